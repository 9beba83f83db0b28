import {
  addIdeas,
  announceRounds,
  bringBackIdeas,
  createUndo,
  EXPORTS,
  exportPlan,
  fillTemplate,
  type IdeaId,
  LIMITS,
  openPlan,
  type Plan,
  type PlanBackup,
  readPlan,
  readRoundNews,
  removeIdeas,
  restorePlan,
  roundsRoot,
  typeInIdea,
  watchPlan,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Peer, two } from '../support/peers.ts'

const ROUND = { roundId: 'round-1', prompts: [{ en: 'What do you dream of?' }, { es: '¿Y luego?' }], revealedAt: 5 }
const GARDEN = 'garden' as IdeaId
const BUS = 'bus' as IdeaId
const IDEAS = [
  { id: GARDEN, prompt: 0, text: 'A garden', by: 'chidi' },
  { id: BUS, prompt: 1, text: 'A bus' },
]

function withIdeas(): Plan {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'blank', 'en')
  addIdeas(plan, ROUND, IDEAS)
  return plan
}

/** Ana and Ben, who both have the ideas. */
function twoWithIdeas() {
  const both = two()
  addIdeas(both.ana.plan, ROUND, IDEAS)
  both.settle()
  return both
}
const textsOf = (peer: Peer) => readPlan(peer.plan).ideas.map(({ text }) => text)

describe('ideas of a round', () => {
  test('stand in the plan with what was asked, and with who wrote them where that was said', () => {
    expect(readPlan(withIdeas()).ideas).toEqual([
      {
        id: GARDEN,
        text: 'A garden',
        roundId: 'round-1',
        prompt: 0,
        question: { en: 'What do you dream of?' },
        revealedAt: 5,
        by: 'chidi',
      },
      { id: BUS, text: 'A bus', roundId: 'round-1', prompt: 1, question: { es: '¿Y luego?' }, revealedAt: 5 },
    ])
  })

  test('are added once, in one step: the second time nothing is written, and what editors did stays', () => {
    const plan = withIdeas()
    typeInIdea(plan, GARDEN, { index: 8, remove: 0, insert: ' for all' })
    removeIdeas(plan, [BUS], 'ana', 9)
    let writes = 0
    plan.doc.on('update', () => (writes += 1))
    addIdeas(plan, { ...ROUND, revealedAt: 6 }, IDEAS)
    expect(writes).toBe(0)
    expect(readPlan(plan)).toMatchObject({ ideas: [{ text: 'A garden for all' }], removedIdeas: [{ id: BUS }] })
    addIdeas(plan, { ...ROUND, roundId: 'round-2', revealedAt: 9 }, [{ id: 'x' as IdeaId, prompt: 0, text: 'Later' }])
    expect(writes).toBe(1)
    // The latest round first.
    expect(readPlan(plan).ideas.map(({ text }) => text)).toEqual(['Later', 'A garden for all'])
  })

  test('are removed by mark: words somebody types meanwhile bring one back', () => {
    const { ana, ben, settle } = twoWithIdeas()
    removeIdeas(ana.plan, [GARDEN, BUS], 'ana', 9)
    typeInIdea(ben.plan, GARDEN, { index: 0, remove: 1, insert: 'The' })
    settle()
    expect(textsOf(ana)).toEqual(['The garden'])
    bringBackIdeas(ben.plan, [BUS])
    settle()
    expect(textsOf(ana)).toEqual(['The garden', 'A bus'])
    expect(readPlan(ana.plan).removedIdeas).toEqual([])
  })

  test('undo takes back one’s own words and removals, never what the server has put in', () => {
    const { ana, ben, settle } = twoWithIdeas()
    const undo = createUndo(ana.plan)
    expect(undo.canUndo()).toBe(false)
    removeIdeas(ana.plan, [BUS], 'ana', 9)
    undo.closeStep()
    typeInIdea(ana.plan, GARDEN, { index: 0, remove: 1, insert: 'Our' })
    typeInIdea(ben.plan, GARDEN, { index: 8, remove: 0, insert: ' here' })
    settle()
    undo.undo()
    undo.undo()
    settle()
    expect(textsOf(ben)).toEqual(['A garden here', 'A bus'])
    expect(undo.undo()).toBe(false)
    undo.redo()
    undo.redo()
    settle()
    expect(textsOf(ben)).toEqual(['Our garden here'])
    undo.destroy()
  })

  test('a text over the limit is cut at the limit', () => {
    const plan = withIdeas()
    typeInIdea(plan, BUS, { index: 5, remove: 0, insert: 'x'.repeat(LIMITS.cardTextMaxLength) })
    expect(readPlan(plan).ideas[1]?.text).toHaveLength(LIMITS.cardTextMaxLength)
    typeInIdea(plan, 'nobody' as IdeaId, { index: 0, remove: 0, insert: 'x' })
  })

  test('are read again only where they changed', () => {
    const plan = withIdeas()
    const watch = watchPlan(plan)
    const before = watch.read()
    typeInIdea(plan, BUS, { index: 0, remove: 1, insert: 'The' })
    const after = watch.read()
    expect(after.ideas[0]).toBe(before.ideas[0])
    expect(after.ideas[1]).toMatchObject({ text: 'The bus' })
    plan.questions.set('round-1.0', { asked: { en: 'Another' }, at: 5 })
    expect(watch.read().ideas[0]?.question).toEqual({ en: 'Another' })
    expect(watch.read()).toEqual(readPlan(plan))
    watch.destroy()
  })

  test('a backup keeps them, removed ones too, and they come back as they do here', () => {
    const plan = withIdeas()
    removeIdeas(plan, [GARDEN], 'ana', 9)
    const restored = openPlan({ plan: new Y.Doc() })
    const file = exportPlan(readPlan(plan), 'plan', 'json', 'en')?.body
    restorePlan(restored, JSON.parse(String(file)) as PlanBackup)
    const { ideas, removedIdeas } = readPlan(plan)
    expect(readPlan(restored)).toMatchObject({ ideas, removedIdeas })
    expect(removedIdeas).toHaveLength(1)
    bringBackIdeas(restored, [GARDEN])
    expect(readPlan(restored).ideas).toHaveLength(2)
  })

  test('change nothing in what is handed out of the logic model and the structure', () => {
    const plan = openPlan({ plan: new Y.Doc() })
    fillTemplate(plan, 'blank', 'en')
    const others = EXPORTS.filter(({ what }) => what !== 'plan')
    const files = () => others.map(({ what, format }) => exportPlan(readPlan(plan), what, format, 'en')?.body)
    const before = files()
    addIdeas(plan, ROUND, IDEAS)
    expect(files()).toEqual(before)
    expect(others.length).toBeGreaterThan(4)
  })

  test('six hundred of them are one update', () => {
    const plan = openPlan({ plan: new Y.Doc() })
    const updates: Uint8Array[] = []
    plan.doc.on('update', (update: Uint8Array) => updates.push(update))
    const many = Array.from({ length: 600 }, (_, index) => ({
      id: `i${index}` as IdeaId,
      prompt: 0,
      text: `Idea ${index}`,
    }))
    addIdeas(plan, ROUND, many)
    expect(updates).toHaveLength(1)
    expect(readPlan(plan).ideas).toHaveLength(600)
  })
})

