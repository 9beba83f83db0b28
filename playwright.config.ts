import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from './scripts/chromium.mjs'

const executablePath = await findChromium()

/**
 * Left out of `npm test`, so that it stays a matter of minutes on two cores, and so are tests of other files whose title
 * ends with @long; `npm run whole` runs them too, and so does naming their file. What stays goes once through everything
 * people do together.
 */
const LONG = [
  'access',
  'beside',
  'canvas',
  'canvasLinks',
  'check',
  'files',
  'finalize',
  'find',
  'handed',
  'home',
  'ideas',
  'keyboard',
  'leadershipKeys',
  'leadershipScreens',
  'library',
  'reflow',
  'roundsAccess',
  'roundsKept',
  'share',
  'sketch',
  'themes',
  'thisDevice',
]
const isNamed = process.argv.slice(3).some((arg) => !arg.startsWith('-'))
const isWhole = isNamed || ['TESTS', 'ACCESS'].some((name) => process.env[name] === 'whole')

// The last list of features on the command line counts, so what Playwright turns off stands here again. Beside it: a
// spare process for pages to come, which each of our many contexts would start for nothing.
const OFF = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'PreconnectToSearch',
  'SpareRendererForSitePerProcess',
]

export default defineConfig({
  testDir: 'tests/e2e',
  testIgnore: isWhole ? [] : LONG.map((name) => `**/${name}.spec.ts`),
  grepInvert: isWhole ? [] : /@long/,
  outputDir: 'test-results/e2e',
  // A test that passes only at the second try has found something.
  retries: 0,
  // Each worker has a server and data of its own, so tests do not disturb each other. Three to two cores: part of the time a
  // test waits for a page to draw or to fall silent.
  workers: Math.max(2, Math.ceil(availableParallelism() * 1.5)),
  fullyParallel: true,
  // The longest take 15 s by themselves, and four times that on a machine that does other things too.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['./tests/support/lastSteps.ts']],
  use: {
    browserName: 'chromium',
    // The numbers and dates of the pages follow the language chosen in them, not that of the machine.
    locale: 'en-US',
    timezoneId: 'America/Chicago',
    // Recording takes a quarter of all the time: `TRACE=1 npx playwright test …` where a picture is not enough.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    actionTimeout: 15_000,
    launchOptions: {
      args: [...CHROMIUM_FLAGS, `--disable-features=${OFF.join(',')}`],
      ...(executablePath ? { executablePath } : {}),
    },
  },
})
