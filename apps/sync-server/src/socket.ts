import type { Duplex } from 'node:stream'
import { CLOSE, LIMITS, MESSAGE, type Rights, type Zone } from '@commonboard/model'
import * as decoding from 'lib0/decoding'
import type { WebSocket } from 'ws'
import type { PlanFile } from './access.ts'
import { type Frame, KEEP_ALIVE_FRAME, noticeFrame } from './frames.ts'
import { TokenBucket } from './pace.ts'
import type { Stamp } from './presence.ts'
import { type Member, mayWriteZone, rightsNotice, type Room, type RoomServices } from './room.ts'

const SYNC_STEP_1 = 0
const SYNC_STEP_2 = 1
const SYNC_UPDATE = 2

const STATE_VECTOR_MAX_BYTES = 64 * 1024
const PRESENCE_MESSAGE_MAX_BYTES = 64 * 1024

const UPDATES_PER_SECOND = 100
const UPDATES_BURST = 400
/** Reading stops at zero, but one packet may hold many updates. Deeper in debt than this, coming back is quicker. */
const UPDATES_DEBT_MAX = 1_000
const PRESENCES_PER_SECOND = 20
const STEP1_PER_SECOND = 2
const STEP1_BURST = 10
const QUERIES_PER_SECOND = 2
const QUERIES_BURST = 100
const BARRIERS_WAITING_MAX = 1_000

const PRESENCE_BACKLOG_MAX_BYTES = 1024 * 1024
const BACKLOG_MAX_BYTES = 4 * 1024 * 1024
const CLOSING_MAX_MS = 3_000

const KEEP_ALIVE_MS = 20_000
const PING_MS = 20_000
const MISSED_PINGS_MAX = 2

/** Updates on their way while the rights of everybody change are still taken. */
export const GRACE_MS = 2_000

/** One browser's connection to one zone: messages in and out, within limits of size and pace. */
export class Connection implements Member {
  private room: Room | undefined
  private grace: { rights: Rights; until: number } | undefined
  private knownRights: Rights | undefined
  private readonly updates: TokenBucket
  private readonly presences: TokenBucket
  private readonly steps: TokenBucket
  private readonly queries: TokenBucket
  private heldPresence: Uint8Array | undefined
  private barriersWaiting = 0
  private speaksOurs = false
  private withheld = false
  private isClosing = false
  private lastSentAt: number
  private lastPingAt: number
  private missedPings = 0
  /** A big answer is not a slow reader: so much more may wait until it has gone out. One, not all that were asked for. */
  private allowance = 0

  constructor(
    private readonly ws: WebSocket,
    private readonly raw: Duplex,
    readonly file: PlanFile,
    readonly participantId: string,
    readonly zone: Zone,
    private readonly services: RoomServices,
  ) {
    const now = services.clock.now()
    this.updates = new TokenBucket(UPDATES_PER_SECOND, UPDATES_BURST, now)
    this.presences = new TokenBucket(PRESENCES_PER_SECOND, PRESENCES_PER_SECOND, now)
    this.steps = new TokenBucket(STEP1_PER_SECOND, STEP1_BURST, now)
    this.queries = new TokenBucket(QUERIES_PER_SECOND, QUERIES_BURST, now)
    this.lastSentAt = now
    this.lastPingAt = now
    this.knownRights = this.rights()
    ws.on('message', (data, isBinary) => this.receive(data as Buffer, isBinary))
    ws.on('pong', () => {
      this.missedPings = 0
    })
    ws.on('close', () => this.left())
  }

  withhold(): void {
    this.withheld = true
  }

  enter(room: Room): void {
    if (this.ws.readyState !== this.ws.OPEN || this.isClosing) return
    // Put out, or the plan erased, while the zone was loading.
    if (!this.rights()) {
      this.close(CLOSE.notAllowed)
      return
    }
    this.room = room
    room.enter(this)
    this.ws.resume()
  }

  private left(): void {
    this.isClosing = true
    this.room?.leave(this)
    this.room = undefined
  }

  stamp(): Stamp {
    const person = this.file.people.get(this.participantId)
    return {
      who: this.participantId,
      name: person?.name ?? '',
      role: person?.role ?? 'viewer',
      color: person?.color ?? 0,
    }
  }

  rights(): Rights | undefined {
    return this.file.rightsOf(this.participantId)
  }

  mayWrite(): boolean {
    const rights = this.rights()
    if (mayWriteZone(this.zone, rights)) return true
    if (!rights || !this.grace || this.services.clock.now() > this.grace.until) return false
    return mayWriteZone(this.zone, this.grace.rights)
  }

  /** Says what the person may do now. @param graceMs how long what is on its way still counts under the old rights */
  tellRights(graceMs: number): void {
    const rights = this.rights()
    if (!rights) {
      this.close(CLOSE.notAllowed)
      return
    }
    const old = this.knownRights
    if (old && old.role === rights.role && old.frozen === rights.frozen) return
    this.grace = old && graceMs > 0 ? { rights: old, until: this.services.clock.now() + graceMs } : undefined
    this.knownRights = rights
    if (this.speaksOurs) this.write(rightsNotice(rights))
  }

  private receive(data: Buffer, isBinary: boolean): void {
    if (this.isClosing || !this.room) return
    if (!isBinary) {
      this.close(CLOSE.malformed)
      return
    }
    this.missedPings = 0
    try {
      this.read(this.room, decoding.createDecoder(data))
    } catch {
      // Whatever a frame may hold, it ends its own connection and nothing else.
      this.close(CLOSE.malformed)
    }
  }

