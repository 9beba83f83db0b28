import {
  addCard,
  type CardId,
  cardText,
  createUndo,
  fillTemplate,
  openPlan,
  type Plan,
  type PlanContent,
  type PlanWatch,
  readPlan,
  spliceBetween,
  type Target,
  typeInCard,
  type Undo,
  watchPlan,
} from '@commonboard/model'
import { isDeepStrictEqual } from 'node:util'
import { expect, vi } from 'vitest'
import * as Y from 'yjs'
import { Random } from './random.ts'

export const NAMES = ['Ana', 'Ben', 'Chidi', 'Dana', 'Eva', 'Farid'] as const

/** One person's browser: a document, its undo and its watch. */
export class Peer {
  readonly doc = new Y.Doc()
  readonly plan: Plan = openPlan({ plan: this.doc })
  readonly undos: Undo = createUndo(this.plan)
  readonly watch: PlanWatch = watchPlan(this.plan)
  isOnline = true

  constructor(
    readonly name: string,
    clientID: number,
  ) {
    // Yjs settles ties by client id: fixed, so that a seed repeats.
    this.doc.clientID = clientID
  }

  read(): PlanContent {
    return readPlan(this.plan)
  }

  text(card: CardId): string {
    return cardText(this.plan, card)
  }

  /** Writes the whole text of a card, as a text field would. */
  write(card: CardId, text: string): void {
    const splice = spliceBetween(this.text(card), text)
    if (splice) typeInCard(this.plan, card, splice)
  }

  /** Types at the end of a card. */
  type(card: CardId, words: string): void {
    typeInCard(this.plan, card, { index: this.text(card).length, remove: 0, insert: words })
  }

  add(target: Target, text = ''): CardId {
    return addCard(this.plan, target, text)
  }

  closeStep(): void {
    this.undos.closeStep()
  }

  undo(): boolean {
    return this.undos.undo()
  }

  redo(): boolean {
    return this.undos.redo()
  }
}

/** Ids of cards and the ends of order keys come from a seed too, until the mocks of a test are restored. */
export function seedIds(random: Random): void {
  vi.spyOn(globalThis.crypto, 'getRandomValues').mockImplementation((array) => {
    if (array instanceof Uint8Array) for (let i = 0; i < array.length; i++) array[i] = random.below(256)
    return array
  })
}

interface Letter {
  readonly from: number
  readonly update: Uint8Array
}

/**
 * Several people on a bad network. What one writes lies in the mailboxes of the others until it is delivered:
 * letters of one sender in their order, those of different senders in any. Who is cut off neither sends nor
 * receives, what was under way is lost, and on coming back the two ends compare what they have.
 */
export class Peers {
  readonly random: Random
  readonly all: readonly Peer[]
  private readonly mailboxes: Letter[][]
  /** Runs after every delivery, with who received. */
  onDelivery: (peer: Peer) => void = () => undefined

  constructor({ seed, count }: { seed: number; count: number }) {
    this.random = new Random(seed)
    seedIds(this.random)
    const first = new Y.Doc()
    first.clientID = 1
    fillTemplate(openPlan({ plan: first }), 'blank', 'en')
    const start = Y.encodeStateAsUpdate(first)
    this.all = NAMES.slice(0, count).map((name, index) => new Peer(name, 100 + index))
    this.mailboxes = this.all.map(() => [])
    for (const [from, peer] of this.all.entries()) {
      Y.applyUpdate(peer.doc, start, this)
      peer.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== this) this.send(from, update)
      })
    }
  }

  private send(from: number, update: Uint8Array): void {
    if (!this.all[from]?.isOnline) return
    for (const [to, peer] of this.all.entries())
      if (to !== from && peer.isOnline) this.mailboxes[to]?.push({ from, update })
  }

  any(): Peer {
    return this.all[this.random.below(this.all.length)] as Peer
  }

  /** Delivers one letter that lies anywhere; false if all mailboxes are empty. */
  deliverOne(): boolean {
    const waiting = this.mailboxes.flatMap((box, to) => (box.length > 0 ? [to] : []))
    const to = this.random.pick(waiting)
    if (to === undefined) return false
    const box = this.mailboxes[to] ?? []
    const sender = this.random.pick([...new Set(box.map((letter) => letter.from))])
    const index = box.findIndex((letter) => letter.from === sender)
    const [letter] = box.splice(index, 1)
    if (letter) this.receive(to, letter.update)
    return true
  }

  private receive(to: number, update: Uint8Array): void {
    const peer = this.all[to] as Peer
    Y.applyUpdate(peer.doc, update, this)
    this.onDelivery(peer)
  }

  cut(peer: Peer): void {
    const index = this.all.indexOf(peer)
    peer.isOnline = false
    this.mailboxes[index] = []
    for (const [to, box] of this.mailboxes.entries()) this.mailboxes[to] = box.filter((letter) => letter.from !== index)
  }

  reconnect(peer: Peer): void {
    peer.isOnline = true
    const index = this.all.indexOf(peer)
    for (const [other, one] of this.all.entries()) {
      if (other === index || !one.isOnline) continue
      this.receive(index, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(peer.doc)))
      this.receive(other, Y.encodeStateAsUpdate(peer.doc, Y.encodeStateVector(one.doc)))
    }
  }

  /** `steps` moments: somebody does something, letters arrive, connections break and come back. */
  run(steps: number, act: (peer: Peer, random: Random) => void): void {
    for (let step = 0; step < steps; step++) {
      act(this.any(), this.random)
      for (let letters = this.random.below(2 * this.all.length); letters > 0; letters--) this.deliverOne()
      if (this.random.chance(0.03)) {
        const peer = this.any()
        if (peer.isOnline) this.cut(peer)
        else this.reconnect(peer)
      }
    }
  }

  /** Everybody is back and everything has arrived. */
  settle(): void {
    for (const peer of this.all) if (!peer.isOnline) this.reconnect(peer)
    while (this.deliverOne());
  }

  expectSame(read: (plan: Plan) => unknown): void {
    const [first, ...others] = this.all
    const expected = read((first as Peer).plan)
    for (const peer of others) {
      const found = read(peer.plan)
      // The deep comparison of vitest costs a hundred times as much; it is for the message only.
      if (!isDeepStrictEqual(found, expected)) expect(found, `${peer.name} sees what the first sees`).toEqual(expected)
    }
  }
}

/** Ana and Ben at one plan; `settle` delivers everything. */
export function two(): { ana: Peer; ben: Peer; table: Peers; settle: () => void } {
  const table = new Peers({ seed: 0, count: 2 })
  const [ana, ben] = table.all as [Peer, Peer]
  return { ana, ben, table, settle: () => table.settle() }
}
