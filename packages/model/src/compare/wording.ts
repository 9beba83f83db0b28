import { type Splice, spliceBetween } from '../text.ts'
import { commonInOrder } from './align.ts'

/** A piece of two texts laid over each other. `gone` stands in the first only, `added` in the second only. */
export interface WordingPart {
  readonly is: 'same' | 'gone' | 'added'
  readonly text: string
}

// Words whole, spaces together, every other sign by itself.
const TOKENS = /[\p{L}\p{N}\p{M}'’]+|\s+|./gsu
const tokensOf = (text: string): string[] => text.match(TOKENS) ?? []

/**
 * What became of a text, word by word: `same` and `gone` in order give the first, `same` and `added` the second. Two
 * texts of 2,000 letters cost a few hundredths of a second at most; of much longer ones only the equal ends are found.
 */
export function wordingBetween(before: string, after: string, maxCells?: number): WordingPart[] {
  const [old, fresh] = [tokensOf(before), tokensOf(after)]
  const parts: { is: WordingPart['is']; text: string }[] = []
  const put = (is: WordingPart['is'], tokens: readonly string[]) => {
    const text = tokens.join('')
    const last = parts.at(-1)
    if (!text) return
    if (last?.is === is) last.text += text
    else parts.push({ is, text })
  }
  let [i, j] = [0, 0]
  const pairs = commonInOrder(old, fresh, maxCells)
  for (const [a, b] of [...withoutLoneSpaces(pairs, old), [old.length, fresh.length] as const]) {
    put('gone', old.slice(i, a))
    put('added', fresh.slice(j, b))
    if (a < old.length) put('same', old.slice(a, a + 1))
    ;[i, j] = [a + 1, b + 1]
  }
  return parts
}

// "A b c" to "X y z" has two spaces in common: read as one changed phrase, not as three.
const withoutLoneSpaces = (pairs: readonly (readonly [number, number])[], old: readonly string[]) =>
  pairs.filter(([a, b], index) => {
    if ((old[a] ?? '').trim() !== '') return true
    const joins = (other: readonly [number, number] | undefined, step: number) =>
      other !== undefined && other[0] === a + step && other[1] === b + step
    return joins(pairs[index - 1], -1) || joins(pairs[index + 1], 1)
  })

/** A restore looks at every card of a plan; few of them have more than 300 words that changed. */
export const RESTORE_MAX_CELLS = 100_000

/**
 * Splices that turn one text into the other, the last one first, so that each offset counts in the text as it stands.
 * Words that stay are left alone: whoever types beside them meanwhile finds his words where he put them.
 */
export function splicesBetween(before: string, after: string, maxCells?: number): Splice[] {
  // Of most texts: a restore looks at all of a plan.
  if (before === after) return []
  const splices: Splice[] = []
  let offset = 0
  let gone = ''
  let added = ''
  const close = () => {
    const inner = spliceBetween(gone, added)
    if (inner) splices.unshift({ ...inner, index: offset + inner.index })
    offset += gone.length
    gone = ''
    added = ''
  }
  for (const { is, text } of wordingBetween(before, after, maxCells)) {
    if (is === 'gone') gone += text
    else if (is === 'added') added += text
    else {
      close()
      offset += text.length
    }
  }
  close()
  return splices
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}\p{M}'’]+/gu) ?? []

/** From 0, no word in common, to 1, the same words. */
export function likeness(before: string, after: string): number {
  if (before === after) return 1
  const [old, fresh] = [wordsOf(before), wordsOf(after)]
  if (old.length === 0 || fresh.length === 0) return 0
  const counts = new Map<string, number>()
  for (const word of old) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of fresh) {
    const left = counts.get(word) ?? 0
    if (left > 0) common++
    counts.set(word, left - 1)
  }
  return (2 * common) / (old.length + fresh.length)
}
