import { CONSENT_CHOICES, type RoundQuestion } from '@commonboard/model'
import { type Ballot, type BallotOf, isConcern, type RoundResult } from './answer.ts'
import { areEnough, type Group, releasedGroups, summed } from './groups.ts'

/** What a reveal shows of the ballots. Nothing else of them ever leaves the server. */

export interface Cast {
  readonly ballot: Ballot
  readonly group: Group
  /** As in `GroupAnswer`. */
  readonly scribe?: string
}

/** @param shuffled gives a list in an order that says nothing */
export function release(
  asked: Exclude<RoundQuestion, { kind: 'write' }>,
  casts: readonly Cast[],
  shuffled: <T>(list: readonly T[]) => T[],
): RoundResult {
  const people = casts.length
  if (asked.kind === 'rate') return { kind: 'rate', people, items: asked.items.map((_, item) => ratingsOf(item)) }
  const length = asked.kind === 'poll' ? asked.options.length : asked.scale === 'three' ? CONSENT_CHOICES.length : 6
  const answers = casts.map(({ ballot, ...whose }) => ({ ...whose, counts: countsOf(ballot, length) }))
  const counts = summed(
    answers.map((answer) => answer.counts),
    length,
  )
  const byGroup = releasedGroups(answers, length)
  if (asked.kind === 'poll') return { kind: 'poll', people, counts, byGroup }
  const reasons = casts.flatMap(({ ballot }) =>
    ballot.kind === 'consent' && isConcern(ballot) && ballot.why ? [ballot.why] : [],
  )
  return { kind: 'consent', people, counts, reasons: shuffled(reasons), byGroup }

  // Each item is a question of its own: no total over items is shown that one could be taken from.
  function ratingsOf(item: number) {
    const ratings = casts.flatMap(({ ballot, ...whose }) =>
      ballot.kind === 'rate'
        ? ballot.ratings.filter((one) => one.item === item).map(({ value }) => ({ ...whose, value }))
        : [],
    )
    if (asked.kind !== 'rate' || !areEnough(ratings)) return { answered: null, counts: null }
    const steps = Array.from({ length: asked.scale.steps }, (_, index) => index + 1)
    return {
      answered: ratings.length,
      counts: steps.map((step) => ratings.filter(({ value }) => value === step).length),
    }
  }
}

function countsOf(ballot: Ballot, length: number): number[] {
  const counts = Array.from({ length }, () => 0)
  if (ballot.kind === 'poll') for (const { option, count } of ballot.dots) counts[option] = count
  if (ballot.kind === 'consent') counts[placeOf(ballot)] = 1
  return counts
}

const placeOf = ({ choice, fingers }: BallotOf<'consent'>): number =>
  choice === undefined ? (fingers ?? 0) : CONSENT_CHOICES.indexOf(choice)
