import { addCard, openPlan, planImport, readPlan, recognize, setField, tableOf, typeInCard } from '@commonboard/model'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { beginning } from '../../apps/web/src/import/beginning.ts'
import { isSameImport } from '../../apps/web/src/import/isSameImport.ts'

const begins = (...rows: string[][]) => beginning(tableOf('', rows), 'results')

test('rows copied without headings are words for the column they were pasted into', () => {
  expect(begins(['Parks are safe'], ['Neighbors know each other'])).toEqual({
    isHeadless: true,
    mapping: ['card.results'],
  })
  expect(begins(['Parks are safe', '12'], ['Neighbors meet', '30']).mapping).toEqual(['card.results', 'ignored'])
})

test('one heading we know is enough: the first row has headings, and no name of an owner becomes a card', () => {
  const rows = [
    ['Owner', 'How much', 'What we count'],
    ['Rosa', '30', 'Students who mentor'],
  ]
  expect(begins(...rows)).toEqual({ isHeadless: false, mapping: undefined })
  expect(begins(['Indicator', 'Target'], ['Attendance', '96'])).toEqual({ isHeadless: false, mapping: undefined })
})

test('what is about to come in is other than what was looked at once somebody writes in what it changes, not elsewhere', () => {
  const plan = openPlan({ plan: new Y.Doc() })
  const attendance = addCard(plan, { column: 'indicators', band: 'population' }, 'Attendance')
  const other = addCard(plan, { column: 'results', band: 'population' }, 'Parks are safe')
  const table = tableOf('', [
    ['Indicator', 'Target'],
    ['Attendance', '96'],
    ['Open gyms', '3'],
  ])
  const now = () => planImport(readPlan(plan), table, recognize(table.headings))
  const seen = now()
  typeInCard(plan, other, { index: 0, remove: 0, insert: 'All ' })
  expect(isSameImport(now(), seen)).toBe(true)
  setField(plan, attendance, 'target', 95)
  expect(isSameImport(now(), seen)).toBe(false)
})
