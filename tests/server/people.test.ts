import { expect, test } from 'vitest'
import { createServer } from '../../apps/sync-server/src/server.ts'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { openSqlite } from '../../apps/sync-server/src/storage/sqlite.ts'
import { Device, planWithEverybody, startServer, temporaryFolder, tokenIn } from '../support/startServer.ts'
import { tryToOpen, wireClient } from '../support/stockClient.ts'

interface Person {
  participantId: string
  name: string
  role: string
  color: number
  present: boolean
}

const factsOf = async (device: Device, planId: string) => {
  const { body } = await device.ask('GET', `/api/plans/${planId}`)
  return body as unknown as {
    role: string
    people: Person[]
    links: { linkId: string; role: string; url: string }[]
    me: { participantId: string; name: string }
  }
}

test('a link tells its holder where it leads, and joins nobody', async () => {
  const { url } = await startServer()
  const ana = new Device(url, 'Ana')
  const plan = await ana.createPlan()
  const stranger = new Device(url, 'Stranger')
  const { body } = await stranger.ask('POST', '/api/links/look', { token: tokenIn(plan.links.contributor) })
  expect(body).toEqual({ title: 'Riverbend', role: 'contributor', historyDays: 14 })
  expect(stranger.cookie).toBe('')
  expect((await factsOf(ana, plan.planId)).people).toHaveLength(1)
})

test('people stand in the order of joining, each with a color; the nameless are guests', async () => {
  const { url } = await startServer()
  const ana = new Device(url, 'Ana')
  const plan = await ana.createPlan()
  await new Device(url, '').join(plan.links.viewer)
  const { body } = await new Device(url, '').ask('POST', '/api/join', {
    token: tokenIn(plan.links.editor),
    language: 'es',
    name: '   ',
  })
  expect(body.name).toBe('Participante 3')
  const { people } = await factsOf(ana, plan.planId)
  expect(people.map(({ name, color, role }) => [name, color, role])).toEqual([
    ['Ana', 0, 'facilitator'],
    ['Guest 2', 1, 'viewer'],
    ['Participante 3', 2, 'editor'],
  ])
})

test('a device that joins again by a weaker link keeps its stronger role; by a stronger one it gets that', async () => {
  const { url } = await startServer()
  const ana = new Device(url, 'Ana')
  const { links } = await ana.createPlan()
  const ben = new Device(url, 'Ben')
  const first = await ben.join(links.contributor)
  expect((await ben.join(links.viewer)).role).toBe('contributor')
  const raised = await ben.join(links.editor)
  expect(raised).toMatchObject({ role: 'editor', participantId: first.participantId })
})

test('who was made a viewer stays one when he opens his link again', async () => {
  const { url } = await startServer()
  const { ana, ben, plan, joined } = await planWithEverybody(url)
  const { participantId } = joined.ben.joined
  await ana.ask('PUT', `/api/plans/${plan.planId}/roles`, { participantId, role: 'viewer' })
  expect((await ben.join(plan.links.editor)).role).toBe('viewer')
})

test('a replaced link admits nobody new, and those inside stay', async () => {
  const { url } = await startServer()
  const { ana, ben, plan } = await planWithEverybody(url)
  const old = (await factsOf(ana, plan.planId)).links.find(({ role }) => role === 'editor')
  const answer = await ana.ask('POST', `/api/plans/${plan.planId}/links/${old?.linkId}/replace`)
  expect(answer).toMatchObject({ status: 200, body: { role: 'editor' } })
  const late = new Device(url, 'Late')
  expect((await late.ask('POST', '/api/join', { token: tokenIn(plan.links.editor) })).body.error?.code).toBe('badLink')
  expect((await late.join(String(answer.body.url))).role).toBe('editor')
  expect((await factsOf(ben, plan.planId)).role).toBe('editor')
  expect((await factsOf(ana, plan.planId)).links.map(({ url: shown }) => shown)).toContain(answer.body.url)
})

test('a revoked link puts out those who came by it, says how many, and closes their sockets', async () => {
  const { url } = await startServer()
  const { ana, ben, dolores, plan } = await planWithEverybody(url)
  await new Device(url, 'Bea').join(plan.links.editor)
  const screen = await wireClient(ben, plan.planId)
  const others = await wireClient(dolores, plan.planId)
  const link = (await factsOf(ana, plan.planId)).links.find(({ role }) => role === 'editor')
  const answer = await ana.ask('DELETE', `/api/plans/${plan.planId}/links/${link?.linkId}`)
  expect(answer).toMatchObject({ status: 200, body: { removed: 2 } })
  expect(await screen.closed()).toBe(4403)
  expect((await ben.ask('GET', `/api/plans/${plan.planId}`)).status).toBe(404)
  expect((await factsOf(ana, plan.planId)).people.map(({ name }) => name)).toEqual(['Ana', 'Chidi', 'Dolores'])
  expect(others.isOpen).toBe(true)
  expect((await ben.join(plan.links.contributor)).role).toBe('contributor')
})

