import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@commonboard/model'
import { onTestFinished } from 'vitest'
import { realClock } from '../../apps/sync-server/src/clock.ts'
import { Importer } from '../../apps/sync-server/src/importing/importer.ts'
import { createServer, type RunningServer, type ServerOptions } from '../../apps/sync-server/src/server.ts'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { openSqlite } from '../../apps/sync-server/src/storage/sqlite.ts'

/** A new folder, removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'commonboard-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  return folder
}

const READING_MAX_MS = 60_000

/** A real server on a free port; closes itself. Keeps everything in memory, or with SQLite in a folder if one is given. */
export async function startServer(options: Partial<ServerOptions> & { dataDir?: string } = {}): Promise<RunningServer> {
  const {
    dataDir,
    storage = dataDir === undefined ? new MemoryStorage() : await openSqlite(dataDir),
    ...rest
  } = options
  const server = await createServer({
    secret: Buffer.from('a secret of thirty-two characters'),
    newPlansPerHour: 1_000,
    ...rest,
    ...(dataDir === undefined ? {} : { dataDir }),
    storage,
    // From the sources a thread takes long to start on a slow machine.
    importer: rest.importer ?? new Importer(rest.clock ?? realClock, READING_MAX_MS, false),
  })
  onTestFinished(() => server.close())
  return server
}

export interface Answer {
  readonly status: number
  readonly body: Record<string, unknown> & { error?: { code: string; message: string } }
  readonly text: string
  readonly headers: Headers
}

/** One browser: it keeps its cookie, and says where its requests come from. */
export class Device {
  cookie = ''

  constructor(
    readonly url: string,
    readonly name: string,
  ) {}

  get origin(): string {
    return new URL(this.url).origin
  }

  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(method === 'GET' ? {} : { origin: this.origin }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const set = response.headers.get('set-cookie')
    if (set) this.cookie = set.split(';')[0] ?? ''
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      body: isJson ? (JSON.parse(text) as Answer['body']) : {},
      text,
      headers: response.headers,
    }
  }

  async createPlan(title = 'Riverbend', template = 'blank'): Promise<MadePlan> {
    const { status, body, text } = await this.ask('POST', '/api/plans', { title, template, name: this.name })
    if (status !== 201) throw new Error(`No plan was made: ${text}`)
    return body as unknown as MadePlan
  }

  async join(link: string): Promise<Joined> {
    const { status, body, text } = await this.ask('POST', '/api/join', { token: tokenIn(link), name: this.name })
    if (status !== 200) throw new Error(`${this.name} could not join: ${text}`)
    return body as unknown as Joined
  }
}

export interface MadePlan {
  readonly planId: string
  readonly links: Readonly<Record<Role, string>>
}

export interface Joined {
  readonly planId: string
  readonly role: Role
  readonly participantId: string
  readonly name: string
}

export const tokenIn = (link: string): string => new URL(link).hash.slice(1)

/** A plan with one person of each role in it, each on a device of their own. */
export async function planWithEverybody(url: string, template = 'blank') {
  const ana = new Device(url, 'Ana')
  const plan = await ana.createPlan('Riverbend', template)
  const joining = async (name: string, role: Role) => {
    const device = new Device(url, name)
    return { device, joined: await device.join(plan.links[role]) }
  }
  const ben = await joining('Ben', 'editor')
  const chidi = await joining('Chidi', 'contributor')
  const dolores = await joining('Dolores', 'viewer')
  return { plan, ana, ben: ben.device, chidi: chidi.device, dolores: dolores.device, joined: { ben, chidi, dolores } }
}
