import {
  addCard,
  addDrawing,
  type Anchors,
  boardAnchors,
  boardPlace,
  bringBackDrawings,
  changeDrawing,
  createUndo,
  type Drawing,
  type DrawingId,
  drawingText,
  editSketch,
  fillTemplate,
  layoutBoard,
  LIMITS,
  moveCard,
  moveDrawing,
  newDrawingId,
  openPlan,
  placeOfDrawing,
  type Plan,
  readDrawings,
  readPlan,
  removeCards,
  removeDrawings,
  typeInCard,
  typeInDrawing,
  type Undo,
  watchDrawings,
  watchPlan,
} from '@commonboard/model'
import { isDeepStrictEqual } from 'node:util'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { seedIds } from '../support/peers.ts'
import { Random, seeds } from '../support/random.ts'

const RESULT = { column: 'results', band: 'population' } as const
const INK = { type: 'draw', points: [1, 2, 3] } as const
const NOTE = { type: 'note', color: 'blue' } as const
const on = (x: number, y: number): Anchors => [['board', x, y]]

/** One person's two zones. */
class Person {
  readonly docs = { plan: new Y.Doc(), sketch: new Y.Doc() }
  readonly plan: Plan
  readonly undo: Undo

  constructor(clientID: number, start: { plan: Uint8Array }) {
    this.docs.plan.clientID = clientID
    this.docs.sketch.clientID = clientID
    Y.applyUpdate(this.docs.plan, start.plan)
    this.plan = openPlan(this.docs)
    this.undo = createUndo(this.plan)
  }

  draw(at: Anchors = on(0, 0)): DrawingId {
    const id = newDrawingId()
    addDrawing(this.plan, id, { board: 'logicModel', at, shape: INK })
    return id
  }

  note(text = ''): DrawingId {
    const id = newDrawingId()
    addDrawing(this.plan, id, { board: 'logicModel', at: on(0, 0), shape: NOTE, text })
    return id
  }

  write(id: DrawingId, words: string): void {
    typeInDrawing(this.plan, id, { index: drawingText(this.plan, id).length, remove: 0, insert: words })
  }

  drawings(): Drawing[] {
    return readDrawings(this.plan)
  }

  find(id: DrawingId): Drawing | undefined {
    return this.drawings().find((drawing) => drawing.id === id)
  }

  /** All one sees: cards and drawings. */
  sees(): unknown {
    return { cards: readPlan(this.plan).cards, drawings: this.drawings() }
  }
}

/** People whose letters lie in each other's mailboxes until they are delivered; `settle` delivers all. */
function table(seed: number, count: number) {
  const random = new Random(seed)
  seedIds(random)
  const first = new Y.Doc()
  first.clientID = 1
  fillTemplate(openPlan({ plan: first }), 'blank', 'en')
  const start = { plan: Y.encodeStateAsUpdate(first) }
  const people = Array.from({ length: count }, (_, index) => new Person(100 + index, start))
  const boxes: { to: Person; zone: 'plan' | 'sketch'; update: Uint8Array }[] = []
  for (const person of people)
    for (const zone of ['plan', 'sketch'] as const)
      person.docs[zone].on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === boxes) return
        for (const to of people) if (to !== person) boxes.push({ to, zone, update })
      })
  const deliver = (at: number) => {
    const [letter] = boxes.splice(at, 1)
    if (letter) Y.applyUpdate(letter.to.docs[letter.zone], letter.update, boxes)
  }
  return {
    random,
    people,
    deliverSome: () => {
      for (let count = random.below(4); count > 0 && boxes.length > 0; count--) deliver(random.below(boxes.length))
    },
    settle: () => {
      while (boxes.length > 0) deliver(0)
    },
  }
}

function two() {
  const { people, settle } = table(0, 2)
  const [ana, ben] = people as [Person, Person]
  return { ana, ben, settle }
}

afterEach(() => vi.restoreAllMocks())

