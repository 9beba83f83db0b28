import { FINGERS_OF_CONCERN, type RoundQuestion } from '@commonboard/model'
import type { z } from 'zod'
import type { Ballot as BallotSchema, RoundResult as ResultSchema } from '../http/calls/rounds.ts'

/** What people answer, and whether it fits what was asked. */

export type Ballot = z.output<typeof BallotSchema>
export type RoundResult = z.output<typeof ResultSchema>

type Asking<Kind extends RoundQuestion['kind']> = Extract<RoundQuestion, { kind: Kind }>
export type BallotOf<Kind extends Ballot['kind']> = Extract<Ballot, { kind: Kind }>

/** What is wrong with a ballot, in a sentence; undefined: it fits. */
export function faultOf(asked: RoundQuestion, ballot: Ballot): string | undefined {
  if (asked.kind === 'poll' && ballot.kind === 'poll') return faultOfDots(asked, ballot)
  if (asked.kind === 'consent' && ballot.kind === 'consent') return faultOfConsent(asked, ballot)
  if (asked.kind === 'rate' && ballot.kind === 'rate') return faultOfRatings(asked, ballot)
  return `ballot: the round is a ${asked.kind}`
}

function faultOfDots({ options, dots }: Asking<'poll'>, ballot: BallotOf<'poll'>): string | undefined {
  if (ballot.dots.some(({ option }) => option >= options.length)) return 'ballot.dots: there is no such option'
  if (hasTwice(ballot.dots.map(({ option }) => option))) return 'ballot.dots: an option stands there twice'
  if (ballot.dots.reduce((sum, { count }) => sum + count, 0) > dots) return `ballot.dots: each person has ${dots}`
  return undefined
}

function faultOfConsent({ scale }: Asking<'consent'>, { choice, fingers }: BallotOf<'consent'>): string | undefined {
  if (scale === 'three' && (choice === undefined || fingers !== undefined))
    return 'ballot.choice: it takes one of three'
  if (scale === 'fist' && (fingers === undefined || choice !== undefined)) return 'ballot.fingers: it takes 0 to 5'
  return undefined
}

function faultOfRatings({ items, scale }: Asking<'rate'>, { ratings }: BallotOf<'rate'>): string | undefined {
  if (ratings.some(({ item }) => item >= items.length)) return 'ballot.ratings: there is no such item'
  if (ratings.some(({ value }) => value > scale.steps)) return `ballot.ratings: the scale goes up to ${scale.steps}`
  if (hasTwice(ratings.map(({ item }) => item))) return 'ballot.ratings: an item stands there twice'
  return undefined
}

const hasTwice = (numbers: readonly number[]): boolean => new Set(numbers).size < numbers.length

/** Says nothing: takes back what was said before. */
export const isEmptyBallot = (ballot: Ballot): boolean =>
  (ballot.kind === 'poll' && ballot.dots.length === 0) || (ballot.kind === 'rate' && ballot.ratings.length === 0)

export const isConcern = ({ choice, fingers }: BallotOf<'consent'>): boolean =>
  choice === 'concern' || (fingers !== undefined && fingers <= FINGERS_OF_CONCERN)

/** As it is kept: only who has a concern is asked why. */
export function kept(ballot: Ballot): Ballot {
  if (ballot.kind !== 'consent' || (isConcern(ballot) && ballot.why)) return ballot
  const { why: _, ...rest } = ballot
  return rest
}
