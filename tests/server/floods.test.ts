import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { addCard, readPlan } from '@commonboard/model'
import * as encoding from 'lib0/encoding'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { BigUpdates } from '../../apps/sync-server/src/bigUpdates.ts'
import { LIMIT } from '../../apps/sync-server/src/limits.ts'
import { encodeUpdate } from '../../apps/sync-server/src/updates.ts'
import { TestClock } from '../support/clock.ts'
import { Reader, syncMessage } from '../support/fuzz.ts'
import { Handler } from '../support/handler.ts'
import { Device, planWithEverybody, startServer } from '../support/startServer.ts'
import { tryToOpen, type WireClient, wireClient } from '../support/stockClient.ts'
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

const says = (client: WireClient, words: string) => readPlan(client.plan).cards.some(({ text }) => text === words)

describe('an update no honest program makes is refused before it is applied', () => {
  const manyClients = () => {
    const structs = new Map<number, Y.GC[]>()
    for (let id = 1; id <= LIMIT.clientsPerUpdateMax + 1; id++) structs.set(id, [new Y.GC(Y.createID(id, 0), 1)])
    return encodeUpdate(structs, new Map())
  }
  const ranges = Array.from({ length: LIMIT.deleteRangesPerUpdateMax + 1 }, (_, i) => ({ clock: i * 2, len: 1 }))
  const manyDeletions = () => encodeUpdate(new Map(), new Map([[1, ranges]]))
  const hugeClock = () => encodeUpdate(new Map([[1, [new Y.GC(Y.createID(1, 2 ** 31), 1)]]]), new Map())
  const hugeLength = () => encodeUpdate(new Map([[1, [new Y.GC(Y.createID(1, 0), 2 ** 31 + 1)]]]), new Map())
  const hugeDeletion = () => encodeUpdate(new Map(), new Map([[1, [{ clock: 2 ** 31, len: 1 }]]]))
  /** The same in a message so big that it is taken apart beside the others. */
  const big = (update: Uint8Array) => {
    const { structs, ds } = Y.decodeUpdate(update)
    const groups = new Map<number, (Y.Item | Y.GC | Y.Skip)[]>()
    for (const struct of structs) groups.set(struct.id.client, [struct])
    groups.set(9, Y.decodeUpdate(dense(20_000, 9)).structs)
    return encodeUpdate(groups, ds.clients)
  }
  const cases = [
    ['too many clients', manyClients],
    ['too many deletions', manyDeletions],
    ['a clock out of range', hugeClock],
    ['a length out of range', hugeLength],
    ['a deletion out of range', hugeDeletion],
  ] as const
  test.each(
    cases.flatMap(([name, make]) => [[name, make] as const, [`${name}, in a big one`, () => big(make())] as const]),
  )('%s', async (_name, make) => {
    const server = await startServer()
    const { plan, ana } = await planWithEverybody(server.url)
    const update = make()
    for (const send of ['sendUpdate', 'sendStep2'] as const) {
      const client = await wireClient(ana, plan.planId)
      client[send](update)
      expect(await client.closed()).toBe(4400)
    }
    const next = await wireClient(ana, plan.planId)
    expect(next.doc.store.clients.has(9)).toBe(false)
  })

  test('more new client ids than a page can have', async () => {
    const server = await startServer()
    const { plan, ben } = await planWithEverybody(server.url)
    const client = await wireClient(ben, plan.planId)
    for (let id = 1; id <= LIMIT.newAuthorIdsPerConnectionMax + 1; id++) client.sendUpdate(dense(1, id))
    expect(await client.closed()).toBe(4529)
    const next = await wireClient(ben, plan.planId)
    const ids = [...next.doc.store.clients.keys()].filter((id) => id <= LIMIT.newAuthorIdsPerConnectionMax + 1)
    expect(ids).toHaveLength(LIMIT.newAuthorIdsPerConnectionMax)
  })
})

