import { BY_SERVER, CLOSE, mayWrite, NOTICE, type Rights, type Zone, type ZoneSize } from '@commonboard/model'
import * as Y from 'yjs'
import type { PlanFile } from './access.ts'
import { Answers } from './answers.ts'
import type { Clock } from './clock.ts'
import { FanOut } from './fanOut.ts'
import { barrierFrame, type Frame, noticeFrame, syncStep1Frame, syncStep2Frame, updateFrame } from './frames.ts'
import type { BigUpdates } from './bigUpdates.ts'
import { type Inspection, inspectUpdate } from './inspect.ts'
import { LIMIT } from './limits.ts'
import type { Metrics } from './metrics.ts'
import { OwnOnly } from './ownOnly.ts'
import { KeyedLimit, TokenBucket } from './pace.ts'
import { cutIntoPieces } from './pieces.ts'
import { type Announcer, Presence } from './presence.ts'
import type { CommitLog } from './storage/commitLog.ts'
import type { Compaction } from './storage/compaction.ts'
import { SERVER, StorageError, type StoredUpdate, type ZoneKey, zoneKey } from './storage/storage.ts'
import { sizeOf, type ZoneSizeLimits } from './zoneSize.ts'

/** What a zone is for, beside its document. Who may write it is in the model's `protocol.ts`. */
export const ZONE_RULES: Readonly<Record<Zone, { readonly hasPresence: boolean; readonly ownOnly: boolean }>> = {
  plan: { hasPresence: false, ownOnly: false },
  sketch: { hasPresence: false, ownOnly: false },
  talk: { hasPresence: false, ownOnly: true },
  session: { hasPresence: true, ownOnly: false },
}

const TEN_MINUTES_MS = 10 * 60_000
/** A change usually takes less than one, a piece two to five. After more, the others have three times as long. */
const SLOW_MIN_MS = 10
const RESTS_AS_LONG = 3
/** A clock that is put right is no work. */
const REST_MAX_MS = 2_000
/** What one piece is cut into when it finds more in its way than a piece may. */
const SMALLER = 8

/** A socket, as its room sees it. */
export interface Member extends Announcer {
  readonly participantId: string
  /** Rights as they are for the next message, updates on their way included. */
  mayWrite(): boolean
  /** May he change only what he has put here himself? */
  writesOwnOnly(): boolean
  /** Has something of this connection not been taken? */
  readonly isWithheld: boolean
  /** Counts client ids he writes under for the first time. @returns false: no honest program has so many */
  claims(ids: number): boolean
  /** What he sent was more work than one message usually is. */
  spend(parts: number): void
  write(...frames: Frame[]): void
  /** For what may be left out when the other end reads too slowly. */
  writePresence(frame: Frame): void
  /** Only reaches a client that speaks our additions to the protocol. */
  notice(code: number, text?: string): void
  close(code: number): void
  /** From now on no barrier of this connection is answered: it sent something that was not taken. */
  withhold(): void
  answerBarrier(frame: Frame): void
  tellRights(graceMs: number): void
}

export interface RoomServices {
  readonly log: CommitLog
  readonly compaction: Compaction
  readonly clock: Clock
  readonly metrics: Metrics
  readonly big: BigUpdates
  /** Bytes of messages that have begun and not ended, of all connections. */
  readonly unfinished: { bytes: number }
  readonly zoneSizes: ZoneSizeLimits
}

type Form = 'step2' | 'update'

const isForPieces = ({ structs, conflictSteps }: Inspection): boolean =>
  structs > LIMIT.structsPerPieceMax || conflictSteps > LIMIT.conflictStepsPerPieceMax

/** One open zone of one plan, and the people in it. */
export class Room {
  readonly members = new Set<Member>()
  readonly doc = new Y.Doc()
  readonly key: ZoneKey
  readonly presence: Presence | undefined
  /** Number of the latest update handed to the log: when it is durable, so is everything here. */
  lastNumber = 0
  emptySince: number
  isClosed = false
  private askedBy = SERVER
  private applying: { updates: Uint8Array[] } | undefined
  private readonly fanOut: FanOut<Member>
  private readonly missed = new Set<Member>()
  private readonly answers: Answers
  private readonly writeListeners = new Set<() => void>()
  private readonly own: OwnOnly | undefined
  private readonly paces = new Map<string, TokenBucket>()
  /** By person, over all his connections: until when the others are heard first. */
  private readonly rests = new Map<string, number>()
  private readonly conflicts = new KeyedLimit(LIMIT.conflictStepsPerTenMinutesAndPerson, TEN_MINUTES_MS)
  private size: ZoneSize = 'fine'

