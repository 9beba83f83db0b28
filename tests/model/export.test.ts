import {
  acceptFinding,
  addCard,
  addLink,
  EXPORTS,
  exportPlan,
  fillTemplate,
  functionCardId,
  joinCell,
  type Language,
  LANGUAGES,
  linkIdOf,
  markAsStarters,
  openPlan,
  type Plan,
  printedModel,
  readPlan,
  removeCards,
  setAbout,
  setAddressed,
  setBreakdown,
  setField,
  setLinkReason,
  setReading,
  slugOf,
  splitCell,
  typeInCard,
  VISION_ID,
  withoutEscape,
  withParts,
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
    expect(rows).toHaveLength(1 + 60 + 13 - 2)
    for (const row of rows) expect(row.replace(/^\uFEFF/, '')).toMatch(/^"([^"]|"")*"(,"([^"]|"")*"){32}$/)
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
    setField(plan, id, 'baseline', -4)
    const [head = [], ...rows] = rowsOf(bodyOf(plan, 'logic-model', 'csv'))
    const row = rows.find((one) => one[5] === text) ?? []
    const cell = (name: string) => row[head.indexOf(name)]
    expect(['Unit', 'Start', 'Values', 'Id'].map(cell)).toEqual(['%', '-4', '2025: 3; 2026-06: -5.5', id])
    expect(head.at(-1)).toBe('Id')
  })

  test('gives back every text as it was once the sign against formulas is taken away', () => {
    const texts = fc.tuple(fc.constantFrom('', "'", "''", " '"), lead, sign, rest).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'binary' })), (text) => {
        const plan = emptyPlan()
        addCard(plan, { column: 'principles', band: '' }, text)
        const [was] = readPlan(plan).cards.filter((card) => card.column === 'principles')
        fc.pre(was !== undefined && was.text.trim() !== '')
        const row = rowsOf(bodyOf(plan, 'logic-model', 'csv')).find((one) => one[0] === '5.1')
        expect(withoutEscape(row?.[5] ?? '')).toBe(was?.text)
      }),
    )
  })

  test('has every field of a card in words, choices too, strips after the columns', () => {
    const plan = emptyPlan()
    const result = addCard(plan, { column: 'results', band: 'population' }, 'Children read')
    const indicator = addCard(plan, { column: 'indicators', band: 'population' }, 'Reading')
    const strategy = addCard(plan, { column: 'strategies', band: '' }, 'Tutoring')
    addCard(plan, { column: 'resources', band: '' }, 'Two rooms')
    addLink(plan, indicator, result)
    addLink(plan, strategy, indicator)
    setField(plan, indicator, 'direction', 'up')
    setField(plan, indicator, 'frequency', 'yearly')
    setField(plan, indicator, 'availability', 'mustCreate')
    setField(plan, indicator, 'headline', true)
    setField(plan, indicator, 'source', 'new')
    setBreakdown(plan, indicator, 'race', true)
    setBreakdown(plan, indicator, 'bus line; stop', true)
    setField(plan, strategy, 'strategyKind', 'support')
    const [head = [], ...rows] = rowsOf(bodyOf(plan, 'logic-model', 'csv', 'es'))
    const cells = (id: string, ...names: string[]) => {
      const row = rows.find((one) => one.at(-1) === id) ?? []
      return names.map((name) => row[head.indexOf(name)])
    }
    expect(cells(indicator, 'Lo mejor es', 'Cada cuánto', 'Lo tenemos', 'Destacado', 'De dónde sale')).toEqual([
      'que suba',
      'una vez al año',
      'hay que crearlo',
      'sí',
      'new',
    ])
    expect(cells(indicator, 'Por grupo', 'Para', 'Medido o sostenido por')).toEqual([
      'bus line;; stop; raza y etnia',
      '3.1',
      'A.1',
    ])
    expect(cells(strategy, 'Número', 'Grupo', 'Tipo de estrategia')).toEqual(['A.1', '', 'apoyo'])
    expect(rows.slice(-2).map((row) => row[0])).toEqual(['A.1', 'B.1'])
  })

  test('several things in one cell come apart again as they were', () => {
    const part = fc
      .array(fc.constantFrom(';', 'a', ' ', 'é'), { minLength: 1, maxLength: 6 })
      .map((all) => all.join('').trim())
      .filter(Boolean)
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        expect(splitCell(joinCell(parts))).toEqual(parts)
      }),
    )
  })
})

