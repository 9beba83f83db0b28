import { openPlan, type PlanContent, readPlan } from '@commonboard/model'
import * as Y from 'yjs'
import type { Access, PlanFile } from './access.ts'
import type { Clock } from './clock.ts'
import { LIMIT } from './limits.ts'
import type { Room } from './room.ts'
import { CannotLoad, type Rooms } from './rooms.ts'
import { SERVER, type Storage } from './storage/storage.ts'
import type { ListedVersion } from './storage/versions.ts'
import { type VersionFacts, versionFacts } from './versionFacts.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const WEEK_MS = 7 * DAY_MS
/** For so long every automatic version is kept; then one a day, then one a week. */
const ALL_KEPT_MS = 14 * DAY_MS
const DAILY_KEPT_MS = 90 * DAY_MS

/** Why a version was made by itself. */
export type AutomaticReason = 'hourly' | 'beforeRestore' | 'beforeUndo' | 'beforeImport' | 'beforeMassChange'

interface Made {
  readonly reason: 'named' | AutomaticReason
  readonly name?: string
  readonly note?: string
  /** Participant id, or `SERVER`. */
  readonly who: string
}

interface KnownState {
  /** The plan as one update. */
  readonly data: Uint8Array
  readonly facts: VersionFacts
}
const stateOf = ({ doc }: Room): KnownState => ({
  data: Y.encodeStateAsUpdate(doc),
  facts: versionFacts(readPlan(openPlan({ plan: doc }))),
})

/** A version never changes, so what it says need not be made out twice. */
const CONTENTS_KEPT = 8

/** Keeps states of plans for good: those people name, and those made by themselves before something large happens. */
export class Versions {
  private readonly hourly = new Map<string, () => void>()
  /** By plan and number, the last one asked for at the end. */
  private readonly contents = new Map<string, PlanContent>()
  private isStopped = false

  constructor(
    private readonly storage: Storage,
    private readonly access: Access,
    private readonly rooms: Rooms,
    private readonly clock: Clock,
    private readonly onError: (error: unknown, what: string) => void,
  ) {}

  /**
   * Keeps the plan as it is now. Would survive a power cut when it resolves.
   * @throws CannotLoad
   */
  async make(file: PlanFile, { reason, name = '', note = '', who }: Made): Promise<number | undefined> {
    const { doc } = await this.rooms.room(file, 'plan')
    const content = readPlan(openPlan({ plan: doc }))
    return this.keep(file, { reason, name, note, who }, versionFacts(content), Y.encodeStateAsUpdate(doc))
  }

  private async keep(
    file: PlanFile,
    { reason, name, note, who }: Required<Made>,
    { hash, finds }: VersionFacts,
    data: Uint8Array,
  ): Promise<number | undefined> {
    const version = { planId: file.id, reason, name, note, who, at: this.clock.now(), hash }
    const n = await this.storage.versions.addVersion({ ...version, facts: JSON.stringify(finds) }, data)
    if (reason !== 'named') await this.thin(file.id)
    return n
  }

  /**
   * For what changes much of a plan at once: keeps what is there before it. Where the latest version already says the
   * same, that one does.
   * @param known what is there before it, where a thread has looked it through already
   * @returns its number
   */
  async before(file: PlanFile, reason: AutomaticReason, who: string, known?: KnownState): Promise<number | undefined> {
    const { data, facts } = known ?? stateOf(await this.rooms.room(file, 'plan'))
    const [latest] = await this.storage.versions.versionsOf(file.id)
    if (latest?.hash === facts.hash) return latest.n
    return this.keep(file, { reason, name: '', note: '', who }, facts, data)
  }

  /**
   * What a version says.
   * @returns undefined: there is no such version
   * @throws CannotLoad if it is damaged, or of a newer program
   */
  async content(planId: string, n: number): Promise<PlanContent | undefined> {
    const key = `${planId}/${n}`
    const content = this.contents.get(key) ?? (await this.read(planId, n))
    this.contents.delete(key)
    if (content) this.contents.set(key, content)
    for (const old of this.contents.keys()) if (this.contents.size > CONTENTS_KEPT) this.contents.delete(old)
    return content
  }

