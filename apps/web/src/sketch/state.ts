import { read, remove, SKETCH_HIDDEN, write } from '../plan/device.ts'
import { createStore, type Store, type WritableStore } from '../plan/store.ts'

/** The drawing tools, by the names tldraw's tools go by here. */
export const SKETCH_TOOLS = ['draw', 'highlight', 'note', 'text', 'figure', 'arrow', 'erase', 'laser'] as const
export type SketchTool = (typeof SKETCH_TOOLS)[number]
export const isSketchTool = (name: string): name is SketchTool => SKETCH_TOOLS.some((one) => one === name)

/** Each tool by a letter; `KeysDialog` says which. */
export const SKETCH_KEYS: Readonly<Record<string, SketchTool>> = {
  p: 'draw',
  h: 'highlight',
  s: 'note',
  t: 'text',
  r: 'figure',
  a: 'arrow',
  e: 'erase',
  k: 'laser',
}
export const HIDE_KEY = 'd'

/** From this width on a board can be drawn on; a phone loads nothing of it. */
export const DRAWING_WIDTH = '(min-width: 640px)'

/** What one person sees of the sketch and holds in the hand; never shared. */
export interface SketchUi {
  /** Kept on this device for each plan. */
  readonly isShown: Store<boolean>
  show(isShown: boolean): void
  /** The tool over a board that is not a canvas; undefined: the pointer goes through to the board. */
  readonly tool: WritableStore<SketchTool | 'select' | undefined>
}

export function createSketchUi(planId: string): SketchUi {
  const isShown = createStore(read(SKETCH_HIDDEN + planId) !== true)
  const tool = createStore<SketchTool | 'select' | undefined>(undefined)
  return {
    isShown,
    show(next) {
      isShown.set(next)
      if (next) remove(SKETCH_HIDDEN + planId)
      else {
        write(SKETCH_HIDDEN + planId, true)
        tool.set(undefined)
      }
    },
    tool,
  }
}
