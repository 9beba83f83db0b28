import * as Y from 'yjs'
import { shortHash } from './hash.ts'
import { isCardId } from './ids.ts'
import { edit, type Plan, setKey } from './plan.ts'
import { readRemovalMark, type RemovalMark } from './removal.ts'

/**
 * Entries: the maps that stand by id in a root of the plan: cards, ideas and the items of the leadership structure.
 * What all of them share stands here: reading forgivingly, the removal mark, which of them a change has touched.
 */
export const ITEM_ROOTS = ['bodies', 'seats', 'people', 'organizations', 'channels'] as const
export type ItemRoot = (typeof ITEM_ROOTS)[number]
export const ENTRY_ROOTS = ['cards', 'ideas', ...ITEM_ROOTS] as const
export type EntryRoot = (typeof ENTRY_ROOTS)[number]

/** The shared texts of an entry. They are made with it, so that two people never make the same one. */
export const TEXT_KEYS = {
  cards: ['text'],
  ideas: ['text'],
  bodies: ['name', 'purpose', 'meets'],
  seats: ['role', 'waitsFor'],
  people: ['name'],
  organizations: ['name'],
  channels: ['purpose', 'rhythm'],
} as const satisfies Readonly<Record<EntryRoot, readonly string[]>>

/** Which root this shared type is, if it holds entries. */
export const entryRootOf = (plan: Plan, type: unknown): EntryRoot | undefined =>
  ENTRY_ROOTS.find((root) => type === plan[root])

/** An entry's fields; undefined for an absent one and for what somebody else's program left there. */
export function entryOf(plan: Plan, root: EntryRoot, id: string): Y.Map<unknown> | undefined {
  const entry: unknown = plan[root].get(id)
  return entry instanceof Y.Map ? (entry as Y.Map<unknown>) : undefined
}

export function textIn(entry: Y.Map<unknown>, key: string): string {
  const text = entry.get(key)
  return text instanceof Y.Text ? text.toString() : ''
}

/** All words of an entry, as the removal mark names them. */
export const wordsIn = (root: EntryRoot, entry: Y.Map<unknown>): string =>
  wordsOfTexts(TEXT_KEYS[root].map((key) => textIn(entry, key)))

/** The texts of an entry, in the order of `TEXT_KEYS`, as one. */
export const wordsOfTexts = (texts: readonly string[]): string => texts.join('\n')

/**
 * Removes by mark: someone may be typing in it. New words lift the mark on every screen.
 * @param into the card that has the words from then on
 */
export function removeEntries(
  plan: Plan,
  root: EntryRoot,
  ids: readonly string[],
  by: string,
  at: number,
  into?: string,
): void {
  edit(plan, () => {
    for (const id of ids) {
      const entry = entryOf(plan, root, id)
      if (!entry || removedBy(root, entry)) continue
      const text = shortHash(wordsIn(root, entry))
      entry.set('removed', { by, at, text, ...(into ? { into } : {}) } satisfies RemovalMark)
    }
  })
}

export function bringBackEntries(plan: Plan, root: EntryRoot, ids: readonly string[]): void {
  edit(plan, () => {
    for (const id of ids) {
      const entry = entryOf(plan, root, id)
      const twin = entry && mergedWith(entry)
      // Without its partner's mark the one that stays would be a merged card like any other.
      if (twin) setKey(twin, 'removed', undefined)
      if (entry) setKey(entry, 'removed', undefined)
    }
  })
}

/** Who removed it and when, while the mark holds. */
export function removedBy(root: EntryRoot, entry: Y.Map<unknown>): { by: string; at: number } | undefined {
  const mark = readRemovalMark(entry)
  if (!mark || mark.text !== shortHash(wordsIn(root, entry))) return undefined
  if (mark.into !== undefined && (entry._item?.parentSub ?? '') < mark.into && mergedWith(entry)) return undefined
  return { by: mark.by, at: mark.at }
}

/**
 * The other of two cards that say the same and that two people merged at once, each into the one the other removed: one
 * of them stays, the same on every screen, or both would be gone.
 */
function mergedWith(entry: Y.Map<unknown>): Y.Map<unknown> | undefined {
  const into = readRemovalMark(entry)?.into
  const other: unknown = into === undefined ? undefined : (entry.parent as Y.Map<unknown>).get(into)
  if (!(other instanceof Y.Map)) return undefined
  const twin = other as Y.Map<unknown>
  return readRemovalMark(twin)?.into === entry._item?.parentSub ? twin : undefined
}

/** The entries a transaction wrote in. An id may come several times. */
export function* touchedEntries(plan: Plan, transaction: Y.Transaction): Generator<[EntryRoot, string]> {
  for (const [type, keys] of transaction.changed) {
    const root = entryRootOf(plan, type)
    if (root) {
      for (const key of keys) if (isCardId(key)) yield [root, key]
      continue
    }
    // A field of an entry, or the text inside one: walk up to the entry.
    let item: Y.Item | null = type._item
    let above: EntryRoot | undefined
    while (item && !(above = entryRootOf(plan, item.parent))) item = (item.parent as Y.AbstractType<unknown>)._item
    if (item && above && isCardId(item.parentSub)) yield [above, item.parentSub]
  }
}

/** Every readable entry of a root, removed ones too. */
export function* allEntries(plan: Plan, root: EntryRoot): Generator<[string, Y.Map<unknown>]> {
  for (const id of plan[root].keys()) {
    const entry = isCardId(id) ? entryOf(plan, root, id) : undefined
    if (entry) yield [id, entry]
  }
}
