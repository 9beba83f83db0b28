import {
  addCard,
  addLink,
  applyImport,
  type CardId,
  type Choice,
  type Column,
  createUndo,
  exportPlan,
  fillTemplate,
  type ImportPlan,
  LANGUAGES,
  linkIdOf,
  markAsStarters,
  namedMapping,
  openPlan,
  type Plan,
  planImport,
  type PlanContent,
  readPlan,
  recognize,
  removeCards,
  setField,
  setLinkReason,
  setReading,
  type Table,
  tableOf,
  tableOfJson,
  tableOfText,
  VISION_ID,
} from '@commonboard/model'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { anyModel, planOf } from '../support/anyModel.ts'
import { ARABIC, EMOJI, HEBREW, HOSTILE_LINES, ZERO_WIDTH } from '../support/hostile.ts'

/** Some hundred plans are made, written and read back. */
const PROPERTY_TIMEOUT_MS = 60_000

const emptyPlan = (): Plan => {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'blank', 'en')
  return plan
}
const riverbend = (): Plan => {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'example', 'en')
  return plan
}
const importOf = (plan: Plan, table: Table, choices?: ReadonlyMap<string, Choice>): ImportPlan =>
  planImport(readPlan(plan), table, recognize(table.headings), choices ? { choices } : {})
const bring = (plan: Plan, text: string) => applyImport(plan, importOf(plan, tableOfText(text)))
const cardsOf = ({ cards }: PlanContent, column: Column) => cards.filter((card) => card.column === column)
const textsOf = (plan: Plan, column: Column) => cardsOf(readPlan(plan), column).map(({ text }) => text)
/** Updates a document sends while something is done. */
function updatesOf(plan: Plan, act: () => void): number {
  let count = 0
  const onUpdate = () => count++
  plan.doc.on('update', onUpdate)
  act()
  plan.doc.off('update', onUpdate)
  return count
}

describe('headings', () => {
  test('are known by what they mean, in English and Spanish, whatever their case, accents and signs', () => {
    expect(
      recognize(['RESULT', 'Indicator:', 'Unit', 'Baseline\n(year)', 'Baseline', 'Target', 'Data source']),
    ).toEqual(['card.results', 'card.indicators', 'unit', 'baselineDate', 'baseline', 'target', 'source'])
    expect(recognize(['Resultado', 'INDICADOR', 'Línea base', 'meta', 'Fuente', 'Responsable', 'Notas'])).toEqual([
      'card.results',
      'card.indicators',
      'baseline',
      'target',
      'source',
      'owner',
      'ignored',
    ])
  })

  test('that are dates are values of those dates', () => {
    expect(recognize(['Indicator', '2023', '2024-06', 'Junio 2025', 'Valor 2026', '2023-24'])).toEqual([
      'card.indicators',
      'reading.2023',
      'reading.2024-06',
      'reading.2025-06',
      'reading.2026',
      'ignored',
    ])
  })

  test('stand below a title, and in two lines where one is wide', () => {
    const table = tableOf('', [
      ['Riverbend Unified: what we count', '', '', '', ''],
      [],
      ['Outcome', 'Measure', 'Baseline', '', 'Target', '', 'Owner'],
      ['', '', 'Value', 'Year', 'Value', 'Year', ''],
      ['Children read', 'Reading, grade 3', '41%', 2024, '60%', 2027, 'Ana'],
    ])
    expect(table.headings).toEqual([
      'Outcome',
      'Measure',
      'Baseline Value',
      'Baseline Year',
      'Target Value',
      'Target Year',
      'Owner',
    ])
    expect(recognize(table.headings)).toEqual([
      'card.results',
      'card.indicators',
      'baseline',
      'baselineDate',
      'target',
      'targetDate',
      'owner',
    ])
    expect(table.lines).toEqual([5])
  })

  test('can be named by hand', () => {
    expect(namedMapping(['What we want', 'Nr'], 'What we want:card.results')).toEqual(['card.results', 'number'])
    expect(namedMapping(['What we want'], 'What we want:secret')).toBeUndefined()
    expect(namedMapping(['What we want'], 'Something else:text')).toBeUndefined()
  })
})

