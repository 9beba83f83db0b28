import { askedIn } from '@commonboard/model'
import { Minus, Plus } from 'lucide-react'
import { useWords } from '../i18n/language.tsx'
import { announce } from '../ui/Announcer.tsx'
import type { AnswerProps } from './answerProps.ts'
import { ballotFor, dotsGiven, dotsOn, withDots } from './ballot.ts'
import { Said } from './Said.tsx'
import styles from './Choices.module.css'

/** Dots: one row for each answer, less and more beside it; how many are left is always in sight. */
export function PollAnswer({ asked, language, shown, say }: AnswerProps<'poll'>) {
  const { rounds: words } = useWords('rounds')
  const ballot = ballotFor('poll', shown.ballot)
  const left = asked.dots - dotsGiven(ballot)
  const give = (option: number, change: 1 | -1) => {
    const next = withDots(ballot, option, change, asked.dots)
    if (next === ballot) return
    say({ kind: 'cast', ballot: next, ...(shown.behalf ? { behalf: shown.behalf } : {}) })
    announce(`${words.dots(dotsOn(next, option))}. ${words.dotsLeft(asked.dots - dotsGiven(next), asked.dots)}`)
  }
  return (
    <>
      <p className={styles.left} data-left={left}>
        <b>{words.dotsLeft(left, asked.dots)}</b>
        <span aria-hidden="true" className={styles.dots}>
          {Array.from({ length: asked.dots }, (_, index) => (
            <span key={index} data-filled={index < left} />
          ))}
        </span>
      </p>
      <ul className={styles.options}>
        {asked.options.map((option, index) => {
          const said = askedIn(option, language)
          const count = dotsOn(ballot, index)
          return (
            // The order is that of the question and never changes while it is answered.
            <li key={index} className={styles.option} data-chosen={count > 0}>
              <span className={styles.optionWords}>
                <Said asked={option} language={language} />
              </span>
              <span className={styles.stepper}>
                <button
                  type="button"
                  aria-label={words.less(said)}
                  aria-disabled={count === 0}
                  onClick={() => count > 0 && give(index, -1)}
                >
                  <Minus size={19} strokeWidth={2} aria-hidden="true" />
                </button>
                <span className={styles.count}>
                  <span aria-hidden="true">{count}</span>
                  <span className="visually-hidden">{words.dots(count)}</span>
                </span>
                <button
                  type="button"
                  aria-label={words.more(said)}
                  aria-disabled={left === 0}
                  onClick={() => left > 0 && give(index, 1)}
                >
                  <Plus size={19} strokeWidth={2} aria-hidden="true" />
                </button>
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
