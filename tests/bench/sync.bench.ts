import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPlan, orderBetween } from '@commonboard/model'
import * as Y from 'yjs'
import { buildServer, freePort, type ServerProcess, startProcess } from '../support/serverProcess.ts'
import { LightClient } from './lightClient.ts'
import { clientOf, ms, pause, planWith, printRows, quantile } from './people.ts'

// Server and relay run in processes of their own; what they cost is read from the system, so the clients' share of the
// machine counts in the latencies only.

const CLIENTS = 100
const EDITORS = 50
const CARDS = 10_000
const MEASURED_MS = 5_000
const ROUNDS = 3
const LETTER = 'ñ'
const LETTER_BYTES = Buffer.from(LETTER)

const file = buildServer()
const dataDir = mkdtempSync(join(tmpdir(), 'commonboard-bench-'))
const port = await freePort()
const rows: [string, string][] = []

/** Seconds of CPU a process has used; Linux only, else undefined. */
function cpuSeconds(child: ChildProcess): number | undefined {
  try {
    const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return undefined
  }
}

async function everybody(server: ServerProcess, people: number): Promise<LightClient[]> {
  const { planId, cookies } = await planWith(server.url, people)
  const clients = cookies.map((cookie) => clientOf(server, planId, cookie))
  await Promise.all(clients.map((client) => client.opened))
  await Promise.all(clients.map((client) => client.timeUntilSaved()))
  return clients
}

/** One types 20 letters a second, the others read. */
async function latency(clients: LightClient[]): Promise<number[]> {
  const sentAt: number[] = []
  const latencies: number[] = []
  const [writer, ...readers] = clients
  for (const reader of readers) {
    let count = 0
    reader.onUpdate = () => latencies.push(performance.now() - (sentAt[count++] ?? 0))
  }
  for (let i = 0; i < 100; i++) {
    sentAt.push(performance.now())
    writer?.type()
    await pause(50)
  }
  await pause(200)
  return latencies
}

interface Peer {
  readonly process: ChildProcess
  readonly connect: (document: string) => LightClient
}

/** Everybody types ten letters a second; what matters is what a delivery to somebody else costs the other process. */
async function deliveriesPerCpuSecond(child: ChildProcess, clients: readonly LightClient[]): Promise<number> {
  let received = 0
  let typed = 0
  // Letters, not messages: some join several letters into one message.
  for (const client of clients)
    client.onUpdate = (bytes) => {
      for (let at = bytes.indexOf(LETTER_BYTES); at >= 0; at = bytes.indexOf(LETTER_BYTES, at + 2)) received += 1
    }
  const before = cpuSeconds(child)
  const until = performance.now() + MEASURED_MS
  while (performance.now() < until) {
    const started = performance.now()
    // Ten groups a turn apart: people do not strike their keys at one instant.
    for (let group = 0; group < 10; group++) {
      for (const client of clients.slice(group * 10, group * 10 + 10)) client.type(LETTER)
      typed += 10
      await pause(1)
    }
    await pause(Math.max(0, 100 - (performance.now() - started)))
  }
  // Who is late may still deliver.
  for (let seen = -1; seen !== received; ) {
    seen = received
    await pause(500)
  }
  const after = cpuSeconds(child)
  for (const client of clients) client.close()
  // Hocuspocus sends everybody his own letters back; those are no deliveries to anybody.
  const deliveries = Math.min(received, typed * (clients.length - 1))
  return before === undefined || after === undefined ? Number.NaN : deliveries / (after - before)
}

/** A program beside us, in a process of its own. */
async function peer(file: string, namesDocuments: boolean): Promise<Peer> {
  const child = spawn(process.execPath, ['--import', 'tsx', join('tests', 'bench', file)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (bytes) => {
      const found = /port (\d+)/.exec(String(bytes))?.[1]
      if (found) resolve(`ws://127.0.0.1:${found}`)
    })
  })
  return { process: child, connect: (document) => new LightClient(url, {}, namesDocuments ? document : undefined) }
}