describe('numbers and dates', () => {
  const baselineOf = (cell: string, other = '') => {
    const plan = emptyPlan()
    bring(plan, `Indicator\tBaseline\tBaseline year\nReading\t${cell}\t\n${other ? `Other\t${other}\t` : ''}`)
    return cardsOf(readPlan(plan), 'indicators')[0]
  }
  test.each([
    ['1,200.5', 1200.5, undefined],
    ['1.200,5', 1200.5, undefined],
    ['1,200', 1200, undefined],
    ['3,5', 3.5, undefined],
    ['41 %', 41, '%'],
    ['$1.2 M', 1.2, '$ M'],
    ['$ 1,200', 1200, '$'],
    ['(12)', -12, undefined],
    ['\u221212', -12, undefined],
    ['6 of 14', 6, 'of 14'],
    ['1 250 000', 1250000, undefined],
    ['٤١٪', 41, '%'],
  ])('%s is read', (cell, value, unit) => {
    const card = baselineOf(cell)
    expect(card?.baseline).toBe(value)
    expect(card?.unit).toBe(unit)
  })

  test.each(['1.200', 'about 40', '40-50', 'n/a', '12.5.3', '1,2,3', '12abc', '0x10', 'Infinity', '(12', '--3'])(
    '%s is not guessed at, but said',
    (cell) => {
      const plan = emptyPlan()
      const planned = importOf(plan, tableOfText(`Indicator\tBaseline\nReading\t${cell}`))
      expect(planned.entries[0]?.notes).toMatchObject([{ cell, index: 1, row: 0 }])
      applyImport(plan, planned)
      expect(cardsOf(readPlan(plan), 'indicators')[0]).not.toHaveProperty('baseline')
    },
  )

  test('1.200 is read once the other numbers of the table say how decimals are written', () => {
    expect(baselineOf('1.200', '3,5')?.baseline).toBe(1200)
    expect(baselineOf('1.200', '3.5')?.baseline).toBe(1.2)
  })

  test('another unit than the one the card has is no number of it', () => {
    const plan = emptyPlan()
    const id = addCard(plan, { column: 'indicators', band: 'population' }, 'Shared funding')
    setField(plan, id, 'unit', '$ M')
    const planned = importOf(plan, tableOfText('Indicator,Target\nShared funding,40 %'))
    expect(planned.entries[0]?.notes).toMatchObject([{ why: 'otherUnit' }])
    expect(importOf(plan, tableOfText('Indicator,Target\nShared funding,$2 M')).entries[0]?.changes).toEqual([
      { what: 'field', name: 'target', new: 2 },
    ])
  })

  test.each([
    ['2024', '2024'],
    ['June 2024', '2024-06'],
    ['15 de junio de 2024', '2024-06-15'],
    ['6/2024', '2024-06'],
    ['25/12/2024', '2024-12-25'],
    ['2024-06-15', '2024-06-15'],
  ])('%s is a date', (cell, date) => {
    const plan = emptyPlan()
    bring(plan, `Indicator;Target year\nReading;${cell}`)
    expect(cardsOf(readPlan(plan), 'indicators')[0]?.targetDate).toBe(date)
  })

  test.each(['2023-24', '3/4/2024', 'next fall', '2024-13'])('%s is no date anybody can be sure of', (cell) => {
    const planned = importOf(emptyPlan(), tableOfText(`Indicator;Target year\nReading;${cell}`))
    expect(planned.entries[0]?.notes).toHaveLength(1)
    expect(planned.entries[0]?.changes).toEqual([])
  })
})

