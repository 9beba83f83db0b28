import { ANSWERS_KEPT_DAYS, randomId, type RoundQuestion } from '@commonboard/model'
import type { z } from 'zod'
import type { PlanFile } from '../access.ts'
import type { Clock } from '../clock.ts'
import { Refusal } from '../http/errors.ts'
import type { CastBallot, Mine, OpenRound, Round, WriteAnswer } from '../http/calls/rounds.ts'
import { LIMIT } from '../limits.ts'
import type { Rooms } from '../rooms.ts'
import type { AnswerRecord, RoundRecord } from '../storage/rounds.ts'
import type { ParticipantRecord, Storage } from '../storage/storage.ts'
import { Announcing } from './announcing.ts'
import { faultOf, isEmptyBallot, kept } from './answer.ts'
import { Reveals } from './reveal.ts'
import { type KeptAnswer, Sealing } from './sealing.ts'

const HOUR_MS = 3600_000
const DAY_MS = 24 * HOUR_MS

const ANSWER_ID = /^[A-Za-z0-9_-]{12}$/
const LIMITS = {
  ofGiver: LIMIT.answersPerPersonAndRoundMax,
  ofRound: LIMIT.answersPerRoundMax,
  ofPlan: LIMIT.answersPerPlanMax,
}

type Own = z.input<typeof Mine>['own'][number]
type Behalf = z.output<typeof WriteAnswer>['behalf']

/** The rounds of all plans: what is asked, and the answers, sealed until they are revealed. */
export class Rounds {
  private readonly sealing: Sealing
  private readonly announcing: Announcing
  private readonly reveals: Reveals
  private cancelTidying: (() => void) | undefined

  constructor(
    private readonly storage: Storage,
    private readonly access: { open(planId: string): Promise<PlanFile | undefined> },
    rooms: Rooms,
    private readonly clock: Clock,
    secret: Uint8Array,
    private readonly onError: (error: unknown, what: string) => void,
  ) {
    this.sealing = new Sealing(secret)
    this.announcing = new Announcing(storage, rooms, clock, onError)
    this.reveals = new Reveals(storage, rooms, clock, this.sealing)
  }

  async open(file: PlanFile, by: string, { asked, isNameless }: z.output<typeof OpenRound>): Promise<RoundRecord> {
    const round: RoundRecord = {
      id: randomId(12),
      planId: file.id,
      kind: asked.kind,
      state: 'open',
      asked: JSON.stringify(asked),
      isNameless: asked.kind !== 'write' || isNameless,
      openedBy: by,
      openedAt: this.clock.now(),
      closedAt: null,
      revealingAt: null,
      revealedAt: null,
      result: null,
      tally: { people: 0, answers: 0, byScribes: 0 },
    }
    if (!(await this.storage.rounds.addRound(round, LIMIT.roundsPerPlanMax))) throw new Refusal('noRoom')
    await this.announcing.now(file)
    return round
  }

  /** The latest first, as this person sees them. */
  async shown(file: PlanFile, person: ParticipantRecord): Promise<z.input<typeof Round>[]> {
    this.announcing.onceFor(file)
    const rounds = await this.storage.rounds.roundsOf(file.id)
    const giverIn = ({ id }: RoundRecord) => this.sealing.giver(file.id, id, person.id)
    const asked = rounds
      .filter(({ state }) => state !== 'revealed')
      .map((round) => ({ roundId: round.id, giver: giverIn(round) }))
    const mine = new Set(asked.length > 0 ? await this.storage.rounds.giversIn(file.id, asked) : [])
    return rounds.map((round) => shownTo(round, mine.has(giverIn(round))))
  }

  async one(file: PlanFile, roundId: string): Promise<RoundRecord> {
    const round = (await this.storage.rounds.roundsOf(file.id)).find(({ id }) => id === roundId)
    if (!round) throw new Refusal('notFound', 'There is no such round.')
    return round
  }

