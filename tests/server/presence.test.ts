import { describe, expect, test } from 'vitest'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { TestClock } from '../support/clock.ts'
import { Device, planWithEverybody, startServer } from '../support/startServer.ts'
import { type WireClient, wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

async function everybody(clock?: TestClock) {
  const server = await startServer(clock ? { clock } : {})
  const people = await planWithEverybody(server.url)
  return { server, ...people, planId: people.plan.planId }
}

const seen = (client: WireClient, id: number) => client.presence.get(id)?.state

describe('presence', () => {
  test('bears the name, role and color the server knows, whatever the browser says', async () => {
    const { ana, dolores, joined, planId } = await everybody()
    const watcher = await wireClient(ana, planId, 'session')
    const client = await wireClient(dolores, planId, 'session')
    client.sendPresence(7, 1, { name: 'Ana', role: 'facilitator', color: 0, who: 'ana', face: 'outline' })
    const state = await until('Ana sees it', () => seen(watcher, 7))
    expect(state).toEqual({
      face: 'outline',
      who: joined.dolores.joined.participantId,
      name: 'Dolores',
      role: 'viewer',
      color: 3,
    })
    expect(watcher.presence.get(7)?.clock).toBe(1)
  })

  test('of somebody who comes later holds everybody who is here', async () => {
    const { ana, ben, planId } = await everybody()
    const client = await wireClient(ben, planId, 'session')
    client.sendPresence(7, 1, { face: 'canvas' })
    const mirror = await wireClient(ben, planId, 'session')
    await until('it has arrived', () => seen(mirror, 7))
    const late = await wireClient(ana, planId, 'session')
    await until('Ana sees Ben', () => seen(late, 7)?.name === 'Ben')
  })

  test('cannot be spoofed: an id is its first owner’s, also while he is away', async () => {
    const { ana, ben, chidi, planId } = await everybody()
    const watcher = await wireClient(ana, planId, 'session')
    const bens = await wireClient(ben, planId, 'session')
    const chidis = await wireClient(chidi, planId, 'session')
    bens.sendPresence(7, 1, { face: 'canvas' })
    await until('Ana sees Ben', () => seen(watcher, 7))
    chidis.sendPresence(7, 50, { face: 'outline' })
    chidis.sendPresence(7, 51, null)
    chidis.sendPresence(8, 1, { face: 'outline' })
    await until('Ana sees Chidi', () => seen(watcher, 8))
    expect(seen(watcher, 7)).toMatchObject({ name: 'Ben', face: 'canvas' })
    bens.terminate()
    await until('Ben is gone', () => seen(watcher, 7) === null)
    chidis.sendPresence(7, 60, { face: 'outline' })
    chidis.sendPresence(8, 2, { face: 'canvas' })
    await until('Ana sees Chidi move', () => seen(watcher, 8)?.face === 'canvas')
    expect(seen(watcher, 7)).toBeNull()
  })

  test('goes at once with its connection, but not with an old one of the same person', async () => {
    const { ana, ben, planId } = await everybody()
    const watcher = await wireClient(ana, planId, 'session')
    const old = await wireClient(ben, planId, 'session')
    old.sendPresence(7, 5, { face: 'canvas' })
    await until('Ana sees Ben', () => seen(watcher, 7))
    const renewed = await wireClient(ben, planId, 'session')
    renewed.sendPresence(7, 6, { face: 'outline' })
    await until('Ana sees the new one', () => seen(watcher, 7)?.face === 'outline')
    old.terminate()
    await old.closed()
    renewed.sendPresence(7, 7, { face: 'canvas' })
    await until('Ana sees Ben move', () => seen(watcher, 7)?.face === 'canvas')
    renewed.terminate()
    await until('Ben is gone', () => seen(watcher, 7) === null)
  })

  test('has at most two ids a connection; huge states and clocks that do not rise are ignored', async () => {
    const { ana, ben, planId } = await everybody()
    const watcher = await wireClient(ana, planId, 'session')
    const client = await wireClient(ben, planId, 'session')
    client.sendPresence(1, 9, { face: 'canvas' })
    client.sendPresence(2, 1, { face: 'canvas' })
    client.sendPresence(3, 1, { face: 'canvas' })
    client.sendPresence(1, 9, { face: 'outline' })
    client.sendPresence(1, 8, { face: 'outline' })
    client.sendPresence(1, 2 ** 31, { face: 'outline' })
    client.sendPresence(1, 10, { selected: 'x'.repeat(3_000) })
    client.sendPresence(2, 2, { face: 'outline' })
    await until('the last has arrived', () => seen(watcher, 2)?.face === 'outline')
    expect(seen(watcher, 1)?.face).toBe('canvas')
    expect(watcher.presence.has(3)).toBe(false)
  })

  test('is ignored in the zone of the plan, without offence', async () => {
    const { ana, ben, planId } = await everybody()
    const watcher = await wireClient(ana, planId, 'plan')
    const client = await wireClient(ben, planId, 'plan')
    client.sendPresence(7, 1, { face: 'canvas' })
    await client.saved()
    watcher.askPresence()
    await until('an answer', () => watcher.received.at(-1) === '1')
    expect(watcher.presence.size).toBe(0)
    expect(client.isOpen).toBe(true)
  })

  test('of a quick hand is merged: the newest wins, at most every 50 ms', async () => {
    const clock = new TestClock()
    const { ana, ben, planId } = await everybody(clock)
    const watcher = await wireClient(ana, planId, 'session')
    const client = await wireClient(ben, planId, 'session')
    for (let i = 1; i <= 15; i++) client.sendPresence(7, i, { cursor: { dx: i } })
    client.askPresence()
    await until('the server has read them', () => seen(client, 7))
    clock.pass(50)
    await until('Ana sees the last', () => JSON.stringify(seen(watcher, 7) ?? '').includes('"dx":15'))
    expect(watcher.received.filter((type) => type === '1').length).toBe(1)
  })

  test('of somebody much too quick still ends where the hand stopped', async () => {
    const { ana, ben, planId } = await everybody()
    const watcher = await wireClient(ana, planId, 'session')
    const client = await wireClient(ben, planId, 'session')
    for (let i = 1; i <= 500; i++) client.sendPresence(7, i, { cursor: { dx: i } })
    await until('Ana sees the last', () => JSON.stringify(seen(watcher, 7) ?? '').includes('"dx":500'))
  })
})

describe('keeping a connection', () => {
  test('a word is sent after twenty seconds of silence, in every zone', async () => {
    const clock = new TestClock()
    const { ana, planId } = await everybody(clock)
    const client = await wireClient(ana, planId, 'plan')
    const before = client.received.length
    await until('a sign of life', () => {
      clock.pass(5_000)
      return client.received.length > before
    })
    expect(client.received.at(-1)).toBe('1')
    expect(client.presence.size).toBe(0)
  })

  test('a disk that hangs silences nobody', async () => {
    class HangingStorage extends MemoryStorage {
      isHanging = false
      override async readPlan(...args: Parameters<MemoryStorage['readPlan']>) {
        if (this.isHanging) await new Promise(() => undefined)
        return await super.readPlan(...args)
      }
    }
    const storage = new HangingStorage()
    const clock = new TestClock()
    const server = await startServer({ clock, storage })
    const ana = new Device(server.url, 'Ana')
    const { planId } = await ana.createPlan()
    const client = await wireClient(ana, planId)
    storage.isHanging = true
    const asked = ana.ask('GET', '/api/plans/aaaaaaaaaaaaaaaaaaaaaa')
    asked.catch(() => undefined)
    await ana.ask('GET', '/api/me')
    for (let round = 0; round < 3; round++) {
      const before = client.received.length
      await until('a sign of life', () => {
        clock.pass(5_000)
        return client.received.length > before
      })
    }
  })

  test('who answers no more is let go, and is gone for the others', async () => {
    const clock = new TestClock()
    const { ana, ben, planId } = await everybody(clock)
    const watcher = await wireClient(ana, planId, 'session')
    const client = await wireClient(ben, planId, 'session')
    client.sendPresence(7, 1, { face: 'canvas' })
    await until('Ana sees Ben', () => {
      clock.pass(50)
      return seen(watcher, 7)
    })
    client.stopReading()
    await until('Ben is gone', async () => {
      clock.pass(5_000)
      // The one who listens has the time to answer.
      watcher.askPresence()
      const before = watcher.received.length
      await until('an answer', () => watcher.received.length > before)
      return seen(watcher, 7) === null
    })
    expect(watcher.isOpen).toBe(true)
  })
})
