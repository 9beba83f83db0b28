import {
  type CardContent,
  type CardId,
  INGREDIENTS,
  isCardId,
  ITEM_ROOTS,
  type ItemRoot,
  type Plan,
  type PlanContent,
  type PlanWatch,
  TEXT_KEYS,
  touchedEntries,
  type VisionBlock,
} from '@commonboard/model'
import type * as Y from 'yjs'

/** How a card stood when the server last had everything; null: it was not there. */
export type Before = (CardContent & { readonly number?: string }) | null

/** The cards and links changed here which the server has not confirmed, each as it stood before. Plain data. */
export interface Waiting {
  readonly cards: Readonly<Record<string, Before>>
  /** Whether the link was there. */
  readonly links: Readonly<Record<string, boolean>>
  /** Items of the leadership structure; absent in what an older page left. */
  readonly items?: Readonly<Record<string, ItemBefore>>
  /** The vision with what its lines are; its card stands among the cards. */
  readonly vision?: readonly VisionBlock[]
  /** `hope.<participant id>`: whether it was there. */
  readonly ingredients?: Readonly<Record<string, boolean>>
  /** A community's own labels; an empty string: there was none. */
  readonly labels?: Readonly<Record<string, string>>
  /** Drawings of the sketch, with the words they had; null: none. Only in the copy of that zone. */
  readonly drawings?: Readonly<Record<string, string | null>>
  /** Comments, replies and marks of the talk, by root and id. Only in the copy of that zone. */
  readonly talk?: Readonly<Record<string, string | null>>
  /** Something else was changed too, for which there are no words yet. */
  readonly hasMore?: boolean
}

export interface WaitingTracker {
  /** undefined: the server has everything. */
  get(): Waiting | undefined
  /** Takes over what an earlier visit, or another tab, has left: the oldest state before counts. */
  adopt(other: Waiting): void
  clear(): void
  destroy(): void
}

/** Notes, before each change made here, how the card or link stood. @param isOwn by the origin of a transaction */
export function trackWaiting(plan: Plan, watch: PlanWatch, isOwn: (origin: unknown) => boolean): WaitingTracker {
  let noted = nothing()
  let before: PlanContent | undefined

  const onBefore = (transaction: Y.Transaction) => {
    // The screen has read it already; here it costs nothing.
    if (isOwn(transaction.origin)) before = watch.read()
  }
  const onAfter = (transaction: Y.Transaction) => {
    const known = before
    before = undefined
    if (!known || !isOwn(transaction.origin) || transaction.changed.size === 0) return
    let isKnown = false
    const note = <T>(where: Record<string, T>, id: string, value: () => T) => {
      isKnown = true
      if (!(id in where)) where[id] = value()
    }
    const touched = (map: Y.Map<unknown>) =>
      transaction.changed.get(map as unknown as Y.AbstractType<Y.YEvent<Y.Map<unknown>>>) ?? []
    for (const id of touchedCards(plan, transaction)) {
      note(noted.cards, id, () => contentOf(known, id) ?? null)
      if (id === 'vision') noted.vision ??= known.vision
    }
    for (const [root, id] of touchedEntries(plan, transaction))
      if (root !== 'cards' && root !== 'ideas') note(noted.items, id, () => itemOf(known, id))
    for (const id of touched(plan.links))
      if (id !== null) note(noted.links, id, () => known.links.some((link) => link.id === id))
    for (const key of touched(plan.ingredients))
      if (key !== null) note(noted.ingredients, key, () => isConfirmed(known, key))
    for (const key of touched(plan.words)) if (key !== null) note(noted.labels, key, () => known.words[key] ?? '')
    if (!isKnown) noted.hasMore = true
  }
  plan.doc.on('beforeTransaction', onBefore)
  plan.doc.on('afterTransaction', onAfter)
  return {
    get: () => {
      const { cards, links, items, ingredients, labels, vision, hasMore } = noted
      const parts = [cards, links, items, ingredients, labels]
      if (!hasMore && parts.every((part) => Object.keys(part).length === 0)) return undefined
      return {
        cards: { ...cards },
        links: { ...links },
        items: { ...items },
        ingredients: { ...ingredients },
        labels: { ...labels },
        ...(vision ? { vision } : {}),
        ...(hasMore ? { hasMore } : {}),
      }
    },
    adopt(other) {
      for (const part of ['cards', 'links', 'items', 'ingredients', 'labels'] as const)
        Object.assign(noted[part], other[part])
      noted.vision = other.vision ?? noted.vision
      if (other.hasMore) noted.hasMore = true
    },
    clear() {
      noted = nothing()
    },
    destroy() {
      plan.doc.off('beforeTransaction', onBefore)
      plan.doc.off('afterTransaction', onAfter)
    },
  }
}

