import {
  BaseBoxShapeUtil,
  DrawShapeUtil,
  Edge2d,
  Ellipse2d,
  Group2d,
  HighlightShapeUtil,
  Polygon2d,
  Polyline2d,
  Rectangle2d,
  type RecordProps,
  ShapeUtil,
  SVGContainer,
  T,
  type TLDrawShape,
  type TLHandle,
  type TLHandleDragInfo,
  type TLHighlightShape,
  type IndexKey,
  Vec,
} from '@tldraw/tldraw'
import { STROKE_PX, strokeColor } from './palette.ts'
import { type ArrowShape, FIGURES, type FigureShape } from './shapes.ts'

/** Ink as tldraw draws it. */
export class InkShapeUtil extends DrawShapeUtil {
  override canBind() {
    return false
  }
  override canTabTo() {
    return false
  }
  override hideRotateHandle(_shape: TLDrawShape) {
    return true
  }
}

/** A highlighter is hit at its edges only: the card below it stays in reach. */
export class MarkerShapeUtil extends HighlightShapeUtil {
  // Over the words only: tldraw's second layer, under the cards, would be darker in the gaps between them.
  override options = { maxPointsPerShape: 600, underlayOpacity: 0, overlayOpacity: 0.35 }

  override getGeometry(shape: TLHighlightShape) {
    const filled = super.getGeometry(shape)
    return filled instanceof Polygon2d ? new Polygon2d({ points: filled.vertices, isFilled: false }) : filled
  }
  override canBind() {
    return false
  }
  override canTabTo() {
    return false
  }
}

const strokePx = (size: string) => STROKE_PX[size] ?? 3.5

/** Corners of the figures that have some. */
const corners = ({ figure, w, h }: FigureShape['props']): Vec[] =>
  figure === 'diamond'
    ? [new Vec(w / 2, 0), new Vec(w, h / 2), new Vec(w / 2, h), new Vec(0, h / 2)]
    : [new Vec(w / 2, 0), new Vec(w, h), new Vec(0, h)]

/** Rectangle, ellipse, diamond, triangle: an outline, so that what lies in it stays in reach. */
export class FigureShapeUtil extends BaseBoxShapeUtil<FigureShape> {
  static override type = 'sketchFigure' as const
  static override props: RecordProps<FigureShape> = {
    w: T.positiveNumber,
    h: T.positiveNumber,
    color: T.string,
    size: T.string,
    figure: T.literalEnum(...FIGURES),
  }

  getDefaultProps(): FigureShape['props'] {
    return { w: 140, h: 90, color: 'black', size: 's', figure: 'rectangle' }
  }
  override getGeometry({ props }: FigureShape) {
    const { w, h, figure } = props
    if (figure === 'ellipse') return new Ellipse2d({ width: w, height: h, isFilled: false })
    if (figure === 'rectangle') return new Rectangle2d({ width: w, height: h, isFilled: false })
    return new Polygon2d({ points: corners(props), isFilled: false })
  }
  component({ props }: FigureShape) {
    return (
      <SVGContainer>
        <g
          fill="none"
          stroke={strokeColor(props.color)}
          strokeWidth={strokePx(props.size)}
          strokeLinejoin="round"
          strokeLinecap="round"
        >
          <Outline props={props} />
        </g>
      </SVGContainer>
    )
  }
  indicator({ props }: FigureShape) {
    return <Outline props={props} />
  }
  override canEdit() {
    return false
  }
  override canBind() {
    return false
  }
  override canTabTo() {
    return false
  }
}

function Outline({ props }: { readonly props: FigureShape['props'] }) {
  const { w, h, figure } = props
  if (figure === 'ellipse') return <ellipse cx={w / 2} cy={h / 2} rx={w / 2} ry={h / 2} />
  if (figure === 'rectangle') return <rect width={w} height={h} rx={3} />
  return (
    <polygon
      points={corners(props)
        .map(({ x, y }) => `${x},${y}`)
        .join(' ')}
    />
  )
}

/** From where it begins to where its head is. It holds on to nothing: what it pointed at may go without it. */
export class ArrowShapeUtil extends ShapeUtil<ArrowShape> {
  static override type = 'sketchArrow' as const
  static override props: RecordProps<ArrowShape> = { endX: T.number, endY: T.number, color: T.string, size: T.string }

  getDefaultProps(): ArrowShape['props'] {
    return { endX: 60, endY: 0, color: 'black', size: 's' }
  }
  getGeometry({ props }: ArrowShape) {
    const end = new Vec(props.endX, props.endY)
    const start = new Vec(0, 0)
    // A line without length has no outline.
    if (end.len() < 1) return new Rectangle2d({ width: 1, height: 1, isFilled: true })
    return new Group2d({ children: [new Edge2d({ start, end }), new Polyline2d({ points: headOf(props) })] })
  }
  component({ props }: ArrowShape) {
    return (
      <SVGContainer>
        <path
          d={pathOf(props)}
          fill="none"
          stroke={strokeColor(props.color)}
          strokeWidth={strokePx(props.size)}
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </SVGContainer>
    )
  }
  indicator({ props }: ArrowShape) {
    return <path d={pathOf(props)} />
  }
  override getHandles({ props }: ArrowShape): TLHandle[] {
    return [
      { id: 'start', type: 'vertex', index: 'a1' as IndexKey, x: 0, y: 0 },
      { id: 'end', type: 'vertex', index: 'a2' as IndexKey, x: props.endX, y: props.endY },
    ]
  }
  override onHandleDrag(shape: ArrowShape, { handle }: TLHandleDragInfo<ArrowShape>) {
    const { id, type, props } = shape
    if (handle.id === 'end') return { id, type, props: { endX: handle.x, endY: handle.y } }
    return {
      id,
      type,
      x: shape.x + handle.x,
      y: shape.y + handle.y,
      props: { endX: props.endX - handle.x, endY: props.endY - handle.y },
    }
  }
  override canEdit() {
    return false
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
  override hideSelectionBoundsFg() {
    return true
  }
}

function headOf({ endX, endY, size }: ArrowShape['props']): Vec[] {
  const end = new Vec(endX, endY)
  const back = Math.min(end.len() / 2, 8 + 3 * strokePx(size))
  const angle = Math.atan2(endY, endX)
  const side = (turn: number) => new Vec(endX - back * Math.cos(angle + turn), endY - back * Math.sin(angle + turn))
  return [side(0.45), end, side(-0.45)]
}

function pathOf(props: ArrowShape['props']): string {
  const [a, tip, b] = headOf(props)
  return `M0,0 L${props.endX},${props.endY} M${a?.x},${a?.y} L${tip?.x},${tip?.y} L${b?.x},${b?.y}`
}
