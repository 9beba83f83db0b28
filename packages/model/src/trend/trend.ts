import type { Direction } from '../field.ts'
import type { Card, Reading } from '../read.ts'

/** What a trend is read from; an indicator has it all. */
export type Measured = Pick<
  Card,
  'unit' | 'direction' | 'baseline' | 'baselineDate' | 'target' | 'targetDate' | 'readings'
>

/** A value that may have no date: a start or a goal. */
export interface Value {
  readonly value: number
  readonly date?: string
}

export interface Trend {
  /** Where the number went from the start to now; absent while there is nothing to compare. */
  readonly arrow?: 'up' | 'down' | 'level'
  /** Whether that is good. `unknown`: nothing to compare, or nobody has said which way is better. */
  readonly judgement: 'better' | 'worse' | 'same' | 'unknown'
  /** The goal is reached already. */
  readonly isReached: boolean
  /** At this pace the goal is reached by its date; absent without dates or direction. */
  readonly onTrack?: boolean
  /** The baseline, or else the first reading if it is not the last one too. */
  readonly start?: Value
  /** The last reading. */
  readonly now?: Reading
  readonly goal?: Value
}

/** So small a part of the way from start to goal counts as no change. */
const STILL_OF_WAY = 0.05
/** The same where there is no goal, as a part of the value itself. */
const STILL_OF_VALUE = 0.01

/** How an indicator has moved from its start to its last reading, and whether that is what people want. */
export function trendOf(card: Measured): Trend {
  const readings = card.readings ?? []
  const now = readings.at(-1)
  const first = readings.length > 1 ? readings[0] : undefined
  const start = valueOf(card.baseline, card.baselineDate) ?? first
  const goal = valueOf(card.target, card.targetDate)
  const parts = { ...(start ? { start } : {}), ...(now ? { now } : {}), ...(goal ? { goal } : {}) }
  const direction = directionOf(card.direction, start, goal)
  const isReached = now !== undefined && goal !== undefined && hasReached(now.value, goal.value, direction)
  if (!start || !now) return { judgement: 'unknown', isReached, ...parts }
  const change = now.value - start.value
  const isStill = Math.abs(change) <= stillness(start, now, goal)
  const arrow = isStill ? 'level' : change > 0 ? 'up' : 'down'
  const judgement = judge(arrow, direction, start, now, goal)
  const onTrack = isOnTrack(isReached, direction, start, now, goal)
  return { arrow, judgement, isReached, ...(onTrack === undefined ? {} : { onTrack }), ...parts }
}

const valueOf = (value: number | undefined, date: string | undefined): Value | undefined =>
  value === undefined ? undefined : { value, ...(date === undefined ? {} : { date }) }

/** As people said it; else as the goal says it, seen from the start. */
function directionOf(said: Direction | undefined, start?: Value, goal?: Value): Direction | undefined {
  if (said) return said
  if (!start || !goal || start.value === goal.value) return undefined
  return goal.value > start.value ? 'up' : 'down'
}

// A thousandth is lost in adding decimals: 0.1 + 0.2 must not miss a goal of 0.3.
const NEAR = 1e-9
const hasReached = (now: number, goal: number, direction: Direction | undefined): boolean =>
  direction === 'up'
    ? now >= goal - NEAR
    : direction === 'down'
      ? now <= goal + NEAR
      : direction === 'hold' && Math.abs(now - goal) <= Math.abs(goal) * STILL_OF_VALUE + NEAR

function stillness(start: Value, now: Value, goal: Value | undefined): number {
  const way = goal ? Math.abs(goal.value - start.value) : 0
  return way > 0 ? way * STILL_OF_WAY : Math.max(Math.abs(start.value), Math.abs(now.value)) * STILL_OF_VALUE
}

function judge(
  arrow: 'up' | 'down' | 'level',
  direction: Direction | undefined,
  start: Value,
  now: Value,
  goal: Value | undefined,
): Trend['judgement'] {
  if (arrow === 'level') return 'same'
  if (direction === undefined) return 'unknown'
  if (direction !== 'hold') return arrow === direction ? 'better' : 'worse'
  // To stay is the aim: what was off the mark may come nearer, anything else moves away.
  const mark = goal?.value ?? start.value
  return Math.abs(now.value - mark) < Math.abs(start.value - mark) ? 'better' : 'worse'
}

function isOnTrack(
  isReached: boolean,
  direction: Direction | undefined,
  start: Value,
  now: Value,
  goal: Value | undefined,
): boolean | undefined {
  if (isReached) return true
  if (!goal || (direction !== 'up' && direction !== 'down')) return undefined
  const [from, at, until] = [start, now, goal].map(({ date }) => (date ? yearOf(date) : undefined))
  if (from === undefined || at === undefined || until === undefined || at <= from || until <= from) return undefined
  const due = Math.min(1, (at - from) / (until - from))
  return (now.value - start.value) / (goal.value - start.value) >= due - NEAR
}

/** `2026-09` as a number that grows with time. A year counts from its middle, a month likewise: readings are of a time, not of a moment. */
export function yearOf(date: string): number {
  const [year = 0, month, day] = date.split('-').map(Number)
  if (!month) return year + 0.5
  return year + (month - 1 + (day ? (day - 0.5) / 31 : 0.5)) / 12
}
