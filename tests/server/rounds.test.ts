import { readRoundNews } from '@commonboard/model'
import { expect, test } from 'vitest'
import { LIMIT } from '../../apps/sync-server/src/limits.ts'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { StorageError, type StoredUpdate, type ZoneKey } from '../../apps/sync-server/src/storage/storage.ts'
import { TestClock } from '../support/clock.ts'
import { answerId, CONSENT, FIST, ideasOf, openRound, POLL, RATE, type RoundOf, WRITE } from '../support/rounds.ts'
import { Device, planWithEverybody, startServer, temporaryFolder } from '../support/startServer.ts'
import { wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

const DAY_MS = 24 * 3600_000
const AGREE = { kind: 'consent', choice: 'agree' }

async function withRound(asked: object, options: Parameters<typeof startServer>[0] = {}, isNameless = true) {
  const server = await startServer(options)
  const everybody = await planWithEverybody(server.url)
  const round = await openRound(everybody.ana, everybody.plan.planId, asked, isNameless)
  return { ...everybody, round, url: server.url, server }
}

const codeOf = async (answer: Promise<{ status: number; body: { error?: { code: string } } }>) =>
  (await answer).body.error?.code ?? (await answer).status

test('people write, change and erase their own answers until the round is closed; counts are all anybody sees', async () => {
  const { round, ana, ben, chidi } = await withRound(WRITE)
  expect(await codeOf(round.write(chidi, answerId(1), 'A garden'))).toBe(200)
  expect(await codeOf(round.write(chidi, answerId(1), ' A garden for all '))).toBe(200)
  expect(await codeOf(round.write(chidi, answerId(2), 'A bus', { prompt: 1 }))).toBe(200)
  expect(await codeOf(round.write(ben, answerId(3), 'Books'))).toBe(200)
  expect(await round.shown(ana)).toMatchObject({ state: 'open', answered: 2, answers: 3, hasMine: false, result: null })
  expect(await round.mine(chidi)).toEqual([
    {
      behalf: null,
      answers: [
        { answerId: answerId(1), prompt: 0, text: 'A garden for all' },
        { answerId: answerId(2), prompt: 1, text: 'A bus' },
      ],
      ballot: null,
    },
  ])
  expect(await round.mine(ana)).toEqual([])
  expect((await chidi.ask('DELETE', `${round.path}/answers/${answerId(2)}`)).status).toBe(200)
  expect(await round.shown(chidi)).toMatchObject({ answered: 2, answers: 2, hasMine: true })

  expect((await round.act(ana, 'close')).body).toMatchObject({ state: 'closed', result: null })
  expect(await codeOf(round.write(chidi, answerId(1), 'Late'))).toBe('notOpen')
  expect(await codeOf(chidi.ask('DELETE', `${round.path}/answers/${answerId(1)}`))).toBe('notOpen')
  expect((await round.mine(chidi))[0]?.answers.map(({ text }) => text)).toEqual(['A garden for all'])
  // Erasing goes on until the reveal.
  expect((await chidi.ask('DELETE', `${round.path}/mine`)).status).toBe(200)
  expect(await round.shown(ana)).toMatchObject({ state: 'closed', answered: 1, answers: 1 })

  expect((await round.act(ana, 'reopen')).body).toMatchObject({ state: 'open', closedAt: null })
  expect(await codeOf(round.write(chidi, answerId(1), 'Again'))).toBe(200)
  expect((await round.act(ana, 'reveal')).body).toMatchObject({ state: 'revealed', result: { people: 2, ideas: 2 } })
  expect(await codeOf(round.act(ana, 'reopen'))).toBe('notOpen')
  expect(await codeOf(round.write(chidi, answerId(1), 'Later'))).toBe('notOpen')
  expect(await codeOf(chidi.ask('DELETE', `${round.path}/mine`))).toBe('notOpen')
  expect(await round.mine(chidi)).toEqual([])
})

test('revealed answers are ideas of the plan, once; nameless if that was promised, else with who wrote them', async () => {
  const { round, plan, ana, ben, chidi, joined } = await withRound(WRITE)
  const named = await openRound(ana, plan.planId, WRITE, false)
  await round.write(chidi, answerId(1), 'A garden')
  await named.write(chidi, answerId(1), 'A bus', { prompt: 1 })
  await named.write(ben, answerId(2), 'Slip twelve says books', { behalf: { key: 'slip 12', roleGroup: null } })
  for (const one of [round, named, round, named]) expect((await one.act(ana, 'reveal')).status).toBe(200)
  const ideas = await ideasOf(chidi, plan.planId)
  expect(ideas.map(({ text }) => text).sort()).toEqual(['A bus', 'A garden', 'Slip twelve says books'])
  const find = (text: string) => ideas.find((idea) => idea.text === text)
  expect(find('A garden')).toMatchObject({ roundId: round.roundId, prompt: 0, question: WRITE.prompts[0] })
  expect(find('A garden')).not.toHaveProperty('by')
  expect(find('A bus')).toMatchObject({ by: joined.chidi.joined.participantId, question: WRITE.prompts[1] })
  // Whoever wrote it down is not who said it.
  expect(find('Slip twelve says books')).not.toHaveProperty('by')
  expect(JSON.stringify(ideas)).not.toContain('answer-')
})

test('one person has one ballot, on however many tabs; whom a scribe answers for are people of their own', async () => {
  const { round, ana, ben, chidi, url } = await withRound(POLL)
  const otherTab = new Device(url, 'Chidi')
  otherTab.cookie = chidi.cookie
  const dots = (...counts: number[]) => ({
    kind: 'poll',
    dots: counts.flatMap((count, option) => (count > 0 ? [{ option, count }] : [])),
  })
  await round.cast(chidi, dots(3))
  await round.cast(otherTab, dots(0, 2))
  expect(await round.shown(ana)).toMatchObject({ answered: 1, byScribes: 0, answers: 0 })
  expect((await round.mine(chidi))[0]?.ballot).toEqual(dots(0, 2))
  await round.cast(ben, dots(1))
  await round.cast(ben, dots(0, 0, 3), { key: 'Slip 1', roleGroup: 'family' })
  await round.cast(ben, dots(0, 0, 1), { key: 'slip 1', roleGroup: 'family' })
  await round.cast(ben, dots(1, 1, 1), { key: 'slip 2', roleGroup: null })
  expect(await round.shown(ben)).toMatchObject({ answered: 4, byScribes: 2, hasMine: true })
  expect(await round.mine(ben)).toHaveLength(3)
  // Somebody without a device can have it erased, by who wrote it down.
  await ben.ask('DELETE', `${round.path}/mine?behalf=slip%202`)
  expect(await round.shown(ben)).toMatchObject({ answered: 3, byScribes: 1, hasMine: true })
  // Nothing chosen any more: taken back.
  await round.cast(otherTab, dots())
  expect(await round.shown(chidi)).toMatchObject({ answered: 2, hasMine: false })
  const { result } = (await round.act(ana, 'reveal')).body as { result: object }
  expect(result).toEqual({ kind: 'poll', people: 2, counts: [1, 0, 1], byGroup: [] })
})

test('consent shows the total and the reasons of concern only; ratings nothing below five', async () => {
  const { round, plan, ana, ben, chidi } = await withRound(CONSENT)
  const fist = await openRound(ana, plan.planId, FIST)
  const rate = await openRound(ana, plan.planId, RATE)
  await round.cast(chidi, { kind: 'consent', choice: 'concern', why: 'No bus goes there' })
  await round.cast(ben, { ...AGREE, why: 'said and then thought better' })
  await fist.cast(chidi, { kind: 'consent', fingers: 2, why: 'Too soon' })
  await fist.cast(ben, { kind: 'consent', fingers: 3, why: 'nobody asked' })
  const slip = (index: number) => ({ key: `slip ${index}`, roleGroup: 'family' })
  for (let i = 0; i < 5; i++) {
    const ratings = [{ item: 0, value: (i % 2) + 1 }, ...(i < 4 ? [{ item: 1, value: 4 }] : [])]
    await rate.cast(ben, { kind: 'rate', ratings }, slip(i))
  }
  expect((await round.act(ana, 'reveal')).body.result).toEqual({
    kind: 'consent',
    people: 2,
    counts: [1, 0, 1],
    reasons: ['No bus goes there'],
    byGroup: [],
  })
  expect((await fist.act(ana, 'reveal')).body.result).toMatchObject({
    counts: [0, 0, 1, 1, 0, 0],
    reasons: ['Too soon'],
  })
  expect((await rate.act(ana, 'reveal')).body.result).toEqual({
    kind: 'rate',
    people: 5,
    items: [
      { answered: 5, counts: [3, 2, 0, 0] },
      { answered: null, counts: null },
    ],
  })
})

test('who may what: everybody reads, contributors answer, editors are scribes, facilitators run rounds', async () => {
  const { round, plan, ana, ben, chidi, dolores, url } = await withRound(CONSENT)
  const behalf = { key: 'slip 1', roleGroup: null }
  expect(await codeOf(round.cast(dolores, AGREE))).toBe('notAllowed')
  expect(await codeOf(round.cast(chidi, AGREE, behalf))).toBe('notAllowed')
  expect(await codeOf(round.cast(ana, AGREE, behalf))).toBe(200)
  for (const who of [ben, chidi, dolores]) {
    expect(await codeOf(who.ask('POST', `/api/plans/${plan.planId}/rounds`, { asked: POLL, isNameless: true }))).toBe(
      'notAllowed',
    )
    for (const act of ['close', 'reopen', 'reveal'] as const)
      expect(await codeOf(round.act(who, act))).toBe('notAllowed')
    expect(await codeOf(who.ask('DELETE', round.path))).toBe('notAllowed')
    expect((await round.shown(who)).state).toBe('open')
  }
  const stranger = new Device(url, 'Nobody')
  expect(await codeOf(stranger.ask('GET', round.path))).toBe('notFound')
  expect(await codeOf(round.cast(stranger, AGREE))).toBe('notFound')
  // Who was made a viewer cannot answer any more, and still see and erase what he said.
  await round.cast(chidi, AGREE)
  await ana.ask('PUT', `/api/plans/${plan.planId}/roles`, { participantId: 'everyone', role: 'viewer' })
  expect(await round.mine(chidi)).toHaveLength(1)
  expect((await chidi.ask('DELETE', `${round.path}/mine`)).status).toBe(200)
  expect(await round.mine(chidi)).toEqual([])
})

test('nobody writes over somebody else’s answer, whatever id he sends', async () => {
  const { round, plan, ana, ben, chidi } = await withRound(WRITE)
  const other = await openRound(ana, plan.planId, WRITE)
  await round.write(chidi, answerId(1), 'A garden')
  expect(await codeOf(round.write(ben, answerId(1), 'Mine now'))).toBe('notAllowed')
  expect(await codeOf(round.write(ana, answerId(1), 'Mine now', { behalf: { key: 'x', roleGroup: null } }))).toBe(
    'notAllowed',
  )
  await ben.ask('DELETE', `${round.path}/answers/${answerId(1)}`)
  await ben.ask('DELETE', `${round.path}/mine`)
  // The same id in another round is another answer.
  expect(await codeOf(other.write(ben, answerId(1), 'Books'))).toBe(200)
  expect((await round.mine(chidi))[0]?.answers.map(({ text }) => text)).toEqual(['A garden'])
})

test('a frozen plan takes answers, and the reveal still puts the ideas in', async () => {
  const { round, plan, ana, chidi } = await withRound(WRITE)
  await ana.ask('PUT', `/api/plans/${plan.planId}/frozen`, { frozen: true })
  expect(await codeOf(round.write(chidi, answerId(1), 'A garden'))).toBe(200)
  expect((await round.act(ana, 'reveal')).status).toBe(200)
  expect(await ideasOf(chidi, plan.planId)).toHaveLength(1)
})

test.each([
  ['no prompt', { asked: { kind: 'write', prompts: [] } }],
  ['a prompt without words', { asked: { kind: 'write', prompts: [{ en: ' ' }] } }],
  ['one option', { asked: { ...POLL, options: [{ en: 'A' }] } }],
  ['no dots', { asked: { ...POLL, dots: 0 } }],
  ['a kind nobody knows', { asked: { ...POLL, kind: 'duel' } }],
  ['a scale of one step', { asked: { ...RATE, scale: { ...RATE.scale, steps: 1 } } }],
])('a round with %s is not opened, and the answer says what is wrong', async (_what, body) => {
  const { url } = await startServer()
  const ana = new Device(url, 'Ana')
  const { planId } = await ana.createPlan()
  const { status, body: said } = await ana.ask('POST', `/api/plans/${planId}/rounds`, { isNameless: true, ...body })
  expect([status, said.error?.code]).toEqual([400, 'badRequest'])
  expect(said.error?.message).toMatch(/^asked\./)
})

test('a ballot that does not fit what was asked is refused with a sentence, and nothing is kept', async () => {
  const { round: poll, plan, ana, chidi } = await withRound(POLL)
  const [consent, fist, rate, write] = await Promise.all(
    [CONSENT, FIST, RATE, WRITE].map((asked) => openRound(ana, plan.planId, asked)),
  )
  const wrong: [RoundOf | undefined, unknown][] = [
    [poll, { kind: 'poll', dots: [{ option: 0, count: 4 }] }],
    [poll, { kind: 'poll', dots: [{ option: 3, count: 1 }] }],
    [
      poll,
      {
        kind: 'poll',
        dots: [
          { option: 0, count: 1 },
          { option: 0, count: 1 },
        ],
      },
    ],
    [poll, { kind: 'poll', dots: [{ option: 0, count: -1 }] }],
    [poll, AGREE],
    [consent, { kind: 'consent' }],
    [consent, { kind: 'consent', fingers: 3 }],
    [consent, { kind: 'consent', choice: 'maybe' }],
    [consent, { ...AGREE, why: 'x'.repeat(501) }],
    [fist, AGREE],
    [fist, { kind: 'consent', fingers: 6 }],
    [rate, { kind: 'rate', ratings: [{ item: 2, value: 1 }] }],
    [rate, { kind: 'rate', ratings: [{ item: 0, value: 5 }] }],
    [rate, { kind: 'rate', ratings: [{ item: 0, value: 0 }] }],
    [write, AGREE],
  ]
  for (const [round, ballot] of wrong) {
    const answer = await round?.cast(chidi, ballot)
    expect([answer?.status, answer?.body.error?.code], JSON.stringify(ballot)).toEqual([400, 'badRequest'])
    expect((await round?.shown(ana))?.answered).toBe(0)
  }
  for (const [id, text, more] of [
    ['short', 'x', {}],
    [answerId(1), '  ', {}],
    [answerId(1), 'x'.repeat(501), {}],
    [answerId(1), 'x', { prompt: 2 }],
    [answerId(1), 'x', { behalf: { key: '', roleGroup: null } }],
  ] as const)
    expect(await codeOf((write as RoundOf).write(ana, id, text, more))).toBe('badRequest')
  expect(await codeOf(poll.write(chidi, answerId(1), 'x'))).toBe('badRequest')
  expect(await codeOf(chidi.ask('GET', `/api/plans/${plan.planId}/rounds/none`))).toBe('notFound')
})

test('the longest answers there can be are kept and come back whole', async () => {
  const { round, plan, ana, ben } = await withRound(WRITE)
  const hardest = '\u0001\ud800'.repeat(250)
  const behalf = { key: '\u0001'.repeat(38).concat('xx').replace(/^./, 'k'), roleGroup: null }
  expect(await codeOf(round.write(ben, answerId(1), `k${hardest.slice(2)}k`, { behalf }))).toBe(200)
  const items = Array.from({ length: 60 }, (_, index) => ({ en: `Item ${index}` }))
  const rate = await openRound(ana, plan.planId, { ...RATE, items, scale: { ...RATE.scale, steps: 10 } })
  const ballot = { kind: 'rate', ratings: items.map((_, item) => ({ item, value: 10 })) }
  expect(await codeOf(rate.cast(ben, ballot, behalf))).toBe(200)
  expect(await rate.mine(ben)).toEqual([{ behalf, answers: [], ballot }])
})

test('haste, heaps of answers are refused; where waiting does not help, that is said', async () => {
  const clock = new TestClock()
  const { round, plan, ana, chidi } = await withRound(WRITE, { clock })
  for (let i = 0; i < LIMIT.answersPerPersonAndRoundMax; i++)
    expect((await round.write(chidi, answerId(i), `Idea ${i}`)).status).toBe(200)
  expect(await codeOf(round.write(chidi, answerId(100), 'One more'))).toBe('tooMany')
  // What is there may still be changed.
  expect(await codeOf(round.write(chidi, answerId(99), 'Another word'))).toBe(200)
  for (let i = 0; i < LIMIT.answersPerMinuteAndPerson - LIMIT.answersPerPersonAndRoundMax - 2; i++)
    expect((await round.write(chidi, answerId(0), `Idea ${i}`)).status).toBe(200)
  expect(await codeOf(round.write(chidi, answerId(0), 'In haste'))).toBe('tooMany')
  expect(await codeOf(round.write(ana, answerId(101), 'Mine'))).toBe(200)
  clock.pass(60_000)
  expect(await codeOf(round.write(chidi, answerId(0), 'At ease'))).toBe(200)
  for (let i = 1; i < LIMIT.roundsPerPlanMax; i++) await openRound(ana, plan.planId, POLL)
  const more = await ana.ask('POST', `/api/plans/${plan.planId}/rounds`, { asked: POLL, isNameless: true })
  expect(more.body.error?.code).toBe('noRoom')
})

test('a new round, each state and the counts are announced in session, about once a second, the last count always', async () => {
  const clock = new TestClock()
  const { round, plan, ana, ben, chidi, dolores } = await withRound(POLL, { clock })
  const open = await wireClient(dolores, plan.planId, 'session')
  const news = () => readRoundNews(open.doc).find(({ roundId }) => roundId === round.roundId)
  await until('it is announced', () => news()?.state === 'open')
  let writes = 0
  open.doc.on('update', () => (writes += 1))
  const ballot = { kind: 'poll', dots: [{ option: 1, count: 1 }] }
  for (const who of [ana, ben, chidi]) await round.cast(who, ballot)
  for (let i = 0; i < 20; i++) await round.cast(ben, ballot, { key: `slip ${i}`, roleGroup: null })
  await until('a first count is there', () => (news()?.answered ?? 0) > 0)
  expect(writes).toBeLessThanOrEqual(1)
  clock.pass(1_000)
  await until('the last count is there', () => news()?.answered === 23)
  expect(writes).toBeLessThanOrEqual(2)
  const before = news()?.turn ?? 0
  await round.act(ana, 'close')
  await round.act(ana, 'reveal')
  await until('it is revealed', () => news()?.state === 'revealed')
  expect(news()?.turn).toBe(before + 2)
  await ana.ask('DELETE', round.path)
  await until('it is gone', () => news() === undefined)
  expect(await codeOf(ana.ask('GET', round.path))).toBe('notFound')
})

test('what a stop kept from being announced is announced when somebody next asks', async () => {
  const dataDir = temporaryFolder()
  const clock = new TestClock()
  const { server, round, plan, ana, ben, chidi } = await withRound(POLL, { dataDir, clock })
  const ballot = { kind: 'poll', dots: [{ option: 1, count: 1 }] }
  for (const who of [ana, ben]) await round.cast(who, ballot)
  await server.close()
  const again = await startServer({ dataDir, clock })
  const back = Object.assign(new Device(again.url, 'Chidi'), { cookie: chidi.cookie })
  const open = await wireClient(back, plan.planId, 'session')
  expect(await round.shown(back)).toMatchObject({ answered: 2 })
  await until('the count is put right', () => readRoundNews(open.doc)[0]?.answered === 2)
})

class LockedPlan extends MemoryStorage {
  isLocked = false
  override async load(zone: ZoneKey): Promise<StoredUpdate[]> {
    if (this.isLocked && zone.endsWith('/plan')) throw new StorageError('a damaged page')
    return super.load(zone)
  }
}

test('where the plan cannot be loaded nothing is revealed, nothing is lost, and answering goes on', async () => {
  const storage = new LockedPlan()
  const { round, plan, ana, chidi } = await withRound(WRITE, { storage })
  await round.write(chidi, answerId(1), 'A garden')
  storage.isLocked = true
  expect(await codeOf(round.act(ana, 'reveal'))).toBe('cannotLoad')
  expect(await round.shown(ana)).toMatchObject({ state: 'open', answered: 1 })
  expect(await codeOf(round.write(chidi, answerId(2), 'A bus'))).toBe(200)
  storage.isLocked = false
  expect((await round.act(ana, 'reveal')).body).toMatchObject({ state: 'revealed', result: { ideas: 2 } })
  expect(await ideasOf(chidi, plan.planId)).toHaveLength(2)
})

test('with another secret nothing is shown and nothing is lost: with that of before the reveal works', async () => {
  const storage = new MemoryStorage()
  const first = await withRound(CONSENT, { storage })
  const { round } = first
  await round.cast(first.chidi, AGREE)
  const secret = Buffer.from('another secret of many characters')
  const other = await startServer({ storage, secret })
  const ana = Object.assign(new Device(other.url, 'Ana'), { cookie: first.ana.cookie })
  expect(await codeOf(round.act(ana, 'reveal'))).toBe('cannotLoad')
  expect(await round.shown(ana)).toMatchObject({ state: 'closed', answered: 1, result: null })
  expect((await round.act(first.ana, 'reveal')).body.result).toMatchObject({ people: 1, counts: [1, 0, 0] })
})

test('who is put out cannot see them any more, and they count; coming back he finds them', async () => {
  const { round, plan, ana, chidi, joined } = await withRound(CONSENT)
  await round.cast(chidi, AGREE)
  await ana.ask('DELETE', `/api/plans/${plan.planId}/people/${joined.chidi.joined.participantId}`)
  expect(await codeOf(chidi.ask('GET', `${round.path}/mine`))).toBe('notFound')
  expect(await codeOf(round.cast(chidi, AGREE))).toBe('notFound')
  expect(await round.shown(ana)).toMatchObject({ answered: 1 })
  await chidi.join(plan.links.contributor)
  expect(await round.mine(chidi)).toHaveLength(1)
})

test('with a person who is erased go all answers of his that are not revealed, and nobody else’s', async () => {
  const { round, plan, ana, ben, chidi, joined } = await withRound(CONSENT)
  const write = await openRound(ana, plan.planId, WRITE)
  const revealed = await openRound(ana, plan.planId, WRITE)
  for (const who of [ben, chidi]) {
    await round.cast(who, AGREE)
    await write.write(who, answerId(who === ben ? 1 : 2), `${who.name} said`)
    await revealed.write(who, answerId(who === ben ? 1 : 2), `${who.name} said`)
  }
  // Of somebody he was the scribe of: not his own.
  await round.cast(ben, AGREE, { key: 'slip 1', roleGroup: null })
  await write.act(ana, 'close')
  await revealed.act(ana, 'reveal')
  const { participantId } = joined.ben.joined
  expect((await ana.ask('POST', `/api/plans/${plan.planId}/people/${participantId}/erase`)).status).toBe(200)
  expect(await round.shown(ana)).toMatchObject({ answered: 2, byScribes: 1 })
  expect(await write.shown(ana)).toMatchObject({ answered: 1, answers: 1 })
  expect(await revealed.shown(ana)).toMatchObject({ answered: 2, result: { ideas: 2 } })
  await write.act(ana, 'reveal')
  const ideas = (await ideasOf(ana, plan.planId)).filter(({ roundId }) => roundId === write.roundId)
  expect(ideas.map(({ text }) => text)).toEqual(['Chidi said'])
})

test('answers nobody reveals are erased 30 days after closing, or 90 after opening; then the round is closed', async () => {
  const dataDir = temporaryFolder()
  const clock = new TestClock()
  const { server, round: closed, plan, ana, chidi } = await withRound(CONSENT, { dataDir, clock })
  const open = await openRound(ana, plan.planId, CONSENT)
  const revealed = await openRound(ana, plan.planId, CONSENT)
  for (const round of [closed, open, revealed]) await round.cast(chidi, AGREE)
  await closed.act(ana, 'close')
  const { result } = (await revealed.act(ana, 'reveal')).body
  await server.close()
  const after = async (days: number) => {
    clock.pass(days * DAY_MS)
    const { url, close } = await startServer({ dataDir, clock })
    const back = Object.assign(new Device(url, 'Ana'), { cookie: ana.cookie })
    return { back, close, of: async (round: RoundOf) => await round.shown(back) }
  }
  const soon = await after(29)
  expect([await soon.of(closed), await soon.of(open)]).toMatchObject([{ answered: 1 }, { answered: 1, state: 'open' }])
  await soon.close()
  const later = await after(2)
  await until('the closed one is empty', async () => (await later.of(closed)).answered === 0)
  expect(await later.of(open)).toMatchObject({ answered: 1, state: 'open' })
  await later.close()
  const last = await after(60)
  await until('the open one is empty', async () => (await last.of(open)).answered === 0)
  expect(await last.of(open)).toMatchObject({ state: 'closed' })
  expect(await codeOf(open.act(last.back, 'reopen'))).toBe('notOpen')
  expect((await last.of(revealed)).result).toEqual(result)
})

test('a restart changes nothing of what was answered', async () => {
  const dataDir = temporaryFolder()
  const { server, round, plan, ana, chidi } = await withRound(WRITE, { dataDir })
  await round.write(chidi, answerId(1), 'A garden')
  await server.close()
  const again = await startServer({ dataDir })
  const at = (device: Device) => Object.assign(new Device(again.url, device.name), { cookie: device.cookie })
  expect(await round.mine(at(chidi))).toMatchObject([{ answers: [{ text: 'A garden' }] }])
  await round.act(at(ana), 'reveal')
  expect(await ideasOf(at(ana), plan.planId)).toHaveLength(1)
})
