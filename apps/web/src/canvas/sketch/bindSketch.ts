import {
  addDrawing,
  type Anchors,
  changeDrawing,
  type Drawing,
  type DrawingBoard,
  type DrawingWatch,
  editSketch,
  moveDrawing,
  placeOfDrawing,
  type Plan,
  removeDrawings,
  type Undo,
} from '@commonboard/model'
import { createShapeId, type Editor, type TLShape, type TLShapeId } from '@tldraw/tldraw'
import { oncePerFrame } from '../../plan/store.ts'
import type { SketchGround } from '../../sketch/ground.ts'
import { captureSketch } from './capture.ts'
import { drawnShapeOf, recordOf, wordsOfShape } from './project.ts'
import { drawingIdOf, drawnShapeId, isDrawn } from './shapes.ts'

export interface SketchOptions {
  readonly plan: Plan
  readonly drawings: DrawingWatch
  readonly undo: Undo
  readonly board: DrawingBoard
  readonly participantId: string
  ground(): SketchGround
  isShown(): boolean
  mayDraw(): boolean
  onTooLarge(): void
}

/** The drawings of one board in a tldraw editor: a view, and the hand that draws in it. */
export interface BoundSketch {
  /** Shows what the document has now, in one batch. Nothing somebody here holds is moved. */
  show(): void
  /** The same in the next frame. */
  schedule(): void
  /** Writes what a hand has done; nothing while it is still at it. */
  flush(): void
  destroy(): void
}

/** Bytes one step may send at once, well under what the server takes in one message. */
const STEP_MAX_LENGTH = 400_000

