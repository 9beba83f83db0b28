import { addCards } from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import { type Peer, Peers, two } from '../support/peers.ts'

const RESULT = { column: 'results', band: 'population' } as const

const texts = (peer: Peer) =>
  peer
    .read()
    .cards.filter((one) => one.column === 'results')
    .map(({ text }) => text)

describe('a list is added', () => {
  test('in its order, at its place, without blank lines, as one step', () => {
    const { ana } = two()
    const [first] = [ana.add(RESULT, 'first'), ana.add(RESULT, 'last')]
    ana.closeStep()
    addCards(ana.plan, { ...RESULT, after: first }, [' a ', '', 'b', '\n', 'c'])
    expect(texts(ana)).toEqual(['first', 'a', 'b', 'c', 'last'])
    ana.undo()
    expect(texts(ana)).toEqual(['first', 'last'])
    ana.redo()
    expect(texts(ana)).toEqual(['first', 'a', 'b', 'c', 'last'])
    expect(addCards(ana.plan, RESULT, ['', ' '])).toEqual([])
  })

  test('two people’s lists at the same spot stand one after the other', () => {
    for (let seed = 0; seed < 20; seed++) {
      const table = new Peers({ seed, count: 2 })
      const [ana, ben] = table.all as [Peer, Peer]
      const head = ana.add(RESULT, 'head')
      ana.add(RESULT, 'end')
      table.settle()
      const lists = ['a', 'b'].map((name) => Array.from({ length: 70 }, (_, index) => `${name}${index}`))
      addCards(ana.plan, { ...RESULT, after: head }, lists[0] as string[])
      addCards(ben.plan, { ...RESULT, after: head }, lists[1] as string[])
      table.settle()
      const between = texts(ana).slice(1, -1)
      const isAnaFirst = between[0] === 'a0'
      expect(between).toEqual((isAnaFirst ? lists : lists.toReversed()).flat())
    }
  })

  test('seven hundred rows into a full band keep their order, and their keys stay short', () => {
    const { ana } = two()
    const head = ana.add(RESULT, 'head')
    for (let i = 0; i < 50; i++) ana.add({ ...RESULT, after: head }, `old ${i}`)
    const rows = Array.from({ length: 700 }, (_, index) => `row ${index}`)
    addCards(ana.plan, { ...RESULT, after: head }, rows)
    expect(texts(ana).slice(1, 701)).toEqual(rows)
    expect(Math.max(...ana.read().cards.map(({ order }) => order.length))).toBeLessThan(40)
  })
})
