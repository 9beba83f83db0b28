import { type ErrorCode, LIMITS, TEMPLATES } from '@commonboard/model'
import { z } from 'zod'
import { AUDIT_KEPT_DAYS } from '../audit.ts'
import { AUDIT_ACTS } from '../storage/storage.ts'
import { type Call, id, language, name, none, PLAN, place, role, roleGroup, title } from './calls/call.ts'
import { HISTORY_CALLS } from './calls/history.ts'
import { IMPORT_CALLS } from './calls/import.ts'
import { ROUND_CALLS } from './calls/rounds.ts'
import { VERSION_CALLS } from './calls/versions.ts'

export type { Call } from './calls/call.ts'

/** What can be asked over HTTP, and what comes back. `docs/api.md` is made from this file and those in `calls/`. */

export const CreatePlan = z.object({
  title,
  place: place.optional(),
  language: language.optional().describe('of the plan, and of the person where nothing else is known; `en` if absent'),
  template: z.enum(TEMPLATES),
  name: name.optional(),
})
/** The query of a restored plan; the body is the file. */
export const RestorePlan = z.object({ title: title.optional(), name: name.optional() })
export const PlanCreated = z.object({
  planId: id,
  links: z.object({ facilitator: z.string(), editor: z.string(), contributor: z.string(), viewer: z.string() }),
})

export const LookAtLink = z.object({ token: z.string().max(200) })
export const LinkSeen = z.object({
  title: z.string(),
  role,
  historyDays: z.number().describe('for how many days is kept who did what in this plan; 0: it is not'),
})

export const Join = z.object({
  token: z.string().max(200),
  name: name.optional().describe('absent: the name of before; empty: "Guest n"'),
  roleGroup: roleGroup.optional(),
  language: language.optional(),
})
export const Joined = z.object({ planId: id, role, participantId: id, name: z.string() })

export const Me = z.object({
  name: z.string().describe('empty before the device has joined anything'),
  roleGroup: roleGroup.nullable(),
  language: language.nullable(),
})

export const PlanList = z.object({
  plans: z.array(
    z.object({
      planId: id,
      title: z.string(),
      place: z.string(),
      language,
      role,
      counts: z.array(z.number()).describe('live cards in each of the seven columns, a moment ago'),
      present: z.array(z.object({ name: z.string(), color: z.number() })),
      changedAt: z.number().nullable().describe('ms since 1970; null: not since it was made'),
    }),
  ),
})

export const LinkMade = z.object({ linkId: id, role, url: z.string() })

const Person = z.object({
  participantId: id,
  name: z.string(),
  role,
  roleGroup: roleGroup.nullable(),
  color: z.number().describe('in the order of joining; the interface has twelve colors and repeats them'),
  present: z.boolean(),
})
export const PlanFacts = z.object({
  planId: id,
  title: z.string(),
  place: z.string(),
  language,
  role,
  frozen: z.boolean(),
  me: Person.omit({ role: true, present: true }),
  people: z.array(Person),
  links: z
    .array(LinkMade.extend({ revoked: z.literal(false) }))
    .optional()
    .describe('facilitators only; the active ones'),
  historyDays: z.number().describe('for how many days is kept who did what'),
  historyMaxDays: z.number().describe('the most this server keeps'),
  epochs: z.record(z.string(), z.number()).describe('of each zone; rises only when content is erased for good'),
})

export const ChangePlan = z.object({ title: title.optional(), place: place.optional(), language: language.optional() })
export const PlanChanged = z.object({ planId: id, title: z.string(), place: z.string(), language })

export const MakeLink = z.object({ role })
export const LinkRevoked = z.object({ removed: z.number().describe('people who came by it and are out now') })

export const SetRole = z.object({
  participantId: z.string().describe('or `everyone`: all but the facilitators'),
  role,
})
export const RolesSet = z.object({ people: z.array(Person) })

