import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { addCard, type CardId, openPlan, type Plan, readPlan, removeCards, typeInCard } from '@commonboard/model'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { CALLS } from '../../apps/sync-server/src/http/calls.ts'
import { examine } from '../../apps/sync-server/src/storage/doctor.ts'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { openSqlite } from '../../apps/sync-server/src/storage/sqlite.ts'
import type { ListedVersion } from '../../apps/sync-server/src/storage/versions.ts'
import { spareVersions } from '../../apps/sync-server/src/versions.ts'
import { TestClock } from '../support/clock.ts'
import { buildServer, freePort, startProcess } from '../support/serverProcess.ts'
import { Device, planWithEverybody, startServer, temporaryFolder } from '../support/startServer.ts'
import { wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'
import {
  contentNow,
  contentOfVersion,
  fillableStorage,
  makeVersion,
  versionsOf,
  versionsPath,
} from '../support/versions.ts'

const HOUR_MS = 3_600_000
const FACTS = JSON.stringify({ counts: [], checks: { settleFirst: [], worthALook: [] } })
const DAY_MS = 24 * HOUR_MS

const type = (plan: Plan, card: CardId, insert: string) => typeInCard(plan, card, { index: 0, remove: 0, insert })
const resultIn = (plan: Plan): CardId => {
  const card = readPlan(plan).cards.find(({ column }) => column === 'results')
  if (!card) throw new Error('The plan has a result')
  return card.id
}

test('a version holds the plan as it was, whatever is changed later, with who and when and what was missing', async () => {
  const clock = new TestClock()
  const { url } = await startServer({ clock })
  const { plan, ana, ben, joined } = await planWithEverybody(url, 'example')
  const path = versionsPath(plan.planId)
  const before = await contentNow(ben, plan.planId)
  const made = await ben.ask('POST', path, { name: '  Draft for the council ', note: 'As of March' })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({
    n: 1,
    reason: 'named',
    name: 'Draft for the council',
    note: 'As of March',
    at: clock.now(),
    who: joined.ben.joined.participantId,
    signed: 0,
    confirmed: 0,
  })
  expect(made.body).not.toHaveProperty('publicUrl')
  expect(made.body.counts).toEqual([1, ...(made.body.counts as number[]).slice(1)])
  const open = await wireClient(ben, plan.planId)
  type(open.plan, resultIn(open.plan), 'Later: ')
  await open.saved()
  expect(await contentNow(ana, plan.planId)).not.toEqual(before)
  expect(await contentOfVersion(ana, plan.planId, 1)).toEqual(before)
  expect((await ana.ask('GET', `/api/plans/${plan.planId}/export/plan.json?version=1`)).body.cards).toEqual(
    before.cards,
  )
  const csv = async (query: string) =>
    (await ana.ask('GET', `/api/plans/${plan.planId}/export/logic-model.csv${query}`)).text
  expect(await csv('')).toContain('Later: ')
  expect(await csv('?version=1')).not.toContain('Later: ')
  // Two files side by side are not taken for one.
  const named = async (query: string) =>
    (await ana.ask('GET', `/api/plans/${plan.planId}/export/logic-model.csv${query}`)).headers.get(
      'content-disposition',
    )
  expect(await named('')).toMatch(/-logic-model\.csv"$/)
  expect(await named('?version=1')).toMatch(/-logic-model-v1\.csv"$/)
  expect((await ana.ask('GET', `/api/plans/${plan.planId}/export/logic-model.csv?version=2`)).status).toBe(404)
})

test('equal content has an equal hash, other content another; numbers count on', async () => {
  const { url } = await startServer()
  const { plan, ben } = await planWithEverybody(url)
  const first = await makeVersion(ben, plan.planId, 'First')
  const again = await makeVersion(ben, plan.planId, 'First again')
  const open = await wireClient(ben, plan.planId)
  addCard(open.plan, { column: 'results', band: 'system' }, 'Partners act as one')
  await open.saved()
  const other = await makeVersion(ben, plan.planId, 'Second')
  expect([first.n, again.n, other.n]).toEqual([1, 2, 3])
  expect(first.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(again.hash).toBe(first.hash)
  expect(other.hash).not.toBe(first.hash)
  expect(other.checks.settleFirst).toContain('L-03')
  expect(other.checks).not.toHaveProperty('accepted')
  expect((await versionsOf(ben, plan.planId)).map(({ n }) => n)).toEqual([3, 2, 1])
})

/** JSON with its keys in order, as whoever checks a hash writes it. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, one]) => [key, inOrder(one)]))
}

test('whoever has the content can check the hash, and all answers are as the contract has them', async () => {
  const { url } = await startServer()
  const { plan, ana, chidi } = await planWithEverybody(url, 'example')
  const path = versionsPath(plan.planId)
  const { hash } = await makeVersion(ana, plan.planId, 'Final')
  const content = await contentOfVersion(ana, plan.planId, 1)
  expect(
    createHash('sha256')
      .update(JSON.stringify(inOrder(content)))
      .digest('hex'),
  ).toBe(hash)
  await ana.ask('PATCH', `/api/plans/${plan.planId}`, { title: 'Riverbend 2030' })
  const sign = { organization: 'Library', person: 'Rosa', statement: 'agree' }
  const signed = await chidi.ask('POST', `${path}/1/sign-ons`, sign)
  await ana.ask('POST', `${path}/1/sign-ons/${String(signed.body.signOnId)}/confirm`)
  const published = await ana.ask('PUT', `${path}/1/public`)
  const token = new URL(String(published.body.url)).hash.slice(1)
  const answers = [
    [CALLS.versions, await ana.ask('GET', path)],
    [CALLS.compareVersion, await ana.ask('GET', `${path}/1/compare`)],
    [CALLS.sign, signed],
    [CALLS.signOns, await chidi.ask('GET', `${path}/1/sign-ons`)],
    [CALLS.publishVersion, published],
    [CALLS.publicVersion, await ana.ask('POST', '/api/public/version', { token })],
    [CALLS.restoreVersion, await ana.ask('POST', `${path}/1/restore`)],
  ] as const
  for (const [call, { status, body }] of answers) {
    expect(status, call.path).toBe(call.status)
    expect(call.result.parse(body), call.path).toEqual(body)
  }
})

test('what is asked about versions is answered in plain words', async () => {
  const { url } = await startServer()
  const { plan, ben, dolores } = await planWithEverybody(url)
  await makeVersion(ben, plan.planId, 'Before')
  const open = await wireClient(ben, plan.planId)
  addCard(open.plan, { column: 'principles', band: '' }, 'We listen first')
  await open.saved()
  await makeVersion(ben, plan.planId, 'After')
  const said = async (query: string) => {
    const { body } = await dolores.ask('GET', `${versionsPath(plan.planId)}/1/compare${query}`)
    return (body.differences as { said: string; item: string }[]).map((one) => one.said)
  }
  expect(await said('')).toEqual(['Principle 5.1 added: “We listen first”'])
  expect(await said('?with=2&lang=es')).toEqual(['Se agregó: principio 5.1, «We listen first»'])
  expect(await said('?with=1')).toEqual([])
  for (const wrong of ['0', '9', 'x', '-1', '1e0'])
    expect((await dolores.ask('GET', `${versionsPath(plan.planId)}/1/compare?with=${wrong}`)).status).toBe(404)
})

test('each role may do its part and no more', async () => {
  const { url } = await startServer()
  const { plan, ana, ben, chidi, dolores } = await planWithEverybody(url)
  const path = versionsPath(plan.planId)
  const stranger = new Device(url, 'Eva')
  const sign = { organization: 'Library', person: 'Rosa', statement: 'agree' }
  await makeVersion(ben, plan.planId, 'Draft')
  const statuses = async (method: string, to: string, body?: unknown) => {
    const found: number[] = []
    for (const device of [stranger, dolores, chidi, ben, ana]) found.push((await device.ask(method, to, body)).status)
    return found
  }
  expect(await statuses('POST', path, { name: 'Draft' })).toEqual([404, 403, 403, 201, 201])
  expect(await statuses('GET', path)).toEqual([404, 200, 200, 200, 200])
  expect(await statuses('GET', `${path}/1/content`)).toEqual([404, 200, 200, 200, 200])
  expect(await statuses('GET', `${path}/1/compare`)).toEqual([404, 200, 200, 200, 200])
  expect(await statuses('POST', `${path}/1/restore`)).toEqual([404, 403, 403, 403, 200])
  expect(await statuses('PUT', `${path}/1/public`)).toEqual([404, 403, 403, 403, 200])
  expect(await statuses('DELETE', `${path}/1/public`)).toEqual([404, 403, 403, 403, 200])
  expect(await statuses('POST', `${path}/1/sign-ons`, sign)).toEqual([404, 403, 201, 409, 409])
  expect(await statuses('GET', `${path}/1/sign-ons`)).toEqual([404, 200, 200, 200, 200])
  const { body } = await ana.ask('GET', `${path}/1/sign-ons`)
  const [{ signOnId } = { signOnId: '' }] = body.signOns as { signOnId: string }[]
  expect(await statuses('POST', `${path}/1/sign-ons/${signOnId}/confirm`)).toEqual([404, 403, 403, 403, 200])
  expect(await statuses('DELETE', `${path}/1/sign-ons/${signOnId}`)).toEqual([404, 403, 403, 403, 200])
})

test('a restore loses no word of two who are online and one who is not, and keeps what was there before', async () => {
  const { url } = await startServer()
  const { plan, ana, ben, chidi, joined } = await planWithEverybody(url, 'example')
  await ana.ask('PUT', `/api/plans/${plan.planId}/roles`, {
    participantId: joined.chidi.joined.participantId,
    role: 'editor',
  })
  const open = await wireClient(ben, plan.planId)
  const facilitator = await wireClient(ana, plan.planId)
  const away = await wireClient(chidi, plan.planId)
  const draft = await makeVersion(ben, plan.planId, 'Draft')
  const target = await contentOfVersion(ana, plan.planId, draft.n)
  const reworded = resultIn(open.plan)
  const late = addCard(open.plan, { column: 'impact', band: '' }, 'Nobody leaves')
  type(open.plan, reworded, 'Everybody: ')
  await open.saved()
  await until('Chidi has it', () => readPlan(away.plan).cards.some(({ id }) => id === late))
  const before = await contentNow(ana, plan.planId)
  away.close()
  await away.closed()
  type(away.plan, late, 'In Riverbend, ')
  type(away.plan, reworded, 'Neighbors say: ')
  // While it is restored the others go on.
  const restoring = ana.ask('POST', `${versionsPath(plan.planId)}/${draft.n}/restore`)
  const online = addCard(open.plan, { column: 'principles', band: '' }, 'We go on')
  type(facilitator.plan, reworded, 'Ana says: ')
  const { status, body } = await restoring
  expect(status).toBe(200)
  await open.saved()
  await facilitator.saved()
  const back = await wireClient(chidi, plan.planId, 'plan', { doc: away.doc })
  await back.saved()
  const now = await contentNow(ana, plan.planId)
  const textOf = (id: CardId) => now.cards.find((card) => card.id === id)?.text
  const oldText = target.cards.find(({ id }) => id === reworded)?.text ?? ''
  for (const words of ['Ana says: ', 'Neighbors say: ', oldText]) expect(textOf(reworded)).toContain(words)
  expect(textOf(reworded)).not.toContain('Everybody: ')
  expect(textOf(late), 'words brought the card back').toBe('In Riverbend, Nobody leaves')
  expect(textOf(online) ?? now.removed.find(({ id }) => id === online)?.text).toBe('We go on')
  await until('all see the same', () =>
    [open, facilitator, back].every(
      (client) => JSON.stringify(readPlan(client.plan)) === JSON.stringify(readPlan(open.plan)),
    ),
  )
  const kept = (await versionsOf(ana, plan.planId)).find(({ n }) => n === body.before)
  expect(kept).toMatchObject({ reason: 'beforeRestore', name: '' })
  expect(await contentOfVersion(ana, plan.planId, kept?.n ?? 0)).toMatchObject({ about: before.about })
  const text = JSON.stringify(await contentOfVersion(ana, plan.planId, kept?.n ?? 0))
  expect(text).toContain('Everybody: ')
})

test('who restored stands in the log, and in the audit log', async () => {
  const dataDir = temporaryFolder()
  const server = await startServer({ dataDir })
  const { plan, ana, ben } = await planWithEverybody(server.url, 'example')
  const { me } = (await ana.ask('GET', `/api/plans/${plan.planId}`)).body as { me: { participantId: string } }
  await makeVersion(ben, plan.planId, 'Draft')
  const open = await wireClient(ben, plan.planId)
  removeCards(open.plan, [resultIn(open.plan)], 'Ben', 1)
  await open.saved()
  await ana.ask('POST', `${versionsPath(plan.planId)}/1/restore`)
  const audit = (await ana.ask('GET', `/api/plans/${plan.planId}/audit`)).body.entries as Record<string, unknown>[]
  expect(audit[0]).toMatchObject({ act: 'versionRestored', who: me.participantId, about: { n: 1, before: 2 } })
  expect(audit.map(({ act }) => act)).toContain('versionMade')
  await server.close()
  const file = new DatabaseSync(join(dataDir, 'commonboard.db'))
  const last = file.prepare('SELECT who FROM updates ORDER BY rowid DESC LIMIT 1').get()
  expect(last).toEqual({ who: me.participantId })
  file.close()
})

test('while people change a plan it gets a version an hour, of its own accord; while nobody does, none', async () => {
  const clock = new TestClock()
  const dataDir = temporaryFolder()
  const server = await startServer({ clock, dataDir })
  const { plan, ana, ben } = await planWithEverybody(server.url, 'example')
  const open = await wireClient(ben, plan.planId)
  const reasons = async () => (await versionsOf(ana, plan.planId)).map(({ reason, who }) => `${reason} ${who}`)
  clock.pass(3 * HOUR_MS)
  expect(await reasons()).toEqual([])
  const card = resultIn(open.plan)
  for (let hour = 1; hour <= 2; hour++) {
    const again = await wireClient(ben, plan.planId)
    type(again.plan, card, `Hour ${hour}. `)
    await again.saved()
    clock.pass(HOUR_MS)
    await until('the hourly version is there', async () => (await reasons()).length === hour)
  }
  expect(await reasons()).toEqual(['hourly server', 'hourly server'])
  expect(JSON.stringify(await contentOfVersion(ana, plan.planId, 1))).not.toContain('Hour 2. ')
  expect(JSON.stringify(await contentOfVersion(ana, plan.planId, 2))).toContain('Hour 2. ')
  // Changed within the hour before the server stops: the next one makes up for it.
  const last = await wireClient(ben, plan.planId)
  type(last.plan, card, 'At last. ')
  await last.saved()
  await server.close()
  const next = await startServer({ clock, dataDir })
  Object.assign(ana, { url: next.url })
  await contentNow(ana, plan.planId)
  await until('it watches', async () => {
    clock.pass(HOUR_MS)
    return (await reasons()).length === 3
  })
  expect(JSON.stringify(await contentOfVersion(ana, plan.planId, 3))).toContain('At last. ')
})

const listed = (n: number, ageMs: number, reason = 'hourly', sizeBytes = 1_000): ListedVersion => ({
  planId: 'p',
  n,
  reason,
  name: '',
  note: '',
  who: 'server',
  at: 100 * DAY_MS * 10 - ageMs,
  hash: '',
  facts: '{}',
  sizeBytes,
})
const NOW = 100 * DAY_MS * 10

test('of automatic versions all of two weeks stay, then one a day, then one a week; named ones always', () => {
  const hours = Array.from({ length: 200 * 24 }, (_, hour) => listed(200 * 24 - hour, hour * HOUR_MS + 1))
  const spare = new Set(spareVersions(hours, NOW))
  const kept = hours.filter(({ n }) => !spare.has(n))
  const between = (from: number, to: number) =>
    kept.filter(({ at }) => NOW - at > from * DAY_MS && NOW - at <= to * DAY_MS).length
  expect(between(0, 14)).toBe(14 * 24)
  expect(between(14, 90)).toBeGreaterThanOrEqual(75)
  expect(between(14, 90)).toBeLessThanOrEqual(77)
  expect(between(90, 200)).toBeGreaterThanOrEqual(15)
  expect(between(90, 200)).toBeLessThanOrEqual(17)
  expect(
    spareVersions(
      hours.map((one) => ({ ...one, reason: 'named' })),
      NOW,
    ),
  ).toEqual([])
})

test('the oldest give way to the limits, those by the hour before those made before something', () => {
  const mib = 1024 * 1024
  const large = [
    listed(9, 1, 'hourly', 90 * mib),
    listed(8, 2, 'hourly', 90 * mib),
    listed(7, 3, 'hourly', 90 * mib),
    listed(6, 4, 'beforeRestore', 90 * mib),
  ]
  expect(spareVersions(large, NOW), 'the latest stays, whatever it weighs').toEqual([7])
  const many = Array.from({ length: 1_005 }, (_, index) => listed(2_000 - index, index))
  expect(spareVersions(many, NOW)).toEqual([999, 998, 997, 996])
})

test('thinning forgets automatic versions only, and never the number of the latest', async () => {
  const dataDir = temporaryFolder()
  const server = await startServer({ dataDir })
  const { plan, ben } = await planWithEverybody(server.url)
  await makeVersion(ben, plan.planId, 'Named')
  await server.close()
  const storage = await openSqlite(dataDir)
  const version = { planId: plan.planId, reason: 'hourly', name: '', note: '', who: 'server', at: 5, hash: 'x' }
  for (let i = 0; i < 3; i++) await storage.versions.addVersion({ ...version, facts: '{}' }, Uint8Array.of(0, 0))
  await storage.versions.thinVersions(plan.planId, [1, 2, 3, 4])
  expect((await storage.versions.versionsOf(plan.planId)).map(({ n }) => n)).toEqual([4, 1])
  expect(await storage.versions.addVersion({ ...version, facts: '{}' }, Uint8Array.of(0, 0))).toBe(5)
  await storage.close()
})

test('with a new automatic version those that others stand for go', async () => {
  const clock = new TestClock()
  const storage = new MemoryStorage()
  const { url } = await startServer({ clock, storage })
  const { plan, ana, ben } = await planWithEverybody(url, 'example')
  await makeVersion(ben, plan.planId, 'Draft')
  const old = { planId: plan.planId, reason: 'hourly', name: '', note: '', who: 'server', hash: 'x', facts: FACTS }
  for (let hour = 0; hour < 5; hour++) {
    const at = clock.now() - 40 * DAY_MS + hour * HOUR_MS
    await storage.versions.addVersion({ ...old, at }, Uint8Array.of(0, 0))
  }
  const open = await wireClient(ben, plan.planId)
  type(open.plan, resultIn(open.plan), 'Later: ')
  await open.saved()
  await ana.ask('POST', `${versionsPath(plan.planId)}/1/restore`)
  expect((await versionsOf(ana, plan.planId)).map(({ n, reason }) => [n, reason])).toEqual([
    [7, 'beforeRestore'],
    [6, 'hourly'],
    [1, 'named'],
  ])
})

test('a version of a newer program is not read as something else', async () => {
  const storage = new MemoryStorage()
  const { url } = await startServer({ storage })
  const { plan, ana } = await planWithEverybody(url)
  const newer = openPlan({ plan: new Y.Doc() })
  newer.meta.set('schemaVersion', 99)
  const version = { planId: plan.planId, reason: 'named', name: 'Later', note: '', who: 'p', at: 5, hash: 'x' }
  const n = await storage.versions.addVersion({ ...version, facts: FACTS }, Y.encodeStateAsUpdate(newer.doc))
  const { status, body } = await ana.ask('GET', `${versionsPath(plan.planId)}/${String(n)}/content`)
  expect([status, body.error?.code]).toEqual([503, 'cannotLoad'])
})

test('a version that is not what was kept any more is shown to nobody, and the doctor says so', async () => {
  const dataDir = temporaryFolder()
  const first = await startServer({ dataDir })
  const { plan, ana, ben } = await planWithEverybody(first.url, 'example')
  await makeVersion(ben, plan.planId, 'Draft')
  await makeVersion(ben, plan.planId, 'Final')
  const { url } = (await ana.ask('PUT', `${versionsPath(plan.planId)}/1/public`)).body as { url: string }
  await first.close()
  const path = join(dataDir, 'commonboard.db')
  expect(examine(path).faults).toEqual([])
  const file = new DatabaseSync(path)
  const { data } = file.prepare('SELECT data FROM versions WHERE n = 1').get() as { data: Uint8Array }
  const forged = Buffer.from(data)
  const at = forged.indexOf('Every')
  forged.write('Never', at)
  file.prepare('UPDATE versions SET data = ? WHERE n = 1').run(forged)
  file.close()
  expect(examine(path).faults).toEqual([expect.stringContaining('Version 1 of “Riverbend” is damaged')])
  const second = await startServer({ dataDir })
  for (const device of [ana, ben]) Object.assign(device, { url: second.url })
  for (const asked of ['1/content', '1/compare', '2/compare?with=1'])
    expect((await ana.ask('GET', `${versionsPath(plan.planId)}/${asked}`)).body.error?.code).toBe('cannotLoad')
  expect((await ana.ask('POST', `${versionsPath(plan.planId)}/1/restore`)).body.error?.code).toBe('cannotLoad')
  const token = new URL(url).hash.slice(1)
  expect((await ben.ask('POST', '/api/public/version', { token })).body.error?.code).toBe('cannotLoad')
  expect((await ana.ask('GET', `${versionsPath(plan.planId)}/2/content`)).status).toBe(200)
})

test('nothing in the house changes a row of a version', async () => {
  const dataDir = temporaryFolder()
  const server = await startServer({ dataDir })
  const { plan, ana, ben } = await planWithEverybody(server.url, 'example')
  const path = versionsPath(plan.planId)
  const rows = () => {
    const file = new DatabaseSync(join(dataDir, 'commonboard.db'), { readOnly: true })
    const found = file.prepare('SELECT * FROM versions ORDER BY n').all() as { data: Uint8Array }[]
    file.close()
    return found.map(({ data, ...row }) =>
      JSON.stringify({ ...row, data: createHash('sha256').update(data).digest('hex') }),
    )
  }
  await makeVersion(ben, plan.planId, 'Draft')
  const before = rows()
  const sign = { organization: 'Library', person: 'Rosa', statement: 'agreeWithNote', note: 'With the evening hours' }
  const { signOnId } = (await ben.ask('POST', `${path}/1/sign-ons`, sign)).body as { signOnId: string }
  await ana.ask('POST', `${path}/1/sign-ons/${signOnId}/confirm`)
  await ana.ask('PUT', `${path}/1/public`)
  await ana.ask('PATCH', `/api/plans/${plan.planId}`, { title: 'Riverbend 2030' })
  await ana.ask('POST', `${path}/1/restore`)
  await makeVersion(ben, plan.planId, 'Final')
  for (const method of ['PUT', 'PATCH', 'DELETE'])
    expect((await ana.ask(method, `${path}/1`, { name: 'Other' })).status).toBe(404)
  expect(rows().slice(0, 1)).toEqual(before)
  expect((await contentOfVersion(ana, plan.planId, 1)).about.title).toBe('Riverbend')
})

test('a version is there after kill -9 as soon as it has been answered, and goes with its plan', async () => {
  const file = buildServer()
  const dataDir = temporaryFolder()
  const port = await freePort()
  let server = await startProcess(file, { dataDir, port })
  const ana = new Device(server.url, 'Ana')
  const { planId } = await ana.createPlan('Riverbend', 'example')
  for (let n = 1; n <= 3; n++) {
    const made = await makeVersion(ana, planId, `Draft ${n}`)
    const sign = { organization: 'Library', person: 'Rosa', statement: 'agree' }
    expect((await ana.ask('POST', `${versionsPath(planId)}/${n}/sign-ons`, sign)).status).toBe(201)
    await server.kill9()
    server = await startProcess(file, { dataDir, port })
    expect(await versionsOf(ana, planId)).toContainEqual({ ...made, signed: 1 })
    expect((await contentOfVersion(ana, planId, n)).about.title).toBe('Riverbend')
  }
  await ana.ask('PUT', `${versionsPath(planId)}/1/public`)
  expect((await ana.ask('DELETE', `/api/plans/${planId}`)).status).toBe(200)
  await server.kill9()
  const database = new DatabaseSync(join(dataDir, 'commonboard.db'))
  for (const table of ['versions', 'versionLinks', 'signOns'])
    expect(database.prepare(`SELECT * FROM ${table}`).all(), table).toEqual([])
  database.close()
})

test('so many named versions and no more', async () => {
  const { url } = await startServer()
  const { plan, ben } = await planWithEverybody(url)
  for (let n = 1; n <= 200; n++) await makeVersion(ben, plan.planId, `Draft ${n}`)
  expect((await ben.ask('POST', versionsPath(plan.planId), { name: 'One more' })).body.error?.code).toBe('noRoom')
  const asked = async (name: string) => (await ben.ask('POST', versionsPath(plan.planId), { name })).body.error?.code
  expect([await asked(''), await asked('   '), await asked('x'.repeat(81))]).toEqual([
    'badRequest',
    'badRequest',
    'nameTooLong',
  ])
})

test('while nothing can be saved no version is called made, and nothing is restored without one', async () => {
  const { storage, disk } = fillableStorage()
  const { url } = await startServer({ storage })
  const { plan, ana, ben } = await planWithEverybody(url, 'example')
  await makeVersion(ben, plan.planId, 'Draft')
  const open = await wireClient(ben, plan.planId)
  const card = resultIn(open.plan)
  type(open.plan, card, 'Later: ')
  await open.saved()
  const before = await contentNow(ana, plan.planId)
  disk.isFull = true
  const made = await ben.ask('POST', versionsPath(plan.planId), { name: 'Final' })
  expect(made.body.error?.code).toBe('notSaving')
  expect((await ana.ask('POST', `${versionsPath(plan.planId)}/1/restore`)).body.error?.code).toBe('notSaving')
  expect(await contentNow(ana, plan.planId)).toEqual(before)
  disk.isFull = false
  expect((await versionsOf(ana, plan.planId)).map(({ name }) => name)).toEqual(['Draft'])
  expect((await ana.ask('POST', `${versionsPath(plan.planId)}/1/restore`)).status).toBe(200)
})
