import {
  acceptFinding,
  addBody,
  addCard,
  addChannel,
  addLink,
  addOrganization,
  addPerson,
  addSeat,
  adoptCards,
  bringBackCards,
  type CardId,
  compareContents,
  confirmIngredient,
  convertCards,
  edit,
  fillTemplate,
  functionCardId,
  type Language,
  type LinkId,
  lockColumn,
  mergeCards,
  moveBody,
  moveCard,
  openPlan,
  type Plan,
  type PlanContent,
  readPlan,
  removeCards,
  removeItem,
  sayDifference,
  seatPerson,
  setAbout,
  setAddressed,
  setBreakdown,
  setField,
  setLinkReason,
  setReading,
  setSeatSector,
  splitCard,
  takeBackWaiver,
  typeInCard,
  typeInItem,
  VISION_ID,
  wordingBetween,
} from '@commonboard/model'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { anything } from '../support/anything.ts'
import { Peers } from '../support/peers.ts'
import { Random, seeds } from '../support/random.ts'

function riverbend() {
  const plan = openPlan({ plan: new Y.Doc() })
  fillTemplate(plan, 'blank', 'en')
  const impact = addCard(plan, { column: 'impact', band: '' }, 'Every child thrives')
  const first = addCard(plan, { column: 'results', band: 'population' }, 'Children read by nine')
  const second = addCard(plan, { column: 'results', band: 'population' }, 'Families take part')
  const third = addCard(plan, { column: 'results', band: 'population' }, 'Partners share data')
  const rate = addCard(plan, { column: 'indicators', band: 'population' }, 'Crime rate')
  addLink(plan, first, impact)
  addLink(plan, rate, first)
  typeInCard(plan, VISION_ID, { index: 0, remove: 0, insert: 'Every child here thrives.' })
  const council = addBody(plan, { level: 'community' }, { name: 'Council', purpose: 'Speak for all' })
  const team = addBody(plan, { level: 'intermediary' }, { name: 'Bridge team' })
  const parent = addSeat(plan, { body: council }, { role: 'Parent' })
  const ana = addPerson(plan, 'Ana Ruiz')
  const channel = addChannel(plan, { from: team, to: council }, { purpose: 'Findings' })
  return { plan, impact, first, second, third, rate, council, team, parent, ana, channel }
}

/** What is said of a change, in this language. */
function told(plan: Plan, change: () => void, language: Language = 'en'): string[] {
  const before = readPlan(plan)
  change()
  const after = readPlan(plan)
  return compareContents(before, after).map((one) => sayDifference(one, language, after))
}

const write = (plan: Plan, id: CardId, insert: string) => typeInCard(plan, id, { index: 0, remove: 0, insert })

test('a plan does not differ from itself, nor one that only has other numbers', () => {
  const { plan, second } = riverbend()
  expect(told(plan, () => undefined)).toEqual([])
  expect(told(plan, () => removeCards(plan, [second], 'Ana', 1))).toEqual(['Result 3.2 removed: “Families take part”'])
})

test('cards that are new, gone, brought back or reworded are named by the number people see', () => {
  const { plan, first, rate } = riverbend()
  expect(told(plan, () => addCard(plan, { column: 'principles', band: '' }, 'We listen first'))).toEqual([
    'Principle 5.1 added: “We listen first”',
  ])
  expect(told(plan, () => addCard(plan, { column: 'principles', band: '' }))).toEqual([
    'Principle 5.2 added, still empty',
  ])
  expect(told(plan, () => write(plan, first, 'All '))).toEqual(['Result 3.1 reworded'])
  expect(
    told(plan, () => removeCards(plan, [rate], 'Ana', 1)),
    'its link rests with it, unsaid',
  ).toEqual(['Indicator 4.1 removed: “Crime rate”'])
  expect(told(plan, () => bringBackCards(plan, [rate]))).toEqual(['Indicator 4.1 brought back: “Crime rate”'])
  expect(told(plan, () => adoptCards(plan, [first]))).toEqual([])
})

