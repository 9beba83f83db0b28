import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { EVERYDAY_SHARE, Random } from '../support/random.ts'
import { buildServer, freePort, startProcess } from '../support/serverProcess.ts'
import { Device, temporaryFolder } from '../support/startServer.ts'
import { wireClient } from '../support/stockClient.ts'
import { Typist } from '../support/typist.ts'
import { until } from '../support/until.ts'

const KILLS = Number(process.env.KILLS ?? 60 * EVERYDAY_SHARE)
/** So few that logs are merged all the time, and kills fall into that as well. */
const env = { COMPACT_ROWS: '20', HISTORY_DAYS: '0' }
const SEED = Number(process.env.SEED ?? 2026)

function newestSnapshot(dataDir: string): number {
  const database = new DatabaseSync(join(dataDir, 'commonboard.db'), { readOnly: true })
  const { upto } = database.prepare('SELECT coalesce(max(upto), 0) AS upto FROM snapshots').get() as { upto: number }
  database.close()
  return upto
}

test(
  `${KILLS} times kill -9 while two people edit and delete: every acknowledged edit and deletion is there`,
  async () => {
    const file = buildServer()
    const dataDir = temporaryFolder()
    const port = await freePort()
    const random = new Random(SEED)

    let server = await startProcess(file, { dataDir, port, env })
    const ana = new Device(server.url, 'Ana')
    const { planId, links } = await ana.createPlan('Riverbend', 'starter')
    const ben = new Device(server.url, 'Ben')
    await ben.join(links.editor)
    const typists = [new Typist(ana, random), new Typist(ben, random)]
    const witness = new Device(server.url, 'Dolores')
    await witness.join(links.viewer)

    const snapshots = new Set<number>()
    for (let round = 0; round < KILLS; round++) {
      await Promise.all(typists.map((typist) => typist.connect(planId)))
      const acts = 10 + random.below(50)
      for (let i = 0; i < acts; i++) {
        for (const typist of typists) if (random.chance(0.6)) typist.act()
        // Sometimes several in one turn, sometimes with time for the server between them.
        if (random.chance(0.5)) await new Promise((resolve) => setTimeout(resolve, random.below(4)))
      }
      // Now and then into the middle of a merge, or just after it.
      if (random.chance(0.2)) {
        const before = newestSnapshot(dataDir)
        await until('the log is merged', () => {
          for (const typist of typists) typist.act()
          return newestSnapshot(dataDir) > before
        })
      }
      const killed = random.pick(typists)
      if (killed && random.chance(0.5)) {
        // The moment at which a promise too early would show: as soon as one is given.
        for (let i = 0; i < 3; i++) killed.act()
        await new Promise<void>((resolve) => killed.askWhetherSaved(resolve))
      } else {
        // Anywhere between "just sent" and "long since saved".
        await new Promise((resolve) => setTimeout(resolve, random.below(12)))
      }
      await server.kill9()
      await until('both have noticed', () => typists.every((typist) => !typist.isConnected))

      server = await startProcess(file, { dataDir, port, env })
      // Before anybody who knows more comes back: what the server itself has kept.
      const kept = await wireClient(witness, planId)
      for (const typist of typists) expect(typist.brokenIn(kept.doc)).toEqual([])
      kept.close()
      snapshots.add(newestSnapshot(dataDir))
    }

    await Promise.all(typists.map((typist) => typist.connect(planId)))
    const last = await wireClient(ana, planId)
    await until('everything anybody did is saved', () => typists.every((typist) => typist.isAllSaved))
    for (const typist of typists) expect(typist.brokenIn(last.doc)).toEqual([])
    expect(typists.reduce((sum, { deletions }) => sum + deletions, 0)).toBeGreaterThan(KILLS)
    expect(snapshots.size).toBeGreaterThan(KILLS / 10)
    await server.kill9()
  },
  // Two processes are started in each round; on a machine that does other things too that takes seconds.
  60_000 + KILLS * 8_000,
)