export const SetFrozen = z.object({ frozen: z.boolean() })

export const HandWords = z.object({ text: z.string().trim().min(1).max(LIMITS.handedMaxLength) })
export const WordsHanded = z.object({ handedId: id })
export const HandedList = z.object({
  handed: z.array(
    z.object({
      handedId: id,
      participantId: id,
      name: z.string().describe('of that moment'),
      role: role.describe('of that moment'),
      at: z.number().describe('ms since 1970'),
      text: z.string(),
    }),
  ),
})

export const AuditLog = z.object({
  entries: z
    .array(
      z.object({
        at: z.number().describe('ms since 1970'),
        act: z.enum(AUDIT_ACTS),
        who: z.string().describe('participant id; `server`: on the server’s machine'),
        name: z.string().describe('by which the person goes now; empty if there is none'),
        network: z.string().describe('the address shortened to /24, of IPv6 to /48; empty if there is none'),
        about: z.record(z.string(), z.union([z.string(), z.number()])).describe('ids, roles, names of files'),
      }),
    )
    .describe('the latest first, at most 1,000'),
})

/** Codes any call may answer with. */
export const COMMON_ERRORS: readonly ErrorCode[] = [
  'badRequest',
  'tooLarge',
  'wrongOrigin',
  'notSaving',
  'restarting',
  'internal',
]

