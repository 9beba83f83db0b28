import * as Y from 'yjs'
import {
  allEntries,
  bringBackEntries,
  entryOf,
  ITEM_ROOTS,
  type ItemRoot,
  removeEntries,
  TEXT_KEYS,
  textIn,
} from './entry.ts'
import {
  type BodyId,
  type ChannelId,
  type ItemId,
  newItemId,
  type OrganizationId,
  type PersonId,
  type SeatId,
} from './ids.ts'
import { edit, type Plan, setKey } from './plan.ts'
import { compareOrders, LAST } from './place.ts'
import { LIMITS } from './protocol.ts'
import { cutAt, type Splice } from './text.ts'

/** An item of the leadership structure: a body, a seat, a person, an organization or a channel. */
export interface ItemRef {
  readonly root: ItemRoot
  readonly id: ItemId
}

/** One of the texts of an item, which several people may type in at once. */
export interface ItemText extends ItemRef {
  readonly key: string
}

interface ItemIds {
  readonly bodies: BodyId
  readonly seats: SeatId
  readonly people: PersonId
  readonly organizations: OrganizationId
  readonly channels: ChannelId
}

/** Makes an item with all its texts. Within an `edit`; the verbs of each noun call it. */
export function putItem<Root extends ItemRoot>(
  plan: Plan,
  root: Root,
  fields: Readonly<Record<string, unknown>>,
  texts: Readonly<Record<string, string | undefined>>,
): ItemIds[Root] {
  const id = newItemId()
  const set = Object.entries(fields).filter(([, value]) => value !== undefined)
  const words = TEXT_KEYS[root].map((key): [string, unknown] => [
    key,
    new Y.Text(cutAt(texts[key] ?? '', LIMITS.itemTextMaxLength)),
  ])
  plan[root].set(id, new Y.Map<unknown>([...set, ...words]))
  return id as ItemIds[Root]
}

/** Which root holds the item with this id. Ids are random, so no two roots share one. */
export function findItem(plan: Plan, id: string): ItemRef | undefined {
  const root = ITEM_ROOTS.find((one) => plan[one].has(id))
  return root && { root, id: id as ItemId }
}

export function itemText(plan: Plan, { root, id, key }: ItemText): string {
  const entry = entryOf(plan, root, id)
  return entry ? textIn(entry, key) : ''
}

/** Writes a change of words into a text of an item; text over the limit is cut at the limit. */
export function typeInItem(plan: Plan, where: ItemText, splice: Splice): void {
  const text = entryOf(plan, where.root, where.id)?.get(where.key)
  if (!(text instanceof Y.Text)) return
  const index = Math.min(splice.index, text.length)
  const remove = Math.min(splice.remove, text.length - index)
  const insert = cutAt(splice.insert, LIMITS.itemTextMaxLength - (text.length - remove))
  if (remove === 0 && insert === '') return
  edit(plan, () => {
    if (remove > 0) text.delete(index, remove)
    if (insert) text.insert(index, insert)
    adoptItem(plan, where)
  })
}

/** Keeps a starter as the community's own. A seat takes the body it stands in with it. */
export function adoptItem(plan: Plan, { root, id }: ItemRef): void {
  const entry = entryOf(plan, root, id)
  if (!entry) return
  edit(plan, () => {
    setKey(entry, 'origin', undefined)
    const place: unknown = entry.get('place')
    const body: unknown = root === 'seats' && Array.isArray(place) ? place[0] : undefined
    if (typeof body === 'string') setKey(entryOf(plan, 'bodies', body) ?? new Y.Map(), 'origin', undefined)
  })
}

/** For templates. */
export function markItemAsStarter(plan: Plan, { root, id }: ItemRef): void {
  const entry = entryOf(plan, root, id)
  if (entry) edit(plan, () => setKey(entry, 'origin', 'starter'))
}

/** Removes by mark, as with cards. What refers to it rests: the seats of a body, the holder of a seat. */
export function removeItem(plan: Plan, { root, id }: ItemRef, by: string, at: number): void {
  removeEntries(plan, root, [id], by, at)
}

export function bringBackItem(plan: Plan, { root, id }: ItemRef): void {
  bringBackEntries(plan, root, [id])
}

/** Sets a plain field of an item, or takes it away; works on starters count as keeping them. */
export function setItemField(plan: Plan, { root, id }: ItemRef, key: string, value: unknown): void {
  const entry = entryOf(plan, root, id)
  if (!entry) return
  edit(plan, () => {
    setKey(entry, key, value)
    adoptItem(plan, { root, id })
  })
}

/** Entries of a root that stand in the same row of places, in their order, without the one that is moving. */
export function rowOf(
  plan: Plan,
  root: ItemRoot,
  orderOf: (entry: Y.Map<unknown>) => unknown,
  moving?: ItemId,
): { id: string; order: string }[] {
  const row: { id: string; order: string }[] = []
  for (const [id, entry] of allEntries(plan, root)) {
    const order = orderOf(entry)
    if (order !== undefined && id !== moving) row.push({ id, order: typeof order === 'string' ? order : LAST })
  }
  return row.sort((a, b) => compareOrders(a.order, b.order) || (a.id < b.id ? -1 : 1))
}
