import {
  addCard,
  addLink,
  EXPORTS,
  exportPlan,
  fillTemplate,
  functionCardId,
  type Language,
  LANGUAGES,
  markAsStarters,
  openPlan,
  type Plan,
  readPlan,
  removeCards,
  setAbout,
  setAddressed,
  setReading,
  setField,
  slugOf,
  typeInCard,
  VISION_ID,
} from '@commonboard/model'
import * as fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { seedIds } from '../support/peers.ts'
import { Random } from '../support/random.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** Hundreds of plans are made and written: 2 s on a quiet machine, and more than the usual 5 s on a busy one. */
const PROPERTY_TIMEOUT_MS = 60_000

const emptyPlan = (): Plan => {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'blank', 'en')
  return plan
}
const bodyOf = (plan: Plan, what: string, format: string, language: Language = 'en'): string =>
  exportPlan(readPlan(plan), what, format, language)?.body ?? ''
/** The cells of a file in which every cell is quoted. */
const rowsOf = (csv: string): string[][] => {
  const rows: string[][] = [[]]
  for (const [, cell = '', end] of csv.replace(/^\uFEFF/, '').matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    rows.at(-1)?.push(cell.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  return rows.slice(0, -1)
}

function riverbend(language: Language): Plan {
  seedIds(new Random(1))
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'example', language)
  setAbout(plan, { title: 'Riverbend Community Schools', place: 'Riverbend & Eastfork', language })
  return plan
}

describe.each(LANGUAGES)('Riverbend exported (%s)', (language) => {
  test.each(EXPORTS)('$what as $format', async ({ what, format }) => {
    const file = exportPlan(readPlan(riverbend(language)), what, format, language)
    expect(file?.fileName).toBe(`riverbend-community-schools-${what}.${format}`)
    await expect(file?.body).toMatchFileSnapshot(`../fixtures/exports/${what}.${language}.${format}`)
  })
})

test('what cannot be exported is not', () => {
  const content = readPlan(emptyPlan())
  for (const [what, format] of [
    ['plan', 'csv'],
    ['logic-model', 'exe'],
    ['vision', 'md'],
    ['__proto__', 'json'],
    ['', ''],
  ] as const)
    expect(exportPlan(content, what, format, 'en')).toBeUndefined()
})

test('starters nobody adopted, their links and removed cards stay out; numbers stay those of the board', () => {
  const plan = emptyPlan()
  const starter = addCard(plan, { column: 'results', band: 'population' }, 'A starter line')
  const result = addCard(plan, { column: 'results', band: 'population' }, 'Children read')
  const indicator = addCard(plan, { column: 'indicators', band: 'population' }, 'Reading')
  const removed = addCard(plan, { column: 'impact', band: '' }, 'A removed line')
  for (const end of [starter, result]) addLink(plan, indicator, end)
  markAsStarters(plan, [starter])
  removeCards(plan, [removed], 'Ana', 1)
  for (const format of ['csv', 'md', 'json']) {
    const body = bodyOf(plan, 'logic-model', format)
    expect(body).not.toMatch(/A starter line|A removed line/)
    expect(body).toContain('Children read')
    expect(body).toContain('Community Engagement')
  }
  const rows = rowsOf(bodyOf(plan, 'logic-model', 'csv'))
  expect(rows.find((row) => row[5] === 'Children read')?.[0]).toBe('3.2')
  expect(rows.find((row) => row[5] === 'Reading')?.[6]).toBe('3.2')
  const json = JSON.parse(bodyOf(plan, 'logic-model', 'json')) as { links: unknown[] }
  expect(json.links).toEqual([{ kind: 'measures', from: indicator, to: result }])
  expect(bodyOf(plan, 'plan', 'json'), 'the backup keeps them').toMatch(/A starter line[\s\S]*A removed line/)
})

test('an empty plan says so', () => {
  const markdown = bodyOf(emptyPlan(), 'logic-model', 'md')
  expect(markdown).toContain('# Plan without a title: logic model')
  expect(markdown).toContain('*No vision yet.*')
  expect(markdown.match(/\*Nothing here yet\.\*/g)).toHaveLength(5)
  expect(rowsOf(bodyOf(emptyPlan(), 'logic-model', 'csv'))).toHaveLength(8)
})

describe('CSV', () => {
  test('opens in Excel: byte order mark, CRLF, every cell quoted, one row a card', () => {
    const csv = bodyOf(riverbend('es'), 'logic-model', 'csv', 'es')
    expect(csv.startsWith('\uFEFF"Número","Grupo"')).toBe(true)
    const rows = csv.trimEnd().split('\r\n')
    expect(rows).toHaveLength(1 + 60 - 2)
    for (const row of rows) expect(row.replace(/^\uFEFF/, '')).toMatch(/^"([^"]|"")*"(,"([^"]|"")*"){12}$/)
    expect(csv.endsWith('\r\n')).toBe(true)
  })

  const lead = fc.constantFrom('', ' ', '\t', '\r', '\n', '\u00A0', '\uFEFF', '\u200B', '\u2028', '\u0000', '  \n')
  const sign = fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r\n', '')
  const rest = fc.constantFrom('1+1', 'cmd|/c calc', 'SUM(A1)', '"quoted",;', '')

  test('holds no cell that a spreadsheet would run', { timeout: PROPERTY_TIMEOUT_MS }, () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(lead, sign, rest), { minLength: 1, maxLength: 5 }), (parts) => {
        const plan = emptyPlan()
        for (const part of parts) {
          const text = part.join('')
          const id = addCard(plan, { column: 'indicators', band: 'population' }, text)
          plan.cards.get(id)?.set('unit', text)
          plan.words.set('column.indicators', text)
          typeInCard(plan, VISION_ID, { index: 0, remove: 0, insert: text })
          typeInCard(plan, functionCardId('CE'), { index: 0, remove: 0, insert: text })
        }
        for (const row of rowsOf(bodyOf(plan, 'logic-model', 'csv')))
          for (const cell of row) {
            expect(cell).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u)
            expect(cell).not.toMatch(/^[\t\r\n]/)
          }
      }),
    )
  })

  test('leaves a negative value the number it is, and text whole', () => {
    const plan = emptyPlan()
    const text = 'Says "no",\nthen; yes'
    const id = addCard(plan, { column: 'indicators', band: 'system' }, text)
    setField(plan, id, 'unit', '%')
    setReading(plan, id, '2025', 3)
    setReading(plan, id, '2026-06', -5.5)
    const row = rowsOf(bodyOf(plan, 'logic-model', 'csv')).find((one) => one[5] === text)
    expect(row?.slice(-3)).toEqual(['%', '-5.5', '2026-06'])
  })
})

