import { type Changes, historyApi } from './historyApi.ts'

/** What others have changed since a moment. */
export interface Known extends Changes {
  /** All that was changed is known, not only what is still kept. */
  readonly isWhole: boolean
}

/** Nobody needs to be told what he did himself. */
export async function changesFor(planId: string, since: number, me: string): Promise<Known> {
  const found = await historyApi.changes(planId, since)
  const differences = found.differences.filter(({ who }) => who.length === 0 || who.some((one) => one !== me))
  const own = found.differences.length - differences.length
  return { ...found, differences, count: found.count - own, isWhole: found.from !== null && found.from <= since }
}
