import type { Worker } from 'node:worker_threads'
import type { Clock } from './clock.ts'
import { LIMIT } from './limits.ts'
import type { Pieces } from './pieces.ts'
import type { PiecesAnswer, PiecesQuestion } from './piecesThread.ts'
import { startThread } from './thread.ts'

/** Why a big update was not taken apart: it is none; it took too long; too many others wait. */
export type NotCut = 'malformed' | 'tooLong' | 'tooMany'

interface Waiting {
  readonly question: PiecesQuestion
  readonly bytes: number
  readonly done: (result: Pieces | NotCut) => void
}

const HEAP_MAX_MB = 512

/** Takes big updates apart in a thread of its own, one after the other; the thread is started by the first. */
export class BigUpdates {
  private thread: Worker | undefined
  private readonly waiting: Waiting[] = []
  private waitingBytes = 0
  private lastId = 0
  private lastTurn: Promise<void> = Promise.resolve()
  private cancelLimit: (() => void) | undefined
  private isStopped = false

  constructor(private readonly clock: Clock) {}

  cut(update: Uint8Array, stateVector: Uint8Array): Promise<Pieces | NotCut> {
    if (this.isStopped || this.waitingBytes + update.length > LIMIT.inspectionQueueMaxBytes)
      return Promise.resolve('tooMany')
    this.waitingBytes += update.length
    return new Promise((done) => {
      // A copy: the frame's buffer belongs to the socket.
      const question = { id: ++this.lastId, update: new Uint8Array(update), stateVector }
      this.waiting.push({ question, bytes: update.length, done })
      if (this.waiting.length === 1) this.ask()
    })
  }

  /** Comes one piece after the other, over all connections and zones: between two the sockets are read. */
  turn(): Promise<void> {
    const before = this.lastTurn
    this.lastTurn = before.then(() => new Promise((resolve) => setImmediate(resolve)))
    return this.lastTurn
  }

  private ask(): void {
    const [next] = this.waiting
    if (!next) return
    this.thread ??= this.start()
    this.thread.postMessage(next.question, [next.question.update.buffer as ArrayBuffer])
    this.cancelLimit = this.clock.after(LIMIT.inspectionMaxMs, () => this.give('tooLong', true))
  }

  private start(): Worker {
    const thread = startThread(import.meta.url, 'piecesThread', {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MAX_MB },
    })
    thread.unref()
    thread.on('message', ({ id, pieces }: PiecesAnswer) => {
      if (this.thread === thread && id === this.waiting[0]?.question.id) this.give(pieces ?? 'malformed', false)
    })
    // What needs more memory than that is nothing an honest client sends. It ends the thread and nothing else.
    const ended = () => {
      if (this.thread === thread) this.give('tooLong', true)
    }
    thread.on('error', ended)
    thread.on('exit', ended)
    return thread
  }

  private give(result: Pieces | NotCut, endsThread: boolean): void {
    this.cancelLimit?.()
    if (endsThread) {
      void this.thread?.terminate()
      this.thread = undefined
    }
    const asked = this.waiting.shift()
    if (!asked) return
    this.waitingBytes -= asked.bytes
    asked.done(result)
    this.ask()
  }

  stop(): void {
    this.isStopped = true
    while (this.waiting.length > 1) this.waiting.pop()?.done('tooMany')
    this.give('tooMany', true)
  }
}
