import { addLink, functionCardId, linkableColumns, moveCard, removeLinks, VISION_ID } from '@commonboard/model'
import { expect, test } from 'vitest'
import { two } from '../support/peers.ts'

const board = () => {
  const people = two()
  const { ana, settle } = people
  const cards = {
    impact: ana.add({ column: 'impact', band: '' }, 'Ready'),
    result: ana.add({ column: 'results', band: 'population' }, 'Children read'),
    indicator: ana.add({ column: 'indicators', band: 'population' }, 'Reading'),
    principle: ana.add({ column: 'principles', band: '' }, 'Trust'),
    council: ana.add({ column: 'infrastructure', band: '' }, 'A council'),
  }
  settle()
  return { ...people, ...cards }
}

test('a link leads from the means to the end it serves, whichever card was named first', () => {
  const { ana, impact, result, indicator, council } = board()
  addLink(ana.plan, impact, result)
  addLink(ana.plan, indicator, result)
  addLink(ana.plan, functionCardId('CE'), council)
  expect(new Set(ana.read().links.map(({ kind, from, to }) => `${kind} ${from} ${to}`))).toEqual(
    new Set([
      `contributesTo ${result} ${impact}`,
      `measures ${indicator} ${result}`,
      `supports ${council} ${functionCardId('CE')}`,
    ]),
  )
})

test('columns that say nothing to each other are not linked', () => {
  const { ana, impact, indicator, principle, result } = board()
  for (const [a, b] of [
    [impact, indicator],
    [principle, result],
    [result, result],
    [VISION_ID, impact],
    [result, 'nobody' as never],
  ] as const)
    expect(addLink(ana.plan, a, b)).toBeUndefined()
  expect(ana.read().links).toEqual([])
  expect(linkableColumns('results')).toEqual(['impact', 'indicators', 'strategies'])
  expect(linkableColumns('principles')).toEqual([])
})

test('two people who draw the same link make one', () => {
  const { ana, ben, impact, result, settle } = board()
  const one = addLink(ana.plan, impact, result)
  const other = addLink(ben.plan, result, impact)
  settle()
  expect(one).toBe(other)
  expect(ben.read().links).toHaveLength(1)
  if (one) removeLinks(ben.plan, [one])
  settle()
  expect(ana.read().links).toEqual([])
})

test('a link rests while one of its cards stands in another column, and is back with it', () => {
  const { ana, ben, impact, result, settle } = board()
  addLink(ana.plan, result, impact)
  settle()
  moveCard(ben.plan, result, { column: 'principles', band: '' })
  settle()
  expect(ana.read().links).toEqual([])
  moveCard(ben.plan, result, { column: 'results', band: 'system' })
  settle()
  expect(ana.read().links).toHaveLength(1)
})
