import {
  addLink,
  type Board,
  bringBackCards,
  type CardId,
  cardText,
  chainOf,
  type Column,
  isFixedCard,
  isStrip,
  linkRule,
  type PlanContent,
  removeCards,
  type Target,
  targetAt,
  wordsOf,
} from '@commonboard/model'
import { type Editor, react } from '@tldraw/tldraw'
import { type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useFound } from '../find/useFound.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { isFocusFree, useBoard } from '../plan/board.ts'
import { useMove } from '../plan/useMove.tsx'
import { useOpenPlan, usePeers, useSession, useStore } from '../plan/usePlan.ts'
import { notify } from '../ui/Toast.tsx'
import { bindBoard, type BoundBoard, copiesIn, isCard } from './bindBoard.ts'
import { type Asked, type CanvasContextValue, createBoardStore } from './boardStore.ts'
import { type CameraMoves, cameraMoves } from './camera.ts'
import { createCanvasActions, focusCard } from './canvasActions.ts'
import { captureDrop } from './capture.ts'
import { watchDrags } from './drags.ts'
import type { GestureStore } from './Overlays.tsx'
import { spotAt, throttle } from './presence.ts'
import { cardIdOf, shapeIdOf } from './shapes/cardShape.ts'
import { bringTheRest, isInSight } from './theRest.ts'
import { setBridge } from './tools/bridge.ts'

/** Above this many people present, the fast part of presence slows down. */
const CROWD = 20
const pauseMs = (people: number) => (people > CROWD ? 100 : 50)

/** The end of a card, which must stay in sight while words are added there. */
const LAST_LINES_PX = 60

const nothing = () => undefined

interface CanvasBoard {
  readonly context: CanvasContextValue
  readonly camera: CameraMoves
  /** A question to put on the page, while one is open. */
  readonly question: ReactNode
  /** A question about several cards. */
  readonly asked: Asked | undefined
  readonly linking: CardId | undefined
  readonly setLinking: (card: CardId | undefined) => void
  readonly dropAt: (ids: readonly CardId[], target: Target) => void
  /** Set by the keys, which know where the focus goes afterwards. */
  readonly removeChosen: RefObject<() => void>
}

