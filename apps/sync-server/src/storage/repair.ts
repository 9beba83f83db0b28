import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as Y from 'yjs'
import { AUTHORS_SINCE, Database } from './database.ts'
import { replaceDatabase, timeMark } from './databaseFiles.ts'
import { ASIDE, databaseIn } from './doctor.ts'
import { documentOf } from './merge.ts'
import { SqliteFile, type Value } from './sqliteFile.ts'
import { SERVER, type ZoneKey, zoneKey } from './storage.ts'
import { UpdateLog, type ZoneRow } from './updateLog.ts'

/** Thrown when nothing can be saved; nothing has been changed then. */
export class NothingLeft extends Error {}

/**
 * Makes a plan's damaged zones anew from all that is whole: every snapshot and every update, in any order, since Yjs
 * does not mind. The originals stay in the database beside them. No server may be running.
 * @returns what was done, in sentences
 * @throws NothingLeft
 */
export function repairPlan(dataDir: string, planId: string, now: Date): string[] {
  const said: string[] = []
  if (!isFileWhole(dataDir)) said.push(...rebuildFile(dataDir, now))
  const database = new Database(dataDir)
  try {
    const log = new UpdateLog(database)
    if (!log.hasPlan(planId)) throw new NothingLeft(`There is no plan ${planId} in what can be read.`)
    const names = database.all('SELECT zone FROM zones WHERE planId = ?', planId).map(({ zone }) => String(zone))
    for (const name of new Set(['plan', ...names])) {
      if (name.includes(ASIDE)) continue
      try {
        said.push(repairZone(database, log, zoneKey(planId, name as never), now))
      } catch (error) {
        if (!(error instanceof NothingLeft)) throw error
        // What has been done so far stays done, and is told.
        throw new NothingLeft([...said, error.message].join('\n'))
      }
    }
  } finally {
    database.close()
  }
  return said
}

function repairZone(database: Database, log: UpdateLog, key: ZoneKey, now: Date): string {
  const zone = log.zone(key)
  const name = key.slice(key.indexOf('/') + 1)
  if (!zone) throw new NothingLeft(`The zone ${name} is not there any more. Bring back a backup: restore FILE.`)
  try {
    documentOf(log.load(key)).destroy()
    if (log.snapshotsOf(zone).every((upto) => isReadable(() => log.snapshot(key, zone, upto))))
      if (isReadable(() => log.rows(key, zone, log.beginOf(zone)))) return `The zone ${name} is whole.`
  } catch {
    // That is what we are here for.
  }
  const { doc, used, lost } = salvage(database, log, key, zone)
  if (used === 0) throw new NothingLeft(`Nothing of the zone ${name} can be read. Bring back a backup: restore FILE.`)
  const data = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  database.together(() => {
    database.statement('UPDATE zones SET zone = ? WHERE id = ?').run(`${name}${ASIDE}damaged-${timeMark(now)}`, zone.id)
    log.insert([{ zone: key, data, who: SERVER, at: now.getTime() }])
  })
  const missing = lost === 1 ? '1 update could not be read' : `${lost} updates could not be read`
  return `The zone ${name} was made anew of ${used} pieces; ${lost === 0 ? 'nothing is missing' : missing}. What was damaged is kept beside it.`
}

function salvage(database: Database, log: UpdateLog, key: ZoneKey, zone: ZoneRow) {
  const doc = new Y.Doc()
  let used = 0
  let lost = 0
  const take = (data: Uint8Array) => {
    Y.applyUpdate(doc, data)
    used += 1
  }
  let covered = 0
  for (const upto of log.snapshotsOf(zone)) {
    if (!isReadable(() => take(log.snapshot(key, zone, upto).data))) continue
    covered = Math.max(covered, upto)
  }
  // One by one, and to the last that is there: behind a page that cannot be read others may be whole.
  const last = database.one('SELECT max(seq) AS seq FROM updates WHERE zone = ?', zone.id)?.seq ?? 0
  for (let seq = 1; seq <= Math.max(zone.seq, Number(last)); seq++) {
    const isTaken = isReadable(() => take(log.row(key, zone, seq).data))
    if (!isTaken && seq > covered) lost += 1
  }
  // What builds on something that is gone is not kept: whoever still has it sends it again.
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
  return { doc, used, lost }
}

