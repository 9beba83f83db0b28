import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './run.mjs'

/**
 * Does `work` while no other command of this folder does the same: `npm start` and `npm test` begun together in a fresh
 * clone would otherwise install over each other. A command that was killed leaves its lock; it counts only while its
 * process lives.
 * @template T @param {string} name @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function inTurn(name, work) {
  const lock = join(root, '.cache', `${name}.lock`)
  mkdirSync(join(root, '.cache'), { recursive: true })
  let told = false
  while (!take(lock)) {
    if (!holderLives(lock)) {
      rmSync(lock, { force: true })
      continue
    }
    if (!told) console.log(`Waiting for another command that is at the same (${name}).`)
    told = true
    await sleep(300)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** @param {string} lock */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

/** @param {string} lock */
function holderLives(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    // Just made and not yet written: somebody lives.
    if (!pid) return true
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
