import { randomBytes } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { createAdaptorServer } from '@hono/node-server'
import { CLOSE, NOTICE } from '@commonboard/model'
import type { Logger } from 'pino'
import { Access } from './access.ts'
import { createApp } from './app.ts'
import { Audit } from './audit.ts'
import { BigUpdates } from './bigUpdates.ts'
import { type Clock, realClock } from './clock.ts'
import { watchBodies } from './http/bodyPace.ts'
import type { Services } from './http/services.ts'
import { LIMIT } from './limits.ts'
import { openLog } from './logs.ts'
import { Metrics } from './metrics.ts'
import { AddressLimit, KeyedLimit } from './pace.ts'
import { Importer } from './importing/importer.ts'
import { Renderer } from './render/renderer.ts'
import { Rooms } from './rooms.ts'
import { Rounds } from './rounds/rounds.ts'
import { CommitLog } from './storage/commitLog.ts'
import { Compaction, COMPACTION, type CompactionOptions } from './storage/compaction.ts'
import { watchLost } from './storage/lost.ts'
import type { Storage } from './storage/storage.ts'
import { Versions } from './versions.ts'
import { answerPlainly, isForSockets, socketDoor } from './upgrade.ts'
import { ZONE_SIZE_LIMITS, type ZoneSizeLimits } from './zoneSize.ts'

export interface ServerOptions {
  /** Closed with the server. */
  readonly storage: Storage
  /** Default 0: any free port. */
  readonly port?: number
  /** Default 127.0.0.1. */
  readonly host?: string
  /** Where people reach the server; absent: at the address they asked for. */
  readonly publicUrl?: string
  /** Links are made with it; with another one links of before still admit, but those the Share dialog shows do not. */
  readonly secret?: Uint8Array
  readonly createPlans?: 'anyone' | 'admin'
  /** So many proxies of ours stand in a row before us, whose word about who asks is believed; default none. */
  readonly proxies?: number
  /** The built web app; absent: only the API. */
  readonly webDir?: string
  /** Passed on to the canvas in the page; without one tldraw shows its watermark. */
  readonly tldrawLicenseKey?: string
  /** When logs are merged, and for how long single changes are kept; what is absent is as in `COMPACTION`. */
  readonly compaction?: Partial<CompactionOptions>
  /** How large a zone may grow. */
  readonly zoneSizes?: ZoneSizeLimits
  readonly newPlansPerHour?: number
  readonly failedJoinsPerMinute?: number
  readonly checksPerMinute?: number
  readonly socketsPerZoneMax?: number
  readonly clock?: Clock
  readonly logger?: Logger
  readonly version?: string
  /** Where the storage keeps its file, for the figure of how much room is left there. */
  readonly dataDir?: string
  /** Whoever has it may read `/metrics`, from anywhere; absent: this machine and its own network may. */
  readonly metricsToken?: string
  /** Makes PDF and pictures; closed with the server. */
  readonly renderer?: Renderer
  /** Reads tables people bring; closed with the server. */
  readonly importer?: Importer
  /** The disk can no longer be trusted: the process should end, and start again. */
  readonly onLost?: (error: Error) => void
}

export interface RunningServer {
  readonly url: string
  readonly port: number
  /** Stops gracefully: what was sent is saved, everybody is told to come back; at most 10 s. */
  close(): Promise<void>
}

const MINUTE_MS = 60_000
const FLUSH_MAX_MS = 2_500
/** Everybody back in one instant would be the first thing the next server has to bear. */
const FAREWELL_EACH_MS = 15
const FAREWELLS_MAX_MS = 3_500
const FAREWELL_MAX_MS = 2_000
const LAST_FLUSH_MAX_MS = 500

