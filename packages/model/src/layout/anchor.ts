import type { Anchor, Anchors } from '../drawing.ts'
import type { CardId } from '../ids.ts'
import type { Board } from './board.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** Offsets are stored in tenths of a board pixel: nobody sees more. */
export const anchorOn = (on: string, corner: Point, { x, y }: Point): Anchor => [
  on,
  tenths(x - corner.x),
  tenths(y - corner.y),
]

const tenths = (value: number): number => Math.round(value * 10) / 10

/**
 * What a drawing on the logic model stands on: the card under the first of these points that lies on one, the strip it
 * is in, the column beside it, the board. The offsets are those of the first point.
 */
export function boardAnchors(board: Board, points: readonly [Point, ...Point[]]): Anchors {
  const [origin] = points
  const anchors: Anchor[] = []
  for (const { x, y } of points) {
    const card = [...board.cards.values()].find(
      (box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
    )
    if (!card) continue
    anchors.push(anchorOn(`card:${card.card.id}`, card, origin))
    break
  }
  const strip = board.strips.findLast((one) => origin.y >= one.y)
  if (strip) anchors.push(anchorOn(`column:${strip.column}`, strip, origin))
  const beside = (box: { x: number; width: number }) => Math.max(box.x - origin.x, origin.x - box.x - box.width, 0)
  let column = board.columns[0]
  for (const one of board.columns) if (column && beside(one) < beside(column)) column = one
  if (column) anchors.push(anchorOn(`column:${column.column}`, { x: column.x, y: 0 }, origin))
  anchors.push(anchorOn('board', { x: 0, y: 0 }, origin))
  return anchors
}

/** The upper left corner of what a drawing may stand on; undefined if it is not on this board. */
export function boardPlace(board: Board, on: string): Point | undefined {
  if (on === 'board') return { x: 0, y: 0 }
  if (on.startsWith('card:')) return board.cards.get(on.slice('card:'.length) as CardId)
  const strip = board.strips.find((one) => `column:${one.column}` === on)
  if (strip) return { x: strip.x, y: strip.y }
  const column = board.columns.find((one) => `column:${one.column}` === on)
  return column && { x: column.x, y: 0 }
}
