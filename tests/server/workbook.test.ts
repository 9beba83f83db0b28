import {
  addCard,
  fillTemplate,
  type Language,
  LANGUAGES,
  logicModelWorkbook,
  openPlan,
  type Plan,
  readPlan,
  setAbout,
  setField,
  setReading,
  SHEET_COLUMNS,
  sheetRows,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { workbookOf } from '../../apps/sync-server/src/render/workbook.ts'
import { ARABIC, CONTROLS, EMOJI, ENDLESS_WORD } from '../support/hostile.ts'
import { hostilePlan } from '../support/hostilePlan.ts'
import { all, missingParts, readWorkbook } from '../support/office.ts'

const NOW = Date.UTC(2026, 10, 22, 12)
const HEADS = 4

function planOf(template: 'blank' | 'example', language: Language = 'en'): Plan {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, template, language)
  setAbout(plan, { title: 'Riverbend & Eastfork', place: 'Riverbend', language })
  return plan
}
const made = (plan: Plan, language: Language = 'en') =>
  readWorkbook(workbookOf(logicModelWorkbook(readPlan(plan), language, NOW), 'letter'))

describe.each(LANGUAGES)('the logic model as a workbook (%s)', (language) => {
  test('holds what the table holds, cell for cell, and every value in a row of its own', () => {
    const plan = planOf('example', language)
    const { parts, sheets } = made(plan, language)
    expect(missingParts(parts)).toEqual([])
    const [model, values] = sheets
    const rows = sheetRows(readPlan(plan), language)
    expect(model?.rows[0]?.[0]).toContain('Riverbend & Eastfork')
    expect(model?.rows.slice(HEADS)).toEqual(rows.map((row) => SHEET_COLUMNS.map((column) => row[column])))
    const readings = readPlan(plan).cards.flatMap((card) => card.readings ?? [])
    expect(values?.rows.slice(HEADS).map((row) => row.slice(2, 4))).toEqual(
      readings.map((one) => [one.date, one.value]),
    )
    expect(sheets.map((sheet) => sheet.name)).toEqual(
      language === 'en' ? ['Logic model', 'Values'] : ['Modelo lógico', 'Valores'],
    )
  })

  test('prints: landscape, a page wide, headings again on every page, rows to filter', () => {
    const { parts, sheets, names } = made(planOf('example', language), language)
    const last = HEADS + sheetRows(readPlan(planOf('example', language)), language).length
    for (const [index, { xml }] of sheets.entries()) {
      const [setup] = all(xml, 'pageSetup')
      expect(setup?.getAttribute('orientation')).toBe('landscape')
      expect([setup?.getAttribute('fitToWidth'), setup?.getAttribute('fitToHeight')]).toEqual(['1', '0'])
      expect(all(xml, 'pane')[0]?.getAttribute('state')).toBe('frozen')
      expect(names.get(`_xlnm.Print_Titles ${index}`)).toMatch(/!\$4:\$4$/)
      expect(all(xml, 'autoFilter')[0]?.getAttribute('ref')).toMatch(/^A4:/)
    }
    expect(names.get('_xlnm.Print_Area 0')).toBe(`'${sheets[0]?.name}'!$A$1:$J$${last}`)
    const core = parts.get('docProps/core.xml')
    expect(core && all(core, 'language')[0]?.textContent).toBe(`${language}-US`)
    expect(core && all(core, 'title')[0]?.textContent).toBe(sheets[0]?.rows[0]?.[0])
  })
})

