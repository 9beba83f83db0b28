import { addCard } from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { conflictSteps } from '../../apps/sync-server/src/conflicts.ts'
import { LIMIT } from '../../apps/sync-server/src/limits.ts'
import { TestClock } from '../support/clock.ts'
import { syncMessage } from '../support/fuzz.ts'
import { Handler } from '../support/handler.ts'
import { planWithEverybody, startServer } from '../support/startServer.ts'
import { wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

const UPDATE = 2

/** Many keystrokes, each a struct of its own: small in bytes, much to look at. */
function dense(keystrokes: number, clientId = 1): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const text = doc.getText('function.CE.line')
  for (let i = 0; i < keystrokes; i++) text.insert(0, 'x')
  return Y.encodeStateAsUpdate(doc)
}

describe('what stands in the way of a new letter is counted before it is put in its place', () => {
  const stepsTo = (doc: Y.Doc, update: Uint8Array, max = 1_000_000) =>
    conflictSteps(doc, Y.decodeUpdate(update).structs, max)
  const withLetters = (count: number) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, dense(count))
    return doc
  }
  /** What somebody did who had nothing, or what `doc` has; under an id that comes behind others. */
  const done = (change: (doc: Y.Doc) => void, from?: Y.Doc, clientId = 2) => {
    const doc = new Y.Doc()
    if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
    doc.clientID = clientId
    const before = Y.encodeStateVector(doc)
    change(doc)
    return Y.encodeStateAsUpdate(doc, before)
  }
  const type = (words: string, at: number) => (doc: Y.Doc) => doc.getText('function.CE.line').insert(at, words)

  test('all that stand at its spot', () => {
    const doc = withLetters(1_000)
    expect(stepsTo(doc, done(type('x', 0)))).toBe(1_000)
    expect(stepsTo(doc, dense(10, 2))).toBe(10_000)
    expect(stepsTo(doc, dense(10, 2), 5_000)).toBe(5_001)
  })

  test('nothing for who sees what he writes beside, and nothing in a new text', () => {
    const doc = withLetters(1_000)
    for (const at of [0, 500, 1_000]) expect(stepsTo(doc, done(type('x', at), doc))).toBe(0)
    const nested = (other: Y.Doc) => other.getMap('cards').set('new', new Y.Map([['text', new Y.Text('x')]]))
    expect(stepsTo(doc, done(nested, doc))).toBe(0)
    const merged = new Y.Doc()
    Y.applyUpdate(merged, done(type('a word', 0)))
    expect(stepsTo(merged, done(type('x', 3), merged))).toBe(0)
  })

  test('all that were inserted between two letters meanwhile', () => {
    const doc = withLetters(10)
    const late = done(type('x', 5), doc)
    const others = done(
      (other) => {
        for (let i = 0; i < 300; i++) other.getText('function.CE.line').insert(5, 'y')
      },
      doc,
      3,
    )
    Y.applyUpdate(doc, others)
    expect(stepsTo(doc, late)).toBe(300)
  })

  test('all values a key has had', () => {
    const doc = new Y.Doc()
    const map = doc.getMap('words')
    for (let i = 0; i < 100; i++) {
      map.set('one', i)
      map.set('other', i)
    }
    expect(
      stepsTo(
        doc,
        done((other) => other.getMap('words').set('one', 'x')),
      ),
    ).toBeGreaterThanOrEqual(100)
  })

  test('also where the neighbour is named before it is sent', () => {
    const doc = withLetters(1_000)
    const item = (client: number, rightOrigin: Y.ID | null) =>
      new Y.Item(
        Y.createID(client, 0),
        null,
        null,
        null,
        rightOrigin,
        // A name, as in every item that has not been put in yet.
        (rightOrigin ? null : 'function.CE.line') as unknown as null,
        null,
        new Y.ContentString('x'),
      )
    expect(conflictSteps(doc, [item(8, Y.createID(9, 0)), item(9, null)], 1_000_000)).toBe(2_000)
    const circle = [item(8, Y.createID(9, 0)), item(9, Y.createID(8, 0))]
    expect(conflictSteps(doc, circle, 1_000_000)).toBe(0)
  })

  test.each([200, 20_000])(
    '%i letters where tens of thousands stand are refused, and none is put there',
    async (count) => {
      const server = await startServer()
      const { plan, ana, ben } = await planWithEverybody(server.url)
      const client = await wireClient(ben, plan.planId)
      client.sendUpdate(dense(20_000, 1))
      await client.saved()
      client.sendUpdate(dense(count, 2))
      expect(await client.closed()).toBe(4413)
      const next = await wireClient(ana, plan.planId)
      expect(next.doc.store.clients.has(1)).toBe(true)
      expect(next.doc.store.clients.has(2)).toBe(false)
      addCard(next.plan, { column: 'impact', band: '' }, 'Ana goes on')
      await next.saved()
    },
  )

  test('who has had others wait for two seconds of such work has to wait himself', async () => {
    const server = await startServer()
    const { plan, ana, ben } = await planWithEverybody(server.url)
    const client = await wireClient(ben, plan.planId)
    client.sendUpdate(dense(9_000, 1))
    await client.saved()
    client.sendUpdate(dense(9_000, 2))
    expect(await client.closed()).toBe(4529)
    const again = await wireClient(ben, plan.planId)
    again.sendUpdate(dense(50, 3))
    expect(await again.closed()).toBe(4529)
    const next = await wireClient(ana, plan.planId)
    const taken = Y.getState(next.doc.store, 2)
    expect(taken).toBeGreaterThan(100)
    // What comes back while they are taken in is little.
    expect(taken).toBeLessThan((2 * LIMIT.conflictStepsPerTenMinutesAndPerson) / 9_000)
    addCard(next.plan, { column: 'impact', band: '' }, 'Ana goes on')
    await next.saved()
  })
})

