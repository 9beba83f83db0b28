import { adopted } from '../adopted.ts'
import type { Card, PlanContent } from '../read.ts'
import { BANDS, COLUMN_FACTS, type Column, COLUMNS, columnSign, GROUPS, isStrip, type Language } from '../vocabulary.ts'
import type { BlockKind, VisionRun } from '../vision.ts'
import { exportWords } from '../words/export.ts'
import { labelOf, showValue, wordsOf } from '../words/index.ts'
import { leadershipExportWords } from '../words/leadershipExport.ts'
import { sheetWords } from '../words/sheet.ts'
import { tableExportWords } from '../words/tableExport.ts'
import { acceptedNotes, stripFacts, stripsOf } from './logicModelParts.ts'
import { isMeasured, type Neighbors, neighborsOf, sayLinks } from './neighbors.ts'
import { type PaperText, paperText, plainLine } from './paper.ts'
import { frame, type PrintedFrame, type PrintedVision, printedVision } from './printed.ts'
import { leadershipInWords } from './printedLeadership.ts'
import { type IndicatorPart, resultsFramework } from './results.ts'
import { indicatorMeaning } from './resultsText.ts'
import { showDate } from './dates.ts'

/** A file to read on, as blocks in their order: headings, words, tables. Plain text only, nothing in it is markup. */
export interface PaperDocument extends PrintedFrame {
  readonly isLandscape: boolean
  readonly blocks: readonly PaperBlock[]
}

export type PaperBlock =
  | { readonly is: 'heading'; readonly level: 2 | 3 | 4; readonly text: PaperText }
  | { readonly is: 'words'; readonly text: PaperText; readonly look: Look }
  /** A block of the vision, in the community's voice. */
  | {
      readonly is: 'voice'
      readonly as: BlockKind
      readonly isRightToLeft: boolean
      readonly runs: readonly VisionRun[]
    }
  | PaperTable

export interface PaperTable {
  readonly is: 'table'
  readonly heads: readonly string[]
  /** Shares of the width. */
  readonly widths: readonly number[]
  readonly rows: readonly PaperRow[]
}

export interface PaperRow {
  readonly cells: readonly PaperCell[]
  /** What the rows below belong to. */
  readonly isHead?: boolean
}

/** Paragraphs. */
export type PaperCell = readonly (PaperText & { readonly look: Look })[]
export type Look = 'plain' | 'strong' | 'quiet'

const said = (text: string, look: Look = 'plain'): PaperCell[number] => ({ ...paperText(text), look })
const cell = (text: string, look: Look = 'plain'): PaperCell => (text.trim() ? [said(text, look)] : [])
const heading = (level: 2 | 3 | 4, text: string): PaperBlock => ({
  is: 'heading',
  level,
  text: paperText(plainLine(text)),
})
const words = (text: string, look: Look = 'plain'): PaperBlock => ({ is: 'words', text: paperText(text), look })
const howToRead = (text: string, language: Language): PaperBlock =>
  words(`${exportWords[language].howToRead}. ${text}`, 'quiet')

/** The logic model, column by column. @param now milliseconds since 1970 */
export function logicModelDocument(content: PlanContent, language: Language, now: number): PaperDocument {
  const exports = exportWords[language]
  const { bands } = wordsOf(language)
  const plan = adopted(content)
  const neighbors = neighborsOf(plan)
  const tableOf = (column: Column, cards: readonly Card[]) => cardsTable(column, cards, content, language, neighbors)
  const columnBlocks = (column: Column): PaperBlock[] => {
    const cards = plan.cards.filter((card) => card.column === column)
    const label = `${columnSign(column)}. ${plainLine(labelOf(content, language, `column.${column}`))}`
    if (column === 'vision') return [heading(3, label), ...voice(printedVision(content, language, now))]
    if (cards.length === 0) return [heading(3, label), words(exports.empty, 'quiet')]
    if (COLUMN_FACTS[column].bands.length < 2) return [heading(3, label), tableOf(column, cards)]
    return [
      heading(3, label),
      ...BANDS.flatMap((band) => {
        const here = cards.filter((card) => card.band === band)
        if (here.length === 0) return []
        const name = `${plainLine(labelOf(content, language, `band.${band}`))}: ${bands[band].line}`
        return [heading(4, name), tableOf(column, here)]
      }),
    ]
  }
  const notes = acceptedNotes(content, language)
  return {
    ...frame(content, language, now, exports.title),
    isLandscape: true,
    blocks: [
      ...GROUPS.flatMap((group) => [
        heading(2, labelOf(content, language, `group.${group}`)),
        ...COLUMNS.filter((column) => COLUMN_FACTS[column].group === group).flatMap(columnBlocks),
      ]),
      ...stripsOf(content).flatMap(({ strip, cards }) => [
        heading(2, `${columnSign(strip)}. ${labelOf(content, language, `column.${strip}`)}`),
        tableOf(strip, cards),
      ]),
      ...(notes.length > 0 ? [heading(2, exports.accepted)] : []),
      ...notes.map(({ number, title, reason }) => words(`${[number, title].filter(Boolean).join(' ')}: ${reason}`)),
      howToRead(exports.howToReadText, language),
    ],
  }
}

