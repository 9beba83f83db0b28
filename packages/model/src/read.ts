import type * as Y from 'yjs'
import { removedBy, textIn } from './entry.ts'
import { type CardFields, fieldsOf, isValueDate, readBreakdowns, readFields } from './field.ts'
import { type Ideas, readIdeas } from './idea.ts'
import { type CardId, endsOf, type LinkId, linkIdOf } from './ids.ts'
import { type Ingredients, readIngredients } from './ingredients.ts'
import { type Leadership, readLeadership } from './leadership.ts'
import { LABEL_KEY_MAX_LENGTH, LABEL_MAX_LENGTH, labelLine } from './label.ts'
import { linkReason, linkRule } from './link.ts'
import { SCHEMA_VERSION, schemaVersionOf } from './migrate.ts'
import { compareOrders, readPlace } from './place.ts'
import type { About, Plan } from './plan.ts'
import { allCards, functionCardId, VISION_ID } from './text.ts'
import { readOrigins } from './origin.ts'
import { readVision, type VisionBlock, visionText } from './vision.ts'
import {
  type Band,
  type Column,
  COLUMN_FACTS,
  COLUMNS_AND_STRIPS,
  columnSign,
  FUNCTION_CODES,
  type FunctionCode,
  isLanguage,
  type LinkKind,
} from './vocabulary.ts'
import { readWaivers, type Waiver } from './waiver.ts'

export interface Reading {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date: string
  readonly value: number
}

/** A card's own content, without what depends on its neighbours. */
export interface CardContent extends CardFields {
  readonly id: CardId
  readonly column: Column
  readonly band: Band
  readonly order: string
  readonly text: string
  readonly isStarter: boolean
  readonly removed?: { readonly by: string; readonly at: number }
  /** Indicators only; oldest first. */
  readonly readings?: readonly Reading[]
  /** Indicators only: the groups it is told apart by; absent: none. */
  readonly breakdowns?: readonly string[]
  /** Cards whose words went into this one, or which it was split from; absent: none. */
  readonly origins?: readonly CardId[]
  /** Functions only. */
  readonly code?: FunctionCode
  readonly addressed?: 'now' | 'later'
  readonly reason?: string
}

/** A card as it stands on the board. */
export interface Card extends CardContent {
  /** `3.2`: the second card of the third column; `A.1`: the first strategy. Every live card has one; it follows the order. */
  readonly number: string
}

export interface Link {
  readonly id: LinkId
  readonly kind: LinkKind
  /** The means. */
  readonly from: CardId
  /** The end it serves. */
  readonly to: CardId
  /** Why, in people's words. */
  readonly reason?: string
}

/** The whole plan as plain readonly data; what canvas, outline, exports and checks read. */
export interface PlanContent extends Ideas {
  readonly schemaVersion: number
  readonly about: About
  /** Live cards of all seven columns in board order, fixed ones included; then those of the strips. */
  readonly cards: readonly Card[]
  /** Cards with a removal mark, in the order of the board. */
  readonly removed: readonly CardContent[]
  /** Links with both ends live and in columns that may be linked; the others wait, unseen. */
  readonly links: readonly Link[]
  /** Those that wait, with both ends in the plan or among the removed. For a backup, which keeps what may come back. */
  readonly restingLinks: readonly Pick<Link, 'from' | 'to' | 'reason'>[]
  /** Who leads: bodies of three levels with their seats, people, organizations, channels. */
  readonly leadership: Leadership
  /** A community's own labels. */
  readonly words: Readonly<Record<string, string>>
  /** The vision with its headings, lists, bold words and links; its plain words are the text of the vision's card. */
  readonly vision: readonly VisionBlock[]
  /** Participant ids of those who see each ingredient in the vision. */
  readonly ingredients: Ingredients
  /** Findings people accept as they are; absent: none. */
  readonly waivers?: readonly Waiver[]
}

/** Reads a plan, forgiving of anything. Costs a walk over every card; views use `watchPlan`. */
export function readPlan(plan: Plan): PlanContent {
  const cards: CardContent[] = fixedCards(plan)
  for (const [id, map] of allCards(plan)) {
    const card = readCard(id, map)
    if (card) cards.push(card)
  }
  return assemble(plan, cards, readLeadership(plan), readIdeas(plan))
}

/** One card's content; undefined if it belongs to a column only a newer version knows. */
export function readCard(id: CardId, map: Y.Map<unknown>): CardContent | undefined {
  const place = readPlace(map)
  if (!place) return undefined
  const text = textIn(map, 'text')
  const removed = removedBy('cards', map)
  const origins = readOrigins(map)
  const breakdowns = place[0] === 'indicators' ? readBreakdowns(map) : []
  return {
    id,
    column: place[0],
    band: place[1],
    order: place[2],
    text,
    isStarter: map.get('origin') === 'starter',
    ...(removed ? { removed } : {}),
    ...readFields(map, place[0]),
    ...(place[0] === 'indicators' ? { readings: readReadings(map) } : {}),
    ...(breakdowns.length > 0 ? { breakdowns } : {}),
    ...(origins.length > 0 ? { origins } : {}),
  }
}

function readReadings(map: Y.Map<unknown>): Reading[] {
  const readings: Reading[] = []
  for (const [key, value] of map) {
    const date = key.startsWith('reading.') ? key.slice('reading.'.length) : ''
    if (isValueDate(date) && typeof value === 'number' && Number.isFinite(value)) readings.push({ date, value })
  }
  return readings.sort((a, b) => (a.date < b.date ? -1 : 1))
}

