import {
  acceptFinding,
  addBody,
  addCard,
  addChannel,
  addLink,
  addPerson,
  addSeat,
  ALIKE,
  type CardId,
  checkPlan,
  compareContents,
  confirmIngredient,
  fillTemplate,
  FUNCTION_CODES,
  INGREDIENTS,
  markAsStarters,
  openPlan,
  type Plan,
  readPlan,
  removeCards,
  reviewPlan,
  sayDifference,
  RULES,
  type Rule,
  seatPerson,
  setAddressed,
  setBreakdown,
  setField,
  setIndicatorsMax,
  setReading,
  similarity,
  takeBackWaiver,
  typeInCard,
  VISION_ID,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Random } from '../support/random.ts'
import { soundsLikeActivity } from '../../packages/model/src/checks/activity.ts'

const blank = (): Plan => openPlan({ plan: new Y.Doc() })
const result = (plan: Plan, text: string) => addCard(plan, { column: 'results', band: 'population' }, text)
const indicator = (plan: Plan, text: string) => addCard(plan, { column: 'indicators', band: 'population' }, text)
const findings = (plan: Plan, rule: Rule) => checkPlan(readPlan(plan)).filter((finding) => finding.rule === rule)

/** An indicator of the headline with everything that is asked of one. */
function headline(plan: Plan): CardId {
  const id = indicator(plan, 'Reading at the end of grade 3')
  setField(plan, id, 'headline', true)
  setField(plan, id, 'unit', '%')
  setField(plan, id, 'direction', 'up')
  setField(plan, id, 'source', 'State test')
  setField(plan, id, 'owner', 'Priya Nair')
  setField(plan, id, 'baseline', 41)
  setField(plan, id, 'baselineDate', '2024')
  setField(plan, id, 'target', 60)
  setField(plan, id, 'targetDate', '2030')
  setBreakdown(plan, id, 'income', true)
  return id
}
const without =
  (...names: Parameters<typeof setField>[2][]) =>
  (plan: Plan) => {
    const id = headline(plan)
    for (const name of names) setField(plan, id, name, undefined)
  }
const vision = (words: string) => (plan: Plan) => typeInCard(plan, VISION_ID, { index: 0, remove: 0, insert: words })
const confirmed = (plan: Plan) => {
  vision('Every child is known')(plan)
  for (const ingredient of INGREDIENTS) confirmIngredient(plan, ingredient, 'Ana', true)
}
const measured = (count: number) => (plan: Plan) => {
  const id = result(plan, 'Children read')
  for (const name of ['Ana', 'Ben', 'Carla', 'Dana', 'Emil', 'Fay'].slice(0, count))
    addLink(plan, indicator(plan, `${name} counts what ${name} sees`), id)
}
const strategyFor = (reached: (plan: Plan) => CardId | undefined) => (plan: Plan) => {
  const strategy = addCard(plan, { column: 'strategies', band: '' }, 'Reading buddies')
  const end = reached(plan)
  if (end) addLink(plan, strategy, end)
}
const bodies = (plan: Plan) =>
  (['community', 'intermediary', 'site'] as const).map((level) => addBody(plan, { level }, { name: `At ${level}` }))
const allVoices = (plan: Plan) => {
  const [council, , team] = bodies(plan)
  for (const body of [council, team])
    for (const sector of ['family', 'student', 'schools', 'nonprofit'] as const) {
      if (!body) continue
      seatPerson(plan, addSeat(plan, { body }, { sector }), addPerson(plan, `A ${sector}`))
    }
}