export const CALLS = {
  createPlan: {
    method: 'POST',
    path: '/api/plans',
    summary: 'Makes a plan and its four links. The caller is its facilitator; sets the cookie.',
    who: 'anyone, unless `CREATE_PLANS` is `admin`; 20 an hour per address',
    body: CreatePlan,
    status: 201,
    result: PlanCreated,
    errors: ['nameTooLong', 'notAllowed', 'tooMany'],
  },
  restorePlan: {
    method: 'POST',
    path: '/api/plans/from-backup',
    summary: `Makes a plan from a backup file, the export \`plan.json\`: the body is the file, at most ${LIMITS.backupMaxBytes / 1024 / 1024} MiB, with the Content-Type \`application/json\`. Cards, order, links, starters, removed cards and labels are those of the file, under new ids; people, roles and links for joining are new.`,
    who: 'anyone, unless `CREATE_PLANS` is `admin`; 20 an hour per address',
    query: '`title`: in place of that in the file; `name`: of the person, as in `POST /api/plans`',
    status: 201,
    result: PlanCreated,
    errors: ['badBackup', 'newerBackup', 'nameTooLong', 'notAllowed', 'tooMany', 'cannotRender'],
  },
  lookAtLink: {
    method: 'POST',
    path: '/api/links/look',
    summary: 'Tells the holder of a valid link where it leads. Joins nobody.',
    who: 'who has a link; 30 failures a minute per address',
    body: LookAtLink,
    status: 200,
    result: LinkSeen,
    errors: ['badLink', 'tooMany'],
  },
  join: {
    method: 'POST',
    path: '/api/join',
    summary:
      'Joins by a link; sets the cookie. Who is in already keeps the stronger role; joining again by the link one came by changes no role.',
    who: 'who has a link; 30 failures a minute per address',
    body: Join,
    status: 200,
    result: Joined,
    errors: ['nameTooLong', 'badLink', 'blocked', 'planFull', 'tooMany'],
  },
  me: {
    method: 'GET',
    path: '/api/me',
    summary: 'What this device last said about itself.',
    who: 'anyone',
    status: 200,
    result: Me,
    errors: [],
  },
  leave: {
    method: 'POST',
    path: '/api/leave',
    summary: 'Forgets this device: the cookie is wiped, its sockets are closed, its plans are no longer open to it.',
    who: 'anyone',
    status: 200,
    result: none,
    errors: [],
  },
  plans: {
    method: 'GET',
    path: '/api/plans',
    summary: 'The plans this device may open, the latest first.',
    who: 'anyone',
    status: 200,
    result: PlanList,
    errors: [],
  },
  plan: {
    method: 'GET',
    path: PLAN,
    summary: 'A plan, its people, and for facilitators its links.',
    who: 'viewer',
    status: 200,
    result: PlanFacts,
    errors: ['notFound'],
  },
  changePlan: {
    method: 'PATCH',
    path: PLAN,
    summary: 'Renames a plan. Everybody who has it open sees the new title at once.',
    who: 'facilitator',
    body: ChangePlan,
    status: 200,
    result: PlanChanged,
    errors: ['notFound', 'notAllowed', 'nameTooLong', 'cannotLoad'],
  },
  deletePlan: {
    method: 'DELETE',
    path: PLAN,
    summary: 'Erases a plan with its log, its links and its people.',
    who: 'facilitator',
    status: 200,
    result: none,
    errors: ['notFound', 'notAllowed'],
  },
  content: {
    method: 'GET',
    path: `${PLAN}/content`,
    summary: "The whole plan as plain JSON, as the model's `readPlan` gives it.",
    who: 'viewer',
    status: 200,
    errors: ['notFound', 'cannotLoad'],
  },
  makeLink: {
    method: 'POST',
    path: `${PLAN}/links`,
    summary: 'Makes one more link.',
    who: 'facilitator',
    body: MakeLink,
    status: 201,
    result: LinkMade,
    errors: ['notFound', 'notAllowed'],
  },
  replaceLink: {
    method: 'POST',
    path: `${PLAN}/links/:linkId/replace`,
    summary: 'A new link in the place of an old one, which admits nobody new; those inside stay.',
    who: 'facilitator',
    status: 200,
    result: LinkMade,
    errors: ['notFound', 'notAllowed'],
  },
  revokeLink: {
    method: 'DELETE',
    path: `${PLAN}/links/:linkId`,
    summary: 'The link admits nobody, and those who came by it are put out; the caller stays.',
    who: 'facilitator',
    status: 200,
    result: LinkRevoked,
    errors: ['notFound', 'notAllowed'],
  },
  setRoles: {
    method: 'PUT',
    path: `${PLAN}/roles`,
    summary:
      "Sets one person's role, or everybody's. Holds at once, on open sockets too. One facilitator always stays.",
    who: 'facilitator',
    body: SetRole,
    status: 200,
    result: RolesSet,
    errors: ['notFound', 'notAllowed'],
  },
  audit: {
    method: 'GET',
    path: `${PLAN}/audit`,
    summary: `Who let whom in, gave which role, took a copy, in the last ${AUDIT_KEPT_DAYS} days. No tokens, no words of the plan.`,
    who: 'facilitator',
    status: 200,
    result: AuditLog,
    errors: ['notFound', 'notAllowed'],
  },
  setFrozen: {
    method: 'PUT',
    path: `${PLAN}/frozen`,
    summary: 'Freezes the plan: only facilitators write it. Or thaws it.',
    who: 'facilitator',
    body: SetFrozen,
    status: 200,
    result: SetFrozen,
    errors: ['notFound', 'notAllowed'],
  },
  removePerson: {
    method: 'DELETE',
    path: `${PLAN}/people/:participantId`,
    summary:
      'Puts one person out: open sockets are closed within a second. What the person wrote stays. Who comes again by a valid link is a newcomer with the role of that link. Nobody puts out himself.',
    who: 'facilitator',
    status: 200,
    result: none,
    errors: ['notFound', 'notAllowed'],
  },
  handWords: {
    method: 'POST',
    path: `${PLAN}/handed`,
    summary:
      'Hands words to the facilitators, such as those the server would not take into the plan. They stay, with who and when, until a facilitator puts them away or the plan is erased, also when the person has gone. Open pages of facilitators hear of it by notice 6.',
    who: 'viewer; 10 in 10 minutes each, at most 200 waiting in a plan',
    body: HandWords,
    status: 201,
    result: WordsHanded,
    errors: ['notFound', 'tooMany'],
  },
  handed: {
    method: 'GET',
    path: `${PLAN}/handed`,
    summary: 'The words that were handed over, oldest first.',
    who: 'facilitator',
    status: 200,
    result: HandedList,
    errors: ['notFound', 'notAllowed'],
  },
  putAway: {
    method: 'DELETE',
    path: `${PLAN}/handed/:handedId`,
    summary: 'Erases words that were handed over.',
    who: 'facilitator',
    status: 200,
    result: none,
    errors: ['notFound', 'notAllowed'],
  },
  export: {
    method: 'GET',
    path: `${PLAN}/export/:file`,
    summary:
      'The plan as a file, to download. Files: `logic-model.csv`, `logic-model.md`, `logic-model.json`, `logic-model.svg`, `logic-model.pdf`, `logic-model.docx`, `logic-model.xlsx`, `logic-model.png`, `results.csv`, `results.md`, `results.json`, `results.pdf`, `results.docx`, `results.xlsx`, `vision.pdf`, `vision.docx`, `leadership.csv`, `leadership.md`, `leadership.json`, `leadership.svg`, `leadership.pdf`, `leadership.docx`, `leadership.png`, `plan.json`. PDF is tagged and fit for black-and-white printers. Starter lines nobody adopted stay out; `plan.json` is a backup and holds them too. CSV, XLSX and JSON of the logic model can be imported again and then change nothing. Signs that no face of the server has come out as empty boxes in PDF and PNG; the header `Missing-Signs` names the first of them, percent-encoded.',
    who: 'viewer',
    query:
      "`lang=en|es`: the language of headings; absent: the plan's. `paper=tabloid|letter`: absent: tabloid for PDF, letter for Word and Excel. `layer=0`: the logic model without strategies and resources. `notes=1`: with what was accepted as it is, as footnotes. `version=n`: of that version, with its number in the name of the file; absent: as it is now",
    status: 200,
    errors: ['notFound', 'noSuchExport', 'cannotLoad', 'cannotRender'],
  },
  ...ROUND_CALLS,
  ...VERSION_CALLS,
  ...HISTORY_CALLS,
  ...IMPORT_CALLS,
  live: {
    method: 'GET',
    path: '/health/live',
    summary: 'The process answers.',
    who: 'anyone',
    status: 200,
    result: z.object({ live: z.literal(true) }),
    errors: [],
  },
  ready: {
    method: 'GET',
    path: '/health/ready',
    summary: 'The server saves and takes people in; else 503 and an error.',
    who: 'anyone',
    status: 200,
    result: z.object({ ready: z.literal(true) }),
    errors: [],
  },
  metrics: {
    method: 'GET',
    path: '/metrics',
    summary: 'Figures in the text format of Prometheus; docs/hosting.md explains them. No names, no titles.',
    who: 'this machine and private networks; where `METRICS_TOKEN` is set, who has it (`Authorization: Bearer …`)',
    status: 200,
    errors: ['notAllowed'],
  },
  check: {
    method: 'POST',
    path: '/api/check',
    summary:
      'What the page `/check` asks: sets the cookie `commonboard-check`, which is there at the second call unless something stops cookies.',
    who: 'anyone; 1,200 a minute per address',
    status: 200,
    result: z.object({
      now: z.number().describe('ms since 1970, by the clock of the server'),
      version: z.string(),
      hasCookie: z.boolean(),
      isHttps: z.boolean().describe('the server believes that people reach it by https'),
      isSaving: z.boolean(),
    }),
    errors: ['tooMany'],
  },
  version: {
    method: 'GET',
    path: '/version',
    summary: 'Versions of the product and of the document.',
    who: 'anyone',
    status: 200,
    result: z.object({ version: z.string(), schemaVersion: z.number() }),
    errors: [],
  },
} as const satisfies Record<string, Call>
