import type { DrawingBoard, DrawingId } from '@commonboard/model'
import { createContext, useContext } from 'react'
import type { Store } from '../../plan/store.ts'
import type { SketchGround } from '../../sketch/ground.ts'

/** What notes and texts in a tldraw editor ask of the page. */
export interface SketchContextValue {
  readonly board: DrawingBoard
  readonly ground: SketchGround
  /** Who else is writing in which note. */
  readonly writers: Store<ReadonlyMap<DrawingId, { readonly name: string; readonly color: number }>>
  write(id: DrawingId): void
  endWriting(): void
  /** @returns whether a drawing was chosen */
  removeChosen(): boolean
}

export const SketchContext = createContext<SketchContextValue | undefined>(undefined)

export function useSketchContext(): SketchContextValue {
  const value = useContext(SketchContext)
  if (!value) throw new Error('useSketchContext needs a SketchContext above it')
  return value
}
