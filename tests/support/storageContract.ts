import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  type AuditRecord,
  type DeviceRecord,
  type HandedRecord,
  type LinkRecord,
  type NewPlan,
  type NewUpdate,
  type ParticipantRecord,
  type PlanRecord,
  SERVER,
  type Storage,
  zoneKey,
} from '../../apps/sync-server/src/storage/storage.ts'

const RIVERBEND = 'riverbend-riverbend-00'
const HILLTOP = 'hilltop-hilltop-hill-0'

const plan = (id: string): PlanRecord => ({
  id,
  title: 'Riverbend “plans”; DROP TABLE plans --',
  place: 'Río Vuelta',
  language: 'es',
  frozen: false,
  schemaVersion: 1,
  madeAt: 1_770_000_000_000,
  changedAt: null,
  counts: [1, 0, 0, 0, 0, 6, 0],
})
const device = (name: string): DeviceRecord => ({
  id: `device-${name}`,
  sessionHash: `session-${name}`,
  name,
  roleGroup: 'family',
  language: 'en',
  madeAt: 5,
})
const person = (planId: string, name: string, color = 0): ParticipantRecord => ({
  id: `${planId}-${name}`,
  planId,
  deviceId: `device-${name}`,
  name,
  role: 'facilitator',
  roleGroup: null,
  color,
  linkId: null,
  joinedAt: 7 + color,
  isOut: false,
})
const link = (planId: string, name: string): LinkRecord => ({
  id: `${planId}-${name}`,
  planId,
  role: 'editor',
  state: 'active',
  tokenHash: `hash-${planId}-${name}`,
  madeAt: 9,
})
const update = (planId: string, bytes: number[], zone: 'plan' | 'session' = 'plan', who = SERVER): NewUpdate => ({
  zone: zoneKey(planId, zone),
  data: new Uint8Array(bytes),
  who,
  at: 1_770_000_000_123,
})
const handed = (planId: string, text: string, at = 11): HandedRecord => ({
  id: `${planId}-${text}`,
  planId,
  who: `${planId}-Ana`,
  name: 'Ana',
  role: 'editor',
  at,
  text,
})
const newPlan = (planId: string): NewPlan => ({
  plan: plan(planId),
  links: [link(planId, 'first')],
  joined: { founder: person(planId, 'Ana'), device: device('Ana') },
  content: update(planId, [1, 2, 3]),
})

