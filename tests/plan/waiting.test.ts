import {
  addBody,
  addCard,
  addChannel,
  addLink,
  addPerson,
  addSeat,
  BY_HAND,
  bringBackCards,
  bringBackItem,
  confirmIngredient,
  createUndo,
  edit,
  fillTemplate,
  moveBody,
  moveCard,
  openPlan,
  removeCards,
  removeItem,
  seatPerson,
  setBodyKind,
  setAddressed,
  setReading,
  typeInCard,
  typeInItem,
  watchPlan,
  writeVision,
  type CardId,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { en } from '../../apps/web/src/i18n/en.ts'
import { es } from '../../apps/web/src/i18n/es.ts'
import { changedCards, differenceOf, notSentOf } from '../../apps/web/src/plan/difference.ts'
import { keptAsText } from '../../apps/web/src/plan/keptText.ts'
import { FROM_COPY, mergeRows } from '../../apps/web/src/plan/localCopy.ts'
import { trackWaiting } from '../../apps/web/src/plan/waiting.ts'

function example() {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'example', 'en')
  const watch = watchPlan(plan)
  const waiting = trackWaiting(plan, watch, (origin) => origin === BY_HAND || origin instanceof Y.UndoManager)
  const numbered = (number: string): CardId => {
    const card = watch.read().cards.find((one) => one.number === number)
    if (!card) throw new Error(`There is no card ${number}`)
    return card.id
  }
  const changes = () => {
    const now = waiting.get()
    return now ? differenceOf(now, watch.read()) : []
  }
  const inWords = (language: 'en' | 'es' = 'en') =>
    keptAsText([{ id: 'a', at: 0, role: 'editor', changes: changes() }], { en, es }[language], language)
  return { plan, watch, waiting, numbered, changes, inWords }
}

