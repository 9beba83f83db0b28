import { type CardFields, type FieldName, fieldsOf } from '../field.ts'
import type { Card, CardContent, Link, PlanContent } from '../read.ts'
import { VISION_ID } from '../text.ts'
import { type Waiver, waiverKey } from '../waiver.ts'
import { risingSubset } from './align.ts'
import type { CardDifference, LinkDifference, LinkEnd, WaiverDifference } from './difference.ts'

interface Sides {
  readonly before: PlanContent
  readonly after: PlanContent
}

const byId = <T extends { readonly id: string }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]))

/** What became of the cards; the vision's is compared by blocks. In the order of the board, removed ones first. */
export function cardDifferences({ before, after }: Sides): CardDifference[] {
  const [old, fresh] = [byId(before.cards), byId(after.cards)]
  const wasRemoved = byId(before.removed)
  const merged = mergedCards(after.cards, old, fresh)
  const wentOn = new Set([...merged.values()].flat())
  const differences: CardDifference[] = before.cards
    .filter((card) => !fresh.has(card.id) && !wentOn.has(card))
    .map((card) => ({ ...factsOf(card), change: 'removed' }))
  const reordered = reorderedCards(before.cards, fresh, after.cards, old)
  for (const card of after.cards) {
    if (card.id === VISION_ID) continue
    const was = old.get(card.id)
    const rested = wasRemoved.get(card.id)
    if (was) {
      if (was.column !== card.column || was.band !== card.band)
        differences.push({ ...factsOf(card), change: 'moved', was: placeOf(was) })
      else if (reordered.has(card.id)) differences.push({ ...factsOf(card), change: 'reordered', was: placeOf(was) })
      differences.push(...fieldDifferences(was, card))
    } else if (rested) {
      differences.push({ ...factsOf(card), change: 'broughtBack' }, ...fieldDifferences(rested, card))
    } else {
      const source = (card.origins ?? []).map((id) => old.get(id)).find((one) => one && fresh.has(one.id))
      differences.push({
        ...factsOf(card),
        ...(source ? { change: 'split', ...cameFrom(source) } : { change: 'added' }),
      })
    }
    for (const source of merged.get(card.id) ?? [])
      differences.push({ ...factsOf(card), change: 'merged', ...cameFrom(source) })
  }
  return differences
}

const cameFrom = (card: Card) => ({ was: placeOf(card), before: card.text })

/** Cards that were there before and have gone into another since, by that other. */
function mergedCards(
  cards: readonly Card[],
  old: ReadonlyMap<string, Card>,
  fresh: ReadonlyMap<string, Card>,
): ReadonlyMap<string, readonly Card[]> {
  const merged = new Map<string, Card[]>()
  for (const { id, origins = [] } of cards) {
    const known = new Set(old.get(id)?.origins)
    const sources = origins.flatMap((origin) => (known.has(origin) || fresh.has(origin) ? [] : (old.get(origin) ?? [])))
    if (sources.length > 0) merged.set(id, sources)
  }
  return merged
}

const placeOf = ({ column, band, number }: Card) => ({ column, band, number })

const factsOf = (card: Card) => ({
  board: 'logicModel' as const,
  item: 'card' as const,
  id: card.id,
  column: card.column,
  band: card.band,
  number: card.number,
  ...(card.code ? { code: card.code } : {}),
  words: card.text,
})

// Few cards are named when many numbers change: those that had to go elsewhere for the others to stand as they do.
function reorderedCards(
  before: readonly Card[],
  fresh: ReadonlyMap<string, Card>,
  after: readonly Card[],
  old: ReadonlyMap<string, Card>,
): ReadonlySet<string> {
  const rank = new Map(before.map((card, index) => [card.id as string, index]))
  const bands = new Map<string, string[]>()
  for (const { id, column, band } of after) {
    const was = old.get(id)
    if (!was || !fresh.has(id) || was.column !== column || was.band !== band) continue
    const key = `${column} ${band}`
    const ids = bands.get(key)
    if (ids) ids.push(id)
    else bands.set(key, [id])
  }
  const moved = new Set<string>()
  for (const ids of bands.values()) {
    const ranks = ids.map((id) => rank.get(id) ?? 0)
    const stay = risingSubset(ranks)
    for (const [index, id] of ids.entries()) if (!stay.has(ranks[index] ?? 0)) moved.add(id)
  }
  return moved
}