test('a state vector may be as long as the zone itself needs, and not much longer', async () => {
  const handler = await Handler.open(new TestClock())
  const structs = new Map<number, Y.GC[]>()
  for (let wave = 0; wave < 8; wave++) {
    structs.clear()
    for (let i = 0; i < 1_900; i++) {
      const id = 2 ** 31 + wave * 10_000 + i
      structs.set(id, [new Y.GC(Y.createID(id, 0), 1)])
    }
    Y.applyUpdate(handler.room('plan').doc, encodeUpdate(structs, new Map()))
  }
  const own = Y.encodeStateVector(handler.room('plan').doc)
  expect(own.length).toBeGreaterThan(LIMIT.stateVectorMaxBytes)
  const honest = handler.seat('ben', 'editor', 'plan')
  honest.send(syncMessage(0, own))
  expect(honest.line.closeCode).toBeUndefined()
  const hostile = handler.seat('ben', 'editor', 'plan')
  hostile.send(syncMessage(0, new Uint8Array(own.length * 2 + 1)))
  expect(hostile.line.closeCode).toBe(4413)
  handler.close()
})

describe('a big update', () => {
  test('is taken in while others go on, and its own barrier waits for the end of it', async () => {
    const server = await startServer()
    const { plan, ana, ben } = await planWithEverybody(server.url)
    const witness = await wireClient(ana, plan.planId)
    await witness.saved()
    const client = await wireClient(ben, plan.planId)
    await client.saved()
    const update = dense(60_000, 77)
    expect(update.length).toBeLessThan(LIMIT.updateMaxBytes)
    client.sendUpdate(update)
    const barrier = client.barrier()
    const line = () => witness.doc.getText('function.CE.line').length
    let wasTakenIn: boolean | undefined
    client.doc.on('update', () => {
      if (says(client, 'said meanwhile')) wasTakenIn ??= client.isAcknowledged(barrier)
    })
    addCard(witness.plan, { column: 'impact', band: '' }, 'said meanwhile')
    await witness.saved()
    await until('the other’s word is there', () => says(client, 'said meanwhile'))
    expect(wasTakenIn).toBe(false)
    await until('the barrier is answered', () => client.isAcknowledged(barrier))
    const next = await wireClient(ana, plan.planId)
    expect(next.doc.getText('function.CE.line').length).toBe(60_000)
    await until('the witness has all', () => line() === 60_000)
  })

  test('with a gap closes its connection, and nothing of it stays', async () => {
    const server = await startServer()
    const { plan, ana } = await planWithEverybody(server.url)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, dense(5, 78))
    const before = Y.encodeStateVector(doc)
    for (let i = 0; i < 20_000; i++) doc.getText('function.CE.line').insert(0, 'y')
    const client = await wireClient(ana, plan.planId)
    client.sendUpdate(Y.encodeStateAsUpdate(doc, before).slice())
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    expect(await client.closed()).toBeGreaterThan(0)
    const next = await wireClient(ana, plan.planId)
    expect(next.doc.store.pendingStructs).toBeNull()
    expect(next.doc.getText('function.CE.line').toString()).not.toContain('x')
  })

  test('is refused where more wait already than memory is set aside for, and the thread ends what takes too long', async () => {
    const clock = new TestClock()
    const big = new BigUpdates(clock)
    onTestFinished(() => big.stop())
    const none = Y.encodeStateVector(new Y.Doc())
    const waiting = Array.from({ length: 5 }, () => big.cut(new Uint8Array(LIMIT.syncStep2MaxBytes), none))
    expect(await waiting[4]).toBe('tooMany')
    clock.pass(LIMIT.inspectionMaxMs)
    expect(await waiting[0]).toBe('tooLong')
    const small = big.cut(dense(3), none)
    for (const one of waiting.slice(1, 4)) expect(typeof (await one)).toBe('object')
    expect(await small).toMatchObject({ hasGap: false, authors: [1] })
  })
})

test('messages that begin and do not end share one memory, and the greedy connection goes', async () => {
  const handler = await Handler.open(new TestClock())
  const seats = Array.from({ length: 20 }, () => handler.seat('ben', 'editor', 'plan'))
  const part = LIMIT.unfinishedMessagesMaxBytes / 16
  for (const { line } of seats) {
    line.bytesRead += part
    line.emit('data')
  }
  const open = seats.filter(({ line }) => line.closeCode === undefined)
  expect(open).toHaveLength(16)
  for (const { line } of open) line.close(1000)
  expect(handler.services.unfinished.bytes).toBe(0)
  handler.close()
})

