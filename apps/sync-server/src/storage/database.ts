import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Zone } from '@commonboard/model'
import { HANDED_COLUMNS, SIDE_TABLES, toHanded } from './handed.ts'
import { HISTORY_TABLES, HistoryTables } from './history.ts'
import type { Merged } from './merge.ts'
import { ROUND_TABLES, RoundTables } from './rounds.ts'
import { type Row, SqliteFile } from './sqliteFile.ts'
import { UpdateLog } from './updateLog.ts'
import {
  type AuditRecord,
  type DeviceRecord,
  type HandedRecord,
  type LinkRecord,
  type NewPlan,
  type NewUpdate,
  type ParticipantRecord,
  type PlanRead,
  type PlanRecord,
  type Storage,
  type StoredUpdate,
  type WriterCall,
  type ZoneKey,
} from './storage.ts'
import { syncFolder } from './syncFolder.ts'
import { VERSION_TABLES, VersionTables } from './versions.ts'

export const SCHEMA_VERSION = 4

export const DATABASE_FILE = 'commonboard.db'
/** Says that there has been a database here: one that is missing or empty is then not quietly made anew. */
const MARK_FILE = 'commonboard.made'

// `authors`: who wrote under a client id first. No update says it once several are merged into one, and without it a
// contributor's own words would be nobody's.
// `audit` outlives the plan it speaks of, so it refers to no other table.
const AUTHORS_AND_AUDIT = `
  CREATE TABLE authors (
    planId TEXT NOT NULL, clientId INTEGER NOT NULL, who TEXT NOT NULL, PRIMARY KEY (planId, clientId)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT, planId TEXT NOT NULL, act TEXT NOT NULL, who TEXT NOT NULL,
    about TEXT NOT NULL, network TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX auditOfPlan ON audit (planId);
  CREATE INDEX auditByAge ON audit (at);
`

// `updates` is append-only: no statement in this house changes a row of it. One is removed when its plan is erased, or
// when a proven snapshot has stood in its place for longer than the history is kept.
const SCHEMA = `
  CREATE TABLE plans (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, place TEXT NOT NULL, language TEXT NOT NULL, frozen INTEGER NOT NULL,
    madeAt INTEGER NOT NULL, changedAt INTEGER, counts TEXT NOT NULL, schemaVersion INTEGER NOT NULL DEFAULT 1
  ) STRICT;
  CREATE TABLE links (
    id TEXT PRIMARY KEY, planId TEXT NOT NULL, role TEXT NOT NULL, state TEXT NOT NULL,
    tokenHash TEXT NOT NULL UNIQUE, madeAt INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX linksOfPlan ON links (planId);
  CREATE TABLE devices (
    id TEXT PRIMARY KEY, sessionHash TEXT NOT NULL UNIQUE, name TEXT NOT NULL, roleGroup TEXT,
    language TEXT NOT NULL, madeAt INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE participants (
    id TEXT PRIMARY KEY, planId TEXT NOT NULL, deviceId TEXT, name TEXT NOT NULL, role TEXT NOT NULL, roleGroup TEXT,
    color INTEGER NOT NULL, linkId TEXT, joinedAt INTEGER NOT NULL, isOut INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX participantsOfPlan ON participants (planId);
  CREATE INDEX participantsOfDevice ON participants (deviceId);
  CREATE TABLE zones (
    id INTEGER PRIMARY KEY, planId TEXT NOT NULL, zone TEXT NOT NULL, seq INTEGER NOT NULL, UNIQUE (planId, zone)
  ) STRICT;
  CREATE TABLE updates (
    zone INTEGER NOT NULL, seq INTEGER NOT NULL, data BLOB NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL,
    crc INTEGER NOT NULL, PRIMARY KEY (zone, seq)
  ) STRICT;
  ${AUTHORS_AND_AUDIT}
`

// State of a zone after its first `upto` updates; `authors` is JSON, [[client id, who], …]; `sha256` is over all of it.
export const SNAPSHOTS = `
  CREATE TABLE snapshots (
    zone INTEGER NOT NULL, upto INTEGER NOT NULL, data BLOB NOT NULL, authors TEXT NOT NULL, at INTEGER NOT NULL,
    sha256 TEXT NOT NULL, PRIMARY KEY (zone, upto)
  ) STRICT;
`

