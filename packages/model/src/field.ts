import type * as Y from 'yjs'
import { cutAt } from './text.ts'
import { type Column, COLUMNS_AND_STRIPS } from './vocabulary.ts'

/** Which way the number of an indicator should move. */
export const DIRECTIONS = ['up', 'down', 'hold'] as const
export type Direction = (typeof DIRECTIONS)[number]
/** Whether the numbers exist already. */
export const AVAILABILITIES = ['have', 'canGet', 'mustCreate'] as const
export type Availability = (typeof AVAILABILITIES)[number]
/** Known answers to "how often"; any other words are kept as they are. */
export const FREQUENCIES = ['weekly', 'monthly', 'quarterly', 'twiceAYear', 'yearly', 'everyTwoYears'] as const
export type Frequency = (typeof FREQUENCIES)[number]
/** Known answers to "does it differ between groups"; any other words are kept as they are. */
export const BREAKDOWNS = [
  'school',
  'grade',
  'race',
  'gender',
  'language',
  'income',
  'disability',
  'neighborhood',
] as const
export type Breakdown = (typeof BREAKDOWNS)[number]
export const STRATEGY_KINDS = ['activity', 'support', 'program', 'structuralChange'] as const
export const RESOURCE_KINDS = ['money', 'people', 'space', 'data', 'knowHow', 'service'] as const
export const BASES = ['existing', 'redirected', 'inKind', 'new'] as const

/** The plain fields of a card besides its text. All may be absent; none says anything about another. */
export interface CardFields {
  /** Indicators: what exactly is counted. */
  readonly definition?: string
  /** Indicators: of whom. */
  readonly population?: string
  /** Indicators: `%`, `$ M`, `of 14`; absent: a bare number. */
  readonly unit?: string
  readonly direction?: Direction
  readonly baseline?: number
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, like all dates of values. */
  readonly baselineDate?: string
  readonly target?: number
  readonly targetDate?: string
  readonly source?: string
  /** Who keeps it: a person or a role. */
  readonly owner?: string
  /** Where that person works. */
  readonly organization?: string
  /** One of `FREQUENCIES`, or people's own words. */
  readonly frequency?: string
  readonly availability?: Availability
  /** One of the few that are shown first. */
  readonly headline?: true
  /** Strategies. */
  readonly strategyKind?: (typeof STRATEGY_KINDS)[number]
  readonly lead?: string
  /** Resources. */
  readonly resourceKind?: (typeof RESOURCE_KINDS)[number]
  readonly basis?: (typeof BASES)[number]
  readonly amount?: string
  readonly provider?: string
}
export type FieldName = keyof CardFields

interface FieldFacts {
  readonly of: Column
  readonly is: 'text' | 'number' | 'date' | 'choice' | 'flag'
  /** Of a text, in UTF-16 units. */
  readonly maxLength?: number
  /** Of a text: it may have several lines. */
  readonly hasLines?: true
  readonly choices?: readonly string[]
}

const words = (of: Column, maxLength: number): FieldFacts => ({ of, is: 'text', maxLength })
const choice = (of: Column, choices: readonly string[]): FieldFacts => ({ of, is: 'choice', choices })

/** Every field: the column whose cards have it, and what may stand in it. The name is also the key in the document. */
export const FIELDS: Readonly<Record<FieldName, FieldFacts>> = {
  definition: { ...words('indicators', 600), hasLines: true },
  population: words('indicators', 120),
  unit: words('indicators', 24),
  direction: choice('indicators', DIRECTIONS),
  baseline: { of: 'indicators', is: 'number' },
  baselineDate: { of: 'indicators', is: 'date' },
  target: { of: 'indicators', is: 'number' },
  targetDate: { of: 'indicators', is: 'date' },
  source: words('indicators', 200),
  owner: words('indicators', 120),
  organization: words('indicators', 120),
  frequency: words('indicators', 60),
  availability: choice('indicators', AVAILABILITIES),
  headline: { of: 'indicators', is: 'flag' },
  strategyKind: choice('strategies', STRATEGY_KINDS),
  lead: words('strategies', 120),
  resourceKind: choice('resources', RESOURCE_KINDS),
  basis: choice('resources', BASES),
  amount: words('resources', 60),
  provider: words('resources', 120),
}
export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[]
export const fieldsOf = (column: Column): FieldName[] => FIELD_NAMES.filter((name) => FIELDS[name].of === column)

const VALUE_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/
/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export const isValueDate = (date: unknown): date is string => typeof date === 'string' && VALUE_DATE.test(date)

/** What may stand in a field: the value, tidied, or undefined for nothing and for what does not belong there. */
export function fieldValue<Name extends FieldName>(name: Name, value: unknown): CardFields[Name] | undefined {
  return checked(FIELDS[name], value) as CardFields[Name] | undefined
}

function checked({ is, maxLength = 0, hasLines, choices = [] }: FieldFacts, value: unknown): unknown {
  switch (is) {
    case 'text':
      if (typeof value !== 'string') return undefined
      return cutAt(tidied(value, hasLines === true), maxLength).trimEnd() || undefined
    case 'number':
      // Zero has no sign in a file.
      return typeof value === 'number' && Number.isFinite(value) ? value + 0 : undefined
    case 'date':
      return isValueDate(value) ? value : undefined
    case 'flag':
      return value === true || undefined
    case 'choice':
      return choices.includes(value as string) ? value : undefined
  }
}

// Without signs that no page and no spreadsheet holds.
const tidied = (value: string, hasLines: boolean): string =>
  (hasLines ? value.replace(/(?![\n\t])\p{Cc}/gu, ' ') : value.replace(/[\s\p{Cc}]+/gu, ' ')).trim()

/** The fields a card of this column shows. Those of other columns rest in it, unseen, and come back with the column. */
export function readFields(card: Y.Map<unknown>, column: Column): CardFields {
  const fields: Partial<Record<FieldName, unknown>> = {}
  for (const name of FIELDS_BY_COLUMN.get(column) ?? []) {
    const value = fieldValue(name, card.get(name))
    if (value !== undefined) fields[name] = value
  }
  return fields as CardFields
}
export const FIELDS_BY_COLUMN: ReadonlyMap<Column, readonly FieldName[]> = new Map(
  COLUMNS_AND_STRIPS.map((column) => [column, fieldsOf(column)]),
)

export const BREAKDOWN = 'breakdown.'
export const BREAKDOWN_MAX_LENGTH = 40

/** Groups an indicator is told apart by: one of `BREAKDOWNS`, or people's own words. In the order of the alphabet. */
export function readBreakdowns(card: Y.Map<unknown>): string[] {
  const found: string[] = []
  for (const [key, value] of card)
    if (value === true && key.startsWith(BREAKDOWN) && key.length > BREAKDOWN.length)
      found.push(key.slice(BREAKDOWN.length))
  return found.sort()
}
