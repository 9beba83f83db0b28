import type { DrawingWatch, Plan } from '@commonboard/model'
import { touchedDrawings } from '@commonboard/model'
import { type BesideZone, makeBesideZone, type WordsBefore } from './besideZone.ts'
import type { Change } from './difference.ts'

export interface SketchZoneOptions {
  readonly name: string
  readonly plan: Plan
  readonly drawings: DrawingWatch
  readonly isOwn: (origin: unknown) => boolean
  readonly onChange: () => void
}

/**
 * The zone of free drawing on this device. It is opened with the first board that can be drawn on, so a phone in its
 * outline never loads it.
 */
export const makeSketchZone = ({ name, plan, drawings, isOwn, onChange }: SketchZoneOptions): BesideZone =>
  makeBesideZone({
    zone: 'sketch',
    name,
    doc: plan.sketch,
    read: drawings.read,
    *touched(transaction, last) {
      for (const id of touchedDrawings(plan, transaction)) yield [id, last.get(id as never)?.text ?? null] as const
    },
    changesOf: (before) => drawingChanges(before, drawings),
    isOwn,
    onChange,
  })

/** Notes say what they say; ink, moves and colors have no words. */
function drawingChanges(before: WordsBefore, drawings: DrawingWatch): Change[] {
  const now = drawings.read()
  const changes: Change[] = []
  let hasMore = false
  for (const [id, text] of Object.entries(before)) {
    const words = now.get(id as never)?.text
    if (words && words !== text) changes.push({ kind: 'note', text: words })
    else hasMore = true
  }
  if (hasMore) changes.push({ kind: 'drawn' })
  return changes
}
