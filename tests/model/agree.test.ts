import {
  COLUMN_FACTS,
  COLUMNS_AND_STRIPS,
  columnSign,
  isFixedCard,
  isOrderKey,
  type Leadership,
  linkRule,
  type PlanContent,
  readPlan,
} from '@commonboard/model'
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { anyEdit, Ledger, lettersOf } from '../support/edits.ts'
import { type Peer, Peers } from '../support/peers.ts'
import { seeds } from '../support/random.ts'

/** What must hold of a plan whatever happened. Throws plain errors: `expect` would cost a second each hundred plans. */
function mustHold(plan: PlanContent, hasArrived = true): void {
  const must = (holds: boolean, what: string) => {
    if (!holds) throw new Error(what)
  }
  const ids = new Set(plan.cards.map((card) => card.id))
  must(ids.size === plan.cards.length, 'a live card stands in one column only')
  for (const card of plan.removed) must(!ids.has(card.id), `${card.id} is either live or removed`)
  must(plan.cards.filter((card) => isFixedCard(card.id)).length === 7, 'the vision and the six functions are there')
  for (const column of COLUMNS_AND_STRIPS) {
    const cards = plan.cards.filter((card) => card.column === column)
    for (const [index, card] of cards.entries()) {
      must(card.number === `${columnSign(column)}.${index + 1}`, `${card.number} follows its neighbor`)
      must(COLUMN_FACTS[column].bands.includes(card.band), `${column} has the band ${card.band}`)
      // Yjs applies a deletion at once, also when the value that came with it waits for somebody else's letter.
      must(!hasArrived || isFixedCard(card.id) || isOrderKey(card.order), `${card.order} is an order key`)
    }
  }
  structureMustHold(plan.leadership, must)
  const byId = new Map(plan.cards.map((card) => [card.id, card]))
  for (const link of plan.links) {
    const from = byId.get(link.from)
    const to = byId.get(link.to)
    must(from !== undefined && to !== undefined, `${link.id} joins live cards`)
    const rule = from && to ? linkRule(from.column, to.column) : undefined
    must(rule?.kind === link.kind && !rule.isTurned, `${link.id} joins columns that may be linked`)
  }
}

function structureMustHold(structure: Leadership, must: (holds: boolean, what: string) => void): void {
  const { bodies, seats, people, organizations, channels, removed } = structure
  const ids = [...bodies, ...seats, ...people, ...organizations, ...channels].map((item) => item.id as string)
  must(new Set(ids).size === ids.length, 'an item stands in one place only')
  for (const item of removed) must(!ids.includes(item.id), `${item.id} is either live or removed`)
  const isBody = new Set(bodies.map((body) => body.id))
  const isPerson = new Set(people.map((person) => person.id))
  for (const seat of seats) {
    must(isBody.has(seat.body), `the seat ${seat.id} stands in a live body`)
    must(
      seat.holder === undefined || isPerson.has(seat.holder),
      `the seat ${seat.id} is open or held by one live person`,
    )
  }
  for (const channel of channels) {
    must(isBody.has(channel.from) && isBody.has(channel.to), `${channel.id} joins live bodies`)
    must(channel.from !== channel.to, `${channel.id} leads somewhere`)
  }
}

function watchMustAgree(peer: Peer): void {
  const watched = peer.watch.read()
  const read = readPlan(peer.plan)
  if (!isDeepStrictEqual(watched, read)) expect(watched, `what ${peer.name} watches`).toEqual(read)
}

test.each(seeds(200))('four people edit at once on a bad network and agree (seed %i)', (seed) => {
  const table = new Peers({ seed, count: 4 })
  const ledger = new Ledger()
  table.onDelivery = (peer) => {
    if (table.random.chance(0.05)) watchMustAgree(peer)
  }
  table.run(120, anyEdit(ledger))
  table.settle()
  table.expectSame(readPlan)
  for (const peer of table.all) {
    watchMustAgree(peer)
    mustHold(peer.read())
  }
  const there = lettersOf(table.any())
  for (const [letter, peer] of ledger.typedBy)
    if (!there.has(letter) && !ledger.taken.has(letter)) expect.fail(`${peer.name}'s letter ${letter} was lost`)
})

test.each(seeds(12))('after every single delivery the watched plan is the plan, and it holds (seed %i)', (seed) => {
  const table = new Peers({ seed: seed + 10_000, count: 3 })
  table.onDelivery = (peer) => {
    watchMustAgree(peer)
    mustHold(peer.watch.read(), false)
  }
  table.run(120, anyEdit(new Ledger()))
  table.settle()
  table.expectSame(readPlan)
})

test('unchanged cards stay the same objects, so that views redraw only what changed', () => {
  const table = new Peers({ seed: 1, count: 2 })
  const [ana, ben] = table.all as [Peer, Peer]
  const first = ana.add({ column: 'results', band: 'population' }, 'Children read')
  const second = ana.add({ column: 'results', band: 'population' }, 'Families take part')
  table.settle()
  const before = ben.watch.read()
  expect(ben.watch.read()).toBe(before)
  ana.type(first, ' by nine')
  table.settle()
  const after = ben.watch.read()
  const find = (plan: PlanContent, id: string) => plan.cards.find((card) => card.id === id)
  expect(find(after, second)).toBe(find(before, second))
  expect(find(after, first)?.text).toBe('Children read by nine')
})
