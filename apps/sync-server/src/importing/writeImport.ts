import { applyImport, type ImportCounts, openPlan, stillHolds } from '@commonboard/model'
import * as Y from 'yjs'
import type { PlanFile } from '../access.ts'
import { Refusal } from '../http/errors.ts'
import type { Services } from '../http/services.ts'
import { SERVER } from '../storage/storage.ts'
import type { ReadImport } from './importThread.ts'
import type { Reading } from './importer.ts'

/** The plan an import was prepared for. */
export interface Base {
  readonly data: Uint8Array
  readonly vector: Uint8Array
}

export interface Written {
  readonly counts: ImportCounts
  /** Changes that were not made, because somebody else was changing the same things all the time. */
  readonly missed: number
  /** The version of what was there; null: there was nothing to change. */
  readonly before: number | null | undefined
}

/** So often it is prepared anew because others have written what it counts on; then it is written as it fits. */
const TRIES_MAX = 3

/**
 * Keeps what is there, then writes all that was prepared, as one change that is stored as a whole or not at all. The
 * work was done beside the server; here it is only put in. In the plan's turn.
 */
export async function writeImport(
  { rooms, versions }: Services,
  { file, who, reading, ...first }: { file: PlanFile; who: string; reading: Reading; prepared: ReadImport; base: Base },
): Promise<Written> {
  let { prepared, base } = first
  for (let tries = 1; ; tries++) {
    const { counts, update, clientId, facts, planned } = prepared
    if (!update) return { counts, missed: 0, before: null }
    const room = await rooms.room(file, 'plan')
    if (room.isFull) throw new Refusal('noRoom', 'The plan is full. Nothing can be added to it.')
    const isLast = planned !== undefined
    const kept =
      isLast || stillHolds(openPlan({ plan: room.doc }), prepared.grounds)
        ? { before: await versions.before(file, 'beforeImport', who, { data: base.data, facts }) }
        : undefined
    if (kept) {
      let missed = 0
      let isWritten = false
      await rooms.write(
        file,
        'plan',
        (doc) => {
          const plan = openPlan({ plan: doc })
          isWritten = true
          if (stillHolds(plan, prepared.grounds)) {
            // Nobody else may speak under this id, as under any of the server's.
            file.clientIds.hold(clientId, SERVER)
            Y.applyUpdate(doc, update)
          } else if (planned) missed = applyImport(plan, planned).missed
          else isWritten = false
        },
        who,
      )
      if (isWritten) return { counts, missed, before: kept.before }
    }
    const again = await prepareAgain(tries + 1 >= TRIES_MAX)
    prepared = again
  }

  async function prepareAgain(isWhole: boolean): Promise<ReadImport> {
    const { doc } = await rooms.room(file, 'plan')
    const since = Y.encodeStateAsUpdate(doc, base.vector)
    base = { data: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc) }
    const answer = await reading.again({ since, isWhole })
    if (!answer || 'json' in answer)
      throw new Refusal('tooMany', 'Too many files are being read. Try again in a moment.')
    if ('refused' in answer) throw new Refusal(answer.refused, answer.why)
    return answer
  }
}
