import type { CardId } from '@commonboard/model'
import { createShapeId, type TLBaseShape, type TLShapeId } from '@tldraw/tldraw'

/** A card on the canvas. It has a box and nothing else: words and states come from the plan, by id. */
export type CardShape = TLBaseShape<'card', { w: number; h: number }>

/** The shape of a card; a shape whose id is not made this way is a copy tldraw made of one. */
export const shapeIdOf = (card: CardId): TLShapeId => createShapeId(card)

export const cardIdOf = (shape: TLShapeId): CardId => shape.slice('shape:'.length) as CardId
