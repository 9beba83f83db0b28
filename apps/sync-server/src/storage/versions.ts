import type { SqliteFile } from './sqliteFile.ts'
import type { SyncOf } from './storage.ts'

/** A state of a plan that never changes again. */
export interface VersionRecord {
  readonly planId: string
  /** Counts the versions of a plan from 1. */
  readonly n: number
  readonly reason: string
  /** Empty: automatic. */
  readonly name: string
  readonly note: string
  /** Participant id, or `SERVER`. */
  readonly who: string
  /** Milliseconds since 1970 by the server's clock. */
  readonly at: number
  /** SHA-256 of the content, hex. */
  readonly hash: string
  /** Facts about the content as it was found then: JSON. */
  readonly facts: string
}

export interface VersionStorage {
  /** @returns its number. undefined: the plan has been deleted */
  addVersion(version: Omit<VersionRecord, 'n'>, data: Uint8Array): Promise<number | undefined>
  /** The latest first. */
  versionsOf(planId: string): Promise<VersionRecord[]>
  /** The zone `plan` as it was: a Yjs update of all of it. */
  versionData(planId: string, n: number): Promise<Uint8Array | undefined>
}

export const VERSION_STORAGE_CALLS = [
  'addVersion',
  'versionsOf',
  'versionData',
] as const satisfies readonly (keyof VersionStorage)[]

// `versions` is append-only: no statement in this house changes a row of it.
export const VERSION_TABLES = `
  CREATE TABLE IF NOT EXISTS versions (
    planId TEXT NOT NULL, n INTEGER NOT NULL, reason TEXT NOT NULL, name TEXT NOT NULL, note TEXT NOT NULL,
    who TEXT NOT NULL, at INTEGER NOT NULL, hash TEXT NOT NULL, facts TEXT NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (planId, n)
  ) STRICT;
`

export class VersionTables implements SyncOf<VersionStorage> {
  constructor(
    private readonly file: SqliteFile,
    private readonly hasPlan: (planId: string) => boolean,
  ) {}

  addVersion(version: Omit<VersionRecord, 'n'>, data: Uint8Array): number | undefined {
    const { planId, reason, name, note, who, at, hash, facts } = version
    let n: number | undefined
    this.file.together(() => {
      if (!this.hasPlan(planId)) return
      n = Number(this.file.one('SELECT max(n) AS last FROM versions WHERE planId = ?', planId)?.last ?? 0) + 1
      this.file
        .statement(
          `INSERT INTO versions (planId, n, reason, name, note, who, at, hash, facts, data)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(planId, n, reason, name, note, who, at, hash, facts, data)
    })
    return n
  }

  versionsOf(planId: string): VersionRecord[] {
    return this.file.all(
      'SELECT planId, n, reason, name, note, who, at, hash, facts FROM versions WHERE planId = ? ORDER BY n DESC',
      planId,
    ) as unknown as VersionRecord[]
  }

  versionData(planId: string, n: number): Uint8Array | undefined {
    const row = this.file.one('SELECT data FROM versions WHERE planId = ? AND n = ?', planId, n)
    return row?.data as Uint8Array | undefined
  }

  /** Inside a transaction of the caller. */
  erase(planId: string): void {
    this.file.statement('DELETE FROM versions WHERE planId = ?').run(planId)
  }
}
