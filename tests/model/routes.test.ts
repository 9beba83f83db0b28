import {
  addCard,
  addLink,
  type Board,
  type CardId,
  type Column,
  COLUMNS,
  fillTemplate,
  layoutBoard,
  linkAt,
  linkDrawing,
  linkMiddle,
  type LinkPath,
  linkPoints,
  openPlan,
  type Plan,
  readPlan,
} from '@commonboard/model'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

const WORDS = [
  'Families take part in how their children learn.',
  'Chronic absence',
  'Both districts and the county share data, and act on it together, in every season and in every school of the valley.',
]
const OPEN: readonly Column[] = [
  'impact',
  'results',
  'indicators',
  'principles',
  'infrastructure',
  'strategies',
  'resources',
]
/** Any plan: cards by a list of columns, links by pairs of cards, of which those that may not be linked are none. */
function planOf(cards: readonly number[], links: readonly (readonly [number, number])[]): Plan {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'blank', 'en')
  const ids = readPlan(plan)
    .cards.filter((card) => card.column === 'functions')
    .map((card) => card.id)
  for (const [index, at] of cards.entries()) {
    const column = OPEN[at % OPEN.length] ?? 'results'
    const band = column === 'results' || column === 'indicators' ? 'population' : ''
    ids.push(addCard(plan, { column, band }, WORDS[index % WORDS.length]))
  }
  for (const [a, b] of links) {
    const [one, other] = [ids[a % ids.length], ids[b % ids.length]]
    if (one && other) addLink(plan, one, other)
  }
  return plan
}

const anyPlan = fc
  .tuple(
    fc.array(fc.nat(), { minLength: 4, maxLength: 60 }),
    fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 10, maxLength: 240 }),
  )
  .map(([cards, links]) => planOf(cards, links))
const anyView = fc.record({
  isLayerShown: fc.constant(true),
  collapsed: fc.subarray([...COLUMNS], { maxLength: 3 }).map((columns) => new Set(columns)),
})

const boardOf = (plan: Plan, view: Partial<Parameters<typeof layoutBoard>[1]> = {}): Board =>
  layoutBoard(readPlan(plan), { language: 'en', missing: new Map(), ...view })

/** Every third of a pixel or so along a link. */
function* along(link: LinkPath): Generator<{ x: number; y: number }> {
  const points = linkPoints(link)
  for (let at = 1; at < points.length; at++) {
    const [a, b] = [points[at - 1], points[at]]
    if (!a || !b) continue
    const steps = Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / 3)
    for (let step = 0; step <= steps; step++)
      yield { x: a.x + ((b.x - a.x) * step) / Math.max(1, steps), y: a.y + ((b.y - a.y) * step) / Math.max(1, steps) }
  }
}

function expectClear(board: Board): void {
  const boxes = [...board.cards.values(), ...board.columns.filter((column) => column.isCollapsed)]
  for (const link of board.links)
    for (const { x, y } of along(link)) {
      const under = boxes.find(
        (box) => x > box.x + 0.5 && x < box.x + box.width - 0.5 && y > box.y + 0.5 && y < box.y + box.height - 0.5,
      )
      if (under) throw new Error(`The link ${link.id} runs over ${'card' in under ? under.card.number : under.column}`)
    }
}

