import { type Language, wordingBetween, type WordingPart } from '@commonboard/model'
import { Fragment, useMemo } from 'react'
import styles from './Wording.module.css'

/**
 * Two wordings laid over each other. What is gone is crossed out, what is new underlined and heavier; for ears both
 * have a word of their own, because few readers say that a text is crossed out.
 * @param says those two words
 * @param said the language of the wordings; absent: that of the page
 * @param shows one of both only, for the columns that stand side by side
 */
export function Wording(props: {
  readonly before: string
  readonly after: string
  readonly says: { readonly gone: string; readonly added: string }
  readonly said?: Language
  readonly shows?: 'before' | 'after'
  /** A value changes as a whole, not digit by digit. */
  readonly isWhole?: boolean
}) {
  const { before, after, says, said, shows, isWhole = false } = props
  const parts = useMemo(
    () => (isWhole ? wholeParts(before, after) : wordingBetween(before, after)),
    [before, after, isWhole],
  )
  const hidden = shows === 'before' ? 'added' : shows === 'after' ? 'gone' : undefined
  return (
    <span lang={said} className={styles.wording}>
      {parts
        .filter(({ is }) => is !== hidden)
        .map(({ is, text }, index) => {
          if (is === 'same') return <span key={index}>{text}</span>
          const Mark = is === 'gone' ? 'del' : 'ins'
          const words = text.trim()
          const [start, end] = words ? text.split(words) : [text, '']
          return (
            <Fragment key={index}>
              {start}
              {words && (
                <Mark>
                  <span className="visually-hidden">{` ${says[is]} `}</span>
                  {words}
                </Mark>
              )}
              {end}
            </Fragment>
          )
        })}
    </span>
  )
}

const wholeParts = (before: string, after: string): WordingPart[] =>
  before === after
    ? [{ is: 'same', text: after }]
    : [
        ...(before ? [{ is: 'gone', text: before } as const] : []),
        ...(after ? [{ is: 'added', text: after } as const] : []),
      ]
