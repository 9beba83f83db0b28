import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { addCard, openPlan, readPlan, removeCards } from '@commonboard/model'
import { DatabaseSync } from '@photostructure/sqlite'
import { beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createServer } from '../../apps/sync-server/src/server.ts'
import { openSqlite } from '../../apps/sync-server/src/storage/sqlite.ts'
import { buildServer, freePort, startProcess } from '../support/serverProcess.ts'
import { Device, startServer, temporaryFolder } from '../support/startServer.ts'
import { WireClient, wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

let admin = ''
let main = ''
beforeAll(() => {
  main = buildServer()
  admin = join(dirname(main), 'admin.js')
})

function run(dataDir: string, ...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [admin, ...args], { env: { DATA_DIR: dataDir } }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, said: out + err })
    })
  })
}

const SECRET = Buffer.from('a secret of thirty-two characters')
const texts = (doc: Y.Doc) => readPlan(openPlan({ plan: doc })).cards.map(({ text }) => text)
const fileIn = (dataDir: string) => join(dataDir, 'commonboard.db')

/** Two plans of Ana's, ten cards each, in a folder whose server has stopped. */
async function twoPlansAtRest(cards = 10) {
  const dataDir = temporaryFolder()
  const server = await createServer({ storage: await openSqlite(dataDir), secret: SECRET })
  const ana = new Device(server.url, 'Ana')
  const riverbend = (await ana.createPlan('Riverbend', 'starter')).planId
  const hilltop = (await ana.createPlan('Hilltop', 'starter')).planId
  const docs = new Map<string, Y.Doc>()
  for (const planId of [riverbend, hilltop]) {
    const client = await wireClient(ana, planId)
    for (let i = 0; i < cards; i++)
      addCard(client.plan, { column: 'impact', band: '' }, `The card number ${i} of ${planId}`)
    await client.saved()
    docs.set(planId, client.doc)
  }
  await server.close()
  const back = async () => {
    const again = await startServer({ dataDir, secret: SECRET })
    const device = new Device(again.url, 'Ana')
    device.cookie = ana.cookie
    return { server: again, ana: device }
  }
  return { dataDir, riverbend, hilltop, docs, back, card: (i: number) => `The card number ${i} of ${riverbend}` }
}

/** Changes bytes on the disk, as a dying disk does. */
function flip(path: string, text: string): void {
  const bytes = readFileSync(path)
  let at = bytes.indexOf(text)
  expect(at).toBeGreaterThan(0)
  // More than once: SQLite leaves what it has moved standing in the gaps of its pages.
  for (; at >= 0; at = bytes.indexOf(text, at)) bytes.fill(0x7f, at, at + text.length)
  writeFileSync(path, bytes)
}

describe('a backup', () => {
  test('is made while people write; put back, it is healed by whoever returns with more', async () => {
    const dataDir = temporaryFolder()
    const backup = join(temporaryFolder(), 'monday.db')
    const port = await freePort()
    const server = await startProcess(main, { dataDir, port })
    const ana = new Device(server.url, 'Ana')
    const { planId } = await ana.createPlan()
    const client = await wireClient(ana, planId)
    const cards: string[] = []
    const write = () => cards.push(addCard(client.plan, { column: 'impact', band: '' }, `card ${cards.length}`))
    for (let i = 0; i < 20; i++) write()
    const copying = run(dataDir, 'backup', backup)
    for (let i = 0; i < 20; i++) write()
    const { code, said } = await copying
    expect([code, said]).toEqual([0, expect.stringContaining('1 plan')])
    for (let i = 0; i < 100; i++) write()
    client.plan.cards.delete(cards[0] ?? '')
    await client.saved()
    expect((await run(dataDir, 'backup', backup)).said).toContain('is there already')
    expect(await run(dataDir, 'restore', backup)).toMatchObject({ code: 1, said: expect.stringContaining('in use') })
    await server.kill9()

    expect(await run(dataDir, 'restore', backup)).toMatchObject({ code: 0 })
    const aside = readdirSync(dataDir).filter((name) => name.includes('.before-') && !/-(wal|shm)$/.test(name))
    expect(aside).toHaveLength(1)
    const again = await startProcess(main, { dataDir, port })
    const witness = await wireClient(ana, planId)
    const old = texts(witness.doc)
    expect(old).toContain('card 19')
    expect(old).not.toContain('card 100')
    const returning = await wireClient(ana, planId, 'plan', { doc: client.doc })
    await returning.saved()
    await until('the plan is healed', () => witness.plan.cards.size === client.plan.cards.size)
    expect(readPlan(witness.plan)).toEqual(readPlan(client.plan))
    expect(witness.plan.cards.has(cards[0] ?? '')).toBe(false)
    await again.kill9()
  })

  test.runIf(process.platform !== 'win32')(
    'is for the eyes of its owner only, and so is what is put back',
    async () => {
      const { dataDir } = await twoPlansAtRest(1)
      const backup = join(temporaryFolder(), 'backup.db')
      expect((await run(dataDir, 'backup', backup)).code).toBe(0)
      expect(statSync(backup).mode & 0o077).toBe(0)
      expect((await run(dataDir, 'restore', backup)).code).toBe(0)
      expect(statSync(fileIn(dataDir)).mode & 0o077).toBe(0)
    },
  )

  test('is not put back where it is none, or is damaged; what is there stays', async () => {
    const { dataDir, back, riverbend, card } = await twoPlansAtRest()
    const backup = join(temporaryFolder(), 'backup.db')
    expect((await run(dataDir, 'backup', backup)).code).toBe(0)
    writeFileSync(`${backup}.txt`, 'no database')
    expect((await run(dataDir, 'restore', `${backup}.txt`)).code).toBe(1)
    expect((await run(dataDir, 'restore', `${backup}.none`)).said).toContain('missing')
    flip(backup, card(3))
    const { code, said } = await run(dataDir, 'restore', backup)
    expect([code, said]).toEqual([1, expect.stringContaining('Riverbend')])
    const { ana } = await back()
    expect(texts((await wireClient(ana, riverbend)).doc)).toContain(card(3))
  })
})

