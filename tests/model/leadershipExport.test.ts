import {
  addBody,
  addChannel,
  addOrganization,
  addPerson,
  addSeat,
  exportPlan,
  fillTemplate,
  LANGUAGES,
  markItemAsStarter,
  openPlan,
  type Plan,
  printedLeadership,
  readPlan,
  removeItem,
  seatPerson,
  setAbout,
  setBodyKind,
  typeInCard,
  VISION_ID,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { ARABIC, CONTROLS, EMOJI, HEBREW, HOSTILE_LINES } from '../support/hostile.ts'
import { lettersOf } from '../support/pdf.ts'
import { readSvg } from '../support/svg.ts'

const FORMATS = ['csv', 'md', 'json', 'svg'] as const
const NOW = Date.UTC(2026, 10, 21, 12)

function planOf(template: 'blank' | 'starter' | 'example', language: 'en' | 'es' = 'en'): Plan {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, template, language)
  setAbout(plan, { title: 'Riverbend', place: 'Eastfork', language })
  return plan
}
const bodyOf = (plan: Plan, format: string) => exportPlan(readPlan(plan), 'leadership', format, 'en')?.body ?? ''

test('starters nobody kept and what was removed stay out of every file, and so do their seats and channels', () => {
  const plan = planOf('starter')
  const council = addBody(plan, { level: 'community' }, { name: 'Council of all' })
  const gone = addBody(plan, { level: 'site' }, { name: 'Closed school' })
  addSeat(plan, { body: gone }, { role: 'caretaker' })
  addChannel(plan, { from: council, to: gone }, { purpose: 'News for the closed' })
  const seat = addSeat(plan, { body: council }, { role: 'maybe a seat' })
  markItemAsStarter(plan, { root: 'seats', id: seat })
  removeItem(plan, { root: 'bodies', id: gone }, 'Ana', 1)
  for (const format of FORMATS) {
    const file = bodyOf(plan, format)
    expect(file).toContain('Council of all')
    expect(file).not.toMatch(/Community council|Closed school|caretaker|News for the closed|maybe a seat/)
  }
})

test('a structure nobody has begun says so', () => {
  expect(bodyOf(planOf('blank'), 'md').match(/\*Nobody is named here yet\.\*/g)).toHaveLength(3)
  expect(bodyOf(planOf('blank'), 'csv').trimEnd().split('\r\n')).toHaveLength(1)
  expect(readSvg(bodyOf(planOf('blank'), 'svg')).text).toContain('Nothing here yet.')
})

test('an open seat says for whom, a held one by whom and since when', () => {
  const plan = planOf('blank')
  const council = addBody(plan, { level: 'community' }, { name: 'Council', meets: 'monthly' })
  setBodyKind(plan, council, 'council')
  addSeat(plan, { body: council }, { role: 'student', waitsFor: 'a student of Eastfork', sector: 'student' })
  const fund = addOrganization(plan, 'Riverbend Fund', 'funder')
  seatPerson(plan, addSeat(plan, { body: council }, { role: 'fund' }), addPerson(plan, 'Ruth Ames', fund), '2024-01')
  const markdown = bodyOf(plan, 'md')
  expect(markdown).toContain('- **Open, for: a student of Eastfork**, student, Student')
  expect(markdown).toContain('- **Ruth Ames**, fund, Riverbend Fund, since January 2024')
  expect(markdown).toContain('- **Riverbend Fund**, Funder: Ruth Ames (Council)')
  const rows = bodyOf(plan, 'csv').trimEnd().split('\r\n')
  expect(rows[1]).toBe(
    '"Community-wide","Council","Council","monthly","","student","","a student of Eastfork","","Student",""',
  )
  expect(rows[2]).toBe(
    '"Community-wide","Council","Council","monthly","","fund","Ruth Ames","","Riverbend Fund","","2024-01"',
  )
})

