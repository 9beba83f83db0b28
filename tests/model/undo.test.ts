import {
  addCard,
  addLink,
  BY_HAND,
  BY_SERVER,
  createUndo,
  edit,
  fillTemplate,
  ITEM_ROOTS,
  mergeCards,
  moveCard,
  openPlan,
  type PlanContent,
  readPlan,
  removeCards,
  removeLinks,
  setReading,
  VISION_ID,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { anyEdit, Ledger, lettersOf } from '../support/edits.ts'
import { Peer, Peers, two } from '../support/peers.ts'
import { Random, seeds } from '../support/random.ts'

const RESULT = { column: 'results', band: 'population' } as const
const find = (peer: Peer, id: string) => peer.read().cards.find((card) => card.id === id)
const undoAll = (peer: Peer) => {
  while (peer.undo());
}
const redoAll = (peer: Peer) => {
  while (peer.redo());
}

describe('the way back of one step', () => {
  test('takes it back with what others did in it, as long as it is the last one', () => {
    const { ana, ben, settle } = two()
    const [first, second] = [addCard(ana.plan, RESULT, 'Read'), addCard(ana.plan, RESULT, 'Write')]
    ana.undos.closeStep()
    settle()
    const takeBack = ana.undos.asStep(() => mergeCards(ana.plan, [first, second], 'ana', 1))
    settle()
    addCard(ben.plan, RESULT, 'Count')
    settle()
    expect(takeBack?.()).toBe(true)
    settle()
    expect(
      ben
        .read()
        .cards.filter(({ column }) => column === 'results')
        .map(({ text }) => text),
    ).toEqual(['Read', 'Write', 'Count'])
    expect(takeBack?.()).toBe(false)
  })

  test('leaves everything as it is when one has done something else since', () => {
    const { ana } = two()
    let id: string | undefined
    const takeBack = ana.undos.asStep(() => {
      id = addCard(ana.plan, RESULT, 'Read')
    })
    addCard(ana.plan, RESULT, 'Write')
    ana.undos.closeStep()
    expect(takeBack?.()).toBe(false)
    expect(find(ana, id ?? '')).toBeDefined()
  })

  test('is none where nothing was written: no earlier step is taken back in its place', () => {
    const { ana } = two()
    const id = addCard(ana.plan, RESULT, 'Read')
    expect(ana.undos.asStep(() => mergeCards(ana.plan, [id], 'ana', 1))).toBeUndefined()
    expect(find(ana, id)).toBeDefined()
  })

  test('takes back no step before it where others have left nothing of it', () => {
    const { ana, ben, settle } = two()
    const id = addCard(ana.plan, RESULT, 'Read')
    settle()
    const takeBack = ana.undos.asStep(() => moveCard(ana.plan, id, { column: 'indicators' }))
    settle()
    removeCards(ben.plan, [id], 'ben', 1)
    moveCard(ben.plan, id, { column: 'impact' })
    settle()
    takeBack?.()
    expect(ana.read().removed.find((card) => card.id === id)).toMatchObject({ column: 'impact', text: 'Read' })
  })

  test('what changes nothing is no step, and what was taken back can still be done again', () => {
    const { ana } = two()
    const id = addCard(ana.plan, RESULT, 'Read')
    ana.undo()
    removeLinks(ana.plan, [])
    edit(ana.plan, () => undefined)
    expect(ana.undos.canUndo()).toBe(false)
    expect(ana.redo()).toBe(true)
    expect(find(ana, id)?.text).toBe('Read')
  })
})

describe('undo gives back only one’s own steps', () => {
  // Ben types, adds, moves; Ana does anything and then takes all of it back, while his letters are still under way.
  test.each(seeds(150))('whatever Ana takes back, Ben’s words and cards stay (seed %i)', (seed) => {
    const table = new Peers({ seed: seed + 50_000, count: 2 })
    const [ana, ben] = table.all as [Peer, Peer]
    const ledger = new Ledger()
    const anything = anyEdit(ledger, {
      add: 4,
      type: 8,
      move: 4,
      link: 3,
      remove: 1,
      value: 2,
      address: 1,
      closeStep: 3,
      structure: 6,
      item: 4,
      several: 8,
      fields: 6,
      moveSeveral: 2,
      unlink: 1,
      bringBack: 2,
      adopt: 1,
      brought: 1,
    })
    const benAdds = anyEdit(ledger, { add: 3, type: 8, fields: 4, closeStep: 2 })
    table.run(80, (peer, random) => (peer === ana ? anything : benAdds)(peer, random))
    undoAll(ana)
    table.settle()
    const there = lettersOf(ana)
    for (const [letter, peer] of ledger.typedBy)
      if (peer === ben && !there.has(letter)) expect.fail(`Ben's letter ${letter} went with Ana's undo`)
    redoAll(ana)
    undoAll(ana)
    redoAll(ana)
    table.settle()
    table.expectSame(readPlan)
    for (const letter of there.keys()) expect(lettersOf(ben).has(letter)).toBe(true)
  })

  test.each(seeds(60))(
    'who works alone gets back exactly what was, step by step, and forward again (seed %i)',
    (seed) => {
      const table = new Peers({ seed: seed + 70_000, count: 1 })
      const [ana] = table.all as [Peer]
      const act = anyEdit(new Ledger(), {
        add: 4,
        type: 8,
        erase: 3,
        move: 6,
        moveSeveral: 2,
        link: 4,
        unlink: 2,
        remove: 3,
        bringBack: 2,
        value: 2,
        address: 2,
        adopt: 1,
        structure: 12,
        item: 8,
        several: 10,
        fields: 12,
      })
      // Order keys are not compared: a place taken back may get a new key in the same spot.
      const see = () => simple(ana.read())
      const seen = [see()]
      for (let step = 0; step < 40; step++) {
        ana.closeStep()
        act(ana, table.random)
        const now = see()
        if (JSON.stringify(now) !== JSON.stringify(seen.at(-1))) seen.push(now)
      }
      const backwards = [see()]
      while (ana.undo()) if (JSON.stringify(see()) !== JSON.stringify(backwards.at(-1))) backwards.push(see())
      expect(backwards.toReversed()).toEqual(seen)
      const forwards = [see()]
      while (ana.redo()) if (JSON.stringify(see()) !== JSON.stringify(forwards.at(-1))) forwards.push(see())
      expect(forwards).toEqual(seen)
    },
  )

  const simple = ({ cards, links, leadership, words, waivers }: PlanContent) => ({
    words,
    waivers,
    leadership: ([...ITEM_ROOTS, 'removed'] as const)
      .map((root) => leadership[root])
      .map((items) => (items as readonly object[]).map((item) => ({ ...item, order: '', at: 0 }))),
    cards: cards.map((card) => ({ ...card, order: '' })),
    links,
  })
})

describe('taking back a card one has added', () => {
  test('removes it, and redo brings it back with its words', () => {
    const { ana, ben, settle } = two()
    const card = ana.add(RESULT, 'Children read')
    settle()
    expect(ana.undo()).toBe(true)
    settle()
    expect(find(ben, card)).toBeUndefined()
    expect(ben.read().removed, 'nothing to bring back').toEqual([])
    expect(ana.redo()).toBe(true)
    settle()
    expect(find(ben, card)?.text).toBe('Children read')
    ana.undo()
    settle()
    expect(find(ben, card)).toBeUndefined()
    ana.redo()
    settle()
    expect(find(ben, card)?.text).toBe('Children read')
  })

  test('keeps it when others have typed in it, and only the own letters go', () => {
    const { ana, ben, settle } = two()
    const card = ana.add(RESULT, 'Children read')
    settle()
    ben.type(card, ' by nine')
    settle()
    ana.undo()
    settle()
    expect(find(ben, card)?.text).toBe(' by nine')
    ana.redo()
    settle()
    expect(find(ben, card)?.text).toBe('Children read by nine')
  })

  test('keeps it when others are typing in it and their words have not arrived yet', () => {
    const { ana, ben, settle } = two()
    const card = ana.add(RESULT)
    settle()
    ben.type(card, 'Every child reads by nine')
    ana.undo()
    settle()
    expect(find(ana, card)?.text).toBe('Every child reads by nine')
    expect(find(ben, card)?.text).toBe('Every child reads by nine')
  })

  test('keeps it where others have moved it or given it a value', () => {
    const { ana, ben, settle } = two()
    const moved = ana.add(RESULT)
    ana.closeStep()
    const valued = ana.add({ column: 'indicators', band: 'system' })
    settle()
    moveCard(ben.plan, moved, { column: 'impact', band: '' })
    setReading(ben.plan, valued, '2025', 91)
    settle()
    undoAll(ana)
    settle()
    expect(find(ben, moved)?.column).toBe('impact')
    expect(find(ben, valued)?.readings).toEqual([{ date: '2025', value: 91 }])
  })

  test('stays gone when somebody else has removed it meanwhile', () => {
    const { ana, ben, settle } = two()
    const card = ana.add(RESULT, 'Children read')
    settle()
    removeCards(ben.plan, [card], 'Ben', 1)
    settle()
    ana.undo()
    settle()
    expect(find(ana, card)).toBeUndefined()
    expect(find(ben, card)).toBeUndefined()
  })
})

describe('taking back other steps', () => {
  test('a removed card comes back with what others typed meanwhile', () => {
    const { ana, ben, settle } = two()
    const goal = ana.add(RESULT)
    settle()
    ana.closeStep()
    removeCards(ana.plan, [goal], 'Ana', 1)
    ben.type(goal, 'Every child reads by nine')
    settle()
    ana.undo()
    settle()
    expect(ana.text(goal)).toBe('Every child reads by nine')
    expect(find(ben, goal)).toBeDefined()
  })

  test.each(seeds(20))(
    'a move two people made at once leaves the card in a place, whoever takes his back (seed %i)',
    (seed) => {
      const table = new Peers({ seed, count: 2 })
      const [ana, ben] = table.all as [Peer, Peer]
      const card = ana.add(RESULT, 'Children read')
      table.settle()
      for (const peer of [ana, ben]) peer.closeStep()
      moveCard(ana.plan, card, { column: 'indicators', band: 'system' })
      moveCard(ben.plan, card, { column: 'impact', band: '' })
      table.settle()
      for (const peer of seed % 2 ? [ana, ben] : [ben, ana]) {
        peer.undo()
        if (new Random(seed).chance(0.5)) table.settle()
      }
      table.settle()
      expect(['results', 'indicators', 'impact']).toContain(find(ana, card)?.column)
      table.expectSame(readPlan)
    },
  )

  test('a move taken back never takes back somebody’s later move', () => {
    const { ana, ben, settle } = two()
    const card = ana.add(RESULT, 'Children read')
    settle()
    ana.closeStep()
    moveCard(ana.plan, card, { column: 'results', band: 'system' })
    settle()
    moveCard(ben.plan, card, { column: 'results', band: 'site' })
    settle()
    undoAll(ana)
    settle()
    expect(find(ben, card)?.band).toBe('site')
  })

  test('a link both drew at once stays when one takes back his own', () => {
    for (const first of ['ana', 'ben'] as const) {
      const people = two()
      const { ana, ben, settle } = people
      const dana = new Peer('Dana', 99)
      const result = dana.add(RESULT, 'Children read')
      const impact = dana.add({ column: 'impact', band: '' }, 'Ready')
      for (const peer of [ana, ben]) Y.applyUpdate(peer.doc, Y.encodeStateAsUpdate(dana.doc))
      addLink(ana.plan, result, impact)
      addLink(ben.plan, impact, result)
      settle()
      people[first].undo()
      settle()
      expect(ben.read().links, `${first} takes back`).toHaveLength(1)
    }
  })

  test('a link taken away comes back', () => {
    const { ana, ben, settle } = two()
    const result = ben.add(RESULT, 'Children read')
    const impact = ben.add({ column: 'impact', band: '' }, 'Ready')
    const link = addLink(ben.plan, result, impact)
    settle()
    if (link) removeLinks(ana.plan, [link])
    settle()
    expect(ben.read().links).toEqual([])
    ana.undo()
    settle()
    expect(ben.read().links.map((one) => one.id)).toEqual([link])
  })

  test('what the server and others write is not taken back', () => {
    const { ana, ben, settle } = two()
    ben.type(VISION_ID, 'Every child is known')
    settle()
    edit(ana.plan, () => ana.plan.words.set('column.results', 'Goals'), BY_SERVER)
    expect(ana.undo()).toBe(false)
    expect(ana.undos.canUndo()).toBe(false)
    expect(ana.text(VISION_ID)).toBe('Every child is known')
  })

  test('typing within half a second is one step; a closed step is its own', () => {
    const { ana } = two()
    ana.type(VISION_ID, 'Every ')
    ana.type(VISION_ID, 'child')
    ana.closeStep()
    ana.type(VISION_ID, ' is known')
    ana.undo()
    expect(ana.text(VISION_ID)).toBe('Every child')
    ana.undo()
    expect(ana.text(VISION_ID)).toBe('')
    ana.redo()
    ana.redo()
    expect(ana.text(VISION_ID)).toBe('Every child is known')
  })
})

describe('two zones, one list of steps', () => {
  const withSketch = () => {
    const sketch = new Y.Doc()
    const plan = openPlan({ plan: new Y.Doc(), sketch })
    fillTemplate(plan, 'blank', 'en')
    const undo = createUndo(plan)
    const ink = sketch.getMap('ink')
    const draw = (name: string) => sketch.transact(() => ink.set(name, 1), BY_HAND)
    return { plan, undo, ink, draw }
  }

  test('steps are taken back in the order they were done, and forward again', () => {
    const { plan, undo, ink, draw } = withSketch()
    const state = () => `${[...ink.keys()].sort().join('')}${readPlan(plan).cards.length - 7}`
    draw('a')
    addCard(plan, RESULT, 'one')
    draw('b')
    undo.closeStep()
    addCard(plan, RESULT, 'two')
    const seen = [state()]
    while (undo.undo()) seen.push(state())
    expect(seen).toEqual(['ab2', 'ab1', 'a1', 'a0', '0'])
    while (undo.redo()) seen.push(state())
    expect(seen.slice(5)).toEqual(['a0', 'a1', 'ab1', 'ab2'])
    undo.undo()
    undo.undo()
    draw('c')
    expect(undo.canRedo(), 'a new step ends what could be redone, in both zones').toBe(false)
    expect(undo.redo()).toBe(false)
  })
})
