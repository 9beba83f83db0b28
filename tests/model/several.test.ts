import {
  acceptFinding,
  addLink,
  type Band,
  bringBackCards,
  type CardId,
  cardText,
  convertCards,
  convertToStrategy,
  duplicateCards,
  functionCardId,
  inBoardOrder,
  LIMITS,
  markAsStarters,
  mergeCards,
  mergeRefusal,
  moveCards,
  removeCards,
  removeLinks,
  setBreakdown,
  setField,
  setLinkReason,
  setReadings,
  splitCard,
  VISION_ID,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Peer, two } from '../support/peers.ts'

const RESULT = { column: 'results', band: 'population' } as const
const INDICATOR = { column: 'indicators', band: 'population' } as const
const STRATEGY = { column: 'strategies', band: '' } as const

const card = (peer: Peer, id: CardId) => peer.read().cards.find((one) => one.id === id)
const texts = (peer: Peer, column = 'results') =>
  peer
    .read()
    .cards.filter((one) => one.column === column)
    .map(({ text }) => text)
const linked = (peer: Peer) =>
  peer.read().links.map(({ from, to, reason }) => [peer.text(from), peer.text(to), ...(reason ? [reason] : [])])
const all = (peer: Peer) => {
  const { schemaVersion: _, ...content } = peer.read()
  return {
    ...content,
    cards: content.cards.map((one) => ({ ...one, order: '' })),
    removed: content.removed.map((one) => ({ ...one, order: '', removed: 'yes' })),
  }
}

/** One step of Ana's, taken back and done again: both times all is as it was. */
function isOneStep(peer: Peer, act: () => void): void {
  peer.closeStep()
  const before = all(peer)
  act()
  peer.closeStep()
  const after = all(peer)
  expect(after).not.toEqual(before)
  peer.undo()
  expect(all(peer)).toEqual(before)
  peer.redo()
  expect(all(peer)).toEqual(after)
}

describe('a card is split', () => {
  test('what follows the letter is a card of its own below it, with the same links and their reasons', () => {
    const { ana } = two()
    const goal = ana.add({ column: 'impact', band: '' }, 'Ready')
    const one = ana.add(RESULT, 'Children read and families take part')
    ana.add(RESULT, 'Next')
    const link = addLink(ana.plan, one, goal)
    if (link) setLinkReason(ana.plan, link, 'Reading opens doors')
    isOneStep(ana, () => splitCard(ana.plan, one, 13))
    expect(texts(ana)).toEqual(['Children read', 'and families take part', 'Next'])
    expect(linked(ana)).toHaveLength(2)
    for (const [, to, reason] of linked(ana)) expect([to, reason]).toEqual(['Ready', 'Reading opens doors'])
    const made = ana.read().cards.find(({ text }) => text === 'and families take part')
    expect(made?.origins).toEqual([one])
  })

  test('an indicator shares what describes it, not what was measured of it', () => {
    const { ana } = two()
    const one = ana.add(INDICATOR, 'Attendance; reading')
    setField(ana.plan, one, 'unit', '%')
    setField(ana.plan, one, 'owner', 'Rosa')
    setField(ana.plan, one, 'baseline', 80)
    setField(ana.plan, one, 'target', 90)
    setField(ana.plan, one, 'headline', true)
    setBreakdown(ana.plan, one, 'grade', true)
    setReadings(ana.plan, one, [{ date: '2025', value: 81 }])
    const made = splitCard(ana.plan, one, 11) as CardId
    expect(card(ana, made)).toMatchObject({
      text: 'reading',
      unit: '%',
      owner: 'Rosa',
      breakdowns: ['grade'],
      readings: [],
    })
    for (const name of ['baseline', 'target', 'headline'] as const) expect(card(ana, made)?.[name]).toBeUndefined()
    expect(card(ana, one)).toMatchObject({ baseline: 80, headline: true, readings: [{ date: '2025', value: 81 }] })
  })

  test('neither half is blank, no character is cut in two, and constants and removed cards stay whole', () => {
    const { ana } = two()
    const one = ana.add(RESULT, 'Read 📚 daily')
    for (const at of [-1, 0, 99]) expect(splitCard(ana.plan, one, at)).toBeUndefined()
    expect(splitCard(ana.plan, VISION_ID, 1)).toBeUndefined()
    expect(splitCard(ana.plan, functionCardId('CE'), 1)).toBeUndefined()
    const made = splitCard(ana.plan, one, 6) as CardId
    expect([ana.text(one), ana.text(made)]).toEqual(['Read', '📚 daily'])
    removeCards(ana.plan, [one], 'Ana', 1)
    expect(splitCard(ana.plan, one, 2)).toBeUndefined()
  })

  test('who types in the part that goes keeps every letter', () => {
    const { ana, ben, settle } = two()
    const one = ana.add(RESULT, 'Children read and play')
    settle()
    const made = splitCard(ana.plan, one, 13) as CardId
    ben.write(one, 'Children read and gladly play')
    settle()
    expect(ben.text(made)).toBe('and play')
    expect(ben.text(one)).toBe('Children readgladly ')
  })

  test('taking it back gives the words back and leaves what others wrote in the new card', () => {
    const { ana, ben, settle } = two()
    const one = ana.add(RESULT, 'Children read and play')
    settle()
    ana.closeStep()
    const made = splitCard(ana.plan, one, 13) as CardId
    settle()
    ben.type(made, ' outdoors')
    settle()
    ana.undo()
    settle()
    expect(ben.text(one)).toBe('Children read and play')
    expect(card(ben, made)?.text).toBe(' outdoors')
  })
})

