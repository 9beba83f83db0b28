import { addCard, addPerson, confirmIngredient, removeCards } from '@commonboard/model'
import { expect, test } from 'vitest'
import { LIMIT } from '../../apps/sync-server/src/limits.ts'
import { Renderer } from '../../apps/sync-server/src/render/renderer.ts'
import { TestClock } from '../support/clock.ts'
import { Device, planWithEverybody, startServer, tokenIn } from '../support/startServer.ts'
import { tryToOpen, wireClient } from '../support/stockClient.ts'
import { makeVersion, versionsOf, versionsPath } from '../support/versions.ts'

const publish = async (device: Device, planId: string, n: number) =>
  String((await device.ask('PUT', `${versionsPath(planId)}/${n}/public`)).body.url)

const look = (device: Device, link: string) => device.ask('POST', '/api/public/version', { token: tokenIn(link) })

/** A plan with words that may get out and words that may not, the second version of it public. */
async function published(clock = new TestClock()) {
  const { url } = await startServer({ clock })
  const everybody = await planWithEverybody(url)
  const { plan, ana, ben, chidi, joined } = everybody
  const { planId } = plan
  const open = await wireClient(ben, planId)
  const { participantId } = joined.ben.joined
  addCard(open.plan, { column: 'results', band: 'system' }, 'First words')
  await open.saved()
  await makeVersion(ben, planId, 'Earlier draft')
  addCard(open.plan, { column: 'results', band: 'system' }, 'Public words')
  const secret = addCard(open.plan, { column: 'impact', band: '' }, 'Removed words')
  removeCards(open.plan, [secret], participantId, 1)
  confirmIngredient(open.plan, 'hope', participantId, true)
  addPerson(open.plan, 'Rosa Vega')
  await open.saved()
  const { n } = await makeVersion(ben, planId, 'For everybody')
  const path = `${versionsPath(planId)}/${n}/sign-ons`
  const sign = async (device: Device, organization: string) =>
    String((await device.ask('POST', path, { organization, person: 'Luz Mora', statement: 'agree' })).body.signOnId)
  await ana.ask('POST', `${path}/${await sign(chidi, 'Library')}/confirm`)
  const waiting = await sign(ben, 'Unconfirmed Club')
  addCard(open.plan, { column: 'principles', band: '' }, 'Later words')
  await open.saved()
  await makeVersion(ben, planId, 'Later draft')
  await ana.ask('PATCH', `/api/plans/${planId}`, { title: 'A later title' })
  const link = await publish(ana, planId, n)
  return { ...everybody, url, planId, n, link, waiting, clock }
}

test('a public link shows one version with its confirmed signatures to everybody who has it', async () => {
  const { url, link, n } = await published()
  expect(new URL(link).pathname).toBe('/read')
  const { status, body } = await look(new Device(url, ''), link)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    title: 'Riverbend',
    language: 'en',
    version: { n, name: 'For everybody', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    signOns: [{ organization: 'Library', person: 'Luz Mora', statement: 'agree', note: '' }],
  })
  expect(JSON.stringify(body.content)).toContain('Public words')
  expect(JSON.stringify(body.content), 'the structure is part of the plan').toContain('Rosa Vega')
})

test('nothing else is in the bytes: no plan id, no people of the plan, no other version, nothing removed', async () => {
  const { url, link, planId, plan, joined, waiting, ana, n } = await published()
  const facts = (await ana.ask('GET', `/api/plans/${planId}`)).body as { me: { participantId: string } }
  const eva = new Device(url, '')
  const { text, headers } = await look(eva, link)
  const secrets = [
    planId,
    facts.me.participantId,
    ...Object.values(joined).map((one) => one.joined.participantId),
    'Ana',
    'Ben',
    'Chidi',
    'Dolores',
    'Removed words',
    'Later words',
    'A later title',
    'Earlier draft',
    'Later draft',
    'Unconfirmed Club',
    waiting,
    'publicUrl',
    ...Object.values(plan.links).map(tokenIn),
    tokenIn(link),
  ]
  for (const secret of secrets) expect(text, secret).not.toContain(secret)
  expect(headers.get('set-cookie')).toBeNull()
  // What one gets by it opens nothing.
  expect((await eva.ask('POST', '/api/join', { token: tokenIn(link) })).body.error?.code).toBe('badLink')
  expect((await eva.ask('POST', '/api/links/look', { token: tokenIn(link) })).body.error?.code).toBe('badLink')
  expect((await look(eva, plan.links.viewer)).body.error?.code).toBe('badLink')
  expect((await eva.ask('GET', `${versionsPath(planId)}/${n}/content`)).status).toBe(404)
  expect(await tryToOpen(eva, `/sync/${planId}/plan`)).toEqual({ status: 401 })
  const csv = await eva.ask('POST', '/api/public/version/export/logic-model.csv', { token: tokenIn(link) })
  expect(csv.text).toContain('Public words')
  for (const secret of secrets) expect(csv.text, secret).not.toContain(secret)
  for (const file of ['plan.json', 'plan.csv', 'nothing.pdf'])
    expect(
      (await eva.ask('POST', `/api/public/version/export/${file}`, { token: tokenIn(link) })).body.error?.code,
    ).toBe('noSuchExport')
})

