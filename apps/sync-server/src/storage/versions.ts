import { createHash } from 'node:crypto'
import type { SqliteFile } from './sqliteFile.ts'
import type { SyncOf } from './storage.ts'
import type { VersionContent } from './versionContent.ts'

/** A state of a plan that never changes again. */
export interface VersionRecord {
  readonly planId: string
  /** Counts the versions of a plan from 1. */
  readonly n: number
  readonly reason: string
  /** Empty: automatic. */
  readonly name: string
  readonly note: string
  /** Participant id, or `SERVER`. */
  readonly who: string
  /** Milliseconds since 1970 by the server's clock. */
  readonly at: number
  /** SHA-256 of the content, hex. */
  readonly hash: string
  /** Facts about the content as it was found then: JSON. */
  readonly facts: string
}

/** A version in a list: how much it takes, without what it holds. */
export interface ListedVersion extends VersionRecord {
  readonly sizeBytes: number
}

export interface StoredVersion extends VersionRecord {
  /** The zone `plan` as it was: a Yjs update of all of it. */
  readonly data: Uint8Array
  /** SHA-256 over all of the row and its place: whoever reads it looks whether it still fits (`isWhole`). */
  readonly sha256: string
}

/** A link that shows one version to whoever has it. The token is derived from the secret and the id. */
export interface VersionLinkRecord {
  readonly id: string
  readonly planId: string
  readonly n: number
  /** SHA-256 of the token, base64url. */
  readonly tokenHash: string
  readonly who: string
  readonly at: number
}

/** An organization's word on one version. Later versions never touch it. */
export interface SignOnRecord {
  readonly id: string
  readonly planId: string
  readonly n: number
  readonly organization: string
  /** Who signed for it; empty: erased. */
  readonly person: string
  readonly statement: string
  readonly note: string
  /** The participant whose device it was. */
  readonly who: string
  readonly at: number
  readonly confirmedAt: number | null
  readonly confirmedBy: string | null
}

export interface VersionTablesPort {
  /** @returns its number. undefined: the plan has been deleted */
  addVersion(version: Omit<VersionRecord, 'n'>, data: Uint8Array): Promise<number | undefined>
  /** The latest first. */
  versionsOf(planId: string): Promise<ListedVersion[]>
  /** Forgets automatic versions; never a named one, nor the latest, whose number no other may get. */
  thinVersions(planId: string, ns: readonly number[]): Promise<void>

  /** In the place of one the version had. Does nothing if there is no such version. */
  saveVersionLink(link: VersionLinkRecord): Promise<void>
  versionLinksOf(planId: string): Promise<VersionLinkRecord[]>
  versionLinkByToken(tokenHash: string): Promise<VersionLinkRecord | undefined>
  removeVersionLink(planId: string, n: number): Promise<void>

  /** @returns false: this organization has signed the version already, or there is no such version */
  addSignOn(signOn: SignOnRecord): Promise<boolean>
  /** In the order of signing. @param n absent: of all versions */
  signOnsOf(planId: string, n?: number): Promise<SignOnRecord[]>
  /** Does nothing to one that is confirmed. */
  confirmSignOn(planId: string, id: string, by: string, at: number): Promise<void>
  removeSignOn(planId: string, id: string): Promise<void>
}

/** Takes long of a large plan; in a thread that nobody's changes wait for. */
export interface VersionReading {
  /** undefined: there is no such version */
  versionContent(planId: string, n: number): Promise<VersionContent | undefined>
}

export interface VersionStorage extends VersionTablesPort, VersionReading {}

export const VERSION_STORAGE_CALLS = [
  'addVersion',
  'versionsOf',
  'thinVersions',
  'saveVersionLink',
  'versionLinksOf',
  'versionLinkByToken',
  'removeVersionLink',
  'addSignOn',
  'signOnsOf',
  'confirmSignOn',
  'removeSignOn',
] as const satisfies readonly (keyof VersionTablesPort)[]

// `versions` is append-only: no statement in this house changes a row of it. An automatic one is removed when others
// stand for its time (`thinVersions`), all of them with their plan.
export const VERSION_TABLES = `
  CREATE TABLE IF NOT EXISTS versions (
    planId TEXT NOT NULL, n INTEGER NOT NULL, reason TEXT NOT NULL, name TEXT NOT NULL, note TEXT NOT NULL,
    who TEXT NOT NULL, at INTEGER NOT NULL, hash TEXT NOT NULL, facts TEXT NOT NULL, data BLOB NOT NULL,
    sha256 TEXT NOT NULL, PRIMARY KEY (planId, n)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS versionLinks (
    id TEXT PRIMARY KEY, planId TEXT NOT NULL, n INTEGER NOT NULL, tokenHash TEXT NOT NULL UNIQUE, who TEXT NOT NULL,
    at INTEGER NOT NULL, UNIQUE (planId, n)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS signOns (
    id TEXT PRIMARY KEY, planId TEXT NOT NULL, n INTEGER NOT NULL, organization TEXT NOT NULL, party TEXT NOT NULL,
    person TEXT NOT NULL, statement TEXT NOT NULL, note TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL,
    confirmedAt INTEGER, confirmedBy TEXT, UNIQUE (planId, n, party)
  ) STRICT;
`

/** What `sha256` of a version is made of. */
function sealOf(version: VersionRecord, data: Uint8Array): string {
  const { planId, n, reason, name, note, who, at, hash, facts } = version
  return createHash('sha256')
    .update(JSON.stringify([planId, n, reason, name, note, who, at, hash, facts]))
    .update(data)
    .digest('hex')
}

