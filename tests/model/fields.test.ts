import {
  acceptFinding,
  addLink,
  type CardId,
  FIELD_NAMES,
  FIELDS,
  markAsStarters,
  readPlan,
  removeCards,
  setBreakdown,
  setField,
  setLabel,
  setLinkReason,
  setReading,
  setReadings,
  takeBackWaiver,
  VISION_ID,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Peer, two } from '../support/peers.ts'

const INDICATOR = { column: 'indicators', band: 'population' } as const
const card = (peer: Peer, id: CardId) => peer.read().cards.find((one) => one.id === id)

describe('fields of a card', () => {
  test('two people who set different ones both keep theirs', () => {
    const { ana, ben, settle } = two()
    const sign = ana.add(INDICATOR, 'Attendance')
    settle()
    setField(ana.plan, sign, 'unit', '%')
    setBreakdown(ana.plan, sign, 'school', true)
    setReading(ana.plan, sign, '2025', 80)
    setField(ben.plan, sign, 'target', 90)
    setBreakdown(ben.plan, sign, 'grade', true)
    setReading(ben.plan, sign, '2026', 81)
    settle()
    expect(card(ana, sign)).toMatchObject({ unit: '%', target: 90, breakdowns: ['grade', 'school'] })
    expect(card(ben, sign)?.readings?.map(({ value }) => value)).toEqual([80, 81])
  })

  test('what does not belong in one changes nothing, and nothing is written for what is there already', () => {
    const { ana } = two()
    const sign = ana.add(INDICATOR, 'Attendance')
    const result = ana.add({ column: 'results', band: 'population' }, 'Read')
    setField(ana.plan, sign, 'target', 90)
    setField(ana.plan, sign, 'direction', 'up')
    let writes = 0
    ana.doc.on('update', () => writes++)
    setField(ana.plan, sign, 'target', Number.NaN)
    setField(ana.plan, sign, 'target', '90' as never)
    setField(ana.plan, sign, 'targetDate', 'soon')
    setField(ana.plan, sign, 'direction', 'sideways' as never)
    setField(ana.plan, sign, 'direction', 'up')
    setField(ana.plan, sign, 'lead', 'of strategies')
    setField(ana.plan, result, 'unit', '%')
    setField(ana.plan, VISION_ID, 'unit', '%')
    setField(ana.plan, 'nobody' as CardId, 'unit', '%')
    setBreakdown(ana.plan, result, 'school', true)
    setBreakdown(ana.plan, sign, '  ', true)
    setReadings(ana.plan, result, [{ date: '2025', value: 1 }])
    setReadings(ana.plan, sign, [
      { date: 'June', value: 1 },
      { date: '2025', value: Number.POSITIVE_INFINITY },
      { date: '2025', value: null },
    ])
    expect(writes).toBe(0)
  })

  test('words are tidied and cut at their limit; only a definition has lines; zero has no sign', () => {
    const { ana } = two()
    const sign = ana.add(INDICATOR, 'Attendance')
    setField(ana.plan, sign, 'owner', '  Rosa\n  Ortiz ')
    setField(ana.plan, sign, 'definition', ' Days present\nof days enrolled ')
    setField(ana.plan, sign, 'baseline', -0)
    setField(ana.plan, sign, 'source', 'x'.repeat(1_000))
    setBreakdown(ana.plan, sign, ' home \n language ', true)
    expect(card(ana, sign)).toMatchObject({
      owner: 'Rosa Ortiz',
      definition: 'Days present\nof days enrolled',
      breakdowns: ['home language'],
    })
    expect(Object.is(card(ana, sign)?.baseline, 0)).toBe(true)
    expect(card(ana, sign)?.source).toHaveLength(FIELDS.source.maxLength ?? 0)
    setField(ana.plan, sign, 'owner', ' ')
    setBreakdown(ana.plan, sign, 'home language', false)
    expect(card(ana, sign)?.owner).toBeUndefined()
    expect(card(ana, sign)?.breakdowns).toBeUndefined()
  })

  test('work on a starter makes it the community’s own, taking a value away does not', () => {
    const { ana } = two()
    for (const act of [
      (id: CardId) => setField(ana.plan, id, 'unit', '%'),
      (id: CardId) => setBreakdown(ana.plan, id, 'grade', true),
      (id: CardId) => setReading(ana.plan, id, '2025', 1),
    ]) {
      const sign = ana.add(INDICATOR, 'Attendance')
      markAsStarters(ana.plan, [sign])
      setField(ana.plan, sign, 'unit', undefined)
      setReading(ana.plan, sign, '2025', null)
      expect(card(ana, sign)?.isStarter).toBe(true)
      act(sign)
      expect(card(ana, sign)?.isStarter).toBe(false)
    }
  })

  test('a card without a word but with a value can be brought back', () => {
    const { ana } = two()
    const sign = ana.add(INDICATOR)
    setField(ana.plan, sign, 'owner', 'Rosa')
    removeCards(ana.plan, [sign], 'Ana', 1)
    expect(ana.read().removed.map(({ id }) => id)).toEqual([sign])
  })

  test('many values are one step of undo, and a neighbour’s stay', () => {
    const { ana, ben, settle } = two()
    const sign = ana.add(INDICATOR, 'Attendance')
    settle()
    ana.closeStep()
    setReadings(ana.plan, sign, [
      { date: '2024', value: 1 },
      { date: '2025', value: 2 },
    ])
    settle()
    setReading(ben.plan, sign, '2025', 3)
    settle()
    ana.undo()
    settle()
    expect(card(ben, sign)?.readings).toEqual([{ date: '2025', value: 3 }])
  })

  test('whatever another program leaves in them, reading never throws and shows what fits', () => {
    const { ana } = two()
    const sign = ana.add(INDICATOR, 'Attendance')
    const map = ana.plan.cards.get(sign)
    for (const name of FIELD_NAMES) map?.set(name, new Y.Map())
    map?.set('from.no card id!', true)
    map?.set('breakdown.', true)
    map?.set('breakdown.grade', 'yes')
    map?.set('owner', '  Rosa  ')
    const { id: _, order: __, ...seen } = card(ana, sign) ?? {}
    expect(seen).toEqual({
      column: 'indicators',
      band: 'population',
      text: 'Attendance',
      isStarter: false,
      number: '4.1',
      owner: 'Rosa',
      readings: [],
    })
  })
})

