import { adoptCards, type CardId, isFixedCard, linkableColumns, mayWrite } from '@commonboard/model'
import { stopEventPropagation, useEditor, useValue } from '@tldraw/tldraw'
import {
  Check,
  Combine,
  CopyPlus,
  ListTree,
  type LucideIcon,
  MessageSquare,
  Move,
  PencilLine,
  Shapes,
  Spline,
  Trash2,
} from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useStep } from '../outline/useStep.ts'
import { keepFace, useBoard } from '../plan/board.ts'
import { useCanEdit, usePlan, useRights, useStore } from '../plan/usePlan.ts'
import { useCanvas } from './boardStore.ts'
import styles from './ChosenBar.module.css'

/** Room the toolbar takes at the lower edge, and the least distance to the other edges. */
const TOOLBAR_PX = 84
const EDGE_PX = 8
const GAP_PX = 6

/** What can be done with the chosen cards, in words, below them: nobody has to know a key. */
export function ChosenBar() {
  const { store, actions } = useCanvas()
  const editor = useEditor()
  const words = useWords('canvas')
  const { cards } = useWords('cards')
  const plan = usePlan()
  const step = useStep()
  const canEdit = useCanEdit()
  const mayTalk = mayWrite('talk', useRights())
  const board = useStore(store.board)
  const boardState = useBoard()
  const chosen = useStore(boardState.chosen)
  // Values, levels, now or later: the outline has them all, and the way back keeps the card.
  const showDetails = (id: CardId) => {
    boardState.details.set(id)
    boardState.face.set('outline')
    keepFace('outline')
  }
  const isBusy = useValue('busy', () => !editor.isIn('select.idle') || editor.getCurrentToolId() !== 'select', [editor])
  const view = useValue('view', () => editor.getViewportPageBounds(), [editor])
  const zoom = useValue('zoom', () => editor.getZoomLevel(), [editor])
  const bar = useRef<HTMLDivElement>(null)
  const isAdding = useShift()
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const { offsetWidth: width = 0, offsetHeight: height = 0 } = bar.current ?? {}
    setSize((before) => (before.width === width && before.height === height ? before : { width, height }))
  }, [board, chosen, canEdit, isBusy, words])
  const boxes = chosen.flatMap((id) => board.cards.get(id) ?? [])
  const [first] = boxes
  if ((!canEdit && !mayTalk) || isBusy || !first || (!canEdit && boxes.length > 1)) return null
  const movable = chosen.filter((id) => !isFixedCard(id))
  const starters = boxes.filter((box) => box.card.isStarter).map((box) => box.card.id)
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  const top = Math.min(...boxes.map((box) => box.y))
  // Beside the last column, and at the lower edge, the bar gives way so that all of it can be reached.
  const x = Math.max(
    view.minX + EDGE_PX / zoom,
    Math.min(...boxes.map((box) => box.x), view.maxX - (size.width + EDGE_PX) / zoom),
  )
  const above = top - (size.height + GAP_PX) / zoom
  const isLow = bottom + (GAP_PX + size.height) / zoom > view.maxY - TOOLBAR_PX / zoom
  const y = isLow && above > view.minY ? above : bottom + GAP_PX / zoom
  const isLinkable = boxes.length === 1 && linkableColumns(first.card.column).length > 0
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={boxes.length > 1 ? cards.chosenBar : words.canvas.chosenBar(first.card.number)}
      className={styles.bar}
      data-aside={isAdding || undefined}
      style={{ transform: `translate(${x}px, ${y}px) scale(var(--unzoom))` }}
      onPointerDown={stopEventPropagation}
    >
      {canEdit && boxes.length === 1 && (
        <Act icon={PencilLine} label={words.canvas.write} onAct={() => actions.write(first.card.id)} />
      )}
      {canEdit && isLinkable && (
        <Act icon={Spline} label={words.canvas.links} onAct={() => actions.openLinks(first.card.id)} />
      )}
      {boxes.length === 1 && first.card.column !== 'vision' && (
        <Act icon={ListTree} label={words.canvas.details} onAct={() => showDetails(first.card.id)} />
      )}
      {mayTalk && boxes.length === 1 && (
        <Act
          icon={MessageSquare}
          label={words.canvas.comment}
          onAct={() => boardState.talk.open(['card', first.card.id])}
        />
      )}
      {canEdit && boxes.length > 1 && movable.length > 0 && (
        <>
          <Act icon={Move} label={cards.moveTo} onAct={() => actions.ask({ what: 'move', ids: movable })} />
          <Act icon={Shapes} label={cards.makeThem} onAct={() => actions.ask({ what: 'make', ids: movable })} />
          {movable.length > 1 && (
            <Act icon={Combine} label={cards.merge} onAct={() => actions.ask({ what: 'merge', ids: movable })} />
          )}
          <Act icon={CopyPlus} label={cards.duplicate} onAct={() => actions.duplicate(movable)} />
        </>
      )}
      {canEdit && boxes.length > 1 && boxes.some(({ card }) => linkableColumns(card.column).length > 0) && (
        <Act icon={Spline} label={cards.linkAll} onAct={() => actions.ask({ what: 'link', ids: chosen })} />
      )}
      {canEdit && starters.length > 0 && (
        <Act icon={Check} label={words.canvas.keep} onAct={() => step(() => adoptCards(plan, starters))} />
      )}
      {canEdit && movable.length > 0 && (
        <Act icon={Trash2} label={words.canvas.remove} onAct={() => actions.remove()} />
      )}
    </div>
  )
}

/** While Shift is held further cards are chosen: the bar gives way, or it would lie on the next one. */
function useShift(): boolean {
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => setHeld(event.shiftKey)
    const onBlur = () => setHeld(false)
    window.addEventListener('keydown', onKey)
    window.addEventListener('keyup', onKey)
    window.addEventListener('blur', onBlur)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('keyup', onKey)
      window.removeEventListener('blur', onBlur)
    }
  }, [])
  return isHeld
}

function Act({ icon: Icon, label, onAct }: { readonly icon: LucideIcon; readonly label: string; onAct(): void }) {
  return (
    <button type="button" onClick={onAct}>
      <Icon size={15} strokeWidth={2} aria-hidden="true" />
      {label}
    </button>
  )
}
