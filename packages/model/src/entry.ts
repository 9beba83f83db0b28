import * as Y from 'yjs'
import { shortHash } from './hash.ts'
import { isCardId } from './ids.ts'
import { edit, type Plan, setKey } from './plan.ts'
import { countingMerges, intoKey, partnersOf, readInto, staysOfTwins, wordsInSight } from './merged.ts'
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

/** The words of a text as people see them. */
export function textIn(entry: Y.Map<unknown>, key: string): string {
  const text = entry.get(key)
  return text instanceof Y.Text ? wordsInSight(entry, text) : ''
}

/** All words of an entry, as the removal mark names them. */
export const wordsIn = (root: EntryRoot, entry: Y.Map<unknown>): string =>
  wordsOfTexts(TEXT_KEYS[root].map((key) => textIn(entry, key)))

/** The texts of an entry, in the order of `TEXT_KEYS`, as one. */
export const wordsOfTexts = (texts: readonly string[]): string => texts.join('\n')

/**
 * What a removal mark names: the words, and what was merged into the entry. Whoever merges something into a card that
 * somebody removes at that moment has worked on it: it stays, as it would if he had typed in it.
 */
export function markHash(root: EntryRoot, entry: Y.Map<unknown>): string {
  const merges = root === 'cards' ? countingMerges(entry) : []
  return shortHash([wordsIn(root, entry), ...merges].join('\n'))
}

/** Removes by mark: someone may be typing in it. New words lift the mark on every screen. */
export function removeEntries(plan: Plan, root: EntryRoot, ids: readonly string[], by: string, at: number): void {
  edit(plan, () => {
    for (const id of ids) {
      const entry = entryOf(plan, root, id)
      if (!entry || removedBy(root, entry)) continue
      entry.set('removed', { by, at, text: markHash(root, entry) } satisfies RemovalMark)
    }
  })
}

export function bringBackEntries(plan: Plan, root: EntryRoot, ids: readonly string[]): void {
  edit(plan, () => {
    for (const id of ids) {
      const entry = entryOf(plan, root, id)
      if (entry) liftMarks(entry)
    }
  })
}

/** Takes every removal mark off an entry, within an `edit`; one that says which of two twins stays removes nothing. */
export function liftMarks(entry: Y.Map<unknown>): void {
  setKey(entry, 'removed', undefined)
  for (const [merge, { card }] of readInto(entry))
    if (!staysOfTwins(entry, card)) setKey(entry, intoKey(merge), undefined)
}

/** Who removed it and when, while the mark holds. */
export function removedBy(root: EntryRoot, entry: Y.Map<unknown>): { by: string; at: number } | undefined {
  const mark = readRemovalMark(entry)
  const marks = root === 'cards' ? [...readInto(entry).values()].filter(({ card }) => !staysOfTwins(entry, card)) : []
  if (!mark && marks.length === 0) return undefined
  const text = markHash(root, entry)
  const holds = [...(mark ? [mark] : []), ...marks].find((one) => one.text === text)
  return holds && { by: holds.by, at: holds.at }
}

/** Other entries whose state decides about this one's. */
export const entriesBeside = (root: EntryRoot, entry: Y.Map<unknown>): ReadonlySet<string> =>
  root === 'cards' ? partnersOf(entry) : new Set()

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
