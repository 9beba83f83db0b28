import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { addCard, type CardId, moveCard, openPlan, type Plan, readPlan, typeInCard } from '@commonboard/model'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Database } from '../../apps/sync-server/src/storage/database.ts'
import { mergeLog } from '../../apps/sync-server/src/storage/merge.ts'
import { openSqlite } from '../../apps/sync-server/src/storage/sqlite.ts'
import type { NewUpdate, StoredUpdate } from '../../apps/sync-server/src/storage/storage.ts'
import { UpdateLog } from '../../apps/sync-server/src/storage/updateLog.ts'
import { TestClock } from '../support/clock.ts'
import { Device, startServer, temporaryFolder } from '../support/startServer.ts'
import { wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

const PLAN_ID = 'riverbend-riverbend-00'
const KEY = `${PLAN_ID}/plan` as const
const PLAN = {
  id: PLAN_ID,
  title: 'Riverbend',
  place: '',
  language: 'en' as const,
  frozen: false,
  schemaVersion: 1,
  madeAt: 0,
  changedAt: null,
  counts: [],
}

/** A plan somebody writes in, one row for each change. Time counts in rows: row n is of moment n. */
class Writing {
  readonly doc = new Y.Doc()
  readonly rows: NewUpdate[] = []
  private readonly plan = openPlan({ plan: this.doc })

  constructor() {
    this.doc.on('update', (data: Uint8Array) => {
      this.rows.push({ zone: KEY, data, who: this.rows.length % 2 ? 'ana' : 'ben', at: this.rows.length + 1 })
    })
  }

  /** @returns the rows it made */
  write(cards: number): NewUpdate[] {
    const before = this.rows.length
    for (let i = 0; i < cards; i++) {
      const id = addCard(this.plan, { column: 'results', band: 'population' }, `card ${before} ${i}`)
      if (i % 3 === 2) this.plan.cards.delete(id)
    }
    return this.rows.slice(before)
  }
}

function openWith(writing: Writing, cards: number): { folder: string; database: Database; log: UpdateLog } {
  const folder = temporaryFolder()
  const [content, ...rows] = writing.write(cards)
  if (!content) throw new Error('Nothing was written')
  const database = new Database(folder)
  database.createPlan({ plan: PLAN, links: [], content })
  database.append(rows)
  return { folder, database, log: new UpdateLog(database) }
}

/** As the storage does it, with everything in this thread. */
function compact(log: UpdateLog, keepFrom = 0, dueFrom = keepFrom): void {
  const part = log.toMerge(KEY, { keepFrom, dueFrom })
  if (part) log.putMerged(KEY, mergeLog(part, 1_000_000))
  while (log.removeMerged(KEY) > 0);
}

function documentOf(stored: readonly StoredUpdate[]): Y.Doc {
  const doc = new Y.Doc()
  for (const { data } of stored) Y.applyUpdate(doc, data)
  return doc
}

function expectSame(stored: readonly StoredUpdate[], { doc }: Writing): void {
  const kept = documentOf(stored)
  expect(Y.equalSnapshots(Y.snapshot(kept), Y.snapshot(doc))).toBe(true)
  expect(readPlan(openPlan({ plan: kept }))).toEqual(readPlan(openPlan({ plan: doc })))
}

const rowsIn = (database: Database) =>
  database.all('SELECT seq, who FROM updates ORDER BY seq').map(({ seq, who }) => [Number(seq), who])
const snapshotsIn = (database: Database) =>
  database.all('SELECT upto FROM snapshots ORDER BY upto').map(({ upto }) => Number(upto))

describe('compaction', () => {
  test('loads from a snapshot and what came after it, and keeps the rows of the history with who wrote them', () => {
    const writing = new Writing()
    const { database, log } = openWith(writing, 30)
    const all = writing.rows.length
    compact(log)
    expect([snapshotsIn(database), rowsIn(database).length]).toEqual([[all], all])
    database.append(writing.write(5))
    const stored = database.load(KEY)
    expect([stored[0]?.isSnapshot, stored.length]).toEqual([true, 1 + writing.rows.length - all])
    expectSame(stored, writing)

    // Two days later, so to speak: the first 20 rows are older than the history.
    compact(log, 21)
    expect(snapshotsIn(database)).toEqual([20, writing.rows.length])
    expect(rowsIn(database)).toEqual(writing.rows.slice(20).map(({ who }, i) => [21 + i, who]))
    expectSame(database.load(KEY), writing)
    // The history can still be read from its beginning.
    const beginning = log.snapshot(KEY, log.zone(KEY) ?? { id: 0, seq: 0 }, 20)
    expectSame([{ seq: 20, data: beginning.data, who: '', at: 0 }, ...writing.rows.slice(20).map(asStored)], writing)
    expect(new Set(beginning.authors.map(([, who]) => who))).toEqual(new Set(['ben']))
    expect(beginning.authors[0]?.[0]).toBe(writing.doc.clientID)
    database.close()
  })

  test('takes in exactly the rows it was made of: what is written meanwhile stays', () => {
    const writing = new Writing()
    const { database, log } = openWith(writing, 20)
    const merged = writing.rows.length
    const part = log.toMerge(KEY, { keepFrom: 10_000, dueFrom: 10_000 })
    database.append(writing.write(7))
    if (part) log.putMerged(KEY, mergeLog(part, 0))
    while (log.removeMerged(KEY) > 0);
    expect(snapshotsIn(database)).toEqual([merged])
    expect(rowsIn(database)[0]?.[0]).toBe(merged + 1)
    expectSame(database.load(KEY), writing)
    database.close()
  })

  test('removes nothing of a plan that was erased and nothing under another one that has come since', () => {
    const writing = new Writing()
    const { database, log } = openWith(writing, 20)
    const part = log.toMerge(KEY, { keepFrom: 10_000, dueFrom: 10_000 })
    database.deletePlan(PLAN_ID)
    if (part) log.putMerged(KEY, mergeLog(part, 0))
    expect([log.removeMerged(KEY), snapshotsIn(database), rowsIn(database)]).toEqual([0, [], []])
    database.close()
  })

  test('falls back to an older snapshot, or to the rows, where the newest is damaged; mends it the next time', () => {
    const writing = new Writing()
    const { database, log } = openWith(writing, 30)
    compact(log, 11)
    database.append(writing.write(5))
    compact(log, 11, 0)
    const [oldest = 0, newest = 0] = snapshotsIn(database)
    expect(oldest).toBe(10)
    database.exec(`UPDATE snapshots SET data = zeroblob(length(data)) WHERE upto = ${newest}`)
    const stored = database.load(KEY)
    expect([stored[0]?.seq, stored.length]).toEqual([oldest, 1 + writing.rows.length - oldest])
    expectSame(stored, writing)
    compact(log, 20)
    expect(database.load(KEY)).toHaveLength(1)
    expectSame(database.load(KEY), writing)

    database.exec(`UPDATE snapshots SET authors = '[]'`)
    expect(() => database.load(KEY)).toThrow('damaged')
    expect(() => compact(log, 40)).toThrow('damaged')
    database.close()
  })

  test('falls back to the very first row where there is one', () => {
    const writing = new Writing()
    const { database, log } = openWith(writing, 30)
    compact(log)
    database.exec(`DELETE FROM snapshots`)
    expectSame(database.load(KEY), writing)
    compact(log)
    database.exec(`UPDATE snapshots SET sha256 = ''`)
    expectSame(database.load(KEY), writing)
    database.close()
  })

  test('gives up no row before every one of them has been read again and says the same as the snapshot', () => {
    const writing = new Writing()
    const { database, log } = openWith(writing, 30)
    compact(log)
    const other = new Writing()
    other.write(writing.rows.length)
    const part = log.toMerge(KEY, { keepFrom: 11, dueFrom: 11 })
    const wrong = mergeLog({ start: undefined, rows: other.rows.slice(0, writing.rows.length).map(asStored) }, 0)
    if (!part) throw new Error('There should be something to merge')
    expect(() => mergeLog({ ...part, loaded: wrong.newest }, 0)).toThrow('not what the updates make')
    expect(() => mergeLog({ start: undefined, rows: part.rows.slice(1) }, 0)).toThrow('do not fit together')
    database.exec('UPDATE updates SET data = zeroblob(3) WHERE seq = 5')
    expect(() => compact(log, 11)).toThrow('Update 5')
    expect(rowsIn(database)).toHaveLength(writing.rows.length)
    expectSame(database.load(KEY), writing)
    database.close()
  })

  test('may be cut off at any of its statements: what is on the disk is always the whole plan', () => {
    let statements = 0
    for (let k = 1; k <= statements + 1; k++) {
      const writing = new Writing()
      const { folder, database, log } = openWith(writing, 24)
      compact(log, 6)
      database.append(writing.write(6))
      const part = log.toMerge(KEY, { keepFrom: 20, dueFrom: 20 })
      const cut = new CutOff(database, k)
      try {
        if (part) new UpdateLog(cut.file).putMerged(KEY, mergeLog(part, 0))
        while (new UpdateLog(cut.file).removeMerged(KEY) > 0);
      } catch (error) {
        expect(error).toBe(cut.reason)
      }
      statements = Math.max(statements, cut.statements)
      // As a kill leaves it: whatever transaction was open never ends.
      const copy = temporaryFolder()
      for (const name of ['commonboard.db', 'commonboard.db-wal'])
        if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(copy, name))
      const after = new Database(copy)
      expectSame(after.load(KEY), writing)
      after.append(writing.write(1))
      compact(new UpdateLog(after), 40)
      expectSame(after.load(KEY), writing)
      after.close()
      database.close()
    }
    expect(statements).toBeGreaterThan(8)
  })

  test('goes on where a removal of many rows was cut off', () => {
    const writing = new Writing()
    const { database, log } = openWith(writing, 3_200)
    expect(writing.rows.length).toBeGreaterThan(4_000)
    const part = log.toMerge(KEY, { keepFrom: 1e9, dueFrom: 1e9 })
    if (part) expect(log.putMerged(KEY, mergeLog(part, 0))).toBe(2_000)
    expectSame(database.load(KEY), writing)
    database.append(writing.write(3))
    compact(log)
    expect(rowsIn(database)).toHaveLength(4)
    expectSame(database.load(KEY), writing)
    database.close()
  })
})

