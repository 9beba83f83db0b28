import { sans400, sans600, serif400, type Widths } from './widths.ts'

/** The faces cards are set in; `font-kerning: none`, so that a line is as wide as the sum of its letters. */
export type Face = 'sans' | 'sansBold' | 'serif'

const TABLES: Record<Face, readonly Widths[]> = { sans: sans400, sansBold: sans600, serif: serif400 }
/** Thousandths of an em for a letter the tables do not know: no Latin letter of a fallback face is wider. */
const UNKNOWN_LATIN = 700
/** Other scripts, emoji: set by whatever face the device has, so generously. */
const UNKNOWN_OTHER = 1150
/** Hebrew and Arabic letters are narrow; the common faces take 450 to 550 on average, their boldest 650. */
const UNKNOWN_RIGHT_TO_LEFT = 750

function advance(face: Face, code: number): number {
  for (const run of TABLES[face]) {
    const width = code >= run.first ? run.advances[code - run.first] : undefined
    if (width !== undefined) return width
  }
  if (code < 0x250) return UNKNOWN_LATIN
  return code >= 0x590 && code < 0x900 ? UNKNOWN_RIGHT_TO_LEFT : UNKNOWN_OTHER
}

/** Width in board pixels of one line of text, without wrapping. */
export function textWidth(text: string, face: Face, sizePx: number): number {
  let width = 0
  for (const letter of text) width += advance(face, letter.codePointAt(0) ?? 0)
  return (width * sizePx) / 1000
}

// Browsers round glyph positions; a line that fits to the last half pixel here might wrap there.
const SAFETY_PX = 1.5

const counted = new Map<string, number>()
const COUNTED_MAX = 40_000

/** How many lines a text takes in a box of this width; an empty text takes one. Breaks as CSS `overflow-wrap: anywhere`. */
export function countLines(text: string, widthPx: number, face: Face, sizePx: number): number {
  const key = `${face}|${sizePx}|${widthPx}|${text}`
  const known = counted.get(key)
  if (known !== undefined) return known
  let lines = 0
  for (const paragraph of text.split('\n')) lines += linesOf(paragraph, Math.max(1, widthPx - SAFETY_PX), face, sizePx)
  if (counted.size > COUNTED_MAX) counted.clear()
  counted.set(key, lines)
  return lines
}

const linesOf = (paragraph: string, widthPx: number, face: Face, sizePx: number): number => {
  let lines = 0
  for (const _ of brokenLines(paragraph, widthPx, face, sizePx)) lines++
  return lines
}

/** The lines a text takes in a box of this width: as many as `countLines` says. */
export const breakLines = (text: string, widthPx: number, face: Face, sizePx: number): string[] =>
  text.split('\n').flatMap((paragraph) => [...brokenLines(paragraph, Math.max(1, widthPx - SAFETY_PX), face, sizePx)])

// Greedy, as browsers are. Fewer places to break than CSS knows means at worst a line too many, never one too few.
function* brokenLines(paragraph: string, widthPx: number, face: Face, sizePx: number): Generator<string> {
  const space = textWidth(' ', face, sizePx)
  let line = ''
  let used = 0
  for (const word of paragraph.split(' ')) {
    const gap = used > 0 ? space : 0
    const width = textWidth(word, face, sizePx)
    if (used + gap + width <= widthPx) {
      line += used > 0 ? ` ${word}` : word
      used += gap + width
      continue
    }
    if (used > 0) yield line
    line = ''
    used = 0
    if (width <= widthPx) {
      line = word
      used = width
      continue
    }
    for (const letter of word) {
      const letterWidth = textWidth(letter, face, sizePx)
      if (used + letterWidth > widthPx && used > 0) {
        yield line
        line = ''
        used = 0
      }
      line += letter
      used += letterWidth
    }
  }
  yield line
}
