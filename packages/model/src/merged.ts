import * as Y from 'yjs'
import { type CardId, isCardId } from './ids.ts'

/**
 * What a merge leaves behind, under keys of its own, so that two people who merge the same cards at once each have
 * theirs and can take theirs back:
 * - `merged.<id>` in the card that stays: which cards went into it, and which letters the merge put in, line by line;
 * - `into.<id>` in each card that went.
 * Of a line that several merges put in at once one is in sight. The letters of the others stay in the text, unseen, and
 * come in sight when the one that shows is taken back; so nobody has to delete what somebody else wrote.
 */
const MERGED = 'merged.'
const INTO = 'into.'
export const isMergeKey = (key: string): boolean => key.startsWith(MERGED) || key.startsWith(INTO)
export const isIntoKey = (key: string): boolean => key.startsWith(INTO)
export const mergedKey = (merge: string): string => MERGED + merge
export const intoKey = (merge: string): string => INTO + merge

/** A line a merge put in: the card it came from, the clock of its first letter, and its letters. */
type Line = readonly [from: CardId, clock: number, letters: string]

/** The value of `merged.<id>`. */
export interface Merge {
  readonly cards: readonly CardId[]
  /** What those had come from themselves. */
  readonly origins: readonly CardId[]
  /** The Yjs client whose letters the lines are. */
  readonly client: number
  readonly lines: readonly Line[]
  /** Merges that stood there already: this one is no twin of those. */
  readonly after: readonly string[]
}

/** The value of `into.<id>`: a removal mark that holds while the card has the words it had. */
export interface Into {
  readonly card: CardId
  readonly by: string
  readonly at: number
  readonly text: string
}

export function readMerges(card: Y.Map<unknown>): Map<string, Merge> {
  const found = new Map<string, Merge>()
  for (const [key, value] of card)
    if (key.startsWith(MERGED) && isMerge(value)) found.set(key.slice(MERGED.length), value)
  return found
}

