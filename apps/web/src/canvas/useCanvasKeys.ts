import {
  type Board,
  bringBackCards,
  type CardId,
  COLUMN_FACTS,
  isFixedCard,
  isStrip,
  linkableColumns,
  removeCards,
  removeLinks,
  type Target,
} from '@commonboard/model'
import { type Editor, react } from '@tldraw/tldraw'
import { type RefObject, useEffect, useRef } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useBoard } from '../plan/board.ts'
import { isLayerShown } from '../plan/layer.ts'
import { singleKeysWork, TAKES_LETTERS } from '../plan/singleKeys.ts'
import { useContent, useOpenPlan, useSession } from '../plan/usePlan.ts'
import { announce } from '../ui/Announcer.tsx'
import { notify, notifyWhile } from '../ui/Toast.tsx'
import type { CanvasContextValue } from './boardStore.ts'
import type { CameraMoves } from './camera.ts'
import { cardInDirection, type Direction, stepTarget } from './steps.ts'
import { MANY } from '../several/many.ts'
import { HIDE_KEY, SKETCH_KEYS } from '../sketch/state.ts'
import { hasWords, drawingIdOf, isDrawn } from './sketch/shapes.ts'
import { nudgeOf } from './sketch/useLayerKeys.ts'
import type { SketchHand } from './sketch/useSketch.ts'
import { focusCard } from './canvasActions.ts'
import { LAYER_KEY } from './LayerBar.tsx'

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}
const TOOL_KEYS: Readonly<Record<string, string>> = { '1': 'select', '2': 'hand', '3': 'card', '4': 'connect' }

const ZOOM_KEYS = ['+', '=', '-', '0', '8', '9']
const ZOOM_REST_MS = 400
const FOLD_KEY = 'f'

/** A note put down by key covers no word of its card. */
const NEXT_TO_PX = 44

