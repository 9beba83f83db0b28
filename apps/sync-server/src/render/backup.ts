import {
  BANDS,
  BLOCK_KINDS,
  BODY_KINDS,
  BREAKDOWN_MAX_LENGTH,
  type CardId,
  COLUMNS_AND_STRIPS,
  FIELD_NAMES,
  type FieldName,
  fieldValue,
  FUNCTION_CODES,
  isCardId,
  isValueDate,
  LANGUAGES,
  LEVELS,
  openPlan,
  PLAN_FORMAT,
  type PlanBackup,
  restorePlan,
  RULES,
  SCHEMA_VERSION,
  SECTORS,
} from '@commonboard/model'
import { z } from 'zod'
import * as Y from 'yjs'
import { countCards } from '../summary.ts'
import { depthOf, DEPTH_MAX, hasOutsideKey } from './jsonGuard.ts'

/** A backup that was read, as the document of a new plan; or why it was refused, in a sentence. */
export type ReadBackup =
  | { readonly update: Uint8Array; readonly about: PlanBackup['about']; readonly counts: number[] }
  | { readonly refused: 'badBackup' | 'newerBackup'; readonly why: string }

const CARDS_MAX = 10_000
const IDEAS_MAX = 20_000
const LINKS_MAX = 50_000
/** Longer than a card may be: two people who type at once can end above that limit, and a backup keeps what they wrote. */
const TEXT_MAX_LENGTH = 50_000

const id = z.custom<CardId>(isCardId, 'not the id of a card')
const text = z.string().max(TEXT_MAX_LENGTH)
const removalMark = z.object({ by: z.string().max(64), at: z.number() }).optional()
// Checked like what people type: what does not belong in a field is left out of it, never a reason to refuse a backup.
const fields = Object.fromEntries(
  FIELD_NAMES.map((name) => [
    name,
    z
      .unknown()
      .transform((value) => fieldValue(name, value))
      .optional(),
  ]),
) as unknown as Record<FieldName, z.ZodType>
const Waiver = z.object({
  rule: z.enum(RULES),
  card: id.optional(),
  reason: text,
  by: z.string().max(64),
  at: z.number(),
})
const Card = z.object({
  id,
  column: z.enum(COLUMNS_AND_STRIPS),
  band: z.enum([...BANDS, '']),
  order: z.string().max(1_000),
  text,
  isStarter: z.boolean(),
  removed: removalMark,
  ...fields,
  breakdowns: z.array(z.string().max(BREAKDOWN_MAX_LENGTH)).max(100).optional(),
  origins: z.array(id).max(1_000).optional(),
  readings: z
    .array(z.object({ date: z.string().refine(isValueDate, 'not a date'), value: z.number() }))
    .max(10_000)
    .optional(),
  code: z.enum(FUNCTION_CODES).optional(),
  addressed: z.enum(['now', 'later']).optional(),
  reason: text.optional(),
})
const Block = z.object({
  as: z.enum(BLOCK_KINDS),
  runs: z
    .array(z.object({ text, isBold: z.literal(true).optional(), link: z.string().max(2_000).optional() }))
    .max(10_000),
})
const anyId = z.string().refine(isCardId, 'not an id')
const order = z.string().max(1_000)
const items = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.array(z.object({ id: anyId, order, removed: removalMark, ...shape })).max(10_000)
const LISTS = {
  bodies: items({
    level: z.enum(LEVELS),
    name: text,
    purpose: text,
    meets: text,
    kind: z.enum(BODY_KINDS).optional(),
    isStarter: z.boolean(),
  }),
  seats: items({
    body: anyId,
    role: text,
    waitsFor: text,
    sector: z.enum(SECTORS).optional(),
    holder: anyId.optional(),
    since: z.string().max(10).optional(),
    isStarter: z.boolean(),
  }),
  people: items({ name: text, organization: anyId.optional() }),
  organizations: items({ name: text, sector: z.enum(SECTORS).optional() }),
  channels: items({ from: anyId, to: anyId, purpose: text, rhythm: text, isTwoWay: z.boolean() }),
}
const StructureOfLeaders = z.object({ ...LISTS, resting: z.object(LISTS).optional() })
const Idea = z.object({
  id: anyId,
  text,
  roundId: anyId,
  prompt: z.number().int().min(0).max(1_000),
  question: z.partialRecord(z.enum(LANGUAGES), text),
  revealedAt: z.number(),
  by: anyId.optional(),
  removed: removalMark,
})
const ideas = z.array(Idea).max(IDEAS_MAX).optional()
const people = z.array(z.string().max(64)).max(10_000)
const Backup = z.object({
  about: z.object({ title: text, place: text, language: z.enum(LANGUAGES) }),
  cards: z.array(Card).max(CARDS_MAX),
  removed: z.array(Card).max(CARDS_MAX),
  links: z.array(z.object({ kind: z.string().max(40), from: id, to: id, reason: text.optional() })).max(LINKS_MAX),
  waivers: z.array(Waiver).max(CARDS_MAX).optional(),
  restingLinks: z
    .array(z.object({ from: id, to: id, reason: text.optional() }))
    .max(LINKS_MAX)
    .optional(),
  words: z.record(z.string().max(100), z.string().max(1_000)),
  vision: z.array(Block).max(10_000).optional(),
  leadership: StructureOfLeaders.optional(),
  ideas,
  removedIdeas: ideas,
  ingredients: z.object({ hope: people, together: people, place: people }).optional(),
})
const Head = z.object({
  format: z.literal(PLAN_FORMAT.format),
  version: z.number().int().min(1),
  schemaVersion: z.number().int().min(0),
})

/** Reads the file `plan.json`. Whatever is in it, nothing but a document of known fields comes out. */
export function readBackup(file: Uint8Array): ReadBackup {
  const bad = (why: string): ReadBackup => ({ refused: 'badBackup', why })
  let json: unknown
  try {
    const source = new TextDecoder('utf-8', { fatal: true }).decode(file)
    if (depthOf(source) > DEPTH_MAX) return bad('It is nested too deeply.')
    json = JSON.parse(source)
  } catch {
    return bad('It is not JSON.')
  }
  if (hasOutsideKey(json)) return bad('It holds a key that no plan has.')
  const head = Head.safeParse(json)
  if (!head.success) return bad('It is not a backup of a plan.')
  if (head.data.version > PLAN_FORMAT.version || head.data.schemaVersion > SCHEMA_VERSION)
    return { refused: 'newerBackup', why: 'It was written by a newer version.' }
  const backup = Backup.safeParse(json)
  if (!backup.success) {
    const [issue] = backup.error.issues
    return bad(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`)
  }
  const doc = new Y.Doc()
  restorePlan(openPlan({ plan: doc }), withoutAbsent(backup.data))
  return { update: Y.encodeStateAsUpdate(doc), about: backup.data.about, counts: countCards(doc) }
}

// An optional field of zod may be undefined, one of ours is absent.
const withoutAbsent = (backup: z.output<typeof Backup>): PlanBackup => JSON.parse(JSON.stringify(backup)) as PlanBackup