describe('cards are merged', () => {
  const pair = () => {
    const people = two()
    const first = people.ana.add(RESULT, 'Children read')
    const second = people.ana.add(RESULT, 'Families take part')
    people.settle()
    people.ana.closeStep()
    return { ...people, first, second }
  }

  test('the first keeps its place and has the words, the links with their reasons, and knows where they came from', () => {
    const { ana, first, second } = pair()
    const goal = ana.add({ column: 'impact', band: '' }, 'Ready')
    const sign = ana.add(INDICATOR, 'Attendance')
    addLink(ana.plan, first, goal)
    const link = addLink(ana.plan, second, goal)
    addLink(ana.plan, sign, second)
    if (link) setLinkReason(ana.plan, link, 'They ask for it')
    isOneStep(ana, () => mergeCards(ana.plan, [first, second], 'Ana', 1))
    expect(texts(ana)).toEqual(['Children read\nFamilies take part'])
    expect(linked(ana)).toEqual(
      expect.arrayContaining([
        ['Children read\nFamilies take part', 'Ready', 'They ask for it'],
        ['Attendance', 'Children read\nFamilies take part'],
      ]),
    )
    expect(linked(ana)).toHaveLength(2)
    expect(card(ana, first)?.origins).toEqual([second])
    expect(ana.read().removed.map(({ id }) => id)).toEqual([second])
  })

  test('words that stand there already are not written twice, and none that only look alike are left out', () => {
    const { ana, first } = pair()
    const same = ana.add(RESULT, ' Children read ')
    const part = ana.add(RESULT, 'read\nChildren read')
    mergeCards(ana.plan, [first, part, same], 'Ana', 1)
    expect(ana.text(first)).toBe('Children read\nread')
  })

  test('who types in a merged card at that moment brings it back whole', () => {
    const { ana, ben, first, second, settle } = pair()
    mergeCards(ana.plan, [first, second], 'Ana', 1)
    ben.type(second, ' in school')
    settle()
    expect(texts(ana)).toEqual(['Children read\nFamilies take part', 'Families take part in school'])
  })

  test('two who merge the same cards the other way round at once have one, with all words', () => {
    const { ana, ben, first, second, settle } = pair()
    mergeCards(ana.plan, [first, second], 'Ana', 1)
    mergeCards(ben.plan, [second, first], 'Ben', 1)
    settle()
    const [hers, his] = ['Children read\nFamilies take part', 'Families take part\nChildren read']
    expect([[hers], [his]]).toContainEqual(texts(ana))
    expect(texts(ben)).toEqual(texts(ana))
    // Without hers his stands, and with it what he removed.
    ana.undo()
    settle()
    expect(texts(ben)).toEqual([his])
    ben.undo()
    settle()
    expect(texts(ana)).toEqual(['Children read', 'Families take part'])
  })

  test('merged here and made another kind there: the words stand in the merged card', () => {
    const { ana, ben, first, second, settle } = pair()
    mergeCards(ana.plan, [first, second], 'Ana', 1)
    convertCards(ben.plan, [second], { column: 'strategies' })
    settle()
    expect(texts(ben)).toEqual(['Children read\nFamilies take part'])
    bringBackCards(ben.plan, [second])
    settle()
    expect(texts(ana, 'strategies')).toEqual(['Families take part'])
  })

  test('what cannot become one card says why, and nothing changes', () => {
    const { ana, first, second } = pair()
    const sign = ana.add(INDICATOR, 'Attendance')
    const long = ana.add(RESULT, 'x'.repeat(LIMITS.cardTextMaxLength - 5))
    const gone = ana.add(RESULT, 'Gone')
    removeCards(ana.plan, [gone], 'Ana', 1)
    const before = all(ana)
    for (const [ids, why] of [
      [[], 'tooFew'],
      [[first], 'tooFew'],
      [[first, first], 'tooFew'],
      [[first, gone], 'tooFew'],
      [[first, 'nobody' as CardId], 'tooFew'],
      [[first, VISION_ID], 'fixed'],
      [[first, sign], 'kinds'],
      [[long, second], 'tooLong'],
    ] as const) {
      expect(mergeRefusal(ana.plan, ids)).toBe(why)
      expect(mergeCards(ana.plan, ids, 'Ana', 1)).toBeUndefined()
    }
    expect(all(ana)).toEqual(before)
    expect(mergeRefusal(ana.plan, [second, first])).toBeUndefined()
  })

  test('fields fill what is empty and never mix: no date beside another’s number, no number in another unit', () => {
    const { ana } = two()
    const signs = ['one', 'two', 'three'].map((text) => ana.add(INDICATOR, text)) as [CardId, CardId, CardId]
    const [one, another, dollars] = signs
    setField(ana.plan, one, 'unit', '%')
    setField(ana.plan, one, 'baseline', 40)
    setField(ana.plan, one, 'owner', 'Rosa')
    setField(ana.plan, another, 'unit', '%')
    setField(ana.plan, another, 'baseline', 50)
    setField(ana.plan, another, 'baselineDate', '2025')
    setField(ana.plan, another, 'organization', 'County')
    setField(ana.plan, another, 'target', 60)
    setField(ana.plan, another, 'source', 'Survey')
    setReadings(ana.plan, another, [{ date: '2025', value: 51 }])
    setField(ana.plan, dollars, 'unit', '$ M')
    setField(ana.plan, dollars, 'targetDate', '2030')
    setBreakdown(ana.plan, dollars, 'school', true)
    setReadings(ana.plan, dollars, [{ date: '2024', value: 3 }])
    isOneStep(ana, () => mergeCards(ana.plan, signs, 'Ana', 1))
    const { baselineDate, organization, targetDate, ...merged } = card(ana, one) ?? {}
    expect([baselineDate, organization, targetDate]).toEqual([undefined, undefined, undefined])
    expect(merged).toMatchObject({ unit: '%', baseline: 40, owner: 'Rosa', target: 60, source: 'Survey' })
    expect(merged).toMatchObject({ readings: [{ date: '2025', value: 51 }], breakdowns: ['school'] })
  })

  test('no link leads to itself, and links that rest are merged too', () => {
    const { ana } = two()
    const result = ana.add(RESULT, 'Read')
    const once = ana.add(INDICATOR, 'Attend')
    const goal = ana.add({ column: 'impact', band: '' }, 'Ready')
    addLink(ana.plan, once, result)
    convertCards(ana.plan, [once], { column: 'results' })
    addLink(ana.plan, once, goal)
    removeCards(ana.plan, [goal], 'Ana', 1)
    mergeCards(ana.plan, [result, once], 'Ana', 1)
    bringBackCards(ana.plan, [goal])
    expect(linked(ana)).toEqual([['Read\nAttend', 'Ready']])
  })

  test('starters become the community’s own', () => {
    const { ana, first, second } = pair()
    markAsStarters(ana.plan, [first, second])
    mergeCards(ana.plan, [first, second], 'Ana', 1)
    expect(card(ana, first)?.isStarter).toBe(false)
  })

  test('taking it back leaves what a neighbour wrote, set and linked in the merged card', () => {
    const { ana, ben, settle } = two()
    const [one, other] = [ana.add(INDICATOR, 'Attend'), ana.add(INDICATOR, 'Come')]
    const result = ana.add(RESULT, 'Read')
    addLink(ana.plan, other, result)
    setField(ana.plan, other, 'owner', 'Rosa')
    setBreakdown(ana.plan, other, 'school', true)
    settle()
    ana.closeStep()
    mergeCards(ana.plan, [one, other], 'Ana', 1)
    // At that moment, not knowing of it, Ben draws the same link and sets the same group; later he names somebody else.
    addLink(ben.plan, one, result)
    setBreakdown(ben.plan, one, 'school', true)
    settle()
    ben.type(one, ' daily')
    setField(ben.plan, one, 'owner', 'Mateo')
    settle()
    ana.undo()
    settle()
    expect(card(ben, one)).toMatchObject({ text: 'Attend daily', owner: 'Mateo', breakdowns: ['school'] })
    expect(card(ben, one)?.origins).toBeUndefined()
    expect(linked(ben)).toEqual(
      expect.arrayContaining([
        ['Attend daily', 'Read'],
        ['Come', 'Read'],
      ]),
    )
  })
})

