import type { Comment } from '@commonboard/model'
import { useWords } from '../i18n/language.tsx'
import { PHONE } from '../outline/state.ts'
import { showBoard, useBoard } from '../plan/board.ts'
import { notify } from '../ui/Toast.tsx'

const AFTER_FOCUS_MS = 50

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
      setTimeout(() => board.chosen.set([about[1]]), AFTER_FOCUS_MS)
    } else if (kind === 'item') {
      showBoard(board, 'leadership')
      letGo()
      setTimeout(() => board.item.set(about[2]), AFTER_FOCUS_MS)
    }
    notify(words.backToComments, { label: words.title, onAct: () => board.talk.show(comment.id) })
  }
}

/** The board takes the focus only where nothing has it. */
const letGo = () => {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
