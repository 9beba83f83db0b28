import {
  adoptCards,
  cutAt,
  LIMITS,
  markAsStarters,
  openPlan,
  prepareVision,
  rebaseSplice,
  type Splice,
  spliceBetween,
  typeInCard,
  VISION_ID,
  visionText,
} from '@commonboard/model'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { two } from '../support/peers.ts'

const IMPACT = { column: 'impact', band: '' } as const
const HALF_CHARACTER = /\p{Surrogate}/u
// Few letters, so that equal ones stand beside each other; characters of two units; a joined one.
const words = fc
  .array(fc.constantFrom('a', 'b', ' ', '\n', 'ñ', '한', '😀', '😁', '👩‍👧', '🇲🇽'), { maxLength: 12 })
  .map((letters) => letters.join(''))

const spliced = (text: string, { index, remove, insert }: Splice) =>
  text.slice(0, index) + insert + text.slice(index + remove)

describe('a splice that comes late, to a text others have changed meanwhile', () => {
  test('takes away what it meant, and nothing others have written into it', () => {
    const mine = { index: 4, remove: 5, insert: 'niña' }
    const others = [{ index: 6, remove: 0, insert: ' NEW ' }]
    const now = others.reduce(spliced, 'The child reads')
    expect(now).toBe('The ch NEW ild reads')
    expect(rebaseSplice(mine, others).reduce(spliced, now)).toBe('The niña NEW  reads')
  })

  test('goes to the place it was meant for, whoever else changed what', () => {
    const splices = fc.record({ index: fc.nat(12), remove: fc.nat(6), insert: fc.stringMatching(/^[A-Z]{0,4}$/) })
    const fit = (text: string, splice: Splice): Splice => {
      const index = Math.min(splice.index, text.length)
      return { ...splice, index, remove: Math.min(splice.remove, text.length - index) }
    }
    fc.assert(
      fc.property(splices, fc.array(splices, { maxLength: 5 }), (wanted, plans) => {
        const before = 'abcdefghijkl'
        const mine = { ...fit(before, wanted), insert: '+' }
        let now = before
        const others = plans.map((one) => {
          const splice = fit(now, one)
          now = spliced(now, splice)
          return splice
        })
        const after = rebaseSplice(mine, others).reduce(spliced, now)
        const taken = before.slice(mine.index, mine.index + mine.remove)
        // Everything that stood there stays in its order, but for the letters meant.
        expect(after.replace('+', '')).toBe([...now].filter((letter) => !taken.includes(letter)).join(''))
        expect(after).toContain('+')
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('the splice between two texts', () => {
  test('turns the one into the other, wherever the caret stands', () => {
    fc.assert(
      fc.property(words, words, fc.integer({ min: -3, max: 40 }), (before, after, caret) => {
        const splice = spliceBetween(before, after, caret)
        const { index, remove, insert } = splice ?? { index: 0, remove: 0, insert: '' }
        expect(before.slice(0, index) + insert + before.slice(index + remove)).toBe(after)
        expect(splice === undefined).toBe(before === after)
      }),
      { numRuns: 2_000 },
    )
  })

  test('never cuts a character in two', () => {
    fc.assert(
      fc.property(words, words, fc.nat(40), (before, after, caret) => {
        const splice = spliceBetween(before, after, caret)
        if (!splice) return
        expect(splice.insert).not.toMatch(HALF_CHARACTER)
        expect(before.slice(0, splice.index)).not.toMatch(HALF_CHARACTER)
        expect(before.slice(splice.index, splice.index + splice.remove)).not.toMatch(HALF_CHARACTER)
      }),
      { numRuns: 2_000 },
    )
  })

  test('knows by the caret which of several equal letters was typed or erased', () => {
    expect(spliceBetween('aaa', 'aaaa', 2)).toEqual({ index: 1, remove: 0, insert: 'a' })
    expect(spliceBetween('aaa', 'aaaa', 4)).toEqual({ index: 3, remove: 0, insert: 'a' })
    expect(spliceBetween('aaa', 'aa', 1)).toEqual({ index: 1, remove: 1, insert: '' })
    expect(spliceBetween('aaa', 'aa', 0)).toEqual({ index: 0, remove: 1, insert: '' })
  })

  test('is no larger than the change', () => {
    expect(spliceBetween('Every child reads', 'Every single child reads')).toEqual({
      index: 6,
      remove: 0,
      insert: 'single ',
    })
    expect(spliceBetween('reads 😀 well', 'reads 😁 well')).toEqual({ index: 6, remove: 2, insert: '😁' })
  })
})

describe('typing in a card', () => {
  test('two people in one card keep each other’s letters', () => {
    const { ana, ben, settle } = two()
    const card = ana.add(IMPACT, 'Every child reads')
    settle()
    ana.write(card, 'Every single child reads')
    ben.write(card, 'Every child reads by nine')
    settle()
    expect(ana.text(card)).toBe('Every single child reads by nine')
    expect(ben.text(card)).toBe('Every single child reads by nine')
  })

  test('what three texts fields would write of any text arrives whole, also beyond the basic plane', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), words), { maxLength: 8 }), (edits) => {
        const { ana, ben, settle } = two()
        const card = ana.add(IMPACT, '😀')
        settle()
        for (const [isAna, text] of edits) {
          const peer = isAna ? ana : ben
          peer.write(card, text)
          expect(peer.text(card)).toBe(text)
          settle()
        }
        expect(ana.text(card)).toBe(ben.text(card))
        expect(ana.text(card)).not.toMatch(/\uFFFD/)
      }),
      { numRuns: 50 },
    )
  })

  test('stops at the limit, and not in the middle of a character', () => {
    const { ana, ben, settle } = two()
    const long = 'x'.repeat(LIMITS.cardTextMaxLength - 1)
    const card = ana.add(IMPACT, `${long}😀`)
    expect(ana.text(card)).toBe(long)
    ana.type(card, '😀')
    expect(ana.text(card)).toBe(long)
    ana.type(card, 'yz')
    settle()
    expect(ben.text(card)).toBe(`${long}y`)
    expect(cutAt('a😀b', 2)).toBe('a')
    expect(cutAt('a😀b', 3)).toBe('a😀')
    expect(cutAt('abc', 0)).toBe('')
    expect(cutAt('abc', -5)).toBe('')
  })

  test('makes a starter the community’s own; so does keeping it as it is', () => {
    const { ana, ben, settle } = two()
    const [typed, kept, left] = ['a', 'b', 'c'].map((text) => ana.add(IMPACT, text)) as [never, never, never]
    markAsStarters(ana.plan, [typed, kept, left])
    settle()
    ben.type(typed, '!')
    adoptCards(ben.plan, [kept])
    settle()
    expect(ana.read().cards.filter((card) => card.isStarter)).toHaveLength(1)
  })

  test('in a card that is not there writes nothing', () => {
    const { ana } = two()
    let writes = 0
    ana.doc.on('update', () => writes++)
    ana.type('nobody' as never, 'Hello')
    expect(writes).toBe(0)
  })
})

describe('the vision as plain text', () => {
  /** One paragraph a text; an empty one has no text inside, as a rich editor leaves it. */
  const visionOf = (...texts: string[]) => {
    const plan = openPlan({ plan: new Y.Doc() })
    plan.vision.insert(
      0,
      texts.map((text) => {
        const paragraph = new Y.XmlElement('paragraph')
        if (text) paragraph.insert(0, [new Y.XmlText(text)])
        return paragraph
      }),
    )
    return plan
  }

  test('is one line a paragraph', () => {
    expect(visionText(visionOf('Every child is known.', '', 'By nine.'))).toBe('Every child is known.\n\nBy nine.')
  })

  test('takes any splice over several paragraphs; breaks between them stay', () => {
    const line = fc.stringMatching(/^[a-z ]{0,6}$/)
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 4 }),
        fc.nat(20),
        fc.nat(8),
        line,
        (lines, at, much, insert) => {
          const plan = visionOf(...lines)
          const before = visionText(plan)
          const index = Math.min(at, before.length)
          const taken = before.slice(index, index + much)
          typeInCard(plan, VISION_ID, { index, remove: taken.length, insert })
          expect(visionText(plan)).toBe(
            before.slice(0, index) + insert + taken.replace(/[^\n]/g, '') + before.slice(index + taken.length),
          )
        },
      ),
      { numRuns: 500 },
    )
  })

  test('two people type in it at once, in one paragraph and in two', () => {
    const { ana, ben, settle } = two()
    ana.type(VISION_ID, 'Every child')
    settle()
    ana.type(VISION_ID, ' is known')
    ben.write(VISION_ID, 'Here, Every child')
    settle()
    expect(ana.text(VISION_ID)).toBe('Here, Every child is known')
    expect(ben.text(VISION_ID)).toBe(ana.text(VISION_ID))
  })

  test('is prepared once', () => {
    const plan = openPlan({ plan: new Y.Doc() })
    prepareVision(plan, 'Every child')
    prepareVision(plan, 'Again')
    expect(visionText(plan)).toBe('Every child')
    expect(plan.vision.length).toBe(1)
  })
})
