import { type FormEvent, useId, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { formatDate } from '../i18n/format.ts'
import { useBaseWords, useLanguage } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Field.tsx'
import { compareHref, titleOf } from './names.ts'
import styles from './VersionPage.module.css'
import type { Version } from './versionsApi.ts'

/** With what this version is compared: the plan now, or another version. */
export function CompareWith(props: {
  readonly planId: string
  readonly n: number
  readonly versions: readonly Version[]
}) {
  const { planId, n, versions } = props
  const words = useBaseWords('versions').versions
  const { language } = useLanguage()
  const [, navigate] = useLocation()
  const id = useId()
  const others = versions.filter((one) => one.n !== n)
  const [chosen, setChosen] = useState<number>()
  const other = chosen ?? others[0]?.n
  const go = (event: FormEvent) => {
    event.preventDefault()
    if (other !== undefined) navigate(compareHref(planId, Math.min(n, other), Math.max(n, other)))
  }
  // Alone, it can only be compared with now; that stands above.
  if (others.length === 0) return null
  return (
    <section className={`${styles.section} ${styles.tools}`}>
      <h2>{words.compare.verb}</h2>
      <Link href={compareHref(planId, n, 'now')}>{words.compare.withNow}</Link>
      <form className={styles.compare} onSubmit={go}>
        <label htmlFor={id}>{words.compare.other}</label>
        <div className={styles.pick}>
          <Select id={id} value={other} onChange={(event) => setChosen(Number(event.target.value))}>
            {others.map((one) => (
              <option key={one.n} value={one.n}>
                {`${one.n}: ${titleOf(one, words)}, ${formatDate(language, one.at)}`}
              </option>
            ))}
          </Select>
          <Button type="submit">{words.compare.verb}</Button>
        </div>
      </form>
    </section>
  )
}
