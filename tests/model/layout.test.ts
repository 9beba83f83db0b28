import {
  addCard,
  addLink,
  type Board,
  type CardBox,
  chainOf,
  countLines,
  fillTemplate,
  layoutBoard,
  openPlan,
  type Plan,
  readPlan,
  textWidth,
  typeInCard,
} from '@commonboard/model'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

const planOf = (template: 'blank' | 'starter' | 'example', language: 'en' | 'es' = 'en'): Plan => {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, template, language)
  return plan
}
const boardOf = (plan: Plan, language: 'en' | 'es' = 'en'): Board =>
  layoutBoard(readPlan(plan), { language, missing: new Map() })

const overlap = (a: CardBox, b: CardBox) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

describe('where things stand', () => {
  test.each(['en', 'es'] as const)('no two cards overlap and none leaves its column (%s)', (language) => {
    for (const template of ['blank', 'starter', 'example'] as const) {
      const board = boardOf(planOf(template, language), language)
      const boxes = [...board.cards.values()]
      for (const [index, box] of boxes.entries()) {
        for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false)
        const column = board.columns.find(({ column }) => column === box.card.column)
        expect(box.x).toBe(column?.x)
        expect(box.width).toBe(column?.width)
      }
    }
  })

  test('a card that says it has not been sent yet holds the line, the vision too, and pushes nobody away', () => {
    const content = readPlan(planOf('example'))
    const before = layoutBoard(content, { language: 'en', missing: new Map() })
    const cards = new Set([...before.cards.keys()].slice(0, 9))
    const text = 'Changed here, not sent yet'
    const after = layoutBoard(content, { language: 'en', missing: new Map(), notSent: { cards, text } })
    for (const [id, box] of after.cards) {
      const grown = box.height - (before.cards.get(id)?.height ?? 0)
      expect(box.face.notes.some((note) => note.text === text)).toBe(cards.has(id))
      if (cards.has(id)) expect(grown).toBeGreaterThanOrEqual(16)
      else expect(grown).toBe(0)
    }
    const boxes = [...after.cards.values()]
    for (const [index, box] of boxes.entries())
      for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false)
  })

  test('cards follow their numbers from top to bottom', () => {
    const board = boardOf(planOf('example'))
    const last = new Map<string, number>()
    for (const box of board.cards.values()) {
      expect(box.y).toBeGreaterThan(last.get(box.card.column) ?? -1)
      last.set(box.card.column, box.y)
    }
  })

  test('an empty plan shows a question and a first place to write in every open column', () => {
    const board = boardOf(planOf('blank'))
    expect(board.columns.filter(({ question }) => question).map(({ column }) => column)).toEqual([
      'vision',
      'impact',
      'results',
      'indicators',
      'principles',
      'infrastructure',
    ])
    expect(board.adds.every(({ look }) => look === 'first')).toBe(true)
    expect(board.adds).toHaveLength(7)
  })

  test('who asks to wait in a column or a strip stands in a line of its own below the head', () => {
    const content = readPlan(planOf('example'))
    const view = { language: 'en', missing: new Map(), isLayerShown: true } as const
    const before = layoutBoard(content, view)
    const board = layoutBoard(content, { ...view, locked: new Set(['results', 'strategies']) })
    const [first] = content.cards.filter(({ column }) => column === 'results')
    const top = (of: Board) => (first && of.cards.get(first.id)?.y) ?? Number.NaN
    expect(top(board) - top(before)).toBe(22)
    expect(board.columns.filter(({ lockY }) => lockY !== undefined).map(({ column }) => column)).toEqual(['results'])
    const [strip] = board.strips
    const add = board.adds.find(({ column }) => column === 'strategies')
    expect(add?.y).toBeGreaterThanOrEqual((strip?.lockY ?? Number.NaN) + 22)
  })

  test('under a finger every place to add is 44 px high at the first view, and none stands between cards', () => {
    for (const template of ['blank', 'example'] as const) {
      const content = readPlan(planOf(template))
      const collapsed = new Set(['impact'] as const)
      const board = layoutBoard(content, {
        language: 'es',
        missing: new Map(),
        isTouch: true,
        isLayerShown: true,
        collapsed,
      })
      expect(board.adds.length).toBeGreaterThan(0)
      for (const { look, height } of board.adds) {
        expect(look).not.toBe('inBand')
        expect(height * 0.8).toBeGreaterThanOrEqual(44)
      }
      expect((board.columns.find(({ isCollapsed }) => isCollapsed)?.width ?? 0) * 0.8).toBeGreaterThanOrEqual(44)
      for (const add of board.adds)
        for (const box of board.cards.values()) expect(overlap(box, { ...box, ...add })).toBe(false)
    }
  })

  test('the site band appears with its first card', () => {
    const plan = planOf('blank')
    expect(boardOf(plan).bands.map(({ band }) => band)).not.toContain('site')
    addCard(plan, { column: 'results', band: 'site' }, 'Mill Street opens at seven')
    expect(boardOf(plan).bands.map(({ band }) => band)).toContain('site')
  })

  test('links leave the right edge of one card and reach the left edge of the next, five pixels apart at most', () => {
    const board = boardOf(planOf('example'))
    expect(board.links.length).toBeGreaterThan(30)
    for (const link of board.links) {
      const ends = [board.cards.get(link.from), board.cards.get(link.to)].sort((a, b) => (a?.x ?? 0) - (b?.x ?? 0))
      expect(link.x1).toBe((ends[0]?.x ?? 0) + (ends[0]?.width ?? 0))
      expect(link.x2).toBe(ends[1]?.x)
      expect(link.y1).toBeGreaterThan(ends[0]?.y ?? 0)
      expect(link.y1).toBeLessThan((ends[0]?.y ?? 0) + (ends[0]?.height ?? 0))
    }
  })

  test('more words make a card taller and push what is below, nothing else', () => {
    const plan = planOf('example')
    const before = boardOf(plan)
    const first = [...before.cards.values()].find(({ card }) => card.number === '3.1')
    if (!first) throw new Error('the example has a result')
    typeInCard(plan, first.card.id, { index: 0, remove: 0, insert: 'many more words than there were before, ' })
    const after = boardOf(plan)
    for (const [id, box] of after.cards) {
      const old = before.cards.get(id)
      if (box.card.column !== 'results') expect(box.y).toBe(old?.y)
    }
    expect(after.cards.get(first.card.id)?.height).toBeGreaterThan(first.height)
  })
})

