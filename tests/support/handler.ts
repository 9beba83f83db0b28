import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import type { Role, Zone } from '@commonboard/model'
import type { WebSocket } from 'ws'
import { PlanFile } from '../../apps/sync-server/src/access.ts'
import { BigUpdates } from '../../apps/sync-server/src/bigUpdates.ts'
import { type Clock, realClock } from '../../apps/sync-server/src/clock.ts'
import { Metrics } from '../../apps/sync-server/src/metrics.ts'
import { Room, type RoomServices } from '../../apps/sync-server/src/room.ts'
import { Connection } from '../../apps/sync-server/src/socket.ts'
import { CommitLog } from '../../apps/sync-server/src/storage/commitLog.ts'
import { ZONE_SIZE_LIMITS } from '../../apps/sync-server/src/zoneSize.ts'
import { Compaction, COMPACTION } from '../../apps/sync-server/src/storage/compaction.ts'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { type PlanRecord, zoneKey } from '../../apps/sync-server/src/storage/storage.ts'
import * as Y from 'yjs'

/** The message handler of the server without a network: real rooms and connections, frames given by hand. */

const PLAN: PlanRecord = {
  id: 'riverbend-riverbend-00',
  title: 'Riverbend',
  place: '',
  language: 'en',
  frozen: false,
  schemaVersion: 1,
  madeAt: 0,
  changedAt: null,
  counts: [],
}

/** As much of a WebSocket and of the TCP socket under it as a connection uses. */
export class Line extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  isPaused = false
  closeCode: number | undefined
  /** Bytes sent and not read by the other end, which reads at once unless it has stopped. */
  writableLength = 0
  readsNothing = false
  bytesRead = 0
  onBytes: (bytes: Buffer) => void = () => {}

  pause(): void {
    this.isPaused = true
  }
  resume(): void {
    this.isPaused = false
  }
  ping(): void {}
  cork(): void {}
  uncork(): void {}

  write(bytes: Buffer): boolean {
    if (this.readsNothing) this.writableLength += bytes.length
    else this.onBytes(bytes)
    return true
  }

  close(code: number): void {
    if (this.readyState !== this.OPEN) return
    this.closeCode = code
    this.readyState = 3
    this.emit('close', code)
  }

  terminate(): void {
    this.close(1006)
  }
}

/** One person's connection to a zone. */
export interface Seat {
  readonly line: Line
  readonly connection: Connection
  /** Gives a message to the handler, as if it had come from the network. */
  send(message: Uint8Array): void
}

export class Handler {
  readonly storage = new MemoryStorage()
  readonly file = new PlanFile(PLAN)
  readonly log: CommitLog
  readonly services: RoomServices
  private readonly rooms = new Map<Zone, Room>()

  private constructor(readonly clock: Clock) {
    this.log = new CommitLog(this.storage, realClock, {
      onState: () => {},
      onLost: () => {},
      onDamaged: () => {},
      onCommit: () => {},
    })
    this.services = {
      log: this.log,
      clock,
      metrics: new Metrics(),
      compaction: new Compaction(this.storage, realClock, COMPACTION, {
        flushed: () => this.log.flushed(),
        onCompacted: () => {},
        onError: () => {},
      }),
      zoneSizes: ZONE_SIZE_LIMITS,
      big: new BigUpdates(clock),
      unfinished: { bytes: 0 },
    }
  }

  static async open(clock: Clock = realClock): Promise<Handler> {
    const handler = new Handler(clock)
    const data = Y.encodeStateAsUpdate(new Y.Doc())
    const content = { zone: zoneKey(PLAN.id, 'plan'), data, who: 'server', at: 0 }
    await handler.storage.createPlan({ plan: PLAN, links: [], content })
    for (const zone of ['plan', 'sketch', 'talk', 'session'] as const) await handler.load(zone)
    return handler
  }

  private async load(zone: Zone): Promise<void> {
    const stored = await this.storage.load(zoneKey(PLAN.id, zone))
    this.rooms.set(zone, new Room(this.file, zone, stored, this.services, (room) => this.replace(room)))
  }

  // As the rooms of a server do with a document that threw.
  private broken: Zone | undefined
  private replace(room: Room): void {
    this.broken = room.zone
    room.close(4500)
  }

  /** Loads what had to be thrown away. */
  async mend(): Promise<void> {
    if (!this.broken) return
    await this.log.flushed()
    await this.load(this.broken)
    this.broken = undefined
  }

  room(zone: Zone): Room {
    const room = this.rooms.get(zone)
    if (!room) throw new Error(`${zone} is not open`)
    return room
  }

  async stored(zone: Zone): Promise<Y.Doc> {
    await this.log.flushed()
    const doc = new Y.Doc()
    for (const { data } of await this.storage.load(zoneKey(PLAN.id, zone))) Y.applyUpdate(doc, data)
    return doc
  }

  seat(who: string, role: Role, zone: Zone): Seat {
    this.file.people.set(who, {
      id: who,
      planId: PLAN.id,
      deviceId: who,
      name: who,
      role,
      roleGroup: null,
      color: 0,
      linkId: null,
      joinedAt: 0,
      isOut: false,
    })
    const line = new Line()
    const connection = new Connection(
      line as unknown as WebSocket,
      line as unknown as Socket,
      this.file,
      who,
      zone,
      this.services,
    )
    connection.enter(this.room(zone))
    return {
      line,
      connection,
      send: (message) => {
        line.bytesRead += message.length
        line.emit('message', Buffer.from(message), true)
        line.emit('data')
      },
    }
  }

  close(): void {
    for (const room of this.rooms.values()) room.close(1012)
    this.log.stop()
    this.services.big.stop()
  }
}
