import { type Rights, type Zone, ZONES } from '@commonboard/model'
import { ClientIds } from './clientIds.ts'
import type { Clock } from './clock.ts'
import type { ParticipantRecord, PlanRecord, Storage } from './storage/storage.ts'

/**
 * One plan's record and its people, in memory while the plan is in use. Sockets look up their rights here with every
 * message, so a change of role or freezing holds from the moment it is written here.
 */
export class PlanFile {
  readonly people = new Map<string, ParticipantRecord>()
  readonly clientIds = new ClientIds()
  isDeleted = false
  lastUsedAt = 0
  private readonly changes = new Turns()
  /** Of writing the record alone. Whoever does it may be in his turn already, so it waits for no other. */
  readonly saves = new Turns()

  constructor(
    public plan: PlanRecord,
    private readonly begun: Partial<Record<Zone, number>> = {},
  ) {}

  get id(): string {
    return this.plan.id
  }

  /** Rises when a zone's content was erased for good: copies of before belong to another document. */
  epochOf(zone: Zone): number {
    return this.begun[zone] ?? 0
  }

  get epochs(): Record<Zone, number> {
    return Object.fromEntries(ZONES.map((zone) => [zone, this.epochOf(zone)])) as Record<Zone, number>
  }

  /** Those who are in: people whose device has left, or who were put out, stay as authors only. */
  members(): ParticipantRecord[] {
    return [...this.people.values()].filter(isIn)
  }

  personOf(deviceId: string): ParticipantRecord | undefined {
    if (this.isDeleted) return undefined
    return [...this.people.values()].find((person) => person.deviceId === deviceId && isIn(person))
  }

  /** undefined: may not even look. */
  rightsOf(participantId: string): Rights | undefined {
    const person = this.people.get(participantId)
    if (this.isDeleted || !person || !isIn(person)) return undefined
    return { role: person.role, frozen: this.plan.frozen }
  }

  /** Lets changes of one plan follow each other: each reads what the one before has written. */
  inTurn<T>(change: () => Promise<T>): Promise<T> {
    return this.changes.take(change)
  }

  /** Somebody is changing it: a second record of the plan would know nothing of that, nor this one of the second. */
  get isBusy(): boolean {
    return this.changes.isBusy || this.saves.isBusy
  }
}

/** One after the other. */
class Turns {
  private last: Promise<unknown> = Promise.resolve()
  private waiting = 0

  get isBusy(): boolean {
    return this.waiting > 0
  }

  take<T>(change: () => Promise<T>): Promise<T> {
    this.waiting += 1
    const result = this.last.then(change, change)
    const leave = () => {
      this.waiting -= 1
    }
    this.last = result.then(leave, leave)
    return result
  }
}

const isIn = (person: ParticipantRecord): boolean => person.deviceId !== null && !person.isOut

const IDLE_MS = 60_000

/** Who may open what, as what: the plans now in use. Written to the storage first, to memory after. */
export class Access {
  private readonly files = new Map<string, Promise<PlanFile | undefined>>()

  constructor(
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  /** undefined: there is no such plan. */
  async open(planId: string): Promise<PlanFile | undefined> {
    let opening = this.files.get(planId)
    if (!opening) {
      opening = this.read(planId)
      this.files.set(planId, opening)
      opening.then(
        (file) => file ?? this.files.delete(planId),
        () => this.files.delete(planId),
      )
    }
    const file = await opening
    if (file) file.lastUsedAt = this.clock.now()
    return file
  }

  private async read(planId: string): Promise<PlanFile | undefined> {
    const found = await this.storage.readPlan(planId)
    if (!found) return undefined
    const file = new PlanFile(found.plan, await this.storage.epochsOf(planId))
    for (const person of found.participants) file.people.set(person.id, person)
    for (const [clientId, who] of found.authors) file.clientIds.wrote(clientId, who)
    return file
  }

  savePlan(file: PlanFile, change: Partial<PlanRecord>): Promise<void> {
    return file.saves.take(async () => {
      const plan = { ...file.plan, ...change }
      await this.storage.savePlan(plan)
      file.plan = plan
    })
  }

  async savePeople(file: PlanFile, people: readonly ParticipantRecord[]): Promise<void> {
    if (people.length === 0) return
    await this.storage.saveParticipants(people)
    for (const person of people) file.people.set(person.id, person)
  }

  async deletePlan(file: PlanFile): Promise<void> {
    await this.storage.deletePlan(file.id)
    file.isDeleted = true
    this.files.delete(file.id)
  }

  /** Forgets what nobody has used for a minute. @param inUse plans with open rooms */
  async sweep(inUse: ReadonlySet<string>): Promise<void> {
    for (const [planId, opening] of this.files) {
      const file = await opening.catch(() => undefined)
      if (file && !file.isBusy && !inUse.has(planId) && this.clock.now() - file.lastUsedAt > IDLE_MS)
        this.files.delete(planId)
    }
  }
}
