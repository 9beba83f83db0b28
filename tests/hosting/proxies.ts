import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { type Browser, chromium, expect, type Page } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs'
import { newPerson } from '../e2e/fixtures.ts'
import { HomePage } from '../e2e/pages/HomePage.ts'
import { JoinPage } from '../e2e/pages/JoinPage.ts'
import { ShareDialog } from '../e2e/pages/ShareDialog.ts'
import { type BuiltServer, startBuiltServer } from '../support/builtServer.ts'
import { freePort } from '../support/serverProcess.ts'
import { root } from '../support/tree.ts'

// Tries the samples of deploy/ as they are, but for ports and certificate: nginx and Caddy with TLS before the built
// server, and real pages in a real browser. A command of its own, because neither is on every machine.

const HOST = 'plans.example.org'
const MIB = 1024 * 1024

interface Proxy {
  readonly name: 'nginx' | 'caddy'
  readonly command: string
  /** Takes in whole what comes slowly, so that the server is not kept waiting. */
  readonly buffersUploads: boolean
  args(port: number, server: BuiltServer): Promise<string[]>
}

const folder = mkdtempSync(join(tmpdir(), 'commonboard-proxies-'))
const certificate = join(folder, 'fullchain.pem')
const key = join(folder, 'privkey.pem')

/** The sample with something else in the place of what a real machine has; each of them has to be there. */
function adapted(file: string, changes: readonly (readonly [from: string, to: string])[]): string {
  let text = readFileSync(join(root, 'deploy', file), 'utf8')
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`deploy/${file} does not say ${from} any more`)
    text = text.replaceAll(from, to)
  }
  return text
}

const PROXIES: readonly Proxy[] = [
  {
    name: 'nginx',
    command: process.env['NGINX'] ?? 'nginx',
    buffersUploads: true,
    args: async (port, server) => {
      const site = adapted('nginx.conf', [
        ['listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`],
        ['    listen [::]:443 ssl http2;\n', ''],
        ['listen 80;', `listen 127.0.0.1:${await freePort()};`],
        ['    listen [::]:80;\n', ''],
        ['/etc/letsencrypt/live/plans.example.org/fullchain.pem', certificate],
        ['/etc/letsencrypt/live/plans.example.org/privkey.pem', key],
        ['127.0.0.1:3000', `127.0.0.1:${server.port}`],
      ])
      writeFileSync(join(folder, 'site.conf'), site)
      const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((what) => {
        mkdirSync(join(folder, what), { recursive: true })
        return `${what}_temp_path ${join(folder, what)};`
      })
      writeFileSync(
        join(folder, 'nginx.conf'),
        // Started by root it would hand its work to somebody who may not look into this folder.
        (process.getuid?.() === 0 ? 'user root root; ' : '') +
          `daemon off; pid ${folder}/nginx.pid; error_log stderr warn; events {}\n` +
          `http { ${own.join(' ')} include ${folder}/site.conf; }\n`,
      )
      return ['-e', 'stderr', '-c', join(folder, 'nginx.conf')]
    },
  },
  {
    name: 'caddy',
    command: process.env['CADDY'] ?? 'caddy',
    buffersUploads: false,
    args: async (port, server) => {
      const site = adapted('Caddyfile', [
        [`${HOST} {`, `${HOST} {\n\ttls ${certificate} ${key}\n`],
        ['127.0.0.1:3000', `127.0.0.1:${server.port}`],
      ])
      const options = `{\n\tadmin off\n\tauto_https disable_redirects\n\thttps_port ${port}\n\thttp_port ${await freePort()}\n}\n`
      writeFileSync(join(folder, 'Caddyfile'), options + site)
      return ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile']
    },
  },
]

function makeCertificate(): void {
  const subject = ['-subj', `/CN=${HOST}`, '-addext', `subjectAltName=DNS:${HOST}`]
  const files = ['-keyout', key, '-out', certificate]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files], {
    stdio: 'ignore',
  })
}

async function listens(port: number, child: ChildProcess, output: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`It ended at its start:\n${output()}`)
    const socket = connect({ port, host: '127.0.0.1', servername: HOST, rejectUnauthorized: false })
    const isThere = await Promise.race([
      once(socket, 'secureConnect').then(
        () => true,
        () => false,
      ),
      once(socket, 'error').then(() => false),
    ])
    socket.destroy()
    if (isThere) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

