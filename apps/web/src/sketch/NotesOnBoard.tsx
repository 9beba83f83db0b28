import type { Drawing, DrawingBoard } from '@commonboard/model'
import { useEffect, useId, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useMedia } from '../ui/media.ts'
import { useOpenPlan, useSession } from '../plan/usePlan.ts'
import { oncePerFrame } from '../plan/store.ts'
import { DRAWING_WIDTH } from './state.ts'
import styles from './NotesOnBoard.module.css'

/** What is written on the board in notes and texts, as a list; what has no words is counted. A phone loads nothing of it. */
export function NotesOnBoard({ board }: { readonly board: DrawingBoard }) {
  return useMedia(DRAWING_WIDTH) ? <Notes board={board} /> : null
}

function Notes({ board }: { readonly board: DrawingBoard }) {
  const session = useSession()
  const { drawings } = useOpenPlan()
  const words = useWords('sketch').sketch
  const titleId = useId()
  const [all, setAll] = useState<readonly Drawing[]>([])
  useEffect(() => session.openSketch(), [session])
  useEffect(() => {
    const frame = oncePerFrame(() => setAll([...drawings.read().values()].filter((drawing) => drawing.board === board)))
    frame.schedule()
    const stop = drawings.subscribe(frame.schedule)
    return () => {
      stop()
      frame.cancel()
    }
  }, [drawings, board])
  const notes = all.filter((drawing) => drawing.text)
  const rest = all.length - notes.length
  if (all.length === 0) return null
  return (
    <section className={styles.notes} aria-labelledby={titleId}>
      <h3 id={titleId}>{words.onThisBoard}</h3>
      {notes.length > 0 && (
        <ul>
          {notes.map((note) => (
            <li key={note.id} dir="auto">
              {note.text}
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && <p>{words.withoutWords(rest)}</p>}
    </section>
  )
}
