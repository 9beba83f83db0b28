import {
  acceptFinding,
  addLink,
  lockColumn,
  mergeCards,
  readLocks,
  readPlan,
  setBreakdown,
  setField,
  setLinkReason,
  traceOf,
  undoPerson,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import { LoggedRoom } from '../support/loggedRoom.ts'
import type { Peer } from '../support/peers.ts'

const RESULT = { column: 'results', band: 'population' } as const

/** What the server does: reads the log, and gives the room a forward edit. */
function undo(table: LoggedRoom, person: string, since = 0): void {
  const { start, rows, authors } = table
  const update = undoPerson(traceOf({ zone: 'plan', start, rows, authors }, { person, since }))
  if (update) table.take(update, 'Facilitator')
}

describe('what somebody did with cards is taken back', () => {
  function two(template: 'blank' | 'starter' = 'blank') {
    const table = new LoggedRoom({ seed: 0, count: 2, template })
    const [ana, ben] = table.peers as [Peer, Peer]
    return { table, ana, ben, settle: () => table.settle() }
  }

  test('fields, groups, reasons and acceptances of hers go, what others gave before or since stays', () => {
    const { table, ana, ben, settle } = two()
    const sign = ben.add({ column: 'indicators', band: 'population' }, 'Attendance')
    const result = ben.add(RESULT, 'Read')
    const link = addLink(ben.plan, sign, result)
    if (!link) throw new Error('an indicator is linked to a result')
    setField(ben.plan, sign, 'owner', 'Ben')
    settle()
    setField(ana.plan, sign, 'owner', 'Ana')
    setField(ana.plan, sign, 'source', 'Ana')
    setField(ana.plan, sign, 'target', 90)
    setBreakdown(ana.plan, sign, 'grade', true)
    setLinkReason(ana.plan, link, 'Ana thinks so')
    acceptFinding(ana.plan, 'L-05', sign, { reason: 'Ana knows', by: 'ana', at: 1 })
    acceptFinding(ana.plan, 'L-04', result, { reason: 'Ana knows', by: 'ana', at: 1 })
    settle()
    setField(ben.plan, sign, 'source', 'Ben')
    acceptFinding(ben.plan, 'L-04', result, { reason: 'Ben knows', by: 'ben', at: 2 })
    settle()
    undo(table, 'Ana')
    const seen = readPlan(table.plan)
    const card = seen.cards.find(({ id }) => id === sign)
    expect(card).toMatchObject({ owner: 'Ben', source: 'Ben' })
    expect([card?.target, card?.breakdowns, seen.links[0]?.reason]).toEqual([undefined, undefined, undefined])
    expect(seen.waivers).toEqual([{ rule: 'L-04', card: result, reason: 'Ben knows', by: 'ben', at: 2 }])
  })

  test.each(['Ana', 'Ben'])('a group both have named at once stays when the work of one is taken back (%s)', (who) => {
    const { table, ana, ben, settle } = two()
    const sign = ana.add({ column: 'indicators', band: 'population' }, 'Attendance')
    settle()
    const since = table.now + 1
    for (const peer of [ana, ben]) setBreakdown(peer.plan, sign, 'school', true)
    settle()
    undo(table, who, since)
    expect(readPlan(table.plan).cards.find(({ id }) => id === sign)?.breakdowns).toEqual(['school'])
  })

  test('a merge of hers comes apart again, and what others wrote in the merged card stays in it', () => {
    const { table, ana, ben, settle } = two()
    const [one, other] = [ben.add(RESULT, 'Read'), ben.add(RESULT, 'Play')]
    settle()
    mergeCards(ana.plan, [one, other], 'Ana', 1)
    settle()
    ben.type(one, ' outdoors')
    settle()
    undo(table, 'Ana')
    expect(readPlan(table.plan).cards.flatMap(({ text, column }) => (column === 'results' ? [text] : []))).toEqual([
      'Read outdoors',
      'Play',
    ])
  })

  test('a lock is nobody’s work to take back', () => {
    const { table, ana, settle } = two()
    lockColumn(ana.plan, 'results', { by: 'ana', at: 1, reason: '' })
    settle()
    undo(table, 'Ana')
    expect(readLocks(table.plan, 2)).toHaveLength(1)
  })
})
