import { existsSync, statSync } from 'node:fs'
import { DatabaseSync, type StatementSyncInstance } from '@photostructure/sqlite'
import { StorageLost } from './storage.ts'

export type Row = Record<string, string | number | null>
export type Value = string | number | Uint8Array

const BUSY_MS = 5_000

/** One open connection to a SQLite file, with its prepared statements. */
export class SqliteFile {
  protected readonly db: InstanceType<typeof DatabaseSync>
  private readonly statements = new Map<string, StatementSyncInstance>()
  /** The file and its write-ahead log, as they were after the last commit: which file, and how long. */
  private seen = new Map<string, Seen>()

  constructor(
    readonly path: string,
    options: { readOnly?: boolean } = {},
  ) {
    this.db = new DatabaseSync(path, options)
    // `npm run admin` may write beside us.
    this.db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
  }

  /** All that is written in it, or nothing. Has happened when it returns. */
  together(write: () => void): void {
    this.checkPlace()
    this.db.exec('BEGIN IMMEDIATE')
    try {
      write()
      this.db.exec('COMMIT')
    } catch (error) {
      // SQLite has already rolled back after some failures (a full disk); a second time would hide the first error.
      if (this.db.isTransaction) this.db.exec('ROLLBACK')
      throw error
    }
    this.checkPlace()
  }

  /** All that is read in it is of one moment. */
  reading<T>(read: () => T): T {
    this.db.exec('BEGIN')
    try {
      return read()
    } finally {
      this.db.exec('COMMIT')
    }
  }

  /** What SQLite finds wrong with the file; empty: nothing. */
  check(): string[] {
    try {
      const lines = this.all('PRAGMA quick_check(20)').map((row) => String(Object.values(row)[0]))
      return lines.filter((line) => line !== 'ok')
    } catch (error) {
      if (isDamage(error)) return [(error as Error).message]
      throw error
    }
  }

  statement(sql: string): StatementSyncInstance {
    let statement = this.statements.get(sql)
    if (!statement) {
      statement = this.db.prepare(sql)
      this.statements.set(sql, statement)
    }
    return statement
  }

  one(sql: string, ...values: Value[]): Row | undefined {
    return this.statement(sql).get(...values) as Row | undefined
  }

  all(sql: string, ...values: Value[]): Row[] {
    return this.statement(sql).all(...values) as Row[]
  }

  exec(sql: string): void {
    this.db.exec(sql)
  }

  close(): void {
    this.db.close()
  }

  // A file that somebody has taken away, put another in place of or cut goes on taking writes that nobody will ever
  // read. Two looks a commit cost some 10 µs.
  private checkPlace(): void {
    for (const path of [this.path, `${this.path}-wal`]) {
      const before = this.seen.get(path)
      const now = look(path)
      if (before && (!now || now.inode !== before.inode || now.size < before.size))
        throw new StorageLost(
          `The file ${path} is not the one that was opened: somebody has moved, replaced or cut it.`,
        )
      if (now) this.seen.set(path, now)
    }
  }

  /** Reads on where a file is shorter than it says of itself. For saving what can be saved. */
  toleratesCuts(): void {
    this.db.enableDefensive(false)
    this.db.exec('PRAGMA writable_schema = ON')
  }

  /**
   * Empties the write-ahead log into the file; waits for nobody.
   * @returns false: somebody is reading what stands in it
   */
  checkpoint(): boolean {
    this.db.exec('PRAGMA busy_timeout = 0')
    const isDone = this.one('PRAGMA wal_checkpoint(TRUNCATE)')?.busy === 0
    this.db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
    this.seen.delete(`${this.path}-wal`)
    return isDone
  }
}

interface Seen {
  readonly inode: string
  readonly size: number
}

function look(path: string): Seen | undefined {
  if (!existsSync(path)) return undefined
  const { dev, ino, size } = statSync(path)
  return { inode: `${dev}:${ino}`, size }
}

const codeOf = (error: unknown): number => {
  const { errcode, sqliteExtendedCode } = error as { errcode?: unknown; sqliteExtendedCode?: unknown }
  return Number(sqliteExtendedCode ?? errcode ?? 0)
}

const CORRUPT = 11
const NOT_A_DATABASE = 26
export const isDamage = (error: unknown): boolean => [CORRUPT, NOT_A_DATABASE].includes(codeOf(error) & 0xff)

// SQLITE_IOERR_FSYNC and _DIR_FSYNC: after them the kernel may believe that lost pages are clean, and a second fsync
// would lie.
export const isFailedSync = (error: unknown): boolean => [1034, 1290].includes(codeOf(error))
