import * as Y from 'yjs'
import { removeCards } from './card.ts'
import { copyFields } from './fieldChange.ts'
import type { CardId } from './ids.ts'
import { columnOf, copyLinks } from './link.ts'
import { CAME_FROM, readOrigins } from './origin.ts'
import { edit, type Plan, setKey } from './plan.ts'
import { LIMITS } from './protocol.ts'
import { liveCard } from './several.ts'
import { cardText, isFixedCard } from './text.ts'

/**
 * Why cards cannot become one: there are not two of them, a constant is among them, they are of different kinds, or
 * their words together are too long for one card.
 */
export type MergeRefusal = 'tooFew' | 'fixed' | 'kinds' | 'tooLong'

/** Undefined: they can be merged. */
export function mergeRefusal(plan: Plan, ids: readonly CardId[]): MergeRefusal | undefined {
  if (ids.some(isFixedCard)) return 'fixed'
  const live = liveOnes(plan, ids)
  if (live.length < 2) return 'tooFew'
  if (new Set(live.map((id) => columnOf(plan, id))).size > 1) return 'kinds'
  const words = mergedText(live.map((id) => cardText(plan, id)))
  return words.length > LIMITS.cardTextMaxLength ? 'tooLong' : undefined
}

/** What one card of these texts would say. */
export const mergedText = ([first = '', ...others]: readonly string[]): string => first + addition(first, others)

/**
 * Makes one card of several: the first keeps its place and gets the words, links and, where it has none, the fields of
 * the others in the order given, which are removed by mark and remembered as its origins. Whoever types in one of them
 * brings it back: no word is lost.
 * @returns the card that stays; undefined if they cannot be merged
 */
export function mergeCards(plan: Plan, ids: readonly CardId[], by: string, at: number): CardId | undefined {
  if (mergeRefusal(plan, ids)) return undefined
  const [first, ...others] = liveOnes(plan, ids)
  const card = first && liveCard(plan, first)
  const text = card?.get('text')
  const column = first && columnOf(plan, first)
  if (!first || !card || !column || !(text instanceof Y.Text)) return undefined
  edit(plan, () => {
    const words = addition(
      text.toString(),
      others.map((id) => cardText(plan, id)),
    )
    if (words) text.insert(text.length, words)
    for (const other of others) {
      const map = liveCard(plan, other)
      if (!map) continue
      copyFields(map, card, column)
      for (const origin of [other, ...readOrigins(map)]) if (origin !== first) setKey(card, CAME_FROM + origin, true)
      copyLinks(plan, other, first)
    }
    setKey(card, 'origin', undefined)
    removeCards(plan, others, by, at, first)
  })
  return first
}

const liveOnes = (plan: Plan, ids: readonly CardId[]): CardId[] =>
  [...new Set(ids)].filter((id) => liveCard(plan, id) !== undefined)

/** What comes below the first words: the lines that do not stand there yet. */
function addition(first: string, others: readonly string[]): string {
  const known = new Set(linesOf(first))
  const lines: string[] = []
  for (const line of others.flatMap(linesOf)) {
    if (known.has(line)) continue
    known.add(line)
    lines.push(line)
  }
  if (lines.length === 0) return ''
  return (first === '' || first.endsWith('\n') ? '' : '\n') + lines.join('\n')
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
