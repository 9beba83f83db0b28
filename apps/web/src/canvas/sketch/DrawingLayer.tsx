import '@tldraw/tldraw/tldraw.css'
import '../Canvas.css'
import type { DrawingBoard } from '@commonboard/model'
import {
  DefaultCanvas,
  type Editor,
  react,
  SelectTool,
  type TLEditorComponents,
  TldrawEditor,
  TldrawHandles,
} from '@tldraw/tldraw'
import { MousePointer2, Redo2, Undo2, X } from 'lucide-react'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { useMedia } from '../../ui/media.ts'
import { useBoard } from '../../plan/board.ts'
import { useCanEdit, useContent, useStore, useUndo } from '../../plan/usePlan.ts'
import type { SketchGround } from '../../sketch/ground.ts'
import { isSketchTool } from '../../sketch/state.ts'
import { useIsCalm, useTheme } from '../../ui/theme.ts'
import { Tool } from '../Tool.tsx'
import toolbar from '../Toolbar.module.css'
import { licenseKey } from '../license.ts'
import styles from './DrawingLayer.module.css'
import { Lasers } from './Lasers.tsx'
import { LookPanel } from './LookPanel.tsx'
import { ChosenOutlines, SelectionBox } from './SelectionBox.tsx'
import { SketchContext } from './sketchContext.ts'
import { SKETCH_SHAPES } from './sketchShapes.ts'
import { HideTool, SketchTools } from './SketchTools.tsx'
import { SKETCH_TOOLS } from './tools.ts'
import { useLayerKeys } from './useLayerKeys.ts'
import { useRefusals } from './useRefusals.ts'
import { useSketch } from './useSketch.ts'

const TOOLS = [SelectTool, ...SKETCH_TOOLS]
const OPTIONS = { createTextOnCanvasDoubleClick: false, maxPages: 1 } as const
// The page scrolls, and the drawing with it; nothing else moves it.
const CAMERA = { isLocked: true, wheelBehavior: 'none' } as const

/** If the drawing stops, the board below goes on without it. */
const Nothing = () => null

const COMPONENTS: TLEditorComponents = {
  Overlays: Lasers,
  SelectionForeground: SelectionBox,
  SelectionBackground: null,
  ShapeIndicators: ChosenOutlines,
  Grid: null,
  Background: null,
  LoadingScreen: null,
  Cursor: null,
  SnapIndicator: null,
  Handles: TldrawHandles,
  ErrorFallback: Nothing,
}

interface DrawingLayerProps {
  readonly board: DrawingBoard
  readonly ground: SketchGround
  readonly origin: RefObject<HTMLElement | null>
  readonly frame: RefObject<HTMLElement | null>
}

/**
 * A clear sheet over a board that is a page. While no tool is in the hand the pointer goes through it to the board; the
 * watermark of tldraw keeps its corner and stays a link.
 */