test('one person is put out, whatever link he came by: his sockets close, and who comes again is a newcomer', async () => {
  const { url } = await startServer()
  const { ana, ben, dolores, plan, joined } = await planWithEverybody(url)
  const { participantId } = joined.ben.joined
  await ana.ask('PUT', `/api/plans/${plan.planId}/roles`, { participantId, role: 'facilitator' })
  const old = (await factsOf(ana, plan.planId)).links.find(({ role }) => role === 'editor')
  const { body: link } = await ana.ask('POST', `/api/plans/${plan.planId}/links/${old?.linkId}/replace`)
  const screens = [await wireClient(ben, plan.planId), await wireClient(ben, plan.planId, 'session')]
  const others = await wireClient(dolores, plan.planId)
  const answer = await ana.ask('DELETE', `/api/plans/${plan.planId}/people/${participantId}`)
  expect(answer).toMatchObject({ status: 200, body: {} })
  for (const screen of screens) expect(await screen.closed()).toBe(4403)
  expect(others.isOpen).toBe(true)
  expect((await ben.ask('GET', `/api/plans/${plan.planId}`)).status).toBe(404)
  expect(await tryToOpen(ben, `/sync/${plan.planId}/plan`)).toEqual({ status: 404 })
  expect((await factsOf(ana, plan.planId)).people.map(({ name }) => name)).toEqual(['Ana', 'Chidi', 'Dolores'])
  expect((await ben.ask('POST', '/api/join', { token: tokenIn(plan.links.editor) })).body.error?.code).toBe('badLink')
  expect((await ben.join(String(link.url))).role).toBe('editor')
})

test('only a facilitator puts people out, nobody himself, and nobody from another plan', async () => {
  const { url } = await startServer()
  const { ana, ben, plan, joined } = await planWithEverybody(url)
  const elena = new Device(url, 'Elena')
  await elena.createPlan('Elsewhere')
  const path = (id: string) => `/api/plans/${plan.planId}/people/${id}`
  const me = (await factsOf(ana, plan.planId)).me.participantId
  const { participantId } = joined.dolores.joined
  expect((await ben.ask('DELETE', path(participantId))).status).toBe(403)
  expect((await ben.ask('DELETE', path(joined.ben.joined.participantId))).status).toBe(403)
  expect((await elena.ask('DELETE', path(participantId))).status).toBe(404)
  expect((await ana.ask('DELETE', path(me))).body.error?.code).toBe('notAllowed')
  expect((await ana.ask('DELETE', path('nobody'))).status).toBe(404)
  expect((await ana.ask('DELETE', path(participantId))).status).toBe(200)
  expect((await ana.ask('DELETE', path(participantId))).status).toBe(404)
})

test('two facilitators who revoke each other’s link at the same moment do not leave the plan without any', async () => {
  class SlowStorage extends MemoryStorage {
    held: Promise<void> | undefined
    override async saveLinks(...args: Parameters<MemoryStorage['saveLinks']>) {
      await this.held
      await super.saveLinks(...args)
    }
  }
  const storage = new SlowStorage()
  const server = await startServer({ storage })
  const { plan, ana } = await planWithEverybody(server.url)
  const made = async () =>
    (await ana.ask('POST', `/api/plans/${plan.planId}/links`, { role: 'facilitator' })).body as {
      linkId: string
      url: string
    }
  const [gus, hana] = [new Device(server.url, 'Gus'), new Device(server.url, 'Hana')]
  const [his, hers] = [await made(), await made()]
  await gus.join(his.url)
  await hana.join(hers.url)
  let release = () => {}
  storage.held = new Promise((resolve) => {
    release = resolve
  })
  const revoking = [
    gus.ask('DELETE', `/api/plans/${plan.planId}/links/${hers.linkId}`),
    hana.ask('DELETE', `/api/plans/${plan.planId}/links/${his.linkId}`),
  ]
  // Answered after both have been read.
  for (let i = 0; i < 3; i++) await ana.ask('GET', '/api/me')
  release()
  expect((await Promise.all(revoking)).map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 403])
  const open = await Promise.all([gus, hana].map((one) => one.ask('GET', `/api/plans/${plan.planId}`)))
  expect(open.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 404])
})

