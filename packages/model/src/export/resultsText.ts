import type { PlanContent } from '../read.ts'
import type { Language } from '../vocabulary.ts'
import { exportWords } from '../words/export.ts'
import { labelOf, showValue, wordsOf } from '../words/index.ts'
import { sheetWords } from '../words/sheet.ts'
import { tableExportWords } from '../words/tableExport.ts'
import { tableCsv } from './csv.ts'
import { showDate } from './dates.ts'
import { fieldsIn, write } from './json.ts'
import { inert, oneLine } from './markdown.ts'
import { type IndicatorPart, resultsFramework, type ResultPart } from './results.ts'
import { joinCell } from './sheet.ts'

/** Shape of this file; the number grows when a reader of the old one would misread the new one. */
export const RESULTS_FORMAT = { format: 'commonboard-results', version: 1 } as const

const said = (words: string): string => inert(oneLine(words))

/** What a table of results says of an indicator, in its order. */
export const INDICATOR_HEADS = [
  'alsoFor',
  'headline',
  'unit',
  'direction',
  'baseline',
  'baselineDate',
  'now',
  'nowDate',
  'target',
  'targetDate',
  'trend',
  'definition',
  'population',
  'source',
  'owner',
  'organization',
  'frequency',
  'availability',
  'breakdowns',
] as const
export type IndicatorHead = (typeof INDICATOR_HEADS)[number]

export function indicatorHeading(head: IndicatorHead, language: Language): string {
  const { heads } = tableExportWords[language]
  if (head === 'alsoFor' || head === 'now' || head === 'nowDate' || head === 'trend') return heads[head]
  return sheetWords[language][head]
}

/** The cells of one indicator below one of its results. */
export function indicatorCells(
  part: IndicatorPart,
  result: string,
  language: Language,
): Record<IndicatorHead, string | number> {
  const { card, trend } = part
  return {
    alsoFor: part.results.filter((number) => number !== result).join(', '),
    headline: card.headline ? (sheetWords[language].headline ?? '') : '',
    unit: card.unit ?? '',
    direction: part.direction,
    baseline: trend.start?.value ?? '',
    baselineDate: trend.start?.date ?? '',
    now: trend.now?.value ?? '',
    nowDate: trend.now?.date ?? '',
    target: card.target ?? '',
    targetDate: card.targetDate ?? '',
    trend: [part.arrow, part.word].filter(Boolean).join(' '),
    definition: card.definition ?? '',
    population: card.population ?? '',
    source: card.source ?? '',
    owner: card.owner ?? '',
    organization: card.organization ?? '',
    frequency: part.frequency,
    availability: part.availability,
    breakdowns: joinCell(part.breakdowns),
  }
}

/** One row for each indicator of each result; a result without one has a row of its own. */
export function resultsCsv(content: PlanContent, language: Language): string {
  const framework = resultsFramework(content, language)
  const { heads } = tableExportWords[language]
  const { band } = sheetWords[language]
  const row = (result: ResultPart | undefined, part: IndicatorPart | undefined): (string | number)[] => {
    const cells = part && indicatorCells(part, result?.card.number ?? '', language)
    return [
      result?.card.number ?? '',
      result?.card.band ? labelOf(content, language, `band.${result.card.band}`) : '',
      result?.card.text ?? '',
      part?.card.number ?? '',
      part?.card.text ?? exportWords[language].noIndicator,
      ...INDICATOR_HEADS.map((head) => cells?.[head] ?? ''),
    ]
  }
  const results = framework.bands.flatMap((one) => one.results)
  return tableCsv([
    [
      heads.resultNumber,
      band,
      heads.result,
      heads.indicatorNumber,
      heads.indicator,
      ...INDICATOR_HEADS.map((head) => indicatorHeading(head, language)),
    ],
    ...results.flatMap((result) =>
      result.indicators.length === 0 ? [row(result, undefined)] : result.indicators.map((part) => row(result, part)),
    ),
    ...framework.ofNoResult.map((part) => row(undefined, part)),
  ])
}

/** The framework for programs: indicators once each, named by their ids. Nothing is derived but the trend. */
export function resultsJson(content: PlanContent, language: Language): string {
  const { bands, ofNoResult, toDevelop, keepers } = resultsFramework(content, language)
  const results = bands.flatMap((one) => one.results)
  const indicators = new Map(
    [...results.flatMap((one) => one.indicators), ...ofNoResult].map((part) => [part.card.id, part]),
  )
  const inOrder = content.cards.flatMap(({ id }) => indicators.get(id) ?? [])
  const ids = (parts: readonly IndicatorPart[]) => parts.map((part) => part.card.id)
  return write({
    ...RESULTS_FORMAT,
    language,
    about: content.about,
    results: results.map(({ card, impacts, indicators: own }) => ({
      id: card.id,
      number: card.number,
      band: card.band,
      text: card.text,
      impacts,
      indicators: ids(own),
    })),
    indicators: inOrder.map(({ card, trend }) => ({
      id: card.id,
      number: card.number,
      text: card.text,
      ...fieldsIn(card),
      ...(card.breakdowns ? { breakdowns: card.breakdowns } : {}),
      readings: card.readings ?? [],
      trend: { ...(trend.arrow ? { arrow: trend.arrow } : {}), judgement: trend.judgement },
    })),
    toDevelop: ids(toDevelop),
    keepers: keepers
      .filter(({ owner }) => owner)
      .map(({ owner, organization, indicators: own }) => ({ owner, organization, indicators: ids(own) })),
  })
}

