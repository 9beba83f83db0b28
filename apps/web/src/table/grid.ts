import { createStore, type Store } from '../plan/store.ts'
import { type GridField, isTyped } from './fields.ts'
import type { CardLine, Line } from './lines.ts'

/** A cell: the key of its line and its column. */
export interface At {
  readonly row: string
  readonly col: GridField
}

export interface GridState {
  /** The cell that Tab reaches. */
  readonly at?: At | undefined
  /** The other corner of a chosen block. */
  readonly from?: At | undefined
  /** Its editor is open; `fresh`: begun by typing, what stood there goes. */
  readonly editing?: 'as it stands' | 'fresh' | undefined
}

export type Move = 'up' | 'down' | 'left' | 'right' | 'home' | 'end' | 'first' | 'last' | 'pageUp' | 'pageDown'

const PAGE_ROWS = 10

/** Where one is in the table and what is chosen; lines and columns are told to it as they are drawn. */
export interface Grid {
  readonly state: Store<GridState>
  /** Cells one can go to, as drawn last. */
  draw(lines: readonly Line[], fields: readonly GridField[]): void
  lines(): readonly Line[]
  fields(): readonly GridField[]
  lineAt(): Line | undefined
  cardAt(): CardLine | undefined
  go(at: At): void
  move(move: Move): void
  /**
   * From an editor that closes. To the side: over cells nobody types in, as long as there is one to type in. Down: below
   * the cell the way to the right began at, as in a spreadsheet.
   */
  leave(to: 'down' | 'right' | 'left'): void
  /** The chosen block grows or shrinks by a step; or to a cell. */
  stretch(to: Move | At): void
  edit(how: 'as it stands' | 'fresh'): void
  /** Says where one is once more: the focus has come back. */
  touch(): void
  /** Closes the editor. */
  rest(): void
  /** The chosen cells, line by line. */
  block(): { readonly lines: readonly CardLine[]; readonly fields: readonly GridField[] }
}

