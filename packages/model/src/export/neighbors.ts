import type { CardId } from '../ids.ts'
import type { Card, Link, PlanContent } from '../read.ts'
import type { LinkKind } from '../vocabulary.ts'

/** The numbers at the other ends of a card's links, in board order. */
export interface Neighbors {
  /** What it serves. */
  readonly ends: readonly string[]
  /** What serves it. */
  readonly means: readonly string[]
  readonly endsKind?: LinkKind
  readonly meansKind?: LinkKind
}

export function neighborsOf({ cards, links }: Pick<PlanContent, 'cards' | 'links'>): (card: Card) => Neighbors {
  const from = groupBy(links, (link) => link.from)
  const to = groupBy(links, (link) => link.to)
  const rank = new Map(cards.map((card, index) => [card.id, index]))
  const numbers = (ids: readonly CardId[]) =>
    ids
      .flatMap((id) => rank.get(id) ?? [])
      .sort((a, b) => a - b)
      .flatMap((index) => cards[index]?.number ?? [])
  return (card) => {
    const out = from.get(card.id) ?? []
    const into = to.get(card.id) ?? []
    return {
      ends: numbers(out.map((link) => link.to)),
      means: numbers(into.map((link) => link.from)),
      // A card's links in one direction are all of one kind: the kind follows from the two columns.
      ...(out[0] ? { endsKind: out[0].kind } : {}),
      ...(into[0] ? { meansKind: into[0].kind } : {}),
    }
  }
}

function groupBy(links: readonly Link[], key: (link: Link) => CardId): Map<CardId, Link[]> {
  const groups = new Map<CardId, Link[]>()
  for (const link of links) {
    const group = groups.get(key(link))
    if (group) group.push(link)
    else groups.set(key(link), [link])
  }
  return groups
}
