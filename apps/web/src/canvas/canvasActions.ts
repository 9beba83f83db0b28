import {
  addCard,
  type Board,
  type CardId,
  COLUMN_FACTS,
  duplicateCards,
  isFixedCard,
  moveCards,
  type PlanContent,
  splitCard,
} from '@commonboard/model'
import type { Editor } from '@tldraw/tldraw'
import type { RefObject } from 'react'
import type { BoardState } from '../plan/board.ts'
import type { OpenPlan, Session } from '../plan/session.ts'
import type { CanvasActions } from './boardStore.ts'
import type { CameraMoves } from './camera.ts'
import { shapeIdOf } from './shapes/cardShape.ts'

export interface ActionsEnv {
  readonly editor: Editor | undefined
  readonly open: OpenPlan
  readonly session: Session
  readonly boardState: BoardState
  readonly camera: CameraMoves
  readonly latest: RefObject<{ readonly board: Board; readonly content: PlanContent }>
  /** A new card, opened for writing as soon as it stands on the board. */
  readonly toWrite: RefObject<CardId | undefined>
  readonly removeChosen: RefObject<() => void>
  readonly openLinks: (card: CardId) => void
}

/** What people do with cards on the canvas, by key and by hand alike; each is one step of undo. */
export function createCanvasActions(env: ActionsEnv): CanvasActions {
  const { editor, open, session, boardState, camera, latest, toWrite, removeChosen, openLinks } = env
  const { plan, undo } = open
  /** Added here and not yet left: Enter at its end adds the next. */
  let fresh: CardId | undefined

  const step = <T>(change: () => T): T | undefined => {
    if (!session.canEdit()) return undefined
    undo.closeStep()
    const made = change()
    undo.closeStep()
    return made
  }

  const actions: CanvasActions = {
    write(id) {
      const shape = editor?.getShape(shapeIdOf(id))
      if (!editor || !shape || !session.canEdit()) return
      editor.setCurrentTool('select')
      editor.setSelectedShapes([shape.id])
      editor.setEditingShape(shape.id)
      editor.setCurrentTool('select.editing_shape', { target: 'shape', shape })
    },
    add(target) {
      if (!session.canEdit()) return
      undo.closeStep()
      toWrite.current = addCard(plan, target)
      fresh = toWrite.current
      boardState.chosen.set([toWrite.current])
    },
    addNext(id) {
      const card = latest.current.content.cards.find((one) => one.id === id)
      if (id !== fresh || !card || COLUMN_FACTS[card.column].isFixed) return false
      actions.endWriting()
      actions.add({ column: card.column, band: card.band, after: id })
      return true
    },
    split(id, at) {
      const made = step(() => splitCard(plan, id, at))
      if (!made) return
      actions.endWriting()
      toWrite.current = made
      boardState.chosen.set([made])
    },
    duplicate(ids, target) {
      const movable = ids.filter((id) => !isFixedCard(id))
      const copies =
        step(() => {
          const made = duplicateCards(plan, movable)
          if (target) moveCards(plan, made, target)
          return made
        }) ?? []
      if (copies.length > 0) boardState.chosen.set(copies)
      return copies
    },
    endWriting() {
      fresh = undefined
      editor?.setEditingShape(null)
      // "select" alone would leave tldraw in its editing state, which throws at the next press without a card in it.
      editor?.setCurrentTool('select.idle')
    },
    connect(from) {
      editor?.setCurrentTool('connect', { from })
    },
    openLinks,
    remove: () => removeChosen.current(),
    choose(ids) {
      boardState.chosen.set(ids)
    },
    show(id) {
      boardState.chosen.set([id])
      const box = latest.current.board.cards.get(id)
      if (!box || !editor) return
      camera.reveal(box)
      requestAnimationFrame(() => focusCard(editor, id))
    },
  }
  return actions
}

/** Puts the keyboard's focus on a card, without scrolling: the camera does that. */
export function focusCard(editor: Editor, id: CardId): void {
  const card = editor.getContainer().querySelector(`[data-card="${CSS.escape(id)}"]`)
  if (card instanceof HTMLElement) card.focus({ preventScroll: true })
}
