import {
  type Difference,
  type DifferenceBoard,
  type Language,
  type PlanContent,
  sayDifference,
} from '@commonboard/model'
import { useBaseWords, useLanguage } from '../i18n/language.tsx'
import styles from './Differences.module.css'
import { sentence } from './sentence.ts'
import { Wording } from '../ui/Wording.tsx'

const BOARDS = ['about', 'vision', 'logicModel', 'leadership'] as const satisfies readonly DifferenceBoard[]

/** Differences as sentences, by board; where words were changed, both wordings laid over each other. */
export function Differences(props: {
  readonly differences: readonly Difference[]
  readonly labels: Pick<PlanContent, 'words'>
  readonly said: Language
}) {
  const { differences, labels, said } = props
  const { compare } = useBaseWords('versions').versions
  const { language } = useLanguage()
  return BOARDS.map((board) => {
    const own = differences.filter((one) => one.board === board)
    if (own.length === 0) return null
    return (
      <section key={board} aria-labelledby={`differences-${board}`} className={styles.board}>
        <h2 id={`differences-${board}`} className={styles.title}>
          {compare.boards[board]} <span>{own.length}</span>
        </h2>
        <ul role="list" className={styles.list}>
          {own.map((difference, index) => (
            <li key={index}>
              <p>{sentence(sayDifference(difference, language, labels))}</p>
              {isReworded(difference) && (
                <p className={difference.board === 'vision' ? styles.voice : styles.words}>
                  <Wording before={difference.before} after={difference.after} says={compare} said={said} />
                </p>
              )}
            </li>
          ))}
        </ul>
      </section>
    )
  })
}

const isReworded = (one: Difference): one is Difference & { readonly before: string; readonly after: string } =>
  (one.change === 'reworded' || one.change === 'reason') &&
  'before' in one &&
  'after' in one &&
  typeof one.before === 'string' &&
  typeof one.after === 'string' &&
  one.before.trim() !== '' &&
  one.after.trim() !== ''
