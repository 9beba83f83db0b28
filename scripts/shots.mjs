import { join } from 'node:path'
import { ensureBuild } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { run } from './run.mjs'
import { setUp } from './setup.mjs'

// Pictures of every page as people see it, to be looked at: test-results/shots/index.html and sheet.png.

await setUp()
const chromium = await ensureChromium()
await ensureBuild()
const file = join('tests', 'support', 'shots.ts')
const { code } = await run(process.execPath, ['--import', 'tsx', file, ...process.argv.slice(2)], {
  env: { CHROMIUM_PATH: chromium },
})
process.exit(code)
