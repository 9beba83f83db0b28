import { Smartphone } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { formatAgo } from '../../i18n/format.ts'
import { useBaseWords, useLanguage } from '../../i18n/language.tsx'
import { keptPlans, type RememberedPlan } from '../../plan/device.ts'
import styles from './KeptPlans.module.css'
import rows from './PlanRow.module.css'

/** The plans this device has copies of, for as long as the server does not answer. They open and can be written in. */
export function KeptPlans() {
  const [kept, setKept] = useState<KeptList>()
  useEffect(() => {
    let isCurrent = true
    keptPlans().then(
      (plans) => isCurrent && setKept({ plans, now: Date.now() }),
      (error: unknown) => console.info('What this device keeps cannot be listed', error),
    )
    return () => {
      isCurrent = false
    }
  }, [])
  return kept && kept.plans.length > 0 && <List {...kept} />
}

interface KeptList {
  readonly plans: readonly RememberedPlan[]
  readonly now: number
}

function List({ plans, now }: KeptList) {
  const { home } = useBaseWords('pages').pages
  const { language } = useLanguage()
  return (
    <section aria-labelledby="kept" className={styles.kept}>
      <h2 id="kept" className={styles.heading}>
        {home.keptTitle}
      </h2>
      <p className={styles.lead}>{home.keptText}</p>
      <ul role="list">
        {plans.map((plan) => {
          const ago = plan.openedAt ? formatAgo(language, plan.openedAt, now) : undefined
          return (
            <li key={plan.planId} className={rows.row}>
              <span className={styles.picture}>
                <Smartphone size={21} strokeWidth={1.75} aria-hidden="true" />
              </span>
              <div className={rows.about}>
                <h3 className={rows.title}>
                  <Link href={`/plan/${plan.planId}`} className={rows.link} lang={plan.language}>
                    {plan.title}
                  </Link>
                </h3>
                <p className={rows.state}>
                  {plan.place && (
                    <>
                      <span lang={plan.language}>{`${plan.place.replace(/[.\s]+$/u, '')}.`}</span>{' '}
                    </>
                  )}
                  <span>{home.kept}</span>
                </p>
              </div>
              <div className={rows.now}>
                {plan.openedAt && <p className={rows.changed}>{ago ? home.opened(ago) : home.openedNow}</p>}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
