import { createHash } from 'node:crypto'
import { COLUMNS, type PlanContent, reviewPlan } from '@commonboard/model'

/** Facts about the content of a version, as they were found when it was made. */
export interface VersionFinds {
  readonly counts: readonly number[]
  readonly checks: {
    readonly settleFirst: readonly string[]
    readonly worthALook: readonly string[]
    /** What people had looked at and found fine as it was; absent: nothing. */
    readonly accepted?: readonly string[]
  }
}

/** What is kept beside the state of a plan. Looking a large one through takes time: threads do it, too. */
export interface VersionFacts {
  readonly hash: string
  readonly finds: VersionFinds
}

export const versionFacts = (content: PlanContent): VersionFacts => ({
  hash: contentHash(content),
  finds: findsOf(content),
})

/** SHA-256 of what a plan says, hex: equal content, equal hash, whatever the order in which it was written. */
export const contentHash = (content: PlanContent): string =>
  createHash('sha256').update(canonical(content)).digest('hex')

/** JSON with its keys in order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value as Readonly<Record<string, unknown>>)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`
}

function findsOf(content: PlanContent): VersionFinds {
  const counts = COLUMNS.map((column) => content.cards.filter((card) => card.column === column).length)
  const { open, accepted } = reviewPlan(content)
  const rules = (findings: typeof open) => [...new Set(findings.map(({ rule }) => rule))]
  return {
    counts,
    checks: {
      settleFirst: rules(open.filter(({ severity }) => severity === 'block')),
      worthALook: rules(open.filter(({ severity }) => severity === 'warn')),
      ...(accepted.length > 0 ? { accepted: rules(accepted) } : {}),
    },
  }
}
