import {
  addCards,
  type Card,
  fillTemplate,
  isStrip,
  layoutBoard,
  moveCards,
  openPlan,
  readPlan,
  removeCards,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { captureDrop } from '../../apps/web/src/canvas/capture.ts'
import { cardInDirection, stepTarget } from '../../apps/web/src/canvas/steps.ts'
import { pointOf, spotAt } from '../../apps/web/src/canvas/presence.ts'

function table() {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'example', 'en')
  const content = readPlan(plan)
  const board = layoutBoard(content, { language: 'en', missing: new Map() })
  const card = (number: string): Card => {
    const found = content.cards.find((one) => one.number === number)
    if (!found) throw new Error(`The example has no ${number}`)
    return found
  }
  const middle = (number: string) => {
    const box = board.cards.get(card(number).id)
    if (!box) throw new Error(`${number} is not on the board`)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  return { plan, board, card, middle }
}

describe('what a drag means', () => {
  test('a card let go below another one comes after it', () => {
    const { board, card, middle } = table()
    const { x, y } = middle('3.6')
    const command = captureDrop(board, { cards: [card('3.4').id], copies: [], x, y: y + 3 })
    expect(command).toMatchObject({
      kind: 'move',
      target: { column: 'results', band: 'population', after: card('3.6').id },
    })
  })

  test('above the first card it comes first, and over another band it changes its band', () => {
    const { board, card, middle } = table()
    const { x, y } = middle('3.1')
    expect(captureDrop(board, { cards: [card('3.4').id], copies: [], x, y: y - 3 })).toMatchObject({
      target: { column: 'results', band: 'system', after: null },
    })
  })

  test('several cards keep the order of the board, whoever was chosen first', () => {
    const { plan, board, card, middle } = table()
    const ids = ['5.3', '5.1', '5.2'].map((number) => card(number).id)
    const command = captureDrop(board, { cards: ids, copies: [], ...middle('7.2') })
    expect(command?.cards).toEqual(['5.1', '5.2', '5.3'].map((number) => card(number).id))
    if (command?.kind !== 'move') throw new Error('expected a move')
    moveCards(plan, command.cards, command.target)
    const moved = readPlan(plan).cards.filter((one) => ids.includes(one.id))
    expect(moved.map((one) => one.id)).toEqual(command.cards)
    expect(moved.every((one) => one.column === 'infrastructure')).toBe(true)
  })

  test('over the functions, over the vision or beside the board nothing happens', () => {
    const { board, card, middle } = table()
    const cards = [card('3.4').id]
    expect(captureDrop(board, { cards, copies: [], ...middle('6.2') })).toBeUndefined()
    expect(captureDrop(board, { cards, copies: [], ...middle('1.1') })).toBeUndefined()
    expect(captureDrop(board, { cards, copies: [], x: 4000, y: 100 })).toBeUndefined()
  })

  test('the vision and the functions cannot be carried away', () => {
    const { board, card, middle } = table()
    expect(captureDrop(board, { cards: [card('6.1').id], copies: [], ...middle('5.2') })).toBeUndefined()
  })

  test('a copy made by tldraw becomes a copy in the plan', () => {
    const { board, card, middle } = table()
    const id = card('5.1').id
    expect(captureDrop(board, { cards: [id], copies: [id], ...middle('5.3') })).toMatchObject({
      kind: 'copy',
      cards: [id],
    })
  })
})

describe('the linked layer', () => {
  function withStrips() {
    const plan = openPlan({ plan: new Y.Doc() })
    fillTemplate(plan, 'example', 'en')
    const own = readPlan(plan).cards.filter((card) => isStrip(card.column))
    removeCards(
      plan,
      own.map((card) => card.id),
      'Ana',
      0,
    )
    const strategies = addCards(
      plan,
      { column: 'strategies', band: '' },
      Array.from({ length: 7 }, (_, n) => `Strategy ${n + 1}`),
    )
    const resources = addCards(plan, { column: 'resources', band: '' }, ['Rooms of the library', 'A van'])
    const read = () => readPlan(plan)
    const board = layoutBoard(read(), { language: 'en', missing: new Map(), isLayerShown: true })
    const card = (number: string) => {
      const found = read().cards.find((one) => one.number === number)
      if (!found) throw new Error(`There is no ${number}`)
      return found.id
    }
    const box = (number: string) => {
      const found = board.cards.get(card(number))
      if (!found) throw new Error(`${number} is not on the board`)
      return found
    }
    return { plan, board, card, box, strategies, resources }
  }

  test('a card let go right of a strategy comes after it, left of the first one before all', () => {
    const { board, card, box } = withStrips()
    const { x, y, width, height } = box('A.2')
    const right = { x: x + width, y: y + height / 2 }
    expect(captureDrop(board, { cards: [card('B.1')], copies: [], ...right })).toMatchObject({
      kind: 'move',
      target: { column: 'strategies', after: card('A.2') },
    })
    const first = box('A.1')
    expect(
      captureDrop(board, { cards: [card('A.4')], copies: [], x: first.x + 4, y: first.y + first.height / 2 }),
    ).toMatchObject({ target: { column: 'strategies', after: null } })
  })

  test('a card of a column lands in a strip, and a strategy in a column', () => {
    const { plan, board, card, box } = withStrips()
    const target = box('B.2')
    const into = captureDrop(board, {
      cards: [card('5.1')],
      copies: [],
      x: target.x + target.width,
      y: target.y + target.height / 2,
    })
    expect(into).toMatchObject({ target: { column: 'resources', after: card('B.2') } })
    const id = card('A.1')
    const principle = box('5.2')
    const out = captureDrop(board, {
      cards: [id],
      copies: [],
      x: principle.x + 40,
      y: principle.y + principle.height - 2,
    })
    if (out?.kind !== 'move') throw new Error('expected a move')
    moveCards(plan, out.cards, out.target)
    expect(readPlan(plan).cards.find((one) => one.id === id)?.column).toBe('principles')
  })

  test('in the second row the row decides, not the column above', () => {
    const { board, card, box } = withStrips()
    const target = box('A.6')
    const drop = captureDrop(board, {
      cards: [card('A.1')],
      copies: [],
      x: target.x + target.width,
      y: target.y + target.height / 2,
    })
    expect(drop).toMatchObject({ target: { column: 'strategies', after: card('A.6') } })
  })

  test('arrows lead from the columns into the strips, through their rows, and back', () => {
    const { board, card } = withStrips()
    const last = card('2.3')
    const below = cardInDirection(board, last, 'down')
    expect(below).toBe(card('A.1'))
    expect(cardInDirection(board, card('A.1'), 'right')).toBe(card('A.2'))
    expect(cardInDirection(board, card('A.1'), 'down')).toBe(card('A.6'))
    expect(cardInDirection(board, card('A.6'), 'down')).toBe(card('B.1'))
    expect(cardInDirection(board, card('B.1'), 'up')).toBe(card('A.6'))
    const above = cardInDirection(board, card('A.1'), 'up')
    expect(board.columns.some(({ column }) => column === board.cards.get(above ?? last)?.card.column)).toBe(true)
  })

  test('a step with Alt moves a strategy past its neighbor, a row on, and into the other strip', () => {
    const { board, card } = withStrips()
    expect(stepTarget(board, card('A.2'), 'left')).toEqual({ column: 'strategies', band: '', after: null })
    expect(stepTarget(board, card('A.2'), 'right')).toEqual({ column: 'strategies', band: '', after: card('A.3') })
    expect(stepTarget(board, card('A.7'), 'down')).toEqual({ column: 'resources', band: '', after: null })
    expect(stepTarget(board, card('B.1'), 'up')).toEqual({ column: 'strategies', band: '' })
    expect(stepTarget(board, card('A.7'), 'right')).toBeUndefined()
  })

  test('a card dropped on the bar of a folded column comes last in it', () => {
    const { plan, card } = withStrips()
    const content = readPlan(plan)
    const board = layoutBoard(content, { language: 'en', missing: new Map(), collapsed: new Set(['principles']) })
    const bar = board.columns.find(({ column }) => column === 'principles')
    const last = content.cards.findLast((one) => one.column === 'principles')
    expect(
      captureDrop(board, { cards: [card('2.1')], copies: [], x: (bar?.x ?? 0) + 10, y: (bar?.y ?? 0) + 90 }),
    ).toMatchObject({ target: { column: 'principles', after: last?.id } })
  })

  test('a spot on a strip is told by the strip, and is none where the layer is hidden', () => {
    const { plan, board } = withStrips()
    const strip = board.strips[1]
    if (!strip) throw new Error('there are two strips')
    const spot = spotAt(board, strip.x + strip.width * 0.95, strip.y + 20)
    expect(spot.column).toBe('resources')
    expect(pointOf(board, spot)?.y).toBeCloseTo(strip.y + 20, 0)
    expect(pointOf(layoutBoard(readPlan(plan), { language: 'en', missing: new Map() }), spot)).toBeUndefined()
  })
})

describe('steps by keyboard', () => {
  test('arrows go to the neighbour, and to the card beside it in the next column', () => {
    const { board, card } = table()
    expect(cardInDirection(board, card('3.2').id, 'down')).toBe(card('3.3').id)
    expect(cardInDirection(board, card('1.1').id, 'right')).toBe(card('2.1').id)
    expect(cardInDirection(board, card('1.1').id, 'left')).toBeUndefined()
  })

  test('a card moved down past the last of its band goes to the head of the next band', () => {
    const { board, card } = table()
    expect(stepTarget(board, card('3.3').id, 'down')).toEqual({ column: 'results', band: 'population', after: null })
    expect(stepTarget(board, card('3.4').id, 'up')).toEqual({ column: 'results', band: 'system' })
  })

  test('sideways it skips the columns of constants', () => {
    const { board, card } = table()
    expect(stepTarget(board, card('5.1').id, 'right')?.column).toBe('infrastructure')
    expect(stepTarget(board, card('2.1').id, 'left')).toBeUndefined()
    expect(stepTarget(board, card('6.1').id, 'right')).toBeUndefined()
  })
})

describe('where others point', () => {
  test('a spot on a card means the same words in another language, where the card is taller', () => {
    const { board, card } = table()
    const box = board.cards.get(card('3.5').id)
    if (!box) throw new Error('3.5 is not on the board')
    const spot = spotAt(board, box.x + box.width * 0.25, box.y + box.height * 0.5)
    expect(spot).toEqual({ card: card('3.5').id, dx: 0.25, dy: 0.5 })
    const taller = { ...board, cards: new Map([[box.card.id, { ...box, y: 900, height: box.height * 2 }]]) }
    expect(pointOf(taller, spot)).toEqual({ x: box.x + box.width * 0.25, y: 900 + box.height })
  })

  test('beside the cards it is told by the column, and a card that is gone has no spot', () => {
    const { board } = table()
    const spot = spotAt(board, 30, 5000)
    expect(spot.column).toBe('vision')
    expect(pointOf(board, spot)?.y).toBeCloseTo(5000, 0)
    expect(pointOf(board, { card: 'gone' as Card['id'], dx: 0, dy: 0 })).toBeUndefined()
  })
})
