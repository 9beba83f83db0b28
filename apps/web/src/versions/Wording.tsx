import { type Language, wordingBetween } from '@commonboard/model'
import { useMemo } from 'react'
import { useBaseWords } from '../i18n/language.tsx'
import styles from './Wording.module.css'

/**
 * Two wordings laid over each other. What is gone is crossed out, what is new underlined and heavier; for ears both
 * have a word of their own, because few readers say that a text is crossed out.
 * @param shows one of both only, for the columns that stand side by side
 */
export function Wording(props: {
  readonly before: string
  readonly after: string
  readonly said: Language
  readonly shows?: 'before' | 'after'
}) {
  const { before, after, said, shows } = props
  const { compare } = useBaseWords('versions').versions
  const parts = useMemo(() => wordingBetween(before, after), [before, after])
  const hidden = shows === 'before' ? 'added' : shows === 'after' ? 'gone' : undefined
  return (
    <span lang={said} className={styles.wording}>
      {parts
        .filter(({ is }) => is !== hidden)
        .map(({ is, text }, index) => {
          if (is === 'same') return <span key={index}>{text}</span>
          const Mark = is === 'gone' ? 'del' : 'ins'
          return (
            <Mark key={index}>
              <span className="visually-hidden">{` ${is === 'gone' ? compare.gone : compare.added} `}</span>
              {text}
            </Mark>
          )
        })}
    </span>
  )
}