describe('rounds in the zone session', () => {
  test('are announced as they stand; what is the same is not written again', () => {
    const session = new Y.Doc()
    const write = { roundId: 'b', kind: 'write', state: 'open', answered: 0 } as const
    const poll = { roundId: 'a', kind: 'poll', state: 'closed', answered: 3 } as const
    announceRounds(session, [write, poll])
    expect(readRoundNews(session)).toEqual([
      { ...poll, turn: 0 },
      { ...write, turn: 0 },
    ])
    let writes = 0
    session.on('update', () => (writes += 1))
    announceRounds(session, [poll, write])
    expect(writes).toBe(0)
    announceRounds(session, [{ ...write, answered: 2 }])
    expect(readRoundNews(session)).toEqual([{ ...write, answered: 2, turn: 0 }])
    announceRounds(session, [{ ...write, state: 'revealed', answered: 2 }])
    expect(readRoundNews(session)).toEqual([{ ...write, state: 'revealed', answered: 2, turn: 1 }])
  })

  test('what another program left there is passed over', () => {
    const session = new Y.Doc()
    for (const [index, value] of [7, 'x', [], ['duel', 'open', 1, 1], ['poll', 'ajar', 1, 1]].entries())
      roundsRoot(session).set(`r${index}`, value)
    roundsRoot(session).set('r9', ['poll', 'open', 'many', null])
    expect(readRoundNews(session)).toEqual([{ roundId: 'r9', kind: 'poll', state: 'open', answered: 0, turn: 0 }])
  })
})
