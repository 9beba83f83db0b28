import { CLOSE } from '@commonboard/model'
import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { facilitatorAsking, facilitatorsTurn, noteAct } from './asking.ts'
import { CALLS } from './calls.ts'
import { Refusal } from './errors.ts'
import type { Services } from './services.ts'

export function peopleRoutes(app: Hono<{ Bindings: HttpBindings }>, services: Services): void {
  const { access, rooms } = services

  app.delete(CALLS.removePerson.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    const gone = await facilitatorsTurn({ file, person }, async () => {
      const chosen = file.members().find(({ id }) => id === ask.req.param('participantId'))
      if (!chosen) throw new Refusal('notFound', 'There is no such person.')
      // So a plan never loses its last facilitator either; who wants to go leaves the device.
      if (chosen.id === person.id) throw new Refusal('notAllowed', 'Nobody puts out himself.')
      await access.savePeople(file, [{ ...chosen, isOut: true }])
      return chosen
    })
    rooms.putOut(file.id, CLOSE.notAllowed, gone.id)
    const about = { participantId: gone.id }
    await noteAct(ask, { services, planId: file.id, who: person.id }, 'personRemoved', about)
    return ask.json({}, 200)
  })
}
