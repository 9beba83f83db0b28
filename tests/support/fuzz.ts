import { addCard, addComment, addLink, MESSAGE, openPlan, react, removeCards, typeInCard } from '@commonboard/model'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { encodeUpdate, type Structs } from '../../apps/sync-server/src/updates.ts'
import type { Random } from './random.ts'

/** Messages to the server that are right, nearly right, and wrong; the same seed makes the same ones. */

const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

export const syncMessage = (step: number, bytes: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })

const framed = (type: number, bytes: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, bytes)
  })

/** Honest work of a community, as a list of updates to damage. */
export function honestUpdates(random: Random): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = 1 + random.below(2 ** 31)
  // What a contributor says in the talk stands under a client id of its own: there he may write nothing else.
  const talk = new Y.Doc()
  talk.clientID = 1 + random.below(2 ** 31)
  const speaker = random.chance(0.5) ? 'chidi' : 'elena'
  const plan = openPlan({ plan: doc, talk })
  const updates: Uint8Array[] = []
  for (const one of [doc, talk]) one.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < 30; i++) {
    const result = addCard(plan, { column: 'results', band: 'population' }, `Every child ${i}`)
    const indicator = addCard(plan, { column: 'indicators', band: 'population' })
    typeInCard(plan, indicator, { index: 0, remove: 0, insert: 'reads by nine' })
    typeInCard(plan, indicator, { index: 2, remove: 3, insert: 'é' })
    addLink(plan, indicator, result)
    if (random.chance(0.3)) removeCards(plan, [result], 'ana', 1)
    if (random.chance(0.3)) plan.cards.delete(indicator)
    const comment = addComment(plan, { about: ['card', result], text: `Which children? ${i}` }, speaker, i)
    if (comment) react(plan, comment, 'agree', true, speaker)
  }
  updates.push(Y.encodeStateAsUpdate(doc), Y.mergeUpdates(updates.slice(5, 20)))
  return updates
}

/** A few bytes changed, some missing. */
export function damaged(update: Uint8Array, random: Random): Uint8Array {
  let bytes = update.slice()
  for (let flips = random.below(4); flips > 0 && bytes.length > 0; flips--) {
    const at = random.below(bytes.length)
    // Small steps more often than noise: they make what is nearly right.
    bytes[at] = random.chance(0.6) ? ((bytes[at] ?? 0) + random.below(5) - 2) & 0xff : random.below(256)
  }
  if (random.chance(0.1)) bytes = bytes.slice(0, random.below(bytes.length))
  return bytes
}

const HUGE = [2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 53 - 1]

/** The update taken apart, one of its parts said otherwise, and put together again: well formed and not honest. */
export function bent(update: Uint8Array, random: Random, knownIds: readonly number[]): Uint8Array {
  const { structs, ds } = Y.decodeUpdate(update)
  const groups: Structs = new Map()
  for (const struct of structs) groups.set(struct.id.client, [...(groups.get(struct.id.client) ?? []), struct])
  const deletions = new Map<number, { clock: number; len: number }[]>()
  for (const [client, ranges] of ds.clients) deletions.set(client, [...ranges])

  const someId = () => random.pick(knownIds) ?? 1
  const someClock = () => (random.chance(0.1) ? (random.pick(HUGE) ?? 0) : random.below(200))
  const victim = random.pick(structs)
  const changes: Record<string, () => void> = {
    client() {
      const [from, list] = [...groups][0] ?? [0, []]
      groups.delete(from)
      groups.set(someId(), list)
    },
    clock: () => victim && set(victim, 'id', Y.createID(victim.id.client, someClock())),
    origin: () => victim && set(victim, 'origin', random.chance(0.3) ? null : Y.createID(someId(), someClock())),
    rightOrigin: () =>
      victim && set(victim, 'rightOrigin', random.chance(0.3) ? null : Y.createID(someId(), someClock())),
    parent: () => victim && set(victim, 'parent', random.chance(0.5) ? 'cards' : Y.createID(someId(), someClock())),
    parentSub: () => victim && set(victim, 'parentSub', random.pick(['first', 'guard', '__proto__', null])),
    gc: () => {
      if (!victim) return
      const list = groups.get(victim.id.client)
      const at = list?.indexOf(victim) ?? -1
      if (list && at >= 0) list[at] = new Y.GC(victim.id, victim.length)
    },
    deletion: () => deletions.set(someId(), [{ clock: someClock(), len: someClock() }]),
    manyDeletions: () =>
      deletions.set(
        someId(),
        Array.from({ length: 50 }, () => ({ clock: someClock(), len: random.below(5) })),
      ),
    order: () => groups.get(victim?.id.client ?? 0)?.reverse(),
    twice() {
      const list = groups.get(victim?.id.client ?? 0)
      if (list) list.push(...list.slice(0, 3))
    },
  }
  changes[random.pick(Object.keys(changes)) ?? 'client']?.()
  try {
    return encodeUpdate(groups, deletions)
  } catch {
    return update
  }
}

const set = (target: object, key: string, value: unknown) => Object.defineProperty(target, key, { value })

const presence = (entries: readonly [id: number, clock: number, json: string][], count = entries.length): Uint8Array =>
  framed(
    MESSAGE.awareness,
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, count)
      for (const [id, clock, json] of entries) {
        encoding.writeVarUint(encoder, id)
        encoding.writeVarUint(encoder, clock)
        encoding.writeVarString(encoder, json)
      }
    }),
  )