test('JSON has every field, breakdown and reason of a link', () => {
  const plan = emptyPlan()
  const result = addCard(plan, { column: 'results', band: 'population' }, 'Children read')
  const indicator = addCard(plan, { column: 'indicators', band: 'population' }, 'Reading')
  addLink(plan, indicator, result)
  setLinkReason(plan, linkIdOf(indicator, result), 'It is what the test asks.')
  setField(plan, indicator, 'target', 80)
  setField(plan, indicator, 'headline', true)
  setBreakdown(plan, indicator, 'grade', true)
  const json = JSON.parse(bodyOf(plan, 'logic-model', 'json')) as { cards: { id: string }[]; links: unknown[] }
  expect(json.cards.find((card) => card.id === indicator)).toEqual({
    id: indicator,
    number: '4.1',
    column: 'indicators',
    band: 'population',
    text: 'Reading',
    target: 80,
    headline: true,
    breakdowns: ['grade'],
    readings: [],
  })
  expect(json.links).toEqual([{ kind: 'measures', from: indicator, to: result, reason: 'It is what the test asks.' }])
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

describe('strategies, resources, reasons and what was accepted', () => {
  const linked = () => {
    const plan = emptyPlan()
    const result = addCard(plan, { column: 'results', band: 'population' }, 'Children read')
    const indicator = addCard(plan, { column: 'indicators', band: 'population' }, 'Reading')
    const strategy = addCard(plan, { column: 'strategies', band: '' }, 'Tutoring at night')
    const room = addCard(plan, { column: 'resources', band: '' }, 'Two rooms')
    for (const [from, to] of [
      [strategy, result],
      [strategy, indicator],
      [room, strategy],
    ] as const)
      addLink(plan, from, to)
    setField(plan, strategy, 'strategyKind', 'support')
    setField(plan, strategy, 'lead', 'Casa *Puente*')
    setLinkReason(plan, linkIdOf(strategy, result), 'One adult, one <child>.')
    acceptFinding(plan, 'L-05', indicator, { reason: 'It comes in [spring].', by: 'ana', at: 1 })
    return plan
  }
  const written = (plan: Plan, format: string, parts?: Parameters<typeof withParts>[1]) => {
    const content = readPlan(plan)
    return exportPlan(parts ? withParts(content, parts) : content, 'logic-model', format, 'en')?.body ?? ''
  }

  test('stand below the columns in Markdown, with their links and why', () => {
    const markdown = written(linked(), 'md')
    expect(markdown).toContain(
      [
        '## A. Strategies',
        '',
        '- **A.1** Tutoring at night\\',
        '  *support; Casa \\*Puente\\*; for 3.1; moves 4.1; held up by B.1*\\',
        '  3.1: One adult, one &lt;child&gt;.',
      ].join('\n'),
    )
    expect(markdown.indexOf('## B. Resources')).toBeGreaterThan(markdown.indexOf('### 7. Infrastructure'))
    expect(markdown).toContain(
      '## Looked at and accepted as it is\n\n- **4.1** No result yet: It comes in \\[spring\\].',
    )
  })

  test('can be left out, and then nothing speaks of them', () => {
    const plan = linked()
    for (const format of ['md', 'svg', 'csv', 'json']) {
      expect(written(plan, format)).toContain('Tutoring')
      expect(written(plan, format, { hasLayer: false, hasNotes: false })).not.toMatch(/Tutoring|A\.1|spring/)
    }
    expect(written(plan, 'md', { hasLayer: true, hasNotes: false })).not.toContain('spring')
  })

  test('are drawn below the columns in the picture', () => {
    const svg = written(linked(), 'svg')
    const yOf = (words: string) =>
      Number(new RegExp(` y="([\\d.]+)"[^>]*>(?:<tspan[^>]*>[^<]*</tspan>)?[^<]*${words}`).exec(svg)?.[1])
    expect(yOf('Strategies')).toBeGreaterThan(yOf('Infrastructure'))
    expect(yOf('Tutoring at night')).toBeGreaterThan(yOf('Children read'))
  })

  test('change the check code of a page, as every field, breakdown and reason does; a plan without them keeps its code', () => {
    const checkOf = (plan: Plan) => printedModel(readPlan(plan), 'en', 0).check
    const plan = emptyPlan()
    const codes = new Set([checkOf(plan)])
    expect([...codes]).toEqual(['check DD1A-A87E'])
    const changed = (...steps: (() => void)[]) => {
      for (const step of steps) {
        step()
        const code = checkOf(plan)
        expect(codes.has(code), String(step)).toBe(false)
        codes.add(code)
      }
    }
    const result = addCard(plan, { column: 'results', band: 'population' }, 'Children read')
    const indicator = addCard(plan, { column: 'indicators', band: 'population' }, 'Reading')
    addLink(plan, indicator, result)
    changed(
      () => setField(plan, indicator, 'target', 60),
      () => setField(plan, indicator, 'owner', 'Priya'),
      () => setBreakdown(plan, indicator, 'grade', true),
      () => setLinkReason(plan, linkIdOf(indicator, result), 'It is what is tested.'),
      () => acceptFinding(plan, 'L-09', undefined, { reason: 'Later', by: 'ana', at: 1 }),
      () => void addCard(plan, { column: 'strategies', band: '' }, 'Tutoring'),
    )
  })
})
