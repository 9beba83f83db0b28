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
  /** Of the zones beside the plan: the copy, while something of it waits; the socket, once it is open. */
  readonly beside: readonly { readonly copy: CopyState | undefined; readonly state: ZoneState | undefined }[]
}

export const isOffline = (plan: ZoneState | undefined, isCutOff: boolean): boolean =>
  plan?.wasSynced ? !plan.isSynced : isCutOff

/** The truth about our changes, in one of five words. Never "saved" before the server said so. */
export function truthOf({ plan, beside, isRefused, isCutOff, copy }: Grounds): SavedState {
  if (isRefused) return 'refused'
  if (plan?.isSavingFailing || beside.some(({ state }) => state?.isSavingFailing)) return 'notSaved'
  const waiting = beside.flatMap((one) => (one.copy === undefined ? [] : [one.copy]))
  if (!isOffline(plan, isCutOff)) return plan?.isSaved && waiting.length === 0 ? 'saved' : 'saving'
  const copies = [copy, ...waiting]
  if (copies.every((one) => one === 'kept')) return 'offlineKept'
  return copies.some((one) => one === 'full' || one === 'none') ? 'notSaved' : 'saving'
}