export default function DrawingLayer({ board, ground, origin, frame }: DrawingLayerProps) {
  const words = useWords('sketch')
  const canEdit = useCanEdit()
  const hasRoom = useMedia('(min-width: 1400px)')
  const content = useContent()
  const { sketch } = useBoard()
  const tool = useStore(sketch.tool)
  const undo = useUndo()
  const [editor, setEditor] = useState<Editor>()
  const layer = useRef<HTMLDivElement>(null)
  const hand = useSketch(editor, board, ground)
  const isInHand = tool !== undefined && canEdit
  useRefusals(layer, isInHand ? editor : undefined, hand.place)
  useLayerKeys(editor, hand)

  const colorScheme = useTheme() === 'dark' ? 'dark' : 'light'
  const animationSpeed = useIsCalm() ? 0 : 1
  useEffect(
    () => editor?.user.updateUserPreferences({ colorScheme, animationSpeed }),
    [editor, colorScheme, animationSpeed],
  )

  useEffect(() => {
    editor?.updateInstanceState({ isReadonly: !canEdit })
  }, [editor, canEdit])

  // The tool of the page is the tool of the editor, whichever of them changes it.
  useEffect(() => {
    if (!editor) return
    if (editor.getCurrentToolId() !== (tool ?? 'select')) editor.setCurrentTool(tool ?? 'select')
    if (tool === undefined) {
      editor.setEditingShape(null)
      editor.selectNone()
    }
  }, [editor, tool])
  useEffect(() => {
    if (!editor) return
    return react('tool in the hand', () => {
      const now = editor.getCurrentToolId()
      if (sketch.tool.get() !== undefined) queueMicrotask(() => sketch.tool.set(isSketchTool(now) ? now : 'select'))
    })
  }, [editor, sketch])

  useLayoutEffect(() => tieToPage(layer, origin, frame, editor, hand), [origin, frame, editor, hand])
  // Words and boxes of the page may have moved.
  useEffect(() => hand.bound.current?.schedule(), [content, hand])

  return (
    <SketchContext value={hand.context}>
      <div ref={layer} className={styles.layer} data-through={!isInHand || undefined} data-drawing-layer>
        <TldrawEditor
          shapeUtils={SKETCH_SHAPES}
          tools={TOOLS}
          initialState="select"
          components={COMPONENTS}
          options={OPTIONS}
          cameraOptions={CAMERA}
          onMount={setEditor}
          autoFocus={false}
          {...(licenseKey ? { licenseKey } : {})}
        >
          <DefaultCanvas />
          {isInHand && (
            <>
              <LookPanel />
              <div role="toolbar" aria-label={words.sketch.tools} className={toolbar.toolbar}>
                <Tool
                  icon={MousePointer2}
                  label={words.sketch.select}
                  isOn={tool === 'select'}
                  onUse={() => sketch.tool.set('select')}
                />
                <i />
                <SketchTools tool={tool} hasRoom={hasRoom} onUse={(next) => sketch.tool.set(next)} />
                <HideTool />
                <i />
                <Tool icon={Undo2} label={words.plan.undo} isDisabled={!undo.canUndo} onUse={() => undo.undo()} />
                <Tool icon={Redo2} label={words.plan.redo} isDisabled={!undo.canRedo} onUse={() => undo.redo()} />
                <i />
                <Tool icon={X} label={words.sketch.done} onUse={() => sketch.tool.set(undefined)} />
              </div>
            </>
          )}
        </TldrawEditor>
      </div>
    </SketchContext>
  )
}

/** Lays the sheet over the part of the window the board takes, and moves the drawing with the page. */
function tieToPage(
  layer: RefObject<HTMLElement | null>,
  origin: RefObject<HTMLElement | null>,
  frame: RefObject<HTMLElement | null>,
  editor: Editor | undefined,
  hand: ReturnType<typeof useSketch>,
): (() => void) | undefined {
  const [sheet, corner, board] = [layer.current, origin.current, frame.current]
  if (!sheet || !corner || !board) return undefined
  let last = ''
  const follow = () => {
    const bars = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0
    const box = board.getBoundingClientRect()
    const top = Math.max(box.top, bars)
    const bottom = Math.min(box.bottom, window.innerHeight)
    const size = [box.left, top, board.clientWidth, Math.max(0, bottom - top)]
    if (size.join() !== last) {
      last = size.join()
      const [left, upper, width, height] = size
      Object.assign(sheet.style, {
        left: `${left}px`,
        top: `${upper}px`,
        width: `${width}px`,
        height: `${height}px`,
      })
      if (editor && !editor.isDisposed) editor.updateViewportScreenBounds(sheet)
    }
    if (!editor || editor.isDisposed) return
    const { left, top: upper } = corner.getBoundingClientRect()
    editor.setCamera({ x: left - box.left, y: upper - top, z: 1 }, { force: true, immediate: true })
  }
  const onSize = () => {
    follow()
    hand.bound.current?.schedule()
  }
  follow()
  // Scrolling does not bubble; it is heard on its way down, wherever it happens.
  window.addEventListener('scroll', follow, { capture: true, passive: true })
  window.addEventListener('resize', onSize)
  const observer = new ResizeObserver(onSize)
  observer.observe(corner)
  observer.observe(board)
  // The page scrolls under a tool too: tldraw would keep the wheel for itself. What lies fixed over a board that scrolls
  // in its own frame passes no wheel on to it; where the window scrolls, this moves nothing.
  const onWheel = (event: WheelEvent) => {
    event.stopPropagation()
    if (!event.ctrlKey) board.scrollBy(event.deltaX, event.deltaY)
  }
  sheet.addEventListener('wheel', onWheel, { capture: true })
  return () => {
    window.removeEventListener('scroll', follow, { capture: true })
    window.removeEventListener('resize', onSize)
    observer.disconnect()
    sheet.removeEventListener('wheel', onWheel, { capture: true })
  }
}
