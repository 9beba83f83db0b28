import { paperText } from './paper.ts'

/** What drawings are made of: shapes and text nodes. Nothing here lets a word become markup. */

export const INK = '#15201c'
export const SOFT = '#4a5550'
export const LINE = '#a9b4ae'
export const SANS = "'Source Sans 3', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Emoji', sans-serif"
export const SERIF = "'Source Serif 4', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Emoji', Georgia, serif"

export interface Drawn {
  readonly width: number
  readonly height: number
  readonly title: string
  readonly about: string
  readonly language: string
  readonly fontSizePx: number
  readonly parts: readonly string[]
}

/** A whole drawing on white ground. `font-kerning: none`, as lines are measured without. */
export function drawing({ width, height, title, about, language, fontSizePx, parts }: Drawn): string {
  const all = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
      `role="img" aria-labelledby="title about" lang="${language}" font-family="${SANS}" font-size="${fontSizePx}" ` +
      `font-kerning="none" fill="${INK}">`,
    `<title id="title">${xml(title)}</title>`,
    `<desc id="about">${xml(about)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...parts,
    '</svg>',
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>\n${all.filter(Boolean).join('\n')}\n`
}

export const text = (x: number, y: number, words: string, look = ''): string =>
  words && `<text x="${n(x)}" y="${n(y)}"${look && ' '}${look}>${xml(words)}</text>`

const RIGHT_TO_LEFT_MARK = '\u200F'

/** A line in a box: words that run from right to left begin at its right end, and so do the signs around them. */
export function textIn(x: number, y: number, width: number, line: string, look = ''): string {
  if (!paperText(line).isRightToLeft) return text(x, y, line, look)
  const marked = `${RIGHT_TO_LEFT_MARK}${line}${RIGHT_TO_LEFT_MARK}`
  return text(x + width, y, marked, `text-anchor="end"${look && ' '}${look}`)
}

/** A number as it stands in a drawing: to the hundredth of a pixel. */
export const n = (px: number): string => `${Math.round(px * 100) / 100}`

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const xml = (words: string): string => words.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '')
