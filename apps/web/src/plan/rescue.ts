import { openPlan, type Role, watchPlan } from '@commonboard/model'
import * as Y from 'yjs'
import { copyName, type Epoch, hasCopy } from './device.ts'
import { differenceOf } from './difference.ts'
import { keptWords, storeKept } from './kept.ts'
import { FROM_COPY, openLocalCopy } from './localCopy.ts'
import { trackWaiting } from './waiting.ts'

/**
 * Takes our own unsent words out of a copy that may not be opened any more, because the plan is gone or closed for us,
 * keeps them in plain words, and empties the copy.
 */
export async function rescueWords(planId: string, epoch: Epoch, role: Role): Promise<void> {
  if (!(await hasCopy(planId, epoch))) return
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
  const words = waiting && keptWords(differenceOf(waiting, watch.read()), role, Date.now())
  // Only what is safe elsewhere may go.
  if (!words || storeKept(planId, words)) await copy.wipe()
  else copy.destroy()
  watch.destroy()
  tracker.destroy()
  plan.doc.destroy()
}
