import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inTurn } from '../scripts/turn.mjs'
import { root } from './support/tree.ts'

const lockOf = (name: string) => join(root, '.cache', `${name}.lock`)

describe('two commands at once', () => {
  test('take turns where they would disturb each other', async () => {
    const seen: string[] = []
    const work = (who: string) =>
      inTurn('test-turns', async () => {
        seen.push(`${who} begins`)
        await new Promise((resolve) => setTimeout(resolve, 50))
        seen.push(`${who} ends`)
      })
    await Promise.all([work('start'), work('test')])
    expect(seen).toEqual(['start begins', 'start ends', 'test begins', 'test ends'])
    expect(existsSync(lockOf('test-turns'))).toBe(false)
  })

  test('do not wait for one that was killed', async () => {
    const gone = spawnSync(process.execPath, ['--version']).pid
    mkdirSync(join(root, '.cache'), { recursive: true })
    writeFileSync(lockOf('test-killed'), String(gone))
    expect(await inTurn('test-killed', async () => 'done')).toBe('done')
  })

  test('let the next one in when the work fails', async () => {
    const failing = inTurn('test-failing', async () => {
      throw new Error('no network')
    })
    await expect(failing).rejects.toThrow('no network')
    expect(await inTurn('test-failing', async () => 'done')).toBe('done')
  })
})

describe('what a person reads when a command cannot go on', () => {
  const node = (script: string, env: Record<string, string> = {}) => {
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: root,
      env: { ...process.env, ...env },
      encoding: 'utf8',
    })
    return { status, stderr: stderr.trim() }
  }

  test('is one sentence, for a CHROMIUM_PATH that is no Chromium', () => {
    const found = node(`await (await import('./scripts/chromium.mjs')).findChromium()`, { CHROMIUM_PATH: '/no/where' })
    expect(found).toEqual({ status: 1, stderr: 'CHROMIUM_PATH is /no/where, but no Chromium starts there.' })
  })

  test('is one sentence, for a Node that is too old', () => {
    const old = `Object.defineProperty(process.versions, 'node', { value: '18.20.0' })`
    const found = node(`${old}; await (await import('./scripts/setup.mjs')).setUp()`)
    expect(found).toEqual({ status: 1, stderr: 'Commonboard needs Node 20.19 or newer; this is Node 18.20.0.' })
  })
})
