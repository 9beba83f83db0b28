import { askedIn } from '@commonboard/model'
import { useId } from 'react'
import { useWords } from '../i18n/language.tsx'
import { announce } from '../ui/Announcer.tsx'
import answer from './Answer.module.css'
import type { AnswerProps } from './answerProps.ts'
import { ballotFor, ratingOf, withRating } from './ballot.ts'
import { Said } from './Said.tsx'
import styles from './Choices.module.css'

/** One row of steps for each thing to rate; both ends have words, and any may be skipped. */
export function RateAnswer({ asked, language, shown, say }: AnswerProps<'rate'>) {
  const { rounds: words } = useWords('rounds')
  const name = useId()
  const ballot = ballotFor('rate', shown.ballot)
  const { steps, low, high } = asked.scale
  const rate = (item: number, value: number | undefined) =>
    say({
      kind: 'cast',
      ballot: withRating(ballot, item, value),
      ...(shown.behalf ? { behalf: shown.behalf } : {}),
    })
  const labelOf = (step: number): string | undefined => {
    if (step === 1) return words.stepLow(askedIn(low, language))
    return step === steps ? words.stepHigh(steps, askedIn(high, language)) : undefined
  }
  return (
    <>
      <p className={answer.hint}>{words.rateHint(steps, askedIn(low, language), askedIn(high, language))}</p>
      <div className={styles.ratings}>
        {asked.items.map((item, index) => {
          const chosen = ratingOf(ballot, index)
          return (
            <fieldset key={index} className={styles.rating}>
              <legend>
                <Said asked={item} language={language} />
              </legend>
              <div className={styles.steps}>
                {Array.from({ length: steps }, (_, at) => at + 1).map((step) => (
                  <label key={step} className={styles.step}>
                    <input
                      type="radio"
                      name={`${name}-${index}`}
                      value={step}
                      aria-label={labelOf(step)}
                      checked={chosen === step}
                      onChange={() => rate(index, step)}
                    />
                    <span>{step}</span>
                  </label>
                ))}
                {chosen !== undefined && (
                  <button
                    type="button"
                    className={styles.takeBack}
                    aria-label={`${words.takeBack}: ${askedIn(item, language)}`}
                    onClick={(event) => {
                      event.currentTarget.closest('fieldset')?.querySelector('input')?.focus()
                      rate(index, undefined)
                      announce(words.tookBack)
                    }}
                  >
                    {words.takeBack}
                  </button>
                )}
              </div>
              <p aria-hidden="true" className={styles.ends}>
                <span>
                  1: <Said asked={low} language={language} />
                </span>
                <span>
                  {steps}: <Said asked={high} language={language} />
                </span>
              </p>
            </fieldset>
          )
        })}
      </div>
    </>
  )
}
