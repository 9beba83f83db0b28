import { addLink, bringBackCards, functionCardId, removeCards, VISION_ID } from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import { type Peer, two } from '../support/peers.ts'

const IMPACT = { column: 'impact', band: '' } as const
const RESULT = { column: 'results', band: 'population' } as const
const isLive = (peer: Peer, id: string) => peer.read().cards.some((card) => card.id === id)
const onBoth = (id: string, { ana, ben }: { ana: Peer; ben: Peer }) => [isLive(ana, id), isLive(ben, id)]

describe('removing a card', () => {
  test('marks it: it is gone from every board, says who removed it, and can be brought back to where it stood', () => {
    const people = two()
    const { ana, ben, settle } = people
    const [first, second, third] = ['a', 'b', 'c'].map((text) => ana.add(IMPACT, text)) as [never, never, never]
    settle()
    removeCards(ana.plan, [second], 'Ana', 1_700_000_000_000)
    settle()
    const numbers = () =>
      ben.read().cards.flatMap((card) => (card.column === 'impact' ? [card.number + card.text] : []))
    expect(numbers()).toEqual(['2.1a', '2.2c'])
    expect(ben.read().removed.map((card) => [card.text, card.removed])).toEqual([
      ['b', { by: 'Ana', at: 1_700_000_000_000 }],
    ])
    bringBackCards(ben.plan, [second])
    settle()
    expect(numbers()).toEqual(['2.1a', '2.2b', '2.3c'])
    expect(onBoth(first, people).concat(onBoth(third, people))).toEqual([true, true, true, true])
  })

  test('loses to words somebody types meanwhile: the card comes back on every screen', () => {
    const people = two()
    const { ana, ben, settle } = people
    const card = ana.add(IMPACT, 'Children read')
    settle()
    removeCards(ana.plan, [card], 'Ana', 1)
    ben.type(card, ' by nine')
    expect(isLive(ana, card)).toBe(false)
    settle()
    expect(onBoth(card, people)).toEqual([true, true])
  })

  test('loses to words typed after it, by somebody whose card was still open', () => {
    const people = two()
    const { ana, ben, settle } = people
    const card = ana.add(IMPACT, 'Children read')
    settle()
    removeCards(ana.plan, [card], 'Ana', 1)
    settle()
    ben.type(card, ' by nine')
    settle()
    expect(onBoth(card, people)).toEqual([true, true])
    removeCards(ana.plan, [card], 'Ana', 2)
    settle()
    expect(onBoth(card, people), 'removed again').toEqual([false, false])
  })

  test('holds again when the very words it removed stand there again', () => {
    const people = two()
    const { ana, ben, settle } = people
    const card = ana.add(IMPACT, 'Children read')
    removeCards(ana.plan, [card], 'Ana', 1)
    settle()
    ben.write(card, 'Children read!')
    ben.write(card, 'Children read')
    settle()
    expect(onBoth(card, people)).toEqual([false, false])
  })

  test('ends the same for both when one brings back what the other removes again', () => {
    const people = two()
    const { ana, ben, settle } = people
    const card = ana.add(IMPACT, 'Children read')
    removeCards(ana.plan, [card], 'Ana', 1)
    settle()
    bringBackCards(ana.plan, [card])
    removeCards(ben.plan, [card], 'Ben', 2)
    settle()
    expect(isLive(ana, card)).toBe(isLive(ben, card))
  })

  test('lets its links wait: they are back with the card', () => {
    const { ana, ben, settle } = two()
    const impact = ana.add(IMPACT, 'Ready')
    const result = ana.add(RESULT, 'Children read')
    addLink(ana.plan, result, impact)
    settle()
    removeCards(ben.plan, [impact], 'Ben', 1)
    settle()
    expect(ana.read().links).toEqual([])
    bringBackCards(ben.plan, [impact])
    settle()
    expect(ana.read().links).toHaveLength(1)
  })

  test('is not possible for the vision and the functions', () => {
    const { ana } = two()
    removeCards(ana.plan, [VISION_ID, functionCardId('CE')], 'Ana', 1)
    expect(ana.read().cards).toHaveLength(7)
  })

  test('twice writes once', () => {
    const { ana } = two()
    const card = ana.add(IMPACT, 'Children read')
    removeCards(ana.plan, [card], 'Ana', 1)
    let writes = 0
    ana.doc.on('update', () => writes++)
    removeCards(ana.plan, [card], 'Ana', 2)
    expect(writes).toBe(0)
  })
})