const byId = <T>() => Object.create(null) as Record<string, T>

const nothing = () => ({
  cards: byId<Before>(),
  links: byId<boolean>(),
  items: byId<ItemBefore>(),
  ingredients: byId<boolean>(),
  labels: byId<string>(),
  vision: undefined as readonly VisionBlock[] | undefined,
  hasMore: false,
})

/** @param key `hope.<participant id>` */
export function isConfirmed({ ingredients }: PlanContent, key: string): boolean {
  const ingredient = ingredientIn(key)
  return ingredient !== undefined && ingredients[ingredient].includes(key.slice(ingredient.length + 1))
}

export const ingredientIn = (key: string) => INGREDIENTS.find((one) => key.startsWith(`${one}.`))

export const contentOf = (content: PlanContent, id: string): CardContent | undefined =>
  content.cards.find((card) => card.id === id) ?? content.removed.find((card) => card.id === id)

/** An item as it stood; null: it was not there. */
export type ItemBefore = {
  readonly words: string
  /** All of it, as JSON, to compare; `REMOVED` while it carries the mark. */
  readonly rest: string
  /** Absent in what an older page left. */
  readonly root?: ItemRoot
} | null

export const REMOVED = '"removed"'

export function itemOf({ leadership }: PlanContent, id: string): ItemBefore {
  for (const root of ITEM_ROOTS) {
    const item = leadership[root].find((one) => one.id === id)
    if (!item) continue
    const values = item as unknown as Readonly<Record<string, unknown>>
    const words = TEXT_KEYS[root].map((key) => values[key])
    return {
      words: words.filter((word) => typeof word === 'string' && word !== '').join(', '),
      rest: JSON.stringify(item),
      root,
    }
  }
  const removed = leadership.removed.find((one) => one.id === id)
  return removed ? { words: removed.name, rest: REMOVED, root: removed.root } : null
}

/** The cards a transaction wrote in, fixed ones included. */
export function* touchedCards(plan: Plan, transaction: Y.Transaction): Generator<CardId> {
  for (const [type, keys] of transaction.changed) {
    if (type === (plan.cards as unknown)) {
      for (const key of keys) if (isCardId(key)) yield key
      continue
    }
    if (type === (plan.functions as unknown)) {
      for (const key of keys) if (key !== null) yield `function:${key.split('.')[0]}` as CardId
      continue
    }
    if (type === (plan.vision as unknown)) yield 'vision' as CardId
    let item = (type as Y.AbstractType<unknown>)._item
    if (!item) {
      for (const [name, root] of plan.doc.share)
        if (root === (type as unknown) && name.startsWith('function.')) yield `function:${name.split('.')[1]}` as CardId
    }
    while (item) {
      const parent: unknown = item.parent
      if (parent === plan.cards) {
        if (isCardId(item.parentSub)) yield item.parentSub
        break
      }
      if (parent === plan.vision) {
        yield 'vision' as CardId
        break
      }
      item = (parent as Y.AbstractType<unknown>)._item
    }
  }
}
