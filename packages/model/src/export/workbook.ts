import { adopted } from '../adopted.ts'
import { FIELDS, type FieldName } from '../field.ts'
import type { PlanContent } from '../read.ts'
import type { Language } from '../vocabulary.ts'
import { exportWords } from '../words/export.ts'
import { SHEET_COLUMNS, type SheetColumn, sheetWords } from '../words/sheet.ts'
import { tableExportWords } from '../words/tableExport.ts'
import { frame, type PrintedFrame } from './printed.ts'
import { type IndicatorPart, resultsFramework } from './results.ts'
import { INDICATOR_HEADS, type IndicatorHead, indicatorCells, indicatorHeading } from './resultsText.ts'
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
    ...frame(content, language, now, exportWords[language].title),
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
function valuesSheet(content: PlanContent, language: Language): Sheet {
  const words = tableExportWords[language]
  const heads = sheetWords[language]
  return {
    name: words.sheets.values,
    columns: [
      { heading: heads.number, width: 9, is: 'code' },
      { heading: words.heads.indicator, width: 60, is: 'words' },
      { heading: words.heads.date, width: 12, is: 'date' },
      { heading: words.heads.value, width: 12, is: 'number' },
      { heading: heads.unit, width: 12, is: 'words' },
    ],
    rows: adopted(content).cards.flatMap((card) =>
      (card.readings ?? []).map(({ date, value }) => ({
        cells: [card.number, card.text, date, value, card.unit ?? ''],
      })),
    ),
    printed: 5,
  }
}

const INDICATOR_WIDTHS: Readonly<Record<IndicatorHead, number>> = {
  ...WIDTHS,
  alsoFor: 9,
  headline: 11,
  direction: 11,
  baseline: 9,
  baselineDate: 11,
  now: 9,
  nowDate: 11,
  target: 9,
  targetDate: 11,
  trend: 11,
}

const indicatorKind = (head: IndicatorHead): SheetHead['is'] =>
  head === 'alsoFor'
    ? 'code'
    : head === 'now'
      ? 'number'
      : head === 'nowDate'
        ? 'date'
        : head === 'trend'
          ? 'words'
          : kindOf(head)

/** The results framework: the results with their indicators, what has to be developed, who keeps what, every value. */
export function resultsWorkbook(content: PlanContent, language: Language, now: number): Workbook {
  const words = tableExportWords[language]
  const heads = sheetWords[language]
  const framework = resultsFramework(content, language)
  const indicatorLine =
    (result: string) =>
    (part: IndicatorPart): SheetLine => {
      const cells = indicatorCells(part, result, language)
      return { cells: [result, part.card.number, part.card.text, ...INDICATOR_HEADS.map((head) => cells[head])] }
    }
  const lastLine = (part: IndicatorPart, ...first: string[]): SheetLine => {
    const cells = indicatorCells(part, '', language)
    return {
      cells: [...first, part.card.number, part.card.text, cells.frequency, cells.source, cells.availability],
    }
  }
  const keeping: readonly SheetHead[] = [
    { heading: heads.number, width: 9, is: 'code' },
    { heading: words.heads.indicator, width: 44, is: 'words' },
    { heading: heads.frequency, width: 16, is: 'words' },
    { heading: heads.source, width: 28, is: 'words' },
    { heading: heads.availability, width: 18, is: 'words' },
  ]
  const results: Sheet = {
    name: words.sheets.results,
    columns: [
      { heading: words.heads.result, width: 9, is: 'code' },
      { heading: heads.number, width: 9, is: 'code' },
      { heading: words.heads.indicator, width: 40, is: 'words' },
      ...INDICATOR_HEADS.map((head) => ({
        heading: indicatorHeading(head, language),
        width: INDICATOR_WIDTHS[head],
        is: indicatorKind(head),
      })),
    ],
    rows: [
      ...framework.bands.flatMap(({ results: own }) =>
        own.flatMap(({ card, indicators }) => [
          { cells: [card.number, '', card.text, ...INDICATOR_HEADS.map(() => '')], isHead: true },
          ...indicators.map(indicatorLine(card.number)),
        ]),
      ),
      ...framework.ofNoResult.map(indicatorLine('')),
    ],
    printed: 3 + INDICATOR_HEADS.indexOf('trend') + 1,
  }
  return {
    ...frame(content, language, now, words.resultsTitle),
    sheets: [
      results,
      {
        name: words.sheets.toDevelop,
        columns: [{ heading: words.heads.why, width: 20, is: 'words' }, ...keeping],
        rows: framework.toDevelop.map((part) => lastLine(part, words[part.lacks ?? 'noSource'])),
        printed: keeping.length + 1,
      },
      {
        name: words.sheets.keepers,
        columns: [
          { heading: heads.owner, width: 24, is: 'words' },
          { heading: heads.organization, width: 24, is: 'words' },
          ...keeping,
        ],
        rows: framework.keepers.flatMap(({ owner, organization, indicators }) =>
          indicators.map((part) => lastLine(part, owner || words.nobodyYet, organization)),
        ),
        printed: keeping.length + 2,
      },
      valuesSheet(content, language),
    ],
  }
}
