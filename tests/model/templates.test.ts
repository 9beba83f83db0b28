import {
  type Card,
  type CardId,
  checkPlan,
  COLUMN_FACTS,
  COLUMNS,
  createUndo,
  FIELD_NAMES,
  FIELDS,
  fillTemplate,
  isStrip,
  type Language,
  LANGUAGES,
  LINK_KINDS,
  openPlan,
  readPlan,
  STRIPS,
  type Template,
  TEMPLATES,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

const planOf = (template: Template, language: Language = 'en') => {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, template, language)
  return plan
}
const read = (template: Template, language: Language = 'en') => readPlan(planOf(template, language))
const count = (template: Template) =>
  COLUMNS.map((column) => read(template).cards.filter((card) => card.column === column).length)

describe('templates', () => {
  test('blank has the vision to write and the six functions, and nothing else', () => {
    expect(count('blank')).toEqual([1, 0, 0, 0, 0, 6, 0])
    expect(read('blank').cards.every((card) => card.text === '')).toBe(true)
  })

  test('starter has 38 lines to keep or change, all marked as starters, and an empty vision', () => {
    const { cards } = read('starter')
    expect(count('starter')).toEqual([1, 3, 8, 16, 5, 6, 6])
    expect(cards.filter((card) => card.isStarter)).toHaveLength(38)
    expect(cards.filter((card) => !card.isStarter).every((card) => COLUMN_FACTS[card.column].isFixed)).toBe(true)
    expect(cards[0]?.text).toBe('')
  })

  test('the example is a whole plan of sixty cards, two of them left as starters, and a linked layer below', () => {
    const { cards, links } = read('example')
    expect(count('example')).toEqual([1, 3, 12, 25, 6, 6, 7])
    expect(STRIPS.map((strip) => cards.filter((card) => card.column === strip).length)).toEqual([7, 6])
    expect(new Set(links.map(({ kind }) => kind))).toEqual(new Set(LINK_KINDS))
    expect(links.filter(({ reason }) => reason)).toHaveLength(2)
    expect(cards.filter(({ headline }) => headline)).toHaveLength(5)
    expect(cards.filter((card) => card.isStarter)).toHaveLength(2)
    expect(cards.find((card) => card.code === 'PL')).toMatchObject({ addressed: 'later' })
    expect(cards.find((card) => card.code === 'PL')?.reason).toBeTruthy()
  })

  test('the checks find a few things to look at in the example, none of which stands in the way', () => {
    const findings = checkPlan(read('example'))
    expect(findings.map((finding) => finding.rule)).toEqual([
      'V-02',
      'L-07',
      'L-10',
      'L-10',
      'L-14',
      'R-03',
      'R-08',
      'G-03',
    ])
    expect(findings.every((finding) => finding.severity === 'warn')).toBe(true)
  })

  test.each(TEMPLATES)('%s says the same in every language: same cards, values and links, other words', (template) => {
    const shape = (language: Language) => {
      const { cards, links } = read(template, language)
      const numbers = new Map(cards.map((card) => [card.id, card.number]))
      return {
        cards: cards.map((card) => [
          card.number,
          card.band,
          card.isStarter,
          card.text === '',
          card.readings,
          FIELD_NAMES.map((name) => (FIELDS[name].is === 'text' ? card[name] !== undefined : card[name])),
          card.breakdowns?.length,
          card.addressed,
          card.reason === undefined,
        ]),
        links: links.map(({ from, to, reason }) => `${numbers.get(from)}-${numbers.get(to)} ${!!reason}`).sort(),
      }
    }
    for (const language of LANGUAGES) expect(shape(language)).toEqual(shape('en'))
    const spanish = read(template, 'es').cards.map((card) => card.text)
    // Names of measures may be the same in two languages; whole lines are not.
    for (const { text } of read(template).cards) if (text.length > 30) expect(spanish).not.toContain(text)
  })

  test.each(TEMPLATES)(
    '%s is the server’s work: nobody can undo it, and a new plan is written in one step',
    (template) => {
      const plan = openPlan({ plan: new Y.Doc() })
      const undo = createUndo(plan)
      let updates = 0
      plan.doc.on('update', () => updates++)
      fillTemplate(plan, template, 'es')
      expect(updates).toBe(1)
      expect(undo.canUndo()).toBe(false)
    },
  )

  test('words a plan already has stay', () => {
    const plan = planOf('example')
    fillTemplate(plan, 'starter', 'en')
    expect(readPlan(plan).cards[0]?.text).toMatch(/^In Riverbend/)
    expect(readPlan(plan).cards).toHaveLength(60 + 13 + 38)
  })
})

describe.each(['starter', 'example'] as const)('the links of the %s', (template) => {
  const { cards, links } = read(template)
  const byId = new Map(cards.map((card) => [card.id, card]))
  const inStrip = (id: CardId) => isStrip(byId.get(id)?.column)
  const into = (id: CardId) => links.filter((link) => link.to === id && !inStrip(link.from))
  const out = (id: CardId) => links.filter((link) => link.from === id)
  const of = (column: Card['column']) => cards.filter((card) => card.column === column)

  test('give every result one to five indicators and an impact', () => {
    for (const result of of('results')) {
      expect(into(result.id).length, result.text).toBeGreaterThanOrEqual(1)
      expect(into(result.id).length, result.text).toBeLessThanOrEqual(5)
      expect(out(result.id).length, result.text).toBeGreaterThanOrEqual(1)
    }
  })

  test('give every indicator a result, every impact a result, all infrastructure a function', () => {
    for (const card of [...of('indicators'), ...of('infrastructure')])
      expect(out(card.id).length, card.text).toBeGreaterThanOrEqual(1)
    for (const impact of of('impact')) expect(into(impact.id).length, impact.text).toBeGreaterThanOrEqual(1)
  })

  test('stay short: in each band indicators stand in the order of the first result they serve', () => {
    const order = cards.map((card) => card.id)
    const firstResult = (card: Card) => Math.min(...out(card.id).map((link) => order.indexOf(link.to)))
    for (const band of ['system', 'population', 'site']) {
      const firsts = of('indicators')
        .filter((card) => card.band === band)
        .map(firstResult)
      expect(firsts).toEqual([...firsts].sort((a, b) => a - b))
    }
  })

  test('tie indicators to results of their own band, or of a site', () => {
    for (const indicator of of('indicators'))
      expect(
        out(indicator.id).map((link) => byId.get(link.to)?.band),
        indicator.text,
      ).toContain(indicator.band)
  })
})

test.each(LANGUAGES)('indicators of the example have short names and dated values (%s)', (language) => {
  for (const card of read('example', language).cards.filter((one) => one.column === 'indicators')) {
    expect(card.text.length, card.text).toBeLessThanOrEqual(30)
    expect(card.readings?.length, card.text).toBeGreaterThanOrEqual(1)
    expect(card.readings?.length, card.text).toBeLessThanOrEqual(4)
  }
})
