import { ERROR_CODES } from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import { CALLS } from '../../apps/sync-server/src/http/calls.ts'
import { TestClock } from '../support/clock.ts'
import { Device, planWithEverybody, startServer, tokenIn } from '../support/startServer.ts'
import { wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

describe('plans', () => {
  test('who makes a plan is its facilitator and gets four links', async () => {
    const { url } = await startServer()
    const ana = new Device(url, 'Ana')
    const { status, body, headers } = await ana.ask('POST', '/api/plans', {
      title: '  Riverbend  ',
      place: 'Riverbend County',
      language: 'es',
      template: 'starter',
      name: 'Ana',
    })
    expect(status).toBe(201)
    expect(CALLS.createPlan.result.parse(body)).toEqual(body)
    const links = Object.values(body.links as Record<string, string>)
    expect(new Set(links).size).toBe(4)
    for (const link of links) expect(link).toMatch(new RegExp(`^${url}/join#[A-Za-z0-9_-]{32}$`))
    expect(headers.get('set-cookie')).toMatch(/^commonboard=[\w-]{32}; Path=\/; Max-Age=\d{8}; HttpOnly; SameSite=Lax$/)
    const facts = await ana.ask('GET', `/api/plans/${String(body.planId)}`)
    expect(CALLS.plan.result.parse(facts.body)).toEqual(facts.body)
    expect(facts.body).toMatchObject({
      title: 'Riverbend',
      place: 'Riverbend County',
      language: 'es',
      role: 'facilitator',
      frozen: false,
      me: { name: 'Ana', color: 0 },
      epochs: { plan: 0 },
    })
    expect((facts.body.links as { url: string }[]).map((link) => link.url)).toEqual(links)
  })

  test('links begin with the public address, and the cookie is for https only, where that is set', async () => {
    const { url } = await startServer({ publicUrl: 'https://plans.example.org/riverbend' })
    const ana = new Device(url, 'Ana')
    const { body, headers } = await ana.ask(
      'POST',
      '/api/plans',
      { title: 'Riverbend', template: 'blank' },
      { origin: 'https://plans.example.org' },
    )
    expect((body.links as Record<string, string>).editor).toMatch(/^https:\/\/plans\.example\.org\/riverbend\/join#/)
    expect(headers.get('set-cookie')).toContain('; Secure')
  })

  test('links follow the address of the network that was asked for', async () => {
    const { port } = await startServer()
    const ana = new Device(`http://127.0.0.1:${port}`, 'Ana')
    const { links } = await ana.createPlan()
    expect(links.viewer.startsWith(`http://127.0.0.1:${port}/join#`)).toBe(true)
  })

  test('the list shows my plans, with cards counted and who is here', async () => {
    const { url } = await startServer()
    const { ana, plan, ben } = await planWithEverybody(url, 'example')
    await wireClient(ben, plan.planId, 'session')
    const { body } = await ana.ask('GET', '/api/plans')
    expect(CALLS.plans.result.parse(body)).toEqual(body)
    expect(body.plans).toEqual([
      expect.objectContaining({
        planId: plan.planId,
        title: 'Riverbend',
        role: 'facilitator',
        counts: [1, 3, 12, 25, 6, 6, 7],
        present: [{ name: 'Ben', color: 1 }],
        changedAt: null,
      }),
    ])
    expect((await new Device(url, 'Stranger').ask('GET', '/api/plans')).body).toEqual({ plans: [] })
  })

  test('a rename is in the list, and on every open screen at once', async () => {
    const { url } = await startServer()
    const { ana, plan, dolores } = await planWithEverybody(url)
    const screen = await wireClient(dolores, plan.planId)
    const { status, body } = await ana.ask('PATCH', `/api/plans/${plan.planId}`, { title: 'Riverbend plans' })
    expect([status, body.title]).toEqual([200, 'Riverbend plans'])
    await until('Dolores reads it', () => screen.plan.about.get('title') === 'Riverbend plans')
    expect((await dolores.ask('GET', `/api/plans/${plan.planId}`)).body.title).toBe('Riverbend plans')
  })

  test('an erased plan is gone for everybody, and its sockets are closed', async () => {
    const { url } = await startServer()
    const { ana, plan, ben } = await planWithEverybody(url)
    const screen = await wireClient(ben, plan.planId)
    expect((await ana.ask('DELETE', `/api/plans/${plan.planId}`)).status).toBe(200)
    expect(await screen.closed()).toBe(4404)
    for (const device of [ana, ben]) expect((await device.ask('GET', `/api/plans/${plan.planId}`)).status).toBe(404)
    expect((await ben.ask('GET', '/api/plans')).body).toEqual({ plans: [] })
    const late = new Device(url, 'Late')
    expect((await late.ask('POST', '/api/join', { token: tokenIn(plan.links.editor) })).body.error?.code).toBe(
      'badLink',
    )
  })

  test('the content is the plan as plain JSON', async () => {
    const { url } = await startServer()
    const { plan, dolores } = await planWithEverybody(url, 'example')
    const { status, body } = await dolores.ask('GET', `/api/plans/${plan.planId}/content`)
    expect(status).toBe(200)
    expect((body.cards as unknown[]).length).toBeGreaterThan(50)
    expect(body.about).toMatchObject({ title: 'Riverbend' })
  })

  test.each([
    ['logic-model.csv', 'text/csv'],
    ['logic-model.md', 'text/markdown'],
    ['logic-model.json', 'application/json'],
    ['plan.json', 'application/json'],
  ])('%s is a file to download', async (file, type) => {
    const { url } = await startServer()
    const { plan, dolores } = await planWithEverybody(url, 'example')
    const { status, headers, text } = await dolores.ask('GET', `/api/plans/${plan.planId}/export/${file}`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain(type)
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="riverbend[a-z-]*\.[a-z]+"$/)
    expect(text).toContain('Riverbend')
  })

  test('an unknown export is answered with the list of those there are', async () => {
    const { url } = await startServer()
    const { plan, ana } = await planWithEverybody(url)
    const { status, body } = await ana.ask('GET', `/api/plans/${plan.planId}/export/logic-model.docm`)
    expect([status, body.error?.code]).toEqual([404, 'noSuchExport'])
    expect(body.error?.message).toContain('logic-model.csv')
  })
})

describe('bad input gets a sentence', () => {
  test.each([
    [{ title: 'x'.repeat(121), template: 'blank' }, 422, 'nameTooLong'],
    [{ title: 'Riverbend', template: 'blank', name: 'x'.repeat(61) }, 422, 'nameTooLong'],
    [{ title: '   ', template: 'blank' }, 400, 'badRequest'],
    [{ title: 'Riverbend', template: 'huge' }, 400, 'badRequest'],
    [{ template: 'blank' }, 400, 'badRequest'],
    ['not json', 400, 'badRequest'],
    [[], 400, 'badRequest'],
    [{ title: 'x'.repeat(70_000), template: 'blank' }, 413, 'tooLarge'],
  ])('%j', async (input, status, code) => {
    const { url } = await startServer()
    const answer = await new Device(url, 'Ana').ask('POST', '/api/plans', input)
    expect([answer.status, answer.body.error?.code]).toEqual([status, code])
    expect(answer.body.error?.message).toMatch(/\S/)
  })

  test('a form of another site can neither make nor change anything', async () => {
    const { url } = await startServer()
    const { ana, plan } = await planWithEverybody(url)
    const path = `/api/plans/${plan.planId}/frozen`
    const foreign = [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }]
    for (const headers of foreign) {
      const { status, body } = await ana.ask('PUT', path, { frozen: true }, headers)
      expect([status, body.error?.code]).toEqual([403, 'wrongOrigin'])
    }
    expect((await ana.ask('PUT', path, { frozen: true }, { 'content-type': 'text/plain' })).status).toBe(400)
  })

  test('unknown, erased and forbidden plans answer alike', async () => {
    const { url } = await startServer()
    const { ana, plan } = await planWithEverybody(url)
    const erased = await ana.createPlan('Hilltop')
    await ana.ask('DELETE', `/api/plans/${erased.planId}`)
    const elsewhere = new Device(url, 'Elena')
    await elsewhere.createPlan('Elsewhere')
    const stranger = new Device(url, 'Stranger')
    const asked = [
      [elsewhere, plan.planId],
      [elsewhere, 'aaaaaaaaaaaaaaaaaaaaaa'],
      [elsewhere, '..%2f..%2fetc'],
      [ana, erased.planId],
      [stranger, plan.planId],
      [stranger, 'aaaaaaaaaaaaaaaaaaaaaa'],
    ] as const
    for (const path of ['', '/content', '/export/plan.json']) {
      const answers = await Promise.all(
        asked.map(async ([device, id]) => {
          const { status, text } = await device.ask('GET', `/api/plans/${id}${path}`)
          return `${status} ${text}`
        }),
      )
      expect(new Set(answers).size).toBe(1)
      expect(answers[0]).toContain('404')
    }
    const frozen = await elsewhere.ask('PUT', `/api/plans/${plan.planId}/frozen`, { frozen: true })
    expect(frozen.status).toBe(404)
  })

  test('only facilitators rename, erase, invite, give roles and freeze', async () => {
    const { url } = await startServer()
    const { ana, ben, chidi, dolores, plan, joined } = await planWithEverybody(url)
    const { links } = (await ana.ask('GET', `/api/plans/${plan.planId}`)).body as unknown as {
      links: { linkId: string }[]
    }
    const link = `/links/${links[0]?.linkId}`
    const calls: [string, string, unknown][] = [
      ['PATCH', '', { title: 'Mine' }],
      ['DELETE', '', undefined],
      ['POST', '/links', { role: 'facilitator' }],
      ['POST', `${link}/replace`, undefined],
      ['DELETE', link, undefined],
      ['PUT', '/roles', { participantId: joined.ben.joined.participantId, role: 'facilitator' }],
      ['PUT', '/frozen', { frozen: true }],
    ]
    for (const device of [ben, chidi, dolores]) {
      for (const [method, path, body] of calls) {
        const answer = await device.ask(method, `/api/plans/${plan.planId}${path}`, body)
        expect([answer.status, answer.body.error?.code]).toEqual([403, 'notAllowed'])
      }
      expect((await device.ask('GET', `/api/plans/${plan.planId}`)).body.links).toBeUndefined()
    }
  })

  test('every error is of the closed set', async () => {
    const { url } = await startServer()
    for (const path of ['/api/nothing', '/nothing', '/api/plans/x', '/sync/x/y', '/%00', '/api/plans/%E0%A4%A'])
      expect(ERROR_CODES).toContain((await new Device(url, 'Ana').ask('GET', path)).body.error?.code)
  })
})

describe('doors for strangers', () => {
  test('twenty new plans an hour from one address', async () => {
    const clock = new TestClock()
    const { url } = await startServer({ clock, newPlansPerHour: 20 })
    const ana = new Device(url, 'Ana')
    for (let i = 0; i < 20; i++) await ana.createPlan()
    const refused = await ana.ask('POST', '/api/plans', { title: 'One more', template: 'blank' })
    expect([refused.status, refused.body.error?.code]).toEqual([429, 'tooMany'])
    clock.pass(4 * 60_000)
    await ana.createPlan()
  })

  test('thirty wrong links a minute from one address; who has joined is not held up', async () => {
    const clock = new TestClock()
    const { url } = await startServer({ clock })
    const { ana, plan } = await planWithEverybody(url)
    const stranger = new Device(url, 'Stranger')
    const guess = () => stranger.ask('POST', '/api/join', { token: 'x'.repeat(32) })
    for (let i = 0; i < 30; i++) expect((await guess()).body.error?.code).toBe('badLink')
    expect((await guess()).status).toBe(429)
    expect((await ana.ask('POST', '/api/links/look', { token: tokenIn(plan.links.viewer) })).status).toBe(200)
    clock.pass(60_000)
    expect((await stranger.join(plan.links.viewer)).role).toBe('viewer')
  })

  test('where only the administrator makes plans, nobody else does', async () => {
    const { url } = await startServer({ createPlans: 'admin' })
    const { status, body } = await new Device(url, 'Ana').ask('POST', '/api/plans', { title: 'A', template: 'blank' })
    expect([status, body.error?.code]).toEqual([403, 'notAllowed'])
  })
})

describe('operations', () => {
  test('health, version and metrics answer anybody', async () => {
    const { url } = await startServer()
    const curious = new Device(url, 'Curious')
    expect((await curious.ask('GET', '/health/live')).body).toEqual({ live: true })
    expect((await curious.ask('GET', '/health/ready')).body).toEqual({ ready: true })
    expect((await curious.ask('GET', '/version')).body).toMatchObject({ schemaVersion: 1 })
    expect((await curious.ask('GET', '/metrics')).text).toContain('commonboard_sockets 0')
  })
})
