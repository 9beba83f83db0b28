import type { Card, CardContent, Link, PlanContent } from '../read.ts'
import { VISION_ID } from '../text.ts'
import { risingSubset } from './align.ts'
import type { CardDifference, LinkDifference, LinkEnd } from './difference.ts'

interface Sides {
  readonly before: PlanContent
  readonly after: PlanContent
}

const byId = <T extends { readonly id: string }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]))

/** What became of the cards; the vision's is compared by blocks. In the order of the board, removed ones first. */
export function cardDifferences({ before, after }: Sides): CardDifference[] {
  const [old, fresh] = [byId(before.cards), byId(after.cards)]
  const wasRemoved = byId(before.removed)
  const differences: CardDifference[] = before.cards
    .filter(({ id }) => !fresh.has(id))
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
    } else differences.push({ ...factsOf(card), change: 'added' })
  }
  return differences
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
  // A card that is no indicator now, or was none, has no numbers to speak of.
  if (!was.readings || !card.readings) return
  if (was.unit !== card.unit) yield { ...facts, change: 'unit', ...changed(was.unit, card.unit) }
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

const valuesOf = ({ readings = [] }: CardContent) => new Map(readings.map(({ date, value }) => [date, value]))

/** Links drawn and taken away. One that only rests because of what became of its cards is not named. */
export function linkDifferences({ before, after }: Sides): LinkDifference[] {
  const [oldCards, cards] = [byId(before.cards), byId(after.cards)]
  const [known, standing] = [pairsIn(before), pairsIn(after)]
  const end = (card: Card): LinkEnd => ({ id: card.id, number: card.number, column: card.column, words: card.text })
  const differences: LinkDifference[] = []
  const tell = (change: 'added' | 'removed', { id, kind, from, to }: Link) => {
    const ends = [cards.get(from), cards.get(to)]
    const both = change === 'added' || (oldCards.has(from) && oldCards.has(to))
    if (ends[0] && ends[1] && both)
      differences.push({ board: 'logicModel', item: 'link', change, id, kind, from: end(ends[0]), to: end(ends[1]) })
  }
  for (const link of before.links) if (!standing.has(pairOf(link))) tell('removed', link)
  for (const link of after.links) if (!known.has(pairOf(link))) tell('added', link)
  return differences
}

const pairsIn = ({ links, restingLinks }: PlanContent): ReadonlySet<string> =>
  new Set([...links, ...restingLinks].map(pairOf))

// A link that leads the other way since one of its cards became another kind is the same link.
const pairOf = ({ from, to }: Pick<Link, 'from' | 'to'>): string => [from, to].sort().join(' ')
