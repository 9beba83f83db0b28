import type { Clock } from '../clock.ts'
import { type History, partsOf, type Storage, type StoredUpdate, type ZoneKey } from './storage.ts'

export interface CompactionOptions {
  /** A zone is compacted when so many updates, or so many bytes of them, have come after its snapshot. */
  readonly rows: number
  readonly bytes: number
  /** The same, when everybody has left it. */
  readonly quietRows: number
  /** Updates are kept one by one for so long; versions of before can then still be told apart. */
  readonly historyDays: number
}

export const COMPACTION: CompactionOptions = { rows: 500, bytes: 1024 * 1024, quietRows: 50, historyDays: 14 }

export interface CompactionEvents {
  /** Resolves when what has been written so far is in the storage: only that can be merged. */
  flushed(): Promise<void>
  onCompacted(zone: ZoneKey, removed: number, ms: number): void
  onError(error: unknown, what: string): void
}

const DAY_MS = 24 * 60 * 60_000
/** Sleeping zones are looked at so often, the first time soon after the start. */
const SWEEP_MS = 60 * 60_000
const FIRST_SWEEP_MS = 60_000
const AGAIN_AFTER_VAIN_MS = 10 * 60_000

/** How much is kept of an open zone. */
interface Size {
  /** After the newest snapshot. */
  rows: number
  bytes: number
  snapshotBytes: number
  inVainAt: number | undefined
}

/**
 * Decides when a zone's log is merged: one zone at a time, the merging itself in a thread of the storage. It knows how
 * big each open zone is, and looks after sleeping ones from time to time.
 */
export class Compaction {
  private readonly sizes = new Map<ZoneKey, Size>()
  private readonly queue = new Set<ZoneKey>()
  /** Once more, when it has been done. */
  private readonly again = new Set<ZoneKey>()
  private running: Promise<void> | undefined
  private cancelSweep: () => void
  private isOver = false

  constructor(
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly options: CompactionOptions,
    private readonly events: CompactionEvents,
  ) {
    this.cancelSweep = clock.after(FIRST_SWEEP_MS, () => void this.sweep())
  }

  opened(zone: ZoneKey, stored: readonly StoredUpdate[]): void {
    const size: Size = { rows: 0, bytes: 0, snapshotBytes: 0, inVainAt: undefined }
    for (const { data, isSnapshot } of stored) {
      if (isSnapshot) size.snapshotBytes = data.length
      else {
        size.rows += 1
        size.bytes += data.length
      }
    }
    this.sizes.set(zone, size)
    this.consider(zone, this.options.rows)
  }

  wrote(zone: ZoneKey, bytes: number): void {
    const size = this.sizes.get(zone)
    if (!size) return
    size.rows += 1
    size.bytes += bytes
    this.consider(zone, this.options.rows)
  }

  /** Everybody has left the zone, and all of it is durable. */
  closed(zone: ZoneKey): void {
    this.consider(zone, this.options.quietRows)
    this.sizes.delete(zone)
  }

  /** Less shall be kept of these than before: what has served its time goes now, not at the next look. */
  shorten(zones: readonly ZoneKey[]): void {
    for (const zone of zones) {
      // It may be read already, by what held before.
      if (this.queue.has(zone)) this.again.add(zone)
      this.add(zone)
    }
  }

  get historyDays(): number {
    return this.options.historyDays
  }

  /** Bytes that a zone takes when it is loaded. 0: it is not open. */
  sizeOf(zone: ZoneKey): number {
    const size = this.sizes.get(zone)
    return size ? size.snapshotBytes + size.bytes : 0
  }

  private consider(zone: ZoneKey, rowsMax: number): void {
    const size = this.sizes.get(zone)
    if (!size || (size.rows <= rowsMax && size.bytes <= this.options.bytes)) return
    if (size.inVainAt !== undefined && this.clock.now() - size.inVainAt < AGAIN_AFTER_VAIN_MS) return
    this.add(zone)
  }

  private add(zone: ZoneKey): void {
    if (this.isOver) return
    this.queue.add(zone)
    this.running ??= this.work().finally(() => {
      this.running = undefined
    })
  }

  private async work(): Promise<void> {
    for (const zone of this.queue) {
      if (this.isOver) return
      await this.compact(zone)
      this.queue.delete(zone)
      if (this.again.delete(zone)) this.queue.add(zone)
      // As much again may have come meanwhile.
      this.consider(zone, this.options.rows)
    }
  }

  private async compact(zone: ZoneKey): Promise<void> {
    let size = this.sizes.get(zone)
    try {
      const history = await this.history(zone)
      await this.events.flushed()
      // Nothing may come between counting and merging: what is merged uncounted would be waited for in vain.
      size = this.sizes.get(zone)
      const before = { rows: size?.rows ?? 0, bytes: size?.bytes ?? 0 }
      const started = performance.now()
      const done = await this.storage.compact(zone, history)
      if (!done) {
        if (size) size.inVainAt = this.clock.now()
        return
      }
      if (size) {
        size.rows -= before.rows
        size.bytes -= before.bytes
        size.snapshotBytes = done.snapshotBytes
        size.inVainAt = undefined
      }
      this.events.onCompacted(zone, done.removed, performance.now() - started)
    } catch (error) {
      if (size) size.inVainAt = this.clock.now()
      if (!this.isOver) this.events.onError(error, 'A zone could not be compacted')
    }
  }

  // Kept for up to a day longer than promised, so that a history is begun anew once a day at most.
  private async history(zone: ZoneKey): Promise<History> {
    const kept = await this.storage.history.keptDays(partsOf(zone).planId)
    const historyMs = Math.min(kept ?? Infinity, this.options.historyDays) * DAY_MS
    const keepFrom = this.clock.now() - historyMs
    return { keepFrom, dueFrom: keepFrom - Math.min(DAY_MS, historyMs) }
  }

  private async sweep(): Promise<void> {
    try {
      const { rows, bytes, historyDays } = this.options
      const now = this.clock.now()
      for (const zone of await this.storage.dueForCompaction({ rows, bytes, now, historyDays })) this.add(zone)
      await this.running
    } catch (error) {
      if (!this.isOver) this.events.onError(error, 'Sleeping zones could not be compacted')
    }
    if (!this.isOver) this.cancelSweep = this.clock.after(SWEEP_MS, () => void this.sweep())
  }

  /** What is being merged is left as it is; nothing of it has counted yet. */
  stop(): void {
    this.isOver = true
    this.cancelSweep()
  }
}
