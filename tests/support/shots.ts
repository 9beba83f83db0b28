import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs'
import { newPerson, type Person } from '../e2e/fixtures.ts'
import { type MadePlan, makePlan, startBuiltServer } from './builtServer.ts'
import { root } from './tree.ts'

// Takes a picture of every page as people see it, with two of them in the plan, in both languages, on a desk and on a
// phone. They are looked at by people; no test compares them.

const folder = join(root, 'test-results', 'shots')

interface View {
  readonly language: 'en' | 'es'
  readonly device: 'desk' | 'phone'
}

/** Words of the interface by which the pictures find their way. */
const WORDS = {
  en: { menu: 'Menu of this plan', invite: /^Invite/, details: /^Details of/ },
  es: { menu: /^Menú de/, invite: /^Invitar/, details: /^Detalles de/ },
} as const

interface Scene {
  readonly name: string
  readonly on?: View['device']
  readonly show: (stage: Stage) => Promise<void>
}

interface Stage {
  readonly ana: Person
  readonly page: Page
  readonly plan: MadePlan
  readonly view: View
}

const SCENES: readonly Scene[] = [
  { name: 'home', show: ({ ana }) => ana.goto('/') },
  {
    name: 'join',
    show: ({ ana, plan }) => ana.goto(new URL(plan.links.editor).pathname + new URL(plan.links.editor).hash),
  },
  { name: 'privacy', show: ({ ana }) => ana.goto('/privacy') },
  { name: 'canvas', on: 'desk', show: ({ ana, plan }) => ana.goto(`/plan/${plan.planId}?face=canvas`) },
  {
    name: 'canvas-lit',
    on: 'desk',
    show: async ({ ana, plan, page }) => {
      await ana.goto(`/plan/${plan.planId}?face=canvas`)
      await settled(page)
      // Result 3.5, with all it leads to and is measured by.
      await page.mouse.click(480, 470)
    },
  },
  { name: 'outline', show: ({ ana, plan }) => ana.goto(`/plan/${plan.planId}?face=outline`) },
  {
    name: 'card',
    show: async ({ ana, plan, page, view }) => {
      await ana.goto(`/plan/${plan.planId}?face=outline`)
      if (view.device === 'phone') await page.locator('[data-column="results"] [data-row]').first().click()
      else {
        const details = page.getByRole('button', { name: WORDS[view.language].details }).nth(5)
        await details.click()
        await details.evaluate((button) => button.scrollIntoView({ block: 'start' }))
      }
    },
  },
  {
    name: 'share',
    show: async ({ ana, plan, page, view }) => {
      await ana.goto(`/plan/${plan.planId}?face=outline`)
      const words = WORDS[view.language]
      if (view.device === 'phone') await page.getByRole('button', { name: words.menu }).click()
      await page
        .getByRole(view.device === 'phone' ? 'menuitem' : 'button', { name: words.invite })
        .first()
        .click()
    },
  },
]

const server = await startBuiltServer()
const executablePath = await findChromium()
const browser = await chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) })
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
try {
  const taken: string[] = []
  for (const language of ['en', 'es'] as const) {
    for (const device of ['desk', 'phone'] as const) taken.push(...(await shoot({ language, device })))
  }
  await sheet(taken)
  console.log(`${taken.length} pictures, ${join(folder, 'index.html')}`)
} finally {
  await browser.close()
  await server.close()
}

async function shoot(view: View): Promise<string[]> {
  const { language, device } = view
  const plan = await makePlan(server, { template: 'example', title: 'Riverbend', language })
  const ana = await newPerson(browser, 'Ana', { origin: server.url, language, phone: device === 'phone' })
  const ben = await newPerson(browser, 'Ben', { origin: server.url, language })
  await ben.join(plan)
  // Ben has a card in his hand, so that the others see him at it.
  await settled(ben.page)
  await ben.page.mouse.click(1020, 220)
  await ana.joinQuietly(plan, 'facilitator')
  const taken: string[] = []
  for (const scene of SCENES.filter(({ on }) => !on || on === device)) {
    const name = `${scene.name}-${device}-${language}`
    await scene.show({ ana, page: ana.page, plan, view })
    // A cursor shows while it moves.
    await ben.page.mouse.move(1080 + taken.length * 5, 330)
    await settled(ana.page)
    await ana.page.screenshot({ path: join(folder, `${name}.png`) })
    taken.push(name)
  }
  await ana.context.close()
  await ben.context.close()
  return taken
}

/** Fonts are there, nothing loads any more, and what glides has arrived. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.waitForTimeout(900)
}

/** One page with all pictures, and the same as one picture. */
async function sheet(names: readonly string[]): Promise<void> {
  const figures = names.map((name) => {
    const width = name.includes('-phone-') ? 195 : 640
    return `<figure><img src="${name}.png" width="${width}" alt=""><figcaption>${name}</figcaption></figure>`
  })
  const style =
    'body{font:14px sans-serif;margin:16px;background:#ddd}main{display:flex;flex-wrap:wrap;gap:16px}figure{margin:0}img{display:block;border:1px solid #999}'
  const file = join(folder, 'index.html')
  writeFileSync(
    file,
    `<!doctype html><meta charset="utf-8"><title>Pictures of Commonboard</title><style>${style}</style><main>${figures.join('\n')}</main>\n`,
  )
  const page = await browser.newPage({ viewport: { width: 2000, height: 1000 } })
  await page.goto(pathToFileURL(file).href)
  await page.screenshot({ path: join(folder, 'sheet.png'), fullPage: true })
  await page.close()
}
