import { differenceInWords } from '@commonboard/model'
import { useMemo } from 'react'
import { useWords } from '../i18n/language.tsx'
import styles from './Writing.module.css'

/** Two wordings in one: what goes is struck through, what comes is underlined, and a reader says which is which. */
export function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  const words = useWords('talk').talk
  const pieces = useMemo(() => differenceInWords(before, after), [before, after])
  if (before === after) return <p className={styles.hint}>{words.noDifference}</p>
  return (
    <p dir="auto" className={styles.difference}>
      {pieces.map(({ kind, text }, index) =>
        kind === 'same' ? (
          <span key={index}>{text}</span>
        ) : kind === 'gone' ? (
          <del key={index}>
            <span className="visually-hidden">[{words.wordGone} </span>
            {text}
            <span className="visually-hidden">]</span>
          </del>
        ) : (
          <ins key={index}>
            <span className="visually-hidden">[{words.wordNew} </span>
            {text}
            <span className="visually-hidden">]</span>
          </ins>
        ),
      )}
    </p>
  )
}
