import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Metrics } from '../apps/sync-server/src/metrics.ts'
import { readSettings } from '../apps/sync-server/src/settings.ts'
import { root } from './support/tree.ts'

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const page = read('docs/hosting.md')

/** Names the server asks the environment for: whatever is asked is noted. */
function settingsRead(): Set<string> {
  const asked = new Set<string>()
  readSettings(
    new Proxy<Record<string, string | undefined>>(
      {},
      {
        get: (_, name) => {
          asked.add(String(name))
          return undefined
        },
      },
    ),
  )
  return asked
}

describe('docs/hosting.md', () => {
  test('lists every setting the server reads, and no other', () => {
    const table = page.slice(page.indexOf('| variable | default |'), page.indexOf('## Behind a proxy'))
    const listed = [...table.matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/[A-Z_]+/g)].map(String),
    )
    expect(new Set(listed)).toEqual(settingsRead())
  })

  test('tells of every figure of ours, and of none that is not there', async () => {
    const metrics = new Metrics({
      version: '1',
      dataDir: '.',
      queue: () => ({ rows: 0, bytes: 0, oldestMs: 0 }),
      isSaving: () => true,
      isStopping: () => false,
    })
    const known = (await metrics.registry.getMetricsAsJSON()).map(({ name }) => name)
    const table = page.slice(page.indexOf('| figure | tell somebody when |'), page.indexOf('**The log**'))
    // `commonboard_requests_total`, `_refused_total`: the beginning is said once.
    const rows = table.split('\n').map((row) => row.split('|')[1] ?? '')
    const told = rows.flatMap((cell) => {
      const [first = '', ...rest] = [...cell.matchAll(/`([a-z0-9_]+)/g)].map(([, name = '']) => name)
      const beginnings = first.split('_').map((_, i, parts) => parts.slice(0, i + 1).join('_'))
      return [
        first,
        ...rest.map((name) =>
          name.startsWith('_') ? (beginnings.map((b) => b + name).find((b) => known.includes(b)) ?? name) : name,
        ),
      ].filter(Boolean)
    })
    expect(told.filter((name) => !known.includes(name))).toEqual([])
    expect(known.filter((name) => name.startsWith('commonboard_') && !told.includes(name))).toEqual([])
  })
})

describe('the samples', () => {
  const assigned = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name)

  test('set nothing the server does not read', () => {
    const known = new Set([...settingsRead(), 'NODE_ENV'])
    const names = [
      ...assigned(read('deploy/commonboard.service'), /^Environment=([A-Z_]+)=/gm),
      ...assigned(read('Dockerfile').replace(/^(?!ENV ).*$/gm, ''), /\b([A-Z_]+)=/g),
      ...assigned(
        read('deploy/nginx.conf')
          .split('\n')
          .filter((line) => line.startsWith('#'))
          .join('\n'),
        /\b([A-Z_]+)=/g,
      ),
    ]
    expect(names.length).toBeGreaterThan(6)
    expect(names.filter((name) => !known.has(name))).toEqual([])
  })

  test('start what the build makes', () => {
    for (const file of ['deploy/commonboard.service', 'Dockerfile'])
      expect(read(file), file).toMatch(/dist\/server\/main\.js/)
    expect(read('scripts/build.mjs')).toMatch(/'main'.*server\/\$\{name\}\.js/s)
    // What is copied into the image and used there has to be there.
    expect(existsSync(join(root, '.dockerignore'))).toBe(true)
    expect(read('Dockerfile')).toMatch(/^USER node$/m)
    expect(read('deploy/commonboard.service')).toMatch(/^Restart=always$/m)
  })
})