/** For each rule a plan that breaks it and one that keeps it. */
const PLANS: Readonly<Record<Rule, { breaks: (plan: Plan) => void; keeps: (plan: Plan) => void }>> = {
  'V-01': { breaks: () => undefined, keeps: vision('Every child is known') },
  'V-02': { breaks: vision('Every child is known'), keeps: confirmed },
  'V-04': { breaks: vision('word '.repeat(61)), keeps: vision('word '.repeat(60)) },
  'L-01': { breaks: () => undefined, keeps: (plan) => addCard(plan, { column: 'impact', band: '' }, 'Ready') },
  'L-02': {
    breaks: (plan) => result(plan, 'Children read'),
    keeps: (plan) => addCard(plan, { column: 'results', band: 'system' }, 'Partners share'),
  },
  'L-03': {
    breaks: (plan) => addCard(plan, { column: 'results', band: 'system' }, 'Partners share'),
    keeps: (plan) => result(plan, 'Children read'),
  },
  'L-04': { breaks: measured(0), keeps: measured(1) },
  'L-05': { breaks: (plan) => indicator(plan, 'Reading'), keeps: measured(1) },
  'L-06': {
    breaks: (plan) => addCard(plan, { column: 'impact', band: '' }, 'Ready'),
    keeps: (plan) =>
      addLink(plan, result(plan, 'Children read'), addCard(plan, { column: 'impact', band: '' }, 'Ready')),
  },
  'L-07': {
    breaks: (plan) => setAddressed(plan, 'PL', 'later'),
    keeps: (plan) => {
      for (const code of FUNCTION_CODES) setAddressed(plan, code, 'now')
    },
  },
  'L-08': {
    breaks: () => undefined,
    keeps: (plan) => addCard(plan, { column: 'infrastructure', band: '' }, 'A council'),
  },
  'L-09': { breaks: () => undefined, keeps: (plan) => addCard(plan, { column: 'principles', band: '' }, 'Trust') },
  'L-10': {
    breaks: (plan) => markAsStarters(plan, [result(plan, 'Children read')]),
    keeps: (plan) => result(plan, 'Children read'),
  },
  'L-11': {
    breaks: (plan) => {
      result(plan, 'Families take part in how their children learn.')
      result(plan, 'Families take part in how children learn')
    },
    keeps: (plan) => {
      result(plan, 'Families take part in how their children learn.')
      indicator(plan, 'Families who take part in how their children learn')
    },
  },
  'L-12': {
    breaks: (plan) => result(plan, 'Provide after-school care'),
    keeps: (plan) => {
      result(plan, 'Children are well looked after until six')
      addCard(plan, { column: 'strategies', band: '' }, 'Provide after-school care')
    },
  },
  'L-13': { breaks: measured(6), keeps: measured(5) },
  'L-14': {
    breaks: strategyFor((plan) => indicator(plan, 'Reading')),
    keeps: strategyFor((plan) => result(plan, 'Children read')),
  },
  'R-01': { breaks: without('unit'), keeps: headline },
  'R-02': { breaks: without('source'), keeps: headline },
  'R-03': { breaks: without('owner'), keeps: headline },
  'R-04': { breaks: without('baselineDate'), keeps: headline },
  'R-05': { breaks: without('targetDate'), keeps: headline },
  'R-06': { breaks: (plan) => setField(plan, headline(plan), 'direction', 'down'), keeps: headline },
  'R-08': { breaks: (plan) => setBreakdown(plan, headline(plan), 'income', false), keeps: headline },
  'G-01': { breaks: () => undefined, keeps: bodies },
  'G-02': {
    breaks: (plan) => addBody(plan, { level: 'site' }, { name: 'Team' }),
    keeps: (plan) => addBody(plan, { level: 'intermediary' }, { name: 'Office' }),
  },
  'G-03': { breaks: bodies, keeps: allVoices },
  'G-04': {
    breaks: bodies,
    keeps: (plan) => {
      const [council, office, team] = bodies(plan)
      if (!council || !office || !team) throw new Error('Three bodies were added')
      addChannel(plan, { from: council, to: office })
      addChannel(plan, { from: office, to: council })
      addChannel(plan, { from: office, to: team })
      addChannel(plan, { from: team, to: office })
    },
  },
}

describe('every rule', () => {
  test.each(RULES)('%s speaks of a plan that breaks it and not of one that keeps it', (rule) => {
    const [broken, kept] = [blank(), blank()]
    PLANS[rule].breaks(broken)
    PLANS[rule].keeps(kept)
    expect(findings(broken, rule).length).toBeGreaterThan(0)
    expect(findings(kept, rule)).toEqual([])
  })

  test.each(RULES.filter((rule) => /^(L-1[1-4]|R)/.test(rule)))(
    '%s is worth a look, never in the way, and says nothing of a plan of starters',
    (rule) => {
      const plan = blank()
      PLANS[rule].breaks(plan)
      expect(findings(plan, rule).every(({ severity }) => severity === 'warn')).toBe(true)
      markAsStarters(
        plan,
        readPlan(plan)
          .cards.filter(({ column }) => column !== 'vision')
          .map(({ id }) => id),
      )
      expect(findings(plan, rule)).toEqual([])
    },
  )
})

