import {
  addCard,
  bringBackCards,
  type CardId,
  mergeCards,
  readPlan,
  removeCards,
  setField,
  typeInCard,
} from '@commonboard/model'
import { expect, test } from 'vitest'
import { Ledger } from '../support/edits.ts'
import { type Peer, Peers, two } from '../support/peers.ts'
import { type Random, seeds } from '../support/random.ts'

/** Several people merge the same cards before they hear of each other. */

const RESULT = { column: 'results', band: 'population' } as const

const onBoard = (peer: Peer): string[] =>
  peer
    .read()
    .cards.filter(({ column }) => column === 'results')
    .map(({ text }) => text)

function expectAgreed(table: Peers): void {
  table.settle()
  table.expectSame(readPlan)
  for (const peer of table.all) expect(peer.watch.read()).toEqual(peer.read())
}

/** How often each letter stands on the board. */
function counts(peer: Peer): Map<string, number> {
  const found = new Map<string, number>()
  for (const letter of onBoard(peer).join('')) found.set(letter, (found.get(letter) ?? 0) + 1)
  return found
}

// Letters that somebody takes back with his own typing are gone; all others are there, and once.
function expectEachOnce(table: Peers, letters: ReadonlySet<string>): void {
  const found = counts(table.any())
  for (const letter of letters) {
    if (!found.has(letter)) throw new Error(`${letter} is lost in ${JSON.stringify(onBoard(table.any()))}`)
    if (found.get(letter) !== 1) throw new Error(`${letter} is there ${found.get(letter)} times`)
  }
}

function scene(seed: number, count: number, lines: number) {
  const table = new Peers({ seed, count })
  const ledger = new Ledger()
  const first = table.all[0] as Peer
  const ids = Array.from({ length: lines }, () => addCard(first.plan, RESULT, ledger.letters(first, 3)))
  first.closeStep()
  table.settle()
  const letters = new Set(ledger.typedBy.keys())
  const type = (peer: Peer, random: Random) => {
    const id = ids[0] as CardId
    const words = ledger.letters(peer, 2)
    const text = peer.text(id)
    // At its end, where the merges of others put their lines, or in the words it always had.
    const index = random.chance(0.5) ? text.length : random.below(`${text}\n`.indexOf('\n') + 1)
    typeInCard(peer.plan, id, { index, remove: 0, insert: words })
    return words
  }
  return { table, ledger, ids, letters, type }
}

test.each(seeds(150))(
  'who merge the same cards at once have each word once, whoever types and takes his merge back (seed %i)',
  (seed) => {
    const { table, ids, letters, type } = scene(seed, 3, 4)
    const merges = new Set<Peer>()
    table.run(60, (peer, random) => {
      switch (random.weighted({ merge: 4, type: 4, undo: 2, redo: 1 })) {
        case 'merge':
          if (merges.has(peer)) break
          peer.closeStep()
          if (!mergeCards(peer.plan, ids, peer.name, 1)) break
          peer.closeStep()
          merges.add(peer)
          break
        case 'type':
          // Typing would come to stand before the merge among what can be taken back.
          if (!merges.has(peer)) for (const letter of type(peer, random)) letters.add(letter)
          break
        case 'undo':
          if (merges.delete(peer)) peer.undo()
          break
        case 'redo':
          if (!merges.has(peer) && peer.undos.canRedo() && peer.redo()) merges.add(peer)
      }
    })
    expectAgreed(table)
    expectEachOnce(table, letters)
    const before = onBoard(table.any())
    expect(before.length, 'merged, or none is').toBe(merges.size > 0 ? 1 : ids.length)
    // One after the other takes his back: only the last one's way back parts the cards.
    for (const peer of merges) {
      expect(onBoard(table.any()).length).toBe(1)
      peer.undo()
      table.settle()
      expectEachOnce(table, letters)
    }
    expectAgreed(table)
    expect(onBoard(table.any()).length).toBe(ids.length)
  },
)

function pair(first: string, second: string) {
  const people = two()
  const ids: [CardId, CardId] = [people.ana.add(RESULT, first), people.ana.add(RESULT, second)]
  people.ana.closeStep()
  people.settle()
  for (const peer of people.table.all) peer.watch.read()
  return { ...people, ids }
}

