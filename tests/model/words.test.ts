import {
  BANDS,
  COLUMNS,
  exportWords,
  FUNCTION_CODES,
  GROUPS,
  type Language,
  type LabelKey,
  labelOf,
  LANGUAGES,
  ruleSentences,
  showValue,
  structureWords,
  wordsOf,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'

const KEYS: LabelKey[] = [
  ...GROUPS.map((group) => `group.${group}` as const),
  ...COLUMNS.map((column) => `column.${column}` as const),
  ...BANDS.map((band) => `band.${band}` as const),
  ...FUNCTION_CODES.map((code) => `function.${code}` as const),
]

describe('labels', () => {
  test.each(LANGUAGES)('stand ready for every group, column, band and function (%s)', (language) => {
    const labels = KEYS.map((key) => labelOf({ words: {} }, language, key))
    expect(labels.every((label) => label.length > 3)).toBe(true)
    expect(new Set(labels).size).toBe(KEYS.length)
  })

  test('a community’s own label comes first, in every language', () => {
    const words = { 'column.results': 'Goals', 'function.CE': '' }
    expect(labelOf({ words }, 'en', 'column.results')).toBe('Goals')
    expect(labelOf({ words }, 'es', 'column.results')).toBe('Goals')
    expect(labelOf({ words }, 'es', 'column.impact')).toBe('Impacto')
    expect(labelOf({ words }, 'en', 'function.CE')).toBe('Community Engagement')
  })
})

const allWords = (language: Language) => ({
  ...wordsOf(language),
  exports: exportWords[language],
  sentences: ruleSentences[language],
  structure: structureWords[language],
})

describe('the words', () => {
  test('are all there in every language: no empty one, and no English left in Spanish', () => {
    const flat = (value: unknown, path = ''): [string, string][] => {
      if (typeof value === 'string') return [[path, value]]
      if (typeof value === 'function') return [[path, String((value as (...args: unknown[]) => unknown)(7, 8))]]
      return Object.entries(value as object).flatMap(([key, one]) => flat(one, `${path}.${key}`))
    }
    const english = new Map(flat(allWords('en')))
    for (const language of LANGUAGES)
      for (const [path, text] of flat(allWords(language))) {
        expect(text.trim(), path).not.toBe('')
        if (language !== 'en' && text.includes(' ') && !path.endsWith('valueOn'))
          expect(text, path).not.toBe(english.get(path))
      }
  })

  test('never shout and never beg', () => {
    for (const language of LANGUAGES)
      expect(JSON.stringify(allWords(language))).not.toMatch(/!|please|oops|successfully|por favor|tú |tus /i)
  })

  test('count what there is to look at', () => {
    expect(wordsOf('en').toLookAt(6)).toBe('6 to look at')
    expect(wordsOf('es').toLookAt(6)).toBe('6 por revisar')
  })
})

test('a value carries its unit as people write it', () => {
  expect(showValue(58, '%', 'en')).toBe('58%')
  // A space that never breaks: a Spanish percent sign stands apart.
  expect(showValue(91.8, '%', 'es')).toBe('91.8\u00a0%')
  expect(showValue(1.2, '$ M', 'en')).toBe('$1.2 M')
  expect(showValue(-1.2, '$ M', 'en')).toBe('-$1.2 M')
  expect(showValue(340, '$ mil', 'es')).toBe('$340 mil')
  expect(showValue(6, 'of 14', 'en')).toBe('6 of 14')
  expect(showValue(1234.5, undefined, 'en')).toBe('1,234.5')
  expect(showValue(1234.5, '', 'es')).toBe('1,234.5')
})
