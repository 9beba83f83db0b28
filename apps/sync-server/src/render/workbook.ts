import type { Sheet, SheetHead, SheetLine, Workbook } from '@commonboard/model'
import { strToU8, zipSync } from 'fflate'
import { STYLES, styleOf } from './workbookStyles.ts'
import { element, xmlText } from './xml.ts'

/**
 * A workbook in Office Open XML (ECMA-376), written by hand: the libraries that are kept up have no print set-up. Text is
 * always a shared string, so nothing in it is ever a formula.
 */

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** What Excel takes in one cell; more makes it repair the file. */
const CELL_MAX_LENGTH = 32_767
const CUT_MARK = ' …'
/** Title, place and day stand above the headings. */
const HEADING_ROW = 4
const LETTER = 1
const TABLOID = 3
/** Of a header or footer on paper, codes included. */
const FOOT_MAX_LENGTH = 255

export type Paper = 'letter' | 'tabloid'

/** @param paper what it is printed on: landscape, one page wide */
export function workbookOf(workbook: Workbook, paper: Paper): Uint8Array {
  const strings = new Strings()
  const sheets = workbook.sheets.map((sheet, index) => sheetXml(sheet, workbook, paper, strings, index === 0))
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relations([
      [`${RELATIONS}/officeDocument`, 'xl/workbook.xml'],
      [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      [`${RELATIONS}/extended-properties`, 'docProps/app.xml'],
    ]),
    'docProps/core.xml': coreProperties(workbook),
    'docProps/app.xml': `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Commonboard</Application></Properties>`,
    'xl/workbook.xml': workbookXml(workbook),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index): [string, string] => [`${RELATIONS}/worksheet`, `worksheets/sheet${index + 1}.xml`]),
      [`${RELATIONS}/styles`, 'styles.xml'],
      [`${RELATIONS}/sharedStrings`, 'sharedStrings.xml'],
    ]),
    'xl/styles.xml': HEAD + STYLES,
    ...Object.fromEntries(sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheet])),
    'xl/sharedStrings.xml': strings.xml(),
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

/** Every text of the workbook once; cells name it by its place. */
class Strings {
  private readonly places = new Map<string, number>()
  private used = 0

  placeOf(text: string): number {
    this.used++
    const place = this.places.get(text) ?? this.places.size
    this.places.set(text, place)
    return place
  }

  xml(): string {
    const all = Array.from(this.places.keys(), (text) => `<si><t xml:space="preserve">${text}</t></si>`)
    return `${HEAD}<sst xmlns="${MAIN}" count="${this.used}" uniqueCount="${all.length}">${all.join('')}</sst>`
  }
}

function sheetXml(sheet: Sheet, workbook: Workbook, paper: Paper, strings: Strings, isFirst: boolean): string {
  const last = `${columnName(sheet.columns.length - 1)}${HEADING_ROW + sheet.rows.length}`
  const heads: SheetLine = { cells: sheet.columns.map(({ heading }) => heading) }
  const facts = [workbook.place, workbook.asOf].filter(Boolean).join(' · ')
  const rows = [
    row(1, [textCell('A1', workbook.documentTitle, styleOf('title'), strings)], 24),
    row(2, [textCell('A2', facts, styleOf('fact'), strings)]),
    row(
      HEADING_ROW,
      heads.cells.map((head, index) =>
        textCell(`${columnName(index)}${HEADING_ROW}`, String(head), styleOf('heading'), strings),
      ),
    ),
    ...sheet.rows.map((line, index) => dataRow(HEADING_ROW + 1 + index, line, sheet.columns, strings)),
  ]
  return [
    `${HEAD}<worksheet xmlns="${MAIN}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="A1:${last}"/>`,
    `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">`,
    `<pane xSplit="1" ySplit="${HEADING_ROW}" topLeftCell="B${HEADING_ROW + 1}" activePane="bottomRight" state="frozen"/>`,
    `<selection pane="bottomRight" activeCell="B${HEADING_ROW + 1}" sqref="B${HEADING_ROW + 1}"/></sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${sheet.columns
      .map(({ width }, index) => element('col', { min: index + 1, max: index + 1, width, customWidth: 1 }))
      .join('')}</cols>`,
    `<sheetData>${rows.join('')}</sheetData>`,
    element('autoFilter', { ref: `A${HEADING_ROW}:${last}` }),
    '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.75" header="0.3" footer="0.3"/>',
    element('pageSetup', {
      paperSize: paper === 'letter' ? LETTER : TABLOID,
      fitToWidth: 1,
      fitToHeight: 0,
      orientation: 'landscape',
    }),
    `<headerFooter><oddFooter>${xmlText(footer(workbook))}</oddFooter></headerFooter>`,
    '</worksheet>',
  ].join('')
}