describe('who does not read', () => {
  test('holds at most 8 MiB in the server, and is let go', async () => {
    const handler = await Handler.open(new TestClock())
    const writer = handler.seat('ben', 'editor', 'plan')
    const slow = handler.seat('dolores', 'viewer', 'plan')
    slow.line.readsNothing = true
    let most = 0
    for (let id = 1; id <= 40; id++) {
      const doc = new Y.Doc()
      doc.clientID = id
      doc.getMap('words').set(`word ${id}`, 'x'.repeat(1_000_000))
      await handler.room('plan').receive(writer.connection, 'update', Y.encodeStateAsUpdate(doc))
      await new Promise((resolve) => setTimeout(resolve, 12))
      most = Math.max(most, slow.line.writableLength)
    }
    expect(slow.line.closeCode).toBe(4508)
    expect(most).toBeGreaterThan(LIMIT.backlogMaxBytes)
    expect(most).toBeLessThan(8 * 1024 * 1024)
    expect(handler.room('plan').members.has(slow.connection)).toBe(false)
    handler.close()
  })
})

test('of a crowd that waves without end each person is sent at most twenty frames a second', async () => {
  const clock = new TestClock()
  const handler = await Handler.open(clock)
  const watcher = handler.seat('ana', 'facilitator', 'session')
  const reader = new Reader()
  watcher.line.onBytes = (bytes) => reader.read(bytes)
  const crowd = Array.from({ length: 60 }, (_, i) => handler.seat(`guest ${i}`, 'viewer', 'session'))
  const wave = (id: number, count: number) =>
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint8Array(
        encoder,
        encoding.encode((inner) => {
          encoding.writeVarUint(inner, 1)
          encoding.writeVarUint(inner, 1_000 + id)
          encoding.writeVarUint(inner, count)
          encoding.writeVarString(inner, JSON.stringify({ cursor: { dx: count } }))
        }),
      )
    })
  for (let ms = 1; ms <= 1_000; ms++) {
    for (const [id, seat] of crowd.entries()) seat.send(wave(id, ms))
    clock.pass(1)
  }
  expect(reader.presenceFrames).toBeGreaterThan(5)
  expect(reader.presenceFrames).toBeLessThanOrEqual(LIMIT.presenceFramesPerSecondMax)
  clock.pass(5_000)
  // Everybody’s last wave arrives in the end.
  expect([...reader.presence.values()].map((state) => (state as { cursor: { dx: number } }).cursor.dx)).toEqual(
    Array.from({ length: 60 }, () => 1_000),
  )
  handler.close()
})

