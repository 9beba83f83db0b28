import {
  addLink,
  type CardId,
  chainsThrough,
  functionCardId,
  type Language,
  sayChain,
  setLabel,
  setLinkReason,
  type Target,
  VISION_ID,
} from '@commonboard/model'
import { expect, test } from 'vitest'
import { Peer } from '../support/peers.ts'

type Place = Target['column']

/** Builds a plan of cards by name and links between them. */
function board(
  texts: Readonly<Record<string, readonly [Place, string]>>,
  links: readonly (readonly [string, string])[],
) {
  const ana = new Peer('Ana', 1)
  const ids = new Map<string, CardId>([
    ['CE', functionCardId('CE')],
    ['vision', VISION_ID],
  ])
  for (const [name, [column, text]] of Object.entries(texts))
    ids.set(name, ana.add({ column, band: column === 'results' || column === 'indicators' ? 'population' : '' }, text))
  const id = (name: string): CardId => {
    const found = ids.get(name)
    if (!found) throw new Error(`No card ${name}`)
    return found
  }
  for (const [a, b] of links) expect(addLink(ana.plan, id(a), id(b)), `${a} to ${b}`).toBeDefined()
  const say = (name: string, language: Language = 'en', max = 20) => {
    const content = ana.read()
    return chainsThrough(content, id(name), max).chains.map((chain) => sayChain(content, chain, language))
  }
  return { ana, id, say }
}

const TUTORING = {
  impact: ['impact', 'Young people leave school confident and prepared.'],
  result: ['results', 'Students do well in their studies.'],
  attendance: ['indicators', 'Attendance'],
  reading: ['indicators', 'Reading at grade 3'],
  tutoring: ['strategies', 'After-school tutoring at three sites'],
  van: ['resources', 'A van of the district'],
  council: ['infrastructure', 'A council of partners'],
} as const satisfies Record<string, readonly [Place, string]>

const LINKS = [
  ['result', 'impact'],
  ['attendance', 'result'],
  ['reading', 'result'],
  ['tutoring', 'result'],
] as const

test('a chain from a strategy to the vision reads well in both languages', () => {
  const { ana, say } = board(TUTORING, LINKS)
  ana.write(VISION_ID, 'Every child here has somebody to turn to.\n\nA second paragraph.')
  expect(say('result')).toEqual([
    'If we do this: “After-school tutoring at three sites,” then this becomes true: “Students do well in their studies.” We will see it in “Attendance” and “Reading at grade 3.” And so: “Young people leave school confident and prepared.” That brings us closer to our vision: “Every child here has somebody to turn to.”',
  ])
  expect(say('result', 'es')).toEqual([
    'Si hacemos esto: “After-school tutoring at three sites”, entonces esto se hace realidad: “Students do well in their studies”. Lo veremos en “Attendance” y “Reading at grade 3”. Y así: “Young people leave school confident and prepared”. Eso nos acerca a nuestra visión: “Every child here has somebody to turn to”.',
  ])
})

test('infrastructure, functions and resources stand at the beginning of their own chains', () => {
  const { ana, say } = board(TUTORING, [...LINKS, ['council', 'CE'], ['CE', 'tutoring'], ['van', 'tutoring']])
  const [viaFunction, viaResource] = say('result')
  expect(viaFunction).toMatch(
    /^If we have this in place: “A council of partners,” we can keep up our work on “Community Engagement\.” That lets us do this: “After-school tutoring at three sites\.” Then this becomes true: “Students do well/,
  )
  expect(viaResource).toMatch(/^If we have this: “A van of the district,” we can do this: “After-school tutoring/)
  expect(say('van')).toHaveLength(1)
  setLabel(ana.plan, 'function.CE', 'Listening to people')
  expect(say('council')[0]).toContain('our work on “Listening to people.”')
})

test('a strategy that moves an indicator leads to the result behind it, said once, and that indicator is named first', () => {
  const moved = board(TUTORING, [
    ['result', 'impact'],
    ['attendance', 'result'],
    ['reading', 'result'],
    ['tutoring', 'reading'],
  ])
  expect(moved.say('tutoring')).toHaveLength(1)
  expect(moved.say('tutoring')[0]).toContain('We will see it first in “Reading at grade 3,” and also in “Attendance.”')
  expect(moved.say('tutoring', 'es')[0]).toContain(
    'Lo veremos primero en “Reading at grade 3” y también en “Attendance”.',
  )
  const both = board(TUTORING, [...LINKS, ['tutoring', 'reading']])
  expect(both.say('tutoring')).toHaveLength(1)
})

