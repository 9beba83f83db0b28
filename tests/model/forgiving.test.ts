import {
  addCard,
  addLink,
  bringBackCards,
  type CardId,
  cardText,
  checkPlan,
  EXPORTS,
  exportPlan,
  functionCardId,
  moveCard,
  openPlan,
  type Plan,
  readPlan,
  removeCards,
  setReading,
  setField,
  typeInCard,
  VISION_ID,
  watchPlan,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Random, seeds } from '../support/random.ts'

const emptyPlan = (): Plan => openPlan({ plan: new Y.Doc() })

/** Values no command of ours would write. */
const GARBAGE: readonly (() => unknown)[] = [
  () => 'a string where a map is expected',
  () => 42,
  () => null,
  () => true,
  () => Number.NaN,
  () => [],
  () => ['results'],
  () => ['results', 'population'],
  () => ['results', 'population', 7],
  () => ['results', 'moon', '~'],
  () => ['moon', '', 'a0'],
  () => ['vision', '', 'a0'],
  () => [null, null, null],
  () => ({ by: 3, at: 'x', text: 7 }),
  () => ({ by: 'Ben', text: '' }),
  () => ({ kind: 'loves' }),
  () => new Uint8Array([1, 2, 3]),
  () => new Y.Text('loose text'),
  () => new Y.Array(),
  () => new Y.Map([['place', ['results', '', 'a0']]]),
  () => new Y.Map([['text', new Y.Map()]]),
  () => new Y.Map([['text', 'plain']]),
  () => new Y.XmlElement('p'),
  () => new Y.XmlText('x'),
]
const KEYS = [
  'vision',
  'function:CE',
  'function:XX',
  'a~b',
  'a~a',
  '~',
  '',
  'real-card',
  'real-card~function:CE',
  '__proto__',
  'constructor',
]
const FIELDS = [
  'place',
  'text',
  'removed',
  'origin',
  'unit',
  'reading.2025',
  'reading.<b>',
  'reading.2025-13',
  'reading.',
]

function wreck(plan: Plan, random: Random): void {
  const roots = [
    plan.cards,
    plan.links,
    plan.words,
    plan.functions,
    plan.about,
    plan.meta,
    plan.ideas,
    plan.questions,
  ] as Y.Map<unknown>[]
  for (let i = 0; i < 40; i++) {
    const root = random.pick(roots)
    const value = random.pick(GARBAGE)?.()
    root?.set(
      random.pick([...KEYS, 'title', 'language', 'CE.addressed', 'column.results', 'schemaVersion']) ?? '',
      value,
    )
  }
  for (let i = 0; i < 10; i++) {
    const card = new Y.Map<unknown>()
    plan.cards.set(`wrecked${i}` as CardId, card)
    for (const field of FIELDS) if (random.chance(0.5)) card.set(field, random.pick(GARBAGE)?.())
  }
  for (let i = 0; i < 10; i++) {
    const idea = new Y.Map<unknown>()
    plan.ideas.set(`wrecked${i}`, idea)
    for (const field of ['from', 'text', 'by', 'removed'])
      if (random.chance(0.7)) idea.set(field, random.pick(GARBAGE)?.())
    if (random.chance(0.5)) idea.set('from', ['round', random.pick([0, -1, 0.5, '0', 1e9])])
    plan.questions.set('round.0', random.pick(GARBAGE)?.())
  }
  const child = random.pick<() => Y.XmlElement | Y.XmlText>([
    () => new Y.XmlElement('image'),
    () => new Y.XmlText('loose'),
    () => {
      const paragraph = new Y.XmlElement('paragraph')
      const text = new Y.XmlText('a')
      text.insertEmbed(1, { picture: 'x' })
      paragraph.insert(0, [new Y.XmlElement('br'), text])
      return paragraph
    },
  ])
  if (child) plan.vision.insert(0, [child()])
  plan.functionTexts.CE.line.insertEmbed(0, { x: 1 })
}

/** Every way to look at a plan. */
function lookAtAll(plan: Plan): void {
  const content = readPlan(plan)
  expect(watchPlan(plan).read()).toEqual(content)
  checkPlan(content)
  for (const { what, format } of EXPORTS) expect(exportPlan(content, what, format, 'es')?.body).toBeTypeOf('string')
}

test.each(seeds(60))('a plan full of what nobody meant is still read, checked and exported (seed %i)', (seed) => {
  const plan = emptyPlan()
  const good = addCard(plan, { column: 'results', band: 'population' }, 'Every child reads by nine')
  wreck(plan, new Random(seed))
  lookAtAll(plan)
  const content = readPlan(plan)
  expect(content.cards.find((card) => card.id === good)?.text).toBe('Every child reads by nine')
  const ids = content.cards.map((card) => card.id)
  expect(new Set(ids).size).toBe(ids.length)
})

