import type { RoundQuestion } from '@commonboard/model'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Act,
  draftKey,
  type Kept,
  nextToSend,
  NOTHING_KEPT,
  readKept,
  refusedIn,
  shownIn,
  tryAgain,
  withAct,
  withDraft,
  withoutAct,
  withoutPerson,
  withRefusal,
} from '../../apps/web/src/rounds/answers.ts'
import {
  EMPTY,
  missingIn,
  newDraft,
  onlyIn,
  questionOf,
  readDraft,
  withPasted,
} from '../../apps/web/src/rounds/asking.ts'
import {
  consentLines,
  consentValue,
  dotsGiven,
  dotsOn,
  hasAnswer,
  isConcern,
  ratingOf,
  sorted,
  withConsent,
  withDots,
  withRating,
  withWhy,
} from '../../apps/web/src/rounds/ballot.ts'

const write = (answerId: string, text: string, behalf?: string): Act => ({
  kind: 'write',
  answer: { answerId, prompt: 0, text },
  ...(behalf ? { behalf: { key: behalf, roleGroup: null } } : {}),
})

describe('answers that wait on this device', () => {
  test('a later change of the same idea takes the place of the earlier one', () => {
    const first = withAct(NOTHING_KEPT, write('a', 'Open the school'), '1')
    const both = withAct(first, write('b', 'Benches'), '2')
    const changed = withAct(both, write('a', 'Open the school in the evening'), '3')
    expect(changed.waiting.map(({ mark }) => mark)).toEqual(['2', '3'])
  })

  test('what was changed while the earlier words were on their way still waits when those have arrived', () => {
    const sent = withAct(NOTHING_KEPT, write('a', 'Open the school'), '1')
    const changed = withAct(sent, write('a', 'Open it at five'), '2')
    expect(nextToSend(withoutAct(changed, '1'))).toMatchObject({ mark: '2' })
    expect(withoutAct(changed, '2').waiting).toEqual([])
  })

  test('an idea that was removed before it was sent is removed on the server too: it may have arrived', () => {
    const kept = withAct(withAct(NOTHING_KEPT, write('a', 'Open'), '1'), { kind: 'remove', answerId: 'a' }, '2')
    expect(kept.waiting).toEqual([{ kind: 'remove', answerId: 'a', mark: '2' }])
    expect(
      shownIn([{ behalf: null, answers: [{ answerId: 'a', prompt: 0, text: 'Open' }], ballot: null }], kept)[0]
        ?.answers,
    ).toEqual([])
  })

  test('what the server has and what still waits are shown together, each idea once', () => {
    const own = [{ behalf: null, answers: [{ answerId: 'a', prompt: 0, text: 'Open' }], ballot: null }]
    const kept = withAct(withAct(NOTHING_KEPT, write('a', 'Open at five'), '1'), write('b', 'Benches'), '2')
    expect(shownIn(own, kept)[0]?.answers).toEqual([
      { answerId: 'a', prompt: 0, text: 'Open at five', isWaiting: true },
      { answerId: 'b', prompt: 0, text: 'Benches', isWaiting: true },
    ])
    expect(shownIn(own, NOTHING_KEPT)[0]?.answers[0]?.isWaiting).toBe(false)
  })

  test('a scribe’s people stand apart from himself', () => {
    const kept = withAct(withAct(NOTHING_KEPT, write('a', 'Mine'), '1'), write('b', 'Benches', 'slip 12'), '2')
    const [mine, slip] = shownIn(undefined, kept)
    expect(mine).toMatchObject({ behalf: undefined, answers: [{ text: 'Mine' }] })
    expect(slip).toMatchObject({ behalf: { key: 'slip 12' }, answers: [{ text: 'Benches' }] })
  })

  test('erasing one’s own answer leaves what was written down for somebody else', () => {
    const slip = { key: 'slip 12', roleGroup: null }
    let kept: Kept = withAct(withAct(NOTHING_KEPT, write('a', 'Mine'), '1'), write('b', 'Benches', 'slip 12'), '2')
    kept = withDraft(withDraft(kept, draftKey(undefined, 'prompt 0'), 'Half'), draftKey(slip, 'prompt 0'), 'Typed')
    const left = withoutPerson(kept, undefined)
    expect(left.waiting.map(({ mark }) => mark)).toEqual(['2'])
    expect(Object.values(left.drafts)).toEqual(['Typed'])
  })

  test('what came too late stays readable, and is sent when the round is open again', () => {
    const late = withRefusal(withAct(NOTHING_KEPT, write('a', 'Too late'), '1'), '1', 'notOpen')
    expect(nextToSend(late)).toBeUndefined()
    expect(refusedIn(late)).toHaveLength(1)
    expect(nextToSend(tryAgain(late))).toMatchObject({ mark: '1' })
    const never = withRefusal(withAct(NOTHING_KEPT, write('a', 'No'), '1'), '1', 'notAllowed')
    expect(tryAgain(never)).toBe(never)
  })

  test('whatever lies in the storage of a device is read without harm', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const { drafts, waiting } = readKept(value)
        expect(Object.values(drafts).every((text) => typeof text === 'string')).toBe(true)
        expect(shownIn(undefined, { drafts, waiting })).not.toHaveLength(0)
      }),
    )
    const kept = withAct(withDraft(NOTHING_KEPT, 'x', 'half'), write('a', 'Open'), '1')
    expect(readKept(JSON.parse(JSON.stringify(kept)))).toEqual(kept)
  })
})

