import { type CardId, type LinkId, linkIdOf } from '../ids.ts'
import { linkRule, REASON_MAX_LENGTH } from '../link.ts'
import { LIMITS } from '../protocol.ts'
import type { Card, PlanContent } from '../read.ts'
import { cutAt } from '../text.ts'
import { type Band, type Column, COLUMN_FACTS } from '../vocabulary.ts'
import { dateOrderOf, decimalOf } from './cells.ts'
import { changesOf, type ImportChange, type ImportNote, type ReadingContext } from './changes.ts'
import { cleaned, type Draft, draftsOf, labelsOf, type LeftOutRow, type WhyLeftOut } from './drafts.ts'
import { type Mapping, type Meaning, yearIn } from './headings.ts'
import {
  type Candidate,
  type Choice,
  type FoundBy,
  isSameText,
  type Match,
  matchDrafts,
  plainText,
} from './matching.ts'
import type { Cell, Table } from './table.ts'

/** What bringing in a table would do, card by card and row by row; nothing is written yet. */
export interface ImportPlan {
  readonly entries: readonly ImportEntry[]
  readonly links: readonly ImportLink[]
  /** Rows that make no card at all. */
  readonly leftOut: readonly LeftOutRow[]
  readonly counts: ImportCounts
}

export type Outcome = 'same' | 'changed' | 'new' | 'leftOut'

export interface ImportEntry {
  /** The same each time the same table is read; choices go by it. */
  readonly key: string
  /** Rows of the table, by index. */
  readonly rows: readonly number[]
  readonly column: Column
  readonly band: Band
  /** As the file has it. */
  readonly text: string
  readonly outcome: Outcome
  readonly why?: WhyLeftOut
  /** The card it speaks of. */
  readonly card?: CardId
  readonly foundBy?: FoundBy
  /** 0 to 1, of the card's words and the file's. */
  readonly likeness?: number
  /** Cards it may speak of, the likeliest first. */
  readonly candidates: readonly Candidate[]
  readonly changes: readonly ImportChange[]
  readonly notes: readonly ImportNote[]
}

/** One end of a link: a card that is there, or the entry that makes it. */
export type ImportEnd = { readonly card: CardId } | { readonly entry: string }
export interface ImportLink {
  readonly from: ImportEnd
  readonly to: ImportEnd
  /** A new one; else only its reason is. */
  readonly isNew: boolean
  readonly reason?: string
  /** The reason that stands there, where another one comes. */
  readonly oldReason?: string
}

export interface ImportCounts {
  readonly same: number
  readonly changed: number
  readonly new: number
  readonly links: number
  /** Rows, not cards. */
  readonly leftOut: number
}

export interface ImportOptions {
  /** For rows, by the key of their entry: a card, a card of its own, or nothing. */
  readonly choices?: ReadonlyMap<string, Choice>
}

/** Compares a table with a plan. Removes nothing, ever; an empty cell says nothing. */
export function planImport(
  content: PlanContent,
  table: Table,
  mapping: Mapping,
  { choices = new Map<string, Choice>() }: ImportOptions = {},
): ImportPlan {
  const found = draftsOf(content, table, mapping)
  const { drafts, parts } = splitLong(content, found.drafts)
  const matches = matchDrafts(content, drafts, choices)
  const context = contextOf(content, table, mapping)
  const entries = drafts.map((draft) => entryOf(draft, matches.get(draft) ?? { candidates: [] }, context))
  const links = linksOf(content, table, { ...found, drafts, parts }, entries)
  for (const [key, notes] of links.notes) {
    const index = entries.findIndex((entry) => entry.key === key)
    const entry = entries[index]
    if (entry) entries[index] = { ...entry, notes: [...entry.notes, ...notes] }
  }
  const leftOutRows = new Set([...found.leftOut.map(({ row }) => row), ...rowsLeftOut(entries)])
  const count = (outcome: Outcome) => entries.filter((entry) => entry.outcome === outcome).length
  return {
    entries,
    links: links.links,
    leftOut: found.leftOut,
    counts: {
      same: count('same'),
      changed: count('changed'),
      new: count('new'),
      links: links.links.filter(({ isNew }) => isNew).length,
      leftOut: leftOutRows.size,
    },
  }
}

/** Rows of which nothing is brought in. */
function rowsLeftOut(entries: readonly ImportEntry[]): number[] {
  const used = new Set(entries.filter(({ outcome }) => outcome !== 'leftOut').flatMap(({ rows }) => rows))
  return entries.flatMap(({ rows }) => rows.filter((row) => !used.has(row)))
}

