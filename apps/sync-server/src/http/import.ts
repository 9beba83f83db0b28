import { applyImport, mayWrite, openPlan, readPlan } from '@commonboard/model'
import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import type { PlanFile } from '../access.ts'
import type { PreviewedImport, ReadImport } from '../importing/importThread.ts'
import { LIMIT } from '../limits.ts'
import { KeyedLimit } from '../pace.ts'
import { type Ask, noteAct, parsed, personAsking } from './asking.ts'
import { CALLS } from './calls.ts'
import { ImportQuery } from './calls/import.ts'
import { Refusal } from './errors.ts'
import type { Services } from './services.ts'

const TEN_MINUTES_MS = 10 * 60_000

/** Whether a path is that of the call whose body is a table: larger than others. */
export const isImport = (path: string): boolean => /^\/api\/plans\/[^/]+\/import$/.test(path)

/** Tables of other programs, brought into the logic model. */
export function importRoutes(app: Hono<{ Bindings: HttpBindings }>, services: Services): void {
  const { rooms, versions, clock, importer } = services
  const pace = new KeyedLimit(LIMIT.importsPerTenMinutesAndPerson, TEN_MINUTES_MS)

  app.post(CALLS.importTable.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    mustBeWriter(file, person.id)
    const { preview, map } = parsed(ImportQuery, ask.req.query())
    if (!pace.take(person.id, clock.now())) throw new Refusal('tooMany')
    if (!importer.enter(person.id))
      throw new Refusal('tooMany', 'Other files of yours are still being read. Try again in a moment.')
    let read: PreviewedImport | ReadImport
    try {
      read = await readTable(ask, file, { map, isPreview: preview === '1' })
    } finally {
      importer.leave(person.id)
    }
    if ('json' in read) return ask.body(read.json, 200, { 'Content-Type': 'application/json' })
    const { planned } = read
    const { counts } = planned
    const isNothing = counts.changed + counts.new === 0 && planned.links.length === 0
    if (isNothing) return ask.json({ ...counts, missed: 0, before: null }, 200)
    const { before, missed } = await file.inTurn(async () => {
      mustBeWriter(file, person.id)
      const room = await rooms.room(file, 'plan')
      if (room.isFull) throw new Refusal('noRoom', 'The plan is full. Nothing can be added to it.')
      const kept = await versions.before(file, 'beforeImport', person.id)
      let missed = 0
      await rooms.write(
        file,
        'plan',
        (doc) => {
          missed = applyImport(openPlan({ plan: doc }), planned).missed
        },
        person.id,
      )
      return { before: kept ?? null, missed }
    })
    const { changed, new: added } = counts
    await noteAct(ask, { services, planId: file.id, who: person.id }, 'tableImported', {
      changed,
      added,
      before: before ?? 0,
    })
    return ask.json({ ...counts, missed, before }, 200)
  })

  async function readTable(
    ask: Ask,
    file: PlanFile,
    { map, isPreview }: { map: string | undefined; isPreview: boolean },
  ): Promise<PreviewedImport | ReadImport> {
    const bytes = new Uint8Array(await ask.req.arrayBuffer())
    const room = await rooms.room(file, 'plan')
    const content = readPlan(openPlan({ plan: room.doc }))
    const read = await importer.read({ file: bytes, content, isPreview, ...(map === undefined ? {} : { named: map }) })
    if (!read) throw new Refusal('tooMany', 'Too many files are being read. Try again in a moment.')
    if ('refused' in read) throw new Refusal(read.refused, read.why)
    return read
  }

  function mustBeWriter(file: PlanFile, id: string): void {
    const rights = file.rightsOf(id)
    if (!rights) throw new Refusal('notFound')
    if (mayWrite('plan', rights)) return
    throw new Refusal(rights.role === 'editor' ? 'frozen' : 'notAllowed')
  }
}
