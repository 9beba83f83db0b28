import {
  acceptFinding,
  Activity,
  addLink,
  lockColumn,
  setBreakdown,
  setField,
  setLinkReason,
  setReading,
  unlockColumn,
} from '@commonboard/model'
import { expect, test } from 'vitest'
import { LoggedRoom } from '../support/loggedRoom.ts'
import type { Peer } from '../support/peers.ts'

test('fields and groups are told with their card, a reason with its link, and locks not at all', () => {
  const table = new LoggedRoom({ seed: 0, count: 1 })
  const [ana] = table.peers as [Peer]
  const sign = ana.add({ column: 'indicators', band: 'population' }, 'Attendance')
  const result = ana.add({ column: 'results', band: 'population' }, 'Read')
  const link = addLink(ana.plan, sign, result)
  table.settle()
  const before = table.rows.length
  setField(ana.plan, sign, 'owner', 'Rosa')
  setBreakdown(ana.plan, sign, 'school', true)
  setReading(ana.plan, sign, '2025', 1)
  if (link) setLinkReason(ana.plan, link, 'It shows')
  acceptFinding(ana.plan, 'L-06', result, { reason: 'Later', by: 'ana', at: 1 })
  lockColumn(ana.plan, 'results', { by: 'ana', at: 1, reason: '' })
  unlockColumn(ana.plan, 'results')
  table.settle()
  const activity = new Activity('plan', undefined, 'server')
  activity.take([{ data: table.start, who: 'server', at: 0 }, ...table.rows.slice(0, before)])
  const known = activity.all.length
  // Much later, so that nothing goes on from before.
  activity.take(table.rows.slice(before).map((row) => ({ ...row, at: row.at + 3_600_000 })))
  expect(activity.all.slice(known).map(({ item, id, acts, count }) => [item, id, acts, count])).toEqual([
    ['card', sign, ['changed'], 3],
    ['link', link, ['added'], 1],
    ['acceptance', `L-06 ${result}`, ['added'], 1],
  ])
  expect(activity.all.every(({ board }) => board === 'logicModel')).toBe(true)
})
