import { type Column, type Lock, lockColumn, type Plan, readLocks, unlockColumn } from '@commonboard/model'
import { useMemo } from 'react'
import { useCanEdit, usePlan, useRights, useSession, useStore } from '../plan/usePlan.ts'
import { createStore, type Store } from '../plan/store.ts'

/** Clocks go on and locks end; nobody needs to see that to the second. */
const LOOK_AGAIN_MS = 15_000

const known = new WeakMap<Plan, Store<readonly Lock[]>>()

/** The locks of a plan that hold now, by the clock of this device; watched only while somebody looks. */
export function locksOf(plan: Plan): Store<readonly Lock[]> {
  const store = known.get(plan) ?? makeStore(plan)
  known.set(plan, store)
  return store
}

function makeStore(plan: Plan): Store<readonly Lock[]> {
  const locks = createStore<readonly Lock[]>(readLocks(plan, Date.now()))
  let lookers = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    clearTimeout(timer)
    const now = Date.now()
    const next = readLocks(plan, now)
    if (JSON.stringify(next) !== JSON.stringify(locks.get())) locks.set(next)
    forgetEnded(next)
    const ends = next.map(({ until }) => until - now)
    timer = next.length > 0 ? setTimeout(look, Math.max(0, Math.min(LOOK_AGAIN_MS, ...ends)) + 50) : undefined
  }
  return {
    get: locks.get,
    subscribe(onChange) {
      const stop = locks.subscribe(onChange)
      if (lookers++ === 0) {
        plan.locks.observe(look)
        look()
      }
      return () => {
        stop()
        if (--lookers > 0) return
        plan.locks.unobserve(look)
        clearTimeout(timer)
      }
    },
  }
}

/** Locks of others this person has chosen to write in spite of: `column by`. They are asked about once. */
export const passedBy = createStore<ReadonlySet<string>>(new Set())
export const keyOf = ({ column, by }: Pick<Lock, 'column' | 'by'>): string => `${column} ${by}`

function forgetEnded(locks: readonly Lock[]): void {
  const left = [...passedBy.get()].filter((key) => locks.some((lock) => keyOf(lock) === key))
  if (left.length < passedBy.get().size) passedBy.set(new Set(left))
}

/** What a column's lock means to this person, and what may be done about it. */
export interface ColumnLockState {
  readonly lock: Lock | undefined
  readonly isMine: boolean
  /** Somebody else asks to wait, and this person has not chosen to write anyway: controls of the column rest. */
  readonly isResting: boolean
  /** One's own, or anybody's for a facilitator. */
  readonly mayEnd: boolean
  /** Nobody has asked yet, and this person may. */
  readonly mayAsk: boolean
  readonly ask: (reason: string) => void
  /** Half an hour from now. */
  readonly extend: () => void
  readonly end: () => void
  readonly writeAnyway: () => void
}

/** The lock of a column: a courtesy, kept by the pages and not by the server. */
export function useColumnLock(column: Column): ColumnLockState {
  const plan = usePlan()
  const { participantId } = useSession()
  const rights = useRights()
  const canEdit = useCanEdit()
  const lock = useStore(locksOf(plan)).find((one) => one.column === column)
  const passed = useStore(passedBy)
  return useMemo(() => {
    const isMine = lock?.by === participantId
    const ask = (reason: string) => lockColumn(plan, column, { by: participantId, at: Date.now(), reason })
    return {
      lock,
      isMine,
      isResting: lock !== undefined && !isMine && canEdit && !passed.has(keyOf(lock)),
      mayEnd: lock !== undefined && canEdit && (isMine || rights.role === 'facilitator'),
      mayAsk: lock === undefined && canEdit,
      ask,
      extend: () => ask(lock?.reason ?? ''),
      end: () => unlockColumn(plan, column),
      writeAnyway: () => lock && passedBy.set(new Set([...passedBy.get(), keyOf(lock)])),
    }
  }, [lock, participantId, rights, canEdit, passed, plan, column])
}
