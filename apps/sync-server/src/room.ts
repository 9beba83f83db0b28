import { BY_SERVER, mayWrite, NOTICE, type Rights, type Zone, type ZoneSize } from '@commonboard/model'
import * as Y from 'yjs'
import type { PlanFile } from './access.ts'
import { Answers } from './answers.ts'
import type { Clock } from './clock.ts'
import { FanOut } from './fanOut.ts'
import { barrierFrame, type Frame, noticeFrame, syncStep1Frame, syncStep2Frame, updateFrame } from './frames.ts'
import type { BigUpdates } from './bigUpdates.ts'
import { type Form, Intake } from './intake.ts'
import { LIMIT } from './limits.ts'
import type { Member } from './member.ts'
import type { Metrics } from './metrics.ts'
import { OwnOnly } from './ownOnly.ts'
import { TokenBucket } from './pace.ts'
import { Presence } from './presence.ts'
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

/** One open zone of one plan, and the people in it. */
export class Room {
  readonly members = new Set<Member>()
  readonly doc = new Y.Doc()
  readonly key: ZoneKey
  readonly presence: Presence | undefined
  readonly own: OwnOnly | undefined
  private readonly intake: Intake
  size: ZoneSize = 'fine'
  /** Number of the latest update handed to the log: when it is durable, so is everything here. */
  lastNumber = 0
  emptySince: number
  isClosed = false
  private askedBy = SERVER
  private applying: { updates: Uint8Array[] } | undefined
  private readonly fanOut: FanOut<Member>
  private readonly answers: Answers
  private readonly writeListeners = new Set<() => void>()
  private readonly paces = new Map<string, TokenBucket>()

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
    this.intake = new Intake(this, services)
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
    this.intake.forget(member)
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
    return this.intake.receive(member, form, update)
  }

  /** The same for what is known to take long. */
  receiveBig(member: Member, form: Form, update: Uint8Array): Promise<void> {
    return this.intake.receiveBig(member, form, update)
  }

  /** Answers when everything received earlier is durable, from whichever connection it came. */
  receiveBarrier(member: Member, payload: Uint8Array): void {
    this.services.log.whenDurable(this.lastNumber, () => member.answerBarrier(barrierFrame(payload)))
  }

  /** For who comes while saving fails: the others heard of it when it began. */
  tellSaving(member: Member): void {
    if (this.services.log.saving !== 'saving') member.notice(NOTICE.savingFails)
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
    this.intake.savingAgain()
  }

  /** @param authors client ids that are known to be his; what a SyncStep2 brings may be of others */
  apply(member: Member, update: Uint8Array, authors: readonly number[] = []): void {
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
