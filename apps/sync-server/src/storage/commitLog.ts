import type { Clock } from '../clock.ts'
import { type NewUpdate, type Storage, StorageLost, type ZoneKey, ZonesDamaged } from './storage.ts'

const BATCH_ROWS_MAX = 2_000
const BATCH_BYTES_MAX = 8 * 1024 * 1024
/** So much may wait while saving is slow; beyond it nothing more is taken. */
const QUEUE_BYTES_MAX = 8 * 1024 * 1024
const COMMIT_EVERY_MS = 6
const SLOW_AFTER_MS = 2_000
const STOP_AFTER_MS = 30_000
const RETRY_FIRST_MS = 100
const RETRY_MAX_MS = 2_000

/** `saving`: all is well. `slow`: people are told. `stopped`: nothing more is taken in until saving works again. */
export type SavingState = 'saving' | 'slow' | 'stopped'

export interface CommitLogEvents {
  onState(state: SavingState): void
  /** The disk can no longer be trusted; the process has to end. */
  onLost(error: Error): void
  onCommit(rows: number, ms: number): void
  /** Nothing more of these zones can be kept. They have to be closed before this returns: no promise goes out of them. */
  onDamaged(zones: readonly ZoneKey[], error: Error): void
}

/**
 * The queue between all rooms and the storage. While one commit runs, the next batch collects; so many writers share
 * one fsync, and a single one waits for nobody.
 */
export class CommitLog {
  private readonly queue: NewUpdate[] = []
  private queuedBytes = 0
  private lastNumber = 0
  private durableNumber = 0
  private isCommitting = false
  private lastCommitAt = 0
  private isFailing = false
  private retryMs = RETRY_FIRST_MS
  private cancelRetry: (() => void) | undefined
  private cancelWatch: (() => void) | undefined
  private waiting: { number: number; done: () => void }[] = []
  private state: SavingState = 'saving'
  private isOver = false
  private isLost = false
  private readonly damaged = new Set<ZoneKey>()

  constructor(
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly events: CommitLogEvents,
  ) {}

  /** Takes an update in and returns its number, which rises over all zones. */
  push(zone: ZoneKey, data: Uint8Array, who: string, authors: readonly number[] = []): number {
    if (this.damaged.has(zone)) throw new Error(`${zone} cannot be written any more`)
    this.queue.push({ zone, data, who, at: this.clock.now(), ...(authors.length > 0 ? { authors } : {}) })
    this.queuedBytes += data.length
    this.lastNumber += 1
    if (this.queuedBytes > QUEUE_BYTES_MAX && this.state === 'slow') this.setState('stopped')
    this.kick()
    return this.lastNumber
  }

  /** Calls back when the update of that number would survive a power cut; at once if it would already. */
  whenDurable(number: number, done: () => void): void {
    if (number <= this.durableNumber) done()
    else this.waiting.push({ number, done })
  }

  isDurable(number: number): boolean {
    return number <= this.durableNumber
  }

  durable(number: number): Promise<void> {
    return new Promise((resolve) => this.whenDurable(number, resolve))
  }

  /** Resolves when all that has been taken in is durable, or nothing more of it will be. */
  flushed(): Promise<void> {
    return this.isLost ? Promise.resolve() : this.durable(this.lastNumber)
  }

  /** What is kept of the zone is damaged, so that nothing can be added to it until it has been repaired. */
  isDamaged(zone: ZoneKey): boolean {
    return this.damaged.has(zone)
  }

  get saving(): SavingState {
    return this.state
  }

  get pending(): { rows: number; bytes: number; oldestMs: number } {
    const [oldest] = this.queue
    const oldestMs = oldest ? Math.max(0, this.clock.now() - oldest.at) : 0
    return { rows: this.queue.length, bytes: this.queuedBytes, oldestMs }
  }

  stop(): void {
    this.isOver = true
    this.cancelRetry?.()
    this.cancelWatch?.()
  }

  private kick(): void {
    if (this.isCommitting || this.isFailing || this.isOver || this.queue.length === 0) return
    this.isCommitting = true
    // What the sockets deliver in this turn of the event loop goes into the same commit. On a quick disk commits would
    // follow each other so closely that handing them over cost more than making them.
    const sinceLastMs = performance.now() - this.lastCommitAt
    if (sinceLastMs >= COMMIT_EVERY_MS) setImmediate(() => void this.commit())
    else setTimeout(() => void this.commit(), COMMIT_EVERY_MS - sinceLastMs)
  }

  private async commit(): Promise<void> {
    let rows = 0
    let bytes = 0
    while (rows < this.queue.length && rows < BATCH_ROWS_MAX && bytes < BATCH_BYTES_MAX) {
      bytes += this.queue[rows]?.data.length ?? 0
      rows += 1
    }
    const started = performance.now()
    this.lastCommitAt = started
    this.watch()
    try {
      const batch = this.queue.slice(0, rows).filter(({ zone }) => !this.damaged.has(zone))
      if (batch.length > 0) await this.storage.append(batch)
    } catch (error) {
      this.isCommitting = false
      this.failed(error instanceof Error ? error : new Error(String(error)))
      return
    }
    this.isCommitting = false
    this.queue.splice(0, rows)
    this.queuedBytes -= bytes
    this.durableNumber += rows
    this.events.onCommit(rows, performance.now() - started)
    this.release()
    if (this.queue.length === 0 || this.state !== 'stopped') this.recovered()
    this.kick()
  }

  private release(): void {
    const ready = this.waiting.filter(({ number }) => number <= this.durableNumber)
    if (ready.length === 0) return
    this.waiting = this.waiting.filter(({ number }) => number > this.durableNumber)
    for (const { done } of ready) done()
  }

  // The queue stays as it is: what was taken in is written when writing works again. After a failed commit nobody
  // knows whether it happened; writing a row twice does no harm.
  private failed(error: Error): void {
    if (error instanceof StorageLost) {
      this.lose(error)
      return
    }
    if (error instanceof ZonesDamaged) {
      // Their updates keep their numbers, and go nowhere; the next commit is of all the others.
      for (const zone of error.zones) this.damaged.add(zone)
      this.events.onDamaged(error.zones, error)
      this.kick()
      return
    }
    this.isFailing = true
    this.setState('stopped')
    if (this.isOver) return
    this.cancelRetry = this.clock.after(this.retryMs, () => {
      this.isFailing = false
      this.retryMs = Math.min(this.retryMs * 2, RETRY_MAX_MS)
      this.kick()
    })
  }

  /** The storage has said that it can keep nothing any more: nothing is promised from here on. */
  lose(error: StorageLost): void {
    if (this.isLost) return
    this.isLost = true
    this.isOver = true
    this.setState('stopped')
    this.events.onLost(error)
  }

  private recovered(): void {
    this.cancelWatch?.()
    this.cancelWatch = undefined
    this.retryMs = RETRY_FIRST_MS
    this.setState('saving')
  }

  // A commit that neither returns nor fails: a disk that hangs.
  private watch(): void {
    this.cancelWatch ??= this.clock.after(SLOW_AFTER_MS, () => {
      if (this.state === 'saving') this.setState('slow')
      this.cancelWatch = this.clock.after(STOP_AFTER_MS - SLOW_AFTER_MS, () => this.setState('stopped'))
    })
  }

  private setState(state: SavingState): void {
    if (this.state === state) return
    this.state = state
    this.events.onState(state)
  }
}
