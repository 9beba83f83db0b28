import {
  type BlockKind,
  BY_HAND,
  confirmIngredient,
  countWords,
  edit,
  isOwnVision,
  linkFromTyped,
  openPlan,
  type Plan,
  readPlan,
  readVision,
  safeLink,
  simplifyVision,
  typeInCard,
  VISION_ID,
  visionText,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Peer, two } from '../support/peers.ts'

/** What a rich editor does under its own origin, without the editor. */
const EDITOR = { name: 'rich editor' }
const richly = (peer: Peer, change: () => void) => peer.doc.transact(change, EDITOR)
const block = (plan: Plan, at = 0) => plan.vision.get(at) as Y.XmlElement
const textOf = (plan: Plan, at = 0) => block(plan, at).get(0) as Y.XmlText

function paragraph(text: string, as?: BlockKind): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(text)])
  if (as) element.setAttribute('as', as)
  return element
}

/** As other editors write rich text: headings and lists are elements of their own, one within the other. */
function foreignVision(): Plan {
  const plan = openPlan({ plan: new Y.Doc() })
  const heading = new Y.XmlElement('heading')
  heading.setAttribute('level', 3 as never)
  heading.insert(0, [new Y.XmlText('We promise')])
  const list = new Y.XmlElement('orderedList')
  plan.vision.insert(0, [heading, list, paragraph('Both districts.')])
  for (const words of ['To listen', 'To act']) {
    const item = new Y.XmlElement('listItem')
    item.insert(0, [paragraph(words)])
    list.push([item])
  }
  return plan
}

describe('a vision with headings, lists, bold words and links', () => {
  test('reads as plain lines and as blocks', () => {
    const { ana } = two()
    ana.type(VISION_ID, 'Every child is known')
    richly(ana, () => {
      block(ana.plan).setAttribute('as', 'heading')
      textOf(ana.plan).format(15, 5, { bold: {} })
      ana.plan.vision.push([paragraph('the map', 'bullet')])
      textOf(ana.plan, 1).format(4, 3, { link: { href: 'https://riverbend.example/map' } })
    })
    expect(visionText(ana.plan)).toBe('Every child is known\nthe map')
    expect(readPlan(ana.plan).vision).toEqual([
      { as: 'heading', runs: [{ text: 'Every child is ' }, { text: 'known', isBold: true }] },
      { as: 'bullet', runs: [{ text: 'the ' }, { text: 'map', link: 'https://riverbend.example/map' }] },
    ])
  })

  test('of another program is read from its innermost lines, typed in, and made ours on request without losing a word', () => {
    const plan = foreignVision()
    expect(visionText(plan)).toBe('We promise\nTo listen\nTo act\nBoth districts.')
    typeInCard(plan, VISION_ID, { index: 20, remove: 0, insert: ' first' })
    const blocks = [
      { as: 'subheading', runs: [{ text: 'We promise' }] },
      { as: 'number', runs: [{ text: 'To listen first' }] },
      { as: 'number', runs: [{ text: 'To act' }] },
      { as: 'paragraph', runs: [{ text: 'Both districts.' }] },
    ]
    expect(readVision(plan)).toEqual(blocks)
    expect(isOwnVision(plan)).toBe(false)
    simplifyVision(plan)
    expect(isOwnVision(plan)).toBe(true)
    expect(readVision(plan)).toEqual(blocks)
    let writes = 0
    plan.doc.on('update', () => writes++)
    simplifyVision(plan)
    expect(writes).toBe(0)
  })

  test('with marks or attributes nobody knows is read as plain words, and a hostile link as no link', () => {
    const { ana } = two()
    ana.type(VISION_ID, 'Every child')
    richly(ana, () => {
      block(ana.plan).setAttribute('as', 'marquee')
      textOf(ana.plan).format(0, 5, { link: { href: 'javascript:alert(1)' } })
    })
    expect(readVision(ana.plan)).toEqual([{ as: 'paragraph', runs: [{ text: 'Every child' }] }])
    expect(isOwnVision(ana.plan)).toBe(true)
    richly(ana, () => textOf(ana.plan).format(0, 5, { blink: {} }))
    expect(isOwnVision(ana.plan)).toBe(false)
  })

  test('whoever types in a line while another makes it a heading loses no letter, and both see the heading', () => {
    const { ana, ben, settle } = two()
    ana.type(VISION_ID, 'Every child')
    settle()
    richly(ana, () => block(ana.plan).setAttribute('as', 'heading'))
    ben.type(VISION_ID, ' is known')
    settle()
    for (const peer of [ana, ben])
      expect(readVision(peer.plan)).toEqual([{ as: 'heading', runs: [{ text: 'Every child is known' }] }])
  })

  test('typed in from a card keeps bold going, but not a link beyond its end', () => {
    const { ana } = two()
    ana.type(VISION_ID, 'bold map')
    richly(ana, () => {
      textOf(ana.plan).format(0, 4, { bold: {} })
      textOf(ana.plan).format(5, 3, { link: { href: 'https://a.example/' } })
    })
    typeInCard(ana.plan, VISION_ID, { index: 8, remove: 0, insert: ' here' })
    typeInCard(ana.plan, VISION_ID, { index: 6, remove: 0, insert: '!' })
    typeInCard(ana.plan, VISION_ID, { index: 4, remove: 0, insert: 'er' })
    expect(readVision(ana.plan)[0]?.runs).toEqual([
      { text: 'bolder', isBold: true },
      { text: ' ' },
      { text: 'm!ap', link: 'https://a.example/' },
      { text: ' here' },
    ])
  })
})

