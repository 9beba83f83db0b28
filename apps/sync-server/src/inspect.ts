import * as Y from 'yjs'
import { conflictSteps } from './conflicts.ts'
import { LIMIT } from './limits.ts'
import { nestingOf } from './nesting.ts'
import { endOf, neededBy, type Struct } from './updates.ts'

/** What an update would do to a document, found out without touching it. */
export interface Inspection {
  /** It holds something the document has not: a struct, or a deletion. */
  readonly isNew: boolean
  /** It builds on something the document has not. */
  readonly hasGap: boolean
  /** Client ids under which it adds something. */
  readonly authors: readonly number[]
  /** How many structs and deletions had to be looked at. */
  readonly parts: number
  /** How many are structs. */
  readonly structs: number
  /** How many items of the document would have to be looked at to put these in; counted up to the most of a piece. */
  readonly conflictSteps: number
}

export type Decoded = ReturnType<typeof Y.decodeUpdate>

/** @throws if the bytes are no update, or one that no honest client makes */
export function decodeChecked(update: Uint8Array): Decoded {
  const decoded = Y.decodeUpdate(update)
  const clients = new Set<number>()
  for (const struct of decoded.structs) {
    if (endOf(struct) > LIMIT.clockMax) throw new Error('A clock is out of range')
    clients.add(struct.id.client)
  }
  if (clients.size > LIMIT.clientsPerUpdateMax) throw new Error('Too many clients in one update')
  let ranges = 0
  for (const deletions of decoded.ds.clients.values()) {
    ranges += deletions.length
    for (const { clock, len } of deletions) if (clock + len > LIMIT.clockMax) throw new Error('A clock is out of range')
  }
  if (ranges > LIMIT.deleteRangesPerUpdateMax) throw new Error('Too many deletions in one update')
  return decoded
}

/** @throws if the bytes are no update, or one that no honest client makes */
export function inspectUpdate(doc: Y.Doc, update: Uint8Array): Inspection {
  const { structs, ds } = decodeChecked(update)
  const reached = new Map<number, number>()
  let isNew = false
  let hasGap = false
  let parts = structs.length

  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue
    const { client, clock } = struct.id
    const known = reached.get(client) ?? Y.getState(doc.store, client)
    if (clock > known) hasGap = true
    if (endOf(struct) > known) {
      isNew = true
      reached.set(client, endOf(struct))
    }
  }

  const has = (id: Y.ID) => id.clock < (reached.get(id.client) ?? Y.getState(doc.store, id.client))
  if (isNew && !structs.every((struct) => areThere(struct, has))) hasGap = true

  for (const [client, deletions] of ds.clients) {
    parts += deletions.length
    const known = reached.get(client) ?? Y.getState(doc.store, client)
    for (const { clock, len } of deletions) {
      if (clock + len > known) hasGap = true
      if (!isNew && !isDeletedAlready(doc, client, clock, len)) isNew = true
    }
  }
  // What is taken apart anyway is counted piece by piece.
  const counts = isNew && structs.length <= LIMIT.structsPerPieceMax
  if (counts && nestingOf(doc, structs, LIMIT.nestingMax) > LIMIT.nestingMax) throw new Error('Nested too deep')
  const steps = counts ? conflictSteps(doc, structs, LIMIT.conflictStepsPerPieceMax) : 0
  return { isNew, hasGap, authors: [...reached.keys()], parts, structs: structs.length, conflictSteps: steps }
}

/**
 * Is everything there that a struct builds on?
 * @throws if it builds on what its own author wrote later: nothing can, and Yjs would look for it and throw
 */
function areThere(struct: Struct, has: (id: Y.ID) => boolean): boolean {
  let all = true
  for (const needed of neededBy(struct)) {
    if (needed.client === struct.id.client && needed.clock >= struct.id.clock) throw new Error('Built on itself')
    if (!has(needed)) all = false
  }
  return all
}

export function isDeletedAlready(doc: Y.Doc, client: number, clock: number, length: number): boolean {
  const end = clock + length
  if (end > Y.getState(doc.store, client)) return false
  if (length === 0) return true
  const structs = doc.store.clients.get(client) ?? []
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = structs[index]
    if (!struct || struct.id.clock >= end) break
    if (!struct.deleted) return false
  }
  return true
}
