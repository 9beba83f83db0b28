import { addCard } from '@commonboard/model'
import { expect, test } from 'vitest'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { answerId, openRound, WRITE } from '../support/rounds.ts'
import { Device, planWithEverybody, startServer } from '../support/startServer.ts'
import { wireClient } from '../support/stockClient.ts'
import { makeVersion } from '../support/versions.ts'

/** A plan as an older program has left it: nobody has opened it since, and opening it notes its new schema first. */
async function leftByAnOlderProgram() {
  const storage = new MemoryStorage()
  const first = await startServer({ storage })
  const { plan, ana, ben, joined } = await planWithEverybody(first.url)
  await makeVersion(ana, plan.planId, 'Agreed')
  const round = await openRound(ana, plan.planId, WRITE)
  await round.write(ben, answerId(1), 'A garden')
  const client = await wireClient(ben, plan.planId, 'plan')
  addCard(client.plan, { column: 'results', band: 'population' }, 'Every child reads by nine')
  await client.saved()
  await first.close()
  const kept = await storage.readPlan(plan.planId)
  if (!kept) throw new Error('There is no plan')
  await storage.savePlan({ ...kept.plan, schemaVersion: 0 })
  const { url } = await startServer({ storage })
  const back = Object.assign(new Device(url, 'Ana'), { cookie: ana.cookie })
  return {
    ana: back,
    path: `/api/plans/${plan.planId}`,
    roundId: round.roundId,
    benId: joined.ben.joined.participantId,
  }
}

test.each([
  ['restores a version', () => ['POST', '/versions/1/restore']],
  ['keeps a version', () => ['POST', '/versions', { name: 'Now' }]],
  ['renames it', () => ['PATCH', '', { title: 'Riverbend Schools' }]],
  ['reveals a round', ({ roundId }) => ['POST', `/rounds/${roundId}/reveal`]],
  ['takes somebody’s work back', ({ benId }) => ['POST', '/undo', { participantId: benId, since: 0 }]],
] as [string, (of: { roundId: string; benId: string }) => [string, string, unknown?]][])(
  'a plan of an older program is opened by whoever first %s, and goes on working',
  async (_, call) => {
    const { ana, path, ...ids } = await leftByAnOlderProgram()
    const [method, what, body] = call(ids)
    expect((await ana.ask(method, path + what, body)).status).toBeLessThan(300)
    expect((await ana.ask('PUT', `${path}/frozen`, { frozen: true })).status).toBe(200)
  },
)
