import { CLOSE, migrate, NOTICE, openPlan, SCHEMA_VERSION, setAbout, type Zone } from '@commonboard/model'
import type { Access, PlanFile } from './access.ts'
import { LIMIT } from './limits.ts'
import type { Connection } from './socket.ts'
import { Room, type RoomServices } from './room.ts'
import type { SavingState } from './storage/commitLog.ts'
import { type Storage, type ZoneKey, zoneKey } from './storage/storage.ts'
import { Summary } from './summary.ts'

const IDLE_MS = 60_000
const TICK_MS = 5_000

/** Thrown when a zone cannot be loaded; it is then opened for nobody, and nothing is written to it. */
export class CannotLoad extends Error {}

/** The rooms now open. */
export class Rooms {
  private readonly rooms = new Map<ZoneKey, Promise<Room>>()
  private readonly open = new Set<Room>()
  private readonly summaries = new Map<Room, Summary>()
  private readonly connections = new Set<Connection>()
  /** Zones that had to be thrown away, with the number of their last update: it must be on the disk before a load. */
  private readonly broken = new Map<ZoneKey, number>()
  private cancelTick: () => void
  private isTidying = false
  /** Called with each room of a zone `plan` that has been opened. */
  whenPlanOpens: (room: Room) => void = () => undefined

  constructor(
    private readonly storage: Storage,
    private readonly access: Access,
    private readonly services: RoomServices,
    private readonly onError: (error: unknown, what: string) => void,
    private readonly socketsPerZoneMax: number = LIMIT.socketsPerZoneMax,
  ) {
    this.cancelTick = services.clock.after(TICK_MS, () => this.tick())
  }

  /**
   * Loading is a state: nobody reads or writes before it has ended well.
   * @throws CannotLoad
   */
  room(file: PlanFile, zone: Zone): Promise<Room> {
    const key = zoneKey(file.id, zone)
    let room = this.rooms.get(key)
    if (!room) {
      room = this.load(file, zone)
      this.rooms.set(key, room)
      room.catch((error: unknown) => {
        this.rooms.delete(key)
        this.onError(error, 'A zone cannot be loaded')
      })
    }
    return room
  }

  /**
   * A change the server makes itself, in the room as it is now: one that was looked at earlier may have been put away.
   * @throws CannotLoad
   */
  async write(file: PlanFile, zone: Zone, ...change: Parameters<Room['write']>): Promise<void> {
    const room = await this.room(file, zone)
    await room.write(...change)
  }

  private async load(file: PlanFile, zone: Zone): Promise<Room> {
    const key = zoneKey(file.id, zone)
    try {
      const last = this.broken.get(key)
      if (last !== undefined) await this.services.log.durable(last)
      this.broken.delete(key)
      if (this.services.log.isDamaged(key)) throw new Error(`${key} needs repair`)
      const stored = await this.storage.load(key)
      if (file.isDeleted) throw new Error('The plan has been deleted')
      const room = new Room(file, zone, stored, this.services, (broken) => this.replace(broken))
      this.services.compaction.opened(key, stored)
      if (zone === 'plan') await this.prepare(room)
      this.open.add(room)
      this.services.metrics.rooms.set(this.open.size)
      return room
    } catch (error) {
      throw new CannotLoad(error instanceof Error ? error.message : String(error))
    }
  }

  private async prepare(room: Room): Promise<void> {
    const { file } = room
    const plan = openPlan({ plan: room.doc })
    const written = file.plan.schemaVersion
    if (written > SCHEMA_VERSION) throw new Error('The plan was written by a newer version')
    // Not in the plan's turn: whoever has it may be waiting for this room.
    if (written < SCHEMA_VERSION) await this.access.savePlan(file, { schemaVersion: SCHEMA_VERSION })
    migrate(plan, written)
    // The table is the authority: a kill between the two writes leaves the document behind, and an editor's program
    // can write here what it likes.
    const putRight = () => {
      const { title, place, language } = file.plan
      setAbout(plan, { title, place, language })
      migrate(plan, SCHEMA_VERSION)
    }
    putRight()
    const report = (error: unknown) => this.onError(error, 'The list of plans is late')
    const summary = new Summary(room.file, room.doc, this.access, this.services.clock, report)
    this.summaries.set(room, summary)
    room.onWrite(() => {
      putRight()
      summary.touched()
    })
    this.whenPlanOpens(room)
  }

  // A document that threw in the middle of an update is made again from the log.
  private replace(room: Room): void {
    this.broken.set(room.key, room.lastNumber)
    this.drop(room, CLOSE.resynchronize)
  }

  private drop(room: Room, code: number): void {
    this.rooms.delete(room.key)
    this.open.delete(room)
    this.summaries.delete(room)
    this.services.compaction.closed(room.key)
    this.services.metrics.rooms.set(this.open.size)
    room.close(code)
  }

