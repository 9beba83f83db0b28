import type { Column } from '../vocabulary.ts'

/** Color of the number of each kind of card, for white paper. Hue may be lost in a copier: the first digit says the same. */
export const KIND_INK: Readonly<Record<Column, string>> = {
  vision: '#8b2f3c',
  impact: '#974513',
  results: '#1d5188',
  indicators: '#0f6373',
  principles: '#5b5f12',
  functions: '#2a6a3b',
  infrastructure: '#5a4a86',
  strategies: '#7a2e6d',
  resources: '#4a5560',
}

/** Somebody's words as a page takes them: lines of what can be shown, and which way they run. */
export interface PaperText {
  readonly lines: readonly string[]
  readonly isRightToLeft: boolean
}

const BREAKS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/
/** Control characters; signs that turn the direction of what follows; halves of characters; what no XML may hold. */
const UNPRINTABLE =
  /\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/gu
const FIRST_LETTER = /\p{L}/u
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

export function paperText(text: string): PaperText {
  const lines = text
    .split(BREAKS)
    .map((line) => plainLine(line))
    .filter((line) => line !== '')
  return { lines, isRightToLeft: RIGHT_TO_LEFT.test(FIRST_LETTER.exec(text)?.[0] ?? '') }
}

/** Part of a line: its spaces at both ends part it from its neighbors. */
export const plainRun = (text: string): string => text.replace(UNPRINTABLE, ' ').replace(/\s+/g, ' ')

/** One line without anything that no page can show. */
export const plainLine = (text: string): string => plainRun(text).trim()
