import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs'
import { newPerson } from '../e2e/fixtures.ts'
import { makePlan, startBuiltServer } from '../support/builtServer.ts'
import { root } from '../support/tree.ts'
import { play } from './play.ts'
import { Script, withTranscript } from './transcript.ts'

// Plays the planning by keyboard and writes what was heard into docs/accessibility.md.

const server = await startBuiltServer()
const executablePath = await findChromium()
const browser = await chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) })
const script = new Script()
const file = join(root, 'docs', 'accessibility.md')
try {
  const plan = await makePlan(server, { template: 'starter', title: 'Riverbend' })
  const [ana, ben] = [
    await newPerson(browser, 'Ana', { origin: server.url }),
    await newPerson(browser, 'Ben', { origin: server.url }),
  ]
  await ben.joinQuietly(plan)
  await play({ ana, ben, plan, script, part: (_title, act) => act() })
  writeFileSync(file, withTranscript(readFileSync(file, 'utf8'), script))
  console.log(`${script.parts.length} parts, about ${Math.round(script.minutes)} minutes of planning: ${file}`)
} catch (error) {
  // How far it came.
  console.log(script.asMarkdown())
  throw error
} finally {
  await browser.close()
  await server.close()
}
