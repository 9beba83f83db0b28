import { randomId } from '@commonboard/model'
import * as Y from 'yjs'
import { askToPersist, COPY_VERSION, CUSTOM, deleteCopy, UPDATES, WAITING_KEY, waitingRange } from './device.ts'
import type { Waiting } from './waiting.ts'

/** Origin of what is read from this device: no hand made it, so it is neither undone nor counted as ours. */
export const FROM_COPY = { from: 'the copy on this device' } as const

/**
 * `kept`: all of the document is on this device's disk, confirmed. `writing`: some of it is on its way there.
 * `full`: the last write failed. `none`: this browser keeps nothing.
 */
export type CopyState = 'loading' | 'kept' | 'writing' | 'full' | 'none'

/** What was found on this device. */
export interface Found {
  readonly rows: number
}

/** The copy of one zone on this device: rows of updates, as they came, in an IndexedDB of its own. */
export interface LocalCopy {
  /** Resolves when everything found is in the document; never rejects. */
  readonly loaded: Promise<Found>
  state(): CopyState
  /** Resolves when all of the document is on this device's disk; false: it does not get there now. */
  written(): Promise<boolean>
  /** The changes waiting have become others, or none: what is kept of them is to follow. */
  noteWaiting(): void
  /** Reads once more: another tab, perhaps closed by now, may have left changes of its own. */
  readAgain(): Promise<Found>
  /** Empties it for all tabs. This copy writes nothing any more. */
  wipe(): Promise<void>
  /** Writes nothing any more; what is there stays. */
  destroy(): void
}

export interface CopyOptions {
  readonly name: string
  readonly doc: Y.Doc
  /** What the server has not confirmed, as it stands now. */
  readonly waiting: () => Waiting | undefined
  /** Hands over what an earlier visit or another tab has left waiting. */
  readonly adopt: (waiting: Waiting) => void
  readonly onState: (state: CopyState) => void
}

const GENERATION = 'generation'
/** A browser may leave an opening without an answer; a person does not wait for it. */
const OPEN_MAX_MS = 4_000
const TRY_AGAIN_MS = 5_000
/** More rows than this are merged into one. */
const ROWS_MAX = 200