describe('L-11', () => {
  test('names both cards, the one above first, and each card once however many are alike', () => {
    const plan = blank()
    const ids = ['Children are ready for school', 'Children are ready for school.', 'children ready for school'].map(
      (text) => result(plan, text),
    )
    const found = findings(plan, 'L-11')
    expect(found).toHaveLength(2)
    for (const [index, { cards }] of found.entries()) {
      expect(cards[1]).toBe(ids[index + 1])
      expect(ids.slice(0, index + 1)).toContain(cards[0])
    }
  })

  test.each([
    ['Reading at grade level, grade 3', 'Reading at grade level, grade 8'],
    ['Students feel safe at school and on their way there', 'Teachers feel safe at school and on their way there'],
    ['Third graders who read at grade level', 'Eighth graders who read at grade level'],
    ['Students do well in their studies', 'Students are well in body, mind and friendships'],
    ['Las familias participan en la escuela', 'Los vecinos participan en la escuela'],
  ])('leaves alone “%s” and “%s”', (one, other) => {
    const plan = blank()
    result(plan, one)
    result(plan, other)
    expect(findings(plan, 'L-11')).toEqual([])
  })

  test.each([
    ['Families take part in how children learn', 'How children learn: families take part in it'],
    ['Attendence of students', 'Attendance of students'],
    ['Los niños leen bien', 'Los niños leen bien.'],
    ['Young children start school ready', 'Young children start school ready to learn'],
  ])('is struck by “%s” and “%s”', (one, other) => {
    const plan = blank()
    result(plan, one)
    result(plan, other)
    expect(findings(plan, 'L-11')).toHaveLength(1)
  })

  test('misses none that is alike: what is looked up is what reading every pair would find', () => {
    const words = 'family student school read learn safe home early health friend mentor summer data share'.split(' ')
    const random = new Random(7)
    const some = () => Array.from({ length: 3 + random.below(6) }, () => random.pick(words)).join(' ')
    const texts = [...new Set(Array.from({ length: 150 }, some))]
    const plan = blank()
    const ids = texts.map((text) => result(plan, text))
    const found = new Set(findings(plan, 'L-11').map(({ cards }) => cards[1]))
    // Of the same words, or of those and more: then nothing makes it a thing of its own.
    const isWithin = (a: string, b: string) => a.split(' ').every((word) => b.split(' ').includes(word))
    const expected = texts.flatMap((text, index) => {
      const above = texts.slice(0, index)
      const isLike = (other: string) =>
        similarity(text, other) >= ALIKE && (isWithin(text, other) || isWithin(other, text))
      return above.some(isLike) ? [ids[index]] : []
    })
    expect(expected.length).toBeGreaterThan(5)
    for (const id of expected) expect(found).toContain(id)
  })

  test('is struck by the very same words in two columns, and by nothing less', () => {
    const plan = blank()
    const ids = [result(plan, 'Third graders read well.'), indicator(plan, 'third graders  read well')]
    indicator(plan, 'Third graders who read well')
    expect(findings(plan, 'L-11').map(({ cards }) => cards)).toContainEqual(ids)
    acceptFinding(plan, 'L-11', ids[1], { reason: 'Two things', by: 'Ana', at: 1 })
    expect(findings(plan, 'L-11').map(({ cards }) => cards)).not.toContainEqual(ids)
  })

  test('follows what is typed, removed and put back, whatever was looked at before', () => {
    const plan = blank()
    const one = result(plan, 'Children read with ease')
    const other = result(plan, 'Children rea')
    expect(findings(plan, 'L-11')).toHaveLength(0)
    typeInCard(plan, other, { index: 12, remove: 0, insert: 'd with ease' })
    expect(findings(plan, 'L-11')).toHaveLength(1)
    // Another plan in between.
    expect(findings(blank(), 'L-11')).toEqual([])
    expect(findings(plan, 'L-11')).toEqual([{ rule: 'L-11', severity: 'warn', column: 'results', cards: [one, other] }])
    removeCards(plan, [one], 'Ana', 1)
    expect(findings(plan, 'L-11')).toEqual([])
  })
})

