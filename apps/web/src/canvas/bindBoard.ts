import type { Board, CardBox, CardId } from '@commonboard/model'
import {
  type Editor,
  getIndicesBelow,
  type IndexKey,
  type TLShape,
  type TLShapeId,
  type TLShapePartial,
} from '@tldraw/tldraw'
import { type Placed, projectBoard } from './project.ts'
import { type CardShape, cardIdOf } from './shapes/cardShape.ts'

/** A board shown in a tldraw editor. Changes go one way, from the plan to the store; drags are read by `watchDrags`. */
export interface BoundBoard {
  show(board: Board): void
  /** Cards to leave where the hand holds them. */
  hold(cards: ReadonlySet<CardId>): void
  /** The same board once more: the card one wrote in may have been removed meanwhile. */
  again(): void
  /** Shows some of the cards that were left for later; false: all are there. */
  more(): boolean
  /** Shows all that was left for later, at once. */
  whole(): void
}

/** From so many cards on, those out of sight are left for later: with 2,000 they are most of the first second. */
const LARGE = 150
/** What a frame has room for. */
const PORTION = 300

const LOWEST_DRAWING = 'a0' as IndexKey

/** @param isFirst which cards of a large board come first; absent: all at once */
export function bindBoard(editor: Editor, isFirst?: (box: CardBox) => boolean): BoundBoard {
  let inHand: ReadonlySet<CardId> = new Set()
  let last: Board | undefined
  const left = new Set<CardId>()

  const show = (board: Board) => {
    if (!last && isFirst && board.cards.size > LARGE)
      for (const [id, box] of board.cards) if (!isFirst(box)) left.add(id)
    last = board
    const shown = new Map<TLShapeId, Placed>()
    for (const shape of editor.getCurrentPageShapes()) {
      if (isCard(shape)) shown.set(shape.id, { x: shape.x, y: shape.y, w: shape.props.w, h: shape.props.h })
    }
    const { put, remove: gone } = projectBoard(board, shown, inHand, left)
    // One that somebody else removes stays under the hands of whoever writes in it: the next letter brings it back.
    const remove = gone.filter((id) => id !== editor.getEditingShapeId())
    if (put.size === 0 && remove.length === 0) return
    // One batch, marked as remote: no listener of ours may take it for something done by hand, and tldraw's own
    // history must not know of it.
    editor.store.mergeRemoteChanges(() => {
      editor.run(
        () => {
          // tldraw takes "read only" for its own store too; what others do must show all the same.
          const { isReadonly } = editor.getInstanceState()
          if (isReadonly) editor.updateInstanceState({ isReadonly: false })
          if (remove.length > 0) editor.deleteShapes(remove)
          const added = [...put].filter(([id]) => !shown.has(id))
          // Below every drawing: those begin at `a0`.
          const indices = getIndicesBelow(LOWEST_DRAWING, added.length)
          if (added.length > 0)
            editor.createShapes(
              added.map(
                ([id, { x, y, w, h }], index): TLShapePartial<CardShape> => ({
                  id,
                  type: 'card',
                  x,
                  y,
                  props: { w, h },
                  ...(indices[index] ? { index: indices[index] } : {}),
                }),
              ),
            )
          const moved = [...put].filter(([id]) => shown.has(id))
          if (moved.length > 0)
            editor.updateShapes(
              moved.map(
                ([id, { x, y, w, h }]): TLShapePartial<CardShape> => ({ id, type: 'card', x, y, props: { w, h } }),
              ),
            )
          if (isReadonly) editor.updateInstanceState({ isReadonly: true })
        },
        { history: 'ignore', ignoreShapeLock: true },
      )
    })
  }

  return {
    show,
    hold(cards) {
      inHand = cards
      if (cards.size === 0 && last) show(last)
    },
    again() {
      if (last) show(last)
    },
    more() {
      if (left.size === 0) return false
      for (const id of [...left].slice(0, PORTION)) left.delete(id)
      if (last) show(last)
      return left.size > 0
    },
    whole() {
      if (left.size === 0) return
      left.clear()
      if (last) show(last)
    },
  }
}

export const isCard = (shape: TLShape): shape is CardShape => shape.type === 'card'

/** Copies tldraw made by itself: their ids name no card of the board. */
export const copiesIn = (editor: Editor, board: Board): CardShape[] =>
  editor
    .getCurrentPageShapes()
    .filter((shape): shape is CardShape => isCard(shape) && !board.cards.has(cardIdOf(shape.id)))
