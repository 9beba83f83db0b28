import { addCard } from '@commonboard/model'
import { WebSocket } from 'ws'
import { describe, expect, onTestFinished, test } from 'vitest'
import { CHECK_LIMITS } from '../../apps/sync-server/src/checkSocket.ts'
import { LIMIT } from '../../apps/sync-server/src/limits.ts'
import { createServer } from '../../apps/sync-server/src/server.ts'
import { TestClock } from '../support/clock.ts'
import { FailingStorage } from '../support/failingStorage.ts'
import { Device, planWithEverybody, startServer, temporaryFolder } from '../support/startServer.ts'
import { tryToOpen, wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

/** The value of one figure; undefined: there is none of that name. */
async function figure(url: string, name: string): Promise<number | undefined> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const line = text.split('\n').find((one) => one.startsWith(`${name} `))
  return line === undefined ? undefined : Number(line.slice(name.length + 1))
}

describe('the figures', () => {
  test('count sockets, zones, commits, refusals and failed joins as they happen', async () => {
    const { url } = await startServer({ dataDir: temporaryFolder() })
    const { plan, ana, dolores } = await planWithEverybody(url)
    const anas = await wireClient(ana, plan.planId)
    addCard(anas.plan, { column: 'impact', band: '' }, 'Families feel at home')
    await anas.saved()
    expect(await figure(url, 'commonboard_sockets')).toBe(1)
    expect(await figure(url, 'commonboard_rooms')).toBe(1)
    expect(await figure(url, 'commonboard_commit_ms_count')).toBeGreaterThan(0)
    expect(await figure(url, 'commonboard_commit_rows_sum')).toBeGreaterThan(0)
    expect(await figure(url, 'commonboard_queued_updates')).toBe(0)
    expect(await figure(url, 'commonboard_saving')).toBe(1)
    expect(await figure(url, 'commonboard_stopping')).toBe(0)

    const reader = await wireClient(dolores, plan.planId)
    addCard(reader.plan, { column: 'impact', band: '' }, 'Not hers to write')
    expect(await reader.closed()).toBe(4403)
    await until('it is counted', async () => (await figure(url, 'commonboard_sockets_ended_total{code="4403"}')) === 1)
    expect(await figure(url, 'commonboard_refusals_total')).toBe(1)
    expect(await figure(url, 'commonboard_closes_total{code="4403"}')).toBe(1)

    await new Device(url, 'Stranger').ask('POST', '/api/join', { token: 'x'.repeat(32) })
    expect(await figure(url, 'commonboard_joins_failed_total{code="badLink"}')).toBe(1)
    expect(await figure(url, 'commonboard_requests_refused_total{code="badLink"}')).toBe(1)
    expect(await figure(url, 'commonboard_requests_total{status="404"}')).toBe(1)
    await tryToOpen(new Device(url, 'Stranger'), `/sync/${plan.planId}/plan`)
    expect(await figure(url, 'commonboard_sockets_refused_total{code="notSignedIn"}')).toBe(1)
  })

  test('tell of the process too, and of the room left on the disk', async () => {
    const { url } = await startServer({ dataDir: temporaryFolder(), version: '1.2.3' })
    for (const name of [
      'process_resident_memory_bytes',
      'process_cpu_seconds_total',
      'nodejs_eventloop_lag_p99_seconds',
      'commonboard_disk_free_bytes',
    ])
      expect(await figure(url, name), name).toBeGreaterThan(0)
    expect(await figure(url, 'commonboard_info{version="1.2.3"}')).toBe(1)
    expect(await figure((await startServer()).url, 'commonboard_disk_free_bytes')).toBe(undefined)
  })

  test('show how long the oldest change has been waiting when the disk hangs, and the server is not ready', async () => {
    const clock = new TestClock()
    const storage = new FailingStorage()
    const { url } = await startServer({ storage, clock })
    const ana = new Device(url, 'Ana')
    const { planId } = await ana.createPlan()
    const client = await wireClient(ana, planId)
    storage.hold()
    addCard(client.plan, { column: 'impact', band: '' }, 'Families feel at home')
    await until('it waits', async () => (await figure(url, 'commonboard_queued_updates')) === 1)
    expect((await fetch(`${url}/health/ready`)).status).toBe(200)
    await until('the writing has begun', () => storage.appends > 0)
    clock.pass(3_000)
    expect(await figure(url, 'commonboard_queue_oldest_seconds')).toBe(3)
    expect(await figure(url, 'commonboard_queued_bytes')).toBeGreaterThan(10)
    expect(await figure(url, 'commonboard_saving')).toBe(0)
    expect((await fetch(`${url}/health/ready`)).status).toBe(503)
    expect((await fetch(`${url}/health/live`)).status).toBe(200)
    storage.resume()
    await until('it is ready again', async () => (await fetch(`${url}/health/ready`)).status === 200)
    expect(await figure(url, 'commonboard_queue_oldest_seconds')).toBe(0)
  })

  const statusFrom = async (url: string, headers: Record<string, string>) =>
    (await fetch(`${url}/metrics`, { headers })).status

  test('are for this machine and its own network: what a proxy passes on from elsewhere is refused', async () => {
    const direct = await startServer()
    expect(await statusFrom(direct.url, {})).toBe(200)
    // It may be anybody: the proxy is not believed.
    for (const address of ['203.0.113.9', '10.1.2.3'])
      expect(await statusFrom(direct.url, { 'x-forwarded-for': address })).toBe(403)
    expect(await statusFrom(direct.url, { forwarded: 'for=203.0.113.9' })).toBe(403)

    const behind = await startServer({ proxies: 1 })
    expect(await statusFrom(behind.url, {})).toBe(200)
    for (const near of ['10.1.2.3', '192.168.7.7', '172.20.0.1', '127.0.0.1', '::1', 'fd00::7', '::ffff:10.1.2.3'])
      expect(await statusFrom(behind.url, { 'x-forwarded-for': near }), near).toBe(200)
    for (const far of ['203.0.113.9', '10.1.2.3, 203.0.113.9', '172.32.0.1', '2001:db8::1', 'nonsense', ''])
      expect(await statusFrom(behind.url, { 'x-forwarded-for': far }), far).toBe(403)
    expect(await statusFrom(behind.url, { 'x-real-ip': '203.0.113.9' })).toBe(403)
  })

  test('with a METRICS_TOKEN are for who has it, wherever he is', async () => {
    const { url } = await startServer({ metricsToken: 'a token for the watchman' })
    expect(await statusFrom(url, {})).toBe(403)
    expect(await statusFrom(url, { authorization: 'Bearer another token' })).toBe(403)
    const headers = { authorization: 'Bearer a token for the watchman', 'x-forwarded-for': '203.0.113.9' }
    expect(await statusFrom(url, headers)).toBe(200)
  })
})

