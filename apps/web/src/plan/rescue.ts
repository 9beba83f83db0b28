import { openPlan, type Role, watchDrawings, watchPlan } from '@commonboard/model'
import * as Y from 'yjs'
import { copyName, type Epoch, hasCopy } from './device.ts'
import { differenceOf } from './difference.ts'
import { keptWords, storeKept } from './kept.ts'
import { FROM_COPY, openLocalCopy } from './localCopy.ts'
import { makeSketchZone } from './sketchZone.ts'
import { trackWaiting } from './waiting.ts'

/**
 * Takes our own unsent words out of a copy that may not be opened any more, because the plan is gone or closed for us,
 * keeps them in plain words, and empties the copy.
 */
export async function rescueWords(planId: string, epoch: Epoch, role: Role): Promise<void> {
  const drawn = await rescueDrawings(planId, epoch)
  if (!(await hasCopy(planId, epoch))) return drawn.end(role)
  const plan = openPlan({ plan: new Y.Doc() })
  const watch = watchPlan(plan)
  const tracker = trackWaiting(plan, watch, (origin) => origin !== FROM_COPY)
  const copy = openLocalCopy({
    name: copyName(planId, 'plan', epoch),
    doc: plan.doc,
    waiting: tracker.get,
    adopt: tracker.adopt,
    onState: () => undefined,
  })
  await copy.loaded
  const waiting = tracker.get()
  const changes = waiting ? differenceOf(waiting, watch.read()) : []
  const words = keptWords([...changes, ...drawn.changes], role, Date.now())
  // Only what is safe elsewhere may go.
  if (!words || storeKept(planId, words)) await Promise.all([copy.wipe(), drawn.wipe()])
  else copy.destroy()
  drawn.destroy()
  watch.destroy()
  tracker.destroy()
  plan.doc.destroy()
}

/** What waits in the copy of the sketch, in words. Where there is none, none is made. */
async function rescueDrawings(planId: string, epoch: Epoch) {
  const plan = openPlan({ plan: new Y.Doc(), sketch: new Y.Doc() })
  const drawings = watchDrawings(plan)
  const name = copyName(planId, 'sketch', epoch)
  const zone = makeSketchZone({ name, plan, drawings, isOwn: () => false, onChange: () => undefined })
  if (await hasCopy(planId, epoch, 'sketch')) await zone.open()
  const destroy = () => {
    zone.destroy()
    drawings.destroy()
    plan.doc.destroy()
    plan.sketch?.destroy()
  }
  return {
    changes: zone.difference(),
    wipe: () => zone.wipe(),
    destroy,
    async end(role: Role) {
      const words = keptWords(zone.difference(), role, Date.now())
      if (!words || storeKept(planId, words)) await zone.wipe()
      destroy()
    },
  }
}
