import * as Y from 'yjs'
import { endOf, type Struct } from './updates.ts'

/**
 * Where several have inserted at one spot, Yjs looks for the place of each new item among all the others there: two
 * texts of 60,000 letters typed backwards at one spot take it half an hour, here and again on every page. How many
 * items it would have to look at shows before it is done: those between the neighbours an item was inserted between.
 */

type Parent = Y.Doc['share'] extends Map<string, infer Type> ? Type : never

/** Between what an item was inserted, as far as it is in the document already. */
interface Spot {
  /** Absent where the parent is new too: nobody else can have inserted anything there. */
  readonly parent: Parent | undefined
  readonly key: string | null
  readonly left: Y.ID | null
  readonly right: Y.ID | null
}

const NOWHERE: Spot = { parent: undefined, key: null, left: null, right: null }

/**
 * How many items of the document have to be looked at to put these in their places; counts no further than `max` + 1.
 * Those they find among themselves are not counted: n of them cannot find more than n².
 */
export function conflictSteps(doc: Y.Doc, structs: readonly Struct[], max: number): number {
  const spots = new Spots(doc, structs)
  let steps = 0
  let last: { spot: Spot; steps: number } | undefined
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || endOf(struct) <= Y.getState(doc.store, struct.id.client)) continue
    const spot = spots.of(struct)
    // A chain of letters has one spot.
    if (!last || !isSame(last.spot, spot)) last = { spot, steps: itemsIn(doc, spot, max) }
    steps += last.steps
    if (steps > max) return max + 1
  }
  return steps
}

class Spots {
  private readonly known = new Map<Y.Item, Spot>()
  private readonly added = new Map<number, Struct[]>()

  constructor(
    private readonly doc: Y.Doc,
    structs: readonly Struct[],
  ) {
    for (const struct of structs) {
      const own = this.added.get(struct.id.client)
      if (own) own.push(struct)
      else this.added.set(struct.id.client, [struct])
    }
  }

  of(item: Y.Item): Spot {
    const known = this.known.get(item)
    if (known) return known
    // Holds as long as it is looked for: what builds on itself in a circle is never put anywhere.
    this.known.set(item, NOWHERE)
    const spot = this.find(item)
    this.known.set(item, spot)
    return spot
  }

  private find(item: Y.Item): Spot {
    const { client, clock } = item.id
    const reached = Y.getState(this.doc.store, client)
    const origin = clock < reached ? Y.createID(client, reached - 1) : item.origin
    const left = origin && this.beside(origin)
    const right = item.rightOrigin && this.beside(item.rightOrigin)
    const neighbour = left ?? right
    return {
      parent: neighbour ? neighbour.parent : this.parentOf(item.parent),
      key: neighbour ? neighbour.key : item.parentSub,
      left: left ? left.left : null,
      right: right ? right.right : null,
    }
  }

  // What is new itself stands where it stands: its own neighbours are the nearest that are there.
  private beside(id: Y.ID): Spot {
    const there = itemAt(this.doc, id)
    if (there === 'new') {
      const added = this.addedAt(id)
      return added instanceof Y.Item ? this.of(added) : NOWHERE
    }
    if (!there) return NOWHERE
    const parent = there.parent instanceof Y.AbstractType ? there.parent : undefined
    return { parent, key: there.parentSub, left: id, right: id }
  }

  private addedAt({ client, clock }: Y.ID): Struct | undefined {
    const own = this.added.get(client) ?? []
    let low = 0
    let high = own.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const struct = own[middle]
      if (!struct) return undefined
      if (clock < struct.id.clock) high = middle - 1
      else if (clock >= endOf(struct)) low = middle + 1
      else return struct
    }
    return undefined
  }

  // Until an item is integrated its parent is the name of a root or an id.
  private parentOf(parent: unknown): Parent | undefined {
    if (typeof parent === 'string') return this.doc.share.get(parent)
    if (!(parent instanceof Y.ID)) return undefined
    const item = itemAt(this.doc, parent)
    return item && item !== 'new' && item.content instanceof Y.ContentType ? item.content.type : undefined
  }
}

/** Undefined where only the length is left of it. */
function itemAt({ store }: Y.Doc, id: Y.ID): Y.Item | 'new' | undefined {
  if (id.clock >= Y.getState(store, id.client)) return 'new'
  // Typed as an item, but what has been tidied away is none.
  const struct: unknown = Y.getItem(store, id)
  return struct instanceof Y.Item ? struct : undefined
}

function itemsIn(doc: Y.Doc, { parent, key, left, right }: Spot, max: number): number {
  if (!parent) return 0
  const from = left && itemAt(doc, left)
  const to = right && itemAt(doc, right)
  // In the middle of a word.
  if (left && right && from === to && left.clock < right.clock) return 0
  let steps = 0
  let item = from instanceof Y.Item ? from.right : key === null ? parent._start : (parent._map.get(key) ?? null)
  if (key !== null && !(from instanceof Y.Item)) for (; item?.left && steps <= max; steps++) item = item.left
  for (; item && item !== to && steps <= max; steps++) item = item.right
  return steps
}

const isSame = (a: Spot, b: Spot): boolean =>
  a.parent === b.parent && a.key === b.key && Y.compareIDs(a.left, b.left) && Y.compareIDs(a.right, b.right)
