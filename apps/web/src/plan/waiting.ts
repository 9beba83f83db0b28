import {
  type Band,
  type CardContent,
  type CardId,
  type Column,
  endsOf,
  isCardId,
  ITEM_ROOTS,
  type LinkId,
  type Plan,
  type PlanContent,
  type PlanWatch,
  type Reading,
  TEXT_KEYS,
  touchedEntries,
} from '@commonboard/model'
import type * as Y from 'yjs'
import type { NotSent } from './visit.ts'

/** How a card stood when the server last had everything; null: it was not there. */
type Before = (CardContent & { readonly number?: string }) | null

/** The cards and links changed here which the server has not confirmed, each as it stood before. Plain data. */
export interface Waiting {
  readonly cards: Readonly<Record<string, Before>>
  /** Whether the link was there. */
  readonly links: Readonly<Record<string, boolean>>
  /** Items of the leadership structure; absent in what an older page left. */
  readonly items?: Readonly<Record<string, ItemBefore>>
  /** Something else was changed too, for which there are no words yet. */
  readonly hasMore?: boolean
}

/** One change of ours, so that it can be said in words. */
export type Change =
  | { readonly kind: 'added' | 'removed' | 'broughtBack'; readonly column: Column; readonly text: string }
  | { readonly kind: 'reworded'; readonly number: string; readonly text: string; readonly before: string }
  | {
      readonly kind: 'moved'
      readonly text: string
      readonly column: Column
      readonly band: Band
      readonly number: string
    }
  | {
      readonly kind: 'valued'
      readonly text: string
      readonly unit: string
      readonly readings: readonly Reading[]
    }
  | {
      readonly kind: 'addressed'
      readonly text: string
      readonly addressed: 'now' | 'later' | undefined
      readonly reason: string
    }
  /** An item of the leadership structure: its words as they stand now. */
  | { readonly kind: 'item'; readonly text: string }
  | { readonly kind: 'linked' | 'unlinked'; readonly from: string; readonly to: string }
  | { readonly kind: 'more' }

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
  let cards: Record<string, Before> = Object.create(null) as Record<string, Before>
  let links: Record<string, boolean> = Object.create(null) as Record<string, boolean>
  let items: Record<string, ItemBefore> = Object.create(null) as Record<string, ItemBefore>
  let hasMore = false
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
    for (const id of touchedCards(plan, transaction)) {
      isKnown = true
      if (!(id in cards)) cards[id] = contentOf(known, id) ?? null
    }
    for (const [root, id] of touchedEntries(plan, transaction)) {
      if (root === 'cards') continue
      isKnown = true
      if (!(id in items)) items[id] = itemOf(known, id)
    }
    const touchedLinks = transaction.changed.get(plan.links as unknown as Y.AbstractType<Y.YEvent<Y.Map<unknown>>>)
    for (const id of touchedLinks ?? []) {
      isKnown = true
      if (id !== null && !(id in links)) links[id] = known.links.some((link) => link.id === id)
    }
    if (!isKnown) hasMore = true
  }
  plan.doc.on('beforeTransaction', onBefore)
  plan.doc.on('afterTransaction', onAfter)
  return {
    get: () =>
      hasMore || Object.keys(cards).length + Object.keys(links).length + Object.keys(items).length > 0
        ? { cards: { ...cards }, links: { ...links }, items: { ...items }, ...(hasMore ? { hasMore } : {}) }
        : undefined,
    adopt(other) {
      cards = Object.assign(Object.create(null), cards, other.cards)
      links = Object.assign(Object.create(null), links, other.links)
      items = Object.assign(Object.create(null), items, other.items)
      if (other.hasMore) hasMore = true
    },
    clear() {
      cards = Object.create(null) as Record<string, Before>
      links = Object.create(null) as Record<string, boolean>
      items = Object.create(null) as Record<string, ItemBefore>
      hasMore = false
    },
    destroy() {
      plan.doc.off('beforeTransaction', onBefore)
      plan.doc.off('afterTransaction', onAfter)
    },
  }
}

const contentOf = (content: PlanContent, id: string): CardContent | undefined =>
  content.cards.find((card) => card.id === id) ?? content.removed.find((card) => card.id === id)

