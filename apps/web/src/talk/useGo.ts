import type { Comment } from '@commonboard/model'
import { useWords } from '../i18n/language.tsx'
import { PHONE } from '../outline/state.ts'
import { showBoard, useBoard } from '../plan/board.ts'
import { notify } from '../ui/Toast.tsx'

const AFTER_FOCUS_MS = 50
const BOARD_COMES_MS = 5_000

/** Goes to what a comment is about, and offers the way back. */
export function useGo(): (comment: Comment) => void {
  const board = useBoard()
  const words = useWords('talk').talk
  return (comment) => {
    const { about } = comment
    if (window.matchMedia(PHONE).matches) {
      board.talk.subject.set(undefined)
      board.talk.isOpen.set(false)
    }
    const kind = about[0]
    if (kind === 'idea') return
    if (kind === 'board') {
      if (about[1] !== 'ideas') showBoard(board, about[1])
      document.getElementById('board')?.focus()
    }
    if (kind === 'vision' || (kind === 'card' && about[1] === 'vision')) {
      showBoard(board, 'vision')
      if (kind === 'vision') board.talk.place.set(comment.id)
    } else if (kind === 'card') {
      showBoard(board, 'logicModel')
      letGo()
      // Chosen anew, or a board that has it chosen already would not stir.
      board.chosen.set([])
      setTimeout(() => board.chosen.set([about[1]]), AFTER_FOCUS_MS)
      focusWhenThere(
        `#outline [data-card="${CSS.escape(about[1])}"] [data-row], article[data-card="${CSS.escape(about[1])}"]`,
      )
    } else if (kind === 'item') {
      showBoard(board, 'leadership')
      letGo()
      board.item.set(about[2])
      focusWhenThere(`[data-item="${CSS.escape(about[2])}"]`)
    }
    notify(words.backToComments, { label: words.title, onAct: () => board.talk.show(comment.id) })
  }
}

/** The board may still be on its way. */
function focusWhenThere(selector: string, until = Date.now() + BOARD_COMES_MS): void {
  requestAnimationFrame(() => {
    const element = document.querySelector<HTMLElement>(selector)
    if (element) element.focus()
    else if (Date.now() < until) focusWhenThere(selector, until)
  })
}

/** The board takes the focus only where nothing has it. */
const letGo = () => {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
