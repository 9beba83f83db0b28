import {
  addDrawing,
  bringBackDrawings,
  type DrawingBoard,
  type DrawingId,
  drawingText,
  newDrawingId,
  removeDrawings,
} from '@commonboard/model'
import { type Editor, getIndexAbove, react, type VecLike } from '@tldraw/tldraw'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { personColor } from '../../people.ts'
import { useBoard } from '../../plan/board.ts'
import { createStore } from '../../plan/store.ts'
import { useCanEdit, useOpenPlan, usePeers, useSession, useStore } from '../../plan/usePlan.ts'
import { notify } from '../../ui/Toast.tsx'
import { throttle } from '../presence.ts'
import type { SketchGround } from '../../sketch/ground.ts'
import { isSketchTool } from '../../sketch/state.ts'
import { bindSketch, type BoundSketch } from './bindSketch.ts'
import { hasLook, looks } from './looks.ts'
import type { SketchContextValue } from './sketchContext.ts'
import { drawingIdOf, drawnShapeId, hasWords, isDrawn, NOTE } from './shapes.ts'
import { lookOfNew, setSketchBridge } from './tools.ts'

const LASER_PAUSE_MS = 50

export interface SketchHand {
  readonly context: SketchContextValue
  /** Draws again: the board under the drawings has another layout. */
  readonly bound: RefObject<BoundSketch | undefined>
  place(kind: 'sketchNote' | 'sketchText', point: VecLike, text?: string): void
  write(id: DrawingId): void
  removeChosen(): boolean
}

