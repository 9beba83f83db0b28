import { addCard, readPlan } from '@commonboard/model'
import { expect, test } from 'vitest'
import { Device, startServer, temporaryFolder } from '../support/startServer.ts'
import { stockClient, wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

test('the stock provider carries a card from Ana to Ben', async () => {
  const server = await startServer({ dataDir: temporaryFolder() })
  const ana = new Device(server.url, 'Ana')
  const { planId, links } = await ana.createPlan()
  const ben = new Device(server.url, 'Ben')
  await ben.join(links.editor)

  const anas = stockClient(ana, planId, 'plan')
  const bens = stockClient(ben, planId, 'plan')
  await until('both are synced', () => anas.provider.synced && bens.provider.synced)

  addCard(anas.plan, { column: 'results', band: 'population' }, 'Every child reads by nine')
  await until('Ben sees it', () => readPlan(bens.plan).cards.some(({ text }) => text === 'Every child reads by nine'))
})

test('what was saved before everybody left is there for who comes next', async () => {
  const server = await startServer({ dataDir: temporaryFolder() })
  const ana = new Device(server.url, 'Ana')
  const { planId } = await ana.createPlan('Riverbend', 'example')
  const first = await wireClient(ana, planId)
  addCard(first.plan, { column: 'impact', band: '' }, 'Families feel at home')
  await first.saved()
  first.close()
  await first.closed()
  const again = await wireClient(ana, planId)
  expect(readPlan(again.plan)).toEqual(readPlan(first.plan))
})

test('stock providers see each other’s presence, and its end', async () => {
  const server = await startServer({ dataDir: temporaryFolder() })
  const ana = new Device(server.url, 'Ana')
  const { planId, links } = await ana.createPlan()
  const ben = new Device(server.url, 'Ben')
  await ben.join(links.viewer)
  const anas = stockClient(ana, planId, 'session').provider
  const bens = stockClient(ben, planId, 'session').provider
  anas.awareness.setLocalState({ face: 'canvas', name: 'Somebody else' })
  const seen = await until('Ben sees Ana', () => bens.awareness.getStates().get(anas.doc.clientID))
  expect(seen).toMatchObject({ face: 'canvas', name: 'Ana', role: 'facilitator', color: 0 })
  anas.destroy()
  await until('Ana is gone', () => !bens.awareness.getStates().has(anas.doc.clientID))
})