/** Ends whoever works with the file at the k-th statement, and does not let him tidy up. */
class CutOff {
  readonly reason = new Error('cut off')
  statements = 0
  readonly file: Database

  constructor(database: Database, k: number) {
    const step = () => {
      this.statements += 1
      if (this.statements >= k) throw this.reason
    }
    const counted = <Target extends object>(target: Target): Target =>
      new Proxy(target, {
        get: (of, name) => {
          const value = Reflect.get(of, name) as unknown
          if (typeof value !== 'function') return value
          const call = value.bind(of) as (...args: unknown[]) => unknown
          if (name === 'statement') return (...args: unknown[]) => counted(call(...args) as object)
          if (name === 'together') return (write: () => void) => this.together(database, write, step)
          if (['run', 'get', 'all', 'exec', 'one'].includes(String(name)))
            return (...args: unknown[]) => {
              step()
              return call(...args)
            }
          return call
        },
      })
    this.file = counted(database)
  }

  private together(database: Database, write: () => void, step: () => void): void {
    step()
    database.exec('BEGIN IMMEDIATE')
    write()
    step()
    database.exec('COMMIT')
    step()
  }
}

const asStored = ({ data, who, at }: NewUpdate, i: number): StoredUpdate => ({ seq: i + 1, data, who, at })

