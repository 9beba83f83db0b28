/**
 * How long a file somebody brings takes, from the request to the last byte of the answer, and how long the server is
 * deaf to everybody else meanwhile; on a quiet machine, and with two other programs that take all they can get.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { type MadePlan, makePlan, startBuiltServer } from '../support/builtServer.ts'
import { fillPlan } from '../support/fillPlan.ts'
import { HOSTILE_FILES, SLOW_FILES } from '../support/hostileFiles.ts'

const TIMES = Number(process.env['TIMES'] ?? 5)
const CARDS = 2_000

const server = await startBuiltServer()
let plan: MadePlan
await newPlan()

/** Each person may bring so many files in ten minutes: a new one after some. */
async function newPlan(): Promise<void> {
  plan = await makePlan(server, { template: 'blank', title: 'Riverbend' })
  await fillPlan(server, plan, CARDS)
}

interface Brought {
  readonly ms: number
  readonly said: string
}
async function bring(file: string | Buffer, query = ''): Promise<Brought> {
  const body = typeof file === 'string' ? Buffer.from(file) : file
  const start = performance.now()
  const answer = await fetch(`${server.url}/api/plans/${plan.planId}/import${query}`, {
    method: 'POST',
    headers: { cookie: plan.cookie, origin: server.url, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(body),
  })
  const text = await answer.text()
  const ms = performance.now() - start
  const { error } = JSON.parse(text) as { error?: { code: string; message: string } }
  return { ms, said: error ? `${error.code}: ${error.message}` : `${answer.status}, ${text.length} letters` }
}

/** The longest time the server has heard nobody, since it was asked last; it looks every 10 ms. */
async function deafMs(): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  return Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(text)?.[1]) * 1000
}

const round = (ms: number) => Math.round(ms)
type Row = Record<string, string | number>

async function hostile(): Promise<Record<string, Row>> {
  const rows: Record<string, Row> = {}
  let count = 0
  for (const [what, , make] of [...HOSTILE_FILES, ...SLOW_FILES]) {
    const file = make()
    const times: Brought[] = []
    await deafMs()
    for (let time = 0; time < TIMES; time++) {
      if (++count % 100 === 0) await newPlan()
      times.push(await bring(file, '?preview=1'))
    }
    const deaf = await deafMs()
    times.sort((a, b) => a.ms - b.ms)
    rows[what.slice(0, 44)] = {
      p50: round(times[Math.floor(TIMES / 2)]?.ms ?? 0),
      max: round(times.at(-1)?.ms ?? 0),
      deaf: round(deaf),
      said: (times.at(-1)?.said ?? '').slice(0, 60),
    }
  }
  return rows
}

const tables: readonly (readonly [string, number, number])[] = [
  ['700 rows, 70 kB', 700, 100],
  ['700 rows, 680 kB', 700, 970],
  ['5,000 rows, 680 kB', 5_000, 136],
]
async function honest(): Promise<Record<string, Row>> {
  const rows: Record<string, Row> = {}
  for (const [what, count, length] of tables) {
    const times: Brought[] = []
    let deaf = 0
    for (let time = 0; time < TIMES; time++) {
      await newPlan()
      const line = (row: number) => `Result ${row} of ${time} ${'children read with joy '.repeat(60)}`.slice(0, length)
      const file = `Result\n${Array.from({ length: count }, (_, row) => line(row)).join('\n')}\n`
      await deafMs()
      times.push(await bring(file))
      deaf = Math.max(deaf, await deafMs())
    }
    times.sort((a, b) => a.ms - b.ms)
    rows[what] = {
      p50: round(times[Math.floor(TIMES / 2)]?.ms ?? 0),
      max: round(times.at(-1)?.ms ?? 0),
      deaf: round(deaf),
      said: times.at(-1)?.said ?? '',
    }
  }
  return rows
}

async function beside<T>(busy: number, measure: () => Promise<T>): Promise<T> {
  const loops: ChildProcess[] = Array.from({ length: busy }, () => spawn(process.execPath, ['-e', 'for (;;);']))
  try {
    return await measure()
  } finally {
    for (const loop of loops) loop.kill()
  }
}

for (const busy of [0, 2]) {
  console.log(`\nTables brought into a plan of ${CARDS} cards, ms; ${busy} busy programs beside`)
  console.table(await beside(busy, honest))
  console.log(`\nFiles that mean no good, ms; ${busy} busy programs beside`)
  const rows = await beside(busy, hostile)
  console.table(rows)
  console.log(`The longest of all: ${Math.max(...Object.values(rows).map(({ max }) => Number(max)))} ms`)
}
await server.close()
