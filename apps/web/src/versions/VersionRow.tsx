import { Globe } from 'lucide-react'
import { Link } from 'wouter'
import type { PlanFacts } from '../api.ts'
import { formatMoment } from '../i18n/format.ts'
import { useBaseWords, useLanguage } from '../i18n/language.tsx'
import { Fingerprint } from '../pages/home/Fingerprint.tsx'
import { nameOf, versionHref } from './names.ts'
import styles from './VersionsPage.module.css'
import type { Version } from './versionsApi.ts'

/** One kept version: its picture, its name in serif, when and by whom, what the checks said, who has signed. */
export function VersionRow({ version, facts }: { readonly version: Version; readonly facts: PlanFacts }) {
  const words = useBaseWords('versions').versions
  const { language } = useLanguage()
  const { n, counts, checks, signed, confirmed } = version
  const cards = counts.reduce((sum, count) => sum + count, 0)
  return (
    <li className={styles.row}>
      <Fingerprint counts={counts} label={words.fingerprint(words.cards(cards))} />
      <div className={styles.about}>
        <h2 className={styles.name}>
          <Link href={versionHref(facts.planId, n)} className={styles.link}>
            <span lang={facts.language}>{version.name}</span>
          </Link>
        </h2>
        <p className={styles.state}>
          <span>{words.number(n)}</span>
          <span>{words.keptBy(formatMoment(language, version.at), nameOf(facts, version.who, words))}</span>
        </p>
        <p className={styles.state}>
          <span>{words.checks(checks.settleFirst.length, checks.worthALook.length)}</span>
        </p>
      </div>
      <div className={styles.side}>
        <p className={signed > 0 ? styles.signed : undefined}>{signed > 0 ? words.signed(signed) : words.notSigned}</p>
        {signed > confirmed && <p>{words.waiting(signed - confirmed)}</p>}
        {version.publicUrl && (
          <p className={styles.public}>
            <Globe size={15} strokeWidth={2} aria-hidden="true" />
            {words.isPublic}
          </p>
        )}
      </div>
    </li>
  )
}
