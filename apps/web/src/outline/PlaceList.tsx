import { type Band, type Column, COLUMN_FACTS, COLUMNS_AND_STRIPS, labelOf, type PlanContent } from '@commonboard/model'
import { Plus } from 'lucide-react'
import { useLanguage } from '../i18n/language.tsx'
import styles from './CardDetails.module.css'
import { KIND_ICONS, kindColor } from './kinds.ts'
import { usePlanWords } from './usePlanWords.ts'

/** The columns and strips that take new cards, with their question and a button for each place in them. */
export function PlaceList(props: {
  readonly content: PlanContent
  /** Cards that are there go, no new one comes. */
  readonly isMove?: boolean
  readonly onPick: (place: { readonly column: Column; readonly band: Band }) => void
}) {
  const { content, isMove = false, onPick } = props
  const planWords = usePlanWords()
  const { language } = useLanguage()
  return COLUMNS_AND_STRIPS.filter((column) => !COLUMN_FACTS[column].isFixed).map((column) => {
    const Icon = KIND_ICONS[column]
    const label = labelOf(content, language, `column.${column}`)
    return (
      <section key={column} className={styles.place} aria-labelledby={`add-${column}`}>
        <h3 id={`add-${column}`}>
          <Icon size={20} strokeWidth={1.75} aria-hidden="true" color={kindColor(column)} />
          {label}
        </h3>
        <p>{planWords.columns[column].question}</p>
        <div>
          {COLUMN_FACTS[column].bands.map((band) => (
            <button
              key={band}
              type="button"
              // Two columns have the same levels.
              aria-label={band ? `${label}, ${labelOf(content, language, `band.${band}`)}` : undefined}
              onClick={() => onPick({ column, band })}
            >
              {!isMove && <Plus size={18} strokeWidth={1.75} aria-hidden="true" />}
              {band ? labelOf(content, language, `band.${band}`) : isMove ? label : planWords.columns[column].one}
            </button>
          ))}
        </div>
      </section>
    )
  })
}
