import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { ApiErrorCode } from '../api.ts'
import { useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './Ended.module.css'
import type { Ending } from './session.ts'

interface EndedProps {
  readonly failure?: ApiErrorCode
  readonly ending?: Ending
  readonly onTryAgain: () => void
  /** Words of ours the server would not take. */
  readonly kept?: ReactNode
}

/** A plan that cannot be opened, or can no longer: what happened, what is safe, what to do. */
export function Ended({ failure, ending, onTryAgain, kept }: EndedProps) {
  const words = useWords()
  const text = ending
    ? words.plan.ended[ending]
    : words.common.errors[failure === 'offline' || !failure ? 'internal' : failure]
  const isOffline = failure === 'offline'
  return (
    <main className={styles.ended}>
      <h1>{ending ? words.plan.endedTitle : words.plan.cannotOpenTitle}</h1>
      <p>{isOffline ? words.common.offline : text}</p>
      {kept}
      <div className={styles.actions}>
        {ending === 'reload' ? (
          <Button look="main" onClick={() => location.reload()}>
            {words.plan.reload}
          </Button>
        ) : (
          ending !== 'gone' && (
            <Button look="main" onClick={onTryAgain}>
              {words.common.tryAgain}
            </Button>
          )
        )}
        <Link href="/" className={styles.home}>
          {words.common.toPlans}
        </Link>
      </div>
    </main>
  )
}
