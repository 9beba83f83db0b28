import {
  addCard,
  addLink,
  type CardId,
  openPlan,
  removeCards,
  setField,
  setReading,
  typeInCard,
  watchPlan,
} from '@commonboard/model'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createGrid } from '../../apps/web/src/table/grid.ts'
import { type CardLine, linesOf } from '../../apps/web/src/table/lines.ts'
import { planPaste, readBlock, writeBlock } from '../../apps/web/src/table/paste.ts'
import { cellWords, readCell, readChoice, readDate, readNumber } from '../../apps/web/src/table/reading.ts'
import { writeCell, writeCells } from '../../apps/web/src/table/write.ts'

/** Two results; reading measures both, attendance the first, and a third indicator none. */
function board() {
  const plan = openPlan({ plan: new Y.Doc() })
  const watch = watchPlan(plan)
  const impact = addCard(plan, { column: 'impact', band: '' }, 'Ready')
  const studies = addCard(plan, { column: 'results', band: 'population' }, 'Students do well')
  const home = addCard(plan, { column: 'results', band: 'population' }, 'Safe places')
  const reading = addCard(plan, { column: 'indicators', band: 'population' }, 'Reading, grade 3')
  const attendance = addCard(plan, { column: 'indicators', band: 'population' }, 'Attendance')
  const turnout = addCard(plan, { column: 'indicators', band: 'population' }, 'Turnout')
  addLink(plan, studies, impact)
  addLink(plan, reading, studies)
  addLink(plan, reading, home)
  addLink(plan, attendance, studies)
  const content = () => watch.read()
  const card = (id: CardId) => {
    const found = content().cards.find((one) => one.id === id)
    if (!found) throw new Error('The card is not on the board')
    return found
  }
  return { plan, content, card, impact, studies, home, reading, attendance, turnout }
}

test.each([
  ['41', 41],
  ['41 %', 41],
  ['41\u00a0%', 41],
  ['1,2', 1.2],
  ['1.2', 1.2],
  ['91,8 %', 91.8],
  ['1,200', 1200],
  ['1,200.5', 1200.5],
  ['1.200,5', 1200.5],
  ['1.200.300', 1_200_300],
  ['0,125', 0.125],
  ['−3', -3],
  ['$260', 260],
  ['.5', 0.5],
  ['1 200', 1200],
  ['-$3', -3],
])('%s is the number %d', (written, value) => expect(readNumber(written)).toBe(value))

test('a number may come with the unit of its indicator, and with no other word', () => {
  expect(readNumber('6 of 14', 'of 14')).toBe(6)
  expect(readNumber('$1.2 M', '$ M')).toBe(1.2)
  for (const words of ['', 'about 6', '6 of 14', '1-2', '12 apples', '1 2 x', '1 2', '1,2,3', '12.5.7', '751,2,3'])
    expect(readNumber(words)).toBeUndefined()
})

test('dates are years, months or days', () => {
  expect(['2026', '2026-9', '2026/09/5', '2026.09'].map(readDate)).toEqual(['2026', '2026-09', '2026-09-05', '2026-09'])
  expect(['26', '2026-13', 'June 2026', '09-2026'].map(readDate)).toEqual([undefined, undefined, undefined, undefined])
})

test('choices are known by their words in both languages, and by a beginning only one has', () => {
  const choices = ['have', 'canGet', 'mustCreate']
  expect(readChoice('We have it', choices)).toBe('have')
  expect(readChoice('HAY QUE', choices)).toBe('mustCreate')
  expect(readChoice('we', choices)).toBeUndefined()
  expect(readChoice('', choices)).toBeUndefined()
})

test('what a cell shows on the clipboard is what it reads back', () => {
  const { plan, content, card, reading } = board()
  setField(plan, reading, 'direction', 'up')
  setField(plan, reading, 'target', 1234.5)
  setField(plan, reading, 'targetDate', '2028-06')
  setField(plan, reading, 'headline', true)
  setField(plan, reading, 'frequency', 'twiceAYear')
  for (const language of ['en', 'es'] as const)
    for (const field of ['text', 'direction', 'target', 'targetDate', 'headline', 'frequency'] as const) {
      const words = cellWords(field, card(reading), { for: '', seenIn: '' }, language)
      const { text, ...fields } = card(reading)
      expect(readCell(field, card(reading), words, content())).toEqual({
        value: field === 'text' ? text : fields[field],
      })
    }
})

