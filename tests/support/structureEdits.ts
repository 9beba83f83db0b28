import {
  addBody,
  addChannel,
  addOrganization,
  addPerson,
  addSeat,
  allEntries,
  bringBackItem,
  type ItemId,
  itemText,
  ITEM_ROOTS,
  LEVELS,
  moveBody,
  moveSeat,
  removeItem,
  SECTORS,
  seatPerson,
  setChannelEnd,
  setSeatSector,
  setSince,
  TEXT_KEYS,
  typeInItem,
  wordsIn,
} from '@commonboard/model'
import type { Ledger } from './edits.ts'
import type { Peer } from './peers.ts'
import type { Random } from './random.ts'

/** All words of the structure, of removed and resting items too. */
export function* itemWords({ plan }: Peer): Generator<string> {
  for (const root of ITEM_ROOTS) for (const [, entry] of allEntries(plan, root)) yield wordsIn(root, entry)
}

/** One thing somebody does on the leadership board, chosen by chance. */
export function anyStructureEdit(peer: Peer, random: Random): void {
  const { plan, name } = peer
  const { bodies, seats, people, channels, removed } = peer.read().leadership
  const level = random.pick(LEVELS) ?? 'site'
  const body = random.pick(bodies)
  const seat = random.pick(seats)
  switch (random.below(11)) {
    case 0:
      addBody(plan, { level })
      break
    case 1:
      if (body) addSeat(plan, { body: body.id }, { sector: random.pick(SECTORS) })
      break
    case 2:
      addPerson(plan)
      break
    case 3:
      addOrganization(plan)
      break
    case 4: {
      const to = random.pick(bodies)
      if (body && to && body !== to) addChannel(plan, { from: body.id, to: to.id })
      break
    }
    case 5:
      if (seat) seatPerson(plan, seat.id, random.pick([undefined, ...people])?.id, '2026-09')
      break
    case 6:
      if (body) {
        const above = random.pick([null, ...bodies.filter((one) => one.level === level)])
        moveBody(plan, body.id, { level, after: above?.id ?? null })
      }
      break
    case 7:
      if (seat && body) moveSeat(plan, seat.id, { body: body.id })
      break
    case 8: {
      const channel = random.pick(channels)
      if (channel && body) setChannelEnd(plan, channel.id, random.chance(0.5) ? 'from' : 'to', body.id)
      if (seat) setSeatSector(plan, seat.id, random.pick(SECTORS))
      if (seat) setSince(plan, seat.id, `2026-0${1 + random.below(9)}`)
      break
    }
    case 9: {
      const root = random.pick(ITEM_ROOTS) ?? 'bodies'
      const [id] = random.pick([...allEntries(plan, root)]) ?? []
      if (id) removeItem(plan, { root, id: id as ItemId }, name, random.below(1e9))
      break
    }
    default: {
      const item = random.pick(removed)
      if (item) bringBackItem(plan, item)
    }
  }
}

/** Types or erases in a text of any item, removed ones too. */
export function typeSomewhere(peer: Peer, random: Random, ledger: Ledger): void {
  const { plan } = peer
  const root = random.pick(ITEM_ROOTS) ?? 'bodies'
  const [id] = random.pick([...allEntries(plan, root)]) ?? []
  const key = random.pick<string>(TEXT_KEYS[root])
  if (!id || !key) return
  const where = { root, id: id as ItemId, key }
  const text = itemText(plan, where)
  const index = random.below(text.length + 1)
  const remove = random.chance(0.25) ? random.below(Math.min(4, text.length - index + 1)) : 0
  for (const letter of text.slice(index, index + remove)) ledger.taken.add(letter)
  typeInItem(plan, where, { index, remove, insert: remove > 0 ? '' : ledger.letters(peer, 1 + random.below(3)) })
}
