import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './support/tree.ts'

/** Files of tests that a page names, and rows of its tables that promise something and name none. */
function readPromises(page: string): { named: string[]; bare: string[] } {
  const rows = page.split('\n').filter((line) => line.startsWith('| **'))
  const testsIn = (text: string) => [...text.matchAll(/`(tests\/[^`]+)`/g)].map(([, file]) => file ?? '')
  return { named: testsIn(page), bare: rows.filter((row) => testsIn(row).length === 0) }
}

const isTest = (file: string) =>
  existsSync(join(root, file)) && /^\s*test(\.each|\()/m.test(readFileSync(join(root, file), 'utf8'))

describe('docs/guarantees.md', () => {
  const page = readFileSync(join(root, 'docs', 'guarantees.md'), 'utf8')

  test('names for each promise a file that is there and holds tests', () => {
    const { named, bare } = readPromises(page)
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter((file) => file !== 'tests/guarantees.test.ts' && !isTest(file))).toEqual([])
    expect(bare).toEqual([])
  })

  test('would be found out if it did not', () => {
    const { named, bare } = readPromises(
      '| **All** is well | nobody |\n| **Words** stay | `tests/server/none.test.ts` |',
    )
    expect(named.filter((file) => !isTest(file))).toEqual(['tests/server/none.test.ts'])
    expect(bare).toEqual(['| **All** is well | nobody |'])
  })
})

test('the documents lead to files that are there', () => {
  const missing = ['docs/hosting.md', 'docs/guarantees.md', 'README.md'].flatMap((file) => {
    const links = [...readFileSync(join(root, file), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
    return links
      .map(([, link]) => link ?? '')
      .filter((link) => !existsSync(join(root, file, '..', link)))
      .map((link) => `${file}: ${link}`)
  })
  expect(missing).toEqual([])
})
