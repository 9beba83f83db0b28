import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePlan } from '../../apps/sync-server/src/http/newPlan.ts'
import { openSqlite } from '../../apps/sync-server/src/storage/sqlite.ts'
import { SERVER, zoneKey } from '../../apps/sync-server/src/storage/storage.ts'
import { buildServer, freePort, startProcess } from '../support/serverProcess.ts'

// How long people wait after the machine has lost its server: a kill, a start on the same folder, until it listens and
// says that it is ready. And how long an orderly stop takes when nobody is there.

const PLANS = 1_000
const TIMES = 10

const file = buildServer()
const dataDir = mkdtempSync(join(tmpdir(), 'commonboard-bench-'))
const port = await freePort()

async function fill(): Promise<void> {
  const storage = await openSqlite(dataDir)
  for (let i = 0; i < PLANS; i++) {
    const now = Date.now()
    const { plan, update } = makePlan({ title: `Riverbend ${i}`, place: '', language: 'en' }, 'example', now)
    await storage.createPlan({
      plan,
      links: [],
      content: { zone: zoneKey(plan.id, 'plan'), data: update, who: SERVER, at: now },
    })
  }
  await storage.close()
}

/** What the start cost the processor: on a machine that others use too, the time on the wall says little. Linux only. */
function cpuMs(pid: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return Number.NaN
  }
}

const ms = (value: number) => `${Math.round(value)} ms`

try {
  await fill()
  const sizeMiB = statSync(join(dataDir, 'commonboard.db')).size / 1024 / 1024
  const listening: number[] = []
  const cpu: number[] = []
  for (let i = 0; i < TIMES; i++) {
    const started = performance.now()
    const server = await startProcess(file, { dataDir, port })
    const { status } = await fetch(`${server.url}/health/ready`)
    if (status !== 200) throw new Error(`Not ready: ${status}`)
    listening.push(performance.now() - started)
    cpu.push(cpuMs(server.process.pid))
    await server.kill9()
  }
  listening.sort((a, b) => a - b)
  cpu.sort((a, b) => a - b)
  const server = await startProcess(file, { dataDir, port })
  const asked = performance.now()
  const gone = once(server.process, 'exit')
  server.process.kill('SIGTERM')
  await gone
  const stopped = performance.now() - asked
  console.log(`${PLANS} plans as large as the example, a file of ${sizeMiB.toFixed(0)} MiB; ${TIMES} kills`)
  console.log(
    `from the start of the process until it is ready: p50 ${ms(listening[TIMES / 2] ?? 0)}, max ${ms(listening.at(-1) ?? 0)}`,
  )
  console.log(`of that on the processor: p50 ${ms(cpu[TIMES / 2] ?? 0)}, max ${ms(cpu.at(-1) ?? 0)}`)
  console.log(`an orderly stop with nobody there: ${ms(stopped)}`)
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
