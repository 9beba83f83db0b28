import {
  addCard,
  addLink,
  adoptCards,
  checkFirst,
  checkPlan,
  confirmIngredient,
  fillTemplate,
  FUNCTION_CODES,
  functionCardId,
  INGREDIENTS,
  LANGUAGES,
  markAsStarters,
  openPlan,
  type Plan,
  readPlan,
  reasonText,
  removeCards,
  RULES,
  ruleSentences,
  setAddressed,
  setReading,
  typeInCard,
  VISION_ID,
  wordsOf,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

const planOf = (template: 'blank' | 'starter' | 'example'): Plan => {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, template, 'en')
  return plan
}
/** Of the logic model; the checks of the structure have tests of their own. */
const found = (plan: Plan) =>
  checkPlan(readPlan(plan))
    .filter(({ gap }) => !gap)
    .map(({ rule, cards }) => [rule, ...cards].join(' '))

/** A plan in which nothing is missing. */
function whole() {
  const plan = planOf('blank')
  const impact = addCard(plan, { column: 'impact', band: '' }, 'Ready')
  const system = addCard(plan, { column: 'results', band: 'system' }, 'Partners share')
  const population = addCard(plan, { column: 'results', band: 'population' }, 'Children read')
  const indicator = addCard(plan, { column: 'indicators', band: 'population' }, 'Reading')
  const principle = addCard(plan, { column: 'principles', band: '' }, 'Trust')
  const council = addCard(plan, { column: 'infrastructure', band: '' }, 'A council')
  for (const result of [system, population]) {
    addLink(plan, result, impact)
    addLink(plan, indicator, result)
  }
  for (const code of FUNCTION_CODES) setAddressed(plan, code, 'now')
  typeInCard(plan, VISION_ID, { index: 0, remove: 0, insert: 'Every child is known' })
  for (const ingredient of INGREDIENTS) confirmIngredient(plan, ingredient, 'Ana', true)
  return { plan, impact, system, population, indicator, principle, council }
}

