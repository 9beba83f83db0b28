import { addCard, readPlan } from '@commonboard/model'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { planWithEverybody, startServer } from '../support/startServer.ts'
import { type WireClient, wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

const KIB = 1024
const zoneSizes = { largeBytes: 20 * KIB, editorsOnlyBytes: 40 * KIB, maxBytes: 60 * KIB }
const SIZE = 7

const told = (client: WireClient) => client.notices.filter(({ code }) => code === SIZE).map(({ text }) => text)

/** Adds text until the zone says this of itself. */
async function growTo(size: string, client: WireClient): Promise<void> {
  const line = client.doc.getText('function.CE.line')
  while (!told(client).includes(size)) {
    if (!client.isOpen) throw new Error('The writer was put out')
    line.insert(0, 'x'.repeat(2 * KIB))
    await client.saved()
  }
}

test('people are told when a plan grows large; when it is full nothing can be added, and all of it can be read', async () => {
  const server = await startServer({ zoneSizes })
  const { plan, ana, ben } = await planWithEverybody(server.url)
  const client = await wireClient(ana, plan.planId)
  const reader = await wireClient(ben, plan.planId)
  await client.saved()
  await reader.saved()
  await growTo('large', client)
  await until('Ben is told', () => told(reader).includes('large'))
  // Who comes later hears of it as well.
  const late = await wireClient(ben, plan.planId)
  await late.saved()
  expect(told(late)).toEqual(['large'])
  await growTo('full', client)
  expect(told(client)).toEqual(['large', 'editorsOnly', 'full'])

  const before = Y.encodeStateVector(reader.doc)
  addCard(reader.plan, { column: 'impact', band: '' }, 'one too many')
  const barrier = reader.barrier()
  expect(await reader.closed()).toBe(4403)
  expect(reader.notices.at(-1)).toEqual({ code: 3, text: 'full' })
  expect(reader.isAcknowledged(barrier)).toBe(false)
  const next = await wireClient(ben, plan.planId)
  expect(Y.encodeStateVector(next.doc)).toEqual(before)
  expect((await ben.ask('GET', `/api/plans/${plan.planId}/content`)).status).toBe(200)
  const backup = await ben.ask('GET', `/api/plans/${plan.planId}/export/plan.json`)
  expect(backup.status).toBe(200)

  // Deleting is taken, and a smaller plan can be written in again.
  const line = next.doc.getText('function.CE.line')
  line.delete(0, line.length)
  await next.saved()
})

test('a plan that was full and has become smaller can be written in again', async () => {
  const server = await startServer({ zoneSizes, compaction: { rows: 5, historyDays: 0 } })
  const { plan, ana } = await planWithEverybody(server.url)
  const client = await wireClient(ana, plan.planId)
  await client.saved()
  await growTo('full', client)
  const line = client.doc.getText('function.CE.line')
  // One after the other: kept together they are one row, and so few are not merged.
  for (let left = 12; left > 0; left--) {
    line.delete(0, Math.ceil(line.length / left))
    await client.saved()
  }
  await until('some of it has been merged', () => told(client).at(-1) !== 'full')
  await until('people are told', async () => {
    // What is deleted takes no more space once it has been merged.
    line.insert(0, 'x')
    await client.saved()
    return told(client).at(-1) === 'fine'
  })
  addCard(client.plan, { column: 'impact', band: '' }, 'there is space again')
  await client.saved()
  const next = await wireClient(ana, plan.planId)
  expect(readPlan(next.plan).cards.map(({ text }) => text)).toContain('there is space again')
})

test('where a plan has grown very large guests can add nothing more to what is theirs, and editors can', async () => {
  const server = await startServer({ zoneSizes })
  const { plan, ana, chidi } = await planWithEverybody(server.url)
  const client = await wireClient(ana, plan.planId, 'talk')
  await client.saved()
  await growTo('editorsOnly', client)
  const guest = await wireClient(chidi, plan.planId, 'talk')
  await guest.saved()
  guest.doc.getMap('comments').set('chidi', 'a word')
  expect(await guest.closed()).toBe(4403)
  expect(guest.notices.at(-1)).toEqual({ code: 3, text: 'editorsOnly' })
  client.doc.getMap('comments').set('ana', 'a word')
  await client.saved()
})
