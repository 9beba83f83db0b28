import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs'
import { newPerson } from '../e2e/fixtures.ts'
import { makePlan, startBuiltServer } from './builtServer.ts'
import { writeInPlan } from './fillPlan.ts'
import { addLargeStructure } from './largeStructure.ts'
import { type Look, SCENES, settled, type View } from './scenes.ts'
import { root } from './tree.ts'

// Takes a picture of every page as people see it, with two of them in the plan, in both languages, on a desk and on a
// phone. They are looked at by people; no test compares them. Words after the command choose scenes by their names:
// `npm run shots -- leadership vision`.

const folder = join(root, 'test-results', 'shots')
const asked = process.argv.slice(2)
const scenes = SCENES.filter(({ name }) => asked.length === 0 || asked.some((word) => name.includes(word)))

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
  const large = await makePlan(server, { template: 'blank', title: 'Riverbend', language })
  await writeInPlan(server, large, (open) => addLargeStructure(open, language))
  await ana.joinQuietly(large, 'facilitator')
  const taken: string[] = []
  for (const scene of scenes.filter(({ on }) => !on || on === device)) {
    for (const look of scene.looks ?? (['light'] as const)) {
      const name = `${scene.name}-${look === 'light' ? '' : `${look}-`}${device}-${language}`
      await putOn(ana.page, look)
      await scene.show({ ana, ben, page: ana.page, plan: scene.isLarge ? large : plan, view })
      // A cursor shows while it moves.
      await ben.page.mouse.move(1080 + taken.length, 330)
      await settled(ana.page)
      await ana.page.screenshot({ path: join(folder, `${name}.png`) })
      taken.push(name)
    }
  }
  await ana.context.close()
  await ben.context.close()
  return taken
}

function putOn(page: Page, look: Look): Promise<void> {
  return page.emulateMedia({
    colorScheme: look === 'dark' ? 'dark' : 'light',
    contrast: look === 'contrast' ? 'more' : 'no-preference',
    forcedColors: look === 'forced' ? 'active' : 'none',
  })
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
