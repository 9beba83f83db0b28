import type { Card, LibraryEntry } from '@commonboard/model'
import { Check, Plus } from 'lucide-react'
import { useId } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './Library.module.css'
import { LIBRARY_DRAG } from './state.ts'

/** One line of the library: to tick, to add, to drag onto the canvas; or the card that says it already. */
export function EntryRow(props: {
  readonly entry: LibraryEntry
  readonly there: Card | undefined
  readonly isChosen: boolean
  /** What is chosen goes along when one of them is dragged. */
  readonly chosen: readonly string[]
  readonly onAdd: (() => void) | undefined
  readonly onToggle: () => void
}) {
  const { entry, there, isChosen, chosen, onAdd, onToggle } = props
  const words = useWords('library').library
  const { language } = useLanguage()
  const id = useId()
  const text = entry.text[language]
  const facts = [
    entry.unit?.[language],
    entry.fields.direction && words.better[entry.fields.direction],
    entry.source && words.from(entry.source[language]),
  ].filter(Boolean)
  const isFree = !there && onAdd
  return (
    <li
      className={styles.entry}
      data-there={there ? '' : undefined}
      draggable={isFree ? true : undefined}
      onDragStart={(event) => {
        const ids = chosen.includes(entry.id) ? chosen : [entry.id]
        event.dataTransfer.setData(LIBRARY_DRAG, ids.join(' '))
        event.dataTransfer.setData('text/plain', text)
        event.dataTransfer.effectAllowed = 'copy'
      }}
    >
      {isFree ? (
        <input type="checkbox" aria-labelledby={id} checked={isChosen} onChange={onToggle} />
      ) : (
        <Check
          size={18}
          strokeWidth={2}
          aria-hidden="true"
          className={styles.check}
          data-there={there ? '' : undefined}
        />
      )}
      <div>
        <p id={id}>{text}</p>
        {facts.length > 0 && <p className={styles.facts}>{facts.join(' · ')}</p>}
        {there && <p className={styles.facts}>{words.inPlan(there.number)}</p>}
      </div>
      {isFree && (
        <Button look="quiet" aria-label={words.addWhat(text)} onClick={onAdd}>
          <Plus size={16} strokeWidth={1.75} aria-hidden="true" />
          {words.add}
        </Button>
      )}
    </li>
  )
}