test.each([
  ['Read', 'Write', 'Read\nWrite'],
  ['Read', 'Read', 'Read'],
])(
  'one merges “%s” and “%s” while the other removes the card that stays: it is there, with all words',
  (one, other, both) => {
    const { ana, ben, table, ids } = pair(one, other)
    mergeCards(ana.plan, ids, 'ana', 1)
    removeCards(ben.plan, [ids[0]], 'ben', 2)
    expectAgreed(table)
    expect(onBoard(ben)).toEqual([both])
    // Without the merge the removal holds, and what had been merged is back.
    ana.undo()
    expectAgreed(table)
    expect(onBoard(ben)).toEqual([other])
    ana.redo()
    expectAgreed(table)
    expect(onBoard(ben)).toEqual([both])
    // Removed by somebody who has seen the merge, it is removed.
    removeCards(ben.plan, [ids[0]], 'ben', 3)
    expectAgreed(table)
    expect(onBoard(ana)).toEqual([])
    bringBackCards(ana.plan, [ids[0]])
    expectAgreed(table)
    expect(onBoard(ana)).toEqual([both])
  },
)

test('a merge taken back before the other’s is known leaves the other’s whole', () => {
  const { ana, ben, table, ids } = pair('Read', 'Write')
  mergeCards(ben.plan, ids, 'ben', 1)
  mergeCards(ana.plan, ids, 'ana', 1)
  ana.undo()
  expectAgreed(table)
  expect(onBoard(ana)).toEqual(['Read\nWrite'])
  ben.undo()
  expectAgreed(table)
  expect(onBoard(ana)).toEqual(['Read', 'Write'])
})

test('what somebody writes into his merged lines before he hears of the same merge is what stands', () => {
  const { ana, ben, table, ids } = pair('Read', 'Write')
  mergeCards(ana.plan, ids, 'ana', 1)
  mergeCards(ben.plan, ids, 'ben', 1)
  ben.write(ids[0], 'Read\nWrite well')
  expectAgreed(table)
  expect(onBoard(ana)).toEqual(['Read\nWrite well'])
  ana.write(ids[0], 'Read\nWrite very well')
  expectAgreed(table)
  expect(onBoard(ben)).toEqual(['Read\nWrite very well'])
  ana.write(ids[0], 'Read')
  expectAgreed(table)
  expect(onBoard(ben)).toEqual(['Read'])
})

test('what both merges filled in stays when one is taken back', () => {
  const { ana, ben, table, settle, ids } = pair('Read', 'Write')
  const [first, second] = ids.map((_, index) => ana.add({ column: 'indicators', band: '' }, `Share ${index}`)) as [
    CardId,
    CardId,
  ]
  setField(ana.plan, second, 'owner', 'Rosa')
  settle()
  ana.closeStep()
  for (const peer of [ana, ben]) mergeCards(peer.plan, [first, second], peer.name, 1)
  settle()
  for (const peer of [ana, ben]) {
    expect(peer.undo()).toBe(true)
    expectAgreed(table)
    const owners = ben.read().cards.filter(({ owner }) => owner === 'Rosa')
    expect(owners.length).toBeGreaterThan(0)
    if (peer === ana) expect(owners.map(({ id }) => id)).toEqual([first])
  }
})

test('merged, brought back and merged again one after the other, the words stand again', () => {
  const { ana, ben, table, ids } = pair('Read', 'Write')
  mergeCards(ana.plan, ids, 'ana', 1)
  expectAgreed(table)
  ben.write(ids[0], 'Read')
  bringBackCards(ben.plan, [ids[1]])
  expectAgreed(table)
  mergeCards(ben.plan, ids, 'ben', 2)
  expectAgreed(table)
  expect(onBoard(ana)).toEqual(['Read\nWrite'])
  // And the other way round, with what is left of the first merge.
  bringBackCards(ana.plan, [ids[1]])
  mergeCards(ana.plan, [ids[1], ids[0]], 'ana', 3)
  expectAgreed(table)
  expect(onBoard(ben)).toEqual(['Write\nRead'])
})