test('copies stand right below their originals, with fields and links, and links among them stay among them', () => {
  const { ana } = two()
  const [result, sign] = [ana.add(RESULT, 'Read'), ana.add(INDICATOR, 'Attend')]
  const goal = ana.add({ column: 'impact', band: '' }, 'Ready')
  const link = addLink(ana.plan, sign, result)
  addLink(ana.plan, result, goal)
  if (link) setLinkReason(ana.plan, link, 'It shows')
  setField(ana.plan, sign, 'unit', '%')
  setField(ana.plan, sign, 'headline', true)
  setReadings(ana.plan, sign, [{ date: '2025', value: 1 }])
  let copies: CardId[] = []
  isOneStep(ana, () => {
    copies = duplicateCards(ana.plan, [sign, result, VISION_ID, sign])
  })
  const [result2, sign2] = copies as [CardId, CardId]
  expect(copies).toHaveLength(2)
  expect(texts(ana)).toEqual(['Read', 'Read'])
  expect(card(ana, sign2)).toMatchObject({ text: 'Attend', unit: '%', readings: [{ date: '2025', value: 1 }] })
  expect(card(ana, sign2)?.headline).toBeUndefined()
  const ends = ana.read().links.map(({ from, to, reason }) => [from, to, reason])
  expect(ends).toHaveLength(4)
  expect(ends).toEqual(expect.arrayContaining([[sign2, result2, 'It shows']]))
  expect(ends).toEqual(expect.arrayContaining([[result2, goal, undefined]]))
})

