import { once } from 'node:events'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { SqliteFile } from '../../apps/sync-server/src/storage/sqliteFile.ts'
import { UpdateLog } from '../../apps/sync-server/src/storage/updateLog.ts'
import { CALLS, ERRORS, FaultyDisk, whyNoFaultyDisk } from '../support/faultyDisk.ts'
import { Random } from '../support/random.ts'
import { buildServer, freePort, type ServerProcess, startProcess } from '../support/serverProcess.ts'
import { Device } from '../support/startServer.ts'
import { Typist } from '../support/typist.ts'
import { until } from '../support/until.ts'

// The real server on the real SQLite, and beneath it a disk whose k-th call fails.

const EDITS = Number(process.env.DISK_EDITS ?? 40)
const EDITS_AT_ONCE = 20
/** Every so many calls one is made to fail; with 1, every single one. */
const STEP = Number(process.env.DISK_STEP ?? 3)

let file = ''
beforeAll(() => {
  file = buildServer()
})

/** Somebody's plan on a server whose disk can fail; it is started again when it ends itself. */
class Trial {
  restarts = 0
  planId = ''
  private typist: Typist | undefined
  private isOver = false

  private constructor(
    private running: ServerProcess,
    private readonly begin: () => Promise<ServerProcess>,
    readonly ana: Device,
    readonly disk: FaultyDisk,
  ) {}

  static async start(): Promise<Trial> {
    const port = await freePort()
    const disk = new FaultyDisk()
    const env = { ...disk.env, COMPACT_ROWS: '12', HISTORY_DAYS: '0', LOG_LEVEL: 'silent' }
    const begin = () => startProcess(file, { dataDir: disk.dir, port, env })
    const running = await begin()
    const trial = new Trial(running, begin, new Device(running.url, 'Ana'), disk)
    trial.watch()
    trial.planId = (await trial.ana.createPlan()).planId
    trial.typist = new Typist(trial.ana, new Random(1))
    return trial
  }

  // As whatever looks after services does it. The fault is over by then: a disk that stays broken helps nobody.
  private watch(): void {
    void once(this.running.process, 'close').then(async () => {
      if (this.isOver) return
      this.disk.disarm()
      this.restarts += 1
      this.running = await this.begin()
      this.watch()
    })
  }

  get person(): Typist {
    if (!this.typist) throw new Error('Nobody is here yet')
    return this.typist
  }

  async edit(edits: number): Promise<void> {
    for (let done = 0; done < edits; done += EDITS_AT_ONCE) {
      for (let i = 0; i < EDITS_AT_ONCE; i++) this.person.act()
      this.person.askWhetherSaved()
      await this.allSaved()
    }
  }

  async allSaved(): Promise<void> {
    await until('all is saved', async () => {
      if (!this.person.isConnected) await this.person.connect(this.planId)
      return this.person.isConnected && this.person.isAllSaved
    })
  }

  /** What the file says to somebody else who reads it. */
  kept(): Y.Doc {
    const database = new SqliteFile(join(this.disk.dir, 'commonboard.db'), { readOnly: true })
    const doc = new Y.Doc()
    for (const { data } of database.reading(() => new UpdateLog(database).load(`${this.planId}/plan`)))
      Y.applyUpdate(doc, data)
    database.close()
    return doc
  }

  async end(): Promise<void> {
    this.isOver = true
    await this.running.kill9()
  }

  async ready(): Promise<number> {
    return (await this.ana.ask('GET', '/health/ready')).status
  }
}

const FAULTS: readonly [name: string, error: number, kinds: number][] = [
  ['the disk is full', ERRORS.ENOSPC, CALLS.write | CALLS.truncate | CALLS.name],
  ['the disk fails', ERRORS.EIO, CALLS.write | CALLS.truncate | CALLS.name | CALLS.sync | CALLS.read],
]

describe.each(FAULTS)('%s at one call of SQLite', (_name, error, kinds) => {
  test(
    `nothing is lost and nothing is called saved that is not, over a run of ${EDITS} edits`,
    async (context) => {
      const missing = whyNoFaultyDisk()
      if (missing) context.skip(missing)
      const trial = await Trial.start()
      let failed = 0
      for (let isReached = true, k = 1; isReached; k += STEP) {
        trial.disk.arm(kinds, k, error)
        await trial.edit(EDITS)
        trial.disk.disarm()
        isReached = trial.disk.failed > 0
        failed += trial.disk.failed
        expect(trial.person.brokenIn(trial.kept())).toEqual([])
      }
      expect(failed).toBeGreaterThan(EDITS / EDITS_AT_ONCE)
      // Where every call is tried, some are syncs; of every third it is chance. The next test takes one on purpose.
      if ((kinds & CALLS.sync) === 0) expect(trial.restarts).toBe(0)
      else if (STEP === 1) expect(trial.restarts).toBeGreaterThan(0)
      await trial.end()
    },
    600_000 + (EDITS * 60_000) / STEP,
  )
})

test('a sync that fails ends the server at once; it comes back with everything it had promised', async (context) => {
  const missing = whyNoFaultyDisk()
  if (missing) context.skip(missing)
  const trial = await Trial.start()
  await trial.edit(20)
  trial.disk.arm(CALLS.sync, 1, ERRORS.EIO)
  await trial.edit(20)
  expect(trial.restarts).toBe(1)
  expect(trial.person.brokenIn(trial.kept())).toEqual([])
  await trial.end()
})

test('a disk that stays full: people are told, reading goes on, and all is saved when there is room again', async (context) => {
  const missing = whyNoFaultyDisk()
  if (missing) context.skip(missing)
  const trial = await Trial.start()
  await trial.edit(20)
  trial.disk.arm(CALLS.write | CALLS.truncate, 1, ERRORS.ENOSPC, { isSticky: true })
  for (let i = 0; i < 10; i++) trial.person.act()
  trial.person.askWhetherSaved()
  await until('Ana is told', () => trial.person.notices.includes(1))
  expect(await trial.ready()).toBe(503)
  expect(trial.person.isAllSaved).toBe(false)
  expect((await trial.ana.ask('GET', `/api/plans/${trial.planId}/content`)).status).toBe(200)
  expect((await trial.ana.ask('GET', '/health/live')).status).toBe(200)
  trial.disk.disarm()
  await trial.allSaved()
  await until('it is ready again', async () => (await trial.ready()) === 200)
  expect(trial.restarts).toBe(0)
  expect(trial.person.brokenIn(trial.kept())).toEqual([])
  await trial.end()
})
