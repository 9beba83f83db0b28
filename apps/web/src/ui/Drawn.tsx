import { useEffect } from 'react'

/** Stands beside a face: once that is on the screen, there is time for the rest. */
export function Drawn({ onDrawn }: { readonly onDrawn: (isDrawn: true) => void }) {
  // On the screen, not only in the page: what comes next must not hold the first words up.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => onDrawn(true), 0)
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [onDrawn])
  return null
}
