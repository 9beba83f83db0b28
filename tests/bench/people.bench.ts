import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildServer, freePort, startProcess } from '../support/serverProcess.ts'
import { LightClient } from './lightClient.ts'

// What a room full of people costs the server, for docs/hosting.md: memory and processor, with so many in one plan,
// each on two sockets as a page has them, a tenth of them typing three letters a second.

const PEOPLE = [0, 50, 100, 200]
const ZONES = ['plan', 'session']
const LETTERS_PER_SECOND = 3
const SECONDS = 15

const file = buildServer()
const dataDir = mkdtempSync(join(tmpdir(), 'commonboard-bench-'))
const server = await startProcess(file, { dataDir, port: await freePort(), env: { TRUST_PROXY: '1' } })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const quantile = (values: number[], share: number) =>
  values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

const statOf = (name: string) => readFileSync(`/proc/${server.process.pid}/${name}`, 'utf8')
const memoryMib = () => (Number(statOf('statm').split(' ')[1]) * 4096) / 1024 / 1024
function cpuSeconds(): number {
  const stat = statOf('stat')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

async function post(path: string, body: unknown) {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(await response.text())
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { cookie, body: (await response.json()) as { planId: string; links: Record<string, string> } }
}

async function withPeople(count: number): Promise<string> {
  const made = await post('/api/plans', { title: 'Riverbend', template: 'example' })
  const token = new URL(made.body.links['editor'] ?? '').hash.slice(1)
  const clients: LightClient[] = []
  const others: LightClient[] = []
  for (let i = 0; i < count; i++) {
    const { cookie } = await post('/api/join', { token })
    for (const zone of ZONES) {
      const url = `${server.url.replace('http', 'ws')}/sync/${made.body.planId}/${zone}`
      const client = new LightClient(url, { cookie, origin: server.url })
      await client.opened
      if (zone === 'plan') {
        client.askForAll()
        clients.push(client)
      } else others.push(client)
    }
  }
  await Promise.all(clients.map((client) => client.synced))
  await pause(1_000)
  const writers = clients.filter((_, i) => i % 10 === 0)
  const saved: number[] = []
  const before = cpuSeconds()
  const until = performance.now() + SECONDS * 1_000
  await Promise.all(
    writers.map(async (writer, i) => {
      await pause((i * 1_000) / LETTERS_PER_SECOND / writers.length)
      while (performance.now() < until) {
        writer.type()
        const [tookMs] = await Promise.all([writer.timeUntilSaved(), pause(1_000 / LETTERS_PER_SECOND)])
        saved.push(tookMs)
      }
    }),
  )
  if (writers.length === 0) await pause(SECONDS * 1_000)
  const share = ((cpuSeconds() - before) / SECONDS) * 100
  const line = [
    String(count).padStart(6),
    `${memoryMib().toFixed(0)} MiB`.padStart(9),
    `${share.toFixed(0)} %`.padStart(10),
    saved.length > 0 ? `${quantile(saved, 0.5).toFixed(0)} / ${quantile(saved, 0.99).toFixed(0)} ms`.padStart(16) : '',
  ].join('  ')
  for (const client of [...clients, ...others]) client.close()
  await pause(500)
  return line
}

try {
  console.log('people     memory   of a core   to Saved p50/p99')
  for (const count of PEOPLE) console.log(await withPeople(count))
} finally {
  await server.kill9()
  rmSync(dataDir, { recursive: true, force: true })
}
process.exit(0)
