import type { CardId } from './ids.ts'
import type { Card } from './read.ts'
import { cutAt } from './text.ts'
import type { Column } from './vocabulary.ts'

/** From here on two texts are said to be alike; 1 is the same words in any order, case and punctuation. */
export const ALIKE = 0.75

/** How alike two texts are, 0 to 1, by the letters of their words three at a time. */
export function similarity(a: string, b: string): number {
  const [left, right] = [pieces(a), pieces(b)]
  if (left.size === 0 || right.size === 0) return 0
  let shared = 0
  for (const piece of left) if (right.has(piece)) shared++
  return (2 * shared) / (left.size + right.size)
}

/**
 * The card of this column most like the text, if one is like it. Two that name other numbers are two things, however
 * alike: reading in grade 3 and in grade 8.
 */
export function findSimilar(cards: readonly Card[], text: string, column: Column, except?: CardId): Card | undefined {
  let best: Card | undefined
  let most = ALIKE
  const numbers = numbersIn(text)
  for (const card of cards) {
    if (card.column !== column || card.id === except) continue
    const likeness = similarity(card.text, text)
    if (likeness < most || (best && likeness === most) || numbersIn(card.text) !== numbers) continue
    best = card
    most = likeness
  }
  return best
}

const numbersIn = (text: string): string => (text.match(/\p{N}+/gu) ?? []).sort().join(' ')
const KNOWN = new Map<string, ReadonlySet<string>>()
const KNOWN_MAX = 5_000
/** Of a long text the beginning tells enough. */
const COMPARED_MAX_LENGTH = 400

/** The letters of a text's words three at a time, without case and accents. */
// Looking through two thousand cards at every letter: the pieces of a text that has not changed are kept.
export function pieces(text: string): ReadonlySet<string> {
  const known = KNOWN.get(text)
  if (known) return known
  const words = cutAt(text, COMPARED_MAX_LENGTH)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const found = new Set<string>()
  for (const word of words) {
    const padded = ` ${word} `
    for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3))
  }
  if (KNOWN.size >= KNOWN_MAX) KNOWN.clear()
  KNOWN.set(text, found)
  return found
}
