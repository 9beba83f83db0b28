import { PenLine } from 'lucide-react'
import { useWords } from '../i18n/language.tsx'
import { useMedia } from '../ui/media.ts'
import { useBoard } from '../plan/board.ts'
import { useCanEdit, useStore } from '../plan/usePlan.ts'
import { DRAWING_WIDTH } from './state.ts'
import styles from './DrawingHidden.module.css'

/** Takes the pen over a board that is a page, and puts it away. */
export function DrawButton() {
  const words = useWords('sketch').sketch
  const canEdit = useCanEdit()
  const { sketch, name, face } = useBoard()
  const board = useStore(name)
  const isPage = useStore(face) === 'canvas' || board === 'vision'
  const tool = useStore(sketch.tool)
  const hasRoom = useMedia(DRAWING_WIDTH)
  if (!canEdit || !hasRoom || board === 'logicModel' || !isPage) return null
  return (
    <button
      type="button"
      className={styles.hidden}
      aria-pressed={tool !== undefined}
      onClick={() => {
        sketch.show(true)
        sketch.tool.set(tool === undefined ? 'draw' : undefined)
      }}
    >
      <PenLine size={18} strokeWidth={1.75} aria-hidden="true" />
      {words.draw}
    </button>
  )
}