let step = ''
async function stage<T>(what: string, work: () => Promise<T>): Promise<T> {
  step = what
  const result = await work()
  console.log(`  ✓ ${what}`)
  return result
}

async function tryProxy(proxy: Proxy, browser: Browser): Promise<void> {
  const port = await freePort()
  const origin = `https://${HOST}:${port}`
  const server = await startBuiltServer({ TRUST_PROXY: 'on', HOST: '127.0.0.1', PUBLIC_URL: origin })
  let output = ''
  const child = spawn(proxy.command, await proxy.args(port, server), {
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (output += String(bytes)))
  try {
    await listens(port, child, () => output)
    await pagesWork(browser, origin, server)
    await stage('a backup file of 9 MiB comes through whole', () => uploads(browser, origin))
    if (proxy.buffersUploads)
      await stage('a slow line that takes 15 s for a file is no trouble', () => slowUpload(port, origin))
  } catch (error) {
    console.error(`\n${proxy.name}: ${step}\n${output}\n${server.output().slice(-2_000)}`)
    throw error
  } finally {
    child.kill('SIGTERM')
    await once(child, 'exit')
    await server.close()
  }
}

async function pagesWork(browser: Browser, origin: string, server: BuiltServer): Promise<void> {
  const ana = await newPerson(browser, 'Ana', { origin })
  const home = new HomePage(ana.page)
  await stage('the page comes by https and tells the browser to stay with it', async () => {
    const answer = await ana.page.goto('/')
    expect(answer?.headers()['strict-transport-security']).toMatch(/^max-age=\d+/)
    expect(await ana.page.evaluate(() => isSecureContext)).toBe(true)
  })
  await stage('/check finds nothing in the way', async () => {
    await ana.page.goto('/check')
    await expect(ana.page.locator('pre')).toBeAttached({ timeout: 15_000 })
    const report = await ana.page.locator('pre').textContent()
    for (const reason of ['serverAnswers', 'socketsWork', 'cookiesWork', 'httpsWorks', 'clockRight'])
      expect(report).toContain(`[${reason}`)
  })
  await stage('the figures are not for the world', async () => {
    expect(await ana.page.evaluate(async () => (await fetch('/metrics')).status)).toBe(403)
    expect((await fetch(`${server.url}/metrics`)).status).toBe(200)
  })

  await home.open()
  const form = await home.beginPlan('Empty')
  await form.fill({ title: 'Plans of Eastfork', name: 'Ana' })
  await form.createAndOpen()
  const planPath = new URL(ana.page.url()).pathname
  await stage('a plan is made and written, and the session cookie is for https only', async () => {
    await ana.page.goto(`${planPath}?face=outline`)
    await add(ana.page, 'Every child reads by nine')
    const cookies = await ana.context.cookies()
    expect(cookies.find(({ name }) => name === 'commonboard')).toMatchObject({ secure: true, httpOnly: true })
  })

  const ben = await newPerson(browser, 'Ben', { origin })
  await stage('the invitation has the public address; who opens it sees every word at once', async () => {
    const share = new ShareDialog(ana.page)
    await share.open()
    const link = await share.addressOf('To write the plan')
    expect(link.startsWith(`${origin}/join#`)).toBe(true)
    await share.close()
    const join = new JoinPage(ben.page)
    await join.open(link)
    await join.name.fill('Ben')
    await join.join()
    await ben.page.goto(`${planPath}?face=outline`)
    await expect(ben.page.getByText('Every child reads by nine')).toBeVisible()
    await add(ben.page, 'Families feel at home')
    await expect(ana.page.getByText('Families feel at home')).toBeVisible()
  })
  await stage('a message of 4 MiB goes through the socket', () => bigMessage(ben.page, planPath))

  const asked = Date.now()
  await server.restart()
  await stage('after a restart of the server everybody is back by himself', async () => {
    await add(ana.page, 'Written after the restart')
    await expect(ben.page.getByText('Written after the restart')).toBeVisible({ timeout: 20_000 })
  })
  console.log(
    `    ${((Date.now() - asked) / 1000).toFixed(1)} s after the server was asked to stop, a word typed then was on the other screen`,
  )
  await ana.context.close()
  await ben.context.close()
}

async function add(page: Page, words: string): Promise<void> {
  const first = page.getByRole('button', { name: 'Add the first to Results, Population' })
  const outline = page.getByRole('button', { name: /^Add (the first )?to / }).first()
  await ((await first.isVisible()) ? first : outline).click()
  await page.keyboard.type(words)
  await page.keyboard.press('Escape')
  await expect(page.getByText(words)).toBeVisible()
  await expect(page.getByTestId('saved')).toHaveText('Saved', { timeout: 20_000 })
}

/** What somebody's first synchronizing after a long time away may weigh; the server asks nothing but that it arrives. */
async function bigMessage(page: Page, planPath: string): Promise<void> {
  const closed = await page.evaluate(
    ({ path, bytes }) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(`${location.origin.replace('https', 'wss')}/sync/${path}/plan`)
        // A SyncStep2 that says of itself that it is so long, and holds nothing that could be understood: who has
        // received all of it closes with 4400.
        const frame = new Uint8Array(bytes + 6).map(() => 255)
        frame.set([0, 1])
        for (let i = 0, rest = bytes; i < 4; i++, rest >>>= 7) frame[2 + i] = (rest & 127) | (i < 3 ? 128 : 0)
        socket.onmessage = () => {
          socket.onmessage = null
          socket.send(frame)
        }
        socket.onclose = ({ code }) => resolve(code)
      }),
    { path: planPath.split('/').at(-1), bytes: 4 * MIB },
  )
  expect(closed).toBe(4400)
}

