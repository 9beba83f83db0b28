import Papa from 'papaparse'
import { adopted } from '../adopted.ts'
import type { PlanContent } from '../read.ts'
import { type Column, COLUMN_FACTS, type Language } from '../vocabulary.ts'
import { labelOf, wordsOf } from '../words/index.ts'
import { neighborsOf } from './neighbors.ts'

// A spreadsheet runs a cell that begins with one of these as a formula, also behind spaces and invisible signs.
export const FORMULA = /^(?:[\s\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/u
// Excel takes a file without it for Latin-1.
export const BYTE_ORDER_MARK = '\uFEFF'

/** One row a card, in board order. Numbers stay numbers; everything else is text that no spreadsheet runs. */
export function logicModelCsv(content: PlanContent, language: Language): string {
  const words = wordsOf(language)
  const heads = words.exports.table
  const plan = adopted(content)
  const neighbors = neighborsOf(plan)
  const rows = plan.cards.map((card): (string | number)[] => {
    const { ends, means } = neighbors(card)
    const last = card.readings?.at(-1)
    return [
      card.number,
      groupOf(content, language, card.column),
      labelOf(content, language, `column.${card.column}`),
      card.band ? labelOf(content, language, `band.${card.band}`) : '',
      card.code ? labelOf(content, language, `function.${card.code}`) : '',
      card.text,
      ends.join(', '),
      means.join(', '),
      card.column === 'functions' ? words.addressed[card.addressed ?? 'open'] : '',
      card.addressed === 'later' ? (card.reason ?? '') : '',
      card.unit ?? '',
      last?.value ?? '',
      last?.date ?? '',
    ]
  })
  const header = [
    heads.number,
    heads.group,
    heads.column,
    heads.band,
    heads.name,
    heads.text,
    heads.for,
    heads.seenIn,
    heads.addressed,
    heads.reason,
    heads.unit,
    heads.value,
    heads.date,
  ]
  const table = Papa.unparse([header, ...rows], { quotes: true, newline: '\r\n', escapeFormulae: FORMULA })
  return `${BYTE_ORDER_MARK}${table}\r\n`
}

/** A strip belongs to no group. */
function groupOf(content: PlanContent, language: Language, column: Column): string {
  const { group } = COLUMN_FACTS[column]
  return group ? labelOf(content, language, `group.${group}`) : ''
}
