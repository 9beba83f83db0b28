import { type Language, showValue, wordsOf } from '@commonboard/model'
import type { Words } from '../i18n/en.ts'
import type { KeptWords } from './kept.ts'
import type { Change } from './waiting.ts'

/** Kept changes in plain words, one a paragraph, with when and as what they were made. */
export function keptAsText(kept: readonly KeptWords[], words: Words['plan'], language: Language): string {
  const { roles, locale } = wordsOf(language)
  return kept
    .map(({ at, role, changes }) => {
      const when = new Date(at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })
      return [words.keptHead(when, roles[role].label), changesAsText(changes, words, language)].join('\n\n')
    })
    .join('\n\n\n')
}

export const changesAsText = (changes: readonly Change[], words: Words['plan'], language: Language): string =>
  changes.map((one) => say(one, words.changes, language)).join('\n\n')

function say(change: Change, words: Words['plan']['changes'], language: Language): string {
  const { columns, bands, addressed } = wordsOf(language)
  switch (change.kind) {
    case 'added':
    case 'removed':
    case 'broughtBack':
      return words[change.kind](columns[change.column].label, change.text)
    case 'reworded':
      return words.reworded(change.number, change.text, change.before)
    case 'moved': {
      const band = change.band === '' ? '' : bands[change.band].label
      return words.moved(change.text, [columns[change.column].label, band].filter(Boolean).join(', '), change.number)
    }
    case 'valued': {
      const values = change.readings.map(({ date, value }) => `${date}: ${showValue(value, change.unit, language)}`)
      return words.valued(change.text, values.join('; '))
    }
    case 'addressed':
      return words.addressed(
        change.text,
        change.addressed ? addressed[change.addressed] : addressed.open,
        change.reason,
      )
    case 'linked':
    case 'unlinked':
      return words[change.kind](change.from, change.to)
    case 'item':
      return words.item(change.text)
    case 'more':
      return words.more
  }
}
