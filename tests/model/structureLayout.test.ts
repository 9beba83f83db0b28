import {
  addBody,
  addChannel,
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
  type StructureView,
  VISION_ID,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addLargeStructure } from '../support/largeStructure.ts'

const WIDTHS = [288, 366, 559, 600, 760, 820, 1080, 1390] as const

/** As for whoever may edit. */
const VIEW = { today: '2026-11-22', addLabel: 'Agregar un consejo o equipo' }
const draw = (
  plan: Plan,
  language: Language,
  width: number,
  isStackOpen = false,
  view: Partial<StructureView> = {},
) => {
  const content = readPlan(plan)
  const vision = content.cards.find((card) => card.id === VISION_ID)?.text ?? ''
  return layoutStructure(content.leadership, vision, { language, width, isStackOpen, ...VIEW, ...view })
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
    // Beside the board a level's name is as high as it likes.
    ...board.levels.filter((level) => !level.isBeside),
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
  for (const width of [366, 1390]) {
    const board = draw(planOf('example', 'en'), 'en', width)
    const middle = board.bridge.x + board.bridge.width / 2
    for (const box of board.channels) expect(box.x < middle).toBe(box.points === 'down')
  }
})

test('a channel both ways stands in both piers, with the same words', () => {
  const plan = small('en')
  const [community, intermediary] = readPlan(plan).leadership.bodies
  if (!community || !intermediary) throw new Error('The plan has three bodies')
  addChannel(plan, { from: intermediary.id, to: community.id }, { purpose: 'Numbers', isTwoWay: true })
  const boxes = draw(plan, 'en', 1390).channels
  expect(boxes.map(({ points, isWayBack }) => [points, isWayBack])).toEqual([
    ['down', true],
    ['up', false],
  ])
  expect(new Set(boxes.map(({ channel }) => channel.id)).size).toBe(1)
  expect(boxes[0]?.height).toBe(boxes[1]?.height)
})

test('a pier carries three channels of each half; the others are listed, none is lost', () => {
  const plan = small('en')
  const [community, intermediary, site] = readPlan(plan).leadership.bodies
  if (!community || !intermediary || !site) throw new Error('The plan has three bodies')
  for (let i = 0; i < 5; i++) addChannel(plan, { from: community.id, to: intermediary.id })
  addChannel(plan, { from: intermediary.id, to: community.id }, { isTwoWay: true })
  addChannel(plan, { from: intermediary.id, to: site.id })
  const board = draw(plan, 'en', 1390)
  expect(board.channels.map(({ half, points }) => `${half} ${points}`)).toEqual([
    ...Array.from({ length: 3 }, () => 'upper down'),
    'lower down',
  ])
  expect(board.more).toHaveLength(3)
})

test('fills the width it has, from the narrowest phone up', () => {
  for (const width of WIDTHS) expect(draw(large('es'), 'es', width).width).toBe(width)
  expect(draw(large('es'), 'es', 200).width).toBe(STRUCTURE.leastWidth)
})

test('a level with a long name of its own keeps room for it', () => {
  const community = 'All the families, schools and organizations on both sides of the river'
  const board = draw(small('en'), 'en', 366, false, { labels: { community } })
  mustBeLegible(board)
  const [first, second] = board.levels
  expect(first?.height).toBeGreaterThan(second?.height ?? Infinity)
})

test('seats of one kind keep their height, as high as a finger needs on a touch screen; a long label wraps', () => {
  const seats = draw(large('en'), 'en', 366).bodies.flatMap((box) => box.seats)
  expect(seats.some((seat) => seat.height === 32)).toBe(true)
  expect(seats.some((seat) => seat.height > 32)).toBe(true)
  const touched = draw(large('en'), 'en', 366, false, { isTouch: true }).bodies.flatMap((box) => box.seats)
  for (const seat of touched) expect(seat.height).toBeGreaterThanOrEqual(44)
})
