import { migrate, openPlan, type PlanContent, readPlan } from '@commonboard/model'
import * as Y from 'yjs'
import { isWhole, type StoredVersion } from './versions.ts'

/** What a version says; `damaged`: it is not what was kept any more; `newer`: this program cannot read it. */
export type VersionContent = PlanContent | 'damaged' | 'newer'

/** Of a version of 10,000 cards this takes some tenths of a second: not where sockets wait. */
export function contentOfVersion(version: StoredVersion): VersionContent {
  if (!isWhole(version)) return 'damaged'
  const doc = new Y.Doc()
  Y.applyUpdate(doc, version.data)
  const plan = openPlan({ plan: doc })
  // One of an older program is read as a plan of that time is opened; what is kept stays as it is.
  const content = migrate(plan) ? readPlan(plan) : 'newer'
  doc.destroy()
  return content
}