  async mine(file: PlanFile, person: ParticipantRecord, roundId: string): Promise<z.input<typeof Mine>> {
    const round = await this.one(file, roundId)
    if (round.state === 'revealed') return { own: [] }
    const who = this.sealing.who(file.id, roundId, person.id)
    const byGiver = new Map<string, Own>()
    for (const record of await this.storage.rounds.answersOf(file.id, roundId, who)) {
      const { behalf, written, ballot } = this.sealing.open(record, record.sealed)
      const nothing: Own = { behalf: behalf ?? null, answers: [], ballot: ballot ?? null }
      const own = byGiver.get(record.giver) ?? nothing
      if (written) own.answers.push({ answerId: record.id, ...written })
      byGiver.set(record.giver, own)
    }
    return { own: [...byGiver.values()] }
  }

  async write(
    file: PlanFile,
    person: ParticipantRecord,
    { roundId, answerId }: { roundId: string; answerId: string },
    { prompt, text, behalf }: z.output<typeof WriteAnswer>,
  ): Promise<void> {
    if (!ANSWER_ID.test(answerId)) throw new Refusal('badRequest', 'The id of an answer is 12 of A–Z a–z 0–9 _ -')
    const round = await this.one(file, roundId)
    const asked = askedIn(round)
    if (asked.kind !== 'write') throw new Refusal('badRequest', `The round is a ${asked.kind}.`)
    if (prompt >= asked.prompts.length) throw new Refusal('badRequest', 'prompt: there is no such prompt')
    const by = round.isNameless || behalf ? {} : { by: person.id }
    await this.save(file, person, round, { id: answerId, behalf, answer: { ...by, written: { prompt, text } } })
  }

  async cast(
    file: PlanFile,
    person: ParticipantRecord,
    roundId: string,
    { ballot, behalf }: z.output<typeof CastBallot>,
  ): Promise<void> {
    const round = await this.one(file, roundId)
    const fault = faultOf(askedIn(round), ballot)
    if (fault) throw new Refusal('badRequest', fault)
    const id = this.sealing.giver(file.id, roundId, person.id, behalf?.key)
    if (isEmptyBallot(ballot)) {
      const who = this.sealing.who(file.id, roundId, person.id)
      if (!(await this.storage.rounds.removeAnswer(file.id, roundId, who, id))) throw new Refusal('notOpen')
      this.announcing.soon(file)
      return
    }
    // Ratings are shown of all together only: of whom they are nobody needs to know.
    const roleGroup = ballot.kind === 'rate' ? {} : { roleGroup: behalf ? behalf.roleGroup : person.roleGroup }
    await this.save(file, person, round, { id, behalf, answer: { ...roleGroup, ballot: kept(ballot) } })
  }

  private async save(
    file: PlanFile,
    person: ParticipantRecord,
    round: RoundRecord,
    { id, behalf, answer }: { id: string; behalf: Behalf; answer: KeptAnswer },
  ): Promise<void> {
    const giver = this.sealing.giver(file.id, round.id, person.id, behalf?.key)
    const place = { planId: file.id, roundId: round.id, id, giver }
    const record: AnswerRecord = {
      ...place,
      who: this.sealing.who(file.id, round.id, person.id),
      byScribe: behalf !== undefined,
      sealed: this.sealing.seal(place, behalf ? { ...answer, behalf } : answer),
    }
    // In the same turn of the loop as the write: nothing comes in behind the erasing of a person.
    if (!file.rightsOf(person.id)) throw new Refusal('notFound')
    const saved = await this.storage.rounds.saveAnswer(record, LIMITS)
    if (saved === 'notOpen') throw new Refusal('notOpen')
    if (saved === 'notHis') throw new Refusal('notAllowed', 'This answer is somebody else’s.')
    if (saved === 'full') throw new Refusal('tooMany', 'There are as many answers as there can be.')
    this.announcing.soon(file)
  }

  async removeAnswer(file: PlanFile, person: ParticipantRecord, roundId: string, answerId: string): Promise<void> {
    await this.one(file, roundId)
    const who = this.sealing.who(file.id, roundId, person.id)
    if (!(await this.storage.rounds.removeAnswer(file.id, roundId, who, answerId))) throw new Refusal('notOpen')
    this.announcing.soon(file)
  }

