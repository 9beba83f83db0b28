import { hasCards, IMPORT_LIMITS, recognize, type Table, tableOfJson, tableOfText } from '@commonboard/model'
import { depthOf, DEPTH_MAX, hasOutsideKey } from '../render/jsonGuard.ts'
import { LIMIT } from '../limits.ts'
import { Unreadable, type WhyUnreadable } from './unreadable.ts'
import { listedIn, tablesOfXlsx } from './xlsx.ts'

/**
 * The tables of a file, whatever it calls itself: an Excel file and JSON are known by how they begin, all else is text.
 * Those with rows only. Nothing of it is run, followed or unpacked to anywhere.
 * @throws Unreadable with a sentence
 */
export function readTables(bytes: Buffer): Table[] {
  const tables = tablesIn(bytes).filter(({ headings, rows }) => headings.length > 0 && rows.length > 0)
  if (tables.length === 0) throw new Unreadable('badFile', 'There is no table in it.')
  for (const table of tables) keepLimits(table)
  if (lettersIn(tables) > IMPORT_LIMITS.fileMaxBytes)
    throw new Unreadable('tooLarge', 'Unpacked, the file is too large.')
  return tables
}

// A cell may stand for a long text that is kept once: a small file can say it a million times.
export const lettersIn = (tables: readonly Table[]): number =>
  tables.reduce((sum, { headings, rows }) => sum + [headings, ...rows].reduce((of, row) => of + lettersOf(row), 0), 0)
const lettersOf = (row: readonly (string | number)[]): number =>
  row.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 8), 0)

/** The table to begin with: the first that is known to hold cards. */
export const firstKnown = (tables: readonly Table[]): number =>
  Math.max(
    0,
    tables.findIndex(({ headings }) => hasCards(recognize(headings))),
  )

/**
 * What a glance is enough for: nothing in it, another kind of file by its first letters, a packed folder whose list of
 * contents is no table's. Costs nothing to speak of, however large the file is.
 */
export function refusedAtOnce(file: Uint8Array): { readonly refused: WhyUnreadable; readonly why: string } | undefined {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  try {
    if (isOfKnownKind(bytes)) listedIn(bytes)
    return undefined
  } catch (error) {
    if (error instanceof Unreadable) return { refused: error.code, why: error.message }
    throw error
  }
}

function tablesIn(bytes: Buffer): Table[] {
  if (isOfKnownKind(bytes)) return tablesOfXlsx(bytes)
  const text = textIn(bytes)
  if (/^\s*[[{]/.test(text.slice(0, 1_000))) return [tableInJson(text)]
  return [tableOfText(text)]
}

/** @returns whether it is a packed folder @throws Unreadable */
function isOfKnownKind(bytes: Buffer): boolean {
  if (bytes.length === 0) throw new Unreadable('badFile', 'The file is empty.')
  if (bytes.subarray(0, 4).equals(OLD_OFFICE))
    throw new Unreadable(
      'badFile',
      'It is an Excel file of the old kind (.xls), or protected. Save it as .xlsx or CSV.',
    )
  if (bytes.subarray(0, 5).equals(PDF))
    throw new Unreadable('badFile', 'It is a PDF. CSV, Excel (.xlsx) and JSON can be read.')
  const start = bytes.toString('latin1', 0, 200)
  if (/^[\s\u00ef\u00bb\u00bf]*<(?:!doctype|html|table|\?xml)/i.test(start) || start.startsWith('{\\rtf'))
    throw new Unreadable(
      'badFile',
      'It is a page or a letter under another name. Open it in a spreadsheet and save it as .xlsx or CSV.',
    )
  return bytes.subarray(0, 4).equals(ZIP)
}

const PDF = Buffer.from('%PDF-', 'latin1')
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')
const OLD_OFFICE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/** Text in the ways spreadsheets write it. What is in none of them well-formed is taken for the one of old Windows. */
function textIn(bytes: Buffer): string {
  const decode = (encoding: string, isStrict = false) => new TextDecoder(encoding, { fatal: isStrict }).decode(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode('utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode('utf-16be')
  const start = bytes.subarray(0, 2_000)
  const zeros = [0, 1].map((offset) => start.filter((byte, index) => byte === 0 && index % 2 === offset).length)
  const many = start.length / 4
  let text: string
  if ((zeros[1] ?? 0) > many) text = decode('utf-16le')
  else if ((zeros[0] ?? 0) > many) text = decode('utf-16be')
  else {
    try {
      text = decode('utf-8', true)
    } catch {
      text = ofOldWindows(bytes)
    }
  }
  // Letters have no such signs; pictures and programs are full of them.
  // oxlint-disable-next-line no-control-regex
  const strange = (text.slice(0, 20_000).match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g) ?? []).length
  if (strange > 8 + text.length / 200)
    throw new Unreadable('badFile', 'It is not a table. CSV, Excel (.xlsx) and JSON can be read.')
  return text
}

/** Windows-1252. Node's own decoder of that name leaves curly quotes, dashes and bullets out. */
const ofOldWindows = (bytes: Buffer): string =>
  bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_SIGNS.charAt(sign.charCodeAt(0) - 0x80))
const WINDOWS_SIGNS =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

function tableInJson(text: string): Table {
  let json: unknown
  if (depthOf(text) > DEPTH_MAX) throw new Unreadable('badFile', 'It is nested too deeply.')
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw new Unreadable('badFile', 'It begins like JSON, and is none.')
  }
  if (hasOutsideKey(json)) throw new Unreadable('badFile', 'It holds a key that no table has.')
  const table = tableOfJson(json)
  if (!table) throw new Unreadable('badFile', 'There is no list of rows in it.')
  return table
}

const HEADING_MAX_LENGTH = 2_000

function keepLimits({ headings, rows, lines }: Table): void {
  const { rowsMax, columnsMax } = IMPORT_LIMITS
  const cellMaxLength = LIMIT.importCellMaxLength
  if (rows.length > rowsMax)
    throw new Unreadable('tooManyRows', `There are more than ${rowsMax.toLocaleString('en')} rows.`)
  if (headings.length > columnsMax) throw new Unreadable('tooManyRows', `There are more than ${columnsMax} columns.`)
  if (headings.some((heading) => heading.length > HEADING_MAX_LENGTH))
    throw new Unreadable('tooLarge', `A heading is longer than ${HEADING_MAX_LENGTH.toLocaleString('en')} letters.`)
  for (const [index, row] of rows.entries())
    if (row.some((cell) => typeof cell === 'string' && cell.length > cellMaxLength))
      throw new Unreadable(
        'tooLarge',
        `A cell in line ${lines[index]} is longer than ${cellMaxLength.toLocaleString('en')} letters.`,
      )
}
