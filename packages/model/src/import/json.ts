import { joinCell } from '../export/sheet.ts'
import { PLAN_FORMAT } from '../export/json.ts'
import { FIELD_NAMES } from '../field.ts'
import { SHEET_COLUMNS, type SheetColumn } from '../words/sheet.ts'
import { IMPORT_LIMITS, type Cell, type Table, type TableLink } from './table.ts'

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A table out of JSON: our own two shapes, else a list of plain objects, whose keys are the headings.
 * @returns undefined if it is none of these
 */
export function tableOfJson(json: unknown): Table | undefined {
  if (isObject(json)) {
    const { format, cards, links } = json
    const isOurs = format === 'commonboard-logic-model' || format === PLAN_FORMAT.format
    if (isOurs && Array.isArray(cards)) return ours(cards, Array.isArray(links) ? links : [])
    const lists = Object.values(json).filter((value) => Array.isArray(value) && value.some(isObject))
    return lists.length === 1 ? tableOfJson(lists[0]) : undefined
  }
  if (!Array.isArray(json) || !json.some(isObject)) return undefined
  const objects = json.slice(0, IMPORT_LIMITS.rowsMax + 1).filter(isObject)
  const headings = [...new Set(objects.flatMap((one) => Object.keys(one)))].slice(0, IMPORT_LIMITS.columnsMax + 1)
  const rows = objects.map((one) =>
    headings.map((heading) => cellOf(Object.hasOwn(one, heading) ? one[heading] : undefined)),
  )
  return { name: '', headings, rows, lines: rows.map((_, index) => index + 1) }
}

/** Only what a cell can hold; a list of words is one, too. */
function cellOf(value: unknown): Cell {
  if (typeof value === 'string') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (value === true) return 'yes'
  if (Array.isArray(value) && value.every((one) => typeof one === 'string' || typeof one === 'number'))
    return joinCell(value.map(String))
  return ''
}

// Starters in a backup are nobody's words yet.
function ours(cards: readonly unknown[], links: readonly unknown[]): Table {
  const rows = cards
    .filter(isObject)
    .filter((card) => card['isStarter'] !== true)
    .slice(0, IMPORT_LIMITS.rowsMax + 1)
    .map((card) => SHEET_COLUMNS.map((column) => ourCell(card, column)))
  return {
    name: '',
    headings: [...SHEET_COLUMNS],
    rows,
    lines: rows.map((_, index) => index + 1),
    isRaw: true,
    links: links.flatMap(linkOf),
  }
}

const FIELDS: ReadonlySet<string> = new Set(FIELD_NAMES)

function ourCell(card: Json, column: SheetColumn): Cell {
  if (column === 'name') return cellOf(card['code'])
  if (column === 'readings') {
    const readings = Array.isArray(card['readings']) ? card['readings'].filter(isObject) : []
    return readings.map(({ date, value }) => `${cellOf(date)}: ${cellOf(value)}`).join('; ')
  }
  const isKnown =
    FIELDS.has(column) ||
    ['number', 'column', 'band', 'text', 'addressed', 'reason', 'breakdowns', 'id'].includes(column)
  return isKnown && Object.hasOwn(card, column) ? cellOf(card[column]) : ''
}

function linkOf(link: unknown): TableLink[] {
  if (!isObject(link)) return []
  const { from, to, reason } = link
  if (typeof from !== 'string' || typeof to !== 'string') return []
  return [{ from, to, ...(typeof reason === 'string' && reason ? { reason } : {}) }]
}