/** Is it, to the last byte, what was kept? */
export const isWhole = (version: StoredVersion): boolean => sealOf(version, version.data) === version.sha256

/** How an organization is told from another: capitals, accents' forms and spaces make no difference. */
const partyOf = (organization: string): string =>
  organization.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

export class VersionTables implements SyncOf<VersionTablesPort> {
  constructor(
    private readonly file: SqliteFile,
    private readonly hasPlan: (planId: string) => boolean,
  ) {}

  addVersion(version: Omit<VersionRecord, 'n'>, data: Uint8Array): number | undefined {
    const { planId, reason, name, note, who, at, hash, facts } = version
    let n: number | undefined
    this.file.together(() => {
      if (!this.hasPlan(planId)) return
      n = Number(this.file.one('SELECT max(n) AS last FROM versions WHERE planId = ?', planId)?.last ?? 0) + 1
      this.file
        .statement(
          `INSERT INTO versions (planId, n, reason, name, note, who, at, hash, facts, data, sha256)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(planId, n, reason, name, note, who, at, hash, facts, data, sealOf({ ...version, n }, data))
    })
    return n
  }

  versionsOf(planId: string): ListedVersion[] {
    return this.file.all(
      `SELECT planId, n, reason, name, note, who, at, hash, facts, length(data) AS sizeBytes
       FROM versions WHERE planId = ? ORDER BY n DESC`,
      planId,
    ) as unknown as ListedVersion[]
  }

  versionData(planId: string, n: number): StoredVersion | undefined {
    const row = this.file.one('SELECT * FROM versions WHERE planId = ? AND n = ?', planId, n)
    return row as unknown as StoredVersion | undefined
  }

  thinVersions(planId: string, ns: readonly number[]): void {
    this.file.together(() => {
      for (const n of ns)
        this.file
          .statement(
            `DELETE FROM versions WHERE planId = ? AND n = ? AND reason <> 'named'
             AND n < (SELECT max(n) FROM versions WHERE planId = ?)`,
          )
          .run(planId, n, planId)
    })
  }

  saveVersionLink({ id, planId, n, tokenHash, who, at }: VersionLinkRecord): void {
    this.file.together(() => {
      if (!this.hasVersion(planId, n)) return
      this.file.statement('DELETE FROM versionLinks WHERE planId = ? AND n = ?').run(planId, n)
      this.file
        .statement('INSERT INTO versionLinks (id, planId, n, tokenHash, who, at) VALUES (?, ?, ?, ?, ?, ?)')
        .run(id, planId, n, tokenHash, who, at)
    })
  }

  versionLinksOf(planId: string): VersionLinkRecord[] {
    return this.file.all('SELECT * FROM versionLinks WHERE planId = ?', planId) as unknown as VersionLinkRecord[]
  }

  versionLinkByToken(tokenHash: string): VersionLinkRecord | undefined {
    const row = this.file.one('SELECT * FROM versionLinks WHERE tokenHash = ?', tokenHash)
    return row as unknown as VersionLinkRecord | undefined
  }

  removeVersionLink(planId: string, n: number): void {
    this.file.together(() => this.file.statement('DELETE FROM versionLinks WHERE planId = ? AND n = ?').run(planId, n))
  }

  addSignOn(signOn: SignOnRecord): boolean {
    const { id, planId, n, organization, person, statement, note, who, at } = signOn
    let isAdded = false
    this.file.together(() => {
      const party = partyOf(organization)
      const held = 'SELECT 1 FROM signOns WHERE planId = ? AND n = ? AND party = ?'
      if (!this.hasVersion(planId, n) || this.file.one(held, planId, n, party)) return
      this.file
        .statement(
          `INSERT INTO signOns (id, planId, n, organization, party, person, statement, note, who, at, confirmedAt, confirmedBy)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)`,
        )
        .run(id, planId, n, organization, party, person, statement, note, who, at)
      isAdded = true
    })
    return isAdded
  }

  signOnsOf(planId: string, n?: number): SignOnRecord[] {
    const columns = 'id, planId, n, organization, person, statement, note, who, at, confirmedAt, confirmedBy'
    const rows = this.file.all(`SELECT ${columns} FROM signOns WHERE planId = ? ORDER BY at, rowid`, planId)
    return (rows as unknown as SignOnRecord[]).filter((one) => n === undefined || one.n === n)
  }

  confirmSignOn(planId: string, id: string, by: string, at: number): void {
    this.file.together(() =>
      this.file
        .statement(
          'UPDATE signOns SET confirmedAt = ?, confirmedBy = ? WHERE planId = ? AND id = ? AND confirmedAt IS NULL',
        )
        .run(at, by, planId, id),
    )
  }

  removeSignOn(planId: string, id: string): void {
    this.file.together(() => this.file.statement('DELETE FROM signOns WHERE planId = ? AND id = ?').run(planId, id))
  }

  /** Takes a person's name out of all he has signed; that the organization has signed stays. Within a transaction of the caller. */
  eraseSigner(planId: string, who: string): void {
    this.file.statement("UPDATE signOns SET person = '' WHERE planId = ? AND who = ?").run(planId, who)
  }

  private hasVersion(planId: string, n: number): boolean {
    return this.file.one('SELECT 1 FROM versions WHERE planId = ? AND n = ?', planId, n) !== undefined
  }

  /** Inside a transaction of the caller. */
  erase(planId: string): void {
    for (const table of ['signOns', 'versionLinks', 'versions'])
      this.file.statement(`DELETE FROM ${table} WHERE planId = ?`).run(planId)
  }
}
