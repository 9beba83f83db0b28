import { addCard } from '@commonboard/model'
import { expect, test } from 'vitest'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { TestClock } from '../support/clock.ts'
import { heldStorage } from '../support/heldStorage.ts'
import { answerId, ideasOf, openRound, WRITE } from '../support/rounds.ts'
import { type Device, planWithEverybody, startServer } from '../support/startServer.ts'
import { wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'
import { contentNow, makeVersion } from '../support/versions.ts'

/** Nobody has the plan open: two minutes later its zones are put away, whatever is still being done to it. */
async function allPutAway(clock: TestClock, who: Device): Promise<void> {
  await until('the zones are put away', async () => {
    clock.pass(70_000)
    return /^commonboard_rooms 0$/m.test((await who.ask('GET', '/metrics')).text)
  })
}

test('ideas of a reveal are in the plan, though its zone was put away while the answers were read', async () => {
  const clock = new TestClock()
  const { storage, hold, letGo } = heldStorage(new MemoryStorage())
  const server = await startServer({ storage, clock })
  const { plan, ana, chidi } = await planWithEverybody(server.url)
  const round = await openRound(ana, plan.planId, WRITE)
  await round.write(chidi, answerId(1), 'A garden by the river')
  const reached = hold('rounds.answersOf')
  const revealing = round.act(ana, 'reveal')
  await reached
  await allPutAway(clock, ana)
  letGo()
  await revealing
  const { status } = await round.act(ana, 'reveal')
  expect(status).toBe(200)
  expect((await ideasOf(ana, plan.planId)).map(({ text }) => text)).toEqual(['A garden by the river'])
})

test('a restore that is answered has happened, though the zone was put away while the version before it was kept', async () => {
  const clock = new TestClock()
  const { storage, hold, letGo } = heldStorage(new MemoryStorage())
  const server = await startServer({ storage, clock })
  const { plan, ana } = await planWithEverybody(server.url)
  await makeVersion(ana, plan.planId, 'Empty')
  const client = await wireClient(ana, plan.planId, 'plan')
  addCard(client.plan, { column: 'results', band: 'population' }, 'Every child reads by nine')
  await client.saved()
  client.close()
  const reached = hold('versions.addVersion')
  const restoring = ana.ask('POST', `/api/plans/${plan.planId}/versions/1/restore`)
  await reached
  await allPutAway(clock, ana)
  letGo()
  expect((await restoring).status).toBe(200)
  expect((await contentNow(ana, plan.planId)).cards.map(({ text }) => text)).not.toContain('Every child reads by nine')
})

test('what is decided about a plan while something long is done to it is not written over by the record of before', async () => {
  const clock = new TestClock()
  const kept = new MemoryStorage()
  const { storage, hold, letGo } = heldStorage(kept)
  const server = await startServer({ storage, clock })
  const { plan, ana, ben, joined } = await planWithEverybody(server.url)
  const path = `/api/plans/${plan.planId}`
  const client = await wireClient(ben, plan.planId, 'plan')
  addCard(client.plan, { column: 'results', band: 'population' }, 'Every child reads by nine')
  await client.saved()
  client.close()
  const reached = hold('versions.addVersion')
  const { participantId } = joined.ben.joined
  const undoing = ana.ask('POST', `${path}/undo`, { participantId, since: 0 })
  await reached
  await allPutAway(clock, ana)
  const freezing = ana.ask('PUT', `${path}/frozen`, { frozen: true })
  // Answered before, if anything would keep it from waiting for its turn.
  await ana.ask('GET', '/api/plans')
  letGo()
  expect([(await undoing).status, (await freezing).status]).toEqual([200, 200])
  await server.close()
  expect((await kept.readPlan(plan.planId))?.plan.frozen).toBe(true)
})
