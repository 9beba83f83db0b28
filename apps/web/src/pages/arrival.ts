import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { useLocation } from 'wouter'

let hasMoved = false

/** Notices that somebody has gone from one page to another without loading the window anew. Once, around the routes. */
export function useNoticeMoves(): void {
  const [path] = useLocation()
  const first = useRef(path)
  // In the layout phase: before the effect of the page that arrives.
  useLayoutEffect(() => {
    if (path !== first.current) hasMoved = true
  }, [path])
}

/**
 * Starts a page at its top with the focus on its content, as the browser does for pages it loads itself. Without it
 * a screen reader stays silent, on a link that is no longer there.
 */
export function useArrival(content: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!hasMoved) return
    window.scrollTo(0, 0)
    content.current?.focus({ preventScroll: true })
  }, [content])
}
