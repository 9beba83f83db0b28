import { addCard, LIMITS, MESSAGE, readPlan } from '@commonboard/model'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Random } from '../support/random.ts'
import { Device, planWithEverybody, startServer } from '../support/startServer.ts'
import { type WireClient, wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

async function anasPlan() {
  const server = await startServer()
  const ana = new Device(server.url, 'Ana')
  const { planId, links } = await ana.createPlan()
  return { server, ana, planId, links }
}

const syncMessage = (step: number, bytes: Uint8Array) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })

/** Three updates of one typist, each built on the one before. */
function threeUpdates(): [Uint8Array, Uint8Array, Uint8Array] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const word of ['one ', 'two ', 'three ']) doc.getText('function.CE.line').insert(0, word)
  return updates as [Uint8Array, Uint8Array, Uint8Array]
}

const line = (client: WireClient) => client.doc.getText('function.CE.line').toString()

describe('what fits no protocol ends its own connection and nothing else', () => {
  const truncated = threeUpdates()[0].slice(0, -3)
  test.each<[string, number, (client: WireClient) => void]>([
    ['a text frame', 4400, (client) => client.sendText('hello')],
    ['an empty frame', 4400, (client) => client.send(new Uint8Array())],
    ['an unknown type', 4400, (client) => client.send(new Uint8Array([99, 1]))],
    ['an unknown step of sync', 4400, (client) => client.send(syncMessage(7, new Uint8Array([0])))],
    ['a length that runs over the end', 4400, (client) => client.send(new Uint8Array([0, 2, 200, 1, 1]))],
    ['an update cut short', 4400, (client) => client.sendUpdate(truncated)],
    ['a SyncStep2 of noise', 4400, (client) => client.sendStep2(new Uint8Array([255, 255, 255, 255, 7, 7]))],
    ['a state vector of noise', 4400, (client) => client.askStep1(new Uint8Array([255, 255, 255, 255, 255]))],
    [
      'a barrier that is too long',
      4400,
      (client) => client.send(new Uint8Array([102, 65, ...Array.from({ length: 65 }, () => 1)])),
    ],
    ['an update that is too large', 4413, (client) => client.sendUpdate(new Uint8Array(LIMITS.updateMaxBytes + 1))],
    ['a state vector that is too large', 4413, (client) => client.askStep1(new Uint8Array(64 * 1024 + 1))],
    ['a SyncStep2 that is too large', 4413, (client) => client.sendStep2(new Uint8Array(LIMITS.syncStep2MaxBytes + 1))],
  ])('%s', async (_name, code, misbehave) => {
    const { ana, planId } = await anasPlan()
    const witness = await wireClient(ana, planId)
    const client = await wireClient(ana, planId)
    misbehave(client)
    expect(await client.closed()).toBe(code)
    addCard(witness.plan, { column: 'impact', band: '' }, 'all is well')
    await witness.saved()
  })

  test('thousands of damaged frames, one connection after another', async () => {
    const { ana, planId } = await anasPlan()
    const random = new Random(7)
    const witness = await wireClient(ana, planId)
    const valid = [...threeUpdates().map((update) => syncMessage(2, update)), new Uint8Array([102, 1, 1])]
    for (let round = 0; round < 20; round++) {
      const client = await wireClient(ana, planId)
      for (let i = 0; i < 100; i++) {
        const frame = (random.pick(valid) ?? new Uint8Array()).slice()
        for (let flips = random.below(4); flips >= 0; flips--) frame[random.below(frame.length)] = random.below(256)
        client.send(random.chance(0.3) ? frame.slice(0, random.below(frame.length)) : frame)
      }
      client.terminate()
    }
    addCard(witness.plan, { column: 'impact', band: '' }, 'all is well')
    await witness.saved()
    const next = await wireClient(ana, planId)
    expect(readPlan(next.plan).cards.map(({ text }) => text)).toContain('all is well')
  })
})

