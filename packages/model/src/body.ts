import type * as Y from 'yjs'
import { entryOf } from './entry.ts'
import type { BodyId } from './ids.ts'
import { adoptItem, putItem, rowOf, setItemField } from './item.ts'
import { orderAfter } from './order.ts'
import { edit, type Plan, setKey } from './plan.ts'
import { readBodyPlace } from './seating.ts'
import { type BodyKind, isBodyKind, type Level } from './vocabulary.ts'

/** Where a body goes: after another of its level, at the head (`null`) or at the end (absent). */
export interface BodyTarget {
  readonly level: Level
  readonly after?: BodyId | null
}

/** Puts a body (a council, a team) into a level and returns its id. */
export function addBody(
  plan: Plan,
  target: BodyTarget,
  texts: { readonly name?: string; readonly purpose?: string; readonly meets?: string } = {},
): BodyId {
  return edit(plan, () => putItem(plan, 'bodies', { place: placeAt(plan, target) }, texts))
}

/** One value, level and order, so that two people who move a body at once never mix their moves. */
export function moveBody(plan: Plan, id: BodyId, target: BodyTarget): void {
  const entry = entryOf(plan, 'bodies', id)
  if (!entry || target.after === id) return
  const row = rowOf(plan, 'bodies', (one) => orderIn(one, target.level))
  const index = row.findIndex((one) => one.id === id)
  const above = index > 0 ? row[index - 1]?.id : null
  const isThere = index >= 0 && (target.after === undefined ? index === row.length - 1 : above === target.after)
  if (isThere) return
  edit(plan, () => {
    setKey(entry, 'place', placeAt(plan, target, id))
    adoptItem(plan, { root: 'bodies', id })
  })
}

export function setBodyKind(plan: Plan, id: BodyId, kind: BodyKind | undefined): void {
  if (kind === undefined || isBodyKind(kind)) setItemField(plan, { root: 'bodies', id }, 'kind', kind)
}

const orderIn = (entry: Y.Map<unknown>, level: Level): string | undefined => {
  const place = readBodyPlace(entry)
  return place?.level === level ? place.order : undefined
}

const placeAt = (plan: Plan, { level, after }: BodyTarget, moving?: BodyId) => [
  level,
  orderAfter(
    rowOf(plan, 'bodies', (entry) => orderIn(entry, level), moving),
    after,
  ),
]
