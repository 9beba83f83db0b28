import {
  addBody,
  addChannel,
  addOrganization,
  addPerson,
  addSeat,
  bringBackItem,
  checkPlan,
  fillTemplate,
  type Leadership,
  LANGUAGES,
  moveBody,
  moveSeat,
  monthsOpen,
  openPlan,
  type Plan,
  readPlan,
  removeItem,
  seatPerson,
  setChannelEnd,
  setPersonOrganization,
  setSince,
  typeInItem,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Peer, two } from '../support/peers.ts'

const emptyPlan = (): Plan => {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'blank', 'en')
  return plan
}
const read = (plan: Plan): Leadership => readPlan(plan).leadership
const rules = (plan: Plan) =>
  checkPlan(readPlan(plan)).flatMap(({ rule, gap }) =>
    gap ? [[rule, gap.level, gap.neighbor, ...(gap.voices ?? [])].filter(Boolean).join(' ')] : [],
  )
const type = (peer: Peer, id: string, root: 'bodies' | 'people' | 'seats', key: string, insert: string) =>
  typeInItem(peer.plan, { root, id: id as never, key }, { index: 0, remove: 0, insert })

describe('bodies and seats', () => {
  test('stand by level and in the order people give them', () => {
    const plan = emptyPlan()
    const mill = addBody(plan, { level: 'site' }, { name: 'Mill Street' })
    const council = addBody(plan, { level: 'community' }, { name: 'Council' })
    const harbor = addBody(plan, { level: 'site' }, { name: 'Harbor' })
    expect(read(plan).bodies.map((body) => body.name)).toEqual(['Council', 'Mill Street', 'Harbor'])
    moveBody(plan, harbor, { level: 'site', after: null })
    expect(read(plan).bodies.map((body) => body.name)).toEqual(['Council', 'Harbor', 'Mill Street'])
    const first = addSeat(plan, { body: council }, { role: 'mayor' })
    const second = addSeat(plan, { body: council }, { role: 'family' })
    moveSeat(plan, second, { body: council, after: null })
    expect(read(plan).seats.map((seat) => seat.role)).toEqual(['family', 'mayor'])
    moveSeat(plan, first, { body: mill })
    expect(read(plan).seats.find((seat) => seat.id === first)?.body).toBe(mill)
  })

  test('a command that changes nothing writes nothing', () => {
    const plan = emptyPlan()
    const body = addBody(plan, { level: 'site' })
    const seat = addSeat(plan, { body })
    const person = addPerson(plan, 'Rosa')
    seatPerson(plan, seat, person, '2026-09')
    let updates = 0
    plan.doc.on('update', () => updates++)
    seatPerson(plan, seat, person, '2026-10')
    setSince(plan, seat, '2026-09')
    setSince(plan, seat, '2026-13')
    moveBody(plan, body, { level: 'site' })
    moveSeat(plan, seat, { body, after: null })
    typeInItem(plan, { root: 'people', id: person, key: 'name' }, { index: 0, remove: 0, insert: '' })
    expect(updates).toBe(0)
  })

  test('the seats of a removed body rest and come back with it', () => {
    const plan = emptyPlan()
    const body = addBody(plan, { level: 'site' }, { name: 'Mill Street' })
    const other = addBody(plan, { level: 'intermediary' }, { name: 'Bridge team' })
    addSeat(plan, { body }, { role: 'principal' })
    addChannel(plan, { from: body, to: other }, { purpose: 'Findings' })
    removeItem(plan, { root: 'bodies', id: body }, 'Ana', 1)
    expect(read(plan).seats).toEqual([])
    expect(read(plan).channels).toEqual([])
    expect(read(plan).removed.map((item) => item.name)).toEqual(['Mill Street'])
    bringBackItem(plan, { root: 'bodies', id: body })
    expect(read(plan).seats).toHaveLength(1)
    expect(read(plan).channels).toHaveLength(1)
  })

  test('a seat is open while its holder is removed, and held again when the person is back', () => {
    const plan = emptyPlan()
    const seat = addSeat(plan, { body: addBody(plan, { level: 'site' }) }, { role: 'family' })
    const person = addPerson(plan, 'Rosa', addOrganization(plan, 'Library'))
    seatPerson(plan, seat, person)
    removeItem(plan, { root: 'people', id: person }, 'Ana', 1)
    expect(read(plan).seats[0]?.holder).toBeUndefined()
    bringBackItem(plan, { root: 'people', id: person })
    expect(read(plan).seats[0]?.holder).toBe(person)
  })

  test('a channel never leads to the body it comes from', () => {
    const plan = emptyPlan()
    const a = addBody(plan, { level: 'community' })
    const b = addBody(plan, { level: 'intermediary' })
    expect(() => addChannel(plan, { from: a, to: a })).toThrow()
    const channel = addChannel(plan, { from: a, to: b })
    setChannelEnd(plan, channel, 'from', b)
    expect(read(plan).channels[0]).toMatchObject({ from: b, to: a })
  })

  test('two months of an open seat go uncounted', () => {
    expect(monthsOpen('2026-10', '2026-11-22')).toBe(0)
    expect(monthsOpen('2026-09', '2026-11-22')).toBe(2)
    expect(monthsOpen('2025-09', '2026-11-22')).toBe(14)
    expect(monthsOpen(undefined, '2026-11-22')).toBe(0)
    expect(monthsOpen('2027-09', '2026-11-22')).toBe(0)
  })
})

