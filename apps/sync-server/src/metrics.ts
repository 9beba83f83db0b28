import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What `/metrics` tells. One registry for each server, so that several may run in one process. */
export class Metrics {
  readonly registry = new Registry()
  readonly sockets = new Gauge({ name: 'commonboard_sockets', help: 'Open sockets', registers: [this.registry] })
  readonly rooms = new Gauge({ name: 'commonboard_rooms', help: 'Open zones of plans', registers: [this.registry] })
  readonly queuedBytes = new Gauge({
    name: 'commonboard_queued_bytes',
    help: 'Updates taken in and not yet durable',
    registers: [this.registry],
  })
  readonly updates = this.counter('commonboard_updates_total', 'Updates taken in')
  readonly deliveries = this.counter('commonboard_deliveries_total', 'Updates sent to sockets')
  readonly gaps = this.counter('commonboard_gaps_total', 'Updates that built on something unknown')
  readonly refusals = this.counter('commonboard_refusals_total', 'Updates refused')
  readonly compactions = this.counter('commonboard_compactions_total', 'Times a zone was merged into a snapshot')
  readonly droppedPresence = this.counter('commonboard_presence_dropped_total', 'Presence not sent to slow readers')
  readonly closes = new Counter({
    name: 'commonboard_closes_total',
    help: 'Sockets closed by the server, by code',
    labelNames: ['code'],
    registers: [this.registry],
  })
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

  constructor() {
    collectDefaultMetrics({ register: this.registry })
  }

  private counter(name: string, help: string): Counter {
    return new Counter({ name, help, registers: [this.registry] })
  }
}
