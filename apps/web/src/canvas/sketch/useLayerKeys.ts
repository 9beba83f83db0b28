import type { Editor } from '@tldraw/tldraw'
import { useEffect } from 'react'
import { useBoard } from '../../plan/board.ts'
import { useSession } from '../../plan/usePlan.ts'
import { drawingIdOf, hasWords, isDrawn } from './shapes.ts'
import type { SketchHand } from './useSketch.ts'

/** By how much an arrow key moves a drawing; with Shift the larger step. Board pixels. */
export const NUDGE_PX = 8
export const NUDGE_FAR_PX = 40

export const nudgeOf = (key: string, isFar: boolean): { x: number; y: number } | undefined => {
  const step = isFar ? NUDGE_FAR_PX : NUDGE_PX
  const moves: Readonly<Record<string, { x: number; y: number }>> = {
    ArrowLeft: { x: -step, y: 0 },
    ArrowRight: { x: step, y: 0 },
    ArrowUp: { x: 0, y: -step },
    ArrowDown: { x: 0, y: step },
  }
  return moves[key]
}

/** The keys of a drawing over a page. Listens before tldraw does. */
export function useLayerKeys(editor: Editor | undefined, hand: SketchHand): void {
  const session = useSession()
  const { sketch } = useBoard()
  useEffect(() => {
    if (!editor) return
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (target.closest('input, textarea, select, [contenteditable="true"], dialog, [role="dialog"], [role="menu"]'))
        return
      if (target.closest('button') && (event.key === 'Enter' || event.key === ' ')) return
      const tool = sketch.tool.get()
      const drawn = editor.getSelectedShapes().filter(isDrawn)
      const [first] = drawn
      const move = nudgeOf(event.key, event.shiftKey)
      if (tool === undefined && !target.closest('[data-drawing]')) return
      if (event.key === 'Escape') {
        if (tool === 'select' || tool === undefined) {
          editor.selectNone()
          sketch.tool.set(undefined)
        } else editor.cancel()
      } else if (event.key === 'Enter' && (tool === 'note' || tool === 'text') && session.canEdit()) {
        sketch.tool.set('select')
        hand.place(tool === 'note' ? 'sketchNote' : 'sketchText', editor.getViewportPageBounds().center)
      } else if (!first || !session.canEdit()) return
      else if (move) editor.nudgeShapes(drawn, move)
      else if (event.key === 'Enter' || event.key === 'F2') {
        if (!hasWords(first)) return
        sketch.tool.set('select')
        hand.write(drawingIdOf(first.id))
      } else if (event.key === 'Delete' || event.key === 'Backspace') hand.removeChosen()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [editor, hand, session, sketch])
}
