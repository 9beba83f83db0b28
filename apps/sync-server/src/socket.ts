import type { Socket } from 'node:net'
import { CLOSE, MESSAGE, type Rights, writesOwnOnly, type Zone } from '@commonboard/model'
import * as decoding from 'lib0/decoding'
import type { WebSocket } from 'ws'
import type { PlanFile } from './access.ts'
import { type Frame, KEEP_ALIVE_FRAME, noticeFrame } from './frames.ts'
import { LIMIT } from './limits.ts'
import { TokenBucket } from './pace.ts'
import type { Stamp } from './presence.ts'
import type { Member } from './member.ts'
import { mayWriteZone, rightsNotice, type Room, type RoomServices } from './room.ts'

const SYNC_STEP_1 = 0
const SYNC_STEP_2 = 1
const SYNC_UPDATE = 2

/** What is bigger is taken in beside the others' messages: a dense update of this size takes some 20 ms. */
const BIG_MIN_BYTES = 64 * 1024
/** One message counts as one; so many structs and deletions in it as one more. */
const PARTS_PER_MESSAGE = 50
/** A big one, however it is made: it is taken in pieces. */
const BIG_COSTS_MESSAGES = 30
/** To one person's pace: a whole plan may have to be written out for it. */
const STEP1_COSTS_MESSAGES = 20

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
  /** Shared with this person's other connections to the zone. */
  private person: TokenBucket | undefined
  private readonly presences: TokenBucket
  private readonly steps: TokenBucket
  private readonly queries: TokenBucket
  private heldPresence: Uint8Array | undefined
  private barriersWaiting = 0
  private speaksOurs = false
  private withheld = false
  private claimed = 0
  /** Reads on when what is there has been paid for. */
  private isSlowed = false
  /** Frames that came while a big message is taken in; no more than one packet of them, for reading has stopped. */
  private held: { readonly data: Buffer; readonly at: number }[] | undefined
  /** When what is being read had come: rights of a moment ago count for it, also if it waits or takes long. */
  private arrivedAt: number
  private unfinishedBytes = 0
  private finishedAtByte = 0
  private isClosing = false
  private lastSentAt: number
  private lastPingAt: number
  private missedPings = 0
  /** A big answer is not a slow reader: so much more may wait until it has gone out. One, not all that were asked for. */
  private allowance = 0

  constructor(
    private readonly ws: WebSocket,
    private readonly raw: Socket,
    readonly file: PlanFile,
    readonly participantId: string,
    readonly zone: Zone,
    private readonly services: RoomServices,
  ) {
    const now = services.clock.now()
    this.updates = new TokenBucket(LIMIT.updatesPerSecond, LIMIT.updatesBurst, now)
    this.presences = new TokenBucket(LIMIT.presencesPerSecond, LIMIT.presencesPerSecond, now)
    this.steps = new TokenBucket(LIMIT.step1PerSecond, LIMIT.step1Burst, now)
    this.queries = new TokenBucket(LIMIT.queriesPerSecond, LIMIT.queriesBurst, now)
    this.arrivedAt = now
    this.lastSentAt = now
    this.lastPingAt = now
    this.knownRights = this.rights()
    ws.on('message', (data, isBinary) => this.receive(data as Buffer, isBinary))
    ws.on('pong', () => {
      this.missedPings = 0
    })
    ws.on('close', () => this.left())
    raw.on('data', () => this.countUnfinished())
  }

  withhold(): void {
    this.withheld = true
  }

  get isWithheld(): boolean {
    return this.withheld
  }

  claims(ids: number): boolean {
    this.claimed += ids
    return this.claimed <= LIMIT.newAuthorIdsPerConnectionMax
  }

  spend(parts: number): void {
    // A big message has been paid for, and is taken in when nobody else waits.
    if (!this.held) this.keepsPace(Math.floor(parts / PARTS_PER_MESSAGE))
  }

  enter(room: Room): void {
    if (this.ws.readyState !== this.ws.OPEN || this.isClosing) return
    // Put out, or the plan erased, while the zone was loading.
    if (!this.rights()) {
      this.close(CLOSE.notAllowed)
      return
    }
    this.room = room
    this.person = room.paceOf(this.participantId)
    room.enter(this)
    this.ws.resume()
  }

  private left(): void {
    this.isClosing = true
    this.forgetUnfinished()
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
    return this.countingRights().some((rights) => mayWriteZone(this.zone, rights))
  }

  writesOwnOnly(): boolean {
    const all = this.countingRights().filter((rights) => mayWriteZone(this.zone, rights))
    return all.every((rights) => writesOwnOnly(this.zone, rights))
  }

  /** Those of now, and for what is on its way those of a moment ago. */
  private countingRights(): Rights[] {
    const rights = this.rights()
    if (!rights) return []
    const isInGrace = this.grace && this.arrivedAt <= this.grace.until
    return isInGrace && this.grace ? [rights, this.grace.rights] : [rights]
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

  // A message is in memory before its end has come. Each may be big; all of them together may not.
  private countUnfinished(): void {
    if (this.isClosing) return
    const { unfinished } = this.services
    const bytes = this.raw.bytesRead
    unfinished.bytes += bytes - this.finishedAtByte - this.unfinishedBytes
    this.unfinishedBytes = bytes - this.finishedAtByte
    if (unfinished.bytes > LIMIT.unfinishedMessagesMaxBytes && this.unfinishedBytes > LIMIT.updateMaxBytes) {
      this.close(CLOSE.tooFast)
      // Reading on for the sake of a farewell would take in more of it.
      this.ws.terminate()
    }
  }

  private forgetUnfinished(): void {
    this.services.unfinished.bytes -= this.unfinishedBytes
    this.unfinishedBytes = 0
  }

  private receive(data: Buffer, isBinary: boolean, at = this.services.clock.now()): void {
    this.finishedAtByte = this.raw.bytesRead
    if (this.isClosing || !this.room) return
    if (this.held && isBinary) {
      this.held.push({ data, at })
      return
    }
    if (!isBinary) {
      this.close(CLOSE.malformed)
      return
    }
    this.missedPings = 0
    this.arrivedAt = at
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
    if (step === SYNC_STEP_1) this.readStep1(room, bytes)
    else if (step === SYNC_STEP_2) this.readChange(room, 'step2', bytes, LIMIT.syncStep2MaxBytes)
    else if (step === SYNC_UPDATE) this.readChange(room, 'update', bytes, LIMIT.updateMaxBytes)
    else this.close(CLOSE.malformed)
  }

  private readStep1(room: Room, stateVector: Uint8Array): void {
    if (stateVector.length > LIMIT.stateVectorMaxBytes && stateVector.length > room.stateVectorMaxBytes())
      this.close(CLOSE.tooLarge)
    else if (!this.mayAsk(this.services.clock.now())) this.close(CLOSE.tooFast)
    else this.allowance = Math.max(this.allowance, room.answerStep1(this, stateVector))
  }

  private mayAsk(now: number): boolean {
    return this.steps.tryTake(now) && (this.person?.take(now, STEP1_COSTS_MESSAGES) ?? 0) >= 0
  }

  private readChange(room: Room, form: 'step2' | 'update', bytes: Uint8Array, maxBytes: number): void {
    const isBig = bytes.length > BIG_MIN_BYTES
    if (bytes.length > maxBytes) this.close(CLOSE.tooLarge)
    else if (!this.keepsPace(isBig ? BIG_COSTS_MESSAGES : 1)) return
    else {
      const taking = isBig ? room.receiveBig(this, form, bytes) : room.receive(this, form, bytes)
      if (taking) void this.waitFor(taking)
    }
  }

  // The order of a connection is a promise: a barrier behind a big message speaks for it as well.
  private async waitFor(done: Promise<void>): Promise<void> {
    this.held = []
    this.ws.pause()
    await done.catch(() => this.close(CLOSE.malformed))
    const { held } = this
    this.held = undefined
    this.missedPings = 0
    this.readOn()
    for (const { data, at } of held) this.receive(data, true, at)
  }

  private readOn(): void {
    if (!this.isSlowed && !this.held) this.ws.resume()
  }

  private answerQuery(room: Room): void {
    if (this.queries.tryTake(this.services.clock.now())) this.write(room.presence?.everybody() ?? KEEP_ALIVE_FRAME)
    else this.close(CLOSE.tooFast)
  }

  // Somebody in haste is read more slowly; TCP tells the other end. Only a flood is closed.
  private keepsPace(messages: number): boolean {
    const now = this.services.clock.now()
    const buckets = this.person ? [this.updates, this.person] : [this.updates]
    const left = Math.min(...buckets.map((bucket) => bucket.take(now, messages)))
    if (left >= 0) return true
    if (left < -LIMIT.updatesDebtMax) {
      this.close(CLOSE.tooFast)
      return false
    }
    if (!this.isSlowed) {
      this.isSlowed = true
      this.ws.pause()
      const waitMs = Math.max(...buckets.map((bucket) => bucket.msUntil(LIMIT.updatesPerSecond / 4)))
      this.services.clock.after(waitMs, () => {
        this.isSlowed = false
        this.readOn()
      })
    }
    return true
  }

  // The stock client sends its presence to every zone; where there is none it is not wanted and does no harm.
  private readPresence(room: Room, bytes: Uint8Array): void {
    if (!room.presence) return
    if (bytes.length > LIMIT.presenceMessageMaxBytes) {
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
    if (!isWaiting) this.services.clock.after(1000 / LIMIT.presencesPerSecond, () => this.takeHeldPresence())
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
    if (payload.length > LIMIT.barrierMaxBytes) {
      this.close(CLOSE.malformed)
      return
    }
    if (!this.speaksOurs) {
      this.speaksOurs = true
      room.tellSaving(this)
      room.tellSize(this)
    }
    if (this.withheld) return
    if (this.barriersWaiting >= LIMIT.barriersWaitingMax) {
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
    else if (backlog > LIMIT.backlogMaxBytes + this.allowance) {
      this.close(CLOSE.tooSlow)
      return
    }
    if (frames.length > 1) this.raw.cork()
    for (const frame of frames) this.raw.write(frame)
    if (frames.length > 1) this.raw.uncork()
    this.lastSentAt = this.services.clock.now()
  }

  writePresence(frame: Frame): void {
    if (this.raw.writableLength > LIMIT.presenceBacklogMaxBytes) this.services.metrics.droppedPresence.inc()
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
    this.forgetUnfinished()
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
