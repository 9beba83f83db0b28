import type { Language, Role, RoleGroup, Zone } from '@commonboard/model'
import type { HistoryStorage } from './history.ts'
import type { RoundStorage } from './rounds.ts'
import type { VersionStorage } from './versions.ts'

/** Where everything is kept: the documents' updates, and who may open what. Engines: `sqlite.ts`, `memory.ts`. */

/** One zone of one plan, as the log names it: `<planId>/<zone>`. */
export type ZoneKey = `${string}/${Zone}`

export const zoneKey = (planId: string, zone: Zone): ZoneKey => `${planId}/${zone}`

export function partsOf(key: ZoneKey): { planId: string; zone: Zone } {
  const slash = key.indexOf('/')
  return { planId: key.slice(0, slash), zone: key.slice(slash + 1) as Zone }
}

/** Who the log names for what the server wrote itself. */
export const SERVER = 'server'

export interface NewUpdate {
  readonly zone: ZoneKey
  readonly data: Uint8Array
  /** Participant id, or `SERVER`. */
  readonly who: string
  /** Milliseconds since 1970 by the server's clock. */
  readonly at: number
  /** Client ids under which `who` writes in this plan for the first time; kept with the update, in the same commit. */
  readonly authors?: readonly number[]
}

export interface StoredUpdate {
  /** Counts from 1 in each zone, without gaps. */
  readonly seq: number
  /** Stands for all updates up to `seq`: only ever the first that is loaded. */
  readonly isSnapshot?: true
  readonly data: Uint8Array
  readonly who: string
  readonly at: number
}

export interface PlanRecord {
  readonly id: string
  readonly title: string
  readonly place: string
  readonly language: Language
  readonly frozen: boolean
  /** Of its document, as this server has written it; what the document says of itself anybody could have put there. */
  readonly schemaVersion: number
  readonly madeAt: number
  /** When its content last changed; null: never since it was made. */
  readonly changedAt: number | null
  /** Live cards of each of the seven columns, a moment ago. */
  readonly counts: readonly number[]
}

export interface LinkRecord {
  readonly id: string
  readonly planId: string
  readonly role: Role
  /** Only an active link admits; `replaced` and `revoked` differ in what happened to those inside. */
  readonly state: 'active' | 'replaced' | 'revoked'
  /** SHA-256 of the token, base64url. The token itself is nowhere: it is derived from the secret and the id. */
  readonly tokenHash: string
  readonly madeAt: number
}

/** A browser that has joined or made a plan. */
export interface DeviceRecord {
  readonly id: string
  readonly sessionHash: string
  readonly name: string
  readonly roleGroup: RoleGroup | null
  readonly language: Language
  readonly madeAt: number
}

/** A device's person in one plan. */
export interface ParticipantRecord {
  readonly id: string
  readonly planId: string
  /** null: the device has left; what the person did keeps this row as its author. */
  readonly deviceId: string | null
  readonly name: string
  readonly role: Role
  readonly roleGroup: RoleGroup | null
  /** Given in the order of joining. */
  readonly color: number
  /** The link that gave the role; null for who made the plan. */
  readonly linkId: string | null
  readonly joinedAt: number
  /** Put out, alone or with a revoked link; a valid link lets the person in again. */
  readonly isOut: boolean
}

/** Words somebody has handed to the facilitators, who see to it that they get into the plan or not. */
export interface HandedRecord {
  readonly id: string
  readonly planId: string
  /** The participant; the name is that of the moment, and stays when the person has gone. */
  readonly who: string
  readonly name: string
  readonly role: Role
  /** Milliseconds since 1970 by the server's clock. */
  readonly at: number
  readonly text: string
}

export const AUDIT_ACTS = [
  'planMade',
  'planRestored',
  'planExported',
  'planErased',
  'planFrozen',
  'planThawed',
  'linkMade',
  'linkReplaced',
  'linkRevoked',
  'joined',
  'roleGiven',
  'personRemoved',
  'versionMade',
  'versionRestored',
  'versionPublished',
  'versionWithdrawn',
  'signed',
  'signOnConfirmed',
  'signOnRemoved',
  'personBlocked',
  'personLetIn',
  'personErased',
  'workUndone',
  'tableImported',
  'historyKept',
] as const
export type AuditAct = (typeof AUDIT_ACTS)[number]

/** Something that was done to a plan, for who asks later. Never a token, a name, a title or a word of the plan. */
export interface AuditRecord {
  readonly planId: string
  readonly act: AuditAct
  /** Participant id, or `SERVER` for who works on the server's machine. */
  readonly who: string
  /** Ids, roles and names of files only, e.g. `{ linkId, role }`. */
  readonly about: Readonly<Record<string, string | number>>
  /** The network it came from, shortened: `203.0.113.0/24`, `2001:db8:1::/48`; empty where there is none. */
  readonly network: string
  readonly at: number
}

export interface NewPlan {
  readonly plan: PlanRecord
  readonly links: readonly LinkRecord[]
  /** Who made it; absent if it was made on the server's machine. */
  readonly joined?: { readonly founder: ParticipantRecord; readonly device: DeviceRecord }
  /** The content of a new plan's zone `plan`. */
  readonly content: NewUpdate
}

export interface PlanRead {
  readonly plan: PlanRecord
  readonly participants: ParticipantRecord[]
  /** Client ids that have written the plan, and whose they are. Needed as long as the plan lives: compaction keeps them. */
  readonly authors: readonly (readonly [clientId: number, who: string])[]
}

