import * as Y from 'yjs'
import { endOf, type Struct } from './updates.ts'

/**
 * How deep the deepest of these would stand below a root; counts no further than `max` + 1. Yjs and whoever walks
 * through a document go down one call a level: five thousand levels, in 50 kB, end any of them, on every page, and what
 * stands that deep could not be taken away again.
 */
export function nestingOf(doc: Y.Doc, structs: readonly Struct[], max: number): number {
  // Letters, nearly always.
  if (!structs.some(isType)) return 0
  const added = new Map<number, Struct[]>()
  for (const struct of structs) {
    const own = added.get(struct.id.client)
    if (own) own.push(struct)
    else added.set(struct.id.client, [struct])
  }
  const known = new Map<Y.Item, number>()
  let deepest = 0
  for (const struct of structs) {
    if (!isType(struct)) continue
    if (endOf(struct) > Y.getState(doc.store, struct.id.client)) deepest = Math.max(deepest, depthOf(struct))
    if (deepest > max) return max + 1
  }
  return deepest

  // Called for the items of one piece only, so that it does not go down far itself.
  function depthOf(item: Y.Item): number {
    const before = known.get(item)
    if (before !== undefined) return before
    // What is built on itself in a circle is never put anywhere.
    known.set(item, 0)
    const beside = item.origin ?? item.rightOrigin
    const parent: unknown = item.parent
    const depth = beside ? depthAt(beside) : parent instanceof Y.ID ? depthAt(parent) + 1 : 0
    known.set(item, depth)
    return depth
  }

  function depthAt(id: Y.ID): number {
    if (id.clock < Y.getState(doc.store, id.client)) {
      const there: unknown = Y.getItem(doc.store, id)
      let depth = 0
      for (let one = there instanceof Y.Item ? holderOf(there) : null; one && depth <= max; one = holderOf(one))
        depth += 1
      return depth
    }
    const struct = (added.get(id.client) ?? []).find(
      ({ id: { clock }, length }) => id.clock >= clock && id.clock < clock + length,
    )
    return struct instanceof Y.Item ? depthOf(struct) : 0
  }
}

const isType = (struct: Struct): struct is Y.Item => struct instanceof Y.Item && struct.content instanceof Y.ContentType

const holderOf = ({ parent }: Y.Item): Y.Item | null => (parent instanceof Y.AbstractType ? parent._item : null)
