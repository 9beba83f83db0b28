import type { ActivityBoard, ActivityLine, Difference, Whose, Zone } from '@commonboard/model'
import type { SqliteFile } from './sqliteFile.ts'
import type { SyncOf, ZoneKey } from './storage.ts'

/** Somebody who shall not come back into a plan, by any link, with the device he came with. */
export interface BlockRecord {
  readonly planId: string
  readonly participantId: string
  readonly deviceId: string
  /** Participant id of the facilitator. */
  readonly by: string
  /** Milliseconds since 1970 by the server's clock. */
  readonly at: number
}

/** What taking back somebody's work would do to one zone. */
export interface Undone {
  /** Forward edit for the living document. */
  readonly update: Uint8Array
  /** What the log had when this was made. */
  readonly stateVector: Uint8Array
  /** `root/key` of what it writes in. */
  readonly touches: readonly string[]
  /** What becomes otherwise in the zone `plan`, the first of them. */
  readonly differences: readonly Difference[]
  /** Of all of them. */
  readonly count: number
}

export interface ActivityAsked {
  /** Nothing older is told, in milliseconds since 1970. */
  readonly since: number
  /** Only lines that ended earlier; absent: the latest. */
  readonly before?: number | undefined
  readonly board?: ActivityBoard | undefined
  readonly person?: string | undefined
  readonly count: number
}

export interface ActivityTold {
  /** The latest first. */
  readonly lines: readonly (ActivityLine & { readonly label: string })[]
  readonly hasMore: boolean
  /** Everybody who is in the history, for the filter. */
  readonly people: readonly string[]
}

/** What became otherwise in a plan. */
export interface Past {
  /** From when on it is known how the plan was, in milliseconds since 1970. */
  readonly from: number
  /** The first of them, each with the ids of those who have changed it. */
  readonly differences: readonly (Difference & { readonly who: readonly string[] })[]
  /** Of all of them. */
  readonly count: number
}

export const DIFFERENCES_MAX = 500

/** Calls that read the log and take long; in a thread of their own, so that nobody waits for them. */
export interface HistoryReading {
  /** undefined: there is nothing to take back. */
  undoOf(zone: ZoneKey, whose: Whose): Promise<Undone | undefined>
  activityOf(planId: string, zones: readonly Zone[], asked: ActivityAsked): Promise<ActivityTold>
  /** undefined: nothing is known of that time. */
  pastOf(planId: string, at: number): Promise<Past | undefined>
}

export interface HistoryTablesPort {
  /** Does nothing if the plan has been deleted. */
  saveBlock(block: BlockRecord): Promise<void>
  removeBlock(planId: string, participantId: string): Promise<void>
  /** The latest first. */
  blocksOf(planId: string): Promise<BlockRecord[]>
  /** How many days who did what is kept in this plan; undefined: as long as the server keeps it. */
  keptDays(planId: string): Promise<number | undefined>
  saveKeptDays(planId: string, days: number): Promise<void>
}

export type HistoryStorage = HistoryTablesPort & HistoryReading

export const HISTORY_STORAGE_CALLS = [
  'saveBlock',
  'removeBlock',
  'blocksOf',
  'keptDays',
  'saveKeptDays',
] as const satisfies readonly (keyof HistoryTablesPort)[]

export const HISTORY_TABLES = `
  CREATE TABLE IF NOT EXISTS blocks (
    planId TEXT NOT NULL, participantId TEXT NOT NULL, deviceId TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (planId, participantId)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS keeping (planId TEXT PRIMARY KEY, days INTEGER NOT NULL) STRICT;
`

export class HistoryTables implements SyncOf<HistoryTablesPort> {
  constructor(
    private readonly file: SqliteFile,
    private readonly hasPlan: (planId: string) => boolean,
  ) {}

  saveBlock({ planId, participantId, deviceId, by, at }: BlockRecord): void {
    this.file.together(() => {
      if (!this.hasPlan(planId)) return
      this.file
        .statement('INSERT OR REPLACE INTO blocks (planId, participantId, deviceId, by, at) VALUES (?, ?, ?, ?, ?)')
        .run(planId, participantId, deviceId, by, at)
    })
  }

  removeBlock(planId: string, participantId: string): void {
    this.file.statement('DELETE FROM blocks WHERE planId = ? AND participantId = ?').run(planId, participantId)
  }

  blocksOf(planId: string): BlockRecord[] {
    return this.file.all(
      'SELECT planId, participantId, deviceId, by, at FROM blocks WHERE planId = ? ORDER BY at DESC, rowid DESC',
      planId,
    ) as unknown as BlockRecord[]
  }

  /** In any plan. */
  isBlocked(deviceId: string): boolean {
    return this.file.one('SELECT 1 FROM blocks WHERE deviceId = ?', deviceId) !== undefined
  }

  keptDays(planId: string): number | undefined {
    const row = this.file.one('SELECT days FROM keeping WHERE planId = ?', planId)
    return row && Number(row.days)
  }

  saveKeptDays(planId: string, days: number): void {
    this.file.together(() => {
      if (!this.hasPlan(planId)) return
      this.file.statement('INSERT OR REPLACE INTO keeping (planId, days) VALUES (?, ?)').run(planId, days)
    })
  }

  /** Inside a transaction of the caller. */
  erase(planId: string): void {
    for (const table of ['blocks', 'keeping']) this.file.statement(`DELETE FROM ${table} WHERE planId = ?`).run(planId)
  }
}
