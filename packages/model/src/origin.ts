import type * as Y from 'yjs'
import { type CardId, isCardId } from './ids.ts'
import { readMerges } from './merged.ts'

/** Where the words of a card came from by a split, or before a backup: `from.<card id>`. A merge says it itself. */
export const CAME_FROM = 'from.'

/** Cards whose words went into this one by a merge, or which it was split from. */
export function readOrigins(card: Y.Map<unknown>): CardId[] {
  const found = new Set<CardId>()
  for (const key of card.keys()) {
    const id = key.startsWith(CAME_FROM) ? key.slice(CAME_FROM.length) : ''
    if (isCardId(id)) found.add(id)
  }
  for (const { cards, origins } of readMerges(card).values()) for (const id of [...cards, ...origins]) found.add(id)
  return [...found].sort()
}