describe('several people draw', () => {
  test.each(seeds(120))('three people draw, write and take back, and agree (seed %i)', (seed) => {
    const { random, people, deliverSome, settle } = table(seed, 3)
    const written = new Map<string, Person>()
    const taken = new Set<string>()
    let letter = 0x4e00
    const lettersOf = (person: Person) =>
      new Set([...(person.plan.drawing?.values() ?? [])].flatMap((entry) => [...String(entry.get('text') ?? '')]))
    for (let step = 0; step < 150; step++) {
      const person = random.pick(people) as Person
      const drawing = random.pick(person.drawings())
      const act = random.weighted({
        draw: 3,
        note: 3,
        write: 8,
        move: 3,
        change: 2,
        remove: 2,
        card: 2,
        undo: 4,
        redo: 2,
        close: 3,
      })
      if (act === 'draw') person.draw(on(random.below(900), random.below(900)))
      else if (act === 'note') person.note()
      else if (act === 'write' && drawing?.text !== undefined) {
        const sign = String.fromCharCode(letter++)
        written.set(sign, person)
        person.write(drawing.id, sign)
      } else if (act === 'move' && drawing) moveDrawing(person.plan, drawing.id, on(random.below(900), 0))
      else if (act === 'change' && drawing)
        changeDrawing(person.plan, drawing.id, { ...drawing.shape, color: random.pick(['blue', 'red', 'green']) })
      else if (act === 'remove' && drawing) removeDrawings(person.plan, [drawing.id], 'p', 1)
      else if (act === 'card') addCard(person.plan, RESULT, 'a result')
      else if (act === 'undo' || act === 'redo') {
        const before = lettersOf(person)
        person.undo[act]()
        const after = lettersOf(person)
        for (const sign of before) {
          if (after.has(sign)) continue
          if (written.get(sign) !== person) throw new Error(`somebody else's letter ${sign} went with ${act}`)
          taken.add(sign)
        }
      } else if (act === 'close') person.undo.closeStep()
      deliverSome()
    }
    settle()
    const [ana, ...others] = people as [Person, ...Person[]]
    for (const other of others)
      if (!isDeepStrictEqual(other.sees(), ana.sees())) expect(other.sees()).toEqual(ana.sees())
    // Ink that went took no words with it, and no note is without a place.
    const there = lettersOf(ana)
    for (const sign of written.keys()) if (!there.has(sign) && !taken.has(sign)) throw new Error(`${sign} is lost`)
    for (const [id, entry] of ana.plan.drawing ?? [])
      for (const key of ['board', 'at', 'shape']) if (!entry.has(key)) throw new Error(`${id} has lost its ${key}`)
  })

  test('two people write in one note at once, and no letter is lost', () => {
    const { ana, ben, settle } = two()
    const note = ana.note()
    settle()
    ana.write(note, 'Vacant homes?')
    ben.write(note, 'The county has that number')
    settle()
    expect(drawingText(ana.plan, note)).toContain('Vacant homes?')
    expect(drawingText(ana.plan, note)).toContain('The county has that number')
    expect(drawingText(ben.plan, note)).toBe(drawingText(ana.plan, note))
  })

  test('a note taken away while somebody types in it comes back on both screens', () => {
    const { ana, ben, settle } = two()
    const note = ana.note('Vacant homes?')
    settle()
    removeDrawings(ana.plan, [note], 'ana', 1)
    expect(ana.find(note)).toBeUndefined()
    ben.write(note, ' Ask the county')
    settle()
    expect(ana.find(note)?.text).toBe('Vacant homes? Ask the county')
    expect(ben.find(note)).toEqual(ana.find(note))
  })

  test('brought back is what was taken away, whatever has been done since; what is there stays as it is', () => {
    const { ana, ben, settle } = two()
    const [gone, there] = [ana.note('Vacant homes?'), ana.draw()]
    settle()
    removeDrawings(ana.plan, [gone], 'ana', 1)
    const later = ana.draw()
    moveDrawing(ana.plan, there, on(50, 60))
    bringBackDrawings(ana.plan, [gone, there])
    settle()
    expect(ben.find(gone)?.text).toBe('Vacant homes?')
    expect(ben.find(later)).toBeDefined()
    expect(ben.find(there)?.at).toEqual([['board', 50, 60]])
  })

  test('one moves a stroke, another colors it: both hold', () => {
    const { ana, ben, settle } = two()
    const stroke = ana.draw()
    settle()
    moveDrawing(ana.plan, stroke, on(50, 60))
    changeDrawing(ben.plan, stroke, { ...INK, color: 'red' })
    settle()
    expect(ben.find(stroke)).toMatchObject({ at: [['board', 50, 60]], shape: { color: 'red' } })
  })
})