function* fieldDifferences(was: CardContent, card: Card): Generator<CardDifference> {
  const facts = factsOf(card)
  const changed = (before: string | undefined, after: string | undefined) => ({
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  })
  if (was.text !== card.text) yield { ...facts, change: 'reworded', before: was.text, after: card.text }
  else if (was.isStarter !== card.isStarter) yield { ...facts, change: card.isStarter ? 'unkept' : 'kept' }
  if (was.addressed !== card.addressed)
    yield { ...facts, change: 'addressed', ...changed(was.addressed, card.addressed) }
  if (was.reason !== card.reason) yield { ...facts, change: 'reason', ...changed(was.reason, card.reason) }
  // A card that became another kind has no fields in common to speak of.
  if (was.column !== card.column) return
  for (const field of fieldsOf(card.column)) {
    const [before, after] = [was[field], card[field]]
    if (before === after) continue
    const said = changed(asText(before), asText(after))
    if (field === 'unit') yield { ...facts, change: 'unit', ...said }
    else yield { ...facts, change: 'field', field, ...said, ...(card.unit ? { unit: card.unit } : {}) }
  }
  const [groups, groupsNow] = [new Set(was.breakdowns), new Set(card.breakdowns)]
  for (const after of groupsNow) if (!groups.has(after)) yield { ...facts, change: 'breakdown', after }
  for (const before of groups) if (!groupsNow.has(before)) yield { ...facts, change: 'breakdown', before }
  if (!was.readings || !card.readings) return
  const [old, fresh] = [valuesOf(was), valuesOf(card)]
  for (const date of [...new Set([...old.keys(), ...fresh.keys()])].sort()) {
    const [before, after] = [old.get(date), fresh.get(date)]
    if (before === after) continue
    const unit = after === undefined ? was.unit : card.unit
    yield {
      ...facts,
      change: 'reading',
      reading: {
        date,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
        ...(unit ? { unit } : {}),
      },
    }
  }
}

const asText = (value: CardFields[FieldName]): string | undefined => (value === undefined ? undefined : String(value))

const valuesOf = ({ readings = [] }: CardContent) => new Map(readings.map(({ date, value }) => [date, value]))

/**
 * Links drawn and taken away, and reasons given. One that only rests because of what became of its cards is not named.
 */
export function linkDifferences({ before, after }: Sides): LinkDifference[] {
  const [oldCards, cards] = [byId(before.cards), byId(after.cards)]
  const [known, standing] = [pairsIn(before), pairsIn(after)]
  const differences: LinkDifference[] = []
  const tell = (
    change: LinkDifference['change'],
    { id, kind, from, to }: Link,
    said: { before?: string; after?: string },
  ) => {
    const ends = [cards.get(from), cards.get(to)]
    const both = change !== 'removed' || (oldCards.has(from) && oldCards.has(to))
    if (ends[0] && ends[1] && both)
      differences.push({
        board: 'logicModel',
        item: 'link',
        change,
        id,
        kind,
        from: endOf(ends[0]),
        to: endOf(ends[1]),
        ...said,
      })
  }
  for (const link of before.links) if (!standing.has(pairOf(link))) tell('removed', link, {})
  for (const link of after.links) {
    const was = known.get(pairOf(link))
    const said = { ...(was?.reason ? { before: was.reason } : {}), ...(link.reason ? { after: link.reason } : {}) }
    if (!was) tell('added', link, said)
    else if (was.reason !== link.reason) tell('reason', link, said)
  }
  return differences
}

const endOf = (card: Card): LinkEnd => ({ id: card.id, number: card.number, column: card.column, words: card.text })

const pairsIn = ({ links, restingLinks }: PlanContent) =>
  new Map([...restingLinks, ...links].map((link) => [pairOf(link), link]))

// A link that leads the other way since one of its cards became another kind is the same link.
const pairOf = ({ from, to }: Pick<Link, 'from' | 'to'>): string => [from, to].sort().join(' ')

/** Findings accepted and taken back. What rests with a removed card is not named. */
export function waiverDifferences({ before, after }: Sides): WaiverDifference[] {
  const cards = byId(after.cards)
  const keyOf = ({ rule, card }: Waiver) => waiverKey(rule, card)
  const old = new Map((before.waivers ?? []).map((one) => [keyOf(one), one]))
  const fresh = new Map((after.waivers ?? []).map((one) => [keyOf(one), one]))
  const differences: WaiverDifference[] = []
  for (const id of [...new Set([...old.keys(), ...fresh.keys()])].sort()) {
    const [was, now] = [old.get(id), fresh.get(id)]
    const one = now ?? was
    const card = one?.card && cards.get(one.card)
    if (!one || was?.reason === now?.reason || (one.card && !card)) continue
    differences.push({
      board: 'logicModel',
      item: 'waiver',
      change: !was ? 'accepted' : now ? 'reworded' : 'takenBack',
      id,
      rule: one.rule,
      ...(card ? { card: endOf(card) } : {}),
      ...(was ? { before: was.reason } : {}),
      ...(now ? { after: now.reason } : {}),
    })
  }
  return differences
}
