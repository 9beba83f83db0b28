import { addCard, readPlan } from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { TestClock } from '../support/clock.ts'
import { FailingStorage } from '../support/failingStorage.ts'
import { Device, startServer } from '../support/startServer.ts'
import { type WireClient, wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

const add = (client: WireClient, text: string) => addCard(client.plan, { column: 'impact', band: '' }, text)
const texts = (client: WireClient) => readPlan(client.plan).cards.map(({ text }) => text)

async function twoPeople(clock?: TestClock) {
  const storage = new FailingStorage()
  const server = await startServer({ storage, ...(clock ? { clock } : {}) })
  const ana = new Device(server.url, 'Ana')
  const { planId, links } = await ana.createPlan()
  const ben = new Device(server.url, 'Ben')
  await ben.join(links.editor)
  const first = await wireClient(ana, planId)
  const second = await wireClient(ben, planId)
  await first.saved()
  await second.saved()
  return { storage, server, ana, ben, planId, first, second }
}

describe('saved means saved', () => {
  test('others see a change at once; its author is told "saved" only when it is on the disk', async () => {
    const { storage, first, second } = await twoPeople()
    storage.hold()
    add(first, 'Families feel at home')
    const barrier = first.barrier()
    await until('Ben sees it', () => texts(second).includes('Families feel at home'))
    // A barrier of somebody who only saw it waits as well.
    const bens = second.barrier()
    await until('the commit has begun', () => storage.appends > 1)
    first.askPresence()
    await until('the server has answered something later', () => first.received.at(-1) === '1')
    expect([first.isAcknowledged(barrier), second.isAcknowledged(bens)]).toEqual([false, false])
    storage.resume()
    await until('both are told', () => first.isAcknowledged(barrier) && second.isAcknowledged(bens))
  })

  test('a change sent again over a new socket waits for the commit of the first time', async () => {
    const { storage, first, ana, planId } = await twoPeople()
    storage.hold()
    add(first, 'Families feel at home')
    await until('the commit has begun', () => storage.appends > 1)
    const again = await wireClient(ana, planId)
    const barrier = again.barrier()
    again.askPresence()
    await until('the server has answered something later', () => again.received.at(-1) === '1')
    expect(again.isAcknowledged(barrier)).toBe(false)
    storage.resume()
    await until('it is told', () => again.isAcknowledged(barrier))
  })

  test('what is there already is not stored twice', async () => {
    const { storage, first } = await twoPeople()
    add(first, 'Families feel at home')
    await first.saved()
    const before = storage.appends
    for (let i = 0; i < 5; i++) first.sendStep2(Y.encodeStateAsUpdate(first.doc))
    await first.saved()
    expect(storage.appends).toBe(before)
  })
})

describe('a full disk', () => {
  test('people are told, nothing is called saved, and all is there when there is space again', async () => {
    const clock = new TestClock()
    const { storage, server, first, second, ana, ben, planId } = await twoPeople(clock)
    storage.isFull = true
    add(first, 'taken before the failure was known')
    await until('both are told', () => [first, second].every((one) => one.notices.some(({ code }) => code === 1)))
    const ready = await fetch(`${server.url}/health/ready`)
    expect([ready.status, ((await ready.json()) as { error: { code: string } }).error.code]).toEqual([503, 'notSaving'])

    add(second, 'typed while nothing could be saved')
    const [anas, bens] = [first.barrier(), second.barrier()]
    second.askPresence()
    await until('the server still answers', () => second.received.at(-1) === '1')
    expect(texts(first)).not.toContain('typed while nothing could be saved')
    const before = storage.appends
    await until('it has tried again and again', () => {
      clock.pass(1_000)
      return storage.appends > before + 3
    })
    expect([first.isAcknowledged(anas), second.isAcknowledged(bens)]).toEqual([false, false])
    const reader = await wireClient(ben, planId)
    expect(texts(reader)).toContain('taken before the failure was known')
    // Who comes meanwhile learns it too, as soon as he shows that he understands.
    reader.barrier()
    await until('the newcomer is told', () => reader.notices.some(({ code }) => code === 1))

    storage.isFull = false
    await until('Ana’s change is saved', () => {
      clock.pass(1_000)
      return first.isAcknowledged(anas)
    })
    await until('both know it works again', () =>
      [first, second].every((one) => one.notices.some(({ code }) => code === 2)),
    )
    // Whose words were not taken comes back and sends them again.
    expect(await second.closed()).toBe(4500)
    expect(second.isAcknowledged(bens)).toBe(false)
    expect(first.isOpen).toBe(true)
    const again = await wireClient(ben, planId)
    again.sendStep2(Y.encodeStateAsUpdate(second.doc))
    await again.saved()
    await until('Ana has it', () => texts(first).includes('typed while nothing could be saved'))
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200)
    expect((await wireClient(ana, planId)).notices).toEqual([])
  })

  test.each([2, 3, 5, 8])(
    'a write that fails at call %i loses nothing and is never called saved too early',
    async (k) => {
      const clock = new TestClock()
      const storage = new FailingStorage()
      const server = await startServer({ storage, clock })
      const ana = new Device(server.url, 'Ana')
      const { planId } = await ana.createPlan()
      storage.failAt = storage.appends + k
      let client = await wireClient(ana, planId)
      await client.saved()
      for (let i = 0; i < 12; i++) {
        if (!client.isOpen) {
          const last = client
          client = await wireClient(ana, planId)
          client.sendStep2(Y.encodeStateAsUpdate(last.doc))
        }
        const card = `card ${i}`
        add(client, card)
        const number = client.barrier()
        await until('it is saved, or the connection renewed', () => {
          clock.pass(100)
          return client.isAcknowledged(number) || client.closeCode !== undefined
        })
        if (client.isAcknowledged(number)) {
          const rows = await storage.load(`${planId}/plan`)
          const doc = new Y.Doc()
          for (const { data } of rows) Y.applyUpdate(doc, data)
          expect(JSON.stringify(doc.getMap('cards').toJSON())).toContain(`"${card}"`)
        }
      }
      if (client.isOpen) await client.saved()
      const next = await wireClient(ana, planId)
      for (let i = 0; i < 11; i++) expect(texts(next)).toContain(`card ${i}`)
    },
  )

  test('a disk that hangs is told after two seconds', async () => {
    const clock = new TestClock()
    const { storage, first } = await twoPeople(clock)
    storage.hold()
    add(first, 'Families feel at home')
    const barrier = first.barrier()
    await until('the commit has begun', () => storage.appends > 1)
    clock.pass(2_001)
    await until('Ana is told', () => first.notices.some(({ code }) => code === 1))
    expect(first.isAcknowledged(barrier)).toBe(false)
    storage.resume()
    await until('it is saved', () => first.isAcknowledged(barrier))
    expect(first.notices.map(({ code }) => code)).toEqual([1, 2])
    expect(first.isOpen).toBe(true)
  })

  test('no plan is made that could not be kept', async () => {
    const storage = new FailingStorage()
    const server = await startServer({ storage })
    storage.isFull = true
    const ana = new Device(server.url, 'Ana')
    const { status, body } = await ana.ask('POST', '/api/plans', { title: 'Riverbend', template: 'blank' })
    expect([status, body.error?.code]).toEqual([503, 'notSaving'])
    expect((await ana.ask('GET', '/api/plans')).body).toEqual({ plans: [] })
  })
})
