import type { Column } from '@commonboard/model'
import { Hourglass, LibraryBig } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { openLibrary } from '../library/state.ts'
import { useColumnLock } from '../lock/locks.ts'
import styles from './ColumnSection.module.css'
import { useOutline } from './state.ts'

const AskToWait = lazy(() => import('../lock/AskToWait.tsx'))

/** What stands at the end of a column beside adding: lines of the library, and asking the others to wait. */
export function ColumnTools({ column }: { readonly column: Column }) {
  const { canEdit } = useOutline()
  const { mayAsk } = useColumnLock(column)
  const words = useWords().outline
  const [isAsking, setAsking] = useState(false)
  if (!canEdit) return null
  return (
    <div className={styles.tools}>
      {column !== 'vision' && column !== 'functions' && (
        <button type="button" className={styles.add} onClick={() => openLibrary({ kind: column })}>
          <LibraryBig size={16} strokeWidth={1.75} aria-hidden="true" />
          {words.fromLibrary}
        </button>
      )}
      {mayAsk && (
        <button type="button" className={styles.add} aria-haspopup="dialog" onClick={() => setAsking(true)}>
          <Hourglass size={16} strokeWidth={1.75} aria-hidden="true" />
          {words.askToWait}
        </button>
      )}
      <Suspense fallback={null}>{isAsking && <AskToWait column={column} onClose={() => setAsking(false)} />}</Suspense>
    </div>
  )
}
