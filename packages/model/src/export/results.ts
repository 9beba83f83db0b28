import { adopted } from '../adopted.ts'
import type { Card, PlanContent } from '../read.ts'
import { type Trend, trendOf, trendWord, trendWords } from '../trend/index.ts'
import { type Band, BANDS, type Language } from '../vocabulary.ts'
import { fieldCell, sayBreakdown } from './sheet.ts'
import { neighborsOf } from './neighbors.ts'

/** An indicator as the results framework shows it; choices in words, what nobody has said empty. */
export interface IndicatorPart {
  readonly card: Card
  /** Numbers of all its results. */
  readonly results: readonly string[]
  /** Start, now and goal as the trend is read from them. */
  readonly trend: Trend
  /** Where the number went, and whether that is good; empty where there is nothing to compare. */
  readonly arrow: '' | '↑' | '↓' | '→'
  readonly word: string
  readonly direction: string
  readonly frequency: string
  readonly availability: string
  readonly breakdowns: readonly string[]
  /** Why its data have to be developed first; absent: they have not. */
  readonly lacks?: 'noSource' | 'mustCreate'
}

export interface ResultPart {
  readonly card: Card
  /** Numbers of the impacts it leads to. */
  readonly impacts: readonly string[]
  readonly indicators: readonly IndicatorPart[]
}

/** The results with what shows them (A3), and what follows for those who keep the numbers. */
export interface ResultsFramework {
  /** Bands without a result are left out. */
  readonly bands: readonly { readonly band: Band; readonly results: readonly ResultPart[] }[]
  readonly ofNoResult: readonly IndicatorPart[]
  /** In the order of the board. */
  readonly toDevelop: readonly IndicatorPart[]
  /** By name, in the order of the alphabet; those nobody keeps come last, without a name. */
  readonly keepers: readonly {
    readonly owner: string
    readonly organization: string
    readonly indicators: readonly IndicatorPart[]
  }[]
}

const ARROWS = { up: '↑', down: '↓', level: '→' } as const

export function resultsFramework(content: PlanContent, language: Language): ResultsFramework {
  const plan = adopted(content)
  const neighbors = neighborsOf(plan)
  const indicatorsOf = new Map<Card['id'], Set<Card['id']>>()
  for (const { kind, from, to } of plan.links)
    if (kind === 'measures') indicatorsOf.set(to, (indicatorsOf.get(to) ?? new Set()).add(from))
  const resultsOf = (card: Card) =>
    neighbors(card).groups.find(({ kind, side }) => kind === 'measures' && side === 'ends')?.numbers ?? []

  const parts = new Map(
    plan.cards
      .filter((card) => card.column === 'indicators')
      .map((card) => [card.id, indicatorPart(card, resultsOf(card), language)]),
  )
  const indicators = [...parts.values()]
  const results = plan.cards
    .filter((card) => card.column === 'results')
    .map((card): ResultPart => {
      const own = indicatorsOf.get(card.id)
      return {
        card,
        impacts: neighbors(card).ends,
        indicators: own ? indicators.filter((one) => own.has(one.card.id)) : [],
      }
    })
  return {
    bands: BANDS.map((band) => ({ band, results: results.filter(({ card }) => card.band === band) })).filter(
      (one) => one.results.length > 0,
    ),
    ofNoResult: indicators.filter((one) => one.results.length === 0),
    toDevelop: indicators.filter((one) => one.lacks),
    keepers: keepersOf(indicators, language),
  }
}

function indicatorPart(card: Card, results: readonly string[], language: Language): IndicatorPart {
  const trend = trendOf(card)
  const word = trendWord(trend)
  const said = (name: 'direction' | 'frequency' | 'availability') => String(fieldCell(card, name, language))
  const lacks = card.availability === 'mustCreate' ? 'mustCreate' : card.source ? undefined : 'noSource'
  return {
    card,
    results,
    trend,
    arrow: trend.arrow ? ARROWS[trend.arrow] : '',
    word: word === 'none' ? '' : trendWords[language][word],
    direction: said('direction'),
    frequency: said('frequency'),
    availability: said('availability'),
    breakdowns: (card.breakdowns ?? []).map((one) => sayBreakdown(one, language)),
    ...(lacks ? { lacks } : {}),
  }
}

function keepersOf(indicators: readonly IndicatorPart[], language: Language): ResultsFramework['keepers'] {
  const byName = new Map<string, IndicatorPart[]>()
  const nameOf = ({ card }: IndicatorPart) => [card.owner ?? '', card.owner ? (card.organization ?? '') : '']
  for (const part of indicators) {
    const key = JSON.stringify(nameOf(part))
    byName.set(key, [...(byName.get(key) ?? []), part])
  }
  return Array.from(byName.values(), (own) => {
    const [owner = '', organization = ''] = own[0] ? nameOf(own[0]) : []
    return { owner, organization, indicators: own }
  }).sort(
    (a, b) =>
      Number(!a.owner) - Number(!b.owner) ||
      a.owner.localeCompare(b.owner, language) ||
      a.organization.localeCompare(b.organization, language),
  )
}
