import { type CardId, type Language, neighborsOf, type PlanContent, sayLinks } from '@commonboard/model'

/** For each linked card its links in one line: "for 2.1; seen in 4.5, 4.6". */
export function linkLines(content: PlanContent, language: Language): ReadonlyMap<CardId, string> {
  const neighbors = neighborsOf(content)
  const lines = new Map<CardId, string>()
  for (const card of content.cards) {
    const parts = neighbors(card).groups.map((group) => sayLinks(group, language))
    if (parts.length > 0) lines.set(card.id, parts.join('; '))
  }
  return lines
}
