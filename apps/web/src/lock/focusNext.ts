import type { Column } from '@commonboard/model'

/** What asks, and what says who has asked: the one comes in the place of the other. */
export type LockPlace = 'ask' | 'line'

/** One comes a moment after the other has gone; whoever had the focus there goes along. */
export function focusNext(column: Column, place: LockPlace, frames = 60): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return
    const next = document.querySelector<HTMLElement>(`[data-lock-${place}="${column}"]`)
    if (next) next.focus()
    else if (frames > 0) focusNext(column, place, frames - 1)
  })
}