/** What every engine owes. @param open a new, empty storage; @param reopen the same one after it was closed */
export function storageContract(
  name: string,
  engine: { open: () => Promise<Storage>; reopen?: (closed: Storage) => Promise<Storage> },
): void {
  const withPlan = async () => {
    const storage = await engine.open()
    await storage.createPlan(newPlan(RIVERBEND))
    return storage
  }

  describe(`${name} keeps`, () => {
    test('a new plan with its content, its links and its founder', async () => {
      const storage = await withPlan()
      expect(await storage.readPlan(RIVERBEND)).toEqual({
        plan: plan(RIVERBEND),
        participants: [person(RIVERBEND, 'Ana')],
        authors: [],
      })
      expect(await storage.linksOf(RIVERBEND)).toEqual([link(RIVERBEND, 'first')])
      expect((await storage.load(zoneKey(RIVERBEND, 'plan'))).map(({ seq, who }) => [seq, who])).toEqual([[1, SERVER]])
      await storage.close()
    })

    test('updates of each zone in their order, with who made them', async () => {
      const storage = await withPlan()
      await storage.createPlan(newPlan(HILLTOP))
      await storage.append([
        update(RIVERBEND, [4], 'plan', 'ana'),
        update(HILLTOP, [9]),
        update(RIVERBEND, [5], 'session'),
        update(RIVERBEND, [6], 'plan', 'ben'),
      ])
      await storage.append([update(RIVERBEND, [7], 'plan', 'ana')])
      const rows = await storage.load(zoneKey(RIVERBEND, 'plan'))
      expect(rows.map(({ seq, data, who }) => [seq, [...data], who])).toEqual([
        [1, [1, 2, 3], SERVER],
        [2, [4], 'ana'],
        [3, [6], 'ben'],
        [4, [7], 'ana'],
      ])
      expect(await storage.load(zoneKey(RIVERBEND, 'session'))).toHaveLength(1)
      expect(await storage.load(zoneKey(HILLTOP, 'plan'))).toHaveLength(2)
      await storage.close()
    })

    test('who wrote first under a client id, in each plan', async () => {
      const storage = await withPlan()
      await storage.createPlan(newPlan(HILLTOP))
      await storage.append([
        { ...update(RIVERBEND, [4], 'plan', 'ana'), authors: [7, 4_294_967_295] },
        { ...update(RIVERBEND, [5], 'session', 'ben'), authors: [7, 8] },
        { ...update(HILLTOP, [6], 'plan', 'ben'), authors: [7] },
      ])
      const authorsOf = async (planId: string) => new Map((await storage.readPlan(planId))?.authors)
      expect(await authorsOf(RIVERBEND)).toEqual(
        new Map([
          [7, 'ana'],
          [8, 'ben'],
          [4_294_967_295, 'ana'],
        ]),
      )
      expect(await authorsOf(HILLTOP)).toEqual(new Map([[7, 'ben']]))
      await storage.deletePlan(HILLTOP)
      await storage.createPlan(newPlan(HILLTOP))
      expect((await storage.readPlan(HILLTOP))?.authors).toEqual([])
      await storage.close()
    })

    test('what was done to a plan, the latest first, also when the plan is gone, until it is old', async () => {
      const storage = await withPlan()
      const record = (planId: string, at: number): AuditRecord => ({
        planId,
        act: 'joined',
        who: 'ana',
        about: { linkId: 'first', role: 'editor' },
        network: '203.0.113.0/24',
        at,
      })
      for (const one of [record(RIVERBEND, 5), record(HILLTOP, 6), record(RIVERBEND, 7)]) await storage.addAudit(one)
      await storage.deletePlan(RIVERBEND)
      expect(await storage.auditOf(RIVERBEND)).toEqual([record(RIVERBEND, 7), record(RIVERBEND, 5)])
      await storage.forgetAudit(7)
      expect(await storage.auditOf(RIVERBEND)).toEqual([record(RIVERBEND, 7)])
      expect(await storage.auditOf(HILLTOP)).toEqual([])
      await storage.close()
    })

    test('nothing for a zone nobody has written, and throws for a plan it does not know', async () => {
      const storage = await withPlan()
      expect(await storage.load(zoneKey(RIVERBEND, 'session'))).toEqual([])
      await expect(storage.load(zoneKey(HILLTOP, 'plan'))).rejects.toThrow('no such plan')
      await storage.close()
    })

    test('changes of plans, people and links', async () => {
      const storage = await withPlan()
      const changed: PlanRecord = { ...plan(RIVERBEND), title: 'Río', frozen: true, changedAt: 3, counts: [1, 2] }
      await storage.savePlan(changed)
      await storage.saveParticipants([{ ...person(RIVERBEND, 'Ana'), isOut: true }, person(RIVERBEND, 'Ben', 1)])
      await storage.saveLinks([{ ...link(RIVERBEND, 'first'), state: 'replaced' }, link(RIVERBEND, 'second')])
      const found = await storage.readPlan(RIVERBEND)
      expect(found?.plan).toEqual(changed)
      expect(found?.participants.map((one) => [one.name, one.isOut])).toEqual([
        ['Ana', true],
        ['Ben', false],
      ])
      expect((await storage.linkByToken(`hash-${RIVERBEND}-first`))?.state).toBe('replaced')
      expect(await storage.linkByToken('unknown')).toBeUndefined()
      expect(await storage.plansOfDevice('device-Ana')).toEqual([])
      expect((await storage.plansOfDevice('device-Ben')).map((one) => one.plan.title)).toEqual(['Río'])
      await storage.close()
    })

    test('devices until they leave; what they did stays theirs', async () => {
      const storage = await withPlan()
      expect(await storage.deviceBySession('session-Ana')).toEqual(device('Ana'))
      await storage.saveDevice({ ...device('Ana'), name: 'Ana María' })
      expect((await storage.deviceBySession('session-Ana'))?.name).toBe('Ana María')
      await storage.removeDevice('device-Ana')
      expect(await storage.deviceBySession('session-Ana')).toBeUndefined()
      expect((await storage.readPlan(RIVERBEND))?.participants).toEqual([
        { ...person(RIVERBEND, 'Ana'), deviceId: null },
      ])
      await storage.close()
    })

    test('nothing of an erased plan, and takes no more of it', async () => {
      const storage = await withPlan()
      await storage.createPlan(newPlan(HILLTOP))
      await storage.saveHanded(handed(RIVERBEND, 'early'))
      await storage.deletePlan(RIVERBEND)
      await storage.saveHanded(handed(RIVERBEND, 'late'))
      await storage.append([update(RIVERBEND, [4]), update(HILLTOP, [5])])
      await storage.savePlan(plan(RIVERBEND))
      await storage.saveLinks([link(RIVERBEND, 'late')])
      await storage.saveParticipants([person(RIVERBEND, 'Late')])
      expect(await storage.readPlan(RIVERBEND)).toBeUndefined()
      expect(await storage.linksOf(RIVERBEND)).toEqual([])
      expect(await storage.handedOf(RIVERBEND)).toEqual([])
      await expect(storage.load(zoneKey(RIVERBEND, 'plan'))).rejects.toThrow('no such plan')
      expect((await storage.listPlans()).map(({ id }) => id)).toEqual([HILLTOP])
      expect(await storage.load(zoneKey(HILLTOP, 'plan'))).toHaveLength(2)
      await storage.close()
    })

    test('words handed over, oldest first, until they are put away', async () => {
      const storage = await withPlan()
      await storage.createPlan(newPlan(HILLTOP))
      for (const [text, at] of [
        ['second', 30],
        ['first', 20],
        ['third', 30],
      ] as const)
        await storage.saveHanded(handed(RIVERBEND, text, at))
      await storage.saveHanded(handed(HILLTOP, 'elsewhere'))
      expect((await storage.handedOf(RIVERBEND)).map(({ text }) => text)).toEqual(['first', 'second', 'third'])
      expect((await storage.handedOf(RIVERBEND))[0]).toEqual(handed(RIVERBEND, 'first', 20))
      await storage.removeHanded(HILLTOP, `${RIVERBEND}-first`)
      await storage.removeHanded(RIVERBEND, `${RIVERBEND}-second`)
      expect((await storage.handedOf(RIVERBEND)).map(({ text }) => text)).toEqual(['first', 'third'])
      expect(await storage.handedOf(HILLTOP)).toHaveLength(1)
      expect(await storage.epochsOf(RIVERBEND)).toEqual({})
      await storage.close()
    })

    test('who is blocked, and how long a plan keeps who did what', async () => {
      const storage = await withPlan()
      const block = (participantId: string, at: number) => ({
        ...{ planId: RIVERBEND, participantId, deviceId: `of-${participantId}` },
        ...{ by: 'ana', at },
      })
      await storage.history.saveBlock(block('val', 10))
      await storage.history.saveBlock(block('vic', 20))
      await storage.history.saveBlock({ ...block('val', 30), planId: 'gone' })
      expect(await storage.history.blocksOf(RIVERBEND)).toEqual([block('vic', 20), block('val', 10)])
      await storage.history.removeBlock(RIVERBEND, 'vic')
      expect(await storage.history.blocksOf(RIVERBEND)).toEqual([block('val', 10)])
      expect(await storage.history.blocksOf('gone')).toEqual([])
      expect(await storage.history.keptDays(RIVERBEND)).toBeUndefined()
      await storage.history.saveKeptDays(RIVERBEND, 7)
      expect(await storage.history.keptDays(RIVERBEND)).toBe(7)
      await storage.deletePlan(RIVERBEND)
      expect(await storage.history.blocksOf(RIVERBEND)).toEqual([])
      expect(await storage.history.keptDays(RIVERBEND)).toBeUndefined()
      await storage.close()
    })

    test('the same document after compaction, and goes on counting', async () => {
      const storage = await withPlan()
      const key = zoneKey(RIVERBEND, 'session')
      const doc = new Y.Doc()
      const updates: NewUpdate[] = []
      doc.on('update', (data: Uint8Array) => updates.push({ zone: key, data, who: 'ana', at: 1_000 + updates.length }))
      const text = doc.getText('prompt')
      for (let i = 0; i < 60; i++) {
        text.insert(text.length, `word ${i} `)
        if (i % 3 === 2) text.delete(0, 5)
      }
      await storage.append(updates)
      const history = { keepFrom: 5_000, dueFrom: 5_000 }
      expect(
        await storage.dueForCompaction({ rows: 1_000_000, bytes: 1e9, now: 3 * 86_400_000, historyDays: 1 }),
      ).toContain(key)
      const done = await storage.compact(key, history)
      expect(done).toMatchObject({ upto: updates.length, removed: updates.length })
      const last = { zone: key, data: new Uint8Array([0, 0]), who: 'ben', at: 6_000 }
      await storage.append([last])
      const stored = await storage.load(key)
      expect(stored.map(({ seq, isSnapshot, who }) => [seq, isSnapshot, who])).toEqual([
        [updates.length, true, ''],
        [updates.length + 1, undefined, 'ben'],
      ])
      const again = new Y.Doc()
      for (const { data } of stored) Y.applyUpdate(again, data)
      expect(again.getText('prompt').toString()).toBe(text.toString())
      expect(Y.equalSnapshots(Y.snapshot(again), Y.snapshot(doc))).toBe(true)
      expect(await storage.compact(key, { keepFrom: 0, dueFrom: 0 }).then((result) => result?.removed ?? 0)).toBe(0)
      await storage.deletePlan(RIVERBEND)
      await expect(storage.load(key)).rejects.toThrow('no such plan')
      await expect(storage.compact(key, history)).resolves.toBeUndefined()
      await storage.close()
    })

    test.runIf(engine.reopen)('everything over a restart', async () => {
      const storage = await withPlan()
      await storage.saveHanded(handed(RIVERBEND, 'kept'))
      await storage.append(Array.from({ length: 300 }, (_, i) => update(RIVERBEND, [i % 256, i >> 8])))
      await storage.close()
      const again = await engine.reopen?.(storage)
      expect(await again?.load(zoneKey(RIVERBEND, 'plan'))).toHaveLength(301)
      expect((await again?.readPlan(RIVERBEND))?.plan).toEqual(plan(RIVERBEND))
      expect(await again?.handedOf(RIVERBEND)).toEqual([handed(RIVERBEND, 'kept')])
      await again?.close()
    })
  })
}
