import { memoryOf } from './answers.ts'
import { HISTORY_STORAGE_CALLS, type HistoryReading, type HistoryTablesPort } from './history.ts'
import type { Merged } from './merge.ts'
import type { Compacted, CompactionLimits, History, Storage, StoredUpdate, WriterCall, ZoneKey } from './storage.ts'
import { ROUND_STORAGE_CALLS } from './rounds.ts'
import { Thread } from './thread.ts'
import { VERSION_STORAGE_CALLS, type VersionReading, type VersionTablesPort } from './versions.ts'

/** What is read beside the writer, because it takes long. */
type PastReading = HistoryReading & VersionReading

/** Of 10,000 changes the history takes half a second; one that takes longer than this keeps all plans waiting. */
const ANSWER_MAX_MS = 60_000

/**
 * Opens the SQLite engine: a thread that writes, and, once it is needed, one that merges.
 * @throws with a sentence if the data folder cannot be used
 */
export async function openSqlite(dataDir: string): Promise<Storage> {
  const writer = new Thread('writer', { dataDir })
  let merger: Thread | undefined
  let historian: Thread | undefined
  let isClosed = false
  await writer.ready.catch(async (error: unknown) => {
    await writer.stop()
    throw error
  })

  const asking =
    <Call extends WriterCall>(call: Call) =>
    (...args: Parameters<Storage[Call]>) =>
      writer.ask(call, args) as ReturnType<Storage[Call]>
  const topic = <Name extends 'rounds' | 'versions' | 'history'>(
    name: Name,
    calls: readonly (keyof Storage[Name])[],
  ) => {
    const asked = calls.map((call) => [call, (...args: unknown[]) => writer.ask(`${name}.${String(call)}`, args)])
    return Object.fromEntries(asked) as Storage[Name]
  }
  // One that has died of a plan too big for it is of no matter to the others: the next is asked in its place.
  const askMerger = (call: string, ...args: unknown[]): Promise<unknown> => {
    if (!merger || merger.hasEnded) merger = Thread.reading('merger', { dataDir })
    return merger.ask(call, args)
  }

  const asksHistorian =
    <Call extends keyof PastReading & string>(call: Call) =>
    (...args: Parameters<PastReading[Call]>) => {
      if (!historian || historian.hasEnded) historian = Thread.reading('historianThread', { dataDir }, ANSWER_MAX_MS)
      return historian.ask(call, args) as ReturnType<PastReading[Call]>
    }

  async function compact(zone: ZoneKey, history: History): Promise<Compacted | undefined> {
    const merged = (await askMerger('merge', zone, history)) as Merged | undefined
    if (isClosed) return undefined
    const snapshotBytes = merged?.newest.data.length ?? 0
    let removed = 0
    if (merged) removed = (await writer.ask('putMerged', [zone, merged], memoryOf(merged))) as number
    for (let last = 1; last > 0 && !isClosed; removed += last)
      last = (await writer.ask('removeMerged', [zone])) as number
    return merged && { upto: merged.newest.upto, snapshotBytes, removed }
  }

  return {
    load: async (zone) => (await writer.ask('load', [zone])) as StoredUpdate[],
    append: asking('append'),
    compact,
    dueForCompaction: async (limits: CompactionLimits) => (await askMerger('due', limits)) as ZoneKey[],
    check: async () => (await askMerger('check')) as string[],
    createPlan: asking('createPlan'),
    readPlan: asking('readPlan'),
    savePlan: asking('savePlan'),
    deletePlan: asking('deletePlan'),
    listPlans: asking('listPlans'),
    plansOfDevice: asking('plansOfDevice'),
    linksOf: asking('linksOf'),
    linkByToken: asking('linkByToken'),
    saveLinks: asking('saveLinks'),
    saveParticipants: asking('saveParticipants'),
    saveHanded: asking('saveHanded'),
    handedOf: asking('handedOf'),
    removeHanded: asking('removeHanded'),
    epochsOf: asking('epochsOf'),
    deviceBySession: asking('deviceBySession'),
    saveDevice: asking('saveDevice'),
    removeDevice: asking('removeDevice'),
    erasePerson: asking('erasePerson'),
    addAudit: asking('addAudit'),
    auditOf: asking('auditOf'),
    forgetAudit: asking('forgetAudit'),
    rounds: topic('rounds', ROUND_STORAGE_CALLS),
    versions: {
      ...(topic('versions', VERSION_STORAGE_CALLS) as VersionTablesPort),
      versionContent: asksHistorian('versionContent'),
    },
    history: {
      ...(topic('history', HISTORY_STORAGE_CALLS) as HistoryTablesPort),
      undoOf: asksHistorian('undoOf'),
      activityOf: asksHistorian('activityOf'),
      pastOf: asksHistorian('pastOf'),
    },
    close: async () => {
      isClosed = true
      // Whatever it is merging can be merged again.
      await Promise.all([merger?.stop(), historian?.stop()])
      await writer.ask('close', [])
      await writer.stop()
    },
  }
}