test('of cards in another order only those are named that went elsewhere', () => {
  const { plan, first, third } = riverbend()
  expect(told(plan, () => moveCard(plan, third, { column: 'results', band: 'population', after: null }))).toEqual([
    'Result 3.3 moved, now 3.1',
  ])
  expect(told(plan, () => moveCard(plan, first, { column: 'results', band: 'system' }))).toEqual([
    'Result 3.2 moved to System, now 3.1',
  ])
  expect(told(plan, () => moveCard(plan, third, { column: 'indicators', band: 'population' }))).toEqual([
    'Result 3.2 became Indicator 4.2',
  ])
})

test('values, units, links, answers and labels', () => {
  const { plan, impact, second, first, rate } = riverbend()
  expect(
    told(plan, () => {
      setField(plan, rate, 'unit', '%')
      setReading(plan, rate, '2025-06', 12)
    }),
  ).toEqual(['The unit of Indicator 4.1 is now “%”', 'Indicator 4.1 has a value for June 2025: 12%'])
  expect(told(plan, () => setReading(plan, rate, '2025-06', 14))).toEqual([
    'Indicator 4.1 has another value for June 2025: 14% (before: 12%)',
  ])
  expect(told(plan, () => setReading(plan, rate, '2025-06', null))).toEqual([
    'Indicator 4.1 has no value for June 2025 any more (before: 14%)',
  ])
  expect(told(plan, () => addLink(plan, second, impact))).toEqual(['Result 3.2 now leads to Impact 2.1'])
  expect(told(plan, () => edit(plan, () => plan.links.delete(`${first}~${impact}`)))).toEqual([
    'Result 3.1 no longer leads to Impact 2.1',
  ])
  expect(
    told(plan, () => {
      setAddressed(plan, 'CE', 'later')
      edit(plan, () => plan.functionTexts.CE.reason.insert(0, 'After the elections'))
      write(plan, functionCardId('CE'), 'Families decide.')
    }),
  ).toEqual([
    'Community Engagement written: “Families decide.”',
    'Community Engagement: Later',
    'Community Engagement: why it waits: “After the elections”',
  ])
  expect(told(plan, () => edit(plan, () => plan.words.set('column.results', 'Goals')))).toEqual([
    '“Results” is now called “Goals”',
  ])
})

test('the vision is told line by line, with its marks; empty lines are not', () => {
  const { plan } = riverbend()
  const line = (at: number, words: string) => {
    const block = new Y.XmlElement('paragraph')
    block.insert(0, [new Y.XmlText(words)])
    edit(plan, () => plan.vision.insert(at, [block]))
    return block
  }
  expect(told(plan, () => line(1, 'We act together.'))).toEqual(['Vision: paragraph added: “We act together.”'])
  expect(told(plan, () => line(1, ''))).toEqual([])
  expect(told(plan, () => write(plan, VISION_ID, 'In Riverbend, '))).toEqual(['Vision: paragraph reworded'])
  const first = plan.vision.get(0) as Y.XmlElement
  expect(told(plan, () => edit(plan, () => first.setAttribute('as', 'heading')))).toEqual([
    'Vision: “In Riverbend, Every child here thrives.” is now a heading',
  ])
  expect(told(plan, () => edit(plan, () => (first.get(0) as Y.XmlText).format(0, 2, { bold: {} })))).toEqual([
    'Vision: bold words or links changed in “In Riverbend, Every child here thrives.”',
  ])
  line(1, 'Families lead.')
  expect(
    told(plan, () => {
      edit(plan, () => plan.vision.delete(3, 1))
      line(0, 'We act together.')
    }),
  ).toEqual(['Vision: “We act together.” moved'])
  expect(told(plan, () => edit(plan, () => plan.vision.delete(0, 1)))).toEqual([
    'Vision: paragraph removed: “We act together.”',
  ])
  expect(told(plan, () => confirmIngredient(plan, 'hope', 'ana', true))).toEqual([
    'Hope: 1 more person sees it in the vision',
  ])
})