describe('one joint history with the plan', () => {
  test('strokes, cards, notes and moves are taken back in exactly the order they were made', () => {
    const { ana } = two()
    const seen: unknown[] = [ana.sees()]
    const step = (act: () => void) => {
      ana.undo.closeStep()
      act()
      ana.undo.closeStep()
      seen.push(ana.sees())
    }
    let stroke!: DrawingId
    let card!: ReturnType<typeof addCard>
    step(() => (stroke = ana.draw()))
    step(() => (card = addCard(ana.plan, RESULT, 'Every child reads')))
    step(() => ana.note('Who counts?'))
    step(() => moveDrawing(ana.plan, stroke, on(90, 90)))
    step(() => typeInCard(ana.plan, card, { index: 0, remove: 0, insert: 'By nine, ' }))
    step(() => removeDrawings(ana.plan, [stroke], 'ana', 1))
    step(() => moveCard(ana.plan, card, { column: 'impact', band: '', order: 'a1' } as never))
    for (const state of seen.slice(0, -1).reverse()) {
      expect(ana.undo.undo()).toBe(true)
      expect(ana.sees()).toEqual(state)
    }
    expect(ana.undo.undo()).toBe(false)
    for (const state of seen.slice(1)) {
      expect(ana.undo.redo()).toBe(true)
      expect(ana.sees()).toEqual(state)
    }
  })

  test('what is drawn by others is not taken back', () => {
    const { ana, ben, settle } = two()
    const mine = ana.draw()
    const his = ben.draw()
    settle()
    while (ana.undo.undo());
    expect(ana.find(mine)).toBeUndefined()
    expect(ana.find(his)).toBeDefined()
  })

  test('a note somebody else has written in stays, with those words only', () => {
    const { ana, ben, settle } = two()
    const note = ana.note('Vacant homes?')
    settle()
    ben.write(note, ' 212')
    settle()
    while (ana.undo.undo());
    settle()
    expect(ana.find(note)?.text).toBe(' 212')
    expect(ben.find(note)?.text).toBe(' 212')
  })

  test('erased ink comes back with Undo, and another’s move of it at that moment does no harm', () => {
    const { ana, ben, settle } = two()
    const stroke = ana.draw()
    settle()
    ana.undo.closeStep()
    removeDrawings(ana.plan, [stroke], 'ana', 1)
    moveDrawing(ben.plan, stroke, on(5, 5))
    settle()
    expect(ben.find(stroke)).toBeUndefined()
    ana.undo.undo()
    settle()
    expect(ana.find(stroke)).toMatchObject({ shape: INK })
    expect(ben.find(stroke)).toEqual(ana.find(stroke))
  })
})

describe('a drawing stands on what it began on', () => {
  const layout = (plan: Plan) => layoutBoard(watchPlan(plan).read(), { language: 'en', missing: new Map() })

  test('it follows its card, stays in the column when the card is gone, and on the board without either', () => {
    const { ana } = two()
    const card = addCard(ana.plan, RESULT, 'Every child reads by nine')
    const before = layout(ana.plan)
    const box = before.cards.get(card)
    if (!box) throw new Error('the card is on the board')
    const at = boardAnchors(before, [{ x: box.x + 20, y: box.y + 8 }])
    expect(at.map(([name]) => name)).toEqual([`card:${card}`, 'column:results', 'board'])
    addCard(ana.plan, { ...RESULT, after: null }, 'Young children start school ready to learn, all of them')
    const after = layout(ana.plan)
    const moved = after.cards.get(card)
    expect(moved?.y).toBeGreaterThan(box.y)
    expect(placeOfDrawing(at, (name) => boardPlace(after, name))).toEqual({
      x: (moved?.x ?? 0) + 20,
      y: (moved?.y ?? 0) + 8,
    })
    removeCards(ana.plan, [card], 'ana', 1)
    const without = layout(ana.plan)
    expect(placeOfDrawing(at, (name) => boardPlace(without, name))).toEqual({ x: box.x + 20, y: box.y + 8 })
    expect(placeOfDrawing(at, (name) => (name === 'board' ? { x: 0, y: 0 } : undefined))).toEqual({
      x: box.x + 20,
      y: box.y + 8,
    })
  })

  test('a stroke around a card begins beside it and still belongs to it by its middle', () => {
    const { ana } = two()
    const card = addCard(ana.plan, RESULT, 'Every child reads by nine')
    const board = layout(ana.plan)
    const box = board.cards.get(card)
    if (!box) throw new Error('the card is on the board')
    const at = boardAnchors(board, [
      { x: box.x - 10, y: box.y - 10 },
      { x: box.x + 60, y: box.y + 10 },
    ])
    expect(at[0]).toEqual([`card:${card}`, -10, -10])
  })
})

