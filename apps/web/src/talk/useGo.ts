import type { Comment } from '@commonboard/model'
import { useWords } from '../i18n/language.tsx'
import { afterSheet } from '../ui/sheetHistory.ts'
import { PHONE } from '../ui/media.ts'
import { type BoardState, showBoard, useBoard } from '../plan/board.ts'
import { useSession } from '../plan/usePlan.ts'
import { ideasHref, planHref } from '../rounds/paths.ts'
import { notify } from '../ui/Toast.tsx'
import { useLocation } from 'wouter'

const AFTER_FOCUS_MS = 50
const BOARD_COMES_MS = 5_000

/** Goes to what a comment is about, be it on another page, and offers the way back. */
export function useGo(): (comment: Comment) => void {
  const board = useBoard()
  const { planId } = useSession()
  const words = useWords('talk').talk
  const [, navigate] = useLocation()
  return (comment) => {
    const isPhone = window.matchMedia(PHONE).matches
    if (isPhone) {
      board.talk.subject.set(undefined)
      board.talk.isOpen.set(false)
    }
    const go = () => {
      const page = isOfIdeas(comment) ? ideasHref(planId) : planHref(planId, board)
      if (location.pathname !== new URL(page, location.href).pathname) navigate(page)
      show(board, comment)
      notify(words.backToComments, { label: words.title, onAct: () => board.talk.show(comment.id) })
    }
    if (isPhone) afterSheet(go)
    else go()
  }
}

const isOfIdeas = ({ about }: Comment): boolean => about[0] === 'idea' || (about[0] === 'board' && about[1] === 'ideas')

function show(board: BoardState, { about, id }: Comment): void {
  const kind = about[0]
  if (kind === 'idea') focusWhenThere(`[data-idea="${CSS.escape(about[1])}"]`)
  if (kind === 'board') {
    if (about[1] !== 'ideas') showBoard(board, about[1])
    letGo()
    focusWhenThere('#board')
  }
  if (kind === 'vision' || (kind === 'card' && about[1] === 'vision')) {
    showBoard(board, 'vision')
    if (kind === 'vision') board.talk.place.set(id)
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
}

/** The board may still be on its way. */
function focusWhenThere(selector: string, until = Date.now() + BOARD_COMES_MS): void {
  requestAnimationFrame(() => {
    const element = document.querySelector<HTMLElement>(selector)
    if (element) {
      element.focus()
      // A page that has just come takes the focus to its beginning, which may be a moment later.
      setTimeout(() => {
        if (element.isConnected && document.activeElement?.matches('main, h1, body')) element.focus()
      }, AFTER_FOCUS_MS)
    } else if (Date.now() < until) focusWhenThere(selector, until)
  })
}

/** The board takes the focus only where nothing has it. */
const letGo = () => {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
