import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { makePlan } from '../../apps/sync-server/src/http/newPlan.ts'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { openSqlite } from '../../apps/sync-server/src/storage/sqlite.ts'
import { SERVER, type Storage, zoneKey } from '../../apps/sync-server/src/storage/storage.ts'
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
  expect((await second.readPlan(plan.id))?.plan).toEqual(plan)
  expect(await second.load(content.zone)).toHaveLength(1)
  await second.close()
})

function makePlanRow() {
  const { plan, update } = makePlan({ title: 'Riverbend', place: '', language: 'en' }, 'blank', 5)
  const content = { zone: zoneKey(plan.id, 'plan'), data: update, who: SERVER, at: 5 }
  return { plan, links: [], content }
}
