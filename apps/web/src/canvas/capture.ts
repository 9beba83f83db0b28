import { type Board, type CardId, type DropTarget, isFixedCard, targetAt } from '@commonboard/model'

/** A drag by hand as it ends, read off tldraw's store. */
export interface Drop {
  /** The cards in the hand. */
  readonly cards: readonly CardId[]
  /** Copies tldraw made of them (Alt while dragging), by the card each was made of. */
  readonly copies: readonly CardId[]
  /** The middle of the card under the pointer; board pixels. */
  readonly x: number
  readonly y: number
}

/** What a drag means for the plan. */
export type Command =
  | { readonly kind: 'move'; readonly cards: readonly CardId[]; readonly target: DropTarget }
  | { readonly kind: 'copy'; readonly cards: readonly CardId[]; readonly target: DropTarget }

/** Reads a finished drag as a command; nothing over a column of constants, or with only constants in the hand. */
export function captureDrop(board: Board, drop: Drop): Command | undefined {
  const isCopy = drop.copies.length > 0
  const cards = inBoardOrder(board, isCopy ? drop.copies : drop.cards).filter((id) => !isFixedCard(id))
  if (cards.length === 0) return undefined
  const target = targetAt(board, drop.x, drop.y, isCopy ? new Set() : new Set(cards))
  return target ? { kind: isCopy ? 'copy' : 'move', cards, target } : undefined
}

// Several cards keep among themselves the order they had, however they were chosen.
const inBoardOrder = (board: Board, cards: readonly CardId[]): CardId[] => {
  const wanted = new Set(cards)
  return [...board.cards.keys()].filter((id) => wanted.has(id))
}
