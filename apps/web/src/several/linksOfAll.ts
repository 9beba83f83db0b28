import type { CardId, PlanContent } from '@commonboard/model'

/** How many links the one card would have, those between the merged cards left out. */
export function linksOfAll(content: PlanContent, ids: readonly CardId[]): number {
  const merged = new Set(ids)
  const far = new Set<CardId>()
  for (const { from, to } of content.links) {
    if (merged.has(from) && !merged.has(to)) far.add(to)
    if (merged.has(to) && !merged.has(from)) far.add(from)
  }
  return far.size
}
