import type { PlanContent } from '../read.ts'
import type { Column, FunctionCode, Group, Language, Level } from '../vocabulary.ts'
import type { BANDS } from '../vocabulary.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { levelLabels } from './levels.ts'
import type { PlanWords } from './words.ts'

export { type ExportWords, exportWords } from './export.ts'
export { leadershipExportWords } from './leadershipExport.ts'
export { choiceWords, sheetWords } from './sheet.ts'
export * from './people.ts'
export { limitWords } from './limits.ts'
export { ruleSentences } from './ruleSentences.ts'
export * from './structure.ts'
export * from './talk.ts'
export * from './words.ts'

const CATALOGS: Readonly<Record<Language, PlanWords>> = { en, es }

export const wordsOf = (language: Language): PlanWords => CATALOGS[language]

/** What a community may name otherwise; the same key stands in the root `words` of its plan. */
export type LabelKey =
  | `group.${Group}`
  | `column.${Column}`
  | `band.${(typeof BANDS)[number]}`
  | `function.${FunctionCode}`
  | `level.${Level}`

/** A label as this community says it: its own word, or else ours in the language asked for. */
export function labelOf(content: Pick<PlanContent, 'words'>, language: Language, key: LabelKey): string {
  const own = Object.hasOwn(content.words, key) ? content.words[key] : undefined
  if (own) return own
  const words = wordsOf(language)
  const name = key.slice(key.indexOf('.') + 1)
  if (key.startsWith('group.')) return words.groups[name as Group]
  if (key.startsWith('column.')) return words.columns[name as Column].label
  if (key.startsWith('band.')) return words.bands[name as (typeof BANDS)[number]].label
  if (key.startsWith('level.')) return levelLabels[language][name as Level]
  return words.functions[name as FunctionCode].name
}

const NUMBERS = new Map<string, Intl.NumberFormat>()

// Making one costs a hundred times as much as using it, and a board shows dozens of values.
function numbersOf(locale: string): Intl.NumberFormat {
  const known = NUMBERS.get(locale) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: 6 })
  NUMBERS.set(locale, known)
  return known
}

/**
 * A value with its unit as it stands on a card: `58%`, `$1.2 M` (a unit that begins with a dollar sign goes
 * round the number), `6 of 14`.
 */
export function showValue(value: number, unit: string | undefined, language: Language): string {
  const number = numbersOf(wordsOf(language).locale).format(value)
  if (!unit) return number
  // A Spanish percent sign stands apart, by a space that never breaks.
  if (unit === '%') return language === 'es' ? `${number}\u00a0%` : `${number}%`
  if (unit.startsWith('$')) return `${number.startsWith('-') ? '-$' : '$'}${number.replace(/^-/, '')}${unit.slice(1)}`
  return `${number} ${unit}`
}
