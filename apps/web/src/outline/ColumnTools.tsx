import { type Column, labelOf } from '@commonboard/model'
import { LibraryBig } from 'lucide-react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { AskButton } from '../lock/AskButton.tsx'
import { useBoard } from '../plan/board.ts'
import { useContent } from '../plan/usePlan.ts'
import styles from './ColumnSection.module.css'

/** What stands at the end of a column beside adding: lines of the library, and asking the others to wait. */
export default function ColumnTools({ column }: { readonly column: Exclude<Column, 'vision'> }) {
  const words = useWords().outline
  const { language } = useLanguage()
  const label = labelOf(useContent(), language, `column.${column}`)
  const { library } = useBoard()
  return (
    <>
      {column !== 'functions' && (
        <button
          type="button"
          className={styles.add}
          // The same words stand below each column: a reader says which one they are about.
          aria-label={`${words.fromLibrary}: ${label}`}
          onClick={() => library.set({ kind: column })}
        >
          <LibraryBig size={16} strokeWidth={1.75} aria-hidden="true" />
          {words.fromLibrary}
        </button>
      )}
      <AskButton column={column} className={styles.add} />
    </>
  )
}