  private read(room: Room, decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder)
    if (type === MESSAGE.sync) this.readSync(room, decoder)
    else if (type === MESSAGE.awareness) this.readPresence(room, decoding.readVarUint8Array(decoder))
    else if (type === MESSAGE.queryAwareness) this.answerQuery(room)
    else if (type === MESSAGE.barrier) this.readBarrier(room, decoding.readVarUint8Array(decoder))
    else this.close(CLOSE.malformed)
  }

  private readSync(room: Room, decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (step === SYNC_STEP_1) {
      if (bytes.length > STATE_VECTOR_MAX_BYTES) this.close(CLOSE.tooLarge)
      else if (!this.steps.tryTake(this.services.clock.now())) this.close(CLOSE.tooFast)
      else this.allowance = Math.max(this.allowance, room.answerStep1(this, bytes))
    } else if (step === SYNC_STEP_2) {
      if (bytes.length > LIMITS.syncStep2MaxBytes) this.close(CLOSE.tooLarge)
      else if (this.keepsPace()) room.receiveStep2(this, bytes)
    } else if (step === SYNC_UPDATE) {
      if (bytes.length > LIMITS.updateMaxBytes) this.close(CLOSE.tooLarge)
      else if (this.keepsPace()) room.receiveUpdate(this, bytes)
    } else this.close(CLOSE.malformed)
  }

  private answerQuery(room: Room): void {
    if (this.queries.tryTake(this.services.clock.now())) this.write(room.presence?.everybody() ?? KEEP_ALIVE_FRAME)
    else this.close(CLOSE.tooFast)
  }

  // Somebody in haste is read more slowly; TCP tells the other end. Only a flood is closed.
  private keepsPace(): boolean {
    const left = this.updates.take(this.services.clock.now())
    if (left >= 0) return true
    if (left < -UPDATES_DEBT_MAX) {
      this.close(CLOSE.tooFast)
      return false
    }
    if (!this.ws.isPaused) {
      this.ws.pause()
      this.services.clock.after(this.updates.msUntil(UPDATES_PER_SECOND / 4), () => this.ws.resume())
    }
    return true
  }

  // The stock client sends its presence to every zone; where there is none it is not wanted and does no harm.
  private readPresence(room: Room, bytes: Uint8Array): void {
    if (!room.presence) return
    if (bytes.length > PRESENCE_MESSAGE_MAX_BYTES) {
      this.close(CLOSE.tooLarge)
      return
    }
    if (this.presences.tryTake(this.services.clock.now())) {
      this.heldPresence = undefined
      room.presence.receive(this, bytes)
      return
    }
    // Too fast: only the newest counts, a moment later.
    const isWaiting = this.heldPresence !== undefined
    this.heldPresence = bytes
    if (!isWaiting) this.services.clock.after(1000 / PRESENCES_PER_SECOND, () => this.takeHeldPresence())
  }

  private takeHeldPresence(): void {
    const bytes = this.heldPresence
    this.heldPresence = undefined
    if (!bytes || !this.room || this.isClosing) return
    try {
      this.readPresence(this.room, bytes)
    } catch {
      this.close(CLOSE.malformed)
    }
  }

  private readBarrier(room: Room, payload: Uint8Array): void {
    if (payload.length > LIMITS.barrierMaxBytes) {
      this.close(CLOSE.malformed)
      return
    }
    if (!this.speaksOurs) {
      this.speaksOurs = true
      room.tellSaving(this)
    }
    if (this.withheld) return
    if (this.barriersWaiting >= BARRIERS_WAITING_MAX) {
      this.close(CLOSE.tooFast)
      return
    }
    this.barriersWaiting += 1
    room.receiveBarrier(this, payload.slice())
  }

  answerBarrier(frame: Frame): void {
    this.barriersWaiting -= 1
    if (!this.withheld) this.write(frame)
  }

  write(...frames: Frame[]): void {
    if (this.isClosing || this.ws.readyState !== this.ws.OPEN) return
    const backlog = this.raw.writableLength
    if (backlog === 0) this.allowance = 0
    else if (backlog > BACKLOG_MAX_BYTES + this.allowance) {
      this.close(CLOSE.tooSlow)
      return
    }
    if (frames.length > 1) this.raw.cork()
    for (const frame of frames) this.raw.write(frame)
    if (frames.length > 1) this.raw.uncork()
    this.lastSentAt = this.services.clock.now()
  }

  writePresence(frame: Frame): void {
    if (this.raw.writableLength > PRESENCE_BACKLOG_MAX_BYTES) this.services.metrics.droppedPresence.inc()
    else this.write(frame)
  }

  notice(code: number, text = ''): void {
    if (this.speaksOurs) this.write(noticeFrame(code, text))
  }

  /** Keeps the connection from looking dead, and finds out if it is. Called every few seconds. */
  tick(now: number): void {
    if (this.ws.readyState !== this.ws.OPEN) return
    if (now - this.lastSentAt >= KEEP_ALIVE_MS) this.write(KEEP_ALIVE_FRAME)
    if (now - this.lastPingAt < PING_MS) return
    this.lastPingAt = now
    if (this.missedPings >= MISSED_PINGS_MAX) {
      this.ws.terminate()
      return
    }
    this.missedPings += 1
    this.ws.ping()
  }

  close(code: number): void {
    if (this.isClosing) return
    this.isClosing = true
    this.services.metrics.closes.inc({ code: String(code) })
    // Out of the room at once: the others must not wait for somebody who may never read the farewell.
    this.room?.leave(this)
    this.room = undefined
    // A paused socket would not read the answer to the closing frame.
    this.ws.resume()
    this.ws.close(code)
    const cancel = this.services.clock.after(CLOSING_MAX_MS, () => this.ws.terminate())
    this.ws.once('close', cancel)
  }

  terminate(): void {
    this.ws.terminate()
  }
}
