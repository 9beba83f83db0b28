import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { type NewUpdate, type Storage, StorageError } from '../../apps/sync-server/src/storage/storage.ts'
import { Random } from '../support/random.ts'
import { answerId, CONSENT, ideasOf, openRound, type RoundOf, WRITE } from '../support/rounds.ts'
import { buildServer, freePort, startProcess } from '../support/serverProcess.ts'
import { Device, planWithEverybody, startServer, temporaryFolder } from '../support/startServer.ts'
import { until } from '../support/until.ts'

const KILLS = Number(process.env.KILLS ?? 12)
/** In their order; `append plan` is when the ideas are written. */
const STEPS = ['rounds.beginReveal', 'append plan', 'rounds.finishReveal'] as const
type Step = (typeof STEPS)[number]

/**
 * A storage that is gone from one step of a reveal on: before it has happened, or after it. What it kept stays for the
 * next server to open.
 */
function dyingStorage(kept: Storage) {
  let isDead = false
  let death: { step: Step; moment: 'before' | 'after' } | undefined
  const call = async (step: string, method: () => Promise<unknown>): Promise<unknown> => {
    if (death?.step === step && death.moment === 'before') isDead = true
    // Nobody is left who could be told that it failed.
    if (isDead) return step.startsWith('append') ? undefined : Promise.reject(new StorageError('the process is dead'))
    const result = await method()
    if (death?.step === step) isDead = true
    return result
  }
  const dying = <Part extends object>(part: Part, prefix = ''): Part =>
    new Proxy(part, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (name === 'rounds') return dying(value as object, 'rounds.')
        if (typeof value !== 'function' || name === 'close') return value
        return (...args: unknown[]) =>
          call(nameOf(prefix + String(name), args), () =>
            (value as (...all: unknown[]) => Promise<unknown>).apply(target, args),
          )
      },
    })
  return {
    storage: dying(kept),
    dieAt: (step: Step, moment: 'before' | 'after') => {
      death = { step, moment }
    },
    isDead: () => isDead,
  }
}

function nameOf(call: string, [first]: readonly unknown[]): string {
  const isOfPlan = call === 'append' && (first as NewUpdate[]).some(({ zone }) => zone.endsWith('/plan'))
  return isOfPlan ? 'append plan' : call
}

const IDEAS = Array.from({ length: 20 }, (_, index) => `Idea ${index}`)

const cases = STEPS.flatMap((step) => (['before', 'after'] as const).map((moment) => [moment, step] as const))
test.each(cases)(
  'a server that ends %s the step “%s” of a reveal: each idea is in the plan once',
  async (moment, step) => {
    const kept = new MemoryStorage()
    const { storage, dieAt, isDead } = dyingStorage(kept)
    const first = await startServer({ storage })
    const { plan, ana, chidi, ben } = await planWithEverybody(first.url)
    const round = await openRound(ana, plan.planId, WRITE)
    for (const [index, text] of IDEAS.entries()) await round.write(index % 2 ? chidi : ben, answerId(index), text)
    dieAt(step, moment)
    const answered = round.act(ana, 'reveal').catch(() => undefined)
    await until('it has ended', isDead)
    await answered

    const { url } = await startServer({ storage: kept })
    const back = Object.assign(new Device(url, 'Ana'), { cookie: ana.cookie })
    const hasBegun = !(step === 'rounds.beginReveal' && moment === 'before')
    // A reveal that had begun is ended by the next server, of itself.
    if (hasBegun) await until('the reveal is ended', async () => (await round.shown(back)).state === 'revealed')
    else expect(await round.shown(back)).toMatchObject({ state: 'open', answered: 2, answers: IDEAS.length })
    for (let i = 0; i < 2; i++)
      expect((await round.act(back, 'reveal')).body).toMatchObject({
        state: 'revealed',
        answered: 2,
        answers: IDEAS.length,
        result: { kind: 'write', people: 2, ideas: IDEAS.length },
      })
    const ideas = await ideasOf(back, plan.planId)
    expect(ideas.map(({ text }) => text).sort()).toEqual([...IDEAS].sort())
    expect(await kept.rounds.answersOf(plan.planId, round.roundId)).toEqual([])
  },
)

