import type { Band } from '@commonboard/model'
import { Plus } from 'lucide-react'
import { type CSSProperties, memo, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { useWords } from '../i18n/language.tsx'
import { kindColor } from '../outline/kinds.ts'
import { personColor } from '../people.ts'
import { classes } from '../ui/classes.ts'
import { CellView } from './Cell.tsx'
import { type GridField, hasField, isNumeric, wayOf } from './fields.ts'
import { lineFact } from './grid.ts'
import type { CardLine, Line } from './lines.ts'
import { LiveEditor } from './LiveEditor.tsx'
import { ChoiceEditor, PlainEditor } from './PlainEditor.tsx'
import styles from './Row.module.css'
import { useTable } from './state.ts'
import type { CellHere } from './useCellsHere.ts'

const NOBODY: readonly CellHere[] = []

interface RowProps {
  readonly line: Line
  readonly fields: readonly GridField[]
  /** From 2 on: the first row are the headings. */
  readonly index: number
  readonly here: readonly CellHere[] | undefined
  readonly missing: string | undefined
  /** Of a heading, and of the last row. */
  readonly label: string | undefined
  /** Whether the focus is in the table, so that it follows the cell. */
  readonly hasFocus: () => boolean
}

/** One line of the table; drawn again only when its card, its people or its part of the choice change. */
export const Row = memo(function Row(props: RowProps) {
  const { line, fields, index, label } = props
  if (line.kind === 'card') return <CardRow {...props} line={line} />
  if (line.kind === 'add') return <AddRow {...props} />
  return (
    <div
      role="row"
      aria-rowindex={index}
      className={classes(styles.heading, line.kind === 'band' && ruleOf(line.band))}
    >
      <div role="rowheader" aria-colspan={fields.length}>
        <span className={styles.stuck}>{label}</span>
      </div>
    </div>
  )
})

const ruleOf = (band: Exclude<Band, ''>) => styles[band]

/** What the state of the grid says of a line. */
function useLineState(key: string) {
  const { grid } = useTable()
  const fact = useSyncExternalStore(grid.state.subscribe, () => lineFact(grid, key))
  const [at = '', editing = '', chosen = ''] = fact.split('|')
  return { at, editing, chosen: chosen ? new Set(chosen.split(' ')) : undefined }
}

/** Moves the focus to the cell one is on, as soon as it stands. */
function useFollow(at: string, editing: string, hasFocus: () => boolean) {
  const row = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!at || editing || !hasFocus()) return
    row.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }, [at, editing, hasFocus])
  return row
}

function CardRow({ line, fields, index, here = NOBODY, missing, hasFocus }: RowProps & { readonly line: CardLine }) {
  const { canEdit } = useTable()
  const words = useWords('table').table
  const { at, editing, chosen } = useLineState(line.key)
  const row = useFollow(at, editing, hasFocus)
  const { card } = line
  const isBusy = at !== '' || chosen !== undefined || here.length > 0
  return (
    <div
      ref={row}
      role="row"
      aria-rowindex={index}
      data-card={card.id}
      data-line={line.key}
      className={classes(
        styles.row,
        card.column === 'results' && styles.result,
        line.isNested && styles.nested,
        card.isStarter && styles.starter,
        at && styles.current,
        // What hangs out of a row is cut while the browser may skip it.
        isBusy && styles.whole,
      )}
      style={{ '--kind': kindColor(card.column) } as CSSProperties}
    >
      {fields.map((field, column) => {
        const isAt = field === at
        const others = here.filter((one) => one.field === field)
        const [other] = others
        const way = wayOf(field)
        const isEmpty = !hasField(card.column, field)
        const mayWrite =
          canEdit && !isEmpty && (way === 'live' || way === 'plain' || way === 'choice' || way === 'flag')
        return (
          <div
            key={field}
            role={field === 'text' ? 'rowheader' : 'gridcell'}
            aria-colindex={column + 1}
            aria-readonly={mayWrite ? undefined : true}
            aria-selected={chosen ? chosen.has(field) : undefined}
            aria-haspopup={!isEmpty && (way === 'apart' || (way === 'menu' && canEdit)) ? 'dialog' : undefined}
            tabIndex={isAt ? 0 : -1}
            data-col={field}
            data-at={isAt || undefined}
            className={classes(
              styles.cell,
              isNumeric(field) && styles.numeric,
              field === 'number' && styles.first,
              field === 'text' && styles.second,
              chosen?.has(field) && styles.chosen,
              other && styles.taken,
            )}
            style={other ? ({ '--person': personColor(other.color) } as CSSProperties) : undefined}
          >
            {isAt && editing ? (
              way === 'live' ? (
                <LiveEditor card={card} field={field} />
              ) : way === 'choice' ? (
                <ChoiceEditor card={card} row={line.key} field={field} />
              ) : (
                <PlainEditor card={card} row={line.key} field={field} isFresh={editing === 'fresh'} />
              )
            ) : (
              <CellView line={line} field={field} missing={missing} />
            )}
            {other && (
              <span className={styles.flag}>
                <span aria-hidden="true">{others.map((one) => one.name).join(', ')}</span>
                <span className="visually-hidden">{words.taken(others.map((one) => one.name))}</span>
              </span>
            )}
          </div>
        )
      })}
    </div>
  )
}

/** The last line: Enter on it adds. */
function AddRow({ line, fields, index, label, hasFocus }: RowProps) {
  const { at } = useLineState(line.key)
  const row = useFollow(at, '', hasFocus)
  return (
    <div ref={row} role="row" aria-rowindex={index} data-line={line.key} className={styles.addRow}>
      <div
        role="gridcell"
        aria-colspan={fields.length}
        tabIndex={at ? 0 : -1}
        data-col="text"
        data-at={at ? true : undefined}
        className={styles.add}
      >
        <span className={styles.stuck}>
          <Plus size={16} strokeWidth={2} aria-hidden="true" />
          {label}
        </span>
      </div>
    </div>
  )
}
