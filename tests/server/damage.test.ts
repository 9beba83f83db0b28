import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addCard, readPlan } from '@commonboard/model'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { createServer } from '../../apps/sync-server/src/server.ts'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { openSqlite } from '../../apps/sync-server/src/storage/sqlite.ts'
import { type NewUpdate, ZonesDamaged } from '../../apps/sync-server/src/storage/storage.ts'
import { Device, startServer, temporaryFolder } from '../support/startServer.ts'
import { WireClient, wireClient } from '../support/stockClient.ts'

/** Two plans of Ana's with some edits, kept in a folder whose server has stopped. */
async function twoPlansAtRest() {
  const dataDir = temporaryFolder()
  const server = await createServer({ storage: await openSqlite(dataDir) })
  const ana = new Device(server.url, 'Ana')
  const riverbend = (await ana.createPlan('Riverbend')).planId
  const hilltop = (await ana.createPlan('Hilltop')).planId
  for (const planId of [riverbend, hilltop]) {
    const client = await wireClient(ana, planId)
    for (let i = 0; i < 5; i++) addCard(client.plan, { column: 'impact', band: '' }, `card ${i}`)
    await client.saved()
  }
  await server.close()
  return { dataDir, cookie: ana.cookie, riverbend, hilltop }
}

const rowsOf = (dataDir: string, change: string): unknown => {
  const database = new DatabaseSync(join(dataDir, 'commonboard.db'))
  if (change) database.exec(change)
  const rows = database.prepare('SELECT zone, seq, hex(data) AS data, crc FROM updates ORDER BY zone, seq').all()
  database.close()
  return rows
}

const ofRiverbend = (dataDir: string, planId: string): number => {
  const database = new DatabaseSync(join(dataDir, 'commonboard.db'))
  const row = database.prepare("SELECT id FROM zones WHERE planId = ? AND zone = 'plan'").get(planId) as { id: number }
  database.close()
  return row.id
}

test.each<[string, (zone: number) => string]>([
  ['a byte has changed', (zone) => `UPDATE updates SET data = zeroblob(length(data)) WHERE zone = ${zone} AND seq = 3`],
  ['a row has lost its author', (zone) => `UPDATE updates SET who = 'nobody' WHERE zone = ${zone} AND seq = 3`],
  ['a row is missing', (zone) => `DELETE FROM updates WHERE zone = ${zone} AND seq = 3`],
  ['the last row is missing', (zone) => `DELETE FROM updates WHERE zone = ${zone} AND seq = 6`],
  ['everything is missing', (zone) => `DELETE FROM updates WHERE zone = ${zone}`],
  ['the zone is missing', (zone) => `DELETE FROM zones WHERE id = ${zone}`],
])('a plan is opened for nobody where %s; the others work, and the file stays as it was', async (_name, change) => {
  const { dataDir, cookie, riverbend, hilltop } = await twoPlansAtRest()
  const before = rowsOf(dataDir, change(ofRiverbend(dataDir, riverbend)))

  const server = await startServer({ dataDir })
  const ana = new Device(server.url, 'Ana')
  ana.cookie = cookie
  const client = new WireClient(ana, riverbend, 'plan')
  expect(await client.closed()).toBe(4510)
  expect(client.received).toEqual([])
  expect((await ana.ask('GET', `/api/plans/${riverbend}`)).status).toBe(200)
  for (const path of ['content', 'export/plan.json']) {
    const answer = await ana.ask('GET', `/api/plans/${riverbend}/${path}`)
    expect([answer.status, answer.body.error?.code]).toEqual([503, 'cannotLoad'])
  }
  expect((await ana.ask('PATCH', `/api/plans/${riverbend}`, { title: 'Mended?' })).status).toBe(503)
  const session = await wireClient(ana, riverbend, 'session')
  expect(session.isOpen).toBe(true)
  const other = await wireClient(ana, hilltop)
  expect(readPlan(other.plan).cards.map(({ text }) => text)).toContain('card 4')
  await server.close()
  expect(rowsOf(dataDir, '')).toEqual(before)
})

test('a file that is no database stops the start with a sentence', async () => {
  const { dataDir } = await twoPlansAtRest()
  const path = join(dataDir, 'commonboard.db')
  const bytes = readFileSync(path)
  bytes.fill(7, 0, 100)
  writeFileSync(path, bytes)
  await expect(openSqlite(dataDir)).rejects.toThrow(/database/)
})

test('where one zone can no longer be written, its people are put out without a promise; everybody else is saved', async () => {
  let damaged = ''
  class Damaged extends MemoryStorage {
    override async append(updates: readonly NewUpdate[]): Promise<void> {
      const zones = [...new Set(updates.map(({ zone }) => zone))].filter((zone) => zone === damaged)
      if (zones.length > 0) throw new ZonesDamaged('database disk image is malformed', zones)
      await super.append(updates)
    }
  }
  const server = await startServer({ storage: new Damaged() })
  const ana = new Device(server.url, 'Ana')
  const riverbend = (await ana.createPlan('Riverbend')).planId
  const hilltop = (await ana.createPlan('Hilltop')).planId
  const [one, other] = [await wireClient(ana, riverbend), await wireClient(ana, hilltop)]
  await one.saved()
  await other.saved()
  damaged = `${riverbend}/plan`
  for (const client of [one, other]) addCard(client.plan, { column: 'impact', band: '' }, 'written together')
  const barrier = one.barrier()
  await other.saved()
  expect(await one.closed()).toBe(4510)
  expect(one.isAcknowledged(barrier)).toBe(false)
  expect(await new WireClient(ana, riverbend, 'plan').closed()).toBe(4510)
  expect((await ana.ask('GET', `/api/plans/${riverbend}/content`)).status).toBe(503)
  expect((await ana.ask('PATCH', `/api/plans/${riverbend}`, { title: 'Mended?' })).status).toBe(503)
  expect((await ana.ask('GET', '/health/ready')).status).toBe(200)
  addCard(other.plan, { column: 'impact', band: '' }, 'and later')
  await other.saved()
})
