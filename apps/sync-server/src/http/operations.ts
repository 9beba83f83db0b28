import { timingSafeEqual } from 'node:crypto'
import { SCHEMA_VERSION } from '@commonboard/model'
import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { hashOf } from '../tokens.ts'
import { addressAsking, type Ask, headersOf, takeOne } from './asking.ts'
import { CALLS } from './calls.ts'
import { Refusal } from './errors.ts'
import { isNearby } from './nearby.ts'
import type { Services } from './services.ts'
import { ownOrigin } from './session.ts'

const TRY_COOKIE = 'commonboard-check'
const TRY_COOKIE_MAX_AGE_S = 60

/** For who runs the server. */
export function operationRoutes(app: Hono<{ Bindings: HttpBindings }>, services: Services): void {
  const { metrics, commits, session, version } = services

  app.get(CALLS.live.path, (ask) => ask.json({ live: true as const }, 200))

  app.get(CALLS.ready.path, (ask) => {
    if (services.isStopping()) throw new Refusal('restarting')
    if (commits.saving !== 'saving') throw new Refusal('notSaving')
    return ask.json({ ready: true as const }, 200)
  })

  app.get(CALLS.metrics.path, async (ask) => {
    if (!maySeeMetrics(ask, services))
      throw new Refusal('notAllowed', 'The figures are for who runs the server: see METRICS_TOKEN in docs/hosting.md.')
    return ask.body(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType })
  })

  app.get(CALLS.version.path, (ask) => ask.json({ version, schemaVersion: SCHEMA_VERSION }, 200))

  // The page `/check` calls it twice: the second time the cookie of the first has to be there. It is made as the
  // session's is, so what stops one stops the other.
  app.post(CALLS.check.path, (ask) => {
    const headers = headersOf(ask)
    takeOne(services.checks, addressAsking(ask, services), services.clock.now())
    const isHttps = ownOrigin(headers, session).startsWith('https:')
    const hasCookie = (headers.cookie ?? '').split(';').some((part) => part.trim() === `${TRY_COOKIE}=1`)
    const secure = isHttps ? '; Secure' : ''
    ask.header(
      'Set-Cookie',
      `${TRY_COOKIE}=1; Path=/api/check; Max-Age=${TRY_COOKIE_MAX_AGE_S}; HttpOnly; SameSite=Lax${secure}`,
    )
    const isSaving = commits.saving === 'saving'
    return ask.json({ now: services.clock.now(), version, hasCookie, isHttps, isSaving }, 200)
  })
}

/** With a token whoever has it; without one this machine and its own network. */
function maySeeMetrics(ask: Ask, { metricsToken, session }: Services): boolean {
  const headers = headersOf(ask)
  if (metricsToken === undefined) return isNearby(headers, ask.env.incoming.socket.remoteAddress, session)
  const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]
  return given !== undefined && timingSafeEqual(Buffer.from(hashOf(given)), Buffer.from(hashOf(metricsToken)))
}
