import {
  CONSENT_CHOICES,
  CONSENT_SCALES,
  LANGUAGES,
  RELEASE_MIN,
  ROUND_KINDS,
  ROUND_LIMITS,
  ROUND_STATES,
} from '@commonboard/model'
import { z } from 'zod'
import { type Call, id, moment, none, PLAN, roleGroup } from './call.ts'

/** Questions a group answers on its own devices. Answers never enter a shared document. */

const said = z.string().trim().max(ROUND_LIMITS.askedMaxLength)
const asked = z
  .partialRecord(z.enum(LANGUAGES), said)
  .refine((texts) => Object.values(texts).some((text) => text !== ''), 'needs words in at least one language')
const reason = z.string().trim().max(ROUND_LIMITS.answerMaxLength)

export const RoundAsked = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('write'), prompts: z.array(asked).min(1).max(ROUND_LIMITS.promptsMax) }),
  z.object({
    kind: z.literal('poll'),
    question: asked,
    options: z.array(asked).min(2).max(ROUND_LIMITS.optionsMax),
    dots: z.number().int().min(1).max(ROUND_LIMITS.dotsMax).describe('each person has so many'),
  }),
  z.object({ kind: z.literal('consent'), question: asked, scale: z.enum(CONSENT_SCALES) }),
  z.object({
    kind: z.literal('rate'),
    question: asked,
    items: z.array(asked).min(1).max(ROUND_LIMITS.itemsMax),
    scale: z.object({
      steps: z.number().int().min(ROUND_LIMITS.stepsMin).max(ROUND_LIMITS.stepsMax),
      low: asked,
      high: asked,
    }),
  }),
])

export const OpenRound = z.object({
  asked: RoundAsked,
  isNameless: z.boolean().describe('of `write`: ideas bear nobody’s name, for good. All other kinds are nameless'),
})

/** Somebody without a device, for whom a scribe (an editor or a facilitator) answers; the same key, the same person. */
const behalf = z
  .object({ key: z.string().trim().min(1).max(ROUND_LIMITS.behalfMaxLength), roleGroup: roleGroup.nullable() })
  .describe('editors and facilitators only: for somebody without a device. Absent: for oneself')

export const WriteAnswer = z.object({
  prompt: z.number().int().min(0),
  text: z.string().trim().min(1).max(ROUND_LIMITS.answerMaxLength),
  behalf: behalf.optional(),
})

export const Ballot = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('poll'),
    dots: z.array(z.object({ option: z.number().int().min(0), count: z.number().int().min(1) })),
  }),
  z.object({
    kind: z.literal('consent'),
    choice: z.enum(CONSENT_CHOICES).optional().describe('of the scale `three`'),
    fingers: z.number().int().min(0).max(5).optional().describe('of the scale `fist`'),
    why: reason.optional(),
  }),
  z.object({
    kind: z.literal('rate'),
    ratings: z.array(z.object({ item: z.number().int().min(0), value: z.number().int().min(1) })),
  }),
])
export const CastBallot = z.object({ ballot: Ballot, behalf: behalf.optional() })

const answer = z.object({ answerId: id, prompt: z.number(), text: z.string() })
/** What one has answered oneself, here or on another tab. */
const own = z.object({
  behalf: behalf.nullable(),
  answers: z.array(answer).describe('of `write`'),
  ballot: Ballot.nullable().describe('of the others'),
})

const byGroup = z
  .array(
    z.object({
      groups: z.array(roleGroup.nullable()).describe('several are one where each alone would be too few'),
      people: z.number(),
      counts: z.array(z.number()).describe('as the total counts'),
    }),
  )
  .describe(`everybody in one of them, each of ${RELEASE_MIN} or more who are not of one mind; empty: that cannot be`)

export const RoundResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('write'), people: z.number(), ideas: z.number().describe('cards it has become') }),
  z.object({
    kind: z.literal('poll'),
    people: z.number(),
    counts: z.array(z.number()).describe('dots of each option'),
    byGroup,
  }),
  z.object({
    kind: z.literal('consent'),
    people: z.number(),
    counts: z.array(z.number()).describe('agree, live, concern; or 0 to 5 fingers'),
    reasons: z.array(z.string()).describe('of concern, unsigned, shuffled'),
    byGroup,
  }),
  z.object({
    kind: z.literal('rate'),
    people: z.number(),
    items: z.array(
      z.object({
        answered: z.number().nullable().describe(`null: fewer than ${RELEASE_MIN}, also without those of one scribe`),
        counts: z.array(z.number()).nullable().describe('of each step from 1 up; null as above'),
      }),
    ),
  }),
])

