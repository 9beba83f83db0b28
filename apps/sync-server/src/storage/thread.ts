import type { Worker } from 'node:worker_threads'
import { startThread } from '../thread.ts'
import { CannotRead, StorageError, StorageLost, type ZoneKey, ZonesDamaged } from './storage.ts'

/** Calls into a worker thread, by name, and its answers. */

export interface Question {
  readonly id: number
  readonly call: string
  readonly args: readonly unknown[]
}

/** `id` 0: the thread is ready, or could not get ready. */
export interface Answer {
  readonly id: number
  readonly value?: unknown
  readonly failure?: Failure
}

export interface Failure {
  readonly message: string
  readonly isLost: boolean
  readonly damaged?: readonly ZoneKey[]
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/** So long a thread may finish what it is at; longer than the largest plan takes to merge. */
const STOP_MAX_MS = 5000

export class Thread {
  private readonly worker: Worker
  private readonly waiting = new Map<number, Waiting>()
  private lastId = 0
  private ended: Error | undefined
  private readonly exited: Promise<void>
  readonly ready: Promise<unknown>

  /**
   * One that only reads: if it fails or ends, nothing that was kept is in doubt, and another can be asked.
   * @param answerMaxMs a thread that takes longer is ended, with all who wait for it
   */
  static reading(name: string, workerData: unknown, answerMaxMs = Infinity): Thread {
    return new Thread(name, workerData, { onlyReads: true, answerMaxMs })
  }

  /** @param name of the file beside this one */
  constructor(
    name: string,
    workerData: unknown,
    private readonly kind = { onlyReads: false, answerMaxMs: Infinity },
  ) {
    this.worker = startThread(import.meta.url, name, { workerData })
    this.ready = this.answerTo(0)
    // Whoever asks learns it; that nobody waits for the beginning is no error.
    this.ready.catch(() => undefined)
    this.worker.on('message', ({ id, value, failure }: Answer) => {
      const asked = this.waiting.get(id)
      this.waiting.delete(id)
      if (failure) asked?.reject(this.errorOf(failure))
      else asked?.resolve(value)
    })
    this.worker.on('error', (error) => this.end(error instanceof Error ? error.message : String(error)))
    this.exited = new Promise((resolve) => {
      this.worker.on('exit', () => {
        this.end(`The ${name} has ended`)
        resolve()
      })
    })
  }

  private errorOf({ message, isLost, damaged }: Failure): Error {
    if (isLost) return new StorageLost(message)
    if (this.kind.onlyReads) return new CannotRead(message)
    return damaged ? new ZonesDamaged(message, damaged) : new StorageError(message)
  }

  get hasEnded(): boolean {
    return this.ended !== undefined
  }

  private end(message: string): void {
    this.ended ??= this.kind.onlyReads ? new CannotRead(message) : new StorageLost(message)
    for (const { reject } of this.waiting.values()) reject(this.ended)
    this.waiting.clear()
  }

  private answerTo(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.ended) reject(this.ended)
      else this.waiting.set(id, { resolve, reject })
    })
  }

  /** @param handedOver memory that goes to the thread and can no longer be read here */
  ask(call: string, args: readonly unknown[], handedOver: readonly ArrayBuffer[] = []): Promise<unknown> {
    const id = ++this.lastId
    const answer = this.answerTo(id)
    if (!this.ended) this.worker.postMessage({ id, call, args } satisfies Question, [...handedOver])
    this.watch(answer, call)
    return answer
  }

  private watch(answer: Promise<unknown>, call: string): void {
    const { answerMaxMs } = this.kind
    if (answerMaxMs === Infinity) return
    const tooLong = setTimeout(() => {
      this.end(`${call} took too long`)
      void this.stop()
    }, answerMaxMs)
    tooLong.unref()
    const rest = () => clearTimeout(tooLong)
    answer.then(rest, rest)
  }

  /**
   * Asks the thread to go. Ended from outside in the middle of a call of SQLite, or while it loads it, it would take the
   * whole process with it; so that is left for one that does not listen.
   */
  async stop(): Promise<void> {
    this.end('The thread is stopped')
    this.worker.postMessage({ id: ++this.lastId, call: 'close', args: [] } satisfies Question)
    const last = setTimeout(() => void this.worker.terminate(), STOP_MAX_MS)
    await this.exited
    clearTimeout(last)
  }
}
