import {
  type Band,
  type Card,
  type CardId,
  COLUMN_FACTS,
  type Column,
  type Link,
  type PlanContent,
  STANDING_BANDS,
} from '@commonboard/model'

/** A card in the table. An indicator stands once under each result it measures. */
export interface CardLine {
  readonly kind: 'card'
  readonly key: string
  readonly card: Card
  /** The result it is nested under. */
  readonly under?: CardId
  readonly isNested: boolean
  /** Numbers of the cards it leads to, and of those that lead to it. */
  readonly for: string
  readonly seenIn: string
  /** Of an indicator: the numbers of the other results it stands under too. */
  readonly also: string
}
export type Line =
  | CardLine
  | { readonly kind: 'band'; readonly key: string; readonly band: Exclude<Band, ''> }
  | { readonly kind: 'unlinked'; readonly key: string }
  | { readonly kind: 'add'; readonly key: string }

/** The row for something new comes last. */
export const ADD_KEY = 'add'

/**
 * What the table shows of one column of the model: bands, cards and, of results, their indicators beneath. Lines that did
 * not change since `known` are the same objects, so that one letter typed draws one row again.
 * @param found the cards somebody looks for; undefined: all. A result stays above its indicators.
 */
export function linesOf(
  column: Column,
  content: PlanContent,
  found: ReadonlySet<CardId> | undefined,
  canAdd: boolean,
  known: ReadonlyMap<string, Line> = new Map(),
): Line[] {
  const lines: Line[] = []
  const numbers = numbersOf(content)
  const isFound = (card: Card) => found === undefined || found.has(card.id)
  const add = (line: Line) => {
    const old = known.get(line.key)
    lines.push(old && isSame(old, line) ? old : line)
  }
  const addCard = (card: Card, under?: Card, isNested = false) => {
    const { ends, means } = numbers(card.id)
    const also = isNested ? ends.filter((number) => number !== under?.number) : []
    add({
      kind: 'card',
      key: under ? `${under.id}/${card.id}` : card.id,
      card,
      ...(under ? { under: under.id } : {}),
      isNested,
      for: ends.join(', '),
      seenIn: means.join(', '),
      also: also.join(', '),
    })
  }

  const cards = content.cards.filter((card) => card.column === column)
  const nested = column === 'results' ? nestedUnder(content) : undefined
  for (const band of COLUMN_FACTS[column].bands) {
    const shown = cards.filter(
      (card) => card.band === band && (isFound(card) || (nested?.of(card.id).some(isFound) ?? false)),
    )
    if (band !== '' && (shown.length > 0 || (found === undefined && STANDING_BANDS.includes(band))))
      add({ kind: 'band', key: `band ${band}`, band })
    for (const card of shown) {
      addCard(card)
      for (const indicator of nested?.of(card.id) ?? []) if (isFound(indicator)) addCard(indicator, card, true)
    }
  }
  const rest = nested?.rest.filter(isFound) ?? []
  if (rest.length > 0) add({ kind: 'unlinked', key: 'unlinked' })
  for (const card of rest) addCard(card, undefined, true)
  if (canAdd && !COLUMN_FACTS[column].isFixed) add({ kind: 'add', key: ADD_KEY })
  return lines
}

/**
 * The same, with the line whose editor is open where it stood: somebody else has removed its card or made it another
 * kind, and the next letter must not fall into the cell that takes its place.
 * @param known as drawn before, in that order
 */
export function withOpen(
  lines: Line[],
  open: string | undefined,
  known: ReadonlyMap<string, Line>,
  content: PlanContent,
): Line[] {
  const old = open === undefined ? undefined : known.get(open)
  if (old?.kind !== 'card' || lines.some((line) => line.kind === 'card' && line.card.id === old.card.id)) return lines
  const now = [...content.removed, ...content.cards].find(({ id }) => id === old.card.id)
  if (!now) return lines
  const before = [...known.keys()]
  const above = new Set(before.slice(0, before.indexOf(old.key)))
  const at = lines.findLastIndex(({ key }) => above.has(key)) + 1
  return [...lines.slice(0, at), { ...old, card: { ...old.card, text: now.text } }, ...lines.slice(at)]
}

function isSame(a: Line, b: Line): boolean {
  if (a.kind !== 'card' || b.kind !== 'card') return a.kind === b.kind
  return a.card === b.card && a.for === b.for && a.seenIn === b.seenIn && a.also === b.also && a.isNested === b.isNested
}

/** Indicators by the results they measure, in the order of the board, and those that measure none. */
function nestedUnder({ cards, links }: PlanContent): {
  of(result: CardId): readonly Card[]
  readonly rest: readonly Card[]
} {
  const resultsOf = new Map<CardId, CardId[]>()
  for (const link of links) if (link.kind === 'measures') push(resultsOf, link.from, link.to)
  const under = new Map<CardId, Card[]>()
  const rest: Card[] = []
  for (const card of cards) {
    if (card.column !== 'indicators') continue
    const results = resultsOf.get(card.id)
    if (!results) rest.push(card)
    for (const result of results ?? []) push(under, result, card)
  }
  return { of: (result) => under.get(result) ?? [], rest }
}

/** The numbers at the other ends of a card's links, in the order of the board. */
function numbersOf({ cards, links }: { readonly cards: readonly Card[]; readonly links: readonly Link[] }) {
  const rank = new Map(cards.map((card, index) => [card.id, index]))
  const ends = new Map<CardId, CardId[]>()
  const means = new Map<CardId, CardId[]>()
  for (const link of links) {
    push(ends, link.from, link.to)
    push(means, link.to, link.from)
  }
  const said = (ids: readonly CardId[] = []) =>
    ids
      .flatMap((id) => rank.get(id) ?? [])
      .sort((a, b) => a - b)
      .flatMap((index) => cards[index]?.number ?? [])
  return (id: CardId) => ({ ends: said(ends.get(id)), means: said(means.get(id)) })
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
