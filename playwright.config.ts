import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from './scripts/chromium.mjs'

const executablePath = await findChromium()

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  // A test that passes only at the second try has found something.
  retries: 0,
  // Each worker has a server and data of its own, so tests do not disturb each other. Two to a core: half of the time a
  // test waits for a page to draw or to fall silent.
  workers: Math.max(2, availableParallelism() * 2),
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    // The numbers and dates of the pages follow the language chosen in them, not that of the machine.
    locale: 'en-US',
    timezoneId: 'America/Chicago',
    // Recording takes a quarter of all the time: `TRACE=1 npx playwright test …` where a picture is not enough.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    actionTimeout: 15_000,
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) },
  },
})
