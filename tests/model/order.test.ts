import {
  addCard,
  type CardId,
  isOrderKey,
  moveCard,
  moveCards,
  openPlan,
  orderBetween,
  readPlan,
  type Plan,
} from '@commonboard/model'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { two } from '../support/peers.ts'

const IMPACT = { column: 'impact', band: '' } as const
const emptyPlan = (): Plan => openPlan({ plan: new Y.Doc() })
const impacts = (plan: Plan): string =>
  readPlan(plan)
    .cards.filter((card) => card.column === 'impact')
    .map((card) => card.text)
    .join('')
const four = (plan: Plan) => [...'xabc'].map((text) => addCard(plan, IMPACT, text)) as [CardId, CardId, CardId, CardId]

describe('order keys', () => {
  test('a key stands between its neighbors wherever one inserts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), (spots) => {
        const keys: string[] = []
        for (const spot of spots) {
          const index = spot % (keys.length + 1)
          const key = orderBetween(keys[index - 1] ?? null, keys[index] ?? null)
          keys.splice(index, 0, key)
          expect(isOrderKey(key)).toBe(true)
        }
        expect(keys).toEqual([...new Set(keys)].sort((a, b) => (a < b ? -1 : 1)))
      }),
    )
  })

  test('neighbors that are no keys, or stand the wrong way round, count as absent', () => {
    for (const [before, after] of [
      ['~', '~'],
      ['', ''],
      ['a1', 'a0'],
      ['a0', 'a0'],
      ['a00', '0'],
      ['ä', '한'],
    ] as const)
      expect(isOrderKey(orderBetween(before, after)), `between ${before} and ${after}`).toBe(true)
  })
})

describe('moving cards', () => {
  test('a card comes first, after another, or last', () => {
    const plan = emptyPlan()
    const [x, a, b] = four(plan)
    moveCard(plan, a, { ...IMPACT, after: null })
    expect(impacts(plan)).toBe('axbc')
    moveCard(plan, a, { ...IMPACT, after: b })
    expect(impacts(plan)).toBe('xbac')
    moveCard(plan, x, IMPACT)
    expect(impacts(plan)).toBe('bacx')
  })

  test('several cards keep the order in which they are named', () => {
    const plan = emptyPlan()
    const [x, a, b, c] = four(plan)
    moveCards(plan, [c, x], { ...IMPACT, after: a })
    expect(impacts(plan)).toBe('acxb')
    moveCards(plan, [a, b], { ...IMPACT, after: null })
    expect(impacts(plan)).toBe('abcx')
  })

  test('dropping a card where it stands writes nothing', () => {
    const plan = emptyPlan()
    const [x, a, b, c] = four(plan)
    let writes = 0
    plan.doc.on('update', () => writes++)
    moveCard(plan, a, { ...IMPACT, after: x })
    moveCard(plan, x, { ...IMPACT, after: null })
    moveCard(plan, c, IMPACT)
    moveCards(plan, [a, b], { ...IMPACT, after: x })
    moveCard(plan, a, { ...IMPACT, after: a })
    expect(writes).toBe(0)
  })

  test('two people who move one card at once: it stands where one of them put it, for both', () => {
    const { ana, ben, settle } = two()
    const card = ana.add(IMPACT, 'Children read')
    settle()
    moveCard(ana.plan, card, { column: 'results', band: 'site' })
    moveCard(ben.plan, card, { column: 'indicators', band: 'system' })
    settle()
    const place = (peer: typeof ana) => {
      const found = peer.read().cards.find((one) => one.id === card)
      return `${found?.column} ${found?.band}`
    }
    expect(place(ana)).toBe(place(ben))
    expect(['results site', 'indicators system']).toContain(place(ana))
  })

  test('two cards with the same order key stand in one order on every screen, and a third can come after either', () => {
    const { ana, ben, settle } = two()
    const first = ana.add(IMPACT, 'a')
    const second = ana.add(IMPACT, 'b')
    ana.plan.cards.get(first)?.set('place', ['impact', '', 'a5'])
    ana.plan.cards.get(second)?.set('place', ['impact', '', 'a5'])
    settle()
    expect(impacts(ana.plan)).toBe(impacts(ben.plan))
    const lower = impacts(ana.plan).at(-1) === 'a' ? first : second
    ben.add({ ...IMPACT, after: lower }, 'c')
    settle()
    expect(impacts(ana.plan).at(-1)).toBe('c')
  })

  test('two cards can change places thousands of times, and their order keys stay short', () => {
    const plan = emptyPlan()
    const [, a, b] = four(plan)
    for (let i = 0; i < 1_500; i++) {
      moveCard(plan, a, { ...IMPACT, after: b })
      expect(impacts(plan)).toBe('xbac')
      moveCard(plan, b, { ...IMPACT, after: a })
      expect(impacts(plan)).toBe('xabc')
    }
    for (const card of readPlan(plan).cards) expect(card.order.length).toBeLessThan(50)
  })

  test('two people who make room in one band at once still agree, and lose no card', () => {
    const { ana, ben, settle } = two()
    const [x, a, b] = four(ana.plan)
    settle()
    for (let i = 0; i < 150; i++) {
      moveCard(ana.plan, a, { ...IMPACT, after: b })
      moveCard(ana.plan, b, { ...IMPACT, after: a })
      moveCard(ben.plan, b, { ...IMPACT, after: x })
      moveCard(ben.plan, a, { ...IMPACT, after: x })
      if (i % 5 === 0) settle()
    }
    settle()
    expect(impacts(ana.plan)).toBe(impacts(ben.plan))
    expect([...impacts(ana.plan)].sort().join('')).toBe('abcx')
  })
})
