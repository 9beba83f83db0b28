import { workerData } from 'node:worker_threads'
import { answerQuestions } from './answers.ts'
import { Database } from './database.ts'

/** The writer's thread: it alone writes the database, so that an fsync never holds up the sockets. */

const { dataDir } = workerData as { dataDir: string }
answerQuestions(
  () => new Database(dataDir),
  (database) => database.close(),
)
