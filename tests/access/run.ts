import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs'
import { newPerson } from '../e2e/fixtures.ts'
import { makePlan, startBuiltServer } from '../support/builtServer.ts'
import { writeInPlan } from '../support/fillPlan.ts'
import { root } from '../support/tree.ts'
import { finalize } from './finalize.ts'
import { writeAlmostFinal } from './finalizing/plan.ts'
import { play } from './play.ts'
import { Script, withTranscript } from './transcript.ts'

// Plays the planning and the finalizing by keyboard and writes what was heard into docs. Named, only one of them.

const server = await startBuiltServer()
const executablePath = await findChromium()
const browser = await chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) })
const person = (name: string, phone = false) => newPerson(browser, name, { origin: server.url, phone })
const part = (_title: string, act: () => Promise<void>) => act()

const PLAYS = {
  planning: {
    path: ['accessibility.md'],
    run: async (script: Script) => {
      const plan = await makePlan(server, { template: 'starter', title: 'Riverbend' })
      const [ana, ben] = [await person('Ana'), await person('Ben')]
      await ben.joinQuietly(plan)
      await play({ ana, ben, plan, script, part })
    },
  },
  finalizing: {
    path: ['transcripts', 'finalizing.md'],
    run: async (script: Script) => {
      const plan = await makePlan(server, { template: 'blank', title: 'Riverbend' })
      await writeInPlan(server, plan, writeAlmostFinal)
      const dana = await person('Dana')
      await dana.joinQuietly(plan, 'facilitator')
      const [priya, marcus, rosa] = [await person('Priya'), await person('Marcus'), await person('Rosa')]
      const partners = [await person('Ms. Okafor', true), await person('Tom', true), await person('Elena', true)]
      for (const one of [priya, marcus, rosa]) await one.joinQuietly(plan)
      for (const one of partners) await one.joinQuietly(plan, 'contributor')
      await finalize({ dana, priya, marcus, rosa, partners, plan, script, part })
    },
  },
}

try {
  const named = process.argv[2]
  for (const [name, { path, run }] of Object.entries(PLAYS)) {
    if (named !== undefined && named !== name) continue
    const script = new Script()
    const file = join(root, 'docs', ...path)
    await run(script).catch((error: unknown) => {
      // How far it came.
      console.log(script.asMarkdown())
      throw error
    })
    writeFileSync(file, withTranscript(readFileSync(file, 'utf8'), script))
    console.log(`${script.parts.length} parts, about ${Math.round(script.minutes)} minutes of planning: ${file}`)
  }
} finally {
  await browser.close()
  await server.close()
}
