import type { Role } from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import type { Call } from '../../apps/sync-server/src/http/calls/call.ts'
import { HISTORY_CALLS } from '../../apps/sync-server/src/http/calls/history.ts'
import { ROUND_CALLS } from '../../apps/sync-server/src/http/calls/rounds.ts'
import { VERSION_CALLS } from '../../apps/sync-server/src/http/calls/versions.ts'
import { answerId, CONSENT, openRound } from '../support/rounds.ts'
import { Device, planWithEverybody, startServer } from '../support/startServer.ts'
import { makeVersion } from '../support/versions.ts'

const ALL: Readonly<Record<string, Call>> = { ...ROUND_CALLS, ...VERSION_CALLS, ...HISTORY_CALLS }
const CALLS = Object.entries(ALL).filter(([, { path }]) => path.includes(':planId'))
const ROLES: readonly Role[] = ['facilitator', 'editor', 'contributor', 'viewer']

/** Something each call takes. */
const BODIES: Readonly<Record<string, unknown>> = {
  openRound: { asked: CONSENT, isNameless: true },
  writeAnswer: { prompt: 0, text: 'A garden' },
  castBallot: { ballot: { kind: 'consent', choice: 'agree' } },
  makeVersion: { name: 'Agreed' },
  sign: { organization: 'Library', person: 'Rosa', statement: 'agree' },
  seeWork: { participantId: 'nobody', since: 0 },
  undoWork: { participantId: 'nobody', since: 0 },
  setKeeping: { historyDays: 7 },
}

type Ids = Readonly<Record<'roundId' | 'n' | 'signOnId' | 'participantId' | 'answerId', string>>
const NOBODYS: Ids = {
  roundId: 'a-round-of-no',
  n: '999',
  signOnId: 'a-signature-of-n',
  participantId: 'a-person-of-nobo',
  answerId: answerId(1),
}

const pathOf = ({ path }: Call, planId: string, ids: Ids): string =>
  Object.entries({ planId, ...ids }).reduce((filled, [name, id]) => filled.replace(`:${name}`, id), path) +
  (path.endsWith('/changes') ? '?since=0' : '')

function asking(name: string, call: Call, planId: string, ids: Ids) {
  const body = 'body' in call ? BODIES[name] : undefined
  return (who: Device) => who.ask(call.method, pathOf(call, planId, ids), body)
}

/** A plan with one person of each role, a round and a version with a signature. */
async function fullPlan(url: string) {
  const people = await planWithEverybody(url)
  const { plan, ana, ben } = people
  const round = await openRound(ana, plan.planId, CONSENT)
  await round.cast(ben, { kind: 'consent', choice: 'agree' })
  await makeVersion(ana, plan.planId, 'First')
  const path = `/api/plans/${plan.planId}`
  const { body } = await ben.ask('POST', `${path}/versions/1/sign-ons`, BODIES['sign'])
  const me = (await ana.ask('GET', path)).body['me'] as { participantId: string }
  const ids: Ids = {
    roundId: round.roundId,
    n: '1',
    signOnId: String(body['signOnId']),
    participantId: me.participantId,
    answerId: answerId(1),
  }
  return { ...people, path, planId: plan.planId, ids }
}

test('every call that takes a body has one here', () => {
  const named = CALLS.filter(([, call]) => 'body' in call).map(([name]) => name)
  expect(Object.keys(BODIES).sort()).toEqual(named.sort())
})