export const Round = z.object({
  roundId: id,
  asked: RoundAsked,
  isNameless: z.boolean(),
  state: z.enum(ROUND_STATES),
  openedAt: moment,
  openedBy: z.string().describe('participant id'),
  closedAt: moment.nullable(),
  revealedAt: moment.nullable(),
  answered: z.number().describe('people who have answered'),
  answers: z.number().describe('written answers, of `write`'),
  byScribes: z.number().describe('of those who have answered: without a device'),
  hasMine: z.boolean(),
  result: RoundResult.nullable().describe('once revealed'),
})
export const RoundList = z.object({ rounds: z.array(Round).describe('the latest first') })
export const Mine = z.object({ own: z.array(own).describe('one’s own, and what one has written down for others') })

const ROUND = `${PLAN}/rounds/:roundId`

export const ROUND_CALLS = {
  openRound: {
    method: 'POST',
    path: `${PLAN}/rounds`,
    summary: `Asks everybody something: ${ROUND_KINDS.map((kind) => `\`${kind}\``).join(', ')}. Announced in \`session\`.`,
    who: 'facilitator',
    body: OpenRound,
    status: 201,
    result: Round,
    errors: ['notFound', 'notAllowed', 'noRoom'],
  },
  rounds: {
    method: 'GET',
    path: `${PLAN}/rounds`,
    summary: 'The rounds of a plan: what is asked, how far it is, counts; results of those that were revealed.',
    who: 'viewer',
    status: 200,
    result: RoundList,
    errors: ['notFound'],
  },
  round: {
    method: 'GET',
    path: ROUND,
    summary: 'One round.',
    who: 'viewer',
    status: 200,
    result: Round,
    errors: ['notFound'],
  },
  myAnswers: {
    method: 'GET',
    path: `${ROUND}/mine`,
    summary: 'What the caller has answered, until the reveal. Of nobody else, also for facilitators.',
    who: 'viewer',
    status: 200,
    result: Mine,
    errors: ['notFound'],
  },
  writeAnswer: {
    method: 'PUT',
    path: `${ROUND}/answers/:answerId`,
    summary:
      'Adds or changes a written answer; the id is the caller’s own (12 of `A–Z a–z 0–9 _ -`), so that sending it twice is harmless.',
    who: 'contributor',
    body: WriteAnswer,
    status: 200,
    result: none,
    errors: ['notFound', 'notAllowed', 'notOpen', 'tooMany'],
  },
  removeAnswer: {
    method: 'DELETE',
    path: `${ROUND}/answers/:answerId`,
    summary: 'Erases a written answer of one’s own, until the round is closed.',
    who: 'viewer',
    status: 200,
    result: none,
    errors: ['notFound', 'notOpen'],
  },
  castBallot: {
    method: 'PUT',
    path: `${ROUND}/ballot`,
    summary:
      'One person, one ballot, across tabs and devices’ reconnects: the last one counts. One without dots or ratings takes it back.',
    who: 'contributor',
    body: CastBallot,
    status: 200,
    result: none,
    errors: ['notFound', 'notAllowed', 'notOpen', 'tooMany'],
  },
  eraseMine: {
    method: 'DELETE',
    path: `${ROUND}/mine`,
    summary:
      'Erases all the caller has answered for himself in this round, or for the person of that key, until the reveal. After it, nobody can tell which it was.',
    who: 'viewer',
    query: 'behalf=',
    status: 200,
    result: none,
    errors: ['notFound', 'notOpen'],
  },
  closeRound: {
    method: 'POST',
    path: `${ROUND}/close`,
    summary: 'Nobody answers any more. Nothing is shown.',
    who: 'facilitator',
    status: 200,
    result: Round,
    errors: ['notFound', 'notAllowed'],
  },
  reopenRound: {
    method: 'POST',
    path: `${ROUND}/reopen`,
    summary: 'A closed round is open again; a revealed one never.',
    who: 'facilitator',
    status: 200,
    result: Round,
    errors: ['notFound', 'notAllowed', 'notOpen'],
  },
  revealRound: {
    method: 'POST',
    path: `${ROUND}/reveal`,
    summary:
      'Shows what the rules release, closes what is open, and destroys the single ballots. Written answers become ideas of the plan, shuffled, in one step.',
    who: 'facilitator',
    status: 200,
    result: Round,
    errors: ['notFound', 'notAllowed', 'cannotLoad'],
  },
  eraseRound: {
    method: 'DELETE',
    path: ROUND,
    summary: 'Erases a round with its answers and its result. Ideas that are in the plan stay.',
    who: 'facilitator',
    status: 200,
    result: none,
    errors: ['notFound', 'notAllowed'],
  },
} as const satisfies Record<string, Call>
