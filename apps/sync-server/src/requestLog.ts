import type { ErrorCode } from '@commonboard/model'
import type { HttpBindings } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Services } from './http/services.ts'
import { shortId } from './logs.ts'

const codes = new WeakMap<Request, ErrorCode>()

/** What the answer to this request will be called in the log and in the figures. */
export const noteRefusal = (ask: Context, code: ErrorCode): void => {
  codes.set(ask.req.raw, code)
}

const PLAN_IN_PATH = /^\/(?:api\/plans|plan)\/([A-Za-z0-9_-]{22})(?:\/|$)/
const EVERYTHING = ['/*', '/api/*', '*']

/** A line and a count for each request: what was called, never with what. */
export function requestLog(app: Hono<{ Bindings: HttpBindings }>, { logger, metrics }: Services): void {
  app.use(async (ask, next) => {
    const started = performance.now()
    await next()
    const { status } = ask.res
    const code = codes.get(ask.req.raw)
    metrics.requests.inc({ status: String(status) })
    if (code) metrics.requestsRefused.inc({ code })
    // The pattern of the route, not what was asked for: a mistyped address may hold anything.
    const route = matchedRoutes(ask).findLast(({ path }) => !EVERYTHING.includes(path))?.path ?? '*'
    const planId = PLAN_IN_PATH.exec(ask.req.path)?.[1]
    const fields = {
      method: ask.req.method,
      route,
      ...(planId ? { plan: shortId(planId) } : {}),
      status,
      ...(code ? { code } : {}),
      ms: Math.round(performance.now() - started),
    }
    logger[route.startsWith('/api/') ? 'info' : 'debug'](fields, 'Request')
  })
}