describe('what is stored grows by little once it has served its time', () => {
  /** Bytes of rows and snapshots in the database, before and after somebody has worked. */
  const stored = (begin: (plan: Plan) => CardId[], work: (plan: Plan, cards: CardId[]) => void): number => {
    const writing = new Writing()
    const { database, log } = openWith(writing, 1)
    const plan = openPlan({ plan: writing.doc })
    const bytesAfter = (work: () => void) => {
      const before = writing.rows.length
      work()
      database.append(writing.rows.slice(before))
      compact(log, Infinity)
      expectSame(database.load(KEY), writing)
      const sql =
        'SELECT (SELECT coalesce(sum(length(data)), 0) FROM updates) + (SELECT sum(length(data) + length(authors)) FROM snapshots) AS bytes'
      return Number(database.one(sql)?.bytes)
    }
    let cards: CardId[] = []
    const before = bytesAfter(() => {
      cards = begin(plan)
    })
    const after = bytesAfter(() => work(plan, cards))
    database.close()
    return after - before
  }
  const add = (plan: Plan, text: string) => addCard(plan, { column: 'results', band: 'population' }, text)

  test('10,000 moves of a card take less than 1 kB', () => {
    const bytes = stored(
      (plan) => [add(plan, 'One'), add(plan, 'Two')],
      (plan, [card, other]) => {
        if (!card || !other) return
        for (let i = 0; i < 5_000; i++) {
          moveCard(plan, card, { column: 'results', band: 'system' })
          moveCard(plan, card, { column: 'results', band: 'population', after: other })
        }
      },
    )
    expect(bytes).toBeLessThan(1_000)
  })

  test('10,000 letters typed one by one take less than 20 kB', () => {
    const bytes = stored(
      (plan) => Array.from({ length: 50 }, () => add(plan, '')),
      (plan, cards) => {
        for (const card of cards)
          for (let i = 0; i < 200; i++)
            typeInCard(plan, card, { index: i, remove: 0, insert: 'every child '[i % 12] ?? '' })
      },
    )
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThan(20_000)
  })
})

