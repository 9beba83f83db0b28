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
