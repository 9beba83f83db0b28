import { adopted } from '../adopted.ts'
import type { Card, PlanContent } from '../read.ts'
import { BANDS, COLUMN_FACTS, COLUMNS, columnSign, GROUPS, isStrip, type Language } from '../vocabulary.ts'
import { exportWords } from '../words/export.ts'
import { labelOf, showValue, wordsOf } from '../words/index.ts'
import { showDate } from './dates.ts'
import { acceptedNotes, stripFacts, stripsOf } from './logicModelParts.ts'
import { isMeasured, type Neighbors, neighborsOf, sayLinks } from './neighbors.ts'

/** The logic model as a document to read or to paste: numbers name the links. Markup in people's words is inert. */
export function logicModelMarkdown(content: PlanContent, language: Language): string {
  const words = exportWords[language]
  const plan = adopted(content)
  const neighbors = neighborsOf(plan)
  const lines = [`# ${inert(words.title(oneLine(content.about.title) || words.untitled))}`]
  if (content.about.place.trim()) lines.push(inert(oneLine(content.about.place)))
  for (const group of GROUPS) {
    lines.push(`## ${inert(oneLine(labelOf(content, language, `group.${group}`)))}`)
    for (const column of COLUMNS.filter((one) => COLUMN_FACTS[one].group === group)) {
      const label = inert(oneLine(labelOf(content, language, `column.${column}`)))
      lines.push(`### ${columnSign(column)}. ${label}`)
      const cards = plan.cards.filter((card) => card.column === column)
      if (cards.length === 0) lines.push(`*${words.empty}*`)
      else if (column === 'vision') lines.push(visionBlock(cards, language))
      else if (COLUMN_FACTS[column].bands.length > 1) lines.push(...bandBlocks(cards, content, language, neighbors))
      else lines.push(list(cards, content, language, neighbors))
    }
  }
  for (const { strip, cards } of stripsOf(content)) {
    lines.push(
      `## ${columnSign(strip)}. ${inert(oneLine(labelOf(content, language, `column.${strip}`)))}`,
      list(cards, content, language, neighbors),
    )
  }
  const notes = acceptedNotes(content, language)
  if (notes.length > 0) {
    const said = notes.map(({ number, title, reason }) => {
      const about = [number && `**${number}**`, `${title}:`].filter(Boolean).join(' ')
      return `- ${about} ${inertLines(reason).join(' ')}`
    })
    lines.push(`## ${words.accepted}`, said.join('\n'))
  }
  lines.push('---', `**${words.howToRead}.** ${words.howToReadText}`)
  return `${lines.join('\n\n')}\n`
}

function visionBlock(cards: readonly Card[], language: Language): string {
  const text = cards.map((card) => card.text).join('\n')
  if (!text.trim()) return `*${exportWords[language].noVision}*`
  return inertLines(text)
    .map((line) => `> ${line}`)
    .join('\n>\n')
}

function bandBlocks(
  cards: readonly Card[],
  content: PlanContent,
  language: Language,
  neighbors: (card: Card) => Neighbors,
): string[] {
  return BANDS.flatMap((band) => {
    const here = cards.filter((card) => card.band === band)
    if (here.length === 0) return []
    const label = oneLine(labelOf(content, language, `band.${band}`))
    return [`#### ${inert(label)}: ${wordsOf(language).bands[band].line}`, list(here, content, language, neighbors)]
  })
}

function list(
  cards: readonly Card[],
  content: PlanContent,
  language: Language,
  neighbors: (card: Card) => Neighbors,
): string {
  return cards
    .map((card) => {
      const lines = [...cardLines(card, content, language), ...noteLines(card, language, neighbors(card))]
      // A backslash at the end of a line is a line break inside the item.
      return `- ${lines.join('\\\n  ')}`
    })
    .join('\n')
}

function cardLines(card: Card, content: PlanContent, language: Language): string[] {
  const text = inertLines(card.text)
  if (card.code) {
    const name = inert(oneLine(labelOf(content, language, `function.${card.code}`)))
    return [`**${card.number} ${name}**`, ...text]
  }
  const [first = '', ...rest] = text
  return [`**${card.number}** ${first}${card.column === 'indicators' ? lastValue(card, language) : ''}`, ...rest]
}

function lastValue(card: Card, language: Language): string {
  const words = exportWords[language]
  const last = card.readings?.at(-1)
  if (!last) return `: ${words.noValue}`
  const value = inert(oneLine(showValue(last.value, card.unit, language)))
  return `: ${words.valueOn(value, inert(oneLine(showDate(last.date, language))))}`
}

function noteLines(card: Card, language: Language, { groups, reasons }: Neighbors): string[] {
  const words = wordsOf(language)
  const notes = groups.map((group) => sayLinks(group, language))
  if (isStrip(card.column)) notes.unshift(...stripFacts(card, language).map((fact) => inert(oneLine(fact))))
  const why = reasons.map(({ number, reason }) => `${number}: ${inertLines(reason).join(' ')}`)
  if (card.column === 'results' && !isMeasured(groups)) notes.push(exportWords[language].noIndicator)
  if (card.column === 'functions') {
    const when = words.addressed[card.addressed ?? 'open']
    const reason = card.addressed === 'later' ? inertLines(card.reason ?? '').join(' ') : ''
    if (reason) return [`*${when}:* ${reason}`, ...italic(notes), ...why]
    notes.unshift(when)
  }
  return [...italic(notes), ...why]
}

const italic = (notes: readonly string[]): string[] => (notes.length > 0 ? [`*${notes.join('; ')}*`] : [])

// What begins or ends markup anywhere in a line, also in the dialects of wikis and chats (math, mentions, emoji, links).
const MARKUP = /[\\`*_{}[\]#|~@$^]|:(?=\S)/g
// What does so only at the beginning of a line: lists, rules, underlined headings.
const OPENING = /^[-+=]|^\d+(?=[.)](?:\s|$))/
// Backslashes are enough by the standard, but not for every renderer that lets HTML through.
const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** One line of somebody's words in which nothing is markup: no HTML, link, heading, list, table or code. */
export function inert(line: string): string {
  return line
    .trim()
    .replace(MARKUP, '\\$&')
    .replace(OPENING, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))
    .replace(/&(?=[\\#a-z])|[<>]/gi, (sign) => HTML[sign] ?? '')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`)
}

const BREAKS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/
const CONTROLS = /[\p{Cc}]/gu

const inertLines = (text: string): string[] =>
  text
    .split(BREAKS)
    .map((line) => inert(line.replace(CONTROLS, ' ')))
    .filter((line) => line !== '')

export const oneLine = (text: string): string => text.replace(CONTROLS, ' ').replace(/\s+/g, ' ').trim()
