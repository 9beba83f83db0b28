import type { CardId, PlanContent } from '@commonboard/model'

/** Content with the id of every card replaced by its place in the file, so that two plans can be compared. */
export function withoutIds(content: PlanContent): unknown {
  const cards = [...content.cards, ...content.removed]
  const names = new Map<CardId, string>(cards.map((card, index) => [card.id, `card ${index}`]))
  const renamed = (list: readonly { readonly id: CardId }[]) =>
    list.map((card) => ({ ...card, id: names.get(card.id) }))
  const links = content.links.map(({ kind, from, to }) => `${kind} ${names.get(from)} ${names.get(to)}`)
  const restingLinks = content.restingLinks.map(({ from, to }) => `${names.get(from)} ${names.get(to)}`)
  return {
    ...content,
    cards: renamed(content.cards),
    removed: renamed(content.removed),
    links: links.sort(),
    restingLinks: restingLinks.sort(),
  }
}
