import type { BoardState } from '../plan/board.ts'

/** Opens the panel of what there is to look at, which takes the focus; where it stands open already, it gets the focus. */
export function openChecks(board: BoardState): void {
  board.checks.set(true)
  document.getElementById('checks-title')?.focus()
}
