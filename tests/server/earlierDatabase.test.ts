import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { examine } from '../../apps/sync-server/src/storage/doctor.ts'
import { answerId, ideasOf, openRound, WRITE } from '../support/rounds.ts'
import { Device, startServer, temporaryFolder } from '../support/startServer.ts'
import { contentNow, makeVersion } from '../support/versions.ts'

const OLD = new URL('../fixtures/old/', import.meta.url)

/** A folder as the version before rounds, versions and history left it. */
function folderOfBefore() {
  const dataDir = temporaryFolder()
  const path = join(dataDir, 'commonboard.db')
  writeFileSync(path, gunzipSync(readFileSync(new URL('database-4.db.gz', OLD))))
  const known = JSON.parse(readFileSync(new URL('database-4.json', OLD), 'utf8')) as {
    planId: string
    cookie: string
    benId: string
    cards: string[]
  }
  return { dataDir, path, ...known }
}

test('a database of before rounds, versions and history is whole to the doctor, who adds nothing to it', () => {
  const { path } = folderOfBefore()
  const before = readFileSync(path)
  expect(examine(path)).toMatchObject({ faults: [], plans: 1 })
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('a database of before rounds, versions and history opens, and all of them work in it', async () => {
  const { dataDir, path: file, planId, cookie, benId, cards } = folderOfBefore()
  const server = await startServer({ dataDir })
  const ana = Object.assign(new Device(server.url, 'Ana'), { cookie })
  const path = `/api/plans/${planId}`
  const texts = async () => (await contentNow(ana, planId)).cards.map(({ text }) => text).filter(Boolean)
  expect(await texts()).toEqual(cards)
  await makeVersion(ana, planId, 'As it was')
  const round = await openRound(ana, planId, WRITE)
  await round.write(ana, answerId(1), 'A garden')
  expect((await round.act(ana, 'reveal')).status).toBe(200)
  expect((await ideasOf(ana, planId)).map(({ text }) => text)).toEqual(['A garden'])
  expect((await ana.ask('PUT', `${path}/keeping`, { historyDays: 7 })).status).toBe(200)
  expect((await ana.ask('GET', `${path}/changes?since=0`)).status).toBe(200)
  expect((await ana.ask('PUT', `${path}/people/${benId}/block`)).status).toBe(200)
  const undone = await ana.ask('POST', `${path}/undo`, { participantId: benId, since: 0 })
  expect(undone.status).toBe(200)
  expect((await ana.ask('POST', `${path}/versions/1/restore`)).status).toBe(200)
  expect(await texts()).toEqual(cards)
  expect((await ana.ask('POST', `${path}/people/${benId}/erase`)).status).toBe(200)
  expect((await ana.ask('GET', `${path}/handed`)).text).not.toContain('"Ben"')
  await server.close()
  expect(examine(file).faults).toEqual([])
})
