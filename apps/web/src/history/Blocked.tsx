import { useCallback, useEffect } from 'react'
import { formatDay } from '../i18n/format.ts'
import { useBaseWords, useLanguage } from '../i18n/language.tsx'
import { useLoad } from '../pages/useLoad.ts'
import { Button } from '../ui/Button.tsx'
import { historyApi } from './historyApi.ts'
import styles from './PersonTools.module.css'

/** Who has been blocked, with the way back in. Nothing at all while nobody is. */
export function Blocked(props: {
  readonly planId: string
  /** Changes when people may have been blocked. */
  readonly turn: number
  readonly act: (change: () => Promise<unknown>, said: string) => void
}) {
  const { planId, turn, act } = props
  const { history } = useBaseWords('history')
  const { language } = useLanguage()
  const ask = useCallback(async () => ({ blocked: await historyApi.blocked(planId), now: Date.now() }), [planId])
  const { load, reload } = useLoad(ask)
  useEffect(() => void reload(), [turn, reload])
  if (load.state !== 'there' || load.value.blocked.length === 0) return null
  const { blocked, now } = load.value
  return (
    <section className={styles.blocked} aria-label={history.blockedTitle}>
      <h3 className={styles.title}>{history.blockedTitle}</h3>
      <ul role="list">
        {blocked.map(({ participantId, name, at }) => {
          const called = name || history.somebody
          return (
            <li key={participantId}>
              <span>
                {called}
                <span className={styles.day}>{history.blockedOn(formatDay(language, at, now))}</span>
              </span>
              <Button
                aria-label={history.letInName(called)}
                onClick={() => act(() => historyApi.letIn(planId, participantId), history.letInDone(called))}
              >
                {history.letIn}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
