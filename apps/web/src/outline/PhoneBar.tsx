import { ListTree, type LucideIcon, MessageSquare, Plus, SquareDashedMousePointer, Users } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { FACES, keepFace, useBoard } from '../plan/board.ts'
import { useSession, useStore } from '../plan/usePlan.ts'
import { ShareDialog } from '../share/ShareDialog.tsx'
import styles from './PhoneBar.module.css'
import { ALL } from '../talk/state.ts'
import { enterSheet } from './sheetHistory.ts'
import { useFact } from './state.ts'

interface PhoneBarProps {
  /** Opens a sheet; absent for whoever may only read, and where there is nothing to add. */
  readonly onAdd?: (() => void) | undefined
  /** What a board has of its own, in the place where others have the canvas. */
  readonly own?: { readonly icon: LucideIcon; readonly label: string; readonly onAct: () => void }
}

/** The bar under the thumb: to the top of the plan, something new, the people, the canvas for whoever asks for it. */
export function PhoneBar({ onAdd, own }: PhoneBarProps) {
  const words = useWords()
  const { planId } = useSession()
  const { face, name, talk } = useBoard()
  const openComments = useFact(talk.counts, (counts) => counts.get(ALL) ?? 0)
  const hasCanvas = FACES[useStore(name)].includes('canvas')
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
        {onAdd && (
          <button
            type="button"
            className={styles.add}
            aria-haspopup="dialog"
            onClick={() => {
              enterSheet()
              onAdd()
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
        <button
          type="button"
          data-talk-button
          aria-haspopup="dialog"
          aria-label={openComments > 0 ? `${words.plan.comments}: ${words.plan.commentsOpen(openComments)}` : undefined}
          onClick={() => talk.open()}
        >
          <span className={styles.counted}>
            <MessageSquare size={21} strokeWidth={1.75} aria-hidden="true" />
            {openComments > 0 && <b>{openComments}</b>}
          </span>
          {words.plan.comments}
        </button>
        {own && (
          <button type="button" onClick={own.onAct}>
            <own.icon size={21} strokeWidth={1.75} aria-hidden="true" />
            {own.label}
          </button>
        )}
        {hasCanvas && (
          <button type="button" aria-label={words.plan.showCanvas} onClick={showCanvas}>
            <SquareDashedMousePointer size={21} strokeWidth={1.75} aria-hidden="true" />
            {words.plan.canvas}
          </button>
        )}
      </nav>
      <ShareDialog planId={planId} open={isShareOpen} onOpenChange={setShareOpen} />
    </>
  )
}