async function uploads(browser: Browser, origin: string): Promise<void> {
  const ana = await newPerson(browser, 'Ana', { origin })
  await ana.page.goto('/')
  const statuses = await ana.page.evaluate(
    (sizes) =>
      Promise.all(
        sizes.map(async (size) => {
          const headers = { 'content-type': 'application/json' }
          const body = `{"x":"${'x'.repeat(size)}"}`
          return (await fetch('/api/plans/from-backup', { method: 'POST', headers, body })).status
        }),
      ),
    [9 * MIB, 11 * MIB],
  )
  // The first has been read and is no backup; the second is larger than the server takes.
  expect(statuses).toEqual([422, 413])
  await ana.context.close()
}

function slowUpload(port: number, origin: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const body = Buffer.from(`{"x":"${'x'.repeat(MIB)}"}`)
    const parts = 15
    const socket = connect({ port, host: '127.0.0.1', servername: HOST, rejectUnauthorized: false }, () => {
      socket.write(
        `POST /api/plans/from-backup HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nOrigin: ${origin}\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`,
      )
      let sent = 0
      const timer = setInterval(() => {
        const next = Math.ceil((body.length / parts) * (sent + 1))
        socket.write(body.subarray(Math.ceil((body.length / parts) * sent), next))
        if (++sent === parts) clearInterval(timer)
      }, 1_000)
      socket.on('close', () => clearInterval(timer))
    })
    let answer = ''
    socket.on('data', (bytes) => (answer += String(bytes)))
    socket.on('error', reject)
    socket.on('close', () => {
      if (answer.startsWith('HTTP/1.1 422')) resolve()
      else reject(new Error(`It answered: ${answer.slice(0, 200)}`))
    })
  })
}

const wanted = process.argv.slice(2)
const isThere = ({ command }: Proxy) => spawnSync(command, ['version'], { stdio: 'ignore' }).error === undefined
const chosen = PROXIES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
const missing = chosen.filter((proxy) => !isThere(proxy))
let isWell = chosen.length > 0 && missing.length === 0
for (const { name } of missing)
  console.error(
    `${name} is not installed here: apt-get install ${name}, or say where it is with ${name.toUpperCase()}=…`,
  )

makeCertificate()
const executablePath = await findChromium()
const browser = await chromium.launch({
  args: [...CHROMIUM_FLAGS, '--ignore-certificate-errors', `--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
  ...(executablePath ? { executablePath } : {}),
})
try {
  for (const proxy of chosen.filter(isThere)) {
    const { stdout, stderr } = spawnSync(proxy.command, [proxy.name === 'nginx' ? '-v' : 'version'], {
      encoding: 'utf8',
    })
    console.log(`\n${proxy.name}, ${(stdout + stderr).trim()}`)
    await tryProxy(proxy, browser)
  }
} catch (error) {
  isWell = false
  console.error(error)
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(isWell ? 0 : 1)
