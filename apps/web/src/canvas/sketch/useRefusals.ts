import { LIMITS } from '@commonboard/model'
import type { Editor, VecLike } from '@tldraw/tldraw'
import { type RefObject, useEffect } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { useCanEdit } from '../../plan/usePlan.ts'
import { LIBRARY_DRAG } from '../../library/state.ts'
import { notify } from '../../ui/Toast.tsx'

/**
 * What is pasted or dropped on a board: words and addresses become a text; pictures, files and pages get a sentence.
 */
export function useRefusals(
  frame: RefObject<HTMLElement | null>,
  editor: Editor | undefined,
  place: (kind: 'sketchText', point: VecLike, text: string) => void,
  /** Pasted words that become cards of the board; false: they do not. */
  asCards: (text: string, at: VecLike | undefined) => boolean = () => false,
  /** Lines of the starter library become cards where they are dropped. */
  fromLibrary?: (ids: readonly string[], at: VecLike) => void,
): void {
  const words = useWords('sketch').sketch
  const canEdit = useCanEdit()
  useEffect(() => {
    const element = frame.current
    if (!element || !editor) return

    const take = (data: DataTransfer | null, point: VecLike) => {
      if (!canEdit) return
      const text = (data?.getData('text/plain') || data?.getData('text/uri-list') || '').trim()
      if ((data?.files.length ?? 0) > 0 || text === '') {
        if (data && data.types.length > 0) notify(words.noPictures)
        return
      }
      place('sketchText', point, text.slice(0, LIMITS.noteTextMaxLength))
    }
    const onDragOver = (event: DragEvent) => {
      event.preventDefault()
      event.stopPropagation()
    }
    const onDrop = (event: DragEvent) => {
      if (isField(event.target)) return
      event.preventDefault()
      event.stopPropagation()
      const ids = event.dataTransfer?.getData(LIBRARY_DRAG).split(' ').filter(Boolean) ?? []
      if (fromLibrary && ids.length > 0) {
        if (canEdit) fromLibrary(ids, editor.screenToPage({ x: event.clientX, y: event.clientY }))
        return
      }
      take(event.dataTransfer, editor.screenToPage({ x: event.clientX, y: event.clientY }))
    }
    const onPaste = (event: ClipboardEvent) => {
      if (isField(event.target) || document.querySelector('[role="dialog"]')) return
      event.preventDefault()
      const { currentPagePoint } = editor.inputs
      const view = editor.getViewportPageBounds()
      const text = event.clipboardData?.files.length ? '' : (event.clipboardData?.getData('text/plain') ?? '')
      const isInSight = view.containsPoint(currentPagePoint)
      if (text.trim() && asCards(text, isInSight ? currentPagePoint : undefined)) return
      take(event.clipboardData, isInSight ? currentPagePoint : view.center)
    }
    element.addEventListener('dragover', onDragOver, { capture: true })
    element.addEventListener('drop', onDrop, { capture: true })
    window.addEventListener('paste', onPaste)
    return () => {
      element.removeEventListener('dragover', onDragOver, { capture: true })
      element.removeEventListener('drop', onDrop, { capture: true })
      window.removeEventListener('paste', onPaste)
    }
  }, [frame, editor, place, asCards, fromLibrary, words, canEdit])
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null
