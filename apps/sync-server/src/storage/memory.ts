import { Historian } from './historian.ts'
import {
  HISTORY_STORAGE_CALLS,
  HISTORY_TABLES,
  type HistoryStorage,
  HistoryTables,
  type HistoryTablesPort,
} from './history.ts'
import { mergeLog, type Snapshot } from './merge.ts'
import { ROUND_TABLES, type RoundStorage, RoundTables } from './rounds.ts'
import { SqliteFile } from './sqliteFile.ts'
import {
  type AuditRecord,
  type Compacted,
  type CompactionLimits,
  type DeviceRecord,
  type HandedRecord,
  type History,
  type LinkRecord,
  type NewPlan,
  type NewUpdate,
  type ParticipantRecord,
  partsOf,
  type PlanRecord,
  type Storage,
  type StoredUpdate,
  type SyncOf,
  type ZoneKey,
} from './storage.ts'
import { contentOfVersion } from './versionContent.ts'
import {
  VERSION_STORAGE_CALLS,
  VERSION_TABLES,
  type VersionStorage,
  type VersionTablesPort,
  VersionTables,
} from './versions.ts'

const DAY_MS = 24 * 60 * 60_000

/** The part of a port that waits for nothing, as one that does. */
function promising<Part extends object>(tables: SyncOf<Part>): Part {
  return new Proxy(tables, {
    get:
      (target, name) =>
      async (...args: unknown[]) =>
        (Reflect.get(target, name) as (...values: unknown[]) => unknown).apply(target, args),
  }) as unknown as Part
}

const topicOf = <Port extends object>(tables: Port, calls: readonly (keyof Port)[]): Port =>
  Object.fromEntries(calls.map((call) => [call, tables[call]])) as unknown as Port

/** Keeps everything until the process ends. For tests, and for looking at the product without leaving a trace. */
export class MemoryStorage implements Storage {
  private readonly log = new Map<ZoneKey, StoredUpdate[]>()
  /** What stands for the rows that are gone. */
  private readonly snapshots = new Map<ZoneKey, Snapshot>()
  private readonly plans = new Map<string, PlanRecord>()
  private readonly links = new Map<string, LinkRecord>()
  private readonly devices = new Map<string, DeviceRecord>()
  private readonly participants = new Map<string, ParticipantRecord>()
  private readonly handed = new Map<string, HandedRecord>()
  private readonly authors = new Map<string, Map<number, string>>()
  private audit: AuditRecord[] = []
  /** What is kept by topic has no second engine: the tables of the first, in memory. */
  private readonly file = new SqliteFile(':memory:')
  private readonly roundTables = new RoundTables(
    this.file,
    (planId) => this.plans.has(planId),
    () => {},
  )
  private readonly versionTables = new VersionTables(this.file, (planId) => this.plans.has(planId))
  readonly rounds = promising<RoundStorage>(this.roundTables)
  private readonly historyTables = new HistoryTables(this.file, (planId) => this.plans.has(planId))
  private readonly historian = new Historian({
    historyOf: (zone) => {
      const rows = this.log.get(zone)
      return rows && { start: this.snapshots.get(zone), rows: [...rows] }
    },
    rowsAfter: (zone, seq) => {
      const rows = this.log.get(zone)
      const begin = this.snapshots.get(zone)?.upto ?? 0
      return rows && seq >= begin ? rows.filter((row) => row.seq > seq) : undefined
    },
    authorsOf: (planId) => this.authors.get(planId) ?? new Map(),
  })
  readonly versions: VersionStorage = {
    ...topicOf(promising<VersionTablesPort>(this.versionTables), VERSION_STORAGE_CALLS),
    versionContent: async (planId, n) => {
      const version = this.versionTables.versionData(planId, n)
      return version && contentOfVersion(version)
    },
  }
  readonly history: HistoryStorage = {
    ...topicOf(promising<HistoryTablesPort>(this.historyTables), HISTORY_STORAGE_CALLS),
    undoOf: async (...asked) => this.historian.undoOf(...asked),
    activityOf: async (...asked) => this.historian.activityOf(...asked),
    pastOf: async (...asked) => this.historian.pastOf(...asked),
  }

