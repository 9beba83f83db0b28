import type { ConsentChoice, RoleGroup, RoundQuestion, RoundState } from '@commonboard/model'
import { call, planPath } from '../api.ts'

/** Counts of those who come from these role groups; several are one where each alone would be too few. */
export interface GroupCounts {
  readonly groups: readonly (RoleGroup | null)[]
  readonly people: number
  readonly counts: readonly number[]
}

/** What is shown of a round after its reveal. */
export type RoundResult =
  | { readonly kind: 'write'; readonly people: number; readonly ideas: number }
  | {
      readonly kind: 'poll'
      readonly people: number
      /** Dots of each option. */
      readonly counts: readonly number[]
      readonly byGroup: readonly GroupCounts[]
    }
  | {
      readonly kind: 'consent'
      readonly people: number
      /** Agree, can live with it, concern; or none to five fingers. */
      readonly counts: readonly number[]
      /** Of those with a concern, unsigned. */
      readonly reasons: readonly string[]
      readonly byGroup: readonly GroupCounts[]
    }
  | {
      readonly kind: 'rate'
      readonly people: number
      /** Null: too few have answered. */
      readonly items: readonly { readonly answered: number | null; readonly counts: readonly number[] | null }[]
    }

export interface Round {
  readonly roundId: string
  readonly asked: RoundQuestion
  readonly isNameless: boolean
  readonly state: RoundState
  /** Milliseconds since 1970 by the server's clock, like the other two. */
  readonly openedAt: number
  /** Participant id. */
  readonly openedBy: string
  readonly closedAt: number | null
  readonly revealedAt: number | null
  /** People who have answered. */
  readonly answered: number
  /** Written answers. */
  readonly answers: number
  /** Of those who have answered: people a scribe answered for. */
  readonly byScribes: number
  readonly hasMine: boolean
  readonly result: RoundResult | null
}

/** Somebody without a device, for whom a scribe answers: "slip 12". */
export interface Behalf {
  readonly key: string
  readonly roleGroup: RoleGroup | null
}

export type Ballot =
  | { readonly kind: 'poll'; readonly dots: readonly { readonly option: number; readonly count: number }[] }
  | {
      readonly kind: 'consent'
      readonly choice?: ConsentChoice
      readonly fingers?: number
      readonly why?: string
    }
  | { readonly kind: 'rate'; readonly ratings: readonly { readonly item: number; readonly value: number }[] }

export interface WrittenAnswer {
  readonly answerId: string
  readonly prompt: number
  readonly text: string
}

/** What one has answered: for oneself, or for somebody without a device. */
export interface Own {
  readonly behalf: Behalf | null
  readonly answers: readonly WrittenAnswer[]
  readonly ballot: Ballot | null
}

export interface Asking {
  readonly asked: RoundQuestion
  readonly isNameless: boolean
}

const roundsPath = (planId: string) => `${planPath(planId)}/rounds`
const roundPath = (planId: string, roundId: string) => `${roundsPath(planId)}/${encodeURIComponent(roundId)}`
const answerPath = (planId: string, roundId: string, answerId: string) =>
  `${roundPath(planId, roundId)}/answers/${encodeURIComponent(answerId)}`

/** The server's calls. All throw `ApiError`. */
export const roundsApi = {
  all: (planId: string) => call<{ rounds: Round[] }>('GET', roundsPath(planId)).then(({ rounds }) => rounds),
  open: (planId: string, asking: Asking) => call<Round>('POST', roundsPath(planId), { ...asking }),
  mine: (planId: string, roundId: string) =>
    call<{ own: Own[] }>('GET', `${roundPath(planId, roundId)}/mine`).then(({ own }) => own),
  write: (planId: string, roundId: string, { answerId, ...answer }: WrittenAnswer, behalf?: Behalf) =>
    call<unknown>('PUT', answerPath(planId, roundId, answerId), { ...answer, ...(behalf ? { behalf } : {}) }),
  remove: (planId: string, roundId: string, answerId: string) =>
    call<unknown>('DELETE', answerPath(planId, roundId, answerId)),
  cast: (planId: string, roundId: string, ballot: Ballot, behalf?: Behalf) =>
    call<unknown>('PUT', `${roundPath(planId, roundId)}/ballot`, { ballot, ...(behalf ? { behalf } : {}) }),
  /** @param behalf absent: what one has answered for oneself */
  eraseMine: (planId: string, roundId: string, behalf?: Behalf) =>
    call<unknown>(
      'DELETE',
      `${roundPath(planId, roundId)}/mine${behalf ? `?behalf=${encodeURIComponent(behalf.key)}` : ''}`,
    ),
  close: (planId: string, roundId: string) => call<Round>('POST', `${roundPath(planId, roundId)}/close`),
  reopen: (planId: string, roundId: string) => call<Round>('POST', `${roundPath(planId, roundId)}/reopen`),
  reveal: (planId: string, roundId: string) => call<Round>('POST', `${roundPath(planId, roundId)}/reveal`),
  erase: (planId: string, roundId: string) => call<unknown>('DELETE', roundPath(planId, roundId)),
}