function cardsTable(
  column: Column,
  cards: readonly Card[],
  content: PlanContent,
  language: Language,
  neighbors: (card: Card) => Neighbors,
): PaperTable {
  const heads = sheetWords[language]
  const isIndicators = column === 'indicators'
  const label = plainLine(labelOf(content, language, `column.${column}`))
  return {
    is: 'table',
    heads: [heads.number, label, ...(isIndicators ? [heads.readings] : []), tableExportWords[language].heads.links],
    widths: isIndicators ? [7, 45, 22, 26] : [7, 59, 34],
    rows: cards.map((card) => ({
      cells: [
        cell(card.number, 'strong'),
        cardCell(card, content, language),
        ...(isIndicators ? [cell(lastValue(card, language))] : []),
        linksCell(card, language, neighbors(card)),
      ],
    })),
  }
}

function cardCell(card: Card, content: PlanContent, language: Language): PaperCell {
  const { functions, addressed } = wordsOf(language)
  if (!card.code) {
    const facts = isStrip(card.column) ? stripFacts(card, language) : []
    return [...cell(card.text), ...cell(facts.join('; '), 'quiet')]
  }
  const when = addressed[card.addressed ?? 'open']
  const reason = card.addressed === 'later' && card.reason?.trim() ? `: ${card.reason}` : ''
  return [
    ...cell(labelOf(content, language, `function.${card.code}`), 'strong'),
    ...(card.text.trim() ? cell(card.text) : cell(functions[card.code].line, 'quiet')),
    ...cell(`${when}${reason}`, 'quiet'),
  ]
}

function lastValue(card: Card, language: Language): string {
  const exports = exportWords[language]
  const last = card.readings?.at(-1)
  return last
    ? exports.valueOn(showValue(last.value, card.unit, language), showDate(last.date, language))
    : exports.noValue
}

function linksCell(card: Card, language: Language, { groups, reasons }: Neighbors): PaperCell {
  const missing = card.column === 'results' && !isMeasured(groups) ? [exportWords[language].noIndicator] : []
  return [
    ...cell([...groups.map((group) => sayLinks(group, language)), ...missing].join('; ')),
    ...reasons.map(({ number, reason }) => said(`${number}: ${reason}`, 'quiet')),
  ]
}

const voice = ({ blocks, empty }: PrintedVision): PaperBlock[] =>
  blocks.length === 0 ? [words(empty, 'quiet')] : blocks.map((block) => ({ is: 'voice', ...block }))

/** The vision alone. */
export function visionDocument(content: PlanContent, language: Language, now: number): PaperDocument {
  const vision = printedVision(content, language, now)
  const { blocks: _, empty: __, ingredients, ...page } = vision
  const named = ingredients.filter(Boolean).join(' · ')
  return {
    ...page,
    isLandscape: false,
    blocks: [...voice(vision), ...(named ? [words(named, 'quiet')] : [])],
  }
}

/** The results framework: results with their indicators, data to develop, who keeps what. */
export function resultsDocument(content: PlanContent, language: Language, now: number): PaperDocument {
  const table = tableExportWords[language]
  const exports = exportWords[language]
  const { bands: bandWords } = wordsOf(language)
  const { bands, ofNoResult, toDevelop, keepers } = resultsFramework(content, language)
  const indicatorsTable = (rows: readonly PaperRow[]): PaperTable => ({
    is: 'table',
    heads: [
      sheetWords[language].number,
      table.heads.indicator,
      sheetWords[language].baseline,
      table.heads.now,
      sheetWords[language].target,
      table.heads.trend,
      table.heads.kept,
    ],
    widths: [6, 31, 11, 11, 11, 10, 20],
    rows,
  })
  const resultRows = ({ card, impacts, indicators }: (typeof bands)[number]['results'][number]): PaperRow[] => {
    const serves =
      impacts.length > 0 ? `${wordsOf(language).links.contributesTo.forwardShort} ${impacts.join(', ')}` : ''
    const missing = indicators.length === 0 ? exports.noIndicator : ''
    return [
      {
        cells: [
          cell(card.number, 'strong'),
          [...cell(card.text, 'strong'), ...cell([serves, missing].filter(Boolean).join('; '), 'quiet')],
        ],
        isHead: true,
      },
      ...indicators.map((part) => indicatorRow(part, card.number, language)),
    ]
  }
  return {
    ...frame(content, language, now, table.resultsTitle),
    isLandscape: true,
    blocks: [
      ...(bands.length === 0 ? [words(table.noResult, 'quiet')] : []),
      ...bands.flatMap(({ band, results }) => [
        heading(2, band ? `${labelOf(content, language, `band.${band}`)}: ${bandWords[band].line}` : ''),
        indicatorsTable(results.flatMap(resultRows)),
      ]),
      ...(ofNoResult.length > 0
        ? [heading(2, table.ofNoResult), indicatorsTable(ofNoResult.map((part) => indicatorRow(part, '', language)))]
        : []),
      heading(2, table.sheets.toDevelop),
      ...(toDevelop.length === 0
        ? [words(table.nothingToDevelop, 'quiet')]
        : [words(table.toDevelopLine), toDevelopTable(toDevelop, language)]),
      ...(keepers.length > 0 ? [heading(2, table.sheets.keepers), keepersTable(keepers, language)] : []),
      howToRead(table.resultsHowToRead, language),
    ],
  }
}

