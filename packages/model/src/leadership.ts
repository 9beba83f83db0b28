import type * as Y from 'yjs'
import { allEntries, ITEM_ROOTS, type ItemRoot, entryOf, removedBy, textIn } from './entry.ts'
import {
  type BodyId,
  type ChannelId,
  type ItemId,
  oneId,
  type OrganizationId,
  type PersonId,
  type SeatId,
} from './ids.ts'
import { compareOrders, LAST } from './place.ts'
import type { Plan } from './plan.ts'
import { holderIn, isMonth, readBodyPlace, readSeatPlace } from './seating.ts'
import { type BodyKind, isBodyKind, isSector, LEVELS, type Level, type Sector } from './vocabulary.ts'

export interface Body {
  readonly id: BodyId
  readonly level: Level
  readonly order: string
  readonly name: string
  readonly purpose: string
  /** When it meets, in people's own words. */
  readonly meets: string
  readonly kind?: BodyKind
  readonly isStarter: boolean
}

export interface Seat {
  readonly id: SeatId
  readonly body: BodyId
  readonly order: string
  readonly role: string
  /** Whom an open seat waits for; empty: whoever has the role. */
  readonly waitsFor: string
  readonly sector?: Sector
  /** Absent: open. Also while the person named is not in the plan. */
  readonly holder?: PersonId
  /** `YYYY-MM`: held, or open, from then on. */
  readonly since?: string
  readonly isStarter: boolean
}

export interface Person {
  readonly id: PersonId
  readonly order: string
  readonly name: string
  readonly organization?: OrganizationId
}

export interface Organization {
  readonly id: OrganizationId
  readonly order: string
  readonly name: string
  readonly sector?: Sector
}

export interface Channel {
  readonly id: ChannelId
  readonly order: string
  readonly from: BodyId
  readonly to: BodyId
  readonly purpose: string
  readonly rhythm: string
  readonly isTwoWay: boolean
}

export interface RemovedItem {
  readonly root: ItemRoot
  readonly id: ItemId
  /** Its first words. */
  readonly name: string
  readonly by: string
  readonly at: number
}

interface Contents {
  readonly bodies: Body
  readonly seats: Seat
  readonly people: Person
  readonly organizations: Organization
  readonly channels: Channel
}

/** An item as it is written, whether or not what it refers to is in sight. */
export type RestingItem<Root extends ItemRoot> = Contents[Root] & {
  readonly removed?: { readonly by: string; readonly at: number }
}

/** Items of which the lists show less than there is: removed ones, and those that refer to one; by id. */
export type RestingItems = { readonly [Root in ItemRoot]: readonly RestingItem<Root>[] }

/**
 * The leadership structure as plain data. Seats stand in live bodies, channels between two of them, holders and
 * organizations are in the lists; what refers to something removed or absent rests, unseen, until it comes back.
 */
export interface Leadership {
  /** By level from the top down, then in their order. */
  readonly bodies: readonly Body[]
  /** In the order of their bodies. */
  readonly seats: readonly Seat[]
  readonly people: readonly Person[]
  readonly organizations: readonly Organization[]
  readonly channels: readonly Channel[]
  readonly removed: readonly RemovedItem[]
  /** For a backup, which keeps what may come back. */
  readonly resting: RestingItems
}

interface ReadItem<Root extends ItemRoot> {
  readonly item: Contents[Root]
  readonly removed?: RemovedItem
}
type ReadItems = { readonly [Root in ItemRoot]: ReadonlyMap<string, ReadItem<Root>> }

/** Reads the structure, forgiving of anything. */
export function readLeadership(plan: Plan): Leadership {
  const items = emptyItems()
  for (const root of ITEM_ROOTS)
    for (const [id, entry] of allEntries(plan, root)) put(items, root, id, readItem(root, id, entry))
  return assembleLeadership(items)
}

/** The same, read again only where it changed; unchanged items stay the same objects. */
export function watchLeadership(plan: Plan): { touch(root: ItemRoot, id: string): void; read(): Leadership } {
  const items = emptyItems()
  const stale = new Map<string, ItemRoot>()
  for (const root of ITEM_ROOTS) for (const [id] of allEntries(plan, root)) stale.set(`${root}/${id}`, root)
  let current: Leadership | undefined
  return {
    touch(root, id) {
      stale.set(`${root}/${id}`, root)
      current = undefined
    },
    read() {
      if (current) return current
      for (const [key, root] of stale) {
        const id = key.slice(root.length + 1)
        const entry = entryOf(plan, root, id)
        put(items, root, id, entry ? readItem(root, id, entry) : undefined)
      }
      stale.clear()
      current = assembleLeadership(items)
      return current
    },
  }
}

const emptyItems = () => ({
  bodies: new Map<string, ReadItem<'bodies'>>(),
  seats: new Map<string, ReadItem<'seats'>>(),
  people: new Map<string, ReadItem<'people'>>(),
  organizations: new Map<string, ReadItem<'organizations'>>(),
  channels: new Map<string, ReadItem<'channels'>>(),
})

function put<Root extends ItemRoot>(items: ReadItems, root: Root, id: string, read: ReadItem<Root> | undefined) {
  const map = items[root] as Map<string, ReadItem<Root>>
  if (read) map.set(id, read)
  else map.delete(id)
}

export function readItem<Root extends ItemRoot>(
  root: Root,
  id: string,
  entry: Y.Map<unknown>,
): ReadItem<Root> | undefined {
  const item = READERS[root](id, entry)
  const removed = removedBy(root, entry)
  if (!item || !removed) return item && { item }
  const name = textIn(entry, NAME_KEYS[root]) || textIn(entry, 'rhythm') || textIn(entry, 'waitsFor')
  // An added item that was taken back leaves an empty one behind: nothing to bring back.
  return name || holderIn(entry) ? { item, removed: { root, id: id as ItemId, name, ...removed } } : undefined
}

