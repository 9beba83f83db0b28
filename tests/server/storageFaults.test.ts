import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createServer, type RunningServer } from '../../apps/sync-server/src/server.ts'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { TestClock } from '../support/clock.ts'
import { FAULTS, type Fault, faultyStorage } from '../support/faultyStorage.ts'
import { EVERYDAY_SHARE, Random } from '../support/random.ts'
import { freePort } from '../support/serverProcess.ts'
import { Device } from '../support/startServer.ts'
import { Typist } from '../support/typist.ts'
import { until } from '../support/until.ts'

const EDITS_AT_ONCE = 50
// More edits make more calls, and each of them a longer run: the time grows with the square of them.
const EDITS = Number(process.env.FAULT_EDITS ?? EDITS_AT_ONCE * Math.ceil(10 * EVERYDAY_SHARE))
const SECRET = Buffer.from('a secret of thirty-two characters')

/** Somebody makes a plan and edits it, while the k-th call of the storage fails; returns how many calls there were. */
async function runWithFault(k: number, fault: Fault): Promise<number> {
  const kept = new MemoryStorage()
  const clock = new TestClock()
  const port = await freePort()
  let isLost = false
  const start = (at: number) => {
    const storage = faultyStorage(kept, at, fault)
    const onLost = () => {
      isLost = true
    }
    const compaction = { rows: 30, historyDays: 0 }
    return { storage, opening: createServer({ storage, clock, port, secret: SECRET, compaction, onLost }) }
  }
  const first = start(k)
  let { opening } = first
  let server: RunningServer = await opening
  const restartIfLost = async () => {
    if (!isLost) return
    isLost = false
    await server.close()
    opening = start(0).opening
    server = await opening
  }

  try {
    const ana = new Device(server.url, 'Ana')
    let planId = ''
    await until('there is a plan', async () => {
      await restartIfLost()
      // The connection of before a restart may be tried once more.
      const asked = ana.ask('POST', '/api/plans', { title: 'Riverbend', template: 'blank' })
      const made = await asked.catch(() => undefined)
      planId = typeof made?.body.planId === 'string' ? made.body.planId : ''
      return planId
    })
    const typist = new Typist(ana, new Random(k))
    for (let edits = 0; edits < EDITS; edits += EDITS_AT_ONCE) {
      for (let i = 0; i < EDITS_AT_ONCE; i++) if (typist.isConnected || edits > 0) typist.act()
      typist.askWhetherSaved()
      await until('all is saved', async () => {
        await restartIfLost()
        clock.pass(100)
        if (!typist.isConnected) await typist.connect(planId)
        return typist.acts.length > 0 ? typist.isAllSaved : typist.isConnected
      })
      // What was called saved is there for whoever starts from it, whatever has failed.
      const doc = new Y.Doc()
      for (const { data } of await kept.load(`${planId}/plan`)) Y.applyUpdate(doc, data)
      expect(typist.brokenIn(doc)).toEqual([])
    }
    typist.disconnect()
    return first.storage.calls()
  } finally {
    await server.close()
  }
}

describe.each(FAULTS)('where one call of the storage fails (%s)', (fault) => {
  test(`nothing is lost and nothing is called saved that is not, for every call of a run of ${EDITS} edits`, async () => {
    const calls = await runWithFault(0, fault)
    expect(calls).toBeGreaterThan(EDITS / EDITS_AT_ONCE)
    for (let k = 1; k <= calls; k++) await runWithFault(k, fault)
  }, 180_000)
})
