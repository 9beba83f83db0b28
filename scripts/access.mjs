import { ensureBuild } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { runTool } from './run.mjs'
import { setUp } from './setup.mjs'

// Everything a browser can find about access, at full length; `npm test` does about a third of it.

await setUp()
const chromium = await ensureChromium()
await ensureBuild()
const { code } = await runTool(
  'playwright',
  ['test', 'access', 'reflow', 'themes', 'keyboard', ...process.argv.slice(2)],
  {
    env: { CHROMIUM_PATH: chromium, ACCESS: 'whole' },
  },
)
process.exit(code)
