import type { BoardState } from '../plan/board.ts'

/** Opens the bar to look for cards; where it stands open already, its field gets the focus. */
export function openFind(board: BoardState): void {
  board.isFinding.set(true)
  document.querySelector<HTMLInputElement>('[data-finding] input')?.select()
}
