import { COLUMN_FACTS, COLUMNS } from '@commonboard/model'
import { Link } from 'wouter'
import type { PlanInList } from '../../api.ts'
import { formatAgo, formatList } from '../../i18n/format.ts'
import { useLanguage, usePeopleWords, useBaseWords } from '../../i18n/language.tsx'
import { AvatarStack } from '../../ui/Avatar.tsx'
import { Fingerprint } from './Fingerprint.tsx'
import styles from './PlanRow.module.css'

// The vision and the six functions are there from the first moment.
const isFixed = (index: number): boolean => {
  const column = COLUMNS[index]
  return column !== undefined && COLUMN_FACTS[column].isFixed
}

/** One plan of this device: its picture, its title in serif, one line of state, who is there now. */
export function PlanRow({ plan, now }: { readonly plan: PlanInList; readonly now: number }) {
  const words = useBaseWords('pages')
  const { language } = useLanguage()
  const peopleWords = usePeopleWords()
  const { home } = words.pages
  const total = plan.counts.reduce((sum, count) => sum + count, 0)
  const added = plan.counts.reduce((sum, count, index) => (isFixed(index) ? sum : sum + count), 0)
  const cards = added === 0 ? home.noCards : home.cards(total)
  const ago = plan.changedAt === null ? undefined : formatAgo(language, plan.changedAt, now)
  const names = plan.present.map((person) => person.name || words.common.noName)
  return (
    <li className={styles.row}>
      <Fingerprint counts={plan.counts} label={home.fingerprint(cards)} />
      <div className={styles.about}>
        <h2 className={styles.title}>
          <Link href={`/plan/${plan.planId}`} className={styles.link} lang={plan.language}>
            {plan.title}
          </Link>
        </h2>
        <p className={styles.state}>
          {plan.place && (
            <>
              <span lang={plan.language}>{`${plan.place.replace(/[.\s]+$/u, '')}.`}</span>{' '}
            </>
          )}
          <span>{cards}</span>
          {plan.role !== 'facilitator' && (
            <>
              {'. '}
              <span>{home.yourRole(peopleWords.roles[plan.role].label.toLocaleLowerCase())}</span>
            </>
          )}
        </p>
      </div>
      <div className={styles.now}>
        {names.length > 0 && (
          <p className={styles.present}>
            <AvatarStack most={3} people={plan.present} label={home.thereNowNamed(formatList(language, names))} />
            <span>{home.thereNow(names.length)}</span>
          </p>
        )}
        {plan.changedAt !== null && <p className={styles.changed}>{ago ? home.changed(ago) : home.changedNow}</p>}
      </div>
    </li>
  )
}