describe('Markdown', () => {
  const bits = fc.constantFrom(
    '<script>alert(1)</script>',
    '<!--',
    '<b onclick=x>',
    '&#60;b&#62;',
    '&amp;',
    '**bold**',
    '__x__',
    '`code`',
    '```',
    '~~x~~',
    '[a](javascript:x)',
    '![i](http://x/y.png)',
    '<http://a.b>',
    'http://a.b/c',
    'www.a.b',
    'ana@b.c',
    '# ',
    '- ',
    '+ ',
    '1. ',
    '1) ',
    '> ',
    '| a | b |',
    '---',
    '===',
    '\\',
    '$x$',
    '[^1]',
    ':tada:',
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    '    ',
    '\u2028',
    'word',
    ' ',
  )
  const hostile = fc.array(bits, { minLength: 1, maxLength: 8 }).map((all) => all.join(''))

  // Without our own headings, marks and escapes nothing may be left that Markdown or HTML would act on.
  test('holds no markup that comes from somebody’s words', { timeout: PROPERTY_TIMEOUT_MS }, () => {
    const before = bodyOf(emptyPlan(), 'logic-model', 'md').split('\n').length
    fc.assert(
      fc.property(hostile, (text) => {
        const plan = emptyPlan()
        addCard(plan, { column: 'principles', band: '' }, `${text}word`)
        const after = bodyOf(plan, 'logic-model', 'md')
        const item = after.slice(after.indexOf('- **5.1** '), after.indexOf('### 6. ')).trimEnd()
        const [first = '', ...others] = item.slice('- **5.1** '.length).split('\\\n  ')
        for (const line of [first, ...others]) {
          expect(line, 'a card stays one item').not.toContain('\n')
          const bare = line.replace(/\\[^a-z0-9\s]/gi, 'x').replace(/&(amp|lt|gt);/g, 'x')
          expect(bare).not.toMatch(/[\\`*_{}[\]<>#|~@$^]|&[#\w]|:\S|\bwww\./i)
          expect(bare).not.toMatch(/^([-+=]|\d+[.)](\s|$)|\s)/)
        }
        expect(after.split('\n').length).toBe(before + others.length)
      }),
      { numRuns: 500 },
    )
  })

  test('a hostile title, place, label, unit and reason are as inert as a card', () => {
    const plan = emptyPlan()
    const evil = '<img src=x onerror=alert(1)>\n# [x](y)'
    setAbout(plan, { title: evil, place: evil })
    for (const key of ['group.form', 'column.results', 'band.site', 'function.CE']) plan.words.set(key, evil)
    const id = addCard(plan, { column: 'indicators', band: 'site' }, evil)
    addCard(plan, { column: 'results', band: 'site' }, evil)
    plan.cards.get(id)?.set('unit', evil)
    setReading(plan, id, '2025', 1)
    setAddressed(plan, 'CE', 'later')
    plan.functionTexts.CE.reason.insert(0, evil)
    typeInCard(plan, VISION_ID, { index: 0, remove: 0, insert: evil })
    const markdown = bodyOf(plan, 'logic-model', 'md')
    expect(markdown).not.toMatch(/<|[^\\]\[|^# \[/m)
    expect(markdown.match(/^# /gm)).toHaveLength(1)
    expect(markdown.match(/^#{2,4} /gm)).toHaveLength(4 + 7 + 2)
  })

  test('a result without indicator and an indicator without value say that they are to come', () => {
    const plan = emptyPlan()
    addCard(plan, { column: 'results', band: 'system' }, 'Partners share')
    addCard(plan, { column: 'indicators', band: 'system' }, 'Funding')
    expect(bodyOf(plan, 'logic-model', 'md')).toContain('- **3.1** Partners share\\\n  *indicator to come*')
    expect(bodyOf(plan, 'logic-model', 'md')).toContain('- **4.1** Funding: no value yet')
  })
})

describe('file names', () => {
  test.each([
    ['Riverbend Community Schools', 'riverbend-community-schools'],
    ['Niñez y Año Nuevo', 'ninez-y-ano-nuevo'],
    ['../../etc/passwd', 'etc-passwd'],
    ['"; rm -rf /\r\nX: y', 'rm-rf-x-y'],
    ['공동체', 'plan'],
    ['', 'plan'],
    ['x'.repeat(200), 'x'.repeat(60)],
  ])('%j becomes %s', (title, slug) => {
    expect(slugOf(title)).toBe(slug)
  })

  test('are safe whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        expect(slugOf(title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      }),
    )
  })

  test('of a plan without a title are plain', () => {
    expect(exportPlan(readPlan(emptyPlan()), 'plan', 'json', 'en')?.fileName).toBe('plan.json')
    expect(exportPlan(readPlan(emptyPlan()), 'logic-model', 'csv', 'en')?.fileName).toBe('plan-logic-model.csv')
  })
})