export function createGrid(): Grid {
  const state = createStore<GridState>({})
  let all: readonly Line[] = []
  let stops: readonly Line[] = []
  let cols: readonly GridField[] = []
  let rank = new Map<string, number>()
  /** Where the line one is on stood, for when it goes. */
  let lastRank = 0
  /** Where a way to the right from editor to editor began, and the cell it has come to. */
  let way: { readonly from: GridField; readonly to: At } | undefined

  const rankOf = (key: string) => rank.get(key) ?? -1
  const step = ({ row, col }: At, move: Move): At => {
    const line = Math.max(0, rankOf(row))
    const column = Math.max(0, cols.indexOf(col))
    const toLine = (index: number) => stops[Math.max(0, Math.min(stops.length - 1, index))]?.key ?? row
    const toCol = (index: number) => cols[Math.max(0, Math.min(cols.length - 1, index))] ?? col
    switch (move) {
      case 'up':
        return { row: toLine(line - 1), col }
      case 'down':
        return { row: toLine(line + 1), col }
      case 'pageUp':
        return { row: toLine(line - PAGE_ROWS), col }
      case 'pageDown':
        return { row: toLine(line + PAGE_ROWS), col }
      case 'left':
        return { row, col: toCol(column - 1) }
      case 'right':
        return { row, col: toCol(column + 1) }
      case 'home':
        return { row, col: toCol(0) }
      case 'end':
        return { row, col: toCol(cols.length - 1) }
      case 'first':
        return { row: toLine(0), col: toCol(0) }
      case 'last':
        return { row: toLine(stops.length - 1), col: toCol(cols.length - 1) }
    }
  }

  const grid: Grid = {
    state,
    draw(lines, fields) {
      if (all === lines && cols === fields) return
      const before = all
      all = lines
      stops = lines.filter(({ kind }) => kind === 'card' || kind === 'add')
      cols = fields
      rank = new Map(stops.map(({ key }, index) => [key, index]))
      const { at, from, editing } = state.get()
      const first = stops[0]
      if (!first) return state.set({})
      if (!at) return state.set({ at: { row: first.key, col: cols[1] ?? cols[0] ?? 'text' } })
      const isThere = rank.has(at.row) && cols.includes(at.col)
      if (isThere) {
        lastRank = rankOf(at.row)
        if (from && !rank.has(from.row)) state.set({ at, editing })
        return
      }
      // Another line of the same card, where it has one; else whatever has taken its place.
      const old = before.find(({ key }) => key === at.row)
      const same = old?.kind === 'card' && stops.find((line) => line.kind === 'card' && line.card.id === old.card.id)
      const next = rank.has(at.row) ? at.row : same ? same.key : stops[Math.min(lastRank, stops.length - 1)]?.key
      const col = cols.includes(at.col) ? at.col : (cols[1] ?? 'text')
      state.set({ at: { row: next ?? first.key, col }, editing: same ? editing : undefined })
    },
    lines: () => all,
    fields: () => cols,
    lineAt: () => stops[rankOf(state.get().at?.row ?? '')],
    cardAt() {
      const line = grid.lineAt()
      return line?.kind === 'card' ? line : undefined
    },
    go(at) {
      const now = state.get()
      if (now.at?.row === at.row && now.at.col === at.col && !now.from && !now.editing) return
      if (rank.has(at.row)) lastRank = rankOf(at.row)
      state.set({ at })
    },
    move(move) {
      const { at } = state.get()
      if (at) grid.go(step(at, move))
    },
    leave(to) {
      const { at } = state.get()
      const line = grid.cardAt()
      if (!at || !line) return grid.move(to)
      const isOnWay = way?.to.row === at.row && way.to.col === at.col
      const from = isOnWay && way ? way.from : at.col
      way = undefined
      if (to === 'down') return grid.go(step({ row: at.row, col: from }, 'down'))
      const here = cols.indexOf(at.col)
      const typed = cols.filter((col) => isTyped(line.card.column, col))
      const next =
        to === 'right'
          ? typed.find((col) => cols.indexOf(col) > here)
          : typed.findLast((col) => cols.indexOf(col) < here)
      if (next) grid.go({ row: at.row, col: next })
      else grid.move(to)
      const now = state.get().at
      if (to === 'right' && now) way = { from, to: now }
    },
    stretch(to) {
      const { at, from = at } = state.get()
      if (!at || !from) return
      const next = typeof to === 'string' ? step(at, to) : to
      state.set(next.row === from.row && next.col === from.col ? { at: next } : { at: next, from })
    },
    edit(how) {
      const { at } = state.get()
      if (at) state.set({ at, editing: how })
    },
    touch() {
      state.set({ ...state.get() })
    },
    rest() {
      const { at, editing } = state.get()
      if (editing) state.set({ at })
    },
    block() {
      const { at, from = at } = state.get()
      if (!at || !from) return { lines: [], fields: [] }
      const [top, bottom] = sorted(rankOf(at.row), rankOf(from.row))
      const [left, right] = sorted(cols.indexOf(at.col), cols.indexOf(from.col))
      return {
        lines: stops.slice(top, bottom + 1).filter((line) => line.kind === 'card'),
        fields: cols.slice(left, right + 1),
      }
    },
  }
  return grid
}

const sorted = (a: number, b: number): [number, number] => (a < b ? [a, b] : [b, a])

/**
 * What one line has to know of the state, as a text, so that a line is drawn again only when it changes: its cell in the
 * order of Tab, whether its editor is open, its part of the chosen block.
 */
export function lineFact(grid: Grid, key: string): string {
  const { at, from, editing } = grid.state.get()
  if (!at) return ''
  const isAt = at.row === key
  let chosen = ''
  if (from) {
    const { lines, fields } = grid.block()
    if (lines.some((line) => line.key === key)) chosen = fields.join(' ')
  }
  return isAt || chosen ? `${isAt ? at.col : ''}|${isAt ? (editing ?? '') : ''}|${chosen}` : ''
}
