import { Ban, Check, CloudOff, Loader, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { classes } from '../ui/classes.ts'
import styles from './Saved.module.css'
import type { SavedState } from './session.ts'
import { useSession, useStore } from './usePlan.ts'

const SAY_AGAIN_MS = 10_000

/** The truth about our changes, beside the title. A click tells more. */
export function Saved() {
  const session = useSession()
  const words = useWords()
  const state = useStore(session.saved)
  const kept = useStore(session.kept)
  const copy = useStore(session.copy)
  const { count } = useStore(session.notSent)
  const said = useCalm(state)
  const label: Record<SavedState, string> = {
    saved: words.plan.saved,
    saving: words.plan.saving,
    offlineKept: words.plan.offlineKept,
    notSaved: words.plan.notSaved,
    refused: words.plan.refused,
  }
  const Icon = { saved: Check, saving: Loader, offlineKept: CloudOff, notSaved: TriangleAlert, refused: Ban }[state]
  return (
    <>
      <details className={classes(styles.saved, styles[state])} name="saved">
        <summary>
          <Icon size={16} strokeWidth={1.75} aria-hidden="true" className={styles.icon} />
          <span data-testid="saved">{label[state]}</span>
        </summary>
        <p className={styles.more}>
          {words.plan.savedMore[state]}
          {state === 'offlineKept' && count > 0 && ` ${words.plan.safeHere(count)}`}
          {(copy === 'none' || copy === 'full') && ` ${words.plan.notKept[copy]}`}
          {kept.length > 0 && ` ${words.plan.keptBelow}`}
        </p>
      </details>
      <span className="visually-hidden" role="status">
        {label[said]}
      </span>
    </>
  )
}

// A screen reader hears of it at most once in ten seconds: "Saving… Saved Saving… Saved" would drown the words.
function useCalm(state: SavedState): SavedState {
  const [said, setSaid] = useState(state)
  const [at, setAt] = useState(0)
  useEffect(() => {
    if (state === said) return
    const isUrgent = state === 'notSaved' || state === 'refused'
    const wait = isUrgent ? 0 : Math.max(state === 'saving' ? 1500 : 0, at + SAY_AGAIN_MS - Date.now())
    const timer = setTimeout(() => {
      setSaid(state)
      setAt(Date.now())
    }, wait)
    return () => clearTimeout(timer)
  }, [state, said, at])
  return said
}
