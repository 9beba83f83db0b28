import { type Cell, IMPORT_LIMITS, type Table, tableOf } from '@commonboard/model'
import { attribute, walkXml } from './xml.ts'
import { Unreadable } from './unreadable.ts'
import { Zip } from './zip.ts'

/** Sheets of one file that are looked at. */
const SHEETS_MAX = 20
/** Empty lines between rows may be many; a table does not begin further down than this. */
const LINES_MAX = 20_000
const MERGED_MAX = 5_000
const TOO_MANY = `There are more than ${IMPORT_LIMITS.rowsMax.toLocaleString('en')} rows.`

/**
 * The tables of an Excel file, sheet by sheet. Of formulas the result that was kept with them; hidden sheets stay
 * hidden; pictures, comments, macros and links to other files are never looked at.
 * @throws Unreadable
 */
export function tablesOfXlsx(file: Buffer): Table[] {
  const zip = listedIn(file)
  const workbook = zip.read('xl/workbook.xml') ?? ''
  const targets = targetsOf(zip.read('xl/_rels/workbook.xml.rels') ?? '')
  const { sheets, is1904 } = sheetsOf(workbook)
  const formats = formatsOf(zip.read('xl/styles.xml') ?? '')
  const grids = sheets.slice(0, SHEETS_MAX).flatMap(({ name, id }) => {
    const xml = zip.read(targets.get(id) ?? '')
    return xml === undefined ? [] : [{ name, ...gridOf(xml, { formats, is1904 }) }]
  })
  // After the sheets: one with too many rows is refused before its words are read.
  const shared = sharedStrings(zip.read('xl/sharedStrings.xml') ?? '')
  return grids.map(({ name, grid, named, merged }) => {
    for (const { row, column, index } of named) row[column] = shared[index] ?? ''
    for (const ref of merged) fillDown(grid, ref)
    return tableOf(name, grid)
  })
}

/** An Excel file by its list of contents; nothing is unpacked. @throws Unreadable */
export function listedIn(file: Buffer): Zip {
  const zip = new Zip(file)
  if (!zip.has('xl/workbook.xml')) throw new Unreadable('badFile', 'It is not an Excel file (.xlsx).')
  return zip
}

function targetsOf(xml: string): Map<string, string> {
  const targets = new Map<string, string>()
  walkXml(xml, {
    open(name, attributes) {
      const id = attribute(attributes, 'Id')
      const target = attribute(attributes, 'Target')
      if (name !== 'Relationship' || !id || !target) return
      targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    },
  })
  return targets
}

function sheetsOf(xml: string): { sheets: { name: string; id: string }[]; is1904: boolean } {
  const sheets: { name: string; id: string }[] = []
  let is1904 = false
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet' || (attribute(attributes, 'state') ?? 'visible') !== 'visible') return
      const id = attribute(attributes, '(?:\\w+:)?id')
      if (id) sheets.push({ name: attribute(attributes, 'name') ?? '', id })
    },
  })
  return { sheets, is1904 }
}

// Text may come in runs of different looks, and with a second one that tells how it is pronounced.
function sharedStrings(xml: string): string[] {
  const strings: string[] = []
  let text = ''
  let isText = false
  let isAside = false
  walkXml(xml, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') isText = true
      else if (name === 'rPh') isAside = true
    },
    text(part) {
      if (isText && !isAside) text += part
    },
    close(name) {
      if (name === 'si') strings.push(unescaped(text))
      else if (name === 't') isText = false
      else if (name === 'rPh') isAside = false
    },
  })
  return strings
}

// Signs XML cannot hold are written as `_x000D_`.
const unescaped = (text: string): string =>
  text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** What a number of this look is: itself, a share of a hundred, or a day, of which the look may show only month or year. */
type Format = 'number' | 'percent' | 'day' | 'month' | 'year'

function formatsOf(xml: string): Format[] {
  const codes = new Map<number, string>()
  const formats: Format[] = []
  let isUsed = false
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'numFmt')
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      if (name === 'cellXfs') isUsed = true
      if (name === 'xf' && isUsed) formats.push(formatOf(Number(attribute(attributes, 'numFmtId')), codes))
    },
    close(name) {
      if (name === 'cellXfs') isUsed = false
    },
  })
  return formats
}

function formatOf(id: number, codes: ReadonlyMap<number, string>): Format {
  if (id === 9 || id === 10) return 'percent'
  if (id === 17) return 'month'
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'day'
  const code = (codes.get(id) ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '').toLowerCase()
  if (code.includes('%')) return 'percent'
  if (code.includes('y')) return code.includes('d') ? 'day' : code.includes('m') ? 'month' : 'year'
  return /d/.test(code) && /m/.test(code) ? 'day' : 'number'
}