const NAME_KEYS = { bodies: 'name', seats: 'role', people: 'name', organizations: 'name', channels: 'purpose' } as const

const READERS: { readonly [Root in ItemRoot]: (id: string, entry: Y.Map<unknown>) => Contents[Root] | undefined } = {
  bodies(id, entry) {
    const place = readBodyPlace(entry)
    const kind = entry.get('kind')
    return (
      place && {
        id: id as BodyId,
        ...place,
        name: textIn(entry, 'name'),
        purpose: textIn(entry, 'purpose'),
        meets: textIn(entry, 'meets'),
        ...(isBodyKind(kind) ? { kind } : {}),
        isStarter: entry.get('origin') === 'starter',
      }
    )
  },
  seats(id, entry) {
    const place = readSeatPlace(entry)
    const holder = holderIn(entry)
    const since = entry.get('since')
    return (
      place && {
        id: id as SeatId,
        ...place,
        role: textIn(entry, 'role'),
        waitsFor: textIn(entry, 'waitsFor'),
        ...sectorIn(entry),
        ...(holder ? { holder } : {}),
        ...(isMonth(since) ? { since } : {}),
        isStarter: entry.get('origin') === 'starter',
      }
    )
  },
  people(id, entry) {
    const organization = oneId(entry.get('organization'))
    return {
      id: id as PersonId,
      ...orderOf(entry),
      name: textIn(entry, 'name'),
      ...(organization ? { organization: organization as OrganizationId } : {}),
    }
  },
  organizations: (id, entry) => ({
    id: id as OrganizationId,
    ...orderOf(entry),
    name: textIn(entry, 'name'),
    ...sectorIn(entry),
  }),
  channels(id, entry) {
    const from = oneId(entry.get('from'))
    const to = oneId(entry.get('to'))
    if (!from || !to || from === to) return undefined
    return {
      id: id as ChannelId,
      ...orderOf(entry),
      from: from as BodyId,
      to: to as BodyId,
      purpose: textIn(entry, 'purpose'),
      rhythm: textIn(entry, 'rhythm'),
      isTwoWay: entry.get('twoWay') === true,
    }
  },
}

const orderOf = (entry: Y.Map<unknown>) => {
  const order = entry.get('order')
  return { order: typeof order === 'string' ? order : LAST }
}

const sectorIn = (entry: Y.Map<unknown>) => {
  const sector = entry.get('sector')
  return isSector(sector) ? { sector } : {}
}

function assembleLeadership(items: ReadItems): Leadership {
  const live = <Root extends ItemRoot>(root: Root): Contents[Root][] =>
    readOf(items, root).flatMap(({ item, removed }) => (removed ? [] : [item]))
  const removed = ITEM_ROOTS.flatMap((root) => readOf(items, root).flatMap((read) => read.removed ?? []))
  const bodies = live('bodies').sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || compareItems(a, b))
  const rank = new Map(bodies.map((body, index) => [body.id, index]))
  const people = live('people').sort(compareItems)
  const organizations = live('organizations').sort(compareItems)
  const isPerson = new Set(people.map((person) => person.id))
  const isOrganization = new Set(organizations.map((one) => one.id))
  const isHeldUnseen = ({ holder }: Seat) => holder !== undefined && !isPerson.has(holder)
  const isElsewhere = ({ organization }: Person) => organization !== undefined && !isOrganization.has(organization)
  const joins = ({ from, to }: Channel) => rank.has(from) && rank.has(to)
  const resting = <Root extends ItemRoot>(root: Root, rests: (item: Contents[Root]) => boolean): RestingItem<Root>[] =>
    readOf(items, root)
      .filter((read) => read.removed ?? rests(read.item))
      .map(({ item, removed: mark }) => ({ ...item, ...(mark ? { removed: { by: mark.by, at: mark.at } } : {}) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    bodies,
    seats: live('seats')
      .filter((seat) => rank.has(seat.body))
      .map((seat) => (isHeldUnseen(seat) ? without(seat, 'holder') : seat))
      .sort((a, b) => (rank.get(a.body) ?? 0) - (rank.get(b.body) ?? 0) || compareItems(a, b)),
    people: people.map((person) => (isElsewhere(person) ? without(person, 'organization') : person)),
    organizations,
    channels: live('channels').filter(joins).sort(compareItems),
    removed: removed.sort((a, b) => ITEM_ROOTS.indexOf(a.root) - ITEM_ROOTS.indexOf(b.root) || (a.id < b.id ? -1 : 1)),
    resting: {
      bodies: resting('bodies', () => false),
      seats: resting('seats', (seat) => !rank.has(seat.body) || isHeldUnseen(seat)),
      people: resting('people', isElsewhere),
      organizations: resting('organizations', () => false),
      channels: resting('channels', (channel) => !joins(channel)),
    },
  }
}

const readOf = <Root extends ItemRoot>(items: ReadItems, root: Root): ReadItem<Root>[] => [
  ...(items[root] as ReadonlyMap<string, ReadItem<Root>>).values(),
]

const compareItems = (a: { order: string; id: string }, b: { order: string; id: string }): number =>
  compareOrders(a.order, b.order) || (a.id < b.id ? -1 : 1)

function without<T extends object>(item: T, key: keyof T): T {
  const { [key]: _, ...rest } = item
  return rest as unknown as T
}
