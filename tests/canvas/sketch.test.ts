import {
  addCard,
  addDrawing,
  boardAnchors,
  boardPlace,
  createUndo,
  type Drawing,
  type DrawingId,
  drawingText,
  editSketch,
  fillTemplate,
  layoutBoard,
  newDrawingId,
  openPlan,
  type Plan,
  readDrawings,
  typeInDrawing,
  type Undo,
  watchDrawings,
  watchPlan,
} from '@commonboard/model'
import {
  createShapeId,
  createTLStore,
  Editor,
  HandTool,
  SelectTool,
  type TLShape,
  type TLShapeId,
} from '@tldraw/tldraw'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { bindBoard, isCard } from '../../apps/web/src/canvas/bindBoard.ts'
import { bindSketch } from '../../apps/web/src/canvas/sketch/bindSketch.ts'
import { captureSketch } from '../../apps/web/src/canvas/sketch/capture.ts'
import { drawnShapeId, isDrawn } from '../../apps/web/src/canvas/sketch/shapes.ts'
import { SKETCH_SHAPES } from '../../apps/web/src/canvas/sketch/sketchShapes.ts'
import { SKETCH_TOOLS } from '../../apps/web/src/canvas/sketch/tools.ts'
import { CardShapeUtil } from '../../apps/web/src/canvas/shapes/CardShapeUtil.tsx'
import { Random, seeds } from '../support/random.ts'

const SHAPES = [CardShapeUtil, ...SKETCH_SHAPES]

/** One person's documents in a real tldraw editor. */
class Desk {
  readonly docs = { plan: new Y.Doc(), sketch: new Y.Doc() }
  readonly plan: Plan
  readonly undo: Undo
  readonly editor: Editor
  readonly sketch: ReturnType<typeof bindSketch>
  mayDraw = true
  isShown = true
  writes = 0
  private readonly cards: ReturnType<typeof bindBoard>
  private readonly watch

  constructor(start: Uint8Array) {
    Y.applyUpdate(this.docs.plan, start)
    this.plan = openPlan(this.docs)
    this.undo = createUndo(this.plan)
    this.watch = watchPlan(this.plan)
    const container = document.createElement('div')
    document.body.append(container)
    this.editor = new Editor({
      store: createTLStore({ shapeUtils: SHAPES, bindingUtils: [] }),
      shapeUtils: SHAPES,
      bindingUtils: [],
      tools: [SelectTool, HandTool, ...SKETCH_TOOLS],
      initialState: 'select',
      getContainer: () => container,
    })
    this.cards = bindBoard(this.editor)
    this.sketch = bindSketch(this.editor, {
      plan: this.plan,
      drawings: watchDrawings(this.plan),
      undo: this.undo,
      board: 'logicModel',
      participantId: 'ana',
      ground: () => ({
        place: (on) => boardPlace(this.board, on),
        anchors: (points) => boardAnchors(this.board, points),
      }),
      isShown: () => this.isShown,
      mayDraw: () => this.mayDraw,
      onTooLarge: () => undefined,
    })
    this.docs.sketch.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== FROM_OTHERS) this.writes++
    })
    this.show()
  }

  get board() {
    return layoutBoard(this.watch.read(), { language: 'en', missing: new Map() })
  }

  show(): void {
    this.cards.show(this.board)
    this.sketch.show()
  }

  drawn(): TLShape[] {
    return this.editor
      .getCurrentPageShapes()
      .filter(isDrawn)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  draw(type: string, props: object, x = 100, y = 100): TLShapeId {
    const id = createShapeId()
    this.editor.createShapes([{ id, type, x, y, props }])
    this.sketch.flush()
    return id
  }

  drawings(): Drawing[] {
    return readDrawings(this.plan)
  }
}

const FROM_OTHERS = Symbol('from others')
const INK = {
  segments: [
    {
      type: 'free',
      points: [
        { x: 0, y: 0, z: 0.5 },
        { x: 20, y: 8, z: 0.5 },
        { x: 40, y: 30, z: 0.5 },
      ],
    },
  ],
  color: 'red',
  size: 's',
  isComplete: true,
}

const desks: Desk[] = []
function table(count: number): Desk[] {
  const first = new Y.Doc()
  fillTemplate(openPlan({ plan: first }), 'blank', 'en')
  const start = Y.encodeStateAsUpdate(first)
  const made = Array.from({ length: count }, () => new Desk(start))
  desks.push(...made)
  return made
}

