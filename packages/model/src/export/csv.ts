import Papa from 'papaparse'
import type { PlanContent } from '../read.ts'
import type { Language } from '../vocabulary.ts'
import { SHEET_COLUMNS, sheetWords } from '../words/sheet.ts'
import { sheetRows } from './sheet.ts'

// A spreadsheet runs a cell that begins with one of these as a formula, also behind spaces and invisible signs.
//
// Such a cell gets one apostrophe in front (papaparse writes it). So does one in which somebody's own apostrophes stand
// before such a sign: then an import may take exactly one away (`withoutEscape`), and every text comes back as it was.
const FORMULA = /^'*(?:[\s\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/u
// Excel takes a file without it for Latin-1.
const BYTE_ORDER_MARK = '\uFEFF'

/** A cell of our CSV as it was before it was made harmless. */
export const withoutEscape = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell

/** One row a card, in board order. Numbers stay numbers; everything else is text that no spreadsheet runs. */
export function logicModelCsv(content: PlanContent, language: Language): string {
  const rows = sheetRows(content, language).map((row) => SHEET_COLUMNS.map((column) => row[column]))
  return tableCsv([SHEET_COLUMNS.map((column) => sheetWords[language][column]), ...rows])
}

/** Every cell quoted, CRLF, none that a spreadsheet runs. */
export const tableCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  `${BYTE_ORDER_MARK}${Papa.unparse(rows as (string | number)[][], { quotes: true, newline: '\r\n', escapeFormulae: FORMULA })}\r\n`
