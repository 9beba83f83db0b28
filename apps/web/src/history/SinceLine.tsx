import { History, X } from 'lucide-react'
import { Suspense, useEffect, useState } from 'react'
import { formatDay } from '../i18n/format.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import styles from '../plan/NewsLine.module.css'
import { useSession } from '../plan/usePlan.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { later } from '../ui/later.ts'
import { changesFor, type Known } from './changesFor.ts'
import { noteRead, noteVisit, unreadSince } from './visits.ts'

const ChangesDialog = later(() => import('./ChangesDialog.tsx').then((file) => ({ default: file.ChangesDialog })))

const NOTE_EVERY_MS = 60_000

/** To somebody who comes back after a while: how much has changed, in one line, until it is read or put away. */
export function SinceLine() {
  const { planId, participantId } = useSession()
  const words = useWords('history')
  const { since } = words.history
  const { language } = useLanguage()
  const [known, setKnown] = useState<Known>()
  const [isOpen, setOpen] = useState(false)
  const [now] = useState(() => Date.now())

  useEffect(() => {
    let isCurrent = true
    const note = () => {
      if (document.visibilityState === 'visible') noteVisit(planId)
    }
    note()
    const before = unreadSince(planId)
    if (before !== undefined)
      changesFor(planId, before, participantId).then(
        (found) => {
          if (isCurrent) setKnown(found)
        },
        // Without a network there is no news; the menu asks again.
        (error: unknown) => console.info('What changed since the last visit is not known now', error),
      )
    const timer = setInterval(note, NOTE_EVERY_MS)
    return () => {
      isCurrent = false
      clearInterval(timer)
    }
  }, [planId, participantId])

  const putAway = () => {
    noteRead(planId)
    setKnown(undefined)
  }
  const isShown = known !== undefined && known.from !== null && known.count > 0
  const day = formatDay(language, known?.from ?? 0, now)
  const said = isShown ? (known.isWhole ? since.line : since.later)(known.count, day) : ''
  return (
    <>
      <p role="status" className="visually-hidden">
        {said}
      </p>
      {isShown && (
        <div className={styles.line}>
          <History size={19} strokeWidth={1.75} aria-hidden="true" />
          <p>{said}</p>
          <Button look="quiet" className={styles.act} onClick={() => setOpen(true)}>
            {since.read}
          </Button>
          <IconButton label={since.putAway} onClick={putAway}>
            <X size={19} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        </div>
      )}
      <Suspense fallback={null}>
        {isOpen && (
          <ChangesDialog
            planId={planId}
            me={participantId}
            onClose={() => {
              setOpen(false)
              putAway()
            }}
          />
        )}
      </Suspense>
    </>
  )
}