export function openLocalCopy({ name, doc, waiting, adopt, onState }: CopyOptions): LocalCopy {
  const ownKey = WAITING_KEY + randomId(8)
  /** What earlier visits have left waiting, by key, as it was when we took it over. */
  const adopted = new Map<string, string>()
  let db: IDBDatabase | undefined
  /** Another one in the database: somebody has emptied it, and a difference to it would be one to something missing. */
  let generation: unknown
  let queue: Uint8Array[] = []
  let isNoteStale = false
  let needsWhole = false
  let isBusy = false
  let isClosed = false
  let rowsWritten = 0
  let state: CopyState = 'loading'
  let timer: ReturnType<typeof setTimeout> | undefined
  const toBeTold: ((isWritten: boolean) => void)[] = []

  const setState = (next: CopyState) => {
    if (state === next || isClosed) return
    state = next
    onState(next)
    tellWhetherWritten()
  }

  const tellWhetherWritten = () => {
    if (!isClosed && (state === 'writing' || state === 'loading')) return
    for (const tell of toBeTold.splice(0)) tell(state === 'kept' && !isClosed)
  }

  const database = async (): Promise<IDBDatabase> => {
    db ??= await openDatabase(name)
    const opened = db
    const lost = () => {
      if (db === opened) db = undefined
      needsWhole = true
    }
    opened.onclose = lost
    opened.onversionchange = (event) => {
      opened.close()
      lost()
      // Another tab takes everything off this device: nothing may bring it back.
      if (event.newVersion === null) end()
    }
    return opened
  }

  const end = () => {
    isClosed = true
    clearTimeout(timer)
    doc.off('update', onUpdate)
    db?.close()
    db = undefined
    tellWhetherWritten()
  }

  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === FROM_COPY || state === 'none') return
    queue.push(update)
    if (state === 'kept') setState('writing')
    void work()
  }

  const work = async () => {
    if (isBusy || isClosed || state === 'none' || state === 'loading') return
    isBusy = true
    clearTimeout(timer)
    try {
      while ((queue.length > 0 || isNoteStale || needsWhole) && !isClosed) {
        const batch = queue
        queue = []
        isNoteStale = false
        await writeRow(batch)
      }
      setState('kept')
      if (rowsWritten > ROWS_MAX) await trim()
    } catch (error) {
      if (!isClosed) {
        console.info('The copy on this device could not be written', error)
        needsWhole = true
        setState('full')
        timer = setTimeout(() => void work(), TRY_AGAIN_MS)
      }
    } finally {
      isBusy = false
    }
    if (queue.length > 0 && state !== 'full') void work()
  }

  const writeRow = async (batch: readonly Uint8Array[]) => {
    const opened = await database()
    if (isClosed) return
    const tx = opened.transaction([UPDATES, CUSTOM], 'readwrite')
    const updates = tx.objectStore(UPDATES)
    const custom = tx.objectStore(CUSTOM)
    const now = waiting()
    let wrote = 0
    whenAsked(tx, custom.get(GENERATION), (known) => {
      const isOther = known !== generation || known === undefined
      const row = isOther || needsWhole ? wholeState(doc) : batch.length > 0 ? Y.mergeUpdates([...batch]) : undefined
      if (known === undefined) custom.put((generation = randomId(8)), GENERATION)
      else generation = known
      if (row) {
        updates.add(row)
        wrote += 1
      }
      if (now) custom.put(now, ownKey)
      else custom.delete(ownKey)
    })
    if (!now) {
      // What an earlier visit left has gone out with ours; what that tab, if it lives, has added since is its own.
      for (const [key, taken] of adopted)
        whenAsked(tx, custom.get(key), (found) => {
          if (JSON.stringify(found) === taken) custom.delete(key)
        })
    }
    await completed(tx)
    if (!now) adopted.clear()
    needsWhole = false
    rowsWritten += wrote
    if (now && wrote > 0) askToPersist()
  }

  // Reads and replaces in one transaction what the database itself has: no row of another tab can get lost between.
  const trim = async () => {
    const tx = (await database()).transaction(UPDATES, 'readwrite')
    const updates = tx.objectStore(UPDATES)
    whenAsked(tx, updates.getAll() as IDBRequest<Uint8Array[]>, (rows) => {
      if (rows.length < 2) return
      const merged = mergeRows(rows)
      updates.clear()
      updates.add(merged)
    })
    await completed(tx)
    rowsWritten = 0
  }

  const readAll = async (): Promise<Found> => {
    const tx = (await database()).transaction([UPDATES, CUSTOM], 'readonly')
    const custom = tx.objectStore(CUSTOM)
    const rows = tx.objectStore(UPDATES).getAll() as IDBRequest<Uint8Array[]>
    const keys = custom.getAllKeys(waitingRange())
    const values = custom.getAll(waitingRange()) as IDBRequest<Waiting[]>
    const known = custom.get(GENERATION) as IDBRequest<unknown>
    await completed(tx)
    generation = known.result
    for (const row of rows.result) {
      try {
        Y.applyUpdate(doc, row, FROM_COPY)
      } catch (error) {
        console.warn('A row of the copy on this device cannot be read', error)
        needsWhole = true
      }
    }
    for (const [index, key] of keys.result.entries()) {
      const left = values.result[index]
      if (typeof key !== 'string' || key === ownKey || !left) continue
      adopted.set(key, JSON.stringify(left))
      adopt(left)
    }
    return { rows: rows.result.length }
  }

  const load = async (): Promise<Found> => {
    let found: Found = { rows: 0 }
    try {
      found = await readAll()
    } catch (error) {
      console.info('This browser keeps no copy on this device', error)
      setState('none')
      return found
    }
    // The probe: a browser may let us read and not write.
    isNoteStale = true
    rowsWritten = found.rows
    setState('writing')
    void work()
    return found
  }

  doc.on('update', onUpdate)
  return {
    loaded: load(),
    state: () => state,
    written: () =>
      new Promise((resolve) => {
        toBeTold.push(resolve)
        tellWhetherWritten()
      }),
    noteWaiting() {
      isNoteStale = true
      void work()
    },
    readAgain: () => readAll().catch(() => ({ rows: 0 })),
    async wipe() {
      const last = db
      db = undefined
      end()
      if (state === 'none') return
      try {
        const opened = last ?? (await openDatabase(name))
        const tx = opened.transaction([UPDATES, CUSTOM], 'readwrite')
        tx.objectStore(UPDATES).clear()
        tx.objectStore(CUSTOM).clear()
        await completed(tx)
        opened.close()
      } catch (error) {
        console.info('The copy on this device could not be emptied; it is deleted', error)
        await deleteCopy(name)
      }
    },
    destroy: end,
  }
}

const wholeState = (doc: Y.Doc): Uint8Array | undefined =>
  doc.store.clients.size > 0 ? Y.encodeStateAsUpdate(doc) : undefined

/** Many rows as one, without what has been deleted since. */
export function mergeRows(rows: readonly Uint8Array[]): Uint8Array {
  const merged = new Y.Doc()
  for (const row of rows) Y.applyUpdate(merged, row)
  const bytes = Y.encodeStateAsUpdate(merged)
  merged.destroy()
  return bytes
}

function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, COPY_VERSION)
    const timer = setTimeout(() => reject(new Error('The browser does not answer')), OPEN_MAX_MS)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(UPDATES, { autoIncrement: true })
      request.result.createObjectStore(CUSTOM)
    }
    request.onsuccess = () => {
      clearTimeout(timer)
      resolve(request.result)
    }
    request.onerror = () => {
      clearTimeout(timer)
      reject(request.error ?? new Error('The browser opens no database'))
    }
  })
}

const completed = (tx: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve()
    tx.onabort = () => reject(tx.error ?? new Error('The browser took a write back'))
  })

// An exception in a handler would reach the person as one of the page: it ends the transaction and nothing else.
function whenAsked<T>(tx: IDBTransaction, request: IDBRequest<T>, then: (value: T) => void): void {
  request.onsuccess = () => {
    try {
      then(request.result)
    } catch (error) {
      console.info('A write on this device failed', error)
      tx.abort()
    }
  }
}