  constructor(
    readonly file: PlanFile,
    readonly zone: Zone,
    stored: readonly StoredUpdate[],
    private readonly services: RoomServices,
    /** The document can no longer be trusted; load it again from the log. */
    private readonly onBroken: (room: Room) => void,
  ) {
    this.key = zoneKey(file.id, zone)
    this.emptySince = services.clock.now()
    this.answers = new Answers(services.clock)
    this.fanOut = new FanOut(this.members, (count) => services.metrics.deliveries.inc(count))
    this.doc.transact(() => {
      for (const { data } of stored) Y.applyUpdate(this.doc, data)
    })
    if (this.dropPending()) throw new Error(`${this.key} does not fit together`)
    file.clientIds.hold(this.doc.clientID, SERVER)
    if (ZONE_RULES[zone].ownOnly) this.own = new OwnOnly(this.doc, file.clientIds)
    this.doc.on('update', (update: Uint8Array) => this.changed(update))
    if (ZONE_RULES[zone].hasPresence)
      this.presence = new Presence(file.clientIds, services.clock, (frame) => this.sendPresence(frame))
  }

  enter(member: Member): void {
    this.members.add(member)
    // First in the connection: a client that has answered it has sent everything it had from before.
    member.write(syncStep1Frame(Y.encodeStateVector(this.doc)))
    const present = this.presence?.everybody()
    if (present) member.write(present)
  }

  /** One person's pace in this zone, over all connections; who leaves and comes back finds it as it was. */
  paceOf(participantId: string): TokenBucket {
    const now = this.services.clock.now()
    let pace = this.paces.get(participantId)
    if (!pace) {
      for (const [id, one] of this.paces) if (one.isFullAt(now)) this.paces.delete(id)
      pace = new TokenBucket(LIMIT.updatesPerSecondAndPerson, LIMIT.updatesBurstPerPerson, now)
      this.paces.set(participantId, pace)
    }
    return pace
  }

  leave(member: Member): void {
    if (!this.members.delete(member)) return
    this.missed.delete(member)
    this.presence?.leave(member)
    this.emptySince = this.services.clock.now()
  }

  /** What the other end has not yet. Many who come back at once have the same state: answered once, sent to all. */
  answerStep1(member: Member, stateVector: Uint8Array): number {
    const answer = this.answers.to(stateVector, () => syncStep2Frame(Y.encodeStateAsUpdate(this.doc, stateVector)))
    member.write(answer)
    return answer.length
  }

  /** A state vector grows with all who have ever written: no more is asked of anybody than this zone has itself. */
  stateVectorMaxBytes(): number {
    return Math.max(LIMIT.stateVectorMaxBytes, 2 * Y.encodeStateVector(this.doc).length)
  }

  /** @returns a promise where it takes longer: nothing else of this connection may be read meanwhile */
  receive(member: Member, form: Form, update: Uint8Array): Promise<void> | undefined {
    const resting = this.resting(member)
    if (resting) return resting.then(() => (this.has(member) ? this.receive(member, form, update) : undefined))
    const inspection = inspectUpdate(this.doc, update)
    if (!isForPieces(inspection)) {
      this.take(member, form, update, inspection)
      return undefined
    }
    member.spend(inspection.parts)
    return this.members.has(member) ? this.receiveBig(member, form, update) : undefined
  }

  // Not everything that is slow shows before: one formatted letter makes Yjs look through the whole text.
  private resting(member: Member): Promise<void> | undefined {
    const restMs = (this.rests.get(member.participantId) ?? 0) - this.services.clock.now()
    if (restMs > 0) return new Promise((resolve) => this.services.clock.after(restMs, resolve))
    this.rests.delete(member.participantId)
    return undefined
  }

  private has(member: Member): boolean {
    return !this.isClosed && this.members.has(member)
  }

