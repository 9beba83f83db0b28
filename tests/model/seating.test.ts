import {
  addBody,
  addPerson,
  addSeat,
  type PersonId,
  readPlan,
  removeItem,
  type SeatId,
  seatPerson,
} from '@commonboard/model'
import { expect, test } from 'vitest'
import { type Peer, Peers } from '../support/peers.ts'
import { seeds } from '../support/random.ts'

const holderOf = (peer: Peer) => peer.read().leadership.seats[0]?.holder
const sinceOf = (peer: Peer) => peer.read().leadership.seats[0]?.since

/** Ana and Ben before one seat, which Chidi has made, with people to seat. */
function atOneSeat(seed = 0) {
  const table = new Peers({ seed: seed + 90_000, count: 3 })
  const [ana, ben, chidi] = table.all as [Peer, Peer, Peer]
  const seat = addSeat(chidi.plan, { body: addBody(chidi.plan, { level: 'site' }) })
  const person = (name: string): PersonId => addPerson(chidi.plan, name)
  const people = { rosa: person('Rosa'), mateo: person('Mateo'), lupe: person('Lupe'), jo: person('Jo') }
  table.settle()
  return { table, ana, ben, chidi, seat, ...people }
}
const act = (peer: Peer, seat: SeatId, person: PersonId | undefined) => {
  peer.closeStep()
  seatPerson(peer.plan, seat, person, '2026-11')
  peer.closeStep()
}

// Who wins is a matter of chance. Whoever takes back, the other's choice stands, and with both gone the first holder.
test.each(seeds(200))('two seat somebody at once: taking back one leaves the other’s (seed %i)', (seed) => {
  const { table, ana, ben, chidi, seat, rosa, mateo, lupe, jo } = atOneSeat(seed)
  const { random } = table
  const before = random.chance(0.6) ? lupe : undefined
  if (before) {
    act(chidi, seat, before)
    table.settle()
  }
  const bens = random.chance(0.25) ? rosa : mateo
  const isTwice = random.chance(0.3)
  const moves = [
    () => {
      if (isTwice) act(ana, seat, jo)
      act(ana, seat, rosa)
    },
    () => act(ben, seat, bens),
  ]
  if (random.chance(0.5)) moves.reverse()
  for (const move of moves) {
    move()
    // Letters that arrive between the two would make it one after the other.
    if (random.chance(0.5)) table.cut(ana)
  }
  const isKnown = random.chance(0.7)
  if (isKnown) table.settle()
  const backs = [
    { who: ana, times: isTwice ? 2 : 1, left: bens },
    { who: ben, times: 1, left: rosa },
  ]
  if (random.chance(0.5)) backs.reverse()
  const [first, second] = backs
  const takeBack = ({ who, times }: (typeof backs)[number]) => {
    for (let time = 0; time < times; time++) who.undo()
  }
  if (first) takeBack(first)
  table.settle()
  table.expectSame(readPlan)
  expect(holderOf(ana), 'the other’s choice stands').toBe(first?.left)
  if (second) takeBack(second)
  table.settle()
  table.expectSame(readPlan)
  expect(holderOf(ana), 'with both taken back it is as it was').toBe(before)
  for (let time = 0; time < 3; time++) ben.redo()
  table.settle()
  expect([bens, before]).toContain(holderOf(ana))
})

test('a seat left open stays open, whoever was seated in it at once before', () => {
  const { table, ana, ben, seat, rosa, mateo } = atOneSeat()
  act(ana, seat, rosa)
  act(ben, seat, mateo)
  table.settle()
  act(ben, seat, undefined)
  table.settle()
  expect(holderOf(ana)).toBeUndefined()
  ben.undo()
  table.settle()
  expect([rosa, mateo]).toContain(holderOf(ana))
})

test('a seating somebody else has replaced since is not taken back, nor its month', () => {
  const { table, ana, ben, seat, rosa, mateo } = atOneSeat()
  act(ana, seat, rosa)
  table.settle()
  act(ben, seat, mateo)
  table.settle()
  ana.undo()
  table.settle()
  expect([holderOf(ben), sinceOf(ben)]).toEqual([mateo, '2026-11'])
})

test('a seat whose holder was removed is open, though somebody else sat there at once', () => {
  const { table, ana, ben, seat, rosa, mateo } = atOneSeat()
  act(ana, seat, rosa)
  act(ben, seat, mateo)
  table.settle()
  const held = holderOf(ana)
  if (held) removeItem(ana.plan, { root: 'people', id: held }, 'Ana', 1)
  expect(holderOf(ana)).toBeUndefined()
})
