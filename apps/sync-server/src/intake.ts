import { CLOSE, NOTICE, type ZoneSize } from '@commonboard/model'
import * as Y from 'yjs'
import type { BigUpdates } from './bigUpdates.ts'
import type { ClientIds } from './clientIds.ts'
import type { Clock } from './clock.ts'
import { type Inspection, inspectUpdate } from './inspect.ts'
import { LIMIT } from './limits.ts'
import type { Member } from './member.ts'
import type { Metrics } from './metrics.ts'
import type { OwnOnly } from './ownOnly.ts'
import { KeyedLimit } from './pace.ts'
import { cutIntoPieces } from './pieces.ts'
import type { CommitLog } from './storage/commitLog.ts'

const TEN_MINUTES_MS = 10 * 60_000
/** A change usually takes less than one, a piece two to five. After more, the others have three times as long. */
const SLOW_MIN_MS = 10
const RESTS_AS_LONG = 3
/** A clock that is put right is no work. */
const REST_MAX_MS = 2_000
/** What one piece is cut into when it finds more in its way than a piece may. */
const SMALLER = 8

export type Form = 'step2' | 'update'

const isForPieces = ({ structs, conflictSteps }: Inspection): boolean =>
  structs > LIMIT.structsPerPieceMax || conflictSteps > LIMIT.conflictStepsPerPieceMax

/** Where it goes when it is taken: a room. */
export interface Destination {
  readonly doc: Y.Doc
  readonly file: { readonly clientIds: ClientIds }
  /** Where everybody may change only what he has put there himself. */
  readonly own: OwnOnly | undefined
  readonly size: ZoneSize
  readonly isClosed: boolean
  readonly members: ReadonlySet<Member>
  /** Number of the latest update handed to the log. */
  readonly lastNumber: number
  /** Looks how large the zone is by now. */
  noteSize(): void
  /** @param authors client ids that are known to be his; what a SyncStep2 brings may be of others */
  apply(member: Member, update: Uint8Array, authors?: readonly number[]): void
}

interface IntakeServices {
  readonly log: CommitLog
  readonly clock: Clock
  readonly metrics: Metrics
  readonly big: BigUpdates
}

/** The door of a room: which of what people send is taken, and what becomes of the rest. */
export class Intake {
  /** Sent something while saving failed. */
  private readonly missed = new Set<Member>()
  /** By person, over all his connections: until when the others are heard first. */
  private readonly rests = new Map<string, number>()
  private readonly conflicts = new KeyedLimit(LIMIT.conflictStepsPerTenMinutesAndPerson, TEN_MINUTES_MS)

  constructor(
    private readonly room: Destination,
    private readonly services: IntakeServices,
  ) {}

  /** @returns a promise where it takes longer: nothing else of this connection may be read meanwhile */
  receive(member: Member, form: Form, update: Uint8Array): Promise<void> | undefined {
    const resting = this.resting(member)
    if (resting) return resting.then(() => (this.has(member) ? this.receive(member, form, update) : undefined))
    const inspection = inspectUpdate(this.room.doc, update)
    if (!isForPieces(inspection)) {
      this.take(member, form, update, inspection)
      return undefined
    }
    member.spend(inspection.parts)
    return this.room.members.has(member) ? this.receiveBig(member, form, update) : undefined
  }

  // Not everything that is slow shows before: one formatted letter makes Yjs look through the whole text.
  private resting(member: Member): Promise<void> | undefined {
    const restMs = (this.rests.get(member.participantId) ?? 0) - this.services.clock.now()
    if (restMs > 0) return new Promise((resolve) => this.services.clock.after(restMs, resolve))
    this.rests.delete(member.participantId)
    return undefined
  }

  private has(member: Member): boolean {
    return !this.room.isClosed && this.room.members.has(member)
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
    if (!this.hasSpaceFor(member, inspection.authors)) return this.refuse(member, this.room.size)
    if (!this.mayLookAt(member, inspection.conflictSteps)) return false
    if (this.room.own && member.writesOwnOnly()) return this.receiveOwnPart(this.room.own, member, update)
    this.room.apply(member, update)
    if (inspection.hasGap) this.refuse(member)
    return true
  }

  private receiveOwnPart(own: OwnOnly, member: Member, update: Uint8Array): boolean {
    // Each look at what is refused costs a second document; who has been refused starts anew anyway.
    if (member.isWithheld) return this.refuse(member)
    const part = own.partOf(member.participantId, update)
    const { isNew, hasGap, authors } = inspectUpdate(this.room.doc, part.update)
    if (isNew) {
      if (!this.mayClaim(member, authors)) return false
      if (!own.allows(member.participantId, part.update)) return this.refuse(member)
      this.room.apply(member, part.update, authors)
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
    if (!this.hasSpaceFor(member, authors)) return this.refuseUpdate(member, this.room.size)
    if (hasGap) return this.resynchronize(member)
    if (!this.mayClaim(member, authors) || !this.mayLookAt(member, conflictSteps)) return false
    if (this.room.own && member.writesOwnOnly() && !this.room.own.allows(member.participantId, update))
      return this.refuseUpdate(member)
    this.room.apply(member, update, authors)
    return true
  }

  /**
   * Takes in what would hold up everybody else if it were taken at once: in pieces, others' messages between them.
   * Nothing else of this connection may be read meanwhile.
   */
  async receiveBig(member: Member, form: Form, update: Uint8Array): Promise<void> {
    const cut = await this.services.big.cut(update, Y.encodeStateVector(this.room.doc))
    if (this.room.isClosed) return
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
      const inspection = inspectUpdate(this.room.doc, piece)
      const { structs } = inspection
      if (isForPieces(inspection) && structs > 1) {
        const smaller = cutIntoPieces(piece, Y.encodeStateVector(this.room.doc), Math.ceil(structs / SMALLER))
        waiting.push(...smaller.pieces.toReversed())
      } else if (!this.take(member, form, piece, inspection)) return false
      await big.turn()
      if (log.pending.bytes > LIMIT.backlogMaxBytes) await log.durable(this.room.lastNumber)
    }
    return true
  }

  private areHis(member: Member, authors: readonly number[]): boolean {
    return authors.every((id) => this.room.file.clientIds.isFor(id, member.participantId))
  }

  private mayClaim(member: Member, authors: readonly number[]): boolean {
    const isNew = (id: number) => !this.room.file.clientIds.isAuthor(id, member.participantId)
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
    this.room.noteSize()
    if (authors.length === 0 || this.room.size === 'fine' || this.room.size === 'large') return true
    return this.room.size === 'editorsOnly' && !member.writesOwnOnly()
  }

  forget(member: Member): void {
    this.missed.delete(member)
  }

  /** Saving works again: who sent something meanwhile comes back and sends it once more. */
  savingAgain(): void {
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
}
