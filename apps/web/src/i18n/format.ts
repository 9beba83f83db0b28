import type { Language } from '@commonboard/model'

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "4 minutes ago", "yesterday"; after a week the date. `undefined` for less than a minute: the catalogue says "just now". */
export function formatAgo(language: Language, at: number, now: number): string | undefined {
  const age = Math.max(0, now - at)
  if (age < MINUTE) return undefined
  const relative = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' })
  if (age < HOUR) return relative.format(-Math.floor(age / MINUTE), 'minute')
  if (age < DAY) return relative.format(-Math.floor(age / HOUR), 'hour')
  if (age < 7 * DAY) return relative.format(-Math.floor(age / DAY), 'day')
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(LOCALES[language], {
    month: 'long',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at)
}

/** "Ana, Ben and Rosa". */
export const formatList = (language: Language, items: readonly string[]): string =>
  new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(items)

/** "October 2, 2026 at 3:05 PM", by the reader's own clock. */
export const formatMoment = (language: Language, at: number): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeStyle: 'short' }).format(at)

/** "October 2, 2026". */
export const formatDate = (language: Language, at: number): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long' }).format(at)

/** "3:05 PM". */
export const formatTime = (language: Language, at: number): string =>
  new Intl.DateTimeFormat(LOCALES[language], { timeStyle: 'short' }).format(at)

/** How a day is best named today: "yesterday", "Tuesday", "October 2". The catalogue puts "on" before the last two. */
export interface DayName {
  readonly is: 'near' | 'weekday' | 'date'
  readonly label: string
}

export function formatDay(language: Language, at: number, now: number): DayName {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY)
  if (days <= 1) {
    const relative = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' })
    return { is: 'near', label: relative.format(-Math.max(0, days), 'day') }
  }
  if (days < 7)
    return { is: 'weekday', label: new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long' }).format(at) }
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const label = new Intl.DateTimeFormat(LOCALES[language], {
    month: 'long',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at)
  return { is: 'date', label }
}

/** Midnight where the reader is. */
export const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0)
