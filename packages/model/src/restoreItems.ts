import * as Y from 'yjs'
import { ITEM_ROOTS, type ItemRoot, removedBy, TEXT_KEYS, textIn } from './entry.ts'
import { newItemId } from './ids.ts'
import { type Channel, type Leadership, readItem, type RestingItem, type Seat } from './leadership.ts'
import { type Plan, setKey } from './plan.ts'
import { FACTS, itemMap } from './restoreLeadership.ts'
import { markOf, type Restorer, restoreMark, rewriteText } from './rewrite.ts'
import { seatIn } from './seat.ts'
import { holderIn } from './seating.ts'

/** Turns the leadership structure into what it was; see `restoreContent`. */
export function restoreItems(plan: Plan, present: Leadership, target: Leadership, { by, at }: Restorer): void {
  const ids = idsFor(plan, target)
  for (const root of ITEM_ROOTS) restoreRoot(plan, root, target, ids)
  const idsOf = (root: ItemRoot) => new Set(itemsOf(target, root).map(({ id }): string => ids.get(id) ?? id))
  const bodies = idsOf('bodies')
  for (const root of ITEM_ROOTS) {
    const wanted = idsOf(root)
    for (const item of itemsOf(present, root)) {
      const entry: unknown = plan[root].get(item.id)
      if (wanted.has(item.id) || item.removed || !(entry instanceof Y.Map) || restsWithBody(root, item, bodies))
        continue
      const map = entry as Y.Map<unknown>
      map.set(
        'removed',
        markOf(
          { by, at },
          TEXT_KEYS[root].map((key) => textIn(map, key)),
        ),
      )
    }
  }
}

// What stands in a body that came since rests with it, and comes back with it.
function restsWithBody(root: ItemRoot, item: object, bodies: ReadonlySet<string>): boolean {
  if (root === 'seats') return !bodies.has((item as Seat).body)
  return root === 'channels' && !(bodies.has((item as Channel).from) && bodies.has((item as Channel).to))
}

/** All of a root, each once and as it is written: where the lists show less, what rests has the whole of it. */
function itemsOf<Root extends ItemRoot>(side: Leadership, root: Root): readonly RestingItem<Root>[] {
  const items = new Map<string, RestingItem<Root>>()
  for (const item of side[root] as readonly unknown[] as readonly RestingItem<Root>[]) items.set(item.id, item)
  for (const item of side.resting[root] as readonly unknown[] as readonly RestingItem<Root>[]) items.set(item.id, item)
  return [...items.values()]
}

/** New ids for items whose own holds what is no item any more. */
function idsFor(plan: Plan, target: Leadership): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  for (const root of ITEM_ROOTS)
    for (const { id } of itemsOf(target, root)) {
      const held: unknown = plan[root].get(id)
      if (held !== undefined && !(held instanceof Y.Map)) ids.set(id, newItemId())
    }
  return ids
}

function restoreRoot(plan: Plan, root: ItemRoot, target: Leadership, ids: ReadonlyMap<string, string>): void {
  for (const was of itemsOf(target, root)) {
    const item = renamed(was, ids)
    const held: unknown = plan[root].get(item.id)
    if (held instanceof Y.Map) rewriteItem(root, held as Y.Map<unknown>, item)
    else plan[root].set(item.id, itemMap(root, item))
  }
}

const REFERENCES = ['id', 'body', 'holder', 'organization', 'from', 'to'] as const

function renamed<Item extends { readonly id: string }>(item: Item, ids: ReadonlyMap<string, string>): Item {
  if (ids.size === 0) return item
  const fields: Record<string, unknown> = { ...item }
  for (const key of REFERENCES) {
    const id = fields[key]
    if (typeof id === 'string') fields[key] = ids.get(id) ?? id
  }
  return fields as Item
}

function rewriteItem<Root extends ItemRoot>(root: Root, map: Y.Map<unknown>, item: RestingItem<Root>): void {
  const given = item as unknown as Readonly<Record<string, string>>
  const texts = TEXT_KEYS[root].map((key) => given[key] ?? '')
  const wasRemoved = removedBy(root, map) !== undefined
  for (const [index, key] of TEXT_KEYS[root].entries()) {
    const text = map.get(key)
    if (text instanceof Y.Text) rewriteText(text, texts[index] ?? '')
    else map.set(key, new Y.Text(texts[index] ?? ''))
  }
  // What is written differently but reads the same is left alone.
  const now = readItem(root, item.id, map)?.item
  const facts = FACTS[root](item)
  const written = now && FACTS[root](now)
  for (const [key, value] of Object.entries(facts)) {
    if (key === 'holder' || key.startsWith('held.')) continue
    const isAlike = written && JSON.stringify(written[key]) === JSON.stringify(value)
    if (!isAlike) setKey(map, key, value === false ? undefined : value)
  }
  if (root === 'seats') {
    const { holder } = item as unknown as RestingItem<'seats'>
    if (holderIn(map) !== holder) seatIn(map, holder)
  }
  restoreMark(map, wasRemoved, item.removed, texts)
}
