import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, runTool, stop } from './run.mjs'

/** Started as root Chromium has no sandbox, and without the rest it looks for its maker's hosts at every start. */
export const CHROMIUM_FLAGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const ELSEWHERE = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]
const playwrightMinutes = 5
const aptMinutes = 15

/**
 * A Chromium on this machine that starts, or undefined. CHROMIUM_PATH, if set, is the only one that counts.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const chosen = process.env['CHROMIUM_PATH']
  if (chosen) {
    if (starts(chosen)) return chosen
    stop(`CHROMIUM_PATH is ${chosen}, but no Chromium starts there.`)
  }
  return [await ofPlaywright(), ...onPath(), ...ELSEWHERE].find((file) => file !== undefined && starts(file))
}

/** Finds a Chromium or installs one, in whichever way this machine allows; ends with a sentence if there is none. */
export async function ensureChromium() {
  const found = await findChromium()
  if (found) return found
  console.log('The end-to-end tests need Chromium; fetching the one that Playwright names.')
  await runTool('playwright', ['install', 'chromium'], { quiet: true, timeoutMs: playwrightMinutes * 60_000 })
  const fetched = await findChromium()
  if (fetched) return fetched
  const apt = aptGet()
  if (apt) {
    console.log('That did not work here; installing the package chromium with apt-get.')
    const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, quiet: true, timeoutMs: aptMinutes * 60_000 }
    // Another apt-get may be running, on a new machine especially.
    const patient = ['-o', 'DPkg::Lock::Timeout=300', '-y', '-q']
    await run(apt[0], [...apt.slice(1), ...patient, 'update'], options)
    const done = await run(
      apt[0],
      [...apt.slice(1), ...patient, '--no-install-recommends', 'install', 'chromium'],
      options,
    )
    const installed = await findChromium()
    if (installed) return installed
    console.error(done.output.split('\n').slice(-15).join('\n'))
  }
  stop(
    'The tests need a Chromium and none could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH to one, and try again.',
  )
}

/** @returns {Promise<string | undefined>} */
async function ofPlaywright() {
  try {
    const { chromium } = await import('@playwright/test')
    return chromium.executablePath()
  } catch {
    return undefined
  }
}

const onPath = () =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))

/** A download without the libraries it needs, and the stub that some systems put in the place of a browser, do not start. @param {string} file */
function starts(file) {
  if (!existsSync(file)) return false
  // On Windows asking for the version would open a window.
  if (process.platform === 'win32') return true
  try {
    accessSync(file, constants.X_OK)
  } catch {
    return false
  }
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}

/** How apt-get can be called here without anybody typing a password, or undefined. @returns {[string, ...string[]] | undefined} */
function aptGet() {
  if (!existsSync('/usr/bin/apt-get')) return undefined
  if (process.getuid?.() === 0) return ['apt-get']
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n', 'apt-get'] : undefined
}
