import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPlan, orderBetween } from '@commonboard/model'
import * as Y from 'yjs'
import { buildServer, freePort, type ServerProcess, startProcess } from '../support/serverProcess.ts'
import { LightClient } from './lightClient.ts'

// Server and relay run in processes of their own; what they cost is read from the system, so the clients' share of the
// machine counts in the latencies only.

const CLIENTS = 100
const EDITORS = 50
const CARDS = 10_000

const file = buildServer()
const dataDir = mkdtempSync(join(tmpdir(), 'commonboard-bench-'))
const port = await freePort()
const rows: [string, string][] = []

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const quantile = (values: number[], share: number) =>
  values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`

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

async function post(
  url: string,
  path: string,
  body: unknown,
): Promise<{ cookie: string; body: Record<string, unknown> }> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(await response.text())
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { cookie, body: (await response.json()) as Record<string, unknown> }
}

async function planWith(url: string, people: number): Promise<{ planId: string; cookies: string[] }> {
  const made = await post(url, '/api/plans', { title: 'Riverbend', template: 'blank' })
  const { planId, links } = made.body as { planId: string; links: Record<string, string> }
  const token = new URL(links.editor ?? '').hash.slice(1)
  const cookies: string[] = []
  for (let i = 0; i < people; i++) cookies.push((await post(url, '/api/join', { token })).cookie)
  return { planId, cookies }
}

const clientOf = (server: ServerProcess, planId: string, cookie: string) =>
  new LightClient(`${server.url.replace('http', 'ws')}/sync/${planId}/plan`, { cookie, origin: server.url })

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

/** Everybody types ten letters a second; what matters is what a delivery costs the other process. */
async function deliveriesPerCpuSecond(clients: LightClient[], child: ChildProcess): Promise<number | undefined> {
  let deliveries = 0
  for (const client of clients) client.onUpdate = () => void deliveries++
  const before = cpuSeconds(child)
  const until = performance.now() + 6_000
  while (performance.now() < until) {
    const started = performance.now()
    // Ten groups a turn apart: people do not strike their keys at one instant.
    for (let group = 0; group < 10; group++) {
      for (const client of clients.slice(group * 10, group * 10 + 10)) client.type()
      await pause(1)
    }
    await pause(Math.max(0, 100 - (performance.now() - started)))
  }
  await pause(500)
  const after = cpuSeconds(child)
  return before === undefined || after === undefined ? undefined : deliveries / (after - before)
}

async function relay(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join('tests', 'bench', 'relay.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve) => {
    child.stdout.once('data', (line) => resolve(`ws://127.0.0.1:${String(line).trim().split(' ')[1]}`))
  })
  return { child, url }
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
  const ours = await deliveriesPerCpuSecond(clients, server.process)
  for (const client of clients) client.close()

  const bare = await relay()
  const relayed = Array.from({ length: CLIENTS }, () => new LightClient(bare.url, {}))
  await Promise.all(relayed.map((client) => client.opened))
  const theirs = await deliveriesPerCpuSecond(relayed, bare.child)
  for (const client of relayed) client.close()
  bare.child.kill()
  if (ours !== undefined && theirs !== undefined) {
    rows.push(['deliveries per server CPU second', Math.round(ours).toLocaleString('en')])
    rows.push(['the same, bare ws relay', Math.round(theirs).toLocaleString('en')])
    rows.push(['ratio', `${(ours / theirs).toFixed(1)} x (to reach: 4 x)`])
  }
}

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
const width = Math.max(...rows.map(([name]) => name.length))
for (const [name, value] of rows) console.log(`${name.padEnd(width)}  ${value}`)
process.exit(0)
