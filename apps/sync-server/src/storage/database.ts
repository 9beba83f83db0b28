import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { DatabaseSync, type StatementSyncInstance } from '@photostructure/sqlite'
import {
  type AuditRecord,
  type DeviceRecord,
  type LinkRecord,
  type NewPlan,
  type NewUpdate,
  type ParticipantRecord,
  partsOf,
  type PlanRead,
  type PlanRecord,
  type Storage,
  type StorageCall,
  type StoredUpdate,
  type ZoneKey,
} from './storage.ts'
import { syncFolder } from './syncFolder.ts'

/** The port without promises: every call has happened when it returns. */
export type SyncStorage = {
  [Call in StorageCall]: (...args: Parameters<Storage[Call]>) => Awaited<ReturnType<Storage[Call]>>
}

const SCHEMA_VERSION = 3

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

// `updates` is append-only: no statement in this house changes a row of it, and only the erasing of a plan removes one.
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

// What brings a file of the version before to the next one.
const MIGRATIONS: Readonly<Record<number, string>> = {
  2: 'ALTER TABLE plans ADD COLUMN schemaVersion INTEGER NOT NULL DEFAULT 1;',
  3: AUTHORS_AND_AUDIT,
}

const TABLES = {
  plans: ['id', 'title', 'place', 'language', 'frozen', 'madeAt', 'changedAt', 'counts', 'schemaVersion'],
  links: ['id', 'planId', 'role', 'state', 'tokenHash', 'madeAt'],
  devices: ['id', 'sessionHash', 'name', 'roleGroup', 'language', 'madeAt'],
  participants: ['id', 'planId', 'deviceId', 'name', 'role', 'roleGroup', 'color', 'linkId', 'joinedAt', 'isOut'],
} as const

type Row = Record<string, string | number | null>

/** The SQLite file. Runs in the writer's thread, the only one that opens it. */
export class Database implements SyncStorage {
  private readonly db: InstanceType<typeof DatabaseSync>
  private readonly statements = new Map<string, StatementSyncInstance>()

