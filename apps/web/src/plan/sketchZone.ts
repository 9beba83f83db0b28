import type { DrawingWatch, Plan } from '@commonboard/model'
import { touchedDrawings } from '@commonboard/model'
import type * as Y from 'yjs'
import type { Change } from './difference.ts'
import { type CopyState, type LocalCopy, openLocalCopy } from './localCopy.ts'
import type { Waiting } from './waiting.ts'

/** The words each drawing changed here had when the server last had everything; null: it was not there, or has no words. */
type Before = Record<string, string | null>

/**
 * The zone of free drawing on this device. It is opened with the first board that can be drawn on, so a phone in its
 * outline never loads it.
 */
export interface SketchZone {
  /** Reads the copy on this device; resolves when the zone may be connected. */
  open(): Promise<void>
  isOpen(): boolean
  copyState(): CopyState
  /** Drawings changed here which the server has not confirmed; undefined: it has everything. */
  waiting(): Waiting | undefined
  /** What waits, in words. */
  difference(): Change[]
  allIsSaved(): void
  readAgain(): Promise<unknown>
  wipe(): Promise<void>
  destroy(): void
}

export interface SketchZoneOptions {
  readonly name: string
  readonly plan: Plan
  readonly drawings: DrawingWatch
  readonly isOwn: (origin: unknown) => boolean
  readonly onChange: () => void
}

export function makeSketchZone({ name, plan, drawings, isOwn, onChange }: SketchZoneOptions): SketchZone {
  let before: Before = Object.create(null) as Before
  let known: ReturnType<DrawingWatch['read']> | undefined
  let copy: LocalCopy | undefined

  const onBefore = (transaction: Y.Transaction) => {
    if (isOwn(transaction.origin)) known = drawings.read()
  }
  const onAfter = (transaction: Y.Transaction) => {
    const last = known
    known = undefined
    if (!last || !isOwn(transaction.origin) || transaction.changed.size === 0) return
    for (const id of touchedDrawings(plan, transaction))
      if (!(id in before)) before[id] = last.get(id as never)?.text ?? null
    onChange()
  }
  plan.sketch?.on('beforeTransaction', onBefore)
  plan.sketch?.on('afterTransaction', onAfter)

  const waiting = (): Waiting | undefined =>
    Object.keys(before).length > 0 ? { cards: {}, links: {}, drawings: { ...before } } : undefined

  return {
    async open() {
      if (!plan.sketch) return
      copy ??= openLocalCopy({
        name,
        doc: plan.sketch,
        waiting,
        adopt: (other) => {
          before = Object.assign(Object.create(null), before, other.drawings) as Before
        },
        onState: onChange,
      })
      await copy.loaded
    },
    isOpen: () => copy !== undefined,
    copyState: () => copy?.state() ?? 'none',
    waiting,
    difference: () => drawingChanges(before, drawings),
    allIsSaved() {
      if (Object.keys(before).length === 0) return
      before = Object.create(null) as Before
      copy?.noteWaiting()
    },
    readAgain: async () => copy?.readAgain(),
    wipe: async () => copy?.wipe(),
    destroy() {
      plan.sketch?.off('beforeTransaction', onBefore)
      plan.sketch?.off('afterTransaction', onAfter)
      copy?.destroy()
    },
  }
}

/** Notes say what they say; ink, moves and colors have no words. */
function drawingChanges(before: Before, drawings: DrawingWatch): Change[] {
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