function settle(all: readonly Desk[]): void {
  for (const from of all)
    for (const to of all)
      if (from !== to)
        for (const zone of ['plan', 'sketch'] as const)
          Y.applyUpdate(to.docs[zone], Y.encodeStateAsUpdate(from.docs[zone]), FROM_OTHERS)
  for (const desk of all) desk.show()
}

// What jsdom lacks of a browser and tldraw asks for at its start.
beforeAll(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
  Object.defineProperty(document, 'fonts', { configurable: true, value: { add: () => {}, delete: () => {} } })
})
afterEach(() => {
  vi.restoreAllMocks()
  for (const desk of desks.splice(0)) {
    desk.sketch.destroy()
    desk.editor.dispose()
  }
})

describe('two canvases of one sketch', () => {
  test.each(seeds(10))('show the same drawings after any gestures, and echo nothing (seed %i)', (seed) => {
    const random = new Random(seed)
    const all = table(2)
    for (let step = 0; step < 60; step++) {
      const desk = random.pick(all) as Desk
      const shape = random.pick(desk.drawn())
      const act = random.weighted({
        ink: 3,
        figure: 2,
        arrow: 2,
        note: 2,
        move: 4,
        color: 2,
        erase: 2,
        undo: 3,
        redo: 2,
        card: 2,
        meet: 4,
      })
      const x = random.below(1200)
      const y = random.below(600)
      if (act === 'ink') desk.draw('draw', INK, x, y)
      else if (act === 'figure') desk.draw('sketchFigure', { w: 20 + random.below(90), h: 40 }, x, y)
      else if (act === 'arrow') desk.draw('sketchArrow', { endX: random.below(90), endY: random.below(90) }, x, y)
      else if (act === 'note') {
        const id = newDrawingId()
        addDrawing(desk.plan, id, {
          board: 'logicModel',
          at: [['board', x, y]],
          shape: { type: 'sketchNote' },
          text: 'a',
        })
      } else if (act === 'move' && shape) desk.editor.nudgeShapes([shape], { x: random.below(50), y: 5 })
      else if (act === 'color' && shape)
        desk.editor.updateShapes([{ id: shape.id, type: shape.type, props: { color: random.pick(['blue', 'green']) } }])
      else if (act === 'erase' && shape) desk.editor.deleteShapes([shape.id])
      else if (act === 'undo' || act === 'redo') desk.undo[act]()
      else if (act === 'card') addCard(desk.plan, { column: 'results', band: 'population', after: null }, 'A result')
      else if (act === 'meet') settle(all)
      desk.sketch.flush()
      desk.show()
    }
    settle(all)
    settle(all)
    const [ana, ben] = all as [Desk, Desk]
    expect(ben.drawings()).toEqual(ana.drawings())
    expect(ben.drawn()).toEqual(ana.drawn())
    expect(ana.drawn().map((one) => one.id)).toEqual(
      ana
        .drawings()
        .map((one) => drawnShapeId(one.id))
        .sort(),
    )
    // Showing is not drawing: nothing is written by it, and nothing is tldraw's to undo.
    const before = [ana.writes, ben.writes]
    ana.sketch.flush()
    ana.show()
    ben.show()
    ana.sketch.flush()
    expect([ana.writes, ben.writes]).toEqual(before)
    expect(ana.editor.getCanUndo()).toBe(false)
  })

  test('drawings lie above all cards, also above those that come later', () => {
    const [ana] = table(1) as [Desk]
    const stroke = ana.draw('draw', INK)
    for (let i = 0; i < 5; i++) addCard(ana.plan, { column: 'results', band: 'population' }, `Result ${i}`)
    ana.show()
    const sorted = ana.editor.getCurrentPageShapesSorted()
    expect(sorted.at(-1)?.id).toBe(stroke)
    expect(sorted.filter(isCard).length).toBeGreaterThan(5)
  })

  test('a stroke in the making is written once, when the pen lifts', () => {
    const [ana] = table(1) as [Desk]
    const id = createShapeId()
    ana.editor.inputs.isPointing = true
    ana.editor.createShapes([{ id, type: 'draw', x: 10, y: 10, props: { ...INK, isComplete: false } }])
    ana.sketch.flush()
    ana.editor.updateShapes([{ id, type: 'draw', props: INK }])
    ana.show()
    expect(ana.writes).toBe(0)
    expect(ana.drawn()).toHaveLength(1)
    ana.editor.inputs.isPointing = false
    ana.sketch.flush()
    expect(ana.writes).toBe(1)
  })

  test('what somebody holds is not moved by what another does meanwhile', () => {
    const all = table(2)
    const [ana, ben] = all as [Desk, Desk]
    const figure = ana.draw('sketchFigure', { w: 60, h: 40 }, 100, 100)
    settle(all)
    ana.editor.inputs.isPointing = true
    ana.editor.updateShapes([{ id: figure, type: 'sketchFigure', x: 300, y: 300 }])
    ben.editor.nudgeShapes([figure], { x: 50, y: 0 })
    ben.sketch.flush()
    settle(all)
    expect(ana.editor.getShape(figure)).toMatchObject({ x: 300, y: 300 })
    ana.editor.inputs.isPointing = false
    ana.sketch.flush()
    settle(all)
    expect(ben.editor.getShape(figure)).toMatchObject({ x: 300, y: 300 })
  })

  test('a copy is another drawing with the same words, and the first keeps its own', () => {
    const [ana] = table(1) as [Desk]
    const note = newDrawingId()
    addDrawing(ana.plan, note, {
      board: 'logicModel',
      at: [['board', 9, 9]],
      shape: { type: 'sketchNote' },
      text: 'Who?',
    })
    ana.show()
    ana.editor.duplicateShapes([drawnShapeId(note)], { x: 200, y: 0 })
    ana.sketch.flush()
    ana.show()
    const [one, other] = ana.drawings()
    expect([one?.text, other?.text]).toEqual(['Who?', 'Who?'])
    const copy = [one, other].find((drawing) => drawing?.id !== note)?.id as DrawingId
    typeInDrawing(ana.plan, copy, { index: 4, remove: 0, insert: ' We.' })
    expect(drawingText(ana.plan, note)).toBe('Who?')
  })

  test('whoever may not draw sees his stroke go again, and nothing is written', () => {
    const [ana] = table(1) as [Desk]
    ana.mayDraw = false
    ana.draw('draw', INK)
    ana.show()
    expect(ana.drawn()).toEqual([])
    expect(ana.writes).toBe(0)
  })

  test('hidden drawings leave the canvas and stay in the document', () => {
    const [ana] = table(1) as [Desk]
    ana.draw('draw', INK)
    ana.isShown = false
    ana.show()
    expect(ana.drawn()).toEqual([])
    expect(ana.drawings()).toHaveLength(1)
    ana.isShown = true
    ana.show()
    expect(ana.drawn()).toHaveLength(1)
    expect(ana.writes).toBe(1)
  })

  test('what cannot be drawn is left out, never thrown at, and stays in the document', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const [ana] = table(1) as [Desk]
    const hostile = [
      { type: 'image', props: { url: 'https://elsewhere.example/a.png' } },
      { type: 'embed', props: {} },
      { type: 'card', props: { w: 1, h: 1 } },
      { type: 'draw', props: { segments: [] } },
      { type: 'draw', props: { segments: 'x' } },
      { type: 'draw', props: { ...INK, segments: [{ type: 'free', points: [{ x: 1e300, y: 1 }] }] } },
      { type: 'sketchFigure', props: { w: -4, h: 0 } },
      { type: 'sketchFigure', props: { figure: 'star' } },
      { type: 'sketchNote', props: { w: 'wide' } },
      { type: 'sketchArrow', props: { endX: 4, endY: 4, onload: 'x' } },
      { type: 'constructor', props: null },
    ]
    editSketch(ana.plan, () => {
      for (const shape of hostile)
        addDrawing(ana.plan, newDrawingId(), { board: 'logicModel', at: [['board', 1, 1]], shape })
    })
    const good = ana.draw('sketchArrow', { endX: 0, endY: 0 })
    ana.show()
    expect(ana.drawn().filter((shape) => shape.id !== good)).toEqual([])
    expect(ana.drawn()).toHaveLength(1)
    expect(ana.plan.drawing?.size).toBe(hostile.length + 1)
  })
})

describe('capture', () => {
  const shape = (x: number, props: object) =>
    ({ id: 'shape:a', type: 'sketchNote', x, y: 0, rotation: 0, index: 'a1', props }) as unknown as TLShape
  const of = (one: TLShape) => new Map([[one.id, one]])

  test('the height and the words of a note are nobody’s change: they follow from the document', () => {
    const changes = captureSketch(
      of(shape(1, { w: 150, h: 76, text: 'a' })),
      of(shape(1, { w: 150, h: 97, text: 'a b' })),
    )
    expect(changes).toEqual({ added: [], changed: [], removed: [] })
  })

  test('a move is a move only', () => {
    const [change] = captureSketch(of(shape(1, { w: 150 })), of(shape(2, { w: 150 }))).changed
    expect(change).toMatchObject({ isMoved: true })
    expect(change?.drawn).toBeUndefined()
  })
})
