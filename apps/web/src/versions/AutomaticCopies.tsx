import { ChevronDown } from 'lucide-react'
import { Link } from 'wouter'
import { formatDay, formatTime, startOfDay } from '../i18n/format.ts'
import { useBaseWords, useLanguage } from '../i18n/language.tsx'
import { versionHref } from './names.ts'
import styles from './AutomaticCopies.module.css'
import type { Version } from './versionsApi.ts'

/** Automatic versions, folded by the reader's days. */
export function AutomaticCopies(props: {
  readonly planId: string
  /** The latest first. */
  readonly versions: readonly Version[]
  readonly now: number
}) {
  const { planId, versions, now } = props
  const words = useBaseWords('versions').versions
  const { language } = useLanguage()
  const days = new Map<number, Version[]>()
  for (const version of versions) {
    const day = startOfDay(version.at)
    days.set(day, [...(days.get(day) ?? []), version])
  }
  return (
    <section aria-labelledby="automatic" className={styles.section}>
      <h2 id="automatic" className={styles.title}>
        {words.automatic}
      </h2>
      <p className={styles.lead}>{words.automaticLead}</p>
      {[...days].map(([day, copies]) => (
        <details key={day} className={styles.day}>
          <summary>
            {words.automaticOn(copies.length, formatDay(language, day, now))}
            <ChevronDown size={18} strokeWidth={1.75} aria-hidden="true" />
          </summary>
          <ul role="list" className={styles.list}>
            {copies.map(({ n, at, reason }) => (
              <li key={n}>
                <Link href={versionHref(planId, n)} className={styles.copy}>
                  {words.automaticNumber(n)}
                </Link>
                <span>{formatTime(language, at)}</span>
                <span>{words.reasons[reason]}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}
