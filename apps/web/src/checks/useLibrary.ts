import { type LibraryAsked, libraryAsked, openLibrary } from '../library/state.ts'
import { afterSheet } from '../outline/sheetHistory.ts'
import { showBoard, useBoard } from '../plan/board.ts'

/** Goes to the starter library for what is missing; when that is closed, what there is to look at comes back. */
export function useLibrary(): (asked: LibraryAsked) => void {
  const board = useBoard()
  const { checks, talk } = board
  return (asked) => {
    checks.set(false)
    showBoard(board, 'logicModel')
    afterSheet(() => {
      openLibrary(asked)
      const stop = libraryAsked.subscribe(() => {
        if (libraryAsked.get()) return
        stop()
        if (!talk.isOpen.get()) checks.set(true)
      })
    })
  }
}
