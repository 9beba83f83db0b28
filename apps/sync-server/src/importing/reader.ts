import type { Worker } from 'node:worker_threads'
import type { Clock } from '../clock.ts'
import { startThread } from '../thread.ts'
import type { ImportAgain, ImportAnswer, ImportQuestion, ImportSign } from './importThread.ts'

const HEAP_MAX_MB = 384
/** A table with no more letters is an ordinary one: on a slow machine it may take its time to be compared. */
const ORDINARY_MAX_LETTERS = 1024 * 1024
const COMPARING_MAX_MS = 15_000
const TOO_LONG: ImportAnswer = { refused: 'badFile', why: 'Reading it takes too long.' }

interface Asked {
  readonly question: ImportQuestion | ImportAgain
  readonly done: (answer: ImportAnswer | undefined) => void
  cancel: () => void
}

/** One thread that reads one file. */
export class Reader {
  private readonly thread: Worker
  private isReady = false
  hasEnded = false
  private asked: Asked | undefined

  constructor(private readonly clock: Clock) {
    this.thread = startThread(import.meta.url, 'importThread', {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MAX_MB },
    })
    this.thread.unref()
    this.thread.on('message', (message: ImportSign | ImportAnswer) => {
      if (message === 'ready') {
        this.isReady = true
        if (this.asked) this.thread.postMessage(this.asked.question)
      } else if ('letters' in message) {
        if (message.letters <= ORDINARY_MAX_LETTERS) this.limit(COMPARING_MAX_MS)
      } else this.give(message)
    })
    // A file that needs more memory than there is ends the thread, and nothing else.
    this.thread.on('error', () => this.ended(TOO_LONG))
    this.thread.on('exit', () => this.ended(TOO_LONG))
  }

  /**
   * One question at a time.
   * @param maxMs until it is known to be a table of ordinary size
   * @returns undefined: the thread has not come to it in time
   */
  ask(question: ImportQuestion | ImportAgain, maxMs = COMPARING_MAX_MS): Promise<ImportAnswer | undefined> {
    if (this.hasEnded) return Promise.resolve(undefined)
    return new Promise((done) => {
      this.asked = { question, done, cancel: () => {} }
      this.limit(maxMs)
      if (this.isReady) this.thread.postMessage(question)
    })
  }

  private limit(ms: number): void {
    if (!this.asked) return
    this.asked.cancel()
    this.asked.cancel = this.clock.after(Math.max(0, ms), () => this.ended(this.isReady ? TOO_LONG : undefined))
  }

  end(): void {
    this.ended(undefined)
  }

  private ended(answer: ImportAnswer | undefined): void {
    if (this.hasEnded) return
    this.hasEnded = true
    void this.thread.terminate()
    this.give(answer)
  }

  private give(answer: ImportAnswer | undefined): void {
    const { asked } = this
    this.asked = undefined
    asked?.cancel()
    asked?.done(answer)
  }
}
