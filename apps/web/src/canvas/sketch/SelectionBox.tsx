import {
  DefaultShapeIndicator,
  type TLSelectionForegroundProps,
  type TLSelectionHandle,
  useEditor,
  useSelectionEvents,
  useValue,
} from '@tldraw/tldraw'
import styles from './SelectionBox.module.css'
import { isDrawn } from './shapes.ts'

const CORNERS = ['top_left', 'top_right', 'bottom_right', 'bottom_left'] as const
const HANDLE_PX = 9
const REACH_PX = 22

/** Round the chosen drawings: corners to make them larger. Cards show themselves that they are chosen. */
export function SelectionBox({ bounds, rotation }: TLSelectionForegroundProps) {
  const editor = useEditor()
  const isOurs = useValue('chosen drawings', () => {
    const shapes = editor.getSelectedShapes()
    return (
      shapes.length > 0 &&
      shapes.every(isDrawn) &&
      !editor.getIsReadonly() &&
      editor.isInAny('select.idle', 'select.pointing_resize_handle', 'select.resizing') &&
      shapes.every((shape) => editor.getShapeUtil(shape).canResize(shape))
    )
  }, [editor])
  const zoom = useValue('zoom', () => editor.getZoomLevel(), [editor])
  if (!isOurs || !bounds) return null
  const { x, y, w, h } = bounds
  return (
    <svg className={`tl-overlays__item ${styles.box}`} aria-hidden="true">
      <g transform={`translate(${x}, ${y}) rotate(${(rotation * 180) / Math.PI})`}>
        <rect className={styles.edge} width={w} height={h} style={{ strokeWidth: 1.5 / zoom }} />
        {CORNERS.map((corner) => (
          <Corner
            key={corner}
            corner={corner}
            x={corner.endsWith('left') ? 0 : w}
            y={corner.startsWith('top') ? 0 : h}
            zoom={zoom}
          />
        ))}
      </g>
    </svg>
  )
}

function Corner(props: {
  readonly corner: TLSelectionHandle
  readonly x: number
  readonly y: number
  readonly zoom: number
}) {
  const { corner, x, y, zoom } = props
  const events = useSelectionEvents(corner)
  const size = HANDLE_PX / zoom
  const reach = REACH_PX / zoom
  return (
    <>
      <rect
        className={styles.corner}
        x={x - size / 2}
        y={y - size / 2}
        width={size}
        height={size}
        style={{ strokeWidth: 1.5 / zoom }}
      />
      <rect
        className={styles.reach}
        data-corner={corner}
        x={x - reach / 2}
        y={y - reach / 2}
        width={reach}
        height={reach}
        {...events}
      />
    </>
  )
}

/** The outline of each chosen drawing; tldraw's own would keep one ready for every card of the board. */
export function ChosenOutlines() {
  const editor = useEditor()
  const ids = useValue(
    'chosen drawings',
    () =>
      editor
        .getSelectedShapes()
        .filter(isDrawn)
        .map((shape) => shape.id),
    [editor],
  )
  return ids.map((id) => <DefaultShapeIndicator key={id} shapeId={id} />)
}
