import { addCard, fillTemplate, layoutBoard, openPlan, type Plan, readPlan, removeCards } from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Placed, projectBoard } from '../../apps/web/src/canvas/project.ts'
import { shapeIdOf } from '../../apps/web/src/canvas/shapes/cardShape.ts'

const view = { language: 'en', missing: new Map(), isLayerShown: true } as const
const example = (): Plan => {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'example', 'en')
  return plan
}
const boardOf = (plan: Plan) => layoutBoard(readPlan(plan), view)
/** What tldraw's store would hold after a projection. */
const after = (shown: ReadonlyMap<ReturnType<typeof shapeIdOf>, Placed>, plan: Plan, inHand = new Set<never>()) => {
  const next = new Map(shown)
  const { put, remove } = projectBoard(boardOf(plan), shown, inHand)
  for (const [id, place] of put) next.set(id, place)
  for (const id of remove) next.delete(id)
  return next
}

describe('what the canvas shows of a plan', () => {
  test('every card gets a shape where the layout puts it, and a second look changes nothing', () => {
    const plan = example()
    const shown = after(new Map(), plan)
    expect(shown.size).toBe(readPlan(plan).cards.length)
    const again = projectBoard(boardOf(plan), shown, new Set())
    expect(again.put.size).toBe(0)
    expect(again.remove).toEqual([])
  })

  test('a new card moves only what stands below it', () => {
    const plan = example()
    const shown = after(new Map(), plan)
    const principles = readPlan(plan).cards.filter((card) => card.column === 'principles')
    const second = principles[1]
    if (!second) throw new Error('the example has two principles')
    const added = addCard(
      plan,
      { column: 'principles', band: '', after: second.id },
      'Nothing about families without families',
    )
    const { put } = projectBoard(boardOf(plan), shown, new Set())
    expect([...put.keys()].sort()).toEqual([added, ...principles.slice(2).map((card) => card.id)].map(shapeIdOf).sort())
  })

  test('a removed card loses its shape', () => {
    const plan = example()
    const shown = after(new Map(), plan)
    const card = readPlan(plan).cards.find(({ column }) => column === 'results')
    if (!card) throw new Error('the example has results')
    removeCards(plan, [card.id], 'tom', 0)
    expect(projectBoard(boardOf(plan), shown, new Set()).remove).toEqual([shapeIdOf(card.id)])
  })

  test('a card in the hand stays under the pointer while others change the board', () => {
    const plan = example()
    const shown = new Map(after(new Map(), plan))
    const cards = readPlan(plan).cards.filter(({ column }) => column === 'results')
    const held = cards.at(-1)
    if (!held) throw new Error('the example has results')
    const place = { ...(shown.get(shapeIdOf(held.id)) as Placed), x: 700, y: 33 }
    shown.set(shapeIdOf(held.id), place)
    addCard(plan, { column: 'results', band: 'system', after: null }, 'A new one on top')
    const { put } = projectBoard(boardOf(plan), shown, new Set([held.id]))
    expect(put.has(shapeIdOf(held.id))).toBe(false)
    expect(put.size).toBeGreaterThan(5)
  })
})
