import { join } from 'node:path'
import { LIMITS, type Zone } from '@commonboard/model'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createServer } from '../../apps/sync-server/src/server.ts'
import { repairPlan } from '../../apps/sync-server/src/storage/repair.ts'
import { openSqlite } from '../../apps/sync-server/src/storage/sqlite.ts'
import { TestClock } from '../support/clock.ts'
import { Device, planWithEverybody, startServer, temporaryFolder } from '../support/startServer.ts'
import { type WireClient, wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

const TALK: Zone = 'talk'
type Comment = Y.Map<unknown>

const comments = (doc: Y.Doc) => doc.getMap<Comment>('comments')
const textOf = (doc: Y.Doc, id: string) => comments(doc).get(id)?.get('text') as Y.Text | undefined
const says = (doc: Y.Doc, id: string) => textOf(doc, id)?.toString()

/** Who holds each page: what a contributor says must say that it is his. */
const writers = new WeakMap<Y.Doc, string>()
const whoIs = (doc: Y.Doc): string => writers.get(doc) ?? 'nobody'

async function page(device: Device, planId: string, zone: Zone, options: Parameters<typeof wireClient>[3] = {}) {
  const { body } = await device.ask('GET', `/api/plans/${planId}`)
  const client = await wireClient(device, planId, zone, options)
  writers.set(client.doc, (body as { me: { participantId: string } }).me.participantId)
  return client
}

function comment(doc: Y.Doc, id: string, words: string, by = whoIs(doc)): void {
  const made: Comment = new Y.Map<unknown>([
    ['about', ['board', 'vision']],
    ['on', 'card'],
    ['text', new Y.Text(words)],
    ['by', by],
    ['at', 1],
  ])
  comments(doc).set(id, made)
}

function reply(doc: Y.Doc, id: string, to: string, words: string, by = whoIs(doc)): void {
  const made: Comment = new Y.Map<unknown>([
    ['to', to],
    ['text', new Y.Text(words)],
    ['by', by],
    ['at', 1],
  ])
  doc.getMap('replies').set(id, made)
}

/** What one person says of a comment: a reaction, or that it is settled. */
const mark = (doc: Y.Doc, root: 'reactions' | 'settled', of: string, value: unknown, by = whoIs(doc)): void =>
  void doc.getMap(root).set(`${of}~${by}`, value)

const SETTLED = { turn: 1, is: 'settled', at: 1 }

/** Ana may all, Ben edits, Chidi and Elena are contributors; Elena and Chidi have said something. */
async function talking(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer(options)
  const people = await planWithEverybody(server.url)
  const { planId, links } = people.plan
  const elena = new Device(server.url, 'Elena')
  const elenaJoined = await elena.join(links.contributor)
  const witness = await page(people.ana, planId, TALK)
  const elenas = await page(elena, planId, TALK)
  comment(elenas.doc, 'elenas', 'A room for families')
  await elenas.saved()
  const chidis = await page(people.chidi, planId, TALK)
  comment(chidis.doc, 'chidis', 'Reading nights')
  await chidis.saved()
  await until('Ana reads both', () => says(witness.doc, 'chidis') && says(witness.doc, 'elenas'))
  return { server, ...people, planId, elena, elenaJoined, witness, elenas, chidis }
}

/** What a change would look like on the wire, made by somebody who knows no rule. */
function updateOf(client: WireClient, change: (doc: Y.Doc) => void, clientId = client.doc.clientID): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(client.doc))
  doc.clientID = clientId
  writers.set(doc, whoIs(client.doc))
  const changes: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => changes.push(update))
  doc.transact(() => change(doc))
  return Y.mergeUpdates(changes)
}

