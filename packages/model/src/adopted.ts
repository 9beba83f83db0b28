import type { Card, PlanContent } from './read.ts'
import { isFixedCard } from './text.ts'

/**
 * The plan as it is printed: without the starters nobody kept or changed, their links, and cards without a word;
 * the rest keeps its numbers, so that paper and screen name the same card alike. The vision and the functions stay.
 */
export function adopted(content: PlanContent): Pick<PlanContent, 'cards' | 'links'> {
  const cards = content.cards.filter(isAdopted)
  const ids = new Set(cards.map((card) => card.id))
  return { cards, links: content.links.filter((link) => ids.has(link.from) && ids.has(link.to)) }
}

const isAdopted = (card: Card): boolean => isFixedCard(card.id) || (!card.isStarter && card.text.trim() !== '')