export function bindSketch(editor: Editor, options: SketchOptions): BoundSketch {
  const { plan, drawings, undo, board } = options
  /** The shapes as they last agreed with the document. */
  let known: ReadonlyMap<TLShapeId, TLShape> = new Map()
  const made = new Map<TLShapeId, { drawing: Drawing; x: number; y: number; record: TLShape | undefined }>()

  const shapesNow = () =>
    new Map(
      editor
        .getCurrentPageShapes()
        .filter(isDrawn)
        .map((shape) => [shape.id, shape] as const),
    )
  const isInHand = () => editor.inputs.isPointing

  const anchorsOf = (shape: TLShape): Anchors => {
    const { x, y } = shape
    const middle = editor.getShapePageBounds(shape.id)?.center
    return options.ground().anchors(middle ? [{ x, y }, middle] : [{ x, y }])
  }

  /** It stands on a card that is chosen with it: dragged together, it goes where the card goes and not where the hand went. */
  const isCarried = (shape: TLShape): boolean => {
    const [on = ''] = drawings.read().get(drawingIdOf(shape.id))?.at[0] ?? []
    const chosen = editor.getSelectedShapeIds()
    return on.startsWith(CARD) && chosen.includes(shape.id) && chosen.includes(createShapeId(on.slice(CARD.length)))
  }

  const flush = () => {
    if (editor.isDisposed || isInHand()) return
    const now = shapesNow()
    const { added, changed, removed } = captureSketch(known, now)
    if (added.length + changed.length + removed.length === 0) return
    known = now
    // Locked in mid-stroke: the next drawing shows what the document has.
    if (!options.mayDraw() || !options.isShown()) return frame.schedule()
    undo.closeStep()
    const write = (shapes: readonly TLShape[]) =>
      editSketch(plan, () => {
        for (const shape of shapes) {
          const text = wordsOfShape(shape)
          const drawing = {
            board,
            at: anchorsOf(shape),
            shape: drawnShapeOf(shape),
            ...(text === undefined ? {} : { text }),
          }
          if (!addDrawing(plan, drawingIdOf(shape.id), drawing)) options.onTooLarge()
        }
      })
    const steps = inSteps(added)
    editSketch(plan, () => {
      if (steps.length === 1) write(added)
      for (const { shape, isMoved, drawn } of changed) {
        if (drawn) changeDrawing(plan, drawingIdOf(shape.id), drawn)
        if (isMoved && !isCarried(shape)) moveDrawing(plan, drawingIdOf(shape.id), anchorsOf(shape))
      }
      if (removed.length > 0) removeDrawings(plan, removed.map(drawingIdOf), options.participantId, Date.now())
    })
    // Many copies at once are several messages, and still one step: they follow each other at once.
    if (steps.length > 1) for (const step of steps) write(step)
    undo.closeStep()
    // What tldraw remembers could only undo it a second time.
    editor.clearHistory()
    frame.schedule()
  }

  const show = () => {
    if (editor.isDisposed) return
    // What a hand has just done goes out first, or the projection would take it for a difference and undo it.
    flush()
    const now = shapesNow()
    const held = isInHand()
      ? new Set([...now].filter(([id, shape]) => known.get(id) !== shape).map(([id]) => id))
      : NONE
    const wanted = new Map<TLShapeId, TLShape>()
    if (options.isShown())
      for (const drawing of drawings.read().values()) {
        const record = drawing.board === board ? wantedRecord(drawing) : undefined
        if (record) wanted.set(record.id, record)
      }
    for (const id of made.keys()) if (!drawings.read().has(drawingIdOf(id))) made.delete(id)
    const put = [...wanted.values()].filter(
      (record) => !held.has(record.id) && !isSameShape(now.get(record.id), record),
    )
    const remove = [...now.keys()].filter((id) => !wanted.has(id) && !held.has(id))
    if (put.length + remove.length > 0)
      editor.store.mergeRemoteChanges(() =>
        editor.run(
          () => {
            editor.store.put(put)
            editor.store.remove(remove)
          },
          { history: 'ignore', ignoreShapeLock: true },
        ),
      )
    const next = new Map(known)
    for (const { id } of put) {
      const shape = editor.getShape(id)
      if (shape) next.set(id, shape)
    }
    for (const id of remove) next.delete(id)
    known = next
  }

  const wantedRecord = (drawing: Drawing): TLShape | undefined => {
    const place = placeOfDrawing(drawing.at, (on) => options.ground().place(on))
    if (!place) return undefined
    const id = drawnShapeId(drawing.id)
    const last = made.get(id)
    if (last?.drawing === drawing && last.x === place.x && last.y === place.y) return last.record
    const record = recordOf(editor, drawing, place)
    made.set(id, { drawing, ...place, record })
    return record
  }

  const frame = oncePerFrame(show)
  const stopDrawings = drawings.subscribe(frame.schedule)
  // tldraw tells of changes once a frame; by then the hand may have let go, or not: `flush` asks.
  const write = oncePerFrame(flush)
  const stopStore = editor.store.listen(write.schedule, { source: 'user', scope: 'document' })
  const onEvent = ({ name }: { name: string }) => {
    if (name === 'pointer_up' || name === 'cancel' || name === 'complete' || name === 'interrupt') write.schedule()
  }
  editor.on('event', onEvent)

  return {
    show,
    schedule: frame.schedule,
    flush,
    destroy() {
      if (!editor.isDisposed) flush()
      frame.cancel()
      write.cancel()
      stopDrawings()
      stopStore()
      editor.off('event', onEvent)
    },
  }
}

const CARD = 'card:'
const NONE: ReadonlySet<TLShapeId> = new Set()

const isSameShape = (a: TLShape | undefined, b: TLShape): boolean =>
  a !== undefined &&
  a.x === b.x &&
  a.y === b.y &&
  a.index === b.index &&
  a.rotation === b.rotation &&
  (a.props === b.props || JSON.stringify(a.props) === JSON.stringify(b.props))

/** Shapes in portions of which each fits one message. */
function inSteps(shapes: readonly TLShape[]): TLShape[][] {
  const steps: TLShape[][] = []
  let length = 0
  for (const shape of shapes) {
    const size = JSON.stringify(shape.props).length
    const last = steps.at(-1)
    if (last && length + size <= STEP_MAX_LENGTH) {
      last.push(shape)
      length += size
    } else {
      steps.push([shape])
      length = size
    }
  }
  return steps
}
