import * as Y from 'yjs'
import { bringBackEntries, removeEntries } from './entry.ts'
import { isValueDate } from './field.ts'
import { type CardId, newCardId } from './ids.ts'
import { evenOrders, orderAfter, ordersBehind } from './order.ts'
import { edit, type Plan, setKey } from './plan.ts'
import { LIMITS } from './protocol.ts'
import { compareOrders, placeOf, type Place, readPlace } from './place.ts'
import { allCards, cardOf, cutAt, functionCodeOf, isFixedCard } from './text.ts'
import { type Band, bandIn, COLUMN_FACTS, type Column, COLUMNS_AND_STRIPS, type FunctionCode } from './vocabulary.ts'

/** Where a new or moved card goes: after a card, at the head (`null`) or at the end (absent) of its band. */
export interface Target {
  readonly column: Column
  readonly band: Band
  readonly after?: CardId | null
}

/** The same for cards that move: without a band each keeps its own, where the column has it. */
export interface MoveTarget extends Omit<Target, 'band'> {
  readonly band?: Band
}

/**
 * Puts a card into a column and returns its id.
 * @throws if the column holds constants (vision, functions)
 */
export function addCard(plan: Plan, target: Target, text = ''): CardId {
  if (COLUMN_FACTS[target.column].isFixed) throw new Error(`The column ${target.column} takes no new cards`)
  const id = newCardId()
  edit(plan, () => putCard(plan, id, placeAt(plan, target), text))
  return id
}

/**
 * Puts a card for each text into a column, one below the other, and returns their ids. Blank texts are left out. What
 * two people put in at the same spot at once stands list after list.
 */
export function addCards(plan: Plan, target: Target, texts: readonly string[]): CardId[] {
  const [first, ...others] = texts.map((text) => text.trim()).filter(Boolean)
  if (first === undefined) return []
  return edit(plan, () => {
    const id = addCard(plan, target, first)
    const [column, band, order] = placeOf(plan, id) ?? ['impact', '', '']
    const orders = ordersBehind(order, cardsIn(plan, column, band), others.length)
    const ids = others.map((text, index) => {
      const other = newCardId()
      putCard(plan, other, [column, band, orders[index] ?? order], text)
      return other
    })
    return [id, ...ids]
  })
}

function putCard(plan: Plan, id: CardId, place: Place, text: string): void {
  plan.cards.set(
    id,
    new Y.Map<unknown>([
      ['place', place],
      ['text', new Y.Text(cutAt(text, LIMITS.cardTextMaxLength))],
    ]),
  )
}

/**
 * Moves a card. One value, never a column key and an order key: two people who move a card at once would each
 * win one of them, and the card would stand where nobody put it.
 */
export function moveCard(plan: Plan, id: CardId, target: MoveTarget): void {
  moveCards(plan, [id], target)
}

/** Moves several cards, in the order given, as one step. Constants and absent cards stay where they are. */
export function moveCards(plan: Plan, ids: readonly CardId[], { column, band, after: first }: MoveTarget): void {
  if (COLUMN_FACTS[column].isFixed) return
  edit(plan, () => {
    const last = new Map<Band, CardId>()
    for (const id of ids) {
      const card = cardOf(plan, id)
      if (!card) continue
      const into = bandIn(column, band ?? readPlace(card)?.[1])
      const after = last.get(into) ?? first
      if (after === id) continue
      const target = { column, band: into, ...(after === undefined ? {} : { after }) }
      if (!isThere(plan, id, target, after)) card.set('place', placeAt(plan, target, id))
      last.set(into, id)
    }
  })
}

