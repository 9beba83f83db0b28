import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DATABASE_FILE, SCHEMA_VERSION, SNAPSHOTS } from './database.ts'
import { documentOf } from './merge.ts'
import { SqliteFile } from './sqliteFile.ts'
import { type ZoneKey, zoneKey } from './storage.ts'
import { UpdateLog, type ZoneRow } from './updateLog.ts'
import { isWhole, VersionTables } from './versions.ts'

/** Zones of this mark are damaged originals that `repair` has put aside. */
export const ASIDE = '~'

export interface Examination {
  /** One sentence each, with what to do. Empty: all is well. */
  readonly faults: readonly string[]
  readonly plans: number
  readonly updates: number
  readonly isDatabase: boolean
}

/** Reads everything in a database and says in plain words what is wrong. Changes nothing; a server may be running. */
export function examine(path: string): Examination {
  const nothing = { plans: 0, updates: 0, isDatabase: false }
  if (!existsSync(path)) return { ...nothing, faults: [`${path} is missing. Bring back a backup: restore FILE.`] }
  let file: SqliteFile | undefined
  try {
    file = new SqliteFile(path, { readOnly: true })
    const version = Number(file.one('PRAGMA user_version')?.user_version ?? 0)
    if (version === 0) return { ...nothing, faults: [`${path} is no database of Commonboard.`] }
    if (version > SCHEMA_VERSION)
      return { ...nothing, faults: [`${path} was written by a newer version of Commonboard.`] }
    if (version < 3) file.exec(SNAPSHOTS.replace('CREATE TABLE', 'CREATE TEMP TABLE'))
    return examineOpen(file)
  } catch (error) {
    const faults = [`${path} cannot be read: ${(error as Error).message}. Bring back a backup: restore FILE.`]
    return { ...nothing, faults }
  } finally {
    file?.close()
  }
}

function examineOpen(file: SqliteFile): Examination {
  const faults = file
    .check()
    .map((line) => `The file itself is damaged (${line}). Repair any plan, and it is made anew from what can be read.`)
  const plans = file.all('SELECT id, title FROM plans')
  const log = new UpdateLog(file)
  for (const { id, title } of plans) {
    const names = file.all('SELECT zone FROM zones WHERE planId = ?', id ?? '').map(({ zone }) => String(zone))
    for (const name of new Set(['plan', ...names])) {
      if (name.includes(ASIDE)) continue
      const fault = faultOf(log, zoneKey(String(id), name as never))
      if (fault) faults.push(`“${String(title)}” ${fault} To mend it: repair ${String(id)}.`)
    }
    for (const n of damagedVersions(file, String(id)))
      faults.push(`Version ${n} of “${String(title)}” is damaged; the plan itself is not. An older backup may hold it.`)
  }
  const updates = Number(file.one('SELECT count(*) AS count FROM updates')?.count)
  return { faults, plans: plans.length, updates, isDatabase: true }
}

/** Numbers of versions that are not what was kept. A file of before versions has none. */
function damagedVersions(file: SqliteFile, planId: string): number[] {
  if (!file.one("SELECT 1 FROM sqlite_master WHERE name = 'versions'")) return []
  const tables = new VersionTables(file, () => true)
  return tables
    .versionsOf(planId)
    .map(({ n }) => n)
    .filter((n) => {
      try {
        const version = tables.versionData(planId, n)
        return version && !isWhole(version)
      } catch {
        return true
      }
    })
}

function faultOf(log: UpdateLog, key: ZoneKey): string | undefined {
  try {
    documentOf(log.load(key)).destroy()
  } catch (error) {
    return `cannot be opened: ${(error as Error).message}.`
  }
  const zone = log.zone(key)
  const damaged = zone && partsDamaged(log, key, zone)
  return damaged && `opens, but a part of its history is damaged: ${damaged}.`
}

function partsDamaged(log: UpdateLog, key: ZoneKey, zone: ZoneRow): string | undefined {
  try {
    for (const upto of log.snapshotsOf(zone)) log.snapshot(key, zone, upto)
    log.rows(key, zone, log.beginOf(zone))
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

export const databaseIn = (dataDir: string): string => join(dataDir, DATABASE_FILE)
