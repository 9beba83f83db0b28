import {
  BaseBoxShapeTool,
  createShapeId,
  DrawShapeTool,
  type Editor,
  HighlightShapeTool,
  StateNode,
  type TLShapeId,
  Vec,
  type VecLike,
} from '@tldraw/tldraw'
import type { ArrowShape, Figure } from './shapes.ts'
import { isDrawn } from './shapes.ts'

/** What the tools of the sketch ask of the page; tldraw makes tools itself and gives them nothing but the editor. */
export interface SketchBridge {
  /** Puts a note or a text here and opens it. */
  place(kind: 'sketchNote' | 'sketchText', point: VecLike): void
  look(): { readonly color: string; readonly size: string; readonly figure: Figure }
  /** The laser points here; undefined: it is off. */
  laser(point: VecLike | undefined): void
}

const bridges = new WeakMap<Editor, SketchBridge>()
export const setSketchBridge = (editor: Editor, bridge: SketchBridge): void => {
  bridges.set(editor, bridge)
}
const bridgeOf = (editor: Editor): SketchBridge | undefined => bridges.get(editor)

/** A click puts it there; Escape goes back to selecting. */
abstract class PlaceTool extends StateNode {
  abstract readonly kind: 'sketchNote' | 'sketchText'

  override onEnter() {
    this.editor.setCursor({ type: 'cross', rotation: 0 })
  }
  override onPointerUp() {
    const point = this.editor.inputs.originPagePoint
    this.editor.setCurrentTool('select')
    bridgeOf(this.editor)?.place(this.kind, point)
  }
  override onCancel() {
    this.editor.setCurrentTool('select')
  }
}

export class NoteTool extends PlaceTool {
  static override id = 'note'
  readonly kind = 'sketchNote'
}

export class TextTool extends PlaceTool {
  static override id = 'text'
  readonly kind = 'sketchText'
}

export class FigureTool extends BaseBoxShapeTool {
  static override id = 'figure'
  static override initial = 'idle'
  override shapeType = 'sketchFigure'
}

export class ArrowTool extends StateNode {
  static override id = 'arrow'
  private drawn: TLShapeId | undefined

  override onEnter() {
    this.editor.setCursor({ type: 'cross', rotation: 0 })
  }
  override onPointerMove() {
    const { editor } = this
    if (!editor.inputs.isDragging) return
    const { originPagePoint: from, currentPagePoint: to } = editor.inputs
    if (!this.drawn) {
      this.drawn = createShapeId()
      editor.markHistoryStoppingPoint('arrow')
      editor.createShapes([{ id: this.drawn, type: 'sketchArrow', x: from.x, y: from.y }])
    }
    const shape = editor.getShape<ArrowShape>(this.drawn)
    if (!shape) return this.leave()
    const end = Vec.Sub(to, from)
    editor.updateShapes([{ id: shape.id, type: 'sketchArrow', props: { endX: end.x, endY: end.y } }])
  }
  override onPointerUp() {
    const { drawn } = this
    this.leave()
    if (drawn) this.editor.setSelectedShapes([drawn])
  }
  override onCancel() {
    if (this.drawn) this.editor.deleteShapes([this.drawn])
    this.leave()
  }
  override onInterrupt() {
    this.onCancel()
  }
  private leave() {
    this.drawn = undefined
    this.editor.setCurrentTool('select')
  }
}

const ERASER_PX = 6

/** Takes away drawings and nothing else: cards are safe from it. */
export class EraseTool extends StateNode {
  static override id = 'erase'
  private isDown = false

  override onEnter() {
    this.editor.setCursor({ type: 'cross', rotation: 0 })
  }
  override onExit() {
    this.isDown = false
    this.editor.setErasingShapes([])
  }
  override onPointerDown() {
    this.isDown = true
    this.touch()
  }
  override onPointerMove() {
    if (this.isDown) this.touch()
  }
  override onPointerUp() {
    const { editor } = this
    this.isDown = false
    const gone = editor.getErasingShapeIds()
    editor.setErasingShapes([])
    if (gone.length > 0) editor.deleteShapes(gone)
  }
  override onCancel() {
    if (this.isDown) {
      this.isDown = false
      this.editor.setErasingShapes([])
    } else this.editor.setCurrentTool('select')
  }
  private touch() {
    const { editor } = this
    const { previousPagePoint, currentPagePoint } = editor.inputs
    const reach = ERASER_PX / editor.getZoomLevel()
    const touched = new Set(editor.getErasingShapeIds())
    for (const shape of editor.getCurrentPageShapes()) {
      if (!isDrawn(shape) || touched.has(shape.id)) continue
      const geometry = editor.getShapeGeometry(shape)
      const from = editor.getPointInShapeSpace(shape, previousPagePoint)
      const to = editor.getPointInShapeSpace(shape, currentPagePoint)
      if (geometry.hitTestLineSegment(from, to, reach) || geometry.hitTestPoint(to, reach, geometry.isFilled))
        touched.add(shape.id)
    }
    editor.setErasingShapes([...touched])
  }
}

/** Points, and is gone: written nowhere. */
export class LaserTool extends StateNode {
  static override id = 'laser'
  private scribble: string | undefined

  override onEnter() {
    this.editor.setCursor({ type: 'cross', rotation: 0 })
  }
  override onExit() {
    this.stop()
  }
  override onPointerDown() {
    this.scribble = this.editor.scribbles.addScribble({
      color: 'laser',
      opacity: 0.8,
      size: 4,
      delay: this.editor.options.laserDelayMs,
      shrink: 0.05,
      taper: true,
    }).id
    this.point()
  }
  override onPointerMove() {
    if (this.scribble) this.point()
  }
  override onPointerUp() {
    this.stop()
  }
  override onCancel() {
    this.stop()
    this.editor.setCurrentTool('select')
  }
  private point() {
    const { x, y } = this.editor.inputs.currentPagePoint
    if (this.scribble) this.editor.scribbles.addPoint(this.scribble, x, y)
    bridgeOf(this.editor)?.laser({ x, y })
  }
  private stop() {
    if (this.scribble) this.editor.scribbles.stop(this.scribble)
    this.scribble = undefined
    bridgeOf(this.editor)?.laser(undefined)
  }
}

export const SKETCH_TOOLS = [
  DrawShapeTool,
  HighlightShapeTool,
  NoteTool,
  TextTool,
  FigureTool,
  ArrowTool,
  EraseTool,
  LaserTool,
]

/** What a new drawing looks like is ours to say: tldraw's own styles know neither our colors nor our defaults. */
export function lookOfNew(editor: Editor): () => void {
  return editor.sideEffects.registerBeforeCreateHandler('shape', (shape, source) => {
    const look = source === 'user' && isDrawn(shape) ? bridgeOf(editor)?.look() : undefined
    // A copy keeps the look of what it was made of; tldraw gives a new shape its default color.
    if (!look || editor.isIn('select')) return shape
    const { color, size, figure } = look
    const props = { ...shape.props, color, size, ...(shape.type === 'sketchFigure' ? { figure } : {}) }
    return { ...shape, props }
  })
}