export const AUTHORS_SINCE = 4

// What brings a file of the version before to the next one.
const MIGRATIONS: Readonly<Record<number, string>> = {
  2: 'ALTER TABLE plans ADD COLUMN schemaVersion INTEGER NOT NULL DEFAULT 1;',
  3: SNAPSHOTS,
  4: AUTHORS_AND_AUDIT,
}

/** The port without promises: every call has happened when it returns. */
type SyncStorage = {
  [Call in WriterCall]: (...args: Parameters<Storage[Call]>) => Awaited<ReturnType<Storage[Call]>>
}

const TABLES = {
  plans: ['id', 'title', 'place', 'language', 'frozen', 'madeAt', 'changedAt', 'counts', 'schemaVersion'],
  links: ['id', 'planId', 'role', 'state', 'tokenHash', 'madeAt'],
  devices: ['id', 'sessionHash', 'name', 'roleGroup', 'language', 'madeAt'],
  participants: ['id', 'planId', 'deviceId', 'name', 'role', 'roleGroup', 'color', 'linkId', 'joinedAt', 'isOut'],
  handed: HANDED_COLUMNS,
} as const

/** The SQLite file. Runs in the writer's thread, the only one that writes it. */
export class Database extends SqliteFile implements SyncStorage {
  private readonly log = new UpdateLog(this)
  readonly rounds = new RoundTables(
    this,
    (planId) => this.hasPlan(planId),
    () => this.emptyLog(),
  )
  readonly versions = new VersionTables(this, (planId) => this.hasPlan(planId))
  readonly history = new HistoryTables(this, (planId) => this.hasPlan(planId))
  /** The write-ahead log holds what was erased, because somebody else was reading: a backup, a merge. */
  private owesEmptying = false

