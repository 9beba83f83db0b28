import type * as Y from 'yjs'
import { entryOf } from './entry.ts'
import { type BodyId, isCardId, type PersonId, randomId, type SeatId } from './ids.ts'
import { adoptItem, putItem, rowOf, setItemField } from './item.ts'
import { orderAfter } from './order.ts'
import { edit, type Plan, setKey } from './plan.ts'
import { HELD, heldIn, holderIn, isMonth, readSeatPlace } from './seating.ts'
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

const newHeldKey = () => HELD + randomId(6)
const heldBy = (holder: string, turn: number) => [holder, turn]

/** One seating as it stands beside `holder`, for a seat that is made with its holder. */
export const firstSeating = (holder: PersonId): Readonly<Record<string, unknown>> => ({
  holder,
  [newHeldKey()]: heldBy(holder, 1),
})

export function setSeatSector(plan: Plan, id: SeatId, sector: Sector | undefined): void {
  if (sector === undefined || isSector(sector)) setItemField(plan, { root: 'seats', id }, 'sector', sector)
}

/** Since when the seat is held, or open. */
export function setSince(plan: Plan, id: SeatId, month: string | undefined): void {
  if (month === undefined || isMonth(month)) setItemField(plan, { root: 'seats', id }, 'since', month)
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