test('while a reveal has begun and not ended, nobody adds, changes or erases an answer', async () => {
  const kept = new MemoryStorage()
  const { url } = await startServer({ storage: kept })
  const { plan, ana, chidi } = await planWithEverybody(url)
  const round = await openRound(ana, plan.planId, WRITE)
  await round.write(chidi, answerId(1), 'A garden')
  await kept.rounds.beginReveal(plan.planId, round.roundId, 1)
  expect((await round.write(chidi, answerId(1), 'Something else')).body.error?.code).toBe('notOpen')
  expect((await chidi.ask('DELETE', `${round.path}/mine`)).body.error?.code).toBe('notOpen')
  expect((await round.act(ana, 'reopen')).body.error?.code).toBe('notOpen')
  await round.act(ana, 'reveal')
  expect((await ideasOf(ana, plan.planId)).map(({ text }) => text)).toEqual(['A garden'])
})

test('two facilitators who reveal at once reveal once, and a revealed result never changes', async () => {
  const { url } = await startServer()
  const { plan, ana, ben, chidi, joined } = await planWithEverybody(url)
  const role = { participantId: joined.ben.joined.participantId, role: 'facilitator' }
  await ana.ask('PUT', `/api/plans/${plan.planId}/roles`, role)
  const round = await openRound(ana, plan.planId, WRITE)
  const consent = await openRound(ana, plan.planId, CONSENT)
  for (const [index, text] of IDEAS.entries()) await round.write(chidi, answerId(index), text)
  for (const who of [ana, ben, chidi]) await consent.cast(who, { kind: 'consent', choice: 'concern', why: who.name })
  await Promise.all([ana, ben].flatMap((who) => [round.act(who, 'reveal'), consent.act(who, 'reveal')]))
  expect(await ideasOf(ana, plan.planId)).toHaveLength(IDEAS.length)
  const { result } = await consent.shown(ana)
  for (let i = 0; i < 5; i++) expect((await consent.act(ben, 'reveal')).body.result).toEqual(result)
})

test('ideas come in an order that has nothing to do with who wrote them when', async () => {
  const { url } = await startServer()
  const { plan, ana, chidi } = await planWithEverybody(url)
  const orders = new Set<string>()
  for (let i = 0; i < 3; i++) {
    const round = await openRound(ana, plan.planId, WRITE)
    for (const [index, text] of IDEAS.entries()) await round.write(chidi, answerId(index), text)
    await round.act(ana, 'reveal')
    const ideas = (await ideasOf(ana, plan.planId)).filter(({ roundId }) => roundId === round.roundId)
    orders.add(ideas.map(({ text }) => text).join())
  }
  orders.add(IDEAS.join())
  expect(orders.size).toBe(4)
})

test(
  `${KILLS} times kill -9 in the middle of a reveal: no idea is lost or doubled, and no answer is left behind`,
  async () => {
    const file = buildServer()
    const dataDir = temporaryFolder()
    const port = await freePort()
    const random = new Random(Number(process.env.SEED ?? 2026))
    let server = await startProcess(file, { dataDir, port })
    const { plan, ana, chidi } = await planWithEverybody(server.url)
    const rounds: RoundOf[] = []
    let endedByItself = 0
    for (let kill = 0; kill < KILLS; kill++) {
      const round = await openRound(ana, plan.planId, WRITE)
      rounds.push(round)
      const written = IDEAS.slice(0, 5).map((text, index) => round.write(chidi, answerId(index), text))
      for (const { status } of await Promise.all(written)) expect(status).toBe(200)
      const revealing = round.act(ana, 'reveal').catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, random.below(12)))
      await server.kill9()
      await revealing
      server = await startProcess(file, { dataDir, port })
      if ((await round.shown(ana)).state !== 'open') endedByItself += 1
      expect((await round.act(ana, 'reveal')).body).toMatchObject({ result: { people: 1, ideas: 5 } })
    }
    const ideas = await ideasOf(ana, plan.planId)
    for (const { roundId } of rounds) {
      const own = ideas.filter((idea) => idea.roundId === roundId).map(({ text }) => text)
      expect(own.sort()).toEqual(IDEAS.slice(0, 5).sort())
    }
    // Otherwise the kills came too early to test anything.
    expect(endedByItself).toBeGreaterThan(0)
    await server.kill9()
    const database = new DatabaseSync(join(dataDir, 'commonboard.db'))
    expect(database.prepare('SELECT count(*) AS rows FROM answers').get()).toEqual({ rows: 0 })
    database.close()
  },
  10_000 + KILLS * 8_000,
)
