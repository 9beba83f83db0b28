import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { addCard, readPlan } from '@commonboard/model'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createServer } from '../../apps/sync-server/src/server.ts'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { openSqlite } from '../../apps/sync-server/src/storage/sqlite.ts'
import { TestClock } from '../support/clock.ts'
import { buildServer, freePort, startProcess } from '../support/serverProcess.ts'
import { Device, startServer, temporaryFolder } from '../support/startServer.ts'
import { tryToOpen, type WireClient, wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

test('a server that stops saves what has been sent, answers every barrier and asks people to come back', async () => {
  const dataDir = temporaryFolder()
  const server = await createServer({ storage: await openSqlite(dataDir), newPlansPerHour: 100 })
  const ana = new Device(server.url, 'Ana')
  const { planId, links } = await ana.createPlan()
  const clients: WireClient[] = []
  for (let i = 0; i < 10; i++) {
    const person = new Device(server.url, `Person ${i}`)
    await person.join(links.editor)
    const client = await wireClient(person, planId)
    // Notices reach only those who have shown that they know them.
    await client.saved()
    clients.push(client)
  }
  const barriers = clients.map((client, i) => {
    for (let card = 0; card < 20; card++) addCard(client.plan, { column: 'impact', band: '' }, `${i}.${card}`)
    return client.barrier()
  })
  await until('the server has begun to read', () => clients[0]?.plan.cards.size !== 20)
  const asked = Date.now()
  await server.close()
  expect(Date.now() - asked).toBeLessThan(10_000)
  for (const client of clients) {
    expect(await client.closed()).toBe(1012)
    expect(client.notices.map(({ code }) => code)).toContain(4)
  }
  expect(clients.every((client, i) => client.isAcknowledged(barriers[i] ?? 0))).toBe(true)

  const again = await startServer({ dataDir })
  const back = new Device(again.url, 'Ana')
  back.cookie = ana.cookie
  const client = await wireClient(back, planId)
  expect(readPlan(client.plan).cards.filter(({ column }) => column === 'impact')).toHaveLength(200)
})

test('a server that stops takes nobody in', async () => {
  const server = await startServer()
  const ana = new Device(server.url, 'Ana')
  const { planId } = await ana.createPlan()
  const client = await wireClient(ana, planId)
  client.stopReading()
  const closing = server.close()
  expect(await tryToOpen(ana, `/sync/${planId}/plan`).then((answer) => 'status' in answer || 'code' in answer)).toBe(
    true,
  )
  await closing
})

test('links, people and roles are the same after a restart', async () => {
  const dataDir = temporaryFolder()
  const first = await createServer({ storage: await openSqlite(dataDir), secret: Buffer.from('the same secret') })
  const ana = new Device(first.url, 'Ana')
  const { planId } = await ana.createPlan()
  const before = (await ana.ask('GET', `/api/plans/${planId}`)).body
  await first.close()
  const second = await startServer({ dataDir, secret: Buffer.from('the same secret') })
  const back = new Device(second.url, 'Ana')
  back.cookie = ana.cookie
  const after = (await back.ask('GET', `/api/plans/${planId}`)).body
  const tokens = ({ links }: typeof before) => (links as { url: string }[]).map(({ url }) => new URL(url).hash)
  expect(tokens(after)).toEqual(tokens(before))
  expect({ ...after, links: [] }).toEqual({ ...before, links: [] })
})

test('a zone that everybody has left is put away after a minute, and opened again for who comes back', async () => {
  const clock = new TestClock()
  const server = await startServer({ clock })
  const ana = new Device(server.url, 'Ana')
  const { planId } = await ana.createPlan()
  const client = await wireClient(ana, planId)
  addCard(client.plan, { column: 'impact', band: '' }, 'Families feel at home')
  await client.saved()
  const openRooms = async () => /commonboard_rooms (\d+)/.exec((await ana.ask('GET', '/metrics')).text)?.[1]
  expect(await openRooms()).toBe('1')
  client.close()
  await client.closed()
  await until('it is put away', async () => {
    clock.pass(5_000)
    return (await openRooms()) === '0'
  })
  const { body } = await ana.ask('GET', '/api/plans')
  expect((body.plans as { counts: number[]; changedAt: number }[])[0]).toMatchObject({ counts: [1, 1, 0, 0, 0, 6, 0] })
  const again = await wireClient(ana, planId)
  expect(readPlan(again.plan).cards.map(({ text }) => text)).toContain('Families feel at home')
})

test('many people are asked to come back one after the other, and still in time', async () => {
  const server = await createServer({ storage: new MemoryStorage(), newPlansPerHour: 100 })
  const ana = new Device(server.url, 'Ana')
  const { planId } = await ana.createPlan()
  const clients: WireClient[] = []
  for (let i = 0; i < 60; i++) clients.push(await wireClient(ana, planId))
  const closing = server.close()
  const isOpen = () => clients.filter((client) => client.isOpen).length
  await until('some are gone', () => isOpen() < 60)
  const left = isOpen()
  expect(left).toBeGreaterThan(30)
  // Who is still there goes on working.
  const last = clients.findLast((client) => client.isOpen)
  if (last) addCard(last.plan, { column: 'impact', band: '' }, 'Families feel at home')
  await last?.saved()
  await closing
  for (const client of clients) expect(await client.closed()).toBe(1012)
})

describe('a process that is asked to stop', () => {
  let file = ''
  beforeAll(() => {
    file = buildServer()
  })

  const start = async (dataDir: string, port: number) => {
    const server = await startProcess(file, { dataDir, port, env: { LOG_LEVEL: 'info' } })
    onTestFinished(() => void server.process.kill('SIGKILL'))
    return server
  }
  /** Resolves when the process has ended by itself; what it left with. */
  const ended = async (server: Awaited<ReturnType<typeof start>>) => {
    const [code] = (await once(server.process, 'exit')) as [number | null]
    return code
  }
  const onThePlan = (client: WireClient) =>
    readPlan(client.plan)
      .cards.filter(({ column }) => column === 'impact')
      .map(({ text }) => text)

  test('ends in time while fifty people write: nothing called saved is lost, nothing sent is, and all come back', async () => {
    const dataDir = temporaryFolder()
    const port = await freePort()
    const server = await start(dataDir, port)
    const ana = new Device(server.url, 'Ana')
    const { planId, links } = await ana.createPlan()
    const writers: { device: Device; client: WireClient; called: Map<number, number>; written: number }[] = []
    for (let i = 0; i < 50; i++) {
      const device = new Device(server.url, `Person ${i}`)
      await device.join(links.editor)
      writers.push({ device, client: await wireClient(device, planId), called: new Map(), written: 0 })
    }
    const exit = ended(server)
    let areAsked = false
    let isOver = false
    const writing = writers.map(async (writer, i) => {
      while (writer.client.isOpen && !isOver) {
        addCard(writer.client.plan, { column: 'impact', band: '' }, `${i}.${writer.written++}`)
        writer.called.set(writer.client.barrier(), writer.written)
        await new Promise((resolve) => setTimeout(resolve, 20))
        if (writer.written === 5 && i === 0) {
          areAsked = true
          server.process.kill('SIGTERM')
        }
      }
    })
    onTestFinished(() => {
      isOver = true
    })
    await until('it is asked', () => areAsked)
    await until('it takes nobody in any more', async () => {
      const status = await fetch(`${server.url}/health/ready`).then(
        (answer) => answer.status,
        () => 0,
      )
      return status !== 200
    })
    expect(await exit).toBe(0)
    await Promise.all(writing)
    expect(server.output()).toContain('"Stopped"')
    for (const { client } of writers) {
      // 1006: the end came before its goodbye was read. A page comes back all the same.
      expect([1012, 1006]).toContain(await client.closed())
      expect(client.notices.map(({ code }) => code)).toContain(4)
    }

    const again = await start(dataDir, port)
    const before = await wireClient(ana, planId)
    const kept = new Set(onThePlan(before))
    const called = writers.flatMap(({ client, called }, i) => {
      const acknowledged = [...called].filter(([barrier]) => client.isAcknowledged(barrier)).map(([, count]) => count)
      return Array.from({ length: Math.max(0, ...acknowledged) }, (_, card) => `${i}.${card}`)
    })
    expect(called.length).toBeGreaterThan(50)
    expect(called.filter((text) => !kept.has(text))).toEqual([])

    // What was typed after the goodbye is in the page of who typed it, and comes with him.
    for (const writer of writers) {
      const back = await wireClient(writer.device, planId, 'plan', { doc: writer.client.doc })
      await back.saved()
    }
    const all = writers.flatMap(({ written }, i) => Array.from({ length: written }, (_, card) => `${i}.${card}`))
    await until('everything is there', () => {
      const there = new Set(onThePlan(before))
      return all.every((text) => there.has(text))
    })
    expect(onThePlan(before)).toHaveLength(all.length)
    expect(again.process.exitCode).toBe(null)
    // Fifty-one people and two servers on whatever machine the tests run.
  }, 90_000)

  test.each(['SIGTERM', 'SIGINT'] as const)('leaves with 0 at %s, and gives the folder back', async (signal) => {
    const dataDir = temporaryFolder()
    const server = await start(dataDir, await freePort())
    const ana = new Device(server.url, 'Ana')
    const client = await wireClient(ana, (await ana.createPlan()).planId)
    const exit = ended(server)
    server.process.kill(signal)
    expect(await exit).toBe(0)
    expect(await client.closed()).toBe(1012)
    expect(readdirSync(dataDir)).not.toContain('lock')
  })

  test('goes at once at the second signal', async () => {
    const server = await start(temporaryFolder(), await freePort())
    const ana = new Device(server.url, 'Ana')
    // Somebody who does not take leave would keep it waiting for a while.
    const client = await wireClient(ana, (await ana.createPlan()).planId)
    client.stopReading()
    const exit = ended(server)
    // Right behind the first: to wait for a sign of it gave the process the time to end by itself on a busy machine.
    server.process.kill('SIGTERM')
    server.process.kill('SIGINT')
    expect(await exit).toBe(1)
    expect(server.output()).toContain('"Stopping"')
    expect(server.output()).not.toContain('"Stopped"')
  })
})
