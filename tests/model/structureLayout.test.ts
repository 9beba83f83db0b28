import {
  addBody,
  addSeat,
  type Box,
  fillTemplate,
  type Language,
  LANGUAGES,
  layoutStructure,
  openPlan,
  type Plan,
  readPlan,
  STRUCTURE,
  type StructureBoard,
  VISION_ID,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addLargeStructure } from '../support/largeStructure.ts'

const WIDTHS = [390, 760, 820, 1080, 1390] as const

const draw = (plan: Plan, language: Language, width: number, isStackOpen = false) => {
  const content = readPlan(plan)
  const vision = content.cards.find((card) => card.id === VISION_ID)?.text ?? ''
  return layoutStructure(content.leadership, vision, { language, width, isStackOpen, today: '2026-11-22' })
}
const planOf = (template: 'blank' | 'starter' | 'example', language: Language): Plan => {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, template, language)
  return plan
}

function small(language: Language): Plan {
  const plan = planOf('blank', language)
  for (const level of ['community', 'intermediary', 'site'] as const)
    addSeat(plan, { body: addBody(plan, { level }, { name: `${level} team` }) }, { role: 'family' })
  return plan
}

function large(language: Language): Plan {
  const plan = planOf('blank', language)
  addLargeStructure(plan, language)
  return plan
}

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
const within = (inner: Box, outer: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

function mustBeLegible(board: StructureBoard): void {
  const whole = { x: 0, y: 0, width: board.width, height: board.height }
  const boxes: Box[] = [
    ...board.bodies,
    ...board.channels,
    ...board.empties,
    board.opening,
    ...(board.stack ? [board.stack] : []),
  ]
  for (const [index, box] of boxes.entries()) {
    expect(within(box, whole)).toBe(true)
    for (const other of boxes.slice(index + 1)) if (overlap(box, other)) expect([box, other]).toBe('apart')
  }
  for (const body of board.bodies)
    for (const [index, seat] of body.seats.entries()) {
      expect(within(seat, body), `${seat.label} lies in ${body.name}`).toBe(true)
      for (const other of body.seats.slice(index + 1)) expect(overlap(seat, other)).toBe(false)
    }
  const [above, below] = board.bands
  for (const body of board.bodies) {
    const home = body.body.level === 'intermediary' ? board.bridge : body.body.level === 'site' ? below : above
    expect(home && within(body, home), `${body.name} stands on its level`).toBe(true)
  }
}

describe.each(LANGUAGES)('the bridge (%s)', (language) => {
  test.each(WIDTHS)('has nothing over each other at %i px: example, three bodies, twenty-five, none', (width) => {
    for (const plan of [planOf('example', language), small(language), large(language), planOf('starter', language)])
      for (const isStackOpen of [false, true]) mustBeLegible(draw(plan, language, width, isStackOpen))
    mustBeLegible(draw(planOf('blank', language), language, width))
  })

  test('keeps five schools and a stack in sight of twenty, until somebody opens it', () => {
    const closed = draw(large(language), language, 1390)
    expect(closed.bodies.filter((box) => box.body.level === 'site')).toHaveLength(5)
    expect(closed.stack?.bodies).toHaveLength(15)
    const open = draw(large(language), language, 1390, true)
    expect(open.bodies.filter((box) => box.body.level === 'site')).toHaveLength(20)
    expect(open.stack).toBeUndefined()
  })

  test('asks each level its question while it is empty', () => {
    expect(draw(planOf('blank', language), language, 1390).empties.map((box) => box.level)).toEqual([
      'community',
      'intermediary',
      'site',
    ])
  })
})

test('what leads down stands in the left pier, what leads up in the right', () => {
  const board = draw(planOf('example', 'en'), 'en', 1390)
  const middle = board.bridge.x + board.bridge.width / 2
  for (const box of board.channels) expect(box.x < middle).toBe(box.points === 'down')
})

test('seats of one kind keep their height; a label too long for its body wraps', () => {
  const board = draw(large('en'), 'en', 390)
  expect(board.width).toBe(STRUCTURE.leastWidth)
  const seats = board.bodies.flatMap((box) => box.seats)
  expect(seats.some((seat) => seat.height === 32)).toBe(true)
  expect(seats.some((seat) => seat.height > 32)).toBe(true)
})
