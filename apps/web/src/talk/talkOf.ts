import { ITEM_ROOTS, type PlanContent, type Subject } from '@commonboard/model'
import type { BoardState } from '../plan/board.ts'

/** What is chosen on the board in sight, as something to speak of. */
function chosenSubject(board: BoardState, { leadership }: PlanContent): Subject | undefined {
  const [card, ...more] = board.chosen.get()
  if (board.name.get() === 'logicModel') return card && more.length === 0 ? ['card', card] : undefined
  if (board.name.get() !== 'leadership') return undefined
  const item = board.item.get()
  const root = ITEM_ROOTS.find((one) => leadership[one].some(({ id }) => id === item))
  return root && item && ['item', root, item]
}

/** Opens the comments, at what is chosen; open ones are closed. @param content absent: no board is in sight */
export function talkOf(board: BoardState, content: PlanContent | undefined): void {
  const { talk } = board
  if (talk.isOpen.get()) {
    talk.subject.set(undefined)
    talk.isOpen.set(false)
    document.querySelector<HTMLElement>('[data-talk-button]')?.focus()
  } else talk.open(content && chosenSubject(board, content))
}