test.each(seeds(60))('commands on broken cards neither throw nor harm what is whole (seed %i)', (seed) => {
  const plan = emptyPlan()
  const good = addCard(plan, { column: 'results', band: 'population' }, 'Every child reads by nine')
  wreck(plan, new Random(seed))
  for (const id of [...plan.cards.keys(), 'nobody', VISION_ID, functionCardId('CE')] as CardId[]) {
    if (id === good) continue
    typeInCard(plan, id, { index: 0, remove: 0, insert: 'x' })
    moveCard(plan, id, { column: 'results', band: 'population', after: good })
    addLink(plan, id, good)
    removeCards(plan, [id], 'Ben', 1)
    bringBackCards(plan, [id])
    setField(plan, id, 'unit', '%')
    setReading(plan, id, '2025', 1)
  }
  lookAtAll(plan)
  expect(cardText(plan, good)).toBe('Every child reads by nine')
})

describe('one broken thing at a time', () => {
  test('a card without a place comes last in the last column, where somebody will find it', () => {
    const plan = emptyPlan()
    addCard(plan, { column: 'infrastructure', band: '' }, 'A council')
    plan.cards.set('lost', new Y.Map([['text', new Y.Text('Lost and found')]]))
    const column = readPlan(plan).cards.filter((card) => card.column === 'infrastructure')
    expect(column.map((card) => [card.number, card.text])).toEqual([
      ['7.1', 'A council'],
      ['7.2', 'Lost and found'],
    ])
  })

  test('a card put behind one without a place stands behind those that have one', () => {
    const plan = emptyPlan()
    const council = addCard(plan, { column: 'infrastructure', band: '' }, 'A council')
    plan.cards.set('lost', new Y.Map([['text', new Y.Text('Lost')]]))
    addCard(plan, { column: 'infrastructure', band: '' }, 'A fund')
    addCard(plan, { column: 'infrastructure', band: '', after: council }, 'A team')
    const column = readPlan(plan).cards.filter((card) => card.column === 'infrastructure')
    expect(column.map((card) => card.text)).toEqual(['A council', 'A team', 'A fund', 'Lost'])
  })

  test('a column only a newer version knows is left alone', () => {
    const plan = emptyPlan()
    plan.cards.set(
      'newer',
      new Y.Map<unknown>([
        ['place', ['weather', '', 'a0']],
        ['text', new Y.Text('Rain')],
      ]),
    )
    expect(readPlan(plan).cards).toHaveLength(7)
    expect(cardText(plan, 'newer' as CardId)).toBe('Rain')
  })

  test('nobody can put a second vision or function among the cards', () => {
    const plan = emptyPlan()
    for (const id of [VISION_ID, functionCardId('CE')])
      plan.cards.set(
        id,
        new Y.Map<unknown>([
          ['place', ['impact', '', 'a0']],
          ['text', new Y.Text('False')],
        ]),
      )
    const { cards } = readPlan(plan)
    expect(cards.filter((card) => card.column === 'impact')).toEqual([])
    expect(cards).toHaveLength(7)
  })

  test('a reading under an impossible date is not shown', () => {
    const plan = emptyPlan()
    const id = addCard(plan, { column: 'indicators', band: 'population' }, 'Attendance')
    for (const date of ['2025-13', '2025-00', '2025-02-32', 'soon', '<b>']) {
      setReading(plan, id, date, 1)
      plan.cards.get(id)?.set(`reading.${date}`, 1)
    }
    setReading(plan, id, '2025-06', 91.8)
    expect(readPlan(plan).cards.find((card) => card.id === id)?.readings).toEqual([{ date: '2025-06', value: 91.8 }])
  })

  test('a vision nested a hundred thousand deep is read, without what lies that deep', () => {
    const plan = emptyPlan()
    plan.doc.transact(() => {
      let inner = new Y.XmlElement('paragraph')
      plan.vision.insert(0, [inner])
      for (let depth = 0; depth < 100_000; depth++) {
        const next = new Y.XmlElement('b')
        inner.insert(0, [next])
        inner = next
      }
    })
    expect(readPlan(plan).cards[0]?.text).toBe('')
  })

  test('labels, reasons of links and fields a hostile program made endless are read short', () => {
    const plan = emptyPlan()
    const endless = 'endless\n'.repeat(100_000)
    const result = addCard(plan, { column: 'results', band: 'site' }, 'Children read')
    const indicator = addCard(plan, { column: 'indicators', band: 'site' }, 'Reading')
    const link = addLink(plan, indicator, result)
    plan.doc.transact(() => {
      plan.words.set('column.results', endless)
      plan.words.set(endless, 'a')
      if (link) plan.links.set(link, { reason: endless })
      plan.cards.get(indicator)?.set('owner', endless)
      plan.cards.get(indicator)?.set('unit', endless)
    })
    const content = readPlan(plan)
    expect(content.words).toEqual({ 'column.results': 'endless endless endless endless endless endless endless endl' })
    expect(JSON.stringify(content).length).toBeLessThan(20_000)
    for (const { what, format } of EXPORTS)
      expect(exportPlan(content, what, format, 'en')?.body.length, what).toBeLessThan(200_000)
  })
})
