import { adopted } from '../adopted.ts'
import type { Card, PlanContent } from '../read.ts'
import { VISION_ID } from '../text.ts'
import {
  type Band,
  COLUMN_FACTS,
  type Column,
  COLUMNS,
  columnSign,
  GROUPS,
  INGREDIENTS,
  isStrip,
  type Language,
} from '../vocabulary.ts'
import type { BlockKind, VisionRun } from '../vision.ts'
import { exportWords } from '../words/export.ts'
import { labelOf, type PlanWords, showValue, wordsOf } from '../words/index.ts'
import { contentCheck } from './check.ts'
import { showDay } from './dates.ts'
import { acceptedNotes, stripFacts, stripsOf } from './logicModelParts.ts'
import { isMeasured, type Neighbors, neighborsOf, sayLinks } from './neighbors.ts'
import { KIND_INK, type PaperText, paperText, plainLine, plainRun } from './paper.ts'

/** A page's own words: what stands on every page, whatever the plan says. */
export interface PrintedFrame {
  readonly language: Language
  readonly title: string
  /** Title of the document, for a window or a screen reader. */
  readonly documentTitle: string
  readonly place: string
  readonly asOf: string
  readonly check: string
  /** Between the number of a page and that of all pages. */
  readonly of: string
}

export interface PrintedCard {
  readonly number: string
  readonly title?: PaperText
  readonly text: PaperText
  /** Our explanation of a function, as long as the community has not written its own. */
  readonly isOurs: boolean
  readonly notes: readonly PaperText[]
  /** Indicators: last value and its year, or that there is none; numbers of the results it measures. */
  readonly value?: { readonly text: string; readonly year: string }
  readonly serves?: string
}

export interface PrintedColumn {
  readonly column: Column
  readonly number: string
  readonly label: string
  readonly ink: string
  /** Said in place of cards. */
  readonly empty: string
  readonly bands: readonly { readonly band: Band; readonly label: string; readonly cards: readonly PrintedCard[] }[]
}

/** The logic model as data for a page: plain text only, nothing in it is markup for anybody. */
export interface PrintedModel extends PrintedFrame {
  readonly howToRead: string
  readonly howToReadText: string
  readonly groups: readonly { readonly label: string; readonly columns: readonly PrintedColumn[] }[]
  /** Strategies and resources, below the columns; those without a card are left out. */
  readonly strips: readonly PrintedColumn[]
  readonly accepted: string
  /** What people have looked at and accept as it is. */
  readonly footnotes: readonly PaperText[]
}

export interface PrintedVision extends PrintedFrame {
  /** Blocks without a word are left out. */
  readonly blocks: readonly PrintedBlock[]
  readonly empty: string
  /** Names of the ingredients, those nobody has confirmed without one. */
  readonly ingredients: readonly string[]
}

export interface PrintedBlock {
  readonly as: BlockKind
  readonly isRightToLeft: boolean
  readonly runs: readonly VisionRun[]
}

/** @param now milliseconds since 1970 */
export function printedModel(content: PlanContent, language: Language, now: number): PrintedModel {
  const words = wordsOf(language)
  const plan = adopted(content)
  const neighbors = neighborsOf(plan)
  const columnOf = (column: Column): PrintedColumn => ({
    column,
    number: columnSign(column),
    label: plainLine(labelOf(content, language, `column.${column}`)),
    ink: KIND_INK[column],
    empty: column === 'vision' ? exportWords[language].noVision : exportWords[language].empty,
    bands: COLUMN_FACTS[column].bands.flatMap((band) => {
      const cards = plan.cards.filter((card) => card.column === column && card.band === band && hasWords(card))
      if (cards.length === 0) return []
      const label = band
        ? `${plainLine(labelOf(content, language, `band.${band}`))}: ${wordsOf(language).bands[band].line}`
        : ''
      return [{ band, label, cards: cards.map((card) => cardOf(card, content, words, language, neighbors(card))) }]
    }),
  })
  return {
    ...frame(content, language, now, exportWords[language].title),
    howToRead: exportWords[language].howToRead,
    howToReadText: exportWords[language].print.howToReadText,
    groups: GROUPS.map((group) => ({
      label: plainLine(labelOf(content, language, `group.${group}`)),
      columns: COLUMNS.filter((column) => COLUMN_FACTS[column].group === group).map(columnOf),
    })),
    strips: stripsOf(content).map(({ strip }) => columnOf(strip)),
    accepted: exportWords[language].accepted,
    footnotes: acceptedNotes(content, language).map(({ number, title, reason }) =>
      paperText(`${[number, title].filter(Boolean).join(' ')}: ${reason}`),
    ),
  }
}

