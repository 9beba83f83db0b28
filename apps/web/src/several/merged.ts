import { type CardId, cutAt, LIMITS, type PlanContent } from '@commonboard/model'

/** What a merge of these texts would read, the first one first: as `mergeCards` writes it. */
export function mergedText(texts: readonly string[]): string {
  const [first = '', ...others] = texts
  let text = first
  for (const other of others) {
    const words = other.trim()
    if (words && !text.includes(words)) text += cutAt(`\n${words}`, LIMITS.cardTextMaxLength - text.length - 1)
  }
  return text
}

/** Whether a merge would have to cut. */
export function isTooMuch(texts: readonly string[]): boolean {
  const merged = mergedText(texts)
  return texts.some((text) => !merged.includes(text.trim()))
}

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