function contextOf(content: PlanContent, table: Table, mapping: Mapping): ReadingContext {
  const of = (...meanings: Meaning[]): Cell[] =>
    mapping.flatMap((meaning, index) =>
      meanings.includes(meaning) || (meanings.includes('value') && meaning.startsWith('reading.'))
        ? table.rows.map((row) => row[index] ?? '')
        : [],
    )
  // Our own tables write numbers as programs do.
  const isOurs =
    table.isRaw === true || (mapping.includes('id') && mapping.includes('readings') && mapping.includes('baseline'))
  return {
    content,
    isOurs,
    labels: labelsOf(content, table.isRaw === true),
    decimal: isOurs ? 'point' : decimalOf(of('baseline', 'target', 'value')),
    dateOrder: dateOrderOf(of('baselineDate', 'targetDate', 'valueDate')),
    isPercent: !isOurs && mapping.some((one, index) => isValue(one) && (table.headings[index] ?? '').includes('%')),
    years: isOurs ? {} : yearsIn(table, mapping),
  }
}

const isValue = (meaning: Meaning) => meaning === 'baseline' || meaning === 'target'

function yearsIn({ headings }: Table, mapping: Mapping): ReadingContext['years'] {
  const of = (meaning: Meaning) => yearIn(headings[mapping.indexOf(meaning)] ?? '')
  const [baselineDate, targetDate] = [of('baseline'), of('target')]
  return { ...(baselineDate ? { baselineDate } : {}), ...(targetDate ? { targetDate } : {}) }
}

function entryOf(draft: Draft, match: Match, context: ReadingContext): ImportEntry {
  const { card, leftOut } = match
  const { changes, notes, band } = changesOf(draft, card, context)
  const outcome: Outcome = leftOut ? 'leftOut' : !card ? 'new' : changes.length > 0 ? 'changed' : 'same'
  return {
    key: draft.key,
    rows: draft.rows,
    column: draft.column,
    band,
    text: draft.text || (card?.text ?? ''),
    outcome,
    ...(leftOut ? { why: leftOut } : {}),
    ...(card ? { card: card.id, foundBy: match.by ?? 'text', likeness: match.likeness ?? 1 } : {}),
    candidates: match.candidates,
    changes,
    notes,
  }
}

/** A text longer than a card becomes several, cut where it may be; unless a card holds it as it is. */
function splitLong(
  content: PlanContent,
  drafts: readonly Draft[],
): { drafts: Draft[]; parts: ReadonlyMap<string, readonly Draft[]> } {
  const parts = new Map<string, readonly Draft[]>()
  let whole: Set<string> | undefined
  const all = drafts.flatMap((draft): Draft[] => {
    if (draft.text.length <= LIMITS.cardTextMaxLength) return [draft]
    whole ??= new Set(content.cards.map(({ text }) => plainText(text)))
    if (whole.has(plainText(draft.text)) || COLUMN_FACTS[draft.column].isFixed) return [draft]
    const [first = '', ...rest] = pieces(draft.text)
    const further = rest.map(
      (text, index): Draft => ({
        key: `${draft.key}+${index + 1}`,
        column: draft.column,
        text,
        rows: draft.rows,
        cells: draft.cells.filter(({ meaning }) => meaning === 'band'),
      }),
    )
    parts.set(draft.key, further)
    return [{ ...draft, text: first }, ...further]
  })
  return { drafts: all, parts }
}

function pieces(text: string): string[] {
  const found: string[] = []
  let rest = text
  while (rest.length > LIMITS.cardTextMaxLength) {
    const head = cutAt(rest, LIMITS.cardTextMaxLength)
    const at = Math.max(head.lastIndexOf('\n'), lastOf(head, /[.!?…]\s/g), head.length / 2)
    const end = at > head.length / 2 ? at + 1 : Math.max(head.lastIndexOf(' ') + 1, 0) || head.length
    found.push(rest.slice(0, end).trim())
    rest = rest.slice(end).trim()
  }
  return rest ? [...found, rest] : found
}
const lastOf = (text: string, sign: RegExp): number => [...text.matchAll(sign)].at(-1)?.index ?? -1

