import * as Y from 'yjs'
import type { Zone } from '../plan.ts'

/** One change as the log keeps it. */
export interface LoggedUpdate {
  readonly data: Uint8Array
  /** Participant id, or whatever the log names for what the server wrote itself. */
  readonly who: string
  /** Milliseconds since 1970 by the server's clock. */
  readonly at: number
}

/** What is known of a zone, one change after the other. */
export interface ZoneHistory {
  readonly zone: Zone
  /** The state before the first of `rows`; absent: an empty document. */
  readonly start: Uint8Array | undefined
  readonly rows: readonly LoggedUpdate[]
  /** Who has written first under a client id, where that is proven. Others belong to who brought them. */
  readonly authors: ReadonlyMap<number, string>
}

/** Whose work, and from when on, in milliseconds since 1970. */
export interface Whose {
  readonly person: string
  readonly since: number
}

type Marks = ReturnType<typeof Y.createDeleteSet>

/** What somebody did in a zone since a moment, told apart from what all others did. */
export interface Trace {
  readonly zone: Zone
  /** The zone after the last change; nothing erased is forgotten in it. */
  readonly doc: Y.Doc
  /** Rows of his. */
  readonly count: number
  /** What he put in. */
  readonly made: Marks
  /** What he took out or wrote over. */
  readonly erased: Marks
  /** What others took out after he had begun. */
  readonly erasedByOthers: Marks
  /** `root/key` of what others wrote in after he had begun. */
  readonly shared: ReadonlySet<string>
}

/** Goes through a zone's history once more, in a document that forgets nothing. */
export function traceOf({ zone, start, rows, authors }: ZoneHistory, { person, since }: Whose): Trace {
  const doc = new Y.Doc({ gc: false })
  const made = Y.createDeleteSet()
  const erased: Marks[] = []
  const erasedByOthers: Marks[] = []
  const shared = new Set<string>()
  const isHis = (row: LoggedUpdate) => row.who === person && row.at >= since
  const first = rows.findIndex(isHis)
  const before = first < 0 ? rows : rows.slice(0, first)
  Y.transact(doc, () => {
    if (start) Y.applyUpdate(doc, start)
    for (const { data } of before) Y.applyUpdate(doc, data)
  })
  // Yjs tidies up formatting in transactions of its own; those have another origin.
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    const row = transaction.origin as LoggedUpdate | null
    if (row === null || typeof row !== 'object' || !('who' in row)) return
    if (!isHis(row)) {
      erasedByOthers.push(transaction.deleteSet)
      for (const name of touchedIn(transaction)) shared.add(name)
      return
    }
    erased.push(transaction.deleteSet)
    for (const [client, end] of transaction.afterState) {
      const clock = transaction.beforeState.get(client) ?? 0
      // He may have given back what others wrote and a server lost.
      if (end === clock || (authors.get(client) ?? person) !== person) continue
      const ranges = made.clients.get(client)
      if (ranges) ranges.push({ clock, len: end - clock })
      else made.clients.set(client, [{ clock, len: end - clock }])
    }
  })
  let count = 0
  for (const row of rows.slice(before.length)) {
    if (isHis(row)) count += 1
    Y.applyUpdate(doc, row.data, row)
  }
  return {
    zone,
    doc,
    count,
    made: Y.mergeDeleteSets([made]),
    erased: Y.mergeDeleteSets(erased),
    erasedByOthers: Y.mergeDeleteSets(erasedByOthers),
    shared,
  }
}

type Shared = Y.AbstractType<unknown>

/** `root/key` of every entry a transaction wrote in; of a root that is a text or a list the root's name alone. */
export function* touchedIn(transaction: Y.Transaction): Generator<string> {
  for (const [type, keys] of transaction.changed) {
    const at = standsIn(type as Shared)
    if (at !== undefined) yield at
    else for (const key of keys) yield pathOf(type as Shared, key)
  }
}

/** In which entry of which root this stands; undefined for a root itself. */
export function standsIn(type: Shared): string | undefined {
  let item = type._item
  if (!item) return undefined
  while ((item.parent as Shared)._item) item = (item.parent as Shared)._item as Y.Item
  return pathOf(item.parent as Shared, item.parentSub)
}

/** A key of a root; the root's name alone for one that is a text or a list. */
export const pathOf = (root: Shared, key: string | null): string => {
  const name = Y.findRootTypeKey(root)
  return key === null ? name : `${name}/${key}`
}