function isReadable(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}

function isFileWhole(dataDir: string): boolean {
  try {
    const file = new SqliteFile(databaseIn(dataDir), { readOnly: true })
    try {
      return file.check().length === 0
    } finally {
      file.close()
    }
  } catch {
    return false
  }
}

const GAP_MAX = 10_000

/** Makes a new file of every row of the damaged one that can still be read, one by one. */
function rebuildFile(dataDir: string, now: Date): string[] {
  const folder = join(dataDir, 'rebuilding')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const next = new Database(folder)
  let rows = 0
  try {
    const damaged = openDamaged(databaseIn(dataDir))
    next.together(() => {
      for (const { name } of next.all(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
      ))
        rows += copyTable(damaged, next, String(name))
      if (Number(damaged.one('PRAGMA user_version')?.user_version) < AUTHORS_SINCE) new UpdateLog(next).noteAuthors()
    })
    damaged.close()
    next.checkpoint()
  } catch (error) {
    throw new NothingLeft(
      `The file cannot be read at all (${(error as Error).message}). Bring back a backup: restore FILE.`,
    )
  } finally {
    next.close()
  }
  if (rows === 0) throw new NothingLeft('Nothing in the file can be read. Bring back a backup: restore FILE.')
  const aside = replaceDatabase(dataDir, databaseIn(folder), `damaged-${timeMark(now)}`)
  rmSync(folder, { recursive: true, force: true })
  return [`The file was made anew of ${rows} rows that could be read. The damaged one is kept as ${aside ?? ''}.`]
}

function openDamaged(path: string): SqliteFile {
  if (!existsSync(path)) throw new Error('It is missing')
  const file = new SqliteFile(path)
  file.toleratesCuts()
  return file
}

function copyTable(from: SqliteFile, to: SqliteFile, table: string): number {
  const isByKey = to.one('SELECT wr FROM pragma_table_list WHERE name = ?', table)?.wr === 1
  const columnsOf = (file: SqliteFile) =>
    file.all(`SELECT name FROM pragma_table_info('${table}')`).map(({ name }) => String(name))
  // The damaged file may be of a version before, without the table or some of its columns.
  const there = new Set(columnsOf(from))
  const columns = columnsOf(to).filter((column) => there.has(column))
  if (columns.length === 0) return 0
  const names = columns.join(', ')
  const marks = columns.map(() => '?').join(', ')
  if (isByKey) return copyByKey(from, to, table, columns, `INSERT OR IGNORE INTO ${table} (${names}) VALUES (${marks})`)
  const read = from.statement(`SELECT ${names} FROM ${table} WHERE rowid = ?`)
  const write = to.statement(`INSERT OR IGNORE INTO ${table} (rowid, ${names}) VALUES (?, ${marks})`)
  let copied = 0
  let missing = 0
  const last = lastRow(from, table)
  for (let row = 1; row <= last || missing < GAP_MAX; row++) {
    const isCopied = isReadable(() => {
      const found = read.get(row) as Record<string, Value | null> | undefined
      if (!found) throw new Error('There is none')
      write.run(row, ...columns.map((column) => found[column] ?? null))
    })
    missing = isCopied ? 0 : missing + 1
    if (isCopied) copied += 1
  }
  return copied
}

/** A table without row numbers: from both ends, up to what cannot be read. */
function copyByKey(
  from: SqliteFile,
  to: SqliteFile,
  table: string,
  columns: readonly string[],
  insert: string,
): number {
  let copied = 0
  const write = to.statement(insert)
  for (const direction of ['ASC', 'DESC'])
    isReadable(() => {
      const order = columns.map((column) => `${column} ${direction}`).join(', ')
      for (const row of from.statement(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${order}`).iterate()) {
        const found = row as Record<string, Value | null>
        copied += write.run(...columns.map((column) => found[column] ?? null)).changes
      }
    })
  return copied
}

function lastRow(file: SqliteFile, table: string): number {
  try {
    return Number(file.one(`SELECT max(rowid) AS last FROM ${table}`)?.last ?? 0)
  } catch {
    return 0
  }
}
