import type { CardId, LinkId } from '../ids.ts'
import type { PlanContent } from '../read.ts'
import { VISION_ID } from '../text.ts'

/** What is lit when these cards are chosen: all they lead to and all that serves them, not their neighbours' kin. */
export interface Chain {
  readonly cards: ReadonlySet<CardId>
  readonly links: ReadonlySet<LinkId>
}

export function chainOf(content: PlanContent, chosen: Iterable<CardId>): Chain {
  const cards = new Set<CardId>(chosen)
  const links = new Set<LinkId>()
  const follow = (start: readonly CardId[], near: 'from' | 'to', far: 'from' | 'to') => {
    const seen = new Set(start)
    for (let edge = start; edge.length > 0; ) {
      const next: CardId[] = []
      for (const link of content.links) {
        if (!edge.includes(link[near])) continue
        links.add(link.id)
        if (!seen.has(link[far])) {
          seen.add(link[far])
          next.push(link[far])
        }
      }
      edge = next
    }
    for (const id of seen) cards.add(id)
  }
  const start = [...cards]
  follow(start, 'from', 'to')
  follow(start, 'to', 'from')
  // Every impact leads to the vision; no link says so, because it is always so.
  if (content.cards.some((card) => card.column === 'impact' && cards.has(card.id))) cards.add(VISION_ID)
  return { cards, links }
}
