import type { CardId } from '@commonboard/model'
import { libraryAsked, openLibrary } from '../library/state.ts'
import { afterSheet } from '../outline/sheetHistory.ts'
import { showBoard, useBoard } from '../plan/board.ts'

/** Goes to the starter library for an indicator of this result; when that is closed, what there is to look at comes back. */
export function useLibrary(): (result: CardId) => void {
  const board = useBoard()
  const { checks, talk } = board
  return (result) => {
    checks.set(false)
    showBoard(board, 'logicModel')
    afterSheet(() => {
      openLibrary({ kind: 'indicators', forResult: result })
      const stop = libraryAsked.subscribe(() => {
        if (libraryAsked.get()) return
        stop()
        if (!talk.isOpen.get()) checks.set(true)
      })
    })
  }
}
