import { connect } from 'node:net'
import { addCard, readPlan } from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createServer } from '../../apps/sync-server/src/server.ts'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { openSqlite } from '../../apps/sync-server/src/storage/sqlite.ts'
import { Device, planWithEverybody, startServer, temporaryFolder, tokenIn } from '../support/startServer.ts'
import { tryToOpen, type WireClient, wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

/** What a change under somebody's client id looks like on the wire. */
function updateAs(clientId: number, base: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
  doc.clientID = clientId
  const before = Y.encodeStateVector(doc)
  change(doc)
  return Y.encodeStateAsUpdate(doc, before)
}

const texts = (client: WireClient) => readPlan(client.plan).cards.map(({ text }) => text)

describe('nobody writes under the client id of somebody else', () => {
  test('who has written: the forged update is refused, and the next words of the other are not swallowed', async () => {
    const server = await startServer()
    const { plan, ana, ben } = await planWithEverybody(server.url)
    const anas = await wireClient(ana, plan.planId)
    addCard(anas.plan, { column: 'impact', band: '' }, 'Families feel at home')
    await anas.saved()
    const bens = await wireClient(ben, plan.planId)
    await bens.saved()
    bens.sendUpdate(updateAs(anas.doc.clientID, bens.doc, (doc) => doc.getMap('words').set('forged', 'by Ben')))
    expect(await bens.closed()).toBe(4403)
    expect(bens.notices.map(({ code }) => code)).toEqual([3])

    addCard(anas.plan, { column: 'impact', band: '' }, 'Every child reads by nine')
    await anas.saved()
    const witness = await wireClient(ana, plan.planId)
    expect(texts(witness)).toContain('Every child reads by nine')
    expect(witness.doc.getMap('words').has('forged')).toBe(false)
  })

  test('who is only present: presence in the session names the owner', async () => {
    const server = await startServer()
    const { plan, ana, ben } = await planWithEverybody(server.url)
    const anas = await wireClient(ana, plan.planId)
    const presence = await wireClient(ana, plan.planId, 'session')
    presence.sendPresence(anas.doc.clientID, 1, { face: 'canvas' })
    await presence.saved()
    const bens = await wireClient(ben, plan.planId)
    bens.sendUpdate(updateAs(anas.doc.clientID, bens.doc, (doc) => doc.getMap('words').set('forged', 'by Ben')))
    expect(await bens.closed()).toBe(4403)
    addCard(anas.plan, { column: 'impact', band: '' }, 'Families feel at home')
    await anas.saved()
    expect(texts(await wireClient(ben, plan.planId))).toContain('Families feel at home')
  })

  test('not under the server’s either', async () => {
    const server = await startServer()
    const { plan, ana, ben } = await planWithEverybody(server.url)
    const bens = await wireClient(ben, plan.planId)
    await ana.ask('PATCH', `/api/plans/${plan.planId}`, { title: 'Riverbend again' })
    await until('the title is there', () => bens.plan.about.get('title') === 'Riverbend again')
    const servers = bens.plan.about._map.get('title')?.id.client ?? 0
    bens.sendUpdate(updateAs(servers, bens.doc, (doc) => doc.getMap('words').set('forged', 'by Ben')))
    expect(await bens.closed()).toBe(4403)
  })

  test('but gives back in a SyncStep2 what the server has lost of others', async () => {
    const server = await startServer()
    const { plan, ana, ben } = await planWithEverybody(server.url)
    const anas = await wireClient(ana, plan.planId)
    const presence = await wireClient(ana, plan.planId, 'session')
    presence.sendPresence(anas.doc.clientID, 1, { face: 'canvas' })
    await presence.saved()
    const lost = updateAs(anas.doc.clientID, anas.doc, (doc) => doc.getMap('words').set('column.results', 'Goals'))
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(anas.doc))
    Y.applyUpdate(doc, lost)
    const bens = await wireClient(ben, plan.planId, 'plan', { doc })
    await bens.saved()
    await until('Ana has it back', () => anas.plan.words.get('column.results') === 'Goals')
  })
})

describe('what only the server writes', () => {
  test('an editor cannot rename the plan in the document', async () => {
    const server = await startServer()
    const { plan, ana, ben } = await planWithEverybody(server.url)
    const bens = await wireClient(ben, plan.planId)
    bens.plan.about.set('title', 'Renamed by hand')
    bens.plan.about.set('language', 'es')
    await bens.saved()
    const { body } = await ana.ask('GET', `/api/plans/${plan.planId}/content`)
    expect(body.about).toMatchObject({ title: 'Riverbend', language: 'en' })
    await until('his own copy is put right', () => bens.plan.about.get('title') === 'Riverbend')
  })

  test('an editor cannot lock everybody out with a version of the document from the future', async () => {
    const dataDir = temporaryFolder()
    const first = await createServer({ storage: await openSqlite(dataDir), newPlansPerHour: 100 })
    const { plan, ben } = await planWithEverybody(first.url)
    const bens = await wireClient(ben, plan.planId)
    bens.plan.meta.set('schemaVersion', 999)
    await bens.saved()
    await first.close()
    const second = await startServer({ dataDir })
    const back = new Device(second.url, 'Ben')
    back.cookie = ben.cookie
    const again = await wireClient(back, plan.planId)
    expect(again.plan.meta.get('schemaVersion')).toBe(1)
  })

  test('even when only the forged version has reached the disk', async () => {
    const storage = new MemoryStorage()
    const server = await startServer({ storage })
    const ana = new Device(server.url, 'Ana')
    const { planId } = await ana.createPlan()
    const doc = new Y.Doc()
    for (const { data } of await storage.load(`${planId}/plan`)) Y.applyUpdate(doc, data)
    const before = Y.encodeStateVector(doc)
    doc.getMap('meta').set('schemaVersion', 999)
    const data = Y.encodeStateAsUpdate(doc, before)
    await storage.append([{ zone: `${planId}/plan`, data, who: 'somebody', at: 1 }])
    const client = await wireClient(ana, planId)
    expect(client.plan.meta.get('schemaVersion')).toBe(1)
  })
})

