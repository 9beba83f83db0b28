import * as Y from 'yjs'
import { addCard, adoptCards, inBoardOrder, moveCards, type MoveTarget } from './card.ts'
import { removedBy } from './entry.ts'
import { copyFields, DESCRIBING } from './fieldChange.ts'
import type { CardId } from './ids.ts'
import { addLink, columnOf, copyLinks } from './link.ts'
import { spliceInSight } from './merged.ts'
import { CAME_FROM } from './origin.ts'
import { placeOf } from './place.ts'
import { edit, type Plan, setKey } from './plan.ts'
import { cardOf, cardText } from './text.ts'
import { COLUMN_FACTS } from './vocabulary.ts'

/** Commands that make several cards of one, or one of another kind. Each is one step of undo. */

/** A card that is no constant and has not been removed. */
export function liveCard(plan: Plan, id: CardId): Y.Map<unknown> | undefined {
  const card = cardOf(plan, id)
  return card && !removedBy('cards', card) ? card : undefined
}

/**
 * Splits a card's words at a letter: what follows becomes a card of its own below it, with the same links and with the
 * fields that describe it, but not with its numbers, which nobody has measured of the new one. Words that somebody else
 * types there at that moment stay in the first card.
 * @param at UTF-16 units from the beginning
 * @returns the new card; undefined where one of the two would be blank
 */
export function splitCard(plan: Plan, id: CardId, at: number): CardId | undefined {
  const card = liveCard(plan, id)
  const text = card?.get('text')
  const place = placeOf(plan, id)
  if (!card || !place || !(text instanceof Y.Text) || at <= 0) return undefined
  const whole = cardText(plan, id)
  // Never through the middle of a character.
  const cut = /[\uDC00-\uDFFF]/.test(whole.charAt(at)) ? at - 1 : at
  const rest = whole.slice(cut).trim()
  const start = whole.slice(0, cut).trimEnd().length
  if (!rest || start === 0) return undefined
  return edit(plan, () => {
    spliceInSight(card, text, start, whole.length - start, '')
    setKey(card, 'origin', undefined)
    const made = addCard(plan, { column: place[0], band: place[1], after: id }, rest)
    const map = cardOf(plan, made)
    map?.set(CAME_FROM + id, true)
    if (map) copyFields(card, map, place[0], DESCRIBING)
    copyLinks(plan, id, made)
    return made
  })
}

/**
 * Copies cards with their fields and links, each right below its original, and returns the copies' ids. A link between
 * two of them is copied as one between the copies. The mark of a headline stays with the original.
 */
export function duplicateCards(plan: Plan, ids: readonly CardId[]): CardId[] {
  const copies = new Map<CardId, CardId>()
  edit(plan, () => {
    for (const id of inBoardOrder(plan, ids)) {
      const card = liveCard(plan, id)
      const place = placeOf(plan, id)
      if (!card || !place) continue
      const copy = addCard(plan, { column: place[0], band: place[1], after: id }, cardText(plan, id))
      const map = cardOf(plan, copy)
      if (map) copyFields(card, map, place[0], (name) => name !== 'headline')
      copies.set(id, copy)
    }
    for (const [id, copy] of copies) copyLinks(plan, id, copy, copies)
  })
  return [...copies.values()]
}

/**
 * Makes cards another kind by moving them, in the order of the board. They keep their id, and with it comments, history
 * and links: a link that has a sense the other way round is read that way from then on, the others rest. Their fields
 * rest in them until they are of that kind again.
 */
export function convertCards(plan: Plan, ids: readonly CardId[], target: MoveTarget): void {
  if (COLUMN_FACTS[target.column].isFixed) return
  edit(plan, () => {
    const cards = inBoardOrder(plan, ids)
    adoptCards(
      plan,
      cards.filter((id) => columnOf(plan, id) !== target.column),
    )
    moveCards(plan, cards, target)
  })
}

/**
 * Makes a strategy of a result that says what people do, for the result it serves.
 * @returns whether it did: both must be there, and be two
 */
export function convertToStrategy(plan: Plan, id: CardId, result: CardId): boolean {
  if (id === result || !liveCard(plan, id) || !liveCard(plan, result) || columnOf(plan, result) !== 'results')
    return false
  edit(plan, () => {
    convertCards(plan, [id], { column: 'strategies' })
    addLink(plan, id, result)
  })
  return true
}
