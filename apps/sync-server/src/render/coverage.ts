import { readFileSync } from 'node:fs'
import { FACES } from './faces.ts'

/** Signs named at most; a plan in Chinese lacks hundreds. */
const NAMED_MAX = 12
/** Nothing is drawn for these: spaces, marks of direction, joiners, private and broken characters. */
const UNSEEN = /[\p{Z}\p{C}\p{Variation_Selector}]/u

type Range = readonly [first: number, last: number]
let covered: readonly Range[] | undefined

/** The first signs no shipped face has, each once: on a page they are empty boxes. Mostly an empty string. */
export function missingSigns(words: Iterable<string>): string {
  covered ??= Object.values(FACES).flatMap((file) => rangesOf(readFileSync(file)))
  const ranges = covered
  const found = new Set<string>()
  for (const text of words)
    for (const sign of text) {
      const code = sign.codePointAt(0) ?? 0
      // Latin, which nearly all is, without a search.
      if (code < 0x180 || found.has(sign) || UNSEEN.test(sign)) continue
      if (ranges.some(([first, last]) => code >= first && code <= last)) continue
      found.add(sign)
      if (found.size === NAMED_MAX) return [...found].join('')
    }
  return [...found].join('')
}

/** Every string in data for a page but its drawings, whose words stand beside them too. */
export function* wordsIn(value: unknown, key = ''): Generator<string> {
  if (typeof value === 'string') {
    if (key !== 'svg') yield value
  } else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) yield* wordsIn(inner, name)
}

/** Which characters a TrueType face has, by its table `cmap` (OpenType specification, formats 4 and 12). */
function rangesOf(file: Buffer): Range[] {
  const tables = file.readUInt16BE(4)
  for (let at = 12; at < 12 + tables * 16; at += 16)
    if (file.toString('latin1', at, at + 4) === 'cmap') return rangesOfCmap(file.subarray(file.readUInt32BE(at + 8)))
  throw new Error('A face without a table of its characters')
}

function rangesOfCmap(cmap: Buffer): Range[] {
  const ranges: Range[] = []
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4))
    const format = table.readUInt16BE(0)
    if (format === 4) ranges.push(...rangesOfFormat4(table))
    if (format === 12)
      for (let group = 0; group < table.readUInt32BE(12); group++)
        ranges.push([table.readUInt32BE(16 + group * 12), table.readUInt32BE(20 + group * 12)])
  }
  return ranges
}

function rangesOfFormat4(table: Buffer): Range[] {
  const doubled = table.readUInt16BE(6)
  const ranges: Range[] = []
  for (let segment = 0; segment < doubled; segment += 2) {
    const last = table.readUInt16BE(14 + segment)
    const first = table.readUInt16BE(16 + doubled + segment)
    // The last segment of all is a sentinel.
    if (first !== 0xffff) ranges.push([first, last])
  }
  return ranges
}
