import { openPlan, type Role, watchDrawings, watchPlan } from '@commonboard/model'
import * as Y from 'yjs'
import { copyName, type Epoch, hasCopy } from './device.ts'
import { differenceOf } from './difference.ts'
import { keptWords, storeKept } from './kept.ts'
import { FROM_COPY, openLocalCopy } from './localCopy.ts'
import { BESIDE, type BesideName } from './besideZone.ts'
import { makeSketchZone } from './sketchZone.ts'
import { makeTalkZone } from './talkZone.ts'
import { trackWaiting } from './waiting.ts'

/**
 * Takes our own unsent words out of a copy that may not be opened any more, because the plan is gone or closed for us,
 * keeps them in plain words, and empties the copy.
 */
export async function rescueWords(planId: string, epoch: Epoch, role: Role): Promise<void> {
  const beside = await rescueBeside(planId, epoch)
  if (!(await hasCopy(planId, epoch))) return beside.end(role)
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
  const words = keptWords([...changes, ...beside.changes], role, Date.now())
  // Only what is safe elsewhere may go.
  if (!words || storeKept(planId, words)) await Promise.all([copy.wipe(), beside.wipe()])
  else copy.destroy()
  beside.destroy()
  watch.destroy()
  tracker.destroy()
  plan.doc.destroy()
}

/** What waits in the copies of the zones beside the plan, in words. Where there is none, none is made. */
async function rescueBeside(planId: string, epoch: Epoch) {
  const plan = openPlan({ plan: new Y.Doc(), sketch: new Y.Doc(), talk: new Y.Doc() })
  const drawings = watchDrawings(plan)
  const common = (zone: BesideName) => ({
    name: copyName(planId, zone, epoch),
    plan,
    isOwn: () => false,
    onChange: () => undefined,
  })
  const zones = {
    sketch: makeSketchZone({ ...common('sketch'), drawings }),
    talk: makeTalkZone(common('talk')),
  }
  for (const zone of BESIDE) if (await hasCopy(planId, epoch, zone)) await zones[zone].open()
  const difference = () => BESIDE.flatMap((zone) => zones[zone].difference())
  const wipe = () => Promise.all(BESIDE.map((zone) => zones[zone].wipe()))
  const destroy = () => {
    for (const zone of BESIDE) zones[zone].destroy()
    drawings.destroy()
    for (const doc of [plan.doc, plan.sketch, plan.talk?.doc]) doc?.destroy()
  }
  return {
    changes: difference(),
    wipe,
    destroy,
    async end(role: Role) {
      const words = keptWords(difference(), role, Date.now())
      if (!words || storeKept(planId, words)) await wipe()
      destroy()
    },
  }
}
