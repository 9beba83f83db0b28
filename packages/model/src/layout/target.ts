import type { Target } from '../card.ts'
import type { CardId } from '../ids.ts'
import { type Band, COLUMN_FACTS, type Column } from '../vocabulary.ts'
import { type Board, type CardBox, HEAD, type StripBox } from './board.ts'

/** A place for a dragged card, and where to draw the mark that shows it. */
export interface DropTarget extends Required<Target> {
  readonly x: number
  readonly y: number
  readonly width: number
  /** On a strip the mark stands upright between two cards. */
  readonly height?: number
}

/**
 * The place a card lands in when it is let go at this point of the board; undefined over columns of constants.
 * @param moving cards in the hand, which do not count as neighbours
 */
export function targetAt(board: Board, x: number, y: number, moving: ReadonlySet<CardId>): DropTarget | undefined {
  const strip = board.strips.findLast((one) => y >= one.y)
  if (strip) return inStrip(board, strip, x, y, moving)
  const column = nearest(board, x)
  if (!column || COLUMN_FACTS[column.column].isFixed) return undefined
  if (column.foot)
    return {
      column: column.column,
      ...column.foot,
      x: column.x,
      y: column.y + column.height,
      width: column.width,
    }
  const band = bandAt(board, column.column, y)
  const inBand: CardBox[] = []
  for (const box of board.cards.values())
    if (box.card.column === column.column && box.card.band === band && !moving.has(box.card.id)) inBand.push(box)
  let after: CardBox | undefined
  for (const box of inBand) if (box.y + box.height / 2 < y) after = box
  const head = board.bands.find((box) => box.column === column.column && box.band === band)
  const top = head ? head.y + head.height : HEAD.cardsY
  return {
    column: column.column,
    band,
    after: after?.card.id ?? null,
    x: column.x,
    y: after ? after.y + after.height + 2.5 : (inBand[0]?.y ?? top) - 2.5,
    width: column.width,
  }
}

const REACH_PX = 40
/** Half of what is free between two cards of a strip. */
const BETWEEN_PX = 9

/** In the row that is nearest, between the two cards whose middles lie left and right of the point. */
function inStrip(
  board: Board,
  strip: StripBox,
  x: number,
  y: number,
  moving: ReadonlySet<CardId>,
): DropTarget | undefined {
  if (x < strip.x - REACH_PX || x > strip.x + strip.width + REACH_PX) return undefined
  const mates: CardBox[] = []
  for (const box of board.cards.values())
    if (box.card.column === strip.column && !moving.has(box.card.id)) mates.push(box)
  const target = { column: strip.column, band: '' as Band }
  const away = (box: CardBox) => Math.max(box.y - y, y - box.y - box.height, 0)
  const [first] = mates
  if (!first) {
    const add = board.adds.find((one) => one.column === strip.column && one.look === 'first')
    const place = add ?? [...board.cards.values()].find((box) => box.card.column === strip.column) ?? strip
    return { ...target, after: null, x: place.x - 2.5, y: place.y, width: 3, height: Math.max(place.height, ROW_PX) }
  }
  const row = mates.reduce((best, box) => (away(box) < away(best) ? box : best), first).y
  const inRow = mates.filter((box) => box.y === row)
  const before = inRow.filter((box) => box.x + box.width / 2 < x).at(-1)
  const at = before ?? inRow[0] ?? first
  const above = before ?? mates[mates.indexOf(at) - 1]
  return {
    ...target,
    after: above?.card.id ?? null,
    x: (before ? before.x + before.width + BETWEEN_PX : at.x - BETWEEN_PX) - 1.5,
    y: row,
    width: 3,
    height: Math.max(...inRow.map((box) => box.height)),
  }
}

const ROW_PX = 32

function nearest(board: Board, x: number) {
  let best: Board['columns'][number] | undefined
  let bestDistance = REACH_PX
  for (const box of board.columns) {
    const distance = x < box.x ? box.x - x : x > box.x + box.width ? x - box.x - box.width : 0
    if (distance < bestDistance) {
      best = box
      bestDistance = distance
    }
  }
  return best
}

function bandAt(board: Board, column: Column, y: number): Band {
  const bands = board.bands.filter((box) => box.column === column)
  let found: Band = bands[0]?.band ?? ''
  for (const box of bands) if (y >= box.y) found = box.band
  return found
}