test('links are written as numbers; one that cannot be linked changes nothing', () => {
  const { plan, content, card, reading, home, turnout, studies } = board()
  const read = readCell('for', card(turnout), '3.1; 3.2', content())
  expect(read).toEqual({ value: [studies, home] })
  writeCell(plan, content(), card(turnout), 'for', [studies, home], '2026-09')
  expect(content().links.filter((link) => link.from === turnout)).toHaveLength(2)
  writeCell(plan, content(), card(reading), 'for', [home], '2026-09')
  expect(
    content()
      .links.filter((link) => link.from === reading)
      .map((link) => link.to),
  ).toEqual([home])
  for (const words of ['2.1', '9.9', '4.2'])
    expect(readCell('for', card(turnout), words, content())).toEqual({ problem: 'links' })
})

test('a number under Now is a reading of that month; emptying takes the last one away', () => {
  const { plan, content, card, reading } = board()
  setReading(plan, reading, '2025', 40)
  writeCell(plan, content(), card(reading), 'now', 41, '2026-09')
  expect(card(reading).readings).toEqual([
    { date: '2025', value: 40 },
    { date: '2026-09', value: 41 },
  ])
  writeCell(plan, content(), card(reading), 'now', undefined, '2026-10')
  expect(card(reading).readings).toEqual([{ date: '2025', value: 40 }])
})

test('a block from a spreadsheet keeps line breaks and quotes inside its cells', () => {
  expect(readBlock('a\t"two\nlines"\r\n"say ""yes"""\tb\r\n')).toEqual([
    ['a', 'two\nlines'],
    ['say "yes"', 'b'],
  ])
  expect(readBlock('"Ready" is a word\tx')).toEqual([['"Ready" is a word', 'x']])
  const cells = [
    ['a\tb', 'c"d', ''],
    ['two\nlines', '', 'é'],
  ]
  expect(readBlock(writeBlock(cells))).toEqual(cells)
})

test('a block fills the indicators from the cell on, each once, and says what it cannot read', () => {
  const { content, card, studies, reading, attendance, turnout } = board()
  const cards = [reading, attendance, studies, reading, turnout].map(card)
  const plan = planPaste(
    [
      ['44', 'State'],
      ['lots', ''],
      ['3', 'Sign-in lists'],
      ['1', 'one line too many'],
    ],
    cards,
    ['baseline', 'source'],
    content(),
  )
  expect(plan).toMatchObject({ values: 4, cards: 2, linesOver: 1, columnsOver: 0 })
  expect(plan.cells.filter((cell) => cell.problem)).toMatchObject([{ card: { id: attendance }, problem: 'number' }])
  expect(plan.cells.at(-1)).toMatchObject({ card: { id: turnout }, value: 'Sign-in lists' })
})

test('an indicator stands under each result it measures, and last under none', () => {
  const { content, studies, home, reading, attendance, turnout } = board()
  const lines = linesOf('results', content(), undefined, true)
  expect(lines.map(({ key }) => key)).toEqual([
    'band system',
    'band population',
    studies,
    `${studies}/${reading}`,
    `${studies}/${attendance}`,
    home,
    `${home}/${reading}`,
    'unlinked',
    turnout,
    'add',
  ])
  const under = lines.find(({ key }) => key === `${home}/${reading}`) as CardLine
  expect(under).toMatchObject({ also: '3.1', for: '3.1, 3.2' })
})

test('what is not looked for is left out, but a result stays above its indicators', () => {
  const { content, studies, attendance } = board()
  const lines = linesOf('results', content(), new Set([attendance]), false)
  expect(lines.map(({ key }) => key)).toEqual(['band population', studies, `${studies}/${attendance}`])
})

test('lines that did not change stay the same, so that one letter draws one row', () => {
  const { plan, content, attendance } = board()
  const known = new Map(linesOf('results', content(), undefined, true).map((line) => [line.key, line]))
  setField(plan, attendance, 'owner', 'Priya')
  const after = linesOf('results', content(), undefined, true, known)
  const drawn = after.filter((line) => known.get(line.key) !== line)
  expect(drawn).toMatchObject([{ card: { id: attendance, owner: 'Priya' } }])
})

