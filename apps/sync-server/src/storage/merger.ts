import { join } from 'node:path'
import { workerData } from 'node:worker_threads'
import { answerQuestions } from './answers.ts'
import { DATABASE_FILE } from './database.ts'
import { type Merged, mergeLog } from './merge.ts'
import { SqliteFile } from './sqliteFile.ts'
import type { CompactionLimits, History, ZoneKey } from './storage.ts'
import { UpdateLog } from './updateLog.ts'

/** The merger's thread: reads the database beside the writer, and does what takes long, so that nobody waits for it. */

class Merger {
  private readonly file: SqliteFile
  private readonly log: UpdateLog

  constructor(dataDir: string) {
    this.file = new SqliteFile(join(dataDir, DATABASE_FILE), { readOnly: true })
    this.log = new UpdateLog(this.file)
  }

  merge(key: ZoneKey, history: History): Merged | undefined {
    // One moment's view, while the writer goes on.
    const part = this.file.reading(() => this.log.toMerge(key, history))
    return part && mergeLog(part, Date.now())
  }

  due(limits: CompactionLimits): ZoneKey[] {
    return this.log.due(limits)
  }

  check(): string[] {
    return this.file.check()
  }

  close(): void {
    this.file.close()
  }
}

const { dataDir } = workerData as { dataDir: string }
answerQuestions(
  () => new Merger(dataDir),
  (merger) => merger.close(),
)
