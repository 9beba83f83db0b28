import { Pencil } from 'lucide-react'
import { useWords } from '../i18n/language.tsx'
import { showBoard, useBoard } from '../plan/board.ts'
import { useCanEdit } from '../plan/usePlan.ts'
import { Button } from '../ui/Button.tsx'
import styles from './VisionFace.module.css'

/** The vision has no rows: its words, and the way to where they are written. */
export function VisionFace({ text }: { readonly text: string }) {
  const words = useWords('table').table
  const board = useBoard()
  const canEdit = useCanEdit()
  return (
    <div className={styles.vision}>
      <p dir="auto" className={text ? styles.words : styles.none}>
        {text || words.noVision}
      </p>
      {canEdit && (
        <Button onClick={() => showBoard(board, 'vision')}>
          <Pencil size={16} strokeWidth={1.75} aria-hidden="true" />
          {words.goVision}
        </Button>
      )}
    </div>
  )
}
