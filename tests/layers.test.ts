import { readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { layerFaults } from './support/layers.ts'
import { type LockedPackages, missingFrom } from './support/lock.ts'
import { filesOf, root } from './support/tree.ts'

const files = filesOf()
const text = (path: string) => readFileSync(root + path, 'utf8')
const isCode = (path: string) => /\.(ts|tsx|mjs|js|css)$/.test(path)
const isText = (path: string) => isCode(path) || /\.(md|json|html|yml|svg)$/.test(path) || path.startsWith('.ci/')

/** Tables of words and of character widths, and the example, are long because there is much to list. */
const LONG_LISTS = [/\/words\//, /\/i18n\//, /\/templates\//, /\/layout\/widths\.ts$/]
const codeMaxLines = 500
const fileMaxBytes = 1_500_000

describe('the house', () => {
  test('every arrow points the right way: web → model ← sync-server, canvas → tldraw', () => {
    const faults = files
      .filter((path) => isCode(path) && /^(apps|packages)\//.test(path))
      .flatMap((path) => layerFaults(path, text(path)))
    expect(faults).toEqual([])
  })

  test('no file is so long that nobody reads it', () => {
    const long = files.filter(
      (path) =>
        isCode(path) && !LONG_LISTS.some((list) => list.test(path)) && text(path).split('\n').length > codeMaxLines,
    )
    expect(long).toEqual([])
  })

  test('no file is so large that cloning takes long', () => {
    expect(files.filter((path) => statSync(root + path).size > fileMaxBytes)).toEqual([])
  })

  test('nothing names a folder outside the repository or a place on somebody’s machine', () => {
    const outside = /\.\.\/shared\b|["'`( ]\/(?:home|Users|root|work)\//
    expect(files.filter((path) => isText(path) && outside.test(text(path)))).toEqual([])
  })

  test('the lock file names no download address, so that any registry will do', () => {
    expect(text('package-lock.json')).not.toMatch(/"resolved": "https?:/)
  })

  test('the lock file is whole: it names the binaries of every system, not only of the one it was written on', () => {
    const { packages } = JSON.parse(text('package-lock.json')) as { packages: LockedPackages }
    expect(missingFrom(packages)).toEqual([])
    const { 'node_modules/yjs': _, ...without } = packages
    expect(missingFrom(without)).toContain('packages/model → yjs')
  })

  test('one copy of everything: no workspace has packages of its own', () => {
    const nested = text('package-lock.json').match(/"(?:apps|packages)\/[^"]*node_modules\/[^"]*"/g) ?? []
    expect(nested).toEqual([])
  })
})

describe('the guard itself', () => {
  test.each([
    ['packages/model/src/a.ts', `import { readFileSync } from 'node:fs'`, 'node:fs'],
    ['packages/model/src/a.ts', `import type { Editor } from '@tldraw/tldraw'`, '@tldraw/tldraw'],
    ['packages/model/src/a.ts', `export * from '../../../apps/web/src/api.ts'`, '../../../apps/web/src/api.ts'],
    ['packages/model/src/a.ts', `const React = await import('react')`, 'react'],
    ['packages/model/src/a.ts', `export const wide = window.innerWidth`, 'window.'],
    ['apps/web/src/outline/Row.tsx', `import { Editor } from '@tldraw/tldraw'`, '@tldraw/tldraw'],
    ['apps/web/src/outline/Row.tsx', `const canvas = import('tldraw/tldraw.css')`, 'tldraw/tldraw.css'],
    ['apps/web/src/outline/row.css', `@import '@tldraw/tldraw/tldraw.css';`, '@tldraw/tldraw/tldraw.css'],
    [
      'apps/web/src/api.ts',
      `import { limits } from '../../sync-server/src/limits.ts'`,
      '../../sync-server/src/limits.ts',
    ],
    [
      'apps/web/src/api.ts',
      `import { addCard } from '@commonboard/model/src/card.ts'`,
      '@commonboard/model/src/card.ts',
    ],
    ['apps/sync-server/src/app.ts', `import { t } from '@commonboard/web'`, '@commonboard/web'],
    [
      'apps/sync-server/src/app.ts',
      `import { edit } from '../../../packages/model/src/plan.ts'`,
      'packages/model/src/plan.ts',
    ],
    ['apps/web/src/outline/Row.tsx', `plan.doc.transact(() => plan.cards.clear())`, 'doc.transact'],
  ])('finds a fault: %s with %s', (path, source, named) => {
    const [fault] = layerFaults(path, source)
    expect(fault).toContain(path)
    expect(fault).toContain(named)
  })

  test.each([
    [
      'packages/model/src/a.ts',
      `import * as Y from 'yjs'\nimport { b } from './b.ts'\nimport * as enc from 'lib0/encoding'`,
    ],
    ['packages/model/src/plan.ts', `export const edit = (doc, change) => doc.transact(change)`],
    ['packages/model/src/a.ts', `// window.innerWidth, and import 'node:fs', are only spoken of here\nexport {}`],
    [
      'apps/web/src/canvas/Canvas.tsx',
      `import { Tldraw } from '@tldraw/tldraw'\nimport { addCard } from '@commonboard/model'`,
    ],
    ['apps/sync-server/src/main.ts', `import { readFileSync } from 'node:fs'`],
  ])('is content: %s with %s', (path, source) => {
    expect(layerFaults(path, source)).toEqual([])
  })
})
