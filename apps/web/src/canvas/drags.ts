import type { Board, CardId } from '@commonboard/model'
import { type Editor, react } from '@tldraw/tldraw'
import { copiesIn, isCard } from './bindBoard.ts'
import type { Drop } from './capture.ts'
import { cardIdOf } from './shapes/cardShape.ts'

interface DragEvents {
  readonly board: () => Board
  onStart(cards: ReadonlySet<CardId>): void
  /** The middle of the card under the pointer. */
  onMove(drop: Drop): void
  /** Undefined: nothing was moved, or Escape took it back. */
  onEnd(drop: Drop | undefined): void
}

/** Follows drags of cards in tldraw's select tool, from the first pixel to the drop; returns what ends it. */
export function watchDrags(editor: Editor, events: DragEvents): () => void {
  let start: { cards: CardId[]; first: CardId; x: number; y: number } | undefined

  const read = (): Drop | undefined => {
    if (!start) return undefined
    const copies = copiesIn(editor, events.board())
    const shape = editor.getShape(copies[0]?.id ?? (`shape:${start.first}` as (typeof copies)[number]['id']))
    if (!shape || !isCard(shape)) return undefined
    return {
      cards: start.cards,
      // tldraw names the source of a copy nowhere; a copy of several keeps their order.
      copies: copies.length > 0 ? start.cards.slice(0, copies.length) : [],
      x: shape.x + shape.props.w / 2,
      y: shape.y + shape.props.h / 2,
    }
  }

  return react('drags', () => {
    const isDragging = editor.isIn('select.translating')
    if (isDragging && !start) {
      const cards = editor.getSelectedShapes().filter(isCard)
      // Only drawings in the hand: their own binding reads them.
      if (cards.length === 0) return
      const under = editor.getShapeAtPoint(editor.inputs.originPagePoint, { hitInside: true })
      const first = under && isCard(under) ? under : cards[0]
      if (!first) return
      start = { cards: cards.map((shape) => cardIdOf(shape.id)), first: cardIdOf(first.id), x: first.x, y: first.y }
      events.onStart(new Set(start.cards))
    }
    if (isDragging && start) {
      const drop = read()
      if (drop) events.onMove(drop)
    }
    if (!isDragging && start) {
      const drop = read()
      const shape = editor.getShape(`shape:${start.first}` as Parameters<typeof editor.getShape>[0] & string)
      const isMoved = (shape && (shape.x !== start.x || shape.y !== start.y)) || (drop?.copies.length ?? 0) > 0
      start = undefined
      // Writing to the store inside a reaction of its own would loop; the drop is read, then acted on.
      queueMicrotask(() => events.onEnd(isMoved ? drop : undefined))
    }
  })
}
