import {
  HTMLContainer,
  Rectangle2d,
  type RecordProps,
  resizeBox,
  ShapeUtil,
  T,
  type TLResizeInfo,
} from '@tldraw/tldraw'
import { NOTE, type NoteShape, noteHeight, textBox, type TextShape } from './shapes.ts'
import { Words } from './Words.tsx'

const PROPS = { w: T.positiveNumber, h: T.positiveNumber, color: T.string, size: T.string, text: T.string }

/** A note: paper of its own color, as high as its words. Words come from the document; the store has a copy to draw. */
export class NoteShapeUtil extends ShapeUtil<NoteShape> {
  static override type = 'sketchNote' as const
  static override props: RecordProps<NoteShape> = PROPS

  getDefaultProps(): NoteShape['props'] {
    return { w: NOTE.width, h: NOTE.minHeight, color: 'blue', size: 'm', text: '' }
  }
  getGeometry({ props }: NoteShape) {
    return new Rectangle2d({ width: props.w, height: props.h, isFilled: true })
  }
  component(shape: NoteShape) {
    return (
      <HTMLContainer style={{ width: shape.props.w, height: shape.props.h }}>
        <Words shape={shape} />
      </HTMLContainer>
    )
  }
  indicator({ props }: NoteShape) {
    return <rect width={props.w} height={props.h} />
  }
  override onResize(shape: NoteShape, info: TLResizeInfo<NoteShape>) {
    const resized = resizeBox(shape, info, { minWidth: 90, minHeight: NOTE.minHeight })
    return {
      ...resized,
      props: { ...resized.props, h: noteHeight(shape.props.text, shape.props.size, resized.props.w) },
    }
  }
  override canEdit() {
    return true
  }
  override canBind() {
    return false
  }
  override canTabTo() {
    return false
  }
}

/** Words on the board, without paper. */
export class TextShapeUtil extends ShapeUtil<TextShape> {
  static override type = 'sketchText' as const
  static override props: RecordProps<TextShape> = PROPS

  getDefaultProps(): TextShape['props'] {
    return { ...textBox('', 'm'), color: 'black', size: 'm', text: '' }
  }
  getGeometry({ props }: TextShape) {
    return new Rectangle2d({ width: props.w, height: props.h, isFilled: true })
  }
  component(shape: TextShape) {
    return (
      <HTMLContainer style={{ width: shape.props.w, height: shape.props.h }}>
        <Words shape={shape} />
      </HTMLContainer>
    )
  }
  indicator({ props }: TextShape) {
    return <rect width={props.w} height={props.h} />
  }
  override canEdit() {
    return true
  }
  override canResize() {
    return false
  }
  override canBind() {
    return false
  }
  override canTabTo() {
    return false
  }
}
