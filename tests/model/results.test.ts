import {
  addCard,
  addLink,
  exportPlan,
  fillTemplate,
  type Language,
  openPlan,
  type Plan,
  readPlan,
  resultsFramework,
  resultsWorkbook,
  setBreakdown,
  setField,
  setReading,
} from '@commonboard/model'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { hostilePlan } from '../support/hostilePlan.ts'

const bodyOf = (plan: Plan, format: string, language: Language = 'en'): string =>
  exportPlan(readPlan(plan), 'results', format, language)?.body ?? ''

/** Two results share attendance; nobody has said where belonging comes from; one result waits for its indicator. */
function riverbend() {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'blank', 'en')
  const add = (column: 'results' | 'indicators' | 'impact', text: string) =>
    addCard(plan, { column, band: column === 'impact' ? '' : 'population' }, text)
  const impact = add('impact', 'Young people thrive')
  const learn = add('results', 'Students do well')
  const present = add('results', 'Students are at school')
  const stay = add('results', 'People stay here')
  const attendance = add('indicators', 'Attendance')
  const belonging = add('indicators', 'Feel they belong')
  const vacancy = add('indicators', 'Empty homes')
  addLink(plan, learn, impact)
  addLink(plan, attendance, learn)
  addLink(plan, attendance, present)
  addLink(plan, belonging, present)
  setField(plan, attendance, 'unit', '%')
  setField(plan, attendance, 'direction', 'up')
  setField(plan, attendance, 'baseline', 90)
  setField(plan, attendance, 'baselineDate', '2023')
  setField(plan, attendance, 'target', 95)
  setField(plan, attendance, 'targetDate', '2028')
  setField(plan, attendance, 'source', 'District records')
  setField(plan, attendance, 'owner', 'Priya')
  setField(plan, attendance, 'organization', 'Riverbend schools')
  setField(plan, attendance, 'frequency', 'monthly')
  setField(plan, attendance, 'headline', true)
  setBreakdown(plan, attendance, 'grade', true)
  setReading(plan, attendance, '2026-06', 91.8)
  setField(plan, vacancy, 'source', 'City survey')
  setField(plan, vacancy, 'availability', 'mustCreate')
  setField(plan, vacancy, 'owner', 'Marcus')
  return { plan, learn, present, stay, attendance, belonging, vacancy }
}

test('an indicator of two results stands under both and says so', () => {
  const { plan, attendance } = riverbend()
  const [band] = resultsFramework(readPlan(plan), 'en').bands
  expect(band?.results.map((one) => one.indicators.map(({ card }) => card.number))).toEqual([
    ['4.1'],
    ['4.1', '4.2'],
    [],
  ])
  const markdown = bodyOf(plan, 'md')
  expect(markdown).toContain('### 3.1 Students do well\n\n*for 2.1*')
  expect(markdown).toContain('*also for 3.2*')
  expect(markdown).toContain('*also for 3.1*')
  expect(markdown).toContain('### 3.3 People stay here\n\n*indicator to come*')
  const json = JSON.parse(bodyOf(plan, 'json')) as { indicators: { id: string }[]; results: { indicators: string[] }[] }
  expect(json.indicators.filter((one) => one.id === attendance)).toHaveLength(1)
  expect(json.results.map((one) => one.indicators.includes(attendance))).toEqual([true, true, false])
})

test('start, now, goal, where it went and whether that is good, in words', () => {
  const { plan } = riverbend()
  expect(bodyOf(plan, 'md')).toContain(
    '- **4.1** Attendance: 90% (2023) → 91.8% (June 2026); Goal: 95% (2028); ↑ better',
  )
  expect(bodyOf(plan, 'md', 'es')).toContain('Meta: 95 % (2028); ↑ mejor')
  const rows = bodyOf(plan, 'csv').split('\r\n')
  expect(rows[1]).toContain('"%","up","90","2023","91.8","2026-06","95","2028","↑ better"')
  expect(rows[1]).toContain('"District records","Priya","Riverbend schools","every month","","grade"')
})

test('what has no source or must be created is on the list of data to develop, and only that', () => {
  const { plan } = riverbend()
  const { toDevelop, ofNoResult, keepers } = resultsFramework(readPlan(plan), 'en')
  expect(toDevelop.map(({ card, lacks }) => [card.text, lacks])).toEqual([
    ['Feel they belong', 'noSource'],
    ['Empty homes', 'mustCreate'],
  ])
  expect(ofNoResult.map(({ card }) => card.text)).toEqual(['Empty homes'])
  expect(keepers.map(({ owner, indicators }) => [owner, indicators.length])).toEqual([
    ['Marcus', 1],
    ['Priya', 1],
    ['', 1],
  ])
  const markdown = bodyOf(plan, 'md')
  expect(markdown).toContain('- **4.2** Feel they belong: *no source yet*\n- **4.3** Empty homes: *we must create it*')
  expect(markdown).toContain('### Priya, Riverbend schools\n\n- **4.1** Attendance: *every month; District records*')
})

test('the workbook has a sheet for each: results, data to develop, who keeps what, values', () => {
  const { plan } = riverbend()
  const { sheets } = resultsWorkbook(readPlan(plan), 'en', 0)
  expect(sheets.map((sheet) => sheet.name)).toEqual(['Results', 'Data to develop', 'Who keeps what', 'Values'])
  for (const { columns, rows } of sheets) for (const { cells } of rows) expect(cells).toHaveLength(columns.length)
  expect(sheets[0]?.rows.map(({ cells, isHead }) => [isHead ?? false, ...cells.slice(0, 3)])).toEqual([
    [true, '3.1', '', 'Students do well'],
    [false, '3.1', '4.1', 'Attendance'],
    [true, '3.2', '', 'Students are at school'],
    [false, '3.2', '4.1', 'Attendance'],
    [false, '3.2', '4.2', 'Feel they belong'],
    [true, '3.3', '', 'People stay here'],
    [false, '', '4.3', 'Empty homes'],
  ])
  const cell = (heading: string) =>
    sheets[0]?.rows[1]?.cells[sheets[0].columns.findIndex((one) => one.heading === heading)]
  expect(['Start', 'Now', 'Goal'].map(cell)).toEqual([90, 91.8, 95])
})

test('nobody’s words are markup or a formula', () => {
  const plan = hostilePlan()
  for (const { id, column } of readPlan(plan).cards)
    if (column === 'indicators')
      for (const name of ['source', 'owner', 'organization', 'frequency', 'definition', 'population'] as const)
        setField(plan, id, name, '=<b>|x|</b> [a](b)\n# c')
  const markdown = bodyOf(plan, 'md')
  expect(markdown).not.toMatch(/<|[^\\]\[|[^\\]\||^# (?!\\#eval)/m)
  for (const line of bodyOf(plan, 'csv').split('","')) expect(line).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@]/u)
})