test('a public version comes as a PDF too', async () => {
  const renderer = new Renderer({ timeoutMs: 100_000 })
  const { url } = await startServer({ renderer })
  const { plan, ana } = await planWithEverybody(url, 'example')
  await makeVersion(ana, plan.planId, 'Final')
  const token = tokenIn(await publish(ana, plan.planId, 1))
  const file = await new Device(url, '').ask('POST', '/api/public/version/export/vision.pdf?lang=es', { token })
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf'])
})

test('so many files of a public version are made in ten minutes; the page opens all the same, and so do the files of those inside', async () => {
  const { url, link, ana, planId, n, clock } = await published()
  const eva = new Device(url, 'Eva')
  const file = () => eva.ask('POST', '/api/public/version/export/logic-model.csv', { token: tokenIn(link) })
  for (let made = 0; made < LIMIT.filesPerTenMinutesAndPublicLink; made++) expect((await file()).status).toBe(200)
  expect((await file()).body.error?.code).toBe('tooMany')
  expect((await look(eva, link)).status).toBe(200)
  expect((await ana.ask('GET', `/api/plans/${planId}/export/logic-model.csv?version=${n}`)).status).toBe(200)
  clock.pass(60_000)
  expect((await file()).status).toBe(200)
})

test('the link can be shown again, and once withdrawn shows nothing for good: the next is another one', async () => {
  const { ana, ben, planId, n, link, url } = await published()
  expect(await publish(ana, planId, n)).toBe(link)
  const shown = async (device: Device) => (await versionsOf(device, planId)).find((one) => one.n === n)
  expect((await shown(ana))?.publicUrl).toBe(link)
  expect(await shown(ben), 'only facilitators see it').not.toHaveProperty('publicUrl')
  await ana.ask('DELETE', `${versionsPath(planId)}/${n}/public`)
  expect((await shown(ana))?.publicUrl).toBeNull()
  const eva = new Device(url, '')
  expect((await look(eva, link)).body.error?.code).toBe('badLink')
  const next = await publish(ana, planId, n)
  expect(next).not.toBe(link)
  expect((await look(eva, next)).status).toBe(200)
  expect((await look(eva, link)).body.error?.code).toBe('badLink')
  await ana.ask('DELETE', `/api/plans/${planId}`)
  expect((await look(eva, next)).body.error?.code).toBe('badLink')
})

test('an automatic version cannot be public: it may give way to others', async () => {
  const { ana, ben, planId } = await published()
  const open = await wireClient(ben, planId)
  addCard(open.plan, { column: 'impact', band: '' }, 'More')
  await open.saved()
  const { before } = (await ana.ask('POST', `${versionsPath(planId)}/1/restore`)).body as { before: number }
  expect((await ana.ask('PUT', `${versionsPath(planId)}/${before}/public`)).body.error?.code).toBe('notAllowed')
})

test('who guesses tokens is held up with those who guess links, and who is in a plan is not', async () => {
  const { url, link, clock, ben } = await published()
  const eva = new Device(url, '')
  for (let i = 0; i < 30; i++)
    expect((await eva.ask('POST', '/api/public/version', { token: 'x'.repeat(32) })).body.error?.code).toBe('badLink')
  expect((await look(eva, link)).body.error?.code).toBe('tooMany')
  expect((await eva.ask('POST', '/api/join', { token: 'x'.repeat(32) })).body.error?.code).toBe('tooMany')
  expect((await look(ben, link)).status).toBe(200)
  clock.pass(60_000)
  expect((await look(eva, link)).status).toBe(200)
})
