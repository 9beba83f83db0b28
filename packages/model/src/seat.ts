import type * as Y from 'yjs'
import { entryOf } from './entry.ts'
import { type BodyId, isCardId, oneId, type PersonId, randomId, type SeatId } from './ids.ts'
import { adoptItem, putItem, rowOf, setItemField } from './item.ts'
import { orderAfter } from './order.ts'
import { LAST } from './place.ts'
import { edit, type Plan, setKey } from './plan.ts'
import { isSector, type Sector } from './vocabulary.ts'

/** Where a seat goes: into a body, after another seat, at the head (`null`) or at the end (absent). */
export interface SeatTarget {
  readonly body: BodyId
  readonly after?: SeatId | null
}

/** Puts an open seat into a body and returns its id. */
export function addSeat(
  plan: Plan,
  target: SeatTarget,
  seat: { readonly role?: string; readonly waitsFor?: string; readonly sector?: Sector | undefined } = {},
): SeatId {
  return edit(plan, () => {
    adoptItem(plan, { root: 'bodies', id: target.body })
    return putItem(plan, 'seats', { place: placeAt(plan, target), sector: seat.sector }, { ...seat })
  })
}

export function moveSeat(plan: Plan, id: SeatId, target: SeatTarget): void {
  const entry = entryOf(plan, 'seats', id)
  if (!entry || target.after === id) return
  const row = rowOf(plan, 'seats', (one) => orderIn(one, target.body))
  const index = row.findIndex((one) => one.id === id)
  const above = index > 0 ? row[index - 1]?.id : null
  const isThere = index >= 0 && (target.after === undefined ? index === row.length - 1 : above === target.after)
  if (isThere) return
  edit(plan, () => {
    setKey(entry, 'place', placeAt(plan, target, id))
    adoptItem(plan, { root: 'seats', id })
  })
}

/**
 * Seats a person, or leaves the seat open. A seat has one holder: of two people seated at once one stays; the other
 * waits under a key of his own (`held.…`), and is the holder when the first seating is taken back.
 * @param month `YYYY-MM` of this change, from which on the seat is held or open
 */
export function seatPerson(plan: Plan, id: SeatId, holder: PersonId | undefined, month?: string): void {
  const entry = entryOf(plan, 'seats', id)
  if (!entry || (holder !== undefined && !isCardId(holder)) || holderIn(entry) === holder) return
  edit(plan, () => {
    seatIn(entry, holder)
    // Also where it is the same month: whoever takes back an earlier seating must not take this one's month.
    if (isMonth(month)) entry.set('since', month)
    adoptItem(plan, { root: 'seats', id })
  })
}

/** The seating itself. Within an `edit`. */
export function seatIn(entry: Y.Map<unknown>, holder: PersonId | undefined): void {
  const earlier = heldIn(entry)
  setKey(entry, 'holder', holder)
  for (const { key } of earlier) entry.delete(key)
  if (holder !== undefined) entry.set(newHeldKey(), heldBy(holder, 1 + (earlier[0]?.turn ?? 0)))
}

const HELD = 'held.'
const newHeldKey = () => HELD + randomId(6)
const heldBy = (holder: string, turn: number) => [holder, turn]

/** One seating as it stands beside `holder`, for a seat that is made with its holder. */
export const firstSeating = (holder: PersonId): Readonly<Record<string, unknown>> => ({
  holder,
  [newHeldKey()]: heldBy(holder, 1),
})

/** Seatings nobody has replaced, the latest first: several only where people were seated at once. */
function heldIn(entry: Y.Map<unknown>): { key: string; person: PersonId | undefined; turn: number }[] {
  const held: { key: string; person: PersonId | undefined; turn: number }[] = []
  for (const [key, value] of entry) {
    if (!key.startsWith(HELD)) continue
    const [person, turn] = (Array.isArray(value) ? value : []) as unknown[]
    held.push({
      key,
      person: isCardId(person) ? (person as string as PersonId) : undefined,
      turn: typeof turn === 'number' && turn > 0 ? turn : 0,
    })
  }
  return held.sort((a, b) => b.turn - a.turn || (a.key < b.key ? -1 : 1))
}

/**
 * Who holds a seat; everybody sees the same one. The latest seating counts, `holder` decides between those at once:
 * somebody who takes back a seating gives the seat to its earlier holder, unless it was given anew meanwhile.
 */
export function holderIn(entry: Y.Map<unknown>): PersonId | undefined {
  const holder = oneId(entry.get('holder')) as PersonId | undefined
  const held = heldIn(entry).filter(({ person }) => person)
  // Another program seats without a turn.
  if (holder && held.every(({ person }) => person !== holder)) return holder
  const latest = held.filter(({ turn }) => turn === held[0]?.turn)
  return (latest.find(({ person }) => person === holder) ?? latest[0])?.person
}

export function setSeatSector(plan: Plan, id: SeatId, sector: Sector | undefined): void {
  if (sector === undefined || isSector(sector)) setItemField(plan, { root: 'seats', id }, 'sector', sector)
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/
export const isMonth = (value: unknown): value is string => typeof value === 'string' && MONTH.test(value)

/** Since when the seat is held, or open. */
export function setSince(plan: Plan, id: SeatId, month: string | undefined): void {
  if (month === undefined || isMonth(month)) setItemField(plan, { root: 'seats', id }, 'since', month)
}

/** Body and order of a seat; undefined without a readable body: the seat then rests. */
export function readSeatPlace(entry: Y.Map<unknown>): { body: BodyId; order: string } | undefined {
  const raw = entry.get('place')
  const [body, order] = (Array.isArray(raw) ? raw : []) as unknown[]
  return isCardId(body)
    ? { body: body as string as BodyId, order: typeof order === 'string' ? order : LAST }
    : undefined
}

const orderIn = (entry: Y.Map<unknown>, body: BodyId): string | undefined => {
  const place = readSeatPlace(entry)
  return place?.body === body ? place.order : undefined
}

const placeAt = (plan: Plan, { body, after }: SeatTarget, moving?: SeatId) => [
  body,
  orderAfter(
    rowOf(plan, 'seats', (entry) => orderIn(entry, body), moving),
    after,
  ),
]