describe('none of this meets who works with the pages', () => {
  test('who comes back with ten thousand cards, and puts a long text in', async () => {
    const server = await startServer()
    const { plan, ana, ben } = await planWithEverybody(server.url)
    const bens = await wireClient(ben, plan.planId)
    bens.isLive = false
    const card = (i: number) =>
      new Y.Map<unknown>([
        ['place', ['impact', '', `a${i}`]],
        ['text', new Y.Text(`card ${i}`)],
      ])
    for (let i = 0; i < 10_000; i++) bens.doc.getMap('cards').set(`card ${i}`, card(i))
    bens.sendStep2(Y.encodeStateAsUpdate(bens.doc))
    await bens.saved()
    bens.isLive = true
    bens.doc.getText('function.CE.line').insert(0, 'Families feel at home. '.repeat(10_000))
    await bens.saved()
    expect(bens.closeCode).toBeUndefined()
    expect((await wireClient(ana, plan.planId)).plan.cards.size).toBe(10_000)
  })

  test('fifty who write at one spot of one text, five times a second', async () => {
    const clock = new TestClock()
    const handler = await Handler.open(clock)
    const writers = Array.from({ length: 50 }, (_, i) => {
      const doc = new Y.Doc()
      const seat = handler.seat(`editor ${i}`, 'editor', 'plan')
      doc.on('update', (update: Uint8Array) => seat.send(syncMessage(UPDATE, update)))
      return { doc, seat }
    })
    // Nobody sees the others’ words: at no time could more be in anybody’s way.
    for (let round = 0; round < 60; round++) {
      for (const { doc } of writers) doc.getText('function.CE.line').insert(0, 'x')
      clock.pass(200)
    }
    expect(writers.map(({ seat }) => seat.line.closeCode)).toEqual(writers.map(() => undefined))
    expect(handler.room('plan').doc.getText('function.CE.line').length).toBe(3_000)
    handler.close()
  })
})

test('whose change takes long waits three times as long, with all his pages, while the others go on', async () => {
  const clock = new TestClock()
  const handler = await Handler.open(clock)
  const { doc } = handler.room('plan')
  let costMs = 40
  doc.on('beforeTransaction', () => clock.pass(costMs))
  const pages = [1, 2].map(() => handler.seat('ben', 'editor', 'plan'))
  const ana = handler.seat('ana', 'facilitator', 'plan')
  const isThere = (id: number) => Y.getState(doc.store, id) > 0
  for (let id = 1; id <= 6; id++) pages[id % 2]?.send(syncMessage(UPDATE, dense(1, id)))
  costMs = 0
  ana.send(syncMessage(UPDATE, dense(1, 1_000)))
  expect([1, 2, 3, 1_000].map(isThere)).toEqual([true, false, false, true])
  expect(pages.map(({ line }) => line.isPaused)).toEqual([true, true])
  clock.pass(119)
  await new Promise((resolve) => setImmediate(resolve))
  expect([2, 3].map(isThere)).toEqual([false, false])
  clock.pass(1)
  await until('all of it is there', () => [2, 3, 4, 5, 6].every(isThere))
  await until('both are read again', () => pages.every(({ line }) => !line.isPaused))
  handler.close()
})