test('a database of the second version opens with everything in it, and is compacted', async () => {
  const folder = temporaryFolder()
  mkdirSync(folder, { recursive: true })
  const old = new URL('../fixtures/old/', import.meta.url)
  writeFileSync(join(folder, 'commonboard.db'), gunzipSync(readFileSync(new URL('database-2.db.gz', old))))
  const known = JSON.parse(readFileSync(new URL('database-2.json', old), 'utf8')) as { planId: string; cards: string[] }
  const storage = await openSqlite(folder)
  const cards = async () =>
    readPlan(openPlan({ plan: documentOf(await storage.load(`${known.planId}/plan`)) })).cards.map(({ text }) => text)
  expect(await cards()).toEqual(known.cards)
  const done = await storage.compact(`${known.planId}/plan`, { keepFrom: Infinity, dueFrom: Infinity })
  expect(done).toMatchObject({ removed: 26 })
  expect(await cards()).toEqual(known.cards)
  await storage.close()
})

describe('a server', () => {
  test('compacts zones while people write in them, and opens them from the snapshot', async () => {
    const dataDir = temporaryFolder()
    const server = await startServer({ dataDir, compaction: { rows: 10, historyDays: 0 } })
    const ana = new Device(server.url, 'Ana')
    const { planId } = await ana.createPlan()
    const client = await wireClient(ana, planId)
    for (let i = 0; i < 60; i++) {
      addCard(client.plan, { column: 'impact', band: '' }, `card ${i}`)
      if (i % 10 === 0) await client.saved()
    }
    await client.saved()
    await until('it was compacted', async () => /compactions_total [1-9]/.test((await ana.ask('GET', '/metrics')).text))
    await server.close()

    const again = await startServer({ dataDir })
    const back = new Device(again.url, 'Ana')
    back.cookie = ana.cookie
    const next = await wireClient(back, planId)
    expect(readPlan(next.plan)).toEqual(readPlan(client.plan))
    const database = new DatabaseSync(join(dataDir, 'commonboard.db'), { readOnly: true })
    const { rows } = database.prepare('SELECT count(*) AS rows FROM updates').get() as { rows: number }
    database.close()
    expect(rows).toBeLessThan(60)
  })

  test('looks after sleeping zones: rows older than the history go, younger ones stay', async () => {
    const dataDir = temporaryFolder()
    const clock = new TestClock()
    const storage = await openSqlite(dataDir)
    const server = await startServer({ dataDir, storage, clock, compaction: { historyDays: 14 } })
    const ana = new Device(server.url, 'Ana')
    const { planId } = await ana.createPlan()
    const client = await wireClient(ana, planId)
    for (let i = 0; i < 5; i++) addCard(client.plan, { column: 'impact', band: '' }, `card ${i}`)
    await client.saved()
    clock.pass(10 * 24 * 60 * 60_000)
    const second = await wireClient(ana, planId)
    addCard(second.plan, { column: 'impact', band: '' }, 'ten days later')
    await second.saved()
    second.close()
    const database = new DatabaseSync(join(dataDir, 'commonboard.db'), { readOnly: true })
    const count = () => (database.prepare('SELECT count(*) AS rows FROM updates').get() as { rows: number }).rows
    expect(count()).toBe(7)
    clock.pass(5 * 24 * 60 * 60_000)
    // Two days at most: the young row must not grow old over it.
    let hours = 0
    await until('the old rows are gone', async () => {
      // Answered by the same thread, after what the server has asked it: an hour is not over before that.
      await storage.check()
      if (hours++ < 48) clock.pass(60 * 60_000)
      return count() === 1
    })
    database.close()
  })
})
