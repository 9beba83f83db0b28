import {
  acceptFinding,
  addCard,
  addLink,
  type CardId,
  confirmIngredient,
  isStrip,
  LIMITS,
  mergeCards,
  type Plan,
  type PlanContent,
  readPlan,
  removeCards,
  removeIdeas,
  removeItem,
  setAddressed,
  setBreakdown,
  setField,
  setLinkReason,
  setReading,
  splitCard,
  typeInIdea,
} from '@commonboard/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Renderer } from '../../apps/sync-server/src/render/renderer.ts'
import { createServer, type RunningServer } from '../../apps/sync-server/src/server.ts'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { CALLS } from '../../apps/sync-server/src/http/calls.ts'
import { answerId, openRound, WRITE } from '../support/rounds.ts'
import { withoutIds } from '../support/sameContent.ts'
import { Device } from '../support/startServer.ts'
import { wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

const PATH = '/api/plans/from-backup'

let server: RunningServer
beforeAll(async () => {
  const renderer = new Renderer({ timeoutMs: 100_000 })
  server = await createServer({ storage: new MemoryStorage(), renderer, newPlansPerHour: 1_000 })
})
afterAll(() => server.close())

const contentOf = async (device: Device, planId: string) =>
  (await device.ask('GET', `/api/plans/${planId}/content`)).body as unknown as PlanContent

/** A plan in which everything has been used, and its backup. */
async function busyPlan() {
  const ana = new Device(server.url, 'Ana')
  const { body } = await ana.ask('POST', '/api/plans', {
    title: 'Riverbend',
    place: 'Eastfork',
    language: 'es',
    template: 'example',
    name: 'Ana',
  })
  const planId = String(body.planId)
  const client = await wireClient(ana, planId)
  const { plan } = client
  const same = addCard(plan, { column: 'indicators', band: 'site' }, 'Same order')
  const twin = addCard(plan, { column: 'indicators', band: 'site' }, 'Twin')
  // Two people who add at once may give two cards the same order.
  plan.cards.get(twin)?.set('place', plan.cards.get(same)?.get('place'))
  const lost = addCard(plan, { column: 'results', band: 'system' }, 'Without a place')
  plan.cards.get(lost)?.set('place', 'nowhere')
  setField(plan, same, 'unit', '$ M')
  setReading(plan, same, '2025-06', -3.5)
  setReading(plan, same, '2026', 4)
  setField(plan, same, 'definition', 'Counted\nin two lines')
  setField(plan, same, 'target', 0)
  setField(plan, same, 'targetDate', '2030-06')
  setField(plan, same, 'headline', true)
  setBreakdown(plan, same, 'by block', true)
  acceptFinding(plan, 'L-05', same, { reason: 'It moves with the others', by: 'somebody', at: 1 })
  acceptFinding(plan, 'L-01', undefined, { reason: 'Next year', by: 'somebody', at: 2 })
  const [first, second, third] = readPlan(plan).cards.filter((card) => card.column === 'results')
  if (!first || !second || !third) throw new Error('the example has results')
  mergeCards(plan, [first.id, second.id], 'somebody', 1)
  splitCard(plan, third.id, 8)
  for (const { id, to } of readPlan(plan).links)
    if (to === first.id || to === third.id) setLinkReason(plan, id, 'So we were told')
  removeCards(plan, [third.id], 'somebody', 1)
  const removed = addCard(plan, { column: 'impact', band: '' }, 'Removed\nin two lines')
  for (const card of readPlan(plan).cards) if (card.column === 'results') addLink(plan, card.id, removed)
  removeCards(plan, [removed], 'somebody', 1_700_000_000_000)
  setAddressed(plan, 'PP', 'later')
  plan.words.set('column.results', 'Goals')
  const heading = new Y.XmlElement('paragraph')
  heading.setAttribute('as', 'heading')
  const words = new Y.XmlText()
  words.applyDelta([
    { insert: 'What we ' },
    { insert: 'want', attributes: { bold: {}, link: { href: 'https://a.org/' } } },
  ])
  heading.insert(0, [words])
  plan.vision.insert(0, [heading])
  confirmIngredient(plan, 'hope', 'somebody', true)
  addLink(plan, same, [...plan.cards.keys()][0] as CardId)
  leaveRests(plan)
  await revealIdeas(ana, planId, plan)
  await client.saved()
  const { text } = await ana.ask('GET', `/api/plans/${planId}/export/plan.json`)
  return { ana, planId, text }
}

/** Three ideas of a round that said who wrote them, one of them removed and one put right. */
async function revealIdeas(ana: Device, planId: string, plan: Plan): Promise<void> {
  const round = await openRound(ana, planId, WRITE, false)
  for (let i = 0; i < 3; i++) await round.write(ana, answerId(i), `Idea ${i}`, { prompt: i % 2 })
  await round.act(ana, 'reveal')
  const [first, second] = await until('the ideas are there', () => {
    const { ideas } = readPlan(plan)
    return ideas.length === 3 ? ideas : undefined
  })
  if (first) removeIdeas(plan, [first.id], 'somebody', 1_700_000_000_000)
  if (second) typeInIdea(plan, second.id, { index: 0, remove: 0, insert: 'Our ' })
}

/** Removes a body, a person who holds seats, an organization and a seat, so that much of the structure rests. */
function leaveRests(plan: Plan): void {
  const { bodies, seats, people, organizations } = readPlan(plan).leadership
  const gone = [
    { root: 'bodies', id: bodies[0]?.id },
    { root: 'seats', id: seats.at(-1)?.id },
    { root: 'people', id: people.find((one) => seats.at(-2)?.holder === one.id)?.id ?? people.at(-1)?.id },
    { root: 'organizations', id: organizations[0]?.id },
  ] as const
  for (const { root, id } of gone) if (id) removeItem(plan, { root, id }, 'somebody', 1_700_000_000_000)
}

test('a plan made from a backup is equal in content, with ids of its own', async () => {
  const { ana, planId, text } = await busyPlan()
  const ben = new Device(server.url, 'Ben')
  const made = await ben.ask('POST', `${PATH}?name=Ben`, text)
  expect(made.status).toBe(201)
  expect(CALLS.restorePlan.result.parse(made.body)).toEqual(made.body)
  const restoredId = String(made.body.planId)
  expect(restoredId).not.toBe(planId)
  const before = await contentOf(ana, planId)
  const after = await contentOf(ben, restoredId)
  expect(withoutIds(after)).toEqual(withoutIds(before))
  expect(before.restingLinks.length).toBeGreaterThan(0)
  expect(before.restingLinks.filter(({ reason }) => reason).length).toBeGreaterThan(0)
  expect(before.links.filter(({ reason }) => reason).length).toBeGreaterThan(0)
  expect(before.waivers).toHaveLength(2)
  expect([...before.cards, ...before.removed].filter(({ origins }) => origins).length).toBeGreaterThan(1)
  expect([before.ideas.length, before.removedIdeas.length]).toEqual([2, 1])
  for (const rests of ['bodies', 'seats', 'people', 'organizations', 'channels'] as const)
    expect(before.leadership.resting[rests].length, rests).toBeGreaterThan(0)
  const ids = new Set(before.cards.map(({ id }) => id))
  for (const { id, column } of after.cards) expect(ids.has(id)).toBe(column === 'vision' || column === 'functions')
  const facts = await ben.ask('GET', `/api/plans/${restoredId}`)
  expect(facts.body).toMatchObject({ title: 'Riverbend', place: 'Eastfork', language: 'es', role: 'facilitator' })
  const [listed] = (await ben.ask('GET', '/api/plans')).body.plans as { counts: number[] }[]
  expect(listed?.counts.reduce((sum, count) => sum + count)).toBe(
    after.cards.filter(({ column }) => !isStrip(column)).length,
  )
})

test.each(['starter', 'blank'])('so is one of the template %s, starters included', async (template) => {
  const ana = new Device(server.url, 'Ana')
  const { planId } = await ana.createPlan('Riverbend', template)
  const { text } = await ana.ask('GET', `/api/plans/${planId}/export/plan.json`)
  const { body } = await ana.ask('POST', `${PATH}?title=Another%20title`, text)
  const after = await contentOf(ana, String(body.planId))
  expect(after.about.title).toBe('Another title')
  const before = await contentOf(ana, planId)
  expect(withoutIds({ ...after, about: before.about })).toEqual(withoutIds(before))
})

test('one written before the vision had headings is read by the words of its card', async () => {
  const { ana, planId, text } = await busyPlan()
  const { vision: _, ingredients: __, ...old } = JSON.parse(text) as Record<string, unknown>
  const { body } = await ana.ask('POST', PATH, JSON.stringify(old))
  const textOf = async (id: string) => (await contentOf(ana, id)).cards[0]?.text
  expect(await textOf(String(body.planId))).toBe(await textOf(planId))
})

test('people can go on working in it', async () => {
  const { text } = await busyPlan()
  const ana = new Device(server.url, 'Ana')
  const { body } = await ana.ask('POST', PATH, text)
  const client = await wireClient(ana, String(body.planId))
  addCard(client.plan, { column: 'impact', band: '' }, 'One more')
  await client.saved()
  const { cards } = await contentOf(ana, String(body.planId))
  expect(cards.map((card) => card.text)).toContain('One more')
})

describe('what is no backup makes no plan', () => {
  const head = '"format":"commonboard-plan","version":1,"schemaVersion":1'
  const rest = '"about":{"title":"","place":"","language":"en"},"removed":[],"links":[],"words":{}'
  const card = '"id":"aaaaaaaaaaaa","band":"","order":"a0","text":"","isStarter":false'
  test.each<[string, string, string]>([
    ['nothing', '', 'badBackup'],
    ['no JSON', '{"format":', 'badBackup'],
    ['a logic model', '{"format":"commonboard-logic-model","version":1}', 'badBackup'],
    ['a list', '[]', 'badBackup'],
    ['a card of an unknown column', `{${head},${rest},"cards":[{${card},"column":"goals"}]}`, 'badBackup'],
    ['a card that is a number', `{${head},${rest},"cards":[7]}`, 'badBackup'],
    ['a key that reaches outside', `{${head},${rest},"cards":[],"__proto__":{"x":1}}`, 'badBackup'],
    ['one deep inside', `{${head},${rest},"cards":[{"a":{"constructor":1}}]}`, 'badBackup'],
    ['a well without a bottom', `{${head},"deep":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 'badBackup'],
    [
      'a date that is none',
      `{${head},${rest},"cards":[{${card},"column":"indicators","readings":[{"date":"x","value":1}]}]}`,
      'badBackup',
    ],
    ['a newer format', '{"format":"commonboard-plan","version":2,"schemaVersion":1}', 'newerBackup'],
    ['a newer document', '{"format":"commonboard-plan","version":1,"schemaVersion":999}', 'newerBackup'],
  ])('%s', async (_name, text, code) => {
    const ana = new Device(server.url, 'Ana')
    const answer = await ana.ask('POST', PATH, text, { 'content-type': 'application/json' })
    expect([answer.status, answer.body.error?.code]).toEqual([422, code])
    expect((await ana.ask('GET', '/api/plans')).body).toEqual({ plans: [] })
  })

  test('a file over the limit is refused before it is read', async () => {
    const answer = await new Device(server.url, 'Ana').ask('POST', PATH, ' '.repeat(LIMITS.backupMaxBytes + 1))
    expect([answer.status, answer.body.error?.code]).toEqual([413, 'tooLarge'])
  })

  test('a name too long is said', async () => {
    const answer = await new Device(server.url, 'Ana').ask('POST', `${PATH}?name=${'a'.repeat(61)}`, '{}')
    expect([answer.status, answer.body.error?.code]).toEqual([422, 'nameTooLong'])
  })
})
