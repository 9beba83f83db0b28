import { addCard, readPlan, type Role, ROLES, type Zone, ZONES } from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { TestClock } from '../support/clock.ts'
import { Device, planWithEverybody, startServer } from '../support/startServer.ts'
import { tryToOpen, type WireClient, wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

const FORMS = [
  'an update that inserts',
  'an update that deletes',
  'a SyncStep2',
  'a SyncStep2 that only deletes',
  'a big SyncStep2',
  'a big update',
] as const
type Form = (typeof FORMS)[number]

/** What DESIGN says in a table: who may put something there, and who may take away what another has put there. */
const WRITERS: Readonly<Record<Zone, { readonly insert: readonly Role[]; readonly delete: readonly Role[] }>> = {
  plan: { insert: ['facilitator', 'editor'], delete: ['facilitator', 'editor'] },
  sketch: { insert: ['facilitator', 'editor'], delete: ['facilitator', 'editor'] },
  talk: { insert: ['facilitator', 'editor', 'contributor'], delete: ['facilitator', 'editor'] },
  session: { insert: ['facilitator'], delete: ['facilitator'] },
}
const isStep2 = (form: Form) => form.includes('SyncStep2')
const isDeletion = (form: Form) => form.includes('deletes')

const rootOf = (zone: Zone) => (zone === 'talk' ? 'comments' : 'cards')

/** Something new; in the talk somebody's comments, for a contributor may put nothing else there. */
function put({ doc }: WireClient, zone: Zone, by: string, isBig: boolean): void {
  if (zone !== 'talk') return void doc.getMap('cards').set('new', isBig ? 'by hand'.repeat(20_000) : 'by hand')
  doc.transact(() => {
    for (let count = 0; count < (isBig ? 100 : 1); count++) {
      const entry: [string, unknown][] = [
        ['about', ['board', 'vision']],
        ['text', new Y.Text('by hand'.repeat(isBig ? 200 : 1))],
        ['by', by],
      ]
      doc.getMap('comments').set(count === 0 ? 'new' : `new ${count}`, new Y.Map<unknown>(entry))
    }
  })
}

/** Writes into the zone in the form asked for, as a client that knows no rights. */
function write(client: WireClient, form: Form, zone: Zone, by: string): void {
  const before = Y.encodeStateVector(client.doc)
  client.isLive = false
  const changes: Uint8Array[] = []
  client.doc.on('update', (update: Uint8Array) => changes.push(update))
  if (isDeletion(form)) client.doc.getMap(rootOf(zone)).delete('first')
  else put(client, zone, by, form.includes('big'))
  if (isStep2(form)) client.sendStep2(Y.encodeStateAsUpdate(client.doc, before))
  else for (const change of changes) client.sendUpdate(change)
}

const cases = ROLES.flatMap((role) => ZONES.flatMap((zone) => FORMS.map((form) => [role, zone, form] as const)))

test.each(cases)('%s, zone %s, %s', async (role, zone, form) => {
  const server = await startServer()
  const { plan, ana, ben, chidi, dolores, joined } = await planWithEverybody(server.url)
  const device = { facilitator: ana, editor: ben, contributor: chidi, viewer: dolores }[role]
  const witness = await wireClient(ana, plan.planId, zone)
  witness.doc.getMap(rootOf(zone)).set('first', 'of Ana')
  await witness.saved()
  const client = await wireClient(device, plan.planId, zone)
  await client.saved()

  const { ben: bens, chidi: chidis, dolores: hers } = joined
  const by = { facilitator: 'ana', editor: bens, contributor: chidis, viewer: hers }[role]
  write(client, form, zone, typeof by === 'string' ? by : by.joined.participantId)

  const isDone = () =>
    isDeletion(form) ? !witness.doc.getMap(rootOf(zone)).has('first') : witness.doc.getMap(rootOf(zone)).has('new')
  if (WRITERS[zone][isDeletion(form) ? 'delete' : 'insert'].includes(role)) {
    await until('the change has arrived', isDone)
    await client.saved()
    return
  }
  await until('the refusal has arrived', () => client.notices.some(({ code }) => code === 3))
  if (isStep2(form)) {
    client.barrier()
    witness.doc.getMap(rootOf(zone)).set('later', 'of Ana')
    await until('the refused one still reads', () => client.doc.getMap(rootOf(zone)).has('later'))
    expect(client.isOpen).toBe(true)
    expect(client.isAcknowledged(2)).toBe(false)
  } else expect(await client.closed()).toBe(4403)
  await witness.saved()
  expect(isDone()).toBe(false)
  const next = await wireClient(ana, plan.planId, zone)
  expect(next.doc.getMap(rootOf(zone)).has('first')).toBe(true)
  expect(next.doc.getMap(rootOf(zone)).has('new')).toBe(false)
})

describe('who only reads', () => {
  test('may send back everything he has, deletions too, and is told nothing', async () => {
    const server = await startServer()
    const { plan, ana, dolores } = await planWithEverybody(server.url, 'example')
    const writer = await wireClient(ana, plan.planId)
    for (const id of [...writer.plan.cards.keys()].slice(0, 5)) writer.plan.cards.delete(id)
    await writer.saved()
    const reader = await wireClient(dolores, plan.planId)
    reader.sendStep2(Y.encodeStateAsUpdate(reader.doc))
    reader.sendUpdate(Y.encodeStateAsUpdate(reader.doc))
    await reader.saved()
    expect(reader.notices).toEqual([])
    expect(readPlan(reader.plan)).toEqual(readPlan(writer.plan))
  })

  test('cannot delete what is there with a SyncStep2 that holds deletions only', async () => {
    const server = await startServer()
    const { plan, ana, dolores } = await planWithEverybody(server.url, 'example')
    const reader = await wireClient(dolores, plan.planId)
    await reader.saved()
    reader.isLive = false
    for (const id of reader.plan.cards.keys()) reader.plan.cards.delete(id)
    reader.sendStep2(Y.encodeStateAsUpdate(reader.doc, Y.encodeStateVector(reader.doc)))
    await until('it is refused', () => reader.notices.some(({ code }) => code === 3))
    const witness = await wireClient(ana, plan.planId)
    expect(witness.plan.cards.size).toBeGreaterThan(40)
  })
})

describe('rights change while people have the plan open', () => {
  test.each(['a revoked link', 'removal'] as const)('%s ends all sockets of a person at once', async (act) => {
    // Time stands still: nothing here waits for a clock.
    const server = await startServer({ clock: new TestClock() })
    const { plan, ana, ben, joined } = await planWithEverybody(server.url)
    const clients = []
    for (const zone of ZONES) clients.push(await wireClient(ben, plan.planId, zone))
    const path = `/api/plans/${plan.planId}`
    const { links } = (await ana.ask('GET', path)).body as unknown as { links: { linkId: string; role: string }[] }
    const linkId = links.find(({ role }) => role === 'editor')?.linkId
    if (act === 'removal') await ana.ask('DELETE', `${path}/people/${joined.ben.joined.participantId}`)
    else await ana.ask('DELETE', `${path}/links/${linkId}`)
    const [first] = clients
    if (first) addCard(first.plan, { column: 'impact', band: '' }, 'too late')
    for (const client of clients) expect(await client.closed()).toBe(4403)
    const witness = await wireClient(ana, plan.planId)
    expect(readPlan(witness.plan).cards.map(({ text }) => text)).not.toContain('too late')
    expect(await tryToOpen(ben, `/sync/${plan.planId}/plan`)).toEqual({ status: 404 })
  })

  test('a viewer made an editor writes at once, on the same socket', async () => {
    const server = await startServer()
    const { plan, ana, dolores, joined } = await planWithEverybody(server.url)
    const client = await wireClient(dolores, plan.planId)
    await client.saved()
    const { participantId } = joined.dolores.joined
    await ana.ask('PUT', `/api/plans/${plan.planId}/roles`, { participantId, role: 'editor' })
    await until('she knows', () => client.notices.length > 0)
    expect(client.notices).toEqual([{ code: 5, text: JSON.stringify({ role: 'editor', frozen: false }) }])
    addCard(client.plan, { column: 'impact', band: '' }, 'Families feel at home')
    await client.saved()
  })

  test('one who is lowered cannot send one more word', async () => {
    const server = await startServer()
    const { plan, ana, ben, joined } = await planWithEverybody(server.url)
    const client = await wireClient(ben, plan.planId)
    await client.saved()
    const { participantId } = joined.ben.joined
    await ana.ask('PUT', `/api/plans/${plan.planId}/roles`, { participantId, role: 'viewer' })
    addCard(client.plan, { column: 'impact', band: '' }, 'too late')
    expect(await client.closed()).toBe(4403)
    expect(client.notices.map(({ code }) => code)).toEqual([5, 3])
  })

  test('when a plan is frozen, what is on its way for two seconds still counts; after that nothing', async () => {
    const clock = new TestClock()
    const server = await startServer({ clock })
    const { plan, ana, ben } = await planWithEverybody(server.url)
    const client = await wireClient(ben, plan.planId)
    await client.saved()
    const { body } = await ana.ask('PUT', `/api/plans/${plan.planId}/frozen`, { frozen: true })
    expect(body).toEqual({ frozen: true })
    addCard(client.plan, { column: 'impact', band: '' }, 'on its way')
    await client.saved()
    clock.pass(2_001)
    addCard(client.plan, { column: 'impact', band: '' }, 'too late')
    expect(await client.closed()).toBe(4403)

    const facilitator = await wireClient(ana, plan.planId)
    expect(readPlan(facilitator.plan).cards.map(({ text }) => text)).toContain('on its way')
    expect(readPlan(facilitator.plan).cards.map(({ text }) => text)).not.toContain('too late')
    addCard(facilitator.plan, { column: 'impact', band: '' }, 'facilitators may')
    await facilitator.saved()

    await ana.ask('PUT', `/api/plans/${plan.planId}/frozen`, { frozen: false })
    const again = await wireClient(ben, plan.planId)
    addCard(again.plan, { column: 'impact', band: '' }, 'thawed')
    await again.saved()
  })

  /** Ben sends something so big that it is taken in by and by; `meanwhile` happens when its first part is there. */
  async function bigOnItsWay(
    meanwhile: (at: { planId: string; ana: Device; ben: string; clock: TestClock }) => Promise<unknown>,
  ) {
    const clock = new TestClock()
    const server = await startServer({ clock })
    const { plan, ana, ben, joined } = await planWithEverybody(server.url)
    const witness = await wireClient(ana, plan.planId)
    await witness.saved()
    const client = await wireClient(ben, plan.planId)
    await client.saved()
    const line = () => witness.doc.getText('function.CE.line').length
    const doc = new Y.Doc()
    for (let i = 0; i < LETTERS; i++) doc.getText('function.CE.line').insert(0, 'x')
    let done: Promise<unknown> | undefined
    witness.doc.on('update', () => {
      if (line() > 0) done ??= meanwhile({ planId: plan.planId, ana, ben: joined.ben.joined.participantId, clock })
    })
    client.sendUpdate(Y.encodeStateAsUpdate(doc))
    const barrier = client.barrier()
    await until('the first of it is there', () => done !== undefined)
    await done
    return { client, barrier, line }
  }
  const LETTERS = 40_000

  test('when a plan is frozen, something big that was on its way is taken in to its end', async () => {
    const { client, barrier, line } = await bigOnItsWay(async ({ planId, ana, clock }) => {
      await ana.ask('PUT', `/api/plans/${planId}/frozen`, { frozen: true })
      clock.pass(2_001)
    })
    await until('it is saved', () => client.isAcknowledged(barrier) || client.closeCode !== undefined)
    expect(client.closeCode).toBeUndefined()
    await until('all of it is there', () => line() === LETTERS)
    addCard(client.plan, { column: 'impact', band: '' }, 'too late')
    expect(await client.closed()).toBe(4403)
  })

  test('when one person is lowered, the rest of something big is refused and none of it is called saved', async () => {
    const { client, barrier, line } = await bigOnItsWay(({ planId, ana, ben }) =>
      ana.ask('PUT', `/api/plans/${planId}/roles`, { participantId: ben, role: 'viewer' }),
    )
    expect(await client.closed()).toBe(4403)
    expect(client.notices.map(({ code }) => code)).toEqual([5, 3])
    expect(client.isAcknowledged(barrier)).toBe(false)
    expect(line()).toBeLessThan(LETTERS)
  })

  test('when everybody is lowered, what is on its way still counts', async () => {
    const clock = new TestClock()
    const server = await startServer({ clock })
    const { plan, ana, ben } = await planWithEverybody(server.url)
    const client = await wireClient(ben, plan.planId)
    await client.saved()
    await ana.ask('PUT', `/api/plans/${plan.planId}/roles`, { participantId: 'everyone', role: 'contributor' })
    addCard(client.plan, { column: 'impact', band: '' }, 'on its way')
    await client.saved()
    clock.pass(2_001)
    addCard(client.plan, { column: 'impact', band: '' }, 'too late')
    expect(await client.closed()).toBe(4403)
  })

  test('a client that never used our additions is sent none of them', async () => {
    const server = await startServer()
    const { plan, ana, ben } = await planWithEverybody(server.url)
    const stock = await wireClient(ben, plan.planId)
    await ana.ask('PUT', `/api/plans/${plan.planId}/frozen`, { frozen: true })
    const writer = await wireClient(ana, plan.planId)
    addCard(writer.plan, { column: 'impact', band: '' }, 'Families feel at home')
    await until('the change has arrived', () => stock.plan.cards.size === 1)
    expect(stock.received.filter((type) => type === '103')).toEqual([])
  })
})

describe('a socket is refused before it opens', () => {
  test('without a cookie, from another origin or none, to what is unknown, forbidden or erased', async () => {
    const server = await startServer()
    const { plan, ana } = await planWithEverybody(server.url)
    const elsewhere = new Device(server.url, 'Elena')
    await elsewhere.createPlan('Elsewhere')
    const path = `/sync/${plan.planId}/plan`
    const { cookie } = ana
    const { origin } = ana
    expect(await tryToOpen(ana, path)).toHaveProperty('code')
    expect(await tryToOpen(ana, path, { origin })).toEqual({ status: 401 })
    expect(await tryToOpen(ana, path, { origin, cookie: `commonboard=${'x'.repeat(32)}` })).toEqual({ status: 401 })
    expect(await tryToOpen(ana, path, { cookie })).toEqual({ status: 403 })
    expect(await tryToOpen(ana, path, { cookie, origin: 'https://evil.example' })).toEqual({ status: 403 })
    expect(await tryToOpen(ana, path, { cookie, origin: `${origin}.evil.example` })).toEqual({ status: 403 })
    expect(await tryToOpen(elsewhere, path)).toEqual({ status: 404 })
    for (const wrong of [
      '/sync/aaaaaaaaaaaaaaaaaaaaaa/plan',
      `/sync/${plan.planId}/nowhere`,
      `/sync/${plan.planId}/toString`,
      `/sync/${plan.planId}`,
      `/sync/../${plan.planId}/plan`,
      '/elsewhere',
    ])
      expect(await tryToOpen(ana, wrong)).toEqual({ status: 404 })
    await ana.ask('DELETE', `/api/plans/${plan.planId}`)
    expect(await tryToOpen(ana, path)).toEqual({ status: 404 })
  })

  test('an older page is asked to load anew', async () => {
    const server = await startServer()
    const { plan, ana } = await planWithEverybody(server.url)
    expect(await tryToOpen(ana, `/sync/${plan.planId}/plan?schema=0`)).toEqual({ code: 4461 })
    await wireClient(ana, plan.planId, 'plan', { query: '?schema=1' })
  })
})
