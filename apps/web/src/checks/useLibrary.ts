import type { LibraryAsked } from '../library/state.ts'
import { afterSheet } from '../ui/sheetHistory.ts'
import { showBoard, useBoard } from '../plan/board.ts'

/** Goes to the starter library for what is missing; when that is closed, what there is to look at comes back. */
export function useLibrary(): (asked: LibraryAsked) => void {
  const board = useBoard()
  const { checks, library, talk } = board
  return (asked) => {
    checks.set(false)
    showBoard(board, 'logicModel')
    afterSheet(() => {
      library.set(asked)
      const stop = library.subscribe(() => {
        if (library.get()) return
        stop()
        if (!talk.isOpen.get()) checks.set(true)
      })
    })
  }
}
