import type { SketchTool } from '../../sketch/state.ts'
import { createStore, type WritableStore } from '../../plan/store.ts'
import type { DrawColor, DrawSize } from './palette.ts'
import type { Figure } from './shapes.ts'

/** How the next drawing of each tool looks. */
export interface Look {
  readonly color: DrawColor
  readonly size: DrawSize
  readonly figure: Figure
}

export type LookTool = Exclude<SketchTool, 'erase' | 'laser'>
export type Looks = Readonly<Record<LookTool, Look>>

export const hasLook = (tool: string): tool is LookTool => tool in FIRST_LOOKS

const thin = { color: 'black', size: 's', figure: 'rectangle' } as const
const FIRST_LOOKS: Looks = {
  draw: { ...thin, color: 'red' },
  highlight: { ...thin, color: 'green' },
  // Blue, so that yellow keeps its meaning.
  note: { ...thin, color: 'blue', size: 'm' },
  text: { ...thin, size: 'm' },
  figure: { ...thin, color: 'red', figure: 'ellipse' },
  arrow: { ...thin, color: 'red' },
}

/** For as long as the page is open, whichever board one draws on. */
export const looks: WritableStore<Looks> = createStore(FIRST_LOOKS)

export const setLook = (tool: LookTool, change: Partial<Look>): void => {
  const now = looks.get()
  looks.set({ ...now, [tool]: { ...now[tool], ...change } })
}
