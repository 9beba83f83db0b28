import * as Y from 'yjs'

/** What an update would do to a document, found out without touching it. */
export interface Inspection {
  /** It holds something the document has not: a struct, or a deletion. */
  readonly isNew: boolean
  /** It builds on something the document has not. */
  readonly hasGap: boolean
  /** Client ids under which it adds something. */
  readonly authors: readonly number[]
}

const CLIENTS_MAX = 2_000
const DELETE_RANGES_MAX = 20_000
const CLOCK_MAX = 2 ** 31

/** @throws if the bytes are no update, or one that no honest client makes */
export function inspectUpdate(doc: Y.Doc, update: Uint8Array): Inspection {
  const { structs, ds } = Y.decodeUpdate(update)
  const reached = new Map<number, number>()
  let isNew = false
  let hasGap = false

  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue
    const { client, clock } = struct.id
    const known = reached.get(client) ?? Y.getState(doc.store, client)
    const end = clock + struct.length
    if (end > CLOCK_MAX) throw new Error('A clock is out of range')
    if (clock > known) hasGap = true
    if (end > known) {
      isNew = true
      reached.set(client, end)
    }
  }
  if (reached.size > CLIENTS_MAX) throw new Error('Too many clients in one update')

  const has = (id: Y.ID) => id.clock < (reached.get(id.client) ?? Y.getState(doc.store, id.client))
  if (isNew) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item)) continue
      for (const needed of neededBy(struct)) {
        // Nothing can build on what its own author wrote later; Yjs would look for it and throw.
        if (needed.client === struct.id.client && needed.clock >= struct.id.clock) throw new Error('Built on itself')
        if (!has(needed)) hasGap = true
      }
    }
  }

  let ranges = 0
  for (const [client, deletions] of ds.clients) {
    ranges += deletions.length
    if (ranges > DELETE_RANGES_MAX) throw new Error('Too many deletions in one update')
    const known = reached.get(client) ?? Y.getState(doc.store, client)
    for (const { clock, len } of deletions) {
      if (clock + len > known) hasGap = true
      if (!isNew && !isDeletedAlready(doc, client, clock, len)) isNew = true
    }
  }
  return { isNew, hasGap, authors: [...reached.keys()] }
}

function* neededBy(item: Y.Item): Generator<Y.ID> {
  if (item.origin) yield item.origin
  if (item.rightOrigin) yield item.rightOrigin
  // Until an item is integrated its parent is still the id, or the name of a root.
  const parent: unknown = item.parent
  if (parent instanceof Y.ID) yield parent
}

function isDeletedAlready(doc: Y.Doc, client: number, clock: number, length: number): boolean {
  const end = clock + length
  if (end > Y.getState(doc.store, client)) return false
  const structs = doc.store.clients.get(client) ?? []
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = structs[index]
    if (!struct || struct.id.clock >= end) break
    if (!struct.deleted) return false
  }
  return true
}