  /**
   * @param dataDir made if it is not there
   * @throws if the file was written by a newer version, is not a database, or is missing where there was one
   */
  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true })
    refuseLost(dataDir)
    super(join(dataDir, DATABASE_FILE))
    // FULL: a commit has returned only when the log of the database is on the disk. With group commit the price is
    // small: here 0.14 ms a commit one by one, 340,000 rows a second a hundred at a time.
    this.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA fullfsync = 1;
      PRAGMA secure_delete = ON;
    `)
    this.prepareSchema()
    this.db.exec(SIDE_TABLES + ROUND_TABLES + VERSION_TABLES + HISTORY_TABLES)
    mark(dataDir)
    syncFolder(dataDir)
  }

  private prepareSchema(): void {
    const version = Number(this.one('PRAGMA user_version')?.user_version ?? 0)
    if (version > SCHEMA_VERSION) throw new Error('The data folder was written by a newer version of Commonboard.')
    if (version === SCHEMA_VERSION) return
    const steps = Object.entries(MIGRATIONS).flatMap(([to, sql]) => (Number(to) > version ? [sql] : []))
    const sql = version === 0 ? SCHEMA + SNAPSHOTS : steps.join('\n')
    this.together(() => {
      this.exec(`${sql} PRAGMA user_version = ${SCHEMA_VERSION};`)
      // Before that version nobody wrote it down: who sent an id first is the best that is known.
      if (version > 0 && version < AUTHORS_SINCE) this.log.noteAuthors()
    })
  }

  load(key: ZoneKey): StoredUpdate[] {
    return this.log.load(key)
  }

  append(updates: readonly NewUpdate[]): void {
    this.log.append(updates)
    if (this.owesEmptying) this.owesEmptying = !this.checkpoint()
  }

  putMerged(key: ZoneKey, merged: Merged): number {
    return this.log.putMerged(key, merged)
  }

  removeMerged(key: ZoneKey): number {
    return this.log.removeMerged(key)
  }

  private hasPlan(planId: string): boolean {
    return this.log.hasPlan(planId)
  }

  createPlan({ plan, links, joined, content }: NewPlan): void {
    this.together(() => {
      this.put('plans', planRow(plan))
      for (const link of links) this.put('links', { ...link })
      if (joined) {
        this.put('devices', { ...joined.device })
        this.put('participants', participantRow(joined.founder))
      }
      this.log.insert([content])
    })
  }

  readPlan(planId: string): PlanRead | undefined {
    const row = this.one('SELECT * FROM plans WHERE id = ?', planId)
    if (!row) return undefined
    const people = this.all('SELECT * FROM participants WHERE planId = ? ORDER BY joinedAt, color', planId)
    const authors = this.all('SELECT clientId, who FROM authors WHERE planId = ?', planId)
    return {
      plan: toPlan(row),
      participants: people.map(toParticipant),
      authors: authors.map(({ clientId, who }) => [Number(clientId), String(who)] as const),
    }
  }

  savePlan(plan: PlanRecord): void {
    this.together(() => {
      if (this.hasPlan(plan.id)) this.put('plans', planRow(plan))
    })
  }

  deletePlan(planId: string): void {
    this.together(() => {
      for (const table of ['updates', 'snapshots'])
        this.statement(`DELETE FROM ${table} WHERE zone IN (SELECT id FROM zones WHERE planId = ?)`).run(planId)
      for (const table of ['zones', 'links', 'participants', 'handed', 'epochs', 'authors'])
        this.statement(`DELETE FROM ${table} WHERE planId = ?`).run(planId)
      for (const topic of [this.rounds, this.versions, this.history]) topic.erase(planId)
      this.statement('DELETE FROM plans WHERE id = ?').run(planId)
    })
    this.emptyLog()
  }

  /** Erased means erased: the write-ahead log must not keep what the table has overwritten. */
  private emptyLog(): void {
    this.owesEmptying = !this.checkpoint()
  }

  listPlans(): PlanRecord[] {
    return this.all('SELECT * FROM plans ORDER BY madeAt').map(toPlan)
  }

  plansOfDevice(deviceId: string): { plan: PlanRecord; participant: ParticipantRecord }[] {
    return this.all('SELECT * FROM participants WHERE deviceId = ? AND isOut = 0', deviceId).flatMap((row) => {
      const plan = this.one('SELECT * FROM plans WHERE id = ?', row.planId ?? '')
      return plan ? [{ plan: toPlan(plan), participant: toParticipant(row) }] : []
    })
  }

  linksOf(planId: string): LinkRecord[] {
    return this.all('SELECT * FROM links WHERE planId = ? ORDER BY madeAt', planId).map(toLink)
  }

  linkByToken(tokenHash: string): LinkRecord | undefined {
    const row = this.one('SELECT * FROM links WHERE tokenHash = ?', tokenHash)
    return row && toLink(row)
  }

  saveLinks(links: readonly LinkRecord[]): void {
    this.together(() => {
      for (const link of links) if (this.hasPlan(link.planId)) this.put('links', { ...link })
    })
  }

  saveParticipants(participants: readonly ParticipantRecord[]): void {
    this.together(() => {
      for (const person of participants)
        if (this.hasPlan(person.planId)) this.put('participants', participantRow(person))
    })
  }

  saveHanded(handed: HandedRecord): void {
    this.together(() => {
      if (this.hasPlan(handed.planId)) this.put('handed', { ...handed })
    })
  }

  handedOf(planId: string): HandedRecord[] {
    return this.all('SELECT * FROM handed WHERE planId = ? ORDER BY at, rowid', planId).map(toHanded)
  }

  removeHanded(planId: string, id: string): void {
    this.together(() => this.statement('DELETE FROM handed WHERE planId = ? AND id = ?').run(planId, id))
  }

  epochsOf(planId: string): Partial<Record<Zone, number>> {
    const rows = this.all('SELECT zone, epoch FROM epochs WHERE planId = ?', planId)
    return Object.fromEntries(rows.map(({ zone, epoch }) => [zone, Number(epoch)]))
  }

  deviceBySession(sessionHash: string): DeviceRecord | undefined {
    const row = this.one('SELECT * FROM devices WHERE sessionHash = ?', sessionHash)
    return row && toDevice(row)
  }

  saveDevice(device: DeviceRecord): void {
    this.together(() => this.put('devices', { ...device }))
  }

  removeDevice(deviceId: string): void {
    this.together(() => {
      this.statement('DELETE FROM devices WHERE id = ?').run(deviceId)
      this.statement('UPDATE participants SET deviceId = NULL WHERE deviceId = ?').run(deviceId)
    })
  }

  erasePerson(planId: string, participantId: string): void {
    this.together(() => {
      const person = this.one('SELECT deviceId FROM participants WHERE id = ? AND planId = ?', participantId, planId)
      if (!person) return
      this.statement(
        "UPDATE participants SET name = '', roleGroup = NULL, deviceId = NULL, isOut = 1 WHERE id = ? AND planId = ?",
      ).run(participantId, planId)
      this.statement("UPDATE handed SET name = '' WHERE planId = ? AND who = ?").run(planId, participantId)
      this.statement("UPDATE audit SET network = '' WHERE planId = ? AND who = ?").run(planId, participantId)
      this.versions.eraseSigner(planId, participantId)
      const device = String(person.deviceId ?? '')
      if (!device || this.one('SELECT 1 FROM participants WHERE deviceId = ?', device)) return
      // Known without a name, or it would come in as another one.
      const sql = this.history.isBlocked(device)
        ? "UPDATE devices SET name = '', roleGroup = NULL WHERE id = ?"
        : 'DELETE FROM devices WHERE id = ?'
      this.statement(sql).run(device)
    })
    this.owesEmptying = !this.checkpoint()
  }

  addAudit({ planId, act, who, about, network, at }: AuditRecord): void {
    this.statement('INSERT INTO audit (planId, act, who, about, network, at) VALUES (?, ?, ?, ?, ?, ?)').run(
      planId,
      act,
      who,
      JSON.stringify(about),
      network,
      at,
    )
  }

  auditOf(planId: string): AuditRecord[] {
    return this.all(
      'SELECT planId, act, who, about, network, at FROM audit WHERE planId = ? ORDER BY id DESC',
      planId,
    ).map((row) => ({ ...row, about: JSON.parse(String(row.about)) }) as unknown as AuditRecord)
  }

  forgetAudit(before: number): void {
    this.statement('DELETE FROM audit WHERE at < ?').run(before)
  }

  private put(table: keyof typeof TABLES, row: Row): void {
    const columns = TABLES[table]
    const kept = columns.slice(1).map((column) => `${column} = excluded.${column}`)
    const marks = columns.map(() => '?').join(', ')
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks}) ON CONFLICT (id) DO UPDATE SET ${kept.join(', ')}`
    this.statement(sql).run(...columns.map((column) => row[column] ?? null))
  }
}

