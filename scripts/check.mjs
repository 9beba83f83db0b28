import { pathToFileURL } from 'node:url'
import { runTool } from './run.mjs'
import { setUp } from './setup.mjs'

/** @typedef {{ name: string, tool: string, args: string[] }} Step */

/** @type {Step[]} */
export const STATIC_STEPS = [
  { name: 'types', tool: 'tsc', args: ['-p', '.'] },
  { name: 'lint', tool: 'oxlint', args: ['--type-aware', '--deny-warnings', '--format', 'unix'] },
  { name: 'format', tool: 'biome', args: ['format', '.'] },
  { name: 'unused code', tool: 'knip', args: ['--no-progress'] },
]

/** @type {Step} */
const FAST_TESTS = {
  name: 'fast tests',
  tool: 'vitest',
  args: ['run', ...['model', 'plan', 'canvas', 'look', 'house'].flatMap((project) => ['--project', project])],
}

/**
 * Runs the steps beside each other and shows each when it has ended: one line if all is well, else what it said.
 * @param {readonly Step[]} steps @returns {Promise<boolean>}
 */
export async function runSteps(steps) {
  const results = await Promise.all(
    steps.map(async ({ name, tool, args }) => {
      const { ok, output, ms } = await runTool(tool, args, { quiet: true })
      console.log(`${ok ? '✓' : '✗'} ${name.padEnd(12)} ${(ms / 1000).toFixed(1)} s`)
      if (!ok) console.log(`\n${output.trim()}\n`)
      return ok
    }),
  )
  return results.every(Boolean)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await setUp()
  const ok = await runSteps([...STATIC_STEPS, FAST_TESTS])
  console.log(ok ? '\nAll is well.' : '\nSomething is wrong; see above.')
  process.exit(ok ? 0 : 1)
}
