import type { HttpBindings } from '@hono/node-server'
import type { ErrorCode } from '@commonboard/model'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { headersOf } from './http/asking.ts'
import { CALLS } from './http/calls.ts'
import { errorBody, Refusal, STATUS } from './http/errors.ts'
import { handedRoutes } from './http/handed.ts'
import { historyRoutes } from './http/history.ts'
import { importRoutes, isImport } from './http/import.ts'
import { joinRoutes } from './http/join.ts'
import { linkRoutes } from './http/links.ts'
import { operationRoutes } from './http/operations.ts'
import { pageRoutes } from './http/pages.ts'
import { peopleRoutes } from './http/people.ts'
import { planRoutes } from './http/plans.ts'
import { roundRoutes } from './http/rounds.ts'
import type { Services } from './http/services.ts'
import { mayChange, ownOrigin } from './http/session.ts'
import { versionRoutes } from './http/versions.ts'
import { LIMIT } from './limits.ts'
import { noteRefusal, requestLog } from './requestLog.ts'
import { CannotLoad } from './rooms.ts'
import { CannotRead, StorageError } from './storage/storage.ts'

/** Half a year, and only this name: a community that gives https up again is not locked out for long. */
const HSTS = 'max-age=15552000'

/** Everything over HTTP: the calls of `calls.ts`, and the web app. */
export function createApp(services: Services): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>()

  requestLog(app, services)

  app.use(async (ask, next) => {
    await next()
    if (ownOrigin(headersOf(ask), services.session).startsWith('https:')) ask.header('Strict-Transport-Security', HSTS)
    ask.header('X-Content-Type-Options', 'nosniff')
    ask.header('Referrer-Policy', 'no-referrer')
    if (!ask.res.headers.has('Cache-Control')) ask.header('Cache-Control', 'no-store')
  })

  const onError = (ask: Context) => {
    noteRefusal(ask, 'tooLarge')
    return ask.json(errorBody('tooLarge'), 413)
  }
  const small = bodyLimit({ maxSize: LIMIT.bodyMaxBytes, onError })
  const backup = bodyLimit({ maxSize: LIMIT.backupMaxBytes, onError })
  const table = bodyLimit({ maxSize: LIMIT.importMaxBytes, onError })
  app.use('/api/*', (ask, next) => {
    const { path } = ask.req
    return (path === CALLS.restorePlan.path ? backup : isImport(path) ? table : small)(ask, next)
  })
  app.use('/api/*', async (ask, next) => {
    if (services.isStopping()) throw new Refusal('restarting')
    if (ask.req.method !== 'GET' && !mayChange(headersOf(ask), services.session)) throw new Refusal('wrongOrigin')
    await next()
  })

  operationRoutes(app, services)
  joinRoutes(app, services)
  planRoutes(app, services)
  linkRoutes(app, services)
  peopleRoutes(app, services)
  handedRoutes(app, services)
  versionRoutes(app, services)
  roundRoutes(app, services)
  historyRoutes(app, services)
  importRoutes(app, services)
  pageRoutes(app, services)

  app.notFound((ask) => ask.json(errorBody('notFound', 'There is nothing here.'), 404))

  app.onError((error, ask) => {
    const code = codeOf(error)
    noteRefusal(ask, code)
    if (error instanceof Refusal) {
      const { message, retryAfterMs } = error
      if (retryAfterMs !== undefined) ask.header('Retry-After', String(Math.max(1, Math.ceil(retryAfterMs / 1_000))))
      return ask.json(errorBody(code, message), STATUS[code])
    }
    if (!(error instanceof CannotLoad)) services.logger.error({ error }, 'A request failed')
    return ask.json(errorBody(code), STATUS[code])
  })
  return app
}

function codeOf(error: Error): ErrorCode {
  if (error instanceof Refusal) return error.code
  if (error instanceof CannotLoad || error instanceof CannotRead) return 'cannotLoad'
  return error instanceof StorageError ? 'notSaving' : 'internal'
}
