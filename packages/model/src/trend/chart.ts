import { type Measured, trendOf, type Value, yearOf } from './trend.ts'

export interface Spot {
  readonly x: number
  readonly y: number
}

/** A line of values ready to draw, in the units of the box asked for; `y` grows downward. */
export interface TrendChart {
  /** Start and readings, oldest first. One spot: no line yet, only its end. */
  readonly line: readonly Spot[]
  /** The last reading. */
  readonly end: Spot
  /** Where the start is marked. */
  readonly start?: Spot
  /** The height of the goal, dotted from side to side. */
  readonly goalY?: number
}

/** Where the last reading stands when the goal lies ahead: at least here, at most there, of the width. */
const NOW_FROM = 0.6
const NOW_TO = 0.9
/** The same when nobody has dated the goal. */
const NOW_UNDATED = 0.78
/** Of the height, when all values are the same or there is one only. */
const MIDDLE = 0.5

/**
 * The chart of an indicator on a scale of its own, from its lowest value to its highest, goal and start included;
 * undefined without a reading. Time runs true: two readings of one year stand closer than those of two.
 */
export function trendChart(
  card: Measured,
  box: { readonly width: number; readonly height: number; readonly pad: number },
): TrendChart | undefined {
  const { start: known, now, goal } = trendOf(card)
  const readings = card.readings ?? []
  if (!now || !readings[0]) return undefined
  const start = card.baseline === undefined ? undefined : known
  const leads = start !== undefined && (start.date === undefined || yearOf(start.date) < yearOf(readings[0].date))
  const values: readonly Value[] = leads ? [start, ...readings] : readings

  const heights = [...values, ...(goal ? [goal] : []), ...(start ? [start] : [])].map(({ value }) => value)
  const low = Math.min(...heights)
  const span = Math.max(...heights) - low
  const inner = box.height - 2 * box.pad
  const y = (value: number) => round(box.pad + inner * (span > 0 ? 1 - (value - low) / span : MIDDLE))

  const last = yearOf(now.date)
  // A start nobody has dated stands a year before the first reading.
  const first = leads
    ? start.date === undefined
      ? yearOf(readings[0].date) - 1
      : yearOf(start.date)
    : yearOf(readings[0].date)
  const width = box.width - 2 * box.pad
  const share = shareOfNow(first, last, goal)
  const x = (date: string | undefined) => {
    const at = date === undefined ? first : yearOf(date)
    const part = last > first ? Math.max(0, Math.min(1, (at - first) / (last - first))) : 1
    return round(box.pad + width * share * part)
  }
  const line = values.map(({ value, date }) => ({ x: x(date), y: y(value) }))
  return {
    line,
    end: { x: x(now.date), y: y(now.value) },
    ...(start ? { start: { x: x(start.date), y: y(start.value) } } : {}),
    ...(goal ? { goalY: y(goal.value) } : {}),
  }
}

function shareOfNow(first: number, last: number, goal: Value | undefined): number {
  if (!goal) return 1
  if (goal.date === undefined) return NOW_UNDATED
  const until = yearOf(goal.date)
  if (until <= last) return NOW_TO
  return Math.max(NOW_FROM, Math.min(NOW_TO, (last - first) / (until - first)))
}

const round = (value: number) => Math.round(value * 100) / 100
