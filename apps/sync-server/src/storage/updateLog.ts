import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import * as Y from 'yjs'
import type { LogPart, Merged, Snapshot } from './merge.ts'
import { isDamage, type SqliteFile } from './sqliteFile.ts'
import {
  type CompactionLimits,
  type History,
  type NewUpdate,
  partsOf,
  type StoredUpdate,
  type ZoneKey,
  zoneKey,
  ZonesDamaged,
} from './storage.ts'

const DAY_MS = 24 * 60 * 60_000

/** Merged rows are removed so many at a time; between two portions others get their commits. */
const REMOVE_ROWS = 2_000

export interface ZoneRow {
  readonly id: number
  /** Of the latest update. */
  readonly seq: number
}

/** The tables `zones`, `updates` and `snapshots`: reading believes nothing that has not been checked. */
export class UpdateLog {
  constructor(private readonly file: SqliteFile) {}

  load(key: ZoneKey): StoredUpdate[] {
    const zone = this.knownZone(key)
    if (!zone) return []
    let failure: unknown
    // A snapshot that is not whole is passed over: an older one and the updates after it say the same.
    for (const upto of [...this.snapshotsOf(zone).reverse(), 0]) {
      try {
        const start = upto > 0 ? this.snapshot(key, zone, upto) : undefined
        const rows = this.rows(key, zone, upto)
        return start ? [asUpdate(start), ...rows] : rows
      } catch (error) {
        failure ??= error
      }
    }
    throw failure
  }

  /** @throws for a plan that is not there, or one that has lost its content */
  private knownZone(key: ZoneKey): ZoneRow | undefined {
    const { planId, zone } = partsOf(key)
    if (!this.hasPlan(planId)) throw new Error('There is no such plan')
    const known = this.zone(key)
    if (!known && zone === 'plan') throw new Error('The plan has lost its content')
    return known
  }

  hasPlan(planId: string): boolean {
    return this.file.one('SELECT 1 FROM plans WHERE id = ?', planId) !== undefined
  }

  zone(key: ZoneKey): ZoneRow | undefined {
    const { planId, zone } = partsOf(key)
    const row = this.file.one('SELECT id, seq FROM zones WHERE planId = ? AND zone = ?', planId, zone)
    return row && { id: Number(row.id), seq: Number(row.seq) }
  }

  /** Up to which update each snapshot stands, oldest first. */
  snapshotsOf(zone: ZoneRow): number[] {
    return this.file
      .all('SELECT upto FROM snapshots WHERE zone = ? ORDER BY upto', zone.id)
      .map(({ upto }) => Number(upto))
  }

  /** @throws if it is not whole */
  snapshot(key: ZoneKey, zone: ZoneRow, upto: number): Snapshot {
    const sql = 'SELECT data, authors, at, sha256 FROM snapshots WHERE zone = ? AND upto = ?'
    const row = this.file.statement(sql).get(zone.id, upto) as SnapshotRow | undefined
    if (!row || upto > zone.seq || row.sha256 !== shaOf(zone.id, upto, row))
      throw new Error(`The snapshot of update ${upto} of ${key} is damaged`)
    return { upto, data: row.data, authors: JSON.parse(row.authors) as Snapshot['authors'], at: row.at }
  }

  /** @throws if it is missing or damaged */
  row(key: ZoneKey, zone: ZoneRow, seq: number): StoredUpdate {
    const sql = 'SELECT seq, data, who, at, crc FROM updates WHERE zone = ? AND seq = ?'
    const row = this.file.statement(sql).get(zone.id, seq) as UpdateRow | undefined
    if (!row || !isWhole(zone.id, row)) throw new Error(`Update ${seq} of ${key} is damaged`)
    return row
  }

  /** Every update after `after`. @throws if one is missing or damaged */
  rows(key: ZoneKey, zone: ZoneRow, after: number): StoredUpdate[] {
    const sql = 'SELECT seq, data, who, at, crc FROM updates WHERE zone = ? AND seq > ? ORDER BY seq'
    const updates: StoredUpdate[] = []
    for (const row of this.file.statement(sql).all(zone.id, after) as UpdateRow[]) {
      const { seq, data, who, at } = row
      const expected = after + updates.length + 1
      if (seq !== expected) throw new Error(`Update ${expected} of ${key} is missing`)
      if (!isWhole(zone.id, row)) throw new Error(`Update ${seq} of ${key} is damaged`)
      updates.push({ seq, data, who, at })
    }
    if (after + updates.length !== zone.seq) throw new Error(`The last updates of ${key} are missing`)
    return updates
  }

  append(updates: readonly NewUpdate[]): void {
    try {
      this.file.together(() => this.insert(updates))
    } catch (error) {
      if (!isDamage(error)) throw error
      // One zone's page may be what is damaged; the people of other plans shall not wait for it.
      const zones = [...new Set(updates.map(({ zone }) => zone))]
      const damaged = zones.filter((zone) => !this.canInsert(updates.filter((update) => update.zone === zone)))
      if (damaged.length === 0 || damaged.length === zones.length) throw error
      throw new ZonesDamaged((error as Error).message, damaged)
    }
  }