describe('a value two people give at once', () => {
  const together = (
    set: (peer: Peer, id: CardId, value: string) => void,
    read: (peer: Peer, id: CardId) => unknown,
  ) => {
    const { ana, ben, settle } = two()
    const sign = ana.add(INDICATOR, 'Attendance')
    set(ana, sign, 'before')
    settle()
    for (const peer of [ana, ben]) peer.closeStep()
    set(ana, sign, 'of Ana')
    set(ben, sign, 'of Ben')
    settle()
    const winner = read(ana, sign) === 'of Ana' ? ana : ben
    winner.undo()
    settle()
    expect(read(ana, sign)).toBe('before')
    winner.redo()
    settle()
    expect(read(ana, sign)).toBe(`of ${winner.name}`)
  }

  test('goes back to the one before when whoever won takes it back, and does not vanish', () => {
    together(
      (peer, id, value) => setField(peer.plan, id, 'owner', value),
      (peer, id) => card(peer, id)?.owner,
    )
    together(
      (peer, _, value) => setLabel(peer.plan, 'column.results', value),
      (peer) => peer.read().words['column.results'],
    )
    together(
      (peer, id, reason) => acceptFinding(peer.plan, 'L-05', id, { reason, by: peer.name, at: 1 }),
      (peer) => peer.read().waivers?.[0]?.reason,
    )
  })

  test.each(['ana', 'ben'] as const)('a mark both have set stays when one takes his back (%s)', (who) => {
    const { settle, ...people } = two()
    const sign = people.ana.add(INDICATOR, 'Attendance')
    settle()
    for (const peer of [people.ana, people.ben]) {
      peer.closeStep()
      setBreakdown(peer.plan, sign, 'school', true)
      setField(peer.plan, sign, 'headline', true)
    }
    settle()
    people[who].undo()
    settle()
    expect(card(people.ben, sign)).toMatchObject({ breakdowns: ['school'], headline: true })
  })
})