describe('a damaged database', () => {
  test('the doctor says in plain words which plan it is, and touches nothing', async () => {
    const { dataDir, riverbend, card } = await twoPlansAtRest()
    expect(await run(dataDir, 'doctor')).toMatchObject({
      code: 0,
      said: expect.stringContaining('All is well: 2 plans'),
    })
    flip(fileIn(dataDir), card(3))
    const before = readFileSync(fileIn(dataDir))
    const { code, said } = await run(dataDir, 'doctor')
    expect([code, said]).toEqual([1, expect.stringContaining('“Riverbend” cannot be opened: Update')])
    expect(said).toContain(`repair ${riverbend}`)
    expect(said).not.toContain('Hilltop')
    expect(readFileSync(fileIn(dataDir))).toEqual(before)
  })

  test('one flipped byte closes one plan; repaired, it has all the rest, and who returns brings back what was lost', async () => {
    const { dataDir, riverbend, hilltop, docs, back, card } = await twoPlansAtRest()
    flip(fileIn(dataDir), card(3))
    const { server, ana } = await back()
    expect(await new WireClient(ana, riverbend, 'plan').closed()).toBe(4510)
    expect(texts((await wireClient(ana, hilltop)).doc)).toContain(`The card number 3 of ${hilltop}`)
    expect((await run(dataDir, 'repair', 'no-such-plan')).code).toBe(1)
    await server.close()

    const { code, said } = await run(dataDir, 'repair', riverbend)
    expect([code, said]).toEqual([0, expect.stringContaining('1 update could not be read')])
    expect((await run(dataDir, 'doctor')).code).toBe(0)
    const database = new DatabaseSync(fileIn(dataDir), { readOnly: true })
    const zones = database.prepare('SELECT zone FROM zones WHERE planId = ?').all(riverbend) as { zone: string }[]
    database.close()
    expect(zones.map(({ zone }) => zone.replace(/-[\d:T-]+$/, '')).sort()).toEqual(['plan', 'plan~damaged'])

    const next = await back()
    const witness = await wireClient(next.ana, riverbend)
    expect(texts(witness.doc)).toContain(card(2))
    expect(texts(witness.doc)).not.toContain(card(3))
    const doc = docs.get(riverbend) ?? new Y.Doc()
    await (await wireClient(next.ana, riverbend, 'plan', { doc })).saved()
    await until('it is healed', () => texts(witness.doc).includes(card(3)))
    expect(texts(witness.doc)).toEqual(texts(doc))
  })

  test('a file that was cut is made anew from what can be read, and the damaged one is kept', async () => {
    const { dataDir, riverbend, hilltop, back } = await twoPlansAtRest(300)
    const { length } = readFileSync(fileIn(dataDir))
    truncateSync(fileIn(dataDir), Math.floor((length * 0.9) / 4096) * 4096)
    await expect(openSqlite(dataDir)).rejects.toThrow(/malformed|damaged/)
    expect((await run(dataDir, 'doctor')).code).toBe(1)
    expect((await run(dataDir, 'repair', riverbend)).said).toContain('The file was made anew')
    await run(dataDir, 'repair', hilltop)
    expect(readdirSync(dataDir).some((name) => name.startsWith('commonboard.db.damaged-'))).toBe(true)
    const { ana } = await back()
    expect(texts((await wireClient(ana, riverbend)).doc)).toContain(`The card number 299 of ${riverbend}`)
    const other = texts((await wireClient(ana, hilltop)).doc)
    expect(other).toContain(`The card number 5 of ${hilltop}`)
    expect(other.length).toBeGreaterThan(30)
  })

  test('a cut file of an older version is made anew as well, and who wrote in it is known', async () => {
    const dataDir = temporaryFolder()
    const old = new URL('../fixtures/old/', import.meta.url)
    writeFileSync(fileIn(dataDir), gunzipSync(readFileSync(new URL('database-2.db.gz', old))))
    const { planId } = JSON.parse(readFileSync(new URL('database-2.json', old), 'utf8')) as { planId: string }
    truncateSync(fileIn(dataDir), statSync(fileIn(dataDir)).size - 4096)
    const { code, said } = await run(dataDir, 'repair', planId)
    expect([code, said]).toEqual([0, expect.stringContaining('The file was made anew')])
    const storage = await openSqlite(dataDir)
    expect((await storage.readPlan(planId))?.authors.length).toBeGreaterThan(0)
    await storage.close()
  })

  test.each([
    ['missing', (path: string) => rmSync(path)],
    ['empty', (path: string) => truncateSync(path, 0)],
  ])('a database that is %s stops the start with a sentence; no empty one takes its place', async (how, harm) => {
    const { dataDir } = await twoPlansAtRest()
    harm(fileIn(dataDir))
    await expect(openSqlite(dataDir)).rejects.toThrow(new RegExp(`is ${how}, and there has been a database here`))
    await expect(openSqlite(dataDir)).rejects.toThrow('restore FILE')
    const names = readdirSync(dataDir).filter((name) => !name.startsWith('commonboard.db-'))
    expect(names).toEqual(how === 'empty' ? ['commonboard.db', 'commonboard.made'] : ['commonboard.made'])
  })

  test.each([
    ['is taken away', (path: string) => rmSync(path)],
    ['is emptied', (path: string) => truncateSync(path, 0)],
    ['loses its write-ahead log', (path: string) => rmSync(`${path}-wal`)],
    [
      'is replaced by an older copy',
      (path: string) => {
        const bytes = readFileSync(path)
        rmSync(path)
        writeFileSync(path, bytes)
      },
    ],
  ])('a file that %s under a running server ends it; nothing is called saved', async (_how, harm) => {
    const dataDir = temporaryFolder()
    let lost = 0
    const server = await startServer({ dataDir, onLost: () => void lost++ })
    const ana = new Device(server.url, 'Ana')
    const { planId } = await ana.createPlan()
    const client = await wireClient(ana, planId)
    await client.saved()
    harm(fileIn(dataDir))
    addCard(client.plan, { column: 'impact', band: '' }, 'written into nowhere')
    const number = client.barrier()
    await until('the server gives up', () => lost > 0)
    expect(client.isAcknowledged(number)).toBe(false)
    expect((await ana.ask('GET', '/health/ready')).status).toBe(503)
  })
})

test('removing a card and restoring an older backup does not bring the card back for who removed it', async () => {
  const { dataDir, riverbend, docs, back, card } = await twoPlansAtRest()
  const backup = join(temporaryFolder(), 'backup.db')
  await run(dataDir, 'backup', backup)
  const { server, ana } = await back()
  const client = await wireClient(ana, riverbend, 'plan', { doc: docs.get(riverbend) ?? new Y.Doc() })
  const found = readPlan(client.plan).cards.find(({ text }) => text === card(4))
  if (found) removeCards(client.plan, [found.id], 'ana', 1)
  await client.saved()
  await server.close()
  expect((await run(dataDir, 'restore', backup)).code).toBe(0)
  const next = await back()
  await (await wireClient(next.ana, riverbend, 'plan', { doc: client.doc })).saved()
  expect(texts((await wireClient(next.ana, riverbend)).doc)).not.toContain(card(4))
})
