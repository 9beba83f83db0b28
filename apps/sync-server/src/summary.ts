import { COLUMNS, openPlan, readPlan } from '@commonboard/model'
import type * as Y from 'yjs'
import type { Access, PlanFile } from './access.ts'
import type { Clock } from './clock.ts'

const REFRESH_MS = 2_000
/** Counting a plan of 10,000 cards takes some 30 ms; it may cost no more than this share of the time. */
const SHARE_OF_TIME_MAX = 0.02

/** Live cards of each column. */
export function countCards(doc: Y.Doc): number[] {
  const counts: number[] = COLUMNS.map(() => 0)
  for (const { column } of readPlan(openPlan({ plan: doc })).cards) {
    const index = COLUMNS.indexOf(column)
    // The fingerprint shows the seven columns; the strips below them are not in it.
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1
  }
  return counts
}

/**
 * Keeps a plan's row for the list of plans: how many cards, and when it last changed. Refreshed a moment after an
 * edit, so that the list never has to load a plan.
 */
export class Summary {
  private cancel: (() => void) | undefined
  private changedAt = 0
  private waitMs = REFRESH_MS

  constructor(
    private readonly file: PlanFile,
    private readonly doc: Y.Doc,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly onError: (error: unknown) => void,
  ) {}

  touched(): void {
    this.changedAt = this.clock.now()
    this.cancel ??= this.clock.after(this.waitMs, () => void this.refresh())
  }

  /** Writes what has changed since the last time, now. */
  async refresh(): Promise<void> {
    if (!this.cancel) return
    this.cancel()
    this.cancel = undefined
    const started = performance.now()
    const counts = countCards(this.doc)
    this.waitMs = Math.max(REFRESH_MS, (performance.now() - started) / SHARE_OF_TIME_MAX)
    const changedAt = this.changedAt
    try {
      await this.file.inTurn(() => this.access.savePlan(this.file, { counts, changedAt }))
    } catch (error) {
      // Only the list of plans is a little late; the next edit tries again.
      this.onError(error)
    }
  }
}
