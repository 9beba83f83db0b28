import { expect, test } from 'vitest'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { heldStorage } from '../support/heldStorage.ts'
import { Device, planWithEverybody, startServer } from '../support/startServer.ts'

test('somebody of a plan without any facilitator can still be erased', async () => {
  const { url } = await startServer()
  const { plan, ana, chidi, dolores, joined } = await planWithEverybody(url)
  await ana.ask('POST', '/api/leave')
  const me = joined.chidi.joined.participantId
  expect((await chidi.ask('POST', `/api/plans/${plan.planId}/people/${me}/erase`)).status).toBe(200)
  expect((await dolores.ask('GET', `/api/plans/${plan.planId}`)).text).not.toContain('Chidi')
})

test('a name that is erased while its device is leaving does not come back', async () => {
  const { storage, hold, letGo } = heldStorage(new MemoryStorage())
  const { url } = await startServer({ storage })
  const { plan, ana, ben, joined } = await planWithEverybody(url)
  const path = `/api/plans/${plan.planId}`
  const id = joined.ben.joined.participantId
  const reached = hold('removeDevice')
  const leaving = ben.ask('POST', '/api/leave')
  await reached
  expect((await ana.ask('POST', `${path}/people/${id}/erase`)).status).toBe(200)
  letGo()
  expect((await leaving).status).toBe(200)
  const kept = await storage.readPlan(plan.planId)
  expect(kept?.participants.find((person) => person.id === id)).toMatchObject({ name: '', isOut: true })
  expect((await ana.ask('GET', `${path}/audit`)).text).not.toContain('Ben')
})

test('who is blocked while his device is leaving stays out', async () => {
  const { storage, hold, letGo } = heldStorage(new MemoryStorage())
  const { url } = await startServer({ storage })
  const { plan, ana, ben, joined } = await planWithEverybody(url)
  const id = joined.ben.joined.participantId
  const reached = hold('removeDevice')
  const leaving = ben.ask('POST', '/api/leave')
  await reached
  expect((await ana.ask('PUT', `/api/plans/${plan.planId}/people/${id}/block`)).status).toBe(200)
  letGo()
  await leaving
  const kept = await storage.readPlan(plan.planId)
  expect(kept?.participants.find((person) => person.id === id)?.isOut).toBe(true)
})

test('a person who was blocked can be erased, and letting in brings nobody back', async () => {
  const { url } = await startServer()
  const { plan, ana, ben, joined } = await planWithEverybody(url)
  const path = `/api/plans/${plan.planId}`
  const id = joined.ben.joined.participantId
  const signed = { organization: 'Riverbend High', person: 'Benjamin Bell', statement: 'agree' }
  await ana.ask('POST', `${path}/versions`, { name: 'Agreed' })
  expect((await ben.ask('POST', `${path}/versions/1/sign-ons`, signed)).status).toBe(201)
  await ana.ask('PUT', `${path}/people/${id}/block`)
  expect((await ana.ask('POST', `${path}/people/${id}/erase`)).status).toBe(200)
  expect((await ana.ask('DELETE', `${path}/people/${id}/block`)).status).toBe(200)
  expect((await ben.ask('GET', path)).status).toBe(404)
  for (const call of ['', '/blocked', '/audit', '/versions/1/sign-ons', '/activity'])
    expect((await ana.ask('GET', `${path}${call}`)).text, call).not.toMatch(/Ben\b|Benjamin/)
})

test('who was erased and comes by a link again is somebody new, whose device has a cookie that works', async () => {
  const { url } = await startServer()
  const { plan, ana, ben, joined } = await planWithEverybody(url)
  const path = `/api/plans/${plan.planId}`
  const id = joined.ben.joined.participantId
  await ana.ask('POST', `${path}/people/${id}/erase`)
  const again = await ben.join(plan.links.viewer)
  expect(again.participantId).not.toBe(id)
  expect((await ben.ask('GET', path)).body['role']).toBe('viewer')
})

test('an erasing asked for twice at once, or by somebody of another plan, does no harm', async () => {
  const { url } = await startServer()
  const { plan, ana, ben, joined } = await planWithEverybody(url)
  const path = `/api/plans/${plan.planId}/people/${joined.ben.joined.participantId}/erase`
  const stranger = new Device(url, 'Sam')
  await stranger.createPlan('Hilltop')
  expect((await stranger.ask('POST', path)).status).toBe(404)
  const all = await Promise.all([ana.ask('POST', path), ana.ask('POST', path), ben.ask('POST', path)])
  expect(all.map(({ status }) => status).filter((status) => ![200, 404].includes(status))).toEqual([])
  expect((await ana.ask('GET', `/api/plans/${plan.planId}`)).text).not.toContain('"Ben"')
})