const ESCAPES: readonly [string, (doc: Y.Doc) => void][] = [
  ['takes away another’s comment', (doc) => comments(doc).delete('elenas')],
  ['puts his own in the place of another’s', (doc) => comment(doc, 'elenas', 'Not hers any more')],
  ['sets a key of another’s comment again', (doc) => void comments(doc).get('elenas')?.set('on', 'elsewhere')],
  ['adds a key to another’s comment', (doc) => void comments(doc).get('elenas')?.set('resolved', true)],
  ['takes a key from another’s comment', (doc) => comments(doc).get('elenas')?.delete('on')],
  ['hangs a comment of his own into another’s', (doc) => void comments(doc).get('elenas')?.set('reply', new Y.Map())],
  ['writes into another’s words', (doc) => textOf(doc, 'elenas')?.insert(2, 'big ')],
  ['writes on behind another’s words', (doc) => textOf(doc, 'elenas')?.insert(19, ', or not')],
  ['strikes a letter out of another’s words', (doc) => textOf(doc, 'elenas')?.delete(0, 1)],
  ['prints another’s words bold', (doc) => textOf(doc, 'elenas')?.format(0, 6, { bold: true })],
  ['writes letters nobody owns the text of', (doc) => doc.getText('heading').insert(0, 'Mine')],
  ['puts something into a list of everybody', (doc) => doc.getArray('order').push(['elenas'])],
  ['says something as Elena', (doc) => comment(doc, 'forged', 'by Elena?', elenaIn(doc))],
  ['answers as Elena', (doc) => reply(doc, 'forged', 'chidis', 'by Elena?', elenaIn(doc))],
  ['makes his own comment Elena’s', (doc) => void comments(doc).get('chidis')?.set('by', elenaIn(doc))],
  ['says something as nobody', (doc) => comment(doc, 'forged', 'by nobody', '')],
  ['agrees as Elena', (doc) => mark(doc, 'reactions', 'chidis', ['agree'], elenaIn(doc))],
  ['settles Elena’s comment', (doc) => mark(doc, 'settled', 'elenas', SETTLED)],
  ['settles his own as Elena', (doc) => mark(doc, 'settled', 'chidis', SETTLED, elenaIn(doc))],
  ['settles a comment nobody has made', (doc) => mark(doc, 'settled', 'later', SETTLED)],
  ['agrees in words of his own', (doc) => mark(doc, 'reactions', 'elenas', ['agree', 'a whole novel'])],
  ['settles with more than a mark', (doc) => mark(doc, 'settled', 'chidis', { ...SETTLED, more: 'x'.repeat(99) })],
  ['opens a root of his own', (doc) => void doc.getMap('mine').set('x', 1)],
  ['says too much', (doc) => comment(doc, 'long', 'x'.repeat(LIMITS.commentTextMaxLength + 1))],
  ['hangs a heap on his own comment', (doc) => void comments(doc).get('chidis')?.set('heap', 'x'.repeat(20_000))],
  ['proposes a book', (doc) => void comments(doc).get('chidis')?.set('proposal', 'x'.repeat(2_001))],
  ['names a crowd', (doc) => void comments(doc).get('chidis')?.set('mentions', Array(21).fill('ana'))],
  ['speaks of nothing there is', (doc) => void comments(doc).get('chidis')?.set('about', ['moon', 'x'])],
]

const elenaIn = (doc: Y.Doc): string => comments(doc).get('elenas')?.get('by') as string

const whatIsThere = (doc: Y.Doc) => ({
  comments: comments(doc).toJSON(),
  heading: doc.getText('heading').toString(),
  order: doc.getArray('order').toJSON(),
  replies: doc.getMap('replies').toJSON(),
  reactions: doc.getMap('reactions').toJSON(),
  settled: doc.getMap('settled').toJSON(),
})

describe.each(['an update', 'a SyncStep2'] as const)('a contributor who by %s', (form) => {
  test.each(ESCAPES)('%s is refused, and nothing changes', async (_name, change) => {
    const { chidis, witness, ana, planId } = await talking()
    const before = whatIsThere(witness.doc)
    const update = updateOf(chidis, change)
    if (form === 'an update') {
      chidis.sendUpdate(update)
      expect(await chidis.closed()).toBe(4403)
    } else {
      chidis.sendStep2(update)
      await until('it is refused', () => chidis.notices.some(({ code }) => code === 3))
      const barrier = chidis.barrier()
      chidis.askPresence()
      await until('an answer to what came later', () => chidis.received.at(-1) === '1')
      expect(chidis.isAcknowledged(barrier)).toBe(false)
    }
    expect(chidis.notices.map(({ code }) => code)).toEqual([3])
    await witness.saved()
    expect(whatIsThere(witness.doc)).toEqual(before)
    expect(whatIsThere((await page(ana, planId, TALK)).doc)).toEqual(before)
  })

  test('writes in another’s name is refused', async () => {
    const { chidis, elenas, witness, ana, planId } = await talking()
    const forged = updateOf(chidis, (doc) => comment(doc, 'forged', 'by Elena?'), elenas.doc.clientID)
    if (form === 'an update') chidis.sendUpdate(forged)
    else chidis.sendStep2(forged)
    await until('it is refused', () => chidis.notices.some(({ code }) => code === 3))
    comment(elenas.doc, 'more', 'of Elena')
    await elenas.saved()
    await until('Ana reads on', () => says(witness.doc, 'more'))
    expect(comments((await page(ana, planId, TALK)).doc).has('forged')).toBe(false)
  })
})