/** The links a table names: by numbers of its own rows or of the plan, by ids, by words; and those of one wide row. */
function linksOf(
  content: PlanContent,
  table: Table,
  { drafts, together }: { drafts: readonly Draft[]; together: readonly (readonly [Draft, Draft])[]; parts: unknown },
  entries: readonly ImportEntry[],
): { links: ImportLink[]; notes: Map<string, ImportNote[]> } {
  const known = new Map<LinkId, string | undefined>(content.links.map(({ id, reason }) => [id, reason]))
  // Links that rest are there all the same.
  for (const { from, to, reason } of content.restingLinks) known.set(linkIdOf(from, to), reason)
  const links = new Map<string, ImportLink>()
  const notes = new Map<string, ImportNote[]>()
  const entryOfKey = new Map(entries.map((entry) => [entry.key, entry]))
  const byNumber = firstBy(drafts, ({ number }) => number?.toUpperCase())
  const byId = firstBy(drafts, ({ id }) => id)
  const byText = firstBy(drafts, ({ text }) => plainText(text))
  const cardByNumber = new Map(content.cards.map((card) => [card.number, card]))
  const cardById = new Map<string, Card>(content.cards.map((card) => [card.id, card]))
  const cardByText = new Map(content.cards.map((card) => [plainText(card.text), card]))
  const columnByKey = new Map(drafts.map(({ key, column }) => [key, column]))

  for (const [a, b] of together) {
    // The activity of a row with a result is for that result; what it moves, people may say themselves.
    const kind = linkRule(a.column, b.column)?.kind
    if (kind !== undefined && kind !== 'moves') join(endOf(a.key), endOf(b.key))
  }
  for (const draft of drafts)
    for (const said of draft.cells) {
      if (said.meaning !== 'for' && said.meaning !== 'seenIn') continue
      for (const name of namesIn(String(said.cell))) {
        const other = find(name)
        const isKnown = other && join(endOf(draft.key), other)
        if (isKnown) continue
        const note = { row: said.row, index: said.index, cell: cutAt(name, 120), why: 'unknownCard' } as const
        const own = notes.get(draft.key)
        if (own) own.push(note)
        else notes.set(draft.key, [note])
      }
    }
  for (const { from, to, reason } of table.links ?? []) {
    const [a, b] = [find(from), find(to)]
    if (a && b) join(a, b, reason)
  }
  return { links: [...links.values()], notes }

  function endOf(key: string): ImportEnd | undefined {
    const entry = entryOfKey.get(key)
    if (!entry || entry.outcome === 'leftOut') return undefined
    return entry.card ? { card: entry.card } : { entry: key }
  }

  function find(name: string): ImportEnd | undefined {
    const draft = byId.get(name) ?? byNumber.get(name.toUpperCase()) ?? byText.get(plainText(name))
    if (draft) return endOf(draft.key)
    const card = cardById.get(name) ?? cardByNumber.get(name.toUpperCase()) ?? cardByText.get(plainText(name))
    return card && { card: card.id }
  }

  function namesIn(cell: string): string[] {
    const whole = cleaned(cell).trim()
    if (find(whole)) return [whole]
    return whole
      .split(/[,;\n]/)
      .map((name) => name.trim())
      .filter(Boolean)
  }

  /** @returns false: cards of these kinds are not linked */
  function join(a: ImportEnd | undefined, b: ImportEnd | undefined, reason?: string): boolean {
    const [columnA, columnB] = [columnOfEnd(a), columnOfEnd(b)]
    if (!a || !b || !columnA || !columnB) return a !== undefined && b !== undefined
    const rule = linkRule(columnA, columnB)
    if (!rule) return false
    const [from, to] = rule.isTurned ? [b, a] : [a, b]
    const id = 'card' in from && 'card' in to ? linkIdOf(from.card, to.card) : undefined
    const isThere = id !== undefined && known.has(id)
    const why = cutAt(cleaned(reason ?? '').trim(), REASON_MAX_LENGTH)
    const oldReason = id && known.get(id)
    const isOtherReason = why !== '' && !isSameText(oldReason ?? '', why)
    if (isThere && !isOtherReason) return true
    const key = `${nameOf(from)}~${nameOf(to)}`
    const earlier = links.get(key)
    links.set(key, {
      from,
      to,
      isNew: !isThere,
      ...(isOtherReason ? { reason: why } : earlier?.reason ? { reason: earlier.reason } : {}),
      ...(oldReason ? { oldReason } : {}),
    })
    return true
  }

  function columnOfEnd(end: ImportEnd | undefined): Column | undefined {
    if (!end) return undefined
    return 'card' in end ? cardById.get(end.card)?.column : columnByKey.get(end.entry)
  }
}

const nameOf = (end: ImportEnd): string => ('card' in end ? end.card : `#${end.entry}`)

function firstBy<One>(all: readonly One[], keyOf: (one: One) => string | undefined): Map<string, One> {
  const found = new Map<string, One>()
  for (const one of all) {
    const key = keyOf(one)
    if (key && !found.has(key)) found.set(key, one)
  }
  return found
}
