import { type ConsentChoice, ROUND_LIMITS } from '@commonboard/model'
import { Check, type LucideIcon, MessageCircleWarning, ThumbsUp, Waves } from 'lucide-react'
import { useId } from 'react'
import { useWords } from '../i18n/language.tsx'
import { Problem } from '../ui/Field.tsx'
import answer from './Answer.module.css'
import type { AnswerProps } from './answerProps.ts'
import { ballotFor, type ConsentValue, consentValue, consentValues, isConcern, withConsent, withWhy } from './ballot.ts'
import styles from './Choices.module.css'

const ICONS: Readonly<Record<ConsentChoice, LucideIcon>> = {
  agree: ThumbsUp,
  live: Waves,
  concern: MessageCircleWarning,
}

/** Three answers, or a hand of none to five fingers; whoever has a concern may say why. */
export function ConsentAnswer({ asked, shown, say }: AnswerProps<'consent'>) {
  const { rounds: words } = useWords('rounds')
  const name = useId()
  const ballot = ballotFor('consent', shown.ballot)
  const chosen = consentValue(ballot)
  const behalf = shown.behalf ? { behalf: shown.behalf } : {}
  const isTooLong = (ballot?.why?.trim().length ?? 0) > ROUND_LIMITS.answerMaxLength
  const wordsOf = (value: ConsentValue) =>
    typeof value === 'number' ? (words.hand[value] ?? { label: '', line: '' }) : words.choices[value]
  return (
    <>
      <div role="radiogroup" aria-label={words.yourAnswer} className={styles.choices}>
        {consentValues(asked.scale).map((value) => {
          const { label, line } = wordsOf(value)
          const Icon = typeof value === 'string' ? ICONS[value] : undefined
          return (
            <label key={value} className={styles.choice}>
              <input
                type="radio"
                name={name}
                value={value}
                checked={value === chosen}
                onChange={() => say({ kind: 'cast', ballot: withConsent(ballot, value), ...behalf })}
              />
              {Icon ? (
                <Icon size={21} strokeWidth={1.75} aria-hidden="true" />
              ) : (
                <span aria-hidden="true" className={styles.fingers}>
                  {value}
                </span>
              )}
              <span className={styles.choiceWords}>
                <b>{label}</b> <span>{line}</span>
              </span>
              <Check size={19} strokeWidth={2} aria-hidden="true" className={styles.check} />
            </label>
          )
        })}
      </div>
      {ballot && isConcern(chosen) && (
        <div className={styles.why}>
          <label htmlFor={`${name}-why`}>{words.why}</label>
          <textarea
            id={`${name}-why`}
            className={answer.field}
            rows={3}
            value={ballot.why ?? ''}
            aria-describedby={`${name}-hint`}
            aria-invalid={isTooLong || undefined}
            onChange={(event) => say({ kind: 'cast', ballot: withWhy(ballot, event.target.value), ...behalf })}
          />
          <p id={`${name}-hint`} className={answer.hint}>
            {words.whyHint}
          </p>
          {isTooLong && <Problem text={words.ask.missing.tooLong(ROUND_LIMITS.answerMaxLength)} />}
        </div>
      )}
    </>
  )
}