describe('many from one address', () => {
  test('two hundred people join at once and work', async () => {
    const server = await startServer()
    const ana = new Device(server.url, 'Ana')
    const { planId, links } = await ana.createPlan()
    const people = Array.from({ length: 200 }, (_, i) => new Device(server.url, `Guest ${i}`))
    await Promise.all(people.map((one) => one.join(links.editor)))
    const clients = await Promise.all(people.map((one) => wireClient(one, planId)))
    for (const [i, client] of clients.entries()) addCard(client.plan, { column: 'impact', band: '' }, `card ${i}`)
    await Promise.all(clients.map((client) => client.saved()))
    for (const client of [clients[0], clients[199]])
      await until('all has arrived', () => client?.plan.cards.size === 200)
    expect(readPlan((await wireClient(ana, planId)).plan).cards.filter(({ text }) => text !== '').length).toBe(200)
  })

  test('four hundred and fifty sockets in a rage do not keep two honest people from their work', async () => {
    const server = await startServer()
    const { plan, ana, ben } = await planWithEverybody(server.url)
    const anas = await wireClient(ana, plan.planId)
    const bens = await wireClient(ben, plan.planId)
    const rage: WireClient[] = []
    for (let person = 0; person < 5; person++) {
      const device = new Device(server.url, `Rager ${person}`)
      await device.join(plan.links.editor)
      rage.push(...(await Promise.all(Array.from({ length: 90 }, () => wireClient(device, plan.planId)))))
    }
    expect(rage).toHaveLength(450)
    let isOver = false
    const noise = dense(200, 1_234)
    const raging = async () => {
      for (let i = 0; !isOver; i++) {
        for (const client of rage) {
          if (!client.isOpen) continue
          if (i % 4 === 0) client.askStep1(new Uint8Array([0]))
          else if (i % 4 === 1) client.sendPresence(client.doc.clientID, i, { face: 'canvas' })
          else client.sendUpdate(noise)
        }
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const raged = raging()
    for (let i = 0; i < 20; i++) {
      addCard(anas.plan, { column: 'impact', band: '' }, `Ana ${i}`)
      addCard(bens.plan, { column: 'impact', band: '' }, `Ben ${i}`)
      await Promise.all([anas.saved(), bens.saved()])
      await until('each has what the other wrote', () => says(anas, `Ben ${i}`) && says(bens, `Ana ${i}`))
    }
    isOver = true
    await raged
    await until('the floods are closed', () => rage.filter(({ closeCode }) => closeCode === 4529).length > 300)
  })

  test('a person’s pace is one over all his pages', async () => {
    const clock = new TestClock()
    const handler = await Handler.open(clock)
    const pages = Array.from({ length: 10 }, () => handler.seat('ben', 'editor', 'plan'))
    const update = syncMessage(UPDATE, dense(1))
    for (let i = 0; i < 300; i++) for (const page of pages) page.send(update)
    expect(pages.every(({ line }) => line.isPaused)).toBe(true)
    const other = handler.seat('ana', 'facilitator', 'plan')
    other.send(update)
    expect(other.line.isPaused).toBe(false)
    clock.pass(10_000)
    expect(pages.some(({ line }) => line.isPaused)).toBe(false)
    handler.close()
  })

  test('where two thousand sockets are open in a zone, the next is asked to wait', async () => {
    expect(LIMIT.socketsPerZoneMax).toBeGreaterThanOrEqual(10 * 200)
    const server = await startServer({ socketsPerZoneMax: 3 })
    const { plan, ana, ben } = await planWithEverybody(server.url)
    for (const device of [ana, ben, ben]) await wireClient(device, plan.planId)
    expect(await tryToOpen(ana, `/sync/${plan.planId}/plan`)).toEqual({ status: 429 })
    await wireClient(ana, plan.planId, 'session')
  })
})

describe('at the door', () => {
  const opened = (port: number, text: string): Socket => {
    const socket = connect({ port, host: '127.0.0.1' })
    onTestFinished(() => {
      socket.destroy()
    })
    socket.on('error', () => undefined)
    socket.write(text)
    return socket
  }

  test('who sends a request a letter at a time, or half an upgrade, is let go; others are served meanwhile', async () => {
    const server = await startServer()
    const { plan, ana } = await planWithEverybody(server.url)
    const slow = [
      ...Array.from({ length: 50 }, () => opened(server.port, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ')),
      ...Array.from({ length: 50 }, () =>
        opened(
          server.port,
          `GET /sync/${plan.planId}/plan HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nCookie: `,
        ),
      ),
      ...Array.from({ length: 20 }, () =>
        opened(
          server.port,
          'POST /api/join HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"tok',
        ),
      ),
    ]
    let gone = 0
    for (const socket of slow) {
      socket.resume()
      socket.on('close', () => {
        gone += 1
      })
    }
    const dripping = setInterval(() => {
      for (const socket of slow) socket.write('a')
    }, 200)
    onTestFinished(() => clearInterval(dripping))
    const client = await wireClient(ana, plan.planId)
    addCard(client.plan, { column: 'impact', band: '' }, 'meanwhile')
    await client.saved()
    await until('those with half a head are gone', () => gone >= 100)
    await until('those with half a body too', () => gone === 120)
  })

  test('a header longer than any browser sends is refused', async () => {
    const server = await startServer()
    const socket = opened(server.port, `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(10_000)}\r\n\r\n`)
    const [answer] = (await once(socket, 'data')) as [Buffer]
    expect(String(answer)).toMatch(/^HTTP\/1\.1 431/)
  })

  test.each(['h2c', 'TLS/1.0', 'h2c, websocket-next'])(
    'who would like "%s" as well is answered as if not',
    async (protocol) => {
      const server = await startServer()
      const ask = (head: string, body = '') =>
        new Promise<string>((resolve) => {
          let answer = ''
          const socket = opened(
            server.port,
            `${head} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: ${protocol}\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n${body}`,
          )
          socket.on('data', (bytes) => (answer += String(bytes)))
          socket.on('close', () => resolve(answer))
        })
      const answer = await ask('GET /health/live', '\r\n')
      expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
      expect(answer).toMatch(/connection: close/i)
      expect(answer).toContain('{"live":true}')
      expect(await ask('GET /api/plans/aaaaaaaaaaaaaaaaaaaaaa', '\r\n')).toMatch(/^HTTP\/1\.1 404/)
      const refused = await ask('POST /api/plans', 'Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}')
      expect(refused).toMatch(/^HTTP\/1\.1 400/)
    },
  )
})
