import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { root, stop, toolFile } from './run.mjs'
import { setUp } from './setup.mjs'

// Both ends, each watching its own sources: the pages on 3000, the sync server behind them on 3001.

const url = 'http://localhost:3000'
const devServer = 'http://127.0.0.1:3001'
const dataDir = process.env['DATA_DIR'] ?? join(root, '.cache', 'dev')
const sampleFile = join(dataDir, 'sample-plan.json')
const readyTimeoutMs = 60_000

await setUp()
mkdirSync(dataDir, { recursive: true })

const server = begin('tsx', ['watch', '--clear-screen=false', 'apps/sync-server/src/main.ts'], {
  PORT: '3001',
  HOST: '127.0.0.1',
  PUBLIC_URL: url,
  DATA_DIR: dataDir,
})
const pages = begin('vite', ['--clearScreen', 'false'], { DEV_SERVER: devServer })

// However this command ends, nothing stays behind on its ports.
process.on('exit', () => {
  for (const child of [server, pages]) child.kill('SIGTERM')
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    for (const child of [server, pages]) child.kill('SIGTERM')
  })
}
for (const child of [server, pages]) {
  child.on('exit', (code) => {
    for (const other of [server, pages]) if (other !== child) other.kill('SIGTERM')
    process.exitCode = code ?? 0
  })
}

await ready(`${devServer}/health/ready`)
await ready(url)
console.log(`\nA sample plan to work on:\n  ${await samplePlan()}\n`)

/** @param {string} tool @param {string[]} args @param {Record<string, string>} env */
function begin(tool, args, env) {
  return spawn(process.execPath, [toolFile(tool), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

/** @param {string} address */
async function ready(address) {
  const deadline = Date.now() + readyTimeoutMs
  while (Date.now() < deadline) {
    if (server.exitCode !== null || pages.exitCode !== null) process.exit(1)
    if (
      await fetch(address).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return
    await sleep(200)
  }
  stop(`${address} was not ready after ${readyTimeoutMs / 1000} seconds.`)
}

/** The facilitator link of the example plan: the one made at an earlier start, as long as it is valid. @returns {Promise<string>} */
async function samplePlan() {
  const kept = keptLink()
  if (kept && (await post('/api/links/look', { token: new URL(kept).hash.slice(1) })).ok) return kept
  const made = await post('/api/plans', { title: 'Riverbend', place: 'Riverbend', template: 'example' })
  if (!made.ok) stop(`The sample plan could not be made: ${await made.text()}`)
  const { links } = await made.json()
  writeFileSync(sampleFile, JSON.stringify({ link: links.facilitator }))
  return links.facilitator
}

/** @returns {string | undefined} */
function keptLink() {
  try {
    return JSON.parse(readFileSync(sampleFile, 'utf8')).link
  } catch {
    return undefined
  }
}

/** @param {string} path @param {Record<string, unknown>} body */
function post(path, body) {
  return fetch(devServer + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(body),
  })
}
