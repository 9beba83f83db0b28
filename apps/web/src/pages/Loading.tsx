import { useBaseWords } from '../i18n/language.tsx'
import styles from './Loading.module.css'

/** Shown while a page's code is on its way. Plain words, and only after 300 ms: most of the time nobody sees it. */
export function Loading() {
  return (
    <p role="status" className={styles.loading}>
      {useBaseWords().common.loading}
    </p>
  )
}
