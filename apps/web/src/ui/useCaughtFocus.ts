import { type RefObject, useEffect, useRef } from 'react'

/**
 * Catches the focus when the button one has pressed goes away with its act: it stays in the part of the page it was in,
 * instead of falling to the top. The part must be able to hold it (`tabIndex={-1}`).
 */
export function useCaughtFocus(part: RefObject<HTMLElement | null>): void {
  const wasIn = useRef(false)
  useEffect(() => {
    const onMove = ({ target }: Event) => {
      wasIn.current = target instanceof Node && part.current?.contains(target) === true
    }
    document.addEventListener('focusin', onMove)
    // Who presses elsewhere has left on purpose, also where nothing takes the focus.
    document.addEventListener('pointerdown', onMove)
    return () => {
      document.removeEventListener('focusin', onMove)
      document.removeEventListener('pointerdown', onMove)
    }
  }, [part])
  useEffect(() => {
    if (wasIn.current && document.activeElement === document.body) part.current?.focus({ preventScroll: true })
  })
}