/** The whole server on one port. Listens when it returns. @throws if the port is taken */
export async function createServer(options: ServerOptions): Promise<RunningServer> {
  const { clock = realClock, logger = openLog('silent') } = options
  const storage = watchLost(options.storage, (error) => commits.lose(error))
  const { version = '0.1.0' } = options
  let isStopping = false
  const metrics = new Metrics({
    version,
    dataDir: options.dataDir,
    queue: () => commits.pending,
    isSaving: () => commits.saving === 'saving',
    isStopping: () => isStopping,
  })
  let savingBefore: CommitLog['saving'] = 'saving'

  const commits = new CommitLog(storage, clock, {
    onState: (state) => {
      logger[state === 'saving' ? 'info' : 'error']({ state }, 'Saving')
      rooms.savingChanged(state, savingBefore)
      savingBefore = state
    },
    onLost: (error) => {
      logger.fatal({ error }, 'The storage is lost')
      options.onLost?.(error)
    },
    onCommit: (rows, ms) => {
      metrics.commitRows.observe(rows)
      metrics.commitMs.observe(ms)
    },
    onDamaged: (zones, error) => {
      logger.error({ zones, error: error.message }, 'Zones are damaged')
      rooms.damaged(zones)
    },
  })
  const onError = (error: unknown, what: string) =>
    logger.warn({ error: error instanceof Error ? error : { kind: typeof error } }, what)
  const access = new Access(storage, clock)
  const compaction = new Compaction(
    storage,
    clock,
    { ...COMPACTION, ...options.compaction },
    {
      flushed: () => commits.flushed(),
      onCompacted: (zone, removed, ms) => {
        metrics.compactions.inc()
        rooms.compacted(zone)
        logger.debug({ zone, removed, ms: Math.round(ms) }, 'A zone was compacted')
      },
      onError,
    },
  )
  const big = new BigUpdates(clock)
  const room = {
    log: commits,
    compaction,
    clock,
    metrics,
    big,
    zoneSizes: options.zoneSizes ?? ZONE_SIZE_LIMITS,
    unfinished: { bytes: 0 },
  }
  const rooms = new Rooms(storage, access, room, onError, options.socketsPerZoneMax)
  const versions = new Versions(storage, access, rooms, clock, onError)
  rooms.whenPlanOpens = (opened) => versions.watch(opened)
  const session = { publicUrl: options.publicUrl, proxies: options.proxies ?? 0 }

  const secret = options.secret ?? randomBytes(32)
  const rounds = new Rounds(storage, access, rooms, clock, secret, onError)
  const audit = new Audit(storage, clock, (error) => onError(error, 'The audit log is late'))
  const renderer = options.renderer ?? new Renderer()
  const importer = options.importer ?? new Importer(clock)
  const services: Services = {
    renderer,
    importer,
    storage,
    access,
    rooms,
    versions,
    rounds,
    compaction,
    commits,
    clock,
    metrics,
    logger,
    session,
    audit,
    secret,
    createPlans: options.createPlans ?? 'anyone',
    newPlans: new AddressLimit(options.newPlansPerHour ?? LIMIT.newPlansPerHourAndAddress, 60 * MINUTE_MS),
    failedJoins: new AddressLimit(options.failedJoinsPerMinute ?? LIMIT.failedJoinsPerMinuteAndAddress, MINUTE_MS),
    checks: new AddressLimit(options.checksPerMinute ?? LIMIT.checksPerMinuteAndAddress, MINUTE_MS),
    pastReads: new KeyedLimit(LIMIT.pastReadsPerMinuteAndPerson, MINUTE_MS),
    metricsToken: options.metricsToken,
    version,
    webDir: options.webDir,
    tldrawLicenseKey: options.tldrawLicenseKey,
    isStopping: () => isStopping,
  }

  const http = createAdaptorServer({
    fetch: createApp(services).fetch,
    // Somebody who sends a request a letter at a time holds a connection, and nothing more, for some seconds.
    serverOptions: {
      headersTimeout: LIMIT.headersMaxMs,
      // How long a body may take depends on the call: `watchBodies`.
      requestTimeout: 0,
      connectionsCheckingInterval: 1_000,
      maxHeaderSize: LIMIT.headersMaxBytes,
    },
  }) as Server
  watchBodies(http, clock)
  const door = socketDoor({ storage, access, rooms, room, session, logger, isStopping: () => isStopping, onError })
  http.on('upgrade', (request: IncomingMessage, raw: Duplex, head: Buffer) => {
    if (isForSockets(request)) door.upgrade(request, raw, head)
    else answerPlainly(http, request, raw)
  })
  await listen(http, options.port ?? 0, options.host ?? '127.0.0.1')
  const { port } = http.address() as AddressInfo
  // Beside the first visitors, not before them: a big file takes a while.
  storage.check().then(
    (faults) => {
      if (faults.length > 0) logger.error({ faults }, 'The database is damaged; npm run admin -- doctor tells more')
    },
    (error: unknown) => {
      if (!isStopping) onError(error, 'The database could not be checked')
    },
  )
  audit.start()
  rounds.start()

  async function stop(): Promise<void> {
    isStopping = true
    rooms.tellAll(NOTICE.restartSoon)
    renderer.close()
    importer.stop()
    // What has reached this machine is taken in before the goodbye.
    await turnsOfTheLoop()
    await atMost(FLUSH_MAX_MS, commits.flushed())
    // Barriers are answered when the commit returns; give their frames the way out.
    await turnsOfTheLoop()
    await closeOneByOne(rooms)
    const gone = new Promise((resolve) => http.close(resolve))
    http.closeIdleConnections()
    door.close()
    await untilGone(rooms, FAREWELL_MAX_MS)
    // What the last ones wrote while the first were leaving has been shown to others: it is kept as well.
    await atMost(LAST_FLUSH_MAX_MS, commits.flushed())
    compaction.stop()
    versions.stop()
    rounds.stop()
    await rooms.stop()
    big.stop()
    commits.stop()
    audit.stop()
    http.closeAllConnections()
    await atMost(LAST_FLUSH_MAX_MS, gone)
    await storage.close()
  }

  let stopping: Promise<void> | undefined
  return {
    url: `http://${options.host === '0.0.0.0' || options.host === undefined ? '127.0.0.1' : options.host}:${port}`,
    port,
    close: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

function listen(http: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      http.off('error', reject)
      resolve()
    })
  })
}

const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref()
  })

const atMost = (ms: number, done: Promise<unknown>) => Promise.race([done, pause(ms)])

async function closeOneByOne(rooms: Rooms): Promise<void> {
  const eachMs = Math.min(FAREWELL_EACH_MS, FAREWELLS_MAX_MS / Math.max(1, rooms.connectionCount))
  const started = performance.now()
  let count = 0
  for (const _ of rooms.closeEach(CLOSE.restarting)) {
    const aheadMs = ++count * eachMs - (performance.now() - started)
    if (aheadMs >= FAREWELL_EACH_MS) await pause(aheadMs)
  }
}

async function turnsOfTheLoop(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
}

async function untilGone(rooms: Rooms, maxMs: number): Promise<void> {
  const until = Date.now() + maxMs
  while (rooms.connectionCount > 0 && Date.now() < until) await pause(10)
}
