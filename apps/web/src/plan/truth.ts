import type { CopyState } from './localCopy.ts'
import type { SavedState } from './visit.ts'
import type { ZoneState } from './zone.ts'

/** What the saved indicator is concluded from. */
export interface Grounds {
  readonly plan: ZoneState | undefined
  /** The server has refused a change, and nothing was written since. */
  readonly isRefused: boolean
  /** A connection has failed since the last one that worked. */
  readonly isCutOff: boolean
  readonly copy: CopyState
}

export const isOffline = (plan: ZoneState | undefined, isCutOff: boolean): boolean =>
  plan?.wasSynced ? !plan.isSynced : isCutOff

/** The truth about our changes, in one of five words. Never "saved" before the server said so. */
export function truthOf({ plan, isRefused, isCutOff, copy }: Grounds): SavedState {
  if (isRefused) return 'refused'
  if (plan?.isSavingFailing) return 'notSaved'
  if (!isOffline(plan, isCutOff)) return plan?.isSaved ? 'saved' : 'saving'
  if (copy === 'kept') return 'offlineKept'
  return copy === 'writing' || copy === 'loading' ? 'saving' : 'notSaved'
}
