import '@tldraw/tldraw/tldraw.css'
import './Canvas.css'
import { boardAnchors, boardPlace, layoutBoard } from '@commonboard/model'
import {
  DefaultCanvas,
  type Editor,
  HandTool,
  SelectTool,
  type TLCameraOptions,
  type TLEditorComponents,
  TldrawEditor,
  TldrawHandles,
} from '@tldraw/tldraw'
import { Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useResting } from '../lock/resting.ts'
import { isFocusFree, keepFace, useBoard } from '../plan/board.ts'
import { useLayerShown } from '../plan/layer.ts'
import { useFindingsNow } from '../plan/useFindings.ts'
import { useCanEdit, useContent, useSession, useStore } from '../plan/usePlan.ts'
import { useMedia } from '../ui/media.ts'
import { useIsCalm, useTheme } from '../ui/theme.ts'
import { CanvasContext } from './boardStore.ts'
import styles from './Canvas.module.css'
import { ChosenBar } from './ChosenBar.tsx'
import { PrintedBoard } from './PrintedBoard.tsx'
import { Ground } from './Ground.tsx'
import { createGestures, Overlays } from './Overlays.tsx'
import { CardShapeUtil } from './shapes/CardShapeUtil.tsx'
import { licenseKey } from './license.ts'
import { Lasers } from './sketch/Lasers.tsx'
import { LookPanel } from './sketch/LookPanel.tsx'
import { ChosenOutlines, SelectionBox } from './sketch/SelectionBox.tsx'
import { SketchContext } from './sketch/sketchContext.ts'
import { SKETCH_SHAPES } from './sketch/sketchShapes.ts'
import { SKETCH_TOOLS } from './sketch/tools.ts'
import { useRefusals } from './sketch/useRefusals.ts'
import { useSketch } from './sketch/useSketch.ts'
import { Stopped } from './Stopped.tsx'
import { LayerBar } from './LayerBar.tsx'
import { Toolbar, ZoomBar } from './Toolbar.tsx'
import { CardTool } from './tools/CardTool.ts'
import { ConnectTool } from './tools/ConnectTool.ts'
import { focusCard } from './canvasActions.ts'
import { useCanvasBoard } from './useCanvasBoard.ts'
import { useCanvasKeys } from './useCanvasKeys.ts'
import { later } from '../ui/later.ts'

const AskedCards = later(() => import('./AskedCards.tsx'))
const LinkDialog = later(() => import('../plan/LinkDialog.tsx').then((file) => ({ default: file.LinkDialog })))

const SHAPES = [CardShapeUtil, ...SKETCH_SHAPES]
const TOOLS = [SelectTool, HandTool, CardTool, ConnectTool, ...SKETCH_TOOLS]
const OPTIONS = { createTextOnCanvasDoubleClick: false, maxPages: 1 } as const
const CAMERA: Partial<TLCameraOptions> = {
  wheelBehavior: 'pan',
  panSpeed: 1,
  zoomSpeed: 1,
  zoomSteps: [0.1, 0.25, 0.5, 0.8, 1, 1.25, 2, 4],
}

/** The logic model on a canvas: a view of the plan, drawn by tldraw. If it stops, another can take its place. */
export default function Canvas() {
  const [attempt, setAttempt] = useState(0)
  const [showAgain] = useState(() => () => setAttempt((count) => count + 1))
  return <LogicModel key={attempt} onAgain={showAgain} />
}

