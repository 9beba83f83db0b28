import { z } from 'zod'
import { type Call, id, language, moment, none, PLAN } from './call.ts'

/** Agreed states of a plan, what is signed, and what is shown of them to everybody. */

export const VERSION_REASONS = [
  'named',
  'hourly',
  'beforeRestore',
  'beforeUndo',
  'beforeImport',
  'beforeMassChange',
] as const
export const STATEMENTS = ['agree', 'agreeWithNote'] as const

const VERSION_NAME_MAX = 80
const NOTE_MAX = 500
const PARTY_MAX = 120

export const MakeVersion = z.object({
  name: z.string().trim().min(1).max(VERSION_NAME_MAX),
  note: z.string().trim().max(NOTE_MAX).optional(),
})

export const VersionFacts = z.object({
  n: z.number().describe('counts all versions of a plan, from 1'),
  reason: z.enum(VERSION_REASONS).describe('all but `named` are automatic'),
  name: z.string().describe('empty: automatic'),
  note: z.string(),
  at: moment,
  who: z.string().describe('participant id; `server`: automatic'),
  hash: z.string().describe('SHA-256 of the content, hex: equal content, equal hash'),
  counts: z.array(z.number()).describe('live cards in each of the seven columns'),
  checks: z.object({
    settleFirst: z.array(z.string()).describe('ids of rules that found something'),
    worthALook: z.array(z.string()),
    accepted: z.array(z.string()).optional().describe('found, and accepted with a reason; absent: none'),
  }),
  signed: z.number().describe('organizations'),
  confirmed: z.number(),
  publicUrl: z.string().nullable().optional().describe('facilitators only; null: not public'),
})
export const VersionList = z.object({ versions: z.array(VersionFacts).describe('the latest first') })
export const Restored = z.object({ before: z.number().describe('the version that keeps what was there before') })
export const Compared = z.object({
  differences: z
    .array(z.looseObject({ said: z.string(), board: z.string(), item: z.string(), change: z.string(), id }))
    .describe('in the order of the boards; the other fields are those of `Difference` of the model'),
})
export const MadePublic = z.object({ url: z.string() })

export const Sign = z.object({
  organization: z.string().trim().min(1).max(PARTY_MAX),
  person: z.string().trim().min(1).max(PARTY_MAX),
  statement: z.enum(STATEMENTS),
  note: z.string().trim().max(NOTE_MAX).optional().describe('needed with `agreeWithNote`'),
})
const signOn = z.object({
  signOnId: id,
  organization: z.string(),
  person: z.string().describe('empty: erased'),
  statement: z.enum(STATEMENTS),
  note: z.string(),
  at: moment,
  confirmedAt: moment.nullable(),
})
export const SignOnList = z.object({ signOns: z.array(signOn.extend({ isMine: z.boolean() })) })
export const SignedOn = z.object({ signOnId: id })

export const LookAtVersion = z.object({ token: z.string().max(200) })
export const PublicVersion = z.object({
  title: z.string(),
  place: z.string(),
  language,
  version: VersionFacts.pick({ n: true, name: true, note: true, at: true, hash: true, counts: true, checks: true }),
  signOns: z.array(signOn.omit({ signOnId: true })).describe('the confirmed ones'),
  content: z.unknown().describe('as `GET …/content`, without ids of people'),
})

const VERSION = `${PLAN}/versions/:n`

export const VERSION_CALLS = {
  makeVersion: {
    method: 'POST',
    path: `${PLAN}/versions`,
    summary: 'Keeps the plan as it is now under a name. Never changes again.',
    who: 'editor',
    body: MakeVersion,
    status: 201,
    result: VersionFacts,
    errors: ['notFound', 'notAllowed', 'cannotLoad', 'noRoom'],
  },
  versions: {
    method: 'GET',
    path: `${PLAN}/versions`,
    summary: 'All versions, named and automatic.',
    who: 'viewer',
    status: 200,
    result: VersionList,
    errors: ['notFound'],
  },
  versionContent: {
    method: 'GET',
    path: `${VERSION}/content`,
    summary: 'The content of a version, as `GET …/content` gives that of now.',
    who: 'viewer',
    status: 200,
    errors: ['notFound', 'cannotLoad'],
  },
  compareVersion: {
    method: 'GET',
    path: `${VERSION}/compare`,
    summary: 'What has become otherwise since a version, or between it and another one, each in a sentence.',
    who: 'viewer',
    query:
      "`with=m`: the other version; absent: the plan as it is now. `lang=en|es`: of the sentences; absent: the plan's",
    status: 200,
    result: Compared,
    errors: ['notFound', 'cannotLoad', 'tooMany'],
  },
  restoreVersion: {
    method: 'POST',
    path: `${VERSION}/restore`,
    summary:
      'Changes the plan, step by step forward, into what the version says; people go on working meanwhile. What was there before is kept as an automatic version.',
    who: 'facilitator',
    status: 200,
    result: Restored,
    errors: ['notFound', 'notAllowed', 'cannotLoad'],
  },
  publishVersion: {
    method: 'PUT',
    path: `${VERSION}/public`,
    summary:
      'Makes the link that shows this version, and nothing else, to everybody who has it. Asked again: the same link.',
    who: 'facilitator',
    status: 200,
    result: MadePublic,
    errors: ['notFound', 'notAllowed'],
  },
  withdrawVersion: {
    method: 'DELETE',
    path: `${VERSION}/public`,
    summary: 'The public link shows nothing any more, for good; a later one is another link.',
    who: 'facilitator',
    status: 200,
    result: none,
    errors: ['notFound', 'notAllowed'],
  },
  signOns: {
    method: 'GET',
    path: `${VERSION}/sign-ons`,
    summary: 'Who has signed a version, in the order of signing.',
    who: 'viewer',
    status: 200,
    result: SignOnList,
    errors: ['notFound'],
  },
  sign: {
    method: 'POST',
    path: `${VERSION}/sign-ons`,
    summary: 'An organization signs a named version; a facilitator confirms it.',
    who: 'contributor',
    body: Sign,
    status: 201,
    result: SignedOn,
    errors: ['notFound', 'notAllowed', 'alreadySigned', 'noRoom', 'tooMany'],
  },
  confirmSignOn: {
    method: 'POST',
    path: `${VERSION}/sign-ons/:signOnId/confirm`,
    summary: 'Confirms that the organization has signed.',
    who: 'facilitator',
    status: 200,
    result: none,
    errors: ['notFound', 'notAllowed'],
  },
  removeSignOn: {
    method: 'DELETE',
    path: `${VERSION}/sign-ons/:signOnId`,
    summary: 'Takes back one’s own signature until it is confirmed; facilitators take away any, also a confirmed one.',
    who: 'contributor',
    status: 200,
    result: none,
    errors: ['notFound', 'notAllowed'],
  },
  publicVersion: {
    method: 'POST',
    path: '/api/public/version',
    summary: 'A version, for the holder of its public link. Joins nobody, and leads to nothing else.',
    who: 'who has the link; 30 failures a minute per address',
    body: LookAtVersion,
    status: 200,
    result: PublicVersion,
    errors: ['badLink', 'tooMany', 'cannotLoad'],
  },
  publicExport: {
    method: 'POST',
    path: '/api/public/version/export/:file',
    summary: 'A file of a public version; files and query as `GET …/export/:file`, without `plan.json`.',
    who: 'who has the link; 30 failures a minute per address',
    body: LookAtVersion,
    status: 200,
    errors: ['badLink', 'tooMany', 'noSuchExport', 'cannotLoad', 'cannotRender'],
  },
} as const satisfies Record<string, Call>
