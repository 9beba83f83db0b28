import {
  applyImport,
  fillTemplate,
  openPlan,
  planImport,
  readPlan,
  recognize,
  tableOf,
  tableOfText,
} from '@commonboard/model'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

// Sheets as people have them: what their headings say beside what a column is.

function indicatorsOf(table: ReturnType<typeof tableOf>) {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'blank', 'en')
  applyImport(plan, planImport(readPlan(plan), table, recognize(table.headings)))
  return readPlan(plan).cards.filter(({ column }) => column === 'indicators')
}

test.each([
  ['Outcome:', 'card.results'],
  ['1. Outcome', 'card.results'],
  ['Resultado / Result', 'card.results'],
  ['Outcome (long-term)', 'card.results'],
  ['RESULTADO ESPERADO', 'card.results'],
  ['Result #', 'number'],
  ['Target #', 'target'],
  ['N.º', 'number'],
  ['Baseline (2023)', 'baseline'],
  ['Meta 2026', 'target'],
  ['Target (%)', 'target'],
  ['ANO LINEA BASE', 'baselineDate'],
  ['Fuente de verificación', 'source'],
  ['Progress 2024', 'reading.2024'],
  ['Result / Indicator', 'ignored'],
  ['Budget notes', 'ignored'],
])('the heading “%s” is %s', (heading, meaning) => {
  expect(recognize([heading])).toEqual([meaning])
})

test('a year in the heading of a value is its year, a percent sign its unit; what the row says goes first', () => {
  const csv = 'Indicator,Baseline (2023),Target 2026 (%),Target year\nAttendance,41,60,\nReading,12,30,2027\n'
  expect(indicatorsOf(tableOfText(csv))).toMatchObject([
    { text: 'Attendance', unit: '%', baseline: 41, baselineDate: '2023', target: 60, targetDate: '2026' },
    { text: 'Reading', unit: '%', baseline: 12, baselineDate: '2023', target: 30, targetDate: '2027' },
  ])
})

test('of two lines of headings the upper one is read as well, also where the lower one says more that is known', () => {
  const table = tableOf('', [
    ['Outcome', 'Indicator', 'Baseline', '', 'Target', '', 'Progress', ''],
    ['Outcome', 'Indicator', 'Value', 'Year', 'Value', 'Year', '2024', '2025'],
    ['Children read', 'Reading', 40, 2023, 60, 2026, 44, 47],
  ])
  const readings = [
    { date: '2024', value: 44 },
    { date: '2025', value: 47 },
  ]
  expect(indicatorsOf(table)).toMatchObject([
    { text: 'Reading', baseline: 40, baselineDate: '2023', target: 60, targetDate: '2026', readings },
  ])
})

test('a day a file has kept as a number only is that day', () => {
  expect(indicatorsOf(tableOfText('Indicator,Baseline,Baseline date\nAttendance,91,45292\n'))).toMatchObject([
    { baseline: 91, baselineDate: '2024-01-01' },
  ])
})