  private take(member: Member, form: Form, update: Uint8Array, inspection: Inspection): boolean {
    const { clock } = this.services
    const startedAt = clock.now()
    try {
      if (form === 'step2') return this.receiveStep2(member, update, inspection)
      return this.receiveUpdate(member, update, inspection)
    } finally {
      const tookMs = clock.now() - startedAt
      if (tookMs >= SLOW_MIN_MS)
        this.rests.set(member.participantId, clock.now() + Math.min(tookMs * RESTS_AS_LONG, REST_MAX_MS))
    }
  }

  /**
   * What a client had before it came: a refusal leaves it here to read. It may hold what others wrote and a server
   * lost: after a crash, or the return of an old backup, everybody gives back what he has.
   * @returns whether more of it may follow
   */
  private receiveStep2(member: Member, update: Uint8Array, inspection: Inspection): boolean {
    member.spend(inspection.parts)
    if (!inspection.isNew) return true
    if (!this.canTake(member)) return false
    if (!member.mayWrite()) return this.refuse(member)
    if (!this.hasSpaceFor(member, inspection.authors)) return this.refuse(member, this.size)
    if (!this.mayLookAt(member, inspection.conflictSteps)) return false
    if (this.own && member.writesOwnOnly()) return this.receiveOwnPart(this.own, member, update)
    this.apply(member, update)
    if (inspection.hasGap) this.refuse(member)
    return true
  }

  private receiveOwnPart(own: OwnOnly, member: Member, update: Uint8Array): boolean {
    // Each look at what is refused costs a second document; who has been refused starts anew anyway.
    if (member.isWithheld) return this.refuse(member)
    const part = own.partOf(member.participantId, update)
    const { isNew, hasGap, authors } = inspectUpdate(this.doc, part.update)
    if (isNew) {
      if (!this.mayClaim(member, authors)) return false
      if (!own.allows(member.participantId, part.update)) return this.refuse(member)
      this.apply(member, part.update, authors)
    }
    if (!part.isAll || hasGap) this.refuse(member)
    return true
  }

  /** @returns whether more of it may follow */
  private receiveUpdate(member: Member, update: Uint8Array, inspection: Inspection): boolean {
    const { isNew, hasGap, authors, parts, conflictSteps } = inspection
    member.spend(parts)
    if (!isNew) return true
    if (!this.canTake(member)) return false
    if (!this.areHis(member, authors) || !member.mayWrite()) return this.refuseUpdate(member)
    if (!this.hasSpaceFor(member, authors)) return this.refuseUpdate(member, this.size)
    if (hasGap) return this.resynchronize(member)
    if (!this.mayClaim(member, authors) || !this.mayLookAt(member, conflictSteps)) return false
    if (this.own && member.writesOwnOnly() && !this.own.allows(member.participantId, update))
      return this.refuseUpdate(member)
    this.apply(member, update, authors)
    return true
  }

  /**
   * Takes in what would hold up everybody else if it were taken at once: in pieces, others' messages between them.
   * Nothing else of this connection may be read meanwhile.
   */
  async receiveBig(member: Member, form: Form, update: Uint8Array): Promise<void> {
    const cut = await this.services.big.cut(update, Y.encodeStateVector(this.doc))
    if (this.isClosed) return
    if (typeof cut === 'string') {
      member.close({ malformed: CLOSE.malformed, tooLong: CLOSE.tooLarge, tooMany: CLOSE.tooFast }[cut])
      return
    }
    const isUpdate = form === 'update'
    const mayNot = !this.areHis(member, cut.authors) || (cut.hasGap && !member.mayWrite())
    if (isUpdate && mayNot) this.refuseUpdate(member)
    else if (isUpdate && cut.hasGap) this.resynchronize(member)
    else if ((await this.receivePieces(member, form, cut.pieces)) && cut.hasGap) this.refuse(member)
  }