describe('each call of rounds, versions and history', () => {
  test('is not there for who is not in the plan: strangers, people of another plan, put out, blocked, gone, erased', async () => {
    const { url } = await startServer()
    const { plan, planId, ids, ana, path } = await fullPlan(url)
    const joining = async (name: string) => {
      const device = new Device(url, name)
      return { device, id: (await device.join(plan.links.facilitator)).participantId }
    }
    const [out, blocked, gone, erased] = [
      await joining('Olu'),
      await joining('Bo'),
      await joining('Gus'),
      await joining('Eva'),
    ]
    const other = new Device(url, 'Sam')
    await other.createPlan('Hilltop')
    await ana.ask('DELETE', `${path}/people/${out.id}`)
    await ana.ask('PUT', `${path}/people/${blocked.id}/block`)
    const cookie = gone.device.cookie
    await gone.device.ask('POST', '/api/leave')
    gone.device.cookie = cookie
    await ana.ask('POST', `${path}/people/${erased.id}/erase`)
    const outsiders = [new Device(url, 'Nobody'), other, out.device, blocked.device, gone.device, erased.device]
    for (const [name, call] of CALLS)
      for (const one of outsiders) {
        const { status, body } = await asking(name, call, planId, ids)(one)
        expect([name, one.name, status, body.error?.code]).toEqual([name, one.name, 404, 'notFound'])
      }
  })

  test.each([false, true])('is for the roles it says, and for no weaker one (frozen: %s)', async (frozen) => {
    const { url } = await startServer()
    const { planId, ids, ana, ben, chidi, dolores, path } = await fullPlan(url)
    if (frozen) await ana.ask('PUT', `${path}/frozen`, { frozen })
    const people: Readonly<Record<Role, Device>> = {
      facilitator: ana,
      editor: ben,
      contributor: chidi,
      viewer: dolores,
    }
    for (const [name, call] of CALLS) {
      const least = ROLES.findIndex((role) => call.who.startsWith(role))
      expect(least, name).toBeGreaterThanOrEqual(0)
      for (const [rank, role] of ROLES.entries()) {
        // What is there for the weaker ones; for the others nothing that they could change here.
        const { status, body } = await asking(name, call, planId, rank > least ? ids : NOBODYS)(people[role])
        if (rank > least) expect([name, role, status, body.error?.code]).toEqual([name, role, 403, 'notAllowed'])
        else expect([name, role, [200, 201, 404].includes(status)], String(status)).toEqual([name, role, true])
      }
    }
  })

  test('with ids of another plan finds nothing there, and changes nothing', async () => {
    const { url } = await startServer()
    const here = await fullPlan(url)
    const there = await fullPlan(url)
    const { ben } = there
    const look = async () => {
      const calls = ['/rounds', '/versions', '/versions/1/sign-ons', '']
      return Promise.all(calls.map(async (call) => (await ben.ask('GET', there.path + call)).text))
    }
    const before = await look()
    const found: string[] = []
    for (const [name, call] of CALLS) {
      const ids = { ...there.ids, n: here.ids.n }
      const usesIds = ['roundId', 'signOnId', 'participantId'].some((id) => call.path.includes(`:${id}`))
      const { status } = await asking(name, call, here.planId, ids)(here.ana)
      if (usesIds && status !== 404) found.push(`${name} ${status}`)
    }
    expect(found).toEqual([])
    for (const call of ['undo', 'undo/preview']) {
      const body = { participantId: there.ids.participantId, since: 0 }
      expect((await here.ana.ask('POST', `${here.path}/${call}`, body)).status).toBe(404)
    }
    expect(await look()).toEqual(before)
  })

  const LONG = 'x'.repeat(12_000)
  const ODD: readonly unknown[] = [
    'null',
    '[]',
    '"words"',
    '{',
    '{"__proto__":{"name":"x"}}',
    {},
    {
      participantId: { a: 1 },
      since: 'never',
      name: 7,
      asked: 'x',
      ballot: [],
      prompt: -1,
      text: null,
      historyDays: 7.5,
    },
    { participantId: 'x', since: 1e300, name: LONG, text: LONG, organization: LONG, person: LONG, statement: 'agree' },
    { asked: { kind: 'write', prompts: [] } },
    { asked: { kind: 'poll', question: { en: LONG }, options: [], dots: 1e9 } },
    { asked: { kind: 'rate', question: {}, items: [{}], scale: { steps: -1 } } },
    { ballot: { kind: 'poll', dots: [{ option: -1, count: -5 }] } },
    { ballot: { kind: 'consent', choice: 'agree', fingers: 3 }, behalf: { key: '', roleGroup: 'king' } },
    { name: ' ', note: 3 },
  ]

  test('refuses odd bodies, ids and questions in plain words, and never falls over', async () => {
    const { url } = await startServer()
    const { planId, ids, ana } = await fullPlan(url)
    for (const [name, call] of CALLS.filter(([, one]) => 'body' in one))
      for (const body of ODD) {
        const { status } = await ana.ask(call.method, pathOf(call, planId, ids), body)
        expect([name, status >= 400 && status < 500], `${status} for ${JSON.stringify(body).slice(0, 80)}`).toEqual([
          name,
          true,
        ])
      }
    const oddIds = [
      '%00',
      '..%2F..',
      '-1',
      '1e9',
      '0x1',
      '99999999999999999999',
      '%F0%9F%8D%8E',
      "'--",
      '1%20',
      '__proto__',
    ]
    for (const [name, call] of CALLS.filter(([, { path }]) => /:(roundId|n|signOnId|participantId)/.test(path)))
      for (const odd of oddIds) {
        const all: Ids = { roundId: odd, n: odd, signOnId: odd, participantId: odd, answerId: odd }
        const { status } = await asking(name, call, planId, all)(ana)
        expect([name, odd, status >= 400 && status < 500], String(status)).toEqual([name, odd, true])
      }
    for (const query of [
      'before=x',
      'board=nowhere',
      `person=${LONG.slice(0, 5_000)}`,
      'count=0',
      'count=1e9',
      'before=NaN',
    ])
      expect((await ana.ask('GET', `/api/plans/${planId}/activity?${query}`)).status, query).toBe(400)
    for (const query of ['', '?since=', '?since=x', '?since=Infinity', '?since=-1e300', '?since=1e300'])
      expect((await ana.ask('GET', `/api/plans/${planId}/changes${query}`)).status, query).toBeLessThan(500)
    for (const query of ['with=0', 'with=-1', 'with=1.5', 'with=x', 'with='])
      expect((await ana.ask('GET', `/api/plans/${planId}/versions/1/compare?${query}`)).status, query).toBe(404)
  })
})