function refuseLost(dataDir: string): void {
  const path = join(dataDir, DATABASE_FILE)
  if (!existsSync(join(dataDir, MARK_FILE))) return
  if (existsSync(path) && statSync(path).size > 0) return
  throw new Error(
    `${path} is ${existsSync(path) ? 'empty' : 'missing'}, and there has been a database here. Put it back, or bring back a backup: npm run admin -- restore FILE. To begin with nothing, remove ${MARK_FILE} from the folder.`,
  )
}

function mark(dataDir: string): void {
  const path = join(dataDir, MARK_FILE)
  if (!existsSync(path))
    writeFileSync(
      path,
      'Here is a database of Commonboard. If it is lost, the server does not begin a new one by itself.\n',
      {
        flush: true,
      },
    )
}

const planRow = (plan: PlanRecord): Row => ({
  ...plan,
  frozen: plan.frozen ? 1 : 0,
  counts: JSON.stringify(plan.counts),
})
const participantRow = (person: ParticipantRecord): Row => ({ ...person, isOut: person.isOut ? 1 : 0 })

// What stands in the file was written by this class from typed records, in STRICT tables.
const toPlan = (row: Row): PlanRecord =>
  ({ ...row, frozen: row.frozen === 1, counts: JSON.parse(String(row.counts)) }) as unknown as PlanRecord
const toParticipant = (row: Row): ParticipantRecord =>
  ({ ...row, isOut: row.isOut === 1 }) as unknown as ParticipantRecord
const toLink = (row: Row): LinkRecord => ({ ...row }) as unknown as LinkRecord
const toDevice = (row: Row): DeviceRecord => ({ ...row }) as unknown as DeviceRecord
