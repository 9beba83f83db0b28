import {
  BREAKDOWNS,
  type Card,
  type CardId,
  choiceWords,
  FIELDS,
  FREQUENCIES,
  isValueDate,
  LANGUAGES,
  type Language,
  LIMITS,
  linkRule,
  type PlanContent,
} from '@commonboard/model'
import { type GridField, hasField } from './fields.ts'

/** Why words cannot stand in a cell; each has its sentence. */
export type Problem = 'number' | 'date' | 'choice' | 'yesNo' | 'links' | 'long' | 'fixed'

/** What was read from words: a value to write (`undefined`: nothing), or why not. */
export type Read = { readonly value: unknown; readonly problem?: never } | { readonly problem: Problem }

/**
 * A number as people write it, in either language: `41`, `41 %`, `1,2`, `1,200.5`, `1.200,5`, `$1.2 M`, `6 of 14`;
 * undefined if it is none. A lone comma is a decimal one unless three digits follow it; of two signs the last one is.
 */
export function readNumber(written: string, unit = ''): number | undefined {
  let bare = written.replaceAll('−', '-').trim()
  const ending = unit.replace(/^\$/, '').trim()
  if (ending && bare.toLowerCase().endsWith(ending.toLowerCase())) bare = bare.slice(0, -ending.length)
  bare = bare
    .replace(/(?<=\d)\s(?=\d{3}(?!\d))/g, '')
    .replace(/^[\s$€]+|[\s%$€]+$/g, '')
    .replace(/^([+-])[\s$€]+/, '$1')
  if (!/^[+-]?(\d[\d.,]*|[.,]\d+)$/.test(bare)) return undefined
  const comma = bare.lastIndexOf(',')
  const dot = bare.lastIndexOf('.')
  const isDecimalComma =
    comma > dot && bare.indexOf(',') === comma && (dot >= 0 || !/^[+-]?[1-9]\d{0,2},\d{3}$/.test(bare))
  const decimal = isDecimalComma ? comma : comma < 0 && bare.indexOf('.') !== dot ? -1 : dot > comma ? dot : -1
  const grouped = decimal < 0 ? bare : bare.slice(0, decimal)
  // Signs that part digits part them by threes: 1,2,3 is a list, and 12.5.7 a mistake.
  if (/[.,]/.test(grouped) && !/^[+-]?\d{1,3}([.,]\d{3})+$/.test(grouped)) return undefined
  const whole = grouped.replace(/[.,]/g, '')
  const value = Number(decimal < 0 ? whole : `${whole}.${bare.slice(decimal + 1)}`)
  return Number.isFinite(value) ? value : undefined
}

