import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer as createTcpServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { secretIn, takeFolder } from '../../apps/sync-server/src/dataFolder.ts'
import { createServer } from '../../apps/sync-server/src/server.ts'
import { readSettings, StartError } from '../../apps/sync-server/src/settings.ts'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { temporaryFolder } from '../support/startServer.ts'

describe('the environment', () => {
  test('may be empty', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: '0.0.0.0',
      publicUrl: undefined,
      dataDir: './data',
      secret: undefined,
      createPlans: 'anyone',
      proxies: 0,
      historyDays: 14,
      compactRows: 500,
      logLevel: 'info',
    })
    expect(readSettings({ PORT: '', PUBLIC_URL: ' ' })).toEqual(readSettings({}))
  })

  test.each([
    ['PORT', 'many'],
    ['PORT', '-1'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'plans.example.org'],
    ['PUBLIC_URL', 'https://plans.example.org/?x'],
    ['CREATE_PLANS', 'nobody'],
    ['TRUST_PROXY', 'perhaps'],
    ['HISTORY_DAYS', '1.5'],
    ['LOG_LEVEL', 'loud'],
    ['SECRET', 'short'],
  ])('stops the start with a sentence where %s is "%s"', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(StartError)
    expect(() => readSettings({ [name]: value })).toThrow(name)
  })
})

describe('the data folder', () => {
  test('is of one server at a time', () => {
    const folder = temporaryFolder()
    const giveBack = takeFolder(folder)
    // Another living process holds it: the one that runs the tests.
    writeFileSync(join(folder, 'lock'), `${process.ppid}\n`)
    expect(() => takeFolder(folder)).toThrow(/in use by another server/)
    giveBack()
    takeFolder(folder)()
  })

  test('is taken over from a server that has died', () => {
    const folder = temporaryFolder()
    mkdirSync(folder, { recursive: true })
    for (const lock of ['999999999\n', '', 'nonsense', `${process.pid}\n1\n`, `${process.ppid}\n12\n`]) {
      writeFileSync(join(folder, 'lock'), lock)
      takeFolder(folder)()
    }
  })

  test('keeps a secret that nobody else can read, the same at each start', () => {
    const folder = temporaryFolder()
    const secret = secretIn(folder, undefined)
    expect(secret).toHaveLength(32)
    expect(secretIn(folder, undefined)).toEqual(secret)
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
    writeFileSync(join(folder, 'secret'), readFileSync(join(folder, 'secret'), 'utf8').slice(0, 10))
    expect(() => secretIn(folder, undefined)).toThrow(StartError)
    expect(secretIn(folder, 'a given secret of some length')).toEqual(Buffer.from('a given secret of some length'))
  })
})

test('a port that is taken is an error of the start', async () => {
  const other = createTcpServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as { port: number }
  await expect(createServer({ storage: new MemoryStorage(), port })).rejects.toThrow('EADDRINUSE')
  other.close()
})

test('the secret and the lock stand in the folder whole, and nothing beside them is left', () => {
  const folder = temporaryFolder()
  const release = takeFolder(folder)
  const secret = secretIn(folder, undefined)
  expect(secretIn(folder, undefined)).toEqual(secret)
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder).sort()).toEqual(['lock', 'secret'])
  release()
  expect(readdirSync(folder)).toEqual(['secret'])
})

test('of many who start at once on one folder, one gets it', async () => {
  const folder = temporaryFolder()
  const source = new URL('../../apps/sync-server/src/dataFolder.ts', import.meta.url).href
  const script = `const { takeFolder } = await import(${JSON.stringify(source)})
    try { takeFolder(${JSON.stringify(folder)}); console.log('mine') } catch { console.log('taken') }
    setInterval(() => undefined, 1000)`
  const children = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  )
  onTestFinished(() => {
    for (const child of children) child.kill('SIGKILL')
  })
  const answers = await Promise.all(children.map(async (child) => String((await once(child.stdout, 'data'))[0]).trim()))
  expect(answers.sort()).toEqual(['mine', 'taken', 'taken', 'taken'])
})