describe('undo of what a rich editor writes', () => {
  test('takes back the own letters and marks in order with the steps on the board, and nobody else’s', () => {
    const { ana, ben, settle } = two()
    ana.undos.follow(EDITOR)
    richly(ana, () => textOf(ana.plan).insert(0, 'Every child'))
    ana.closeStep()
    const card = ana.add({ column: 'impact', band: '' }, 'Ready')
    ana.closeStep()
    richly(ana, () => block(ana.plan).setAttribute('as', 'heading'))
    settle()
    ben.type(VISION_ID, ' is known')
    settle()

    ana.undo()
    expect(readVision(ana.plan)[0]?.as).toBe('paragraph')
    ana.undo()
    expect(ana.read().cards.some((one) => one.id === card)).toBe(false)
    ana.undo()
    settle()
    expect(ben.text(VISION_ID)).toBe(' is known')
    expect(ana.undo()).toBe(false)
    ana.redo()
    settle()
    expect(ben.text(VISION_ID)).toBe('Every child is known')
  })

  test('leaves a new paragraph in which somebody else has written, with their words only', () => {
    const { ana, ben, settle } = two()
    ana.undos.follow(EDITOR)
    richly(ana, () => ana.plan.vision.push([paragraph('Mine.', 'bullet')]))
    settle()
    ben.type(VISION_ID, ' And mine.')
    settle()
    ana.undo()
    settle()
    expect(ben.text(VISION_ID)).toBe('\n And mine.')
    expect(ana.text(VISION_ID)).toBe(ben.text(VISION_ID))
  })

  test('knows which changes are the person’s own', () => {
    const { ana } = two()
    expect([BY_HAND, EDITOR, undefined].map((origin) => ana.undos.isOwn(origin))).toEqual([true, false, false])
    ana.undos.follow(EDITOR)
    expect(ana.undos.isOwn(EDITOR)).toBe(true)
  })
})

describe('the ingredients', () => {
  test('count everybody who says yes, also two at once; each takes back only the own yes', () => {
    const { ana, ben, settle } = two()
    confirmIngredient(ana.plan, 'hope', 'ana', true)
    confirmIngredient(ben.plan, 'hope', 'ben', true)
    confirmIngredient(ben.plan, 'place', 'ben', true)
    settle()
    expect(ana.read().ingredients).toEqual({ hope: ['ana', 'ben'], together: [], place: ['ben'] })
    confirmIngredient(ana.plan, 'hope', 'ana', false)
    settle()
    expect(ben.read().ingredients.hope).toEqual(['ben'])
    ben.undo()
    settle()
    expect(ana.read().ingredients).toEqual({ hope: [], together: [], place: [] })
  })

  test('write nothing twice and nothing of an id that is none; what cannot be read is skipped', () => {
    const { ana } = two()
    confirmIngredient(ana.plan, 'hope', 'ana', true)
    let writes = 0
    ana.doc.on('update', () => writes++)
    confirmIngredient(ana.plan, 'hope', 'ana', true)
    confirmIngredient(ana.plan, 'place', 'ana', false)
    confirmIngredient(ana.plan, 'place', 'not an id', true)
    expect(writes).toBe(0)
    edit(ana.plan, () => {
      for (const key of ['', 'hope', 'hope.', 'courage.ana', '.ana']) ana.plan.ingredients.set(key, true)
      ana.plan.ingredients.set('hope.ben', 'yes')
    })
    expect(ana.read().ingredients).toEqual({ hope: ['ana'], together: [], place: [] })
  })
})

test('words are counted as people count them', () => {
  expect(countWords('')).toBe(0)
  expect(countWords('Every child,\n in both   districts – known & safe.')).toBe(7)
  expect(countWords('¿Qué haremos? 2 cosas.')).toBe(4)
})

test.each([
  ['https://riverbend.example/plan?a=1', 'https://riverbend.example/plan?a=1'],
  ['riverbend.example/plan', 'https://riverbend.example/plan'],
  ['riverbend.example:8080', 'https://riverbend.example:8080/'],
  ['ana@riverbend.example', 'mailto:ana@riverbend.example'],
  ['mailto:ana@riverbend.example', 'mailto:ana@riverbend.example'],
  ['javascript:alert(1)', undefined],
  ['JaVaScRiPt:alert(1)', undefined],
  ['data:text/html,<script>alert(1)</script>', undefined],
  ['file:///etc/passwd', undefined],
  ['two words.example', undefined],
  ['word', undefined],
  ['', undefined],
])('%j typed as a link becomes %j', (typed, target) => {
  expect(linkFromTyped(typed)).toBe(target)
})

test.each([
  'java\nscript:alert(1)',
  '\u0000javascript:alert(1)',
  '//riverbend.example',
  'vbscript:x',
  5,
  null,
  'x'.repeat(5000),
])('%j is no safe target', (target) => {
  expect(safeLink(target)).toBeUndefined()
})
