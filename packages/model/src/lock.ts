import { edit, type Plan, setKey } from './plan.ts'
import { LIMITS } from './protocol.ts'
import { cutAt } from './text.ts'
import { type Column, COLUMNS_AND_STRIPS } from './vocabulary.ts'

/** Locks are a courtesy: no undo brings one back, nothing refuses a change because of one. */
export const COURTESY = Symbol('courtesy')

/** So long a lock holds unless it is ended before: nobody has to remember it. */
export const LOCK_MINUTES = 30
const LOCK_MS = LOCK_MINUTES * 60_000

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

/**
 * Locks a column, or renews the own lock. Somebody else's lock stays.
 * @returns whether the column is locked by this person now
 */
export function lockColumn(
  plan: Plan,
  column: Column,
  { by, at, reason }: { by: string; at: number; reason: string },
): boolean {
  if (readLocks(plan, at).some((lock) => lock.column === column && lock.by !== by)) return false
  const lock = { by, at, until: at + LOCK_MS, reason: cutAt(reason.trim(), LIMITS.itemTextMaxLength) }
  edit(plan, () => setKey(plan.locks, column, lock), COURTESY)
  return true
}

/** Anybody may: a lock is a courtesy. */
export function unlockColumn(plan: Plan, column: Column): void {
  edit(plan, () => setKey(plan.locks, column, undefined), COURTESY)
}

/**
 * Locks that hold at `now` (milliseconds since 1970), in the order of the board. One that claims to hold for longer
 * than a lock can is none. Clocks differ: one that begins up to half an hour from now holds already, a later one does
 * not hold yet.
 */
export function readLocks(plan: Plan, now: number): Lock[] {
  return COLUMNS_AND_STRIPS.flatMap((column) => {
    const value = plan.locks.get(column)
    if (typeof value !== 'object' || !value) return []
    const { by, at, until, reason } = value as Partial<Lock>
    if (typeof by !== 'string' || typeof at !== 'number' || typeof until !== 'number') return []
    // Written so that what is no number holds nothing.
    const holds = until > now && until >= at && until - at <= LOCK_MS && at - now <= LOCK_MS
    const why = typeof reason === 'string' ? cutAt(reason, LIMITS.itemTextMaxLength) : ''
    return holds ? [{ column, by, at, until, reason: why }] : []
  })
}
