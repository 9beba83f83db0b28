import { join } from 'node:path'
import { workerData } from 'node:worker_threads'
import { answerQuestions } from './answers.ts'
import { DATABASE_FILE } from './database.ts'
import { Historian, type HistorySource, type KeptHistory } from './historian.ts'
import { SqliteFile } from './sqliteFile.ts'
import type { StoredUpdate, ZoneKey } from './storage.ts'
import { UpdateLog } from './updateLog.ts'
import { contentOfVersion, type VersionContent } from './versionContent.ts'
import { VersionTables } from './versions.ts'

/** The historian's thread: reads the database beside the writer. Of a plan that has gone it has nothing to tell. */
class Source implements HistorySource {
  private readonly file: SqliteFile
  private readonly log: UpdateLog

  constructor(dataDir: string) {
    this.file = new SqliteFile(join(dataDir, DATABASE_FILE), { readOnly: true })
    this.log = new UpdateLog(this.file)
  }

  historyOf(key: ZoneKey): KeptHistory | undefined {
    return this.file.reading(() => this.log.history(key))
  }

  rowsAfter(key: ZoneKey, seq: number): readonly StoredUpdate[] | undefined {
    return this.file.reading(() => this.log.rowsAfter(key, seq))
  }

  authorsOf(planId: string): ReadonlyMap<number, string> {
    const rows = this.file.all('SELECT clientId, who FROM authors WHERE planId = ?', planId)
    return new Map(rows.map(({ clientId, who }) => [Number(clientId), String(who)]))
  }

  versionContent(planId: string, n: number): VersionContent | undefined {
    const version = new VersionTables(this.file, () => false).versionData(planId, n)
    return version && contentOfVersion(version)
  }

  close(): void {
    this.file.close()
  }
}

class Reader extends Historian {
  constructor(private readonly past: Source) {
    super(past)
  }

  versionContent(planId: string, n: number): VersionContent | undefined {
    return this.past.versionContent(planId, n)
  }
}

const { dataDir } = workerData as { dataDir: string }
const source = new Source(dataDir)
answerQuestions(
  () => new Reader(source),
  () => source.close(),
)