describe('hostile words', () => {
  const hostile = (line: string): Plan => {
    const plan = planOf('blank')
    setAbout(plan, { title: line, place: line })
    const body = addBody(plan, { level: 'community' }, { name: line, purpose: line, meets: line })
    const other = addBody(plan, { level: 'site' }, { name: line })
    addSeat(plan, { body }, { role: line, waitsFor: line })
    const person = addPerson(plan, line, addOrganization(plan, line, 'faith'))
    seatPerson(plan, addSeat(plan, { body: other }, { role: line }), person)
    addChannel(plan, { from: body, to: other }, { purpose: line, rhythm: line })
    plan.words.set('level.site', line)
    typeInCard(plan, VISION_ID, { index: 0, remove: 0, insert: line })
    return plan
  }

  test.each([...HOSTILE_LINES, HEBREW, ARABIC, EMOJI])('are shapes and text alone in a drawing: %s', (line) => {
    const { names, attributes, text } = readSvg(bodyOf(hostile(line), 'svg'))
    expect(
      names.filter((name) => !['desc', 'g', 'path', 'rect', 'svg', 'text', 'title', 'circle'].includes(name)),
    ).toEqual([])
    for (const [name, value] of attributes) {
      expect(name).not.toMatch(/^on|href|^style$/)
      expect(value).not.toMatch(/url\(|javascript:/)
    }
    expect(lettersOf(text)).toContain(lettersOf(line))
  })

  test('leave a drawing XML whatever signs they hold', () => {
    expect(() => readSvg(bodyOf(hostile(CONTROLS), 'svg'))).not.toThrow()
  })

  test('are no markup in Markdown and no formula in a table', () => {
    for (const line of ['<img src=x onerror=alert(1)>\n# [x](y)', '=1+1', '\n- x', '@SUM(A1)']) {
      const markdown = bodyOf(hostile(line), 'md')
      expect(markdown).not.toMatch(/<|[^\\]\[|^# \[/m)
      expect(markdown.match(/^# /gm)).toHaveLength(1)
      expect(markdown.match(/^## /gm)).toHaveLength(5)
      expect(markdown.match(/^- /gm)).toHaveLength(4)
      for (const [, cell = ''] of bodyOf(hostile(line), 'csv').matchAll(/"((?:[^"]|"")*)"/g))
        expect(cell).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@]/u)
    }
  })
})

describe.each(LANGUAGES)('the structure as data for pages (%s)', (language) => {
  test.each([
    ['tabloid', 10],
    ['letter', 9],
  ] as const)(
    'its charts on %s have no word smaller than a reader needs, the fullest comes first',
    (paper, leastPt) => {
      const { pictures } = printedLeadership(readPlan(planOf('example', language)), language, NOW, paper)
      for (const { svg, widthPt, heightPt } of pictures) {
        const width = Number(/ width="(\d+)"/.exec(svg)?.[1])
        const sizes = readSvg(svg).attributes.flatMap(([name, value]) => (name === 'font-size' ? Number(value) : []))
        expect((Math.min(...sizes) * widthPt) / width).toBeGreaterThanOrEqual(leastPt)
        expect(heightPt).toBeGreaterThan(100)
      }
      expect(readSvg(pictures[0]?.svg ?? '').text).toContain('Binh Tran')
      expect(readSvg(pictures.at(-1)?.svg ?? '').text).not.toContain('Binh Tran')
    },
  )
})

test('two pages of the same structure carry the same code; a new holder gives another, a new card does not', () => {
  const plan = planOf('example')
  const codeOf = () => printedLeadership(readPlan(plan), 'es', NOW, 'letter').check
  const code = codeOf()
  typeInCard(plan, VISION_ID, { index: 0, remove: 0, insert: 'Now ' })
  expect(codeOf()).toBe(code)
  const open = readPlan(plan).leadership.seats.find((seat) => !seat.holder)
  if (open) seatPerson(plan, open.id, addPerson(plan, 'Noor'))
  expect(codeOf()).not.toBe(code)
})
