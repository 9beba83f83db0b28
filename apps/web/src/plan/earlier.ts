import { exportPlan, type Language, openPlan, readPlan } from '@commonboard/model'
import * as Y from 'yjs'

import { type Epoch, readCopy } from './device.ts'
import { differenceOf } from './difference.ts'
import { changesAsText, type ChangeWords } from './keptText.ts'

/** A copy of before the plan was begun anew, to read: what had not been sent, then the plan as it stood. */
export interface EarlierCopy {
  readonly unsent: string
  readonly plan: string
}

export async function readEarlier(
  planId: string,
  epoch: Epoch,
  words: ChangeWords,
  language: Language,
): Promise<EarlierCopy> {
  const { rows, waiting } = await readCopy(planId, epoch)
  const plan = openPlan({ plan: new Y.Doc() })
  for (const row of rows) {
    try {
      Y.applyUpdate(plan.doc, row)
    } catch (error) {
      console.warn('A row of the earlier copy cannot be read', error)
    }
  }
  const content = readPlan(plan)
  const changes = waiting.flatMap((one) => differenceOf(one, content))
  plan.doc.destroy()
  return {
    unsent: changesAsText(changes, words, language),
    plan: exportPlan(content, 'logic-model', 'md', language)?.body ?? '',
  }
}