describe('what a drawing may be', () => {
  test('a drawing that changes nothing writes nothing, and one that is too large is not written', () => {
    const { ana } = two()
    const stroke = ana.draw(on(1, 2))
    let updates = 0
    ana.docs.sketch.on('update', () => updates++)
    moveDrawing(ana.plan, stroke, on(1, 2))
    changeDrawing(ana.plan, stroke, { ...INK })
    typeInDrawing(ana.plan, stroke, { index: 0, remove: 0, insert: 'no words in ink' })
    expect(
      addDrawing(ana.plan, newDrawingId(), {
        board: 'logicModel',
        at: on(0, 0),
        shape: { type: 'draw', points: 'x'.repeat(LIMITS.drawingMaxLength) },
      }),
    ).toBe(false)
    expect(updates).toBe(0)
  })

  test('words end at the limit', () => {
    const { ana } = two()
    const note = ana.note('a'.repeat(LIMITS.noteTextMaxLength - 1))
    ana.write(note, 'bcd')
    expect(drawingText(ana.plan, note)).toHaveLength(LIMITS.noteTextMaxLength)
  })

  test('whatever somebody else’s program left there is skipped, never thrown at, and stays in the document', () => {
    const { ana } = two()
    const stroke = ana.draw()
    const watch = watchDrawings(ana.plan)
    const good = [['board', 1, 1]]
    const hostile: unknown[] = [
      1,
      'ink',
      null,
      { board: 'logicModel', at: good, shape: INK },
      new Y.Text('words'),
      new Y.Array(),
      new Y.Map(),
      new Y.Map([['board', 'nowhere']] as [string, unknown][]),
      ...[
        [],
        [['board', 'x', 1]],
        [['board', 1e9, 1]],
        [[1, 1, 1]],
        'board',
        Array.from({ length: 50 }, () => ['board', 1, 1]),
      ].map((at) => new Y.Map(Object.entries({ board: 'logicModel', at, shape: INK }))),
      ...[null, 7, [], {}, { type: 8 }, { type: 'draw', points: 'x'.repeat(LIMITS.drawingMaxLength) }].map(
        (shape) => new Y.Map(Object.entries({ board: 'logicModel', at: good, shape })),
      ),
      new Y.Map(Object.entries({ board: 'logicModel', at: good, shape: INK, removed: 7, text: 7 })),
    ]
    editSketch(ana.plan, () => {
      for (const [index, value] of hostile.entries())
        (ana.plan.drawing as unknown as Y.Map<unknown>).set(`hostile${index}`, value)
      ;(ana.plan.drawing as unknown as Y.Map<unknown>).set('no such id', new Y.Map())
      ;(ana.plan.drawing as unknown as Y.Map<unknown>).set('__proto__', new Y.Map())
    })
    const read = readDrawings(ana.plan)
    expect(read.map((drawing) => drawing.id)).toEqual([`hostile${hostile.length - 1}`, stroke].sort())
    expect([...watch.read().keys()].sort()).toEqual(read.map((drawing) => drawing.id))
    expect(ana.plan.drawing?.size).toBe(hostile.length + 3)
  })

  test('without the zone nothing is drawn and nothing is thrown', () => {
    const plan = openPlan({ plan: new Y.Doc() })
    expect(addDrawing(plan, newDrawingId(), { board: 'vision', at: on(0, 0), shape: INK })).toBe(false)
    removeDrawings(plan, [newDrawingId()], 'ana', 1)
    expect(readDrawings(plan)).toEqual([])
  })

  test('a watch reads again only what has changed', () => {
    const { ana } = two()
    const [one, other] = [ana.draw(), ana.draw()]
    const watch = watchDrawings(ana.plan)
    const before = watch.read()
    let calls = 0
    watch.subscribe(() => calls++)
    moveDrawing(ana.plan, one, on(7, 7))
    const after = watch.read()
    expect(calls).toBe(1)
    expect(after.get(other)).toBe(before.get(other))
    expect(after.get(one)).not.toBe(before.get(one))
    expect(watch.read()).toBe(after)
  })
})
