import { addCard, addLink, openPlan, removeCards, typeInCard } from '@commonboard/model'
import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { PlanFile } from '../../apps/sync-server/src/access.ts'
import { BigUpdates } from '../../apps/sync-server/src/bigUpdates.ts'
import { realClock } from '../../apps/sync-server/src/clock.ts'
import type { Frame } from '../../apps/sync-server/src/frames.ts'
import { Metrics } from '../../apps/sync-server/src/metrics.ts'
import { type Member, Room } from '../../apps/sync-server/src/room.ts'
import { CommitLog } from '../../apps/sync-server/src/storage/commitLog.ts'
import { Compaction, COMPACTION } from '../../apps/sync-server/src/storage/compaction.ts'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { Random, seeds } from '../support/random.ts'
import { until } from '../support/until.ts'

const MESSAGES = 4_000
const PLAN = {
  id: 'riverbend-riverbend-00',
  title: 'Riverbend',
  place: '',
  language: 'en',
  frozen: false,
  schemaVersion: 1,
  madeAt: 0,
  changedAt: null,
  counts: [],
} as const

/** Honest work of a community, as a list of updates to damage. */
function honestUpdates(random: Random): Uint8Array[] {
  const doc = new Y.Doc()
  const plan = openPlan({ plan: doc })
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < 30; i++) {
    const result = addCard(plan, { column: 'results', band: 'population' }, `Every child ${i}`)
    const indicator = addCard(plan, { column: 'indicators', band: 'population' })
    typeInCard(plan, indicator, { index: 0, remove: 0, insert: 'reads by nine' })
    typeInCard(plan, indicator, { index: 2, remove: 3, insert: 'é' })
    addLink(plan, indicator, result)
    if (random.chance(0.3)) removeCards(plan, [result], 'ana', 1)
    if (random.chance(0.3)) plan.cards.delete(indicator)
  }
  updates.push(Y.encodeStateAsUpdate(doc), Y.mergeUpdates(updates.slice(5, 20)))
  return updates
}

function damaged(update: Uint8Array, random: Random): Uint8Array {
  let bytes = update.slice()
  for (let flips = random.below(4); flips > 0; flips--) {
    const at = random.below(bytes.length)
    // Small steps more often than noise: they make what is nearly right.
    bytes[at] = random.chance(0.6) ? ((bytes[at] ?? 0) + random.below(5) - 2) & 0xff : random.below(256)
  }
  if (random.chance(0.1)) bytes = bytes.slice(0, random.below(bytes.length))
  return bytes
}

/** Reads what it is sent, as an honest client does. */
class Follower implements Member {
  readonly doc = new Y.Doc()
  readonly participantId = 'ben'
  updates = 0

  mayWrite = () => true
  writesOwnOnly = () => false
  isWithheld = false
  claims = () => true
  spend = () => {}
  notice = () => {}
  close = () => {}
  withhold = () => {}
  answerBarrier = () => {}
  tellRights = () => {}
  writePresence = () => {}
  stamp = () => ({ who: 'ben', name: 'Ben', role: 'editor', color: 1 })

  write(...frames: Frame[]): void {
    let bytes = Buffer.concat(frames)
    while (bytes.length > 0) {
      const short = (bytes[1] ?? 0) & 0x7f
      const [start, size] =
        short < 126 ? [2, short] : short === 126 ? [4, bytes.readUInt16BE(2)] : [10, Number(bytes.readBigUInt64BE(2))]
      const decoder = decoding.createDecoder(bytes.subarray(start, start + size))
      expect(decoding.readVarUint(decoder)).toBe(0)
      if (decoding.readVarUint(decoder) > 0) {
        Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder))
        this.updates += 1
      }
      bytes = bytes.subarray(start + size)
    }
  }
}

test.each(seeds(5))(
  'of damaged updates nothing is passed on or stored that others cannot read (seed %i)',
  async (seed) => {
    const random = new Random(seed)
    const storage = new MemoryStorage()
    const content = { zone: `${PLAN.id}/plan`, data: Y.encodeStateAsUpdate(new Y.Doc()), who: 'server', at: 0 } as const
    await storage.createPlan({ plan: PLAN, links: [], content })
    const nothing = () => undefined
    const events = { onState: nothing, onLost: nothing, onDamaged: nothing, onCommit: nothing }
    const log = new CommitLog(storage, realClock, events)
    const compaction = new Compaction(storage, realClock, COMPACTION, { onCompacted: nothing, onError: nothing })
    const services = { log, compaction, clock: realClock, metrics: new Metrics(), big: new BigUpdates(realClock) }
    const file = new PlanFile(PLAN)

    const opened = async () => {
      await log.flushed()
      const stored = await storage.load(`${PLAN.id}/plan`)
      const state = { room: undefined as unknown as Room, follower: new Follower(), isBroken: false }
      state.room = new Room(file, 'plan', stored, services, () => {
        state.isBroken = true
      })
      state.room.enter(state.follower)
      for (const { data } of stored) Y.applyUpdate(state.follower.doc, data)
      return state
    }
    let now = await opened()
    const author = new Follower()
    const updates = honestUpdates(random)
    let refused = 0

    for (let i = 0; i < MESSAGES; i++) {
      const update = damaged(random.pick(updates) ?? new Uint8Array(), random)
      try {
        if (random.chance(0.7)) now.room.receiveUpdate(author, update)
        else now.room.receiveStep2(author, update)
      } catch {
        // The connection would be closed as malformed.
        refused += 1
      }
      expect(now.room.doc.store.pendingStructs).toBeNull()
      expect(now.room.doc.store.pendingDs).toBeNull()
      if (now.isBroken) {
        now.room.close(4500)
        now = await opened()
      }
    }

    const { room, follower } = now
    await log.flushed()
    const kept = new Y.Doc()
    for (const { data } of await storage.load(`${PLAN.id}/plan`)) Y.applyUpdate(kept, data)
    const isSame = () => Y.equalSnapshots(Y.snapshot(kept), Y.snapshot(follower.doc))
    await until('those who follow have what is stored', isSame)
    for (const doc of [follower.doc, kept]) {
      expect(doc.store.pendingStructs).toBeNull()
      expect(doc.store.pendingDs).toBeNull()
      // Not deletions too: about one damaged entry of a map in 50,000 Yjs may think otherwise than those who hear of it,
      // where an author turned the order of his own writes around.
      expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(room.doc))
    }
    expect(refused).toBeGreaterThan(100)
  },
)