  private async receivePieces(member: Member, form: Form, pieces: readonly Uint8Array[]): Promise<boolean> {
    const { log, big } = this.services
    const waiting = pieces.toReversed()
    for (let piece = waiting.pop(); piece; piece = waiting.pop()) {
      await this.resting(member)
      // Who has gone brings the rest when he comes back.
      if (!this.has(member)) return false
      const inspection = inspectUpdate(this.doc, piece)
      const { structs } = inspection
      if (isForPieces(inspection) && structs > 1) {
        const smaller = cutIntoPieces(piece, Y.encodeStateVector(this.doc), Math.ceil(structs / SMALLER))
        waiting.push(...smaller.pieces.toReversed())
      } else if (!this.take(member, form, piece, inspection)) return false
      await big.turn()
      if (log.pending.bytes > LIMIT.backlogMaxBytes) await log.durable(this.lastNumber)
    }
    return true
  }

  private areHis(member: Member, authors: readonly number[]): boolean {
    return authors.every((id) => this.file.clientIds.isFor(id, member.participantId))
  }

  private mayClaim(member: Member, authors: readonly number[]): boolean {
    const isNew = (id: number) => !this.file.clientIds.isAuthor(id, member.participantId)
    if (member.claims(authors.filter(isNew).length)) return true
    member.withhold()
    member.close(CLOSE.tooFast)
    return false
  }

  // Time for him is time for everybody here, and again on every page that opens the plan.
  private mayLookAt(member: Member, steps: number): boolean {
    const isTooMuch = steps > LIMIT.conflictStepsPerPieceMax
    if (!isTooMuch && (steps === 0 || this.conflicts.take(member.participantId, this.services.clock.now(), steps)))
      return true
    this.services.metrics.refusals.inc()
    member.withhold()
    member.close(isTooMuch ? CLOSE.tooLarge : CLOSE.tooFast)
    return false
  }

  /** Answers when everything received earlier is durable, from whichever connection it came. */
  receiveBarrier(member: Member, payload: Uint8Array): void {
    this.services.log.whenDurable(this.lastNumber, () => member.answerBarrier(barrierFrame(payload)))
  }

  /** For who comes while saving fails: the others heard of it when it began. */
  tellSaving(member: Member): void {
    if (this.services.log.saving !== 'saving') member.notice(NOTICE.savingFails)
  }

  // While saving fails, changes are neither taken nor refused: a refusal would cost people their copies. They send
  // them again when saving works and their connection is renewed.
  private canTake(member: Member): boolean {
    if (this.services.log.saving !== 'stopped') return true
    member.withhold()
    this.missed.add(member)
    return false
  }

  // Deleting takes next to nothing, and is what makes space.
  private hasSpaceFor(member: Member, authors: readonly number[]): boolean {
    this.noteSize()
    if (authors.length === 0 || this.size === 'fine' || this.size === 'large') return true
    return this.size === 'editorsOnly' && !member.writesOwnOnly()
  }

  /** It has been written in, or merged. */
  noteSize(): void {
    const size = sizeOf(this.services.compaction.sizeOf(this.key), this.services.zoneSizes)
    if (size === this.size) return
    this.size = size
    this.tell(NOTICE.zoneSize, size)
  }

  /** For who comes to a zone that has grown large. */
  tellSize(member: Member): void {
    this.noteSize()
    if (this.size !== 'fine') member.notice(NOTICE.zoneSize, this.size)
  }

  /** Saving works again: who sent something meanwhile comes back and sends it once more. */
  savingAgain(): void {
    this.tell(NOTICE.savingAgain)
    for (const member of this.missed) member.close(CLOSE.resynchronize)
    this.missed.clear()
  }

  private refuse(member: Member, why = ''): false {
    this.services.metrics.refusals.inc()
    member.withhold()
    member.notice(NOTICE.changeRefused, why)
    return false
  }

  private refuseUpdate(member: Member, why = ''): false {
    this.refuse(member, why)
    member.close(CLOSE.notAllowed)
    return false
  }

  private resynchronize(member: Member): false {
    this.services.metrics.gaps.inc()
    member.withhold()
    member.close(CLOSE.resynchronize)
    return false
  }

  /** @param authors client ids that are known to be his; what a SyncStep2 brings may be of others */
  private apply(member: Member, update: Uint8Array, authors: readonly number[] = []): void {
    const done = this.applied(update, member)
    if (done?.hadGap) member.withhold()
    for (const change of done?.changes ?? []) this.passOn(change, member.participantId, member, authors)
  }

