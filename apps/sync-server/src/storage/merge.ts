import * as Y from 'yjs'
import { isSameDocument } from './content.ts'
import type { StoredUpdate } from './storage.ts'

/** The state of a zone after its first `upto` updates. Extra: it saves reading them, and may take their place. */
export interface Snapshot {
  readonly upto: number
  readonly data: Uint8Array
  /** Client id → who wrote under it first, for updates whose rows are gone. */
  readonly authors: readonly (readonly [clientId: number, who: string])[]
  /** Milliseconds since 1970: when it was taken. */
  readonly at: number
}

/** A part of a zone's log, to be merged. */
export interface LogPart {
  /** Where it begins; absent: with the first update of all. */
  readonly start: Snapshot | undefined
  /** Every update after `start`. */
  readonly rows: readonly StoredUpdate[]
  /** A later snapshot of the same zone, from which people have been loading it. */
  readonly loaded?: Snapshot | undefined
  /** The history shall begin here, in milliseconds since 1970; absent: where it does. */
  readonly keepFrom?: number
}

/** What to keep instead. */
export interface Merged {
  /** State after all of it. */
  readonly newest: Snapshot
  /** Where the history begins from now on; rows up to here have served their time. Absent: it begins where it did. */
  readonly oldest?: Snapshot
}

/**
 * Merges updates into a snapshot of all of them, and another of where the history shall begin. Every snapshot is proven before it is given back: read into an empty document it must
 * be the same, deletions and all, as what the rows themselves make.
 * @throws if it is not, or if the rows do not fit together
 */
export function mergeLog({ start, rows, loaded, keepFrom = -Infinity }: LogPart, now: number): Merged {
  const kept = rows.findIndex(({ at }) => at >= keepFrom)
  const past = kept < 0 ? rows : rows.slice(0, kept)
  const doc = new Y.Doc()
  const authors = new Map(start?.authors)
  try {
    replay(doc, start, past, authors)
    const beginning = past.at(-1)
    const oldest = beginning && proven(doc, beginning.seq, authors, now)
    replay(doc, undefined, rows.slice(past.length), authors)
    // Before rows are given up, two ways to the same state are compared: through every single one of them, and by
    // the snapshot that people have been loading.
    if (oldest && loaded) compare(doc, loaded, rows)
    const upto = rows.at(-1)?.seq ?? start?.upto ?? 0
    const newest = oldest?.upto === upto ? oldest : proven(doc, upto, authors, now)
    return { newest, ...(oldest ? { oldest } : {}) }
  } finally {
    doc.destroy()
  }
}

function compare(doc: Y.Doc, loaded: Snapshot, rows: readonly StoredUpdate[]): void {
  const other = new Y.Doc()
  const later = rows.filter(({ seq }) => seq > loaded.upto)
  replay(other, loaded, later, new Map())
  const isSame = isSameDocument(doc, other)
  other.destroy()
  if (!isSame) throw new Error(`The snapshot of update ${loaded.upto} is not what the updates make`)
}

function replay(
  doc: Y.Doc,
  start: Snapshot | undefined,
  rows: readonly StoredUpdate[],
  authors: Map<number, string>,
): void {
  Y.transact(doc, () => {
    if (start) Y.applyUpdate(doc, start.data)
    for (const { data, who } of rows) {
      Y.applyUpdate(doc, data)
      for (const clientId of Y.parseUpdateMeta(data).from.keys()) if (!authors.has(clientId)) authors.set(clientId, who)
    }
  })
  if (hasPending(doc)) throw new Error('The updates do not fit together')
}

/** What stored updates make. @throws if the updates do not fit together */
export function documentOf(stored: readonly StoredUpdate[]): Y.Doc {
  const doc = new Y.Doc()
  Y.transact(doc, () => {
    for (const { data } of stored) Y.applyUpdate(doc, data)
  })
  if (hasPending(doc)) throw new Error('The updates do not fit together')
  return doc
}

const hasPending = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null

function proven(doc: Y.Doc, upto: number, authors: ReadonlyMap<number, string>, at: number): Snapshot {
  const data = Y.encodeStateAsUpdate(doc)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, data)
  const isSame = !hasPending(copy) && isSameDocument(doc, copy)
  copy.destroy()
  if (!isSame) throw new Error(`A snapshot of update ${upto} would not be what the updates make`)
  return { upto, data, authors: [...authors], at }
}