describe('rows', () => {
  test('of a sheet with results and indicators become cards and their links, each card once', () => {
    const plan = emptyPlan()
    const done = bring(
      plan,
      'Result,Indicator,Unit,Baseline,2025\r\nChildren read,"Reading, grade 3",%,41,44\r\nChildren read,Books at home,,12,\r\nStudents are there,Attendance,%,91.8,\r\n',
    )
    expect(done).toEqual({ added: 5, changed: 0, links: 3, missed: 0 })
    const { cards, links } = readPlan(plan)
    expect(textsOf(plan, 'results')).toEqual(['Children read', 'Students are there'])
    expect(cardsOf(readPlan(plan), 'indicators')[0]).toMatchObject({
      text: 'Reading, grade 3',
      unit: '%',
      baseline: 41,
      readings: [{ date: '2025', value: 44 }],
    })
    const textOf = (id: string) => cards.find((card) => card.id === id)?.text
    expect(links.map(({ kind, from, to }) => `${textOf(from)} ${kind} ${textOf(to)}`).sort()).toEqual([
      'Attendance measures Students are there',
      'Books at home measures Children read',
      'Reading, grade 3 measures Children read',
    ])
  })

  test('say what happens to each: the same, what changes from what to what, or a new card', () => {
    const plan = emptyPlan()
    const reading = addCard(plan, { column: 'indicators', band: 'population' }, 'Reading, end of grade 3')
    addCard(plan, { column: 'indicators', band: 'population' }, 'Attendance')
    setField(plan, reading, 'target', 60)
    const table = tableOfText('Indicator,Target\n"Reading, End of Grade 3.",65\nAttendance,\nChronic absence,20')
    const { entries, counts } = importOf(plan, table)
    expect(counts).toEqual({ same: 1, changed: 1, new: 1, links: 0, leftOut: 0 })
    expect(entries.map(({ outcome, foundBy }) => [outcome, foundBy])).toEqual([
      ['changed', 'alike'],
      ['same', 'text'],
      ['new', undefined],
    ])
    expect(entries[0]?.likeness).toBe(1)
    expect(entries[0]?.changes).toEqual([
      { what: 'text', old: 'Reading, end of grade 3', new: 'Reading, End of Grade 3.' },
      { what: 'field', name: 'target', old: 60, new: 65 },
    ])
  })

  test('with other figures in them are other things, however alike the words', () => {
    const plan = emptyPlan()
    addCard(plan, { column: 'indicators', band: 'population' }, 'Reading, end of grade 3')
    expect(importOf(plan, tableOfText('Indicator\n"Reading, end of grade 8"')).entries[0]?.outcome).toBe('new')
  })

  test('that may speak of two cards are left out until somebody chooses', () => {
    const plan = emptyPlan()
    const [first, second] = ['Families take part in school life', 'Families take part in school lives'].map((text) =>
      addCard(plan, { column: 'results', band: 'population' }, text),
    )
    const table = tableOfText('Result\nFamilies take part in school lifes')
    const { entries, counts } = importOf(plan, table)
    expect(entries[0]).toMatchObject({ outcome: 'leftOut', why: 'toChoose' })
    expect(new Set(entries[0]?.candidates.map(({ card }) => card))).toEqual(new Set([first, second]))
    expect(counts.leftOut).toBe(1)
    const key = entries[0]?.key ?? ''
    const chosen = importOf(plan, table, new Map([[key, second as CardId]]))
    expect(chosen.entries[0]).toMatchObject({ outcome: 'changed', card: second, foundBy: 'chosen' })
    expect(importOf(plan, table, new Map([[key, 'new']])).entries[0]?.outcome).toBe('new')
  })

  test('follow a card by its number where the words are still somewhat alike', () => {
    const plan = emptyPlan()
    const id = addCard(plan, { column: 'results', band: 'population' }, 'Children are ready for school')
    const table = tableOfText(
      'Number,Text\n3.1,Children are ready when they come to school\n3.1,Something else altogether',
    )
    expect(importOf(plan, table).entries.map(({ card, foundBy }) => [card, foundBy])).toEqual([
      [id, 'number'],
      [undefined, undefined],
    ])
  })

  test('of a removed card bring nothing back, and empty cells take nothing away', () => {
    const plan = emptyPlan()
    const gone = addCard(plan, { column: 'results', band: 'population' }, 'Gone')
    const kept = addCard(plan, { column: 'indicators', band: 'population' }, 'Kept')
    setField(plan, kept, 'owner', 'Ana')
    removeCards(plan, [gone], 'Ana', 1)
    const before = readPlan(plan)
    const table = tableOfText(`Id,Column,Text,Who keeps it\n${gone},Results,Gone,\n${kept},Indicators,,\n`)
    const planned = importOf(plan, table)
    expect(planned.entries.map(({ outcome, why }) => why ?? outcome)).toEqual(['removedHere', 'same'])
    applyImport(plan, planned)
    expect(readPlan(plan)).toEqual(before)
  })

  test('with a starter’s words make it the community’s own', () => {
    const plan = emptyPlan()
    const id = addCard(plan, { column: 'results', band: 'population' }, 'Children read')
    markAsStarters(plan, [id])
    bring(plan, 'Result\nChildren read')
    expect(cardsOf(readPlan(plan), 'results')).toMatchObject([{ id, isStarter: false }])
  })

  test('answer for functions, by their names, and for the vision', () => {
    const plan = emptyPlan()
    bring(
      plan,
      'Column,Name,Text,Now or later,Why later\nVision,,Every child is known,,\nFunctions,Community Engagement,Parents host,Later,No room yet\nFunctions,Juggling,x,,',
    )
    const { cards } = readPlan(plan)
    expect(cards.find(({ id }) => id === VISION_ID)?.text).toBe('Every child is known')
    expect(cards.find(({ code }) => code === 'CE')).toMatchObject({
      text: 'Parents host',
      addressed: 'later',
      reason: 'No room yet',
    })
  })

  test('bring several values of one indicator, a row each', () => {
    const plan = emptyPlan()
    bring(plan, 'Indicator,Date,Value,Unit\nReading,2023,38,%\nReading,2024,41,%\nReading,,44,%\n')
    expect(cardsOf(readPlan(plan), 'indicators')).toMatchObject([
      {
        unit: '%',
        readings: [
          { date: '2023', value: 38 },
          { date: '2024', value: 41 },
        ],
      },
    ])
  })

  test('of a results framework name results by their numbers; a row of its own has the words', () => {
    const plan = emptyPlan()
    const result = addCard(plan, { column: 'results', band: 'population' }, 'Children read')
    const indicator = addCard(plan, { column: 'indicators', band: 'population' }, 'Reading')
    setReading(plan, indicator, '2024', 41)
    setReading(plan, indicator, '2025', 44)
    const table = tableOfText(
      'Result,Number,Indicator,Start,Date of start,Goal\n3.1,,Children read well,,,\n3.1,4.1,Reading,41,2024,60\n3.1,,,,,',
    )
    const planned = importOf(plan, table)
    expect(planned.entries.map(({ card, changes }) => [card, changes])).toEqual([
      [result, [{ what: 'text', old: 'Children read', new: 'Children read well' }]],
      // What it shows as its start is its first value.
      [indicator, [{ what: 'field', name: 'target', new: 60 }]],
    ])
    expect(planned.links).toEqual([{ from: { card: indicator }, to: { card: result }, isNew: true }])
  })

  test('come in whole: longer than a card they become several, and the second time none', () => {
    const plan = emptyPlan()
    const long = `${'Every child is known by name, and reads with ease. '.repeat(60)}The end.`
    expect(long.length).toBeGreaterThan(3_000)
    const table = tableOfText(`Result\n"${long}"`)
    expect(applyImport(plan, importOf(plan, table)).added).toBe(2)
    expect(textsOf(plan, 'results').join(' ')).toBe(long)
    expect(importOf(plan, table).counts).toMatchObject({ same: 2, changed: 0, new: 0 })
  })

  test('with a list in a cell are a card for each line, without its mark; the second time none', () => {
    const plan = emptyPlan()
    const table =
      'Result,Strategy\n- Children read,"• Reading rooms\n• Books at home\n\n– Mentors"\nParks are safe,"- 5 °C\n- 7 °C"\n'
    bring(plan, table)
    expect(textsOf(plan, 'results')).toEqual(['Children read', 'Parks are safe'])
    expect(textsOf(plan, 'strategies')).toEqual(['Reading rooms', 'Books at home', 'Mentors', '- 5 °C\n- 7 °C'])
    expect(readPlan(plan).links).toHaveLength(4)
    expect(importOf(plan, tableOfText(table)).counts).toMatchObject({ same: 6, new: 0, changed: 0, links: 0 })
  })

  test('with a list the row says more of, or that is a card already, keep it as one text', () => {
    const plan = emptyPlan()
    bring(plan, 'Indicator,Target\n"- Attendance\n- Hours",95\n')
    expect(textsOf(plan, 'indicators')).toEqual(['- Attendance\n- Hours'])
    const list = addCard(plan, { column: 'results', band: 'site' }, '• Safe\n• Warm')
    const { entries } = importOf(plan, tableOfText('Result\n"• Safe\n• Warm"\n'))
    expect(entries).toMatchObject([{ outcome: 'same', card: list }])
  })

  test('stay text, whatever they say', () => {
    const plan = emptyPlan()
    const lines = [
      ...HOSTILE_LINES,
      '<script>alert(1)</script>',
      HEBREW,
      ARABIC,
      EMOJI,
      ZERO_WIDTH,
      '=1+1',
      '• a\nb; “c”',
    ]
    const json = tableOfJson(lines.map((text) => ({ Column: 'Principles', Text: text })))
    if (!json) throw new Error('no table')
    applyImport(plan, importOf(plan, json))
    expect(textsOf(plan, 'principles')).toEqual(lines.filter((line) => line.trim()).map((line) => line.trim()))
  })

  test('leave the reason somebody has given a link meanwhile', () => {
    const plan = emptyPlan()
    const result = addCard(plan, { column: 'results', band: 'population' }, 'Reading')
    const indicator = addCard(plan, { column: 'indicators', band: 'population' }, 'Readers')
    const link = addLink(plan, indicator, result)
    if (!link) throw new Error('not linked')
    const ends = { from: { card: indicator }, to: { card: result } }
    const planned: ImportPlan = {
      entries: [],
      links: [{ ...ends, isNew: false, reason: 'Tests tell' }],
      leftOut: [],
      counts: { same: 0, changed: 0, new: 0, links: 0, leftOut: 0 },
    }
    setLinkReason(plan, link, 'Teachers say so')
    expect(applyImport(plan, planned).missed).toBe(1)
    expect(readPlan(plan).links[0]?.reason).toBe('Teachers say so')
  })

  test('are one step of undo, and what others do meanwhile stays', () => {
    const plan = emptyPlan()
    const id = addCard(plan, { column: 'indicators', band: 'population' }, 'Attendance')
    setField(plan, id, 'owner', 'Ana')
    setField(plan, id, 'target', 90)
    const undo = createUndo(plan)
    const planned = importOf(plan, tableOfText('Indicator,Owner,Target\nAttendance,Ben,95\nReading,Cleo,60'))
    setField(plan, id, 'owner', 'Dana')
    undo.closeStep()
    const before = readPlan(plan)
    expect(
      updatesOf(plan, () => expect(applyImport(plan, planned)).toEqual({ added: 1, changed: 1, links: 0, missed: 1 })),
    ).toBe(1)
    expect(cardsOf(readPlan(plan), 'indicators')[0]).toMatchObject({ owner: 'Dana', target: 95 })
    expect(undo.undo()).toBe(true)
    expect(readPlan(plan)).toEqual(before)
  })
})

