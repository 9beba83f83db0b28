import { COLUMN_FACTS, type Column } from '@commonboard/model'
import { ClipboardPaste, Columns3, Plus } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useWords } from '../i18n/language.tsx'
import { openImport } from '../import/opener.ts'
import { Button } from '../ui/Button.tsx'
import { SHOWN } from './fields.ts'
import { useTable } from './state.ts'
import styles from './Tools.module.css'

/** What can be added: an indicator under the result one is at, a card to the column. */
export function useAdd(column: Column) {
  const { canEdit, actions, grid, content } = useTable()
  const words = useWords('table').table
  const number = useSyncExternalStore(grid.state.subscribe, () => {
    const line = grid.cardAt()
    const id = line?.under ?? (line?.card.column === 'results' ? line.card.id : undefined)
    return column === 'results' ? content().cards.find((card) => card.id === id)?.number : undefined
  })
  const addUnder = () => {
    const result = content().cards.find((card) => card.column === 'results' && card.number === number)
    if (result) actions.addUnder(result)
  }
  return {
    under: canEdit && number ? { label: words.addUnder(number), onAct: addUnder } : undefined,
    addFirst:
      canEdit && !COLUMN_FACTS[column].isFixed
        ? { label: words.add[column], onAct: () => actions.addTo(column) }
        : undefined,
  }
}

/** What can be done with the table as a whole: further columns, something new. */
export function Tools({ column }: { readonly column: Column }) {
  const { window } = useTable()
  const words = useWords('table').table
  const { under, addFirst } = useAdd(column)
  return (
    <div className={styles.tools}>
      {SHOWN[column].more.length > 0 && (
        <Button aria-haspopup="dialog" onClick={() => window.set({ kind: 'columns' })}>
          <Columns3 size={16} strokeWidth={1.75} aria-hidden="true" />
          <span>{words.moreColumns}</span>
        </Button>
      )}
      {addFirst && (
        <Button className={styles.alsoBelow} aria-haspopup="dialog" onClick={() => openImport({ column })}>
          <ClipboardPaste size={16} strokeWidth={1.75} aria-hidden="true" />
          {words.pasteRows}
        </Button>
      )}
      {[under, addFirst].map(
        (add) =>
          add && (
            <Button key={add.label} className={styles.alsoBelow} onClick={add.onAct}>
              <Plus size={16} strokeWidth={1.75} aria-hidden="true" />
              {add.label}
            </Button>
          ),
      )}
    </div>
  )
}
