import { type Column, type ColumnBox, columnSign, HEAD, labelOf, type StripBox, wordsOf } from '@commonboard/model'
import { stopEventPropagation } from '@tldraw/tldraw'
import { ChevronsLeftRight, ChevronsRightLeft } from 'lucide-react'
import { Suspense } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { KIND_ICONS, kindColor } from '../outline/kinds.ts'
import { useBoard } from '../plan/board.ts'
import { useContent } from '../plan/usePlan.ts'
import { useCanvas } from './boardStore.ts'
import styles from './Ground.module.css'
import { later } from '../ui/later.ts'

const LockChip = later(() => import('../lock/LockChip.tsx'))

/** The head of a column with its question while it is empty; folded, the bar that stands for the column. */
export function ColumnHead({ box, hasFold }: { readonly box: ColumnBox; readonly hasFold: boolean }) {
  const { column, x, width, count, question } = box
  const { folds, chosen } = useBoard()
  const { store } = useCanvas()
  const content = useContent()
  const { language } = useLanguage()
  const words = useWords('canvas').canvas
  const Icon = KIND_ICONS[column]
  const label = labelOf(content, language, `column.${column}`)
  // What is chosen and folded away would open its column again.
  const fold = () => {
    const { cards } = store.board.get()
    chosen.set(chosen.get().filter((id) => cards.get(id)?.card.column !== column))
    folds.fold(column, true)
  }
  const style = { left: x, top: HEAD.columnY, width, '--kind': kindColor(column) }
  if (box.isCollapsed)
    return (
      <button
        type="button"
        className={styles.bar}
        style={{ ...style, height: box.height }}
        data-column-bar={column}
        aria-expanded={false}
        aria-label={words.openColumn(label, count)}
        onPointerDown={stopEventPropagation}
        onClick={(event) => {
          const first = content.cards.find((card) => card.column === column)
          // By key: the bar that had the focus goes, and one goes on at the first card. Choosing it opens its column.
          if (event.detail === 0 && first) chosen.set([first.id])
          else folds.fold(column, false)
        }}
      >
        <b>{columnSign(column)}</b>
        <Icon size={17} strokeWidth={1.75} aria-hidden="true" />
        <span className={styles.barLabel}>{label}</span>
        <span className={styles.barCount}>{count}</span>
        <ChevronsLeftRight size={14} strokeWidth={2} aria-hidden="true" />
      </button>
    )
  return (
    <div>
      <div className={styles.column} style={{ ...style, height: HEAD.columnHeight }}>
        <Icon size={17} strokeWidth={1.75} aria-hidden="true" />
        <span className={styles.label} title={label}>
          {label}
        </span>
        <span className={styles.count}>{count}</span>
        {hasFold && (
          <button
            type="button"
            className={styles.fold}
            // The key F does it from any card; seven more stops would stand before the board.
            tabIndex={-1}
            aria-expanded
            title={words.foldColumn(label)}
            onPointerDown={stopEventPropagation}
            onClick={fold}
          >
            <ChevronsRightLeft size={14} strokeWidth={2} aria-hidden="true" />
          </button>
        )}
      </div>
      {box.lockY !== undefined && <LockLine column={column} x={x} y={box.lockY} width={width} />}
      {question && (
        <p className={styles.question} style={{ left: x, top: question.y, width }}>
          {wordsOf(language).columns[column].question}
        </p>
      )}
    </div>
  )
}

/** Below a head: who asks to wait there, and until when. */
function LockLine(props: { readonly column: Column; readonly x: number; readonly y: number; readonly width: number }) {
  const { column, x, y, width } = props
  return (
    <div className={styles.lockLine} style={{ left: x, top: y, width, height: HEAD.lockLine }}>
      <Suspense fallback={null}>
        <LockChip column={column} className={styles.lock} onPointerDown={stopEventPropagation} />
      </Suspense>
    </div>
  )
}

/** The rule over a strip and its head, left of its cards. */
export function StripHead({ box }: { readonly box: StripBox }) {
  const content = useContent()
  const { language } = useLanguage()
  const Icon = KIND_ICONS[box.column]
  const style = { '--kind': kindColor(box.column) }
  return (
    <div data-strip={box.column}>
      <i className={styles.stripRule} style={{ left: box.x, top: box.y, width: box.width }} />
      <div
        className={styles.column}
        style={{ ...style, left: box.x, top: box.headY, width: box.headWidth, height: HEAD.columnHeight }}
      >
        <Icon size={17} strokeWidth={1.75} aria-hidden="true" />
        <b>{columnSign(box.column)}</b>
        <span className={styles.label} title={labelOf(content, language, `column.${box.column}`)}>
          {labelOf(content, language, `column.${box.column}`)}
        </span>
        <span className={styles.count}>{box.count}</span>
      </div>
      {box.lockY !== undefined && <LockLine column={box.column} x={box.x} y={box.lockY} width={box.headWidth} />}
      {box.question && (
        <p className={styles.question} style={{ left: box.x, top: box.question.y, width: box.headWidth }}>
          {wordsOf(language).columns[box.column].question}
        </p>
      )}
    </div>
  )
}
