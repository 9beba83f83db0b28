import { useWords } from '../i18n/language.tsx'
import { Wording } from '../ui/Wording.tsx'
import styles from './Writing.module.css'

/** What a proposal changes in the words it is about. */
export function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  const words = useWords('talk').talk
  if (before === after) return <p className={styles.hint}>{words.noDifference}</p>
  return (
    <p dir="auto">
      <Wording before={before} after={after} says={{ gone: words.wordGone, added: words.wordNew }} />
    </p>
  )
}
