import { adoptCards, type CardId, COLUMN_FACTS, isFixedCard, linkableColumns, mayWrite } from '@commonboard/model'
import { useEditor, useValue } from '@tldraw/tldraw'
import {
  Check,
  Combine,
  CopyPlus,
  ListTree,
  type LucideIcon,
  MessageSquare,
  Move,
  PencilLine,
  Plus,
  Shapes,
  Spline,
  Trash2,
} from 'lucide-react'
import { Suspense, useCallback, useMemo, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useStep } from '../outline/useStep.ts'
import { keepFace, useBoard } from '../plan/board.ts'
import { useCanEdit, usePlan, useRights, useStore } from '../plan/usePlan.ts'
import { later } from '../ui/later.ts'
import { useCanvas } from './boardStore.ts'
import styles from './ChosenBar.module.css'
import { dockBar, dockWidth } from './dock.ts'
import { isDrawn } from './sketch/shapes.ts'

const LockChip = later(() => import('../lock/LockChip.tsx'))

/** What can be done with the chosen cards, in words, at the edge of the canvas: nobody has to know a key. */
export function ChosenBar() {
  const { store, actions, isTouch, resting } = useCanvas()
  const editor = useEditor()
  const words = useWords('canvas')
  const { cards } = useWords('cards')
  const plan = usePlan()
  const step = useStep()
  const mayEdit = useCanEdit()
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
  const [size, setSize] = useState({ width: 0, height: 0 })
  const measure = useCallback((bar: HTMLDivElement | null) => {
    if (!bar) return undefined
    const look = () => setSize({ width: bar.offsetWidth, height: bar.offsetHeight })
    const observer = new ResizeObserver(look)
    observer.observe(bar)
    look()
    return () => observer.disconnect()
  }, [])
  const boxes = useMemo(() => chosen.flatMap((id) => board.cards.get(id) ?? []), [chosen, board])
  // As one value, so that the bar is drawn again only when it changes its place, not with each step of the camera.
  const place = useValue('dock', () => {
    const { w: width, h: height } = editor.getViewportScreenBounds()
    const { x, y, z } = editor.getCamera()
    const onScreen = boxes.map((box) => ({
      x: (box.x + x) * z,
      y: (box.y + y) * z,
      width: box.width * z,
      height: box.height * z,
    }))
    // Colors and sizes of a drawing that is chosen too stand above the tools.
    const preferred = editor.getSelectedShapes().some(isDrawn) ? 'top' : undefined
    const dock = dockBar({ width, height }, size, onScreen, preferred)
    return `${dock.edge} ${Math.round(dock.bar.x)} ${Math.round(dock.bar.y)} ${Math.round(dockWidth(width))}`
  }, [editor, boxes, size])
  const [first] = boxes
  const locked = mayEdit ? boxes.find(({ card }) => resting.has(card.column))?.card.column : undefined
  const canEdit = mayEdit && !locked
  if ((!mayEdit && !mayTalk) || isBusy || !first || (!mayEdit && boxes.length > 1)) return null
  const movable = chosen.filter((id) => !isFixedCard(id))
  const starters = boxes.filter((box) => box.card.isStarter).map((box) => box.card.id)
  const [edge, x, y, maxInlineSize] = place.split(' ')
  const isLinkable = boxes.length === 1 && linkableColumns(first.card.column).length > 0
  return (
    <div
      ref={measure}
      role="toolbar"
      aria-label={boxes.length > 1 ? cards.chosenBar : words.canvas.chosenBar(first.card.number)}
      className={styles.bar}
      data-edge={edge}
      style={{ insetInlineStart: Number(x), insetBlockStart: Number(y), maxInlineSize: Number(maxInlineSize) }}
    >
      {locked && (
        <Suspense fallback={null}>
          <LockChip column={locked} />
        </Suspense>
      )}
      {canEdit && boxes.length === 1 && (
        <Act icon={PencilLine} label={words.canvas.write} onAct={() => actions.write(first.card.id)} />
      )}
      {canEdit && isTouch && boxes.length === 1 && !COLUMN_FACTS[first.card.column].isFixed && (
        <Act
          icon={Plus}
          label={words.canvas.add}
          onAct={() => actions.add({ column: first.card.column, band: first.card.band, after: first.card.id })}
        />
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

function Act({ icon: Icon, label, onAct }: { readonly icon: LucideIcon; readonly label: string; onAct(): void }) {
  return (
    <button type="button" onClick={onAct}>
      <Icon size={15} strokeWidth={2} aria-hidden="true" />
      {label}
    </button>
  )
}
