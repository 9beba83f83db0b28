import type { CardBox } from '@commonboard/model'
import type { Editor } from '@tldraw/tldraw'
import type { BoundBoard } from './bindBoard.ts'

/** A hand that reaches for the board finds all of it. */
const REACHES = ['pointerdown', 'keydown', 'wheel'] as const

export function isInSight(editor: Editor, { x, y, width, height }: CardBox): boolean {
  const view = editor.getViewportPageBounds()
  return x < view.maxX && x + width > view.minX && y < view.maxY && y + height > view.minY
}

/**
 * Brings the cards out of sight once those in sight are on the screen, some with each frame; all at once when somebody
 * reaches for the board, or where nobody looks and no frames come.
 * @returns what stops it
 */
export function bringTheRest(bound: BoundBoard): () => void {
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', whole)
    for (const event of REACHES) window.removeEventListener(event, whole, { capture: true })
  }
  const whole = () => {
    stop()
    bound.whole()
  }
  // After the frame, not in it: the one before must be seen first.
  const next = () => {
    frame = requestAnimationFrame(() => {
      timer = setTimeout(() => (bound.more() ? next() : stop()), 0)
    })
  }
  if (document.hidden) bound.whole()
  else {
    document.addEventListener('visibilitychange', whole)
    for (const event of REACHES) window.addEventListener(event, whole, { capture: true, passive: true })
    next()
  }
  return stop
}
