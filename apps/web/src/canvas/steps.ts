import { type Board, type CardBox, type CardId, COLUMN_FACTS, COLUMNS, isStrip, type Target } from '@commonboard/model'
import { cardAroundStrip, firstBelow, stepInStrip } from './stripSteps.ts'

export type Direction = 'up' | 'down' | 'left' | 'right'

export const inColumn = (board: Board, column: string): CardBox[] =>
  [...board.cards.values()].filter((box) => box.card.column === column).sort((a, b) => a.y - b.y)

/** The next card in a direction, the strips below the columns included: up and down within the column, left and right to the one at the same height. */
export function cardInDirection(board: Board, id: CardId, direction: Direction): CardId | undefined {
  const box = board.cards.get(id)
  if (!box) return undefined
  if (isStrip(box.card.column)) return cardAroundStrip(board, box, direction)
  if (direction === 'up' || direction === 'down') {
    const column = inColumn(board, box.card.column)
    const next = column[column.indexOf(box) + (direction === 'up' ? -1 : 1)]
    return (next ?? (direction === 'down' ? firstBelow(board, box) : undefined))?.card.id
  }
  const step = direction === 'left' ? -1 : 1
  for (let at = COLUMNS.indexOf(box.card.column) + step; COLUMNS[at]; at += step) {
    // By the upper edges: from a tall card one goes to what stands beside its first line.
    const nearest = inColumn(board, COLUMNS[at] ?? '').sort((a, b) => Math.abs(a.y - box.y) - Math.abs(b.y - box.y))[0]
    if (nearest) return nearest.card.id
  }
  return undefined
}

/** Where a card goes when it is moved one step: past its neighbour, into the next band, or into the next column. */
export function stepTarget(board: Board, id: CardId, direction: Direction): Target | undefined {
  const box = board.cards.get(id)
  if (!box || COLUMN_FACTS[box.card.column].isFixed) return undefined
  const { column, band } = box.card
  if (isStrip(column)) return stepInStrip(board, box, direction)
  const mates = inColumn(board, column)
  if (direction === 'up' || direction === 'down') {
    const inBand = mates.filter((mate) => mate.card.band === band)
    const at = inBand.indexOf(box)
    const next = direction === 'up' ? at - 1 : at + 1
    if (inBand[next]) {
      const after = direction === 'up' ? (inBand[next - 1]?.card.id ?? null) : inBand[next].card.id
      return { column, band, after }
    }
    const bands = COLUMN_FACTS[column].bands
    const other = bands[bands.indexOf(band) + (direction === 'up' ? -1 : 1)]
    if (other === undefined) return undefined
    return direction === 'up' ? { column, band: other } : { column, band: other, after: null }
  }
  const step = direction === 'left' ? -1 : 1
  for (let at = COLUMNS.indexOf(column) + step; COLUMNS[at]; at += step) {
    const other = COLUMNS[at]
    if (!other || COLUMN_FACTS[other].isFixed) continue
    const above = inColumn(board, other).filter((mate) => mate.card.band === band && mate.y < box.y)
    return { column: other, band, after: above.at(-1)?.card.id ?? null }
  }
  return undefined
}
