import { dirname } from 'node:path'
import { takeThreadsFrom } from '../../apps/sync-server/src/thread.ts'
import { buildServer } from './serverProcess.ts'

// Servers in tests run from source and start up to four threads each, hundreds of times.
takeThreadsFrom(dirname(buildServer()))
