import type { Clock } from '../clock.ts'
import { LIMIT } from '../limits.ts'
import type { ImportAgain, ImportAnswer, ImportQuestion } from './importThread.ts'
import { refusedAtOnce } from './readFile.ts'
import { Reader } from './reader.ts'

const WAITING_MAX = 20
/** From when a file begins to arrive: nobody's files make the others wait long. */
const FILES_PER_PERSON_MAX = 2

/** A file that has been read. Holds its thread until it is ended. */
export interface Reading {
  readonly answer: ImportAnswer
  /** The same file, compared with the plan as it has become. */
  again(question: ImportAgain): Promise<ImportAnswer | undefined>
  end(): void
}

interface Waiting {
  readonly question: ImportQuestion
  readonly done: (reading: Reading | undefined) => void
  readonly deadline: number
  readonly cancel: () => void
}

/**
 * Reads files people bring, one after the other, each in a thread of its own that is ended afterwards, or when it takes
 * too long: no file holds anybody up, and nothing of one is left for the next. A thread for the next one is kept ready.
 * However long anything takes, a file that is not a table of ordinary size by then gets its answer `LIMIT.importMaxMs`
 * after its last byte has arrived.
 */
export class Importer {
  private readonly waiting: Waiting[] = []
  private isReading = false
  private readonly files = new Map<string, number>()
  private readonly readers = new Set<Reader>()
  private spare: Reader | undefined
  private isStopped = false

  constructor(
    private readonly clock: Clock,
    private readonly maxMs: number = LIMIT.importMaxMs,
    /** After each file; else only once another one begins to arrive. */
    private readonly keepsReady = true,
  ) {}

  /** @returns whether a person may send a file; if so, `leave` has to follow, whatever happens */
  enter(person: string): boolean {
    const count = this.files.get(person) ?? 0
    if (count >= FILES_PER_PERSON_MAX) return false
    this.files.set(person, count + 1)
    // While the file is still on its way.
    this.keepReady()
    return true
  }

  leave(person: string): void {
    const count = (this.files.get(person) ?? 0) - 1
    if (count > 0) this.files.set(person, count)
    else this.files.delete(person)
  }

  /** Starts the thread of the next file. */
  keepReady(): void {
    if (this.isStopped || (this.spare && !this.spare.hasEnded)) return
    this.spare = new Reader(this.clock)
    this.readers.add(this.spare)
  }

  /**
   * @param arrivedAt when the last byte of the file was there; the time it may take begins then
   * @returns undefined: others' files have taken all of that time, or too many wait already
   */
  read(question: ImportQuestion, arrivedAt: number): Promise<Reading | undefined> {
    const refused = refusedAtOnce(question.file)
    if (refused) return Promise.resolve({ answer: refused, again: () => Promise.resolve(undefined), end: () => {} })
    if (this.isStopped || this.waiting.length >= WAITING_MAX) return Promise.resolve(undefined)
    return new Promise((done) => {
      const deadline = arrivedAt + this.maxMs
      const cancel = this.clock.after(Math.max(0, deadline - this.clock.now()), () => {
        const at = this.waiting.findIndex((one) => one.done === done)
        if (at >= 0) this.waiting.splice(at, 1)
        done(undefined)
      })
      this.waiting.push({ question, done, deadline, cancel })
      this.next()
    })
  }

  private next(): void {
    if (this.isReading) return
    const one = this.waiting.shift()
    if (!one) return
    one.cancel()
    this.isReading = true
    this.keepReady()
    const reader = this.spare
    this.spare = undefined
    if (!reader) return one.done(undefined)
    const end = () => {
      reader.end()
      this.readers.delete(reader)
    }
    const again = (question: ImportAgain) => reader.ask(question)
    void reader.ask(one.question, one.deadline - this.clock.now()).then((answer) => {
      if (answer) one.done({ answer, again, end })
      else {
        end()
        one.done(undefined)
      }
      this.isReading = false
      if (this.keepsReady) this.keepReady()
      this.next()
    })
  }

  stop(): void {
    this.isStopped = true
    for (const reader of this.readers) reader.end()
    for (const { done, cancel } of this.waiting.splice(0)) {
      cancel()
      done(undefined)
    }
  }
}