describe('https', () => {
  const hstsOf = async (url: string, path: string, headers: Record<string, string> = {}) =>
    (await fetch(url + path, { headers })).headers.get('strict-transport-security')

  test('once it is there, browsers are told to stay with it: by the public address, or by a proxy that is believed', async () => {
    const known = await startServer({ publicUrl: 'https://plans.example.org' })
    for (const path of ['/', '/api/me', '/nothing-here'])
      expect(await hstsOf(known.url, path), path).toMatch(/^max-age=\d{7,}$/)
    const behind = await startServer({ proxies: 1 })
    expect(await hstsOf(behind.url, '/', { 'x-forwarded-proto': 'https' })).toMatch(/^max-age=/)
    expect(await hstsOf(behind.url, '/', { 'x-forwarded-proto': 'http' })).toBe(null)
  })

  test('without it nobody is sent to an address that does not answer', async () => {
    const plain = await startServer()
    expect(await hstsOf(plain.url, '/')).toBe(null)
    expect(await hstsOf(plain.url, '/', { 'x-forwarded-proto': 'https' })).toBe(null)
    const meetingRoom = await startServer({ publicUrl: 'http://192.168.7.7:3000' })
    expect(await hstsOf(meetingRoom.url, '/')).toBe(null)
  })
})

describe('what the page /check asks', () => {
  test('tells the server’s time, and whether a cookie came back', async () => {
    const clock = new TestClock()
    const { url } = await startServer({ version: '1.2.3', clock })
    const ana = new Device(url, 'Ana')
    const first = await ana.ask('POST', '/api/check')
    expect(first.body).toEqual({ now: clock.now(), version: '1.2.3', hasCookie: false, isHttps: false, isSaving: true })
    expect(first.headers.get('set-cookie')).not.toContain('Secure')
    expect((await ana.ask('POST', '/api/check')).body).toMatchObject({ hasCookie: true })
  })

  test('makes its cookie as the session’s is made: on https for https only', async () => {
    const { url } = await startServer({ proxies: 1 })
    const answer = await new Device(url, 'Ana').ask('POST', '/api/check', undefined, { 'x-forwarded-proto': 'https' })
    expect(answer.body).toMatchObject({ isHttps: true })
    expect(answer.headers.get('set-cookie')).toContain('Secure')
  })

  test('is refused to a page of another origin, and to a flood', async () => {
    const { url } = await startServer({ clock: new TestClock(), checksPerMinute: 5 })
    const ana = new Device(url, 'Ana')
    const elsewhere = await ana.ask('POST', '/api/check', undefined, { origin: 'https://elsewhere.example' })
    expect(elsewhere.body.error?.code).toBe('wrongOrigin')
    for (let i = 0; i < 5; i++) expect((await ana.ask('POST', '/api/check')).status).toBe(200)
    const answer = await ana.ask('POST', '/api/check')
    expect([answer.status, answer.body.error?.code]).toEqual([429, 'tooMany'])
  })
})

