import type * as Y from 'yjs'
import { editSession } from './plan.ts'
import { LIMITS } from './protocol.ts'
import type { Language } from './vocabulary.ts'

/**
 * Rounds: questions a group answers on its own devices. The answers are the server's and never in a document; what the
 * zone `session` holds is that there is a round, how far it is, and how many have answered.
 */

export const ROUND_KINDS = ['write', 'poll', 'consent', 'rate'] as const
export type RoundKind = (typeof ROUND_KINDS)[number]

/** `open`: people answer. `closed`: nobody does, and nobody has seen anything. `revealed`: for good. */
export const ROUND_STATES = ['open', 'closed', 'revealed'] as const
export type RoundState = (typeof ROUND_STATES)[number]

/** How people say whether they consent: three answers, or none to five fingers. */
export const CONSENT_SCALES = ['three', 'fist'] as const
export type ConsentScale = (typeof CONSENT_SCALES)[number]
export const CONSENT_CHOICES = ['agree', 'live', 'concern'] as const
export type ConsentChoice = (typeof CONSENT_CHOICES)[number]
/** Up to so many fingers say: there is a concern; who shows them is asked why. */
export const FINGERS_OF_CONCERN = 2

/** What a facilitator asks, in one language or in two: people read their own, or else the other. */
export type Asked = Readonly<Partial<Record<Language, string>>>

export const askedIn = (asked: Asked, language: Language): string => asked[language] || asked.en || asked.es || ''

/** Of `rate`: from 1 to `steps`, with words for both ends. */
export interface RatingScale {
  readonly steps: number
  readonly low: Asked
  readonly high: Asked
}

/** What one round asks. */
export type RoundQuestion =
  | { readonly kind: 'write'; readonly prompts: readonly Asked[] }
  | { readonly kind: 'poll'; readonly question: Asked; readonly options: readonly Asked[]; readonly dots: number }
  | { readonly kind: 'consent'; readonly question: Asked; readonly scale: ConsentScale }
  | { readonly kind: 'rate'; readonly question: Asked; readonly items: readonly Asked[]; readonly scale: RatingScale }

/** Lengths in UTF-16 units. */
export const ROUND_LIMITS = {
  askedMaxLength: 300,
  promptsMax: 12,
  optionsMax: 60,
  dotsMax: 20,
  itemsMax: 60,
  stepsMin: 2,
  stepsMax: 10,
  /** One written answer, or a reason. */
  answerMaxLength: 500,
  /** Of one person in one round. */
  answersPerPersonMax: 100,
  /** What a scribe calls somebody without a device: "slip 12". */
  behalfMaxLength: 40,
} as const

/** Results by role group, and of ratings all, come from so many answers up: fewer could be told apart. */
export const RELEASE_MIN = 5

/** Answers nobody reveals are erased so long after the round was closed, or was opened and never closed. */
export const ANSWERS_KEPT_DAYS = { closed: LIMITS.answersKeptDays, open: 90 } as const

/** A round, as the zone `session` announces it. */
export interface RoundNews {
  readonly roundId: string
  readonly kind: RoundKind
  readonly state: RoundState
  /** People who have answered; those a scribe answered for count. */
  readonly answered: number
  /** Rises when there is something new to ask the server for. */
  readonly turn: number
}

/** Root `rounds` of the zone `session`: round id → `[kind, state, answered, turn]`. Written by the server only. */
export const roundsRoot = (session: Y.Doc): Y.Map<unknown> => session.getMap('rounds')

/**
 * For the server: what the zone `session` says of rounds, after it. Writes only where something is different.
 * @param rounds all of the plan
 */
export function announceRounds(session: Y.Doc, rounds: readonly Omit<RoundNews, 'turn'>[]): void {
  editSession(session, () => {
    const root = roundsRoot(session)
    const known = new Map(readRoundNews(session).map((news) => [news.roundId, news]))
    const ids = new Set(rounds.map(({ roundId }) => roundId))
    for (const id of [...root.keys()]) if (!ids.has(id)) root.delete(id)
    for (const { roundId, kind, state, answered } of rounds) {
      const before = known.get(roundId)
      const turn = before ? before.turn + (before.state === state ? 0 : 1) : 0
      if (before?.kind !== kind || before.state !== state || before.answered !== answered)
        root.set(roundId, [kind, state, answered, turn])
    }
  })
}

/** Every round that is announced, in the order of their ids; forgiving of anything. */
export function readRoundNews(session: Y.Doc): RoundNews[] {
  const found: RoundNews[] = []
  for (const [roundId, value] of roundsRoot(session)) {
    if (!Array.isArray(value)) continue
    const [kind, state, answered, turn] = value as readonly unknown[]
    if (!ROUND_KINDS.includes(kind as RoundKind) || !ROUND_STATES.includes(state as RoundState)) continue
    found.push({
      roundId,
      kind: kind as RoundKind,
      state: state as RoundState,
      answered: typeof answered === 'number' ? answered : 0,
      turn: typeof turn === 'number' ? turn : 0,
    })
  }
  return found.sort((a, b) => (a.roundId < b.roundId ? -1 : 1))
}
