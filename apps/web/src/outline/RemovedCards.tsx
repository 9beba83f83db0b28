import type { PlanContent } from '@commonboard/model'
import { ChevronDown, Trash2 } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { classes } from '../ui/classes.ts'
import column from './ColumnSection.module.css'
import styles from './RemovedCards.module.css'
import { later } from '../ui/later.ts'

const RemovedList = later(() => import('./RemovedList.tsx'))

/** What has been removed, at the end of the outline, to be brought back. Cards without a word are not worth it. */
export default function RemovedCards({ content }: { readonly content: PlanContent }) {
  const words = useWords().outline
  const [isOpen, setOpen] = useState(false)
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
        <Suspense fallback={null}>
          <RemovedList content={content} removed={removed} />
        </Suspense>
      )}
    </section>
  )
}
