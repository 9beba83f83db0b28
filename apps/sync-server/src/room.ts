import { BY_SERVER, CLOSE, mayWrite, NOTICE, type Rights, type Zone } from '@commonboard/model'
import * as Y from 'yjs'
import type { PlanFile } from './access.ts'
import type { Clock } from './clock.ts'
import { FanOut } from './fanOut.ts'
import { barrierFrame, type Frame, noticeFrame, syncStep1Frame, syncStep2Frame, updateFrame } from './frames.ts'
import { type Inspection, inspectUpdate } from './inspect.ts'
import type { Metrics } from './metrics.ts'
import { type Announcer, Presence } from './presence.ts'
import type { CommitLog } from './storage/commitLog.ts'
import type { Compaction } from './storage/compaction.ts'
import { SERVER, StorageError, type StoredUpdate, type ZoneKey, zoneKey } from './storage/storage.ts'

/** What a zone allows. `talk` becomes a line here when its time comes. */
export const ZONE_RULES: Partial<Record<Zone, { readonly hasPresence: boolean }>> = {
  plan: { hasPresence: false },
  sketch: { hasPresence: false },
  session: { hasPresence: true },
}

/** A socket, as its room sees it. */
export interface Member extends Announcer {
  readonly participantId: string
  /** Rights as they are for the next message, updates on their way included. */
  mayWrite(): boolean
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
}

const ANSWERS_KEPT_MAX = 50
const ANSWERS_KEPT_MAX_BYTES = 8 * 1024 * 1024
const ANSWERS_KEPT_MS = 2_000

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
  private applying: { updates: Uint8Array[] } | undefined
  private readonly fanOut: FanOut<Member>
  private readonly missed = new Set<Member>()
  private readonly answers = new Map<string, Frame>()
  private answersBytes = 0
  private readonly writeListeners = new Set<() => void>()

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
    this.fanOut = new FanOut(this.members, (count) => services.metrics.deliveries.inc(count))
    this.doc.transact(() => {
      for (const { data } of stored) Y.applyUpdate(this.doc, data)
    })
    if (this.dropPending()) throw new Error(`${this.key} does not fit together`)
    file.clientIds.bind(this.doc.clientID, SERVER)
    this.doc.on('update', (update: Uint8Array) => this.changed(update))
    if (ZONE_RULES[zone]?.hasPresence)
      this.presence = new Presence(file.clientIds, services.clock, (frame) => this.sendPresence(frame))
  }

  enter(member: Member): void {
    this.members.add(member)
    // First in the connection: a client that has answered it has sent everything it had from before.
    member.write(syncStep1Frame(Y.encodeStateVector(this.doc)))
    const present = this.presence?.everybody()
    if (present) member.write(present)
  }

  leave(member: Member): void {
    if (!this.members.delete(member)) return
    this.missed.delete(member)
    this.presence?.leave(member)
    this.emptySince = this.services.clock.now()
  }

  /** What the other end has not yet. Many who come back at once have the same state: answered once, sent to all. */
  answerStep1(member: Member, stateVector: Uint8Array): number {
    const asked = Buffer.from(stateVector.buffer, stateVector.byteOffset, stateVector.length).toString('latin1')
    let answer = this.answers.get(asked)
    if (!answer) {
      answer = syncStep2Frame(Y.encodeStateAsUpdate(this.doc, stateVector))
      this.keepAnswer(asked, answer)
    }
    member.write(answer)
    return answer.length
  }

  private keepAnswer(asked: string, answer: Frame): void {
    const bytes = this.answersBytes + answer.length
    if (this.answers.size >= ANSWERS_KEPT_MAX || bytes > ANSWERS_KEPT_MAX_BYTES) return
    if (this.answers.size === 0) this.services.clock.after(ANSWERS_KEPT_MS, () => this.forgetAnswers())
    this.answers.set(asked, answer)
    this.answersBytes = bytes
  }

  private forgetAnswers(): void {
    this.answers.clear()
    this.answersBytes = 0
  }

  /**
   * What a client had before it came: a refusal leaves it here to read. It may hold what others wrote and a server
   * lost: after a crash, or the return of an old backup, everybody gives back what he has.
   */
  receiveStep2(member: Member, update: Uint8Array): void {
    const inspection = inspectUpdate(this.doc, update)
    if (!inspection.isNew || !this.canTake(member)) return
    if (!member.mayWrite()) {
      this.refuse(member)
      return
    }
    this.apply(member, update)
    if (inspection.hasGap) this.refuse(member)
  }

  receiveUpdate(member: Member, update: Uint8Array): void {
    const inspection: Inspection = inspectUpdate(this.doc, update)
    if (!inspection.isNew || !this.canTake(member)) return
    const isOwn = inspection.authors.every((id) => this.file.clientIds.isFor(id, member.participantId))
    if (!isOwn || !member.mayWrite()) {
      this.refuse(member)
      member.close(CLOSE.notAllowed)
      return
    }
    if (inspection.hasGap) {
      this.services.metrics.gaps.inc()
      member.withhold()
      member.close(CLOSE.resynchronize)
      return
    }
    for (const id of inspection.authors) this.file.clientIds.bind(id, member.participantId)
    this.apply(member, update)
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

  /** Saving works again: who sent something meanwhile comes back and sends it once more. */
  savingAgain(): void {
    this.tell(NOTICE.savingAgain)
    for (const member of this.missed) member.close(CLOSE.resynchronize)
    this.missed.clear()
  }

  private refuse(member: Member): void {
    this.services.metrics.refusals.inc()
    member.withhold()
    member.notice(NOTICE.changeRefused)
  }

  private apply(member: Member, update: Uint8Array): void {
    const applying: { updates: Uint8Array[] } = { updates: [] }
    this.applying = applying
    try {
      Y.applyUpdate(this.doc, update, member)
    } catch {
      // Half of it may be in the document by now. None of it has been passed on or stored, so the log still has the
      // truth: everybody comes back to a document made from it.
      this.onBroken(this)
      return
    } finally {
      this.applying = undefined
    }
    if (this.dropPending()) member.withhold()
    for (const change of applying.updates) this.passOn(change, member.participantId, member)
  }

  // Never the received bytes, always the document's own account of what changed.
  private changed(update: Uint8Array): void {
    this.forgetAnswers()
    if (this.applying) this.applying.updates.push(update)
    else this.passOn(update, SERVER, undefined)
  }

  private passOn(update: Uint8Array, who: string, from: Member | undefined): void {
    this.lastNumber = this.services.log.push(this.key, update, who)
    this.services.compaction.wrote(this.key, update.length)
    this.services.metrics.updates.inc()
    this.fanOut.push(updateFrame(update), from)
    for (const listener of this.writeListeners) listener()
  }

  private sendPresence(frame: Frame): void {
    for (const member of this.members) member.writePresence(frame)
  }

  /** Tells people about their rights, or about saving. */
  tell(code: number, text = ''): void {
    for (const member of this.members) member.notice(code, text)
  }

  /** A change the server makes itself, through a command of the model. */
  async write(change: (doc: Y.Doc) => void): Promise<void> {
    this.doc.transact(() => change(this.doc), BY_SERVER)
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
    this.doc.destroy()
  }
}

export const rightsNotice = (rights: Rights): Frame => noticeFrame(NOTICE.yourRights, JSON.stringify(rights))

export const mayWriteZone = (zone: Zone, rights: Rights | undefined): boolean =>
  rights !== undefined && mayWrite(zone, rights)
