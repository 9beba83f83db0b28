import * as Y from 'yjs'
import { markHash } from './entry.ts'
import { copyFields } from './fieldChange.ts'
import { type CardId, randomId } from './ids.ts'
import { columnOf, copyLinks } from './link.ts'
import { type Into, intoKey, mergedKey, mergeOf, readInto, readMerges } from './merged.ts'
import { readOrigins } from './origin.ts'
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
export const mergedText = ([first = '', ...others]: readonly string[]): string =>
  first +
  linesToAdd(
    first,
    others.map((text) => ['' as CardId, text]),
  )
    .map(({ put }) => put)
    .join('')

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
    const added = linesToAdd(
      cardText(plan, first),
      others.map((id) => [id, cardText(plan, id)]),
    )
    const merge = randomId(6)
    const maps = others.flatMap((id) => liveCard(plan, id) ?? [])
    const origins = [...new Set(maps.flatMap(readOrigins))].filter((id) => id !== first && !others.includes(id))
    card.set(mergedKey(merge), mergeOf(plan.doc, { cards: others, origins }, added, readMerges(card).keys()))
    if (added.length > 0) text.insert(text.length, added.map(({ put }) => put).join(''))
    // What once went the other way and has come back since is no merge of the same moment.
    for (const [key, { card: into }] of readInto(card)) if (others.includes(into)) setKey(card, intoKey(key), undefined)
    for (const [index, map] of maps.entries()) {
      copyFields(map, card, column)
      copyLinks(plan, others[index] as CardId, first)
      map.set(intoKey(merge), { card: first, by, at, text: markHash('cards', map) } satisfies Into)
    }
    setKey(card, 'origin', undefined)
  })
  return first
}

const liveOnes = (plan: Plan, ids: readonly CardId[]): CardId[] =>
  [...new Set(ids)].filter((id) => liveCard(plan, id) !== undefined)

/** What comes below the first words: the lines that do not stand there yet, each with the card it comes from. */
function linesToAdd(first: string, others: readonly (readonly [CardId, string])[]): { from: CardId; put: string }[] {
  const known = new Set(linesOf(first))
  let isFirst = first === '' || first.endsWith('\n')
  return others.flatMap(([from, text]) =>
    linesOf(text).flatMap((words) => {
      if (known.has(words)) return []
      known.add(words)
      const put = isFirst ? words : `\n${words}`
      isFirst = false
      return [{ from, put }]
    }),
  )
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
