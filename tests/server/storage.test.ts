import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { makePlan } from '../../apps/sync-server/src/http/newPlan.ts'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { openSqlite } from '../../apps/sync-server/src/storage/sqlite.ts'
import { SERVER, type Storage, zoneKey } from '../../apps/sync-server/src/storage/storage.ts'
import { roundContract } from '../support/roundContract.ts'
import { temporaryFolder } from '../support/startServer.ts'
import { storageContract } from '../support/storageContract.ts'

storageContract('memory', { open: async () => new MemoryStorage() })

const folders = new WeakMap<Storage, string>()
const openIn = async (folder: string) => {
  const storage = await openSqlite(folder)
  folders.set(storage, folder)
  return storage
}
storageContract('SQLite', {
  open: () => openIn(temporaryFolder()),
  reopen: (closed) => openIn(folders.get(closed) ?? ''),
})

roundContract('memory', async () => new MemoryStorage())
roundContract('SQLite', () => openIn(temporaryFolder()))

test('a database of a newer version is left alone', async () => {
  const folder = temporaryFolder()
  const storage = await openSqlite(folder)
  await storage.close()
  const database = new DatabaseSync(join(folder, 'commonboard.db'))
  database.exec('PRAGMA user_version = 99')
  database.close()
  await expect(openSqlite(folder)).rejects.toThrow('newer version')
})

test('every commit waits for the disk', async () => {
  const folder = temporaryFolder()
  const storage = await openSqlite(folder)
  const database = new DatabaseSync(join(folder, 'commonboard.db'))
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  database.close()
  await storage.close()
})

test('a database of the first version opens, with everything in it, and knows the version of its documents', async () => {
  const folder = temporaryFolder()
  const { plan, links, content } = makePlanRow()
  const first = await openSqlite(folder)
  await first.createPlan({ plan, links, content })
  await first.close()
  const database = new DatabaseSync(join(folder, 'commonboard.db'))
  database.exec(
    'DROP TABLE snapshots; DROP TABLE authors; DROP TABLE audit; ALTER TABLE plans DROP COLUMN schemaVersion; PRAGMA user_version = 1',
  )
  database.close()
  const second = await openSqlite(folder)
  const read = await second.readPlan(plan.id)
  expect(read?.plan).toEqual(plan)
  expect(await second.load(content.zone)).toHaveLength(1)
  // Whose the client ids are was not written down then; nobody may go on under the server's.
  const written = [...Y.parseUpdateMeta(content.data).to.keys()]
  expect(written.length).toBeGreaterThan(0)
  expect(read?.authors).toEqual(written.map((id) => [id, SERVER]))
  await second.close()
})

test('a database of the third version opens; who wrote is known from its rows, and where they are merged from the snapshot', async () => {
  const folder = temporaryFolder()
  const { plan, links, content } = makePlanRow()
  const zone = zoneKey(plan.id, 'talk')
  const write = (id: number, who: string, at: number) => {
    const doc = new Y.Doc()
    doc.clientID = id
    doc.getMap('comments').set(String(id), who)
    return { zone, data: Y.encodeStateAsUpdate(doc), who, at }
  }
  const first = await openSqlite(folder)
  await first.createPlan({ plan, links, content })
  await first.append([write(11, 'ana', 6), write(22, 'ben', 7)])
  expect(await first.compact(zone, { keepFrom: Infinity, dueFrom: Infinity })).toMatchObject({ removed: 2 })
  await first.append([write(33, 'chidi', 8)])
  await first.close()
  const database = new DatabaseSync(join(folder, 'commonboard.db'))
  database.exec('DROP TABLE authors; DROP TABLE audit; PRAGMA user_version = 3')
  database.close()
  const second = await openSqlite(folder)
  const authors = new Map((await second.readPlan(plan.id))?.authors)
  expect([11, 22, 33].map((id) => authors.get(id))).toEqual(['ana', 'ben', 'chidi'])
  await second.close()
})