/**
 * The port. Every call that writes resolves when the write would survive a power cut, or throws having written
 * nothing that counts. Updates may arrive twice and in any order; Yjs does not mind, nor should an engine.
 */
export interface Storage {
  /**
   * Everything known of a zone, oldest first; empty only if nobody has written it yet. A snapshot may stand for the
   * first of it: the newest that is whole.
   * @throws rather than guess: an unknown plan, a damaged or missing row
   */
  load(zone: ZoneKey): Promise<StoredUpdate[]>
  /**
   * All of them in one commit, or none. Updates of a plan that has been deleted are dropped in silence.
   * @throws ZonesDamaged if some of the zones cannot be written any more; the others can be without them
   */
  append(updates: readonly NewUpdate[]): Promise<void>
  /**
   * Puts a proven snapshot in the place of exactly the updates it was made of. Those of the history stay beside it, with
   * the snapshot they start from.
   * @returns undefined: there was nothing to do
   * @throws having changed nothing, if the log is damaged or the snapshot is not the same as the updates
   */
  compact(zone: ZoneKey, history: History): Promise<Compacted | undefined>
  /** Zones that are worth compacting. */
  dueForCompaction(limits: CompactionLimits): Promise<ZoneKey[]>
  /** What is wrong with the whole of it, in plain words; empty: nothing that can be seen without reading every plan. */
  check(): Promise<string[]>

  createPlan(made: NewPlan): Promise<void>
  readPlan(planId: string): Promise<PlanRead | undefined>
  /** Does nothing if the plan has been deleted. */
  savePlan(plan: PlanRecord): Promise<void>
  /** Erases the plan with its log, links and people. What the audit log says of it stays until it is old. */
  deletePlan(planId: string): Promise<void>
  listPlans(): Promise<PlanRecord[]>
  plansOfDevice(deviceId: string): Promise<{ plan: PlanRecord; participant: ParticipantRecord }[]>

  linksOf(planId: string): Promise<LinkRecord[]>
  linkByToken(tokenHash: string): Promise<LinkRecord | undefined>
  saveLinks(links: readonly LinkRecord[]): Promise<void>
  saveParticipants(participants: readonly ParticipantRecord[]): Promise<void>

  /** Does nothing if the plan has been deleted. */
  saveHanded(handed: HandedRecord): Promise<void>
  /** Oldest first. */
  handedOf(planId: string): Promise<HandedRecord[]>
  removeHanded(planId: string, id: string): Promise<void>

  /** Of the zones that were begun anew; all others are at 0. */
  epochsOf(planId: string): Promise<Partial<Record<Zone, number>>>

  deviceBySession(sessionHash: string): Promise<DeviceRecord | undefined>
  saveDevice(device: DeviceRecord): Promise<void>
  /** Forgets the device; its participants stay as authors, without a device. */
  removeDevice(deviceId: string): Promise<void>
  /**
   * Erases a person's name wherever this plan has it, and where he did something from; forgets his device unless it is
   * in another plan, or blocked: then it is kept without a name. His id stays as that of an author.
   */
  erasePerson(planId: string, participantId: string): Promise<void>

  /** Adds to the audit log, which only grows; its one other change is `forgetAudit`. */
  addAudit(record: AuditRecord): Promise<void>
  /** The latest first. */
  auditOf(planId: string): Promise<AuditRecord[]>
  /** Forgets what is older. @param before ms since 1970 */
  forgetAudit(before: number): Promise<void>

  /** By topic: each has its records, its tables and its part of the port in a file of its own. */
  readonly rounds: RoundStorage
  readonly versions: VersionStorage
  readonly history: HistoryStorage

  close(): Promise<void>
}

/** How long single updates are kept. In milliseconds since 1970, by the server's clock. */
export interface History {
  /** Updates from here on stay. */
  readonly keepFrom: number
  /** Those before `keepFrom` go once one of them is older than this: beginning a history anew means reading all of it. */
  readonly dueFrom: number
}

export interface CompactionLimits {
  /** Updates after the newest snapshot. */
  readonly rows: number
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly now: number
  /** Where a plan says nothing else; what it says may be less, never more. */
  readonly historyDays: number
}

export interface Compacted {
  /** What stands for updates up to this one now. */
  readonly upto: number
  readonly snapshotBytes: number
  /** Updates that are gone, merged. */
  readonly removed: number
}

/** The calls of the port that need more than one thread. */
type JointCall = 'compact' | 'dueForCompaction' | 'check'

/** Parts of the port that are a topic of their own. */
type Topic = 'rounds' | 'versions' | 'history'

/** The calls of the port that the writer's thread can be asked for by name. */
export type WriterCall = Exclude<keyof Storage, 'close' | JointCall | Topic>

/** A part of the port without promises: every call has happened when it returns. */
export type SyncOf<Part> = {
  [Call in keyof Part]: Part[Call] extends (...args: infer Args) => Promise<infer Result>
    ? (...args: Args) => Result
    : never
}

/** Thrown by an engine that could not do what it was asked. */
export class StorageError extends Error {}

/** Thrown by what only reads: nothing that is kept is in doubt, and writing goes on. */
export class CannotRead extends StorageError {}

/** Thrown when nothing was written because these zones cannot be: what is kept of them is damaged. */
export class ZonesDamaged extends StorageError {
  constructor(
    message: string,
    readonly zones: readonly ZoneKey[],
  ) {
    super(message)
  }
}

/**
 * Thrown when storage cannot be trusted to keep anything any more: a failed fsync, a dead writer. The process
 * has to end; what is on the disk is what the next start believes.
 */
export class StorageLost extends StorageError {}
