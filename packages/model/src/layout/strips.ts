import type { Card } from '../read.ts'
import { STRIPS, type Strip } from '../vocabulary.ts'
import type { Way } from './routes.ts'

/** The head of a strip stands left of its cards, so that links come down to them without running over a word. */
const HEAD_WIDTH = 152
const STREET = 18
const CELL_MIN = 220
/** Below this the strips keep their width, however many columns are collapsed. */
const WIDTH_MIN = 640

/** How the strips are divided: the same cells in both, so that streets run straight down. */
export interface StripGrid {
  readonly width: number
  readonly headWidth: number
  readonly cellWidth: number
  readonly cells: number
  readonly cellX: (at: number) => number
  readonly streets: readonly Way[]
}

export function stripGrid(boardWidth: number): StripGrid {
  const width = Math.max(WIDTH_MIN, boardWidth)
  const start = HEAD_WIDTH + STREET
  const cells = Math.max(1, Math.floor((width - start + STREET) / (CELL_MIN + STREET)))
  const cellWidth = Math.floor((width - start - (cells - 1) * STREET) / cells)
  const cellX = (at: number) => start + at * (cellWidth + STREET)
  return {
    width,
    headWidth: HEAD_WIDTH,
    cellWidth,
    cells,
    cellX,
    streets: Array.from({ length: cells }, (_, at) => ({ x: cellX(at) - STREET / 2, width: STREET })),
  }
}

export interface StripRow {
  readonly strip: Strip
  /** Empty in a strip without cards: the row in which the first is added. */
  readonly cards: readonly Card[]
}

/** The rows of both strips from the top down. */
export const stripRows = (cardsOf: (strip: Strip) => readonly Card[], cells: number): StripRow[] =>
  STRIPS.flatMap((strip) => {
    const cards = cardsOf(strip)
    const count = Math.max(1, Math.ceil(cards.length / cells))
    return Array.from({ length: count }, (_, row) => ({ strip, cards: cards.slice(row * cells, (row + 1) * cells) }))
  })
