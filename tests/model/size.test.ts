import {
  addCard,
  type CardId,
  fillTemplate,
  moveCard,
  openPlan,
  type Plan,
  typeInCard,
  VISION_ID,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Random } from '../support/random.ts'

const example = (): Plan => {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'example', 'en')
  return plan
}
const growth = (plan: Plan, act: () => void): number => {
  const before = Y.encodeStateAsUpdate(plan.doc).length
  act()
  return Y.encodeStateAsUpdate(plan.doc).length - before
}
const results = (plan: Plan): CardId[] =>
  [...plan.cards].flatMap(([id, card]) => ((card.get('place') as string[])[0] === 'results' ? [id as CardId] : []))

describe('what a plan weighs in the store', () => {
  test('ten thousand moves of a card weigh less than a kilobyte', () => {
    const plan = example()
    const [card, one, other] = results(plan) as [CardId, CardId, CardId]
    const grown = growth(plan, () => {
      for (let i = 0; i < 5_000; i++) {
        moveCard(plan, card, { column: 'results', band: 'system', after: one })
        moveCard(plan, card, { column: 'results', band: 'population', after: other })
      }
    })
    expect(grown).toBeLessThan(1_000)
  })

  test('moves of many cards in turn weigh less than ten bytes each', () => {
    const plan = example()
    const cards = results(plan)
    const random = new Random(1)
    const grown = growth(plan, () => {
      for (let i = 0; i < 2_000; i++)
        moveCard(plan, random.pick(cards) as CardId, {
          column: 'results',
          band: 'population',
          after: random.pick(cards) as CardId,
        })
    })
    expect(grown).toBeLessThan(20_000)
  })

  test.each([
    ['a card', (plan: Plan) => addCard(plan, { column: 'impact', band: '' })],
    ['the vision', () => VISION_ID],
  ])('typing ten thousand letters into %s, with many erased again, weighs less than 20 kB', (_, cardOf) => {
    const plan = example()
    const id = cardOf(plan)
    const grown = growth(plan, () => {
      let length = 0
      for (let typed = 0; typed < 10_000; typed++) {
        if (length === 1_500) {
          typeInCard(plan, id, { index: 0, remove: length, insert: '' })
          length = 0
        }
        typeInCard(plan, id, { index: length, remove: 0, insert: 'abcdefghij '[typed % 11] ?? '' })
        length++
      }
    })
    expect(grown).toBeLessThan(20_000)
  })

  test('typing ten thousand letters all over a text weighs less than 20 bytes a letter', () => {
    const plan = example()
    const id = addCard(plan, { column: 'impact', band: '' })
    const random = new Random(2)
    const grown = growth(plan, () => {
      for (let i = 0; i < 1_000; i++) typeInCard(plan, id, { index: random.below(i + 1), remove: 0, insert: 'x' })
    })
    expect(grown).toBeLessThan(20_000)
  })

  test('the example, with its framework, strategies and structure, weighs less than 48 kB', () => {
    expect(Y.encodeStateAsUpdate(example().doc).length).toBeLessThan(48_000)
  })
})