/** An item's words, and all of it as one value to compare; null: it was not there. */
type ItemBefore = { readonly words: string; readonly rest: string } | null

function itemOf({ leadership }: PlanContent, id: string): ItemBefore {
  for (const root of ITEM_ROOTS) {
    const item = leadership[root].find((one) => one.id === id)
    if (!item) continue
    const values = item as unknown as Readonly<Record<string, unknown>>
    const words = TEXT_KEYS[root].map((key) => values[key])
    return {
      words: words.filter((word) => typeof word === 'string' && word !== '').join(', '),
      rest: JSON.stringify(item),
    }
  }
  return null
}

const isThere = (card: CardContent | undefined | null): card is CardContent => !!card && !card.removed

/** What the changes waiting here amount to, card by card. What was taken back again is no change. */
export function differenceOf(waiting: Waiting, content: PlanContent): Change[] {
  const changes: Change[] = []
  for (const [id, before] of Object.entries(waiting.cards)) changes.push(...cardChanges(before, contentOf(content, id)))
  const textOf = (id: CardId) => contentOf(content, id)?.text ?? waiting.cards[id]?.text ?? ''
  for (const [id, wasThere] of Object.entries(waiting.links)) {
    const ends = endsOf(id)
    const isThereNow = content.links.some((link) => link.id === (id as LinkId))
    if (!ends || isThereNow === wasThere) continue
    changes.push({ kind: isThereNow ? 'linked' : 'unlinked', from: textOf(ends.from), to: textOf(ends.to) })
  }
  let hasMore = waiting.hasMore === true
  for (const [id, before] of Object.entries(waiting.items ?? {})) {
    const now = itemOf(content, id)
    if (now && now.words !== '' && now.words !== before?.words) changes.push({ kind: 'item', text: now.words })
    else if (now?.rest !== before?.rest) hasMore = true
  }
  if (hasMore) changes.push({ kind: 'more' })
  return changes
}

/** The cards that differ from what the server has. */
export const changedCards = (waiting: Waiting, content: PlanContent): ReadonlySet<CardId> =>
  new Set(
    Object.entries(waiting.cards).flatMap(([id, before]) =>
      isCardId(id) && cardChanges(before, contentOf(content, id)).length > 0 ? [id] : [],
    ),
  )

export const NOTHING_WAITS: NotSent = { count: 0, cards: new Set() }

/** How much waits here, and in which cards. */
export function notSentOf(waiting: Waiting, content: PlanContent): NotSent {
  const cards = changedCards(waiting, content)
  const others = differenceOf({ ...waiting, cards: {} }, content)
  return { count: cards.size + others.length, cards }
}

function cardChanges(before: Before, now: CardContent | undefined): Change[] {
  const number = (now as { number?: string } | undefined)?.number ?? before?.number ?? ''
  if (!isThere(now)) {
    return isThere(before) ? [{ kind: 'removed', column: before.column, text: before.text }] : []
  }
  const text = now.text
  const changes: Change[] = []
  if (!before) changes.push({ kind: 'added', column: now.column, text })
  else {
    if (before.removed) changes.push({ kind: 'broughtBack', column: now.column, text })
    if (before.text !== text) changes.push({ kind: 'reworded', number, text, before: before.text })
    if (before.column !== now.column || before.band !== now.band || before.order !== now.order)
      changes.push({ kind: 'moved', text, column: now.column, band: now.band, number })
  }
  const valuesOf = (card: Before | undefined) => JSON.stringify([card?.unit ?? '', card?.readings ?? []])
  if (valuesOf(before) !== valuesOf(now))
    changes.push({ kind: 'valued', text, unit: now.unit ?? '', readings: now.readings ?? [] })
  if (before?.addressed !== now.addressed || (before?.reason ?? '') !== (now.reason ?? ''))
    changes.push({ kind: 'addressed', text, addressed: now.addressed, reason: now.reason ?? '' })
  if (changes.length === 0 && before?.isStarter !== now.isStarter)
    changes.push({ kind: 'reworded', number, text, before: text })
  return changes
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