describe('L-12', () => {
  test.each([
    'Provide after-school care',
    '“Offer a summer camp for all”',
    '3. Hold monthly meetings',
    'Train teachers in trauma care',
    'Run a food pantry',
    'Creating a data system',
    'Host two job fairs',
    'Expand mental health services',
    'Ofrecer tutorías después de clases',
    'Brindar apoyo a las familias',
    'Capacitar a docentes',
    'Organizando talleres',
    'Construyendo una red de tutores',
    'Organice una feria de salud',
    'Dar clases de inglés',
  ])('hears something to do in “%s”', (text) => expect(soundsLikeActivity(text)).toBe(true))

  test.each([
    'Training is within reach of every teacher',
    'Students offer each other help',
    'Support staff feel valued',
    'Host families welcome newcomers',
    'Training reaches every teacher',
    'Providing care is everybody’s matter',
    'Open doors at every school',
    'Create',
    'Partners share what they know',
    'Children start school ready to learn',
    'Dar es natural para las familias',
    'Los estudiantes se ofrecen ayuda',
    'De la escuela al trabajo sin tropiezos',
    'Cree en sí mismo cada estudiante',
    'Lead teachers stay for five years',
    '',
  ])('takes “%s” for a result', (text) => expect(soundsLikeActivity(text)).toBe(false))

  test.each(['en', 'es'] as const)('takes no result of the starters and the example for one (%s)', (language) => {
    for (const template of ['starter', 'example'] as const) {
      const plan = blank()
      fillTemplate(plan, template, language)
      for (const card of readPlan(plan).cards)
        if (card.column === 'results') expect(soundsLikeActivity(card.text), card.text).toBe(false)
    }
  })
})

test('L-13 counts by what a community has set, and by ours again when it takes that back', () => {
  const plan = blank()
  PLANS['L-13'].breaks(plan)
  expect(findings(plan, 'L-13')).toHaveLength(1)
  setIndicatorsMax(plan, 'perResult', 6)
  expect(findings(plan, 'L-13')).toEqual([])
  setIndicatorsMax(plan, 'inAll', 5)
  expect(findings(plan, 'L-13')).toEqual([{ rule: 'L-13', severity: 'warn', column: 'indicators', cards: [] }])
  for (const wrong of [0, 2.5, -1, 1000, Number.NaN]) setIndicatorsMax(plan, 'inAll', wrong)
  expect(readPlan(plan).words).toEqual({ 'limit.perResult': '6', 'limit.inAll': '5' })
  const says = compareContents(readPlan(blank()), readPlan(plan)).flatMap((one) =>
    one.item === 'label' ? [sayDifference(one, 'en')] : [],
  )
  expect(says.join(' ')).toMatch(/Indicators in all: 30.*Indicators in all: 5.*for one result: 5.*for one result: 6/)
  for (const limit of ['perResult', 'inAll'] as const) setIndicatorsMax(plan, limit, undefined)
  expect(readPlan(plan).words).toEqual({})
  expect(findings(plan, 'L-13')).toHaveLength(1)
})

test.each([
  ['up', 80, 70],
  ['down', 70, 80],
  ['hold', 80, 70],
] as const)(
  'R-06 asks about a goal that lies the other way than “%s”: from %i to %i',
  (direction, baseline, target) => {
    const plan = blank()
    const id = headline(plan)
    setField(plan, id, 'direction', direction)
    setField(plan, id, 'baseline', baseline)
    setField(plan, id, 'target', target)
    expect(findings(plan, 'R-06')).toHaveLength(1)
    setField(plan, id, 'target', direction === 'hold' ? baseline : baseline * 2 - target)
    expect(findings(plan, 'R-06')).toEqual([])
  },
)

test('L-13 also counts all indicators: more than thirty are one finding without a card', () => {
  const plan = blank()
  for (let n = 1; n <= 30; n++) indicator(plan, `Number ${n}`)
  expect(findings(plan, 'L-13')).toEqual([])
  indicator(plan, 'Number 31')
  expect(findings(plan, 'L-13')).toEqual([{ rule: 'L-13', severity: 'warn', column: 'indicators', cards: [] }])
})

test('L-14: a strategy that moves an indicator of a result reaches the result', () => {
  const plan = blank()
  const strategy = addCard(plan, { column: 'strategies', band: '' }, 'Reading buddies')
  const reading = indicator(plan, 'Reading')
  addLink(plan, strategy, reading)
  expect(findings(plan, 'L-14')).toHaveLength(1)
  addLink(plan, reading, result(plan, 'Children read'))
  expect(findings(plan, 'L-14')).toEqual([])
})