/** The vision as a page to hang up. */
export function printedVision(content: PlanContent, language: Language, now: number): PrintedVision {
  const words = wordsOf(language)
  return {
    ...frame(content, language, now, exportWords[language].print.visionTitle),
    blocks: content.vision.flatMap(({ as, runs }) => {
      const text = runs.map((run) => run.text).join('')
      if (text.trim() === '') return []
      const { isRightToLeft } = paperText(text)
      return [{ as, isRightToLeft, runs: runs.map((run) => ({ ...run, text: plainRun(run.text) })) }]
    }),
    empty: exportWords[language].noVision,
    ingredients: INGREDIENTS.map((one) => (content.ingredients[one].length > 0 ? words.ingredients[one].name : '')),
  }
}

export function frame(
  content: PlanContent,
  language: Language,
  now: number,
  titled: (plan: string) => string,
  check = contentCheck(content),
): PrintedFrame {
  const { print, untitled } = exportWords[language]
  const title = plainLine(content.about.title) || untitled
  return {
    language,
    title,
    documentTitle: titled(title),
    place: plainLine(content.about.place),
    asOf: print.asOf(showDay(now, language)),
    check: print.check(check),
    of: print.of,
  }
}

const hasWords = (card: Card): boolean => card.id !== VISION_ID || card.text.trim() !== ''

/** A value longer than this, because somebody wrote a sentence as its unit, stands below its card. */
const VALUE_BESIDE_MAX = 26

function cardOf(
  card: Card,
  content: PlanContent,
  words: PlanWords,
  language: Language,
  neighbors: Neighbors,
): PrintedCard {
  const isOurs = card.code !== undefined && card.text.trim() === ''
  const value = card.column === 'indicators' ? lastValue(card, language) : undefined
  const isBeside = value !== undefined && value.text.length <= VALUE_BESIDE_MAX
  return {
    number: card.number,
    ...(card.code ? { title: paperText(labelOf(content, language, `function.${card.code}`)) } : {}),
    text: paperText(isOurs && card.code ? words.functions[card.code].line : card.text),
    isOurs,
    notes: [
      ...(value && !isBeside ? [paperText([value.text, value.year].filter(Boolean).join(', '))] : []),
      ...notesOf(card, words, language, neighbors, isBeside),
    ],
    ...(isBeside ? { value, serves: neighbors.ends.join(', ') } : {}),
  }
}

function lastValue(card: Card, language: Language): { text: string; year: string } {
  const last = card.readings?.at(-1)
  if (!last) return { text: exportWords[language].noValue, year: '' }
  return { text: plainLine(showValue(last.value, card.unit, language)), year: last.date.slice(0, 4) }
}

function notesOf(
  card: Card,
  words: PlanWords,
  language: Language,
  { groups }: Neighbors,
  isBeside: boolean,
): PaperText[] {
  // An indicator's results stand beside its value.
  if (isBeside) return []
  const links = groups.map((group) => sayLinks(group, language))
  const facts = isStrip(card.column) ? stripFacts(card, language) : []
  if (card.column === 'results' && !isMeasured(groups)) links.push(exportWords[language].noIndicator)
  const reason = card.reason?.trim() ? `${words.addressed.later}: ${card.reason}` : words.addressed.later
  return [
    ...(card.addressed === 'later' ? [paperText(reason)] : []),
    ...(facts.length > 0 ? [paperText(facts.join('; '))] : []),
    ...(links.length > 0 ? [paperText(links.join('; '))] : []),
  ]
}
