import {
  addCard,
  addLink,
  bringBackCards,
  type CardId,
  convertCards,
  mergeCards,
  removeCards,
  setLinkReason,
  splitCard,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import { type Peer, two } from '../support/peers.ts'

/** Two people, each on a screen of their own, do something to the same cards before they hear of each other. */

const RESULT = { column: 'results', band: 'population' } as const
const INDICATOR = { column: 'indicators', band: 'population' } as const

const live = (peer: Peer): string[] =>
  peer
    .read()
    .cards.filter(({ column }) => column === 'results')
    .map(({ text }) => text)
    .sort()
const bin = (peer: Peer): string[] => peer.read().removed.map(({ text }) => text)

/** Both see the same, also those who only read what has changed. */
function agreed({ ana, ben, table }: ReturnType<typeof two>): string[] {
  table.settle()
  table.expectSame((plan) => plan.cards.toJSON())
  for (const peer of [ana, ben]) expect(peer.watch.read().cards).toEqual(peer.read().cards)
  expect(live(ben)).toEqual(live(ana))
  return live(ana)
}

/** Two results both know, and what each does to them meanwhile. */
function scene(first: string, second: string) {
  const at = two()
  const ids: [CardId, CardId] = [at.ana.add(RESULT, first), at.ana.add(RESULT, second)]
  at.ana.closeStep()
  at.settle()
  for (const peer of [at.ana, at.ben]) peer.watch.read()
  return { ...at, at, ids, one: ids[0], other: ids[1] }
}

describe('two people merge at once', () => {
  test('the same two cards, each into the other: every word stays', () => {
    const { at, ana, ben, one, other } = scene('Read by third grade', 'Children read')
    mergeCards(ana.plan, [one, other], 'ana', 1)
    mergeCards(ben.plan, [other, one], 'ben', 1)
    const words = agreed(at).join(' ')
    expect(words).toContain('Read by third grade')
    expect(words).toContain('Children read')
  })

  test('two cards that say the same, each into the other: one of them stays', () => {
    const { at, ana, ben, one, other } = scene('Children read', 'Children read')
    mergeCards(ana.plan, [one, other], 'ana', 1)
    mergeCards(ben.plan, [other, one], 'ben', 1)
    expect(agreed(at)).toEqual(['Children read'])
    expect(bin(ana)).toEqual(['Children read'])
  })

  test('and the one that stayed can be removed, brought back, and both be there again', () => {
    const { at, ana, ben, one, other, ids } = scene('Children read', 'Children read')
    mergeCards(ana.plan, [one, other], 'ana', 1)
    mergeCards(ben.plan, [other, one], 'ben', 1)
    agreed(at)
    const stays = ana.read().cards.find(({ column }) => column === 'results')?.id as CardId
    removeCards(ana.plan, [stays], 'ana', 2)
    expect(agreed(at)).toEqual([])
    bringBackCards(ben.plan, [stays])
    expect(agreed(at)).toEqual(['Children read'])
    bringBackCards(ben.plan, ids)
    expect(agreed(at)).toEqual(['Children read', 'Children read'])
  })

  test('bringing the other one back takes away none', () => {
    const { at, ana, ben, one, other } = scene('Children read', 'Children read')
    mergeCards(ana.plan, [one, other], 'ana', 1)
    mergeCards(ben.plan, [other, one], 'ben', 1)
    agreed(at)
    bringBackCards(
      ana.plan,
      ana.read().removed.map(({ id }) => id),
    )
    expect(agreed(at)).toEqual(['Children read', 'Children read'])
  })

  test.each([['Ana'], ['Ben']])('and %s takes it back: the words are there', (who) => {
    const { at, ana, ben, one, other } = scene('Children read', 'Children read')
    mergeCards(ana.plan, [one, other], 'ana', 1)
    mergeCards(ben.plan, [other, one], 'ben', 1)
    agreed(at)
    expect((who === 'Ana' ? ana : ben).undo()).toBe(true)
    expect(agreed(at)).toContain('Children read')
  })

  test('a chain of three, neighbor with neighbor: every word stays', () => {
    const { at, ana, ben, one, other, settle } = scene('Read', 'Write')
    const third = ana.add(RESULT, 'Count')
    settle()
    mergeCards(ana.plan, [one, other], 'ana', 1)
    mergeCards(ben.plan, [other, third], 'ben', 1)
    const words = agreed(at).join(' ')
    for (const word of ['Read', 'Write', 'Count']) expect(words).toContain(word)
  })
})

describe('one merges, the other', () => {
  test('types in what goes: it comes back with all its words', () => {
    const { at, ana, ben, one, other } = scene('Read', 'Write')
    mergeCards(ana.plan, [one, other], 'ana', 1)
    ben.type(other, ' well')
    expect(agreed(at)).toEqual(['Read\nWrite', 'Write well'])
  })

  test('makes the card that stays another kind: the words go with it, the links rest', () => {
    const { at, ana, ben, one, other } = scene('Read', 'Write')
    const indicator = ana.add(INDICATOR, 'Share of readers')
    addLink(ana.plan, indicator, other)
    at.settle()
    mergeCards(ana.plan, [one, other], 'ana', 1)
    convertCards(ben.plan, [one], { column: 'indicators' })
    expect(agreed(at)).toEqual([])
    expect(ana.read().cards.find(({ id }) => id === one)).toMatchObject({ column: 'indicators', text: 'Read\nWrite' })
    expect(ana.read().restingLinks).toContainEqual({ from: indicator, to: one })
  })

  test('splits the card that goes: what was split off stays a card of its own', () => {
    const { at, ana, ben, one, other } = scene('Read', 'Write. Count')
    mergeCards(ana.plan, [one, other], 'ana', 1)
    splitCard(ben.plan, other, 7)
    const words = agreed(at)
    expect(words).toContain('Count')
    expect(words.join(' ')).toContain('Write.')
  })
})

describe('two people make a card another kind at once', () => {
  test('it becomes one of them, the same for both, with all its words', () => {
    const { at, ana, ben, one } = scene('Read', 'Write')
    convertCards(ana.plan, [one], { column: 'indicators' })
    convertCards(ben.plan, [one], { column: 'strategies' })
    ben.type(one, ' aloud')
    agreed(at)
    const card = ana.read().cards.find(({ id }) => id === one)
    expect(card?.text).toBe('Read aloud')
    expect(['indicators', 'strategies']).toContain(card?.column)
  })
})

describe('what one takes back leaves what the other has done since', () => {
  test('a link somebody has given a reason stays with its reason', () => {
    const { at, ana, ben, one } = scene('Read', 'Write')
    const indicator = ana.add(INDICATOR, 'Share of readers')
    ana.closeStep()
    const link = addLink(ana.plan, indicator, one)
    at.settle()
    if (link) setLinkReason(ben.plan, link, 'Tests tell')
    at.settle()
    ana.undo()
    agreed(at)
    expect(ana.read().links).toEqual([expect.objectContaining({ from: indicator, to: one, reason: 'Tests tell' })])
  })

  test('a merge taken back: the neighbor’s words in the one card stay', () => {
    const { at, ana, ben, one, other } = scene('Read', 'Write')
    mergeCards(ana.plan, [one, other], 'ana', 1)
    at.settle()
    ben.type(one, ' every day')
    at.settle()
    ana.undo()
    expect(agreed(at)).toEqual(['Read every day', 'Write'])
  })

  test('a split taken back: the neighbor’s words in the second card stay', () => {
    const { at, ana, ben, one } = scene('Read. Write', 'Count')
    const made = splitCard(ana.plan, one, 6)
    at.settle()
    if (made) ben.type(made, ' letters')
    at.settle()
    ana.undo()
    const words = agreed(at)
    expect(words).toContain('Read. Write')
    expect(words.join(' ')).toContain('letters')
  })

  test('a conversion taken back after the neighbor has moved the card on: it stays where the neighbor put it', () => {
    const { at, ana, ben, one } = scene('Read', 'Write')
    convertCards(ana.plan, [one], { column: 'indicators' })
    at.settle()
    convertCards(ben.plan, [one], { column: 'impact' })
    at.settle()
    ana.undo()
    agreed(at)
    expect(ana.read().cards.find(({ id }) => id === one)?.column).toBe('impact')
  })
})

test('cards added while the place they go below is removed stand in its column all the same', () => {
  const { at, ana, ben, one } = scene('Read', 'Write')
  const added = addCard(ana.plan, { ...RESULT, after: one }, 'Count')
  removeCards(ben.plan, [one], 'ben', 1)
  expect(agreed(at)).toEqual(['Count', 'Write'])
  expect(ben.read().cards.find(({ id }) => id === added)?.column).toBe('results')
})
