import { isValueDate } from '../field.ts'
import type { Cell } from './table.ts'

/** Reads numbers and dates as people write them. What could mean two things is not read at all. */

export type Unread = 'notANumber' | 'notADate' | 'notSure'
export type Decimal = 'point' | 'comma' | 'unknown'
export type DateOrder = 'monthFirst' | 'dayFirst' | 'unknown'

interface NumberRead {
  readonly value: number
  /** What stands around it: `%`, `$`, `$ M`, `of 14`; absent: a bare number. */
  readonly unit?: string
}

const GROUPED = {
  comma: /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/,
  point: /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/,
  space: /^\d{1,3}(?: \d{3})+(?:[.,]\d+)?$/,
}
const SCALES: Readonly<Record<string, string>> = {
  k: 'K',
  mil: 'K',
  thousand: 'K',
  m: 'M',
  mm: 'M',
  mill: 'M',
  million: 'M',
  millon: 'M',
  millones: 'M',
  b: 'B',
  billion: 'B',
}

// Digits of Arabic and Persian are digits; all the spaces that hold numbers together are one.
const tidy = (text: string): string =>
  text
    .replace(/[\u0660-\u0669]/g, (sign) => String(sign.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (sign) => String(sign.charCodeAt(0) - 0x6f0))
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/\u066b/g, '.')
    .replace(/\u066a/g, '%')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()

const AMOUNT =
  /^(?<open>\()?(?<sign>[-+])? ?(?<money>(?:US)?\$|€|£)? ?(?<minus>-)?(?<digits>\d(?:[\d., ]*\d)?) ?(?<scale>k|m|mm|b|mil|mill\.?|thousand|million|millon|millones|billion)?(?: ?(?<after>%|€|\$|USD))?(?<close>\))?$/i
const SHARE = /^(\d+) ?(?:of|de|out of|\/) ?(\d+)$/i

/** @param unit of the card or the row, where one is known: `34 days` is 34 where days are counted */
export function readNumber(cell: Cell, decimal: Decimal, unit = ''): NumberRead | { readonly unread: Unread } {
  if (typeof cell === 'number') return Number.isFinite(cell) ? { value: cell } : { unread: 'notANumber' }
  let text = tidy(cell)
  if (decimal === 'point' && /^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/.test(text)) return { value: Number(text) }
  const share = SHARE.exec(text)
  if (share) return { value: Number(share[1]), unit: `of ${share[2]}` }
  if (unit && text.toLowerCase().endsWith(` ${unit.toLowerCase()}`)) text = text.slice(0, -unit.length).trim()
  const found = AMOUNT.exec(text.normalize('NFD').replace(/\p{M}/gu, ''))?.groups
  if (!found?.['digits'] || Boolean(found['open']) !== Boolean(found['close'])) return { unread: 'notANumber' }
  const size = readDigits(found['digits'], decimal)
  if (typeof size === 'string') return { unread: size }
  const isNegative = [found['sign'] === '-', found['minus'] === '-', Boolean(found['open'])].filter(Boolean).length
  if (isNegative > 1) return { unread: 'notANumber' }
  const scale = SCALES[(found['scale'] ?? '').toLowerCase().replace('.', '')] ?? ''
  const money = (found['money'] ?? (/[€$]|USD/i.exec(found['after'] ?? '') ?? [''])[0]).replace(/USD?\$?/i, '$')
  const around = [money, scale, found['after'] === '%' ? '%' : ''].filter(Boolean).join(' ')
  const value = isNegative ? -size : size
  return around ? { value, unit: around } : { value }
}

function readDigits(digits: string, decimal: Decimal): number | Unread {
  if (/^\d+$/.test(digits)) return Number(digits)
  if (GROUPED.space.test(digits)) return Number(digits.replaceAll(' ', '').replace(',', '.'))
  const [points, commas] = [digits.split('.').length - 1, digits.split(',').length - 1]
  if (points > 0 && commas > 0) {
    if (GROUPED.comma.test(digits)) return Number(digits.replaceAll(',', ''))
    if (GROUPED.point.test(digits)) return Number(digits.replaceAll('.', '').replace(',', '.'))
    return 'notANumber'
  }
  const sign = points > 0 ? '.' : ','
  if (points + commas > 1)
    return GROUPED[sign === '.' ? 'point' : 'comma'].test(digits) ? Number(digits.replaceAll(sign, '')) : 'notANumber'
  if (!/^\d+[.,]\d+$/.test(digits)) return 'notANumber'
  if (!isEitherWay(digits)) return Number(digits.replace(',', '.'))
  // 1,200: a thousand in English and in the Spanish of the United States; 1.200 may be either.
  if (decimal === 'unknown') return sign === ',' ? Number(digits.replace(',', '')) : 'notSure'
  const isDecimal = (decimal === 'comma') === (sign === ',')
  return isDecimal ? Number(digits.replace(',', '.')) : Number(digits.replace(sign, ''))
}

