import type { ApiErrorCode } from '../api.ts'
import type { Ballot, Behalf, Own, WrittenAnswer } from './round.ts'

/**
 * One's answers in one round as they stand on this device: what is half typed, and what waits to be sent. Pure; `desk.ts`
 * keeps them and sends them.
 */

/** Something to tell the server. Sent twice it does no harm. */
export type Act =
  | { readonly kind: 'write'; readonly answer: WrittenAnswer; readonly behalf?: Behalf }
  | { readonly kind: 'remove'; readonly answerId: string; readonly behalf?: Behalf }
  | { readonly kind: 'cast'; readonly ballot: Ballot; readonly behalf?: Behalf }

export type Waiting = Act & {
  /** Names this act and no later one about the same answer. */
  readonly mark: string
  /** Why the server will not have it. It is kept, so that the words can be read and copied. */
  readonly refused?: ApiErrorCode
}

/** What this device keeps of one round. */
export interface Kept {
  /** Half-typed words by the field they stand in. */
  readonly drafts: Readonly<Record<string, string>>
  /** In the order they are sent. */
  readonly waiting: readonly Waiting[]
}

export const NOTHING_KEPT: Kept = { drafts: {}, waiting: [] }

/** What an older or a newer page, or another program, left in this device's storage. */
export function readKept(value: unknown): Kept {
  const { drafts, waiting } = (value ?? {}) as { readonly drafts?: unknown; readonly waiting?: unknown }
  return {
    drafts:
      typeof drafts === 'object' && drafts !== null && !Array.isArray(drafts)
        ? Object.fromEntries(Object.entries(drafts).filter((entry) => typeof entry[1] === 'string'))
        : {},
    waiting: Array.isArray(waiting) ? waiting.filter(isWaiting) : [],
  }
}

function isWaiting(value: unknown): value is Waiting {
  const act = (value ?? {}) as Partial<Record<string, unknown>>
  if (typeof act['mark'] !== 'string') return false
  if (act['kind'] === 'remove') return typeof act['answerId'] === 'string'
  if (act['kind'] === 'cast') return typeof act['ballot'] === 'object' && act['ballot'] !== null
  const answer = (act['answer'] ?? {}) as Partial<WrittenAnswer>
  return act['kind'] === 'write' && typeof answer.answerId === 'string' && typeof answer.text === 'string'
}

export const isEmpty = ({ drafts, waiting }: Kept): boolean =>
  waiting.length === 0 && Object.values(drafts).every((text) => text === '')

/** The field for a prompt, or for an answer that is being changed, or for a reason. */
export const draftKey = (behalf: Behalf | undefined, field: string): string => `${personKey(behalf)}${field}`

const personKey = (behalf: Behalf | undefined): string => `${behalf ? `${behalf.key} ` : ''}· `

export function withDraft(kept: Kept, key: string, text: string): Kept {
  const { [key]: _old, ...others } = kept.drafts
  return { ...kept, drafts: text === '' ? others : { ...others, [key]: text } }
}

/** The last one about an answer counts; those before it need not be sent any more. */
export function withAct(kept: Kept, act: Act, mark: string): Kept {
  const others = kept.waiting.filter((one) => targetOf(one) !== targetOf(act))
  return { ...kept, waiting: [...others, { ...act, mark }] }
}

const targetOf = (act: Act): string =>
  act.kind === 'cast'
    ? `ballot ${act.behalf?.key ?? ''}`
    : `answer ${act.kind === 'write' ? act.answer.answerId : act.answerId}`

/** The server has it; what was said about the same answer meanwhile still waits. */
export const withoutAct = (kept: Kept, mark: string): Kept => ({
  ...kept,
  waiting: kept.waiting.filter((one) => one.mark !== mark),
})

/** Nothing of what one has said for oneself, or for somebody else. */
export const withoutPerson = (kept: Kept, behalf: Behalf | undefined): Kept => ({
  drafts: Object.fromEntries(Object.entries(kept.drafts).filter(([key]) => !key.startsWith(personKey(behalf)))),
  waiting: kept.waiting.filter((act) => act.behalf?.key !== behalf?.key),
})

export const withRefusal = (kept: Kept, mark: string, refused: ApiErrorCode): Kept => ({
  ...kept,
  waiting: kept.waiting.map((one) => (one.mark === mark ? { ...one, refused } : one)),
})

/** A round that is open again takes what came too late for it. */
export const tryAgain = (kept: Kept): Kept =>
  kept.waiting.some(({ refused }) => refused === 'notOpen')
    ? {
        ...kept,
        waiting: kept.waiting.map((one) => {
          const { refused, ...act } = one
          return refused === 'notOpen' ? act : one
        }),
      }
    : kept

export const nextToSend = (kept: Kept): Waiting | undefined => kept.waiting.find(({ refused }) => !refused)

/** Sent, but not taken: words nobody has. */
export const refusedIn = (kept: Kept): readonly Waiting[] => kept.waiting.filter(({ refused }) => refused !== undefined)

export interface ShownAnswer extends WrittenAnswer {
  /** The server has not got it in these words. */
  readonly isWaiting: boolean
}

/** One's own answers as one sees them: what the server has, and over it what still waits here. */
export interface Shown {
  readonly behalf: Behalf | undefined
  readonly answers: readonly ShownAnswer[]
  readonly ballot: Ballot | undefined
  readonly isBallotWaiting: boolean
}

/** What the server knows of one's answers, once this act is taken. */
export function withTaken(own: readonly Own[], act: Act): readonly Own[] {
  const key = act.behalf?.key
  const found = own.find(({ behalf }) => behalf?.key === key)
  const before: Own = found ?? { behalf: act.behalf ?? null, answers: [], ballot: null }
  const others = own.filter((one) => one !== found)
  return [...others, { ...before, behalf: act.behalf ?? before.behalf, ...taken(before, act) }]
}

function taken({ answers }: Own, act: Act): Partial<Own> {
  if (act.kind === 'cast') return { ballot: act.ballot }
  if (act.kind === 'remove') return { answers: answers.filter(({ answerId }) => answerId !== act.answerId) }
  const isKnown = answers.some(({ answerId }) => answerId === act.answer.answerId)
  return {
    answers: isKnown
      ? answers.map((one) => (one.answerId === act.answer.answerId ? act.answer : one))
      : [...answers, act.answer],
  }
}

/** Everybody one has answered for, oneself first. @param own undefined: the server has not said */
export function shownIn(own: readonly Own[] | undefined, kept: Kept): readonly Shown[] {
  const waiting = kept.waiting.filter(({ refused }) => !refused)
  const ids = new Set(waiting.flatMap((act) => (act.kind === 'write' ? [act.answer.answerId] : [])))
  const all = waiting.reduce<readonly Own[]>(withTaken, own ?? [])
  const shown = all.map(
    ({ behalf, answers, ballot }): Shown => ({
      behalf: behalf ?? undefined,
      answers: answers.map((answer) => ({ ...answer, isWaiting: ids.has(answer.answerId) })),
      ballot: ballot ?? undefined,
      isBallotWaiting: waiting.some((act) => act.kind === 'cast' && act.behalf?.key === behalf?.key),
    }),
  )
  const mine = shown.find(({ behalf }) => !behalf) ?? NOTHING_SHOWN
  return [mine, ...shown.filter(({ behalf }) => behalf)]
}

export const NOTHING_SHOWN: Shown = { behalf: undefined, answers: [], ballot: undefined, isBallotWaiting: false }
