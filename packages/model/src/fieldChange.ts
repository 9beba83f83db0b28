import type * as Y from 'yjs'
import {
  BREAKDOWN,
  BREAKDOWN_MAX_LENGTH,
  type CardFields,
  type FieldName,
  FIELDS,
  FIELDS_BY_COLUMN,
  fieldValue,
  isValueDate,
  readBreakdowns,
  readFields,
} from './field.ts'
import type { CardId } from './ids.ts'
import { edit, type Plan, setKey } from './plan.ts'
import { readPlace } from './place.ts'
import { cardOf, cutAt } from './text.ts'
import type { Column } from './vocabulary.ts'

// Apart from reading fields, which every plan does before its first words.

/**
 * Sets a plain field of a card, or takes it away (`undefined`, empty). What does not belong in it changes nothing, nor
 * does a field of another kind of card. Work on a starter makes it the community's own.
 */
export function setField<Name extends FieldName>(
  plan: Plan,
  id: CardId,
  name: Name,
  value: CardFields[Name] | undefined,
): void {
  const card = cardOf(plan, id)
  if (!card || readPlace(card)?.[0] !== FIELDS[name].of) return
  const isTakenAway = value === undefined || (typeof value === 'string' && value.trim() === '')
  const next = isTakenAway ? undefined : fieldValue(name, value)
  if (!isTakenAway && next === undefined) return
  edit(plan, () => {
    setKey(card, name, next)
    if (next !== undefined) setKey(card, 'origin', undefined)
  })
}

/** Each is a key of its own, so that two people who add different ones both keep theirs. */
export function setBreakdown(plan: Plan, id: CardId, name: string, isOn: boolean): void {
  const card = cardOf(plan, id)
  const tidy = cutAt(name.replace(/\s+/gu, ' ').trim(), BREAKDOWN_MAX_LENGTH).trimEnd()
  if (!card || !tidy || readPlace(card)?.[0] !== 'indicators') return
  edit(plan, () => {
    setKey(card, BREAKDOWN + tidy, isOn || undefined)
    if (isOn) setKey(card, 'origin', undefined)
  })
}

/** Fields that say something only together: of two cards they are not mixed. */
const TOGETHER: readonly (readonly FieldName[])[] = [
  ['baseline', 'baselineDate'],
  ['target', 'targetDate'],
  ['owner', 'organization'],
]

const NUMBERS: ReadonlySet<FieldName> = new Set(['unit', 'baseline', 'baselineDate', 'target', 'targetDate'])
const MEASURED: ReadonlySet<FieldName> = new Set([...NUMBERS].filter((name) => name !== 'unit'))

/** Of the fields of a card those that describe it: what was counted, promised or marked of the one is not of the other. */
export const DESCRIBING = (name: FieldName | 'reading' | 'breakdown'): boolean =>
  name !== 'reading' &&
  name !== 'headline' &&
  name !== 'definition' &&
  name !== 'amount' &&
  !MEASURED.has(name as never)

/**
 * Gives a card the fields of another of its column where it has none, within an `edit`. What is there stays, also what
 * belongs together with it: no date of the one stands beside a number of the other, and numbers in another unit stay
 * where they are.
 */
export function copyFields(
  from: Y.Map<unknown>,
  to: Y.Map<unknown>,
  column: Column,
  isWanted: (name: FieldName | 'reading' | 'breakdown') => boolean = () => true,
): void {
  const [given, own] = [readFields(from, column), readFields(to, column)]
  const hasNumbers = [...to.keys()].some((key) => isReading(key) || MEASURED.has(key as FieldName))
  const isSameUnit = given.unit === own.unit || (own.unit === undefined && !hasNumbers)
  for (const name of FIELDS_BY_COLUMN.get(column) ?? []) {
    const value = given[name]
    if (value === undefined || !isWanted(name) || (NUMBERS.has(name) && !isSameUnit)) continue
    const others = TOGETHER.find((names) => names.includes(name)) ?? [name]
    if (others.every((other) => own[other] === undefined)) to.set(name, value)
  }
  if (column !== 'indicators') return
  if (isWanted('breakdown')) for (const name of readBreakdowns(from)) setKey(to, BREAKDOWN + name, true)
  if (!isWanted('reading') || !isSameUnit) return
  for (const [key, value] of from) if (isReading(key) && typeof value === 'number' && !to.has(key)) to.set(key, value)
}

const isReading = (key: string): boolean => key.startsWith('reading.') && isValueDate(key.slice('reading.'.length))
