import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildServer, freePort, startProcess } from '../support/serverProcess.ts'
import { LightClient } from './lightClient.ts'

// A round of a full venue: so many people write three answers each, all within a few seconds; then they are revealed.
// To reach: 600 ideas on 200 screens in less than 2 s.

const PEOPLE = [50, 100, 200]
const ANSWERS_EACH = 3
const TIMES = 3

const file = buildServer()
const dataDir = mkdtempSync(join(tmpdir(), 'commonboard-bench-'))
const server = await startProcess(file, { dataDir, port: await freePort(), env: { TRUST_PROXY: '1' } })
const quantile = (values: number[], share: number) =>
  values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

async function ask(method: string, path: string, cookie: string, body?: unknown) {
  const response = await fetch(server.url + path, {
    method,
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  const set = response.headers.get('set-cookie')?.split(';')[0]
  return { cookie: set ?? cookie, body: JSON.parse(text) as Record<string, unknown> }
}

interface Visitor {
  readonly cookie: string
  readonly plan: LightClient
  readonly session: LightClient
}

async function withPeople(count: number): Promise<string[]> {
  const made = await ask('POST', '/api/plans', '', { title: 'Riverbend', template: 'example' })
  const { planId, links } = made.body as { planId: string; links: Record<string, string> }
  const token = new URL(links['contributor'] ?? '').hash.slice(1)
  const visitors: Visitor[] = []
  for (let i = 0; i < count; i++) {
    const { cookie } = await ask('POST', '/api/join', '', { token })
    const url = `${server.url.replace('http', 'ws')}/sync/${planId}`
    const open = async (zone: string) => {
      const client = new LightClient(`${url}/${zone}`, { cookie, origin: server.url })
      await client.opened
      client.askForAll()
      await client.synced
      return client
    }
    visitors.push({ cookie, plan: await open('plan'), session: await open('session') })
  }
  const lines: string[] = []
  for (let i = 0; i < TIMES; i++) lines.push(await oneRound(planId, made.cookie, visitors))
  for (const { plan, session } of visitors) for (const client of [plan, session]) client.close()
  return lines
}

async function oneRound(planId: string, facilitator: string, visitors: readonly Visitor[]): Promise<string> {
  const asked = { kind: 'write', prompts: [{ en: 'What would you see at school in three years?' }] }
  const opened = await ask('POST', `/api/plans/${planId}/rounds`, facilitator, { asked, isNameless: true })
  const path = `/api/plans/${planId}/rounds/${String(opened.body['roundId'])}`
  const started = performance.now()
  const answered: number[] = []
  await Promise.all(
    visitors.map(async ({ cookie }, person) => {
      for (let i = 0; i < ANSWERS_EACH; i++) {
        const text = `Person ${person} would see answer ${i}: families and teachers read together every week`
        const asking = performance.now()
        await ask('PUT', `${path}/answers/${String(person * ANSWERS_EACH + i).padStart(12, '0')}`, cookie, {
          prompt: 0,
          text,
        })
        answered.push(performance.now() - asking)
      }
    }),
  )
  const allAnsweredMs = performance.now() - started
  const revealing = performance.now()
  const seen = Promise.all(
    visitors.map(
      ({ plan }) =>
        new Promise<number>((resolve) => {
          plan.onUpdate = () => resolve(performance.now() - revealing)
        }),
    ),
  )
  const revealed = ask('POST', `${path}/reveal`, facilitator)
  const arrived = await seen
  await revealed
  const revealedMs = performance.now() - revealing
  // Then every page asks for the result.
  await Promise.all(visitors.map(({ cookie }) => ask('GET', `/api/plans/${planId}/rounds`, cookie)))
  const askedMs = performance.now() - revealing
  return [
    String(visitors.length).padStart(6),
    String(visitors.length * ANSWERS_EACH).padStart(7),
    `${allAnsweredMs.toFixed(0)} ms`.padStart(12),
    `${quantile(answered, 0.5).toFixed(0)} / ${quantile(answered, 0.99).toFixed(0)} ms`.padStart(16),
    `${quantile(arrived, 0.5).toFixed(0)} / ${quantile(arrived, 1).toFixed(0)} ms`.padStart(17),
    `${revealedMs.toFixed(0)} ms`.padStart(8),
    `${askedMs.toFixed(0)} ms`.padStart(15),
  ].join('  ')
}

try {
  console.log('people  answers  all answered  each p50/p99   on screens p50/last  revealed  all have asked')
  for (const count of PEOPLE) for (const line of await withPeople(count)) console.log(line)
} finally {
  await server.kill9()
  rmSync(dataDir, { recursive: true, force: true })
}
process.exit(0)