test.each<[string, (doc: Y.Doc) => void]>([
  ['all there is taken away', (doc) => comments(doc).clear()],
  [
    'one letter of another among much of his own',
    (doc) => {
      for (let i = 0; i < 50; i++) comment(doc, `more ${i}`, 'and more')
      comments(doc).delete('chidis')
      textOf(doc, 'elenas')?.delete(0, 1)
    },
  ],
])('an update that is a contributor’s own in part is refused as a whole: %s', async (_name, change) => {
  const { chidis, witness } = await talking()
  const before = whatIsThere(witness.doc)
  chidis.sendUpdate(updateOf(chidis, change))
  expect(await chidis.closed()).toBe(4403)
  await witness.saved()
  expect(whatIsThere(witness.doc)).toEqual(before)
})

describe('what a contributor has written is his', () => {
  test('to write on, to strike out, to set again, to take away, and to answer others with', async () => {
    const { chidis, witness } = await talking()
    textOf(chidis.doc, 'chidis')?.insert(7, ' and writing')
    textOf(chidis.doc, 'chidis')?.delete(0, 1)
    comments(chidis.doc).get('chidis')?.set('on', 'another card')
    comments(chidis.doc).get('chidis')?.set('on', 'a third card')
    reply(chidis.doc, 'answer', 'elenas', 'Yes, with a kitchen')
    mark(chidis.doc, 'reactions', 'elenas', ['agree'])
    mark(chidis.doc, 'settled', 'chidis', SETTLED)
    await chidis.saved()
    await until('Ana reads it', () => witness.doc.getMap('settled').size === 1)
    expect(witness.doc.getMap<Comment>('replies').get('answer')?.get('to')).toBe('elenas')
    expect(says(witness.doc, 'chidis')).toBe('eading and writing nights')
    expect(comments(witness.doc).get('chidis')?.get('on')).toBe('a third card')
    comments(chidis.doc).delete('chidis')
    await chidis.saved()
    await until('it is gone', () => !comments(witness.doc).has('chidis'))
  })

  test('on another page of his too, and after the server has been started anew', async () => {
    const dataDir = temporaryFolder()
    const first = await createServer({ storage: await openSqlite(dataDir), newPlansPerHour: 100 })
    const { plan, chidi } = await planWithEverybody(first.url)
    const elena = new Device(first.url, 'Elena')
    await elena.join(plan.links.contributor)
    for (const [device, id] of [
      [elena, 'elenas'],
      [chidi, 'chidis'],
    ] as const) {
      const client = await page(device, plan.planId, TALK)
      comment(client.doc, id, 'Reading nights')
      await client.saved()
    }
    const open = await page(chidi, plan.planId, TALK)
    textOf(open.doc, 'chidis')?.delete(0, 8)
    await open.saved()
    await first.close()

    const second = await startServer({ dataDir })
    const back = new Device(second.url, 'Chidi')
    back.cookie = chidi.cookie
    const again = await page(back, plan.planId, TALK)
    expect(says(again.doc, 'chidis')).toBe('nights')
    textOf(again.doc, 'chidis')?.delete(0, 6)
    await again.saved()
    again.doc.getMap('comments').delete('elenas')
    expect(await again.closed()).toBe(4403)
    const third = await page(back, plan.planId, TALK)
    expect(says(third.doc, 'elenas')).toBe('Reading nights')
    expect(says(third.doc, 'chidis')).toBe('')
  })

  test('after the log has been merged and its rows are gone, and after the zone had to be made anew', async () => {
    const dataDir = temporaryFolder()
    const start = () => startServer({ dataDir, compaction: { historyDays: 0 } })
    const first = await createServer({ storage: await openSqlite(dataDir) })
    const { plan, chidi } = await planWithEverybody(first.url)
    const { planId } = plan
    const elena = new Device(first.url, 'Elena')
    await elena.join(plan.links.contributor)
    for (const [device, id] of [
      [elena, 'elenas'],
      [chidi, 'chidis'],
    ] as const) {
      const client = await page(device, planId, TALK)
      comment(client.doc, id, 'Reading nights')
      await client.saved()
    }
    await first.close()
    const hasOwnOnly = async () => {
      const server = await start()
      const back = new Device(server.url, 'Chidi')
      back.cookie = chidi.cookie
      const client = await page(back, planId, TALK)
      textOf(client.doc, 'chidis')?.delete(0, 1)
      await client.saved()
      comments(client.doc).delete('elenas')
      expect(await client.closed()).toBe(4403)
      await server.close()
    }

    const storage = await openSqlite(dataDir)
    const done = await storage.compact(`${planId}/talk`, { keepFrom: Infinity, dueFrom: Infinity })
    expect(done?.removed).toBeGreaterThan(1)
    await storage.close()
    await hasOwnOnly()

    const database = new DatabaseSync(join(dataDir, 'commonboard.db'))
    const zone = "(SELECT id FROM zones WHERE zone = 'talk')"
    database.exec(
      `UPDATE updates SET who = 'nobody' WHERE zone = ${zone} AND seq = (SELECT max(seq) FROM updates WHERE zone = ${zone})`,
    )
    database.close()
    expect(repairPlan(dataDir, planId, new Date()).join()).toContain('The zone talk was made anew')
    await hasOwnOnly()
  })

  test('when he was away: of what he brings, his own is taken, and what is of others is not', async () => {
    const { chidis, elenas, witness, chidi, planId } = await talking()
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(chidis.doc))
    Y.applyUpdate(
      doc,
      updateOf(elenas, (hers) => comment(hers, 'lost', 'what the server has not')),
    )
    comment(doc, 'offline', 'written in the train', whoIs(chidis.doc))
    comments(doc).delete('elenas')
    const back = await page(chidi, planId, TALK, { doc })
    await until('his own is there', () => says(witness.doc, 'offline') === 'written in the train')
    const barrier = back.barrier()
    back.askPresence()
    await until('an answer to what came later', () => back.received.at(-1) === '1')
    expect(back.isAcknowledged(barrier)).toBe(false)
    expect(comments(witness.doc).has('lost')).toBe(false)
    expect(comments(witness.doc).has('elenas')).toBe(true)
    const next = await page(chidi, planId, TALK)
    comments(next.doc).delete('offline')
    await next.saved()
  })

  test('and an editor’s and a facilitator’s work there is free', async () => {
    const { ben, planId, witness } = await talking()
    const bens = await page(ben, planId, TALK)
    comments(bens.doc).get('elenas')?.set('resolved', true)
    textOf(bens.doc, 'elenas')?.insert(0, 'Yes: ')
    comments(bens.doc).delete('chidis')
    await bens.saved()
    await until('Ana sees it', () => !comments(witness.doc).has('chidis'))
    expect(says(witness.doc, 'elenas')).toBe('Yes: A room for families')
  })
})

