import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { LIMIT } from '../limits.ts'
import { KeyedLimit } from '../pace.ts'
import type { ParticipantRecord } from '../storage/storage.ts'
import { type Ask, bodyOf, facilitatorAsking, facilitatorsTurn, personAsking, takeOne } from './asking.ts'
import { CALLS } from './calls.ts'
import { CastBallot, OpenRound, WriteAnswer } from './calls/rounds.ts'
import { Refusal } from './errors.ts'
import type { Services } from './services.ts'

const MINUTE_MS = 60_000

/** Questions a group answers on its own devices: asking, answering, revealing. */
export function roundRoutes(app: Hono<{ Bindings: HttpBindings }>, services: Services): void {
  const { rounds, clock } = services
  const pace = new KeyedLimit(LIMIT.answersPerMinuteAndPerson, MINUTE_MS)
  const roundId = (ask: Ask) => ask.req.param('roundId') ?? ''

  app.post(CALLS.openRound.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    const body = await bodyOf(ask, OpenRound)
    const opened = await facilitatorsTurn({ file, person }, () => rounds.open(file, person.id, body))
    return ask.json(await shown(ask, opened.id), 201)
  })

  app.get(CALLS.rounds.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    return ask.json({ rounds: await rounds.shown(file, person) }, 200)
  })

  app.get(CALLS.round.path, async (ask) => ask.json(await shown(ask, roundId(ask)), 200))

  async function shown(ask: Ask, id: string) {
    const { file, person } = await personAsking(ask, services)
    const round = (await rounds.shown(file, person)).find((one) => one.roundId === id)
    if (!round) throw new Refusal('notFound', 'There is no such round.')
    return round
  }

  app.get(CALLS.myAnswers.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    return ask.json(await rounds.mine(file, person, roundId(ask)), 200)
  })

  app.put(CALLS.writeAnswer.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    const body = await bodyOf(ask, WriteAnswer)
    mayAnswer(person, body.behalf !== undefined)
    const answerId = ask.req.param('answerId')
    await rounds.write(file, person, { roundId: roundId(ask), answerId }, body)
    return ask.json({}, 200)
  })

  app.delete(CALLS.removeAnswer.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    await rounds.removeAnswer(file, person, roundId(ask), ask.req.param('answerId'))
    return ask.json({}, 200)
  })

  app.put(CALLS.castBallot.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    const body = await bodyOf(ask, CastBallot)
    mayAnswer(person, body.behalf !== undefined)
    await rounds.cast(file, person, roundId(ask), body)
    return ask.json({}, 200)
  })

  /** Also where the plan is frozen: an answer changes nothing in it. */
  function mayAnswer({ id, role }: ParticipantRecord, isForAnother: boolean): void {
    if (role === 'viewer' || (isForAnother && role === 'contributor')) throw new Refusal('notAllowed')
    takeOne(pace, id, clock.now())
  }

  app.delete(CALLS.eraseMine.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    await rounds.eraseMine(file, person, roundId(ask), ask.req.query('behalf')?.trim() || undefined)
    return ask.json({}, 200)
  })

  app.post(CALLS.closeRound.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    await facilitatorsTurn({ file, person }, () => rounds.close(file, roundId(ask)))
    return ask.json(await shown(ask, roundId(ask)), 200)
  })

  app.post(CALLS.reopenRound.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    await facilitatorsTurn({ file, person }, () => rounds.reopen(file, roundId(ask)))
    return ask.json(await shown(ask, roundId(ask)), 200)
  })

  app.post(CALLS.revealRound.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    await facilitatorsTurn({ file, person }, () => rounds.reveal(file, roundId(ask)))
    return ask.json(await shown(ask, roundId(ask)), 200)
  })

  app.delete(CALLS.eraseRound.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    await facilitatorsTurn({ file, person }, () => rounds.erase(file, roundId(ask)))
    return ask.json({}, 200)
  })
}
