import { ListTree, type LucideIcon, MessageSquare, Plus, SquareDashedMousePointer, Users } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { type Face, faceOn, FACES, keepFace, useBoard } from '../plan/board.ts'
import { useSession, useStore } from '../plan/usePlan.ts'
import { ShareDialog } from '../share/ShareDialog.tsx'
import styles from './PhoneBar.module.css'
import { ALL } from '../talk/state.ts'
import { Drawn } from '../ui/Drawn.tsx'
import { later } from '../ui/later.ts'
import { enterSheet } from '../ui/sheetHistory.ts'
import { useFact } from './state.ts'

const FaceMenu = later(() => import('../plan/FaceMenu.tsx'))

interface PhoneBarProps {
  /** Opens a sheet; absent for whoever may only read, and where there is nothing to add. */
  readonly onAdd?: (() => void) | undefined
  /** Adds at once, where it is clear what and where: the label says it. */
  readonly addHere?: { readonly label: string; readonly onAct: () => void } | undefined
  /** What a board has of its own, in the place where others have the canvas. */
  readonly own?: { readonly icon: LucideIcon; readonly label: string; readonly onAct: () => void }
}

/** The bar under the thumb: to the top of the plan, something new, the people, the other faces for whoever asks for them. */
export function PhoneBar({ onAdd, addHere, own }: PhoneBarProps) {
  const words = useWords()
  const { planId } = useSession()
  const { face, name, talk } = useBoard()
  const board = useStore(name)
  const faces = FACES[board]
  const isOutline = faceOn(board, useStore(face)) === 'outline' || faces.length === 0
  const openComments = useFact(talk.counts, (counts) => counts.get(ALL) ?? 0)
  const [isShareOpen, setShareOpen] = useState(false)
  const [hasTime, setHasTime] = useState(false)
  const show = (next: Face) => {
    face.set(next)
    keepFace(next)
  }
  const toPlan = () => (isOutline ? window.scrollTo({ top: 0, behavior: 'smooth' }) : show('outline'))
  return (
    <>
      <nav className={styles.bar} aria-label={words.outline.bar}>
        <button type="button" aria-current={isOutline || undefined} onClick={toPlan}>
          <ListTree size={21} strokeWidth={1.75} aria-hidden="true" />
          {words.outline.plan}
        </button>
        {(onAdd ?? addHere) && (
          <button
            type="button"
            className={styles.add}
            aria-haspopup={onAdd && 'dialog'}
            aria-label={addHere?.label}
            onClick={() => {
              if (onAdd) enterSheet()
              ;(onAdd ?? addHere?.onAct)?.()
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
        <Drawn onDrawn={setHasTime} />
        {faces.length > 2 && <Suspense fallback={<span />}>{hasTime ? <FaceMenu /> : <span />}</Suspense>}
        {faces.length === 2 && (
          <button type="button" aria-label={words.plan.showCanvas} onClick={() => show('canvas')}>
            <SquareDashedMousePointer size={21} strokeWidth={1.75} aria-hidden="true" />
            {words.plan.canvas}
          </button>
        )}
      </nav>
      <ShareDialog planId={planId} open={isShareOpen} onOpenChange={setShareOpen} />
    </>
  )
}