describe('the reason of a link', () => {
  const linked = () => {
    const people = two()
    const sign = people.ben.add(INDICATOR, 'Attendance')
    const result = people.ben.add({ column: 'results', band: 'population' }, 'Read')
    const link = addLink(people.ben.plan, sign, result)
    if (!link) throw new Error('an indicator is linked to a result')
    people.settle()
    return { ...people, link, reason: (peer: Peer) => peer.read().links[0]?.reason }
  }

  test('is one short text, and goes when it is emptied', () => {
    const { ana, link, reason } = linked()
    setLinkReason(ana.plan, link, '  Who comes, reads ')
    expect(reason(ana)).toBe('Who comes, reads')
    setLinkReason(ana.plan, link, ' ')
    expect(reason(ana)).toBeUndefined()
    expect([...ana.plan.reasons.keys()]).toEqual([])
  })

  test('stays a neighbour’s when one takes back an earlier one', () => {
    const { ana, ben, settle, link, reason } = linked()
    ana.closeStep()
    setLinkReason(ana.plan, link, 'I think so')
    settle()
    setLinkReason(ben.plan, link, 'The survey says so')
    settle()
    ana.undo()
    settle()
    expect(reason(ana)).toBe('The survey says so')
  })
})

describe('an accepted finding', () => {
  const by = { by: 'ana', at: 1 }

  test('needs a reason and a card that is there, and counts again when it is taken back', () => {
    const { ana } = two()
    const sign = ana.add(INDICATOR, 'Attendance')
    acceptFinding(ana.plan, 'L-05', sign, { reason: '  ', ...by })
    acceptFinding(ana.plan, 'L-05', 'nobody' as CardId, { reason: 'Fine', ...by })
    expect(ana.read().waivers).toBeUndefined()
    acceptFinding(ana.plan, 'L-05', sign, { reason: ' Fine ', ...by })
    acceptFinding(ana.plan, 'L-01', undefined, { reason: 'Next year', ...by })
    expect(ana.read().waivers).toEqual([
      { rule: 'L-01', reason: 'Next year', ...by },
      { rule: 'L-05', card: sign, reason: 'Fine', ...by },
    ])
    takeBackWaiver(ana.plan, 'L-05', sign)
    takeBackWaiver(ana.plan, 'L-01')
    expect(ana.read().waivers).toBeUndefined()
  })

  test('of two people is one, and what nobody could have accepted is not read', () => {
    const { ana, ben, settle } = two()
    const sign = ana.add(INDICATOR, 'Attendance')
    settle()
    acceptFinding(ana.plan, 'L-05', sign, { reason: 'Ana knows', ...by })
    acceptFinding(ben.plan, 'L-05', sign, { reason: 'Ben knows', by: 'ben', at: 2 })
    settle()
    expect(readPlan(ben.plan).waivers).toHaveLength(1)
    expect(ana.read()).toEqual(ben.read())
    for (const [key, value] of [
      ['X-99', { reason: 'r', ...by }],
      [`L-04 ${sign} more`, { reason: 'r', ...by }],
      ['L-04 not~an~id', { reason: 'r', ...by }],
      ['L-02', { reason: '', ...by }],
      ['L-03', { reason: 'r', by: 'ana', at: Number.NaN }],
      ['L-04', 'fine'],
    ] as const)
      ana.plan.waivers.set(key, value)
    expect(ana.read().waivers).toHaveLength(1)
  })
})

test('a label of one’s own is one short line; emptied, it is ours again', () => {
  const { ana } = two()
  setLabel(ana.plan, 'column.results', '  What\n we want  ')
  expect(ana.read().words).toEqual({ 'column.results': 'What we want' })
  setLabel(ana.plan, 'column.results', 'x'.repeat(100))
  expect(ana.read().words['column.results']).toHaveLength(60)
  setLabel(ana.plan, 'column.results', '')
  expect(ana.read().words).toEqual({})
})
