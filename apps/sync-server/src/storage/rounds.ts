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
  /** When the reveal began: from then on nobody changes an answer. */
  readonly revealingAt: number | null
  readonly revealedAt: number | null
  /** What was released, JSON; null before the reveal. */
  readonly result: string | null
  /** As it stands; once revealed, as it was. */
  readonly tally: Tally
}

/** How many have answered, never what. */
export interface Tally {
  readonly people: number
  readonly answers: number
  /** Of the people: those a scribe answered for. */
  readonly byScribes: number
}

/** An answer nobody has seen yet: one written idea, or one ballot. Gone with the reveal. */
export interface AnswerRecord {
  /** Of a ballot the giver: one person has one. */
  readonly id: string
  readonly planId: string
  readonly roundId: string
  /** Whose hand it is, as only the server's secret can tell: a keyed hash of the participant and the round. */
  readonly who: string
  /** Whose answer it is, told in the same way: of a scribe's each person without a device is somebody else. */
  readonly giver: string
  readonly byScribe: boolean
  /** The answer: only the server's secret opens it. */
  readonly sealed: Uint8Array
}

export interface AnswerLimits {
  /** Of one person in one round. */
  readonly ofGiver: number
  readonly ofRound: number
  readonly ofPlan: number
}

/** `notHis`: somebody else's has this id. */
export type AnswerSaved = 'saved' | 'notOpen' | 'notHis' | 'full'

export interface RoundStorage {
  /** @returns false: the plan has so many, or has been deleted */
  addRound(round: RoundRecord, max: number): Promise<boolean>
  /** The latest first. */
  roundsOf(planId: string): Promise<RoundRecord[]>
  /** Only from this state, and not once a reveal has begun. @returns whether it was done */
  setRoundState(
    planId: string,
    roundId: string,
    from: RoundState,
    to: RoundState,
    closedAt: number | null,
  ): Promise<boolean>
  /** Erases a round with its answers. */
  removeRound(planId: string, roundId: string): Promise<void>
  /** In the place of the giver's own with the same id; only while the round is open. */
  saveAnswer(answer: AnswerRecord, limits: AnswerLimits): Promise<AnswerSaved>
  /** @param who absent: everybody's */
  answersOf(planId: string, roundId: string, who?: string): Promise<AnswerRecord[]>
  /** Which of these givers have answered. */
  giversIn(planId: string, givers: readonly { roundId: string; giver: string }[]): Promise<string[]>
  /** Erases one answer of this hand, while the round is open. @returns false: it is not open */
  removeAnswer(planId: string, roundId: string, who: string, id: string): Promise<boolean>
  /** Erases all of a giver, until a reveal begins. @returns false: it has begun */
  removeGiver(planId: string, roundId: string, giver: string): Promise<boolean>
  /** Closes the round for good. @returns false: there is no such round, or it has been revealed */
  beginReveal(planId: string, roundId: string, at: number): Promise<boolean>
  /** As if it had not begun. */
  cancelReveal(planId: string, roundId: string): Promise<void>
  /** Keeps what is released and destroys the answers, in one commit. Does nothing the second time. */
  finishReveal(planId: string, roundId: string, result: string, at: number): Promise<void>
  /** Reveals that have begun and not ended. */
  revealsBegun(): Promise<{ planId: string; roundId: string }[]>
  /** Erases answers nobody has revealed for too long, and closes those rounds. @returns the plans they were in */
  forgetAnswers(limits: { now: number; closedBefore: number; openedBefore: number }): Promise<string[]>
}

export const ROUND_STORAGE_CALLS = [
  'addRound',
  'roundsOf',
  'setRoundState',
  'removeRound',
  'saveAnswer',
  'answersOf',
  'giversIn',
  'removeAnswer',
  'removeGiver',
  'beginReveal',
  'cancelReveal',
  'finishReveal',
  'revealsBegun',
  'forgetAnswers',
] as const satisfies readonly (keyof RoundStorage)[]

export const ROUND_TABLES = `
  CREATE TABLE IF NOT EXISTS rounds (
    id TEXT PRIMARY KEY, planId TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, asked TEXT NOT NULL,
    isNameless INTEGER NOT NULL, openedBy TEXT NOT NULL, openedAt INTEGER NOT NULL, closedAt INTEGER,
    revealingAt INTEGER, revealedAt INTEGER, result TEXT, tally TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS roundsOfPlan ON rounds (planId);
  CREATE TABLE IF NOT EXISTS answers (
    planId TEXT NOT NULL, roundId TEXT NOT NULL, id TEXT NOT NULL, who TEXT NOT NULL, giver TEXT NOT NULL,
    byScribe INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (roundId, id)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS answersByGiver ON answers (planId, roundId, giver, byScribe);
`

