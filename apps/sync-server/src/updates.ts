import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** Updates taken apart and put together again, in the format of Yjs. */

export type Struct = Y.Item | Y.GC | Y.Skip

export interface DeleteRange {
  readonly clock: number
  readonly len: number
}

/** Per client, in the order of clocks and without holes (a `Skip` fills one). */
export type Structs = Map<number, Struct[]>
export type Deletions = Map<number, readonly DeleteRange[]>

export function encodeUpdate(structs: Structs, deletions: Deletions): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const out = encoder.restEncoder
  encoding.writeVarUint(out, structs.size)
  for (const [client, own] of structs) {
    encoding.writeVarUint(out, own.length)
    encoder.writeClient(client)
    encoding.writeVarUint(out, own[0]?.id.clock ?? 0)
    for (const struct of own) struct.write(encoder, 0)
  }
  encoding.writeVarUint(out, deletions.size)
  for (const [client, ranges] of deletions) {
    encoding.writeVarUint(out, client)
    encoding.writeVarUint(out, ranges.length)
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(out, clock)
      encoding.writeVarUint(out, len)
    }
  }
  return encoder.toUint8Array()
}

/** What an item cannot be put in its place without. */
export function* neededBy(struct: Struct): Generator<Y.ID> {
  if (!(struct instanceof Y.Item)) return
  if (struct.origin) yield struct.origin
  if (struct.rightOrigin) yield struct.rightOrigin
  // Until an item is integrated its parent is still the id, or the name of a root.
  const parent: unknown = struct.parent
  if (parent instanceof Y.ID) yield parent
}

export const endOf = (struct: Struct): number => struct.id.clock + struct.length
