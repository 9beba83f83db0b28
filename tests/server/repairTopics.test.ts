import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { examine } from '../../apps/sync-server/src/storage/doctor.ts'
import { repairPlan } from '../../apps/sync-server/src/storage/repair.ts'
import { answerId, CONSENT, ideasOf, openRound, WRITE } from '../support/rounds.ts'
import { Device, planWithEverybody, startServer, temporaryFolder, tokenIn } from '../support/startServer.ts'
import { contentNow, makeVersion } from '../support/versions.ts'

function rowsIn(path: string): Record<string, unknown[]> {
  const file = new DatabaseSync(path, { readOnly: true })
  const tables = file.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all()
  const rows = Object.fromEntries(
    tables.map(({ name }) => [
      String(name),
      file
        .prepare(`SELECT * FROM ${String(name)}`)
        .all()
        .map((row) => JSON.stringify(row, (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value)))
        .sort(),
    ]),
  )
  file.close()
  return rows
}

/** Where SQLite keeps an index of the table: without it the file is damaged, and every row of it can still be read. */
function breakIndex(path: string, index: string): void {
  const file = new DatabaseSync(path)
  const page = Number(file.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').get(index)?.rootpage)
  const size = Number(file.prepare('PRAGMA page_size').get()?.page_size)
  file.close()
  const bytes = readFileSync(path)
  bytes.fill(0x7f, (page - 1) * size, page * size)
  writeFileSync(path, bytes)
}

test('a file that is made anew has every row of every table: rounds, answers, versions, signatures, blocks, days', async () => {
  const dataDir = temporaryFolder()
  const path = join(dataDir, 'commonboard.db')
  const first = await startServer({ dataDir })
  const { plan, ana, ben, chidi, dolores, joined } = await planWithEverybody(first.url)
  const { planId } = plan
  const round = await openRound(ana, planId, WRITE)
  await round.write(chidi, answerId(1), 'A garden')
  await openRound(ana, planId, CONSENT)
  await makeVersion(ana, planId, 'Agreed')
  await ben.ask('POST', `/api/plans/${planId}/versions/1/sign-ons`, {
    organization: 'Library',
    person: 'Rosa',
    statement: 'agree',
  })
  const { url } = (await ana.ask('PUT', `/api/plans/${planId}/versions/1/public`)).body as { url: string }
  await ana.ask('PUT', `/api/plans/${planId}/people/${joined.dolores.joined.participantId}/block`)
  await ana.ask('PUT', `/api/plans/${planId}/keeping`, { historyDays: 7 })
  await ben.ask('POST', `/api/plans/${planId}/handed`, { text: 'Words for you' })
  await first.close()

  const before = rowsIn(path)
  // There is a snapshot if the merging that a shorter history asks for was done before the server stopped.
  const empty = Object.entries(before).filter(([name, rows]) => rows.length === 0 && name !== 'snapshots')
  expect(empty.map(([name]) => name)).toEqual(['epochs'])
  breakIndex(path, 'linksOfPlan')
  expect(examine(path).faults.length).toBeGreaterThan(0)
  expect(repairPlan(dataDir, planId, new Date()).join('\n')).toContain('The file was made anew')
  expect(rowsIn(path)).toEqual(before)
  expect(readdirSync(dataDir).some((name) => name.includes('.damaged-'))).toBe(true)
  expect(examine(path).faults).toEqual([])

  const second = await startServer({ dataDir })
  for (const device of [ana, dolores]) Object.assign(device, { url: second.url })
  const stranger = new Device(second.url, 'Nobody')
  expect((await stranger.ask('POST', '/api/public/version', { token: tokenIn(url) })).body['signOns']).toEqual([])
  expect((await round.act(ana, 'reveal')).status).toBe(200)
  expect((await ideasOf(ana, planId)).map(({ text }) => text)).toEqual(['A garden'])
  expect((await dolores.ask('POST', '/api/join', { token: tokenIn(plan.links.editor) })).body.error?.code).toBe(
    'blocked',
  )
  expect((await ana.ask('GET', `/api/plans/${planId}/versions/1/sign-ons`)).text).toContain('Rosa')
  expect((await contentNow(ana, planId)).about.title).toBe('Riverbend')
})
