import { parentPort, workerData } from 'node:worker_threads'
import { Database } from './database.ts'
import type { StorageCall } from './storage.ts'

/** The writer's thread: it alone opens the database, so that an fsync never holds up the sockets. */

export interface Question {
  readonly id: number
  readonly call: StorageCall | 'close'
  readonly args: readonly unknown[]
}

/** `id` 0: the database is open, or could not be opened. */
export interface Answer {
  readonly id: number
  readonly value?: unknown
  readonly failure?: { readonly message: string; readonly isLost: boolean }
}

// SQLITE_IOERR_FSYNC: after it the kernel may believe that lost pages are clean, and a second fsync would lie.
const FSYNC_FAILED = 1034

function failureOf(error: unknown): NonNullable<Answer['failure']> {
  const codes = error as { errcode?: unknown; sqliteExtendedCode?: unknown }
  return {
    message: error instanceof Error ? error.message : String(error),
    isLost: codes.errcode === FSYNC_FAILED || codes.sqliteExtendedCode === FSYNC_FAILED,
  }
}

const port = parentPort
if (!port) throw new Error('writer.ts is started as a worker thread')
const answer = (message: Answer) => port.postMessage(message)

function open(): Database | undefined {
  try {
    const database = new Database((workerData as { dataDir: string }).dataDir)
    answer({ id: 0 })
    return database
  } catch (error) {
    answer({ id: 0, failure: failureOf(error) })
    return undefined
  }
}

const database = open()

port.on('message', ({ id, call, args }: Question) => {
  try {
    if (!database) throw new Error('The database is not open')
    const method = database[call] as (...values: readonly unknown[]) => unknown
    answer({ id, value: method.apply(database, [...args]) })
  } catch (error) {
    answer({ id, failure: failureOf(error) })
  }
  if (call === 'close') port.close()
})