function indicatorRow(part: IndicatorPart, result: string, language: Language): PaperRow {
  const { card, trend } = part
  const { noValue } = exportWords[language]
  const value = (one: { readonly value: number; readonly date?: string } | undefined): PaperCell =>
    one
      ? [
          said(showValue(one.value, card.unit, language), 'strong'),
          ...cell(one.date ? showDate(one.date, language) : '', 'quiet'),
        ]
      : []
  const facts = indicatorMeaning(part, result, language)
  const kept = [
    ...cell(card.source ?? ''),
    ...cell([card.owner, card.owner && card.organization].filter(Boolean).join(', ')),
    ...cell([part.frequency, part.availability].filter(Boolean).join('; '), 'quiet'),
  ]
  return {
    cells: [
      cell(card.number),
      [...cell(card.text), ...cell(facts.join('; '), 'quiet')],
      value(trend.start),
      trend.now ? value(trend.now) : cell(noValue, 'quiet'),
      value(trend.goal),
      cell([part.arrow, part.word].filter(Boolean).join(' ')),
      kept,
    ],
  }
}

function toDevelopTable(parts: readonly IndicatorPart[], language: Language): PaperTable {
  const table = tableExportWords[language]
  const heads = sheetWords[language]
  return {
    is: 'table',
    heads: [heads.number, table.heads.indicator, table.heads.why, heads.owner],
    widths: [7, 45, 24, 24],
    rows: parts.map(({ card, lacks }) => ({
      cells: [
        cell(card.number, 'strong'),
        cell(card.text),
        cell(table[lacks ?? 'noSource']),
        cell([card.owner, card.owner && card.organization].filter(Boolean).join(', ')),
      ],
    })),
  }
}

function keepersTable(keepers: ReturnType<typeof resultsFramework>['keepers'], language: Language): PaperTable {
  const table = tableExportWords[language]
  const heads = sheetWords[language]
  return {
    is: 'table',
    heads: [heads.number, table.heads.indicator, heads.frequency, heads.source],
    widths: [7, 45, 20, 28],
    rows: keepers.flatMap(({ owner, organization, indicators }): PaperRow[] => [
      {
        cells: [[], cell(owner ? [owner, organization].filter(Boolean).join(', ') : table.nobodyYet, 'strong')],
        isHead: true,
      },
      ...indicators.map(({ card, frequency }) => ({
        cells: [cell(card.number), cell(card.text), cell(frequency), cell(card.source ?? '')],
      })),
    ]),
  }
}

/** The leadership structure in words: bodies by level with their seats, channels, organizations. */
export function leadershipDocument(content: PlanContent, language: Language, now: number): PaperDocument {
  const page = leadershipInWords(content, language, now)
  const { title, documentTitle, place, asOf, check, of, levels, heads, channels, organizations } = page
  return {
    ...{ language, title, documentTitle, place, asOf, check, of },
    isLandscape: false,
    blocks: [
      ...levels.flatMap(({ label, line, empty, bodies }) => [
        heading(2, label),
        words(bodies.length === 0 ? empty : line, 'quiet'),
        ...bodies.flatMap(({ name, facts, purpose, noSeat, seats }): PaperBlock[] => [
          heading(3, name),
          ...(facts ? [words(facts, 'quiet')] : []),
          ...(purpose.lines.length > 0 ? [{ is: 'words', text: purpose, look: 'plain' } as const] : []),
          seats.length === 0
            ? words(noSeat, 'quiet')
            : {
                is: 'table',
                heads: [heads.seat, heads.heldBy, heads.sector, heads.since],
                widths: [28, 36, 20, 16],
                rows: seats.map(({ role, holder, organization, isOpen, sector, since }) => ({
                  cells: [
                    [{ ...role, look: 'plain' }],
                    [
                      { ...holder, look: isOpen ? 'plain' : 'strong' },
                      ...(organization.lines.length > 0 ? [{ ...organization, look: 'quiet' } as const] : []),
                    ],
                    cell(sector),
                    cell(since),
                  ],
                })),
              },
        ]),
      ]),
      ...[channels, organizations].flatMap((table): PaperBlock[] => [
        heading(2, table.title),
        table.rows.length === 0
          ? words(table.empty, 'quiet')
          : {
              is: 'table',
              heads: table.heads,
              widths: table.heads.map(() => 1),
              rows: table.rows.map((row) => ({ cells: row.map((text) => [{ ...text, look: 'plain' }]) })),
            },
      ]),
      ...(page.notHeard ? [words(`${page.notHeardHead} ${page.notHeard}`)] : []),
      howToRead(leadershipExportWords[language].howToReadText, language),
    ],
  }
}