describe('what waits on this device', () => {
  test('each kind of change is said in plain words, in both languages', () => {
    const { plan, numbered, inWords } = example()
    const added = addCard(plan, { column: 'principles', band: '' }, 'We listen first')
    typeInCard(plan, numbered('3.1'), { index: 0, remove: 0, insert: 'Here: ' })
    moveCard(plan, numbered('2.1'), { column: 'impact', band: '' })
    removeCards(plan, [numbered('5.1')], 'ana', 0)
    setReading(plan, numbered('4.1'), '2031', 12)
    setAddressed(plan, 'CE', 'later')
    addLink(plan, numbered('3.10'), numbered('2.1'))
    const words = inWords()
    for (const said of [
      /New in Principles: We listen first/,
      /3\.1 now says: Here: /,
      /\(before: /,
      /Moved to Impact \(2\.3\), after “.+”: /,
      /Removed from Principles: /,
      /2031: \$12 M/,
      /^Community Engagement: Later/m,
      /Linked: .+ → .+/,
      /as: Editor/,
    ])
      expect(words).toMatch(said)
    expect(inWords('es')).toMatch(/Nuevo en .+: We listen first/)
    removeCards(plan, [added], 'ana', 0)
    expect(inWords()).not.toContain('We listen first')
  })

  test('the vision keeps its headings, lists, bold words and links, and each ingredient is named', () => {
    const { plan, inWords, changes, waiting, watch } = example()
    const before = watch.read().vision.map(({ runs }) => runs.map(({ text }) => text).join(''))
    edit(plan, () => {
      plan.vision.delete(0, plan.vision.length)
      writeVision(plan, [
        { as: 'heading', runs: [{ text: 'Every child' }] },
        { as: 'bullet', runs: [{ text: 'reads, see ' }, { text: 'our numbers', link: 'https://example.org/n' }] },
        { as: 'number', runs: [{ text: 'first', isBold: true }] },
        { as: 'number', runs: [{ text: 'then' }] },
      ])
    })
    confirmIngredient(plan, 'hope', 'ana', true)
    expect(inWords()).toContain(
      'The vision now says:\n## Every child\n• reads, see our numbers (https://example.org/n)\n1. **first**\n2. then\n(before:\n',
    )
    expect(inWords()).toContain(before[0])
    expect(inWords()).toMatch(/You said that the vision has this: \S/)
    expect(inWords('es')).toMatch(/La visión ahora dice:\n## Every child[^]+Usted dijo que la visión tiene esto: \S/)
    expect(inWords()).not.toContain('Other parts')
    const now = waiting.get()
    expect(now && notSentOf(now, watch.read())).toEqual({ count: 2, cards: new Set(['vision']) })
    confirmIngredient(plan, 'hope', 'ana', false)
    expect(changes().map(({ kind }) => kind)).toEqual(['vision'])
  })

  test('a line made a heading is a change, though no letter is another', () => {
    const { plan, changes, watch, waiting } = example()
    const [first] = plan.vision.toArray()
    if (first instanceof Y.XmlElement) edit(plan, () => first.setAttribute('as', 'heading'))
    expect(changes()).toMatchObject([{ kind: 'vision', text: expect.stringMatching(/^## /) }])
    expect(changedCards(waiting.get() ?? { cards: {}, links: {} }, watch.read())).toEqual(new Set(['vision']))
  })

  test('items of leadership and labels are said in plain words, in both languages', () => {
    const { plan, watch, waiting, inWords } = example()
    const { bodies } = watch.read().leadership
    const [council, other] = bodies
    if (!council || !other) throw new Error('The example has no bodies')
    const team = addBody(plan, { level: 'site' }, { name: 'Parents of Eastfork', meets: 'each Monday' })
    const seat = addSeat(plan, { body: team }, { role: 'speaker', sector: 'family' })
    seatPerson(plan, seat, addPerson(plan, 'Rosa'), '2026-09')
    addChannel(plan, { from: team, to: council.id }, { purpose: 'what families need', isTwoWay: true })
    typeInItem(plan, { root: 'bodies', id: council.id, key: 'purpose' }, { index: 0, remove: 0, insert: 'To decide. ' })
    setBodyKind(plan, council.id, 'workingGroup')
    removeItem(plan, { root: 'bodies', id: other.id }, 'ana', 0)
    edit(plan, () => plan.words.set('column.results', 'Goals'))
    const words = inWords()
    for (const said of [
      'New on the leadership board. Council or team: Parents of Eastfork\n  Level: School sites\n  When it meets: each Monday',
      'New on the leadership board. Seat: speaker\n  In: Parents of Eastfork\n  Comes from: Family\n  Who holds it: Rosa\n  Since: 2026-09',
      'New on the leadership board. Person: Rosa',
      `From: Parents of Eastfork\n  To: ${council.name}\n  Both bring something: it goes both ways: yes`,
      `Changed on the leadership board. Council or team: ${council.name}\n  Kind: Working group\n  What it is for: To decide. `,
      `Removed from the leadership board. Council or team: ${other.name}`,
      '“Results” is now called “Goals”',
    ])
      expect(words).toContain(said)
    expect(words).not.toContain('Other parts')
    expect(inWords('es')).toContain('Quién lo ocupa: Rosa')
    expect(inWords('es')).toContain('«Resultados» ahora se llama «Goals»')
    waiting.clear()
    bringBackItem(plan, { root: 'bodies', id: other.id })
    moveBody(plan, council.id, { level: 'site', after: team })
    expect(inWords()).toContain(`Brought back to the leadership board. Council or team: ${other.name}`)
    expect(inWords()).toContain(`${council.name}\n  Level: School sites\n  Place: After Parents of Eastfork`)
  })

  test('what was taken back is no change', () => {
    const { plan, watch, waiting, numbered, changes } = example()
    const undo = createUndo(plan)
    const id = numbered('5.2')
    removeCards(plan, [id], 'ana', 0)
    bringBackCards(plan, [id])
    typeInCard(plan, id, { index: 0, remove: 0, insert: 'x' })
    typeInCard(plan, id, { index: 0, remove: 1, insert: '' })
    expect(changes()).toEqual([])
    expect(changedCards(waiting.get() ?? { cards: {}, links: {} }, watch.read()).size).toBe(0)
    undo.destroy()
  })

  test('others’ changes and what is read from this device are not ours', () => {
    const { plan, waiting } = example()
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(plan.doc))
    addCard(openPlan({ plan: other }), { column: 'principles', band: '' }, 'Of Ben')
    Y.applyUpdate(plan.doc, Y.encodeStateAsUpdate(other), FROM_COPY)
    expect(waiting.get()).toBeUndefined()
  })

  test('an earlier visit’s changes are taken over with the state before them, and are gone once saved', () => {
    const first = example()
    const id = first.numbered('3.1')
    const before = first.watch.read().cards.find((card) => card.id === id)?.text
    typeInCard(first.plan, id, { index: 0, remove: 0, insert: 'A ' })
    const left = structuredClone(first.waiting.get())
    const later = openPlan({ plan: new Y.Doc() })
    Y.applyUpdate(later.doc, Y.encodeStateAsUpdate(first.plan.doc))
    const watch = watchPlan(later)
    const waiting = trackWaiting(later, watch, (origin) => origin === BY_HAND)
    typeInCard(later, id, { index: 0, remove: 0, insert: 'B ' })
    if (left) waiting.adopt(left)
    const now = waiting.get()
    expect(now && differenceOf(now, watch.read())).toEqual([
      { kind: 'reworded', number: '3.1', text: `B A ${before}`, before },
    ])
    waiting.clear()
    expect(waiting.get()).toBeUndefined()
  })
})

test('many rows merged into one are the same document', () => {
  const rows: Uint8Array[] = []
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => rows.push(update))
  const plan = openPlan({ plan: doc })
  fillTemplate(plan, 'example', 'en')
  const added = addCard(plan, { column: 'principles', band: '' }, 'Word by word')
  for (let letter = 0; letter < 50; letter++) typeInCard(plan, added, { index: letter, remove: 0, insert: 'x' })
  const back = new Y.Doc()
  // In another order, and some of them twice, as two tabs write them.
  Y.applyUpdate(back, mergeRows([...rows].reverse().concat(rows.slice(3, 9))))
  expect(watchPlan(openPlan({ plan: back })).read()).toEqual(watchPlan(plan).read())
})
