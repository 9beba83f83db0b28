import * as Y from 'yjs'
import { ITEM_ROOTS, type ItemRoot, TEXT_KEYS, wordsOfTexts } from './entry.ts'
import { shortHash } from './hash.ts'
import type { Leadership, RestingItem, RestingItems } from './leadership.ts'
import type { Plan } from './plan.ts'
import { firstSeating } from './seat.ts'

/** The structure as a backup holds it. */
export interface LeadershipBackup extends Omit<Leadership, 'removed' | 'resting'> {
  /** Absent in the first backups. An item stands here and in its list where the list shows less of it. */
  readonly resting?: RestingItems
}

/** Writes a structure into an empty plan. Ids stay as they were: they name things within one plan only. */
export function restoreLeadership(plan: Plan, backup: LeadershipBackup): void {
  for (const root of ITEM_ROOTS) putAll(plan, root, [...backup[root], ...(backup.resting?.[root] ?? [])])
}

function putAll<Root extends ItemRoot>(plan: Plan, root: Root, items: readonly RestingItem<Root>[]): void {
  for (const item of items) plan[root].set(item.id, itemMap(root, item))
}

/** An item as it is written into its root. */
export function itemMap<Root extends ItemRoot>(root: Root, item: RestingItem<Root>): Y.Map<unknown> {
  const given = item as unknown as Readonly<Record<string, string>>
  const texts = TEXT_KEYS[root].map((key): [string, string] => [key, given[key] ?? ''])
  const facts: Readonly<Record<string, unknown>> = {
    ...FACTS[root](item),
    removed: item.removed && { ...item.removed, text: shortHash(wordsOfTexts(texts.map(([, text]) => text))) },
  }
  const set = Object.entries(facts).filter(([, value]) => value !== undefined && value !== false)
  const words = texts.map(([key, text]): [string, Y.Text] => [key, new Y.Text(text)])
  return new Y.Map<unknown>([...set, ...words])
}

const origin = (isStarter: boolean) => (isStarter ? 'starter' : undefined)

/** The plain fields of an item. */
export const FACTS: { readonly [Root in ItemRoot]: (item: RestingItem<Root>) => Readonly<Record<string, unknown>> } = {
  bodies: ({ level, order, kind, isStarter }) => ({ place: [level, order], kind, origin: origin(isStarter) }),
  seats: ({ body, order, sector, holder, since, isStarter }) => ({
    place: [body, order],
    sector,
    ...(holder ? firstSeating(holder) : {}),
    since,
    origin: origin(isStarter),
  }),
  people: ({ order, organization }) => ({ order, organization }),
  organizations: ({ order, sector }) => ({ order, sector }),
  channels: ({ order, from, to, isTwoWay }) => ({ order, from, to, twoWay: isTwoWay }),
}
