import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { apiDocs } from '../scripts/apiDocs.ts'
import { root } from './support/tree.ts'

test('docs/api.md says what the schemas say; npx tsx scripts/apiDocs.ts makes it anew', () => {
  expect(readFileSync(`${root}docs/api.md`, 'utf8')).toBe(apiDocs())
})