/** `1.200`: a thousand and two hundred, or one and a fifth. */
const isEitherWay = (digits: string): boolean => /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)

/** How a table writes decimals, by those of its numbers that can be read one way only. */
export function decimalOf(cells: Iterable<Cell>): Decimal {
  const seen = new Set<Decimal>()
  for (const cell of cells) {
    if (typeof cell !== 'string' || cell.length > 40) continue
    const [digits = ''] = /\d[\d.,]*\d/.exec(tidy(cell)) ?? []
    if (/^\d{1,3}(?:,\d{3})+\.\d+$/.test(digits)) seen.add('point')
    else if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(digits)) seen.add('comma')
    else if (/^\d+\.\d+$/.test(digits) && !isEitherWay(digits)) seen.add('point')
    else if (/^\d+,\d+$/.test(digits) && !isEitherWay(digits)) seen.add('comma')
  }
  const [only = 'unknown'] = seen
  return seen.size === 1 ? only : 'unknown'
}

const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'january', 'ene', 'enero'],
  ['feb', 'february', 'febrero'],
  ['mar', 'march', 'marzo'],
  ['apr', 'april', 'abr', 'abril'],
  ['may', 'mayo'],
  ['jun', 'june', 'junio'],
  ['jul', 'july', 'julio'],
  ['aug', 'august', 'ago', 'agosto'],
  ['sep', 'sept', 'september', 'septiembre', 'setiembre'],
  ['oct', 'october', 'octubre'],
  ['nov', 'november', 'noviembre'],
  ['dec', 'december', 'dic', 'diciembre'],
]
const monthOf = (word: string): number => MONTHS.findIndex((names) => names.includes(word.toLowerCase())) + 1

/** A date as the plan writes it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. A school year (`2023-24`) is none. */
export function readDate(cell: Cell, order: DateOrder): { readonly date?: string; readonly unread?: Unread } {
  const text = tidy(String(cell))
  if (/^[3-7]\d{4}$/.test(text)) return { date: dayOfSerial(Number(text)) }
  const whole = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(text)
  if (whole) return made(whole[1], whole[2], whole[3])
  const monthYear = /^(\d{1,2})[/.-](\d{4})$/.exec(text)
  if (monthYear) return made(monthYear[2], monthYear[1])
  const full = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  if (full) return ofThree(Number(full[1]), Number(full[2]), full[3] ?? '', order)
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[ ,.-]+|\bde[l]?\b/)
    .filter((word) => word && !/^del?$/i.test(word))
  return ofWords(words)
}

function ofThree(a: number, b: number, year: string, order: DateOrder) {
  if (a > 12 && b <= 12) return made(year, String(b), String(a))
  if (b > 12 && a <= 12) return made(year, String(a), String(b))
  if (a === b) return made(year, String(a), String(b))
  if (order === 'unknown') return { unread: 'notSure' as const }
  return order === 'monthFirst' ? made(year, String(a), String(b)) : made(year, String(b), String(a))
}

// `June 2024`, `15 de junio de 2024`, `Jun 15, 2024`.
function ofWords(words: readonly string[]) {
  const month = words.findIndex((word) => monthOf(word) > 0)
  const year = words.findIndex((word) => /^\d{4}$/.test(word))
  if (month < 0 || year < 0 || words.length > 3) return { unread: 'notADate' as const }
  const day = words.find((_, index) => index !== month && index !== year)
  if (day !== undefined && !/^\d{1,2}$/.test(day)) return { unread: 'notADate' as const }
  return made(words[year], String(monthOf(words[month] ?? '')), day)
}

const DAY_MS = 24 * 60 * 60_000
/** A day as spreadsheets count them, where a file has lost that it was one. */
const dayOfSerial = (serial: number): string =>
  new Date(Date.UTC(1899, 11, 30) + serial * DAY_MS).toISOString().slice(0, 10)

function made(year = '', month?: string, day?: string): { readonly date?: string; readonly unread?: Unread } {
  const date = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined).join('-')
  const isSensible = Number(year) >= 1900 && Number(year) <= 2199
  return isValueDate(date) && isSensible ? { date } : { unread: 'notADate' }
}

/** Which comes first in a table's dates, by those that can be read one way only. */
export function dateOrderOf(cells: Iterable<Cell>): DateOrder {
  const seen = new Set<DateOrder>()
  for (const cell of cells) {
    const found =
      typeof cell === 'string' && cell.length < 20 ? /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}\s*$/.exec(cell) : null
    if (!found) continue
    if (Number(found[1]) > 12) seen.add('dayFirst')
    else if (Number(found[2]) > 12) seen.add('monthFirst')
  }
  const [only = 'unknown'] = seen
  return seen.size === 1 ? only : 'unknown'
}

/** `yes`, `sí`, a tick: of a mark. */
export const isYes = (cell: Cell): boolean =>
  /^(?:yes|y|x|true|1|si|s|verdadero|[✓✔☑✅])$/iu.test(String(cell).normalize('NFD').replace(/\p{M}/gu, '').trim())
