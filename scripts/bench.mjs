import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { root, run, stop } from './run.mjs'
import { setUp } from './setup.mjs'

// One measurement after another, never two at once: they would measure each other.
// `npm run bench -- join` runs only the files whose name holds "join".

await setUp()
const chromium = await ensureChromium()
await ensureBuild()

const filter = process.argv.slice(2)
const folder = join('tests', 'bench')
const files = readdirSync(join(root, folder))
  .filter((name) => name.endsWith('.bench.ts') && (filter.length === 0 || filter.some((word) => name.includes(word))))
  .sort()
if (files.length === 0) stop('No measurement has such a name.')

let ok = true
for (const name of files) {
  console.log(`\n── ${name.replace('.bench.ts', '')} ──\n`)
  const done = await run(process.execPath, ['--import', 'tsx', join(folder, name)], {
    env: { CHROMIUM_PATH: chromium },
  })
  ok = ok && done.ok
}
process.exit(ok ? 0 : 1)
