import { fillTemplate, type LoggedUpdate, openPlan, type Plan } from '@commonboard/model'
import * as Y from 'yjs'
import { NAMES, Peer, seedIds } from './peers.ts'
import { Random } from './random.ts'

/**
 * Several people in one room of a server that keeps a log, row by row, as the server does: the room's own account of
 * each change, with who sent it. What is under way lies in mailboxes, one each way for everybody.
 */
export class LoggedRoom {
  readonly random: Random
  readonly room = new Y.Doc()
  readonly plan: Plan
  readonly rows: LoggedUpdate[] = []
  readonly start: Uint8Array
  readonly authors = new Map<number, string>()
  readonly peers: Peer[]
  now = 0
  private readonly toRoom: Uint8Array[][]
  private readonly toPeers: Uint8Array[][]
  private sender = 'server'

  constructor({ seed, count, template = 'blank' }: { seed: number; count: number; template?: 'blank' | 'starter' }) {
    this.random = new Random(seed)
    seedIds(this.random)
    this.room.clientID = 1
    this.plan = openPlan({ plan: this.room })
    fillTemplate(this.plan, template, 'en')
    this.start = Y.encodeStateAsUpdate(this.room)
    this.peers = NAMES.slice(0, count).map((name, index) => new Peer(name, 100 + index))
    this.toRoom = this.peers.map(() => [])
    this.toPeers = this.peers.map(() => [])
    for (const [index, peer] of this.peers.entries()) {
      this.authors.set(peer.doc.clientID, peer.name)
      Y.applyUpdate(peer.doc, this.start, this)
      peer.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== this) this.toRoom[index]?.push(update)
      })
    }
    this.room.on('update', (data: Uint8Array) => {
      this.rows.push({ data, who: this.sender, at: ++this.now })
      for (const box of this.toPeers) box.push(data)
    })
  }

  any(): Peer {
    return this.peers[this.random.below(this.peers.length)] as Peer
  }

  /** One letter arrives somewhere; false if all have. */
  deliverOne(): boolean {
    const boxes = [...this.toRoom.keys()].flatMap((index) => [
      ...(this.toRoom[index]?.length ? [{ index, isUp: true }] : []),
      ...(this.toPeers[index]?.length ? [{ index, isUp: false }] : []),
    ])
    const box = this.random.pick(boxes)
    if (!box) return false
    const peer = this.peers[box.index] as Peer
    if (box.isUp) this.take(this.toRoom[box.index]?.shift() as Uint8Array, peer.name)
    else Y.applyUpdate(peer.doc, this.toPeers[box.index]?.shift() as Uint8Array, this)
    return true
  }

  /** The room takes a change in. */
  take(update: Uint8Array, who: string): void {
    this.sender = who
    Y.applyUpdate(this.room, update)
  }

  settle(): void {
    while (this.deliverOne());
  }

  run(steps: number, act: (peer: Peer, random: Random) => void): void {
    for (let step = 0; step < steps; step++) {
      act(this.any(), this.random)
      for (let letters = this.random.below(3 * this.peers.length); letters > 0; letters--) this.deliverOne()
    }
  }
}
