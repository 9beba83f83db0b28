import { Eye } from 'lucide-react'
import { useWords } from '../i18n/language.tsx'
import { useBoard } from '../plan/board.ts'
import { useStore } from '../plan/usePlan.ts'
import styles from './DrawingHidden.module.css'

/** Says in the bar that the drawing is hidden here, and shows it: nobody shall wonder where it has gone. */
export function DrawingHidden() {
  const words = useWords('sketch').sketch
  const { sketch, face, name } = useBoard()
  const isShown = useStore(sketch.isShown)
  const isOutline = useStore(face) === 'outline'
  const board = useStore(name)
  if (isShown || (isOutline && board !== 'vision')) return null
  return (
    <button type="button" className={styles.hidden} title={words.show} onClick={() => sketch.show(true)}>
      <Eye size={18} strokeWidth={1.75} aria-hidden="true" />
      {words.hidden}
    </button>
  )
}