test('words of unknown origin are nobody’s: no contributor can make them his own', async () => {
  const { ben, chidis, planId, witness } = await talking()
  const bens = await page(ben, planId, TALK)
  const lost = updateOf(bens, (doc) => comment(doc, 'lost', 'given back by Ben'), 77)
  bens.sendStep2(lost)
  await until('it is back', () => says(witness.doc, 'lost') && says(chidis.doc, 'lost'))
  chidis.sendUpdate(updateOf(chidis, (doc) => comment(doc, 'claim', 'mine'), 77))
  expect(await chidis.closed()).toBe(4403)
  expect(comments(witness.doc).has('claim')).toBe(false)
})

test('when everybody becomes a contributor, what is on its way still counts; then each has his own', async () => {
  const clock = new TestClock()
  const { ana, ben, planId, witness } = await talking({ clock })
  const bens = await page(ben, planId, TALK)
  await bens.saved()
  await ana.ask('PUT', `/api/plans/${planId}/roles`, { participantId: 'everyone', role: 'contributor' })
  comments(bens.doc).delete('chidis')
  await bens.saved()
  await until('Ana sees it', () => !comments(witness.doc).has('chidis'))
  clock.pass(2_001)
  comments(bens.doc).delete('elenas')
  expect(await bens.closed()).toBe(4403)
  expect(comments(witness.doc).has('elenas')).toBe(true)
})

test('an editor settles anybody’s comment', async () => {
  const { ben, planId, witness } = await talking()
  const bens = await page(ben, planId, TALK)
  mark(bens.doc, 'settled', 'elenas', SETTLED)
  await bens.saved()
  await until('Ana sees it', () => witness.doc.getMap('settled').size === 1)
})

test('what a contributor proposes changes no word of the plan, and taking it over is not his', async () => {
  const { chidi, chidis, plan, planId, ana } = await talking()
  comment(chidis.doc, 'proposed', 'clearer')
  comments(chidis.doc).get('proposed')?.set('proposal', 'Families lead')
  await chidis.saved()
  const plans = await page(chidi, planId, 'plan')
  plans.doc.getMap('accepted').set('proposed', { by: whoIs(plans.doc), at: 1 })
  expect(await plans.closed()).toBe(4403)
  expect((await page(ana, plan.planId, 'plan')).doc.getMap('accepted').size).toBe(0)
})

test('freezing the plan does not silence the talk', async () => {
  const clock = new TestClock()
  const { ana, planId, chidis, witness } = await talking({ clock })
  await ana.ask('PUT', `/api/plans/${planId}/frozen`, { frozen: true })
  clock.pass(3_000)
  comment(chidis.doc, 'later', 'still speaking')
  await chidis.saved()
  await until('Ana reads it', () => says(witness.doc, 'later'))
})