/** Cards as the board has them, each once; those of absent ones and constants are left out. */
export function inBoardOrder(plan: Plan, ids: readonly CardId[]): CardId[] {
  const rank = (column: Column, band: Band) =>
    COLUMNS_AND_STRIPS.indexOf(column) * 10 + COLUMN_FACTS[column].bands.indexOf(band)
  return [...new Set(ids)]
    .flatMap((id) => {
      const place = placeOf(plan, id)
      return place ? [{ id, rank: rank(place[0], place[1]), order: place[2] }] : []
    })
    .sort((a, b) => a.rank - b.rank || compareOrders(a.order, b.order) || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}

// Dropped where it already stands: nothing to write.
function isThere(plan: Plan, id: CardId, target: Target, after: CardId | null | undefined): boolean {
  const place = placeOf(plan, id)
  if (!place || place[0] !== target.column || place[1] !== bandIn(target.column, target.band)) return false
  const band = cardsIn(plan, target.column, bandIn(target.column, target.band))
  const index = band.findIndex((card) => card.id === id)
  const above = index > 0 ? band[index - 1]?.id : null
  return after === undefined ? index === band.length - 1 : above === after
}

// Longer keys come from hundreds of moves into the same gap; each further one would weigh more.
const ORDER_COMFORTABLE_LENGTH = 40

function placeAt(plan: Plan, target: Target, moving?: CardId): Place {
  const band = bandIn(target.column, target.band)
  const order = orderAt(plan, target, band, moving)
  if (order.length <= ORDER_COMFORTABLE_LENGTH) return [target.column, band, order]
  respace(plan, target.column, band)
  return [target.column, band, orderAt(plan, target, band, moving)]
}

// Short keys in the order that stands. They depend on the order alone, so two people who do it at once agree.
function respace(plan: Plan, column: Column, band: Band): void {
  const cards = cardsIn(plan, column, band)
  const orders = evenOrders(cards.length)
  for (const [index, { id }] of cards.entries()) cardOf(plan, id)?.set('place', [column, band, orders[index]])
}

function orderAt(plan: Plan, target: Target, band: Band, moving?: CardId): string {
  return orderAfter(
    cardsIn(plan, target.column, band).filter((card) => card.id !== moving),
    target.after,
  )
}

// Removed cards keep their place in the order: bring-back returns them to where they stood.
function cardsIn(plan: Plan, column: Column, band: Band): { id: CardId; order: string }[] {
  const found: { id: CardId; order: string }[] = []
  for (const [id, card] of allCards(plan)) {
    const place = readPlace(card)
    if (place?.[0] === column && place[1] === band) found.push({ id, order: place[2] })
  }
  return found.sort((a, b) => compareOrders(a.order, b.order) || (a.id < b.id ? -1 : 1))
}

/** Removes by mark: someone may be typing in it. New words lift the mark on every screen. */
export function removeCards(plan: Plan, ids: readonly CardId[], by: string, at: number): void {
  removeEntries(
    plan,
    'cards',
    ids.filter((id) => !isFixedCard(id)),
    by,
    at,
  )
}

export function bringBackCards(plan: Plan, ids: readonly CardId[]): void {
  bringBackEntries(
    plan,
    'cards',
    ids.filter((id) => !isFixedCard(id)),
  )
}

/** Keeps a starter line as the community's own. */
export function adoptCards(plan: Plan, ids: readonly CardId[]): void {
  edit(plan, () => {
    for (const id of ids) {
      const card = cardOf(plan, id)
      if (card) setKey(card, 'origin', undefined)
    }
  })
}

/** Marks cards as starters; for templates. */
export function markAsStarters(plan: Plan, ids: readonly CardId[]): void {
  edit(plan, () => {
    for (const id of ids) {
      const card = cardOf(plan, id)
      if (card) setKey(card, 'origin', 'starter')
    }
  })
}

/**
 * One reading of an indicator. Readings are flat keys (`reading.2025-06`), so that two people who enter
 * different dates both keep theirs.
 * @param date `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 * @param value null takes the reading away
 */
export function setReading(plan: Plan, id: CardId, date: string, value: number | null): void {
  setReadings(plan, id, [{ date, value }])
}

/** Several readings of an indicator as one step; what is no date or no number is left out. */
export function setReadings(
  plan: Plan,
  id: CardId,
  readings: readonly { readonly date: string; readonly value: number | null }[],
): void {
  const card = cardOf(plan, id)
  if (!card || placeOf(plan, id)?.[0] !== 'indicators') return
  edit(plan, () => {
    for (const { date, value } of readings) {
      if (!isValueDate(date) || (value !== null && !Number.isFinite(value))) continue
      // Zero has no sign in a file.
      setKey(card, `reading.${date}`, value === null ? undefined : value + 0)
      // A starter with a number of this community is its own line from then on; left a starter, it would stay out of print.
      if (value !== null) setKey(card, 'origin', undefined)
    }
  })
}

/** Whether the community works on a function now or later; undefined takes the answer back. */
export function setAddressed(plan: Plan, code: FunctionCode, addressed: 'now' | 'later' | undefined): void {
  edit(plan, () => setKey(plan.functions, `${code}.addressed`, addressed))
}

/** Writes why a function waits. A short field: the whole text replaces the old one by its smallest splice. */
export const reasonText = (plan: Plan, id: CardId): Y.Text | undefined => {
  const code = functionCodeOf(id)
  return code ? plan.functionTexts[code].reason : undefined
}