const row = (number: number, cells: readonly string[], heightPt?: number): string =>
  `<row r="${number}"${heightPt ? ` ht="${heightPt}" customHeight="1"` : ''}>${cells.join('')}</row>`

function dataRow(number: number, { cells, isHead = false }: SheetLine, heads: readonly SheetHead[], strings: Strings) {
  const made = cells.map((value, index) => {
    const at = `${columnName(index)}${number}`
    const { is } = heads[index] ?? { is: 'words' }
    if (typeof value === 'number') return numberCell(at, value, styleOf('number', value, isHead))
    if (value === '') return isHead ? `<c r="${at}" s="${styleOf('words', value, isHead)}"/>` : ''
    const day = is === 'date' ? serialDay(value) : undefined
    if (day !== undefined) return numberCell(at, day, styleOf('day', value, isHead))
    return textCell(at, value, styleOf(is === 'number' ? 'words' : is, value, isHead), strings)
  })
  return row(number, made)
}

const numberCell = (at: string, value: number, style: number): string => `<c r="${at}" s="${style}"><v>${value}</v></c>`

const textCell = (at: string, text: string, style: number, strings: Strings): string =>
  `<c r="${at}" s="${style}" t="s"><v>${strings.placeOf(cellText(text))}</v></c>`

/** `_x0041_` in a cell means the letter A: what people wrote so has to say that it is meant as it stands. */
const ESCAPE_LIKE = /_(?=x[0-9a-f]{4}_)/gi

/** Somebody's words as the text of a cell. */
function cellText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(ESCAPE_LIKE, '_x005F_')
  return xmlText(lines.length <= CELL_MAX_LENGTH ? lines : lines.slice(0, CELL_MAX_LENGTH - CUT_MARK.length) + CUT_MARK)
}

const DAY_MS = 86_400_000
/** Excel counts from here; before March 1900 it is a day off, for it knows a February 29 that never was. */
const DAY_ZERO = Date.UTC(1899, 11, 30)
const FIRST_SURE_DAY = Date.UTC(1900, 2, 1)

/** A day in the count of spreadsheets; undefined for a year or a month alone, and for no day at all. */
function serialDay(date: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return undefined
  const at = Date.parse(`${date}T00:00:00Z`)
  // `2026-02-31` is no day: it stays the text it was.
  if (!(at >= FIRST_SURE_DAY) || new Date(at).toISOString().slice(0, 10) !== date) return undefined
  return (at - DAY_ZERO) / DAY_MS
}

/** `A` to `Z`, then `AA`. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

function footer({ check, of }: Workbook): string {
  const foot = (title: string) => `&L${title.replaceAll('&', '&&')}&R&P ${of} &N`
  return foot(check).slice(0, FOOT_MAX_LENGTH)
}

function workbookXml({ sheets }: Workbook): string {
  const names = sheets.flatMap(({ name, columns, rows, printed }, index) => {
    const on = `'${xmlText(name.replaceAll("'", "''"))}'!`
    const range = (from: string, toColumn: string) => `${on}$A$${from}:$${toColumn}$${HEADING_ROW + rows.length}`
    const own = (is: string, what: string, rest = '') =>
      `<definedName name="_xlnm.${is}" localSheetId="${index}"${rest}>${what}</definedName>`
    return [
      own('_FilterDatabase', range(`${HEADING_ROW}`, columnName(columns.length - 1)), ' hidden="1"'),
      own('Print_Area', range('1', columnName(printed - 1))),
      own('Print_Titles', `${on}$${HEADING_ROW}:$${HEADING_ROW}`),
    ]
  })
  return [
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>`,
    ...sheets.map(({ name }, index) => element('sheet', { name, sheetId: index + 1, 'r:id': `rId${index + 1}` })),
    `</sheets><definedNames>${names.join('')}</definedNames></workbook>`,
  ].join('')
}

const coreProperties = ({ documentTitle, language }: Workbook): string =>
  `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
  `<dc:title>${xmlText(documentTitle)}</dc:title><dc:creator>Commonboard</dc:creator><dc:language>${language}-US</dc:language></cp:coreProperties>`

const relations = (all: readonly (readonly [type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all
    .map(([type, target], index) => element('Relationship', { Id: `rId${index + 1}`, Type: type, Target: target }))
    .join('')}</Relationships>`

const contentTypes = (sheets: number): string =>
  [
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    ...[
      ['/xl/workbook.xml', `${TYPE}.sheet.main+xml`],
      ...Array.from({ length: sheets }, (_, index) => [
        `/xl/worksheets/sheet${index + 1}.xml`,
        `${TYPE}.worksheet+xml`,
      ]),
      ['/xl/styles.xml', `${TYPE}.styles+xml`],
      ['/xl/sharedStrings.xml', `${TYPE}.sharedStrings+xml`],
      ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
      ['/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
    ].map(([name = '', type = '']) => element('Override', { PartName: name, ContentType: type })),
    '</Types>',
  ].join('')