describe('two people at one structure', () => {
  test('two who seat somebody at once get one holder, the same for both', () => {
    const { ana, ben, settle } = two()
    const seat = addSeat(ana.plan, { body: addBody(ana.plan, { level: 'site' }) })
    const rosa = addPerson(ana.plan, 'Rosa')
    const mateo = addPerson(ana.plan, 'Mateo')
    settle()
    seatPerson(ana.plan, seat, rosa)
    seatPerson(ben.plan, seat, mateo)
    settle()
    expect([rosa, mateo]).toContain(ana.read().leadership.seats[0]?.holder)
    expect(ben.read().leadership).toEqual(ana.read().leadership)
  })

  test('a name two type at once keeps the letters of both', () => {
    const { ana, ben, settle } = two()
    const person = addPerson(ana.plan, ' Díaz')
    settle()
    type(ana, person, 'people', 'name', 'Ma')
    type(ben, person, 'people', 'name', 'teo')
    settle()
    expect(ben.read().leadership.people[0]?.name).toMatch(/^(Mateo|teoMa) Díaz$/)
  })

  test('words typed in a removed body bring it back on every screen', () => {
    const { ana, ben, settle } = two()
    const body = addBody(ana.plan, { level: 'community' }, { name: 'Council' })
    settle()
    removeItem(ana.plan, { root: 'bodies', id: body }, 'Ana', 1)
    type(ben, body, 'bodies', 'purpose', 'Holds the vision')
    settle()
    expect(ana.read().leadership.bodies).toMatchObject([{ name: 'Council', purpose: 'Holds the vision' }])
  })

  test('taking back “add” keeps what others typed in it; without that it removes, and redo brings it back', () => {
    const { ana, ben, settle } = two()
    const council = addBody(ana.plan, { level: 'community' }, { name: 'Council' })
    ana.closeStep()
    const seat = addSeat(ana.plan, { body: council }, { role: 'mayor', sector: 'government' })
    settle()
    type(ben, seat, 'seats', 'waitsFor', 'a new mayor')
    expect(ana.undo()).toBe(true)
    settle()
    expect(ben.read().leadership.seats).toMatchObject([{ role: '', waitsFor: 'a new mayor', body: council }])
    ana.undo()
    settle()
    expect(ben.read().leadership.bodies).toEqual([])
    ana.redo()
    ana.redo()
    settle()
    expect(ben.read().leadership.bodies).toMatchObject([{ name: 'Council' }])
    expect(ben.read().leadership.seats).toMatchObject([{ role: 'mayor', waitsFor: 'a new mayor' }])
  })

  test('a move taken back never takes back somebody’s later move', () => {
    const { ana, ben, settle } = two()
    const body = addBody(ana.plan, { level: 'community' }, { name: 'Council' })
    ana.closeStep()
    settle()
    moveBody(ana.plan, body, { level: 'site' })
    settle()
    moveBody(ben.plan, body, { level: 'intermediary' })
    settle()
    ana.undo()
    settle()
    expect(ben.read().leadership.bodies[0]?.level).toBe('intermediary')
  })

  test('unchanged items stay the same objects', () => {
    const { ana, ben, settle } = two()
    const council = addBody(ana.plan, { level: 'community' }, { name: 'Council' })
    addBody(ana.plan, { level: 'site' }, { name: 'Mill' })
    settle()
    const before = ben.watch.read().leadership
    ana.add({ column: 'results', band: 'population' }, 'Children read')
    settle()
    expect(ben.watch.read().leadership).toBe(before)
    type(ana, council, 'bodies', 'name', 'Great ')
    settle()
    const after = ben.watch.read().leadership
    expect(after.bodies[0]?.name).toBe('Great Council')
    expect(after.bodies[1]).toBe(before.bodies[1])
  })
})