describe('what a ballot may be', () => {
  test('nobody gives more dots than there are, or takes what is not there, whatever is pressed', () => {
    const presses = fc.array(fc.tuple(fc.nat({ max: 4 }), fc.constantFrom(1 as const, -1 as const)), { maxLength: 60 })
    fc.assert(
      fc.property(presses, fc.integer({ min: 1, max: 6 }), (all, dotsMax) => {
        const ballot = all.reduce<ReturnType<typeof withDots> | undefined>(
          (before, [option, change]) => withDots(before, option, change, dotsMax),
          undefined,
        )
        expect(dotsGiven(ballot)).toBeLessThanOrEqual(dotsMax)
        expect(ballot?.dots.every(({ count }) => count >= 1) ?? true).toBe(true)
        expect(new Set(ballot?.dots.map(({ option }) => option)).size).toBe(ballot?.dots.length ?? 0)
      }),
    )
  })

  test('dots go to an answer and come back', () => {
    const two = withDots(withDots(undefined, 1, 1, 3), 1, 1, 3)
    expect(dotsOn(two, 1)).toBe(2)
    expect(withDots(two, 1, -1, 3)).toEqual({ kind: 'poll', dots: [{ option: 1, count: 1 }] })
    expect(hasAnswer(withDots(withDots(undefined, 0, 1, 3), 0, -1, 3))).toBe(false)
  })

  test('a reason stays only with a concern', () => {
    const concern = withWhy(withConsent(undefined, 'concern'), 'Who pays for the bus?')
    expect(concern).toEqual({ kind: 'consent', choice: 'concern', why: 'Who pays for the bus?' })
    expect(withConsent(concern, 'agree')).toEqual({ kind: 'consent', choice: 'agree' })
    expect(withWhy(concern, '  ')).toEqual({ kind: 'consent', choice: 'concern' })
    expect(consentValue(withConsent(undefined, 0))).toBe(0)
    expect([0, 1, 2, 3, 4, 5].map(isConcern)).toEqual([true, true, true, false, false, false])
  })

  test('an item is rated once, and may be skipped again', () => {
    const rated = withRating(withRating(undefined, 2, 4), 2, 5)
    expect(rated.ratings).toEqual([{ item: 2, value: 5 }])
    expect(ratingOf(withRating(rated, 2, undefined), 2)).toBeUndefined()
  })

  test('results stand most first, and a hand from five fingers down', () => {
    expect(sorted([2, 5, 5, 0]).map(({ index }) => index)).toEqual([1, 2, 0, 3])
    expect(consentLines('fist', [1, 0, 2, 3, 4, 9]).map(({ count }) => count)).toEqual([9, 4, 3, 2, 0, 1])
    expect(consentLines('three', [31, 6, 3]).map(({ count }) => count)).toEqual([31, 6, 3])
  })
})

describe('what a facilitator is about to ask', () => {
  const fresh = newDraft({ en: 'Not at all', es: 'Nada' }, { en: 'Completely', es: 'Del todo' })

  test('empty rows and empty languages do not count', () => {
    const draft = { ...fresh, prompts: [{ en: ' What do we hope for? ', es: '' }, EMPTY] }
    expect(questionOf(draft)).toEqual({
      kind: 'write',
      prompts: [{ en: 'What do we hope for?' }],
    } satisfies RoundQuestion)
    expect(missingIn(draft)).toBeUndefined()
    expect(missingIn(fresh)).toBe('prompt')
  })

  test('each kind says what it still lacks', () => {
    const question = { en: 'Which?', es: '' }
    const one = { en: 'One', es: '' }
    expect(missingIn({ ...fresh, kind: 'poll' })).toBe('question')
    expect(missingIn({ ...fresh, kind: 'poll', question, options: [one, EMPTY] })).toBe('options')
    expect(missingIn({ ...fresh, kind: 'poll', question, options: [one, one] })).toBeUndefined()
    expect(missingIn({ ...fresh, kind: 'rate', question })).toBe('items')
    expect(missingIn({ ...fresh, kind: 'rate', question, items: [one], low: EMPTY })).toBe('ends')
    expect(missingIn({ ...fresh, kind: 'consent', question })).toBeUndefined()
    expect(missingIn({ ...fresh, kind: 'consent', question: { en: 'x'.repeat(301), es: '' } })).toBe('tooLong')
  })

  test('it says in which language alone something stands', () => {
    const asked = (en: string, es: string): RoundQuestion =>
      questionOf({ ...fresh, kind: 'consent', question: { en, es } })
    expect(onlyIn(asked('Agreed?', ''))).toBe('en')
    expect(onlyIn(asked('', '¿De acuerdo?'))).toBe('es')
    expect(onlyIn(asked('Agreed?', '¿De acuerdo?'))).toBeUndefined()
  })

  test('a list that is pasted becomes rows, without its marks and never more than there may be', () => {
    const rows = withPasted([EMPTY, EMPTY], 1, 'en', '1. Safe ways\n\n- Benches\r\n* Light', 4)
    expect(rows.map(({ en }) => en)).toEqual(['', 'Safe ways', 'Benches', 'Light'])
    expect(withPasted([EMPTY], 0, 'es', 'a\nb\nc', 2)).toHaveLength(2)
  })

  test('a draft kept on the device is read again as it was, and anything else is none or made whole', () => {
    const draft = { ...fresh, kind: 'rate' as const, question: { en: 'How ready?', es: '' }, steps: 4 }
    expect(readDraft(JSON.parse(JSON.stringify(draft)), fresh)).toEqual(draft)
    expect(readDraft(undefined, fresh)).toBeUndefined()
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(fresh)), fc.anything()), (value) => {
        const found = readDraft(value, fresh)
        expect(found && questionOf(found)).toBeDefined()
      }),
    )
  })
})
