import {
  type CardContent,
  type CardId,
  FIELD_NAMES,
  ITEM_ROOTS,
  type ItemRoot,
  isFixedCard,
  type Leadership,
  openPlan,
  type Plan,
  type PlanContent,
  readPlan,
  restorePlan,
  shortHash,
} from '@commonboard/model'
import * as Y from 'yjs'

/**
 * What a plan must say after a restore, found the slow and obvious way: an empty document, everything of the target
 * written into it, and what came since as removed. `plan` is the plan before the restore and stays as it is.
 */
export function slowRestore(plan: Plan, target: PlanContent, by: string, at: number): PlanContent {
  const present = readPlan(plan)
  const known = new Set<CardId>([...target.cards, ...target.removed].map(({ id }) => id))
  const since: CardContent[] = [
    ...present.removed.filter(({ id }) => !known.has(id)),
    ...present.cards.filter(({ id }) => !known.has(id)).map((card) => ({ ...card, removed: { by, at } })),
  ]
  const fresh = openPlan({ plan: new Y.Doc() })
  restorePlan(fresh, {
    ...target,
    about: present.about,
    ideas: present.ideas,
    removedIdeas: present.removedIdeas,
    cards: target.cards.filter(({ id }) => isFixedCard(id)),
    removed: [],
    links: [],
    restingLinks: [],
    leadership: withSince(target.leadership, present.leadership, by, at),
  })
  for (const card of [...target.cards.filter(({ id }) => !isFixedCard(id)), ...target.removed, ...since]) {
    fresh.cards.set(
      card.id,
      new Y.Map<unknown>([
        ['place', [card.column, card.band, card.order]],
        ['text', new Y.Text(card.text)],
        ...(card.isStarter ? [['origin', 'starter'] as const] : []),
        ...FIELD_NAMES.flatMap((name) => (card[name] === undefined ? [] : [[name, card[name]] as const])),
        ...(card.breakdowns ?? []).map((name) => [`breakdown.${name}`, true] as const),
        ...(card.origins ?? []).map((id) => [`from.${id}`, true] as const),
        ...(card.removed ? [['removed', { ...card.removed, text: shortHash(card.text) }] as const] : []),
        ...(card.readings ?? []).map(({ date, value }) => [`reading.${date}`, value] as const),
      ]),
    )
  }
  for (const { from, to, reason } of [...target.links, ...target.restingLinks]) {
    fresh.links.set(`${from}~${to}`, {})
    if (reason) fresh.reasons.set(`${from}~${to}`, reason)
  }
  for (const id of plan.links.keys()) {
    const ends = id.split('~')
    if (ends.every((end) => known.has(end as CardId))) continue
    fresh.links.set(id, {})
    for (const key of [id, ends.toReversed().join('~')])
      if (plan.reasons.has(key)) fresh.reasons.set(key, plan.reasons.get(key))
  }
  for (const { rule, card, ...rest } of target.waivers ?? []) fresh.waivers.set(card ? `${rule} ${card}` : rule, rest)
  return readPlan(fresh)
}

interface Item {
  readonly id: string
  readonly removed?: unknown
  readonly body?: string
  readonly from?: string
  readonly to?: string
}

function withSince(target: Leadership, present: Leadership, by: string, at: number) {
  const listed = (side: Leadership, root: ItemRoot) => side[root] as readonly unknown[] as readonly Item[]
  const resting = (side: Leadership, root: ItemRoot) => side.resting[root] as readonly unknown[] as readonly Item[]
  const idsIn = (root: ItemRoot) => new Set([...listed(target, root), ...resting(target, root)].map(({ id }) => id))
  const bodies = idsIn('bodies')
  const since = (root: ItemRoot) => {
    const known = idsIn(root)
    const rests = new Map(resting(present, root).map((item) => [item.id, item]))
    return [...new Map([...listed(present, root), ...rests.values()].map((item) => [item.id, item])).values()]
      .filter(({ id }) => !known.has(id))
      .map((item) => {
        // A body that came since takes what stands in it along.
        const ends = [item.body, item.from, item.to].filter((end) => end !== undefined)
        return item.removed || ends.some((end) => !bodies.has(end)) ? item : { ...item, removed: { by, at } }
      })
  }
  return {
    ...target,
    resting: Object.fromEntries(
      ITEM_ROOTS.map((root) => [root, [...resting(target, root), ...since(root)]]),
    ) as unknown as Leadership['resting'],
  }
}
