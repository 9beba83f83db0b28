import * as Y from 'yjs'
import { addCard, moveCards, removeCards, type Target } from './card.ts'
import { type CardId, endsOf, linkIdOf } from './ids.ts'
import { addLink, columnOf, linkRule } from './link.ts'
import { edit, type Plan, setKey } from './plan.ts'
import { cardOf, cardText, cutAt, isFixedCard } from './text.ts'
import { placeOf } from './place.ts'
import { LIMITS } from './protocol.ts'
import { COLUMN_FACTS } from './vocabulary.ts'

/** Commands that make several cards of one, one of several, or one of another kind. Each is one step of undo. */

const CAME_FROM = 'from.'

/** Cards whose words went into this one by a merge, or which it was split from. */
export function readOrigins(card: Y.Map<unknown>): CardId[] {
  const found: CardId[] = []
  for (const key of card.keys()) if (key.startsWith(CAME_FROM)) found.push(key.slice(CAME_FROM.length) as CardId)
  return found.sort()
}

/** Puts a card for each text into a column, one below the other, and returns their ids. Blank texts are left out. */
export function addCards(plan: Plan, target: Target, texts: readonly string[]): CardId[] {
  const ids: CardId[] = []
  edit(plan, () => {
    let { after } = target
    for (const text of texts) {
      if (!text.trim()) continue
      after = addCard(plan, { ...target, ...(after === undefined ? {} : { after }) }, text.trim())
      ids.push(after)
    }
  })
  return ids
}

/**
 * Splits a card's words at a letter: what follows becomes a card of its own below it, with the same links. Words that
 * somebody else types there at that moment stay in the first card.
 * @param at UTF-16 units from the beginning
 * @returns the new card; undefined where one of the two would be blank
 */
export function splitCard(plan: Plan, id: CardId, at: number): CardId | undefined {
  const card = cardOf(plan, id)
  const text = card?.get('text')
  const place = placeOf(plan, id)
  if (!card || !place || !(text instanceof Y.Text)) return undefined
  const whole = text.toString()
  const rest = whole.slice(at).trim()
  if (!rest || !whole.slice(0, at).trim()) return undefined
  return edit(plan, () => {
    const start = whole.slice(0, at).trimEnd().length
    text.delete(start, whole.length - start)
    setKey(card, 'origin', undefined)
    const made = addCard(plan, { column: place[0], band: place[1], after: id }, rest)
    cardOf(plan, made)?.set(CAME_FROM + id, true)
    copyLinks(plan, id, made)
    return made
  })
}

/**
 * Makes one card of several: the first keeps its place and gets the words, links and, where it has none, the fields of
 * the others, which are removed by mark and remembered as its origins. Whoever types in one of those at that moment
 * brings it back: no word is lost.
 * @returns the card that stays; undefined if there are not two that can be merged
 */
export function mergeCards(plan: Plan, ids: readonly CardId[], by: string, at: number): CardId | undefined {
  const [first, ...others] = ids.filter((id) => !isFixedCard(id) && cardOf(plan, id))
  const card = first && cardOf(plan, first)
  const text = card?.get('text')
  if (!first || !card || !(text instanceof Y.Text) || others.length === 0) return undefined
  edit(plan, () => {
    for (const other of others) {
      const map = cardOf(plan, other)
      if (!map) continue
      const words = cardText(plan, other).trim()
      const room = LIMITS.cardTextMaxLength - text.length - 1
      if (words && !text.toString().includes(words)) text.insert(text.length, cutAt(`\n${words}`, room))
      for (const [key, value] of map) if (!OWN_KEYS.has(key) && !card.has(key)) card.set(key, value)
      setKey(card, CAME_FROM + other, true)
      copyLinks(plan, other, first)
    }
    setKey(card, 'origin', undefined)
    removeCards(plan, others, by, at)
  })
  return first
}

/** Copies cards with their fields and links, each right below its original, and returns the copies' ids. */
export function duplicateCards(plan: Plan, ids: readonly CardId[]): CardId[] {
  const copies: CardId[] = []
  edit(plan, () => {
    for (const id of ids) {
      const card = cardOf(plan, id)
      const place = placeOf(plan, id)
      if (!card || !place) continue
      const copy = addCard(plan, { column: place[0], band: place[1], after: id }, cardText(plan, id))
      const map = cardOf(plan, copy)
      for (const [key, value] of card) if (!OWN_KEYS.has(key) && !key.startsWith(CAME_FROM)) map?.set(key, value)
      copyLinks(plan, id, copy)
      copies.push(copy)
    }
  })
  return copies
}

/**
 * Makes cards another kind by moving them. They keep their id, and with it comments and history; their fields rest in
 * them; of their links those that have a sense the other way round are drawn that way, the others rest.
 */
export function convertCards(plan: Plan, ids: readonly CardId[], target: Target): void {
  if (COLUMN_FACTS[target.column].isFixed) return
  edit(plan, () => {
    moveCards(plan, ids, target)
    for (const id of ids) turnLinks(plan, id)
  })
}

/** A card's own keys: no merge and no copy takes them over. */
const OWN_KEYS: ReadonlySet<string> = new Set(['place', 'text', 'removed', 'origin'])

function copyLinks(plan: Plan, from: CardId, to: CardId): void {
  for (const key of [...plan.links.keys()]) {
    const ends = endsOf(key)
    const far = ends && (ends.from === from ? ends.to : ends.to === from ? ends.from : undefined)
    if (far && far !== to) addLink(plan, to, far)
  }
}

// A link that stands the wrong way round for the kinds its cards now are.
function turnLinks(plan: Plan, id: CardId): void {
  for (const key of [...plan.links.keys()]) {
    const ends = endsOf(key)
    if (!ends || (ends.from !== id && ends.to !== id)) continue
    const from = columnOf(plan, ends.from)
    const to = columnOf(plan, ends.to)
    const rule = from && to ? linkRule(from, to) : undefined
    if (rule?.isTurned && !plan.links.has(linkIdOf(ends.to, ends.from))) addLink(plan, ends.from, ends.to)
  }
}
