import { mayWrite } from '@commonboard/model'
import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import * as Y from 'yjs'
import type { PlanFile } from '../access.ts'
import type { Reading } from '../importing/importer.ts'
import { type Base, writeImport } from '../importing/writeImport.ts'
import { LIMIT } from '../limits.ts'
import { KeyedLimit } from '../pace.ts'
import { type Ask, noteAct, parsed, personAsking, takeOne } from './asking.ts'
import { CALLS } from './calls.ts'
import { ImportQuery } from './calls/import.ts'
import { Refusal } from './errors.ts'
import type { Services } from './services.ts'

const TEN_MINUTES_MS = 10 * 60_000
/** Each of the others has had its time by then. */
const RETRY_AFTER_MS = 2 * LIMIT.importMaxMs

/** Whether a path is that of the call whose body is a table: larger than others. */
export const isImport = (path: string): boolean => /^\/api\/plans\/[^/]+\/import$/.test(path)

/** Tables of other programs, brought into the logic model. */
export function importRoutes(app: Hono<{ Bindings: HttpBindings }>, services: Services): void {
  const { rooms, clock, importer } = services
  const pace = new KeyedLimit(LIMIT.importsPerTenMinutesAndPerson, TEN_MINUTES_MS)

  app.post(CALLS.importTable.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    mustBeWriter(file, person.id)
    const { preview, map } = parsed(ImportQuery, ask.req.query())
    takeOne(pace, person.id, clock.now())
    if (!importer.enter(person.id))
      throw new Refusal('tooMany', 'Other files of yours are still being read. Try again in a moment.', RETRY_AFTER_MS)
    let read: { reading: Reading; base: Base }
    try {
      read = await readTable(ask, file, { map, isPreview: preview === '1' })
    } finally {
      importer.leave(person.id)
    }
    const { reading, base } = read
    try {
      const { answer } = reading
      if ('refused' in answer) throw new Refusal(answer.refused, answer.why)
      if ('json' in answer) return ask.body(answer.json, 200, { 'Content-Type': 'application/json' })
      if (!answer.update) return ask.json({ ...answer.counts, missed: 0, before: null }, 200)
      const done = await file.inTurn(() => {
        mustBeWriter(file, person.id)
        return writeImport(services, { file, who: person.id, reading, prepared: answer, base })
      })
      if (done.before !== null)
        await noteAct(ask, { services, planId: file.id, who: person.id }, 'tableImported', {
          changed: done.counts.changed,
          added: done.counts.new,
          before: done.before ?? 0,
        })
      return ask.json({ ...done.counts, missed: done.missed, before: done.before ?? null }, 200)
    } finally {
      reading.end()
    }
  })

  async function readTable(
    ask: Ask,
    file: PlanFile,
    { map, isPreview }: { map: string | undefined; isPreview: boolean },
  ): Promise<{ reading: Reading; base: Base }> {
    const bytes = new Uint8Array(await ask.req.arrayBuffer())
    const arrivedAt = clock.now()
    const { doc } = await rooms.room(file, 'plan')
    const base = { data: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc) }
    const named = map === undefined ? {} : { named: map }
    const reading = await importer.read({ file: bytes, plan: base.data, isPreview, ...named }, arrivedAt)
    if (!reading) throw new Refusal('tooMany', 'Too many files are being read. Try again in a moment.', RETRY_AFTER_MS)
    return { reading, base }
  }

  function mustBeWriter(file: PlanFile, id: string): void {
    const rights = file.rightsOf(id)
    if (!rights) throw new Refusal('notFound')
    if (mayWrite('plan', rights)) return
    throw new Refusal(rights.role === 'editor' ? 'frozen' : 'notAllowed')
  }
}