test('the chains of an indicator are those of its results, shown by it alone; a principle has none', () => {
  const { say, id, ana } = board({ ...TUTORING, trust: ['principles', 'Trust first'] }, LINKS)
  expect(say('attendance')[0]).toContain('We will see it in “Attendance.”')
  expect(chainsThrough(ana.read(), id('trust'), 5)).toEqual({ chains: [], count: 0 })
  expect(say('council')).toEqual(['We want to have this in place: “A council of partners.”'])
})

test('a reason is said right after what it is the reason for', () => {
  const { ana, id, say } = board(TUTORING, LINKS)
  const link = ana.read().links.find(({ from }) => from === id('tutoring'))
  if (!link) throw new Error('The link is there')
  setLinkReason(ana.plan, link.id, 'Somebody has time for each child.')
  expect(say('tutoring')[0]).toContain(
    '“Students do well in their studies.” Why we think so: “Somebody has time for each child.” We will see it in',
  )
})

test.each([
  ['', 'We want this to become true: Result 3.1, which has no words yet.'],
  ['  \n ', 'We want this to become true: Result 3.1, which has no words yet.'],
  ['Do all children read?', 'We want this to become true: “Do all children read?”'],
  ['Children read!', 'We want this to become true: “Children read!”'],
  ['And then …', 'We want this to become true: “And then …”'],
  ['- Children read\n- They like it', 'We want this to become true: “Children read; They like it.”'],
  ['Children read.\nThey like it.', 'We want this to become true: “Children read. They like it.”'],
  ['Schools "for all" and “with all”', 'We want this to become true: “Schools ‘for all’ and ‘with all’.”'],
  ['كل طفل يقرأ', 'We want this to become true: “\u2068كل طفل يقرأ\u2069”.'],
  ['<b>x</b> & {y}', 'We want this to become true: “<b>x</b> & {y}.”'],
])('whatever people wrote is quoted as it stands: %j', (text, sentence) => {
  const { say } = board({ result: ['results', text] }, [])
  expect(say('result')).toEqual([sentence])
})

test('in a Spanish list "y" becomes "e" before the sound i', () => {
  const { say } = board(
    {
      result: ['results', 'Van bien.'],
      a: ['indicators', 'Asistencia'],
      i: ['indicators', 'Inglés al final de 3.er grado'],
    },
    [
      ['a', 'result'],
      ['i', 'result'],
    ],
  )
  expect(say('result', 'es')[0]).toContain('Lo veremos en “Asistencia” e “Inglés al final de 3.er grado”.')
})

test('thousands of chains are counted and only some of them told', () => {
  const texts: Record<string, readonly [Place, string]> = {}
  const links: [string, string][] = []
  for (let n = 0; n < 12; n++) {
    texts[`i${n}`] = ['impact', `Impact ${n}`]
    texts[`r${n}`] = ['results', `Result ${n}`]
    texts[`s${n}`] = ['strategies', `Strategy ${n}`]
    texts[`m${n}`] = ['resources', `Resource ${n}`]
  }
  for (let a = 0; a < 12; a++)
    for (let b = 0; b < 12; b++) links.push([`r${a}`, `i${b}`], [`s${a}`, `r${b}`], [`m${a}`, `s${b}`])
  const { ana, id } = board(texts, links)
  const { chains, count } = chainsThrough(ana.read(), id('r0'), 12)
  expect(count).toBe(12 * 12 * 12)
  expect(chains).toHaveLength(12)
  expect(new Set(chains.map((chain) => chain.id)).size).toBe(12)
  expect(chainsThrough(ana.read(), VISION_ID, 12).count).toBe(12 ** 4)
})

test('indicators beyond the third are counted', () => {
  const { say } = board(
    Object.fromEntries([
      ['result', ['results', 'Well'] as const],
      ...['A', 'B', 'C', 'D', 'E'].map((name) => [name, ['indicators', name] as const] as const),
    ]),
    ['A', 'B', 'C', 'D', 'E'].map((name) => [name, 'result'] as const),
  )
  expect(say('result')[0]).toContain('We will see it in “A,” “B,” “C,” and 2 more.')
  expect(say('result', 'es')[0]).toContain('Lo veremos en “A”, “B”, “C” y 2 más.')
})
