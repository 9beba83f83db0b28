import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { limitsDocs } from '../scripts/limitsDocs.ts'
import { filesOf, root } from './support/tree.ts'

const text = (path: string) => readFileSync(root + path, 'utf8')

test('docs/limits.md says what the code says; npx tsx scripts/limitsDocs.ts makes it anew', () => {
  expect(text('docs/limits.md')).toBe(limitsDocs())
})

test('every limit of the table is one the server keeps', () => {
  const code = filesOf()
    .filter((path) => /^apps\/sync-server\/src\/.*\.ts$/.test(path) && !path.endsWith('/limits.ts'))
    .map(text)
    .join('\n')
  const names = [...limitsDocs().matchAll(/^\| `(\w+)` \| [^\d]/gm)].map(([, name]) => name ?? '')
  expect(names.length).toBeGreaterThan(30)
  expect(names.filter((name) => !code.includes(`LIMIT.${name}`))).toEqual([])
})