/** `2026`, `2026-09`, `2026-09-05`; also with slashes or dots and without leading zeros. */
export function readDate(written: string): string | undefined {
  const [year = '', ...rest] = written.trim().split(/[-/.]/)
  const date = [year, ...rest.map((part) => part.padStart(2, '0'))].join('-')
  return isValueDate(date) ? date : undefined
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** One of `choices` by its words in either language, or by their beginning where only one begins so. */
export function readChoice(written: string, choices: readonly string[]): string | undefined {
  const sought = plain(written)
  const named = choices.flatMap((choice) =>
    [choice, ...LANGUAGES.map((language) => choiceWords[language][choice] ?? '')].map((name) => [choice, plain(name)]),
  )
  const same = named.find(([, name]) => name === sought)
  if (same) return same[0]
  const begins = new Set(named.flatMap(([choice, name]) => (sought && name?.startsWith(sought) ? [choice] : [])))
  return begins.size === 1 ? [...begins][0] : undefined
}

const YES = ['yes', 'si', 'x', '1', 'true', '✓']
const NO = ['no', '0', 'false', '-', '–']

/** Words meant for a cell of a card, read as what may stand there. Empty words empty the cell. */
export function readCell(field: GridField, card: Card, written: string, content: PlanContent): Read {
  const text = written.trim()
  if (!hasField(card.column, field) || field === 'number' || field === 'line' || field === 'trend')
    return { problem: 'fixed' }
  if (field === 'text' && card.column === 'vision') return { problem: 'fixed' }
  if (field === 'for' || field === 'seenIn') return readLinks(field, card, text, content)
  if (text === '') return { value: undefined }
  if (field === 'text') return words(text.replace(/\s*[\r\n]+\s*/g, ' '), LIMITS.cardTextMaxLength)
  if (field === 'reason') return words(text.replace(/\s*[\r\n]+\s*/g, ' '), 300)
  if (field === 'now') return orElse(readNumber(text, card.unit), 'number')
  if (field === 'addressed') return orElse(readAddressed(text), 'choice')
  if (field === 'breakdowns')
    return {
      value: text.split(/[,;]/).flatMap((one) => (one.trim() ? [readChoice(one, BREAKDOWNS) ?? one.trim()] : [])),
    }
  if (field === 'frequency') return { value: readChoice(text, FREQUENCIES) ?? text }
  const { is, maxLength = 0, choices = [] } = FIELDS[field]
  if (is === 'number') return orElse(readNumber(text, card.unit), 'number')
  if (is === 'date') return orElse(readDate(text), 'date')
  if (is === 'choice') return orElse(readChoice(text, choices), 'choice')
  if (is === 'flag')
    return YES.includes(plain(text))
      ? { value: true }
      : NO.includes(plain(text))
        ? { value: undefined }
        : { problem: 'yesNo' }
  return words(text, maxLength)
}

const orElse = (value: unknown, problem: Problem): Read => (value === undefined ? { problem } : { value })
// Said, and not cut: half a sentence is worse than none.
const words = (text: string, max: number): Read => (text.length > max ? { problem: 'long' } : { value: text })

const ADDRESSED: Readonly<Record<string, 'now' | 'later'>> = {
  now: 'now',
  ahora: 'now',
  later: 'later',
  despues: 'later',
}
const readAddressed = (text: string) => ADDRESSED[plain(text)]

function readLinks(field: 'for' | 'seenIn', card: Card, text: string, content: PlanContent): Read {
  const found: CardId[] = []
  for (const number of text.split(/[\s,;]+/).filter(Boolean)) {
    const other = content.cards.find((one) => one.number.toLowerCase() === number.toLowerCase())
    const rule = other && linkRule(card.column, other.column)
    if (!other || !rule || rule.isTurned !== (field === 'seenIn')) return { problem: 'links' }
    found.push(other.id)
  }
  return { value: found }
}

/** The value of a cell as plain words for a clipboard: what `readCell` reads back. */
export function cellWords(
  field: GridField,
  card: Card,
  links: { for: string; seenIn: string },
  language: Language,
): string {
  if (!hasField(card.column, field)) return ''
  const said = (value: string | undefined) => (value ? (choiceWords[language][value] ?? value) : '')
  const bare = (value: number | undefined) => (value === undefined ? '' : `${value}`)
  if (field === 'number') return card.number
  if (field === 'text') return card.text
  if (field === 'for') return links.for
  if (field === 'seenIn') return links.seenIn
  if (field === 'now') return bare(card.readings?.at(-1)?.value)
  if (field === 'line' || field === 'trend') return ''
  if (field === 'addressed') return card.addressed ?? ''
  if (field === 'reason') return card.reason ?? ''
  if (field === 'breakdowns') return (card.breakdowns ?? []).map(said).join(', ')
  const { is } = FIELDS[field]
  const value = card[field]
  if (is === 'number') return bare(value as number | undefined)
  if (is === 'flag') return value ? (language === 'es' ? 'sí' : 'yes') : ''
  if (is === 'choice' || field === 'frequency') return said(value as string | undefined)
  return (value as string | undefined) ?? ''
}