test('who leads: bodies, seats, holders, people, channels', () => {
  const { plan, council, team, parent, ana, channel } = riverbend()
  expect(told(plan, () => seatPerson(plan, parent, ana, '2026-02'))).toEqual([
    'Ana Ruiz now holds the seat “Parent” in “Council”',
  ])
  const ben = addPerson(plan, 'Ben Ode')
  expect(told(plan, () => seatPerson(plan, parent, ben))).toEqual([
    'Ben Ode now holds the seat “Parent” in “Council” (before: Ana Ruiz)',
  ])
  expect(told(plan, () => seatPerson(plan, parent, undefined))).toEqual([
    'The seat “Parent” in “Council” is open now (before: Ben Ode)',
  ])
  expect(told(plan, () => seatPerson(plan, addSeat(plan, { body: team }, { role: 'Principal' }), ben))).toEqual([
    'The seat “Principal” in “Bridge team” added, held by Ben Ode',
  ])
  expect(told(plan, () => setSeatSector(plan, parent, 'family'))).toEqual([
    'The seat “Parent” in “Council”, sector: Family',
  ])
  expect(told(plan, () => moveBody(plan, team, { level: 'site' }))).toEqual([
    'The body “Bridge team” moved to School sites',
  ])
  const type = (key: string, remove: number, insert: string) =>
    typeInItem(plan, { root: 'bodies', id: council, key }, { index: 0, remove, insert })
  expect(told(plan, () => type('purpose', 0, 'We '))).toEqual(['The body “Council”, purpose reworded'])
  expect(told(plan, () => type('name', 0, 'City '))).toEqual(['“Council” is now called “City Council”'])
  expect(told(plan, () => removeItem(plan, { root: 'channels', id: channel }, 'Ana', 1))).toEqual([
    'The channel “Findings” from “Bridge team” to “City Council” removed',
  ])
  expect(
    told(plan, () => removeItem(plan, { root: 'bodies', id: council }, 'Ana', 1)),
    'its seats rest with it, unsaid',
  ).toEqual(['The body “City Council” removed'])
  expect(told(plan, () => addOrganization(plan, 'Library'))).toEqual(['The organization “Library” added'])
})

test('fields, groups, reasons and acceptances are said in people’s words, with what stood there before', () => {
  const { plan, first, rate } = riverbend()
  setField(plan, rate, 'unit', '%')
  expect(
    told(plan, () => {
      setField(plan, rate, 'direction', 'down')
      setField(plan, rate, 'target', 12)
      setField(plan, rate, 'targetDate', '2030-06')
      setField(plan, rate, 'owner', 'Rosa')
      setField(plan, rate, 'headline', true)
      setBreakdown(plan, rate, 'school', true)
      setBreakdown(plan, rate, 'block by block', true)
    }),
  ).toEqual([
    'Indicator 4.1, better is: down',
    'Indicator 4.1, goal: 12%',
    'Indicator 4.1, date of goal: June 2030',
    'Indicator 4.1, who keeps it: “Rosa”',
    'Indicator 4.1 is now a headline',
    'Indicator 4.1 is now told apart by “block by block”',
    'Indicator 4.1 is now told apart by school',
  ])
  expect(
    told(plan, () => {
      setField(plan, rate, 'target', 10)
      setField(plan, rate, 'owner', undefined)
      setField(plan, rate, 'frequency', 'yearly')
      setField(plan, rate, 'headline', undefined)
      setBreakdown(plan, rate, 'school', false)
    }),
  ).toEqual([
    'Indicator 4.1, goal: 10% (before: 12%)',
    'Indicator 4.1, who keeps it: no longer said (before: “Rosa”)',
    'Indicator 4.1, how often: once a year',
    'Indicator 4.1 is no longer a headline',
    'Indicator 4.1 is no longer told apart by school',
  ])
  const link = addLink(plan, rate, first) as LinkId
  const why = (reason: string) => () => setLinkReason(plan, link, reason)
  expect(told(plan, why('Safe streets'))).toEqual(['Why Indicator 4.1 measures Result 3.1: “Safe streets”'])
  expect(told(plan, why(''))).toEqual(['Why Indicator 4.1 measures Result 3.1: no longer said'])
  const accept = (reason: string) => () => acceptFinding(plan, 'L-06', first, { reason, by: 'Ana', at: 1 })
  expect(told(plan, accept('Next year'))).toEqual([
    'Result 3.1, “No result leads here yet” accepted as it is: “Next year”',
  ])
  expect(told(plan, accept('In May'))).toEqual([
    'Result 3.1, “No result leads here yet” accepted with another reason: “In May”',
  ])
  expect(told(plan, () => takeBackWaiver(plan, 'L-06', first))).toEqual([
    'Result 3.1, “No result leads here yet” counts again',
  ])
  expect(told(plan, () => acceptFinding(plan, 'L-01', undefined, { reason: 'Soon', by: 'Ana', at: 1 }))).toEqual([
    '“No impact yet” accepted as it is: “Soon”',
  ])
  expect(told(plan, () => lockColumn(plan, 'results', { by: 'Ana', at: 1, reason: '' }))).toEqual([])
})