describe('who asks for much', () => {
  test('with a hundred sockets to one zone gets no more of them, and keeps nobody else out', async () => {
    const server = await startServer()
    const { plan, ana, dolores } = await planWithEverybody(server.url)
    const clients: WireClient[] = []
    for (let i = 0; i < 100; i++) clients.push(await wireClient(dolores, plan.planId))
    expect(await tryToOpen(dolores, `/sync/${plan.planId}/plan`)).toEqual({ status: 429 })
    await wireClient(dolores, plan.planId, 'session')
    await wireClient(ana, plan.planId)
    clients[0]?.terminate()
    await until('there is room again', async () => 'code' in (await tryToOpen(dolores, `/sync/${plan.planId}/plan`)))
  })

  test('and never reads holds no more than a few answers in the server', async () => {
    const server = await startServer()
    const { plan, ana, dolores } = await planWithEverybody(server.url)
    const writer = await wireClient(ana, plan.planId)
    for (let i = 0; i < 12; i++) writer.plan.words.set(`big.${i}`, 'x'.repeat(900_000))
    await writer.saved()
    const reader = await wireClient(dolores, plan.planId)
    reader.stopReading()
    for (let i = 0; i < 8; i++) reader.askStep1(Y.encodeStateVector(new Y.Doc()))
    await until('the server has let go', async () =>
      /commonboard_closes_total\{code="4508"\} [1-9]/.test((await ana.ask('GET', '/metrics')).text),
    )
  })

  test('of everybody’s presence is closed like any flood', async () => {
    const server = await startServer()
    const { plan, ana } = await planWithEverybody(server.url)
    const client = await wireClient(ana, plan.planId, 'session')
    for (let i = 0; i < 200; i++) client.askPresence()
    expect(await client.closed()).toBe(4529)
  })
})

test('a stranger turned away at the door of the sockets does not keep a connection by holding his end open', async () => {
  const server = await startServer()
  const socket = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true })
  let isGone = false
  socket.on('error', () => {
    isGone = true
  })
  socket.on('close', () => {
    isGone = true
  })
  socket.resume()
  socket.write(
    'GET /sync/aaaaaaaaaaaaaaaaaaaaaa/plan HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  )
  await until('the server has ended its side', () => socket.readableEnded)
  await until('nothing takes what is sent any more', () => {
    if (!isGone) socket.write('x')
    return isGone
  })
})

test('who comes by a link while it is revoked does not slip in', async () => {
  class SlowStorage extends MemoryStorage {
    held: Promise<void> | undefined
    override async saveLinks(...args: Parameters<MemoryStorage['saveLinks']>) {
      await this.held
      await super.saveLinks(...args)
    }
  }
  const storage = new SlowStorage()
  const server = await startServer({ storage })
  const ana = new Device(server.url, 'Ana')
  const { planId, links } = await ana.createPlan()
  const facts = (await ana.ask('GET', `/api/plans/${planId}`)).body as unknown as {
    links: { linkId: string; role: string }[]
  }
  const editor = facts.links.find(({ role }) => role === 'editor')
  let release = () => {}
  storage.held = new Promise((resolve) => {
    release = resolve
  })
  const revoking = ana.ask('DELETE', `/api/plans/${planId}/links/${editor?.linkId}`)
  const ben = new Device(server.url, 'Ben')
  const joining = ben.ask('POST', '/api/join', { token: tokenIn(links.editor), name: 'Ben' })
  // A third request that is answered after theirs have been read.
  for (let i = 0; i < 3; i++) await ana.ask('GET', '/api/me')
  release()
  expect((await revoking).status).toBe(200)
  expect((await joining).body.error?.code).toBe('badLink')
  expect((await ben.ask('GET', `/api/plans/${planId}`)).status).toBe(404)
})

test('behind a proxy it is the address the proxy saw that counts, not the one a stranger claims', async () => {
  const server = await startServer({ proxies: 1, newPlansPerHour: 2 })
  const statuses: number[] = []
  for (let i = 0; i < 4; i++) {
    const headers = { 'x-forwarded-for': `10.0.0.${i}, 203.0.113.9` }
    const stranger = new Device(server.url, 'Stranger')
    statuses.push((await stranger.ask('POST', '/api/plans', { title: 'Plan', template: 'blank' }, headers)).status)
  }
  expect(statuses).toEqual([201, 201, 429, 429])
})

test('a server that has asked its people to go still saves what arrives in the last moment', async () => {
  const dataDir = temporaryFolder()
  const server = await createServer({ storage: await openSqlite(dataDir), newPlansPerHour: 100 })
  const { plan, ana, ben } = await planWithEverybody(server.url)
  const witness = await wireClient(ana, plan.planId)
  const client = await wireClient(ben, plan.planId)
  await witness.saved()
  const closing = server.close()
  let count = 0
  const typing = setInterval(() => {
    if (client.isOpen) addCard(client.plan, { column: 'impact', band: '' }, `last words ${count++}`)
  }, 1)
  await closing
  clearInterval(typing)
  const seen = texts(witness).filter((text) => text.startsWith('last words'))
  const again = await startServer({ dataDir })
  const back = new Device(again.url, 'Ana')
  back.cookie = ana.cookie
  const after = texts(await wireClient(back, plan.planId))
  for (const text of seen) expect(after).toContain(text)
})
