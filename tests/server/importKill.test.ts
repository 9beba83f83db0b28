import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { buildServer, freePort, startProcess } from '../support/serverProcess.ts'
import { Device, temporaryFolder } from '../support/startServer.ts'
import { until } from '../support/until.ts'
import { contentNow, contentOfVersion, versionsOf } from '../support/versions.ts'

const ROWS = 1_500

test('kill -9 in the middle of an import: all of it is there or nothing, and never without the version before it', async () => {
  const file = buildServer()
  const dataDir = temporaryFolder()
  const port = await freePort()
  let server = await startProcess(file, { dataDir, port })
  const ana = new Device(server.url, 'Ana')
  const counts = (planId: string) => {
    const database = new DatabaseSync(join(dataDir, 'commonboard.db'), { readOnly: true })
    const of = (sql: string, ...about: string[]) => (database.prepare(sql).get(...about) as { n: number }).n
    const found = {
      versions: of('SELECT count(*) AS n FROM versions WHERE planId = ?', planId),
      updates: of('SELECT count(*) AS n FROM updates'),
    }
    database.close()
    return found
  }
  const MOMENTS = [
    'as soon as the version is kept',
    'as soon as a change is stored',
    'as soon as it is answered',
  ] as const
  const seen: number[] = []
  for (const moment of MOMENTS) {
    const { planId } = await ana.createPlan('Riverbend')
    const rows = Array.from({ length: ROWS }, (_, row) => `Result of neighborhood ${row}`)
    const content = await contentNow(ana, planId)
    const before = counts(planId)
    let isAnswered = false
    const sent = ana
      .ask('POST', `/api/plans/${planId}/import`, `Result\n${rows.join('\n')}`, { 'content-type': 'text/csv' })
      .then(({ status }) => {
        isAnswered = status === 200
      })
      .catch(() => undefined)
    await until(moment, () => {
      if (moment === MOMENTS[0]) return counts(planId).versions > before.versions
      return moment === MOMENTS[1] ? counts(planId).updates > before.updates : isAnswered
    })
    await server.kill9()
    await sent

    server = await startProcess(file, { dataDir, port })
    const { length } = (await contentNow(ana, planId)).cards.filter(({ column }) => column === 'results')
    expect([0, ROWS], moment).toContain(length)
    const versions = await versionsOf(ana, planId)
    expect(versions.map(({ reason }) => reason)).toEqual(['beforeImport'])
    expect(await contentOfVersion(ana, planId, 1)).toEqual(content)
    seen.push(length)
  }
  expect(seen.slice(1)).toEqual([ROWS, ROWS])
  await server.kill9()
}, 60_000)