const TALLY = `SELECT roundId, count(*) AS answers, count(DISTINCT giver) AS people,
  count(DISTINCT CASE WHEN byScribe = 1 THEN giver END) AS byScribes FROM answers`

const NOBODY: Tally = { people: 0, answers: 0, byScribes: 0 }

export class RoundTables implements SyncOf<RoundStorage> {
  constructor(
    private readonly file: SqliteFile,
    private readonly hasPlan: (planId: string) => boolean,
    /** Something has been erased: it shall not stay in the write-ahead log either. */
    private readonly onErased: () => void,
  ) {}

  addRound(round: RoundRecord, max: number): boolean {
    const { id, planId, kind, state, asked, isNameless, openedBy, openedAt } = round
    let isAdded = false
    this.file.together(() => {
      const { count } = this.file.one('SELECT count(*) AS count FROM rounds WHERE planId = ?', planId) ?? {}
      if (!this.hasPlan(planId) || Number(count) >= max) return
      this.file
        .statement(
          `INSERT INTO rounds (id, planId, kind, state, asked, isNameless, openedBy, openedAt)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(id, planId, kind, state, asked, isNameless ? 1 : 0, openedBy, openedAt)
      isAdded = true
    })
    return isAdded
  }

  roundsOf(planId: string): RoundRecord[] {
    const rows = this.file.all('SELECT * FROM rounds WHERE planId = ? ORDER BY openedAt DESC, rowid DESC', planId)
    const tallies = new Map(
      this.file
        .all(`${TALLY} WHERE planId = ? GROUP BY roundId`, planId)
        .map(({ roundId, ...tally }) => [roundId, tally as unknown as Tally]),
    )
    return rows.map((row) => ({
      ...(row as unknown as RoundRecord),
      isNameless: row.isNameless === 1,
      tally: typeof row.tally === 'string' ? (JSON.parse(row.tally) as Tally) : (tallies.get(row.id ?? '') ?? NOBODY),
    }))
  }

  setRoundState(planId: string, roundId: string, from: RoundState, to: RoundState, closedAt: number | null): boolean {
    return this.changed(
      `UPDATE rounds SET state = ?, closedAt = ? WHERE planId = ? AND id = ? AND state = ? AND revealingAt IS NULL`,
      to,
      closedAt,
      planId,
      roundId,
      from,
    )
  }

  removeRound(planId: string, roundId: string): void {
    this.file.together(() => {
      this.file.statement('DELETE FROM answers WHERE planId = ? AND roundId = ?').run(planId, roundId)
      this.file.statement('DELETE FROM rounds WHERE planId = ? AND id = ?').run(planId, roundId)
    })
    this.onErased()
  }

  saveAnswer({ id, planId, roundId, who, giver, byScribe, sealed }: AnswerRecord, limits: AnswerLimits): AnswerSaved {
    let saved: AnswerSaved = 'saved'
    this.file.together(() => {
      const known = this.file.one('SELECT who, giver FROM answers WHERE roundId = ? AND id = ?', roundId, id)
      if (!this.isOpen(planId, roundId)) saved = 'notOpen'
      else if (known && known.who !== who) saved = 'notHis'
      else if (known?.giver !== giver && this.isFull(planId, roundId, giver, limits)) saved = 'full'
      if (saved !== 'saved') return
      this.file
        .statement(
          `INSERT INTO answers (planId, roundId, id, who, giver, byScribe, sealed) VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (roundId, id) DO UPDATE SET giver = excluded.giver, byScribe = excluded.byScribe,
           sealed = excluded.sealed`,
        )
        .run(planId, roundId, id, who, giver, byScribe ? 1 : 0, sealed)
    })
    return saved
  }

  private isFull(planId: string, roundId: string, giver: string, { ofGiver, ofRound, ofPlan }: AnswerLimits): boolean {
    const count = (where: string, ...values: string[]) =>
      Number(this.file.one(`SELECT count(*) AS count FROM answers WHERE ${where}`, ...values)?.count)
    return (
      count('planId = ? AND roundId = ? AND giver = ?', planId, roundId, giver) >= ofGiver ||
      count('planId = ? AND roundId = ?', planId, roundId) >= ofRound ||
      count('planId = ?', planId) >= ofPlan
    )
  }

  private isOpen(planId: string, roundId: string): boolean {
    const sql = `SELECT 1 FROM rounds WHERE planId = ? AND id = ? AND state = 'open' AND revealingAt IS NULL`
    return this.file.one(sql, planId, roundId) !== undefined
  }

  answersOf(planId: string, roundId: string, who?: string): AnswerRecord[] {
    const rows =
      who === undefined
        ? this.file.all('SELECT * FROM answers WHERE planId = ? AND roundId = ? ORDER BY rowid', planId, roundId)
        : this.file.all(
            'SELECT * FROM answers WHERE planId = ? AND roundId = ? AND who = ? ORDER BY rowid',
            planId,
            roundId,
            who,
          )
    return rows.map((row) => ({ ...(row as unknown as AnswerRecord), byScribe: row.byScribe === 1 }))
  }

  giversIn(planId: string, givers: readonly { roundId: string; giver: string }[]): string[] {
    const sql = 'SELECT 1 FROM answers WHERE planId = ? AND roundId = ? AND giver = ? LIMIT 1'
    return givers.flatMap(({ roundId, giver }) => (this.file.one(sql, planId, roundId, giver) ? [giver] : []))
  }

  removeAnswer(planId: string, roundId: string, who: string, id: string): boolean {
    let isOpen = false
    this.file.together(() => {
      isOpen = this.isOpen(planId, roundId)
      if (isOpen)
        this.file
          .statement('DELETE FROM answers WHERE planId = ? AND roundId = ? AND who = ? AND id = ?')
          .run(planId, roundId, who, id)
    })
    this.onErased()
    return isOpen
  }

  removeGiver(planId: string, roundId: string, giver: string): boolean {
    let mayGo = false
    this.file.together(() => {
      const sql = `SELECT 1 FROM rounds WHERE planId = ? AND id = ? AND state <> 'revealed' AND revealingAt IS NULL`
      mayGo = this.file.one(sql, planId, roundId) !== undefined
      if (mayGo)
        this.file
          .statement('DELETE FROM answers WHERE planId = ? AND roundId = ? AND giver = ?')
          .run(planId, roundId, giver)
    })
    this.onErased()
    return mayGo
  }

  beginReveal(planId: string, roundId: string, at: number): boolean {
    return this.changed(
      `UPDATE rounds SET state = 'closed', closedAt = coalesce(closedAt, ?), revealingAt = coalesce(revealingAt, ?)
       WHERE planId = ? AND id = ? AND state <> 'revealed'`,
      at,
      at,
      planId,
      roundId,
    )
  }

  cancelReveal(planId: string, roundId: string): void {
    this.changed(
      `UPDATE rounds SET revealingAt = NULL WHERE planId = ? AND id = ? AND state <> 'revealed'`,
      planId,
      roundId,
    )
  }

  finishReveal(planId: string, roundId: string, result: string, at: number): void {
    this.file.together(() => {
      const { roundId: _, ...tally } = this.file.one(`${TALLY} WHERE planId = ? AND roundId = ?`, planId, roundId) ?? {}
      const { changes } = this.file
        .statement(
          `UPDATE rounds SET state = 'revealed', revealedAt = ?, result = ?, tally = ?
           WHERE planId = ? AND id = ? AND revealingAt IS NOT NULL AND state <> 'revealed'`,
        )
        .run(at, result, JSON.stringify(tally), planId, roundId)
      if (changes > 0) this.file.statement('DELETE FROM answers WHERE planId = ? AND roundId = ?').run(planId, roundId)
    })
    this.onErased()
  }

  revealsBegun(): { planId: string; roundId: string }[] {
    return this.file.all(
      `SELECT planId, id AS roundId FROM rounds WHERE revealingAt IS NOT NULL AND state <> 'revealed'`,
    ) as unknown as { planId: string; roundId: string }[]
  }

  forgetAnswers({ now, closedBefore, openedBefore }: { now: number; closedBefore: number; openedBefore: number }) {
    const plans = new Set<string>()
    this.file.together(() => {
      const due = this.file.all(
        `SELECT id, planId FROM rounds WHERE revealingAt IS NULL AND
         ((state = 'open' AND openedAt < ?) OR (state = 'closed' AND closedAt < ?
          AND EXISTS (SELECT 1 FROM answers WHERE answers.planId = rounds.planId AND roundId = rounds.id)))`,
        openedBefore,
        closedBefore,
      )
      for (const { id, planId } of due) {
        this.file
          .statement(`UPDATE rounds SET state = 'closed', closedAt = coalesce(closedAt, ?) WHERE id = ?`)
          .run(now, id)
        this.file.statement('DELETE FROM answers WHERE planId = ? AND roundId = ?').run(planId, id)
        plans.add(String(planId))
      }
    })
    if (plans.size > 0) this.onErased()
    return [...plans]
  }

  private changed(sql: string, ...values: (string | number | null)[]): boolean {
    let isChanged = false
    this.file.together(() => {
      isChanged = this.file.statement(sql).run(...values).changes > 0
    })
    return isChanged
  }

  /** Inside a transaction of the caller. */
  erase(planId: string): void {
    for (const table of ['answers', 'rounds']) this.file.statement(`DELETE FROM ${table} WHERE planId = ?`).run(planId)
  }
}
