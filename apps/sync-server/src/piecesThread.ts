import { parentPort } from 'node:worker_threads'
import { cutIntoPieces, type Pieces } from './pieces.ts'

/** Takes big updates apart beside the sockets, so that nobody waits while a megabyte is decoded. */

export interface PiecesQuestion {
  readonly id: number
  readonly update: Uint8Array
  readonly stateVector: Uint8Array
}

/** Without `pieces`: nothing an honest client sends. */
export interface PiecesAnswer {
  readonly id: number
  readonly pieces?: Pieces
}

const port = parentPort
if (!port) throw new Error('piecesThread.ts is started as a worker thread')

port.on('message', ({ id, update, stateVector }: PiecesQuestion) => {
  const answer: PiecesAnswer = { id }
  try {
    port.postMessage({ ...answer, pieces: cutIntoPieces(update, stateVector) })
  } catch {
    port.postMessage(answer)
  }
})
