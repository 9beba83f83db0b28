import { NOTICE, randomId } from '@commonboard/model'
import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { LIMIT } from '../limits.ts'
import { KeyedLimit } from '../pace.ts'
import { bodyOf, facilitatorAsking, personAsking, takeOne } from './asking.ts'
import { CALLS, HandWords } from './calls.ts'
import { Refusal } from './errors.ts'
import type { Services } from './services.ts'

const HANDED_PERIOD_MS = 10 * 60_000

/** Words people hand to the facilitators; they never enter a shared document. */
export function handedRoutes(app: Hono<{ Bindings: HttpBindings }>, services: Services): void {
  const { storage, rooms, clock } = services
  const pace = new KeyedLimit(LIMIT.handedPerTenMinutesAndPerson, HANDED_PERIOD_MS)

  app.post(CALLS.handWords.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    const { text } = await bodyOf(ask, HandWords)
    takeOne(pace, person.id, clock.now())
    const handed = {
      id: randomId(16),
      planId: file.id,
      who: person.id,
      name: person.name,
      role: person.role,
      at: clock.now(),
      text,
    }
    await file.inTurn(async () => {
      // Put out while the words were on their way.
      if (!file.rightsOf(person.id)) throw new Refusal('notFound')
      if ((await storage.handedOf(file.id)).length >= LIMIT.handedPerPlanMax) throw new Refusal('tooMany')
      await storage.saveHanded(handed)
    })
    rooms.tellFacilitators(file.id, NOTICE.wordsHanded)
    return ask.json({ handedId: handed.id }, 201)
  })

  app.get(CALLS.handed.path, async (ask) => {
    const { file } = await facilitatorAsking(ask, services)
    const all = await storage.handedOf(file.id)
    const handed = all.map(({ id, who, name, role, at, text }) => ({
      handedId: id,
      participantId: who,
      name,
      role,
      at,
      text,
    }))
    return ask.json({ handed }, 200)
  })

  app.delete(CALLS.putAway.path, async (ask) => {
    const { file } = await facilitatorAsking(ask, services)
    await storage.removeHanded(file.id, ask.req.param('handedId'))
    rooms.tellFacilitators(file.id, NOTICE.wordsHanded)
    return ask.json({}, 200)
  })
}
