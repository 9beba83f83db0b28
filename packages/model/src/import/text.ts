import Papa from 'papaparse'
import { withoutEscape } from '../export/csv.ts'
import { recognize } from './headings.ts'
import { IMPORT_LIMITS, type Table, tableOf } from './table.ts'

const DELIMITERS = [',', ';', '\t', '|'] as const
const LOOKED_AT_ROWS = 40

/** A table out of text: CSV with commas, semicolons or bars, or what a spreadsheet puts on the clipboard. */
export function tableOfText(text: string): Table {
  const source = text.replace(/^\ufeff/, '')
  const rowsMax = IMPORT_LIMITS.rowsMax + LOOKED_AT_ROWS
  const { data } = Papa.parse<string[]>(source, {
    delimiter: delimiterOf(source),
    preview: rowsMax,
    skipEmptyLines: false,
  })
  return tableOf(
    '',
    data.map((row) => row.map(withoutEscape)),
  )
}

// The sign by which most headings are known; else the one that gives rows the same number of cells, more than one.
function delimiterOf(source: string): string {
  const start = source.slice(0, 200_000)
  let best = ','
  let most = 0
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(start, { delimiter, preview: LOOKED_AT_ROWS })
    const known = Math.max(0, ...data.map((row) => recognize(row).filter((meaning) => meaning !== 'ignored').length))
    const widths = data.map((row) => row.length).filter((width) => width > 1)
    const usual = widths.filter((width) => width === widths[Math.floor(widths.length / 2)]).length
    const score = known * 1_000 + usual
    if (score > most) {
      most = score
      best = delimiter
    }
  }
  return best
}