describe('our own files', () => {
  const tables = (content: PlanContent): [string, Table | undefined][] => [
    ...LANGUAGES.flatMap((language): [string, Table | undefined][] => [
      [`csv ${language}`, tableOfText(exportPlan(content, 'logic-model', 'csv', language)?.body ?? '')],
      [`json ${language}`, tableOfJson(JSON.parse(exportPlan(content, 'logic-model', 'json', language)?.body ?? ''))],
    ]),
    ['plan.json', tableOfJson(JSON.parse(exportPlan(content, 'plan', 'json', 'en')?.body ?? ''))],
  ]

  test('read back change nothing at all', { timeout: PROPERTY_TIMEOUT_MS }, () => {
    fc.assert(
      fc.property(anyModel, (made) => {
        const plan = planOf(made)
        const content = readPlan(plan)
        for (const [name, table] of tables(content)) {
          if (!table) throw new Error(`${name} was not read`)
          const planned = importOf(plan, table)
          expect({ name, ...planned.counts, leftOut: 0 }).toMatchObject({ changed: 0, new: 0, links: 0 })
          expect(planned.links).toEqual([])
          expect(updatesOf(plan, () => void applyImport(plan, planned))).toBe(0)
        }
        expect(readPlan(plan)).toEqual(content)
      }),
      { numRuns: 150 },
    )
  })

  test('of the example bring all of it into an empty plan, links and values too', () => {
    const content = readPlan(riverbend())
    for (const [name, table] of tables(content)) {
      if (!table) throw new Error(`${name} was not read`)
      const plan = emptyPlan()
      applyImport(plan, importOf(plan, table))
      const after = readPlan(plan)
      const shown = ({ cards, links }: PlanContent) => {
        const adopted = cards.filter((one) => !one.isStarter)
        const textOf = new Map<string, string>(adopted.map((one) => [one.id, one.text]))
        return {
          cards: adopted.map((one) => ({ ...one, id: '', order: '', origins: [], number: '' })),
          links: links
            .filter(({ from, to }) => textOf.has(from) && textOf.has(to))
            .map(({ from, to, kind }) => `${textOf.get(from)} ${kind} ${textOf.get(to)}`)
            .sort(),
        }
      }
      expect(shown(after), name).toEqual(shown(content))
      expect(importOf(plan, table).counts, name).toMatchObject({ changed: 0, new: 0, links: 0 })
    }
  })

  test('bring reasons of links', () => {
    const plan = emptyPlan()
    const result = addCard(plan, { column: 'results', band: 'population' }, 'Children read')
    const indicator = addCard(plan, { column: 'indicators', band: 'population' }, 'Reading')
    addLink(plan, indicator, result)
    setLinkReason(plan, linkIdOf(indicator, result), 'Those who read well say so')
    const other = emptyPlan()
    const table = tableOfJson(JSON.parse(exportPlan(readPlan(plan), 'logic-model', 'json', 'en')?.body ?? ''))
    if (table) applyImport(other, importOf(other, table))
    expect(readPlan(other).links).toMatchObject([{ kind: 'measures', reason: 'Those who read well say so' }])
  })
})
