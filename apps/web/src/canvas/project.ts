import type { Board, CardId } from '@commonboard/model'
import type { TLShapeId } from '@tldraw/tldraw'
import { shapeIdOf } from './shapes/cardShape.ts'

/** Where a card's shape stands and how large it is; board pixels. */
export interface Placed {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export interface Projection {
  readonly put: ReadonlyMap<TLShapeId, Placed>
  readonly remove: TLShapeId[]
}

const NONE: ReadonlySet<CardId> = new Set()

/**
 * What has to change in tldraw's store so that it shows this board; pure, and empty when nothing differs.
 * @param inHand cards somebody here is dragging: their shapes stay under the pointer until they are let go
 * @param left cards that come later
 */
export function projectBoard(
  board: Board,
  shown: ReadonlyMap<TLShapeId, Placed>,
  inHand: ReadonlySet<CardId>,
  left: ReadonlySet<CardId> = NONE,
): Projection {
  const put = new Map<TLShapeId, Placed>()
  const wanted = new Set<TLShapeId>()
  for (const [id, box] of board.cards) {
    if (left.has(id)) continue
    const shape = shapeIdOf(id)
    wanted.add(shape)
    const now = shown.get(shape)
    const place = { x: box.x, y: box.y, w: box.width, h: box.height }
    if (now && inHand.has(id)) {
      place.x = now.x
      place.y = now.y
    }
    if (!now || now.x !== place.x || now.y !== place.y || now.w !== place.w || now.h !== place.h) put.set(shape, place)
  }
  return { put, remove: [...shown.keys()].filter((id) => !wanted.has(id)) }
}
