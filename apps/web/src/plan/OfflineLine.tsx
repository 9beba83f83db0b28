import { CloudOff } from 'lucide-react'
import { useWords } from '../i18n/language.tsx'
import styles from './OfflineLine.module.css'
import { useSession, useStore } from './usePlan.ts'

/** On a phone, where the indicator is small: how much is safe here and what becomes of it. */
export function OfflineLine() {
  const session = useSession()
  const { plan } = useWords()
  const state = useStore(session.saved)
  const { count } = useStore(session.notSent)
  if (state !== 'offlineKept' || count === 0) return null
  return (
    <p className={styles.line} data-testid="offline-line">
      <CloudOff size={19} strokeWidth={1.75} aria-hidden="true" />
      <span>
        <b>{plan.safeHere(count)}</b> {plan.goOut(count)}
      </span>
    </p>
  )
}
