import {
  addCard,
  addLink,
  BY_HAND,
  bringBackCards,
  createUndo,
  fillTemplate,
  moveCard,
  openPlan,
  removeCards,
  setAddressed,
  setReading,
  typeInCard,
  watchPlan,
  type CardId,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { en } from '../../apps/web/src/i18n/en.ts'
import { es } from '../../apps/web/src/i18n/es.ts'
import { keptAsText } from '../../apps/web/src/plan/keptText.ts'
import { FROM_COPY, mergeRows } from '../../apps/web/src/plan/localCopy.ts'
import { changedCards, differenceOf, trackWaiting } from '../../apps/web/src/plan/waiting.ts'

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
    keptAsText([{ id: 'a', at: 0, role: 'editor', changes: changes() }], { en, es }[language].plan, language)
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
      /Moved to Impact/,
      /Removed from Principles: /,
      /2031: \$12 M/,
      /: Later/,
      /Linked: .+ → .+/,
      /as: Editor/,
    ])
      expect(words).toMatch(said)
    expect(inWords('es')).toMatch(/Nuevo en .+: We listen first/)
    removeCards(plan, [added], 'ana', 0)
    expect(inWords()).not.toContain('We listen first')
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
