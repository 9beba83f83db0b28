import { join } from 'node:path'
import { ensureBuild } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { run } from './run.mjs'
import { setUp } from './setup.mjs'

// Plays planning and finalizing by keyboard and writes what a screen reader would have into docs.

await setUp()
const chromium = await ensureChromium()
await ensureBuild()
const file = join('tests', 'access', 'run.ts')
const { code } = await run(process.execPath, ['--import', 'tsx', file, ...process.argv.slice(2)], {
  env: { CHROMIUM_PATH: chromium },
})
process.exit(code)
