import {
  addBody,
  addCard,
  addChannel,
  addLink,
  addOrganization,
  addPerson,
  addSeat,
  bringBackCards,
  bringBackItem,
  exportPlan,
  fillTemplate,
  moveCard,
  openPlan,
  type Plan,
  type PlanBackup,
  readPlan,
  removeCards,
  removeItem,
  restorePlan,
  seatPerson,
  typeInItem,
} from '@commonboard/model'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { anyEdit, Ledger } from '../support/edits.ts'
import { Peers } from '../support/peers.ts'
import { seeds } from '../support/random.ts'
import { withoutIds } from '../support/sameContent.ts'

const fileOf = (plan: Plan) => exportPlan(readPlan(plan), 'plan', 'json', 'en')?.body ?? ''

/** Written as a file, read again, made a plan. */
function throughBackup(plan: Plan): Plan {
  const restored = openPlan({ plan: new Y.Doc() })
  restorePlan(restored, JSON.parse(fileOf(plan)) as PlanBackup)
  return restored
}

test.each(seeds(100))('a plan made from a backup equals it, with all that is removed or rests (seed %i)', (seed) => {
  const table = new Peers({ seed: seed + 70_000, count: 2 })
  table.run(150, anyEdit(new Ledger()))
  table.settle()
  const { plan } = table.any()
  expect(withoutIds(readPlan(throughBackup(plan)))).toEqual(withoutIds(readPlan(plan)))
})

/** Mill Street with a seat, its holder and a channel; then everything is removed. */
function emptied() {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'blank', 'en')
  const mill = addBody(plan, { level: 'site' }, { name: 'Mill Street' })
  const team = addBody(plan, { level: 'intermediary' }, { name: 'Bridge team' })
  const library = addOrganization(plan, 'Library')
  const rosa = addPerson(plan, 'Rosa', library)
  const mateo = addPerson(plan, 'Mateo')
  const seat = addSeat(plan, { body: mill }, { role: 'family' })
  seatPerson(plan, seat, mateo, '2026-09')
  seatPerson(plan, addSeat(plan, { body: team }, { role: 'partner' }), rosa)
  addChannel(plan, { from: mill, to: team }, { purpose: 'Findings', isTwoWay: true })
  const refs = [
    { root: 'bodies', id: mill },
    { root: 'organizations', id: library },
    { root: 'people', id: rosa },
    { root: 'people', id: mateo },
    { root: 'seats', id: seat },
  ] as const
  const full = readPlan(plan).leadership
  for (const ref of refs) removeItem(plan, ref, 'Ana', 1)
  return { plan, refs, full, mill }
}

test('bodies, seats and people removed before the backup come back after it, each where it was', () => {
  const { plan, refs, full } = emptied()
  const restored = throughBackup(plan)
  expect(readPlan(restored).leadership.removed).toEqual(readPlan(plan).leadership.removed)
  expect(readPlan(restored).leadership.removed).toHaveLength(refs.length)
  for (const ref of refs) bringBackItem(restored, ref)
  expect(readPlan(restored).leadership).toEqual(full)
})

test('words typed in a body removed before the backup bring it back, as they always do', () => {
  const { plan, mill } = emptied()
  const restored = throughBackup(plan)
  typeInItem(restored, { root: 'bodies', id: mill, key: 'meets' }, { index: 0, remove: 0, insert: 'weekly' })
  expect(readPlan(restored).leadership.bodies.map(({ name }) => name)).toContain('Mill Street')
})

test('links that rest come back with their cards, and in the column they fit', () => {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'blank', 'en')
  const impact = addCard(plan, { column: 'impact', band: '' }, 'Every child thrives')
  const first = addCard(plan, { column: 'results', band: 'system' }, 'Partners act as one')
  const second = addCard(plan, { column: 'results', band: 'population' }, 'Children read')
  addLink(plan, first, impact)
  addLink(plan, second, impact)
  removeCards(plan, [first], 'Ana', 1)
  moveCard(plan, second, { column: 'principles', band: '' })
  expect(readPlan(plan).links).toEqual([])
  const restored = throughBackup(plan)
  const find = (text: string) => {
    const { cards, removed } = readPlan(restored)
    const card = [...cards, ...removed].find((one) => one.text === text)
    if (!card) throw new Error(`${text} is in the plan`)
    return card.id
  }
  bringBackCards(restored, [find('Partners act as one')])
  moveCard(restored, find('Children read'), { column: 'results', band: 'population' })
  expect(readPlan(restored).links.map(({ kind }) => kind)).toEqual(['contributesTo', 'contributesTo'])
})

test('a backup from before the resting was kept still makes a plan', () => {
  const { plan } = emptied()
  const { restingLinks: _, leadership, ...rest } = readPlan(plan)
  const { resting: __, ...lists } = leadership
  const restored = openPlan({ plan: new Y.Doc() })
  restorePlan(restored, { ...rest, leadership: lists })
  expect(readPlan(restored).leadership.bodies.map(({ name }) => name)).toEqual(['Bridge team'])
})