test('the cell one is on follows its card to another place, and its neighbor when the card goes', () => {
  const { content, studies, reading, home } = board()
  const grid = createGrid()
  const fields = ['number', 'text', 'target'] as const
  grid.draw(linesOf('results', content(), undefined, true), fields)
  grid.go({ row: `${studies}/${reading}`, col: 'target' })
  const unlinked = { ...content(), links: content().links.filter((link) => link.to !== studies) }
  grid.draw(linesOf('results', unlinked, undefined, true), fields)
  expect(grid.state.get().at).toEqual({ row: `${home}/${reading}`, col: 'target' })
  const gone = { ...unlinked, cards: unlinked.cards.filter((card) => card.id !== reading) }
  grid.draw(linesOf('results', gone, undefined, true), fields)
  expect(grid.lineAt()).toBeDefined()
  expect(grid.state.get().at?.col).toBe('target')
})

test('keys go over cards and the last row, past bands; with Shift a block grows', () => {
  const { content, studies, reading } = board()
  const grid = createGrid()
  const fields = ['number', 'text', 'target'] as const
  grid.draw(linesOf('results', content(), undefined, true), fields)
  grid.move('first')
  expect(grid.state.get().at).toEqual({ row: studies, col: 'number' })
  grid.move('down')
  grid.stretch('right')
  grid.stretch('down')
  expect(grid.block()).toMatchObject({
    lines: [{ card: { id: reading } }, { card: { text: 'Attendance' } }],
    fields: ['number', 'text'],
  })
  grid.move('last')
  expect(grid.state.get()).toEqual({ at: { row: 'add', col: 'target' } })
})

test('a paste that was looked at leaves alone what others have done meanwhile', () => {
  const { plan, content, card, reading, attendance, turnout, home, studies } = board()
  const then = content()
  const paste = planPaste(
    [
      ['Reading in grade 3', '3.2', 'Ana'],
      ['Attendance of all', '', 'Ana'],
      ['Turnout at elections', '', 'Ana'],
    ],
    [card(reading), card(attendance), card(turnout)],
    ['text', 'for', 'owner'],
    then,
  )
  expect(paste.values).toBe(7)
  typeInCard(plan, reading, { index: 0, remove: 0, insert: 'New: ' })
  addLink(plan, reading, studies)
  removeCards(plan, [turnout], 'ben', 1)
  setField(plan, attendance, 'owner', 'Ben')
  const written = writeCells(plan, content, then, paste.cells, '2026-09')
  // Of the first its links and its owner, of the second its words.
  expect(written).toBe(3)
  expect(card(reading)).toMatchObject({ text: 'New: Reading, grade 3', owner: 'Ana' })
  expect(content().links.filter(({ from }) => from === reading)).toMatchObject([{ to: home }])
  expect(card(attendance)).toMatchObject({ text: 'Attendance of all', owner: 'Ben' })
  expect(content().removed.map(({ text }) => text)).toEqual(['Turnout'])
})

test('links somebody has drawn since a paste was looked at stay', () => {
  const { plan, content, card, turnout, home, studies } = board()
  const then = content()
  const paste = planPaste([['3.2']], [card(turnout)], ['for'], then)
  addLink(plan, turnout, studies)
  expect(writeCells(plan, content, then, paste.cells, '2026-09')).toBe(0)
  expect(content().links.filter(({ from }) => from === turnout)).toMatchObject([{ to: studies }])
  expect(home).toBeDefined()
})

test('from an editor Tab goes to the next cell one can type in, over what only follows from others', () => {
  const { content, studies, reading } = board()
  const grid = createGrid()
  const fields = ['number', 'text', 'for', 'target', 'line', 'trend', 'owner'] as const
  grid.draw(linesOf('results', content(), undefined, true), fields)
  grid.go({ row: `${studies}/${reading}`, col: 'text' })
  const goes = (to: 'down' | 'left' | 'right') => {
    grid.leave(to)
    return grid.state.get().at?.col
  }
  expect([goes('right'), goes('right'), goes('right'), goes('left'), goes('left')]).toEqual([
    'target',
    'owner',
    'owner',
    'target',
    'text',
  ])
  expect([goes('right'), goes('right'), goes('down')]).toEqual(['target', 'owner', 'text'])
  expect(grid.cardAt()?.card.text).toBe('Attendance')
  grid.move('right')
  expect([goes('right'), grid.move('right'), goes('down')]).toEqual(['target', undefined, 'line'])
})