test('cards that went into another, or came out of one, are said once, and links that only turned not at all', () => {
  const { plan, impact, first, second, third, rate } = riverbend()
  setLinkReason(plan, addLink(plan, second, impact) as LinkId, 'They ask for it')
  expect(told(plan, () => mergeCards(plan, [first, second], 'Ana', 1))).toEqual([
    'Result 3.1 reworded',
    'Result 3.2 went into Result 3.1: “Families take part”',
    'Why Result 3.1 leads to Impact 2.1: “They ask for it”',
  ])
  expect(told(plan, () => splitCard(plan, third, 8))).toEqual([
    'Result 3.2 reworded',
    'Result 3.3 split off from Result 3.2: “share data”',
  ])
  expect(told(plan, () => convertCards(plan, [first], { column: 'strategies' }))).toEqual([
    'Result 3.1 became Strategy A.1',
  ])
  expect(readPlan(plan).links.map(({ from, to }) => [from, to])).toEqual([[first, rate]])
})

test('the same in Spanish', () => {
  const { plan, first, rate, parent, ana } = riverbend()
  expect(
    told(
      plan,
      () => {
        write(plan, first, 'Todos: ')
        removeCards(plan, [rate], 'Ana', 1)
        seatPerson(plan, parent, ana)
        setAbout(plan, { title: 'Ribera' })
      },
      'es',
    ),
  ).toEqual([
    'El título es ahora «Ribera» (antes: nada)',
    'Se quitó: indicador 4.1, «Crime rate»',
    'Cambió el texto: resultado 3.1',
    'Ana Ruiz ocupa ahora el puesto «Parent» en «Council»',
  ])
})

test('and of fields, merges and reasons', () => {
  const { plan, first, second, third, rate } = riverbend()
  setField(plan, rate, 'unit', '%')
  const link = addLink(plan, rate, first) as LinkId
  const spanish = (change: () => void) => told(plan, change, 'es')
  expect(
    spanish(() => {
      setField(plan, rate, 'direction', 'down')
      setField(plan, rate, 'target', 12)
      setField(plan, rate, 'headline', true)
      setBreakdown(plan, rate, 'grade', true)
      setLinkReason(plan, link, 'Calles seguras')
      acceptFinding(plan, 'L-01', undefined, { reason: 'Pronto', by: 'Ana', at: 1 })
    }),
  ).toEqual([
    'Indicador 4.1, lo mejor es: que baje',
    'Indicador 4.1, meta: 12\u00a0%',
    'Indicador 4.1 es ahora un indicador destacado',
    'Indicador 4.1 se muestra ahora por grupo: grado',
    'Por qué indicador 4.1 mide resultado 3.1: «Calles seguras»',
    '«Aún sin impacto» se acepta así: «Pronto»',
  ])
  expect(spanish(() => mergeCards(plan, [first, second], 'Ana', 1))).toEqual([
    'Cambió el texto: resultado 3.1',
    'Resultado 3.2 pasó a formar parte de resultado 3.1: «Families take part»',
  ])
  expect(spanish(() => splitCard(plan, third, 8))[1]).toBe('Resultado 3.3 se separó de resultado 3.2: «share data»')
})

