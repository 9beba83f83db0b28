import type { DrawingBoard } from '@commonboard/model'
import { type ComponentType, lazy, type RefObject, Suspense, useEffect, useState } from 'react'
import { useMedia } from '../ui/media.ts'
import { useBoard } from '../plan/board.ts'
import { useOpenPlan, useSession, useStore } from '../plan/usePlan.ts'
import type { SketchGround } from './ground.ts'
import { DRAWING_WIDTH, HIDE_KEY, SKETCH_KEYS } from './state.ts'

const TRY_AGAIN_MS = 3000

// Without a network it may not be there: the board stands without its drawing until it comes.
const DrawingLayer = lazy(
  () =>
    new Promise<{ default: ComponentType<DrawingHostProps> }>((resolve) => {
      const load = () => {
        import('../canvas/sketch/DrawingLayer.tsx').then(resolve, (error: unknown) => {
          console.info('The drawing has not come yet', error)
          setTimeout(load, TRY_AGAIN_MS)
        })
      }
      load()
    }),
)

interface DrawingHostProps {
  readonly board: DrawingBoard
  readonly ground: SketchGround
  /** Whose upper left corner board pixels are counted from. */
  readonly origin: RefObject<HTMLElement | null>
  /** The part of the window the board takes. */
  readonly frame: RefObject<HTMLElement | null>
}

/** The drawing over a board that is a page. Its canvas comes only when there is something drawn, or a tool is taken. */
export function DrawingHost(props: DrawingHostProps) {
  return useMedia(DRAWING_WIDTH) ? <Host {...props} /> : null
}

function Host(props: DrawingHostProps) {
  const session = useSession()
  const { sketch } = useBoard()
  const isShown = useStore(sketch.isShown)
  const tool = useStore(sketch.tool)
  const hasDrawings = useHasDrawings(props.board)

  useEffect(() => session.openSketch(), [session])
  // The hand is empty again when the board goes.
  useEffect(() => () => sketch.tool.set(undefined), [sketch])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (target.closest('input, textarea, select, [contenteditable="true"], dialog, [role="dialog"], [role="menu"]'))
        return
      const letter = event.key.toLowerCase()
      const next = SKETCH_KEYS[letter]
      if (next && session.canEdit()) {
        sketch.show(true)
        sketch.tool.set(next)
      } else if (letter === HIDE_KEY) sketch.show(!sketch.isShown.get())
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [session, sketch])

  if (!isShown || (!hasDrawings && tool === undefined)) return null
  return (
    <Suspense fallback={null}>
      <DrawingLayer {...props} />
    </Suspense>
  )
}

function useHasDrawings(board: DrawingBoard): boolean {
  const { drawings } = useOpenPlan()
  const [has, setHas] = useState(false)
  useEffect(() => {
    // Once there was something, the canvas stays: taking the last note away must not close it in one's hands.
    const look = () => {
      for (const drawing of drawings.read().values()) if (drawing.board === board) return setHas(true)
    }
    look()
    return drawings.subscribe(look)
  }, [drawings, board])
  return has
}