describe('how links run', () => {
  test('no link runs over a card, whatever is linked and whichever columns are collapsed', () => {
    fc.assert(
      fc.property(anyPlan, anyView, (plan, view) => {
        expectClear(boardOf(plan, view))
      }),
      { numRuns: 60 },
    )
  })

  test('a link begins and ends at an edge of its own two cards', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const board = boardOf(plan, { isLayerShown: true })
        for (const link of board.links) {
          const touches = (x: number, y: number) =>
            [link.from, link.to].filter((id) => {
              const box = board.cards.get(id)
              if (!box) return false
              const isBeside = x === box.x || x === box.x + box.width
              const isAbove = y === box.y || y === box.y + box.height
              const isWithin = x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height
              return isWithin && (isBeside || isAbove)
            })
          expect([...touches(link.x1, link.y1), ...touches(link.x2, link.y2)].sort()).toEqual(
            [link.from, link.to].sort(),
          )
        }
      }),
      { numRuns: 40 },
    )
  })

  test('the same plan is drawn the same, whoever draws it', () => {
    fc.assert(
      fc.property(anyPlan, anyView, (plan, view) => {
        const copy = new Y.Doc()
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(plan.doc))
        expect(boardOf(openPlan({ plan: copy }), view).links).toEqual(boardOf(plan, view).links)
      }),
      { numRuns: 20 },
    )
  })

  test('links of different strategies never share a stretch of a lane', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const board = boardOf(plan, { isLayerShown: true })
        const strategies = new Set(
          [...board.cards.values()].flatMap(({ card }) => (card.column === 'strategies' ? [card.id] : [])),
        )
        const level = board.links.flatMap((link) => {
          const owner = strategies.has(link.from) ? link.from : link.to
          const points = linkPoints(link)
          return link.turns.length === 0
            ? []
            : points.slice(1).flatMap((b, at) => {
                const a = points[at]
                return a && Math.abs(a.y - b.y) < 0.01 && Math.min(a.y, b.y) > (board.strips[0]?.y ?? 0)
                  ? [{ owner, y: a.y, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) }]
                  : []
              })
        })
        for (const one of level)
          for (const other of level)
            if (one.owner !== other.owner && Math.abs(one.y - other.y) < 1)
              expect(one.to <= other.from || other.to <= one.from).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('a point on a link finds it, and a point away from all of them finds none', () => {
    const plan = openPlan({ plan: new Y.Doc() })
    fillTemplate(plan, 'example', 'en')
    const board = boardOf(plan, { isLayerShown: true })
    for (const link of board.links) {
      const middle = linkMiddle(link)
      const found = linkAt(board.links, middle, 6)
      expect(found).toBeDefined()
    }
    expect(linkAt(board.links, { x: -500, y: -500 }, 6)).toBeUndefined()
  })

  test('the drawing of a link starts and ends where the link does', () => {
    const board = boardOf(
      planOf(
        [5, 1, 6, 2, 1],
        [
          [6, 7],
          [6, 8],
          [0, 6],
        ],
      ),
      { isLayerShown: true },
    )
    for (const link of board.links) {
      const drawing = linkDrawing(link)
      expect(drawing.startsWith(`M${Math.round(link.x1 * 10) / 10},${Math.round(link.y1 * 10) / 10}`)).toBe(true)
      expect(drawing.endsWith(`${Math.round(link.x2 * 10) / 10},${Math.round(link.y2 * 10) / 10}`)).toBe(true)
    }
  })
})

describe('the linked layer', () => {
  test('hidden, the board is what it was without strategies; shown, the seven columns stay where they are', () => {
    const plan = planOf([0, 1, 1, 2, 2, 3, 4], [[6, 7]])
    const before = boardOf(plan)
    for (const column of ['strategies', 'resources'] as const) addCard(plan, { column, band: '' }, 'Walk to school')
    const hidden = boardOf(plan)
    expect({ ...hidden, cards: [...hidden.cards.keys()] }).toEqual({ ...before, cards: [...before.cards.keys()] })
    const shown = boardOf(plan, { isLayerShown: true })
    expect(shown.columns).toEqual(before.columns)
    for (const [id, box] of before.cards) expect(shown.cards.get(id)).toMatchObject({ x: box.x, y: box.y })
    expect(shown.strips.map(({ column, count }) => [column, count])).toEqual([
      ['strategies', 1],
      ['resources', 1],
    ])
    expect(shown.strips[0]?.y).toBeGreaterThanOrEqual(before.height)
  })

  test('cards of a strip flow in rows below all columns, and none overlaps another', () => {
    fc.assert(
      fc.property(anyPlan, anyView, (plan, view) => {
        const board = boardOf(plan, view)
        const boxes = [...board.cards.values()]
        const floor = Math.max(...board.columns.map((column) => column.y + column.height))
        for (const [index, a] of boxes.entries()) {
          if (a.card.column === 'strategies' || a.card.column === 'resources') expect(a.y).toBeGreaterThan(floor)
          for (const b of boxes.slice(index + 1)) {
            const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
            expect(apart).toBe(true)
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  test('an empty strip asks its question and has a first place to write', () => {
    const board = boardOf(planOf([1], []), { isLayerShown: true })
    expect(board.adds.filter(({ look }) => look === 'first').map(({ column }) => column)).toContain('strategies')
    expect(board.strips.every(({ question }) => question)).toBe(true)
  })
})

describe('collapsed columns', () => {
  test('a collapsed column is a bar without cards, its links end at the bar, and the others move up to it', () => {
    const plan = planOf(
      [1, 1, 2, 2, 2],
      [
        [6, 8],
        [6, 9],
        [7, 10],
      ],
    )
    const open = boardOf(plan)
    const board = boardOf(plan, { collapsed: new Set<Column>(['indicators']) })
    const bar = board.columns.find(({ column }) => column === 'indicators')
    expect(bar).toMatchObject({ isCollapsed: true, count: 3 })
    expect([...board.cards.values()].some(({ card }) => card.column === 'indicators')).toBe(false)
    expect(board.links).toHaveLength(open.links.length)
    for (const link of board.links) expect(link.x2).toBe(bar?.x)
    expect(board.width).toBeLessThan(open.width)
  })
})

test('functions reach their strategies through the gap beside the infrastructure', () => {
  const board = boardOf(planOf([5], [[0, 6]]), { isLayerShown: true })
  const [link] = board.links
  const functions = board.columns.find(({ column }) => column === 'functions')
  expect(link?.x1).toBe((functions?.x ?? 0) + (functions?.width ?? 0))
  expect(link?.turns.length).toBeGreaterThan(1)
})