interface Book {
  readonly formats: readonly Format[]
  readonly is1904: boolean
}

interface Sheet {
  readonly grid: Cell[][]
  /** Cells whose words stand in the list all sheets share. */
  readonly named: { readonly row: Cell[]; readonly column: number; readonly index: number }[]
  readonly merged: string[]
}

function gridOf(xml: string, book: Book): Sheet {
  const grid: Cell[][] = []
  const named: { row: Cell[]; column: number; index: number }[] = []
  const merged: string[] = []
  let filled = 0
  let line = -1
  let column = -1
  let kind = 'n'
  let format: Format = 'number'
  let value = ''
  let isValue = false
  let isAside = false
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'row') {
        const asked = Number(attribute(attributes, 'r'))
        line = Number.isInteger(asked) && asked > line + 1 ? asked - 1 : line + 1
        column = -1
      } else if (name === 'c') {
        column = columnOf(attribute(attributes, 'r')) ?? column + 1
        kind = attribute(attributes, 't') ?? 'n'
        format = book.formats[Number(attribute(attributes, 's') ?? 0)] ?? 'number'
        value = ''
      } else if (name === 'v' || name === 't') isValue = true
      else if (name === 'rPh') isAside = true
      else if (name === 'mergeCell' && merged.length < MERGED_MAX) merged.push(attribute(attributes, 'ref') ?? '')
    },
    text(part) {
      if (isValue && !isAside && value.length <= IMPORT_LIMITS.cellMaxLength) value += part
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false
      else if (name === 'rPh') isAside = false
      else if (name === 'c') put()
    },
  })
  return { grid: Array.from(grid, (row) => row ?? []), named, merged }

  function put(): void {
    const cell = cellOf(value, kind, format, book)
    if (cell === '') return
    if (column >= IMPORT_LIMITS.columnsMax)
      throw new Unreadable('tooManyRows', `There are more than ${IMPORT_LIMITS.columnsMax} columns.`)
    const row = grid[line]
    if (!row) {
      if (line >= LINES_MAX || ++filled > IMPORT_LIMITS.rowsMax + 40) throw new Unreadable('tooManyRows', TOO_MANY)
      grid[line] = []
    }
    const cells = (grid[line] ??= [])
    while (cells.length < column) cells.push('')
    cells[column] = cell
    if (kind === 's') named.push({ row: cells, column, index: Number(value) })
  }
}

// A cell over several rows speaks of each of them. One over several columns is a heading or a title: its place is the first.
function fillDown(grid: Cell[][], ref: string): void {
  const [, from, to] = /^([A-Z]+\d+):([A-Z]+\d+)$/.exec(ref) ?? []
  const left = columnOf(from)
  const [top, bottom] = [from, to].map((one) => Number(/\d+$/.exec(one ?? '')?.[0]) - 1)
  if (left === undefined || top === undefined || bottom === undefined) return
  const cell = grid[top]?.[left]
  if (cell === undefined || cell === '') return
  for (let at = top + 1; at <= Math.min(bottom, grid.length - 1); at++) {
    const row = grid[at]
    if (!row || (row[left] ?? '') !== '') continue
    while (row.length < left) row.push('')
    row[left] = cell
  }
}

/** `B7` → 1. */
function columnOf(ref: string | undefined): number | undefined {
  const [, letters] = /^([A-Z]{1,3})\d+$/.exec(ref ?? '') ?? []
  if (!letters) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function cellOf(value: string, kind: string, format: Format, { is1904 }: Book): Cell {
  switch (kind) {
    case 's':
      // Its words come later; until then it is only not blank.
      return value.trim()
    case 'str':
    case 'inlineStr':
      return unescaped(value)
    case 'b':
      return value === '1' ? 'yes' : 'no'
    case 'd':
      return value.slice(0, 10)
    case 'e':
      return ''
    default:
      return value.trim() === '' ? '' : shown(Number(value), format, is1904)
  }
}

const DAY_MS = 24 * 60 * 60_000
/** Day 60 of Excel's calendar is 29 February 1900, which never was; no plan speaks of days before it. */
const EPOCH_MS = Date.UTC(1899, 11, 30)
const EPOCH_1904_MS = Date.UTC(1904, 0, 1)

function shown(number: number, format: Format, is1904: boolean): Cell {
  if (!Number.isFinite(number)) return ''
  if (format === 'number') return number
  if (format === 'percent') return `${Number((number * 100).toPrecision(12))}%`
  const day = new Date((is1904 ? EPOCH_1904_MS : EPOCH_MS) + Math.floor(number) * DAY_MS)
  if (number < 61 || Number.isNaN(day.getTime())) return number
  return day.toISOString().slice(0, format === 'day' ? 10 : format === 'month' ? 7 : 4)
}
