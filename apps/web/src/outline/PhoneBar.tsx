import { ListTree, Plus, SquareDashedMousePointer, Users } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { keepFace, useBoard } from '../plan/board.ts'
import { useSession } from '../plan/usePlan.ts'
import { ShareDialog } from '../share/ShareDialog.tsx'
import styles from './PhoneBar.module.css'
import { enterSheet } from './sheetHistory.ts'
import { useOutline } from './state.ts'

/** The bar under the thumb: to the top of the plan, a new card, the people, the canvas for whoever asks for it. */
export function PhoneBar() {
  const words = useWords()
  const { planId } = useSession()
  const { face } = useBoard()
  const { canEdit, isAdding } = useOutline()
  const [isShareOpen, setShareOpen] = useState(false)
  const showCanvas = () => {
    face.set('canvas')
    keepFace('canvas')
  }
  return (
    <>
      <nav className={styles.bar} aria-label={words.outline.bar}>
        <button type="button" aria-current="true" onClick={() => window.scrollTo({ top: 0, behavior: 'smooth' })}>
          <ListTree size={21} strokeWidth={1.75} aria-hidden="true" />
          {words.outline.plan}
        </button>
        {canEdit && (
          <button
            type="button"
            className={styles.add}
            aria-haspopup="dialog"
            onClick={() => {
              enterSheet()
              isAdding.set(true)
            }}
          >
            <span className={styles.pill}>
              <Plus size={21} strokeWidth={1.75} aria-hidden="true" />
            </span>
            {words.outline.add}
          </button>
        )}
        <button type="button" aria-haspopup="dialog" onClick={() => setShareOpen(true)}>
          <Users size={21} strokeWidth={1.75} aria-hidden="true" />
          {words.outline.people}
        </button>
        <button type="button" aria-label={words.plan.showCanvas} onClick={showCanvas}>
          <SquareDashedMousePointer size={21} strokeWidth={1.75} aria-hidden="true" />
          {words.plan.canvas}
        </button>
      </nav>
      <ShareDialog planId={planId} open={isShareOpen} onOpenChange={setShareOpen} />
    </>
  )
}
