import { type Board, layoutBoard } from '@commonboard/model'
import { createTLStore, Editor, HandTool, SelectTool } from '@tldraw/tldraw'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { bindBoard, isCard } from '../../apps/web/src/canvas/bindBoard.ts'
import { cardIdOf } from '../../apps/web/src/canvas/shapes/cardShape.ts'
import { CardShapeUtil } from '../../apps/web/src/canvas/shapes/CardShapeUtil.tsx'
import { anyEdit, Ledger } from '../support/edits.ts'
import { type Peer, Peers } from '../support/peers.ts'
import { seeds } from '../support/random.ts'

/** A real tldraw editor that shows one person's plan, and what its store takes for done by hand. */
class Screen {
  readonly editor: Editor
  readonly byHand: unknown[] = []
  private readonly bound: ReturnType<typeof bindBoard>

  constructor(readonly peer: Peer) {
    const container = document.createElement('div')
    document.body.append(container)
    this.editor = new Editor({
      store: createTLStore({ shapeUtils: [CardShapeUtil], bindingUtils: [] }),
      shapeUtils: [CardShapeUtil],
      bindingUtils: [],
      tools: [SelectTool, HandTool],
      initialState: 'select',
      getContainer: () => container,
    })
    this.bound = bindBoard(this.editor)
    this.editor.store.listen((entry) => this.byHand.push(entry), { source: 'user', scope: 'document' })
  }

  /** One's own way of looking. */
  view: Partial<Parameters<typeof layoutBoard>[1]> = {}

  get board(): Board {
    return layoutBoard(this.peer.watch.read(), { language: 'en', missing: new Map(), ...this.view })
  }

  draw(): void {
    this.bound.show(this.board)
  }

  /** Every shape by its card, as tldraw's store holds it. */
  shapes(): Map<string, readonly number[]> {
    return new Map(
      this.editor
        .getCurrentPageShapes()
        .filter(isCard)
        .map((shape) => [cardIdOf(shape.id), [shape.x, shape.y, shape.props.w, shape.props.h]] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    )
  }

  expectShowsItsPlan(): void {
    const wanted = new Map(
      [...this.board.cards.values()]
        .map((box) => [box.card.id, [box.x, box.y, box.width, box.height]] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    )
    expect(this.shapes()).toEqual(wanted)
  }
}

// What jsdom lacks of a browser and tldraw asks for at its start.
beforeAll(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
  Object.defineProperty(document, 'fonts', { configurable: true, value: { add: () => {}, delete: () => {} } })
})

const screens: Screen[] = []
afterEach(() => {
  for (const screen of screens.splice(0)) screen.editor.dispose()
})

describe('two canvases of one plan', () => {
  test.each(seeds(12))(
    'show the same after any edits, whoever made them and however late they came (seed %i)',
    (seed) => {
      const table = new Peers({ seed, count: 2 })
      const [ana, ben] = table.all.map((peer) => {
        const screen = new Screen(peer)
        screens.push(screen)
        screen.draw()
        return screen
      })
      if (!ana || !ben) throw new Error('two people sit at the table')
      const edit = anyEdit(new Ledger())
      for (let round = 0; round < 12; round++) {
        table.run(10, edit)
        ana.draw()
        ben.draw()
        ana.expectShowsItsPlan()
        ben.expectShowsItsPlan()
      }
      table.settle()
      ana.draw()
      ben.draw()
      ana.expectShowsItsPlan()
      expect(ben.shapes()).toEqual(ana.shapes())
      // What the plan wrote into the store must not come back as a gesture, nor be tldraw's to undo.
      expect(ana.byHand).toEqual([])
      expect(ana.editor.getCanUndo()).toBe(false)
    },
  )

  test('one folds a column and hides the layer, the other sees both: each store shows its own view and writes nothing', () => {
    const table = new Peers({ seed: 9, count: 2 })
    const [ana, ben] = table.all.map((peer) => {
      const screen = new Screen(peer)
      screens.push(screen)
      return screen
    })
    if (!ana || !ben) throw new Error('two people sit at the table')
    const result = ana.peer.add({ column: 'results', band: 'population' }, 'Children read by nine')
    const strategy = ana.peer.add({ column: 'strategies', band: '' }, 'Reading tutors')
    table.settle()
    ben.view = { isLayerShown: true }
    ana.view = { collapsed: new Set(['results']) }
    ana.draw()
    ben.draw()
    ana.expectShowsItsPlan()
    ben.expectShowsItsPlan()
    expect([...ana.shapes().keys()]).not.toContain(result)
    expect([...ana.shapes().keys()]).not.toContain(strategy)
    expect([...ben.shapes().keys()]).toEqual(expect.arrayContaining([result, strategy]))
    ana.view = { isLayerShown: true }
    ana.draw()
    expect(ana.shapes()).toEqual(ben.shapes())
    expect(ana.byHand).toEqual([])
  })

  test('a card in the hand stays where the hand is until it is let go, while the others make room', () => {
    const table = new Peers({ seed: 5, count: 1 })
    const [peer] = table.all
    if (!peer) throw new Error('Ana sits at the table')
    const held = peer.add({ column: 'principles', band: '' }, 'We build trust first')
    const screen = new Screen(peer)
    screens.push(screen)
    const bound = bindBoard(screen.editor)
    bound.show(screen.board)
    const shape = screen.editor
      .getCurrentPageShapes()
      .filter(isCard)
      .find(({ id }) => cardIdOf(id) === held)
    if (!shape) throw new Error('the card is on the canvas')
    screen.editor.updateShape({ id: shape.id, type: 'card', x: 700, y: 400 })
    bound.hold(new Set([held]))
    peer.add({ column: 'principles', band: '', after: null }, 'Nothing about families without families')
    bound.show(screen.board)
    expect(screen.editor.getShape(shape.id)).toMatchObject({ x: 700, y: 400 })
    bound.hold(new Set())
    screen.expectShowsItsPlan()
  })

  test('of a large board the cards in sight come first, the others after them; what is added meanwhile comes at once', () => {
    const table = new Peers({ seed: 8, count: 1 })
    const [peer] = table.all
    if (!peer) throw new Error('Ana sits at the table')
    for (let i = 0; i < 500; i++) peer.add({ column: 'indicators', band: 'population', after: null }, `Measure ${i}`)
    const screen = new Screen(peer)
    screens.push(screen)
    const bound = bindBoard(screen.editor, (box) => box.y < 400)
    bound.show(screen.board)
    const inSight = [...screen.board.cards.values()].filter((box) => box.y < 400).map((box) => box.card.id)
    expect([...screen.shapes().keys()]).toEqual(inSight.sort())
    const added = peer.add({ column: 'indicators', band: 'population', after: null }, 'Found at the first meeting')
    bound.show(screen.board)
    expect(screen.shapes().has(added)).toBe(true)
    expect(screen.shapes().size).toBe(inSight.length + 1)
    expect(bound.more()).toBe(true)
    expect(screen.shapes().size).toBeLessThan(screen.board.cards.size)
    bound.whole()
    screen.expectShowsItsPlan()
    expect(bound.more()).toBe(false)
    expect(screen.byHand).toEqual([])
  })
})
