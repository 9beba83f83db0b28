import { rmSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Database } from '../../apps/sync-server/src/storage/database.ts'
import { FaultyDisk, whyNoFaultyDisk } from '../support/faultyDisk.ts'
import { Random } from '../support/random.ts'
import { buildServer, freePort, startProcess } from '../support/serverProcess.ts'
import { Device } from '../support/startServer.ts'
import { wireClient } from '../support/stockClient.ts'
import { Typist } from '../support/typist.ts'
import { until } from '../support/until.ts'

// One run of the real server writes a journal of all that reached its disk. The power can then go at any moment of it,
// as often as one likes: what was not synced by then is gone, in part or as a whole.

const CUTS = Number(process.env.CUTS ?? 200)
const BOOTS = 5
const SEED = Number(process.env.SEED ?? 2026)
const ACTS = 250

let server = ''
beforeAll(() => {
  server = buildServer()
})

/** Two people who write while logs are merged all the time. */
async function journaledRun(seed: number, { isLying = false, acts = ACTS } = {}) {
  const disk = new FaultyDisk()
  const random = new Random(seed)
  const port = await freePort()
  const running = await startProcess(server, {
    dataDir: disk.dir,
    port,
    env: { ...disk.env, COMPACT_ROWS: '15', HISTORY_DAYS: '0' },
  })
  const ana = new Device(running.url, 'Ana')
  const { planId, links } = await ana.createPlan('Riverbend', 'starter')
  const ben = new Device(running.url, 'Ben')
  await ben.join(links.editor)
  const begin = disk.now
  if (isLying) disk.lie()
  const typists = [ana, ben].map((device) => new Typist(device, random, () => disk.now))
  for (const typist of typists) await typist.connect(planId)
  for (let i = 0; i < acts; i++) {
    for (const typist of typists) if (random.chance(0.7)) typist.act()
    if (random.chance(0.4)) await new Promise((resolve) => setTimeout(resolve, random.below(8)))
    // An erased plan empties the write-ahead log: its end and its beginning are written anew.
    if (i % 60 === 59) {
      const other = await ana.createPlan('Hilltop')
      await ana.ask('DELETE', `/api/plans/${other.planId}`)
    }
  }
  for (const typist of typists) typist.askWhetherSaved()
  await until('all is saved', () => typists.every(({ isAllSaved }) => isAllSaved))
  const end = disk.now
  await running.kill9()
  return { disk, random, typists, planId, ana, port, begin, end }
}

const momentsOf = (count: number, begin: number, end: number, random: Random) =>
  Array.from({ length: count }, () => begin + random.below(end - begin + 1)).sort((a, b) => a - b)

/** What the storage makes of a disk; nothing of a plan may be missing that was called saved. */
function documentIn(dir: string, planId: string): Y.Doc {
  const database = new Database(dir)
  const doc = new Y.Doc()
  try {
    for (const { data } of database.load(`${planId}/plan`)) Y.applyUpdate(doc, data)
  } finally {
    database.close()
    rmSync(dir, { recursive: true, force: true })
  }
  return doc
}

test(
  `the power goes ${CUTS} times: every acknowledged edit and deletion is there`,
  async (context) => {
    const missing = whyNoFaultyDisk()
    if (missing) context.skip(missing)
    const run = await journaledRun(SEED)
    expect(run.typists.reduce((sum, { deletions }) => sum + deletions, 0)).toBeGreaterThan(50)
    for (const { at, dir } of run.disk.cuts(momentsOf(CUTS, run.begin, run.end, run.random), run.random)) {
      const doc = documentIn(dir, run.planId)
      expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
      for (const typist of run.typists) expect(typist.brokenIn(doc, at)).toEqual([])
    }

    // The same with the whole server on top, as it starts after such a night.
    for (const { at, dir } of run.disk.cuts(momentsOf(BOOTS, run.begin, run.end, run.random), run.random)) {
      const again = await startProcess(server, { dataDir: dir, port: run.port })
      const client = await wireClient(run.ana, run.planId)
      for (const typist of run.typists) expect(typist.brokenIn(client.doc, at)).toEqual([])
      client.terminate()
      await again.kill9()
    }
  },
  120_000 + CUTS * 200,
)

test('this test would find a server that calls saved what the disk has not confirmed', async (context) => {
  const missing = whyNoFaultyDisk()
  if (missing) context.skip(missing)
  const run = await journaledRun(SEED, { isLying: true, acts: 60 })
  let broken = 0
  for (const { at, dir } of run.disk.cuts(momentsOf(30, run.begin, run.end, run.random), run.random)) {
    try {
      const doc = documentIn(dir, run.planId)
      for (const typist of run.typists) broken += typist.brokenIn(doc, at).length
    } catch {
      broken += 1
    }
  }
  expect(broken).toBeGreaterThan(10)
})
