import { RELEASE_MIN, ROLE_GROUPS, type RoleGroup } from '@commonboard/model'

/**
 * Results by role group, so that nobody can work out what one person, or fewer than five, have answered.
 *
 * 1. The released groups are a **partition**: everybody who answered is in exactly one of them, people without a role
 *    group too. So whatever is added up or subtracted, the total included, stands for whole groups.
 * 2. Each has at least `RELEASE_MIN` people. Smaller groups are one together; if that is still too small, it takes in
 *    the smallest of the others, until it is not.
 * 3. In no group have all given the same answer: it would be known of each of them. Such a one takes in the smallest of
 *    the others, too. Within a group two people with different answers could have changed places, and nothing that is
 *    shown would be another; so no person's answer follows from it.
 * 4. A scribe knows what he has written down for others, and can take it away. What is left of a group then is nobody,
 *    or has to satisfy 2 and 3 as well: with four slips of one scribe a fifth family could be read off.
 * 5. One group alone says nothing but the total: then there are none.
 *
 * A group of several names every role group that does not stand alone, whether or not somebody of it has answered: that
 * the one neighbor of a plan took part is nobody's business either.
 */

export type Group = RoleGroup | null

export interface GroupAnswer {
  readonly group: Group
  /** What the answer adds to the counts. */
  readonly counts: readonly number[]
  /** Who has written it down for somebody without a device; absent: nobody else knows it. */
  readonly scribe?: string
}

export interface ReleasedGroup {
  readonly groups: Group[]
  readonly people: number
  readonly counts: number[]
}

interface Part {
  readonly groups: Group[]
  readonly answers: GroupAnswer[]
}

// Where the numbers are equal, this order decides: never what was answered.
const ALL_GROUPS: readonly Group[] = [...ROLE_GROUPS, null]

export function releasedGroups(answers: readonly GroupAnswer[], countsLength: number): ReleasedGroup[] {
  const ofGroup = (group: Group): Part => ({
    groups: [group],
    answers: answers.filter((answer) => answer.group === group),
  })
  const all = ALL_GROUPS.map(ofGroup)
  const isLarge = (part: Part) => areEnough(part.answers)
  const small = joined(all.filter((part) => !isLarge(part)))
  const parts = [...all.filter(isLarge), ...(small.answers.length > 0 ? [small] : [])]
  for (;;) {
    if (parts.length < 2) return []
    const wanting = parts.find((part) => !isLarge(part)) ?? parts.find(isOfOneMind)
    if (!wanting) break
    parts.splice(parts.indexOf(wanting), 1)
    const next = parts.reduce((a, b) => (b.answers.length < a.answers.length ? b : a))
    parts.splice(parts.indexOf(next), 1, joined([next, wanting]))
  }
  return parts.map(({ groups, answers: own }) => ({
    groups,
    people: own.length,
    counts: summed(
      own.map(({ counts }) => counts),
      countsLength,
    ),
  }))
}

const joined = (parts: readonly Part[]): Part => ({
  groups: ALL_GROUPS.filter((group) => parts.some(({ groups }) => groups.includes(group))),
  answers: parts.flatMap((part) => part.answers),
})

/** Answers as everybody sees them, and as each scribe does who can take his own away. */
function views<Answer extends { readonly scribe?: string }>(answers: readonly Answer[]): (readonly Answer[])[] {
  const scribes = new Set(answers.flatMap(({ scribe }) => scribe ?? []))
  return [answers, ...[...scribes].map((scribe) => answers.filter((answer) => answer.scribe !== scribe))]
}

/** So many that none of them can be told apart, not even by who has written some of them down. */
export const areEnough = (answers: readonly { readonly scribe?: string }[]): boolean =>
  answers.length >= RELEASE_MIN && views(answers).every(({ length }) => length === 0 || length >= RELEASE_MIN)

const isOfOneMind = ({ answers }: Part): boolean =>
  views(answers).some((seen) => seen.length > 0 && seen.every(({ counts }) => counts.join() === seen[0]?.counts.join()))

export function summed(all: readonly (readonly number[])[], length: number): number[] {
  const sums = Array.from({ length }, () => 0)
  for (const counts of all) for (const [index, count] of counts.entries()) sums[index] = (sums[index] ?? 0) + count
  return sums
}
