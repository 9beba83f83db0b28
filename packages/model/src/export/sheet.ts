import { adopted } from '../adopted.ts'
import { BREAKDOWNS, type CardFields, FIELD_NAMES, FIELDS, type FieldName, FREQUENCIES } from '../field.ts'
import type { Card, PlanContent } from '../read.ts'
import { type Column, COLUMN_FACTS, type Language } from '../vocabulary.ts'
import { labelOf, wordsOf } from '../words/index.ts'
import { choiceWords, type SheetColumn } from '../words/sheet.ts'
import { neighborsOf } from './neighbors.ts'

/** Numbers are numbers; everything else is text, dates too: of many only the year or the month is known. */
export type SheetRow = Readonly<Record<SheetColumn, string | number>>

/** The logic model as a table, one row a card in the order of the board, the strips last. */
export function sheetRows(content: PlanContent, language: Language): SheetRow[] {
  const words = wordsOf(language)
  const plan = adopted(content)
  const neighbors = neighborsOf(plan)
  return plan.cards.map((card) => {
    const { ends, means } = neighbors(card)
    return {
      number: card.number,
      group: groupOf(content, language, card.column),
      column: labelOf(content, language, `column.${card.column}`),
      band: card.band ? labelOf(content, language, `band.${card.band}`) : '',
      name: card.code ? labelOf(content, language, `function.${card.code}`) : '',
      text: card.text,
      for: ends.join(', '),
      seenIn: means.join(', '),
      addressed: card.column === 'functions' ? words.addressed[card.addressed ?? 'open'] : '',
      reason: card.addressed === 'later' ? (card.reason ?? '') : '',
      ...fieldCells(card, language),
      breakdowns: joinCell((card.breakdowns ?? []).map((one) => sayBreakdown(one, language))),
      readings: joinCell((card.readings ?? []).map(({ date, value }) => `${date}: ${value}`)),
      id: card.id,
    }
  })
}

function fieldCells(card: Card, language: Language): Record<FieldName, string | number> {
  const cells: Partial<Record<FieldName, string | number>> = {}
  for (const name of FIELD_NAMES) cells[name] = fieldCell(card, name, language)
  return cells as Record<FieldName, string | number>
}

/** A field as a cell shows it: choices in words, `yes` of a mark, nothing of what is absent. */
export function fieldCell(fields: CardFields, name: FieldName, language: Language): string | number {
  const value = fields[name]
  if (value === undefined) return ''
  if (value === true) return choiceWords[language].yes ?? ''
  if (typeof value === 'number') return value
  const choices = name === 'frequency' ? FREQUENCIES : FIELDS[name].choices
  return choices ? sayChoice(value, choices, language) : value
}

/** A group an indicator is told apart by, in words. */
export const sayBreakdown = (name: string, language: Language): string => sayChoice(name, BREAKDOWNS, language)

/** A known answer in words; anything else as people wrote it. */
const sayChoice = (choice: string, known: readonly string[], language: Language): string =>
  known.includes(choice) ? (choiceWords[language][choice] ?? choice) : choice

/** Several things in one cell: `a; b`. A semicolon of somebody's own is written twice, so that `splitCell` is exact. */
export const joinCell = (parts: readonly string[]): string => parts.map((one) => one.replaceAll(';', ';;')).join('; ')

/** What `joinCell` made one cell of. */
export const splitCell = (cell: string): string[] =>
  Array.from(cell.matchAll(/(?:[^;]|;;)+/g), ([part]) => part.replaceAll(';;', ';').trim()).filter(Boolean)

/** A strip belongs to no group. */
function groupOf(content: PlanContent, language: Language, column: Column): string {
  const { group } = COLUMN_FACTS[column]
  return group ? labelOf(content, language, `group.${group}`) : ''
}
