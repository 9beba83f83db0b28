import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './tree.ts'

const mainFile = join(root, 'dist', 'server', 'main.js')
const startTimeoutMs = 20_000
const stopTimeoutMs = 10_000

/** The product as a community runs it: the built server in a process of its own, which can be killed. */
export interface BuiltServer {
  /** `http://localhost:PORT`, without a slash at the end. */
  readonly url: string
  readonly port: number
  readonly dataDir: string
  readonly pid: () => number | undefined
  /** What it has printed since it was started first. */
  readonly output: () => string
  /** As a power cut does it: no warning, no tidying. */
  kill9(): Promise<void>
  /** On the same port with the same data; stops it politely first if it still runs. */
  restart(): Promise<void>
  /** Stops it, and removes its data. */
  close(): Promise<void>
}

export async function startBuiltServer(env: Record<string, string> = {}): Promise<BuiltServer> {
  if (!existsSync(mainFile)) throw new Error('There is no built server in dist; run `node scripts/build.mjs` first.')
  const port = await freePort()
  const url = `http://localhost:${port}`
  const dataDir = mkdtempSync(join(tmpdir(), 'commonboard-'))
  let child: ChildProcess | undefined
  let output = ''

  async function start() {
    const started = spawn(process.execPath, [mainFile], {
      cwd: root,
      // TRUST_PROXY lets a test come from as many addresses as it needs: new plans are counted by address.
      env: { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir, PORT: String(port), TRUST_PROXY: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    started.stdout.on('data', (bytes) => (output += String(bytes)))
    started.stderr.on('data', (bytes) => (output += String(bytes)))
    const deadline = Date.now() + startTimeoutMs
    while (!(await isReady(url))) {
      if (hasEnded(started)) throw new Error(`The server ended at its start:\n${output}`)
      if (Date.now() > deadline) throw new Error(`The server was not ready after ${startTimeoutMs} ms:\n${output}`)
      await sleep(50)
    }
  }

  async function end(signal: NodeJS.Signals) {
    const ending = child
    if (!ending || hasEnded(ending)) return
    const closed = once(ending, 'close')
    ending.kill(signal)
    const forced = setTimeout(() => ending.kill('SIGKILL'), stopTimeoutMs)
    await closed
    clearTimeout(forced)
  }

  await start()
  return {
    url,
    port,
    dataDir,
    pid: () => child?.pid,
    output: () => output,
    kill9: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGTERM')
      await start()
    },
    close: async () => {
      await end('SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).ok
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('This machine gives out no port.')
  return address.port
}

export type TemplateName = 'blank' | 'starter' | 'example'
export interface MadePlan {
  readonly planId: string
  readonly title: string
  /** Whole addresses, `…/join#TOKEN`. */
  readonly links: Readonly<Record<'facilitator' | 'editor' | 'contributor' | 'viewer', string>>
  /** Of the device that made it, a facilitator's; ready for a Cookie header. */
  readonly cookie: string
}

/** Makes a plan as any device would, over HTTP. */
export async function makePlan(
  server: Pick<BuiltServer, 'url'>,
  {
    title = 'Riverbend',
    template = 'blank',
    language = 'en',
  }: { title?: string; template?: TemplateName; language?: 'en' | 'es' } = {},
): Promise<MadePlan> {
  const response = await fetch(`${server.url}/api/plans`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url, 'x-forwarded-for': someAddress() },
    body: JSON.stringify({ title, template, language, place: 'Riverbend' }),
  })
  if (response.status !== 201) throw new Error(`No plan was made: ${response.status} ${await response.text()}`)
  const { planId, links } = (await response.json()) as Pick<MadePlan, 'planId' | 'links'>
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')
  return { planId, title, links, cookie }
}

/** What follows the # of a link. */
export const tokenOf = (link: string): string => new URL(link).hash.slice(1)

const someAddress = () => `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 256)).join('.')}`