/** What people see of a plan, without what only follows from the rest. */
function seen(content: PlanContent): unknown {
  const { about, cards, links, restingLinks, words, vision, ingredients, leadership, waivers = [] } = content
  const lines = vision.filter(({ runs }) => runs.some(({ text }) => text.trim()))
  const plain = (items: readonly object[]) => items.map((item) => ({ ...item, order: '' }))
  const { bodies, seats, people, organizations, channels } = leadership
  return {
    about,
    // Where words came from is said while it happens; it shows in no word of the plan.
    cards: plain(cards.filter(({ id }) => id !== VISION_ID).map((card) => ({ ...card, origins: [], number: '' }))),
    links: [...links, ...restingLinks].map(({ from, to }) => [from, to].sort().join('~')).sort(),
    reasons: links.map(({ from, to, reason }) => `${[from, to].sort().join('~')} ${reason}`).sort(),
    waivers: waivers.flatMap(({ rule, card, reason }) =>
      card === undefined || cards.some(({ id }) => id === card) ? [`${rule} ${card} ${reason}`] : [],
    ),
    words,
    lines,
    ingredients,
    structure: [bodies, seats, people, organizations, channels].map(plain),
  }
}

test.each(seeds(60))('whatever changes is said, and in whole sentences, in both languages (seed %i)', (seed) => {
  const table = new Peers({ seed: seed + 500_000, count: 1 })
  const peer = table.any()
  const act = anything()
  table.run(40, act)
  for (let step = 0; step < 25; step++) {
    const before = peer.read()
    act(peer, table.random)
    const after = peer.read()
    const differences = compareContents(before, after)
    if (differences.length === 0) expect(seen(after)).toEqual(seen(before))
    for (const language of ['en', 'es'] as const)
      for (const one of differences) {
        const sentence = sayDifference(one, language, after)
        if (/undefined|null|object|NaN|\s{2}|^$|\s$/.test(sentence)) expect.fail(`${JSON.stringify(one)}: ${sentence}`)
      }
    // The way back has as many things to say.
    expect(compareContents(after, before).length > 0).toBe(differences.length > 0)
  }
})

test('a text is laid over another word by word', () => {
  expect(wordingBetween('Every child reads by nine.', 'Each child reads well by nine.')).toEqual([
    { is: 'gone', text: 'Every' },
    { is: 'added', text: 'Each' },
    { is: 'same', text: ' child reads' },
    { is: 'added', text: ' well' },
    { is: 'same', text: ' by nine.' },
  ])
})

test('both texts can be read out of what is laid over each other, whatever they are', () => {
  const words = fc.array(fc.constantFrom('niños', 'leen', ' ', ' ', ', ', '\n', '🌱', '“', 'by', 'nine'), {
    maxLength: 60,
  })
  fc.assert(
    fc.property(words, words, (a, b) => {
      const [before, after] = [a.join(''), b.join('')]
      const parts = wordingBetween(before, after)
      const side = (other: string) => parts.flatMap(({ is, text }) => (is === other ? [] : [text])).join('')
      expect([side('added'), side('gone')]).toEqual([before, after])
    }),
  )
})

test('two thousand other letters are laid over two thousand, and a hostile text costs no more', () => {
  const random = new Random(5)
  const text = (length: number) => {
    let words = ''
    while (words.length < length)
      words += `${random.pick(['read', 'by', 'nine', 'all', 'we'])}${random.pick([' ', ', '])}`
    return words.slice(0, length)
  }
  const [before, after] = [text(2000), text(2000)]
  expect(wordingBetween(before, after).filter(({ is }) => is === 'same').length).toBeGreaterThan(50)
  const punctuation = '.,'.repeat(20_000)
  expect(wordingBetween(punctuation, `;${'.,;'.repeat(13_000)}`).map(({ is }) => is)).toEqual(['gone', 'added'])
})
