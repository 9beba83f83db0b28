import { useCallback, useSyncExternalStore } from 'react'

/** A window that is held in one hand: the bar stands under the thumb, details open as sheets. */
export const PHONE = '(max-width: 639px), (pointer: coarse) and (max-height: 499px)'

/** Whether a condition on the window holds, as it stands. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', onChange)
      return () => list.removeEventListener('change', onChange)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}
