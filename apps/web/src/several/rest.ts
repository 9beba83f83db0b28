import {
  type Card,
  type CardId,
  type Column,
  FIELD_NAMES,
  fieldsOf,
  linkRule,
  type PlanContent,
} from '@commonboard/model'

/** What cards would not show any more as another kind; it stays in them and comes back with the kind. */
export interface Resting {
  readonly links: number
  /** Indicators whose values would rest. */
  readonly values: number
  /** Filled fields of all kinds, values not counted. */
  readonly fields: number
}

/** Links that have a sense the other way round are turned by the conversion and do not rest. */
export function restingAs(content: PlanContent, ids: readonly CardId[], column: Column): Resting {
  const turning = new Set(ids)
  const cards = new Map<CardId, Card>(content.cards.map((card) => [card.id, card]))
  const columnOf = (id: CardId) => (turning.has(id) ? column : cards.get(id)?.column)
  const links = content.links.filter((link) => {
    if (!turning.has(link.from) && !turning.has(link.to)) return false
    const [from, to] = [columnOf(link.from), columnOf(link.to)]
    return !from || !to || !linkRule(from, to)
  }).length
  const shown = new Set<string>(fieldsOf(column))
  let values = 0
  let fields = 0
  for (const id of ids) {
    const card = cards.get(id)
    if (!card || card.column === column) continue
    if (column !== 'indicators' && (card.readings?.length ?? 0) > 0) values++
    fields += FIELD_NAMES.filter((name) => card[name] !== undefined && !shown.has(name)).length
    if (column !== 'indicators') fields += card.breakdowns?.length ?? 0
  }
  return { links, values, fields }
}

export const restsAnything = ({ links, values, fields }: Resting): boolean => links + values + fields > 0
