import type { PlanContent } from '@commonboard/model'
import { ChevronDown, Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import column from './ColumnSection.module.css'
import { RemovedLine } from './RemovedLine.tsx'
import { classes } from '../ui/classes.ts'
import styles from './RemovedCards.module.css'
import { useOutline } from './state.ts'
import { useNames } from './useNames.ts'
import { usePlanWords } from './usePlanWords.ts'

/** What has been removed, at the end of the outline, to be brought back. Cards without a word are not worth it. */
export function RemovedCards({ content }: { readonly content: PlanContent }) {
  const words = useWords().outline
  const planWords = usePlanWords()
  const { canEdit, actions } = useOutline()
  const [isOpen, setOpen] = useState(false)
  const nameOf = useNames(isOpen)
  const removed = content.removed.filter((card) => card.text.trim() !== '')
  if (removed.length === 0) return null
  return (
    <section className={classes(column.column, styles.bin)}>
      <h3 className={column.heading}>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? 'removed-cards' : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          <Trash2 size={20} strokeWidth={1.75} aria-hidden="true" />
          <span className={column.label}>{words.removedCards}</span>
          <span className={column.count} aria-label={words.cards(removed.length)}>
            {removed.length}
          </span>
          <ChevronDown size={19} strokeWidth={1.75} aria-hidden="true" className={column.chevron} />
        </button>
      </h3>
      {isOpen && (
        <ul role="list" id="removed-cards" className={column.cards}>
          {removed.map((card) => (
            <li key={card.id} className={styles.card}>
              <div>
                <small>{planWords.columns[card.column].one}</small>
                <del className={styles.text}>{card.text}</del>
                <RemovedLine by={card.removed?.by ?? ''} name={nameOf(card.removed?.by ?? '')} />
              </div>
              {canEdit && (
                <button
                  type="button"
                  className={styles.back}
                  aria-label={words.bringBackWhat(card.text)}
                  onClick={() => actions.bringBack(card.id)}
                >
                  <Undo2 size={16} strokeWidth={1.75} aria-hidden="true" />
                  {words.bringBack}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