/** The framework as a document to read or to paste. Markup in people's words is inert. */
export function resultsMarkdown(content: PlanContent, language: Language): string {
  const words = tableExportWords[language]
  const exports = exportWords[language]
  const { bands: bandWords } = wordsOf(language)
  const { bands, ofNoResult, toDevelop, keepers } = resultsFramework(content, language)
  const lines = [`# ${inert(words.resultsTitle(oneLine(content.about.title) || exports.untitled))}`]
  if (content.about.place.trim()) lines.push(said(content.about.place))
  if (bands.length === 0) lines.push(`*${words.noResult}*`)
  for (const { band, results } of bands) {
    if (band) lines.push(`## ${said(labelOf(content, language, `band.${band}`))}: ${bandWords[band].line}`)
    for (const { card, impacts, indicators } of results) {
      lines.push(`### ${card.number} ${said(card.text)}`)
      if (impacts.length > 0)
        lines.push(`*${wordsOf(language).links.contributesTo.forwardShort} ${impacts.join(', ')}*`)
      lines.push(
        indicators.length === 0
          ? `*${exports.noIndicator}*`
          : indicators.map((part) => indicatorItem(part, card.number, language)).join('\n'),
      )
    }
  }
  if (ofNoResult.length > 0)
    lines.push(`## ${words.ofNoResult}`, ofNoResult.map((part) => indicatorItem(part, '', language)).join('\n'))
  lines.push(`## ${words.sheets.toDevelop}`)
  if (toDevelop.length === 0) lines.push(`*${words.nothingToDevelop}*`)
  else
    lines.push(
      words.toDevelopLine,
      toDevelop
        .map(({ card, lacks }) => `- **${card.number}** ${said(card.text)}: *${words[lacks ?? 'noSource']}*`)
        .join('\n'),
    )
  if (keepers.length > 0) lines.push(`## ${words.sheets.keepers}`)
  for (const { owner, organization, indicators } of keepers) {
    lines.push(`### ${owner ? [owner, organization].filter(Boolean).map(said).join(', ') : words.nobodyYet}`)
    lines.push(
      indicators
        .map(({ card, frequency }) => {
          const how = [frequency, card.source ?? ''].map(said).filter(Boolean).join('; ')
          return `- **${card.number}** ${said(card.text)}${how ? `: *${how}*` : ''}`
        })
        .join('\n'),
    )
  }
  lines.push('---', `**${exports.howToRead}.** ${words.resultsHowToRead}`)
  return `${lines.join('\n\n')}\n`
}

function indicatorItem(part: IndicatorPart, result: string, language: Language): string {
  const { card } = part
  return [
    `- **${card.number}** ${said(card.text)}: ${said(valuesLine(part, language))}`,
    ...indicatorFacts(part, result, language).map((fact) => `*${said(fact)}*`),
  ].join('\\\n  ')
}

/** `36% (2023) → 41% (June 2026); goal 60% (2028); ↑ better`, as far as it is known. */
export function valuesLine({ card, trend, arrow, word }: IndicatorPart, language: Language): string {
  const exports = exportWords[language]
  const dated = (value: number, date: string | undefined) => {
    const shown = showValue(value, card.unit, language)
    return date ? exports.valueOn(shown, showDate(date, language)) : shown
  }
  const way = [trend.start, trend.now].flatMap((one) => (one ? [dated(one.value, one.date)] : []))
  const goal = trend.goal ? `${sheetWords[language].target}: ${dated(trend.goal.value, trend.goal.date)}` : ''
  return [way.join(' → ') || exports.noValue, goal, [arrow, word].filter(Boolean).join(' ')].filter(Boolean).join('; ')
}

/** What else is known of an indicator, each with its name. */
export function indicatorFacts(part: IndicatorPart, result: string, language: Language): string[] {
  const { card } = part
  const heads = sheetWords[language]
  const facts = [
    ['source', card.source],
    ['owner', card.owner && [card.owner, card.organization].filter(Boolean).join(', ')],
    ['frequency', part.frequency],
    ['availability', part.availability],
  ] as const
  return [
    ...indicatorMeaning(part, result, language),
    ...facts.flatMap(([name, words]) => (words ? [`${heads[name]}: ${words}`] : [])),
  ]
}

/** What is counted, of whom, which way is better, by which groups, and for which other results. */
export function indicatorMeaning(part: IndicatorPart, result: string, language: Language): string[] {
  const { card } = part
  const heads = sheetWords[language]
  const also = part.results.filter((number) => number !== result)
  const facts = [
    ['definition', card.definition],
    ['population', card.population],
    ['direction', part.direction],
    ['breakdowns', part.breakdowns.join(', ')],
  ] as const
  return [
    ...(card.headline ? [heads.headline] : []),
    ...(also.length > 0 ? [tableExportWords[language].alsoFor(also.join(', '))] : []),
    ...facts.flatMap(([name, words]) => (words ? [`${heads[name]}: ${words}`] : [])),
  ]
}
