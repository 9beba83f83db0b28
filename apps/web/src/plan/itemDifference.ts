import type { ItemRoot, Leadership, PlanContent } from '@commonboard/model'
import { type ItemBefore, itemOf, REMOVED } from './waiting.ts'

/** What one field of an item says now: its own words, or the name of what it refers to. */
export interface Fact {
  readonly field: Field
  /** Empty: nothing any more. Of `kind`, `sector`, `level` the constant; of `isTwoWay` whether it is. */
  readonly value: string
}

const FIELDS = {
  bodies: ['level', 'kind', 'purpose', 'meets', 'place'],
  seats: ['body', 'sector', 'holder', 'since', 'waitsFor', 'place'],
  people: ['organization', 'place'],
  organizations: ['sector', 'place'],
  channels: ['from', 'to', 'isTwoWay', 'rhythm', 'place'],
} as const satisfies Readonly<Record<ItemRoot, readonly string[]>>
export type Field = (typeof FIELDS)[ItemRoot][number] | 'name'

/** A change of ours to a council or team, a seat, a person, an organization or a channel. */
export interface ItemChange {
  readonly kind: 'itemAdded' | 'itemRemoved' | 'itemBack' | 'itemChanged'
  readonly root: ItemRoot
  /** By which people know it; empty: it has no name yet. */
  readonly name: string
  readonly facts: readonly Fact[]
}

type Values = Readonly<Record<string, unknown>>

const NAME = { bodies: 'name', seats: 'role', people: 'name', organizations: 'name', channels: 'purpose' } as const

/** What has become of one item, field by field. */
export function itemChanges(id: string, before: ItemBefore, content: PlanContent): (ItemChange | { kind: 'more' })[] {
  const now = itemOf(content, id)
  const root = now?.root ?? before?.root
  if (now?.rest === before?.rest) return []
  if (!root) return [{ kind: 'more' }]
  const old = valuesOf(before)
  const item = valuesOf(now)
  const nameIn = (values: Values | undefined) => text(values?.[NAME[root]])
  if (!item) {
    // Added here and taken back here, or never anything but removed.
    if (!old) return []
    return [{ kind: 'itemRemoved', root, name: nameIn(old), facts: [] }]
  }
  const name = nameIn(item)
  if (before?.rest === REMOVED) return [{ kind: 'itemBack', root, name, facts: [] }]
  if (!old) return [{ kind: 'itemAdded', root, name, facts: factsOf(root, item, content.leadership) }]
  const renamed: Fact[] = name === nameIn(old) ? [] : [{ field: 'name', value: name }]
  const facts = [...renamed, ...factsOf(root, item, content.leadership, old)]
  return [{ kind: 'itemChanged', root, name: nameIn(old) || name, facts }]
}

const valuesOf = (item: ItemBefore): Values | undefined =>
  item && item.rest !== REMOVED ? (JSON.parse(item.rest) as Values) : undefined

/** @param old absent: all that is said of a new item; else only what differs from it */
function factsOf(root: ItemRoot, item: Values, leadership: Leadership, old?: Values): Fact[] {
  return FIELDS[root].flatMap((field): Fact[] => {
    if (field === 'place') return old && old['order'] !== item['order'] ? [placeOf(root, item, leadership)] : []
    if (old ? old[field] === item[field] : text(item[field]) === '') return []
    return [{ field, value: nameOf(field, text(item[field]), leadership) }]
  })
}

function placeOf(root: ItemRoot, item: Values, leadership: Leadership): Fact {
  const shelf = root === 'bodies' ? 'level' : root === 'seats' ? 'body' : undefined
  const row = (leadership[root] as unknown as readonly Values[]).filter(
    (one) => shelf === undefined || one[shelf] === item[shelf],
  )
  const above = row[row.findIndex((one) => one['id'] === item['id']) - 1]
  return { field: 'place', value: text(above?.[NAME[root]]) }
}

// Ids say nothing to anybody.
function nameOf(field: Field, value: string, leadership: Leadership): string {
  const named = (all: readonly { readonly id: string; readonly name: string }[]) =>
    all.find(({ id }) => id === value)?.name ?? ''
  if (field === 'holder') return named(leadership.people)
  if (field === 'organization') return named(leadership.organizations)
  return field === 'body' || field === 'from' || field === 'to' ? named(leadership.bodies) : value
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'boolean' && value ? 'yes' : ''
