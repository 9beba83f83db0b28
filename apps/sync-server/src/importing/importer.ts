import type { PlanContent } from '@commonboard/model'
import type { Worker } from 'node:worker_threads'
import type { Clock } from '../clock.ts'
import { LIMIT } from '../limits.ts'
import { startThread } from '../thread.ts'
import type { ImportAnswer, ImportQuestion } from './importThread.ts'

const WAITING_MAX = 20
/** From when a file begins to arrive: nobody's files make the others wait long. */
const FILES_PER_PERSON_MAX = 2
const HEAP_MAX_MB = 384
const TOO_LONG: ImportAnswer = { refused: 'badFile', why: 'Reading it takes too long.' }

/**
 * Reads files people bring, one after the other, each in a thread of its own that is ended afterwards, or when it takes
 * too long: no file holds anybody up, and nothing of one is left for the next.
 */
export class Importer {
  private lastTurn: Promise<unknown> = Promise.resolve()
  private waiting = 0
  private readonly files = new Map<string, number>()
  private thread: Worker | undefined
  private isStopped = false

  constructor(private readonly clock: Clock) {}

  /** @returns whether a person may send a file; if so, `leave` has to follow, whatever happens */
  enter(person: string): boolean {
    const count = this.files.get(person) ?? 0
    if (count >= FILES_PER_PERSON_MAX) return false
    this.files.set(person, count + 1)
    return true
  }

  leave(person: string): void {
    const count = (this.files.get(person) ?? 0) - 1
    if (count > 0) this.files.set(person, count)
    else this.files.delete(person)
  }

  /** @returns undefined: too many wait already */
  async read(question: ImportQuestion): Promise<ImportAnswer | undefined> {
    if (this.isStopped || this.waiting >= WAITING_MAX) return undefined
    this.waiting++
    const mine = this.lastTurn.then(() => this.readOne(question))
    this.lastTurn = mine
    try {
      return await mine
    } finally {
      this.waiting--
    }
  }

  private readOne({ file, named, content, isPreview }: ImportQuestion): Promise<ImportAnswer | undefined> {
    if (this.isStopped) return Promise.resolve(undefined)
    const thread = startThread(import.meta.url, 'importThread', {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MAX_MB },
    })
    this.thread = thread
    let cancel: (() => void) | undefined
    return new Promise<ImportAnswer | undefined>((resolve) => {
      thread.on('message', (message: 'ready' | ImportAnswer) => {
        if (message !== 'ready') return resolve(message)
        cancel = this.clock.after(LIMIT.importMaxMs, () => resolve(TOO_LONG))
        const question = { file, content: slim(content), isPreview, ...(named === undefined ? {} : { named }) }
        thread.postMessage(question satisfies ImportQuestion)
      })
      // A file that needs more memory than there is ends the thread, and nothing else.
      thread.on('error', () => resolve(TOO_LONG))
      thread.on('exit', () => resolve(this.isStopped ? undefined : TOO_LONG))
    }).finally(() => {
      cancel?.()
      this.thread = undefined
      void thread.terminate()
    })
  }

  stop(): void {
    this.isStopped = true
    void this.thread?.terminate()
  }
}

/** What the comparison looks at; the rest need not be copied into the thread. */
const slim = (content: PlanContent): PlanContent => ({
  ...content,
  ideas: [],
  removedIdeas: [],
  vision: [],
  ingredients: { hope: [], together: [], place: [] },
  leadership: { ...content.leadership, bodies: [], seats: [], people: [], organizations: [], channels: [] },
})
