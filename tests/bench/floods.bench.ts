import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MESSAGE, type Zone } from '@commonboard/model'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { buildServer, freePort, startProcess } from '../support/serverProcess.ts'
import type { LightClient } from './lightClient.ts'
import { clientOf, memoryOf, ms, pause, planWith, quantile } from './people.ts'

// What others notice while somebody floods. Two honest people type and read; the others rage.

const SECONDS = 3
const RAGERS = 5
const SOCKETS_EACH = 90
const WAVERS = 30
const READERS = 10

const WARMING_UP = 5
const SOCKETS_TO_BE_IDLE = 30
const ZONES = 100
const MEGABYTES = 160

const file = buildServer()
const folder = mkdtempSync(join(tmpdir(), 'commonboard-floods-'))
let started = 0
const newServer = async () =>
  await startProcess(file, {
    dataDir: join(folder, String(++started)),
    port: await freePort(),
    env: { TRUST_PROXY: '1' },
  })
let server = await newServer()
/** What memory is measured in starts anew: what a flood has left behind would hide it. */
async function renewServer(): Promise<void> {
  await server.kill9()
  server = await newServer()
}
// Each flood in a plan of its own: what one has left behind would weigh on the next.
let { planId, cookies } = await planWith(server.url, 2)
const row = (name: string, value: string) => console.log(`${name.padEnd(52)}  ${value}`)

