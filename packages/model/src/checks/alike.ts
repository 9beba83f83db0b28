import type { Card } from '../read.ts'
import { ALIKE, pieces, similarity } from '../similar.ts'
import type { Column } from '../vocabulary.ts'

/** For each card that says nearly what cards above it in its column say: those cards, the most similar first. */
export function alikeAbove(cards: readonly Card[]): [Card, Card[]][] {
  const found: [Card, Card[]][] = []
  for (const column of new Set(cards.map((card) => card.column))) {
    const here = cards.filter((card) => card.column === column)
    const alike = alikeTexts(column, new Set(here.map((card) => card.text)))
    const above = new Map<string, Card[]>()
    for (const card of here) {
      const like = [card.text, ...(alike.get(card.text) ?? [])].flatMap((text) => above.get(text) ?? [])
      if (like.length > 0) found.push([card, like])
      const same = above.get(card.text)
      // Of hundreds that say the same, one is named.
      if (!same) above.set(card.text, [card])
      else if (same.length < SAME_MAX) same.push(card)
    }
  }
  return found
}

const SAME_MAX = 4

/** A text's near neighbors in its column, the most similar first. */
type Alike = ReadonlyMap<string, readonly string[]>

interface Known {
  readonly texts: Set<string>
  /** Texts by their rarer pieces. */
  readonly index: Map<string, Set<string>>
  readonly alike: Map<string, string[]>
}

// What the last plan said: while somebody types, one text of two thousand is another one, and only that is looked at.
const known = new Map<Column, Known>()

function alikeTexts(column: Column, texts: ReadonlySet<string>): Alike {
  let last = known.get(column)
  if (!last) {
    last = { texts: new Set(), index: new Map(), alike: new Map() }
    known.set(column, last)
  }
  for (const text of last.texts) if (!texts.has(text)) forget(last, text)
  for (const text of texts) if (!last.texts.has(text)) learn(last, text)
  return last.alike
}

function forget({ texts, index, alike }: Known, text: string): void {
  texts.delete(text)
  for (const piece of telling(text)) {
    const those = index.get(piece)
    those?.delete(text)
    if (those?.size === 0) index.delete(piece)
  }
  for (const other of alike.get(text) ?? []) {
    const rest = (alike.get(other) ?? []).filter((one) => one !== text)
    if (rest.length > 0) alike.set(other, rest)
    else alike.delete(other)
  }
  alike.delete(text)
}

function learn({ texts, index, alike }: Known, text: string): void {
  const shared = new Map<string, number>()
  for (const piece of telling(text)) {
    const those = index.get(piece)
    if (!those) index.set(piece, new Set([text]))
    else {
      for (const other of those) shared.set(other, (shared.get(other) ?? 0) + 1)
      those.add(text)
    }
  }
  texts.add(text)
  const likely = [...shared].sort((a, b) => b[1] - a[1]).slice(0, COMPARED_MAX)
  const like = likely.map(([other]) => other).filter((other) => sayTheSame(text, other))
  if (like.length === 0) return
  const byLikeness = (of: string, those: string[]) =>
    those.sort((a, b) => similarity(b, of) - similarity(a, of)).slice(0, SAME_MAX)
  alike.set(text, byLikeness(text, like))
  for (const other of like) alike.set(other, byLikeness(other, [...(alike.get(other) ?? []), text]))
}

/** Of a text's likely neighbors, this many are read: a plan made of one long text a thousand times must not stop a server. */
const COMPARED_MAX = 30
/** A text of that many pieces is told well enough by them. */
const TELLING_MAX = 24

/**
 * The first of a text's pieces in an order that is the same for all texts. Two texts that are alike share so many that
 * they share one of these: of n pieces a text that is alike has at least 0.6 n, and cannot miss all of the first 0.4 n + 1.
 */
function telling(text: string): string[] {
  const all = [...pieces(text)].map((piece) => ({ piece, at: hashOf(piece) }))
  all.sort((a, b) => a.at - b.at || (a.piece < b.piece ? -1 : 1))
  // Other numbers, another thing: those texts do not even meet.
  const numbers = wordsOf(text)
    .filter((word) => /\p{N}/u.test(word))
    .sort()
    .join(' ')
  return all
    .slice(0, Math.min(TELLING_MAX, Math.floor(all.length * (1 - ALIKE / (2 - ALIKE))) + 1))
    .map(({ piece }) => `${numbers} ${piece}`)
}

// A mixed-up order and not that of the alphabet: pieces of the commonest words would stand together at its head.
function hashOf(piece: string): number {
  let hash = 7
  for (let at = 0; at < piece.length; at++) hash = Math.imul(hash ^ piece.charCodeAt(at), 0x9e37_79b1)
  return (hash ^ (hash >>> 15)) >>> 0
}

/**
 * Alike, and what the one says beside the other does not make it a thing of its own: "… in grade 3" and "… in grade 8"
 * are two indicators, so are "Students feel safe" and "Teachers feel safe".
 */
function sayTheSame(a: string, b: string): boolean {
  if (similarity(a, b) < ALIKE) return false
  const [left, right] = [wordsOf(a), wordsOf(b)]
  const leftOver = own(left, right)
  const rightOver = own(right, left)
  const [few, many] = leftOver.length < rightOver.length ? [leftOver, rightOver] : [rightOver, leftOver]
  return few.every((word) => many.some((other) => similarity(word, other) >= SAME_WORD))
}

/** From here on two words are taken for forms, or slips, of one. */
const SAME_WORD = 0.5
/** "the", "and", "los": which of them stands where does not make two things of one. */
const SHORT_WORD = 3

const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
function own(words: readonly string[], others: readonly string[]): string[] {
  const theirs = new Set(others)
  return words.filter((word) => word.length > SHORT_WORD && !theirs.has(word))
}
