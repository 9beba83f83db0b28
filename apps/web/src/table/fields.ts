import { type Column, FIELDS, fieldsOf, type FieldName, LINK_RULES } from '@commonboard/model'

/** A column of the table: what stands in one cell of a card. */
export type GridField =
  | 'number'
  | 'text'
  | 'for'
  | 'seenIn'
  | 'now'
  | 'line'
  | 'trend'
  | 'addressed'
  | 'reason'
  | 'breakdowns'
  | FieldName

interface Shown {
  readonly main: readonly GridField[]
  /** On request. */
  readonly more: readonly GridField[]
}

const MEASURED: Shown = {
  main: ['number', 'text', 'for', 'baseline', 'now', 'target', 'line', 'trend', 'source', 'owner'],
  more: [
    'definition',
    'population',
    'unit',
    'direction',
    'baselineDate',
    'targetDate',
    'organization',
    'frequency',
    'availability',
    'breakdowns',
    'headline',
  ],
}

/** What the table of a column of the model shows, from left to right. */
export const SHOWN: Readonly<Record<Column, Shown>> = {
  vision: { main: [], more: [] },
  impact: { main: ['number', 'text', 'seenIn'], more: [] },
  results: MEASURED,
  indicators: MEASURED,
  principles: { main: ['number', 'text'], more: [] },
  functions: { main: ['number', 'text', 'addressed', 'reason', 'for', 'seenIn'], more: [] },
  infrastructure: { main: ['number', 'text', 'for'], more: [] },
  strategies: { main: ['number', 'text', 'for', 'seenIn', ...fieldsOf('strategies')], more: [] },
  resources: { main: ['number', 'text', 'for', ...fieldsOf('resources')], more: [] },
}

const LINKED_FROM = new Set(LINK_RULES.map((rule) => rule.from))
const LINKED_TO = new Set(LINK_RULES.map((rule) => rule.to))

/** Whether cards of a column of the model have this at all; in the others the cell stays empty. */
export function hasField(column: Column, field: GridField): boolean {
  if (field === 'number' || field === 'text') return true
  if (field === 'for') return LINKED_FROM.has(column)
  if (field === 'seenIn') return LINKED_TO.has(column)
  if (field === 'now' || field === 'line' || field === 'trend' || field === 'breakdowns') return column === 'indicators'
  if (field === 'addressed' || field === 'reason') return column === 'functions'
  return FIELDS[field].of === column
}

/**
 * How a cell is worked on: `live` and `plain` texts in the cell, a `choice` from a list, a `flag` by itself, `apart` in a
 * window of its own, `never` as what follows from other cells.
 */
export type Way = 'live' | 'plain' | 'choice' | 'flag' | 'apart' | 'menu'

export function wayOf(field: GridField): Way {
  if (field === 'number') return 'menu'
  if (field === 'text' || field === 'reason') return 'live'
  if (field === 'now') return 'plain'
  if (field === 'addressed') return 'choice'
  if (['for', 'seenIn', 'line', 'trend', 'breakdowns'].includes(field)) return 'apart'
  const { is } = FIELDS[field as FieldName]
  return is === 'choice' ? 'choice' : is === 'flag' ? 'flag' : 'plain'
}

/** Whether a letter opens its editor. */
export const isTyped = (column: Column, field: GridField): boolean =>
  hasField(column, field) && ['live', 'plain', 'choice'].includes(wayOf(field))

export const isNumeric = (field: GridField): boolean => ['baseline', 'now', 'target'].includes(field)

/** CSS pixels; the words take what is left. */
export const WIDTHS: Readonly<Record<GridField, number>> = {
  number: 68,
  text: 220,
  for: 116,
  seenIn: 140,
  now: 80,
  line: 132,
  trend: 88,
  addressed: 112,
  reason: 240,
  breakdowns: 170,
  definition: 240,
  population: 150,
  unit: 84,
  direction: 120,
  baseline: 80,
  baselineDate: 104,
  target: 80,
  targetDate: 104,
  source: 136,
  owner: 132,
  organization: 140,
  frequency: 130,
  availability: 140,
  headline: 96,
  strategyKind: 150,
  lead: 150,
  resourceKind: 130,
  basis: 150,
  amount: 120,
  provider: 150,
}
