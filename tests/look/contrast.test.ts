import { readFileSync } from 'node:fs'
import { COLUMNS } from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import { PEOPLE_COLORS } from '../../apps/web/src/people.ts'
import { filesOf, root } from '../support/tree.ts'
import { contrast, namesIn, readTokens, THEMES } from './tokens.ts'

/** WCAG 2.1: text of any size we use it at, and what only has to be seen (edges, icons, the focus ring). */
const TEXT = 4.5
const SEEN = 3
/** A person's color is an edge or a ground for letters, never alone: LOOK asks 4.1 on the canvas. */
const PERSON = 4.1

const grounds = ['canvas', 'surface'] as const
const on = (inks: readonly string[], places: readonly string[]) =>
  inks.flatMap((ink) => places.map((place) => [ink, place] as const))

const DRAWN = ['black', 'blue', 'red', 'green', 'violet'] as const

const textPairs = [
  ...on(['ink', 'ink-2', 'ink-3'], [...grounds, 'sunken', 'soft', 'thread-wash']),
  ...on(['thread-ink'], [...grounds, 'thread-wash']),
  ...on(['ok', 'stop'], grounds),
  ...on(['warn'], [...grounds, 'sunken']),
  ...on(
    COLUMNS.map((column) => `kind-${column}`),
    [...grounds, 'thread-wash'],
  ),
  ...on(['on-act'], ['act', 'act-hover']),
  ...on(['on-slate', 'on-slate-2'], ['slate']),
  ['slate', 'on-slate'],
  ...on(['on-projector', 'on-projector-2'], ['projector']),
  ['on-toast', 'toast'],
  ['on-note', 'note'],
  ...on(
    ['on-note'],
    DRAWN.map((name) => `note-${name}`),
  ),
  ['on-level-community', 'level-community'],
  ['on-level-intermediary', 'level-intermediary'],
  ['on-level-site', 'level-site'],
  ...on(['ink', 'ink-2'], ['pier', 'band-site']),
  ['ink', 'band-community'],
] as const

const seenPairs = [
  ...on(['edge', 'thread-line', 'focus', 'act', 'level-site-edge', 'stop'], grounds),
  ...on(
    DRAWN.map((name) => `draw-${name}`),
    grounds,
  ),
  ['thread-on-slate', 'slate'],
  ['focus-on-slate', 'slate'],
  ['slate-edge', 'slate'],
] as const

describe.each(THEMES)('in the theme %s', (theme) => {
  const tokens = readTokens()[theme]
  const ratio = (ink: string, ground: string) => {
    const [a, b] = [tokens.get(ink), tokens.get(ground)]
    if (!a || !b) throw new Error(`tokens.css has no color --${a ? ground : ink}`)
    return contrast(a, b)
  }

  test.each(textPairs)('%s can be read on %s', (ink, ground) => {
    expect(ratio(ink, ground)).toBeGreaterThanOrEqual(TEXT)
  })

  test.each(seenPairs)('%s can be seen on %s', (ink, ground) => {
    expect(ratio(ink, ground)).toBeGreaterThanOrEqual(SEEN)
  })

  test.each(PEOPLE_COLORS)('%s stands out on the canvas and carries letters', (name) => {
    expect(ratio(`person-${name}`, 'canvas')).toBeGreaterThanOrEqual(PERSON)
    expect(ratio('on-person', `person-${name}`)).toBeGreaterThanOrEqual(TEXT)
  })
})

test('a main button that waits for something is read as well as any text', () => {
  const css = readFileSync(`${root}apps/web/src/ui/Button.module.css`, 'utf8')
  // Of equal weight, the later rule counts: what waits must come after what is ready.
  const waiting = css.lastIndexOf(".main[aria-disabled='true'] {")
  expect(waiting).toBeGreaterThan(css.indexOf('.button[aria-disabled'))
  const rule = css.slice(waiting, css.indexOf('}', waiting))
  const name = (property: string) => rule.match(new RegExp(`^\\s*${property}: var\\(--([\\w-]+)\\)`, 'm'))?.[1] ?? ''
  for (const theme of THEMES) {
    const tokens = readTokens()[theme]
    const [ink = '', ground = ''] = [tokens.get(name('color')), tokens.get(name('background'))]
    expect(contrast(ink, ground), theme).toBeGreaterThanOrEqual(TEXT)
  }
})

test('contrast is the one of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

describe('one source of themes', () => {
  const light = namesIn(':root {')

  test.each([":root[data-theme='dark'] {", ":root[data-theme='contrast'] {", '  :root[data-theme] {'])(
    '%s changes only what the light one has',
    (opening) => {
      const names = namesIn(opening)
      expect(names.length).toBeGreaterThan(50)
      expect(names.filter((name) => !light.includes(name))).toEqual([])
    },
  )

  test('high contrast and the system’s colors leave no color of the light theme standing', () => {
    const colors = [...readTokens().light.keys()]
    // The slate and the projector's ground carry over to dark; to the other two nothing does.
    for (const opening of [":root[data-theme='contrast'] {", '  :root[data-theme] {'])
      expect(colors.filter((name) => !namesIn(opening).includes(name))).toEqual([])
  })

  test('no style asks the device for colors or motion: the choice in the settings would not count there', () => {
    const asks = /prefers-(color-scheme|contrast|reduced-motion)/
    const files = filesOf().filter((path) => /^apps\/web\/src\/.*\.(css|ts|tsx)$/.test(path))
    expect(files.filter((path) => asks.test(readFileSync(root + path, 'utf8')))).toEqual([])
  })

  test('the browser’s own bars have the color of the bar below them', () => {
    const script = readFileSync(`${root}apps/web/public/theme.js`, 'utf8')
    const bars = Object.fromEntries(
      THEMES.map((theme) => [theme, script.match(new RegExp(`${theme}: '(#\\w+)'`))?.[1]]),
    )
    expect(bars).toEqual(Object.fromEntries(THEMES.map((theme) => [theme, readTokens()[theme].get('surface')])))
  })
})
