import {
  addBody,
  addCard,
  addLink,
  addPerson,
  addSeat,
  bringBackCards,
  bringBackItem,
  type CardId,
  compareContents,
  edit,
  fillTemplate,
  isFixedCard,
  type ItemId,
  ITEM_ROOTS,
  moveCard,
  openPlan,
  type Plan,
  type PlanContent,
  readPlan,
  removeCards,
  removeLinks,
  restoreContent,
  seatPerson,
  setField,
  TEXT_KEYS,
  typeInCard,
  typeInItem,
} from '@commonboard/model'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { anything } from '../support/anything.ts'
import { Ledger } from '../support/edits.ts'
import { type Peer, Peers, two } from '../support/peers.ts'
import { type Random, seeds } from '../support/random.ts'
import { slowRestore } from '../support/slowRestore.ts'

const RITA = { by: 'Rita', at: 1_000 }

const updatesOf = (plan: Plan, act: () => void): Uint8Array[] => {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array) => updates.push(update)
  plan.doc.on('update', keep)
  act()
  plan.doc.off('update', keep)
  return updates
}

test.each(seeds(150))('after a restore the plan says what it said then, as written anew (seed %i)', (seed) => {
  const table = new Peers({ seed: seed + 200_000, count: 2 })
  const act = anything()
  table.run(60, act)
  table.settle()
  const { plan } = table.any()
  const target = readPlan(plan)
  table.run(60, act)
  table.settle()
  const later = readPlan(plan)
  const expected = slowRestore(plan, target, RITA.by, RITA.at)
  restoreContent(plan, target, RITA)
  expect(readPlan(plan)).toEqual(expected)
  expect(compareContents(target, readPlan(plan)), 'nobody would call anything different').toEqual([])
  expect(
    updatesOf(plan, () => restoreContent(plan, target, RITA)),
    'a second time there is nothing to do',
  ).toEqual([])
  // And forward again to what it said before the restore.
  const forward = slowRestore(plan, later, RITA.by, RITA.at)
  restoreContent(plan, later, RITA)
  expect(readPlan(plan)).toEqual(forward)
  table.settle()
  table.expectSame(readPlan)
})

test.each(seeds(60))('restoring the present writes nothing (seed %i)', (seed) => {
  const table = new Peers({ seed: seed + 300_000, count: 2 })
  table.run(80, anything())
  table.settle()
  const { plan } = table.any()
  expect(updatesOf(plan, () => restoreContent(plan, readPlan(plan), RITA))).toEqual([])
})

/** Types new letters somewhere in what is in sight. */
function typeAnywhere(peer: Peer, random: Random, ledger: Ledger): void {
  const { cards, leadership } = peer.read()
  const letters = ledger.letters(peer, 3)
  const spots: (() => void)[] = []
  const card = random.pick(cards)
  if (card && card.id !== ('vision' as CardId))
    spots.push(() => peer.write(card.id, `${card.text.slice(0, 2)}${letters}${card.text.slice(2)}`))
  const blocks = peer.plan.vision.toArray() as Y.XmlElement[]
  const text = random.pick(blocks)?.toArray()[0]
  if (text instanceof Y.XmlText) spots.push(() => edit(peer.plan, () => text.insert(Math.min(1, text.length), letters)))
  const root = random.pick(ITEM_ROOTS) ?? 'bodies'
  const item = random.pick<{ readonly id: ItemId }>(leadership[root])
  const key = random.pick<string>(TEXT_KEYS[root])
  if (item && key)
    spots.push(() => typeInItem(peer.plan, { root, id: item.id, key }, { index: 0, remove: 0, insert: letters }))
  random.pick(spots)?.()
}

/** All words that are not removed; those of a seat whose body is removed rest with it. */
const wordsInSight = ({ cards, vision, leadership }: PlanContent): string =>
  JSON.stringify([
    cards,
    vision,
    ITEM_ROOTS.map((root) => [
      leadership[root],
      (leadership.resting[root] as readonly { readonly removed?: unknown }[]).filter(({ removed }) => !removed),
    ]),
  ])

test.each(seeds(150))(
  'two online and one offline type while somebody restores: all agree, and no word is lost (seed %i)',
  (seed) => {
    const table = new Peers({ seed: seed + 400_000, count: 4 })
    const [rita, ana, ben, chidi] = table.all as [Peer, Peer, Peer, Peer]
    const act = anything()
    table.run(50, act)
    table.settle()
    const target = rita.read()
    table.run(50, act)
    table.settle()
    table.cut(chidi)
    const typed = new Ledger()
    for (const peer of [ana, ben, chidi, chidi, chidi]) typeAnywhere(peer, table.random, typed)
    restoreContent(rita.plan, target, RITA)
    for (const peer of [ana, ben]) typeAnywhere(peer, table.random, typed)
    table.settle()
    table.expectSame(readPlan)
    const there = wordsInSight(rita.read())
    for (const [letter, peer] of typed.typedBy)
      if (!there.includes(letter)) expect.fail(`${peer.name}'s letter ${letter} was lost`)
  },
)

