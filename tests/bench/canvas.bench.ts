/** How fast the canvas shows and moves a large plan, in headless Chromium (software rendering) against the built server. */
import { chromium, type Page } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs'
import { makePlan, startBuiltServer } from '../support/builtServer.ts'
import { fillPlan } from '../support/fillPlan.ts'

const SIZES = (process.env.CARDS ?? '500,2000').split(',').map(Number)
const FRAMES = 90

const server = await startBuiltServer()
const executablePath = await findChromium()
const browser = await chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) })

interface Row {
  readonly [what: string]: string
}
const rows: Record<string, Row> = {}

for (const size of SIZES) {
  const plan = await makePlan(server, { template: 'blank', title: `${size} cards` })
  await fillPlan(server, plan, size)
  const [name, value] = plan.cookie.split('=')
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies([{ name: name ?? '', value: value ?? '', url: server.url }])
  // tsx names functions through a helper that the page does not have.
  await context.addInitScript('globalThis.__name = (value) => value')
  const page = await context.newPage()
  // Once to fill the browser's cache, as for somebody who comes back.
  const cold = await firstCard(page, `${server.url}/plan/${plan.planId}?face=canvas`)
  const warm = await firstCard(page, `${server.url}/plan/${plan.planId}?face=canvas`)
  const pan = await framesOf(page, 'pan')
  const zoom = await framesOf(page, 'zoom')
  await page.keyboard.press('0')
  await page.waitForTimeout(800)
  const whole = await framesOf(page, 'pan')
  rows[`${size} cards`] = {
    'first card, cold': `${cold} ms`,
    'first card, warm': `${warm} ms`,
    'pan p50': `${pan} ms`,
    'zoom p50': `${zoom} ms`,
    'whole board, pan p50': `${whole} ms`,
  }
  await context.close()
}
console.log('Canvas in headless Chromium, 1440 × 900, software rendering')
console.table(rows)
await browser.close()
await server.close()

async function firstCard(page: Page, url: string): Promise<number> {
  const start = Date.now()
  await page.goto(url, { waitUntil: 'commit' })
  await page.locator('article[data-card="vision"]').waitFor({ timeout: 120_000 })
  return Date.now() - start
}

/** Median time between frames while the wheel moves the board. */
async function framesOf(page: Page, how: 'pan' | 'zoom'): Promise<number> {
  await page.mouse.move(700, 500)
  const measured = page.evaluate(
    (frames) =>
      new Promise<number[]>((resolve) => {
        const gaps: number[] = []
        let last = performance.now()
        const tick = (now: number) => {
          gaps.push(now - last)
          last = now
          if (gaps.length >= frames) resolve(gaps)
          else requestAnimationFrame(tick)
        }
        requestAnimationFrame(tick)
      }),
    FRAMES,
  )
  let isDone = false
  void measured.finally(() => {
    isDone = true
  })
  if (how === 'zoom') await page.keyboard.down('Control')
  for (let step = 0; !isDone; step++)
    await page.mouse.wheel(0, how === 'zoom' ? (step % 20 < 10 ? -12 : 12) : step % 40 < 20 ? 24 : -24)
  if (how === 'zoom') await page.keyboard.up('Control')
  const gaps = (await measured).slice(5).sort((a, b) => a - b)
  return Math.round((gaps[Math.floor(gaps.length / 2)] ?? 0) * 10) / 10
}
