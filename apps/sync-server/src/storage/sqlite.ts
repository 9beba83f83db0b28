import { startThread } from '../thread.ts'
import {
  type NewUpdate,
  type Storage,
  type StorageCall,
  StorageError,
  StorageLost,
  type StoredUpdate,
} from './storage.ts'
import type { Answer, Question } from './writer.ts'

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/**
 * Opens the SQLite engine in its thread.
 * @throws with a sentence if the data folder cannot be used
 */
export async function openSqlite(dataDir: string): Promise<Storage> {
  const writer = startThread(import.meta.url, 'writer', { workerData: { dataDir } })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let lost: Error | undefined

  const lose = (error: Error) => {
    lost ??= error
    for (const { reject } of waiting.values()) reject(lost)
    waiting.clear()
  }
  writer.on('message', ({ id, value, failure }: Answer) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (!failure) asked?.resolve(value)
    else asked?.reject(failure.isLost ? new StorageLost(failure.message) : new StorageError(failure.message))
  })
  writer.on('error', (error) => lose(new StorageLost(error instanceof Error ? error.message : String(error))))
  writer.on('exit', () => lose(new StorageLost('The writer has ended')))

  const answerTo = (id: number) =>
    new Promise<unknown>((resolve, reject) => {
      if (lost) reject(lost)
      else waiting.set(id, { resolve, reject })
    })
  const ask = (call: Question['call'], ...args: unknown[]): Promise<unknown> => {
    const id = ++lastId
    const answer = answerTo(id)
    if (!lost) writer.postMessage({ id, call, args } satisfies Question, [])
    return answer
  }
  const asking =
    <Call extends StorageCall>(call: Call) =>
    (...args: Parameters<Storage[Call]>) =>
      ask(call, ...args) as ReturnType<Storage[Call]>

  await answerTo(0)
  return {
    load: async (zone) => (await ask('load', zone)) as StoredUpdate[],
    append: async (updates: readonly NewUpdate[]) => {
      await ask('append', updates)
    },
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
    deviceBySession: asking('deviceBySession'),
    saveDevice: asking('saveDevice'),
    removeDevice: asking('removeDevice'),
    addAudit: asking('addAudit'),
    auditOf: asking('auditOf'),
    forgetAudit: asking('forgetAudit'),
    close: async () => {
      await ask('close')
      await writer.terminate()
    },
  }
}
