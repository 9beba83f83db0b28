import { ITEM_ROOTS, type ItemRoot, TEXT_KEYS } from '../entry.ts'
import type { Channel, Leadership, Seat } from '../leadership.ts'
import { risingSubset } from './align.ts'
import { ITEM_NOUNS, type ItemDifference } from './difference.ts'

interface Sides {
  readonly before: Leadership
  readonly after: Leadership
}

/** An item of any root, read as plain fields. */
type Fields = { readonly id: string } & Readonly<Record<string, unknown>>

const said = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined)
const NAMES: Readonly<Record<ItemRoot, string>> = {
  bodies: 'name',
  seats: 'role',
  people: 'name',
  organizations: 'name',
  channels: 'purpose',
}

/** What became of the leadership structure, root by root. */
export const leadershipDifferences = (sides: Sides): ItemDifference[] =>
  ITEM_ROOTS.flatMap((root) => rootDifferences(root, sides))

function rootDifferences(root: ItemRoot, { before, after }: Sides): ItemDifference[] {
  const [old, fresh] = [listOf(before, root), listOf(after, root)]
  const [oldNames, names] = [namesOf(before), namesOf(after)]
  const [rested, rests] = [restingOf(before, root), restingOf(after, root)]
  const item = ITEM_NOUNS[root]
  const facts = (fields: Fields, bodies: ReadonlyMap<string, string>) => {
    const within = withinOf(root, fields, bodies)
    return {
      board: 'leadership' as const,
      item,
      id: fields.id,
      name: said(fields[NAMES[root]]) ?? '',
      ...(within ? { within } : {}),
    }
  }
  const differences: ItemDifference[] = []
  for (const was of old.values()) {
    if (fresh.has(was.id)) continue
    // Only resting because of what became of its body: that is said of the body.
    const now = rests.get(was.id)
    if (now ? now['removed'] : !isOfLostBody(root, was, after))
      differences.push({ ...facts(was, oldNames), change: 'removed' })
  }
  const reordered = reorderedItems(root, old, fresh)
  for (const now of fresh.values()) {
    const was = old.get(now.id)
    const back = rested.get(now.id)
    const told = facts(now, names)
    if (was) {
      if (reordered.has(now.id)) differences.push({ ...told, change: 'reordered' })
      differences.push(...fieldDifferences(root, told, { was, now, oldNames, names }))
    } else if (!back) differences.push({ ...told, change: 'added', ...seated(root, now, names) })
    else {
      if (back['removed']) differences.push({ ...told, change: 'broughtBack' })
      differences.push(...fieldDifferences(root, told, { was: back, now, oldNames, names }))
    }
  }
  return differences
}

const listOf = (side: Leadership, root: ItemRoot): ReadonlyMap<string, Fields> =>
  new Map((side[root] as readonly unknown[] as readonly Fields[]).map((item) => [item.id, item]))

const restingOf = (side: Leadership, root: ItemRoot): ReadonlyMap<string, Fields> =>
  new Map((side.resting[root] as readonly unknown[] as readonly Fields[]).map((item) => [item.id, item]))

/** Names by id, of what is in sight and of what rests. */
const namesOf = (side: Leadership): ReadonlyMap<string, string> =>
  new Map(
    [...side.resting.bodies, ...side.resting.people, ...side.resting.organizations]
      .map((item): [string, string] => [item.id, item.name])
      .concat(
        [...side.bodies, ...side.people, ...side.organizations].map((item): [string, string] => [item.id, item.name]),
      ),
  )

function withinOf(root: ItemRoot, fields: Fields, names: ReadonlyMap<string, string>): string[] | undefined {
  if (root === 'seats') return [names.get((fields as unknown as Seat).body) ?? '']
  if (root !== 'channels') return undefined
  const { from, to } = fields as unknown as Channel
  return [names.get(from) ?? '', names.get(to) ?? '']
}

