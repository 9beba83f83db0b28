import { pathOf, standsIn } from '@commonboard/model'
import * as Y from 'yjs'

/** Has anybody given anything in these entries (`root/key`) a value since this state? Letters do not count. */
export function wroteSince(doc: Y.Doc, stateVector: Uint8Array, entries: ReadonlySet<string>): boolean {
  const known = Y.decodeStateVector(stateVector)
  for (const [client, structs] of doc.store.clients) {
    const reached = known.get(client) ?? 0
    if (Y.getState(doc.store, client) <= reached) continue
    for (let index = Y.findIndexSS(structs, reached); index < structs.length; index++) {
      const struct = structs[index]
      if (!(struct instanceof Y.Item) || struct.parentSub === null) continue
      const parent = struct.parent as Y.AbstractType<unknown>
      if (entries.has(standsIn(parent) ?? pathOf(parent, struct.parentSub))) return true
    }
  }
  return false
}
