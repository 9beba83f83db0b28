import { join } from 'node:path'
import { ensureBuild } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { run } from './run.mjs'
import { setUp } from './setup.mjs'

// Tries deploy/nginx.conf and deploy/Caddyfile with a real browser; `npm run proxies -- nginx` only one of them.
// Not part of `npm test`: a new machine has neither.

await setUp()
const chromium = await ensureChromium()
await ensureBuild()
const file = join('tests', 'hosting', 'proxies.ts')
const { code } = await run(process.execPath, ['--import', 'tsx', file, ...process.argv.slice(2)], {
  env: { CHROMIUM_PATH: chromium },
})
process.exit(code)
