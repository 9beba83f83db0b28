import * as Y from 'yjs'
import type { Plan } from '../plan.ts'
import { offsetInVision, placeInVision, visionText } from '../vision.ts'

/** A Yjs relative position as plain JSON. */
export type Position = Readonly<Record<string, unknown>>

/**
 * A range of the vision that keeps to its letters while others write: the first letter and the last one (`start` to the
 * right, `end` to the left), and the letters around it, which still know the place when the first or last has gone.
 */
export interface VisionAnchor {
  readonly start: Position
  readonly end: Position
  readonly before: Position
  readonly after: Position
  /** Some letters before and behind, without spaces: they tell the words from others that read the same. */
  readonly around: readonly [string, string]
}

const AROUND_LENGTH = 12
/** A copy so near to where the words stood is theirs, whatever stands around it. */
const NEAR = 2

/** Offsets of `visionText`. */
export interface VisionRange {
  readonly from: number
  readonly to: number
}

/** An anchor for these words; spaces at both ends stay out. Undefined if there are no words in it. */
export function anchorInVision(plan: Plan, { from, to }: VisionRange): VisionAnchor | undefined {
  const text = visionText(plan)
  const range = withWords(text, from, to)
  if (!range) return undefined
  const words = text.slice(range.from, range.to)
  const first = range.from
  const start = placeInVision(plan, first)
  const last = placeInVision(plan, first + words.length - 1)
  if (!start || !last) return undefined
  const at = (type: Y.XmlText, index: number, assoc: number): Position =>
    Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(type, index, assoc)) as Position
  return {
    start: at(start.text, start.index, 0),
    end: at(last.text, last.index + 1, -1),
    before: at(start.text, start.index, -1),
    after: at(last.text, last.index + 1, 0),
    around: [
      bareOf(text.slice(0, range.from)).slice(-AROUND_LENGTH),
      bareOf(text.slice(range.to)).slice(0, AROUND_LENGTH),
    ],
  }
}

const bareOf = (text: string): string => text.replace(/\s+/gu, '')

/**
 * Where the words of an anchor stand now; undefined if they have gone. The same on every screen with the same vision.
 * Splitting a block copies what stands behind, and undo brings words back as new letters: so words of which an end has
 * gone are looked for by what they said, nearest first, and only then by the letters around them.
 */
export function rangeOfAnchor(plan: Plan, anchor: VisionAnchor, quote = ''): VisionRange | undefined {
  const [start, end, before, after] = [anchor.start, anchor.end, anchor.before, anchor.after].map((position) =>
    offsetOf(plan, position),
  )
  const text = visionText(plan)
  const whole = start?.isAlive && end?.isAlive && withWords(text, start.offset, end.offset)
  if (whole) return whole
  const near = [start, end, before, after].find((place) => place !== undefined)
  const found = findQuote(text, quote, near?.offset, anchor.around)
  if (found) return found
  const from = start?.isAlive ? start : before?.isAlive ? before : start
  const to = end?.isAlive ? end : after?.isAlive ? after : end
  return from && to && withWords(text, from.offset, to.offset)
}

function withWords(text: string, from: number, to: number): VisionRange | undefined {
  const words = text.slice(from, to)
  const inner = words.trim()
  if (from >= to || !inner) return undefined
  const first = from + words.indexOf(inner)
  return { from: first, to: first + inner.length }
}

interface Place {
  readonly offset: number
  /** The letter is there; else: where it stood. */
  readonly isAlive: boolean
}

function offsetOf(plan: Plan, position: Position): Place | undefined {
  try {
    // A name of a root would open that root; places in the vision never have one.
    if (position['tname'] !== undefined) return undefined
    const relative = Y.createRelativePositionFromJSON(position)
    const place = Y.createAbsolutePositionFromRelativePosition(relative, plan.doc, false)
    const offset = place ? offsetInVision(plan, place.type, place.index) : undefined
    if (offset === undefined) return undefined
    const item: unknown = relative.item ? Y.getItem(plan.doc.store, relative.item) : undefined
    return { offset, isAlive: relative.item === null || (item instanceof Y.Item && !item.deleted) }
  } catch {
    // Somebody else's program may have written anything.
    return undefined
  }
}

/**
 * The quote as it stands in a text, however its words are spaced and broken; of several the one nearest to an offset. The
 * same words elsewhere are others: one side must read as it did, or the place be the same.
 */
function findQuote(
  text: string,
  quote: string,
  near: number | undefined,
  [left, right]: VisionAnchor['around'],
): VisionRange | undefined {
  const wanted = bareOf(quote)
  if (!wanted) return undefined
  const places: number[] = []
  let bare = ''
  for (let index = 0; index < text.length; index++) {
    const letter = text.charAt(index)
    if (/\s/u.test(letter)) continue
    places.push(index)
    bare += letter
  }
  const distance = (from: number) => Math.abs(from - (near ?? 0))
  let best: VisionRange | undefined
  for (let index = bare.indexOf(wanted); index >= 0; index = bare.indexOf(wanted, index + 1)) {
    const end = index + wanted.length
    const from = places[index] as number
    const to = (places[end - 1] as number) + 1
    const isTheirs =
      bare.slice(Math.max(0, index - AROUND_LENGTH), index) === left ||
      bare.slice(end, end + AROUND_LENGTH) === right ||
      (near !== undefined && Math.min(distance(from), distance(to)) <= NEAR)
    if (isTheirs && (!best || distance(from) < distance(best.from))) best = { from, to }
  }
  return best
}
