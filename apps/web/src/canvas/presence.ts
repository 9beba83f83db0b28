import type { Board, Spot } from '@commonboard/model'

/** Height that counts as the whole of a column, whose real height differs from screen to screen. */
const COLUMN_UNIT = 1000

/** A point of the board as shares of what it is over, so that it means the same on every screen and in every language. */
export function spotAt(board: Board, x: number, y: number): Spot {
  for (const box of board.cards.values()) {
    if (x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height)
      return { card: box.card.id, dx: share(x - box.x, box.width), dy: share(y - box.y, box.height) }
  }
  const strip = board.strips.findLast((one) => y >= one.y)
  if (strip) return { column: strip.column, dx: share(x - strip.x, strip.width), dy: share(y - strip.y, COLUMN_UNIT) }
  let nearest = board.columns[0]
  for (const column of board.columns) if (nearest && distance(column, x) < distance(nearest, x)) nearest = column
  if (!nearest) return { dx: 0, dy: 0 }
  return { column: nearest.column, dx: share(x - nearest.x, nearest.width), dy: share(y - nearest.y, COLUMN_UNIT) }
}

/** Where somebody else's spot lies here; undefined if what it was over is not on this board. */
export function pointOf(board: Board, spot: Spot): { x: number; y: number } | undefined {
  if (spot.card) {
    const box = board.cards.get(spot.card)
    return box && { x: box.x + spot.dx * box.width, y: box.y + spot.dy * box.height }
  }
  const strip = board.strips.find(({ column }) => column === spot.column)
  if (strip) return { x: strip.x + spot.dx * strip.width, y: strip.y + spot.dy * COLUMN_UNIT }
  const box = board.columns.find((column) => column.column === spot.column)
  return box && { x: box.x + spot.dx * box.width, y: box.y + spot.dy * COLUMN_UNIT }
}

const distance = (box: { x: number; width: number }, x: number) =>
  x < box.x ? box.x - x : x > box.x + box.width ? x - box.x - box.width : 0
const share = (part: number, whole: number) => Math.round((part / whole) * 1000) / 1000

/** Lets through at most one call in `pauseMs`, the last one always. */
export function throttle<T>(run: (value: T) => void, pauseMs: () => number): { call(value: T): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastAt = 0
  let waiting: T | undefined
  return {
    call(value) {
      waiting = value
      timer ??= setTimeout(
        () => {
          timer = undefined
          lastAt = Date.now()
          run(waiting as T)
        },
        Math.max(0, lastAt + pauseMs() - Date.now()),
      )
    },
    cancel: () => clearTimeout(timer),
  }
}