function riverbend(): Plan {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'example', 'en')
  return plan
}

test('what a restore writes is as large as what had changed, not as the plan', () => {
  const plan = riverbend()
  for (let i = 0; i < 500; i++) addCard(plan, { column: 'principles', band: '' }, `We keep our word, number ${i}.`)
  const target = readPlan(plan)
  const card = target.cards.find(({ column }) => column === 'results')
  if (!card) throw new Error('The example has a result')
  typeInCard(plan, card.id, { index: card.text.length, remove: 0, insert: ' and their families' })
  const [update, ...others] = updatesOf(plan, () => restoreContent(plan, target, RITA))
  expect(others, 'one step').toEqual([])
  expect(update?.byteLength).toBeLessThan(60)
  const rewording = updatesOf(plan, () => typeInCard(plan, card.id, { index: 4, remove: 3, insert: 'each' }))
  const [back] = updatesOf(plan, () => restoreContent(plan, target, RITA))
  expect(back?.byteLength).toBeLessThan(2 * (rewording[0]?.byteLength ?? 0))
})

test('a card taken out of the document altogether comes back under its id, with its links', () => {
  const plan = riverbend()
  const target = readPlan(plan)
  const linked = target.cards.find(({ id }) => !isFixedCard(id) && target.links.some(({ from }) => from === id))
  if (!linked) throw new Error('The example has links')
  edit(plan, () => {
    plan.cards.delete(linked.id)
    for (const link of target.links) if (link.from === linked.id) plan.links.delete(link.id)
    const [person] = target.leadership.people
    if (person) plan.people.delete(person.id)
  })
  expect(readPlan(plan)).not.toEqual(target)
  restoreContent(plan, target, RITA)
  expect(readPlan(plan)).toEqual(target)
})

test('where another program has put something else under an id, the item comes under a new one with its links', () => {
  const plan = riverbend()
  const target = readPlan(plan)
  const card = target.cards.find(({ id }) => target.links.some(({ to }) => to === id) && !isFixedCard(id))
  const body = target.leadership.bodies.find(({ id }) => target.leadership.channels.some(({ from }) => from === id))
  if (!card || !body) throw new Error('The example has links and channels')
  edit(plan, () => {
    plan.cards.set(card.id, 'not a card' as never)
    plan.bodies.set(body.id, 17 as never)
  })
  restoreContent(plan, target, RITA)
  const now = readPlan(plan)
  expect(plan.cards.get(card.id), 'what is not ours stays').toBe('not a card')
  const again = now.cards.find(({ text }) => text === card.text)
  expect(again?.number).toBe(card.number)
  expect(again?.id).not.toBe(card.id)
  expect(now.links.filter(({ to }) => to === again?.id)).toHaveLength(
    target.links.filter(({ to }) => to === card.id).length,
  )
  expect(now.links).toHaveLength(target.links.length)
  const bodyAgain = now.leadership.bodies.find(({ name }) => name === body.name)
  const count = (lead: PlanContent['leadership'], id: string | undefined) => [
    lead.seats.filter((seat) => seat.body === id).length,
    lead.channels.filter(({ from, to }) => from === id || to === id).length,
  ]
  expect(count(now.leadership, bodyAgain?.id)).toEqual(count(target.leadership, body.id))
})

test('what came since the version is among the removed and can be brought back whole', () => {
  const { ana } = two()
  const goal = ana.add({ column: 'results', band: 'population' }, 'Children read')
  const target = ana.read()
  const late = ana.add({ column: 'indicators', band: 'population' }, 'Reading by nine')
  addLink(ana.plan, late, goal)
  const council = addBody(ana.plan, { level: 'community' }, { name: 'Council' })
  const seat = addSeat(ana.plan, { body: council }, { role: 'Parent' })
  seatPerson(ana.plan, seat, addPerson(ana.plan, 'Rosa'))
  const full = ana.read()
  restoreContent(ana.plan, target, RITA)
  expect(ana.read().removed).toMatchObject([{ id: late, removed: { by: 'Rita', at: 1_000 } }])
  expect(ana.read().leadership.seats).toEqual([])
  bringBackCards(ana.plan, [late])
  for (const { root, id } of ana.read().leadership.removed) bringBackItem(ana.plan, { root, id })
  expect(ana.read()).toEqual(full)
})