  /** undefined: the document can no longer be trusted. */
  private applied(update: Uint8Array, origin: unknown): { changes: Uint8Array[]; hadGap: boolean } | undefined {
    const applying: { updates: Uint8Array[] } = { updates: [] }
    this.applying = applying
    try {
      Y.applyUpdate(this.doc, update, origin)
    } catch {
      // Half of it may be in the document by now. None of it has been passed on or stored, so the log still has the
      // truth: everybody comes back to a document made from it.
      this.onBroken(this)
      return undefined
    } finally {
      this.applying = undefined
    }
    return { changes: applying.updates, hadGap: this.dropPending() }
  }

  /**
   * An edit that somebody has asked the server to make, as his. What is big goes in piece by piece, others' messages
   * between them.
   */
  async writeFor(who: string, update: Uint8Array): Promise<void> {
    const { big, log } = this.services
    const cut = await big.cut(update, Y.encodeStateVector(this.doc))
    const pieces = typeof cut === 'string' || cut.hasGap ? [update] : cut.pieces
    const authors = [...Y.parseUpdateMeta(update).from.keys()]
    for (const piece of pieces) {
      if (this.isClosed) throw new StorageError(`${this.key} was closed`)
      const done = this.applied(piece, BY_SERVER)
      if (!done) throw new StorageError(`${this.key} could not be changed`)
      for (const change of done.changes) this.passOn(change, who, undefined, authors)
      await big.turn()
    }
    await log.durable(this.lastNumber)
    if (log.isDamaged(this.key)) throw new StorageError(`${this.key} needs repair`)
  }

  // Never the received bytes, always the document's own account of what changed.
  private changed(update: Uint8Array): void {
    this.answers.forget()
    if (this.applying) this.applying.updates.push(update)
    // The client id is the server's, whoever asked.
    else this.passOn(update, this.askedBy, undefined, this.askedBy === SERVER ? [this.doc.clientID] : [])
  }

  private passOn(update: Uint8Array, who: string, from: Member | undefined, authors: readonly number[]): void {
    this.own?.hear(update)
    const wroteFirst = authors.filter((id) => this.file.clientIds.wrote(id, who))
    this.lastNumber = this.services.log.push(this.key, update, who, wroteFirst)
    this.services.compaction.wrote(this.key, update.length)
    this.noteSize()
    this.services.metrics.updates.inc()
    this.fanOut.push(updateFrame(update), from)
    for (const listener of this.writeListeners) listener()
  }

  private sendPresence(frame: Frame): void {
    for (const member of this.members) member.writePresence(frame)
  }

  /** Nothing more can be added, by anybody. */
  get isFull(): boolean {
    return this.size === 'full'
  }

  /** Tells people about their rights, or about saving. */
  tell(code: number, text = ''): void {
    for (const member of this.members) member.notice(code, text)
  }

  /**
   * A change the server makes itself, through a command of the model.
   * @param who whom the log names for it: who asked for it, else the server
   */
  async write(change: (doc: Y.Doc) => void, who: string = SERVER): Promise<void> {
    // Its document is no longer listened to: what is written there reaches nobody, and no disk.
    if (this.isClosed) throw new StorageError(`${this.key} was closed`)
    this.askedBy = who
    try {
      this.doc.transact(() => change(this.doc), BY_SERVER)
    } finally {
      this.askedBy = SERVER
    }
    await this.services.log.durable(this.lastNumber)
    if (this.services.log.isDamaged(this.key)) throw new StorageError(`${this.key} needs repair`)
  }

  onWrite(listener: () => void): void {
    this.writeListeners.add(listener)
  }

  /** What Yjs keeps for later because it does not fit yet: never kept, stored or served here. */
  private dropPending(): boolean {
    const { store } = this.doc
    const had = store.pendingStructs !== null || store.pendingDs !== null
    store.pendingStructs = null
    store.pendingDs = null
    if (had) this.services.metrics.gaps.inc()
    return had
  }

  close(code: number): void {
    this.isClosed = true
    for (const member of this.members) member.close(code)
    this.presence?.stop()
    this.own?.forget()
    this.doc.destroy()
  }
}

export const rightsNotice = (rights: Rights): Frame => noticeFrame(NOTICE.yourRights, JSON.stringify(rights))

export const mayWriteZone = (zone: Zone, rights: Rights | undefined): boolean =>
  rights !== undefined && mayWrite(zone, rights)