  /** Lets a socket in when its zone is there. */
  async admit(connection: Connection): Promise<void> {
    this.connections.add(connection)
    this.services.metrics.sockets.set(this.connections.size)
    try {
      const room = await this.room(connection.file, connection.zone)
      if (room.isClosed) connection.close(CLOSE.resynchronize)
      else connection.enter(room)
    } catch (error) {
      if (error instanceof CannotLoad) connection.close(connection.file.isDeleted ? CLOSE.notFound : CLOSE.cannotLoad)
      else throw error
    }
  }

  forget(connection: Connection): void {
    this.connections.delete(connection)
    this.services.metrics.sockets.set(this.connections.size)
  }

  /** Is there room for one more socket of this person? Half-open ones count too, until they are found out. */
  hasSpace(planId: string, participantId: string, zone: Zone): boolean {
    let ofZone = 0
    let ofPerson = 0
    for (const one of this.connections) {
      if (one.zone !== zone || one.file.id !== planId) continue
      ofZone += 1
      if (one.participantId === participantId) ofPerson += 1
    }
    return ofZone < this.socketsPerZoneMax && ofPerson < LIMIT.socketsPerPersonAndZoneMax
  }

  /** Participants who have the plan open in front of them. */
  presentIn(planId: string): Set<string> {
    const present = new Set<string>()
    for (const room of this.open)
      if (room.file.id === planId && room.presence)
        for (const { participantId } of room.members) present.add(participantId)
    return present
  }

  /** Rights of people in this plan may have changed: their sockets learn it, and act on it with the next message. */
  rightsChanged(planId: string, graceMs: number): void {
    for (const connection of this.connections) if (connection.file.id === planId) connection.tellRights(graceMs)
  }

  /** Reaches each open page of a facilitator once: each has the plan open. */
  tellFacilitators(planId: string, code: number): void {
    for (const connection of this.connections) {
      const isTheirs = connection.file.id === planId && connection.zone === 'plan'
      if (isTheirs && connection.rights()?.role === 'facilitator') connection.notice(code)
    }
  }

  /** Closes the sockets of one person; of everybody in the plan if none is named. */
  putOut(planId: string, code: number, participantId?: string): void {
    for (const connection of this.connections) {
      if (connection.file.id !== planId) continue
      if (participantId === undefined || connection.participantId === participantId) connection.close(code)
    }
  }

  /** After a plan has been erased. */
  erase(planId: string): void {
    this.putOut(planId, CLOSE.notFound)
    for (const room of this.open) if (room.file.id === planId) this.drop(room, CLOSE.notFound)
  }

  /** What is kept of these zones is damaged: closed for everybody, until they have been repaired. */
  damaged(zones: readonly ZoneKey[]): void {
    for (const room of this.open) if (zones.includes(room.key)) this.drop(room, CLOSE.cannotLoad)
  }

  compacted(zone: ZoneKey): void {
    for (const room of this.open) if (room.key === zone) room.noteSize()
  }

  savingChanged(state: SavingState, before: SavingState): void {
    for (const room of this.open) {
      if (state === 'saving') room.savingAgain()
      else if (before === 'saving') room.tell(NOTICE.savingFails)
    }
  }

  private tick(): void {
    const now = this.services.clock.now()
    for (const connection of this.connections) connection.tick(now)
    this.cancelTick = this.services.clock.after(TICK_MS, () => this.tick())
    // Waits for the storage, which may hang; the signs of life may not.
    if (this.isTidying) return
    this.isTidying = true
    this.tidy(now)
      .catch((error: unknown) => this.onError(error, 'Zones could not be put away'))
      .finally(() => {
        this.isTidying = false
      })
  }

  private async tidy(now: number): Promise<void> {
    const { log } = this.services
    for (const room of this.open) {
      const isIdle = room.members.size === 0 && now - room.emptySince > IDLE_MS
      if (!isIdle || !log.isDurable(room.lastNumber)) continue
      await this.summaries.get(room)?.refresh()
      if (room.members.size === 0 && log.isDurable(room.lastNumber)) this.drop(room, CLOSE.resynchronize)
    }
    await this.access.sweep(new Set([...this.connections, ...this.open].map(({ file }) => file.id)))
  }

  /** Says goodbye to one after the other; between two of them the caller may wait. */
  *closeEach(code: number): Generator<void> {
    for (const connection of this.connections) {
      connection.close(code)
      yield
    }
  }

  tellAll(code: number): void {
    for (const room of this.open) room.tell(code)
  }

  get connectionCount(): number {
    return this.connections.size
  }

  async stop(): Promise<void> {
    this.cancelTick()
    for (const summary of this.summaries.values()) await summary.refresh()
    for (const connection of this.connections) connection.terminate()
    for (const room of this.open) this.drop(room, CLOSE.restarting)
  }
}