describe('a workbook', () => {
  test('has numbers as numbers, shown as they are, and only whole days as days', () => {
    const plan = planOf('blank')
    const id = addCard(plan, { column: 'indicators', band: 'system' }, 'Attendance')
    setField(plan, id, 'unit', '%')
    setField(plan, id, 'baseline', -5.25)
    setField(plan, id, 'target', 1_250_000)
    setReading(plan, id, '2024', 91)
    setReading(plan, id, '2025-06', 0.125)
    setReading(plan, id, '2026-03-01', 1e-9)
    setReading(plan, id, '2026-02-31', 4)
    const { sheets } = made(plan)
    const [model, values] = sheets
    const row = (model?.rows.findIndex((one) => one[0] === '4.1') ?? -1) + 1
    const at = (column: 'baseline' | 'target' | 'unit') =>
      `${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[SHEET_COLUMNS.indexOf(column)]}${row}`
    expect(model?.formatOf(at('baseline'))).toBe('#,##0.00')
    expect(model?.formatOf(at('target'))).toBe('#,##0')
    expect(values?.rows.slice(HEADS)).toEqual([
      ['4.1', 'Attendance', '2024', 91, '%'],
      ['4.1', 'Attendance', '2025-06', 0.125, '%'],
      ['4.1', 'Attendance', '2026-02-31', 4, '%'],
      ['4.1', 'Attendance', 46_082, 1e-9, '%'],
    ])
    expect(['C5', 'C6', 'C7', 'C8', 'D6', 'D8'].map((one) => values?.formatOf(one))).toEqual([
      '@',
      '@',
      '@',
      'yyyy\\-mm\\-dd',
      '#,##0.000',
      'General',
    ])
  })

  test('runs nothing: what looks like a formula is text, also when somebody edits it', () => {
    const plan = hostilePlan()
    const evil = ['=cmd|/c calc!A1', '+1+1', '-2', '@SUM(A1)', '\t=1', '<script>alert(1)</script>', '_x0041_', ARABIC]
    for (const text of evil) addCard(plan, { column: 'impact', band: '' }, text)
    const { parts, sheets } = made(plan)
    expect(missingParts(parts)).toEqual([])
    for (const { xml } of sheets) {
      expect(all(xml, 'f')).toEqual([])
      for (const cell of all(xml, 'c')) expect(cell.getAttribute('t') ?? 'n').toMatch(/^[sn]$/)
    }
    // What Excel counts before it offers to repair a file.
    const cells = sheets.map(({ xml }) => all(xml, 'c').map((cell) => cell.getAttribute('r')))
    for (const refs of cells) expect(new Set(refs).size).toBe(refs.length)
    const shared = all(parts.get('xl/sharedStrings.xml') as Document, 'sst')[0]
    const uses = sheets.flatMap(({ xml }) => all(xml, 'c').filter((cell) => cell.getAttribute('t') === 's'))
    expect([shared?.getAttribute('count'), shared?.getAttribute('uniqueCount')]).toEqual([
      String(uses.length),
      String(shared?.children.length),
    ])
    for (const [index, { xml }] of sheets.entries())
      expect(all(xml, 'dimension')[0]?.getAttribute('ref')?.split(':')[1], String(index)).toMatch(
        new RegExp(`${HEADS + Math.max(0, (sheets[index]?.rows.length ?? 0) - HEADS)}$`),
      )
    const texts = sheets[0]?.rows.filter((row) => String(row[0]).startsWith('2.')).map((row) => row[5])
    // Spreadsheets read `_x005F_` as the underscore it stands for.
    expect(texts).toEqual(evil.map((one) => one.replace('_x0041_', '_x005F_x0041_')))
    const quoted = all(parts.get('xl/styles.xml') as Document, 'cellXfs')[0]?.children
    const cell = all(sheets[0]?.xml as Document, 'c').filter((one) => /^F\d/.test(one.getAttribute('r') ?? ''))
    const looks = evil.map((_, index) =>
      quoted?.[Number(cell[index + 2]?.getAttribute('s'))]?.hasAttribute('quotePrefix'),
    )
    expect(looks.slice(0, 6)).toEqual([true, true, true, true, true, false])
  })

  test('keeps every sign a cell can hold, and cuts only what no cell takes, with a mark', () => {
    const plan = planOf('blank')
    addCard(plan, { column: 'impact', band: '' }, CONTROLS)
    addCard(plan, { column: 'impact', band: '' }, `${EMOJI}\r\n"two"; lines`)
    addCard(plan, { column: 'impact', band: '' }, ENDLESS_WORD)
    const text = (number: string) => made(plan).sheets[0]?.rows.find((row) => row[0] === number)?.[5]
    expect(text('2.1')).toBe('abcd\u202Eefg')
    expect(text('2.2')).toBe(`${EMOJI}\n"two"; lines`)
    expect(text('2.3')).toBe(ENDLESS_WORD)
    const cut = readWorkbook(
      workbookOf(
        {
          ...logicModelWorkbook(readPlan(plan), 'en', NOW),
          sheets: [
            {
              name: 'Long',
              columns: [{ heading: 'Text', width: 9, is: 'words' }],
              rows: [{ cells: [`x${'🏫'.repeat(20_000)}`] }, { cells: ['y'.repeat(32_767)] }],
              printed: 1,
            },
          ],
        },
        'tabloid',
      ),
    ).sheets[0]?.rows.map((row) => String(row[0]))
    expect(cut?.[HEADS]).toMatch(/^x(🏫)+ …$/u)
    expect(cut?.[HEADS]?.length).toBe(32_767)
    expect(cut?.[HEADS + 1]).toBe('y'.repeat(32_767))
  })
})