/** Every gesture by key. Listens before tldraw does, which would nudge and delete shapes by itself. */
export function useCanvasKeys(
  frame: RefObject<HTMLElement | null>,
  editor: Editor | undefined,
  board: Board,
  { store, actions }: CanvasContextValue,
  camera: CameraMoves,
  openLinks: (card: CardId) => void,
  dropAt: (ids: readonly CardId[], target: Target) => void,
  removeChosen: RefObject<() => void>,
  hand: SketchHand,
): void {
  const { plan, undo } = useOpenPlan()
  const session = useSession()
  const { chosen, sketch, layer, folds } = useBoard()
  const content = useContent()
  const words = useWords('canvas', 'sketch')
  const latest = useRef({ board, words, dropAt, content })
  latest.current = { board, words, dropAt, content }

  useEffect(() => {
    const element = frame.current
    if (!element || !editor) return

    const goTo = (id: CardId) => {
      chosen.set([id])
      const box = latest.current.board.cards.get(id)
      if (box) camera.reveal(box)
      // The card that was just chosen becomes the tab stop with the next drawing.
      requestAnimationFrame(() => focusCard(editor, id))
    }

    const remove = () => {
      const link = store.chosenLink.get()
      if (link) {
        removeLinks(plan, [link])
        store.chosenLink.set(undefined)
        return
      }
      const { board, words } = latest.current
      const ids = chosen.get().filter((id) => !isFixedCard(id) && board.cards.has(id))
      const [first] = ids
      if (!first) {
        if (chosen.get().length > 0) notify(words.canvas.fixedStays)
        return
      }
      if (ids.length > MANY) return actions.ask({ what: 'remove', ids })
      if (actions.waits(ids)) return
      const numbers = ids.map((id) => board.cards.get(id)?.card.number ?? '')
      const next =
        cardInDirection(board, first, 'down') ??
        cardInDirection(board, first, 'up') ??
        cardInDirection(board, first, 'left')
      // These cards, whatever else has been done since: a step of undo could be another one by then.
      const bringBack = () => {
        undo.closeStep()
        bringBackCards(plan, ids)
        undo.closeStep()
      }
      undo.closeStep()
      removeCards(plan, ids, session.participantId, Date.now())
      undo.closeStep()
      notify(words.canvas.removed(numbers), { label: words.canvas.undo, onAct: bringBack, takesBack: true })
      if (next && !ids.includes(next)) goTo(next)
      else chosen.set([])
    }

    const addBelow = () => {
      const box = latest.current.board.cards.get(chosen.get()[0] ?? ('' as CardId))
      if (!box || COLUMN_FACTS[box.card.column].isFixed) actions.add({ column: 'results', band: 'population' })
      else actions.add({ column: box.card.column, band: box.card.band, after: box.card.id })
    }

    // Beside the chosen card, or in the middle of what is seen.
    const placeByKey = () => {
      const kind = editor.getCurrentToolId() === 'note' ? 'sketchNote' : 'sketchText'
      const box = latest.current.board.cards.get(chosen.get()[0] ?? ('' as CardId))
      const point = box
        ? { x: box.x + box.width / 2, y: box.y + box.height + NEXT_TO_PX }
        : editor.getViewportPageBounds().center
      editor.setCurrentTool('select')
      hand.place(kind, point)
    }

    // How a note is put down is of use only while there is one in the hand.
    const holdsWords = () => ['note', 'text'].includes(editor.getCurrentToolId())
    let endHint: (() => void) | undefined
    const stopWatching = react('a note in the hand', () => {
      if (!holdsWords()) endHint?.()
    })

    // The first time all of the column, then the board.
    const chooseAll = () => {
      const { board } = latest.current
      const all = [...board.cards.values()].filter(({ card }) => !isFixedCard(card.id))
      const column = board.cards.get(chosen.get()[0] ?? ('' as CardId))?.card.column
      const inColumn = all.filter(({ card }) => card.column === column)
      const hasColumn = inColumn.every(({ card }) => chosen.get().includes(card.id))
      const ids = (hasColumn ? all : inColumn).map(({ card }) => card.id)
      chosen.set(ids)
      announce(latest.current.words.canvas.nowChosen(ids.length))
    }

    const withControl = (event: KeyboardEvent) => {
      const isHere = element.contains(event.target as Node) || event.target === document.body
      if (!isHere || event.altKey || event.shiftKey) return
      const letter = event.key.toLowerCase()
      if (letter === 'd' && session.canEdit()) {
        const copies = actions.duplicate(chosen.get())
        if (copies.length > 0) announce(latest.current.words.canvas.copied(copies.length))
      } else if (letter === 'a') chooseAll()
      else return
      event.preventDefault()
      event.stopPropagation()
    }

    const fold = () => {
      const column = latest.current.board.cards.get(chosen.get()[0] ?? ('' as CardId))?.card.column
      if (!column || isStrip(column)) return
      chosen.set([])
      folds.fold(column, true)
      requestAnimationFrame(() => element.querySelector<HTMLElement>(`[data-column-bar="${column}"]`)?.focus())
    }

    const showLayer = () => {
      const isShown = !isLayerShown(latest.current.content, layer.chosen.get())
      layer.show(isShown)
      announce(latest.current.words.canvas.layerNow(isShown))
    }

    let zooming: ReturnType<typeof setTimeout> | undefined
    // Once it stands still: pressed four times, it is said once.
    const sayZoom = () => {
      clearTimeout(zooming)
      zooming = setTimeout(() => {
        announce(latest.current.words.canvas.percent(Math.round(editor.getZoomLevel() * 100)))
      }, ZOOM_REST_MS)
    }

    const fitChosen = () => {
      const boxes = chosen.get().flatMap((id) => latest.current.board.cards.get(id) ?? [])
      if (boxes.length > 0) camera.fitTo(boxes)
      else camera.fit()
    }

    const onKeyDown = (event: KeyboardEvent) => {
      keepFromTldraw(event)
      const target = event.target as HTMLElement
      if (target.closest(`${TAKES_LETTERS}, dialog, [role="menu"]`)) return
      // A button of ours keeps its own keys.
      if (target.closest('button') && (event.key === 'Enter' || event.key === ' ')) return
      if (event.ctrlKey || event.metaKey) return withControl(event)
      if (event.key.length === 1 && !singleKeysWork() && !target.closest('[data-card]')) return
      // In the bars arrows and letters are theirs; tools and zoom work from anywhere on the page.
      const isHere = element.contains(target) || target === document.body
      const letter = event.altKey ? '' : event.key.toLowerCase()
      const sketchTool = SKETCH_KEYS[letter]
      const isForAll =
        TOOL_KEYS[event.key] ?? sketchTool ?? (letter === HIDE_KEY || letter === LAYER_KEY ? letter : undefined)
      if (!isHere && !isForAll && !ZOOM_KEYS.includes(event.key)) return
      const id = chosen.get()[0]
      const direction = DIRECTIONS[event.key]
      const canEdit = session.canEdit()
      const drawn = editor.getSelectedShapes().filter(isDrawn)
      const [firstDrawn] = drawn
      const move = nudgeOf(event.key, event.shiftKey)
      if (move && !id && firstDrawn && !event.altKey) {
        if (canEdit) editor.nudgeShapes(drawn, move)
      } else if (direction && id) {
        if (event.altKey) {
          if (canEdit && actions.waits([id])) return
          const place = canEdit ? stepTarget(latest.current.board, id, direction) : undefined
          if (place) latest.current.dropAt([id], place)
          requestAnimationFrame(() => {
            focusCard(editor, id)
            const number = latest.current.board.cards.get(id)?.card.number
            if (place && number) announce(latest.current.words.canvas.nowAt(number))
          })
        } else {
          const next = cardInDirection(latest.current.board, id, direction)
          if (next) goTo(next)
        }
      } else if (direction) goTo('vision' as CardId)
      else if (event.altKey) return
      else if (event.key === 'Enter' && canEdit && holdsWords()) placeByKey()
      else if ((event.key === 'Enter' || event.key === 'F2') && id) actions.write(id)
      else if ((event.key === 'Enter' || event.key === 'F2') && firstDrawn && hasWords(firstDrawn))
        hand.write(drawingIdOf(firstDrawn.id))
      else if (event.key === 'Escape') {
        if (editor.getCurrentToolId() !== 'select' || editor.isIn('select.translating')) return editor.cancel()
        store.chosenLink.set(undefined)
        chosen.set([])
        editor.selectNone()
      } else if ((event.key === 'Delete' || event.key === 'Backspace') && canEdit) {
        if (!hand.removeChosen() || id) remove()
      } else if ((event.key === 'n' || event.key === 'N') && canEdit) addBelow()
      else if ((event.key === 'l' || event.key === 'L') && canEdit && id) {
        const box = latest.current.board.cards.get(id)
        if (box && linkableColumns(box.card.column).length > 0) openLinks(id)
      } else if (TOOL_KEYS[event.key] && (canEdit || event.key === '1' || event.key === '2'))
        editor.setCurrentTool(TOOL_KEYS[event.key] ?? 'select')
      else if (sketchTool && canEdit) {
        editor.setCurrentTool(sketchTool)
        endHint?.()
        if (holdsWords()) endHint = notifyWhile(latest.current.words.sketch.placeByKey)
      } else if (letter === HIDE_KEY) {
        if (sketch.isShown.get()) editor.setCurrentTool('select')
        sketch.show(!sketch.isShown.get())
      } else if (event.key === '+' || event.key === '=') camera.zoomIn()
      else if (event.key === '-') camera.zoomOut()
      else if (event.key === '0') camera.fit()
      else if (event.key === '9') fitChosen()
      else if (event.key === '8') camera.zoomTo100()
      else if (letter === LAYER_KEY) showLayer()
      else if (letter === FOLD_KEY) fold()
      else return
      if (ZOOM_KEYS.includes(event.key)) sayZoom()
      event.preventDefault()
      event.stopPropagation()
    }
    removeChosen.current = remove
    window.addEventListener('keydown', onKeyDown, { capture: true })
    window.addEventListener('keyup', keepRelease, { capture: true })
    return () => {
      clearTimeout(zooming)
      stopWatching()
      endHint?.()
      window.removeEventListener('keydown', onKeyDown, { capture: true })
      window.removeEventListener('keyup', keepRelease, { capture: true })
    }
  }, [
    frame,
    editor,
    store,
    actions,
    camera,
    plan,
    undo,
    session,
    chosen,
    sketch,
    hand,
    openLinks,
    removeChosen,
    layer,
    folds,
  ])
}

/** Released over the canvas, Tab would have tldraw look for a card to go to, which throws: none of ours is its to choose. */
function keepRelease(event: KeyboardEvent): void {
  if (event.key !== ' ') Object.assign(event, { isKilled: true })
}

/** tldraw hears the space bar, which moves the board; every other key is ours, or the page's, such as Tab. */
function keepFromTldraw(event: KeyboardEvent): void {
  const isOnControl = event.target instanceof HTMLElement && event.target.closest('button, a, summary') !== null
  if (event.key !== ' ' || isOnControl) Object.assign(event, { isKilled: true })
}