const mib = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MiB`
const kb = (bytes: number) => `${Math.round(bytes / 1024)} kB`

const syncMessage = (step: number, bytes: Uint8Array) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })

function keystrokes(count: number, clientId: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientId
  for (let i = 0; i < count; i++) doc.getText('function.CE.line').insert(0, 'x')
  return Y.encodeStateAsUpdate(doc)
}

const wave = (id: number, clock: number) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((inner) => {
        encoding.writeVarUint(inner, 1)
        encoding.writeVarUint(inner, id)
        encoding.writeVarUint(inner, clock)
        encoding.writeVarString(inner, JSON.stringify({ cursor: { column: 'results', dx: clock, dy: 0.5 } }))
      }),
    )
  })

/** How late the server's event loop came, at the worst percent, since it was asked last. */
async function loopLagMs(): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text)?.[1]) * 1000
}

/** Ana types words Ben has to find among all that is poured over him. */
async function honestLatencies(rage: (tick: number) => void): Promise<number[]> {
  const [anas = '', bens = ''] = cookies
  const ana = clientOf(server, planId, anas)
  const ben = clientOf(server, planId, bens)
  await Promise.all([ana.opened, ben.opened])
  await Promise.all([ana.timeUntilSaved(), ben.timeUntilSaved()])
  const sentAt = new Map<string, number>()
  const found: number[] = []
  ben.onUpdate = (bytes) => {
    const word = /<(\d+)>/.exec(bytes.toString('latin1', 0, 200))?.[0]
    const sent = word && sentAt.get(word)
    if (!sent) return
    found.push(performance.now() - sent)
    sentAt.delete(word)
  }
  await loopLagMs()
  const until = performance.now() + SECONDS * 1000
  for (let tick = 0; performance.now() < until; tick++) {
    const word = `<${tick}>`
    sentAt.set(word, performance.now())
    ana.type(word)
    rage(tick)
    await pause(25)
  }
  await pause(1000)
  // What has not arrived by now counts as very late.
  for (const sent of sentAt.values()) found.push(performance.now() - sent)
  ana.close()
  ben.close()
  return found
}

async function measure(name: string, clients: LightClient[], rage: (tick: number) => void): Promise<void> {
  await Promise.all(clients.map((client) => client.opened))
  const latencies = await honestLatencies(rage)
  const lag = await loopLagMs()
  const closed = clients.filter((client) => !client.isOpen).length
  for (const client of clients) client.close()
  row(
    name,
    `${ms(quantile(latencies, 0.5))} / ${ms(quantile(latencies, 0.99))}; event loop p99 ${ms(lag)}; ${closed} of ${clients.length} closed; ${mib(memoryOf(server))}`,
  )
  await pause(500)
}

/** A new plan, and the sockets of so many people in it beside Ana's and Ben's; opened one after the other. */
async function sockets(people: number, each: number, zone: Zone = 'plan'): Promise<LightClient[]> {
  ;({ planId, cookies } = await planWith(server.url, 2 + people))
  const opened: LightClient[] = []
  for (const cookie of cookies.slice(2))
    for (let i = 0; i < each; i++) {
      const client = clientOf(server, planId, cookie, zone)
      await client.opened
      opened.push(client)
    }
  return opened
}

row('others’ edits, p50 / p99 (to reach: p99 < 250 ms)', '')
await measure('  quiet', [], () => {})
{
  const clients = await sockets(1, 1)
  const letters = Array.from({ length: 50 }, (_, i) => syncMessage(2, keystrokes(1, 9_000 + i)))
  await measure('  one sends 4,000 small updates a second', clients, () => {
    for (const client of clients)
      for (let i = 0; i < 100; i++) client.send(letters[i % 50] ?? letters[0] ?? new Uint8Array())
  })
}
{
  const clients = await sockets(1, 3)
  const updates = Array.from({ length: 6 }, (_, i) => syncMessage(2, keystrokes(60_000, 20_000 + i)))
  await measure('  one sends megabytes of single keystrokes', clients, (tick) => {
    const update = updates[tick / 16]
    if (update) clients[tick % 3]?.send(update)
  })
}
{
  const clients = await sockets(1, 1)
  const doc = new Y.Doc()
  doc.clientID = 40_000
  // Not the one Ana writes in: she does not know what is there, and 60,000 letters would be in her way.
  const text = doc.getText('function.CE.action')
  for (let i = 0; i < 60_000; i++) text.insert(0, 'x')
  clients[0]?.send(syncMessage(2, Y.encodeStateAsUpdate(doc)))
  await clients[0]?.timeUntilSaved()
  const letters: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => letters.push(syncMessage(2, update)))
  for (let i = 0; i < 2_000; i++) text.format(i * 2, 1, { bold: true })
  await measure('  one makes letters of a long text bold', clients, (tick) => {
    for (const letter of letters.slice(tick * 20, tick * 20 + 20)) clients[0]?.send(letter)
  })
}
{
  const clients = await sockets(RAGERS, SOCKETS_EACH)
  const noise = syncMessage(2, keystrokes(200, 31_000))
  const ask = syncMessage(0, new Uint8Array([0]))
  await measure(`  ${clients.length} sockets from one address rage`, clients, (tick) => {
    for (const client of clients) client.send(tick % 4 === 0 ? ask : noise)
  })
}
{
  const presence = await sockets(WAVERS, 1, 'session')
  let frames = 0
  const [watcher] = presence
  if (watcher) watcher.onPresence = () => void frames++
  await measure(`  ${WAVERS} people wave 400 times a second`, presence, (tick) => {
    for (const [i, client] of presence.entries())
      for (let n = 0; n < 10; n++) client.send(wave(50_000 + i, tick * 10 + n))
  })
  row('presence to each person', `${(frames / SECONDS).toFixed(0)} frames a second (to reach: <= 60)`)
}

/** The most memory over what it was before, while a few write megabytes that the others read, or do not. */
async function memoryWhileWriting(doRead: boolean): Promise<{ bytes: number; sent: number }> {
  await renewServer()
  const all = await sockets(RAGERS + READERS, 1)
  const writers = all.slice(0, RAGERS)
  const readers = all.slice(RAGERS)
  await Promise.all(readers.map((reader) => reader.timeUntilSaved()))
  if (!doRead) for (const reader of readers) reader.stopReading()
  const before = memoryOf(server)
  let most = before
  let sent = 0
  while (sent < MEGABYTES && writers.some((writer) => writer.isOpen)) {
    const open = writers.filter((writer) => writer.isOpen)
    const writer = open[sent % open.length]
    // A word again and again in one struct: megabytes of little work.
    const doc = new Y.Doc()
    // One id for each: what is written again under an id that is known would be no news.
    doc.clientID = 60_000 + sent
    doc.getMap('words').set(`word ${sent % 4}`, 'x'.repeat(1_000_000))
    writer?.send(syncMessage(2, Y.encodeStateAsUpdate(doc)))
    sent += 1
    await pause(100)
    most = Math.max(most, memoryOf(server))
  }
  for (const client of all) client.close()
  return { bytes: most - before, sent }
}
{
  const reading = await memoryWhileWriting(true)
  const not = await memoryWhileWriting(false)
  row(
    `${READERS} who never read while others write ${not.sent} MB`,
    `${mib(not.bytes)} in all at the most, ${mib(reading.bytes)} where they read; ${mib((not.bytes - reading.bytes) / READERS)} each (to reach: <= 8 MiB)`,
  )
}
{
  await renewServer()
  for (const client of await sockets(WARMING_UP, SOCKETS_TO_BE_IDLE)) client.close()
  await pause(2_000)
  const before = memoryOf(server)
  const idle = await sockets(WAVERS, SOCKETS_TO_BE_IDLE)
  await pause(2_000)
  row(
    `memory of an idle connection, of ${idle.length}`,
    `${kb((memoryOf(server) - before) / idle.length)} (to reach: < 60 kB)`,
  )
  for (const client of idle) client.close()
}
{
  await renewServer()
  for (const client of await sockets(WARMING_UP, SOCKETS_TO_BE_IDLE)) client.close()
  const plans: Awaited<ReturnType<typeof planWith>>[] = []
  for (let i = 0; i < ZONES; i++) plans.push(await planWith(server.url, 2, `192.0.2.${i}`))
  await pause(2_000)
  const before = memoryOf(server)
  const clients = plans.flatMap((one) => one.cookies.map((cookie) => clientOf(server, one.planId, cookie)))
  await Promise.all(clients.map((client) => client.opened))
  await pause(2_000)
  row(
    `memory of a zone with two idle clients, of ${ZONES}`,
    `${kb((memoryOf(server) - before) / ZONES)}, their connections among it`,
  )
}

await server.kill9()
rmSync(folder, { recursive: true, force: true })
process.exit(0)
