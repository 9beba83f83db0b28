import { ACTIVITY_ACTS, ACTIVITY_BOARDS, ACTIVITY_ITEMS } from '@commonboard/model'
import { z } from 'zod'
import { AUDIT_ACTS } from '../../storage/storage.ts'
import { type Call, id, moment, none, PLAN } from './call.ts'

/** Who did what, undoing it, and how long it is kept. */

/** Days that can be chosen; 0: nothing is kept. Never more than the server keeps (`HISTORY_DAYS`). */
export const HISTORY_CHOICES = [0, 7, 14, 30] as const
export const ACTIVITY_PAGE = 60
const ACTIVITY_PAGE_MAX = 200

export const UndoWork = z.object({
  participantId: id,
  since: moment.describe('ms since 1970; earlier than the history: from its beginning'),
})
const difference = z.record(z.string(), z.unknown())
export const WorkSeen = z.object({
  differences: z
    .array(difference)
    .describe('what becomes otherwise in the plan, at most 500; `sayDifference` of the model has the sentences'),
  count: z.number().describe('of all of them'),
  drawings: z.number().describe('strokes, notes and shapes that become otherwise'),
  talk: z.number().describe('comments, replies, reactions and marks that become otherwise'),
})
export const WorkUndone = WorkSeen.omit({ differences: true }).extend({
  before: z.number().nullable().describe('the version that keeps what was there before; null: nothing changed'),
})

export const ActivityQuery = z.object({
  before: z.coerce.number().optional(),
  board: z.enum(ACTIVITY_BOARDS).optional(),
  person: z.string().max(40).optional(),
  count: z.coerce.number().int().min(1).max(ACTIVITY_PAGE_MAX).optional(),
})
const NamedPerson = z.object({
  participantId: id,
  name: z.string().describe('empty: erased'),
  isIn: z.boolean(),
  isBlocked: z.boolean(),
})
export const ActivityList = z.object({
  lines: z
    .array(
      z.object({
        who: id,
        from: moment,
        to: moment,
        board: z.enum(ACTIVITY_BOARDS),
        item: z.enum(ACTIVITY_ITEMS),
        id: z.string(),
        acts: z.array(z.enum(ACTIVITY_ACTS)),
        count: z.number().describe('single changes'),
        label: z.string().describe('its words now, cut; empty if it has none'),
      }),
    )
    .describe('the latest first'),
  acts: z
    .array(
      z.object({
        at: moment,
        act: z.enum(AUDIT_ACTS),
        who: z.string(),
        about: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    )
    .describe('frozen, thawed, roles, blocked and the like, in the time of these lines; not with `board`'),
  people: z.array(NamedPerson).describe('everybody these lines and the filter may name'),
  hasMore: z.boolean(),
  since: moment.describe('nothing older is kept'),
})

export const ChangesQuery = z.object({ since: z.coerce.number() })
export const ChangesSince = z.object({
  from: moment.nullable().describe('since when the changes are known; null: nothing is kept'),
  differences: z
    .array(difference.describe('as in undo, and `who`: ids of the people who changed it'))
    .describe('at most 200'),
  count: z.number().describe('of all of them'),
  people: z.array(NamedPerson),
})

export const BlockedList = z.object({
  blocked: z.array(
    z.object({ participantId: id, name: z.string(), at: moment, by: z.string().describe('participant id') }),
  ),
})

export const SetKeeping = z.object({ historyDays: z.literal(HISTORY_CHOICES) })
export const Keeping = z.object({
  historyDays: z.number().describe('days for which is kept who did what'),
  maxDays: z.number().describe('of this server'),
})

const PERSON = `${PLAN}/people/:participantId`

export const HISTORY_CALLS = {
  seeWork: {
    method: 'POST',
    path: `${PLAN}/undo/preview`,
    summary: 'Tells what would become otherwise if all that a person did since a moment were taken back.',
    who: 'facilitator',
    body: UndoWork,
    status: 200,
    result: WorkSeen,
    errors: ['notFound', 'notAllowed', 'cannotLoad', 'tooMany'],
  },
  undoWork: {
    method: 'POST',
    path: `${PLAN}/undo`,
    summary:
      'Takes back all that a person did since a moment, as a step forward in plan, sketch and talk, without touching what others did; people go on working meanwhile. What was there before is kept as an automatic version.',
    who: 'facilitator',
    body: UndoWork,
    status: 200,
    result: WorkUndone,
    errors: ['notFound', 'notAllowed', 'cannotLoad', 'tooMany'],
  },
  activity: {
    method: 'GET',
    path: `${PLAN}/activity`,
    summary:
      'Who did what and when, the latest first; what one person does to one thing within some minutes is one line.',
    who: 'contributor',
    query: `\`before\`: only lines that ended earlier (ms since 1970); \`board=${ACTIVITY_BOARDS.join('|')}\`; \`person\`: participant id; \`count\`: at most ${ACTIVITY_PAGE_MAX}, else ${ACTIVITY_PAGE}`,
    status: 200,
    result: ActivityList,
    errors: ['notFound', 'notAllowed', 'cannotLoad', 'tooMany'],
  },
  changesSince: {
    method: 'GET',
    path: `${PLAN}/changes`,
    summary: 'What became otherwise in the plan since a moment, and who changed it.',
    who: 'viewer; who has changed it: contributor',
    query: '`since`: ms since 1970',
    status: 200,
    result: ChangesSince,
    errors: ['notFound', 'cannotLoad', 'tooMany'],
  },
  blocked: {
    method: 'GET',
    path: `${PLAN}/blocked`,
    summary: 'Who has been blocked, the latest first.',
    who: 'facilitator',
    status: 200,
    result: BlockedList,
    errors: ['notFound', 'notAllowed'],
  },
  blockPerson: {
    method: 'PUT',
    path: `${PERSON}/block`,
    summary:
      'Puts a person out, and lets the device in by no link any more. What the person wrote stays. Nobody blocks himself.',
    who: 'facilitator',
    status: 200,
    result: none,
    errors: ['notFound', 'notAllowed'],
  },
  letIn: {
    method: 'DELETE',
    path: `${PERSON}/block`,
    summary: 'Lifts a block: the person is in again, in the role of before.',
    who: 'facilitator',
    status: 200,
    result: none,
    errors: ['notFound', 'notAllowed'],
  },
  erasePerson: {
    method: 'POST',
    path: `${PERSON}/erase`,
    summary:
      'Erases a person’s name from everything the server keeps of the plan, and forgets the device unless it is in another plan; one that is blocked stays blocked, without a name. What the person wrote stays in the plan, as by somebody. The last facilitator cannot be erased.',
    who: 'facilitator, or the person',
    status: 200,
    result: none,
    errors: ['notFound', 'notAllowed'],
  },
  setKeeping: {
    method: 'PUT',
    path: `${PLAN}/keeping`,
    summary:
      'Sets for how many days is kept who did what in this plan; what is older goes within the hour. More than the server keeps is as much as it keeps.',
    who: 'facilitator',
    body: SetKeeping,
    status: 200,
    result: Keeping,
    errors: ['notFound', 'notAllowed'],
  },
} as const satisfies Record<string, Call>
