import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The repository's own folder; every command runs there, wherever it was called from. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Ends the command with one plain sentence and no stack. @param {string} sentence @returns {never} */
export function stop(sentence) {
  console.error(`\n${sentence}\n`)
  process.exit(1)
}

/** The file of a tool in node_modules/.bin that Node itself can run, without a shell and on every system. @param {string} tool */
export const toolFile = (tool) => fileURLToPath(new URL(TOOLS[tool] ?? missing(tool), new URL('../', import.meta.url)))

/** @type {Record<string, string>} */
const TOOLS = {
  tsc: 'node_modules/typescript/bin/tsc',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  knip: 'node_modules/knip/bin/knip.js',
  vitest: 'node_modules/vitest/vitest.mjs',
  vite: 'node_modules/vite/bin/vite.js',
  playwright: 'node_modules/@playwright/test/cli.js',
  tsx: 'node_modules/tsx/dist/cli.mjs',
}

/** @param {string} tool @returns {never} */
function missing(tool) {
  throw new Error(`scripts/run.mjs does not know the tool ${tool}.`)
}

/** @type {readonly NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a program to its end.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, quiet?: boolean, timeoutMs?: number, shell?: boolean }} [options]
 *   quiet: what it prints is kept and given back, not shown
 * @returns {Promise<{ ok: boolean, code: number, output: string, timedOut: boolean, ms: number }>}
 */
export function run(file, args, { env, quiet = false, timeoutMs, shell = false } = {}) {
  const started = Date.now()
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: root,
      shell,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    })
    let output = ''
    let timedOut = false
    // Who stops us means this too: an npm left behind would go on installing under the next command.
    const end = (/** @type {NodeJS.Signals} */ signal) => {
      child.kill(signal)
      child.once('close', () => process.exit(1))
    }
    for (const signal of SIGNALS) process.on(signal, end)
    child.stdout?.on('data', (bytes) => (output += String(bytes)))
    child.stderr?.on('data', (bytes) => (output += String(bytes)))
    const timer = timeoutMs
      ? setTimeout(() => {
          timedOut = true
          child.kill('SIGKILL')
        }, timeoutMs)
      : undefined
    child.on('error', (error) => (output += String(error)))
    child.on('close', (code) => {
      clearTimeout(timer)
      for (const signal of SIGNALS) process.off(signal, end)
      // A program that could not be started, or was killed, has no code of its own.
      const ended = code ?? 1
      resolve({ ok: ended === 0, code: ended, output, timedOut, ms: Date.now() - started })
    })
  })
}

/**
 * Runs one of our tools with the Node that runs us.
 * @param {string} tool @param {readonly string[]} args @param {Parameters<typeof run>[2]} [options]
 */
export const runTool = (tool, args, options) => run(process.execPath, [toolFile(tool), ...args], options)
