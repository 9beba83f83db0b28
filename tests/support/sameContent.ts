import type { CardContent, CardId, PlanContent } from '@commonboard/model'

/** Content with the id of every card replaced by its place in the file, so that two plans can be compared. */
export function withoutIds(content: PlanContent): unknown {
  const cards = [...content.cards, ...content.removed]
  const names = new Map<CardId, string>(cards.map((card, index) => [card.id, `card ${index}`]))
  const nameOf = (id: CardId) => names.get(id) ?? id
  const renamed = (list: readonly CardContent[]) =>
    list.map(({ origins, ...card }) => ({
      ...card,
      id: nameOf(card.id),
      ...(origins ? { origins: origins.map(nameOf).sort() } : {}),
    }))
  const say = ({ from, to, reason }: PlanContent['restingLinks'][number]) => `${nameOf(from)} ${nameOf(to)} ${reason}`
  return {
    ...content,
    cards: renamed(content.cards),
    removed: renamed(content.removed),
    links: content.links.map((link) => `${link.kind} ${say(link)}`).sort(),
    restingLinks: content.restingLinks.map(say).sort(),
    waivers: content.waivers
      ?.map(({ rule, card, reason, by, at }) => `${rule} ${card && nameOf(card)} ${reason} ${by} ${at}`)
      .sort(),
  }
}