  constructor() {
    this.file.exec(ROUND_TABLES + VERSION_TABLES + HISTORY_TABLES)
  }

  async load(zone: ZoneKey): Promise<StoredUpdate[]> {
    const { planId, zone: name } = partsOf(zone)
    if (!this.plans.has(planId)) throw new Error('There is no such plan')
    const rows = this.log.get(zone) ?? []
    const snapshot = this.snapshots.get(zone)
    if (!snapshot && name === 'plan' && rows.length === 0) throw new Error('The plan has lost its content')
    if (!snapshot) return [...rows]
    const { upto, data, at } = snapshot
    return [{ seq: upto, data, who: '', at, isSnapshot: true }, ...rows]
  }

  async compact(zone: ZoneKey, { keepFrom }: History): Promise<Compacted | undefined> {
    const rows = this.log.get(zone) ?? []
    const past = rows.filter(({ at }) => at < keepFrom)
    if (past.length === 0) return undefined
    const { newest } = mergeLog({ start: this.snapshots.get(zone), rows: past }, Date.now())
    this.snapshots.set(zone, newest)
    this.log.set(zone, rows.slice(past.length))
    return { upto: newest.upto, snapshotBytes: newest.data.length, removed: past.length }
  }

  async dueForCompaction({ now, historyDays }: CompactionLimits): Promise<ZoneKey[]> {
    return [...this.log].flatMap(([zone, rows]) => {
      const days = Math.min(this.historyTables.keptDays(partsOf(zone).planId) ?? historyDays, historyDays)
      const dueFrom = now - (days + Math.min(days, 1)) * DAY_MS
      return (rows[0]?.at ?? dueFrom) < dueFrom ? [zone] : []
    })
  }

  async check(): Promise<string[]> {
    return []
  }

  async append(updates: readonly NewUpdate[]): Promise<void> {
    for (const { zone, data, who, at, authors = [] } of updates) {
      const { planId } = partsOf(zone)
      if (!this.plans.has(planId)) continue
      const known = this.authors.get(planId) ?? new Map<number, string>()
      this.authors.set(planId, known)
      for (const id of authors) if (!known.has(id)) known.set(id, who)
      const rows = this.log.get(zone) ?? []
      rows.push({ seq: (rows.at(-1)?.seq ?? this.snapshots.get(zone)?.upto ?? 0) + 1, data: data.slice(), who, at })
      this.log.set(zone, rows)
    }
  }

  async createPlan({ plan, links, joined, content }: NewPlan): Promise<void> {
    this.plans.set(plan.id, plan)
    await this.saveLinks(links)
    if (joined) {
      this.devices.set(joined.device.id, joined.device)
      await this.saveParticipants([joined.founder])
    }
    await this.append([content])
  }

  async readPlan(planId: string) {
    const plan = this.plans.get(planId)
    if (!plan) return undefined
    const participants = [...this.participants.values()].filter((person) => person.planId === planId)
    return {
      plan,
      participants: participants.sort((a, b) => a.joinedAt - b.joinedAt || a.color - b.color),
      authors: [...(this.authors.get(planId) ?? [])],
    }
  }

  async savePlan(plan: PlanRecord): Promise<void> {
    if (this.plans.has(plan.id)) this.plans.set(plan.id, plan)
  }

  async deletePlan(planId: string): Promise<void> {
    this.plans.delete(planId)
    this.authors.delete(planId)
    for (const kept of [this.log, this.snapshots])
      for (const key of kept.keys()) if (partsOf(key).planId === planId) kept.delete(key)
    for (const [id, link] of this.links) if (link.planId === planId) this.links.delete(id)
    for (const [id, person] of this.participants) if (person.planId === planId) this.participants.delete(id)
    for (const [id, words] of this.handed) if (words.planId === planId) this.handed.delete(id)
    for (const topic of [this.roundTables, this.versionTables, this.historyTables]) topic.erase(planId)
  }

