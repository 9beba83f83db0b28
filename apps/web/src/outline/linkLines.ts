import { type CardId, type Language, type LinkKind, type PlanContent, wordsOf } from '@commonboard/model'

interface Ends {
  ends: number[]
  means: number[]
  endsKind?: LinkKind
  meansKind?: LinkKind
}

/** For each linked card its links in one line: "for 2.1; seen in 4.5, 4.6". One walk over cards and links. */
export function linkLines(content: PlanContent, language: Language): ReadonlyMap<CardId, string> {
  const words = wordsOf(language).links
  const places = new Map(content.cards.map((card, index) => [card.id, index]))
  const all = new Map<CardId, Ends>()
  const endsOf = (id: CardId): Ends => {
    const known = all.get(id)
    if (known) return known
    const made: Ends = { ends: [], means: [] }
    all.set(id, made)
    return made
  }
  for (const link of content.links) {
    const from = endsOf(link.from)
    from.ends.push(places.get(link.to) ?? 0)
    from.endsKind = link.kind
    const to = endsOf(link.to)
    to.means.push(places.get(link.from) ?? 0)
    to.meansKind = link.kind
  }
  const numbers = (indexes: number[]) =>
    indexes
      .sort((a, b) => a - b)
      .map((index) => content.cards[index]?.number)
      .join(', ')
  const lines = new Map<CardId, string>()
  for (const [id, { ends, means, endsKind, meansKind }] of all) {
    const parts: string[] = []
    if (endsKind) parts.push(`${words[endsKind].forwardShort} ${numbers(ends)}`)
    if (meansKind) parts.push(`${words[meansKind].backwardShort} ${numbers(means)}`)
    lines.set(id, parts.join('; '))
  }
  return lines
}
