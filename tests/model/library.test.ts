import {
  addFromLibrary,
  cardLike,
  inPlan,
  LIBRARY,
  LIBRARY_COLUMNS,
  missingResults,
  setField,
} from '@commonboard/model'
import { expect, test } from 'vitest'
import { Peer, two } from '../support/peers.ts'

test('the library has the forty indicators with unit, direction and source, and every line in both languages', () => {
  const indicators = LIBRARY.filter(({ column }) => column === 'indicators')
  expect(indicators.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, n) => `N${n + 1}`))
  for (const { id, unit, source, fields, serves } of indicators) {
    expect(unit, id).toBeDefined()
    expect(source?.en && source.es, id).toBeTruthy()
    expect(serves, id).toHaveLength(1)
    // Attendance should rise and turnover fall: one direction would be wrong for half of it.
    if (id !== 'N37') expect(fields.direction, id).toBeDefined()
  }
  for (const { id, text } of LIBRARY) {
    expect(text.en.trim(), id).not.toBe('')
    expect(text.es.trim(), id).not.toBe('')
    expect(text.es, id).not.toBe(text.en)
  }
  expect(new Set(LIBRARY.map(({ id }) => id)).size).toBe(LIBRARY.length)
  const known = new Set([...LIBRARY.map(({ id }) => id), 'CE', 'AI', 'PL', 'DE', 'FR', 'PP'])
  for (const { id, serves } of LIBRARY)
    for (const end of serves) expect(known.has(end), `${id} serves ${end}`).toBe(true)
})

test('an indicator with its result comes as starters, linked, with what is known of it, and goes with one undo', () => {
  const ana = new Peer('Ana', 1)
  const made = addFromLibrary(ana.plan, ['N8', 'R3'], undefined, 'en')
  expect(made).toHaveLength(2)
  const { cards, links } = ana.read()
  const result = cards.find(({ column }) => column === 'results')
  const indicator = cards.find(({ column }) => column === 'indicators')
  expect(result).toMatchObject({ text: 'Students do well in their studies.', band: 'population', isStarter: true })
  expect(indicator).toMatchObject({
    text: 'Attendance',
    unit: '%',
    direction: 'up',
    source: 'district',
    isStarter: true,
  })
  expect(links).toMatchObject([{ kind: 'measures', from: indicator?.id, to: result?.id }])
  ana.undo()
  expect(ana.read().cards.filter(({ column }) => column === 'results' || column === 'indicators')).toEqual([])
})

test('it is linked with the result the plan has already, whichever language that is in; what is there is not added again', () => {
  const ana = new Peer('Ana', 1)
  const own = ana.add({ column: 'results', band: 'site' }, 'A los estudiantes les va bien en sus estudios')
  expect(missingResults(ana.read(), ['N8'])).toEqual([])
  const [indicator] = addFromLibrary(ana.plan, ['N8', 'R3'], undefined, 'en')
  expect(ana.read().links).toMatchObject([{ from: indicator, to: own }])
  expect(addFromLibrary(ana.plan, ['N8', 'R3'], undefined, 'es')).toEqual([])
  expect(inPlan(ana.read()).get('R3')?.id).toBe(own)
})

test('without its result an indicator stands alone, and the library says which result would go with it', () => {
  const ana = new Peer('Ana', 1)
  expect(missingResults(ana.read(), ['N8', 'N9', 'N17']).map(({ id }) => id)).toEqual(['R3', 'R4'])
  expect(missingResults(ana.read(), ['N8', 'R3'])).toEqual([])
  addFromLibrary(ana.plan, ['N8'], undefined, 'en')
  expect(ana.read().links).toEqual([])
})

test('dropped at a place, lines of that column stand there one below the other; others go to their own column', () => {
  const ana = new Peer('Ana', 1)
  const first = ana.add({ column: 'results', band: 'system' }, 'First')
  ana.add({ column: 'results', band: 'system' }, 'Last')
  addFromLibrary(ana.plan, ['R3', 'R4', 'PR1'], { column: 'results', band: 'system', after: first }, 'en')
  const results = ana.read().cards.filter(({ column }) => column === 'results')
  expect(results.map(({ text, band }) => [text.split(' ')[0], band])).toEqual([
    ['First', 'system'],
    ['Students', 'system'],
    ['Students', 'system'],
    ['Last', 'system'],
  ])
  expect(ana.read().cards.find(({ column }) => column === 'principles')?.text).toMatch(/^We build trust/)
})

test('infrastructure is linked to the function it holds up; an indicator also to the result it was asked for', () => {
  const ana = new Peer('Ana', 1)
  const own = ana.add({ column: 'results', band: 'population' }, 'Grandparents feel at home')
  addFromLibrary(ana.plan, ['S3', 'N18'], undefined, 'es', own)
  expect(ana.read().links.map(({ kind, to }) => [kind, to])).toEqual(
    expect.arrayContaining([
      ['supports', expect.stringContaining('PL')],
      ['measures', own],
    ]),
  )
})

test('a prompt is a starter of its kind; writing over it makes it the community’s own', () => {
  const { ana, ben, settle } = two()
  const [id] = addFromLibrary(ana.plan, ['ST4'], undefined, 'en')
  settle()
  if (!id) throw new Error('A card was made')
  const card = () => ben.read().cards.find((one) => one.id === id)
  expect(card()).toMatchObject({ column: 'strategies', strategyKind: 'structuralChange', isStarter: true })
  setField(ben.plan, id, 'lead', 'Dana')
  expect(card()?.isStarter).toBe(false)
})

test('nothing unknown is added, and a blank card is like nothing', () => {
  const ana = new Peer('Ana', 1)
  ana.add({ column: 'results', band: 'population' }, '')
  const before = ana.read()
  expect(addFromLibrary(ana.plan, ['X1', 'constructor'], undefined, 'en')).toEqual([])
  expect(ana.read().cards).toEqual(before.cards)
  for (const entry of LIBRARY) expect(cardLike(before.cards, entry)).toBeUndefined()
  expect(new Set(LIBRARY.map(({ column }) => column))).toEqual(new Set(LIBRARY_COLUMNS))
})