test('somebody offline who writes on in a card that a restore takes away finds it on the board', () => {
  const { ana, ben, table, settle } = two()
  const target = ana.read()
  const late = ana.add({ column: 'results', band: 'system' }, 'Partners act')
  settle()
  table.cut(ben)
  ben.type(late, ' as one')
  restoreContent(ana.plan, target, RITA)
  expect(ana.read().cards.map(({ id }) => id)).not.toContain(late)
  settle()
  expect(ana.text(late)).toBe('Partners act as one')
  expect(ana.read().cards.map(({ id }) => id)).toContain(late)
})

const put = (plan: Plan, at: number, words: string) =>
  edit(plan, () => {
    const block = new Y.XmlElement('paragraph')
    block.insert(0, [new Y.XmlText(words)])
    plan.vision.insert(at, [block])
    return block
  })

test('a line of the vision that a restore takes away comes back with the words somebody was typing in it', () => {
  const { ana, ben, table, settle } = two()
  put(ana.plan, 0, 'Every child thrives.')
  settle()
  const target = ana.read()
  put(ana.plan, 1, 'We act together.')
  settle()
  table.cut(ben)
  const line = (ben.plan.vision.get(1) as Y.XmlElement).get(0) as Y.XmlText
  edit(ben.plan, () => line.insert(line.length, ' Neighbors too.'))
  restoreContent(ana.plan, target, RITA)
  expect(ana.read().vision).toEqual(target.vision)
  settle()
  expect(ana.read().vision.map(({ as, runs }) => [as, runs.map(({ text }) => text).join('')])).toEqual([
    ['paragraph', 'Every child thrives.'],
    ['paragraph', ' Neighbors too.'],
    ['paragraph', ''],
  ])
  table.expectSame(readPlan)
})

test('going back and forth between two versions uses the same lines of the vision again', () => {
  const { ana } = two()
  put(ana.plan, 0, 'Every child thrives.')
  const short = ana.read()
  put(ana.plan, 1, 'We act together.')
  put(ana.plan, 2, 'In both school districts.')
  const long = ana.read()
  const lines = ana.plan.vision.length
  for (let i = 0; i < 4; i++) {
    restoreContent(ana.plan, short, RITA)
    expect(ana.read().vision).toEqual(short.vision)
    restoreContent(ana.plan, long, RITA)
    expect(ana.read().vision).toEqual(long.vision)
  }
  expect(ana.plan.vision.length).toBe(lines)
})

test('a restore takes nobody’s name for the plan, nor the plan its title', () => {
  const { ana } = two()
  const target = ana.read()
  ana.plan.about.set('title', 'Riverbend 2030')
  restoreContent(ana.plan, { ...target, about: { ...target.about, title: 'An old title' } }, RITA)
  expect(ana.read().about.title).toBe('Riverbend 2030')
})

test('units, places and links that had changed are as they were', () => {
  const { ana } = two()
  const goal = ana.add({ column: 'results', band: 'population' }, 'Children read')
  const sign = ana.add({ column: 'indicators', band: 'population' }, 'Reading by nine')
  const link = addLink(ana.plan, sign, goal)
  setField(ana.plan, sign, 'unit', '%')
  const target = ana.read()
  setField(ana.plan, sign, 'unit', 'days')
  if (link) removeLinks(ana.plan, [link])
  moveCard(ana.plan, sign, { column: 'infrastructure', band: '' })
  removeCards(ana.plan, [goal], 'Ana', 5)
  restoreContent(ana.plan, target, RITA)
  expect(ana.read()).toEqual(target)
})

test('a seat has the holder it had, and whoever is seated meanwhile by somebody offline is not thrown out twice', () => {
  const { ana, ben, table, settle } = two()
  const council = addBody(ana.plan, { level: 'community' }, { name: 'Council' })
  const seat = addSeat(ana.plan, { body: council }, { role: 'Parent' })
  const [rosa, luz, mateo] = ['Rosa', 'Luz', 'Mateo'].map((name) => addPerson(ana.plan, name))
  seatPerson(ana.plan, seat, rosa, '2026-02')
  settle()
  const target = ana.read()
  seatPerson(ana.plan, seat, luz, '2026-05')
  settle()
  table.cut(ben)
  seatPerson(ben.plan, seat, mateo, '2026-06')
  restoreContent(ana.plan, target, RITA)
  const held = () => ana.read().leadership.seats.map(({ holder, since }) => [holder, since])
  expect(held()).toEqual([[rosa, '2026-02']])
  settle()
  table.expectSame(readPlan)
  expect([rosa, mateo], 'one of the two who were seated at once').toContain(held()[0]?.[0])
  seatPerson(ana.plan, seat, undefined)
  restoreContent(ana.plan, target, RITA)
  expect(held()).toEqual([[rosa, '2026-02']])
})
