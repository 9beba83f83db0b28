import {
  addCard,
  addLink,
  fillTemplate,
  type Language,
  LANGUAGES,
  leadershipDocument,
  linkIdOf,
  logicModelDocument,
  openPlan,
  type PaperDocument,
  type Plan,
  type PlanContent,
  readPlan,
  resultsDocument,
  setAbout,
  setField,
  setLinkReason,
  setReading,
  visionDocument,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { wordOf } from '../../apps/sync-server/src/render/word.ts'
import { ARABIC, EMOJI, ENDLESS_WORD, HEBREW, HOSTILE_LINES } from '../support/hostile.ts'
import { hostilePlan } from '../support/hostilePlan.ts'
import { all, missingParts, readParts } from '../support/office.ts'

const NOW = Date.UTC(2026, 10, 22, 12)
const DOCUMENTS: Readonly<Record<string, (content: PlanContent, language: Language, now: number) => PaperDocument>> = {
  logicModel: logicModelDocument,
  results: resultsDocument,
  vision: visionDocument,
  leadership: leadershipDocument,
}

function planOf(template: 'blank' | 'example', language: Language = 'en'): Plan {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, template, language)
  setAbout(plan, { title: 'Riverbend Community Schools', place: 'Riverbend & Eastfork', language })
  return plan
}

async function made(plan: Plan, what = 'logicModel', language: Language = 'en') {
  const content = readPlan(plan)
  const parts = readParts(await wordOf(DOCUMENTS[what]?.(content, language, NOW) as PaperDocument, 'letter'))
  const part = (name: string) => {
    const found = parts.get(name)
    if (!found) throw new Error(`There is no ${name}`)
    return found
  }
  const body = part('word/document.xml')
  const styleOf = (paragraph: Element) => all(paragraph, 'pStyle')[0]?.getAttribute('w:val') ?? ''
  const paragraphs = all(body, 'p').map((one) => ({ style: styleOf(one), text: textOf(one), xml: one }))
  return { parts, part, body, paragraphs, tables: all(body, 'tbl') }
}
const textOf = (within: Element): string =>
  all(within, 't')
    .map((one) => one.textContent ?? '')
    .join('')
const rowsOf = (table: Element): string[][] =>
  all(table, 'tr').map((row) => all(row, 'tc').map((cell) => all(cell, 'p').map(textOf).join('\n')))

describe.each(LANGUAGES)('a Word file (%s)', (language) => {
  test.each(Object.keys(DOCUMENTS))('of the %s is whole, has a title, a language and real headings', async (what) => {
    const { parts, part, paragraphs } = await made(planOf('example', language), what, language)
    expect(missingParts(parts)).toEqual([])
    const [first] = paragraphs
    expect(first?.style).toBe('Heading1')
    expect(first?.text).toContain('Riverbend Community Schools: ')
    expect(all(part('docProps/core.xml'), 'title')[0]?.textContent).toBe(first?.text)
    expect(all(part('word/styles.xml'), 'lang')[0]?.getAttribute('w:val')).toBe(`${language}-US`)
    const headings = paragraphs.flatMap(({ style }) => /^Heading(\d)$/.exec(style)?.[1] ?? []).map(Number)
    for (const [index, level] of headings.entries()) expect(level).toBeLessThanOrEqual((headings[index - 1] ?? 0) + 1)
    const footers = [...parts]
      .filter(([name]) => /^word\/footer\d/.test(name))
      .map(([, xml]) => xml.documentElement.textContent ?? '')
    expect(footers.join('')).toMatch(language === 'en' ? /check [0-9A-F]{4}-/ : /código [0-9A-F]{4}-/)
    expect(footers.join('')).toMatch(/NUMPAGES/)
  })
})