describe('measuring words', () => {
  test('any text gets as many lines as its width asks for, and never fewer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 40, max: 300 }), (text, width) => {
        const oneLine = text.replace(/\n/g, ' ')
        const lines = countLines(oneLine, width, 'sans', 13.5)
        expect(lines).toBeGreaterThanOrEqual(Math.ceil(textWidth(oneLine.trim(), 'sans', 13.5) / width) || 1)
      }),
    )
  })

  test('a long word without a space is broken, not clipped', () => {
    expect(countLines('x'.repeat(200), 100, 'sans', 13.5)).toBeGreaterThan(10)
  })
})

describe('lighting a chain', () => {
  test('a result lights what it leads to and what measures it, and not its siblings', () => {
    const plan = planOf('blank')
    const impact = addCard(plan, { column: 'impact', band: '' }, 'Young people thrive')
    const reading = addCard(plan, { column: 'results', band: 'population' }, 'Every child reads by nine')
    const sibling = addCard(plan, { column: 'results', band: 'population' }, 'Students are well')
    const measure = addCard(plan, { column: 'indicators', band: 'population' }, 'Reading, grade 3')
    const content = () => readPlan(plan)
    for (const [a, b] of [
      [impact, reading],
      [impact, sibling],
      [reading, measure],
    ] as const)
      expect(addLink(plan, a, b)).toBeDefined()
    const { cards, links } = chainOf(content(), [reading])
    expect([...cards].sort()).toEqual([impact, measure, reading, 'vision'].sort())
    expect(links.size).toBe(2)
  })

  test('the chain goes through the strips: from an impact to what a partner brings for it', () => {
    const plan = planOf('blank')
    const impact = addCard(plan, { column: 'impact', band: '' }, 'Young people thrive')
    const reading = addCard(plan, { column: 'results', band: 'population' }, 'Every child reads by nine')
    const tutors = addCard(plan, { column: 'strategies', band: '' }, 'Reading tutors')
    const walk = addCard(plan, { column: 'strategies', band: '' }, 'Walk to school')
    const library = addCard(plan, { column: 'resources', band: '' }, 'Rooms of the library')
    for (const [a, b] of [
      [reading, impact],
      [tutors, reading],
      [library, tutors],
    ] as const)
      expect(addLink(plan, a, b)).toBeDefined()
    const { cards } = chainOf(readPlan(plan), [impact])
    expect([...cards].sort()).toEqual([impact, reading, tutors, library, 'vision'].sort())
    expect(cards.has(walk)).toBe(false)
  })
})