function isOfLostBody(root: ItemRoot, fields: Fields, after: Leadership): boolean {
  const isBody = new Set<string>(after.bodies.map(({ id }) => id))
  if (root === 'seats') return !isBody.has((fields as unknown as Seat).body)
  const { from, to } = fields as unknown as Channel
  return root === 'channels' && !(isBody.has(from) && isBody.has(to))
}

/** A seat that comes with its holder says so at once. */
const seated = (root: ItemRoot, now: Fields, names: ReadonlyMap<string, string>) => {
  const holder = root === 'seats' ? (now as unknown as Seat).holder : undefined
  return holder ? { after: names.get(holder) ?? '' } : {}
}

// People, organizations and channels stand in the order they were added in; only bodies and seats are moved.
function reorderedItems(
  root: ItemRoot,
  old: ReadonlyMap<string, Fields>,
  fresh: ReadonlyMap<string, Fields>,
): ReadonlySet<string> {
  const key = root === 'bodies' ? 'level' : root === 'seats' ? 'body' : undefined
  const moved = new Set<string>()
  if (!key) return moved
  const rank = new Map([...old.keys()].map((id, index) => [id, index]))
  const rows = new Map<unknown, string[]>()
  for (const now of fresh.values()) {
    if (old.get(now.id)?.[key] !== now[key]) continue
    const ids = rows.get(now[key])
    if (ids) ids.push(now.id)
    else rows.set(now[key], [now.id])
  }
  for (const ids of rows.values()) {
    const ranks = ids.map((id) => rank.get(id) ?? 0)
    const stay = risingSubset(ranks)
    for (const [index, id] of ids.entries()) if (!stay.has(ranks[index] ?? 0)) moved.add(id)
  }
  return moved
}

interface Change {
  readonly was: Fields
  readonly now: Fields
  readonly oldNames: ReadonlyMap<string, string>
  readonly names: ReadonlyMap<string, string>
}

type Told = Pick<ItemDifference, 'board' | 'item' | 'id' | 'name' | 'within'>

function* fieldDifferences(
  root: ItemRoot,
  told: Told,
  { was, now, oldNames, names }: Change,
): Generator<ItemDifference> {
  const changed = (before: unknown, after: unknown) => ({
    ...(said(before) ? { before: said(before) ?? '' } : {}),
    ...(said(after) ? { after: said(after) ?? '' } : {}),
  })
  const named = (key: string) =>
    changed(oldNames.get(said(was[key]) ?? '') ?? was[key], names.get(said(now[key]) ?? '') ?? now[key])
  const differs = (key: string) => was[key] !== now[key]
  if (root === 'bodies' && differs('level')) yield { ...told, change: 'moved', ...changed(was['level'], now['level']) }
  if (root === 'seats' && differs('body')) yield { ...told, change: 'moved', ...named('body') }
  let isReworded = false
  for (const field of TEXT_KEYS[root])
    if (differs(field)) {
      isReworded = true
      yield { ...told, change: 'reworded', field, before: said(was[field]) ?? '', after: said(now[field]) ?? '' }
    }
  if (differs('kind')) yield { ...told, change: 'kind', ...changed(was['kind'], now['kind']) }
  if (differs('sector')) yield { ...told, change: 'sector', ...changed(was['sector'], now['sector']) }
  if (differs('holder')) yield { ...told, change: 'holder', ...named('holder') }
  else if (differs('since')) yield { ...told, change: 'since', ...changed(was['since'], now['since']) }
  if (differs('organization')) yield { ...told, change: 'organization', ...named('organization') }
  if (differs('from') || differs('to')) yield { ...told, change: 'ends' }
  if (differs('isTwoWay')) yield { ...told, change: now['isTwoWay'] ? 'twoWay' : 'oneWay' }
  if (differs('isStarter') && !isReworded) yield { ...told, change: now['isStarter'] ? 'unkept' : 'kept' }
}
