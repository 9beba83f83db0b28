import * as Y from 'yjs'
import { type CardId, isCardId } from './ids.ts'
import { spliceInSight, wordsInSight } from './merged.ts'
import { edit, type Plan } from './plan.ts'
import { LIMITS } from './protocol.ts'
import { spliceVision, visionText } from './vision.ts'
import { isFunctionCode } from './vocabulary.ts'

/** The fixed card of the vision. */
export const VISION_ID = 'vision' as CardId
export const functionCardId = (code: string): CardId => `function:${code}` as CardId
export const functionCodeOf = (id: CardId) => {
  const code = id.startsWith('function:') ? id.slice('function:'.length) : undefined
  return isFunctionCode(code) ? code : undefined
}
/** Fixed cards are faces of roots: they cannot be added, removed or moved. */
export const isFixedCard = (id: CardId): boolean => id === VISION_ID || functionCodeOf(id) !== undefined

/** The shared fields of a card; undefined for fixed cards, for absent ones and for what somebody else's program left there. */
export function cardOf(plan: Plan, id: CardId): Y.Map<unknown> | undefined {
  const card: unknown = isFixedCard(id) ? undefined : plan.cards.get(id)
  return card instanceof Y.Map ? (card as Y.Map<unknown>) : undefined
}

/** Every entry of the root `cards` that is a card, removed ones too. */
export function* allCards(plan: Plan): Generator<[CardId, Y.Map<unknown>]> {
  for (const id of plan.cards.keys()) {
    const card = isCardId(id) ? cardOf(plan, id) : undefined
    if (card) yield [id as CardId, card]
  }
}

/**
 * The shared text behind a card; undefined for the vision (several paragraphs) and for what is not there. Not all of its
 * letters need be in sight (`merged.ts`): `cardText` has the words, `spliceCard` changes them.
 */
export function sharedText(plan: Plan, id: CardId): Y.Text | undefined {
  const code = functionCodeOf(id)
  if (code) return plan.functionTexts[code].line
  const text = cardOf(plan, id)?.get('text')
  return text instanceof Y.Text ? text : undefined
}

/** The words of a card as they stand; empty if it is not there. */
export function cardText(plan: Plan, id: CardId): string {
  if (id === VISION_ID) return visionText(plan)
  const card = cardOf(plan, id)
  const text = sharedText(plan, id)
  return card && text ? wordsInSight(card, text) : (text?.toString() ?? '')
}

/** A change of a text: at `index` (UTF-16 units) take away `remove` units, put in `insert`. */
export interface Splice {
  readonly index: number
  readonly remove: number
  readonly insert: string
}

/**
 * The smallest splice that turns `before` into `after`.
 * @param caret where the caret stands after the change; it tells which of several equal letters was typed
 */
export function spliceBetween(before: string, after: string, caret = after.length): Splice | undefined {
  if (before === after) return undefined
  // What stands right of the caret is what stood there before, as far as both agree.
  const rightMax = Math.min(before.length, after.length - Math.min(caret, after.length))
  let right = 0
  while (right < rightMax && before[before.length - 1 - right] === after[after.length - 1 - right]) right++
  const leftMax = Math.min(before.length, after.length) - right
  let left = 0
  while (left < leftMax && before[left] === after[left]) left++
  // Whatever else agrees from the right is not part of the change.
  while (
    right < Math.min(before.length, after.length) - left &&
    before[before.length - 1 - right] === after[after.length - 1 - right]
  )
    right++
  // Never cut a surrogate pair in two: Yjs would store half a character as a replacement sign.
  if (left > 0 && isHighSurrogate(before.charCodeAt(left - 1))) left--
  if (right > 0 && isLowSurrogate(before.charCodeAt(before.length - right))) right--
  return { index: left, remove: before.length - left - right, insert: after.slice(left, after.length - right) }
}

/**
 * A splice of a text that others have changed meanwhile, one change after the other, as splices of the text as it
 * stands now, to be made in this order. What others put into the middle of what is taken away stays.
 */
export function rebaseSplice(splice: Splice, others: readonly Splice[]): Splice[] {
  let at = splice.index
  let ranges = [{ from: splice.index, to: splice.index + splice.remove }]
  for (const { index, remove, insert } of others) {
    const length = insert.length
    const moved = (position: number) => Math.min(position, index) + Math.max(0, position - index - remove)
    at = at > index ? moved(at) + length : at
    ranges = ranges.flatMap((range) => {
      const [from, to] = [moved(range.from), moved(range.to)]
      if (index <= from) return [{ from: from + length, to: to + length }]
      if (index >= to) return [{ from, to }]
      return [
        { from, to: index },
        { from: index + length, to: to + length },
      ]
    })
  }
  const removals = ranges
    .filter(({ from, to }) => to > from)
    .reverse()
    .map(({ from, to }) => ({ index: from, remove: to - from, insert: '' }))
  return splice.insert ? [...removals, { index: at, remove: 0, insert: splice.insert }] : removals
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

/** At most `length` units of a text, never half a character. */
export function cutAt(text: string, length: number): string {
  if (text.length <= length) return text
  const end = isHighSurrogate(text.charCodeAt(length - 1)) ? length - 1 : length
  return text.slice(0, Math.max(0, end))
}

/** Writes a change of words into a card. Text over the limit of a card is cut at the limit. */
export function typeInCard(plan: Plan, id: CardId, splice: Splice): void {
  const current = cardText(plan, id)
  const room = LIMITS.cardTextMaxLength - (current.length - splice.remove)
  const insert = cutAt(splice.insert, room)
  if (splice.remove === 0 && insert === '') return
  edit(plan, () => spliceCard(plan, id, { ...splice, insert }))
}

/** One change of a card's words, within an `edit`; how long they become the caller knows. */
export function spliceCard(plan: Plan, id: CardId, splice: Splice): void {
  if (id === VISION_ID) return spliceVision(plan.vision, splice)
  const text = sharedText(plan, id)
  if (!text) return
  const length = cardText(plan, id).length
  const index = Math.min(splice.index, length)
  const remove = Math.min(splice.remove, length - index)
  const card = cardOf(plan, id)
  if (card) spliceInSight(card, text, index, remove, splice.insert)
  else {
    if (remove > 0) text.delete(index, remove)
    if (splice.insert) text.insert(index, splice.insert)
  }
  adopt(plan, id)
}

// A starter somebody has worked on is the community's own line from then on.
function adopt(plan: Plan, id: CardId): void {
  const card = cardOf(plan, id)
  if (card?.get('origin') === 'starter') card.delete('origin')
}
