import { RULES, type Rule, wordsOf } from '@commonboard/model'
import { useBaseWords, useLanguage } from '../i18n/language.tsx'
import styles from './VersionPage.module.css'
import type { PublicFacts } from './versionsApi.ts'

/** What the checks found when the version was kept. */
export function ChecksThen({ checks }: Pick<PublicFacts, 'checks'>) {
  const words = useBaseWords('versions').versions
  const piles = [
    { title: words.settleFirst, rules: checks.settleFirst },
    { title: words.worthALook, rules: checks.worthALook },
    { title: words.accepted, rules: checks.accepted ?? [] },
  ].filter(({ rules }) => rules.length > 0)
  return (
    <section className={styles.section}>
      <h2>{words.checksTitle}</h2>
      {piles.length === 0 && <p className={styles.small}>{words.checksFine}</p>}
      {piles.length > 0 && (
        <div className={styles.checks}>
          {piles.map(({ title, rules }) => (
            <div key={title}>
              <b>{title}</b>
              <Pile rules={rules} />
            </div>
          ))}
        </div>
      )}
    </section>
  )
}

function Pile({ rules }: { readonly rules: readonly string[] }) {
  const { language } = useLanguage()
  const { checks } = wordsOf(language)
  return (
    <ul role="list" className={styles.pile}>
      {rules.filter(isRule).map((rule) => (
        <li key={rule}>{checks[rule]}</li>
      ))}
    </ul>
  )
}

// A newer server may know more of them.
const isRule = (rule: string): rule is Rule => (RULES as readonly string[]).includes(rule)
