import { type Board, type CardBox, type CardId, isStrip, STRIPS, type Target } from '@commonboard/model'
import type { Direction } from './steps.ts'

const onStrips = (board: Board): CardBox[] => [...board.cards.values()].filter((box) => isStrip(box.card.column))
const middle = (box: CardBox): number => box.x + box.width / 2
const nearest = (boxes: readonly CardBox[], to: CardBox): CardBox | undefined =>
  [...boxes].sort((a, b) => Math.abs(middle(a) - middle(to)) - Math.abs(middle(b) - middle(to)))[0]

/** From the last card of a column down: the card of the uppermost strip that stands nearest. */
export function firstBelow(board: Board, box: CardBox): CardBox | undefined {
  const all = onStrips(board)
  const top = Math.min(...all.map((one) => one.y))
  return nearest(
    all.filter((one) => one.y === top),
    box,
  )
}

/** In a strip cards flow in rows: sideways in their order, up and down to the nearest of the row above or below. */
export function cardAroundStrip(board: Board, box: CardBox, direction: Direction): CardId | undefined {
  const all = onStrips(board)
  const mates = all.filter((one) => one.card.column === box.card.column)
  if (direction === 'left' || direction === 'right')
    return mates[mates.indexOf(box) + (direction === 'left' ? -1 : 1)]?.card.id
  const rows = [...new Set(all.map((one) => one.y))].sort((a, b) => a - b)
  const row = rows[rows.indexOf(box.y) + (direction === 'up' ? -1 : 1)]
  if (row !== undefined)
    return nearest(
      all.filter((one) => one.y === row),
      box,
    )?.card.id
  if (direction === 'down') return undefined
  // Above the first row stand the columns: the last card of the nearest.
  const columns = board.columns.flatMap(({ column }) => {
    const last = [...board.cards.values()].filter((one) => one.card.column === column).sort((a, b) => b.y - a.y)[0]
    return last ?? []
  })
  return nearest(columns, box)?.card.id
}

/** Where a card of a strip goes when it is moved one step: past its neighbor, a row on, or into the other strip. */
export function stepInStrip(board: Board, box: CardBox, direction: Direction): Target | undefined {
  const { column } = box.card
  const mates = onStrips(board).filter((one) => one.card.column === column)
  const at = mates.indexOf(box)
  const inRow = mates.filter((one) => one.y === mates[0]?.y).length
  const by = { left: -1, right: 1, up: -inRow, down: inRow }[direction]
  const next = Math.min(mates.length - 1, at + by)
  if (next >= 0 && next !== at) {
    const after = next > at ? mates[next] : mates[next - 1]
    return { column, band: '', after: after?.card.id ?? null }
  }
  if (direction === 'left' || direction === 'right') return undefined
  const other = STRIPS[STRIPS.indexOf(column as (typeof STRIPS)[number]) + (direction === 'up' ? -1 : 1)]
  if (!other) return undefined
  return direction === 'up' ? { column: other, band: '' } : { column: other, band: '', after: null }
}
