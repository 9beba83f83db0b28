import { describe, expect, test } from 'vitest'
import { firstContent, makePlan } from '../../apps/sync-server/src/http/newPlan.ts'
import type { AnswerRecord, RoundRecord } from '../../apps/sync-server/src/storage/rounds.ts'
import type { Storage } from '../../apps/sync-server/src/storage/storage.ts'

const ROUND = 'round-1'
const ROOMY = { ofGiver: 9, ofRound: 9, ofPlan: 9 }

const roundOf = (planId: string, id = ROUND, openedAt = 6): RoundRecord => ({
  id,
  planId,
  kind: 'write',
  state: 'open',
  asked: '{"kind":"write"}',
  isNameless: true,
  openedBy: 'ana',
  openedAt,
  closedAt: null,
  revealingAt: null,
  revealedAt: null,
  result: null,
  tally: { people: 0, answers: 0, byScribes: 0 },
})

/** What every engine owes to rounds. @param open a new, empty storage */
export function roundContract(name: string, open: () => Promise<Storage>): void {
  async function withRound() {
    const storage = await open()
    const made = makePlan({ title: 'Riverbend', place: '', language: 'en' }, 'blank', 5)
    const planId = made.plan.id
    await storage.createPlan({ plan: made.plan, links: [], content: firstContent(made, 5) })
    expect(await storage.rounds.addRound(roundOf(planId), 9)).toBe(true)
    const answer = (id: string, who: string, more: Partial<AnswerRecord> = {}): AnswerRecord => {
      return { id, planId, roundId: ROUND, who, giver: who, byScribe: false, sealed: Uint8Array.of(1, 2, 3), ...more }
    }
    const { rounds } = storage
    const one = async () => (await rounds.roundsOf(planId)).find(({ id }) => id === ROUND)
    return { storage, rounds, planId, answer, one }
  }

  describe(`${name}, of rounds,`, () => {
    test('keeps them as they were opened, the latest first, so many of a plan', async () => {
      const { storage, rounds, planId } = await withRound()
      const later = roundOf(planId, 'round-2', 7)
      expect(await rounds.addRound(later, 2)).toBe(true)
      expect(await rounds.addRound(roundOf(planId, 'round-3', 8), 2)).toBe(false)
      expect(await rounds.addRound(roundOf('no such plan', 'round-4'), 2)).toBe(false)
      expect(await rounds.roundsOf(planId)).toEqual([later, roundOf(planId)])
      await rounds.removeRound(planId, 'round-2')
      expect(await rounds.roundsOf(planId)).toEqual([roundOf(planId)])
      await storage.close()
    })

    test('takes answers while a round is open, each from its own hand only, so many of each and of all', async () => {
      const { storage, rounds, planId, answer, one } = await withRound()
      const save = (record: AnswerRecord, limits = ROOMY) => rounds.saveAnswer(record, limits)
      expect(await save(answer('a1', 'ana'))).toBe('saved')
      expect(await save(answer('a1', 'ana', { sealed: Uint8Array.of(9) }))).toBe('saved')
      expect(await save(answer('a1', 'ben'))).toBe('notHis')
      expect(await save(answer('a2', 'ana'), { ...ROOMY, ofGiver: 1 })).toBe('full')
      expect(await save(answer('a2', 'ben'), { ...ROOMY, ofRound: 1 })).toBe('full')
      expect(await save(answer('a2', 'ben'), { ...ROOMY, ofPlan: 1 })).toBe('full')
      expect(await save(answer('a1', 'ana'), { ofGiver: 1, ofRound: 1, ofPlan: 1 })).toBe('saved')
      expect(await save(answer('a2', 'ben', { giver: 'slip 1', byScribe: true }))).toBe('saved')
      expect(await save(answer('a3', 'ben', { giver: 'slip 1', byScribe: true }))).toBe('saved')
      expect((await one())?.tally).toEqual({ people: 2, answers: 3, byScribes: 1 })
      expect(await rounds.answersOf(planId, ROUND, 'ana')).toEqual([answer('a1', 'ana')])
      expect((await rounds.answersOf(planId, ROUND)).map(({ id }) => id)).toEqual(['a1', 'a2', 'a3'])
      const givers = ['ana', 'ben', 'slip 1'].map((giver) => ({ roundId: ROUND, giver }))
      expect(await rounds.giversIn(planId, givers)).toEqual(['ana', 'slip 1'])

      expect(await rounds.removeAnswer(planId, ROUND, 'ana', 'a3')).toBe(true)
      expect(await rounds.removeAnswer(planId, ROUND, 'ben', 'a3')).toBe(true)
      expect((await rounds.answersOf(planId, ROUND)).map(({ id }) => id)).toEqual(['a1', 'a2'])
      expect(await rounds.setRoundState(planId, ROUND, 'open', 'closed', 8)).toBe(true)
      expect(await rounds.setRoundState(planId, ROUND, 'open', 'closed', 9)).toBe(false)
      expect(await one()).toMatchObject({ state: 'closed', closedAt: 8 })
      expect(await save(answer('a4', 'ana'))).toBe('notOpen')
      expect(await rounds.removeAnswer(planId, ROUND, 'ana', 'a1')).toBe(false)
      expect(await rounds.removeGiver(planId, ROUND, 'slip 1')).toBe(true)
      expect((await rounds.answersOf(planId, ROUND)).map(({ id }) => id)).toEqual(['a1'])
      await storage.close()
    })

    test('lets nobody in once a reveal has begun, and ends it once, with the answers gone', async () => {
      const { storage, rounds, planId, answer, one } = await withRound()
      await rounds.saveAnswer(answer('a1', 'ana'), ROOMY)
      await rounds.finishReveal(planId, ROUND, 'nothing has begun', 8)
      expect(await one()).toMatchObject({ state: 'open', result: null })
      expect(await rounds.beginReveal(planId, ROUND, 8)).toBe(true)
      expect(await rounds.beginReveal(planId, ROUND, 9)).toBe(true)
      expect(await one()).toMatchObject({ state: 'closed', closedAt: 8, revealingAt: 8 })
      expect(await rounds.revealsBegun()).toEqual([{ planId, roundId: ROUND }])
      expect(await rounds.saveAnswer(answer('a2', 'ben'), ROOMY)).toBe('notOpen')
      expect(await rounds.removeGiver(planId, ROUND, 'ana')).toBe(false)
      expect(await rounds.setRoundState(planId, ROUND, 'closed', 'open', null)).toBe(false)
      expect(await rounds.forgetAnswers({ now: 99, closedBefore: 99, openedBefore: 99 })).toEqual([])
      await rounds.cancelReveal(planId, ROUND)
      expect(await rounds.setRoundState(planId, ROUND, 'closed', 'open', null)).toBe(true)

      await rounds.beginReveal(planId, ROUND, 10)
      await rounds.finishReveal(planId, ROUND, 'released', 11)
      await rounds.finishReveal(planId, ROUND, 'another', 12)
      expect(await rounds.beginReveal(planId, ROUND, 13)).toBe(false)
      const tally = { people: 1, answers: 1, byScribes: 0 }
      expect(await one()).toMatchObject({ state: 'revealed', result: 'released', revealedAt: 11, tally })
      expect(await rounds.answersOf(planId, ROUND)).toEqual([])
      expect(await rounds.revealsBegun()).toEqual([])
      await storage.close()
    })

    test('forgets answers that are too old, closes what was open, and keeps what was revealed', async () => {
      const { storage, rounds, planId, answer, one } = await withRound()
      await rounds.saveAnswer(answer('a1', 'ana'), ROOMY)
      expect(await rounds.forgetAnswers({ now: 20, closedBefore: 20, openedBefore: 6 })).toEqual([])
      expect(await rounds.forgetAnswers({ now: 20, closedBefore: 0, openedBefore: 7 })).toEqual([planId])
      expect(await one()).toMatchObject({ state: 'closed', closedAt: 20, tally: { answers: 0 } })
      expect(await rounds.forgetAnswers({ now: 99, closedBefore: 99, openedBefore: 99 })).toEqual([])
      await rounds.setRoundState(planId, ROUND, 'closed', 'open', null)
      await rounds.saveAnswer(answer('a1', 'ana'), ROOMY)
      await rounds.setRoundState(planId, ROUND, 'open', 'closed', 30)
      expect(await rounds.forgetAnswers({ now: 40, closedBefore: 30, openedBefore: 0 })).toEqual([])
      expect(await rounds.forgetAnswers({ now: 40, closedBefore: 31, openedBefore: 0 })).toEqual([planId])
      expect(await rounds.answersOf(planId, ROUND)).toEqual([])
      await storage.close()
    })
  })
}
