import type { DrawnShape } from '@commonboard/model'
import type { TLShape, TLShapeId } from '@tldraw/tldraw'
import { drawnShapeOf } from './project.ts'

/** What a hand has done to the drawings since they last agreed with the document. */
export interface SketchChanges {
  readonly added: readonly TLShape[]
  readonly changed: readonly { readonly shape: TLShape; readonly isMoved: boolean; readonly drawn?: DrawnShape }[]
  readonly removed: readonly TLShapeId[]
}

/**
 * Pure: the shapes as they agreed with the document against those on the canvas now. tldraw's records are never changed in place, so the
 * same object is the same shape.
 */
export function captureSketch(
  known: ReadonlyMap<TLShapeId, TLShape>,
  now: ReadonlyMap<TLShapeId, TLShape>,
): SketchChanges {
  const added: TLShape[] = []
  const changed: { shape: TLShape; isMoved: boolean; drawn?: DrawnShape }[] = []
  for (const [id, shape] of now) {
    const before = known.get(id)
    if (before === shape) continue
    if (!before) {
      added.push(shape)
      continue
    }
    const drawn = drawnShapeOf(shape)
    const isMoved = before.x !== shape.x || before.y !== shape.y
    const isOther = JSON.stringify(drawn) !== JSON.stringify(drawnShapeOf(before))
    if (isMoved || isOther) changed.push({ shape, isMoved, ...(isOther ? { drawn } : {}) })
  }
  return { added, changed, removed: [...known.keys()].filter((id) => !now.has(id)) }
}
