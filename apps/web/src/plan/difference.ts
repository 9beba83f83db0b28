import {
  type Band,
  type CardContent,
  type CardId,
  type Column,
  endsOf,
  type FunctionCode,
  type Ingredient,
  isCardId,
  type LinkId,
  type PlanContent,
  type Reading,
  VISION_ID,
} from '@commonboard/model'
import { type ItemChange, itemChanges } from './itemDifference.ts'
import { visionAsText } from './visionText.ts'
import type { NotSent } from './visit.ts'
import { type Before, contentOf, ingredientIn, isConfirmed, type Waiting } from './waiting.ts'

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
      /** The card above it now; empty: it comes first. Absent in what an older page kept. */
      readonly after?: string
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
      /** Absent in what an older page kept. */
      readonly code?: FunctionCode
      readonly addressed: 'now' | 'later' | undefined
      readonly reason: string
    }
  /** The vision with its headings, lists and links as readable text. */
  | { readonly kind: 'vision'; readonly text: string; readonly before: string }
  | { readonly kind: 'ingredient'; readonly ingredient: Ingredient; readonly isThere: boolean }
  /** A label of the community's own; empty: ours again. */
  | { readonly kind: 'label'; readonly key: string; readonly text: string }
  | ItemChange
  /** What an older page kept of the leadership structure: words only. */
  | { readonly kind: 'item'; readonly text: string }
  | { readonly kind: 'linked' | 'unlinked'; readonly from: string; readonly to: string }
  /** A note or a text of the sketch. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'drawn' }
  /** A comment or a reply, with the wording it proposes. */
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'talked' }
  | { readonly kind: 'more' }

/** What the changes waiting here amount to, card by card. What was taken back again is no change. */
export function differenceOf(waiting: Waiting, content: PlanContent): Change[] {
  const changes: Change[] = visionChanges(waiting, content)
  for (const [id, before] of Object.entries(waiting.cards)) {
    if (id === VISION_ID && waiting.vision) continue
    changes.push(...cardChanges(before, contentOf(content, id), content))
  }
  const textOf = (id: CardId) => contentOf(content, id)?.text ?? waiting.cards[id]?.text ?? ''
  for (const [id, wasThere] of Object.entries(waiting.links)) {
    const ends = endsOf(id)
    const isThereNow = content.links.some((link) => link.id === (id as LinkId))
    if (!ends || isThereNow === wasThere) continue
    changes.push({ kind: isThereNow ? 'linked' : 'unlinked', from: textOf(ends.from), to: textOf(ends.to) })
  }
  for (const [key, wasThere] of Object.entries(waiting.ingredients ?? {})) {
    const ingredient = ingredientIn(key)
    const isThere = isConfirmed(content, key)
    if (ingredient && isThere !== wasThere) changes.push({ kind: 'ingredient', ingredient, isThere })
  }
  for (const [key, before] of Object.entries(waiting.labels ?? {})) {
    const text = content.words[key] ?? ''
    if (text !== before) changes.push({ kind: 'label', key, text })
  }
  for (const [id, before] of Object.entries(waiting.items ?? {})) changes.push(...itemChanges(id, before, content))
  if (waiting.hasMore === true) changes.push({ kind: 'more' })
  return changes
}

/** The cards that differ from what the server has. */
export const changedCards = (waiting: Waiting, content: PlanContent): ReadonlySet<CardId> =>
  new Set([
    ...Object.entries(waiting.cards).flatMap(([id, before]) =>
      isCardId(id) && cardChanges(before, contentOf(content, id), content).length > 0 ? [id] : [],
    ),
    ...(visionChanges(waiting, content).length > 0 ? [VISION_ID] : []),
  ])

export const NOTHING_WAITS: NotSent = { count: 0, cards: new Set() }

/** How much waits here, and in which cards. */
export function notSentOf(waiting: Waiting, content: PlanContent): NotSent {
  const cards = changedCards(waiting, content)
  const { vision: _, ...others } = waiting
  return { count: cards.size + differenceOf({ ...others, cards: {} }, content).length, cards }
}

function visionChanges({ vision }: Waiting, content: PlanContent): Change[] {
  if (!vision) return []
  const [before, text] = [visionAsText(vision), visionAsText(content.vision)]
  return before === text ? [] : [{ kind: 'vision', text, before }]
}

const isThere = (card: CardContent | undefined | null): card is CardContent => !!card && !card.removed

function cardChanges(before: Before, now: CardContent | undefined, content: PlanContent): Change[] {
  const number = (now as { number?: string } | undefined)?.number ?? before?.number ?? ''
  if (!isThere(now)) {
    return isThere(before) ? [{ kind: 'removed', column: before.column, text: before.text }] : []
  }
  const { text, column, band } = now
  const changes: Change[] = []
  if (!before) changes.push({ kind: 'added', column, text })
  else {
    if (before.removed) changes.push({ kind: 'broughtBack', column, text })
    if (before.text !== text) changes.push({ kind: 'reworded', number, text, before: before.text })
    if (before.column !== column || before.band !== band || before.order !== now.order)
      changes.push({ kind: 'moved', text, column, band, number, after: textAbove(now, content) })
  }
  const valuesOf = (card: Before | undefined) => JSON.stringify([card?.unit ?? '', card?.readings ?? []])
  if (valuesOf(before) !== valuesOf(now))
    changes.push({ kind: 'valued', text, unit: now.unit ?? '', readings: now.readings ?? [] })
  if (before?.addressed !== now.addressed || (before?.reason ?? '') !== (now.reason ?? ''))
    changes.push({
      kind: 'addressed',
      text,
      ...(now.code ? { code: now.code } : {}),
      addressed: now.addressed,
      reason: now.reason ?? '',
    })
  if (changes.length === 0 && before?.isStarter !== now.isStarter)
    changes.push({ kind: 'reworded', number, text, before: text })
  return changes
}

function textAbove(card: CardContent, { cards }: PlanContent): string {
  const beside = cards.filter(({ column, band }) => column === card.column && band === card.band)
  return beside[beside.findIndex(({ id }) => id === card.id) - 1]?.text ?? ''
}
