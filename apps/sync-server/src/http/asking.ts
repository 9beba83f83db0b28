import type { IncomingHttpHeaders } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { z } from 'zod'
import type { PlanFile } from '../access.ts'
import type { AuditAct, AuditRecord, DeviceRecord, ParticipantRecord } from '../storage/storage.ts'
import type { KeyedLimit } from '../pace.ts'
import { Refusal } from './errors.ts'
import type { Services } from './services.ts'
import { addressOf, deviceOf } from './session.ts'

/** Reading a request: its body, and who is asking. */

export type Ask = Context<{ Bindings: HttpBindings }>

export const headersOf = (ask: Ask): IncomingHttpHeaders => ask.env.incoming.headers

export const addressAsking = (ask: Ask, { session }: Services): string =>
  addressOf(headersOf(ask), ask.env.incoming.socket.remoteAddress, session)

/** @throws Refusal with a sentence about the first thing that is wrong */
export async function bodyOf<Schema extends z.ZodType>(ask: Ask, schema: Schema): Promise<z.output<Schema>> {
  if (!/^application\/json\b/i.test(ask.req.header('content-type') ?? ''))
    throw new Refusal('badRequest', 'The body has to be JSON, with its Content-Type.')
  let json: unknown
  try {
    json = await ask.req.json()
  } catch {
    throw new Refusal('badRequest', 'The body is not JSON.')
  }
  return parsed(schema, json)
}

/** What was asked, as the schema has it. @throws Refusal with a sentence about the first thing that is wrong */
export function parsed<Schema extends z.ZodType>(schema: Schema, asked: unknown): z.output<Schema> {
  const read = schema.safeParse(asked)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const field = issue?.path.join('.') || 'body'
  const isTooLong = issue?.code === 'too_big' && ['name', 'title', 'place'].includes(field)
  throw new Refusal(isTooLong ? 'nameTooLong' : 'badRequest', `${field}: ${issue?.message ?? 'not understood'}`)
}

export const deviceAsking = (ask: Ask, { storage }: Services): Promise<DeviceRecord | undefined> =>
  deviceOf(headersOf(ask).cookie, storage)

/** Keeps who did what, from where, before it is answered. */
export const noteAct = (
  ask: Ask,
  { services, planId, who }: { services: Services; planId: string; who: string },
  act: AuditAct,
  about: AuditRecord['about'] = {},
): Promise<void> => services.audit.note(act, planId, who, about, addressAsking(ask, services))

/** Counts one of what is limited. @throws Refusal that says how long to wait */
export function takeOne(limit: KeyedLimit, key: string, now: number): void {
  if (!limit.take(key, now)) throw new Refusal('tooMany', undefined, limit.msUntilNext(key, now))
}

const PLAN_ID = /^[A-Za-z0-9_-]{22}$/

/** A person in a plan of his. Whether there is no such plan or he may not open it: the answer is the same. */
export async function personAsking(
  ask: Ask,
  services: Services,
): Promise<{ file: PlanFile; person: ParticipantRecord; device: DeviceRecord }> {
  const planId = ask.req.param('planId') ?? ''
  const device = await deviceAsking(ask, services)
  const file = PLAN_ID.test(planId) ? await services.access.open(planId) : undefined
  const person = device && file?.personOf(device.id)
  if (!file || !person) throw new Refusal('notFound')
  return { file, person, device }
}

export async function facilitatorAsking(ask: Ask, services: Services) {
  const asking = await personAsking(ask, services)
  if (asking.person.role !== 'facilitator') throw new Refusal('notAllowed')
  return asking
}

/**
 * A facilitator's change, after those of others that came before: one of them may have taken the role from who asks, or
 * put him out. Two who do it to each other would leave a plan without anybody.
 */
export function facilitatorsTurn<T>(
  { file, person }: { file: PlanFile; person: ParticipantRecord },
  change: () => Promise<T>,
): Promise<T> {
  return file.inTurn(() => {
    if (file.rightsOf(person.id)?.role !== 'facilitator') throw new Refusal('notAllowed')
    return change()
  })
}
