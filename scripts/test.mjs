import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild } from './build.mjs'
import { runSteps, STATIC_STEPS } from './check.mjs'
import { ensureChromium } from './chromium.mjs'
import { root, runTool } from './run.mjs'
import { setUp } from './setup.mjs'

// Everything `npm run check` looks at, then the tests; the fast ones run once, among the others. Of those in the browser
// `npm test` leaves out what `playwright.config.ts` names as long; `npm run whole` runs all of them.
// `npm test -- kill` runs only the tests whose file name holds "kill", long or not.

const started = Date.now()
const filter = process.argv.slice(2).filter((arg) => arg !== '--whole')
const isWhole = process.argv.includes('--whole') || filter.length > 0
const results = join(root, 'test-results')

await setUp()
const chromium = await ensureChromium()
await ensureBuild()

let ok = filter.length > 0 || (await runSteps(STATIC_STEPS))

mkdirSync(results, { recursive: true })
const vitestFile = join(results, 'vitest.json')
const playwrightFile = join(results, 'playwright.json')
for (const file of [vitestFile, playwrightFile]) rmSync(file, { force: true })

heading('Model, canvas, server')
const units = await runTool(
  'vitest',
  ['run', '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestFile}`, ...filter],
  { env: isWhole ? { TESTS: 'whole' } : {} },
)
heading('In the browser')
const pages = await runTool(
  'playwright',
  ['test', '--pass-with-no-tests', '--reporter=list,json,./tests/support/lastSteps.ts', ...filter],
  {
    env: {
      CHROMIUM_PATH: chromium,
      PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightFile,
      ...(isWhole ? { TESTS: 'whole' } : {}),
    },
  },
)

const counts = [countVitest(), countPlaywright()]
const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) => counts.reduce((all, one) => all + one[key], 0)
ok = ok && units.ok && pages.ok
if (sum('passed') + sum('failed') === 0) {
  ok = false
  console.error('\nNo test ran.')
}

heading(`${ok ? 'All is well' : 'Something is wrong, see above'} (${Math.round((Date.now() - started) / 1000)} s)`)
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
process.exit(ok ? 0 : 1)

/** @param {string} text */
function heading(text) {
  console.log(`\n── ${text} ──`)
}

/** A file that could not even be loaded has no test to count, so it counts as one that failed. */
function countVitest() {
  const report = readJson(vitestFile)
  const broken = (report?.testResults ?? []).filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  )
  return {
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 0) + broken.length,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  }
}

function countPlaywright() {
  const stats = readJson(playwrightFile)?.stats
  return {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  }
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
