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
  /** The copy of the free drawing, while something of it waits; its socket, once it is open. */
  readonly sketchCopy?: CopyState | undefined
  readonly sketch?: ZoneState | undefined
}

export const isOffline = (plan: ZoneState | undefined, isCutOff: boolean): boolean =>
  plan?.wasSynced ? !plan.isSynced : isCutOff

/** The truth about our changes, in one of five words. Never "saved" before the server said so. */
export function truthOf({ plan, sketch, isRefused, isCutOff, copy, sketchCopy }: Grounds): SavedState {
  if (isRefused) return 'refused'
  if (plan?.isSavingFailing || sketch?.isSavingFailing) return 'notSaved'
  if (!isOffline(plan, isCutOff)) return plan?.isSaved && sketchCopy === undefined ? 'saved' : 'saving'
  const copies = [copy, sketchCopy ?? copy]
  if (copies.every((one) => one === 'kept')) return 'offlineKept'
  return copies.some((one) => one === 'full' || one === 'none') ? 'notSaved' : 'saving'
}