describe('the rules of the results framework', () => {
  test('say nothing while no indicator is in the headline, but for a goal against the direction', () => {
    const plan = blank()
    const id = indicator(plan, 'Attendance')
    const found = () =>
      checkPlan(readPlan(plan))
        .map(({ rule }) => rule)
        .filter((rule) => rule.startsWith('R-'))
    expect(found()).toEqual([])
    setField(plan, id, 'direction', 'up')
    setField(plan, id, 'baseline', 92)
    setField(plan, id, 'target', 90)
    expect(found()).toEqual(['R-06'])
    setField(plan, id, 'headline', true)
    expect(found()).toEqual(['R-01', 'R-02', 'R-03', 'R-04', 'R-05', 'R-06', 'R-08'])
  })

  test('R-04 takes a first value of a known date for the start', () => {
    const plan = blank()
    without('baseline', 'baselineDate')(plan)
    expect(findings(plan, 'R-04')).toHaveLength(1)
    const id = readPlan(plan).cards.find((card) => card.headline)?.id
    if (id) setReading(plan, id, '2025', 41)
    expect(findings(plan, 'R-04')).toEqual([])
  })
})

describe('a finding people accept', () => {
  const accept = (plan: Plan, rule: Rule, card?: CardId) =>
    acceptFinding(plan, rule, card, { reason: 'Next year', by: 'priya', at: 5 })

  test('is no longer counted, is kept on the side with who and why, and comes back when it is taken back', () => {
    const plan = blank()
    const lonely = indicator(plan, 'Books at home')
    const other = indicator(plan, 'Visits to the library')
    accept(plan, 'L-05', lonely)
    expect(findings(plan, 'L-05').map(({ cards }) => cards)).toEqual([[other]])
    expect(reviewPlan(readPlan(plan)).accepted).toEqual([
      {
        rule: 'L-05',
        severity: 'warn',
        column: 'indicators',
        cards: [lonely],
        accepted: { rule: 'L-05', card: lonely, reason: 'Next year', by: 'priya', at: 5 },
      },
    ])
    takeBackWaiver(plan, 'L-05', lonely)
    expect(findings(plan, 'L-05')).toHaveLength(2)
    expect(reviewPlan(readPlan(plan)).accepted).toEqual([])
  })

  test('of what is missing altogether is accepted as a whole', () => {
    const plan = blank()
    accept(plan, 'L-08')
    expect(findings(plan, 'L-08')).toEqual([])
    expect(reviewPlan(readPlan(plan)).accepted.map(({ rule }) => rule)).toEqual(['L-08'])
  })

  test('must only be worth a look: what has to be settled first stays', () => {
    const plan = blank()
    const bare = result(plan, 'Children read')
    accept(plan, 'L-04', bare)
    accept(plan, 'L-01')
    expect(findings(plan, 'L-04')).toHaveLength(1)
    expect(findings(plan, 'L-01')).toHaveLength(1)
    expect(reviewPlan(readPlan(plan)).accepted).toEqual([])
  })

  test('is not spoken of any more once it is settled or its card is gone', () => {
    const plan = blank()
    const lonely = indicator(plan, 'Books at home')
    const gone = indicator(plan, 'Visits to the library')
    accept(plan, 'L-05', lonely)
    accept(plan, 'L-05', gone)
    addLink(plan, lonely, result(plan, 'Children read'))
    removeCards(plan, [gone], 'Ana', 1)
    expect(reviewPlan(readPlan(plan)).accepted).toEqual([])
    expect(findings(plan, 'L-05')).toEqual([])
  })

  test('as a different card stays different, wherever it is moved; a third one like them is found', () => {
    const plan = blank()
    const one = result(plan, 'Children are ready for school')
    const other = result(plan, 'Children are ready for school.')
    accept(plan, 'L-11', other)
    expect(findings(plan, 'L-11')).toEqual([])
    expect(reviewPlan(readPlan(plan)).accepted.map(({ cards }) => cards)).toEqual([[one, other]])
    const third = result(plan, 'The children are ready for school')
    expect(findings(plan, 'L-11').map(({ cards }) => cards)).toEqual([[one, third]])
  })
})
