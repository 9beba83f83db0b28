import { read, VISITED, write } from '../plan/device.ts'

/** Who comes back within this time has hardly been away. */
const AWAY_MS = 60 * 60_000

/** What this device knows of its visits to a plan; moments are ms since 1970 by its own clock. */
interface Visit {
  /** The plan was in front of somebody then. */
  readonly last: number
  /** The end of the visit before this one. */
  readonly before?: number
  /** What changed in between has been read, or put away. */
  readonly isRead?: boolean
}

function visitOf(planId: string): Visit | undefined {
  const kept = read(VISITED + planId) as Partial<Visit> | undefined
  return typeof kept?.last === 'number' ? { ...kept, last: kept.last } : undefined
}

/** Somebody is here now: a new visit after an hour away, else the same one. */
export function noteVisit(planId: string, now = Date.now()): void {
  const known = visitOf(planId)
  if (!known) write(VISITED + planId, { last: now } satisfies Visit)
  else if (now - known.last > AWAY_MS) write(VISITED + planId, { last: now, before: known.last } satisfies Visit)
  else write(VISITED + planId, { ...known, last: now } satisfies Visit)
}

export function noteRead(planId: string): void {
  const known = visitOf(planId)
  if (known) write(VISITED + planId, { ...known, isRead: true } satisfies Visit)
}

/** When the visit before this one ended; undefined: there was none that is known. */
export const visitBefore = (planId: string): number | undefined => visitOf(planId)?.before

/** The same, unless what changed since has been read or put away. */
export function unreadSince(planId: string): number | undefined {
  const known = visitOf(planId)
  return known?.isRead ? undefined : known?.before
}