describe('what nobody meant', () => {
  const garbage = ['text', 42, null, [], ['a', 'b'], ['moon', 'a0'], { x: 1 }, true] as const

  test.each(garbage)('a field of %j is read around', (value) => {
    const plan = emptyPlan()
    const good = addBody(plan, { level: 'community' }, { name: 'Council' })
    addSeat(plan, { body: good }, { role: 'mayor' })
    plan.doc.transact(() => {
      for (const root of [plan.bodies, plan.seats, plan.people, plan.organizations, plan.channels]) {
        root.set('loose', value as never)
        const keys = ['place', 'order', 'name', 'role', 'holder', 'since', 'sector', 'from', 'to', 'removed', 'kind']
        for (const key of keys) root.set(`bad-${key}`, new Y.Map<unknown>([[key, value]]))
        root.set('__proto__', new Y.Map())
      }
    })
    const { bodies, seats, channels, people } = read(plan)
    expect(bodies[0]).toMatchObject({ id: good, name: 'Council' })
    const ids = new Set(bodies.map((body) => body.id))
    for (const seat of seats) expect(ids.has(seat.body)).toBe(true)
    for (const seat of seats)
      expect(seat.holder === undefined || people.some(({ id }) => id === seat.holder)).toBe(true)
    expect(channels).toEqual([])
    checkPlan(readPlan(plan))
  })

  test('of several holders another program left in a seat everybody sees the same one', () => {
    const plan = emptyPlan()
    const seat = addSeat(plan, { body: addBody(plan, { level: 'site' }) })
    const people = [addPerson(plan, 'Rosa'), addPerson(plan, 'Mateo')].sort()
    plan.seats.get(seat)?.set('holder', people.toReversed())
    expect(read(plan).seats[0]?.holder).toBe(people[0])
  })

  test('a level only a newer version knows is left alone', () => {
    const plan = emptyPlan()
    plan.bodies.set('newer', new Y.Map<unknown>([['place', ['region', 'a0']]]))
    expect(read(plan).bodies).toEqual([])
    expect(plan.bodies.has('newer')).toBe(true)
  })
})

describe('the checks of the structure', () => {
  test('ask for a body at each level, and for nothing else before there is one', () => {
    const plan = emptyPlan()
    expect(rules(plan)).toEqual(['G-01 community', 'G-01 intermediary', 'G-01 site'])
    addBody(plan, { level: 'community' })
    expect(rules(plan)).toEqual([
      'G-01 site',
      'G-02 intermediary',
      'G-03 community families students educators partners',
    ])
  })

  test('hear a voice only where somebody holds the seat', () => {
    const plan = emptyPlan()
    const council = addBody(plan, { level: 'community' })
    const rosa = addPerson(plan, 'Rosa')
    for (const sector of ['family', 'student', 'schools', 'funder'] as const) {
      const seat = addSeat(plan, { body: council }, { sector })
      if (sector !== 'student') seatPerson(plan, seat, rosa)
    }
    expect(rules(plan)).toContain('G-03 community students')
  })

  test('ask for word both ways between neighbors', () => {
    const plan = emptyPlan()
    const council = addBody(plan, { level: 'community' })
    const team = addBody(plan, { level: 'intermediary' })
    const school = addBody(plan, { level: 'site' })
    addChannel(plan, { from: council, to: team })
    addChannel(plan, { from: school, to: team }, { isTwoWay: true })
    expect(rules(plan).filter((rule) => rule.startsWith('G-04'))).toEqual(['G-04 community intermediary'])
    addChannel(plan, { from: team, to: council })
    expect(rules(plan).filter((rule) => rule.startsWith('G-04'))).toEqual([])
  })

  test('a starter fills no gap until somebody is seated in it', () => {
    const plan = openPlan({ plan: new Y.Doc() })
    fillTemplate(plan, 'starter', 'en')
    expect(read(plan).bodies.every((body) => body.isStarter)).toBe(true)
    expect(rules(plan)).toEqual(['G-01 community', 'G-01 intermediary', 'G-01 site'])
    const seat = read(plan).seats[0]
    if (seat) seatPerson(plan, seat.id, addPerson(plan, 'Rosa'))
    expect(read(plan).bodies[0]?.isStarter).toBe(false)
    expect(rules(plan)).not.toContain('G-01 community')
  })

  test('nothing is left in a plan where all is said', () => {
    const plan = emptyPlan()
    const person = addPerson(plan, 'Rosa')
    setPersonOrganization(plan, person, undefined)
    const bodies = (['community', 'intermediary', 'site'] as const).map((level) => addBody(plan, { level }))
    for (const body of bodies)
      for (const sector of ['family', 'student', 'schools', 'funder'] as const)
        seatPerson(plan, addSeat(plan, { body }, { sector }), person)
    const [council, team, school] = bodies
    if (council && team && school) {
      addChannel(plan, { from: council, to: team }, { isTwoWay: true })
      addChannel(plan, { from: team, to: school }, { isTwoWay: true })
    }
    expect(rules(plan)).toEqual([])
  })
})

describe('the example', () => {
  test.each(LANGUAGES)('is a whole structure with one thing to look at (%s)', (language) => {
    const plan = openPlan({ plan: new Y.Doc() })
    fillTemplate(plan, 'example', language)
    const { bodies, seats, people, organizations, channels } = read(plan)
    expect(bodies.map((body) => body.level)).toEqual([
      ...Array.from({ length: 2 }, () => 'community'),
      ...Array.from({ length: 2 }, () => 'intermediary'),
      ...Array.from({ length: 6 }, () => 'site'),
    ])
    expect(people.length).toBeGreaterThanOrEqual(25)
    expect(organizations).toHaveLength(12)
    expect(channels).toHaveLength(5)
    for (const seat of seats) expect(seat.role, seat.id).not.toBe('')
    for (const person of people)
      expect(
        seats.some((seat) => seat.holder === person.id),
        person.name,
      ).toBe(true)
    expect(rules(plan)).toEqual(['G-03 community students'])
  })
})
