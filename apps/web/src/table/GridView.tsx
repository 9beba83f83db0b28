import { type CardId, type Column, labelOf, type PlanContent, wordsOf } from '@commonboard/model'
import {
  type ClipboardEvent,
  type CSSProperties,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react'
import { openImport } from '../import/opener.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { isFocusFree, useBoard } from '../plan/board.ts'
import { useFindings } from '../plan/useFindings.ts'
import { useSession } from '../plan/usePlan.ts'
import { announce } from '../ui/Announcer.tsx'
import { classes } from '../ui/classes.ts'
import { notify } from '../ui/Toast.tsx'
import { type GridField, isNumeric, WIDTHS } from './fields.ts'
import type { At } from './grid.ts'
import styles from './GridView.module.css'
import { onCellKey } from './keys.ts'
import { type Line, linesOf, withOpen } from './lines.ts'
import { planPaste, readBlock, writeBlock } from './paste.ts'
import { cellWords } from './reading.ts'
import { Row } from './Row.tsx'
import { useTable } from './state.ts'
import { useCellsHere } from './useCellsHere.ts'

interface GridViewProps {
  readonly column: Column
  readonly content: PlanContent
  readonly found: ReadonlySet<CardId> | undefined
  readonly fields: readonly GridField[]
}

/** The grid of one column: one stop of Tab, keys as in a spreadsheet, blocks to and from the clipboard. */
export function GridView({ column, content, found, fields }: GridViewProps) {
  const state = useTable()
  const { grid, actions, canEdit, headOf, window } = state
  const { language } = useLanguage()
  const words = useWords('table').table
  const board = useBoard()
  const session = useSession()
  const { missing } = useFindings(content)
  const here = useCellsHere()
  const box = useRef<HTMLDivElement>(null)
  /** The focus is in the grid, or was until what had it went. */
  const isIn = useRef(false)
  const wasAt = useRef(false)
  const hasFocus = useMemo(() => () => isIn.current, [])

  const known = useRef<ReadonlyMap<string, Line>>(new Map())
  const openRow = useSyncExternalStore(grid.state.subscribe, () => {
    const { at, editing } = grid.state.get()
    return editing && at?.row
  })
  const lines = useMemo(
    () => withOpen(linesOf(column, content, found, canEdit, known.current), openRow, known.current, content),
    [column, content, found, canEdit, openRow],
  )
  useLayoutEffect(() => {
    known.current = new Map(lines.map((line) => [line.key, line]))
    grid.draw(lines, fields)
  }, [grid, lines, fields])

  // The card the other face had; and the focus, unless it is on the switch between them.
  useLayoutEffect(() => {
    const goTo = (id: CardId | undefined) => {
      const line = grid.lines().find((one) => one.kind === 'card' && one.card.id === id)
      if (!line || grid.cardAt()?.card.id === id) return
      grid.go({ row: line.key, col: 'text' })
      rowOf(box.current, line.key)?.scrollIntoView({ block: 'center' })
    }
    goTo(board.chosen.get()[0])
    if (isFocusFree()) focusAt(box.current, grid.state.get().at)
    return board.chosen.subscribe(() => goTo(board.chosen.get()[0]))
  }, [board, grid])

  // One chooses the card of the cell one is on, and others see the cell.
  useEffect(() => {
    const tell = () => {
      const { at } = grid.state.get()
      const cards = [...new Set(grid.block().lines.map((line) => line.card.id))]
      const [first] = cards
      if (!at || !first || !isIn.current) return
      const own = grid.cardAt()?.card.id ?? first
      const next = [own, ...cards.filter((id) => id !== own)]
      if (next.join() !== board.chosen.get().join()) board.chosen.set(next)
      session.setPresence({ selected: next.slice(0, 50), cell: { card: own, field: at.col } })
    }
    const stop = grid.state.subscribe(tell)
    return () => {
      stop()
      session.setPresence({ cell: null })
    }
  }, [board, grid, session])

  // Without a list of dependencies: whatever was drawn may have taken the cell with the focus out of the page.
  useEffect(() => {
    if (isIn.current && isFocusFree() && !grid.state.get().editing) focusAt(box.current, grid.state.get().at)
  })

  const block = () => {
    const { lines: rows, fields: cols } = grid.block()
    return rows.map((line) => cols.map((field) => cellWords(field, line.card, line, language)))
  }
  const onCopy = (event: ClipboardEvent) => {
    if (!isCell(event.target)) return
    const cells = block()
    event.clipboardData.setData('text/plain', writeBlock(cells))
    event.preventDefault()
    announce(words.copied(cells.length * (cells[0]?.length ?? 0)))
  }
  const onPaste = (event: ClipboardEvent) => {
    if (!isCell(event.target) || !canEdit) return
    event.preventDefault()
    const text = event.clipboardData.getData('text/plain')
    const [line] = grid.block().lines
    const [field] = grid.block().fields
    // On the number of a card, and on the last row, whole rows are meant.
    if (!line || !field || field === 'number') {
      if (text.trim()) openImport({ text, column })
      return
    }
    const all = grid.lines().flatMap((one) => (one.kind === 'card' ? [one] : []))
    const below = all.slice(all.findIndex(({ key }) => key === line.key)).map(({ card }) => card)
    const plan = planPaste(readBlock(text), below, fields.slice(fields.indexOf(field)), content)
    const [only] = plan.cells
    if (plan.cells.length !== 1 || !only || plan.linesOver + plan.columnsOver > 0) {
      if (text.trim()) window.set({ kind: 'paste', plan, text })
    } else if (only.problem) notify(words.stays(only.written.trim(), words.problems[only.problem]))
    else actions.write(only.card, only.field, only.value)
  }
  const cellOf = (target: EventTarget): At | undefined => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-col]') : null
    const row = cell?.closest<HTMLElement>('[data-line]')?.dataset['line']
    return cell && row ? { row, col: cell.dataset['col'] as GridField } : undefined
  }
  const onPointerDown = (event: PointerEvent) => {
    const at = cellOf(event.target)
    const now = grid.state.get().at
    wasAt.current = isIn.current && at !== undefined && now?.row === at.row && now.col === at.col
    if (event.shiftKey && at && now) {
      grid.stretch(at)
      event.preventDefault()
    }
  }
  const onPointerOver = (event: PointerEvent) => {
    if (event.buttons !== 1 || event.pointerType !== 'mouse' || grid.state.get().editing || !isIn.current) return
    const at = cellOf(event.target)
    if (at) grid.stretch(at)
  }
  const onClick = (event: MouseEvent) => {
    const at = cellOf(event.target)
    if (!at || isInEditor(event.target) || event.shiftKey) return
    if (wasAt.current || at.row === 'add') actions.open('as it stands')
  }

  const labelFor = (line: Line): string | undefined =>
    line.kind === 'band'
      ? labelOf(content, language, `band.${line.band}`)
      : line.kind === 'unlinked'
        ? words.unlinked
        : line.kind === 'add'
          ? words.add[column]
          : undefined
  const total = fields.reduce((sum, field) => sum + WIDTHS[field], 0)
  const style = {
    '--cols': fields.map((field) => (field === 'text' ? 'minmax(var(--second), 1fr)' : `${WIDTHS[field]}px`)).join(' '),
    '--rest': `${total - WIDTHS.text}px`,
  } as CSSProperties
  const isEmpty = lines.every((line) => line.kind !== 'card')
  return (
    <div className={styles.box} data-table-box>
      <div
        ref={box}
        role="grid"
        tabIndex={-1}
        aria-labelledby="table-title"
        aria-rowcount={lines.length + 1}
        aria-colcount={fields.length}
        aria-multiselectable="true"
        aria-readonly={canEdit ? undefined : true}
        className={styles.grid}
        style={style}
        onKeyDown={(event) => onCellKey(event, grid, actions, canEdit)}
        onFocus={(event) => {
          isIn.current = true
          const at = isCell(event.target) ? cellOf(event.target) : undefined
          const now = grid.state.get()
          if (at && (now.at?.row !== at.row || now.at.col !== at.col)) grid.go(at)
          else if (at) grid.touch()
        }}
        onBlur={(event) => {
          if (event.relatedTarget instanceof Node && !box.current?.contains(event.relatedTarget)) isIn.current = false
        }}
        onCopy={onCopy}
        onCut={(event) => {
          onCopy(event)
          if (isCell(event.target)) actions.empty()
        }}
        onPaste={onPaste}
        onPointerDown={onPointerDown}
        onPointerOver={onPointerOver}
        onClick={onClick}
      >
        <div role="row" aria-rowindex={1} className={styles.head}>
          {fields.map((field, index) => (
            <div
              key={field}
              role="columnheader"
              aria-colindex={index + 1}
              className={classes(
                isNumeric(field) && styles.numeric,
                field === 'number' && styles.first,
                field === 'text' && styles.second,
              )}
            >
              {headOf(field)}
            </div>
          ))}
        </div>
        {lines.map((line, index) => (
          <Row
            key={line.key}
            line={line}
            fields={fields}
            index={index + 2}
            here={line.kind === 'card' ? here.get(line.card.id) : undefined}
            missing={line.kind === 'card' ? missing.get(line.card.id) : undefined}
            label={labelFor(line)}
            hasFocus={hasFocus}
          />
        ))}
      </div>
      {isEmpty && <p className={styles.none}>{found ? words.noneFound : wordsOf(language).columns[column].question}</p>}
    </div>
  )
}

const isCell = (target: EventTarget): boolean => target instanceof Element && target.hasAttribute('data-col')
const isInEditor = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('[data-editor]') !== null
const rowOf = (box: HTMLElement | null, key: string) =>
  box?.querySelector<HTMLElement>(`[data-line="${CSS.escape(key)}"]`)

function focusAt(box: HTMLElement | null, at: At | undefined): void {
  if (at) rowOf(box, at.row)?.querySelector<HTMLElement>(`[data-col="${at.col}"], [data-col]`)?.focus()
}
