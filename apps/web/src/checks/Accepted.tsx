import { type AcceptedFinding, type PlanContent, takeBackWaiver, wordsOf } from '@commonboard/model'
import { ChevronDown, CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { formatDate } from '../i18n/format.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { kindColor } from '../outline/kinds.ts'
import { useNames } from '../outline/useNames.ts'
import { useCanEdit, usePlan, useSession } from '../plan/usePlan.ts'
import styles from './Checks.module.css'
import { keyOf, nameOf } from './found.ts'
import { useStep } from './steps.ts'
import { useGo } from './useGo.ts'

/** What people have looked at and find fine as it is, with who said so, when and why. */
export function Accepted(props: { readonly accepted: readonly AcceptedFinding[]; readonly content: PlanContent }) {
  const { content } = props
  const words = useWords('checks').checks
  const [isOpen, setOpen] = useState(false)
  const { language } = useLanguage()
  const { checks } = wordsOf(language)
  const { participantId } = useSession()
  const names = useNames(isOpen)
  const plan = usePlan()
  const canEdit = useCanEdit()
  const step = useStep()
  const go = useGo()
  // Levels of the leadership are accepted together.
  const accepted = props.accepted.filter(
    (one, index, all) => !one.gap || all.findIndex(({ rule }) => rule === one.rule) === index,
  )
  return (
    <section aria-labelledby="checks-accepted" data-severity="fine">
      <h3 id="checks-accepted" className={styles.pile}>
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <CircleCheck size={19} strokeWidth={1.75} aria-hidden="true" />
          {words.accepted}
          <span>{accepted.length}</span>
          <ChevronDown size={18} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </h3>
      {isOpen && (
        <ul role="list" className={styles.lines}>
          {accepted.map((finding) => {
            const { rule, reason, by, at, card: waived } = finding.accepted
            const who = by === participantId ? words.you : names(by)
            return (
              <li key={keyOf(finding)} className={styles.line} data-finding>
                <h4>{checks[rule]}</h4>
                {finding.cards.map((id) => {
                  const card = content.cards.find((one) => one.id === id)
                  return (
                    card && (
                      <button key={id} type="button" className={styles.go} onClick={() => go(id)}>
                        <b style={{ color: kindColor(card.column) }}>{card.number}</b>{' '}
                        <span>{nameOf(card, content, language)}</span>
                      </button>
                    )
                  )
                })}
                <p className={styles.reason}>
                  <bdi>{reason}</bdi>
                  <small>{words.acceptedBy(who ?? '', formatDate(language, at))}</small>
                </p>
                {canEdit && (
                  <div className={styles.acts}>
                    <button
                      type="button"
                      className={styles.act}
                      onClick={() => step(words.looksAgain, () => takeBackWaiver(plan, rule, waived))}
                    >
                      {words.lookAgain}
                    </button>
                  </div>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