/** Ties the plan, tldraw and the people together for as long as the canvas is on the page. */
export function useCanvasBoard(
  editor: Editor | undefined,
  board: Board,
  content: PlanContent,
  gestures: GestureStore,
  isTouch: boolean,
  resting: ReadonlySet<Column>,
): CanvasBoard {
  const open = useOpenPlan()
  const { plan, undo } = open
  const session = useSession()
  const words = useWords('canvas')
  const { language } = useLanguage()
  const boardState = useBoard()
  const chosen = useStore(boardState.chosen)
  const peers = usePeers()
  const [store] = useState(createBoardStore)
  const [linking, setLinking] = useState<CardId>()
  const [asked, setAsked] = useState<Asked>()
  const [move, question] = useMove()
  const bound = useRef<BoundBoard>(undefined)
  const toWrite = useRef<CardId>(undefined)
  const toChoose = useRef<readonly CardId[]>(undefined)
  /** Chosen while folded away: to be shown as soon as it stands on the board. */
  const toShow = useRef<CardId>(undefined)
  const removeChosen = useRef<() => void>(nothing)
  const latest = useRef({ board, content, words, language, resting, people: peers.length })
  latest.current = { board, content, words, language, resting, people: peers.length }

  const chain = useMemo(() => chainOf(content, chosen), [content, chosen])
  const found = useFound(content)
  const camera = useMemo(() => (editor ? cameraMoves(editor, () => latest.current.board) : NO_CAMERA), [editor])

  const actions = useMemo(
    () =>
      createCanvasActions({
        editor,
        open,
        session,
        boardState,
        camera,
        latest,
        toWrite,
        toChoose,
        removeChosen,
        openLinks: setLinking,
        ask: setAsked,
      }),
    [editor, open, session, boardState, camera],
  )

  const dropAt = useCallback<CanvasBoard['dropAt']>(
    (ids, target) => {
      if (!actions.waits(ids, target.column)) move(ids, target)
    },
    [actions, move],
  )

  const context = useMemo(() => ({ store, actions, isTouch, resting }), [store, actions, isTouch, resting])

  // The plan's side: what changed is shown.
  useEffect(() => {
    store.set({ board, chosen, chain, found, peers })
  }, [store, board, chosen, chain, found, peers])

  // The first view, and the card that was chosen in the outline. Before the cards come: those in sight are the first.
  useEffect(() => {
    if (!editor) return
    camera.first()
    const first = boardState.chosen.get()[0]
    const box = first ? latest.current.board.cards.get(first) : undefined
    if (!first || !box) return
    camera.reveal(box)
    if (isFocusFree()) requestAnimationFrame(() => focusCard(editor, first))
  }, [editor, camera, boardState])

  useEffect(() => {
    if (!editor) return
    bound.current ??= bindBoard(
      editor,
      (box) => isInSight(editor, box) || boardState.chosen.get().includes(box.card.id),
    )
    bound.current.show(board)
    const id = toWrite.current
    if (id && board.cards.has(id)) {
      toWrite.current = undefined
      const box = board.cards.get(id)
      if (box) camera.reveal(box)
      actions.write(id)
    }
    const made = toChoose.current
    const [first] = made ?? []
    if (made && first && made.every((one) => board.cards.has(one))) {
      actions.choose(made)
      const box = board.cards.get(first)
      if (box) camera.reveal(box)
    }
    const shown = toShow.current
    if (shown && board.cards.has(shown)) {
      toShow.current = undefined
      actions.choose([])
      actions.show(shown)
    }
  }, [editor, board, actions, camera, boardState])

  useEffect(() => (editor && bound.current ? bringTheRest(bound.current) : undefined), [editor])

  // A card that grows under the hands stays in sight where the words are added; others' changes never move the view.
  const writtenHeight = useRef<{ id: CardId; height: number }>(undefined)
  useEffect(() => {
    const shape = editor?.getEditingShape()
    const box = shape && isCard(shape) ? board.cards.get(cardIdOf(shape.id)) : undefined
    const before = writtenHeight.current
    writtenHeight.current = box && { id: box.card.id, height: box.height }
    if (!box || before?.id !== box.card.id || before.height >= box.height) return
    const field = editor?.getContainer().querySelector<HTMLTextAreaElement>('textarea:focus')
    if (!field || field.selectionEnd < field.value.length) return
    const height = Math.min(box.height, LAST_LINES_PX)
    camera.reveal({ x: box.x, y: box.y + box.height - height, width: box.width, height })
  }, [editor, board, camera])

  // Choosing goes both ways.
  useEffect(() => {
    if (!editor) return
    const toStore = () => {
      const [first] = boardState.chosen.get()
      const card = first && latest.current.content.cards.find(({ id }) => id === first)
      if (card && !latest.current.board.cards.has(card.id) && card.id !== toWrite.current) {
        toShow.current = card.id
        if (isStrip(card.column)) boardState.layer.show(true)
        else boardState.folds.fold(card.column, false)
      }
      const { cards } = latest.current.board
      if (boardState.chosen.get().some((id) => cards.has(id) && !editor.getShape(shapeIdOf(id)))) bound.current?.whole()
      const wanted = boardState.chosen
        .get()
        .map(shapeIdOf)
        .filter((id) => editor.getShape(id))
      const now = editor
        .getSelectedShapes()
        .filter(isCard)
        .map((shape) => shape.id)
      if (wanted.length !== now.length || wanted.some((id, index) => id !== now[index])) {
        store.chosenLink.set(undefined)
        editor.run(() => editor.setSelectedShapes(wanted), { history: 'ignore' })
        // Chosen elsewhere, as in the list of what to look at or while looking for words: the view goes there.
        const box = first && latest.current.board.cards.get(first)
        if (box && !editor.getContainer().contains(document.activeElement) && !isFocusFree()) camera.reveal(box)
      }
      session.setPresence({ selected: boardState.chosen.get().slice(0, 20) })
    }
    // First, or the empty selection of a fresh editor would count as a choice.
    toStore()
    const stopReacting = react('chosen', () => {
      const ids = editor
        .getSelectedShapes()
        .filter(isCard)
        .map((shape) => cardIdOf(shape.id))
      const known = ids.filter((id) => latest.current.board.cards.has(id))
      // A card that is not on the board yet is chosen before it has a shape.
      if (boardState.chosen.get().some((id) => id === toWrite.current || id === toShow.current)) return
      if (known.join() !== boardState.chosen.get().join()) boardState.chosen.set(known)
    })
    const stopChosen = boardState.chosen.subscribe(toStore)
    return () => {
      stopReacting()
      stopChosen()
    }
  }, [editor, boardState, session, store, camera])

  // An empty card nobody wrote in goes away by itself.
  useEffect(() => {
    if (!editor) return
    let last: CardId | undefined
    return react('writing', () => {
      const shape = editor.getEditingShape()
      const now = shape && isCard(shape) ? cardIdOf(shape.id) : undefined
      const ended = last
      last = now
      // Somebody else removed the card, or the boards were locked: tldraw forgets the card, but not that it was editing.
      if (!now)
        queueMicrotask(() => {
          if (!editor.isDisposed && !editor.getEditingShapeId() && editor.isIn('select.editing_shape'))
            editor.setCurrentTool('select.idle')
        })
      if (!ended || ended === now || isFixedCard(ended)) return
      queueMicrotask(() => {
        if (!editor.isDisposed) bound.current?.again()
      })
      queueMicrotask(() => {
        if (cardText(plan, ended).trim() !== '' || !session.canEdit()) return
        removeCards(plan, [ended], session.participantId, Date.now())
        notify(latest.current.words.canvas.emptyRemoved, {
          label: latest.current.words.canvas.undo,
          onAct: () => bringBackCards(plan, [ended]),
          takesBack: true,
        })
      })
    })
  }, [editor, plan, session, undo])

  // Drags: presence while they run, one write at the drop.
  useEffect(() => {
    if (!editor) return
    const drag = throttle<{ cards: readonly CardId[]; x: number; y: number }>(
      ({ cards, x, y }) =>
        session.setPresence({ drag: { cards: cards.slice(0, 20), at: spotAt(latest.current.board, x, y) } }),
      () => pauseMs(latest.current.people),
    )
    const mark = (cards: Iterable<CardId>, isInHand: boolean) => {
      for (const id of cards)
        editor
          .getContainer()
          .querySelector(`[data-shape-id="${shapeIdOf(id)}"]`)
          ?.toggleAttribute('data-in-hand', isInHand)
    }
    let held: ReadonlySet<CardId> = new Set()
    const stop = watchDrags(editor, {
      board: () => latest.current.board,
      onStart(cards) {
        // Not to be taken into the hand: it goes back at once, and it is said why.
        if (actions.waits([...cards])) return queueMicrotask(() => editor.cancel())
        held = cards
        gestures.held.set([...cards])
        bound.current?.hold(cards)
        mark(cards, true)
      },
      onMove({ cards, x, y }) {
        drag.call({ cards, x, y })
        const target = targetAt(latest.current.board, x, y, new Set(cards))
        gestures.target.set(target && latest.current.resting.has(target.column) ? undefined : target)
      },
      onEnd(drop) {
        drag.cancel()
        gestures.target.set(undefined)
        session.setPresence({ drag: null })
        mark(held, false)
        held = new Set()
        gestures.held.set([])
        const command = drop && captureDrop(latest.current.board, drop)
        const copies = copiesIn(editor, latest.current.board)
        if (copies.length > 0)
          editor.run(() => editor.deleteShapes(copies.map((shape) => shape.id)), { history: 'ignore' })
        if (command?.kind === 'move') dropAt(command.cards, command.target)
        else if (command?.kind === 'copy') {
          actions.duplicate(command.cards, command.target)
        } else if (drop?.cards.every(isFixedCard)) notify(latest.current.words.canvas.fixedStays)
        bound.current?.hold(new Set())
      },
    })
    return () => {
      stop()
      drag.cancel()
    }
  }, [editor, session, gestures, actions, dropAt])

  useEffect(() => {
    if (!editor) return
    setBridge(editor, {
      addAt({ x, y }) {
        const target = targetAt(latest.current.board, x, y, new Set())
        if (target) actions.add({ column: target.column, band: target.band, after: target.after })
        else notify(latest.current.words.canvas.fixedStays)
      },
      showTarget: (point) => gestures.target.set(point && targetAt(latest.current.board, point.x, point.y, new Set())),
      connect(a, b) {
        const { board, words, language } = latest.current
        const columnA = board.cards.get(a)?.card.column
        const columnB = board.cards.get(b)?.card.column
        if (!columnA || !columnB || actions.waits([a])) return
        if (linkRule(columnA, columnB)) {
          undo.closeStep()
          addLink(plan, a, b)
          boardState.chosen.set([a])
        } else {
          const { columns } = wordsOf(language)
          notify(words.canvas.cannotLink(columns[columnA].label, columns[columnB].label))
        }
      },
      showConnection: (connection) => gestures.connection.set(connection),
      rests: (id) => {
        const column = latest.current.board.cards.get(id)?.card.column
        return column !== undefined && latest.current.resting.has(column)
      },
      waits: (id) => actions.waits([id]),
    })
  }, [editor, plan, actions, gestures, undo, boardState])

  // Our own cursor, as shares of what it is over.
  useEffect(() => {
    if (!editor) return
    const container = editor.getContainer()
    const send = throttle<{ x: number; y: number } | undefined>(
      (point) => session.setPresence({ cursor: point ? spotAt(latest.current.board, point.x, point.y) : null }),
      () => pauseMs(latest.current.people),
    )
    const onMove = (event: PointerEvent) => send.call(editor.screenToPage({ x: event.clientX, y: event.clientY }))
    const onLeave = () => send.call(undefined)
    // Whoever presses on the board works there: a button elsewhere does not go on taking the keys.
    const onDown = () => {
      const active = document.activeElement
      if (active instanceof HTMLElement && !container.contains(active)) active.blur()
    }
    container.addEventListener('pointerdown', onDown, { capture: true })
    container.addEventListener('pointermove', onMove)
    container.addEventListener('pointerleave', onLeave)
    return () => {
      send.cancel()
      container.removeEventListener('pointerdown', onDown, { capture: true })
      container.removeEventListener('pointermove', onMove)
      container.removeEventListener('pointerleave', onLeave)
      session.setPresence({ cursor: null, drag: null })
    }
  }, [editor, session])

  return { context, camera, question, asked, linking, setLinking, dropAt, removeChosen }
}

const NO_CAMERA: CameraMoves = {
  zoomIn: nothing,
  zoomOut: nothing,
  zoomTo100: nothing,
  fit: nothing,
  fitTo: nothing,
  reveal: nothing,
  first: nothing,
}