export function readInto(card: Y.Map<unknown>): Map<string, Into> {
  const found = new Map<string, Into>()
  for (const [key, value] of card) {
    if (!key.startsWith(INTO)) continue
    const { card: into, by, at, text } = (value ?? {}) as Partial<Into>
    if (!isCardId(into) || typeof text !== 'string') continue
    found.set(key.slice(INTO.length), {
      card: into,
      by: typeof by === 'string' ? by : '',
      at: typeof at === 'number' ? at : 0,
      text,
    })
  }
  // Everybody names the same one.
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function isMerge(value: unknown): value is Merge {
  const { cards, origins, client, lines, after } = (value ?? {}) as Partial<Merge>
  const isLine = (line: unknown) =>
    Array.isArray(line) &&
    typeof line[0] === 'string' &&
    typeof line[1] === 'number' &&
    typeof line[2] === 'string' &&
    line[2] !== ''
  return (
    typeof client === 'number' &&
    Array.isArray(cards) &&
    cards.every(isCardId) &&
    Array.isArray(origins) &&
    origins.every(isCardId) &&
    Array.isArray(lines) &&
    lines.every(isLine) &&
    Array.isArray(after)
  )
}

/**
 * What is to be said of a merge that puts in these lines, each as it is put in. It must be written right before them:
 * their letters are the next ones of this client, after the one that this value takes itself.
 */
export function mergeOf(
  doc: Y.Doc,
  { cards, origins }: Pick<Merge, 'cards' | 'origins'>,
  lines: readonly { readonly from: CardId; readonly put: string }[],
  after: Iterable<string>,
): Merge {
  let clock = Y.getState(doc.store, doc.clientID) + 1
  const marked = lines.map(({ from, put }): Line => {
    clock += put.length
    return [from, clock - put.length, put]
  })
  return { cards, origins, client: doc.clientID, lines: marked, after: [...after] }
}

const idOf = (card: Y.Map<unknown>): string => card._item?.parentSub ?? ''
const namesIn = (card: Y.Map<unknown>): Set<string> => new Set([...readInto(card).values()].map((into) => into.card))

/**
 * Whether two people merged each of these cards into the other at once, and this one is to stay: the same on every
 * screen, or both would be gone, or both be there with all the words.
 */
export function staysOfTwins(card: Y.Map<unknown>, other: CardId): boolean {
  if (idOf(card) >= other || !namesIn(card).has(other)) return false
  const twin: unknown = (card.parent as Y.Map<unknown> | null)?.get(other)
  return twin instanceof Y.Map && namesIn(twin as Y.Map<unknown>).has(idOf(card))
}

/** The same asked of the other card. */
function goesOfTwins(card: Y.Map<unknown>, other: CardId): boolean {
  const twin: unknown = (card.parent as Y.Map<unknown> | null)?.get(other)
  return twin instanceof Y.Map && staysOfTwins(twin as Y.Map<unknown>, idOf(card) as CardId)
}

/** Merges into this card that count, in the order of their ids: part of what a removal mark names (`markHash`). */
export const countingMerges = (card: Y.Map<unknown>): string[] =>
  [...readMerges(card)]
    .filter(([, { cards }]) => cards.length === 0 || cards.some((from) => !goesOfTwins(card, from)))
    .map(([merge]) => merge)
    .sort()

/** Cards whose state decides about this one's. */
export const partnersOf = (card: Y.Map<unknown>): Set<string> =>
  new Set([...namesIn(card), ...[...readMerges(card).values()].flatMap(({ cards }) => cards)])

interface Run {
  readonly merge: string
  readonly of: Merge
  readonly line: Line
}

/** Letters that follow each other in the text: where they begin in it, hidden ones counted too. */
interface Piece {
  readonly at: number
  readonly text: string
  readonly client: number
  readonly run: Run | undefined
  readonly isFirstOfRun: boolean
}

/** The words of a card that are in sight. */
export function wordsInSight(card: Y.Map<unknown>, text: Y.Text): string {
  const pieces = piecesInSight(card, text)
  return pieces ? pieces.map((piece) => piece.text).join('') : text.toString()
}

/** Changes the words of a card where people see them, within an `edit`. */
export function spliceInSight(card: Y.Map<unknown>, text: Y.Text, index: number, remove: number, insert: string): void {
  const pieces = piecesInSight(card, text) ?? [{ at: 0, text: text.toString() }]
  let [seen, at] = [0, 0]
  const removed: [number, number][] = []
  for (const piece of pieces) {
    const length = piece.text.length
    const [from, to] = [Math.max(index - seen, 0), Math.min(index + remove - seen, length)]
    if (from < to) removed.push([piece.at + from, to - from])
    if (index > seen && index <= seen + length) at = piece.at + index - seen
    seen += length
  }
  for (const [from, length] of removed.reverse()) text.delete(from, length)
  if (insert) text.insert(at, insert)
}

/** Undefined: all of it is in sight. */
function piecesInSight(card: Y.Map<unknown>, text: Y.Text): Piece[] | undefined {
  const runs: Run[] = []
  for (const [merge, of] of readMerges(card)) for (const line of of.lines) runs.push({ merge, of, line })
  if (runs.length === 0) return undefined
  const isVoid = new Set(runs.filter(({ line }) => goesOfTwins(card, line[0])))
  const bySaying = new Map<string, Run[]>()
  for (const run of runs) {
    const says = run.line[2].trim()
    bySaying.set(says, [...(bySaying.get(says) ?? []), run])
  }
  if (isVoid.size === 0 && bySaying.size === runs.length) return undefined
  const isTwin = (a: Run, b: Run) =>
    a.merge !== b.merge && !a.of.after.includes(b.merge) && !b.of.after.includes(a.merge)
  const pieces = withRedone(piecesOf(text, runs), runs)
  // What somebody has worked on since stays in sight; of others that behind which somebody has gone on, or the first.
  const isTouched = new Set(runs.filter((run) => !isAsMerged(run, pieces)))
  const hidden = new Set([...isVoid].filter((run) => !isTouched.has(run)))
  const rank = new Map(runs.map((run) => [run, `${goesOn(run, pieces) ? 0 : 1}${run.merge}`]))
  const comesBefore = (other: Run, run: Run) =>
    isTouched.has(other) || (!isVoid.has(other) && (rank.get(other) ?? '') < (rank.get(run) ?? ''))
  for (const same of bySaying.values())
    for (const run of same)
      if (!isTouched.has(run) && same.some((other) => isTwin(run, other) && comesBefore(other, run))) hidden.add(run)
  return pieces.filter(({ run }) => !run || !hidden.has(run))
}

function piecesOf(text: Y.Text, runs: readonly Run[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    const words = item.content instanceof Y.ContentString ? item.content.str : ''
    const { client, clock } = item.id
    const own = runs.filter(({ of }) => of.client === client)
    for (let from = 0, to = 0; from < words.length; from = to) {
      const here = clock + from
      const run = own.find(({ line }) => here >= line[1] && here < line[1] + line[2].length)
      const next = run
        ? [run.line[1] + run.line[2].length]
        : own.map(({ line }) => line[1]).filter((start) => start > here)
      to = Math.min(words.length, ...next.map((end) => end - clock))
      const isFirstOfRun = here === run?.line[1]
      pieces.push({ at: at + from, text: words.slice(from, to), client, run, isFirstOfRun })
    }
    at += item.length
  }
  return pieces
}

/** All its letters are there, and nobody has typed among them. */
function isAsMerged(run: Run, pieces: readonly Piece[]): boolean {
  const first = pieces.findIndex((piece) => piece.run === run)
  let length = 0
  for (let at = first; first >= 0 && pieces[at]?.run === run; at++) length += pieces[at]?.text.length ?? 0
  return length === run.line[2].length
}

/** Somebody has typed on behind it, in its line. */
function goesOn(run: Run, pieces: readonly Piece[]): boolean {
  const next = pieces[pieces.findLastIndex((piece) => piece.run === run) + 1]
  return next !== undefined && !next.isFirstOfRun && !next.text.startsWith('\n')
}

/** A merge taken back and done again: Yjs puts its letters in anew, under the same client. */
function withRedone(pieces: Piece[], runs: readonly Run[]): Piece[] {
  let found = pieces
  for (const run of runs) {
    if (found.some((piece) => piece.run === run)) continue
    const letters = run.line[2]
    const index = found.findIndex((one) => !one.run && one.client === run.of.client && one.text.includes(letters))
    const piece = found[index]
    if (!piece) continue
    const from = piece.text.indexOf(letters)
    const to = from + letters.length
    const parts = [
      { ...piece, text: piece.text.slice(0, from) },
      { ...piece, at: piece.at + from, text: letters, run, isFirstOfRun: true },
      { ...piece, at: piece.at + to, text: piece.text.slice(to) },
    ]
    found = [...found.slice(0, index), ...parts.filter((part) => part.text), ...found.slice(index + 1)]
  }
  return found
}
