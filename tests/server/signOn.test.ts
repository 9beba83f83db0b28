import { addCard } from '@commonboard/model'
import { expect, test } from 'vitest'
import { LIMIT } from '../../apps/sync-server/src/limits.ts'
import { TestClock } from '../support/clock.ts'
import { type Device, planWithEverybody, startServer } from '../support/startServer.ts'
import { wireClient } from '../support/stockClient.ts'
import { contentOfVersion, makeVersion, versionsOf, versionsPath } from '../support/versions.ts'

interface SignOn {
  readonly signOnId: string
  readonly organization: string
  readonly person: string
  readonly note: string
  readonly at: number
  readonly confirmedAt: number | null
  readonly isMine: boolean
}

async function drafted(clock = new TestClock()) {
  const { url } = await startServer({ clock })
  const everybody = await planWithEverybody(url, 'example')
  const { planId } = everybody.plan
  await makeVersion(everybody.ben, planId, 'Draft')
  await makeVersion(everybody.ben, planId, 'Final')
  const at = (n: number) => `${versionsPath(planId)}/${n}/sign-ons`
  const sign = (device: Device, n: number, organization: string, more: object = {}) =>
    device.ask('POST', at(n), { organization, person: 'Luz Mora', statement: 'agree', ...more })
  const list = async (device: Device, n: number) => (await device.ask('GET', at(n))).body.signOns as SignOn[]
  return { ...everybody, clock, planId, at, sign, list }
}

test('an organization signs a version once, from whichever device, and says with which note', async () => {
  const { ana, ben, chidi, sign, list, clock, planId } = await drafted()
  expect((await sign(chidi, 2, '  City  Library ')).status).toBe(201)
  clock.pass(1_000)
  expect((await sign(ben, 2, 'Schools', { statement: 'agreeWithNote', note: 'From August' })).status).toBe(201)
  for (const same of ['City  Library', 'city library', 'CITY LIBRARY'])
    expect((await sign(ben, 2, same)).body.error?.code).toBe('alreadySigned')
  expect((await sign(chidi, 1, 'City Library')).status, 'another version is another matter').toBe(201)
  expect(await list(chidi, 2)).toEqual([
    expect.objectContaining({ organization: 'City  Library', isMine: true, note: '', confirmedAt: null }),
    expect.objectContaining({ organization: 'Schools', isMine: false, note: 'From August', at: clock.now() }),
  ])
  expect((await versionsOf(ana, planId)).map(({ n, signed, confirmed }) => [n, signed, confirmed])).toEqual([
    [2, 2, 0],
    [1, 1, 0],
  ])
})

test('what is not said, or said of no named version, is not taken', async () => {
  const { ana, ben, chidi, sign, planId } = await drafted()
  for (const wrong of [{ organization: ' ' }, { person: '' }, { statement: 'maybe' }, { statement: 'agreeWithNote' }])
    expect((await sign(chidi, 2, 'Library', wrong)).body.error?.code).toBe('badRequest')
  expect((await sign(chidi, 7, 'Library')).status).toBe(404)
  const open = await wireClient(ben, planId)
  addCard(open.plan, { column: 'impact', band: '' }, 'More')
  await open.saved()
  const { before } = (await ana.ask('POST', `${versionsPath(planId)}/1/restore`)).body as { before: number }
  expect((await sign(chidi, before, 'Library')).body.error?.code).toBe('notAllowed')
})

test('a facilitator confirms; until then one may take it back, after that only a facilitator', async () => {
  const { ana, ben, chidi, sign, list, at, clock } = await drafted()
  const first = String((await sign(chidi, 2, 'Library')).body.signOnId)
  expect((await ben.ask('DELETE', `${at(2)}/${first}`)).status, 'not another’s').toBe(403)
  expect((await chidi.ask('DELETE', `${at(2)}/${first}`)).status).toBe(200)
  expect(await list(ana, 2)).toEqual([])
  const second = String((await sign(chidi, 2, 'Library')).body.signOnId)
  expect((await ana.ask('POST', `${at(1)}/${second}/confirm`)).status, 'of another version').toBe(404)
  expect((await ana.ask('POST', `${at(2)}/${second}/confirm`)).status).toBe(200)
  const when = clock.now()
  clock.pass(5_000)
  await ana.ask('POST', `${at(2)}/${second}/confirm`)
  expect((await list(chidi, 2))[0]?.confirmedAt, 'once is enough').toBe(when)
  expect((await chidi.ask('DELETE', `${at(2)}/${second}`)).status).toBe(403)
  expect((await ana.ask('DELETE', `${at(2)}/${second}`)).status).toBe(200)
  expect(await list(ana, 2)).toEqual([])
})

test('later edits, and a restore, leave the version and its signatures as they are', async () => {
  const { ana, ben, chidi, sign, list, planId } = await drafted()
  await sign(chidi, 1, 'Library')
  const signed = await list(ana, 1)
  const content = await contentOfVersion(ana, planId, 1)
  const open = await wireClient(ben, planId)
  addCard(open.plan, { column: 'impact', band: '' }, 'More')
  await open.saved()
  await ana.ask('POST', `${versionsPath(planId)}/1/restore`)
  await makeVersion(ben, planId, 'Later')
  expect(await list(ana, 1)).toEqual(signed)
  expect(await list(ana, 2)).toEqual([])
  expect(await contentOfVersion(ana, planId, 1)).toEqual(content)
})

test('somebody who signs and signs is held up, and nobody else with him', async () => {
  const { ben, chidi, sign, clock } = await drafted()
  for (let i = 0; i < 20; i++) expect((await sign(chidi, 2, `Club ${i}`)).status).toBe(201)
  expect((await sign(chidi, 2, 'Club 20')).body.error?.code).toBe('tooMany')
  expect((await sign(ben, 2, 'Club 20')).status).toBe(201)
  clock.pass(10 * 60_000)
  expect((await sign(chidi, 2, 'Club 21')).status).toBe(201)
})

test('a version that can have no more signatures says so: to wait would not help', async () => {
  const { ben, sign, clock } = await drafted()
  for (let i = 0; i < LIMIT.signOnsPerVersionMax; i++) {
    if (i % LIMIT.signOnsPerTenMinutesAndPerson === 0) clock.pass(10 * 60_000)
    expect((await sign(ben, 2, `Club ${i}`)).status).toBe(201)
  }
  clock.pass(10 * 60_000)
  expect((await sign(ben, 2, 'One more')).body.error?.code).toBe('noRoom')
  expect((await sign(ben, 1, 'One more')).status).toBe(201)
})

test('a person who is erased is no longer named in what he signed; that the organization has signed stays', async () => {
  const { ana, chidi, ben, sign, list, planId, joined } = await drafted()
  await sign(chidi, 2, 'Library')
  await sign(ben, 2, 'Schools')
  const { participantId } = joined.chidi.joined
  expect((await ana.ask('POST', `/api/plans/${planId}/people/${participantId}/erase`)).status).toBe(200)
  expect((await list(ana, 2)).map(({ organization, person }) => [organization, person])).toEqual([
    ['Library', ''],
    ['Schools', 'Luz Mora'],
  ])
})
