import type { Column } from '@commonboard/model'
import { LibraryBig } from 'lucide-react'
import { useWords } from '../i18n/language.tsx'
import { openLibrary } from '../library/state.ts'
import styles from './ColumnSection.module.css'
import { useOutline } from './state.ts'

/** What stands at the end of a column beside adding: lines of the library. */
export function ColumnTools({ column }: { readonly column: Column }) {
  const { canEdit } = useOutline()
  const words = useWords().outline
  if (!canEdit || column === 'vision' || column === 'functions') return null
  return (
    <div className={styles.tools}>
      <button type="button" className={styles.add} onClick={() => openLibrary({ kind: column })}>
        <LibraryBig size={16} strokeWidth={1.75} aria-hidden="true" />
        {words.fromLibrary}
      </button>
    </div>
  )
}
