import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { randomId } from './ids.ts'

/**
 * A key that sorts strictly between two neighbours (`<` on strings). Two random characters at the end keep
 * people who insert at the same spot at once apart; equal keys that happen all the same are told apart by card id.
 * @param before key of the neighbour above; null: first
 * @param after key of the neighbour below; null: last
 */
export function orderBetween(before: string | null, after: string | null): string {
  const low = isOrderKey(before) ? before : null
  const high = isOrderKey(after) && (low === null || after > low) ? after : null
  const random = tail()
  let key = generateKeyBetween(low, high)
  // The neighbor below may begin like the key itself: then one further up has room for them.
  for (let tries = 0; high !== null && key + random >= high; tries++) {
    if (tries === 3) return key
    key = generateKeyBetween(low, key)
  }
  return key + random
}

/**
 * A key behind one of several neighbors: after `after`, first (`null`) or last (absent, or not among them).
 * @param others in the order that stands, without what is moving
 */
export function orderAfter(others: readonly { id: string; order: string }[], after: string | null | undefined): string {
  let index = others.length
  if (after === null) index = 0
  else if (after !== undefined) {
    const at = others.findIndex((one) => one.id === after)
    if (at >= 0) index = at + 1
  }
  // Entries without a readable key stand at the end and are no neighbors to go by. Two may carry the same key when
  // two people added at once: look further down for a larger one.
  const before = others.slice(0, index).findLast((one) => isOrderKey(one.order))?.order ?? null
  const next = others.slice(index).find((one) => isOrderKey(one.order) && (before === null || one.order > before))
  return orderBetween(before, next?.order ?? null)
}

/**
 * `count` keys behind `first`, for things that belong together: nothing two people put in at the same spot at once
 * comes to stand among them.
 * @param first a key of `orderAfter` for the same `others`
 */
export function ordersBehind(first: string, others: readonly { order: string }[], count: number): string[] {
  if (count <= 0) return []
  const width = Math.ceil(Math.log(count + 1) / Math.log(DIGITS.length))
  const keys = Array.from({ length: count }, (_, index) => first + digitsOf(index + 1, width))
  let next: string | null = null
  for (const { order } of others)
    if (order > first && isOrderKey(order) && (next === null || order < next)) next = order
  return next !== null && (keys.at(-1) ?? '') >= next ? generateNKeysBetween(first, next, count) : keys
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

// A key must not end in zero, hence the letter at the end.
function digitsOf(number: number, width: number): string {
  let digits = ''
  for (let rest = number; digits.length < width; rest = Math.floor(rest / DIGITS.length))
    digits = (DIGITS[rest % DIGITS.length] ?? '') + digits
  return `${digits}V`
}

// Base-62 characters only, the alphabet of fractional-indexing, and no final zero, which it rejects.
const tail = (): string => randomId(2).replace(/[_-]/g, 'x').replace(/0$/, '1')

/** `count` short keys, each larger than the one before. */
export const evenOrders = (count: number): string[] => generateNKeysBetween(null, null, count)

/** Keys come from other people's documents; one that fractional-indexing would reject counts as absent. */
export function isOrderKey(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 200) return false
  try {
    generateKeyBetween(value, null)
    return true
  } catch {
    return false
  }
}
