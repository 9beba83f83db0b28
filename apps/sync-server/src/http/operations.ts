import { SCHEMA_VERSION } from '@commonboard/model'
import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { CALLS } from './calls.ts'
import { Refusal } from './errors.ts'
import type { Services } from './services.ts'

/** For who runs the server. */
export function operationRoutes(app: Hono<{ Bindings: HttpBindings }>, services: Services): void {
  const { metrics, commits } = services

  app.get(CALLS.live.path, (ask) => ask.json({ live: true as const }, 200))

  app.get(CALLS.ready.path, (ask) => {
    if (services.isStopping()) throw new Refusal('restarting')
    if (commits.saving !== 'saving') throw new Refusal('notSaving')
    return ask.json({ ready: true as const }, 200)
  })

  app.get(CALLS.metrics.path, async (ask) => {
    metrics.queuedBytes.set(commits.pending.bytes)
    return ask.body(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType })
  })

  app.get(CALLS.version.path, (ask) => ask.json({ version: services.version, schemaVersion: SCHEMA_VERSION }, 200))
}
