import { randomInt } from 'node:crypto'
import { addIdeas, type NewIdea, openPlan, type RoundQuestion } from '@commonboard/model'
import type { PlanFile } from '../access.ts'
import type { Clock } from '../clock.ts'
import { Refusal } from '../http/errors.ts'
import type { Rooms } from '../rooms.ts'
import type { RoundRecord } from '../storage/rounds.ts'
import type { Storage } from '../storage/storage.ts'
import type { RoundResult } from './answer.ts'
import { release } from './release.ts'
import type { KeptAnswer, Sealing } from './sealing.ts'

/**
 * The reveal: what the rules release is kept, written answers become ideas, the answers are destroyed. For people one
 * step; in it each write is durable before the next:
 *
 * 1. *begun*: the round is closed, and from here on nobody adds, changes or erases an answer;
 * 2. the ideas stand in the plan, in one transaction;
 * 3. *ended*: the result is kept and the answers are gone, in one commit.
 *
 * A stop before 1 changes nothing. After it the reveal is done again, by the next start or by whoever asks for it: the
 * answers are still the same, and so are the ids of the ideas, so that those already in the plan are not added twice.
 */
export class Reveals {
  constructor(
    private readonly storage: Storage,
    private readonly rooms: Rooms,
    private readonly clock: Clock,
    private readonly sealing: Sealing,
  ) {}

  /**
   * Nothing happens the second time. Within the plan's turn.
   * @throws CannotLoad if ideas should go into a plan that cannot be opened; then nothing has happened
   */
  async reveal(file: PlanFile, round: RoundRecord): Promise<void> {
    const { planId, id: roundId } = round
    const asked = JSON.parse(round.asked) as RoundQuestion
    if (asked.kind === 'write') await this.rooms.room(file, 'plan')
    const now = this.clock.now()
    if (!(await this.storage.rounds.beginReveal(planId, roundId, now))) return
    const answers = await this.opened(planId, roundId)
    if (asked.kind !== 'write') {
      const casts = answers.flatMap(({ ballot, roleGroup = null, scribe }) =>
        ballot ? [{ ballot, group: roleGroup, ...(scribe ? { scribe } : {}) }] : [],
      )
      await this.finish(planId, roundId, release(asked, casts, shuffled), now)
      return
    }
    const ideas = shuffled(answers).flatMap(({ id, by, written }): NewIdea[] =>
      written ? [{ id: this.sealing.ideaId(planId, roundId, id), ...written, ...(by ? { by } : {}) }] : [],
    )
    const revealed = { roundId, prompts: asked.prompts, revealedAt: now }
    await this.rooms.write(file, 'plan', (doc) => addIdeas(openPlan({ plan: doc }), revealed, ideas))
    const people = new Set(answers.map(({ giver }) => giver)).size
    await this.finish(planId, roundId, { kind: 'write', people, ideas: ideas.length }, now)
  }

  private finish(planId: string, roundId: string, result: RoundResult, at: number): Promise<void> {
    return this.storage.rounds.finishReveal(planId, roundId, JSON.stringify(result), at)
  }

  private async opened(planId: string, roundId: string): Promise<OpenedAnswer[]> {
    const records = await this.storage.rounds.answersOf(planId, roundId)
    try {
      return records.map((record) => ({
        ...this.sealing.open(record, record.sealed),
        id: record.id,
        giver: record.giver,
        ...(record.byScribe ? { scribe: record.who } : {}),
      }))
    } catch {
      // Not one is left out in silence: with the secret of before all of them can be revealed.
      await this.storage.rounds.cancelReveal(planId, roundId)
      throw new Refusal('cannotLoad', 'The answers were sealed with another secret, or are damaged. Nothing was shown.')
    }
  }
}

interface OpenedAnswer extends KeptAnswer {
  readonly id: string
  readonly giver: string
  /** Whose hand it is, if another's than the giver's. */
  readonly scribe?: string
}

/** In an order that nobody can foresee. */
function shuffled<T>(list: readonly T[]): T[] {
  const mixed = [...list]
  for (let index = mixed.length - 1; index > 0; index--) {
    const other = randomInt(index + 1)
    const [a, b] = [mixed[index] as T, mixed[other] as T]
    mixed[index] = b
    mixed[other] = a
  }
  return mixed
}