  async listPlans(): Promise<PlanRecord[]> {
    return [...this.plans.values()].sort((a, b) => a.madeAt - b.madeAt)
  }

  async plansOfDevice(deviceId: string) {
    const found: { plan: PlanRecord; participant: ParticipantRecord }[] = []
    for (const participant of this.participants.values()) {
      const plan = this.plans.get(participant.planId)
      if (plan && participant.deviceId === deviceId && !participant.isOut) found.push({ plan, participant })
    }
    return found
  }

  async linksOf(planId: string): Promise<LinkRecord[]> {
    return [...this.links.values()].filter((link) => link.planId === planId)
  }

  async linkByToken(tokenHash: string): Promise<LinkRecord | undefined> {
    return [...this.links.values()].find((link) => link.tokenHash === tokenHash)
  }

  async saveLinks(links: readonly LinkRecord[]): Promise<void> {
    for (const link of links) if (this.plans.has(link.planId)) this.links.set(link.id, link)
  }

  async saveParticipants(participants: readonly ParticipantRecord[]): Promise<void> {
    for (const person of participants) if (this.plans.has(person.planId)) this.participants.set(person.id, person)
  }

  async saveHanded(handed: HandedRecord): Promise<void> {
    if (this.plans.has(handed.planId)) this.handed.set(handed.id, handed)
  }

  async handedOf(planId: string): Promise<HandedRecord[]> {
    return [...this.handed.values()].filter((words) => words.planId === planId).sort((a, b) => a.at - b.at)
  }

  async removeHanded(planId: string, id: string): Promise<void> {
    if (this.handed.get(id)?.planId === planId) this.handed.delete(id)
  }

  async epochsOf() {
    return {}
  }

  async deviceBySession(sessionHash: string): Promise<DeviceRecord | undefined> {
    return [...this.devices.values()].find((device) => device.sessionHash === sessionHash)
  }

  async saveDevice(device: DeviceRecord): Promise<void> {
    this.devices.set(device.id, device)
  }

  async removeDevice(deviceId: string): Promise<void> {
    this.devices.delete(deviceId)
    for (const [id, person] of this.participants)
      if (person.deviceId === deviceId) this.participants.set(id, { ...person, deviceId: null })
  }

  async erasePerson(planId: string, participantId: string): Promise<void> {
    const person = this.participants.get(participantId)
    if (person?.planId !== planId) return
    const { deviceId } = person
    this.participants.set(participantId, { ...person, name: '', roleGroup: null, deviceId: null, isOut: true })
    for (const [id, words] of this.handed)
      if (words.planId === planId && words.who === participantId) this.handed.set(id, { ...words, name: '' })
    this.audit = this.audit.map((record) =>
      record.planId === planId && record.who === participantId ? { ...record, network: '' } : record,
    )
    this.versionTables.eraseSigner(planId, participantId)
    const device = deviceId && this.devices.get(deviceId)
    if (!device || [...this.participants.values()].some((one) => one.deviceId === deviceId)) return
    if (this.historyTables.isBlocked(deviceId)) this.devices.set(deviceId, { ...device, name: '', roleGroup: null })
    else this.devices.delete(deviceId)
  }

  async addAudit(record: AuditRecord): Promise<void> {
    this.audit.push(record)
  }

  async auditOf(planId: string): Promise<AuditRecord[]> {
    return this.audit.filter((record) => record.planId === planId).reverse()
  }

  async forgetAudit(before: number): Promise<void> {
    this.audit = this.audit.filter(({ at }) => at >= before)
  }

  async close(): Promise<void> {}
}