  /** @param behalf whose answers a scribe erases; absent: the person's own */
  async eraseMine(file: PlanFile, person: ParticipantRecord, roundId: string, behalf?: string): Promise<void> {
    await this.one(file, roundId)
    const giver = this.sealing.giver(file.id, roundId, person.id, behalf)
    if (!(await this.storage.rounds.removeGiver(file.id, roundId, giver))) throw new Refusal('notOpen')
    this.announcing.soon(file)
  }

  /** Erases what a person has answered himself and nobody has revealed, in every round of the plan. */
  async forgetPerson(file: PlanFile, participantId: string): Promise<void> {
    const rounds = await this.storage.rounds.roundsOf(file.id)
    const givers = rounds
      .filter(({ state }) => state !== 'revealed')
      .map(({ id }) => ({ roundId: id, giver: this.sealing.giver(file.id, id, participantId) }))
    const answered = new Set(await this.storage.rounds.giversIn(file.id, givers))
    for (const { roundId, giver } of givers)
      if (answered.has(giver)) await this.storage.rounds.removeGiver(file.id, roundId, giver)
    await this.announcing.now(file)
  }

  async close(file: PlanFile, roundId: string): Promise<void> {
    await this.one(file, roundId)
    // One that is closed or revealed stays so: nothing to do.
    await this.storage.rounds.setRoundState(file.id, roundId, 'open', 'closed', this.clock.now())
    await this.announcing.now(file)
  }

  async reopen(file: PlanFile, roundId: string): Promise<void> {
    const { state, openedAt } = await this.one(file, roundId)
    if (state === 'open') return
    // Its answers would be erased as soon as they were given.
    const isOld = openedAt < this.clock.now() - ANSWERS_KEPT_DAYS.open * DAY_MS
    if (isOld || !(await this.storage.rounds.setRoundState(file.id, roundId, 'closed', 'open', null)))
      throw new Refusal('notOpen')
    await this.announcing.now(file)
  }

  async reveal(file: PlanFile, roundId: string): Promise<void> {
    await this.reveals.reveal(file, await this.one(file, roundId))
    await this.announcing.now(file)
  }

  async erase(file: PlanFile, roundId: string): Promise<void> {
    await this.one(file, roundId)
    await this.storage.rounds.removeRound(file.id, roundId)
    await this.announcing.now(file)
  }

  /** Ends reveals that a stop has cut off, and forgets answers that are too old; now and once an hour. */
  start(): void {
    this.cancelTidying = this.clock.after(HOUR_MS, () => this.start())
    this.tidy().catch((error: unknown) => this.onError(error, 'Rounds could not be tidied'))
  }

  private async tidy(): Promise<void> {
    for (const { planId, roundId } of await this.storage.rounds.revealsBegun()) {
      const file = await this.access.open(planId)
      await file
        ?.inTurn(() => this.reveal(file, roundId))
        .catch((error: unknown) => this.onError(error, 'A reveal could not be ended'))
    }
    const now = this.clock.now()
    const plans = await this.storage.rounds.forgetAnswers({
      now,
      closedBefore: now - ANSWERS_KEPT_DAYS.closed * DAY_MS,
      openedBefore: now - ANSWERS_KEPT_DAYS.open * DAY_MS,
    })
    for (const planId of plans) {
      const file = await this.access.open(planId)
      if (file) this.announcing.soon(file)
    }
  }

  stop(): void {
    this.cancelTidying?.()
    this.announcing.stop()
  }
}

const askedIn = ({ asked }: RoundRecord): RoundQuestion => JSON.parse(asked) as RoundQuestion

function shownTo(round: RoundRecord, hasMine: boolean): z.input<typeof Round> {
  const { id, asked, isNameless, state, openedAt, openedBy, closedAt, revealedAt, result, tally, kind } = round
  return {
    roundId: id,
    asked: JSON.parse(asked) as z.input<typeof Round>['asked'],
    isNameless,
    state,
    openedAt,
    openedBy,
    closedAt,
    revealedAt,
    answered: tally.people,
    answers: kind === 'write' ? tally.answers : 0,
    byScribes: tally.byScribes,
    hasMine,
    result: result === null ? null : (JSON.parse(result) as z.input<typeof Round>['result']),
  }
}
