import { join } from 'node:path'
import { workerData } from 'node:worker_threads'
import { answerQuestions } from './answers.ts'
import { DATABASE_FILE } from './database.ts'
import { Historian, type HistorySource, type KeptHistory } from './historian.ts'
import { SqliteFile } from './sqliteFile.ts'
import type { StoredUpdate, ZoneKey } from './storage.ts'
import { UpdateLog } from './updateLog.ts'

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

  close(): void {
    this.file.close()
  }
}

const { dataDir } = workerData as { dataDir: string }
const source = new Source(dataDir)
answerQuestions(
  () => new Historian(source),
  () => source.close(),
)
