import { addCard, markAsStarters, type Target } from '../card.ts'
import { type CardFields, FIELD_NAMES } from '../field.ts'
import { setField } from '../fieldChange.ts'
import type { CardId } from '../ids.ts'
import { addLink } from '../link.ts'
import { edit, type Plan } from '../plan.ts'
import { type Card, type PlanContent, readPlan } from '../read.ts'
import { findSimilar } from '../similar.ts'
import type { CardSeed, Said } from '../templates/seed.ts'
import { impactLines, infrastructureLines, principleLines, resultLines } from '../templates/starterLines.ts'
import { functionCardId } from '../text.ts'
import { type Band, type Column, isFunctionCode, type Language, LANGUAGES } from '../vocabulary.ts'
import { indicatorLines } from './indicators.ts'
import { resourcePrompts, strategyPrompts } from './prompts.ts'

/** The library in the order it is shown: ends before means. */
export const LIBRARY_COLUMNS = [
  'impact',
  'results',
  'indicators',
  'principles',
  'infrastructure',
  'strategies',
  'resources',
] as const satisfies readonly Column[]
export type LibraryColumn = (typeof LIBRARY_COLUMNS)[number]

/** A line a community may take into its plan, to keep, change or throw out. */
export interface LibraryEntry {
  /** `R3`, `N8`: the same in every language and version. */
  readonly id: string
  readonly column: LibraryColumn
  readonly band: Band
  readonly text: Said
  readonly unit?: Said
  readonly source?: Said
  readonly fields: CardFields
  /** Ids of entries it serves, or codes of functions. */
  readonly serves: readonly string[]
}

const SEEDS: Readonly<
  Record<LibraryColumn, readonly (CardSeed & { readonly fields?: CardFields; readonly source?: Said })[]>
> = {
  impact: impactLines,
  results: resultLines,
  indicators: indicatorLines.map(({ direction, ...line }) => ({ ...line, fields: direction ? { direction } : {} })),
  principles: principleLines,
  infrastructure: infrastructureLines,
  strategies: strategyPrompts,
  resources: resourcePrompts,
}

export const LIBRARY: readonly LibraryEntry[] = LIBRARY_COLUMNS.flatMap((column) =>
  SEEDS[column].map(({ key, band = '', text, unit, source, fields = {}, serves = [] }) => ({
    id: key,
    column,
    band,
    text,
    fields,
    serves,
    ...(unit ? { unit } : {}),
    ...(source ? { source } : {}),
  })),
)

const BY_ID: ReadonlyMap<string, LibraryEntry> = new Map(LIBRARY.map((entry) => [entry.id, entry]))

/** The card of a plan that says the same, in whichever language, if there is one. */
export function cardLike(cards: readonly Card[], entry: LibraryEntry): Card | undefined {
  for (const language of LANGUAGES) {
    const card = findSimilar(cards, entry.text[language], entry.column)
    if (card) return card
  }
  return undefined
}

/** Which of the library a plan has already, by the id of the entry. */
export function inPlan({ cards }: Pick<PlanContent, 'cards'>): ReadonlyMap<string, Card> {
  const found = new Map<string, Card>()
  for (const entry of LIBRARY) {
    const card = cardLike(cards, entry)
    if (card) found.set(entry.id, card)
  }
  return found
}

/** The results some of these indicators would show that are neither in the plan nor among them. */
export function missingResults(content: Pick<PlanContent, 'cards'>, ids: readonly string[]): LibraryEntry[] {
  const there = inPlan(content)
  const wanted = new Set(
    ids.flatMap((id) => (BY_ID.get(id)?.column === 'indicators' ? BY_ID.get(id)?.serves : []) ?? []),
  )
  return [...wanted].flatMap((id) => {
    const entry = BY_ID.get(id)
    return entry && !there.has(id) && !ids.includes(id) ? [entry] : []
  })
}

/**
 * Takes lines of the library into a plan, as one step: starters, with unit, direction and source, linked to what they
 * serve where that is in the plan or comes with them. What the plan has already is left out.
 * @param target where those of its column go; absent, or another column: at the end of their own
 * @param forResult an indicator is linked to this card too, e.g. where it was asked for
 * @returns the new cards, in the order of the library
 */
export function addFromLibrary(
  plan: Plan,
  ids: readonly string[],
  target: Target | undefined,
  language: Language,
  forResult?: CardId,
): CardId[] {
  const { cards } = readPlan(plan)
  const entries = LIBRARY.filter(({ id }) => ids.includes(id))
  const made = new Map<string, CardId>()
  edit(plan, () => {
    let after = target?.after
    for (const entry of entries) {
      if (cardLike(cards, entry)) continue
      const isThere = target?.column === entry.column
      const place: Target = isThere
        ? { column: entry.column, band: target.band, ...(after === undefined ? {} : { after }) }
        : { column: entry.column, band: entry.band }
      const id = addCard(plan, place, entry.text[language])
      if (isThere && after !== undefined) after = id
      made.set(entry.id, id)
      setFields(plan, id, entry, language)
      // After its fields: work on a starter would make it the community's own.
      markAsStarters(plan, [id])
      for (const end of entry.serves) {
        const served = BY_ID.get(end)
        const to = isFunctionCode(end)
          ? functionCardId(end)
          : (made.get(end) ?? (served && cardLike(cards, served)?.id))
        if (to) addLink(plan, id, to)
      }
      if (forResult && entry.column === 'indicators') addLink(plan, id, forResult)
    }
  })
  return [...made.values()]
}

function setFields(plan: Plan, id: CardId, entry: LibraryEntry, language: Language): void {
  if (entry.unit) setField(plan, id, 'unit', entry.unit[language])
  if (entry.source) setField(plan, id, 'source', entry.source[language])
  for (const name of FIELD_NAMES) if (entry.fields[name] !== undefined) setField(plan, id, name, entry.fields[name])
}