/** Ties the drawings of one board to a tldraw editor for as long as it is on the page. */
export function useSketch(editor: Editor | undefined, board: DrawingBoard, ground: SketchGround): SketchHand {
  const { plan, drawings, undo } = useOpenPlan()
  const session = useSession()
  const words = useWords('canvas', 'sketch')
  const { sketch } = useBoard()
  const peers = usePeers()
  const isShown = useStore(sketch.isShown)
  const canEdit = useCanEdit()
  const bound = useRef<BoundSketch>(undefined)
  const latest = useRef({ ground, words })
  latest.current = { ground, words }
  const toWrite = useRef<DrawingId>(undefined)
  const [writers] = useState(() => createStore<ReadonlyMap<DrawingId, { name: string; color: number }>>(new Map()))

  useEffect(() => session.openSketch(), [session])

  useEffect(() => {
    const next = new Map<DrawingId, { name: string; color: number }>()
    for (const peer of peers)
      if (!peer.isMe && peer.editing)
        next.set(peer.editing.card as DrawingId, { name: peer.name ?? '', color: peer.color ?? 0 })
    if (JSON.stringify([...next]) !== JSON.stringify([...writers.get()])) writers.set(next)
  }, [peers, writers])

  const hand = useMemo(() => {
    const endWriting = () => {
      editor?.setEditingShape(null)
      editor?.setCurrentTool('select.idle')
    }
    const write = (id: DrawingId) => {
      const shape = editor?.getShape(drawnShapeId(id))
      if (!editor || !shape || !hasWords(shape) || !session.canEdit()) return
      editor.setCurrentTool('select')
      editor.setSelectedShapes([shape.id])
      editor.setEditingShape(shape.id)
      editor.setCurrentTool('select.editing_shape', { target: 'shape', shape })
    }
    const place = (kind: 'sketchNote' | 'sketchText', { x, y }: VecLike, text = '') => {
      if (!editor || !session.canEdit()) return
      const id = newDrawingId()
      const { color, size } = looks.get()[kind === 'sketchNote' ? 'note' : 'text']
      const corner = kind === 'sketchNote' ? { x: x - NOTE.width / 2, y: y - NOTE.minHeight / 2 } : { x, y: y - 10 }
      const highest = editor.getCurrentPageShapesSorted().filter(isDrawn).at(-1)?.index
      sketch.show(true)
      undo.closeStep()
      addDrawing(plan, id, {
        board,
        at: latest.current.ground.anchors([corner, { x, y }]),
        shape: {
          type: kind,
          props: { color, size, ...(kind === 'sketchNote' ? { w: NOTE.width } : {}) },
          index: getIndexAbove(highest),
        },
        text,
      })
      undo.closeStep()
      toWrite.current = id
      bound.current?.show()
      if (text === '') write(id)
      else editor.setSelectedShapes([drawnShapeId(id)])
    }
    const removeChosen = () => {
      const ids =
        editor
          ?.getSelectedShapes()
          .filter(isDrawn)
          .map((shape) => drawingIdOf(shape.id)) ?? []
      if (ids.length === 0 || !session.canEdit()) return false
      undo.closeStep()
      removeDrawings(plan, ids, session.participantId, Date.now())
      undo.closeStep()
      // These drawings, whatever else has been done since: a step of undo could be another one by then.
      const bringBack = () => {
        undo.closeStep()
        bringBackDrawings(plan, ids)
        undo.closeStep()
      }
      notify(latest.current.words.sketch.removed(ids.length), {
        label: latest.current.words.canvas.undo,
        onAct: bringBack,
        takesBack: true,
      })
      return true
    }
    return { context: { board, ground, writers, write, endWriting, removeChosen }, bound, place, write, removeChosen }
  }, [editor, session, plan, undo, board, ground, sketch, writers])

  useEffect(() => {
    if (!editor) return
    const tied = bindSketch(editor, {
      plan,
      drawings,
      undo,
      board,
      participantId: session.participantId,
      ground: () => latest.current.ground,
      isShown: sketch.isShown.get,
      mayDraw: session.canEdit,
      onTooLarge: () => notify(latest.current.words.sketch.tooLarge),
    })
    bound.current = tied
    const laser = throttle<VecLike | undefined>(
      (point) => session.setPresence({ laser: point ? { board, at: latest.current.ground.anchors([point]) } : null }),
      () => LASER_PAUSE_MS,
    )
    setSketchBridge(editor, {
      // Not inside tldraw's handler: what follows writes to its store.
      place: (kind, { x, y }) => queueMicrotask(() => hand.place(kind, { x, y })),
      look: () => {
        const tool = editor.getCurrentToolId()
        return looks.get()[hasLook(tool) ? tool : 'draw']
      },
      laser: laser.call,
    })
    const stopLooks = lookOfNew(editor)
    // An empty note nobody wrote in goes away by itself.
    let last: DrawingId | undefined
    const stopWriting = react('writing a note', () => {
      const shape = editor.getEditingShape()
      const now = shape && isDrawn(shape) ? drawingIdOf(shape.id) : undefined
      const ended = last
      last = now
      if (!ended || ended === now) return
      queueMicrotask(() => {
        if (drawingText(plan, ended).trim() !== '' || !session.canEdit()) return
        removeDrawings(plan, [ended], session.participantId, Date.now())
      })
    })
    const stopTool = react('tool shows the drawing', () => {
      const tool = editor.getCurrentToolId()
      if (tool in looks.get() || tool === 'erase') queueMicrotask(() => sketch.show(true))
    })
    tied.show()
    return () => {
      stopLooks()
      stopWriting()
      stopTool()
      laser.cancel()
      session.setPresence({ laser: null })
      tied.destroy()
      bound.current = undefined
    }
  }, [editor, plan, drawings, undo, board, session, sketch, hand])

  // The boards were locked with a pen in the hand.
  useEffect(() => {
    if (editor && !canEdit && isSketchTool(editor.getCurrentToolId())) editor.setCurrentTool('select')
  }, [editor, canEdit])

  // Shown and hidden at once, without waiting for a frame.
  useEffect(() => bound.current?.show(), [isShown])

  useEffect(() => {
    const { color } = session.me
    editor?.getContainer().style.setProperty('--color-laser', personColor(color))
  }, [editor, session])

  return hand
}
