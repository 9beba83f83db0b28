import {
  type AuditRecord,
  type DeviceRecord,
  type LinkRecord,
  type NewPlan,
  type NewUpdate,
  type ParticipantRecord,
  partsOf,
  type PlanRecord,
  type Storage,
  type StoredUpdate,
  type ZoneKey,
} from './storage.ts'

/** Keeps everything until the process ends. For tests, and for looking at the product without leaving a trace. */
export class MemoryStorage implements Storage {
  private readonly log = new Map<ZoneKey, StoredUpdate[]>()
  private readonly plans = new Map<string, PlanRecord>()
  private readonly links = new Map<string, LinkRecord>()
  private readonly devices = new Map<string, DeviceRecord>()
  private readonly participants = new Map<string, ParticipantRecord>()
  private readonly authors = new Map<string, Map<number, string>>()
  private audit: AuditRecord[] = []

  async load(zone: ZoneKey): Promise<StoredUpdate[]> {
    const { planId, zone: name } = partsOf(zone)
    if (!this.plans.has(planId)) throw new Error('There is no such plan')
    const rows = this.log.get(zone) ?? []
    if (name === 'plan' && rows.length === 0) throw new Error('The plan has lost its content')
    return [...rows]
  }

  async append(updates: readonly NewUpdate[]): Promise<void> {
    for (const { zone, data, who, at, authors = [] } of updates) {
      const { planId } = partsOf(zone)
      if (!this.plans.has(planId)) continue
      const known = this.authors.get(planId) ?? new Map<number, string>()
      this.authors.set(planId, known)
      for (const id of authors) if (!known.has(id)) known.set(id, who)
      const rows = this.log.get(zone) ?? []
      rows.push({ seq: rows.length + 1, data: data.slice(), who, at })
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
    for (const key of this.log.keys()) if (partsOf(key).planId === planId) this.log.delete(key)
    for (const [id, link] of this.links) if (link.planId === planId) this.links.delete(id)
    for (const [id, person] of this.participants) if (person.planId === planId) this.participants.delete(id)
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
