import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test, vi } from 'vitest'
import { watchLost } from '../../apps/sync-server/src/storage/lost.ts'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { openSqlite } from '../../apps/sync-server/src/storage/sqlite.ts'
import { type Storage, StorageError, StorageLost } from '../../apps/sync-server/src/storage/storage.ts'
import { Thread } from '../../apps/sync-server/src/storage/thread.ts'
import { planWithEverybody, startServer, temporaryFolder } from '../support/startServer.ts'

/** A storage whose calls of this topic meet with a disk that is lost. */
function lostIn(topic: 'rounds' | 'versions' | 'history'): Storage {
  const kept = new MemoryStorage()
  const part = new Proxy(kept[topic], {
    get: () => async () => {
      throw new StorageLost('fsync failed')
    },
  })
  return new Proxy(kept, {
    get(target, name) {
      if (name === topic) return part
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}

test.each(['rounds', 'versions', 'history'] as const)(
  'a disk that is lost while something of %s is kept is heard of like one that loses an update',
  async (topic) => {
    const heard: Error[] = []
    const storage = watchLost(lostIn(topic), (error) => heard.push(error))
    const calls = {
      rounds: () => storage.rounds.removeRound('plan', 'round'),
      versions: () => storage.versions.removeSignOn('plan', 'id'),
      history: () => storage.history.removeBlock('plan', 'person'),
    }
    await expect(calls[topic]()).rejects.toThrow('fsync failed')
    expect(heard).toHaveLength(1)
  },
)

test.each([
  ['historianThread', 'activityOf', ['plan', [], { since: 0, count: 1 }]],
  ['merger', 'check', []],
] as const)('a thread that only reads (%s) and ends takes nothing with it', async (name, call, args) => {
  const dataDir = temporaryFolder()
  const storage = await openSqlite(dataDir)
  const thread = Thread.reading(name, { dataDir })
  const asked = thread.ask(call, args)
  const told = asked.catch((error: unknown) => error)
  await thread.stop()
  const error = await told
  expect(error).toBeInstanceOf(StorageError)
  expect(error).not.toBeInstanceOf(StorageLost)
  await storage.close()
})

// Ended from outside while it loads SQLite, a thread takes the process with it, about once in fifty times.
test('threads that are stopped while they begin, or have just begun, end by themselves: the process goes on', async () => {
  const dataDir = temporaryFolder()
  const storage = await openSqlite(dataDir)
  const fromOutside = vi.spyOn(Worker.prototype, 'terminate')
  for (let ms = 0; ms < 80; ms += 8) {
    const threads = ['merger', 'historianThread'].map((name) => Thread.reading(name, { dataDir }))
    await new Promise((resolve) => setTimeout(resolve, ms))
    await Promise.all(threads.map((thread) => thread.stop()))
  }
  expect(fromOutside).not.toHaveBeenCalled()
  expect(await storage.listPlans()).toEqual([])
  await storage.close()
})

test('a question about the past that takes too long is given up, with those behind it, and writing goes on', async () => {
  const dataDir = temporaryFolder()
  const storage = await openSqlite(dataDir)
  // No thread has even begun by then.
  const thread = Thread.reading('historianThread', { dataDir }, 0)
  const asked = [1, 2].map(() => thread.ask('activityOf', ['plan', [], { since: 0, count: 1 }]))
  for (const answer of asked) await expect(answer).rejects.toThrow('took too long')
  expect(thread.hasEnded).toBe(true)
  expect(await storage.listPlans()).toEqual([])
  await storage.close()
})

test('where the history is damaged the plan is what cannot be read; nothing is said of saving', async () => {
  const dataDir = temporaryFolder()
  const { url } = await startServer({ dataDir })
  const { plan, ana } = await planWithEverybody(url)
  const path = `/api/plans/${plan.planId}`
  expect((await ana.ask('GET', `${path}/content`)).status).toBe(200)
  const file = new DatabaseSync(join(dataDir, 'commonboard.db'))
  file.exec('UPDATE updates SET crc = crc + 1')
  file.close()
  const participantId = ((await ana.ask('GET', path)).body['me'] as { participantId: string }).participantId
  for (const [method, call, body] of [
    ['GET', '/activity'],
    ['GET', '/changes?since=0'],
    ['POST', '/undo/preview', { participantId, since: 0 }],
  ] as const)
    expect((await ana.ask(method, path + call, body)).body.error?.code, call).toBe('cannotLoad')
  expect((await ana.ask('PATCH', path, { title: 'Riverbend Schools' })).status).toBe(200)
})
