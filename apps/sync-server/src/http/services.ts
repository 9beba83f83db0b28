import type { Logger } from 'pino'
import type { Access } from '../access.ts'
import type { Audit } from '../audit.ts'
import type { Clock } from '../clock.ts'
import type { Importer } from '../importing/importer.ts'
import type { Metrics } from '../metrics.ts'
import type { AddressLimit, KeyedLimit } from '../pace.ts'
import type { Renderer } from '../render/renderer.ts'
import type { Rooms } from '../rooms.ts'
import type { Rounds } from '../rounds/rounds.ts'
import type { CommitLog } from '../storage/commitLog.ts'
import type { Compaction } from '../storage/compaction.ts'
import type { Storage } from '../storage/storage.ts'
import type { Versions } from '../versions.ts'
import type { SessionSettings } from './session.ts'

/** What the routes work with. */
export interface Services {
  readonly storage: Storage
  readonly access: Access
  readonly rooms: Rooms
  readonly versions: Versions
  readonly rounds: Rounds
  readonly commits: CommitLog
  readonly compaction: Compaction
  readonly renderer: Renderer
  readonly importer: Importer
  readonly clock: Clock
  readonly metrics: Metrics
  readonly logger: Logger
  readonly session: SessionSettings
  readonly audit: Audit
  readonly secret: Uint8Array
  readonly createPlans: 'anyone' | 'admin'
  readonly newPlans: AddressLimit
  readonly failedJoins: AddressLimit
  readonly checks: AddressLimit
  /** By person: what reads much of a plan's history, or of its versions. */
  readonly pastReads: KeyedLimit
  readonly metricsToken: string | undefined
  readonly version: string
  readonly webDir: string | undefined
  readonly tldrawLicenseKey: string | undefined
  readonly isStopping: () => boolean
}
