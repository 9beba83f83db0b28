import { isDateHeading, plainHeading, recognize } from './headings.ts'

/** A cell as it was read: text, a number the file itself calls one, a date as `YYYY-MM-DD`. Empty: `''`. */
export type Cell = string | number

/** One table of a file: headings, and rows below them. Every row is as long as the headings. */
export interface Table {
  /** Of the sheet, or of the file's shape; may be empty. */
  readonly name: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** For each row the line of the file it stands in, from 1: so that people find it again. */
  readonly lines: readonly number[]
  /** Values are those of the document (`indicators`, `up`), not words. */
  readonly isRaw?: true
  /** Links the file lists beside its cards, by their ids. */
  readonly links?: readonly TableLink[]
}

export interface TableLink {
  readonly from: string
  readonly to: string
  readonly reason?: string
}

/** What a file may bring at once. */
export const IMPORT_LIMITS = {
  fileMaxBytes: 8 * 1024 * 1024,
  rowsMax: 5_000,
  columnsMax: 200,
  cellMaxLength: 20_000,
} as const

/** Headings may stand below a title, a date, a logo's empty lines. */
const HEADING_ROWS_MAX = 20

const isBlank = (cell: Cell | undefined): boolean => cell === undefined || (typeof cell === 'string' && !cell.trim())

/**
 * Finds the headings of a grid and what stands below them. A second line of headings (`Baseline | Value, Year`) is taken
 * into the first. Blank rows and blank columns at the end are left out.
 */
export function tableOf(name: string, grid: readonly (readonly Cell[])[]): Table {
  const likely = headingRow(grid)
  // The lower of two lines of headings may say more that is known: `Value, Year, Value, Year`, four times over.
  const isLower = likely > 0 && isSecondHeading(grid[likely - 1] ?? [], grid[likely] ?? [])
  const at = isLower ? likely - 1 : likely
  const top = grid[at] ?? []
  const below = grid[at + 1]
  const isDouble = below !== undefined && isSecondHeading(top, below)
  const texts = isDouble ? joinHeadings(top, below) : top.map(textOf)
  const first = at + (isDouble ? 2 : 1)
  const body = grid.slice(first)
  let width = texts.findLastIndex((text) => text !== '') + 1
  for (const row of body) width = Math.max(width, row.findLastIndex((cell) => !isBlank(cell)) + 1)
  const rows: Cell[][] = []
  const lines: number[] = []
  for (const [index, row] of body.entries()) {
    if (row.every(isBlank)) continue
    rows.push(Array.from({ length: width }, (_, column) => row[column] ?? ''))
    lines.push(first + index + 1)
  }
  return { name, headings: Array.from({ length: width }, (_, column) => texts[column] ?? ''), rows, lines }
}

/** The same table where its first line turned out to be no headings: it becomes a row. */
export function withoutHeadings(table: Table): Table {
  const line = (table.lines[0] ?? 2) - 1
  return {
    ...table,
    headings: table.headings.map(() => ''),
    rows: [table.headings, ...table.rows],
    lines: [Math.max(1, line), ...table.lines],
  }
}

const textOf = (cell: Cell): string => String(cell).trim()

// The row most of whose cells say something we know. Without any: the first that says something.
function headingRow(grid: readonly (readonly Cell[])[]): number {
  let best = -1
  let most = 0
  for (const [index, row] of grid.slice(0, HEADING_ROWS_MAX).entries()) {
    const known = recognize(row.map(textOf)).filter((meaning) => meaning !== 'ignored')
    // Years alone are as likely a row of values.
    const names = known.filter((meaning) => !meaning.startsWith('reading.')).length
    const score = names === 0 ? 0 : names + known.length / 1_000
    if (score > most) {
      most = score
      best = index
    }
  }
  return best >= 0
    ? best
    : Math.max(
        0,
        grid.findIndex((row) => !row.every(isBlank)),
      )
}

const SECOND = new Set([
  'value',
  'year',
  'date',
  'number',
  'amount',
  'unit',
  'valor',
  'ano',
  'fecha',
  'numero',
  'unidad',
])

function isSecondHeading(top: readonly Cell[], below: readonly Cell[]): boolean {
  // A heading of both lines' height may be there twice.
  const said = below.flatMap((cell, column) =>
    isBlank(cell) || cell === top[column] ? [] : [{ text: textOf(cell), column }],
  )
  if (said.length < 2) return false
  const isWord = ({ text }: { text: string }) => SECOND.has(plainHeading(text)) || isDateHeading(text)
  // One column at least has its first heading to the left: they were one wide cell.
  return said.every(isWord) && said.some(({ column }) => isBlank(top[column]) || top[column] === top[column - 1])
}

function joinHeadings(top: readonly Cell[], below: readonly Cell[]): string[] {
  let wide = ''
  return Array.from({ length: Math.max(top.length, below.length) }, (_, column) => {
    const over = textOf(top[column] ?? '')
    const under = textOf(below[column] ?? '')
    if (over) wide = over
    return under && under !== over ? `${wide} ${under}`.trim() : over
  })
}
