import {
  addCard,
  addLink,
  type Band,
  type CardId,
  type Column,
  fillTemplate,
  functionCardId,
  markAsStarters,
  openPlan,
  type Plan,
  removeCards,
  setAddressed,
  setBreakdown,
  setField,
  setLabel,
  setLinkReason,
  setReading,
  typeInCard,
  VISION_ID,
} from '@commonboard/model'
import * as fc from 'fast-check'
import * as Y from 'yjs'
import { ARABIC, CONTROLS, EMOJI, HEBREW, HOSTILE_LINES, LONG_TEXT, ZERO_WIDTH } from './hostile.ts'

const emptyPlan = (): Plan => {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'blank', 'en')
  return plan
}

const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
  fc.constantFrom(
    ...HOSTILE_LINES,
    CONTROLS,
    HEBREW,
    ARABIC,
    EMOJI,
    ZERO_WIDTH,
    LONG_TEXT,
    "'=1",
    '• dot',
    '1,200',
    '3.1',
    'a, b; c;;d',
    'yes',
    '',
  ),
)
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(1.234, -0.5, 1200),
)
const COLUMNS_USED: readonly (readonly [Column, Band])[] = [
  ['impact', ''],
  ['results', 'system'],
  ['results', 'population'],
  ['indicators', 'population'],
  ['indicators', 'site'],
  ['principles', ''],
  ['infrastructure', ''],
  ['strategies', ''],
  ['resources', ''],
]
const card = fc.record({
  at: fc.constantFrom(...COLUMNS_USED),
  text,
  isStarter: fc.boolean(),
  isRemoved: fc.boolean(),
  words: text,
  number,
  date: fc.constantFrom('2023', '2024-06', '2025-06-30'),
  mark: fc.integer({ min: 0, max: 255 }),
})
/** What a plan may hold, with words of every kind; `planOf` makes it. */
export const anyModel = fc.record({ cards: fc.array(card, { maxLength: 12 }), label: text, vision: text, line: text })
export type Made = typeof anyModel extends fc.Arbitrary<infer Value> ? Value : never

export function planOf({
  cards,
  label,
  vision,
  line,
}: typeof anyModel extends fc.Arbitrary<infer One> ? One : never): Plan {
  const plan = emptyPlan()
  setLabel(plan, 'column.results', label)
  setLabel(plan, 'band.population', line)
  typeInCard(plan, VISION_ID, { index: 0, remove: 0, insert: vision })
  typeInCard(plan, functionCardId('DE'), { index: 0, remove: 0, insert: line })
  setAddressed(plan, 'CE', 'later')
  const ids = cards.map(({ at: [column, band], ...one }) => {
    const id = addCard(plan, { column, band }, one.text)
    if (one.isStarter) markAsStarters(plan, [id])
    else if (column === 'indicators' || column === 'strategies' || column === 'resources') fill(plan, id, one)
    return id
  })
  for (const [index, a] of ids.entries())
    for (const b of ids.slice(0, index)) {
      const link = addLink(plan, a, b)
      if (link && index % 2 === 0) setLinkReason(plan, link, line)
    }
  removeCards(
    plan,
    ids.filter((_, index) => cards[index]?.isRemoved),
    'Ana',
    1,
  )
  return plan
}

function fill(plan: Plan, id: CardId, one: { words: string; number: number; date: string; mark: number }): void {
  const has = (bit: number) => (one.mark & (1 << bit)) !== 0
  if (has(0)) setField(plan, id, 'unit', one.words)
  if (has(1)) setField(plan, id, 'baseline', one.number)
  if (has(2)) setField(plan, id, 'targetDate', one.date)
  if (has(3)) setField(plan, id, 'frequency', has(0) ? 'yearly' : one.words)
  if (has(4)) setField(plan, id, 'headline', true)
  if (has(5)) setReading(plan, id, one.date, one.number)
  if (has(6)) setBreakdown(plan, id, has(1) ? 'race' : one.words, true)
  if (has(7)) setField(plan, id, 'direction', 'hold')
  setField(plan, id, 'lead', one.words)
  setField(plan, id, 'resourceKind', 'knowHow')
}
