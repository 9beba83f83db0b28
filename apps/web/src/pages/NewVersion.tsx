import { useSyncExternalStore } from 'react'
import { useBaseWords } from '../i18n/language.tsx'
import { loadNewVersion, newVersion } from '../newVersion.ts'
import styles from './NewVersion.module.css'

/** One line at the top, until the person loads the new version. */
export function NewVersion() {
  const isReady = useSyncExternalStore(newVersion.subscribe, newVersion.get)
  const words = useBaseWords()
  return (
    <div role="status">
      {isReady && (
        <p className={styles.line}>
          {words.common.newVersion}{' '}
          <button type="button" onClick={loadNewVersion}>
            {words.common.loadIt}
          </button>
        </p>
      )}
    </div>
  )
}
