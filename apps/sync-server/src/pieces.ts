import * as Y from 'yjs'
import { decodeChecked } from './inspect.ts'
import { LIMIT } from './limits.ts'
import { type DeleteRange, encodeUpdate, endOf, neededBy, type Struct, type Structs } from './updates.ts'

/** A big update as small ones, each of which can be applied when those before it have been. */
export interface Pieces {
  readonly pieces: readonly Uint8Array[]
  /** Something in it builds on what is not there; that is in none of the pieces. */
  readonly hasGap: boolean
  /** Client ids under which it adds something. */
  readonly authors: readonly number[]
}

// With so many structs 2 to 5 ms of work: others' messages are answered between two pieces.
const PIECE_BYTES = 32 * 1024
const PIECE_DELETIONS = 1_000

/**
 * @param structsMax of one piece
 * @throws if the bytes are no update, or one that no honest client makes
 */
export function cutIntoPieces(
  update: Uint8Array,
  stateVector: Uint8Array,
  structsMax: number = LIMIT.structsPerPieceMax,
): Pieces {
  const { structs, ds } = decodeChecked(update)
  const order = new Order(structs, Y.decodeStateVector(stateVector))
  const pieces = groups(order.structs, structsMax).map((group) => encodeUpdate(group, new Map()))
  let { hasGap } = order
  for (const part of deletionGroups(ds.clients)) {
    pieces.push(encodeUpdate(new Map(), part))
    for (const [client, ranges] of part)
      if (ranges.some(({ clock, len }) => clock + len > order.reached(client))) hasGap = true
  }
  return { pieces, hasGap, authors: order.authors }
}

/** New structs in an order in which each finds what it builds on. */
class Order {
  readonly structs: Struct[] = []
  hasGap = false
  private readonly waiting = new Map<number, { list: Struct[]; at: number }>()
  private readonly ends = new Map<number, number>()

  constructor(
    structs: readonly Struct[],
    private readonly known: ReadonlyMap<number, number>,
  ) {
    for (const struct of structs) {
      const { client } = struct.id
      if (struct instanceof Y.Skip || endOf(struct) <= this.reached(client)) continue
      const queue = this.waiting.get(client)
      if (queue) queue.list.push(struct)
      else this.waiting.set(client, { list: [struct], at: 0 })
    }
    for (const client of [...this.waiting.keys()]) this.follow(client)
  }

  reached(client: number): number {
    return this.ends.get(client) ?? this.known.get(client) ?? 0
  }

  get authors(): number[] {
    return [...this.ends.keys()]
  }

  // One client after the other; where an item builds on another client's, that one's turn comes first.
  private follow(first: number): void {
    const stack = [first]
    const standing = new Set(stack)
    for (;;) {
      const client = stack.at(-1)
      if (client === undefined) return
      const queue = this.waiting.get(client)
      const next = queue?.list[queue.at]
      const missing = next && this.missing(next)
      if (queue && next && missing === undefined) {
        queue.at += 1
        this.structs.push(next)
        this.ends.set(client, endOf(next))
        // Whoever waits for this client may have what he needs by now.
        if (stack.length === 1) continue
      } else if (missing !== undefined) {
        if (this.waiting.has(missing) && !standing.has(missing)) {
          stack.push(missing)
          standing.add(missing)
          continue
        }
        this.waiting.delete(client)
        this.hasGap = true
      } else this.waiting.delete(client)
      stack.pop()
      standing.delete(client)
    }
  }

  /** The client whose part has to come before; undefined if nothing is missing. */
  private missing(struct: Struct): number | undefined {
    const { client, clock } = struct.id
    if (clock > this.reached(client)) return client
    for (const needed of neededBy(struct)) {
      if (needed.client === client && needed.clock >= clock) throw new Error('Built on itself')
      if (needed.clock >= this.reached(needed.client)) return needed.client
    }
    return undefined
  }
}

function groups(structs: readonly Struct[], structsMax: number): Structs[] {
  const made: Structs[] = []
  let group: Structs = new Map()
  let count = 0
  let bytes = 0
  for (const struct of structs) {
    if (count >= structsMax || bytes >= PIECE_BYTES) {
      made.push(group)
      group = new Map()
      count = 0
      bytes = 0
    }
    const own = group.get(struct.id.client)
    if (own) own.push(struct)
    else group.set(struct.id.client, [struct])
    count += 1
    bytes += struct.length
  }
  if (count > 0) made.push(group)
  return made
}

function deletionGroups(clients: ReadonlyMap<number, readonly DeleteRange[]>): Map<number, DeleteRange[]>[] {
  const made: Map<number, DeleteRange[]>[] = []
  for (const [client, ranges] of clients)
    for (let start = 0; start < ranges.length; start += PIECE_DELETIONS)
      made.push(new Map([[client, ranges.slice(start, start + PIECE_DELETIONS)]]))
  return made
}