test('an erased plan leaves nothing in any table, what repair has put aside included; what was done to it stays', async () => {
  const folder = temporaryFolder()
  const { plan, links, content } = makePlanRow()
  const storage = await openSqlite(folder)
  const founder = {
    id: 'p1',
    planId: plan.id,
    deviceId: 'd1',
    name: 'Ana',
    role: 'facilitator',
    roleGroup: null,
    color: 0,
    linkId: null,
    joinedAt: 5,
    isOut: false,
  } as const
  const link = { id: 'l1', planId: plan.id, role: 'viewer', state: 'active', tokenHash: 'h', madeAt: 5 } as const
  await storage.createPlan({ plan, links: [...links, link], content: { ...content, authors: [11] } })
  await storage.saveParticipants([founder])
  await storage.saveHanded({ id: 'w1', planId: plan.id, who: 'p1', name: 'Ana', role: 'viewer', at: 6, text: 'words' })
  const round = { id: 'r1', planId: plan.id, kind: 'write', state: 'open', asked: '{}', isNameless: true } as const
  const later = { closedAt: null, revealingAt: null, revealedAt: null, result: null }
  const tally = { people: 0, answers: 0, byScribes: 0 }
  expect(await storage.rounds.addRound({ ...round, ...later, openedBy: 'p1', openedAt: 6, tally }, 9)).toBe(true)
  const answer = { id: 'a1', planId: plan.id, roundId: 'r1', who: 'w1', giver: 'g1', byScribe: false }
  const limits = { ofGiver: 9, ofRound: 9, ofPlan: 9 }
  expect(await storage.rounds.saveAnswer({ ...answer, sealed: Uint8Array.of(1) }, limits)).toBe('saved')
  const version = { planId: plan.id, reason: 'named', name: 'Draft', note: '', who: 'p1', at: 6, hash: '', facts: '{}' }
  await storage.versions.addVersion(version, content.data)
  await storage.history.saveBlock({ planId: plan.id, participantId: 'p1', deviceId: 'd1', by: 'p2', at: 6 })
  await storage.history.saveKeptDays(plan.id, 7)
  const signed = { organization: 'Library', person: 'Rosa', statement: 'agree', note: '', confirmedAt: null }
  const ofVersion = { planId: plan.id, n: 1, who: 'p1', at: 6 }
  await storage.versions.addSignOn({ id: 's1', ...ofVersion, ...signed, confirmedBy: null })
  await storage.versions.saveVersionLink({ id: 'v1', ...ofVersion, tokenHash: 'v' })
  await storage.compact(content.zone, { keepFrom: 0, dueFrom: 0 })
  await storage.addAudit({ planId: plan.id, act: 'planErased', who: 'p1', about: {}, network: '', at: 7 })
  await storage.close()
  const file = () => new DatabaseSync(join(folder, 'commonboard.db'))
  const before = file()
  before.prepare('INSERT INTO epochs VALUES (?, ?, 1)').run(plan.id, 'talk')
  before.prepare('INSERT INTO zones VALUES (99, ?, ?, 1)').run(plan.id, 'plan~damaged-2026-01-01')
  before.prepare('INSERT INTO updates SELECT 99, seq, data, who, at, crc FROM updates WHERE seq = 1').run()
  const tables = before
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all()
  const counts = (database: InstanceType<typeof DatabaseSync>) =>
    Object.fromEntries(
      tables.map(({ name }) => [name, database.prepare(`SELECT count(*) AS rows FROM ${String(name)}`).get()?.rows]),
    )
  const full = counts(before)
  before.close()
  expect(Object.entries(full).filter(([name, rows]) => rows === 0 && name !== 'devices')).toEqual([])

  const again = await openSqlite(folder)
  await again.deletePlan(plan.id)
  await again.close()
  const after = file()
  expect(Object.entries(counts(after)).filter(([, rows]) => rows !== 0)).toEqual([['audit', 1]])
  after.close()
})

test('what was erased is in no file, also where somebody was reading at that moment', async () => {
  const folder = temporaryFolder()
  const { plan, links, content } = makePlanRow()
  const other = makePlanRow()
  const storage = await openSqlite(folder)
  await storage.createPlan({ plan, links, content })
  await storage.createPlan(other)
  const zone = zoneKey(plan.id, 'plan')
  const words = 'Nobody shall read this again'
  for (let i = 0; i < 20; i++) {
    const doc = new Y.Doc()
    doc.getText('t').insert(0, `${words} ${i} `.repeat(200))
    await storage.append([{ zone, data: Y.encodeStateAsUpdate(doc), who: 'ana', at: 6 }])
  }
  const reader = new DatabaseSync(join(folder, 'commonboard.db'), { readOnly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM updates').get()
  await storage.deletePlan(plan.id)
  reader.exec('COMMIT')
  reader.close()
  await storage.append([{ ...other.content, who: 'ana', at: 7 }])
  expect(readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(words))).toEqual([])
  await storage.close()
})

function makePlanRow() {
  const { plan, update } = makePlan({ title: 'Riverbend', place: '', language: 'en' }, 'blank', 5)
  const content = { zone: zoneKey(plan.id, 'plan'), data: update, who: SERVER, at: 5 }
  return { plan, links: [], content }
}