describe('the logic model as a Word file', () => {
  test('is on landscape Letter, a table for each column, whose first row is a heading that comes again', async () => {
    const { body, tables, paragraphs } = await made(planOf('example'))
    const [size] = all(body, 'pgSz')
    expect([size?.getAttribute('w:w'), size?.getAttribute('w:h'), size?.getAttribute('w:orient')]).toEqual([
      '15840',
      '12240',
      'landscape',
    ])
    expect(tables.length).toBe(12)
    for (const table of tables) {
      const [head, ...rows] = all(table, 'tr')
      expect(head && all(head, 'tblHeader')).toHaveLength(1)
      for (const row of rows) expect(all(row, 'tblHeader')).toHaveLength(0)
    }
    expect(paragraphs.filter(({ style }) => style === 'Heading2').map(({ text }) => text)).toEqual([
      'Clarify the destination',
      'Measure the steps to get there',
      'Practice the fundamentals',
      'Organize form',
      'A. Strategies',
      'B. Resources',
    ])
  })

  test('names links by number and says why they are drawn', async () => {
    const plan = planOf('blank')
    const result = addCard(plan, { column: 'results', band: 'population' }, 'Children read')
    const indicator = addCard(plan, { column: 'indicators', band: 'population' }, 'Reading')
    const strategy = addCard(plan, { column: 'strategies', band: '' }, 'Tutoring')
    addLink(plan, indicator, result)
    addLink(plan, strategy, result)
    setField(plan, strategy, 'lead', 'Casa Puente')
    setLinkReason(plan, linkIdOf(strategy, result), 'One adult for each child.')
    setField(plan, indicator, 'unit', '%')
    setReading(plan, indicator, '2026-06', 41)
    const { tables } = await made(plan)
    const rows = tables.flatMap(rowsOf)
    expect(rows).toContainEqual(['3.1', 'Children read', 'seen in 4.1; needs A.1'])
    expect(rows).toContainEqual(['4.1', 'Reading', '41% (June 2026)', 'for 3.1'])
    expect(rows).toContainEqual(['A.1', 'Tutoring\nCasa Puente', 'for 3.1\n3.1: One adult for each child.'])
  })
})

test('the results as a Word file: each result over its indicators, then what has to be developed and who keeps what', async () => {
  const plan = planOf('blank')
  const result = addCard(plan, { column: 'results', band: 'population' }, 'Students are at school')
  const indicator = addCard(plan, { column: 'indicators', band: 'population' }, 'Attendance')
  addLink(plan, indicator, result)
  for (const [name, value] of [
    ['unit', '%'],
    ['direction', 'up'],
    ['baseline', 90],
    ['target', 95],
    ['owner', 'Priya'],
  ] as const)
    setField(plan, indicator, name, value)
  setReading(plan, indicator, '2026-06', 91.8)
  const [framework = [], develop = [], keepers = []] = (await made(plan, 'results')).tables.map(rowsOf)
  expect(framework[0]).toEqual(['Number', 'Indicator', 'Start', 'Now', 'Goal', 'Trend', 'Where from, and who keeps it'])
  expect(framework[1]).toEqual(['3.1', 'Students are at school'])
  expect(framework[2]).toEqual([
    '4.1',
    'Attendance\nBetter is: up',
    '90%',
    '91.8%\nJune 2026',
    '95%',
    '↑ better',
    'Priya',
  ])
  expect(develop[1]).toEqual(['4.1', 'Attendance', 'no source yet', 'Priya'])
  expect(keepers.slice(1)).toEqual([
    ['', 'Priya'],
    ['4.1', 'Attendance', '', ''],
  ])
})

test('nobody’s words do harm in a Word file, none is lost, and those from right to left are marked', async () => {
  const plan = hostilePlan()
  addCard(plan, { column: 'impact', band: '' }, '=cmd|/c calc!A1 {HYPERLINK "http://x"} \u202Eevil')
  for (const what of Object.keys(DOCUMENTS)) {
    const { parts, paragraphs } = await made(plan, what)
    expect(missingParts(parts)).toEqual([])
    for (const [name, xml] of parts) {
      if (name.endsWith('.rels'))
        for (const one of all(xml, 'Relationship')) expect(one.getAttribute('TargetMode'), name).toBe(null)
      const fields = all(xml, 'instrText').map((one) => one.textContent?.trim())
      for (const field of fields) expect(field).toMatch(/^(PAGE|NUMPAGES)$/)
      expect(xml.documentElement.textContent).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
    }
    if (what === 'vision') continue
    const text = paragraphs.map((one) => one.text).join('\n')
    for (const line of [...HOSTILE_LINES, HEBREW, ARABIC, EMOJI]) expect(text).toContain(line)
    if (what !== 'leadership') expect(text).toContain(ENDLESS_WORD)
    const turned = paragraphs.filter((one) => one.text === HEBREW || one.text === ARABIC)
    expect(turned.length).toBeGreaterThan(0)
    for (const { xml } of turned) {
      expect(all(xml, 'bidi')).toHaveLength(1)
      expect(all(xml, 'rtl').length).toBeGreaterThan(0)
    }
  }
})
