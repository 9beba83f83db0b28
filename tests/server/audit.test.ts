import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { AUDIT_KEPT_DAYS } from '../../apps/sync-server/src/audit.ts'
import { CALLS } from '../../apps/sync-server/src/http/calls.ts'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { openSqlite } from '../../apps/sync-server/src/storage/sqlite.ts'
import { type AuditRecord, StorageError } from '../../apps/sync-server/src/storage/storage.ts'
import { TestClock } from '../support/clock.ts'
import { Device, planWithEverybody, startServer, temporaryFolder, tokenIn } from '../support/startServer.ts'
import { root } from '../support/tree.ts'

const DAY_MS = 24 * 3600 * 1000

interface Entry {
  readonly act: string
  readonly who: string
  readonly name: string
  readonly network: string
  readonly about: Record<string, unknown>
}

async function auditOf(device: Device, planId: string): Promise<Entry[]> {
  const { status, body } = await device.ask('GET', `/api/plans/${planId}/audit`)
  expect(status).toBe(200)
  expect(CALLS.audit.result.parse(body)).toEqual(body)
  return body.entries as Entry[]
}

test('a facilitator reads who let whom in, gave which role, took a copy and erased; the latest first', async () => {
  const server = await startServer({ proxies: 1 })
  const { plan, ana, joined } = await planWithEverybody(server.url)
  const path = `/api/plans/${plan.planId}`
  const facts = (await ana.ask('GET', path)).body as unknown as {
    me: { participantId: string }
    links: { linkId: string; role: string }[]
  }
  const linkId = (role: string) => facts.links.find((link) => link.role === role)?.linkId ?? ''
  const from = { 'x-forwarded-for': '203.0.113.77' }
  const { participantId } = joined.dolores.joined
  await ana.ask('PUT', `${path}/roles`, { participantId, role: 'editor' }, from)
  await ana.ask('POST', `${path}/links`, { role: 'viewer' }, { 'x-forwarded-for': '2001:db8:12:34:56::9' })
  await ana.ask('POST', `${path}/links/${linkId('viewer')}/replace`, {}, from)
  await ana.ask('DELETE', `${path}/links/${linkId('editor')}`, undefined, from)
  await ana.ask('DELETE', `${path}/people/${joined.chidi.joined.participantId}`, undefined, from)
  await ana.ask('GET', `${path}/export/logic-model.csv`, undefined, from)
  await ana.ask('PUT', `${path}/frozen`, { frozen: true }, from)
  const entries = await auditOf(ana, plan.planId)
  expect(entries.map(({ act }) => act)).toEqual([
    'planFrozen',
    'planExported',
    'personRemoved',
    'linkRevoked',
    'linkReplaced',
    'linkMade',
    'roleGiven',
    'joined',
    'joined',
    'joined',
    'planMade',
  ])
  const [, exported, removed, revoked, replaced, made, given, last] = entries
  expect(exported).toMatchObject({ name: 'Ana', who: facts.me.participantId, about: { file: 'logic-model.csv' } })
  expect(exported?.network).toBe('203.0.113.0/24')
  expect(removed?.about).toEqual({ participantId: joined.chidi.joined.participantId })
  expect(made?.network).toBe('2001:db8:12::/48')
  expect(revoked?.about).toEqual({ linkId: linkId('editor'), role: 'editor', removed: 1 })
  expect(replaced?.about).toMatchObject({ linkId: linkId('viewer'), role: 'viewer' })
  expect(given?.about).toEqual({ participantId, role: 'editor' })
  expect(last).toMatchObject({
    who: participantId,
    name: 'Dolores',
    about: { linkId: linkId('viewer'), role: 'viewer' },
  })
})

test('only facilitators read it', async () => {
  const server = await startServer()
  const { plan, ben, chidi, dolores } = await planWithEverybody(server.url)
  const stranger = new Device(server.url, 'Stranger')
  await stranger.createPlan('Elsewhere')
  for (const device of [ben, chidi, dolores])
    expect((await device.ask('GET', `/api/plans/${plan.planId}/audit`)).status).toBe(403)
  expect((await stranger.ask('GET', `/api/plans/${plan.planId}/audit`)).status).toBe(404)
})

test('coming back by the same link is no news; a new role by another link is', async () => {
  const server = await startServer()
  const { plan, ana, dolores } = await planWithEverybody(server.url)
  await dolores.join(plan.links.viewer)
  await dolores.join(plan.links.viewer)
  expect(await auditOf(ana, plan.planId)).toHaveLength(4)
  await dolores.join(plan.links.editor)
  expect((await auditOf(ana, plan.planId))[0]).toMatchObject({
    act: 'joined',
    name: 'Dolores',
    about: { role: 'editor' },
  })
})

