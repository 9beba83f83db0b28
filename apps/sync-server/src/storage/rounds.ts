import type { RoundKind, RoundState } from '@commonboard/model'
import type { SqliteFile } from './sqliteFile.ts'
import type { SyncOf } from './storage.ts'

/** A round: what is asked, how far it is, what was released of it. */
export interface RoundRecord {
  readonly id: string
  readonly planId: string
  readonly kind: RoundKind
  readonly state: RoundState
  /** What is asked, as the call had it: JSON. */
  readonly asked: string
  readonly isNameless: boolean
  readonly openedBy: string
  /** Milliseconds since 1970 by the server's clock, like all moments here. */
  readonly openedAt: number
  readonly closedAt: number | null
  readonly revealedAt: number | null
  /** What was released, JSON; null before the reveal. */
  readonly result: string | null
}

/** An answer nobody has seen yet: one written idea, or one ballot. Gone with the reveal. */
export interface AnswerRecord {
  readonly id: string
  readonly planId: string
  readonly roundId: string
  /** Participant id; of somebody without a device that of the scribe. */
  readonly who: string
  /** What the scribe calls that person; empty: answered himself. */
  readonly behalf: string
  readonly at: number
  /** The answer with its role group, sealed: only the server's secret opens it. */
  readonly sealed: Uint8Array
}

export interface RoundStorage {
  /** Does nothing if the plan has been deleted. */
  saveRound(round: RoundRecord): Promise<void>
  /** The latest first. */
  roundsOf(planId: string): Promise<RoundRecord[]>
  /** Erases a round with its answers. */
  removeRound(planId: string, roundId: string): Promise<void>
  /** In the place of one with the same id in the same round. Does nothing if the round has gone. */
  saveAnswer(answer: AnswerRecord): Promise<void>
  answersOf(planId: string, roundId: string): Promise<AnswerRecord[]>
  /** @param ids absent: all of the round */
  removeAnswers(planId: string, roundId: string, ids?: readonly string[]): Promise<void>
}

export const ROUND_STORAGE_CALLS = [
  'saveRound',
  'roundsOf',
  'removeRound',
  'saveAnswer',
  'answersOf',
  'removeAnswers',
] as const satisfies readonly (keyof RoundStorage)[]

export const ROUND_TABLES = `
  CREATE TABLE IF NOT EXISTS rounds (
    id TEXT PRIMARY KEY, planId TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, asked TEXT NOT NULL,
    isNameless INTEGER NOT NULL, openedBy TEXT NOT NULL, openedAt INTEGER NOT NULL, closedAt INTEGER,
    revealedAt INTEGER, result TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS roundsOfPlan ON rounds (planId);
  CREATE TABLE IF NOT EXISTS answers (
    planId TEXT NOT NULL, roundId TEXT NOT NULL, id TEXT NOT NULL, who TEXT NOT NULL, behalf TEXT NOT NULL,
    at INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (roundId, id)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS answersOfPlan ON answers (planId);
`

export class RoundTables implements SyncOf<RoundStorage> {
  constructor(
    private readonly file: SqliteFile,
    private readonly hasPlan: (planId: string) => boolean,
  ) {}

  saveRound(round: RoundRecord): void {
    const { id, planId, kind, state, asked, isNameless, openedBy, openedAt, closedAt, revealedAt, result } = round
    this.file.together(() => {
      if (!this.hasPlan(planId)) return
      this.file
        .statement(
          `INSERT INTO rounds (id, planId, kind, state, asked, isNameless, openedBy, openedAt, closedAt, revealedAt, result)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET state = excluded.state, closedAt = excluded.closedAt,
           revealedAt = excluded.revealedAt, result = excluded.result`,
        )
        .run(id, planId, kind, state, asked, isNameless ? 1 : 0, openedBy, openedAt, closedAt, revealedAt, result)
    })
  }

  roundsOf(planId: string): RoundRecord[] {
    return this.file
      .all('SELECT * FROM rounds WHERE planId = ? ORDER BY openedAt DESC, rowid DESC', planId)
      .map((row) => ({ ...row, isNameless: row.isNameless === 1 }) as unknown as RoundRecord)
  }

  removeRound(planId: string, roundId: string): void {
    this.file.together(() => {
      this.file.statement('DELETE FROM answers WHERE planId = ? AND roundId = ?').run(planId, roundId)
      this.file.statement('DELETE FROM rounds WHERE planId = ? AND id = ?').run(planId, roundId)
    })
  }

  saveAnswer({ id, planId, roundId, who, behalf, at, sealed }: AnswerRecord): void {
    this.file.together(() => {
      if (!this.file.one('SELECT 1 FROM rounds WHERE planId = ? AND id = ?', planId, roundId)) return
      this.file
        .statement(
          `INSERT INTO answers (planId, roundId, id, who, behalf, at, sealed) VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (roundId, id) DO UPDATE SET at = excluded.at, sealed = excluded.sealed`,
        )
        .run(planId, roundId, id, who, behalf, at, sealed)
    })
  }

  answersOf(planId: string, roundId: string): AnswerRecord[] {
    return this.file.all(
      'SELECT * FROM answers WHERE planId = ? AND roundId = ? ORDER BY at, rowid',
      planId,
      roundId,
    ) as unknown as AnswerRecord[]
  }

  removeAnswers(planId: string, roundId: string, ids?: readonly string[]): void {
    this.file.together(() => {
      if (!ids) this.file.statement('DELETE FROM answers WHERE planId = ? AND roundId = ?').run(planId, roundId)
      for (const id of ids ?? [])
        this.file.statement('DELETE FROM answers WHERE planId = ? AND roundId = ? AND id = ?').run(planId, roundId, id)
    })
  }

  /** Inside a transaction of the caller. */
  erase(planId: string): void {
    for (const table of ['answers', 'rounds']) this.file.statement(`DELETE FROM ${table} WHERE planId = ?`).run(planId)
  }
}
