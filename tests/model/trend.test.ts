import { type Measured, sayTrend, trendChart, trendOf, trendWord } from '@commonboard/model'
import { expect, test } from 'vitest'

const reading: Measured = {
  unit: '%',
  direction: 'up',
  baseline: 44,
  baselineDate: '2021',
  target: 60,
  targetDate: '2028',
  readings: [
    { date: '2023', value: 39 },
    { date: '2025', value: 41 },
  ],
}
const values = (...all: number[]) => all.map((value, index) => ({ date: `${2020 + index}`, value }))

test('the arrow follows the number, the judgement follows what people want', () => {
  expect(trendOf(reading)).toMatchObject({ arrow: 'down', judgement: 'worse', isReached: false, onTrack: false })
  const absence: Measured = { direction: 'down', readings: values(31, 29, 27) }
  expect(trendOf(absence)).toMatchObject({ arrow: 'down', judgement: 'better' })
  expect(trendOf({ ...absence, direction: 'up' })).toMatchObject({ arrow: 'down', judgement: 'worse' })
})

test('without a direction the goal says which way is better; without either nobody judges', () => {
  expect(trendOf({ readings: values(30, 20), target: 10 })).toMatchObject({ arrow: 'down', judgement: 'better' })
  const bare = trendOf({ readings: values(30, 20) })
  expect(bare).toMatchObject({ arrow: 'down', judgement: 'unknown' })
  expect(trendWord(bare)).toBe('down')
})

test('a twentieth of the way to the goal, or a hundredth of the value, is about the same', () => {
  expect(trendOf({ direction: 'up', target: 60, readings: values(40, 41) }).judgement).toBe('same')
  expect(trendOf({ direction: 'up', target: 60, readings: values(40, 42) }).judgement).toBe('better')
  expect(trendOf({ direction: 'up', readings: values(91.8, 92.1) })).toMatchObject({
    arrow: 'level',
    judgement: 'same',
  })
  expect(trendOf({ direction: 'up', readings: values(91.8, 93) }).judgement).toBe('better')
  expect(trendOf({ readings: values(0, 0) }).judgement).toBe('same')
})

test('what should stay as it is gets better only by coming nearer', () => {
  expect(trendOf({ direction: 'hold', readings: values(50, 60) }).judgement).toBe('worse')
  expect(trendOf({ direction: 'hold', target: 50, readings: values(60, 52) }).judgement).toBe('better')
})

test('a goal is reached in its own direction, also when decimals do not add up', () => {
  expect(trendOf({ direction: 'up', target: 0.3, readings: values(0.1, 0.1 + 0.2) }).isReached).toBe(true)
  expect(trendOf({ direction: 'down', target: 12, readings: values(18, 12) }).isReached).toBe(true)
  expect(trendOf({ direction: 'down', target: 12, readings: values(18, 13) }).isReached).toBe(false)
})

test('the pace is judged only where start, now and goal have dates', () => {
  expect(trendOf({ ...reading, readings: values(44, 45, 46, 47, 48, 58) }).onTrack).toBe(true)
  const undated: Measured = { direction: 'up', target: 60, readings: values(44, 58) }
  expect(trendOf(undated).onTrack).toBeUndefined()
})

test('no values, one value, or a start alone is no trend', () => {
  for (const card of [{}, { readings: [] }, { readings: values(41) }, { baseline: 44 }] as Measured[]) {
    expect(trendOf(card).arrow).toBeUndefined()
    expect(trendWord(trendOf(card))).toBe(card.readings?.length ? 'first' : 'none')
  }
})

test('the chart reads aloud in both languages', () => {
  expect(sayTrend(reading, 'en')).toBe('From 44% in 2021 to 41% in 2025; goal 60% by 2028. Getting worse.')
  expect(sayTrend(reading, 'es')).toBe('De 44\u00a0% en 2021 a 41\u00a0% en 2025; meta: 60\u00a0% para 2028. Va peor.')
  expect(sayTrend({}, 'en')).toBe('No values yet.')
  expect(sayTrend({ baseline: 44, unit: '%' }, 'en')).toBe('Start: 44%; no value since.')
  expect(sayTrend({ unit: '%', readings: [{ date: '2026-04-05', value: 71 }] }, 'en')).toBe(
    '71% on April 5, 2026, the only value so far.',
  )
  expect(sayTrend({ ...reading, readings: values(44, 50, 62) }, 'es')).toMatch(/Va mejor\. Se alcanzó la meta\.$/)
})

test('the line stands on a scale of its own, its end short of the goal that lies ahead', () => {
  const chart = trendChart(reading, { width: 92, height: 22, pad: 3 })
  expect(chart?.line).toHaveLength(3)
  expect(chart?.goalY).toBe(3)
  expect(chart?.line.map(({ y }) => y)).toContain(19)
  expect(chart?.start).toEqual(chart?.line[0])
  expect(chart?.end).toEqual(chart?.line.at(-1))
  expect(chart?.end.x).toBeGreaterThanOrEqual(3 + 86 * 0.5)
  expect(chart?.end.x).toBeLessThan(89)
})

test('a start that is dated later than the first reading is marked, and does not lead the line', () => {
  const chart = trendChart({ ...reading, baselineDate: '2024' }, { width: 92, height: 22, pad: 3 })
  expect(chart?.line).toHaveLength(2)
  expect(chart?.start?.x).toBeGreaterThan(chart?.line[0]?.x ?? 0)
})

test('one value is a dot inside the box, and none is no chart', () => {
  const one = trendChart({ target: 60, readings: values(41) }, { width: 92, height: 22, pad: 3 })
  expect(one?.line).toHaveLength(1)
  for (const { x, y } of one?.line ?? []) {
    expect(x).toBeGreaterThanOrEqual(3)
    expect(x).toBeLessThanOrEqual(89)
    expect(y).toBe(19)
  }
  expect(trendChart({ baseline: 44, target: 60 }, { width: 92, height: 22, pad: 3 })).toBeUndefined()
})
