import {
  addCard,
  addSeat,
  type CardId,
  fillTemplate,
  openPlan,
  readPlan,
  removeCards,
  setReading,
  typeInCard,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { en } from '../../apps/web/src/i18n/en.ts'
import { es } from '../../apps/web/src/i18n/es.ts'
import { formatDay } from '../../apps/web/src/i18n/format.ts'
import { documentOf, type PlanDocument } from '../../apps/web/src/versions/document.ts'
import { sentence } from '../../apps/web/src/versions/sentence.ts'
import { besideEachOther, merged } from '../../apps/web/src/versions/sideBySide.ts'
import { checkCode } from '../../apps/web/src/versions/versionsApi.ts'

function planOf(template: 'example' | 'starter' | 'blank') {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, template, 'en')
  const numbered = (number: string): CardId => {
    const card = readPlan(plan).cards.find((one) => one.number === number)
    if (!card) throw new Error(`There is no card ${number}`)
    return card.id
  }
  return { plan, numbered, document: (language: 'en' | 'es' = 'en') => documentOf(readPlan(plan), language) }
}

const sectionOf = ({ parts }: PlanDocument, id: string) => {
  const section = parts.flatMap(({ sections }) => sections).find((one) => one.id === id)
  if (!section) throw new Error(`There is no section ${id}`)
  return section
}
const linesOf = (document: PlanDocument, id: string) => sectionOf(document, id).lists.flatMap(({ lines }) => lines)

describe('a version as a document', () => {
  test('reads in the order of the outline: seven columns in four groups, then who leads, and how word travels', () => {
    const { parts } = planOf('example').document()
    const ids = parts.map(({ sections }) => sections.map(({ id }) => id))
    expect(ids.slice(0, 4)).toEqual([
      ['vision', 'impact'],
      ['results', 'indicators'],
      ['principles', 'functions'],
      ['infrastructure'],
    ])
    expect(ids[4]?.slice(0, 4)).toEqual(['community', 'intermediary', 'site', 'channels'])
  })

  test('a card has its number, its words, its value and the numbers it is linked with', () => {
    const { plan, document, numbered } = planOf('example')
    setReading(plan, numbered('4.1'), '2031', 12)
    const line = linesOf(document(), 'indicators').find(({ number }) => number === '4.1')
    expect(line?.value).toBe('$12 M (2031)')
    expect(line?.links).toMatch(/^for 3\.\d/)
  })

  test('what is missing is said where it is missing, in the reader’s language', () => {
    const blank = planOf('blank').document('es')
    expect(sectionOf(blank, 'vision')).toMatchObject({ blocks: [], empty: 'Aún no hay visión.' })
    expect(sectionOf(blank, 'impact')).toMatchObject({ lists: [], title: 'Impacto' })
    expect(linesOf(blank, 'functions')).toHaveLength(6)
  })

  test('starter lines nobody had kept stay out, as in print, and are counted', () => {
    const { plan, document } = planOf('starter')
    const starters = readPlan(plan).cards.filter((card) => card.isStarter).length
    expect(starters).toBeGreaterThan(0)
    expect(document().leftOut).toBe(starters)
    expect(linesOf(document(), 'results')).toEqual([])
  })

  test('an open seat says for whom it is open', () => {
    const { plan, document } = planOf('example')
    const body = readPlan(plan).leadership.bodies[0]
    if (!body) throw new Error('The example has no body')
    addSeat(plan, { body: body.id }, { role: 'Member', waitsFor: 'a student' })
    const open = linesOf(document(), body.level).find(({ text }) => text === 'Member')
    expect(open?.name).toBe('Open, for: a student')
  })
})

describe('side by side', () => {
  test('a reworded line stands beside itself; what only one has stands alone, where it stood', () => {
    const { plan, numbered, document } = planOf('example')
    const before = document()
    typeInCard(plan, numbered('3.2'), { index: 0, remove: 0, insert: 'Here, ' })
    removeCards(plan, [numbered('3.3')], 'ana', 0)
    addCard(plan, { column: 'results', band: 'population' }, 'A result of its own')
    const results = besideEachOther(before, document()).find(({ section }) => section.id === 'results')
    const changed = results?.lists.flatMap(({ rows }) => rows).filter(({ isChanged }) => isChanged) ?? []
    const said = ({ before: was, after: is }: (typeof changed)[number]) => [was?.number, is?.text.slice(0, 6)]
    expect(changed.map(said)).toEqual([
      ['3.2', 'Here, '],
      ['3.3', undefined],
      [undefined, 'A resu'],
    ])
  })

  test('a number that only follows its neighbors is no change', () => {
    const { plan, numbered, document } = planOf('example')
    const before = document()
    removeCards(plan, [numbered('5.1')], 'ana', 0)
    const rows = besideEachOther(before, document())
      .find(({ section }) => section.id === 'principles')
      ?.lists.flatMap((list) => list.rows)
    expect(rows?.filter(({ isChanged }) => isChanged)).toHaveLength(1)
  })

  test('two equal documents have no changed section', () => {
    const { document } = planOf('example')
    expect(besideEachOther(document(), document()).filter(({ isChanged }) => isChanged)).toEqual([])
  })

  test('what has gone stands below what was above it', () => {
    expect(merged(['a', 'b', 'c'], ['a', 'c', 'd'])).toEqual(['a', 'b', 'c', 'd'])
    expect(merged(['a', 'b'], ['c'])).toEqual(['a', 'b', 'c'])
    expect(merged(['x', 'a'], ['a'])).toEqual(['x', 'a'])
  })
})

describe('a version in words', () => {
  test('the check code is the beginning of the hash, to read out', () => {
    expect(checkCode('7f3a19c2b1')).toBe('7F3A-19C2')
  })

  test.each([
    ['en', 0, '12 automatic copies today'],
    ['en', 1, '12 automatic copies yesterday'],
    ['en', 3, '12 automatic copies on Tuesday'],
    ['en', 40, '12 automatic copies on October 11'],
    ['en', 400, '12 automatic copies on October 16, 2025'],
    ['es', 0, '12 copias automáticas hoy'],
    ['es', 1, '12 copias automáticas ayer'],
    ['es', 3, '12 copias automáticas el martes'],
    ['es', 40, '12 copias automáticas el 11 de octubre'],
  ] as const)('a day is named as people name it (%s, %i days ago)', (language, daysAgo, said) => {
    const now = new Date(2026, 10, 20, 9).getTime()
    const at = new Date(2026, 10, 20 - daysAgo, 23).getTime()
    expect({ en, es }[language].versions.automaticOn(12, formatDay(language, at, now))).toBe(said)
  })

  test('a sentence ends with one full stop, also behind a quotation that has brought its own', () => {
    expect(sentence('Result 3.2 reworded')).toBe('Result 3.2 reworded.')
    expect(sentence('Principle 5.3 added: “We come back.”')).toBe('Principle 5.3 added: “We come back.”')
    expect(sentence('Se agregó: «Leer juntos»')).toBe('Se agregó: «Leer juntos».')
  })

  test('what the checks said is counted, and calm when there is nothing', () => {
    expect(en.versions.checks(0, 0)).toBe('Every check was fine')
    expect(en.versions.checks(1, 5)).toBe('Checks: 1 to settle first, 5 worth a look')
    expect(es.versions.checks(0, 2)).toBe('Revisiones: 2 por revisar')
  })
})
