import type { Target } from '../card.ts'
import type { CardId } from '../ids.ts'
import { type Band, COLUMN_FACTS, type Column } from '../vocabulary.ts'
import { type Board, type CardBox, HEAD } from './board.ts'

/** A place for a dragged card, and where to draw the mark that shows it. */
export interface DropTarget extends Required<Target> {
  readonly x: number
  readonly y: number
  readonly width: number
}

/**
 * The place a card lands in when it is let go at this point of the board; undefined over columns of constants.
 * @param moving cards in the hand, which do not count as neighbours
 */
export function targetAt(board: Board, x: number, y: number, moving: ReadonlySet<CardId>): DropTarget | undefined {
  const column = nearest(board, x)
  if (!column || COLUMN_FACTS[column.column].isFixed) return undefined
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

function nearest(board: Board, x: number) {
  let best: { column: Column; x: number; width: number } | undefined
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
