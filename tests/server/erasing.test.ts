import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { heldStorage } from '../support/heldStorage.ts'
import { Device, planWithEverybody, startServer, temporaryFolder, tokenIn } from '../support/startServer.ts'
import { wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

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

test('what an erased person said in the talk is nobody else’s, and can still be taken back as his', async () => {
  const { url } = await startServer({ dataDir: temporaryFolder() })
  const { plan, ana, chidi, joined } = await planWithEverybody(url)
  const path = `/api/plans/${plan.planId}`
  const dan = new Device(url, 'Dan')
  await dan.join(plan.links.contributor)
  const participantId = joined.chidi.joined.participantId
  const chidis = await wireClient(chidi, plan.planId, 'talk')
  const comment = () =>
    new Y.Map<unknown>([
      ['by', participantId],
      ['at', 1],
      ['about', ['board', 'vision']],
      ['text', new Y.Text('Buses')],
    ])
  chidis.doc.getMap('comments').set('chidis-words', comment())
  await chidis.saved()
  expect((await ana.ask('POST', `${path}/people/${participantId}/erase`)).status).toBe(200)
  await until('Chidi is out', () => chidis.closeCode === 4401)

  const dans = await wireClient(dan, plan.planId, 'talk')
  expect(dans.doc.getMap('comments').size).toBe(1)
  ;(dans.doc.getMap('comments').get('chidis-words') as Y.Map<Y.Text>).get('text')?.insert(0, 'No ')
  await until('Dan is refused', () => dans.closeCode === 4403)
  const anas = await wireClient(ana, plan.planId, 'talk')
  const text = () => (anas.doc.getMap('comments').get('chidis-words') as Y.Map<Y.Text> | undefined)?.get('text')
  expect(String(text())).toBe('Buses')
  const undone = await ana.ask('POST', `${path}/undo`, { participantId, since: 0 })
  expect([undone.status, Number(undone.body['talk']) > 0]).toEqual([200, true])
  await until('his words are gone', () => !text()?.toString())
})

test('an erased person is gone from the screens of others, from all tabs, and from a public version he signed', async () => {
  const { url } = await startServer({ dataDir: temporaryFolder() })
  const { plan, ana, ben, joined } = await planWithEverybody(url)
  const path = `/api/plans/${plan.planId}`
  const { participantId } = joined.ben.joined
  await ana.ask('POST', `${path}/versions`, { name: 'Agreed' })
  const signing = { organization: 'Riverbend High', person: 'Benjamin Bell', statement: 'agree' }
  const signed = await ben.ask('POST', `${path}/versions/1/sign-ons`, signing)
  await ana.ask('POST', `${path}/versions/1/sign-ons/${String(signed.body['signOnId'])}/confirm`)
  const link = String((await ana.ask('PUT', `${path}/versions/1/public`)).body['url'])
  const anas = await wireClient(ana, plan.planId, 'session')
  const tabs = [await wireClient(ben, plan.planId, 'session'), await wireClient(ben, plan.planId, 'session')]
  const names = () => [...anas.presence.values()].map(({ state }) => state?.['name'])
  for (const tab of tabs) tab.sendPresence(tab.doc.clientID, 1, { board: 'logicModel' })
  await until('Ben is seen', () => names().filter((name) => name === 'Ben').length === 2)
  await ana.ask('PUT', `${path}/frozen`, { frozen: true })
  expect((await ana.ask('POST', `${path}/people/${participantId}/erase`)).status).toBe(200)
  await until('both tabs are closed', () => tabs.every(({ closeCode }) => closeCode === 4401))
  await until('nobody sees Ben', () => !names().includes('Ben'))
  const late = await wireClient(ana, plan.planId, 'session')
  expect([...late.presence.values()].map(({ state }) => state?.['name'])).not.toContain('Ben')
  const shown = await new Device(url, '').ask('POST', '/api/public/version', { token: tokenIn(link) })
  expect(shown.text).toContain('Riverbend High')
  expect(shown.text).not.toContain('Benjamin')
})

test.each(['memory', 'sqlite'])('who was blocked and then erased stays out, without a name (%s)', async (engine) => {
  const { url } = await startServer(engine === 'sqlite' ? { dataDir: temporaryFolder() } : {})
  const { plan, ana, ben, joined } = await planWithEverybody(url)
  const path = `/api/plans/${plan.planId}/people/${joined.ben.joined.participantId}`
  await ana.ask('PUT', `${path}/block`)
  await ana.ask('POST', `${path}/erase`)
  expect((await ben.ask('GET', '/api/me')).body).toMatchObject({ name: '', roleGroup: null })
  for (const link of [plan.links.editor, plan.links.viewer])
    expect((await ben.ask('POST', '/api/join', { token: tokenIn(link) })).body.error?.code).toBe('blocked')
  await ana.ask('DELETE', `${path}/block`)
  expect((await ben.ask('POST', '/api/join', { token: tokenIn(plan.links.viewer) })).status).toBe(200)
})
