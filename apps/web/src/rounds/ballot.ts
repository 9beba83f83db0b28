import { CONSENT_CHOICES, type ConsentChoice, type ConsentScale, FINGERS_OF_CONCERN } from '@commonboard/model'
import type { Ballot, GroupCounts } from './round.ts'

/** What a ballot may be, and what becomes of it with each touch. */

type PollBallot = Extract<Ballot, { kind: 'poll' }>
type ConsentBallot = Extract<Ballot, { kind: 'consent' }>
type RateBallot = Extract<Ballot, { kind: 'rate' }>

export const dotsOn = (ballot: PollBallot | undefined, option: number): number =>
  ballot?.dots.find((one) => one.option === option)?.count ?? 0

export const dotsGiven = (ballot: PollBallot | undefined): number =>
  ballot?.dots.reduce((sum, { count }) => sum + count, 0) ?? 0

/** One dot more or less on an option; nobody gives more than there are, or takes what is not there. */
export function withDots(ballot: PollBallot | undefined, option: number, change: 1 | -1, dotsMax: number): PollBallot {
  const count = dotsOn(ballot, option) + change
  if (count < 0 || dotsGiven(ballot) + change > dotsMax) return ballot ?? { kind: 'poll', dots: [] }
  const others = (ballot?.dots ?? []).filter((one) => one.option !== option)
  const dots = [...others, ...(count > 0 ? [{ option, count }] : [])]
  return { kind: 'poll', dots: dots.sort((a, b) => a.option - b.option) }
}

export const ratingOf = (ballot: RateBallot | undefined, item: number): number | undefined =>
  ballot?.ratings.find((one) => one.item === item)?.value

/** @param value undefined: the item is skipped */
export function withRating(ballot: RateBallot | undefined, item: number, value: number | undefined): RateBallot {
  const others = (ballot?.ratings ?? []).filter((one) => one.item !== item)
  const ratings = [...others, ...(value === undefined ? [] : [{ item, value }])]
  return { kind: 'rate', ratings: ratings.sort((a, b) => a.item - b.item) }
}

/** One of the answers to a question of consent, as a radio button has it. */
export type ConsentValue = ConsentChoice | number

export const consentValues = (scale: ConsentScale): readonly ConsentValue[] =>
  scale === 'three' ? CONSENT_CHOICES : [5, 4, 3, 2, 1, 0]

export const consentValue = (ballot: ConsentBallot | undefined): ConsentValue | undefined =>
  ballot?.choice ?? ballot?.fingers

/** Whoever has a concern is asked why. */
export const isConcern = (value: ConsentValue | undefined): boolean =>
  value === 'concern' || (typeof value === 'number' && value <= FINGERS_OF_CONCERN)

/** Another answer; the reason stays only where there is still a concern. */
export function withConsent(ballot: ConsentBallot | undefined, value: ConsentValue): ConsentBallot {
  return {
    kind: 'consent',
    ...(typeof value === 'number' ? { fingers: value } : { choice: value }),
    ...(isConcern(value) && ballot?.why ? { why: ballot.why } : {}),
  }
}

export function withWhy(ballot: ConsentBallot, why: string): ConsentBallot {
  const { why: _old, ...rest } = ballot
  return why.trim() ? { ...rest, why } : rest
}

/** A ballot of another kind than what is asked is none. */
export const ballotFor = <Kind extends Ballot['kind']>(
  kind: Kind,
  ballot: Ballot | null | undefined,
): Extract<Ballot, { kind: Kind }> | undefined =>
  ballot?.kind === kind ? (ballot as Extract<Ballot, { kind: Kind }>) : undefined

/** Somebody has said something with it. */
export function hasAnswer(ballot: Ballot | null | undefined): boolean {
  if (!ballot) return false
  if (ballot.kind === 'poll') return ballot.dots.length > 0
  if (ballot.kind === 'rate') return ballot.ratings.length > 0
  return consentValue(ballot) !== undefined
}

export interface Line {
  /** Its place in what was asked. */
  readonly index: number
  readonly count: number
}

/** Most first; what is equal stays as it was asked. */
export const sorted = (counts: readonly number[]): readonly Line[] =>
  counts.map((count, index) => ({ index, count })).sort((a, b) => b.count - a.count || a.index - b.index)

/** How long a bar is, of the longest; 0 where nobody chose anything. */
export const shareOf = (count: number, counts: readonly number[]): number => count / Math.max(1, ...counts)

/** The counts of consent come in the order of the choices, or from no finger up; they are shown from yes to no. */
export function consentLines(scale: ConsentScale, counts: readonly number[]): readonly Line[] {
  const lines = counts.map((count, index) => ({ index, count }))
  return scale === 'three' ? lines : lines.reverse()
}

/** Where a group has counts, and how many came with it: nothing where only one line could be told. */
export const groupsShown = (byGroup: readonly GroupCounts[]): readonly GroupCounts[] =>
  byGroup.filter(({ people }) => people > 0)