test('with another secret links that were given out still admit; those shown do not, until they are replaced', async () => {
  const dataDir = temporaryFolder()
  const server = await createServer({
    storage: await openSqlite(dataDir),
    secret: Buffer.from('the first of two secrets, long'),
  })
  const ana = new Device(server.url, 'Ana')
  const { planId, links } = await ana.createPlan()
  await server.close()
  const next = await startServer({ dataDir, secret: Buffer.from('the second of two secrets, long') })
  const here = new Device(next.url, 'Ana')
  here.cookie = ana.cookie
  expect((await new Device(next.url, 'Ben').join(links.editor)).role).toBe('editor')
  const facts = (await here.ask('GET', `/api/plans/${planId}`)).body as unknown as {
    links: { linkId: string; role: string; url: string }[]
  }
  const shown = facts.links.find(({ role }) => role === 'editor')
  const look = (url = '') => here.ask('POST', '/api/links/look', { token: tokenIn(url) })
  expect((await look(shown?.url)).status).toBe(404)
  const replaced = await here.ask('POST', `/api/plans/${planId}/links/${shown?.linkId}/replace`)
  expect((await look(String(replaced.body['url']))).status).toBe(200)
  expect((await look(links.editor)).status).toBe(404)
})

test('a link can be made for any role, and shown again', async () => {
  const { url } = await startServer()
  const { ana, plan } = await planWithEverybody(url)
  const { status, body } = await ana.ask('POST', `/api/plans/${plan.planId}/links`, { role: 'viewer' })
  expect(status).toBe(201)
  expect((await factsOf(ana, plan.planId)).links).toContainEqual({ ...body, revoked: false })
  expect((await new Device(url, 'Late').join(String(body.url))).role).toBe('viewer')
})

test('everybody can be made an editor at once; facilitators stay what they are', async () => {
  const { url } = await startServer()
  const { ana, plan } = await planWithEverybody(url)
  const { body } = await ana.ask('PUT', `/api/plans/${plan.planId}/roles`, {
    participantId: 'everyone',
    role: 'editor',
  })
  expect((body.people as Person[]).map(({ role }) => role)).toEqual(['facilitator', 'editor', 'editor', 'editor'])
})

test('the last facilitator cannot give the role away', async () => {
  const { url } = await startServer()
  const { ana, plan, joined } = await planWithEverybody(url)
  const me = (await factsOf(ana, plan.planId)).me.participantId
  const path = `/api/plans/${plan.planId}/roles`
  expect((await ana.ask('PUT', path, { participantId: me, role: 'viewer' })).status).toBe(403)
  const { participantId } = joined.ben.joined
  expect((await ana.ask('PUT', path, { participantId, role: 'facilitator' })).status).toBe(200)
  expect((await ana.ask('PUT', path, { participantId: me, role: 'viewer' })).status).toBe(200)
  expect((await ana.ask('PUT', path, { participantId: me, role: 'facilitator' })).status).toBe(403)
})

test('who joins without a name on a device that had one does not go by the name of the one before', async () => {
  const { url } = await startServer()
  const { ben, plan } = await planWithEverybody(url)
  const token = plan.links.editor.split('#')[1]
  const again = await ben.ask('POST', '/api/join', { token, language: 'en' })
  expect(again.body.name).toBe('Ben')
  const nameless = await ben.ask('POST', '/api/join', { token, name: '', language: 'en' })
  expect(nameless.body.name).toMatch(/^Guest \d+$/)
  expect((await ben.ask('GET', '/api/me')).body.name).toBe('')
})

test('a device knows its name, and forgets it when it leaves', async () => {
  const { url } = await startServer()
  const { ben, ana, plan } = await planWithEverybody(url)
  expect((await ben.ask('GET', '/api/me')).body).toEqual({ name: 'Ben', roleGroup: null, language: 'en' })
  const screen = await wireClient(ben, plan.planId)
  const before = ben.cookie
  const left = await ben.ask('POST', '/api/leave')
  expect(left.headers.get('set-cookie')).toMatch(/^commonboard=; .*Max-Age=0/)
  expect(await screen.closed()).toBe(4401)
  ben.cookie = before
  expect((await ben.ask('GET', '/api/me')).body).toEqual({ name: '', roleGroup: null, language: null })
  expect((await ben.ask('GET', '/api/plans')).body).toEqual({ plans: [] })
  expect((await factsOf(ana, plan.planId)).people.map(({ name }) => name)).toEqual(['Ana', 'Chidi', 'Dolores'])
})

test('people who have the plan open are shown as present', async () => {
  const { url } = await startServer()
  const { ana, ben, plan } = await planWithEverybody(url)
  await wireClient(ben, plan.planId, 'session')
  const { people } = await factsOf(ana, plan.planId)
  expect(people.map(({ name, present }) => [name, present])).toContainEqual(['Ben', true])
  expect(people.map(({ name, present }) => [name, present])).toContainEqual(['Ana', false])
})
