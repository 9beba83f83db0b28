import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type BrowserContextOptions, chromium } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs'
import { makePlan, startBuiltServer, tokenOf } from '../support/builtServer.ts'
import { root } from '../support/tree.ts'

// How much JavaScript a device has to load before it shows something. Each page is opened in a fresh Chromium against the
// built server; what it has asked for by then is added up as gzip sizes, whatever encoding the browser preferred.

declare global {
  interface Window {
    wordsShownAt?: number
  }
}

const webDir = join(root, 'dist', 'web')
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }
const contentTimeoutMs = 30_000
const laterQuietMs = 3_000

interface Opening {
  readonly page: string
  readonly reachKb: number
  readonly device: BrowserContextOptions
  readonly path: string
  /** The words whose showing counts as the first content. */
  readonly shows: string
  readonly joins: boolean
}

const server = await startBuiltServer()
const executablePath = await findChromium()
const browser = await chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) })
try {
  const plan = await makePlan(server, { template: 'example', title: 'Riverbend' })
  const firstCard = await someCardText(plan)
  const openings: Opening[] = [
    { page: 'home', reachKb: 95, device: phone, path: '/', shows: 'Your plans', joins: false },
    {
      page: 'join',
      reachKb: 95,
      device: phone,
      path: new URL(plan.links.editor).pathname + new URL(plan.links.editor).hash,
      shows: plan.title,
      joins: false,
    },
    {
      page: 'outline, phone',
      reachKb: 130,
      device: phone,
      path: `/plan/${plan.planId}`,
      shows: firstCard,
      joins: true,
    },
    {
      page: 'vision',
      reachKb: 190,
      device: phone,
      path: `/plan/${plan.planId}?board=vision`,
      shows: firstCard,
      joins: true,
    },
    {
      page: 'canvas',
      reachKb: 580,
      device: desk,
      path: `/plan/${plan.planId}?face=canvas`,
      shows: firstCard,
      joins: true,
    },
    {
      page: 'a version',
      reachKb: 130,
      device: phone,
      path: `/plan/${plan.planId}/versions/1`,
      shows: firstCard,
      joins: true,
    },
    {
      page: 'its public page',
      reachKb: 110,
      device: phone,
      path: await publicPage(plan),
      shows: firstCard,
      joins: false,
    },
  ]
  console.log('JavaScript before the first content, gzip')
  console.log(
    `${'page'.padEnd(18)}${'kB'.padStart(8)}${'reach'.padStart(8)}${'files'.padStart(8)}${'later kB'.padStart(10)}`,
  )
  for (const opening of openings) {
    const { before, after } = await scriptsOf(opening, tokenOf(plan.links.editor))
    const size = kb(before)
    const mark = size <= opening.reachKb ? '' : '  ← over'
    console.log(
      `${opening.page.padEnd(18)}${size.toFixed(1).padStart(8)}${String(opening.reachKb).padStart(8)}${String(before.length).padStart(8)}${kb(after).toFixed(1).padStart(10)}${mark}`,
    )
    if (mark) for (const script of largest(before)) console.log(`${kb([script]).toFixed(1).padStart(26)}  ${script}`)
  }
  console.log('\nChunks over 5 kB, gzip')
  for (const { file, size } of chunks()) console.log(`${(size / 1000).toFixed(1).padStart(8)} kB  ${file}`)
} finally {
  await browser.close()
  await server.close()
}

/** The addresses of the scripts a page asked for before, and after, its first content. */
async function scriptsOf(
  { device, path, shows, joins }: Opening,
  token: string,
): Promise<{ before: string[]; after: string[] }> {
  const context = await browser.newContext({ ...device, baseURL: server.url, locale: 'en-US' })
  try {
    if (joins) {
      const answer = await context.request.post('/api/join', {
        headers: { origin: server.url },
        data: { token, name: 'Ana' },
      })
      if (!answer.ok()) throw new Error(`Joining failed: ${answer.status()}`)
    }
    const page = await context.newPage()
    await page.addInitScript(noticeWords, shows)
    await page.goto(path, { waitUntil: 'commit' })
    await page.waitForFunction(() => window.wordsShownAt !== undefined, undefined, { timeout: contentTimeoutMs })
    // Not `networkidle`: a page may have been idle once before its plan had come. Until no script has been asked for in a
    // while; what comes at last, comes two seconds after the words.
    await page.waitForFunction(
      (quietMs) => {
        const asked = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))
        const last = Math.max(window.wordsShownAt ?? 0, ...asked.map(({ startTime }) => startTime))
        return performance.now() - last > quietMs
      },
      laterQuietMs,
      { timeout: contentTimeoutMs },
    )
    // By the browser's own clock.
    const scripts = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => new URL(entry.name).pathname.endsWith('.js'))
        .map((entry) => ({
          path: new URL(entry.name).pathname,
          isBefore: entry.startTime <= (window.wordsShownAt ?? 0),
        })),
    )
    const paths = (isBefore: boolean) => [
      ...new Set(scripts.filter((script) => script.isBefore === isBefore).map((script) => script.path)),
    ]
    return { before: paths(true), after: paths(false).filter((script) => !paths(true).includes(script)) }
  } finally {
    await context.close()
  }
}

/** Runs in the page: notes when the words first stand in it. */
function noticeWords(words: string): void {
  new MutationObserver(() => {
    const isShown =
      document.body?.textContent?.includes(words) ||
      [...document.querySelectorAll('textarea')].some((field) => field.value.includes(words))
    if (isShown) window.wordsShownAt ??= performance.now()
  }).observe(document, { childList: true, subtree: true, characterData: true })
}

/** Keeps a version, and gives its public address. */
async function publicPage({ planId, cookie }: { planId: string; cookie: string }): Promise<string> {
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${server.url}/api/plans/${planId}/versions${path}`, {
      method,
      headers: { 'content-type': 'application/json', origin: server.url, cookie },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new Error(`No version was kept: ${answer.status}`)
    return (await answer.json()) as unknown
  }
  await ask('POST', '', { name: 'First draft' })
  const { url } = (await ask('PUT', '/1/public')) as { url: string }
  return new URL(url).pathname + new URL(url).hash
}

async function someCardText({ planId, cookie }: { planId: string; cookie: string }): Promise<string> {
  const answer = await fetch(`${server.url}/api/plans/${planId}/content`, { headers: { cookie } })
  const { cards } = (await answer.json()) as { cards: { text: string }[] }
  const text = cards.find((card) => card.text.length > 20)?.text
  if (!text) throw new Error('The example has no card with words.')
  return text
}

function kb(scripts: readonly string[]): number {
  return scripts.reduce((sum, path) => sum + gzipSize(join(webDir, path)), 0) / 1000
}

function largest(scripts: readonly string[]): string[] {
  return scripts.toSorted((a, b) => kb([b]) - kb([a])).slice(0, 6)
}

function gzipSize(file: string): number {
  try {
    return statSync(`${file}.gz`).size
  } catch {
    return gzipSync(readFileSync(file)).length
  }
}

function chunks(): { file: string; size: number }[] {
  return readdirSync(webDir, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(js|css)$/.test(file))
    .map((file) => ({ file, size: gzipSize(join(webDir, file)) }))
    .filter(({ size }) => size > 5000)
    .sort((a, b) => b.size - a.size)
}
