import { adopted } from '../adopted.ts'
import { FIELDS, type FieldName } from '../field.ts'
import type { PlanContent } from '../read.ts'
import type { Language } from '../vocabulary.ts'
import { wordsOf } from '../words/index.ts'
import { SHEET_COLUMNS, type SheetColumn, sheetWords } from '../words/sheet.ts'
import { tableExportWords } from '../words/tableExport.ts'
import { plainLine } from './paper.ts'
import { frame, type PrintedFrame } from './printed.ts'
import { sheetRows } from './sheet.ts'

/** A spreadsheet as data. Nothing in it is a formula: a cell that is text stays text. */
export interface Workbook extends PrintedFrame {
  readonly sheets: readonly Sheet[]
}

export interface Sheet {
  /** At most 31 characters; from our own words only. */
  readonly name: string
  readonly columns: readonly SheetHead[]
  readonly rows: readonly SheetLine[]
  /** How many of the columns are on paper, from the first on: all of them would be too small to read. */
  readonly printed: number
}

export interface SheetHead {
  readonly heading: string
  /** In characters. */
  readonly width: number
  /** `code` stays as it is typed (`4.10`); `date` is one where the day is known; `words` may be long. */
  readonly is: 'words' | 'code' | 'number' | 'date'
}

export interface SheetLine {
  readonly cells: readonly (string | number)[]
  /** A row that the ones below it belong to. */
  readonly isHead?: boolean
}

/** In characters. What is on paper is 150 wide: on Letter at nine tenths. */
const WIDTHS: Readonly<Record<SheetColumn, number>> = {
  number: 8,
  group: 15,
  column: 13,
  band: 11,
  name: 16,
  text: 44,
  for: 10,
  seenIn: 13,
  addressed: 10,
  reason: 18,
  definition: 40,
  population: 18,
  unit: 9,
  direction: 14,
  baseline: 10,
  baselineDate: 12,
  target: 10,
  targetDate: 12,
  source: 26,
  owner: 20,
  organization: 20,
  frequency: 16,
  availability: 18,
  headline: 10,
  strategyKind: 18,
  lead: 18,
  resourceKind: 14,
  basis: 14,
  amount: 12,
  provider: 18,
  breakdowns: 24,
  readings: 36,
  id: 16,
}
const CODES: readonly SheetColumn[] = ['number', 'for', 'seenIn', 'id']

/** The logic model as a table, what CSV holds too, and every value in a row of its own. @param now ms since 1970 */
export function logicModelWorkbook(content: PlanContent, language: Language, now: number): Workbook {
  return {
    ...frame(content, language, now, wordsOf(language).exports.title),
    sheets: [
      {
        name: tableExportWords[language].sheets.logicModel,
        columns: SHEET_COLUMNS.map((column) => ({
          heading: sheetWords[language][column],
          width: WIDTHS[column],
          is: kindOf(column),
        })),
        rows: sheetRows(content, language).map((row) => ({ cells: SHEET_COLUMNS.map((column) => row[column]) })),
        // An indicator's own columns are on paper in the results framework.
        printed: SHEET_COLUMNS.indexOf('reason') + 1,
      },
      valuesSheet(content, language),
    ],
  }
}

function kindOf(column: SheetColumn): SheetHead['is'] {
  if (CODES.includes(column)) return 'code'
  const is = Object.hasOwn(FIELDS, column) ? FIELDS[column as FieldName].is : 'text'
  return is === 'number' || is === 'date' ? is : 'words'
}

/** Every value of every indicator, for whoever makes charts of them. */
export function valuesSheet(content: PlanContent, language: Language): Sheet {
  const words = tableExportWords[language]
  const heads = sheetWords[language]
  return {
    name: words.sheets.values,
    columns: [
      { heading: heads.number, width: 9, is: 'code' },
      { heading: words.indicator, width: 60, is: 'words' },
      { heading: words.date, width: 12, is: 'date' },
      { heading: words.value, width: 12, is: 'number' },
      { heading: heads.unit, width: 12, is: 'words' },
    ],
    rows: adopted(content).cards.flatMap((card) =>
      (card.readings ?? []).map(({ date, value }) => ({
        cells: [card.number, plainLine(card.text), date, value, card.unit ?? ''],
      })),
    ),
    printed: 5,
  }
}
