import type * as Y from 'yjs'
import { type CardId, isCardId } from './ids.ts'

/** Where the words of a card came from: `from.<card id>`, a key for each, so that two people who merge keep both. */
export const CAME_FROM = 'from.'

/** Cards whose words went into this one by a merge, or which it was split from. */
export function readOrigins(card: Y.Map<unknown>): CardId[] {
  const found: CardId[] = []
  for (const key of card.keys()) {
    const id = key.startsWith(CAME_FROM) ? key.slice(CAME_FROM.length) : ''
    if (isCardId(id)) found.push(id)
  }
  return found.sort()
}