  private async read(planId: string, n: number): Promise<PlanContent | undefined> {
    const content = await this.storage.versions.versionContent(planId, n)
    if (content === 'damaged' || content === 'newer')
      throw new CannotLoad(`Version ${n} of ${planId} is ${content === 'damaged' ? content : 'of a newer program'}`)
    return content
  }

  /** An erased plan stays nowhere. */
  forget(planId: string): void {
    for (const key of this.contents.keys()) if (key.startsWith(`${planId}/`)) this.contents.delete(key)
    this.hourly.get(planId)?.()
    this.hourly.delete(planId)
  }

  /** A plan has been opened: from now on it gets a version an hour while people change it. */
  watch(room: Room): void {
    const { file } = room
    room.onWrite(() => this.touched(file))
    // What was changed before the server stopped has not had its hour.
    this.storage.versions.versionsOf(file.id).then(
      ([latest]) => {
        const { changedAt } = file.plan
        if (changedAt !== null && changedAt >= (latest?.at ?? 0)) this.touched(file)
      },
      (error: unknown) => this.onError(error, 'Versions could not be looked at'),
    )
  }

  private touched(file: PlanFile): void {
    if (this.isStopped || this.hourly.has(file.id)) return
    const cancel = this.clock.after(HOUR_MS, () => {
      this.hourly.delete(file.id)
      this.makeHourly(file.id).catch((error: unknown) => this.onError(error, 'A version could not be made'))
    })
    this.hourly.set(file.id, cancel)
  }

  private async makeHourly(planId: string): Promise<void> {
    const file = await this.access.open(planId)
    if (file && !this.isStopped) await this.before(file, 'hourly', SERVER)
  }

  private async thin(planId: string): Promise<void> {
    const ns = spareVersions(await this.storage.versions.versionsOf(planId), this.clock.now())
    if (ns.length > 0) await this.storage.versions.thinVersions(planId, ns)
  }

  stop(): void {
    this.isStopped = true
    for (const cancel of this.hourly.values()) cancel()
    this.hourly.clear()
  }
}

/**
 * Automatic versions that others stand for: all of two weeks stay, then the last of each day for three months, then
 * the last of each week. Beyond the limits in number and size the oldest go, those made by the hour first.
 * @param versions the latest first
 */
export function spareVersions(versions: readonly ListedVersion[], now: number): number[] {
  const spare: number[] = []
  const kept: ListedVersion[] = []
  const seen = new Set<string>()
  for (const version of versions.slice(1)) {
    if (version.reason === 'named') continue
    const ageMs = now - version.at
    const span =
      ageMs <= DAILY_KEPT_MS ? `day ${Math.floor(version.at / DAY_MS)}` : `week ${Math.floor(version.at / WEEK_MS)}`
    if (ageMs <= ALL_KEPT_MS || !seen.has(span)) kept.push(version)
    else spare.push(version.n)
    if (ageMs > ALL_KEPT_MS) seen.add(span)
  }
  let bytes = 0
  let count = 0
  const byWorth = [
    ...kept.filter(({ reason }) => reason !== 'hourly'),
    ...kept.filter(({ reason }) => reason === 'hourly'),
  ]
  for (const { n, sizeBytes } of byWorth) {
    count += 1
    bytes += sizeBytes
    if (count > LIMIT.automaticVersionsPerPlanMax || bytes > LIMIT.automaticVersionsMaxBytes) spare.push(n)
  }
  return spare
}

/**
 * A version as everybody may see it: what the plan said. Named field by field, so that nothing gets out that nobody has
 * thought of: not what was removed, not what people wrote in a round, no ids of people.
 */
export function publicContent({
  schemaVersion,
  about,
  cards,
  links,
  words,
  vision,
  ...more
}: PlanContent): PlanContent {
  const { bodies, seats, people, organizations, channels } = more.leadership
  const counted = (who: readonly string[]) => who.map((_, index) => String(index + 1))
  const { hope, together, place } = more.ingredients
  return {
    schemaVersion,
    about,
    cards,
    links,
    words,
    vision,
    removed: [],
    restingLinks: [],
    ingredients: { hope: counted(hope), together: counted(together), place: counted(place) },
    leadership: {
      bodies,
      seats,
      people,
      organizations,
      channels,
      removed: [],
      resting: { bodies: [], seats: [], people: [], organizations: [], channels: [] },
    },
    ideas: [],
    removedIdeas: [],
  }
}
