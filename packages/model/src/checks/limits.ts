import { edit, type Plan, setKey } from '../plan.ts'
import type { PlanContent } from '../read.ts'

/** How many indicators people can keep an eye on, for one result and in all, where a community has set nothing else. */
export const INDICATORS_MAX = { perResult: 5, inAll: 30 } as const
export type IndicatorsLimit = keyof typeof INDICATORS_MAX
export const INDICATORS_LIMITS = Object.keys(INDICATORS_MAX) as IndicatorsLimit[]

/** The key in the root `words`, beside a community's labels. */
export const limitKey = (limit: IndicatorsLimit): string => `limit.${limit}`

/** How many this community calls fine. */
export function indicatorsMax({ words }: Pick<PlanContent, 'words'>, limit: IndicatorsLimit): number {
  const own = Object.hasOwn(words, limitKey(limit)) ? Number(words[limitKey(limit)]) : Number.NaN
  return isLimit(own) ? own : INDICATORS_MAX[limit]
}

/** Sets how many are fine; undefined: ours again. What is no whole number from 1 to 999 changes nothing. */
export function setIndicatorsMax(plan: Plan, limit: IndicatorsLimit, count: number | undefined): void {
  if (count !== undefined && !isLimit(count)) return
  const own = count === undefined || count === INDICATORS_MAX[limit] ? undefined : String(count)
  edit(plan, () => setKey(plan.words, limitKey(limit), own))
}

const isLimit = (count: number): boolean => Number.isInteger(count) && count >= 1 && count <= 999
