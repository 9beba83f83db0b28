import {
  addBody,
  addCard,
  addComment,
  addLink,
  addReply,
  addSeat,
  bringBackCards,
  cardText,
  type CommentId,
  entryOf,
  ITEM_ROOTS,
  moveCard,
  openPlan,
  type Plan,
  readPlan,
  readTalk,
  removeCards,
  setBodyKind,
  setField,
  settle as settleComment,
  TEXT_KEYS,
  textIn,
  traceOf,
  undoPerson,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { anyEdit, Ledger } from '../support/edits.ts'
import { LoggedRoom } from '../support/loggedRoom.ts'
import type { Peer } from '../support/peers.ts'
import { seeds } from '../support/random.ts'

const RESULT = { column: 'results', band: 'population' } as const

/** What the server does: reads the log, and gives the room a forward edit. */
function undo(table: LoggedRoom, person: string, since = 0): void {
  const { start, rows, authors } = table
  const update = undoPerson(traceOf({ zone: 'plan', start, rows, authors }, { person, since }))
  if (update) table.take(update, 'Facilitator')
}

const ENTRIES = ['cards', ...ITEM_ROOTS] as const

/** Every value and every letter by where it stands. Each letter is another one, so it is its own name. */
function facts(plan: Plan): Map<string, string> {
  const found = new Map<string, string>()
  for (const root of ENTRIES)
    for (const [id, entry] of plan[root]) {
      for (const [key, value] of entry)
        if (!(value instanceof Y.Text)) found.set(`${root}/${id}/${key}`, JSON.stringify(value))
      for (const key of TEXT_KEYS[root])
        for (const letter of textIn(entry, key)) found.set(`${root}/${id}/${key}#${letter}`, 'there')
    }
  for (const root of ['links', 'reasons', 'waivers', 'functions', 'words'] as const)
    for (const [key, value] of plan[root]) found.set(`${root}/${key}`, JSON.stringify(value))
  return found
}

interface Act {
  readonly who: string
  readonly at: number
  /** undefined: taken away. */
  readonly value: string | undefined
}

/**
 * The slow, obvious account: who gave each single letter and value what it is, one act after the other. What shows is
 * somebody's doing if his act was the last; then the last act of anybody else counts.
 */
class Account {
  readonly acts = new Map<string, Act[]>()
  private last: Map<string, string>

  constructor(private readonly plan: Plan) {
    this.last = facts(plan)
    for (const [path, value] of this.last) this.acts.set(path, [{ who: 'server', at: 0, value }])
  }

  note(who: string, at: number): void {
    const now = facts(this.plan)
    for (const path of new Set([...now.keys(), ...this.last.keys()])) {
      if (now.get(path) === this.last.get(path)) continue
      const acts = this.acts.get(path) ?? []
      this.acts.set(path, [...acts, { who, at, value: now.get(path) }])
    }
    this.last = now
  }

  without(person: string, since: number): Map<string, string> {
    const left = new Map<string, string>()
    for (const [path, acts] of this.acts) {
      const isHis = ({ who, at }: Act) => who === person && at >= since
      const last = acts.at(-1) as Act
      const counts = isHis(last) ? acts.findLast((act) => !isHis(act)) : last
      if (counts?.value !== undefined) left.set(path, counts.value)
    }
    return left
  }
}

const entryAt = (path: string) => path.split('/').slice(0, 2).join('/')

describe('what somebody did is taken back', () => {
  test.each(seeds(150))('as a slow account of every letter and value has it (seed %i)', (seed) => {
    const table = new LoggedRoom({ seed, count: 3 })
    const account = new Account(table.plan)
    const act = anyEdit(new Ledger(), {
      add: 4,
      type: 10,
      erase: 5,
      move: 5,
      moveSeveral: 1,
      link: 4,
      unlink: 2,
      remove: 3,
      bringBack: 2,
      value: 4,
      address: 2,
      structure: 10,
      item: 6,
      fields: 14,
    })
    const moments = [0]
    for (let step = 0; step < 70; step++) {
      const peer = table.any()
      act(peer, table.random)
      table.settle()
      account.note(peer.name, table.now)
      moments.push(table.now + 1)
    }
    const since = table.random.chance(0.5) ? 0 : (table.random.pick(moments) ?? 0)
    const added = new Set(
      [...account.acts]
        .filter(([path, acts]) => /(place|order)$/.test(path) && acts[0]?.who === 'Ana' && acts[0].at >= since)
        .map(([path]) => entryAt(path)),
    )
    undo(table, 'Ana', since)
    const there = facts(table.plan)
    const expected = account.without('Ana', since)
    const ofOthers = new Set(
      [...expected].filter(([path]) => !path.endsWith('/removed')).map(([path]) => entryAt(path)),
    )
    const named = [...expected.entries()].filter(([path]) => !/\/(removed)$/.test(path)).map(([, value]) => value)
    for (const path of new Set([...there.keys(), ...expected.keys()])) {
      const entry = entryAt(path)
      const isHisEntry = added.has(entry)
      // What is hers alone is marked as removed, and keeps its place.
      if (isHisEntry && /\/(removed|place|order|from|to)$/.test(path)) continue
      if (there.get(path) !== expected.get(path))
        expect.fail(
          `${path} is ${there.get(path)} and not ${expected.get(path)}: ${JSON.stringify(account.acts.get(path))}`,
        )
    }
    const seen = readPlan(table.plan)
    const live = new Set([
      ...seen.cards.map(({ id }) => `cards/${id}`),
      ...ITEM_ROOTS.flatMap((root) => seen.leadership[root].map(({ id }) => `${root}/${id}`)),
    ])
    for (const entry of added) {
      const id = entry.split('/')[1] as string
      const isTheirs = ofOthers.has(entry) || named.some((value) => value.includes(id))
      if (live.has(entry) && !isTheirs) expect.fail(`${entry} was Ana's alone and is still there`)
    }
  })

  test.each(seeds(150))('while three go on writing on a bad network (seed %i)', (seed) => {
    const table = new LoggedRoom({ seed: seed + 10_000, count: 3 })
    const ledger = new Ledger()
    const act = anyEdit(ledger)
    table.run(60, act)
    // What the log says when the undo begins; more comes in before it arrives, and lies in mailboxes all the time.
    const known = [...table.rows]
    const before = facts(table.plan)
    table.run(15, (peer, random) => (peer.name === 'Ana' ? undefined : act(peer, random)))
    const { start, authors } = table
    const ana = table.peers.find(({ name }) => name === 'Ana')?.doc.clientID
    const trace = traceOf({ zone: 'plan', start, rows: known, authors }, { person: 'Ana', since: 0 })
    const typedByOthers = lettersIn(before, (letter) => ledger.typedBy.get(letter)?.name !== 'Ana')
    const update = undoPerson(trace)
    if (update) table.take(update, 'Facilitator')
    table.settle()
    const first = facts(table.plan)
    for (const peer of table.peers) expect(facts(peer.plan), peer.name).toEqual(first)
    const there = lettersIn(first, () => true)
    for (const letter of typedByOthers)
      if (!there.has(letter) && !ledger.taken.has(letter)) expect.fail(`${letter} of others went`)
    for (const [root, entries] of ENTRIES.map((root) => [root, table.plan[root]] as const))
      for (const [id, entry] of entries)
        if (!entry.has(root === 'cards' || root === 'bodies' || root === 'seats' ? 'place' : 'order'))
          expect.fail(`${root}/${id} has lost its place`)
    // Nothing of what she had done by then is left of her letters, but where others have split, merged or copied them.
    const copied = lettersBy(table.plan, (client) => client !== ana && client !== trace.doc.clientID)
    for (const letter of lettersIn(before, (one) => ledger.typedBy.get(one)?.name === 'Ana'))
      if (there.has(letter) && !isGivenBack(letter, ledger) && !copied.has(letter))
        expect.fail(`${letter} of Ana is still there`)
  })
})

/** Letters of cards under the client ids asked for. */
function lettersBy(plan: Plan, isWanted: (client: number) => boolean): Set<string> {
  const letters = new Set<string>()
  for (const card of plan.cards.values())
    for (let item = (card.get('text') as Y.Text)._start; item; item = item.right)
      if (!item.deleted && item.content instanceof Y.ContentString && isWanted(item.id.client))
        for (const letter of item.content.str) letters.add(letter)
  return letters
}

// Somebody else's undo or redo may write a letter of hers once more.
const isGivenBack = (letter: string, ledger: Ledger): boolean => ledger.taken.has(letter)

const lettersIn = (all: Map<string, string>, isWanted: (letter: string) => boolean): Set<string> =>
  new Set(
    [...all.keys()]
      .flatMap((path) => (path.includes('#') ? [path.slice(path.indexOf('#') + 1)] : []))
      // What a merge puts between two texts is nobody's.
      .filter((letter) => letter !== '\n' && isWanted(letter)),
  )

/** Ana and Ben at one talk; what each writes is a row of its own. */
function talking() {
  const rows: { data: Uint8Array; who: string; at: number }[] = []
  const open = (clientID: number) => {
    const [plan, talk] = [new Y.Doc(), new Y.Doc()]
    talk.clientID = clientID
    return openPlan({ plan, talk })
  }
  const [ana, ben] = [open(100), open(101)]
  const docs = [ana, ben].map(({ talk }) => talk?.doc as Y.Doc)
  for (const [index, doc] of docs.entries())
    doc.on('update', (data: Uint8Array, origin: unknown) => {
      if (origin !== docs) rows.push({ data, who: ['Ana', 'Ben'][index] as string, at: rows.length })
    })
  const settle = () => {
    for (const doc of docs) for (const { data } of [...rows]) Y.applyUpdate(doc, data, docs)
  }
  return { ana, ben, settle, rows, start: undefined }
}

describe('with the rules of our documents', () => {
  function two(template: 'blank' | 'starter' = 'blank') {
    const table = new LoggedRoom({ seed: 0, count: 2, template })
    const [ana, ben] = table.peers as [Peer, Peer]
    return { table, ana, ben, settle: () => table.settle() }
  }

  test('words typed into somebody’s card go, the card and its words stay', () => {
    const { table, ana, ben, settle } = two()
    const card = ben.add(RESULT, 'Every child reads by nine')
    settle()
    ana.write(card, 'Every child HATES reads by nine')
    settle()
    ben.type(card, ' and a half')
    settle()
    undo(table, 'Ana')
    expect(cardText(table.plan, card)).toBe('Every child reads by nine and a half')
  })

  test('a card she added stays when others have written in it, with their words only', () => {
    const { table, ana, ben, settle } = two()
    const shared = ana.add(RESULT, 'mine')
    const alone = ana.add(RESULT, 'nobody else')
    settle()
    ben.type(shared, ' Ben was here')
    settle()
    undo(table, 'Ana')
    expect(cardText(table.plan, shared)).toBe(' Ben was here')
    const { cards, removed } = readPlan(table.plan)
    expect(cards.some(({ id }) => id === alone)).toBe(false)
    expect(removed.some(({ id }) => id === alone)).toBe(false)
  })

  test('words on their way into a card she added bring it back', () => {
    const { table, ana, ben, settle } = two()
    const card = ana.add(RESULT, 'mine')
    settle()
    ben.type(card, ' Ben was here')
    undo(table, 'Ana')
    settle()
    expect(readPlan(ana.plan).cards.find(({ id }) => id === card)?.text).toBe(' Ben was here')
  })

  test('removed cards come back, moved ones stand where they stood, unless somebody has moved them since', () => {
    const { table, ana, ben, settle } = two()
    const [first, second, moved] = ['one', 'two', 'three'].map((text) => ben.add(RESULT, text))
    settle()
    removeCards(ana.plan, [first, second] as never, 'Ana', 1)
    moveCard(ana.plan, moved as never, { column: 'impact', band: '' })
    settle()
    bringBackCards(ben.plan, [second] as never)
    settle()
    undo(table, 'Ana')
    const { cards } = readPlan(table.plan)
    expect(
      cards.filter(({ text }) => ['one', 'two', 'three'].includes(text)).map((card) => [card.text, card.column]),
    ).toEqual([
      ['one', 'results'],
      ['two', 'results'],
      ['three', 'results'],
    ])
  })

  test('only what was done since the moment goes', () => {
    const { table, ana, settle } = two()
    const card = ana.add(RESULT, 'before')
    settle()
    const since = table.now + 1
    ana.type(card, ' after')
    setField(ana.plan, card, 'unit', '%')
    settle()
    undo(table, 'Ana', since)
    expect(cardText(table.plan, card)).toBe('before')
    expect(table.plan.cards.get(card)?.has('unit')).toBe(false)
  })

  test('a body in which others have put a seat stays', () => {
    const { table, ana, ben, settle } = two()
    const body = addBody(ana.plan, { level: 'site' }, { name: 'Council' })
    const other = addBody(ana.plan, { level: 'site' }, { name: 'Other' })
    setBodyKind(ana.plan, body, 'council')
    settle()
    const seat = addSeat(ben.plan, { body }, { role: 'A parent' })
    settle()
    undo(table, 'Ana')
    const { bodies, seats } = readPlan(table.plan).leadership
    expect(bodies.map(({ id }) => id as string)).toContain(body)
    expect(bodies.map(({ id }) => id as string)).not.toContain(other)
    expect(seats.map(({ id }) => id as string)).toContain(seat)
  })

  test('a starter others have taken for their own is not made a starter again', () => {
    const { table, ana, ben, settle } = two('starter')
    const [first, second] = readPlan(table.plan).cards.filter(({ isStarter }) => isStarter)
    for (const card of [first, second]) ana.type(card?.id as never, 'x')
    settle()
    ben.type(first?.id as never, 'y')
    settle()
    undo(table, 'Ana')
    expect(entryOf(table.plan, 'cards', first?.id as string)?.has('origin')).toBe(false)
    expect(entryOf(table.plan, 'cards', second?.id as string)?.get('origin')).toBe('starter')
  })

  test('a link she drew goes; the same one drawn by somebody else at once stays', () => {
    const { table, ana, ben, settle } = two()
    const result = ben.add(RESULT, 'Reads')
    const impact = ben.add({ column: 'impact', band: '' }, 'Thrives')
    settle()
    addLink(ana.plan, result, impact)
    addLink(ben.plan, result, impact)
    settle()
    undo(table, 'Ana')
    settle()
    expect(readPlan(ben.plan).links).toHaveLength(1)
    addLink(ana.plan, addCard(ana.plan, RESULT, 'x'), impact)
    settle()
    undo(table, 'Ana')
    expect(readPlan(table.plan).links).toHaveLength(1)
  })

  test('vision: her block goes, his stays, and what she deleted of it comes back with its bold letters', () => {
    const { table, ana, ben, settle } = two()
    const block = (text: string) => {
      const element = new Y.XmlElement('paragraph')
      element.insert(0, [new Y.XmlText(text)])
      return element
    }
    const lines = (plan: Plan) => readPlan(plan).vision.map(({ runs }) => runs.map(({ text }) => text).join(''))
    ben.plan.vision.delete(0, ben.plan.vision.length)
    ben.plan.vision.insert(0, [block('Every child'), block('is known')])
    const known = (ben.plan.vision.get(1) as Y.XmlElement).get(0) as Y.XmlText
    known.format(0, 2, { bold: {} })
    settle()
    ana.plan.vision.delete(1, 1)
    ana.plan.vision.insert(1, [block('spam'), block('more spam')])
    settle()
    ;((ben.plan.vision.get(2) as Y.XmlElement).get(0) as Y.XmlText).insert(4, ' Ben')
    settle()
    undo(table, 'Ana')
    settle()
    expect(lines(ben.plan).filter(Boolean).sort()).toEqual([' Ben', 'Every child', 'is known'])
    const bold = readPlan(ben.plan).vision.find(({ runs }) => runs[0]?.text === 'is')
    expect(bold?.runs[0]).toMatchObject({ text: 'is', isBold: true })
  })

  test('talk: her words go and the entry stays, with what others answered; her replies and marks go too', () => {
    const { start, ana, ben, settle, rows } = talking()
    const hers = addComment(ana, { about: ['board', 'vision'], text: 'Spam' }, 'Ana-1', 1) as CommentId
    const his = addComment(ben, { about: ['board', 'vision'], text: 'Reading nights' }, 'Ben-1', 2) as CommentId
    settle()
    addReply(ben, hers, { text: 'Why?' }, 'Ben-1', 3)
    addReply(ana, his, { text: 'More spam' }, 'Ana-1', 4)
    settleComment(ana, his, 'settled', 'Ana-1', 5)
    settle()
    const trace = traceOf({ zone: 'talk', start, rows, authors: new Map() }, { person: 'Ana', since: 0 })
    const update = undoPerson(trace) as Uint8Array
    Y.applyUpdate(ben.talk?.doc as Y.Doc, update)
    const said = readTalk(ben)
    expect(said.find(({ id }) => id === hers)).toMatchObject({ isRemoved: true, text: '', replies: [{ text: 'Why?' }] })
    expect(said.find(({ id }) => id === his)).toMatchObject({
      text: 'Reading nights',
      state: 'open',
      replies: [],
    })
  })

  test('a history whose beginning has been merged, and words given back for others, are told apart', () => {
    const { table, ana, ben, settle } = two()
    const card = ben.add(RESULT, 'Reads')
    settle()
    ana.type(card, ' early')
    settle()
    const merged = new Y.Doc()
    for (const data of [table.start, ...table.rows.map((row) => row.data)]) Y.applyUpdate(merged, data)
    const start = Y.encodeStateAsUpdate(merged)
    const begin = table.rows.length
    ana.type(card, ' late')
    ben.type(card, ' Ben')
    settle()
    // Ana brings Ben's words too, after the server has lost them.
    const rows = table.rows.slice(begin)
    const all = { data: Y.mergeUpdates(rows.map(({ data }) => data)), who: 'Ana', at: 99 }
    const update = undoPerson(
      traceOf({ zone: 'plan', start, rows: [all], authors: table.authors }, { person: 'Ana', since: 0 }),
    )
    table.take(update as Uint8Array, 'Facilitator')
    expect(cardText(table.plan, card)).toBe('Reads early Ben')
  })
})

test('who has done nothing since leaves nothing to take back', () => {
  const table = new LoggedRoom({ seed: 3, count: 2 })
  table.peers[0]?.add(RESULT, 'Reads')
  table.settle()
  const { start, rows, authors } = table
  expect(undoPerson(traceOf({ zone: 'plan', start, rows, authors }, { person: 'Ben', since: 0 }))).toBeUndefined()
  expect(openPlan({ plan: table.room }).cards.size).toBeGreaterThan(0)
})