function LogicModel({ onAgain }: { readonly onAgain: () => void }) {
  // Those of the bar for several cards come along: what waits for words later would take the canvas off the page.
  const words = useWords('canvas', 'cards')
  const { language } = useLanguage()
  const content = useContent()
  const canEdit = useCanEdit()
  const { missing } = useFindingsNow(content)
  const { cards: unsent } = useStore(useSession().notSent)
  const { face, layer, folds } = useBoard()
  const isLayerShown = useLayerShown(layer, content)
  const collapsed = useStore(folds.collapsed)
  const isTouch = useMedia('(pointer: coarse)')
  const { locked, resting } = useResting()
  const board = useMemo(
    () =>
      layoutBoard(content, {
        language,
        missing,
        notSent: { cards: unsent, text: words.plan.changedHere },
        isLayerShown,
        collapsed,
        isTouch,
        locked,
      }),
    [content, language, missing, unsent, words, isLayerShown, collapsed, isTouch, locked],
  )
  const [editor, setEditor] = useState<Editor>()
  const [gestures] = useState(createGestures)
  const { context, camera, question, asked, linking, setLinking, dropAt, removeChosen } = useCanvasBoard(
    editor,
    board,
    content,
    gestures,
    isTouch,
    resting,
  )
  const frame = useRef<HTMLDivElement>(null)
  const onOutline = useCallback(() => {
    face.set('outline')
    keepFace('outline')
  }, [face])
  const latestBoard = useRef(board)
  latestBoard.current = board
  const [ground] = useState(() => ({
    place: (on: string) => boardPlace(latestBoard.current, on),
    anchors: (points: Parameters<typeof boardAnchors>[1]) => boardAnchors(latestBoard.current, points),
  }))
  const hand = useSketch(editor, 'logicModel', ground)
  // The drawings move with what they stand on.
  useLayoutEffect(() => hand.bound.current?.schedule(), [hand, board])
  useCanvasKeys(frame, editor, board, context, camera, context.actions.openLinks, dropAt, removeChosen, hand)
  useRefusals(frame, editor, hand.place, context.actions.paste, context.actions.dropFromLibrary)

  // tldraw hears wheel and space only where it believes it has the focus; `autoFocus` would take it from the page.
  useEffect(() => {
    editor?.focus({ focusContainer: false })
  }, [editor])

  useEffect(() => {
    editor?.updateInstanceState({ isReadonly: !canEdit })
  }, [editor, canEdit])

  useEffect(() => {
    editor?.getContainer().setAttribute('aria-label', words.canvas.board)
  }, [editor, words])

  const colorScheme = useTheme() === 'dark' ? 'dark' : 'light'
  const animationSpeed = useIsCalm() ? 0 : 1
  useEffect(
    () => editor?.user.updateUserPreferences({ colorScheme, animationSpeed }),
    [editor, colorScheme, animationSpeed],
  )

  const components = useMemo<TLEditorComponents>(
    () => ({
      OnTheCanvas: Ground,
      Overlays: () => (
        <>
          <Overlays gestures={gestures} />
          <Lasers />
        </>
      ),
      SelectionForeground: SelectionBox,
      SelectionBackground: null,
      ShapeIndicators: ChosenOutlines,
      Grid: null,
      Background: null,
      LoadingScreen: null,
      Cursor: null,
      SnapIndicator: null,
      Handles: TldrawHandles,
      ErrorFallback: () => <Stopped onAgain={onAgain} onOutline={onOutline} />,
    }),
    [gestures, onAgain, onOutline],
  )

  return (
    <CanvasContext value={context}>
      <SketchContext value={hand.context}>
        <div ref={frame} className={styles.frame} aria-label={words.canvas.board} data-ready={editor ? '' : undefined}>
          <TldrawEditor
            shapeUtils={SHAPES}
            tools={TOOLS}
            initialState="select"
            components={components}
            options={OPTIONS}
            cameraOptions={CAMERA}
            onMount={setEditor}
            autoFocus={false}
            {...(licenseKey ? { licenseKey } : {})}
          >
            <DefaultCanvas />
            <ChosenBar />
            <LookPanel />
            <Toolbar />
            <LayerBar content={content} />
            <ZoomBar camera={camera} />
          </TldrawEditor>
          {question}
          {asked && (
            <Suspense>
              <AskedCards
                content={content}
                asked={asked}
                show={(ids) => {
                  context.actions.choose(ids)
                  requestAnimationFrame(() => {
                    const [first] = ids
                    // The bar whose button had the focus has gone with the cards.
                    if (editor && first && isFocusFree()) focusCard(editor, first)
                  })
                }}
                onClose={() => context.actions.ask(undefined)}
              />
            </Suspense>
          )}
          {linking && (
            <Suspense>
              <LinkDialog card={linking} onClose={() => setLinking(undefined)} />
            </Suspense>
          )}
        </div>
      </SketchContext>
      <PrintedBoard />
    </CanvasContext>
  )
}