  private canInsert(updates: readonly NewUpdate[]): boolean {
    const taken = new Error('It can be written')
    try {
      this.file.together(() => {
        this.insert(updates)
        throw taken
      })
    } catch (error) {
      return error === taken
    }
    return true
  }

  insert(updates: readonly NewUpdate[]): void {
    const reached = new Map<ZoneKey, { id: number; seq: number } | undefined>()
    const insert = this.file.statement('INSERT INTO updates (zone, seq, data, who, at, crc) VALUES (?, ?, ?, ?, ?, ?)')
    const own = this.file.statement('INSERT OR IGNORE INTO authors (planId, clientId, who) VALUES (?, ?, ?)')
    for (const { zone: key, data, who, at, authors = [] } of updates) {
      if (!reached.has(key)) reached.set(key, this.zone(key) ?? this.addZone(key))
      const zone = reached.get(key)
      if (!zone) continue
      zone.seq += 1
      insert.run(zone.id, zone.seq, data, who, at, crcOf(zone.id, { seq: zone.seq, data, who, at }))
      for (const id of authors) own.run(partsOf(key).planId, id, who)
    }
    const note = this.file.statement('UPDATE zones SET seq = ? WHERE id = ?')
    for (const zone of reached.values()) if (zone) note.run(zone.seq, zone.id)
  }

  /** Fills the table of authors from what snapshots and updates say; who is in it stays. */
  noteAuthors(): void {
    const own = this.file.statement('INSERT OR IGNORE INTO authors (planId, clientId, who) VALUES (?, ?, ?)')
    for (const { id, planId, zone: name } of this.file.all('SELECT id, planId, zone FROM zones ORDER BY id')) {
      const key = zoneKey(String(planId), name as never)
      const zone = this.zone(key)
      if (!zone || zone.id !== id) continue
      for (const upto of this.snapshotsOf(zone))
        for (const [clientId, who] of ifWhole(() => this.snapshot(key, zone, upto).authors) ?? [])
          own.run(String(planId), clientId, who)
      for (let seq = 1; seq <= zone.seq; seq++)
        for (const [clientId, who] of ifWhole(() => writersOf(this.row(key, zone, seq))) ?? [])
          own.run(String(planId), clientId, who)
    }
  }

  private addZone(key: ZoneKey): ZoneRow | undefined {
    const { planId, zone } = partsOf(key)
    if (!this.hasPlan(planId)) return undefined
    this.file.statement('INSERT INTO zones (planId, zone, seq) VALUES (?, ?, 0)').run(planId, zone)
    return this.zone(key)
  }

  /**
   * What has to be merged: after the newest snapshot, or, where updates have served their time, from the beginning of
   * the history. undefined: nothing.
   * @throws if any of it is damaged
   */
  toMerge(key: ZoneKey, { keepFrom, dueFrom }: History): LogPart | undefined {
    const zone = this.zone(key)
    if (!zone) return undefined
    const newest = this.snapshotsOf(zone).at(-1) ?? 0
    const begin = this.beginOf(zone)
    const start = (upto: number) => (upto > 0 ? this.snapshot(key, zone, upto) : undefined)
    const sql = 'SELECT at FROM updates WHERE zone = ? AND seq > ? ORDER BY seq LIMIT 1'
    const first = this.file.one(sql, zone.id, begin)
    if (first && Number(first.at) < dueFrom)
      return {
        start: start(begin),
        rows: this.rows(key, zone, begin),
        loaded: this.wholeOrNone(key, zone, newest),
        keepFrom,
      }
    if (newest === zone.seq) return undefined
    return { start: start(newest), rows: this.rows(key, zone, newest) }
  }

  /** All that is kept of a zone, one change after the other. undefined: nobody has written it. @throws if it is damaged */
  history(key: ZoneKey): { start: Snapshot | undefined; rows: StoredUpdate[] } | undefined {
    const zone = this.zone(key)
    if (!zone) return undefined
    const begin = this.beginOf(zone)
    return { start: begin > 0 ? this.snapshot(key, zone, begin) : undefined, rows: this.rows(key, zone, begin) }
  }

  /** undefined: the zone was made anew, or some of the rows have served their time. @throws if one is damaged */
  rowsAfter(key: ZoneKey, seq: number): StoredUpdate[] | undefined {
    const zone = this.zone(key)
    return zone && seq <= zone.seq && seq >= this.beginOf(zone) ? this.rows(key, zone, seq) : undefined
  }

