import type { Whose, Zone } from '@commonboard/model'
import type { PlanFile } from '../access.ts'
import type { Rooms } from '../rooms.ts'
import type { CommitLog } from '../storage/commitLog.ts'
import type { Undone } from '../storage/history.ts'
import { type Storage, StorageError, zoneKey } from '../storage/storage.ts'
import { wroteSince } from './wroteSince.ts'

/** The zones people write in by hand. */
export const WRITTEN_ZONES = ['plan', 'sketch', 'talk'] as const satisfies readonly Zone[]

/** Somebody may write into the same card between the look into the log and the edit: then it is looked at once more. */
const TRIES_MAX = 6

interface Means {
  readonly storage: Storage
  readonly rooms: Rooms
  readonly commits: CommitLog
}

/** What taking back somebody's work would do, zone by zone. */
export async function seeWork(file: PlanFile, whose: Whose, { storage, commits }: Means): Promise<Map<Zone, Undone>> {
  await commits.flushed()
  const found = new Map<Zone, Undone>()
  for (const zone of WRITTEN_ZONES) {
    const undone = await storage.history.undoOf(zoneKey(file.id, zone), whose)
    if (undone) found.set(zone, undone)
  }
  return found
}

/**
 * Takes it back in the living documents. People go on working meanwhile: what they have written since the log was read
 * is in none of the entries the edit writes in.
 * @param who the log names for it
 */
export async function undoWork(
  { file, whose, who }: { file: PlanFile; whose: Whose; who: string },
  means: Means,
): Promise<void> {
  const { storage, rooms, commits } = means
  for (const zone of WRITTEN_ZONES) {
    for (let left = TRIES_MAX; left > 0; left--) {
      if (commits.saving !== 'saving') throw new StorageError('Nothing can be saved now')
      await commits.flushed()
      const undone = await storage.history.undoOf(zoneKey(file.id, zone), whose)
      if (!undone) break
      const room = await rooms.room(file, zone)
      // The last time it goes in all the same: of two values set at once one wins, as with people.
      if (left > 1 && wroteSince(room.doc, undone.stateVector, new Set(undone.touches))) continue
      await room.writeFor(who, undone.update)
      break
    }
  }
}
