import { type Card, type CardId, type Column, COLUMN_FACTS, type PlanContent, type Target } from '@commonboard/model'

const bandRows = (content: PlanContent, column: Column, band: Card['band']) =>
  content.cards.filter((card) => card.column === column && card.band === band)

/** The live card above, or null for the first of its band. */
export function aboveOf(content: PlanContent, card: Card): CardId | null {
  const rows = bandRows(content, card.column, card.band)
  return rows[rows.findIndex((row) => row.id === card.id) - 1]?.id ?? null
}

export function targetOf(content: PlanContent, card: Card, by: -1 | 1): Target | undefined {
  const { column, band } = card
  const rows = bandRows(content, column, band)
  const index = rows.findIndex((row) => row.id === card.id)
  if (by < 0 && index > 0) return { column, band, after: rows[index - 2]?.id ?? null }
  const below = rows[index + 1]
  if (by > 0 && below) return { column, band, after: below.id }
  const bands = COLUMN_FACTS[column].bands
  const next = bands[bands.indexOf(band) + by]
  if (next === undefined) return undefined
  return by < 0 ? { column, band: next } : { column, band: next, after: null }
}
