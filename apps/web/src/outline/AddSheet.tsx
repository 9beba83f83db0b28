import { COLUMN_FACTS, COLUMNS, labelOf, type PlanContent } from '@commonboard/model'
import { Plus } from 'lucide-react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import styles from './CardDetails.module.css'
import { KIND_ICONS, kindColor } from './kinds.ts'
import { Sheet } from './Sheet.tsx'
import { leaveSheet } from './sheetHistory.ts'
import { useOutline } from './state.ts'
import { usePlanWords } from './usePlanWords.ts'

/** Where does the new card go? Then its own sheet opens. */
export default function AddSheet({ content }: { readonly content: PlanContent }) {
  const words = useWords().outline
  const planWords = usePlanWords()
  const { language } = useLanguage()
  const { isAdding, actions } = useOutline()
  return (
    <Sheet
      title={words.add}
      onClose={() => {
        isAdding.set(false)
        leaveSheet()
      }}
    >
      {COLUMNS.filter((column) => !COLUMN_FACTS[column].isFixed).map((column) => {
        const Icon = KIND_ICONS[column]
        return (
          <section key={column} className={styles.place} aria-labelledby={`add-${column}`}>
            <h3 id={`add-${column}`}>
              <Icon size={20} strokeWidth={1.75} aria-hidden="true" color={kindColor(column)} />
              {labelOf(content, language, `column.${column}`)}
            </h3>
            <p>{planWords.columns[column].question}</p>
            <div>
              {COLUMN_FACTS[column].bands.map((band) => {
                const label = band ? labelOf(content, language, `band.${band}`) : planWords.columns[column].one
                return (
                  <button
                    key={band}
                    type="button"
                    onClick={() => {
                      isAdding.set(false)
                      actions.add({ column, band })
                    }}
                  >
                    <Plus size={18} strokeWidth={1.75} aria-hidden="true" />
                    {label}
                  </button>
                )
              })}
            </div>
          </section>
        )
      })}
    </Sheet>
  )
}
