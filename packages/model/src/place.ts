import type * as Y from 'yjs'
import type { CardId } from './ids.ts'
import type { Plan } from './plan.ts'
import { cardOf } from './text.ts'
import { type Band, bandIn, COLUMN_FACTS, type Column, isColumn } from './vocabulary.ts'

/** Column, band and order key as one value, so that a move is one write and two moves never mix. */
export type Place = readonly [column: Column, band: Band, order: string]

/** Sorts behind every real order key. */
export const LAST = '~'
const FALLBACK_COLUMN: Column = 'infrastructure'

/**
 * A card's place, forgiving: without a readable place it comes last in the last column, where somebody will find
 * and move it; undefined only for a column this version does not know (a newer client's), which it leaves alone.
 */
export function readPlace(card: Y.Map<unknown>): Place | undefined {
  const raw = card.get('place')
  if (!Array.isArray(raw)) return [FALLBACK_COLUMN, '', LAST]
  const [column, band, order] = raw as unknown[]
  if (!isColumn(column)) return typeof column === 'string' ? undefined : [FALLBACK_COLUMN, '', LAST]
  if (COLUMN_FACTS[column].isFixed) return [FALLBACK_COLUMN, '', LAST]
  return [column, bandIn(column, band), typeof order === 'string' ? order : LAST]
}

/** Compares two order keys; equal ones are told apart by card id. */
export function compareOrders(a: string, b: string): number {
  if (a === b) return 0
  return a === LAST ? 1 : b === LAST ? -1 : a < b ? -1 : 1
}

export function placeOf(plan: Plan, id: CardId): Place | undefined {
  const card = cardOf(plan, id)
  return card ? readPlace(card) : undefined
}
