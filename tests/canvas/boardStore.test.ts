import {
  type Board,
  type CardBox,
  type CardId,
  chainOf,
  fillTemplate,
  layoutBoard,
  openPlan,
  readPlan,
} from '@commonboard/model'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createBoardStore } from '../../apps/web/src/canvas/boardStore.ts'
import type { Peer } from '../../apps/web/src/plan/usePlan.ts'

const example = (): { board: Board; content: ReturnType<typeof readPlan> } => {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'example', 'en')
  const content = readPlan(plan)
  return { content, board: layoutBoard(content, { language: 'en', missing: new Map() }) }
}

const ben = (more: Partial<Peer>): Peer => ({ clientId: 2, isMe: false, name: 'Ben', color: 1, ...more })

test('a cursor that moves has no card looked at again; what others choose and write in shows on the card', () => {
  const { board, content } = example()
  const [first, second] = [...board.cards.keys()]
  if (!first || !second) throw new Error('the example has cards')
  let looks = 0
  class Watched extends Map<CardId, CardBox> {
    override [Symbol.iterator]() {
      looks++
      return super[Symbol.iterator]()
    }
  }
  const shown = { board: { ...board, cards: new Watched(board.cards) }, chosen: [], chain: chainOf(content, []) }
  const store = createBoardStore()
  store.set({ ...shown, peers: [ben({ cursor: { card: first, dx: 0.1, dy: 0.1 } })] })
  looks = 0
  store.set({ ...shown, peers: [ben({ cursor: { card: first, dx: 0.9, dy: 0.1 } })] })
  expect(looks).toBe(0)
  expect(store.peers.get()[0]?.cursor).toMatchObject({ dx: 0.9 })

  store.set({ ...shown, peers: [ben({ selected: [second], editing: { card: first, caret: 0 } })] })
  expect(looks).toBeGreaterThan(0)
  expect(store.view(first)?.writer).toEqual({ name: 'Ben', color: 1 })
  expect(store.view(second)?.choosers).toEqual([{ name: 'Ben', color: 1 }])
  store.set({ ...shown, peers: [ben({ drag: { cards: [second], at: { card: second, dx: 0, dy: 0 } } })] })
  expect(store.view(second)).toMatchObject({ isAway: true, choosers: [] })
  expect(store.view(first)?.writer).toBeUndefined()
})
