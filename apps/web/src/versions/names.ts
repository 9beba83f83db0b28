import type { PlanFacts } from '../api.ts'
import type { Words } from '../i18n/en.ts'
import type { Version } from './versionsApi.ts'

/** Who kept a version; somebody who has left or was erased has no name here. */
export const nameOf = (facts: PlanFacts, who: string, words: Words['versions']): string =>
  facts.people.find(({ participantId }) => participantId === who)?.name || words.somebody

/** What a version is called: its own name, or which automatic copy it is. */
export const titleOf = ({ name, n }: Pick<Version, 'name' | 'n'>, words: Words['versions']): string =>
  name || words.automaticNumber(n)

export const versionHref = (planId: string, n: number): string => `/plan/${planId}/versions/${n}`

/** @param other a version, or the plan as it is now; read as "from … to …" */
export const compareHref = (planId: string, from: number | 'now', other: number | 'now'): string =>
  `/plan/${planId}/versions/${from}/compare/${other}`