describe('the socket of the page /check', () => {
  const open = (url: string, headers: Record<string, string> = { origin: url }) => {
    const ws = new WebSocket(`${url.replace('http', 'ws')}/sync/check`, { headers })
    onTestFinished(() => ws.terminate())
    const heard: Buffer[] = []
    const state: { code?: number; status?: number } = {}
    ws.on('error', () => undefined)
    ws.on('message', (data) => heard.push(data as Buffer))
    ws.on('close', (code) => (state.code = code))
    ws.on('unexpected-response', (_request, response) => {
      state.status = response.statusCode ?? 0
      response.resume()
    })
    return { ws, heard, state }
  }
  const opened = (socket: ReturnType<typeof open>) => until('it is open', () => socket.ws.readyState === WebSocket.OPEN)

  test('needs no cookie, and sends back what it is sent', async () => {
    const { url } = await startServer()
    const socket = open(url)
    await opened(socket)
    socket.ws.send(Buffer.from([7, 8, 9]))
    await until('it has come back', () => socket.heard.length === 1)
    expect([...(socket.heard[0] ?? [])]).toEqual([7, 8, 9])
    expect(await figure(url, 'commonboard_sockets')).toBe(0)
  })

  test('comes from our own pages only', async () => {
    const { url } = await startServer()
    for (const headers of [{ origin: 'https://elsewhere.example' }, {}]) {
      const socket = open(url, headers)
      await until('it is turned away', () => socket.state.status)
      expect(socket.state.status).toBe(403)
    }
  })

  test('takes little, few times, and not for long', async () => {
    const clock = new TestClock()
    const { url } = await startServer({ clock })
    const large = open(url)
    await opened(large)
    large.ws.send(Buffer.alloc(CHECK_LIMITS.messageBytes + 1))
    await until('it is closed', () => large.state.code)
    expect(large.state.code).toBe(4400)

    const chatty = open(url)
    await opened(chatty)
    for (let i = 0; i <= CHECK_LIMITS.messages; i++) chatty.ws.send(Buffer.from([i]))
    await until('it is closed', () => chatty.state.code)
    expect(chatty.state.code).toBe(4529)
    expect(chatty.heard).toHaveLength(CHECK_LIMITS.messages)

    const lasting = open(url)
    await opened(lasting)
    clock.pass(CHECK_LIMITS.seconds * 1000)
    await until('it is closed', () => lasting.state.code)
  })

  test('a whole venue of one address can look, but not without end', async () => {
    // Who looks asks twice and opens one socket.
    expect(2 * LIMIT.checkSocketsPerMinuteAndAddress).toBeGreaterThanOrEqual(LIMIT.checksPerMinuteAndAddress)
    const { url } = await startServer({ clock: new TestClock() })
    for (let i = 0; i < LIMIT.checkSocketsPerMinuteAndAddress; i++) {
      const socket = open(url)
      await opened(socket)
      socket.ws.terminate()
    }
    const socket = open(url)
    await until('it is turned away', () => socket.state.status)
    expect(socket.state.status).toBe(429)
  })

  test('does not keep a server from stopping', async () => {
    const server = await createServer({ storage: new FailingStorage() })
    const socket = open(server.url)
    await opened(socket)
    await server.close()
    await until('it is closed', () => socket.state.code)
  })
})
