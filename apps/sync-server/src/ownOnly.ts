import { claimsHold, openTalk } from '@commonboard/model'
import * as Y from 'yjs'
import type { ClientIds } from './clientIds.ts'
import { isDeletedAlready } from './inspect.ts'
import { type DeleteRange, type Deletions, encodeUpdate, endOf, type Structs } from './updates.ts'

const JUDGED = Symbol('judged')
const HEARD_MAX_BYTES = 1024 * 1024

/**
 * The rule of `talk` for contributors: they add entries of their own to the maps at the root, and change or delete
 * only what was inserted under a client id of their own. What an update would do shows only when it is done (a map key
 * set again deletes its old value), so it is done to a second document first: 0.3 ms beside 2,000 comments. What the new
 * entries claim, who they are by and whose comment they settle, the model looks at there too.
 */
export class OwnOnly {
  private shadow: Y.Doc | undefined
  private heard: Uint8Array[] = []
  private heardBytes = 0

  constructor(
    private readonly doc: Y.Doc,
    private readonly clientIds: ClientIds,
  ) {}

  /** A change of the document, whoever made it. */
  hear(update: Uint8Array): void {
    if (!this.shadow) return
    this.heard.push(update)
    this.heardBytes += update.length
    if (this.heardBytes > HEARD_MAX_BYTES) this.forget()
  }

  /**
   * May this participant make the change?
   * @throws if it cannot be made at all
   */
  allows(who: string, update: Uint8Array): boolean {
    const doc = this.current()
    let isAllowed = true
    const judge = (transaction: Y.Transaction) => {
      // Yjs tidies up formatting in transactions of its own; nobody asked for those.
      if (transaction.origin === JUDGED)
        isAllowed = this.isOwnWork(transaction, who) && claimsHold(openTalk(doc), transaction, who)
    }
    doc.on('afterTransaction', judge)
    let isWhole = false
    try {
      Y.applyUpdate(doc, update, JUDGED)
      isWhole = true
    } finally {
      doc.off('afterTransaction', judge)
      doc.store.pendingStructs = null
      doc.store.pendingDs = null
      if (!isAllowed || !isWhole) this.forget()
    }
    return isAllowed
  }

  private isOwnWork(transaction: Y.Transaction, who: string): boolean {
    const isOwn = (id: number) => this.isOwn(id, who, transaction.beforeState.get(id) ?? 0)
    for (const [client, ranges] of transaction.deleteSet.clients) if (ranges.length > 0 && !isOwn(client)) return false
    for (const [client, end] of transaction.afterState) {
      const start = transaction.beforeState.get(client) ?? 0
      if (end === start) continue
      if (!isOwn(client)) return false
      const structs = transaction.doc.store.clients.get(client) ?? []
      for (let index = Y.findIndexSS(structs, start); index < structs.length; index++) {
        const struct = structs[index]
        if (struct instanceof Y.Item && !standsInOwn(struct, isOwn)) return false
      }
    }
    return true
  }

  // Under an id nobody has written with here, there is nothing of anybody's. One with words of unknown origin (given
  // back by somebody else after the return of an old backup) is nobody's, and cannot be claimed.
  private isOwn(clientId: number, who: string, written: number): boolean {
    return this.clientIds.isAuthor(clientId, who) || (written === 0 && this.clientIds.isFor(clientId, who))
  }

  /**
   * Of what somebody had before he came, the part that is his. He may well hold words of others the server has lost;
   * those come back by their authors, or by anybody who may write all of the zone.
   */
  partOf(who: string, update: Uint8Array): { update: Uint8Array; isAll: boolean } {
    const { structs, ds } = Y.decodeUpdate(update)
    const isOwn = (id: number) => this.isOwn(id, who, Y.getState(this.doc.store, id))
    const own: Structs = new Map()
    let isAll = true
    for (const struct of structs) {
      const { client } = struct.id
      if (isOwn(client)) {
        const before = own.get(client)
        if (before) before.push(struct)
        else own.set(client, [struct])
      } else if (!(struct instanceof Y.Skip) && endOf(struct) > Y.getState(this.doc.store, client)) isAll = false
    }
    const deletions: Deletions = new Map()
    for (const [client, ranges] of ds.clients) {
      if (isOwn(client)) deletions.set(client, ranges)
      else if (!ranges.every(({ clock, len }: DeleteRange) => isDeletedAlready(this.doc, client, clock, len)))
        isAll = false
    }
    return { update: encodeUpdate(own, deletions), isAll }
  }

  private current(): Y.Doc {
    if (!this.shadow) {
      this.shadow = new Y.Doc()
      // Opened before anything is in them: what changes is then told by the roots themselves.
      openTalk(this.shadow)
      Y.applyUpdate(this.shadow, Y.encodeStateAsUpdate(this.doc))
    }
    const { shadow } = this
    for (const update of this.heard) Y.applyUpdate(shadow, update)
    this.heard = []
    this.heardBytes = 0
    return shadow
  }

  /** The second document is made anew when it is needed next. */
  forget(): void {
    this.shadow?.destroy()
    this.shadow = undefined
    this.heard = []
    this.heardBytes = 0
  }
}

// A root belongs to everybody, so nothing but an entry of its own may be put into it: letters or list items would stand
// between those of others.
function standsInOwn(item: Y.Item, isOwn: (clientId: number) => boolean): boolean {
  const parent = item.parent as Y.AbstractType<unknown>
  const holder = parent._item
  return holder === null ? item.parentSub !== null : isOwn(holder.id.client)
}