  /**
   * @param dataDir made if it is not there
   * @throws if the file was written by a newer version, or is not a database
   */
  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true })
    this.db = new DatabaseSync(join(dataDir, 'commonboard.db'))
    // FULL: a commit has returned only when the log of the database is on the disk. With group commit the price is
    // small: here 0.14 ms a commit one by one, 340,000 rows a second a hundred at a time.
    // busy_timeout: `npm run admin` may write beside us.
    this.db.exec(`
      PRAGMA busy_timeout = 5000;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA fullfsync = 1;
      PRAGMA secure_delete = ON;
    `)
    this.prepareSchema()
    syncFolder(dataDir)
  }

  private prepareSchema(): void {
    const version = Number(this.one('PRAGMA user_version')?.user_version ?? 0)
    if (version > SCHEMA_VERSION) throw new Error('The data folder was written by a newer version of Commonboard.')
    if (version === SCHEMA_VERSION) return
    const steps = Object.entries(MIGRATIONS).flatMap(([to, sql]) => (Number(to) > version ? [sql] : []))
    const sql = version === 0 ? SCHEMA : steps.join('\n')
    this.together(() => this.db.exec(`${sql} PRAGMA user_version = ${SCHEMA_VERSION};`))
  }

  load(key: ZoneKey): StoredUpdate[] {
    const { planId, zone } = partsOf(key)
    if (!this.hasPlan(planId)) throw new Error('There is no such plan')
    const known = this.zone(key)
    if (!known) {
      if (zone === 'plan') throw new Error('The plan has lost its content')
      return []
    }
    const rows = this.statement('SELECT seq, data, who, at, crc FROM updates WHERE zone = ? ORDER BY seq').all(known.id)
    const updates: StoredUpdate[] = []
    for (const row of rows as (StoredUpdate & { crc: number })[]) {
      const { seq, data, who, at } = row
      if (seq !== updates.length + 1) throw new Error(`Update ${updates.length + 1} of ${key} is missing`)
      if (row.crc !== crcOf(known.id, seq, data, who, at)) throw new Error(`Update ${seq} of ${key} is damaged`)
      updates.push({ seq, data, who, at })
    }
    if (updates.length !== known.seq) throw new Error(`The last updates of ${key} are missing`)
    return updates
  }

  append(updates: readonly NewUpdate[]): void {
    this.together(() => this.insert(updates))
  }

  private insert(updates: readonly NewUpdate[]): void {
    const reached = new Map<ZoneKey, { id: number; seq: number } | undefined>()
    const insert = this.statement('INSERT INTO updates (zone, seq, data, who, at, crc) VALUES (?, ?, ?, ?, ?, ?)')
    const own = this.statement('INSERT OR IGNORE INTO authors (planId, clientId, who) VALUES (?, ?, ?)')
    for (const { zone: key, data, who, at, authors = [] } of updates) {
      if (!reached.has(key)) reached.set(key, this.zone(key) ?? this.addZone(key))
      const zone = reached.get(key)
      if (!zone) continue
      zone.seq += 1
      insert.run(zone.id, zone.seq, data, who, at, crcOf(zone.id, zone.seq, data, who, at))
      for (const id of authors) own.run(partsOf(key).planId, id, who)
    }
    const note = this.statement('UPDATE zones SET seq = ? WHERE id = ?')
    for (const zone of reached.values()) if (zone) note.run(zone.seq, zone.id)
  }

  private zone(key: ZoneKey): { id: number; seq: number } | undefined {
    const { planId, zone } = partsOf(key)
    const row = this.one('SELECT id, seq FROM zones WHERE planId = ? AND zone = ?', planId, zone)
    return row && { id: Number(row.id), seq: Number(row.seq) }
  }

  private addZone(key: ZoneKey): { id: number; seq: number } | undefined {
    const { planId, zone } = partsOf(key)
    if (!this.hasPlan(planId)) return undefined
    this.statement('INSERT INTO zones (planId, zone, seq) VALUES (?, ?, 0)').run(planId, zone)
    return this.zone(key)
  }

  private hasPlan(planId: string): boolean {
    return this.one('SELECT 1 FROM plans WHERE id = ?', planId) !== undefined
  }

  createPlan({ plan, links, joined, content }: NewPlan): void {
    this.together(() => {
      this.put('plans', planRow(plan))
      for (const link of links) this.put('links', { ...link })
      if (joined) {
        this.put('devices', { ...joined.device })
        this.put('participants', participantRow(joined.founder))
      }
      this.insert([content])
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
      this.statement('DELETE FROM updates WHERE zone IN (SELECT id FROM zones WHERE planId = ?)').run(planId)
      for (const table of ['zones', 'links', 'participants', 'authors'])
        this.statement(`DELETE FROM ${table} WHERE planId = ?`).run(planId)
      this.statement('DELETE FROM plans WHERE id = ?').run(planId)
    })
    // Erased means erased: the write-ahead log must not keep what the table has overwritten.
    this.statement('PRAGMA wal_checkpoint(TRUNCATE)').all()
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

  close(): void {
    this.db.close()
  }

  private put(table: keyof typeof TABLES, row: Row): void {
    const columns = TABLES[table]
    const kept = columns.slice(1).map((column) => `${column} = excluded.${column}`)
    const marks = columns.map(() => '?').join(', ')
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks}) ON CONFLICT (id) DO UPDATE SET ${kept.join(', ')}`
    this.statement(sql).run(...columns.map((column) => row[column] ?? null))
  }

  private together(write: () => void): void {
    this.db.exec('BEGIN IMMEDIATE')
    try {
      write()
      this.db.exec('COMMIT')
    } catch (error) {
      // SQLite has already rolled back after some failures (a full disk); a second time would hide the first error.
      if (this.db.isTransaction) this.db.exec('ROLLBACK')
      throw error
    }
  }

  private statement(sql: string): StatementSyncInstance {
    let statement = this.statements.get(sql)
    if (!statement) {
      statement = this.db.prepare(sql)
      this.statements.set(sql, statement)
    }
    return statement
  }

  private one(sql: string, ...values: (string | number)[]): Row | undefined {
    return this.statement(sql).get(...values) as Row | undefined
  }

  private all(sql: string, ...values: (string | number)[]): Row[] {
    return this.statement(sql).all(...values) as Row[]
  }
}

// Over everything a row says, so that a row that lost its place is as damaged as one that lost a byte.
const crcOf = (zone: number, seq: number, data: Uint8Array, who: string, at: number): number =>
  crc32(`${zone} ${seq} ${who} ${at}`, crc32(data))

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
