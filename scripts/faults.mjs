import { runTool, stop } from './run.mjs'
import { setUp } from './setup.mjs'

// The fault tests at their full length: hours, where `npm test` takes less than a minute for a part of each.
// `npm run faults -- kills 500` runs one of them, with a number of its own.

/** @type {Record<string, { says: string, test: string, count: string, full: number, env?: Record<string, string> }>} */
const FAULTS = {
  kills: { says: 'times kill -9', test: 'kill', count: 'KILLS', full: 10_000 },
  cuts: { says: 'power cuts', test: 'powerCut', count: 'CUTS', full: 1_000 },
  disk: {
    says: 'edits, with a fault at every single call of SQLite',
    test: 'diskFaults',
    count: 'DISK_EDITS',
    full: 500,
    env: { DISK_STEP: '1' },
  },
  storage: {
    says: 'edits, with a fault at every call of the storage',
    test: 'storageFaults',
    count: 'FAULT_EDITS',
    full: 500,
  },
}

const [name, number] = process.argv.slice(2)
if (name !== undefined && !FAULTS[name]) stop(`Choose one of: ${Object.keys(FAULTS).join(', ')}.`)
if (number !== undefined && !/^[1-9]\d*$/.test(number)) stop(`"${number}" is no number of faults.`)

await setUp()
let ok = true
for (const [key, { says, test, count, full, env }] of Object.entries(FAULTS)) {
  if (name !== undefined && name !== key) continue
  const times = number ?? String(full)
  console.log(`\n── ${key}: ${times} ${says} ──\n`)
  const args = ['run', '--project', 'server', `tests/server/${test}.test.ts`]
  const done = await runTool('vitest', args, { env: { ...env, [count]: times, SEED: process.env.SEED ?? seed() } })
  ok = ok && done.ok
}
process.exit(ok ? 0 : 1)

/** Another run each time; vitest prints nothing of it, so it is said here. */
function seed() {
  const chosen = String(Date.now() % 1_000_000)
  console.log(`SEED=${chosen} repeats this run.`)
  return chosen
}
