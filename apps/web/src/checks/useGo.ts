import { type CardId, findCards, isStrip, NOTHING_SOUGHT, type PlanContent, VISION_ID } from '@commonboard/model'
import { useWords } from '../i18n/language.tsx'
import { afterSheet } from '../ui/sheetHistory.ts'
import { PHONE } from '../ui/media.ts'
import { type BoardName, type BoardState, showBoard, useBoard } from '../plan/board.ts'
import { useOpenPlan } from '../plan/usePlan.ts'
import { notify } from '../ui/Toast.tsx'

const AFTER_FOCUS_MS = 50
const BOARD_COMES_MS = 5_000

/** Goes to a card in the face one is in, or to another board. On a phone the sheet closes, and a toast leads back. */
export function useGo(): (to: CardId | BoardName) => void {
  const board = useBoard()
  const words = useWords('checks').checks
  const { watch } = useOpenPlan()
  return (to) => {
    letShow(board, to, watch.read())
    if (!window.matchMedia(PHONE).matches) return show(board, to)
    board.checks.set(false)
    afterSheet(() => {
      show(board, to)
      notify(words.back, { label: words.title, onAct: () => board.checks.set(true) })
    })
  }
}

// Hidden by what one looks for, or with the strategies and resources, it could not be gone to.
function letShow(board: BoardState, to: string, content: PlanContent): void {
  const card = content.cards.find(({ id }) => id === to)
  if (!card) return
  if (isStrip(card.column)) board.layer.show(true)
  if (findCards(content, board.sought.get())?.has(card.id) === false) board.sought.set(NOTHING_SOUGHT)
}

function show(board: BoardState, to: CardId | BoardName): void {
  if (to === VISION_ID || to === 'vision' || to === 'leadership' || to === 'logicModel') {
    showBoard(board, to === 'leadership' ? 'leadership' : to === 'logicModel' ? 'logicModel' : 'vision')
    return focusWhenThere(() => document.getElementById('board'))
  }
  showBoard(board, 'logicModel')
  // The board takes the focus only where nothing has it.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  // Chosen anew, or a board that has it chosen already would not stir.
  board.chosen.set([])
  setTimeout(() => {
    board.chosen.set([to])
    focusWhenThere(() => placeOf(to))
  }, AFTER_FOCUS_MS)
}

/** Where a card takes the focus, whichever face shows it. */
function placeOf(card: string): HTMLElement | null {
  const shown = document.querySelector<HTMLElement>(`#board [data-card="${CSS.escape(card)}"]`)
  if (!shown || shown.matches('article, [tabindex]')) return shown
  return shown.querySelector<HTMLElement>('[data-row], [tabindex="0"], button, textarea, input')
}

/** The board may still be on its way; once it has the focus itself, nothing is left to do. */
function focusWhenThere(find: () => HTMLElement | null, until = Date.now() + BOARD_COMES_MS): void {
  requestAnimationFrame(() => {
    const element = find()
    if (element && element.contains(document.activeElement)) return
    if (element) element.focus()
    else if (Date.now() < until) focusWhenThere(find, until)
  })
}
