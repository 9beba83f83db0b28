import { COLUMN_FACTS, type Column } from '@commonboard/model'
import { ClipboardPaste, Columns3, Plus } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useWords } from '../i18n/language.tsx'
import { openImport } from '../import/opener.ts'
import { Button } from '../ui/Button.tsx'
import { SHOWN } from './fields.ts'
import { useTable } from './state.ts'
import styles from './Tools.module.css'

/** What can be done with the table as a whole: further columns, something new. */
export function Tools({ column }: { readonly column: Column }) {
  const { canEdit, actions, window, grid, content } = useTable()
  const words = useWords('table').table
  // The result one is at: a new indicator stands under it.
  const under = useSyncExternalStore(grid.state.subscribe, () => {
    const line = grid.cardAt()
    const id = line?.under ?? (line?.card.column === 'results' ? line.card.id : undefined)
    return column === 'results' ? content().cards.find((card) => card.id === id)?.number : undefined
  })
  const addUnder = () => {
    const result = content().cards.find((card) => card.column === 'results' && card.number === under)
    if (result) actions.addUnder(result)
  }
  return (
    <div className={styles.tools}>
      {SHOWN[column].more.length > 0 && (
        <Button aria-haspopup="dialog" onClick={() => window.set({ kind: 'columns' })}>
          <Columns3 size={16} strokeWidth={1.75} aria-hidden="true" />
          {words.moreColumns}
        </Button>
      )}
      {canEdit && !COLUMN_FACTS[column].isFixed && (
        <Button className={styles.alsoBelow} aria-haspopup="dialog" onClick={() => openImport({ column })}>
          <ClipboardPaste size={16} strokeWidth={1.75} aria-hidden="true" />
          {words.pasteRows}
        </Button>
      )}
      {canEdit && under && (
        <Button onClick={addUnder}>
          <Plus size={16} strokeWidth={1.75} aria-hidden="true" />
          {words.addUnder(under)}
        </Button>
      )}
      {canEdit && !COLUMN_FACTS[column].isFixed && (
        <Button className={under ? styles.alsoBelow : undefined} onClick={() => actions.addTo(column)}>
          <Plus size={16} strokeWidth={1.75} aria-hidden="true" />
          {words.add[column]}
        </Button>
      )}
    </div>
  )
}