test(`what is older than ${AUDIT_KEPT_DAYS} days is forgotten, in the file too`, async () => {
  const clock = new TestClock()
  const storage = await openSqlite(temporaryFolder())
  const server = await startServer({ clock, storage })
  const ana = new Device(server.url, 'Ana')
  const { planId, links } = await ana.createPlan()
  clock.pass((AUDIT_KEPT_DAYS - 1) * DAY_MS)
  await new Device(server.url, 'Ben').join(links.editor)
  expect((await auditOf(ana, planId)).map(({ act }) => act)).toEqual(['joined', 'planMade'])
  clock.pass(2 * DAY_MS)
  expect((await auditOf(ana, planId)).map(({ act }) => act)).toEqual(['joined'])
  expect((await storage.auditOf(planId)).map(({ act }) => act)).toEqual(['joined'])
})

test('no token, no title and no whole address is kept, and the erasing of a plan is', async () => {
  const dataDir = temporaryFolder()
  const storage = await openSqlite(dataDir)
  const server = await startServer({ storage, proxies: 1 })
  const ana = new Device(server.url, 'Ana')
  const made = await ana.ask(
    'POST',
    '/api/plans',
    { title: 'Rivermouth', template: 'blank', name: 'Ana' },
    { 'x-forwarded-for': '203.0.113.77' },
  )
  const { planId, links } = made.body as unknown as { planId: string; links: Record<string, string> }
  await new Device(server.url, 'Ben').join(links.editor ?? '')
  await ana.ask('DELETE', `/api/plans/${planId}`, undefined, { 'x-forwarded-for': '203.0.113.77' })
  const kept = await storage.auditOf(planId)
  expect(kept.map(({ act }) => act)).toEqual(['planErased', 'joined', 'planMade'])
  await server.close()
  const file = readFileSync(join(dataDir, 'commonboard.db'), 'latin1')
  expect(file).toContain('203.0.113.0/24')
  for (const secret of ['203.0.113.77', 'Rivermouth', tokenIn(links.editor ?? '')]) expect(file).not.toContain(secret)
})

test('who runs the server reads it too, also of a plan that is gone', async () => {
  const dataDir = temporaryFolder()
  const storage = await openSqlite(dataDir)
  const planId = 'riverbend-riverbend-00'
  const record = { planId, who: 'ana', network: '203.0.113.0/24' } as const
  await storage.addAudit({ ...record, act: 'joined', about: { role: 'editor' }, at: Date.now() - 2 })
  await storage.addAudit({ ...record, act: 'planErased', about: {}, at: Date.now() - 1 })
  await storage.close()
  const admin = ['--import', 'tsx', 'apps/sync-server/src/admin.ts', 'audit', planId]
  const said = execFileSync(process.execPath, admin, { cwd: root, env: { ...process.env, DATA_DIR: dataDir } })
  expect(String(said)).toMatch(
    /^\S+  planErased  ana  203\.0\.113\.0\/24\n\S+  joined  ana  203\.0\.113\.0\/24  role=editor\n$/,
  )
}, 60_000)

/** Everything can be kept but who did it. */
class ForgetfulStorage extends MemoryStorage {
  isForgetful = false

  override async addAudit(record: AuditRecord): Promise<void> {
    if (this.isForgetful) throw new StorageError('database or disk is full')
    await super.addAudit(record)
  }
}

test('where what was done cannot be noted, nobody is told that it is done; it stands, and asked again it is noted', async () => {
  const storage = new ForgetfulStorage()
  const server = await startServer({ storage })
  const { plan, ana, dolores, joined } = await planWithEverybody(server.url)
  const path = `/api/plans/${plan.planId}`
  const { participantId } = joined.dolores.joined
  const acts = [
    () => ana.ask('PUT', `${path}/roles`, { participantId, role: 'editor' }),
    () => ana.ask('PUT', `${path}/frozen`, { frozen: true }),
  ]
  const before = (await auditOf(ana, plan.planId)).length
  storage.isForgetful = true
  for (const act of acts) {
    const { status, body } = await act()
    expect(status).toBe(503)
    expect(body).toMatchObject({ error: { code: 'notSaving' } })
  }
  expect(await auditOf(ana, plan.planId)).toHaveLength(before)
  expect((await dolores.ask('GET', path)).body).toMatchObject({ frozen: true, role: 'editor' })
  storage.isForgetful = false
  for (const act of acts) expect((await act()).status).toBe(200)
  const entries = await auditOf(ana, plan.planId)
  expect(entries.slice(0, 2).map(({ act }) => act)).toEqual(['planFrozen', 'roleGiven'])
  expect(entries).toHaveLength(before + 2)
})
