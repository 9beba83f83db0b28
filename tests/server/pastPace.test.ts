import { expect, test } from 'vitest'
import { LIMIT } from '../../apps/sync-server/src/limits.ts'
import { TestClock } from '../support/clock.ts'
import { planWithEverybody, startServer } from '../support/startServer.ts'
import { makeVersion } from '../support/versions.ts'

test.each(['/activity', '/changes?since=0', '/versions/1/compare'])(
  'who asks for the past over and over (%s) is held up, and nobody else with him',
  async (what) => {
    const clock = new TestClock()
    const { url } = await startServer({ clock })
    const { plan, ana, ben } = await planWithEverybody(url)
    await makeVersion(ana, plan.planId, 'Agreed')
    const path = `/api/plans/${plan.planId}${what}`
    for (let asked = 0; asked < LIMIT.pastReadsPerMinuteAndPerson; asked++)
      expect((await ben.ask('GET', path)).status).toBe(200)
    expect((await ben.ask('GET', path)).body.error?.code).toBe('tooMany')
    expect((await ana.ask('GET', path)).status).toBe(200)
    clock.pass(60_000)
    expect((await ben.ask('GET', path)).status).toBe(200)
  },
)
