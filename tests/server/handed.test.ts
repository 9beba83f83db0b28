import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { TestClock } from '../support/clock.ts'
import { type Device, planWithEverybody, startServer, temporaryFolder } from '../support/startServer.ts'
import { tryToOpen, wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

const WORDS = 'New in Principles: Families decide with us'

const hand = (device: Device, planId: string, text: unknown = WORDS) =>
  device.ask('POST', `/api/plans/${planId}/handed`, { text })

const handedTo = async (device: Device, planId: string) => {
  const { status, body } = await device.ask('GET', `/api/plans/${planId}/handed`)
  return { status, handed: body.handed as { handedId: string; name: string; role: string; at: number; text: string }[] }
}

test('words handed over reach the facilitators with who and when, at once, and go when they are put away', async () => {
  const clock = new TestClock()
  const { url } = await startServer({ clock })
  const { plan, ana, ben, dolores } = await planWithEverybody(url)
  const open = await wireClient(ana, plan.planId)
  const others = await wireClient(ben, plan.planId)
  await open.saved()
  await others.saved()
  const answer = await hand(dolores, plan.planId, `  ${WORDS}\n`)
  expect(answer.status).toBe(201)
  await until('the facilitator hears of it', () => open.notices.some(({ code }) => code === 6))
  expect((await handedTo(ana, plan.planId)).handed).toEqual([
    {
      handedId: answer.body.handedId,
      participantId: expect.any(String),
      name: 'Dolores',
      role: 'viewer',
      at: clock.now(),
      text: WORDS,
    },
  ])
  await ana.ask('DELETE', `/api/plans/${plan.planId}/handed/${String(answer.body.handedId)}`)
  expect((await handedTo(ana, plan.planId)).handed).toEqual([])
  await until('and of its going', () => open.notices.filter(({ code }) => code === 6).length === 2)
  await others.saved()
  expect(others.notices).toEqual([])
})

test('only facilitators read them, and only who is in the plan hands any over', async () => {
  const { url } = await startServer()
  const { plan, ana, ben, joined } = await planWithEverybody(url)
  const { body } = await hand(ben, plan.planId)
  const one = `/api/plans/${plan.planId}/handed/${String(body.handedId)}`
  expect((await handedTo(ben, plan.planId)).status).toBe(403)
  expect((await ben.ask('DELETE', one)).status).toBe(403)
  await ana.ask('DELETE', `/api/plans/${plan.planId}/people/${joined.ben.joined.participantId}`)
  expect((await hand(ben, plan.planId)).status).toBe(404)
  expect((await handedTo(ben, plan.planId)).status).toBe(404)
  // What was handed over before stays: it was given.
  expect((await handedTo(ana, plan.planId)).handed.map(({ name, text }) => [name, text])).toEqual([['Ben', WORDS]])
})

test('too much at once, too often, or nothing at all is not taken', async () => {
  const clock = new TestClock()
  const { url } = await startServer({ clock })
  const { plan, ana, ben, chidi } = await planWithEverybody(url)
  for (const wrong of ['', '   ', 5, 'x'.repeat(20_001)])
    expect((await hand(ben, plan.planId, wrong)).body.error?.code).toBe('badRequest')
  expect((await hand(ben, plan.planId, 'ñ'.repeat(20_000))).status).toBe(201)
  for (let i = 0; i < 9; i++) expect((await hand(ben, plan.planId)).status).toBe(201)
  expect((await hand(ben, plan.planId)).body.error?.code).toBe('tooMany')
  // Nobody else is held up by one in haste, and a while later he may again.
  expect((await hand(chidi, plan.planId)).status).toBe(201)
  clock.pass(10 * 60_000)
  expect((await hand(ben, plan.planId)).status).toBe(201)
  expect((await handedTo(ana, plan.planId)).handed).toHaveLength(12)
})

test('they survive a restart, and are erased with the plan', async () => {
  const dataDir = temporaryFolder()
  const first = await startServer({ dataDir })
  const { plan, ana, ben } = await planWithEverybody(first.url)
  await hand(ben, plan.planId)
  await first.close()
  const second = await startServer({ dataDir })
  const again = Object.assign(ana, { url: second.url })
  expect((await handedTo(again, plan.planId)).handed.map(({ text }) => text)).toEqual([WORDS])
  await again.ask('DELETE', `/api/plans/${plan.planId}`)
  await second.close()
  const file = new DatabaseSync(join(dataDir, 'commonboard.db'))
  expect(file.prepare('SELECT * FROM handed').all()).toEqual([])
  file.close()
})

test('a zone that was begun anew says so, and lets in no copy of before', async () => {
  const dataDir = temporaryFolder()
  const first = await startServer({ dataDir })
  const { plan, ana } = await planWithEverybody(first.url)
  const epochs = async () => (await ana.ask('GET', `/api/plans/${plan.planId}`)).body.epochs
  expect(await epochs()).toEqual({ plan: 0, sketch: 0, talk: 0, session: 0 })
  await first.close()
  const file = new DatabaseSync(join(dataDir, 'commonboard.db'))
  file.prepare('INSERT INTO epochs (planId, zone, epoch) VALUES (?, ?, ?)').run(plan.planId, 'plan', 1)
  file.close()
  const second = await startServer({ dataDir })
  Object.assign(ana, { url: second.url })
  expect(await epochs()).toEqual({ plan: 1, sketch: 0, talk: 0, session: 0 })
  expect(await tryToOpen(ana, `/sync/${plan.planId}/plan?epoch=0`)).toEqual({ status: 404 })
  await (await wireClient(ana, plan.planId, 'plan', { query: '?epoch=1' })).saved()
  await (await wireClient(ana, plan.planId, 'session', { query: '?epoch=0' })).saved()
  await (await wireClient(ana, plan.planId)).saved()
})
