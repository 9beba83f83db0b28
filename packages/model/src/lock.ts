import { edit, type Plan, setKey } from './plan.ts'
import { LIMITS } from './protocol.ts'
import { cutAt } from './text.ts'
import { type Column, isColumn } from './vocabulary.ts'

/** Locks are a courtesy: no undo brings one back, nothing refuses a change because of one. */
export const COURTESY = Symbol('courtesy')

/** So long a lock holds unless it is ended before: nobody has to remember it. */
export const LOCK_MINUTES = 30

/** Somebody asks the others to leave a column alone for a while. */
export interface Lock {
  readonly column: Column
  /** Participant id. */
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly until: number
  /** May be empty. */
  readonly reason: string
}

export function lockColumn(
  plan: Plan,
  column: Column,
  { by, at, reason }: { by: string; at: number; reason: string },
): void {
  const until = at + LOCK_MINUTES * 60_000
  const lock = { by, at, until, reason: cutAt(reason.trim(), LIMITS.itemTextMaxLength) }
  edit(plan, () => setKey(plan.locks, column, lock), COURTESY)
}

export function unlockColumn(plan: Plan, column: Column): void {
  edit(plan, () => setKey(plan.locks, column, undefined), COURTESY)
}

/** Locks that hold at `now` (milliseconds since 1970). One that claims to hold for longer than a lock can is none. */
export function readLocks(plan: Plan, now: number): Lock[] {
  const locks: Lock[] = []
  for (const [column, value] of plan.locks) {
    if (!isColumn(column) || typeof value !== 'object' || !value) continue
    const { by, at, until, reason } = value as Partial<Lock>
    if (typeof by !== 'string' || typeof at !== 'number' || typeof until !== 'number') continue
    if (until <= now || until - now > 2 * LOCK_MINUTES * 60_000) continue
    locks.push({ column, by, at, until, reason: typeof reason === 'string' ? reason : '' })
  }
  return locks
}
