import { tableOf } from '@commonboard/model'
import { expect, test } from 'vitest'
import { beginning } from '../../apps/web/src/import/beginning.ts'

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
