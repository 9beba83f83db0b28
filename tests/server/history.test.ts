import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  addCard,
  addComment,
  addDrawing,
  type CardId,
  cardText,
  newDrawingId,
  openPlan,
  readDrawings,
  readPlan,
  readTalk,
  removeCards,
  setAddressed,
  setField,
  typeInCard,
} from '@commonboard/model'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { wroteSince } from '../../apps/sync-server/src/history/wroteSince.ts'
import { TestClock } from '../support/clock.ts'
import { Device, planWithEverybody, startServer, temporaryFolder } from '../support/startServer.ts'
import { type WireClient, wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

const RESULT = { column: 'results', band: 'population' } as const
const DAY_MS = 24 * 3600_000

const type = (client: WireClient, card: CardId, insert: string) =>
  typeInCard(client.plan, card, { index: cardText(client.plan, card).length, remove: 0, insert })

/** Ana leads, Ben edits, Val was let in as an editor and is up to no good. */
async function riverbend(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer(options)
  const people = await planWithEverybody(server.url)
  const { planId, links } = people.plan
  const val = new Device(server.url, 'Valentina Vandal')
  const { participantId: valId } = await val.join(links.editor)
  const [anas, bens, vals] = await Promise.all(
    [people.ana, people.ben, val].map((one) => wireClient(one, planId, 'plan')),
  )
  const path = `/api/plans/${planId}`
  return {
    server,
    ...people,
    planId,
    links,
    val,
    valId,
    path,
    anas: anas as WireClient,
    bens: bens as WireClient,
    vals: vals as WireClient,
    benId: people.joined.ben.joined.participantId,
  }
}

async function said(client: WireClient, text: string): Promise<CardId> {
  const card = addCard(client.plan, RESULT, text)
  await client.saved()
  return card
}

describe('a person’s work is taken back', () => {
  for (const engine of ['memory', 'sqlite'] as const)
    test(`in plan, sketch and talk, while two others go on typing (${engine})`, async () => {
      const { ana, val, path, planId, valId, anas, bens, vals } = await riverbend(
        engine === 'sqlite' ? { dataDir: temporaryFolder() } : {},
      )
      const card = await said(bens, 'Every child reads by nine')
      const gone = await said(bens, 'Families lead')
      await until('Val reads both', () => cardText(vals.plan, gone) === 'Families lead')
      type(vals, card, ' NOT')
      removeCards(vals.plan, [gone], valId, 1)
      const spam = await said(vals, 'spam')
      const [sketch, talk] = [await wireClient(val, planId, 'sketch'), await wireClient(val, planId, 'talk')]
      const drawn = openPlan({ plan: new Y.Doc(), sketch: sketch.doc })
      addDrawing(drawn, newDrawingId(), {
        board: 'logicModel',
        at: [['board', 1, 2]],
        shape: { type: 'note' },
        text: 'x',
      })
      await sketch.saved()
      const spoken = openPlan({ plan: new Y.Doc(), talk: talk.doc })
      addComment(spoken, { about: ['board', 'vision'], text: 'spam' }, valId, 1)
      await talk.saved()
      await vals.saved()

      const seen = await ana.ask('POST', `${path}/undo/preview`, { participantId: valId, since: 0 })
      expect(seen.body).toMatchObject({ count: 3, drawings: 1, talk: 1 })
      expect(seen.body['differences']).toMatchObject([
        { item: 'card', change: 'removed', words: 'spam' },
        { item: 'card', change: 'reworded', after: 'Every child reads by nine' },
        { item: 'card', change: 'broughtBack', words: 'Families lead' },
      ])
      expect(cardText(anas.plan, card)).toContain('NOT')

      const undoing = ana.ask('POST', `${path}/undo`, { participantId: valId, since: 0 })
      for (let i = 0; i < 20; i++) {
        type(bens, card, 'b')
        type(anas, card, 'a')
        await new Promise((resolve) => setImmediate(resolve))
      }
      const undone = await undoing
      expect(undone.status).toBe(200)
      const kept = await ana.ask('GET', `${path}/versions/${String(undone.body['before'])}/content`)
      expect(kept.text).toContain(spam)
      await Promise.all([anas.saved(), bens.saved()])
      await until('all agree', () => cardText(anas.plan, card) === cardText(bens.plan, card))
      const text = cardText(anas.plan, card)
      expect(text.replaceAll(/[ab]*$/g, '')).toBe('Every child reads by nine')
      expect([...text.slice('Every child reads by nine'.length)].sort().join('')).toBe('a'.repeat(20) + 'b'.repeat(20))
      const { body } = await ana.ask('GET', `${path}/content`)
      expect(body['cards']).toEqual(expect.arrayContaining([expect.objectContaining({ id: gone })]))
      expect(JSON.stringify(body)).not.toContain(spam)
      await until('the drawing is gone', () => readDrawings(drawn).length === 0)
      await until('the comment is gone', () => readTalk(spoken).length === 0)
      const again = await ana.ask('POST', `${path}/undo`, { participantId: valId, since: 0 })
      expect(again.body).toMatchObject({ count: 0, drawings: 0, talk: 0 })
    })

  test('only since the moment, also when the log was merged in the middle', async () => {
    const clock = new TestClock()
    const dataDir = temporaryFolder()
    const { ana, val, path, valId, bens, vals, planId } = await riverbend({
      clock,
      dataDir,
      compaction: { rows: 5, quietRows: 5, historyDays: 14 },
    })
    const card = await said(bens, 'Reads')
    await until('Val reads it', () => cardText(vals.plan, card) === 'Reads')
    type(vals, card, ' early')
    await vals.saved()
    clock.pass(60_000)
    const since = clock.now()
    // Who says nothing for a minute is closed; she comes back.
    const later = await wireClient(val, planId, 'plan')
    for (const word of [' one', ' two', ' three', ' four', ' five', ' six']) {
      type(later, card, word)
      await later.saved()
    }
    await until('the log is merged', () => snapshotsOf(dataDir, planId) > 0)
    type(later, card, ' late')
    await later.saved()
    await ana.ask('POST', `${path}/undo`, { participantId: valId, since })
    await until('it is back', () => cardText(later.plan, card) === 'Reads early')
  })

  test('nobody but a facilitator may, and nobody who is not there is looked for', async () => {
    const { ana, ben, chidi, path, valId } = await riverbend()
    for (const one of [ben, chidi])
      for (const call of ['undo', 'undo/preview'])
        expect((await one.ask('POST', `${path}/${call}`, { participantId: valId, since: 0 })).status).toBe(403)
    expect((await ana.ask('POST', `${path}/undo`, { participantId: 'nobody', since: 0 })).status).toBe(404)
  })
})

test('who gives a value in one of the same entries meanwhile is noticed; letters and other entries are not', () => {
  const doc = new Y.Doc()
  const plan = openPlan({ plan: doc })
  const place = { column: 'indicators', band: 'population' } as const
  const [card, other] = [addCard(plan, place, 'one'), addCard(plan, place, 'two')]
  const entries = new Set([`cards/${card}`])
  const before = Y.encodeStateVector(doc)
  typeInCard(plan, card, { index: 0, remove: 0, insert: 'x' })
  setField(plan, other, 'unit', '%')
  expect(wroteSince(doc, before, entries)).toBe(false)
  setField(plan, card, 'unit', '%')
  expect(wroteSince(doc, before, entries)).toBe(true)
  const root = Y.encodeStateVector(doc)
  setAddressed(plan, 'CE', 'now')
  expect(wroteSince(doc, root, new Set(['functions/CE.addressed']))).toBe(true)
})

const snapshotsOf = (dataDir: string, planId: string): number => {
  const db = new DatabaseSync(join(dataDir, 'commonboard.db'), { readOnly: true })
  const row = db
    .prepare(
      "SELECT count(*) AS n FROM snapshots JOIN zones ON zones.id = snapshots.zone WHERE planId = ? AND zones.zone = 'plan'",
    )
    .get(planId) as { n: number }
  db.close()
  return row.n
}

describe('who is blocked', () => {
  test('is put out, comes in by no link, and is let in again', async () => {
    const { ana, val, valId, path, vals, links, planId } = await riverbend()
    expect((await ana.ask('PUT', `${path}/people/${valId}/block`)).status).toBe(200)
    await until('Val is out', () => vals.closeCode === 4403)
    for (const link of [links.editor, links.viewer]) {
      const { status, body } = await val.ask('POST', '/api/join', { token: new URL(link).hash.slice(1) })
      expect([status, body.error?.code]).toEqual([403, 'blocked'])
    }
    expect((await val.ask('GET', path)).status).toBe(404)
    expect((await ana.ask('GET', `${path}/blocked`)).body['blocked']).toMatchObject([{ participantId: valId }])
    expect((await ana.ask('DELETE', `${path}/people/${valId}/block`)).status).toBe(200)
    expect((await val.ask('GET', path)).body['role']).toBe('editor')
    expect((await ana.ask('GET', `${path}/blocked`)).body['blocked']).toEqual([])
    const back = await wireClient(val, planId, 'plan')
    expect(back.isSynced).toBe(true)
    const acts = (await ana.ask('GET', `${path}/audit`)).body['entries'] as { act: string }[]
    expect(acts.slice(0, 2).map(({ act }) => act)).toEqual(['personLetIn', 'personBlocked'])
  })

  test('stays out when the server starts again; only facilitators block, and nobody himself', async () => {
    const dataDir = temporaryFolder()
    const { ana, ben, val, valId, path, links, server } = await riverbend({ dataDir })
    const me = (await ana.ask('GET', path)).body['me'] as { participantId: string }
    expect((await ben.ask('PUT', `${path}/people/${valId}/block`)).status).toBe(403)
    expect((await ben.ask('GET', `${path}/blocked`)).status).toBe(403)
    expect((await ana.ask('PUT', `${path}/people/${me.participantId}/block`)).status).toBe(403)
    await ana.ask('PUT', `${path}/people/${valId}/block`)
    await server.close()
    const again = await startServer({ dataDir })
    const vals = new Device(again.url, 'Valentina')
    vals.cookie = val.cookie
    const { body } = await vals.ask('POST', '/api/join', { token: new URL(links.editor).hash.slice(1) })
    expect(body.error?.code).toBe('blocked')
  })
})

interface Line {
  who: string
  item: string
  id: string
  acts: string[]
  count: number
  label: string
  to: number
}

describe('activity', () => {
  test('says who did what, a run of edits in one line, by board and by person, page by page', async () => {
    const clock = new TestClock()
    const { ana, ben, val, dolores, benId, valId, path, planId, bens } = await riverbend({ clock })
    const card = await said(bens, 'Every child reads')
    for (const word of [' by', ' nine']) {
      clock.pass(60_000)
      const again = await wireClient(ben, planId, 'plan')
      type(again, card, word)
      await again.saved()
    }
    clock.pass(3_600_000)
    const vals = await wireClient(val, planId, 'plan')
    removeCards(vals.plan, [card], valId, 1)
    await vals.saved()
    const lines = async (query = '') => (await ben.ask('GET', `${path}/activity${query}`)).body['lines'] as Line[]
    expect(await lines()).toMatchObject([
      { who: valId, item: 'card', id: card, acts: ['removed'], count: 1 },
      { who: benId, item: 'card', id: card, acts: ['added', 'changed'], count: 3, label: 'Every child reads by nine' },
    ])
    expect(await lines(`?person=${benId}`)).toHaveLength(1)
    expect(await lines('?board=leadership')).toEqual([])
    const [last] = await lines('?count=1')
    expect(await lines(`?count=1&before=${last?.to}`)).toMatchObject([{ who: benId }])
    // Asked again, only what is new is read; it goes on where it was.
    const latest = await wireClient(ben, planId, 'plan')
    type(latest, card, ' and a half')
    await latest.saved()
    expect((await lines()).map(({ who }) => who)).toEqual([benId, valId, benId])
    expect((await dolores.ask('GET', `${path}/activity`)).status).toBe(403)
    await ana.ask('PUT', `${path}/frozen`, { frozen: true })
    const { body } = await ben.ask('GET', `${path}/activity`)
    expect(body['acts']).toMatchObject([{ act: 'planFrozen' }])
    expect(body['people']).toEqual(expect.arrayContaining([expect.objectContaining({ participantId: valId })]))
  })

  test('what changed since a visit is told, with who changed it; a viewer hears what and not who', async () => {
    const clock = new TestClock()
    const { ben, dolores, benId, path, planId, bens } = await riverbend({ clock })
    await said(bens, 'Before')
    clock.pass(60_000)
    const since = clock.now()
    clock.pass(60_000)
    const card = await said(await wireClient(ben, planId, 'plan'), 'After')
    const told = await ben.ask('GET', `${path}/changes?since=${since}`)
    expect(told.body).toMatchObject({ from: since, count: 1, people: [{ participantId: benId, name: 'Ben' }] })
    expect(told.body['differences']).toMatchObject([{ change: 'added', id: card, who: [benId] }])
    const shown = await dolores.ask('GET', `${path}/changes?since=${since}`)
    expect(shown.body).toMatchObject({ count: 1, people: [], differences: [{ who: [] }] })
  })
})

describe('an erased person', () => {
  test('leaves no name behind, in no file and no answer; the plan stays whole', async () => {
    const dataDir = temporaryFolder()
    const { ana, val, valId, path, vals, server, bens } = await riverbend({ dataDir })
    const card = await said(vals, 'Written by somebody')
    await val.ask('POST', `${path}/handed`, { text: 'Words for you' })
    await ana.ask('POST', `${path}/versions`, { name: 'Agreed' })
    const signed = { organization: 'Riverbend High', person: 'Valentina Vandal', statement: 'agree' }
    expect((await val.ask('POST', `${path}/versions/1/sign-ons`, signed)).status).toBe(201)
    expect((await ana.ask('GET', path)).text).toContain('Valentina')
    expect((await bens.saved(), await ana.ask('POST', `${path}/people/${valId}/erase`)).status).toBe(200)
    await until('Val is out', () => vals.closeCode === 4401)
    expect((await val.ask('GET', '/api/plans')).body['plans']).toEqual([])
    const calls = [
      '',
      '/content',
      '/activity',
      '/audit',
      '/handed',
      '/blocked',
      '/changes?since=0',
      '/versions',
      '/versions/1/sign-ons',
    ]
    for (const call of calls) {
      const { status, text } = await ana.ask('GET', `${path}${call}`)
      expect(text, call).not.toMatch(/Valentina|Vandal/)
      expect(status, call).toBe(200)
    }
    expect((await ana.ask('GET', `${path}/handed`)).text).toContain('Words for you')
    expect((await ana.ask('GET', `${path}/versions/1/sign-ons`)).text).toContain('Riverbend High')
    const activity = (await ana.ask('GET', `${path}/activity`)).body['lines'] as Line[]
    expect(activity).toMatchObject([{ who: valId, id: card }])
    await server.close()
    for (const file of readdirSync(dataDir)) {
      const bytes = readFileSync(join(dataDir, file)).toString('latin1')
      expect(bytes.includes('Valentina') || bytes.includes('Vandal'), file).toBe(false)
      if (file === 'commonboard.db') expect(bytes).toContain('Words for you')
    }
    const again = await startServer({ dataDir })
    ana.cookie = ana.cookie.slice()
    const late = new Device(again.url, 'Ana')
    late.cookie = ana.cookie
    expect((await late.ask('GET', `${path}/content`)).text).toContain('Written by somebody')
  })

  test('may erase himself; others only by a facilitator, and the last facilitator stays', async () => {
    const { ana, ben, val, valId, benId, path } = await riverbend()
    const me = (await ana.ask('GET', path)).body['me'] as { participantId: string }
    expect((await ben.ask('POST', `${path}/people/${valId}/erase`)).status).toBe(403)
    expect((await ana.ask('POST', `${path}/people/${me.participantId}/erase`)).status).toBe(403)
    expect((await ben.ask('POST', `${path}/people/${benId}/erase`)).status).toBe(200)
    expect((await ben.ask('GET', path)).status).toBe(404)
    expect((await val.ask('GET', path)).text).not.toContain('"Ben"')
  })

  test('a device that is in another plan too keeps its name there', async () => {
    const { ana, val, valId, path } = await riverbend()
    const other = await val.createPlan('Hilltop')
    await ana.ask('POST', `${path}/people/${valId}/erase`)
    expect((await val.ask('GET', `/api/plans/${other.planId}`)).text).toContain('Valentina')
  })
})

describe('how long is kept who did what', () => {
  test('a facilitator sets it, everybody who comes reads it, and what is older goes from the file', async () => {
    const clock = new TestClock()
    const dataDir = temporaryFolder()
    const { ana, ben, val, path, links, bens, valId, benId, server, planId } = await riverbend({ clock, dataDir })
    const look = async () => {
      const { body } = await ben.ask('POST', '/api/links/look', { token: new URL(links.viewer).hash.slice(1) })
      return body['historyDays']
    }
    expect(await look()).toBe(14)
    const card = await said(bens, 'Long ago')
    clock.pass(9 * DAY_MS)
    const vals = await wireClient(val, planId, 'plan')
    const late = await said(vals, 'Lately')
    expect((await ben.ask('PUT', `${path}/keeping`, { historyDays: 7 })).status).toBe(403)
    expect((await ana.ask('PUT', `${path}/keeping`, { historyDays: 5 })).status).toBe(400)
    expect((await ana.ask('PUT', `${path}/keeping`, { historyDays: 30 })).body).toEqual({
      historyDays: 14,
      maxDays: 14,
    })
    expect((await ana.ask('PUT', `${path}/keeping`, { historyDays: 7 })).body).toEqual({ historyDays: 7, maxDays: 14 })
    expect(await look()).toBe(7)
    const { body } = await ana.ask('GET', `${path}/activity`)
    expect(body['lines']).toMatchObject([{ who: valId, id: late }])
    await until('the old rows are gone', () => !writersIn(dataDir, planId).includes(benId))
    expect(writersIn(dataDir, planId)).toContain(valId)
    clock.pass(1)
    await ana.ask('PUT', `${path}/keeping`, { historyDays: 0 })
    expect((await ana.ask('GET', `${path}/activity`)).body['lines']).toEqual([])
    expect((await ana.ask('GET', `${path}/changes?since=0`)).body).toMatchObject({ from: null, count: 0 })
    await until('nothing is kept', () => writersIn(dataDir, planId).length === 0)
    expect(readPlan(vals.plan).cards.map(({ id }) => id)).toEqual(expect.arrayContaining([card, late]))
    await server.close()
  })

  test('a sleeping plan is looked at as well', async () => {
    const clock = new TestClock()
    const dataDir = temporaryFolder()
    const { ana, path, bens, benId, planId, server } = await riverbend({ clock, dataDir })
    await ana.ask('PUT', `${path}/keeping`, { historyDays: 7 })
    await said(bens, 'Long ago')
    await server.close()
    clock.pass(9 * DAY_MS)
    await startServer({ clock, dataDir })
    clock.pass(120_000)
    await until('the old rows are gone', () => !writersIn(dataDir, planId).includes(benId))
  })
})

function writersIn(dataDir: string, planId: string): string[] {
  const db = new DatabaseSync(join(dataDir, 'commonboard.db'), { readOnly: true })
  const rows = db
    .prepare('SELECT DISTINCT who FROM updates JOIN zones ON zones.id = updates.zone WHERE planId = ?')
    .all(planId) as { who: string }[]
  db.close()
  return rows.map(({ who }) => who)
}
