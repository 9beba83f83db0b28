import { HTMLContainer, Rectangle2d, type RecordProps, ShapeUtil, T } from '@tldraw/tldraw'
import { CardOnCanvas } from './CardOnCanvas.tsx'
import { bridgeTo } from '../tools/bridge.ts'
import { type CardShape, cardIdOf } from './cardShape.ts'

/** Tells tldraw what a card may do: be chosen, dragged and written in; never resized, turned, bound or cropped. */
export class CardShapeUtil extends ShapeUtil<CardShape> {
  static override type = 'card' as const
  static override props: RecordProps<CardShape> = { w: T.number, h: T.number }

  getDefaultProps(): CardShape['props'] {
    return { w: 150, h: 32 }
  }

  getGeometry(shape: CardShape) {
    return new Rectangle2d({ width: shape.props.w, height: shape.props.h, isFilled: true })
  }

  component(shape: CardShape) {
    return (
      <HTMLContainer style={{ width: shape.props.w, height: shape.props.h }}>
        <CardOnCanvas id={cardIdOf(shape.id)} shapeId={shape.id} />
      </HTMLContainer>
    )
  }

  // The card draws its own edge in every state.
  indicator() {
    return null
  }

  override canEdit(shape: CardShape) {
    return !bridgeTo(this.editor)?.rests(cardIdOf(shape.id))
  }
  override onDoubleClick(shape: CardShape) {
    bridgeTo(this.editor)?.waits(cardIdOf(shape.id))
    return undefined
  }
  override canResize() {
    return false
  }
  override canBind() {
    return false
  }
  override canSnap() {
    return false
  }
  // Our own roving focus walks through the cards.
  override canTabTo() {
    return false
  }
  override hideResizeHandles() {
    return true
  }
  override hideRotateHandle() {
    return true
  }
  override hideSelectionBoundsBg() {
    return true
  }
  override hideSelectionBoundsFg() {
    return true
  }
}