/** One after the other, several times: on a machine with other work only what was measured side by side compares. */
async function sideBySide(server: ServerProcess): Promise<void> {
  const measured = { ours: [] as number[], relay: [] as number[], hocuspocus: [] as number[] }
  const peers = { relay: await peer('relay.ts', false), hocuspocus: await peer('hocuspocus.ts', true) }
  // The first round only warms up: what runs for the first time has not been compiled yet, here or there.
  for (let round = 0; round <= ROUNDS; round++) {
    const note = (name: keyof typeof measured, value: number) => {
      if (round > 0) measured[name].push(value)
    }
    note('ours', await deliveriesPerCpuSecond(server.process, await everybody(server, CLIENTS)))
    for (const name of ['relay', 'hocuspocus'] as const) {
      const clients = Array.from({ length: CLIENTS }, () => peers[name].connect(`plan${round}`))
      await Promise.all(clients.map((client) => client.opened))
      note(name, await deliveriesPerCpuSecond(peers[name].process, clients))
    }
  }
  for (const one of Object.values(peers)) one.process.kill()
  const { version } = JSON.parse(readFileSync('node_modules/@hocuspocus/server/package.json', 'utf8')) as {
    version: string
  }
  const middle = (values: number[]) => quantile(values, 0.5)
  const whole = (values: number[]) =>
    `${Math.round(middle(values)).toLocaleString('en')}  (${values.map((one) => Math.round(one).toLocaleString('en')).join(', ')})`
  const ratios = (theirs: number[]) => measured.ours.map((one, round) => one / (theirs[round] ?? Number.NaN))
  const ratio = (values: number[], reach: string) =>
    `${middle(values).toFixed(2)} x  (${values.map((one) => one.toFixed(2)).join(', ')}; to reach: ${reach})`
  rows.push(['deliveries per server CPU second', whole(measured.ours)])
  rows.push(['the same, bare ws relay', whole(measured.relay)])
  rows.push([`the same, Hocuspocus ${version}`, whole(measured.hocuspocus)])
  rows.push(['ratio to the relay', ratio(ratios(measured.relay), '4 x')])
  rows.push(['ratio to Hocuspocus', ratio(ratios(measured.hocuspocus), '1.2 x')])
}

function bigPlan(): Y.Doc {
  const doc = new Y.Doc()
  const plan = openPlan({ plan: doc })
  doc.transact(() => {
    let order: string | null = null
    for (let i = 0; i < CARDS; i++) {
      order = orderBetween(order, null)
      const text = new Y.Text(`Card ${i}: every child is known, safe and learning`)
      plan.cards.set(
        `card${i}`,
        new Y.Map<unknown>([
          ['place', ['results', 'population', order]],
          ['text', text],
        ]),
      )
    }
  })
  return doc
}

async function timeToJoin(server: ServerProcess, planId: string, cookie: string): Promise<[ms: number, bytes: number]> {
  const started = performance.now()
  const client = clientOf(server, planId, cookie)
  await client.opened
  client.askForAll()
  const bytes = await client.synced
  const took = performance.now() - started
  client.close()
  return [took, bytes]
}

let server = await startProcess(file, { dataDir, port })

// Fan-out.
{
  const clients = await everybody(server, CLIENTS)
  const latencies = await latency(clients)
  rows.push([
    `fan-out to ${CLIENTS} clients, p50 / p99`,
    `${ms(quantile(latencies, 0.5))} / ${ms(quantile(latencies, 0.99))}`,
  ])
  for (const client of clients) client.close()
}
await sideBySide(server)

// Edit to Saved.
{
  const editors = await everybody(server, EDITORS)
  const times: number[] = []
  const working = editors.map(async (editor, i) => {
    await pause(i * 4)
    for (let edit = 0; edit < 30; edit++) {
      editor.type()
      times.push(await editor.timeUntilSaved())
      await pause(200)
    }
  })
  await Promise.all(working)
  for (const editor of editors) editor.close()
  rows.push([
    `edit to Saved, ${EDITORS} editors x 5/s, p50 / p99`,
    `${ms(quantile(times, 0.5))} / ${ms(quantile(times, 0.99))}`,
  ])
}

// Joining.
{
  const { planId, cookies } = await planWith(server.url, 1)
  const cookie = cookies[0] ?? ''
  const maker = clientOf(server, planId, cookie)
  await maker.opened
  maker.sendAll(bigPlan())
  await maker.timeUntilSaved()
  maker.close()
  const warm: number[] = []
  let size = 0
  for (let i = 0; i < 20; i++) {
    const [took, bytes] = await timeToJoin(server, planId, cookie)
    warm.push(took)
    size = bytes
  }
  await server.kill9()
  server = await startProcess(file, { dataDir, port })
  const [cold] = await timeToJoin(server, planId, cookie)
  rows.push([
    `join of ${CARDS.toLocaleString('en')} cards (${(size / 1024).toFixed(0)} KiB), warm / cold`,
    `${ms(quantile(warm, 0.5))} / ${ms(cold)}`,
  ])
}

await server.kill9()
rmSync(dataDir, { recursive: true, force: true })
printRows(rows)
process.exit(0)