/** The vision and the six functions. */
export function fixedCards(plan: Plan): CardContent[] {
  const fixed = { band: '' as Band, isStarter: false }
  const cards: CardContent[] = [{ ...fixed, id: VISION_ID, column: 'vision', order: 'a0', text: visionText(plan) }]
  for (const [index, code] of FUNCTION_CODES.entries()) {
    const addressed = plan.functions.get(`${code}.addressed`)
    const reason = plan.functionTexts[code].reason.toString()
    cards.push({
      ...fixed,
      id: functionCardId(code),
      column: 'functions',
      order: `a${index}`,
      text: plan.functionTexts[code].line.toString(),
      code,
      ...(addressed === 'now' || addressed === 'later' ? { addressed } : {}),
      ...(reason ? { reason } : {}),
    })
  }
  return cards
}

const columnRank = Object.fromEntries(COLUMNS_AND_STRIPS.map((column, index) => [column, index])) as Record<
  Column,
  number
>

export function compareCards(a: CardContent, b: CardContent): number {
  if (a.column !== b.column) return columnRank[a.column] - columnRank[b.column]
  if (a.band !== b.band) {
    const bands = COLUMN_FACTS[a.column].bands
    return bands.indexOf(a.band) - bands.indexOf(b.band)
  }
  return compareOrders(a.order, b.order) || (a.id < b.id ? -1 : 1)
}

/**
 * Puts read cards into board order, numbers them and finds the links in sight.
 * @param known the cards of an earlier call by id: unchanged ones are returned as the same object
 */
export function assemble(
  plan: Plan,
  contents: CardContent[],
  leadership: Leadership,
  ideas: Ideas,
  known?: ReadonlyMap<CardId, Card>,
): PlanContent {
  contents.sort(compareCards)
  const cards: Card[] = []
  const removed: CardContent[] = []
  const columns = new Map<CardId, Column>()
  const counts = new Map<Column, number>()
  for (const content of contents) {
    if (content.removed) {
      // An added card that was taken back leaves an empty one behind: nothing to bring back.
      if (content.text || hasFields(content)) removed.push(content)
      continue
    }
    const count = (counts.get(content.column) ?? 0) + 1
    counts.set(content.column, count)
    const number = `${columnSign(content.column)}.${count}`
    const old = known?.get(content.id)
    cards.push(old && old.number === number && isSameContent(old, content) ? old : numbered(content, number))
    columns.set(content.id, content.column)
  }
  const waivers = readWaivers(plan)
  return {
    schemaVersion: schemaVersionOf(plan) ?? SCHEMA_VERSION,
    about: readAbout(plan),
    cards,
    removed,
    ...readLinks(plan, columns, new Set(removed.map((card) => card.id))),
    leadership,
    ...ideas,
    words: readWords(plan),
    vision: readVision(plan),
    ingredients: readIngredients(plan),
    ...(waivers.length > 0 ? { waivers } : {}),
  }
}

const hasFields = (card: CardContent): boolean =>
  Boolean(card.readings?.length || card.breakdowns) || fieldsOf(card.column).some((name) => card[name] !== undefined)

/** What each card was made from. Contents come from a cache: the same one has the same fields. */
const MADE_FROM = new WeakMap<Card, CardContent>()

function numbered(content: CardContent, number: string): Card {
  const card = { ...content, number }
  MADE_FROM.set(card, content)
  return card
}

function isSameContent(card: Card, content: CardContent): boolean {
  if (MADE_FROM.get(card) === content) return true
  // The faces of roots are read anew each time.
  const isFixed = COLUMN_FACTS[content.column].isFixed
  return isFixed && card.text === content.text && card.addressed === content.addressed && card.reason === content.reason
}

export function readAbout(plan: Plan): About {
  const text = (key: string) => {
    const value = plan.about.get(key)
    return typeof value === 'string' ? value : ''
  }
  const language = plan.about.get('language')
  return { title: text('title'), place: text('place'), language: isLanguage(language) ? language : 'en' }
}

function readLinks(
  plan: Plan,
  columns: ReadonlyMap<CardId, Column>,
  removed: ReadonlySet<CardId>,
): Pick<PlanContent, 'links' | 'restingLinks'> {
  const links: Link[] = []
  const resting: Pick<Link, 'from' | 'to' | 'reason'>[] = []
  for (const key of plan.links.keys()) {
    const ends = endsOf(key)
    if (!ends) continue
    const from = columns.get(ends.from)
    const to = columns.get(ends.to)
    const rule = from && to ? linkRule(from, to) : undefined
    const reason = linkReason(plan, key as LinkId)
    const why = reason ? { reason } : {}
    if (rule) {
      // Drawn before one of them became another kind: it is read the way it leads now.
      const id = rule.isTurned ? linkIdOf(ends.to, ends.from) : (key as LinkId)
      if (rule.isTurned && plan.links.has(id)) continue
      const [means, end] = rule.isTurned ? [ends.to, ends.from] : [ends.from, ends.to]
      links.push({ id, kind: rule.kind, from: means, to: end, ...why })
    } else if ((from || removed.has(ends.from)) && (to || removed.has(ends.to))) resting.push({ ...ends, ...why })
  }
  return {
    links: links.sort((a, b) => (a.id < b.id ? -1 : 1)),
    restingLinks: resting.sort((a, b) => (linkIdOf(a.from, a.to) < linkIdOf(b.from, b.to) ? -1 : 1)),
  }
}

function readWords(plan: Plan): Record<string, string> {
  const words: Record<string, string> = Object.create(null) as Record<string, string>
  for (const [key, value] of plan.words) {
    if (typeof value !== 'string' || key.length > LABEL_KEY_MAX_LENGTH) continue
    // Every table and file repeats it: whatever is written there, a label is short.
    const label = labelLine(value.length > LABEL_MAX_LENGTH ? value.slice(0, 2 * LABEL_MAX_LENGTH) : value)
    if (label) words[key] = label
  }
  return { ...words }
}