test('what another program left in a card is neither copied nor merged', () => {
  const { ana } = two()
  const [one, other] = [ana.add(INDICATOR, 'One'), ana.add(INDICATOR, 'Other')]
  ana.plan.cards.get(other)?.set('odd', new Y.Map([['deep', 1]]))
  ana.plan.cards.get(other)?.set('unit', new Y.Text('%'))
  duplicateCards(ana.plan, [other])
  mergeCards(ana.plan, [one, other], 'Ana', 1)
  const keys = [...(ana.plan.cards.get(one)?.keys() ?? [])].sort()
  expect(keys).toEqual([expect.stringMatching(/^merged\./), 'place', 'text'])
})

describe('cards become another kind', () => {
  const model = () => {
    const people = two()
    const { ana } = people
    const result = ana.add(RESULT, 'Offer tutoring')
    const served = ana.add(RESULT, 'Children read')
    const sign = ana.add(INDICATOR, 'Reading')
    const link = addLink(ana.plan, sign, result)
    if (link) setLinkReason(ana.plan, link, 'It shows')
    people.settle()
    return { ...people, result, served, sign }
  }

  test('a result that says what people do becomes a strategy for the result it serves, in one step', () => {
    const { ana, result, served, sign } = model()
    isOneStep(ana, () => convertToStrategy(ana.plan, result, served))
    expect(texts(ana, 'strategies')).toEqual(['Offer tutoring'])
    expect(ana.read().links.map(({ kind, from, to, reason }) => [kind, from, to, reason])).toEqual(
      expect.arrayContaining([
        ['moves', result, sign, 'It shows'],
        ['contributesTo', result, served, undefined],
      ]),
    )
    for (const [id, to] of [
      [result, result],
      [served, sign],
      [VISION_ID, served],
      [served, 'nobody' as CardId],
    ] as const)
      expect(convertToStrategy(ana.plan, id, to)).toBe(false)
  })

  test('and back: every link is there once, with its reason, and one taken away meanwhile stays away', () => {
    const { ana, result, sign } = model()
    convertCards(ana.plan, [result], STRATEGY)
    convertCards(ana.plan, [result], RESULT)
    expect(ana.read().links.map(({ kind, from, to, reason }) => [kind, from, to, reason])).toEqual([
      ['measures', sign, result, 'It shows'],
    ])
    convertCards(ana.plan, [result], STRATEGY)
    addLink(ana.plan, sign, result)
    const [link, ...others] = ana.read().links
    expect(others).toEqual([])
    if (link) setLinkReason(ana.plan, link.id, '')
    expect(ana.read().links[0]?.reason).toBeUndefined()
    if (link) removeLinks(ana.plan, [link.id])
    convertCards(ana.plan, [result], RESULT)
    expect([ana.read().links, ana.read().restingLinks]).toEqual([[], []])
  })

  test('a link drawn to a card that becomes another kind at that moment is in sight', () => {
    const { ana, ben, result, settle } = model()
    const other = ana.add(INDICATOR, 'Visits')
    settle()
    convertCards(ana.plan, [result], STRATEGY)
    addLink(ben.plan, other, result)
    settle()
    expect(linked(ben)).toEqual(expect.arrayContaining([['Offer tutoring', 'Visits']]))
  })

  test('two who make it two kinds at once get one of them, and each link at most once', () => {
    const { ana, ben, result, settle } = model()
    convertCards(ana.plan, [result], STRATEGY)
    convertCards(ben.plan, [result], { column: 'principles' })
    settle()
    expect(all(ana)).toEqual(all(ben))
    const { links, restingLinks } = ana.read()
    expect(links.length + restingLinks.length).toBe(1)
  })

  test('several go into one band in the order of the board, and each into its own where none is named', () => {
    const { ana } = two()
    const add = (text: string, band: Band) => ana.add({ column: 'results', band }, text)
    const ids = [
      add('site 1', 'site'),
      add('people 1', 'population'),
      add('system 1', 'system'),
      add('people 2', 'population'),
    ]
    expect(inBoardOrder(ana.plan, [...ids, VISION_ID]).map((id) => ana.text(id))).toEqual([
      'system 1',
      'people 1',
      'people 2',
      'site 1',
    ])
    ana.closeStep()
    convertCards(ana.plan, ids, { column: 'indicators' })
    expect(ana.read().cards.flatMap(({ text, band }) => (text ? [`${text} ${band}`] : []))).toEqual([
      'system 1 system',
      'people 1 population',
      'people 2 population',
      'site 1 site',
    ])
    isOneStep(ana, () => convertCards(ana.plan, ids, { column: 'strategies' }))
    expect(texts(ana, 'strategies')).toEqual(['system 1', 'people 1', 'people 2', 'site 1'])
    convertCards(ana.plan, ids, { column: 'functions' })
    expect(texts(ana, 'strategies')).toHaveLength(4)
  })

  test('its fields rest and come back with the kind, and a starter is the community’s own from then on', () => {
    const { ana, sign } = model()
    setField(ana.plan, sign, 'unit', '%')
    markAsStarters(ana.plan, [sign])
    moveCards(ana.plan, [sign], { ...INDICATOR, band: 'site' })
    expect(card(ana, sign)?.isStarter).toBe(true)
    convertCards(ana.plan, [sign], STRATEGY)
    expect([card(ana, sign)?.unit, card(ana, sign)?.isStarter]).toEqual([undefined, false])
    setField(ana.plan, sign, 'target', 3)
    convertCards(ana.plan, [sign], INDICATOR)
    expect([card(ana, sign)?.unit, card(ana, sign)?.target]).toEqual(['%', undefined])
  })
})

test('an acceptance rests with its card, and stays with the card that was merged away', () => {
  const { ana } = two()
  const [one, other] = [ana.add(RESULT, 'One'), ana.add(RESULT, 'Other')]
  acceptFinding(ana.plan, 'L-04', other, { reason: 'Later', by: 'Ana', at: 1 })
  mergeCards(ana.plan, [one, other], 'Ana', 1)
  expect(ana.read().waivers?.map(({ card: id }) => id)).toEqual([other])
  expect(cardText(ana.plan, other)).toBe('Other')
})