  private wholeOrNone(key: ZoneKey, zone: ZoneRow, upto: number): Snapshot | undefined {
    try {
      return upto > 0 ? this.snapshot(key, zone, upto) : undefined
    } catch {
      // It is about to be made anew from the updates themselves.
      return undefined
    }
  }

  // A removal that was cut short leaves rows that the oldest snapshot stands for; the very first is then gone already.
  beginOf(zone: ZoneRow): number {
    const first = this.file.one('SELECT min(seq) AS seq FROM updates WHERE zone = ?', zone.id)?.seq
    return first === 1 ? 0 : (this.snapshotsOf(zone)[0] ?? 0)
  }

  /**
   * Takes the snapshots in, and begins to remove what the oldest stands for; returns how many rows went. The log may
   * have been added to since it was read, never changed.
   */
  putMerged(key: ZoneKey, { newest, oldest }: Merged): number {
    let removed = 0
    this.file.together(() => {
      const zone = this.zone(key)
      // Erased meanwhile.
      if (!zone || zone.seq < newest.upto) return
      const begin = oldest?.upto ?? this.beginOf(zone)
      this.file.statement('DELETE FROM snapshots WHERE zone = ? AND upto <> ?').run(zone.id, begin)
      if (oldest) this.putSnapshot(zone, oldest)
      if (oldest?.upto !== newest.upto) this.putSnapshot(zone, newest)
      if (oldest) removed = this.removeUpTo(zone, oldest.upto)
    })
    return removed
  }

  private putSnapshot(zone: ZoneRow, { upto, data, authors: pairs, at }: Snapshot): void {
    const authors = JSON.stringify(pairs)
    this.file
      .statement('INSERT OR REPLACE INTO snapshots (zone, upto, data, authors, at, sha256) VALUES (?, ?, ?, ?, ?, ?)')
      .run(zone.id, upto, data, authors, at, shaOf(zone.id, upto, { data, authors, at }))
  }

  /** Removes a portion of the rows that the oldest snapshot stands for; returns how many went. */
  removeMerged(key: ZoneKey): number {
    let removed = 0
    this.file.together(() => {
      const zone = this.zone(key)
      if (zone) removed = this.removeUpTo(zone, this.beginOf(zone))
    })
    return removed
  }

  private removeUpTo(zone: ZoneRow, upto: number): number {
    const first = this.file.one('SELECT min(seq) AS seq FROM updates WHERE zone = ?', zone.id)?.seq
    if (typeof first !== 'number') return 0
    const last = Math.min(upto, first + REMOVE_ROWS - 1)
    return this.file.statement('DELETE FROM updates WHERE zone = ? AND seq <= ?').run(zone.id, last).changes
  }

  due({ rows, bytes, now, historyDays }: CompactionLimits): ZoneKey[] {
    const sql = `
      SELECT planId, zone FROM (
        SELECT zones.planId, zones.zone,
          (SELECT coalesce(max(upto), 0) FROM snapshots WHERE snapshots.zone = zones.id) AS upto, zones.seq,
          (SELECT at FROM updates WHERE updates.zone = zones.id ORDER BY seq LIMIT 1) AS oldest,
          zones.id AS id, coalesce(keeping.days, ?) AS days
        FROM zones LEFT JOIN keeping ON keeping.planId = zones.planId
      ) WHERE (seq - upto > ? OR oldest < ? - (min(days, ?) + min(days, 1)) * ${DAY_MS}
        OR (SELECT sum(length(data)) FROM updates WHERE updates.zone = id AND updates.seq > upto) > ?) AND instr(zone, '~') = 0`
    return this.file
      .all(sql, historyDays, rows, now, historyDays, bytes)
      .map(({ planId, zone }) => zoneKey(String(planId), zone as never))
  }
}

const writersOf = ({ data, who }: StoredUpdate): Snapshot['authors'] =>
  [...Y.parseUpdateMeta(data).from.keys()].map((clientId) => [clientId, who] as const)

/** What is damaged is told when it is needed: the zone opens for nobody then. */
function ifWhole<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

interface UpdateRow extends StoredUpdate {
  readonly crc: number
}

interface SnapshotRow {
  readonly data: Uint8Array
  readonly authors: string
  readonly at: number
  readonly sha256: string
}

const asUpdate = ({ upto, data, at }: Snapshot): StoredUpdate => ({ seq: upto, data, who: '', at, isSnapshot: true })

// Over everything a row says, so that a row that lost its place is as damaged as one that lost a byte.
const crcOf = (zone: number, { seq, data, who, at }: StoredUpdate): number =>
  crc32(`${zone} ${seq} ${who} ${at}`, crc32(data))

const isWhole = (zone: number, row: UpdateRow): boolean => row.crc === crcOf(zone, row)

const shaOf = (zone: number, upto: number, { data, authors, at }: Omit<SnapshotRow, 'sha256'>): string =>
  createHash('sha256').update(`${zone} ${upto} ${at} ${authors}\n`).update(data).digest('base64url')
