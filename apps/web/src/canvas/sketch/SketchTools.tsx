import {
  Eraser,
  Eye,
  EyeOff,
  Highlighter,
  type LucideIcon,
  MoveUpRight,
  PenLine,
  Shapes,
  StickyNote,
  Type,
  Zap,
} from 'lucide-react'
import { useWords } from '../../i18n/language.tsx'
import { useBoard } from '../../plan/board.ts'
import { useCanEdit, useStore } from '../../plan/usePlan.ts'
import { isSketchTool, SKETCH_KEYS, SKETCH_TOOLS, type SketchTool } from '../../sketch/state.ts'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { Tool } from '../Tool.tsx'
import styles from '../Toolbar.module.css'

const ICONS: Readonly<Record<SketchTool, LucideIcon>> = {
  draw: PenLine,
  highlight: Highlighter,
  note: StickyNote,
  text: Type,
  figure: Shapes,
  arrow: MoveUpRight,
  erase: Eraser,
  laser: Zap,
}

const keyOf = (tool: SketchTool): string =>
  (Object.entries(SKETCH_KEYS).find(([, one]) => one === tool)?.[0] ?? '').toUpperCase()

export function useToolLabels(): Readonly<Record<SketchTool, string>> {
  const { sketch } = useWords('sketch')
  return {
    draw: sketch.pen,
    highlight: sketch.highlighter,
    note: sketch.note,
    text: sketch.text,
    figure: sketch.figure,
    arrow: sketch.arrow,
    erase: sketch.erase,
    laser: sketch.laser,
  }
}

/** The drawing tools in a bar; where it is narrow, behind one button. */
export function SketchTools(props: {
  readonly tool: string
  /** All tools stand in the bar. */
  readonly hasRoom: boolean
  readonly onUse: (tool: SketchTool) => void
}) {
  const { tool, hasRoom, onUse } = props
  const words = useWords('sketch').sketch
  const labels = useToolLabels()
  const canEdit = useCanEdit()
  if (!canEdit) return null
  if (hasRoom)
    return SKETCH_TOOLS.map((one) => (
      <Tool
        key={one}
        icon={ICONS[one]}
        label={labels[one]}
        hint={keyOf(one)}
        isOn={tool === one}
        onUse={() => onUse(one)}
      />
    ))
  const inHand = isSketchTool(tool) ? tool : undefined
  const Icon = inHand ? ICONS[inHand] : PenLine
  return (
    <Menu
      trigger={
        <button type="button" className={styles.tool} aria-pressed={inHand !== undefined}>
          <Icon size={19} strokeWidth={1.75} aria-hidden="true" />
          {inHand ? labels[inHand] : words.draw}
        </button>
      }
    >
      {SKETCH_TOOLS.map((one) => (
        <MenuItem key={one} icon={ICONS[one]} onSelect={() => onUse(one)}>
          {labels[one]}
        </MenuItem>
      ))}
    </Menu>
  )
}

/** Hides the drawing and shows it; says so while it is hidden. */
export function HideTool({ onHide }: { readonly onHide?: () => void }) {
  const words = useWords('sketch').sketch
  const { sketch } = useBoard()
  const isShown = useStore(sketch.isShown)
  return (
    <Tool
      icon={isShown ? EyeOff : Eye}
      label={isShown ? words.hideShort : words.showShort}
      name={isShown ? words.hide : words.show}
      hint="D"
      onUse={() => {
        sketch.show(!isShown)
        if (isShown) onHide?.()
      }}
    />
  )
}