describe('the checks', () => {
  test('find nothing in a plan in which nothing is missing', () => {
    expect(found(whole().plan)).toEqual([])
  })

  test('L-01 and L-06 ask for an impact that a result leads to', () => {
    const { plan, impact } = whole()
    const second = addCard(plan, { column: 'impact', band: '' }, 'Heard')
    expect(found(plan)).toEqual([`L-06 ${second}`])
    removeCards(plan, [impact, second], 'Ana', 1)
    expect(found(plan)).toEqual(['L-01'])
  })

  test('L-02 and L-03 ask for a result of partners and one of people; one of a school counts for neither', () => {
    const { plan, system, population, indicator, impact } = whole()
    const site = addCard(plan, { column: 'results', band: 'site' }, 'One school reads')
    addLink(plan, site, impact)
    addLink(plan, site, indicator)
    removeCards(plan, [system, population], 'Ana', 1)
    expect(found(plan)).toEqual(['L-02', 'L-03'])
  })

  test('L-04 and L-05 ask for an indicator to each result and a result to each indicator', () => {
    const { plan, impact } = whole()
    const result = addCard(plan, { column: 'results', band: 'site' }, 'One school reads')
    addLink(plan, result, impact)
    const indicator = addCard(plan, { column: 'indicators', band: 'site' }, 'Books at home')
    expect(found(plan)).toEqual([`L-04 ${result}`, `L-05 ${indicator}`])
    addLink(plan, result, indicator)
    expect(found(plan)).toEqual([])
  })

  test('L-07 asks whether each function is for now, or for later with a reason', () => {
    const { plan } = whole()
    setAddressed(plan, 'PL', undefined)
    setAddressed(plan, 'PP', 'later')
    expect(found(plan)).toEqual([`L-07 ${functionCardId('PL')}`, `L-07 ${functionCardId('PP')}`])
    reasonText(plan, functionCardId('PP'))?.insert(0, 'After the election')
    expect(found(plan)).toEqual([`L-07 ${functionCardId('PL')}`])
  })

  test('L-08 and L-09 ask for infrastructure and a principle', () => {
    const { plan, principle, council } = whole()
    removeCards(plan, [principle, council], 'Ana', 1)
    expect(found(plan)).toEqual(['L-08', 'L-09'])
  })

  test('L-10 names each starter; a starter fills no gap, because it is not printed', () => {
    const { plan, indicator, system, population, principle } = whole()
    markAsStarters(plan, [indicator, principle])
    expect(found(plan)).toEqual([
      `L-04 ${system}`,
      `L-04 ${population}`,
      'L-09',
      `L-10 ${indicator}`,
      `L-10 ${principle}`,
    ])
    adoptCards(plan, [indicator, principle])
    expect(found(plan)).toEqual([])
  })

  test('a card without a word fills no gap and is not spoken of', () => {
    const { plan, impact } = whole()
    addCard(plan, { column: 'results', band: 'population' })
    expect(found(plan)).toEqual([])
    removeCards(plan, [impact], 'Ana', 1)
    addCard(plan, { column: 'impact', band: '' }, '  ')
    expect(found(plan)).toEqual(['L-01'])
  })

  test('V-01 asks for a vision, and only then V-02 for people who see each ingredient in it', () => {
    const { plan } = whole()
    confirmIngredient(plan, 'place', 'Ana', false)
    expect(found(plan)).toEqual(['V-02'])
    typeInCard(plan, VISION_ID, { index: 0, remove: 20, insert: ' … ' })
    expect(found(plan)).toEqual(['V-01'])
  })

  test('V-04 looks at a vision of more than sixty words', () => {
    const { plan } = whole()
    typeInCard(plan, VISION_ID, { index: 20, remove: 0, insert: ' here'.repeat(56) })
    expect(found(plan)).toEqual([])
    typeInCard(plan, VISION_ID, { index: 0, remove: 0, insert: 'And ' })
    expect(found(plan)).toEqual(['V-04'])
  })

  test('only a missing vision, impact or population result and a result without indicator stand in the way', () => {
    const { plan } = whole()
    const severities = new Map(
      checkPlan(readPlan(planOf('starter'))).map((finding) => [finding.rule, finding.severity]),
    )
    addCard(plan, { column: 'results', band: 'system' }, 'No indicator')
    for (const finding of checkPlan(readPlan(plan))) severities.set(finding.rule, finding.severity)
    expect([...severities].filter(([, severity]) => severity === 'block').map(([rule]) => rule)).toEqual([
      'V-01',
      'L-01',
      'L-03',
      'L-04',
    ])
  })

  test('say where to look: the column, and the card in its column', () => {
    const content = readPlan(planOf('starter'))
    for (const { column, cards } of checkPlan(content))
      for (const id of cards) expect(content.cards.find((card) => card.id === id)?.column).toBe(column)
  })

  test.each(['blank', 'starter', 'example'] as const)(
    'first and whole, say the same of what both look at (%s)',
    (name) => {
      const content = readPlan(planOf(name))
      const later = /^(?:L-11|L-12|G-)/
      expect(checkFirst(content)).toEqual(checkPlan(content).filter(({ rule }) => !later.test(rule)))
      expect(checkFirst(content).length).toBeGreaterThan(0)
    },
  )

  test('have a title and a sentence in every language', () => {
    for (const language of LANGUAGES)
      for (const rule of RULES) {
        expect(wordsOf(language).checks[rule].length).toBeGreaterThan(5)
        expect(ruleSentences[language][rule]).toMatch(/\.$/)
      }
  })
})

test('a result linked only to starters is told apart from one without any indicator', () => {
  const plan = planOf('blank')
  const bare = addCard(plan, { column: 'results', band: 'population' }, 'Children read')
  const linked = addCard(plan, { column: 'results', band: 'population' }, 'Families stay')
  const indicator = addCard(plan, { column: 'indicators', band: 'population' }, 'Moved this year')
  addLink(plan, indicator, linked)
  markAsStarters(plan, [indicator])
  const missing = checkPlan(readPlan(plan)).filter(({ rule }) => rule === 'L-04')
  expect(missing).toEqual([
    { rule: 'L-04', severity: 'block', column: 'results', cards: [bare] },
    { rule: 'L-04', severity: 'block', column: 'results', cards: [linked], hasOnlyStarters: true },
  ])
})

test('a value makes a starter the community’s own, and taking it away does not undo that', () => {
  const plan = planOf('blank')
  const indicator = addCard(plan, { column: 'indicators', band: 'population' }, 'Attendance')
  markAsStarters(plan, [indicator])
  setReading(plan, indicator, '2026-11', 91.8)
  expect(readPlan(plan).cards.find((card) => card.id === indicator)?.isStarter).toBe(false)
  setReading(plan, indicator, '2026-11', null)
  expect(readPlan(plan).cards.find((card) => card.id === indicator)?.isStarter).toBe(false)
})
