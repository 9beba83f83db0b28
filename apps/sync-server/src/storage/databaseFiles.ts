import { closeSync, existsSync, fsyncSync, openSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { DATABASE_FILE } from './database.ts'
import { SqliteFile } from './sqliteFile.ts'
import { syncFolder } from './syncFolder.ts'

/** The files of a database that no server has open: copied, put aside and put in place so that a kill does no harm. */

/** As part of a file's name. */
export const timeMark = (now: Date): string => now.toISOString().slice(0, 19).replaceAll(':', '-')

/**
 * A copy of its own, with what stands in the write-ahead log, beside whoever is writing; on the disk when it returns,
 * and never to be read by anybody but its owner.
 */
export function copyDatabase(from: string, to: string): void {
  closeSync(openSync(to, 'wx', 0o600))
  const source = new SqliteFile(from, { readOnly: true })
  try {
    source.statement('VACUUM INTO ?').run(to)
  } finally {
    source.close()
  }
  syncFile(to)
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/**
 * Puts `next` in the place of the folder's database and keeps that one under the name returned; undefined: there was
 * none. The database goes first and its write-ahead log after it: cut off between the two, a server finds none and
 * says so, where the other way round it would start without the latest changes.
 */
export function replaceDatabase(dataDir: string, next: string, suffix: string): string | undefined {
  const path = join(dataDir, DATABASE_FILE)
  const aside = `${path}.${suffix}`
  const isThere = existsSync(path)
  for (const part of ['', '-wal', '-shm']) if (existsSync(path + part)) renameSync(path + part, aside + part)
  renameSync(next, path)
  syncFolder(dataDir)
  return isThere ? aside : undefined
}
