import {
  type CardId,
  createUndo,
  fillTemplate,
  openPlan,
  type Presence,
  readPlan,
  removeCards,
  typeInCard,
  watchPlan,
} from '@commonboard/model'
import { expect, test } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { en } from '../../apps/web/src/i18n/en.ts'
import { outline } from '../../apps/web/src/i18n/en/outline.ts'
import { type Scene, tellNews } from '../../apps/web/src/outline/news.ts'
import { TestClock } from '../support/clock.ts'

/** Sam, who listens, and Ana, whose changes and whose presence reach him each when the test says so. */
function samListensToAna() {
  const [his, hers] = [openPlan({ plan: new Y.Doc() }), openPlan({ plan: new Y.Doc() })]
  fillTemplate(his, 'example', 'en')
  Y.applyUpdate(hers.doc, Y.encodeStateAsUpdate(his.doc))
  const clock = new TestClock()
  const awareness = new Awareness(his.doc)
  const herAwareness = new Awareness(hers.doc)
  const watch = watchPlan(his)
  const said: string[] = []
  let chosen: CardId | undefined
  const here = new Map<CardId, Scene['here'] extends ReadonlyMap<unknown, infer List> ? List : never>()
  const content = readPlan(his)
  const news = tellNews({
    open: { plan: his, watch, awareness, undo: createUndo(his) },
    participantId: 'sam',
    words: { ...en, outline },
    scene: () => ({ content, here, chosen: () => chosen, nameOf: () => undefined, say: (text) => said.push(text) }),
    after: clock.after.bind(clock),
    now: clock.now.bind(clock),
  })
  const card = (number: string) => content.cards.find((one) => one.number === number)?.id as CardId
  return {
    said,
    clock,
    card,
    here,
    choose: (number: string) => {
      chosen = card(number)
    },
    /** Her page is known here from now on. */
    arrive(presence: Presence = { who: 'ana', name: 'Ana' }) {
      herAwareness.setLocalState({ ...presence })
      applyAwarenessUpdate(awareness, encodeAwarenessUpdate(herAwareness, [hers.doc.clientID]), 'socket')
      news.lookAgain()
    },
    change(number: string) {
      typeInCard(hers, card(number), { index: 0, remove: 0, insert: 'Yes, ' })
      Y.applyUpdate(his.doc, Y.encodeStateAsUpdate(hers.doc, Y.encodeStateVector(his.doc)), 'socket')
    },
    remove(number: string) {
      removeCards(hers, [card(number)], 'ana', 0)
      Y.applyUpdate(his.doc, Y.encodeStateAsUpdate(hers.doc, Y.encodeStateVector(his.doc)), 'socket')
    },
  }
}

test('who changed a card is said, wherever she stands by then, and what else was changed is counted', () => {
  const { said, clock, arrive, change } = samListensToAna()
  arrive()
  for (const number of ['2.1', '2.2', '5.1']) change(number)
  clock.pass(2000)
  expect(said).toEqual(['Ana changed 2.1. 2 more changes.'])
})

test('a name that comes after the change is waited for, and said as soon as it is there', () => {
  const { said, clock, arrive, change } = samListensToAna()
  change('2.1')
  change('2.2')
  clock.pass(3000)
  expect(said).toEqual([])
  arrive()
  expect(said).toEqual(['Ana changed 2.1. 1 more change.'])
})

test('so is the name of who takes away the card one is on', () => {
  const { said, clock, arrive, remove, choose } = samListensToAna()
  choose('2.1')
  remove('2.1')
  clock.pass(100)
  arrive()
  expect(said).toEqual(['Ana removed 2.1.'])
})

test('a change of nobody who is known is said without a name, not kept back for long', () => {
  const { said, clock, change } = samListensToAna()
  change('2.1')
  clock.pass(5000)
  expect(said).toEqual(['2.1 was changed.'])
})

test('a change is not put down to somebody else who happens to be on the card', () => {
  const { said, clock, arrive, change, card, here } = samListensToAna()
  arrive()
  here.set(card('2.1'), [{ who: 'ben', name: 'Ben', color: 1, isWriting: false }])
  change('2.1')
  clock.pass(2000)
  expect(said).toEqual(['Ana changed 2.1.'])
})

test('what one changes in another tab of one’s own is said without a name, at once', () => {
  const { said, clock, arrive, change } = samListensToAna()
  arrive({ who: 'sam', name: 'Sam' })
  change('2.1')
  clock.pass(1600)
  expect(said).toEqual(['2.1 was changed.'])
})
