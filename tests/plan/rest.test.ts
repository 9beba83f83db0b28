import { addCard, addLink, convertCards, openPlan, readPlan, setField, setReading } from '@commonboard/model'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { restingAs } from '../../apps/web/src/several/rest.ts'

test('what cards would not show as another kind is what they do not show afterwards', () => {
  const plan = openPlan({ plan: new Y.Doc() })
  const impact = addCard(plan, { column: 'impact', band: '' }, 'Safe')
  const result = addCard(plan, { column: 'results', band: 'population' }, 'Read')
  const indicator = addCard(plan, { column: 'indicators', band: 'population' }, 'Grade 3')
  addLink(plan, result, impact)
  addLink(plan, indicator, result)
  setReading(plan, indicator, '2026', 41)
  setField(plan, indicator, 'unit', '%')
  const before = readPlan(plan)

  // To a strategy: the result it is linked with stays linked, its value and unit rest.
  expect(restingAs(before, [indicator], 'strategies')).toEqual({ links: 0, values: 1, fields: 1 })
  // Of both, the link to the impact and the one between them.
  expect(restingAs(before, [result, indicator], 'principles')).toEqual({ links: 2, values: 1, fields: 1 })

  convertCards(plan, [indicator], { column: 'strategies' })
  expect(readPlan(plan).links).toHaveLength(before.links.length)
  convertCards(plan, [result], { column: 'principles' })
  expect(readPlan(plan).links).toHaveLength(0)
})
