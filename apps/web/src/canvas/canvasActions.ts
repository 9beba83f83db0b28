import {
  addCard,
  addCards,
  type Board,
  type CardId,
  type Column,
  COLUMN_FACTS,
  duplicateCards,
  isFixedCard,
  type Language,
  moveCards,
  type PlanContent,
  splitCard,
  targetAt,
} from '@commonboard/model'
import type { Editor } from '@tldraw/tldraw'
import type { RefObject } from 'react'
import type { BoardState } from '../plan/board.ts'
import type { OpenPlan, Session } from '../plan/session.ts'
import { untilItComes } from '../ui/later.ts'
import { needsPreview } from '../several/needsPreview.ts'
import type { CanvasActions } from './boardStore.ts'
import type { CameraMoves } from './camera.ts'
import { shapeIdOf } from './shapes/cardShape.ts'

export interface ActionsEnv {
  readonly editor: Editor | undefined
  readonly open: OpenPlan
  readonly session: Session
  readonly boardState: BoardState
  readonly camera: CameraMoves
  readonly latest: RefObject<{
    readonly board: Board
    readonly content: PlanContent
    readonly language: Language
    readonly resting: ReadonlySet<Column>
  }>
  /** A new card, opened for writing as soon as it stands on the board. */
  readonly toWrite: RefObject<CardId | undefined>
  /** Cards made here, to be chosen as soon as they stand on the board. */
  readonly toChoose: RefObject<readonly CardId[] | undefined>
  readonly removeChosen: RefObject<() => void>
  readonly openLinks: (card: CardId) => void
  readonly ask: CanvasActions['ask']
}

/** What people do with cards on the canvas, by key and by hand alike; each is one step of undo. */
export function createCanvasActions(env: ActionsEnv): CanvasActions {
  const { editor, open, session, boardState, camera, latest, toWrite, toChoose, removeChosen, openLinks, ask } = env
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

  const waits: CanvasActions['waits'] = (ids, column) => {
    const { content, resting } = latest.current
    if (resting.size === 0) return false
    const columns = content.cards.flatMap((card) => (ids.includes(card.id) ? [card.column] : []))
    const locked = [...columns, ...(column ? [column] : [])].find((one) => resting.has(one))
    if (locked) ask({ what: 'wait', column: locked })
    return locked !== undefined
  }

  const actions: CanvasActions = {
    waits,
    write(id) {
      const shape = editor?.getShape(shapeIdOf(id))
      if (!editor || !shape || !session.canEdit() || waits([id])) return
      editor.setCurrentTool('select')
      editor.setSelectedShapes([shape.id])
      editor.setEditingShape(shape.id)
      editor.setCurrentTool('select.editing_shape', { target: 'shape', shape })
    },
    add(target) {
      if (!session.canEdit() || waits([], target.column)) return
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
      if (waits(movable, target?.column)) return []
      const copies =
        step(() => {
          const made = duplicateCards(plan, movable)
          if (target) moveCards(plan, made, target)
          return made
        }) ?? []
      if (copies.length > 0) actions.choose(copies)
      return copies
    },
    dropFromLibrary(ids, at) {
      const target = targetAt(latest.current.board, at.x, at.y, new Set())
      if (target && waits([], target.column)) return
      void untilItComes(() => import('./fromLibrary.ts')).then(({ addFromLibrary }) => {
        const made = step(() => addFromLibrary(plan, ids, target, latest.current.language)) ?? []
        if (made.length > 0) actions.choose(made)
      })
    },
    endWriting() {
      fresh = undefined
      editor?.setEditingShape(null)
      // "select" alone would leave tldraw in its editing state, which throws at the next press without a card in it.
      editor?.setCurrentTool('select.idle')
    },
    connect(from) {
      if (waits([from])) return
      editor?.setCurrentTool('connect', { from })
    },
    openLinks(card) {
      if (!waits([card])) openLinks(card)
    },
    ask(asked) {
      if (!asked || !('ids' in asked) || !waits(asked.ids)) ask(asked)
    },
    paste(text, at) {
      const words = text.trim()
      if (!session.canEdit() || ADDRESS.test(words)) return false
      const { board } = latest.current
      const chosen = board.cards.get(boardState.chosen.get()[0] ?? ('' as CardId))?.card
      const isPlace = chosen && !COLUMN_FACTS[chosen.column].isFixed
      const target = isPlace
        ? { column: chosen.column, band: chosen.band, after: chosen.id }
        : at && isOnBoard(board, at)
          ? targetAt(board, at.x, at.y, new Set())
          : undefined
      if (target && waits([], target.column)) return true
      if (needsPreview(words)) {
        const { column, band, after } = target ?? { column: 'results' as const, band: 'population' as const }
        ask({ what: 'paste', text: words, target: { column, band, ...(after === undefined ? {} : { after }) } })
        return true
      }
      if (!target) return false
      const { column, band, after } = target
      const [id] = step(() => addCards(plan, { column, band, after }, [words])) ?? []
      if (id) actions.choose([id])
      return id !== undefined
    },
    remove: () => removeChosen.current(),
    choose(ids) {
      // A card that was just made is chosen when it stands on the board: before that it has no shape.
      const isHere = ids.every((id) => latest.current.board.cards.has(id))
      toChoose.current = isHere ? undefined : ids
      if (isHere) boardState.chosen.set(ids)
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

// An address alone is put down as a text beside the cards, to be followed.
const ADDRESS = /^https?:\/\/\S+$/u

/** Over a column or a strip, not beside the board. */
const isOnBoard = (board: Board, { x, y }: { readonly x: number; readonly y: number }): boolean =>
  [...board.columns, ...board.strips].some(
    (box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
  )

/** Puts the keyboard's focus on a card, without scrolling: the camera does that. */
export function focusCard(editor: Editor, id: CardId): void {
  const card = editor.getContainer().querySelector(`[data-card="${CSS.escape(id)}"]`)
  if (card instanceof HTMLElement) card.focus({ preventScroll: true })
}
