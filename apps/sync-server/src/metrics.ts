import { statfs } from 'node:fs/promises'
import { CLOSE } from '@commonboard/model'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What is measured when somebody asks, not when it happens. */
export interface Measured {
  readonly version: string
  /** Where the storage keeps its file; undefined: in memory. */
  readonly dataDir: string | undefined
  /** Updates taken in and not yet durable. */
  queue(): { readonly rows: number; readonly bytes: number; readonly oldestMs: number }
  isSaving(): boolean
  isStopping(): boolean
}

const NOTHING_MEASURED: Measured = {
  version: '',
  dataDir: undefined,
  queue: () => ({ rows: 0, bytes: 0, oldestMs: 0 }),
  isSaving: () => true,
  isStopping: () => false,
}

/** What a browser or a network ends a socket with; whatever else a client makes up counts as `other`. */
const PEER_CODES = new Set([1000, 1001, 1005, 1006, 1009, 1011, ...Object.values(CLOSE)])

/**
 * What `/metrics` tells; docs/hosting.md says what to watch. One registry for each server, so that several may run in
 * one process. Counts only: no label holds a name, a title or an id.
 */
export class Metrics {
  readonly registry = new Registry()
  readonly sockets = this.gauge('commonboard_sockets', 'Open sockets')
  readonly rooms = this.gauge('commonboard_rooms', 'Open zones of plans')
  readonly updates = this.counter('commonboard_updates_total', 'Updates taken in')
  readonly deliveries = this.counter('commonboard_deliveries_total', 'Updates sent to sockets')
  readonly gaps = this.counter('commonboard_gaps_total', 'Updates that built on something unknown')
  readonly refusals = this.counter('commonboard_refusals_total', 'Updates refused')
  readonly compactions = this.counter('commonboard_compactions_total', 'Times a zone was merged into a snapshot')
  readonly droppedPresence = this.counter('commonboard_presence_dropped_total', 'Presence not sent to slow readers')
  readonly joinsFailed = this.counter('commonboard_joins_failed_total', 'Links that admitted nobody', ['code'])
  readonly requests = this.counter('commonboard_requests_total', 'Requests answered', ['status'])
  readonly requestsRefused = this.counter('commonboard_requests_refused_total', 'Requests refused', ['code'])
  readonly socketsRefused = this.counter('commonboard_sockets_refused_total', 'Sockets turned away', ['code'])
  readonly closes = this.counter('commonboard_closes_total', 'Sockets closed by the server, by code', ['code'])
  readonly ends = this.counter('commonboard_sockets_ended_total', 'Sockets that have ended, by code', ['code'])
  readonly commitMs = new Histogram({
    name: 'commonboard_commit_ms',
    help: 'Milliseconds until a batch of updates was durable',
    buckets: [1, 2, 5, 10, 25, 50, 100, 250, 1000, 5000],
    registers: [this.registry],
  })
  readonly commitRows = new Histogram({
    name: 'commonboard_commit_rows',
    help: 'Updates in one commit',
    buckets: [1, 10, 100, 1000, 2000],
    registers: [this.registry],
  })

  constructor(measured: Measured = NOTHING_MEASURED) {
    // Memory, processor, open files, and how late the event loop is.
    collectDefaultMetrics({ register: this.registry })
    this.measuredGauge(
      'commonboard_queued_updates',
      'Updates taken in and not yet durable',
      () => measured.queue().rows,
    )
    this.measuredGauge('commonboard_queued_bytes', 'The same in bytes', () => measured.queue().bytes)
    this.measuredGauge(
      'commonboard_queue_oldest_seconds',
      'Since when the oldest of them waits',
      () => measured.queue().oldestMs / 1000,
    )
    this.measuredGauge('commonboard_saving', '1: changes are saved; 0: saving is slow or fails', () =>
      Number(measured.isSaving()),
    )
    this.measuredGauge('commonboard_stopping', '1: the server is stopping', () => Number(measured.isStopping()))
    const { dataDir } = measured
    if (dataDir !== undefined)
      this.measuredGauge('commonboard_disk_free_bytes', 'Room left where the data folder is', () => freeBytes(dataDir))
    this.gauge('commonboard_info', 'Which version this is', ['version']).set({ version: measured.version }, 1)
  }

  /** A socket has ended, whoever ended it. */
  ended(code: number): void {
    this.ends.inc({ code: PEER_CODES.has(code) ? String(code) : 'other' })
  }

  private gauge<Label extends string = never>(name: string, help: string, labelNames: Label[] = []): Gauge<Label> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] })
  }

  private measuredGauge(name: string, help: string, measure: () => number | Promise<number>): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [],
      collect: async () => gauge.set(await measure()),
    })
    this.registry.registerMetric(gauge)
  }

  private counter<Label extends string = never>(name: string, help: string, labelNames: Label[] = []): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] })
  }
}

/** -1 where the system does not say: no reason to answer nothing at all. */
async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return -1
  }
}