const WRONG_JSON = [
  '{',
  '',
  'null',
  '[]',
  '7',
  '"text"',
  '{"__proto__":{"role":"facilitator"}}',
  '{"name":"Ana","role":"facilitator","who":"ana"}',
  `${'['.repeat(900)}${']'.repeat(900)}`,
  `{"x":"${'x'.repeat(3_000)}"}`,
  '{"face":"canvas","cursor":{"dx":1e999}}',
  '\u0000',
]

/** One message as somebody might send it who knows the protocol and means ill, or whose program is broken. */
export function message(random: Random, updates: readonly Uint8Array[], knownIds: readonly number[]): Uint8Array {
  const update = random.pick(updates) ?? new Uint8Array([0, 0])
  const step = random.chance(0.7) ? UPDATE : STEP_2
  const id = () => random.pick(knownIds) ?? 1
  const made = {
    honest: () => syncMessage(step, update),
    damaged: () => syncMessage(step, damaged(update, random)),
    bent: () => syncMessage(step, bent(update, random, knownIds)),
    bentTwice: () => syncMessage(step, bent(bent(update, random, knownIds), random, knownIds)),
    step1: () => syncMessage(STEP_1, random.chance(0.5) ? new Uint8Array([0]) : damaged(update, random)),
    nested: () => nestedLength(syncMessage(step, update), random),
    otherStep: () => syncMessage(random.below(300), update),
    otherType: () => framed(random.below(300), update),
    giant: () => new Uint8Array([random.below(4), ...Array.from({ length: random.below(14) }, () => 0xff), 1]),
    presence: () => presence([[id(), random.below(50), JSON.stringify({ face: 'canvas', n: random.below(9) })]]),
    wrongPresence: () =>
      presence([
        [id(), random.chance(0.2) ? (random.pick(HUGE) ?? 0) : random.below(50), random.pick(WRONG_JSON) ?? ''],
      ]),
    presenceCount: () => presence([[id(), 1, '{}']], random.pick([0, 2, 5_000, 2 ** 31])),
    presenceCrowd: () =>
      presence(Array.from({ length: 40 }, () => [random.below(2 ** 32), 1, '{}'] as const).map((one) => [...one])),
    query: () => new Uint8Array([MESSAGE.queryAwareness]),
    barrier: () => framed(MESSAGE.barrier, new Uint8Array(random.below(70))),
    notice: () => framed(MESSAGE.notice, new Uint8Array([5])),
    noise: () => Uint8Array.from({ length: random.below(60) }, () => random.below(256)),
    behind: () => Buffer.concat([syncMessage(step, update), syncMessage(step, damaged(update, random))]),
  }
  const weights: Record<keyof typeof made, number> = {
    honest: 6,
    damaged: 8,
    bent: 10,
    bentTwice: 4,
    step1: 2,
    nested: 3,
    otherStep: 1,
    otherType: 1,
    giant: 2,
    presence: 3,
    wrongPresence: 3,
    presenceCount: 1,
    presenceCrowd: 1,
    query: 1,
    barrier: 2,
    notice: 1,
    noise: 2,
    behind: 1,
  }
  return made[random.weighted(weights)]()
}

// A length inside that says more, or less, than is there.
function nestedLength(bytes: Uint8Array, random: Random): Uint8Array {
  const changed = bytes.slice()
  const at = 2 + random.below(Math.min(3, changed.length - 2))
  changed[at] = random.pick([0, 1, 0x7f, 0x80, 0xff]) ?? 0
  return changed
}

/** Messages in what the server writes, which may be several frames at once. @throws if they are not frames */
export function* messagesIn(bytes: Buffer): Generator<Uint8Array> {
  for (let rest = bytes; rest.length > 0; ) {
    if (rest[0] !== 0x82) throw new Error('Not a binary frame')
    const short = (rest[1] ?? 0) & 0x7f
    const [start, size] =
      short < 126 ? [2, short] : short === 126 ? [4, rest.readUInt16BE(2)] : [10, Number(rest.readBigUInt64BE(2))]
    if (rest.length < start + size) throw new Error('A frame is cut off')
    yield rest.subarray(start, start + size)
    rest = rest.subarray(start + size)
  }
}

/** Reads what it is sent as an honest client does. @throws at whatever an honest client cannot read */
export class Reader {
  readonly doc = new Y.Doc()
  readonly presence = new Map<number, unknown>()
  presenceFrames = 0

  read(bytes: Buffer): void {
    for (const one of messagesIn(bytes)) {
      const decoder = decoding.createDecoder(one)
      const type = decoding.readVarUint(decoder)
      if (type === MESSAGE.sync) this.readSync(decoder)
      else if (type === MESSAGE.awareness) this.readPresence(decoding.readVarUint8Array(decoder))
      else if (type !== MESSAGE.barrier && type !== MESSAGE.notice) throw new Error(`A message of type ${type}`)
    }
  }

  private readSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (step === STEP_1) Y.decodeStateVector(bytes)
    else Y.applyUpdate(this.doc, bytes)
    if (this.doc.store.pendingStructs ?? this.doc.store.pendingDs) throw new Error('An update with a gap was passed on')
  }

  private readPresence(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes)
    const count = decoding.readVarUint(decoder)
    if (count > 0) this.presenceFrames += 1
    for (let left = count; left > 0; left--) {
      const id = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      const state: unknown = JSON.parse(decoding.readVarString(decoder))
      if (state === null) this.presence.delete(id)
      else this.presence.set(id, state)
    }
  }
}
