import { type Band, type CardId, COLUMN_FACTS, labelOf, type PlanContent } from '@commonboard/model'
import { ChevronDown, Plus } from 'lucide-react'
import { type CSSProperties, memo, Suspense } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { Courtesy } from '../lock/Courtesy.tsx'
import { later } from '../ui/later.ts'
import { CardRow } from './CardRow.tsx'
import styles from './ColumnSection.module.css'
import { KIND_ICONS, kindColor } from './kinds.ts'
import type { BandRows, ColumnRows } from './sections.ts'
import { useFact, useOutline } from './state.ts'
import type { Here, HereByCard } from './useHere.ts'
import { usePlanWords } from './usePlanWords.ts'

const ColumnTools = later(() => import('./ColumnTools.tsx'))

interface ColumnSectionProps {
  readonly section: ColumnRows
  readonly isOpen: boolean
  /** Somebody looks for cards: only those found are in the section. */
  readonly isSearched: boolean
  readonly words: PlanContent['words']
  readonly lines: ReadonlyMap<CardId, string>
  readonly missing: ReadonlyMap<CardId, string>
  readonly here: HereByCard
}

/** One column: a heading that folds it, its bands, its cards. */
export const ColumnSection = memo(function ColumnSection(props: ColumnSectionProps) {
  const { section, isOpen, isSearched } = props
  const { column, count, bands } = section
  const { folded, canEdit, isDrawn } = useOutline()
  const hasTime = useFact(isDrawn, (is) => is)
  const { language } = useLanguage()
  const planWords = usePlanWords()
  const words = useWords().outline
  const label = labelOf(props, language, `column.${column}`)
  const Icon = KIND_ICONS[column]
  const toggle = () => {
    const next = new Set(folded.get())
    if (isOpen) next.add(column)
    else next.delete(column)
    folded.set(next)
  }
  const shown = bands.reduce((sum, band) => sum + band.rows.length, 0)
  const isEmpty = shown === 0
  const bodyId = `cards-${column}`
  return (
    <section className={styles.column} style={{ '--kind': kindColor(column) } as CSSProperties}>
      <h4 className={styles.heading}>
        <button
          type="button"
          id={`column-${column}`}
          aria-expanded={isOpen}
          aria-controls={isOpen ? bodyId : undefined}
          onClick={toggle}
        >
          <Icon size={20} strokeWidth={1.75} aria-hidden="true" className={styles.icon} />
          <span>{label}</span>
          <span className={styles.count} aria-label={isSearched ? words.foundOf(shown, count) : words.cards(count)}>
            {isSearched ? words.foundOf(shown, count) : count}
          </span>
          <ChevronDown size={19} strokeWidth={1.75} aria-hidden="true" className={styles.chevron} />
        </button>
      </h4>
      <Courtesy column={column}>
        {isOpen && (
          <div id={bodyId}>
            {isEmpty && (
              <p className={styles.question}>
                {isSearched && count > 0 ? words.nothingFoundHere : planWords.columns[column].question}
              </p>
            )}
            {bands
              .filter(({ rows }) => !isSearched || rows.length > 0)
              .map((band) => (
                <BandList key={band.band} {...props} rows={band} columnLabel={label} />
              ))}
            {/* The vision is written on its own board. */}
            {canEdit && column !== 'vision' && (
              <div className={styles.tools}>
                <Suspense fallback={null}>{hasTime && <ColumnTools column={column} />}</Suspense>
              </div>
            )}
          </div>
        )}
      </Courtesy>
    </section>
  )
})

const NOBODY: readonly Here[] = []
/** From here on rows out of sight are neither laid out nor drawn. */
const MANY = 80

function BandList(props: ColumnSectionProps & { readonly rows: BandRows; readonly columnLabel: string }) {
  const { section, rows, lines, missing, here, columnLabel } = props
  const { column } = section
  const { language } = useLanguage()
  const { band } = rows
  const label = band && labelOf(props, language, `band.${band}`)
  const headingId = band ? `band-${column}-${band}` : `column-${column}`
  return (
    <>
      {band && label && (
        <h5 id={headingId} className={styles.band} data-band={band}>
          <span>{label}</span>
        </h5>
      )}
      {rows.rows.length > 0 && (
        // Safari takes the role from a list without bullets.
        <ul role="list" className={styles.cards} aria-labelledby={headingId}>
          {rows.rows.map((card) => (
            <CardRow
              key={card.id}
              card={card}
              title={card.code && labelOf(props, language, `function.${card.code}`)}
              links={lines.get(card.id)}
              missing={missing.get(card.id)}
              here={here.get(card.id) ?? NOBODY}
              isOfMany={rows.rows.length > MANY}
            />
          ))}
        </ul>
      )}
      <AddButton
        section={section}
        band={band}
        isFirst={rows.rows.length === 0}
        place={[columnLabel, label].filter(Boolean).join(', ')}
      />
    </>
  )
}

function AddButton(props: {
  readonly section: ColumnRows
  readonly band: Band
  readonly isFirst: boolean
  readonly place: string
}) {
  const { section, band, isFirst, place } = props
  const { canEdit, isPhone, actions } = useOutline()
  const words = useWords().outline
  // A phone has one Add for all, in the bar below.
  if (!canEdit || COLUMN_FACTS[section.column].isFixed || (isPhone && !isFirst)) return null
  return (
    <button
      type="button"
      className={isFirst ? styles.addFirst : styles.add}
      aria-label={isFirst ? words.addFirstTo(place) : words.addTo(place)}
      onClick={() => actions.add({ column: section.column, band })}
    >
      <Plus size={16} strokeWidth={1.75} aria-hidden="true" />
      {isFirst ? words.addFirst : words.add}
    </button>
  )
}
