import type { Card, CardId, PlanContent } from '@commonboard/model'
import type { GridField } from './fields.ts'
import { hasField } from './fields.ts'
import { type Problem, readCell } from './reading.ts'

/** A block of cells as spreadsheets put it on the clipboard: tabs, line ends, quotes where a cell has either. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    row.push(cell)
    cell = ''
  }
  const endRow = () => {
    endCell()
    rows.push(row)
    row = []
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (text.charAt(at + 1) === '"') {
        cell += '"'
        at++
      } else isQuoted = false
    } else if (sign === '"' && cell === '' && closes(text, at + 1)) isQuoted = true
    else if (sign === '\t') endCell()
    else if (sign === '\n') endRow()
    else if (sign !== '\r') cell += sign
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows
}

// Quotation marks of a sentence stay: only one with a partner at the end of a cell is of the clipboard's making.
const closes = (text: string, from: number): boolean => /^(?:[^"]|"")*"(?=[\t\r\n]|$)/.test(text.slice(from))

/** The other way round. */
export const writeBlock = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => row.map((cell) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'))
    .join('\n')

export interface PasteCell {
  readonly card: Card
  readonly field: GridField
  readonly written: string
  readonly value?: unknown
  /** Why it stays as it was. */
  readonly problem?: Problem
}

export interface PastePlan {
  /** The plan this was planned for. */
  readonly content: PlanContent
  readonly cells: readonly PasteCell[]
  /** How many cells are written, and on how many cards. */
  readonly values: number
  readonly cards: number
  /** Lines and columns of the block for which the table has no room. */
  readonly linesOver: number
  readonly columnsOver: number
}

/**
 * What a block does from one cell on: down over the cards of the same kind, each once, and to the right over the columns
 * as they stand. Empty cells of the block change nothing, and what follows from other cells is passed over.
 */
export function planPaste(
  block: readonly (readonly string[])[],
  cards: readonly Card[],
  fields: readonly GridField[],
  content: PlanContent,
): PastePlan {
  const [first] = cards
  const seen = new Set<CardId>()
  const targets = cards.filter((card) => {
    if (card.column !== first?.column || seen.has(card.id)) return false
    seen.add(card.id)
    return true
  })
  const cells = block.flatMap((row, line) => {
    const card = targets[line]
    if (!card) return []
    return row.flatMap((written, column): PasteCell[] => {
      const field = fields[column]
      if (
        !field ||
        written.trim() === '' ||
        !hasField(card.column, field) ||
        ['number', 'line', 'trend'].includes(field)
      )
        return []
      return [{ card, field, written, ...readCell(field, card, written, content) }]
    })
  })
  const good = cells.filter((cell) => cell.problem === undefined)
  return {
    content,
    cells,
    values: good.length,
    cards: new Set(good.map((cell) => cell.card.id)).size,
    linesOver: Math.max(0, block.length - targets.length),
    columnsOver: Math.max(0, ...block.map((row) => row.length - fields.length)),
  }
}
