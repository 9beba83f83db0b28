import { adoptCards, type Finding, type PlanContent, ruleSentences, wordsOf } from '@commonboard/model'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useCanEdit, usePlan } from '../plan/usePlan.ts'
import styles from './Checks.module.css'
import { FindingLine } from './FindingLine.tsx'
import { keyOf, type RuleGroup } from './found.ts'
import { useStep } from './steps.ts'

const SHOWN_FIRST = 5
const SETTLED_SHOWN = 3

/** One rule: what it asks for in plain words, and a line for each thing it found. */
export function RuleSection(props: { readonly group: RuleGroup; readonly content: PlanContent }) {
  const { group, content } = props
  const { rule, open, settled } = group
  const words = useWords('checks').checks
  const { language } = useLanguage()
  const title = wordsOf(language).checks[rule]
  const sentence = ruleSentences[language][rule]
  const plan = usePlan()
  const canEdit = useCanEdit()
  const step = useStep()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? open : open.slice(0, SHOWN_FIRST)
  // Of what levels lack one line speaks for all: it is accepted, and mended on its board, as a whole.
  const lines: readonly (readonly Finding[])[] = rule.startsWith('G-') ? [shown] : shown.map((finding) => [finding])
  return (
    <section className={styles.rule} aria-labelledby={`rule-${rule}`} data-rule={rule}>
      <h4 id={`rule-${rule}`}>{title}</h4>
      {open.length > 0 && <p>{sentence}</p>}
      {rule === 'L-10' && canEdit && open.length > 1 && (
        <button
          type="button"
          className={styles.act}
          onClick={() =>
            step(words.kept(open.length), () =>
              adoptCards(
                plan,
                open.flatMap(({ cards }) => cards),
              ),
            )
          }
        >
          {words.keepAll(open.length)}
        </button>
      )}
      <ul role="list" className={styles.lines}>
        {lines.map(
          (findings) => findings[0] && <FindingLine key={keyOf(findings[0])} findings={findings} content={content} />,
        )}
        {settled.length > SETTLED_SHOWN ? (
          <li className={styles.settled}>
            <Check size={16} strokeWidth={2} aria-hidden="true" /> {words.moreSettled(settled.length)}
          </li>
        ) : (
          settled.map(({ key, said }) => (
            <li key={`settled ${key}`} className={styles.settled}>
              <Check size={16} strokeWidth={2} aria-hidden="true" />
              <span>
                {words.settled}
                {said && <>: {said}</>}
              </span>
            </li>
          ))
        )}
      </ul>
      {open.length > SHOWN_FIRST && (
        <button type="button" className={styles.more} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? words.showFewer : words.showAll(open.length)}
        </button>
      )}
    </section>
  )
}
