import type { Language } from '../vocabulary.ts'
import { wordsOf } from '../words/index.ts'

const DATE_PARTS = [
  { year: 'numeric' },
  { year: 'numeric', month: 'long' },
  { year: 'numeric', month: 'long', day: 'numeric' },
] as const

/** A reading's date as precise as it was written: `2026`, `June 2026`, `June 5, 2026`. What is no date stays as it is. */
export function showDate(date: string, language: Language): string {
  const [year, month = '01', day = '01'] = date.split('-')
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`)
  if (Number.isNaN(at.getTime())) return date
  const parts = DATE_PARTS[date.split('-').length - 1] ?? DATE_PARTS[2]
  const key = `${language} ${DATE_PARTS.indexOf(parts)}`
  const format = FORMATS.get(key) ?? new Intl.DateTimeFormat(wordsOf(language).locale, { ...parts, timeZone: 'UTC' })
  FORMATS.set(key, format)
  return format.format(at)
}

// Making one costs a hundred times as much as using it, and a table of results shows thousands of dates.
const FORMATS = new Map<string, Intl.DateTimeFormat>()

/** The day of an export, where the server stands. @param at milliseconds since 1970 */
export const showDay = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(wordsOf(language).locale, DATE_PARTS[2]).format(at)