describe('gaps', () => {
  test('an update that builds on an unknown one closes its connection, and nothing of it stays', async () => {
    const { ana, planId } = await anasPlan()
    const witness = await wireClient(ana, planId)
    const client = await wireClient(ana, planId)
    const [first, second] = threeUpdates()
    client.sendUpdate(second)
    expect(await client.closed()).toBe(4500)
    const again = await wireClient(ana, planId)
    again.sendUpdate(first)
    await again.saved()
    await until('the first has arrived', () => line(witness) === 'one ')
    again.sendUpdate(second)
    await until('the second has arrived', () => line(witness) === 'two one ')
  })

  test('a deletion of something unknown closes its connection', async () => {
    const { ana, planId } = await anasPlan()
    const client = await wireClient(ana, planId)
    const doc = new Y.Doc()
    doc.getText('function.CE.line').insert(0, 'one')
    const before = Y.encodeStateVector(doc)
    doc.getText('function.CE.line').delete(0, 2)
    client.sendUpdate(Y.encodeStateAsUpdate(doc, before))
    expect(await client.closed()).toBe(4500)
  })

  test('of a SyncStep2 what fits is taken, and never called saved with what does not', async () => {
    const { ana, planId } = await anasPlan()
    const witness = await wireClient(ana, planId)
    const client = await wireClient(ana, planId)
    await client.saved()
    const other = new Y.Doc()
    other.getText('function.AI.line').insert(0, 'fits')
    const [, second] = threeUpdates()
    client.sendStep2(Y.mergeUpdates([Y.encodeStateAsUpdate(other), second]))
    await until('what fits has arrived', () => witness.doc.getText('function.AI.line').toString() === 'fits')
    await until('the rest is refused', () => client.notices.some(({ code }) => code === 3))
    const barrier = client.barrier()
    client.askPresence()
    await until('the server has answered something later', () => client.received.at(-1) === '1')
    expect(client.isAcknowledged(barrier)).toBe(false)
    expect(client.isOpen).toBe(true)
    const next = await wireClient(ana, planId)
    expect(next.doc.store.pendingStructs).toBeNull()
    expect(line(next)).toBe('')
  })
})

describe('pace', () => {
  test('somebody in haste is read more slowly, and nothing of it is lost', async () => {
    const { ana, planId } = await anasPlan()
    const client = await wireClient(ana, planId)
    for (let i = 0; i < 600; i++) client.doc.getText('function.CE.line').insert(0, '.')
    await client.saved()
    const next = await wireClient(ana, planId)
    expect(line(next)).toHaveLength(600)
  })

  test('a flood is closed, and the others go on', async () => {
    const { ana, planId, links } = await anasPlan()
    const ben = new Device(ana.url, 'Ben')
    await ben.join(links.editor)
    const witness = await wireClient(ana, planId)
    const client = await wireClient(ben, planId)
    const update = threeUpdates()[0]
    for (let i = 0; i < 20_000; i++) client.sendUpdate(update)
    addCard(witness.plan, { column: 'impact', band: '' }, 'all is well')
    await witness.saved()
    expect(await client.closed()).toBe(4529)
  })

  test('who asks for everything again and again is closed', async () => {
    const { ana, planId } = await anasPlan()
    const client = await wireClient(ana, planId)
    for (let i = 0; i < 30; i++) client.askStep1(new Uint8Array([0]))
    expect(await client.closed()).toBe(4529)
  })

  test('who does not read is let go, and gets everything when he comes back', async () => {
    const { server, ana, planId, links } = await anasPlan()
    const ben = new Device(server.url, 'Ben')
    await ben.join(links.editor)
    const writer = await wireClient(ana, planId)
    const reader = await wireClient(ben, planId)
    reader.stopReading()
    const closesOf = async () => (await (await fetch(`${server.url}/metrics`)).text()).includes('code="4508"')
    for (let i = 0; i < 40 && !(await closesOf()); i++) {
      writer.doc.getMap('words').set(`word ${i}`, 'x'.repeat(900_000))
      await writer.saved()
    }
    expect(await closesOf()).toBe(true)
    writer.doc.getMap('words').set('last', 'word')
    await writer.saved()
    const again = await wireClient(ben, planId)
    expect(again.doc.getMap('words').get('last')).toBe('word')
  })
})

describe('the order of a connection', () => {
  test('the server asks first, so that what a client brings is there before it calls itself synced', async () => {
    const { ana, planId } = await anasPlan()
    const client = await wireClient(ana, planId)
    expect(client.received.slice(0, 2)).toEqual(['0/0', '0/1'])
  })

  test('an author gets back no update of his own', async () => {
    const server = await startServer()
    const { plan, ana, ben } = await planWithEverybody(server.url)
    const writer = await wireClient(ana, plan.planId)
    const reader = await wireClient(ben, plan.planId)
    for (let i = 0; i < 10; i++) addCard(writer.plan, { column: 'impact', band: '' }, `card ${i}`)
    await writer.saved()
    await until('Ben has all', () => reader.plan.cards.size === 10)
    expect(reader.received.filter((type) => type === '0/2').length).toBe(10)
    expect(writer.received.filter((type) => type === '0/2')).toEqual([])
  })
})
