import {
  addLink,
  ALIKE,
  type CardId,
  findCards,
  findSimilar,
  NOTHING_SOUGHT,
  setBreakdown,
  setField,
  similarity,
  type Sought,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import { two } from '../support/peers.ts'

const RESULT = { column: 'results', band: 'population' } as const
const INDICATOR = { column: 'indicators', band: 'population' } as const

describe('texts that are alike', () => {
  test.each([
    ['Every child reads by nine', 'By nine, every child reads'],
    ['Las familias están incluidas', 'las familias estan incluidas'],
    ['Niños listos para la escuela', 'NIÑOS LISTOS PARA LA ESCUELA.'],
    ['الأطفال يقرؤون جيدًا', 'الأطفال يقرؤون جيدا'],
    ['ילדים קוראים היטב', 'ילדים קוראים היטב!'],
    ['孩子们热爱阅读', '孩子们热爱阅读。'],
    ['Trust', 'trust'],
  ])('%s and %s', (a, b) => {
    expect(similarity(a, b)).toBe(1)
    expect(similarity(b, a)).toBe(1)
  })

  test.each([
    ['Every child reads by nine', 'Every child reads by nine o’clock', true],
    ['Families take part in school', 'Families take part in schools', true],
    ['Trust', 'Truth', false],
    ['Children read', 'Families take part', false],
    ['a', 'b', false],
    ['الأطفال يقرؤون', 'العائلات تشارك', false],
    ['', '', false],
    ['…', '!!', false],
  ])('%s and %s: %s', (a, b, isAlike) => {
    expect(similarity(a, b) >= ALIKE).toBe(isAlike)
  })

  test('the nearest card of the same column is found, not the card itself, nor one that names other numbers', () => {
    const { ana } = two()
    const near = ana.add(RESULT, 'Children read by grade 3')
    ana.add(RESULT, 'Children read well')
    ana.add(INDICATOR, 'Children read by grade 3')
    const { cards } = ana.read()
    expect(findSimilar(cards, 'children read by grade 3.', 'results')?.id).toBe(near)
    expect(findSimilar(cards, 'Children read by grade 3', 'results', near)).toBeUndefined()
    expect(findSimilar(cards, 'Children read by grade 8', 'results')).toBeUndefined()
    expect(findSimilar(cards, '', 'results')).toBeUndefined()
  })
})

describe('cards are found', () => {
  const plan = () => {
    const { ana } = two()
    const ids = {
      read: ana.add(RESULT, 'Los niños leen'),
      safe: ana.add({ column: 'results', band: 'system' }, 'Streets are safe'),
      sign: ana.add(INDICATOR, 'Lectura en tercer grado'),
      lone: ana.add(INDICATOR, 'Crime rate'),
    }
    addLink(ana.plan, ids.sign, ids.read)
    setField(ana.plan, ids.lone, 'source', 'Policía de Ríoverde')
    setField(ana.plan, ids.lone, 'frequency', 'yearly')
    setBreakdown(ana.plan, ids.lone, 'school', true)
    const found = (sought: Partial<Sought>): string[] | undefined => {
      const cards = findCards(ana.read(), { ...NOTHING_SOUGHT, ...sought })
      const names = Object.entries(ids)
      return cards && names.filter(([, id]) => cards.has(id)).map(([name]) => name)
    }
    return { found, ids }
  }

  test('by words in any order, case and accent, by number, and by the words of their fields', () => {
    const { found } = plan()
    expect(found({})).toBeUndefined()
    expect(found({ text: '  ' })).toBeUndefined()
    expect(found({ text: 'LEEN ninos' })).toEqual(['read'])
    expect(found({ text: '3.2' })).toEqual(['read'])
    expect(found({ text: 'policia rioverde' })).toEqual(['lone'])
    expect(found({ text: 'yearly' }), 'a code is no word').toEqual([])
    expect(found({ text: 'school' })).toEqual([])
    expect(found({ text: 'nothing of it' })).toEqual([])
  })

  test('by column, level, missing links and a given few, all at once', () => {
    const { found, ids } = plan()
    expect(found({ column: 'results' })).toEqual(['read', 'safe'])
    expect(found({ band: 'system' })).toEqual(['safe'])
    expect(found({ unlinked: true })).toEqual(['safe', 'lone'])
    expect(found({ unlinked: true, column: 'indicators' })).toEqual(['lone'])
    expect(found({ only: new Set<CardId>([ids.read]) })).toEqual(['read'])
    expect(found({ only: new Set<CardId>([ids.read]), text: 'crime' })).toEqual([])
  })
})
