import {
  acceptProposal,
  addCard,
  addComment,
  addReply,
  type CommentId,
  cardText,
  differenceInWords,
  fitLines,
  functionCardId,
  LIMITS,
  type Subject,
  openPlan,
  type Plan,
  react,
  readPlan,
  readTalk,
  removeCards,
  removeComment,
  REACTIONS,
  reactionWords,
  setMentions,
  settle,
  subjectOfRange,
  typeInCard,
  typeInComment,
  VISION_ID,
  watchTalk,
} from '@commonboard/model'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Random, seeds } from '../support/random.ts'
import { exchange, meet, Talker, withCard } from '../support/talkers.ts'

afterEach(() => void vi.restoreAllMocks())

describe('a comment', () => {
  test('is read by everybody with who said it, what about, and whom it names', () => {
    const { ana, ben, card, settled } = withCard()
    const id = ana.say(['card', card], ' Which children? ', { mentions: ['ben', 'ben', 'not an id'] })
    settled()
    expect(ben.comments()).toEqual([
      {
        id,
        by: 'ana',
        at: 1_000,
        about: ['card', card],
        text: 'Which children?',
        quote: 'Children read more',
        words: 'Children read more',
        mentions: ['ben'],
        replies: [],
        reactions: [],
        state: 'open',
        isOrphan: false,
        isRemoved: false,
      },
    ])
  })

  test('stands before later ones; equal times are told apart by id', () => {
    const { ana, card } = withCard()
    const later = ana.say(['card', card], 'later', { at: 9 })
    const sooner = ana.say(['board', 'logicModel'], 'sooner', { at: 3 })
    expect(ana.comments().map(({ id }) => id)).toEqual([sooner, later])
  })

  test('says something or proposes something, else it is not written', () => {
    const { ana, card } = withCard()
    expect(addComment(ana.plan, { about: ['card', card], text: '  ' }, 'ana', 1)).toBeUndefined()
    expect(addComment(ana.plan, { about: ['card', card], text: 'x' }, '', 1)).toBeUndefined()
    expect(addComment(openPlan({ plan: new Y.Doc() }), { about: ['card', card], text: 'x' }, 'ana', 1)).toBeUndefined()
    expect(ana.docs.talk.store.clients.size).toBe(0)
  })

  test('is cut at its limits', () => {
    const { ana, card } = withCard('a'.repeat(900))
    const id = ana.say(['card', card], 'b'.repeat(3_000), { mentions: Array.from({ length: 40 }, (_, i) => `p${i}`) })
    const comment = ana.comment(id)
    expect(comment?.text).toHaveLength(LIMITS.commentTextMaxLength)
    expect(comment?.quote).toHaveLength(LIMITS.quoteMaxLength)
    expect(comment?.mentions).toHaveLength(LIMITS.mentionsMax)
  })

  test('of a card that was removed keeps its words as a quote, and finds back to it', () => {
    const { ana, ben, card, settled } = withCard()
    const id = ana.say(['card', card], 'Good')
    settled()
    removeCards(ben.plan, [card], 'ben', 2)
    settled()
    expect(ana.comment(id)).toMatchObject({ isOrphan: true, quote: 'Children read more' })
    expect(ana.comment(id)?.words).toBeUndefined()
    ben.undo.undo()
    settled()
    expect(ana.comment(id)).toMatchObject({ isOrphan: false, words: 'Children read more' })
  })

  test('of an idea keeps what it said', () => {
    const { ana } = meet()
    const text = new Y.Text('A bus in the evening')
    ana.docs.plan.transact(() => ana.plan.ideas.set('idea-1', new Y.Map<unknown>([['text', text]])))
    expect(ana.comment(ana.say(['idea', 'idea-1'], 'Yes'))?.quote).toBe('A bus in the evening')
  })

  test('of an idea that is not there yet waits for it; an item that is not there has gone', () => {
    const { ana } = meet()
    const idea = ana.say(['idea', 'idea-1'], 'Nice')
    const item = ana.say(['item', 'bodies', 'nowhere' as never], 'Who?')
    expect(ana.comment(idea)?.isOrphan).toBe(false)
    expect(ana.comment(item)?.isOrphan).toBe(true)
  })

  test('is one’s own to change, and nobody else’s', () => {
    const { ana, ben, card, settled } = withCard()
    const id = ana.say(['card', card], 'Good')
    settled()
    const ref = { root: 'comments', id } as const
    typeInComment(ben.plan, ref, { index: 0, remove: 4, insert: 'Bad' }, 'ben')
    setMentions(ben.plan, ref, ['ben'], 'ben')
    typeInComment(ana.plan, ref, { index: 4, remove: 0, insert: ' idea' }, 'ana')
    setMentions(ana.plan, ref, ['chidi'], 'ana')
    settled()
    expect(ben.comment(id)).toMatchObject({ text: 'Good idea', mentions: ['chidi'] })
  })

  test('taken back leaves no word behind; answered, its place stays', () => {
    const { ana, ben, card, settled } = withCard()
    const id = ana.say(['card', card], 'A name nobody should read', { proposal: 'Also this', mentions: ['ben'] })
    const alone = ana.say(['card', card], 'Another secret')
    settled()
    const answer = addReply(ben.plan, id, { text: 'I see' }, 'ben', 2)
    settled()
    for (const one of [id, alone]) removeComment(ana.plan, { root: 'comments', id: one }, 3)
    settled()
    expect(ben.comments()).toMatchObject([
      { id, text: '', quote: '', mentions: [], isRemoved: true, replies: [{ id: answer }] },
    ])
    expect(ben.comment(id)).not.toHaveProperty('proposal')
    const bytes = Buffer.from(Y.encodeStateAsUpdate(ben.docs.talk)).toString('latin1')
    expect(bytes).not.toContain('nobody should read')
    expect(bytes).not.toContain('secret')
    removeComment(ben.plan, { root: 'replies', id: answer as CommentId }, 4)
    settled()
    expect(ana.comments()).toEqual([])
  })
})

describe('what people say to a comment', () => {
  test('counts once a person and word, on two pages of one person too', () => {
    const { ana, ben, card, settled } = withCard()
    const id = ana.say(['card', card], 'Good')
    settled()
    react(ana.plan, id, 'agree', true, 'ana')
    react(ana.plan, id, 'agree', true, 'ana')
    react(ben.plan, id, 'agree', true, 'ben')
    react(ben.plan, id, 'thanks', true, 'ben')
    settled()
    expect(ana.comment(id)?.reactions).toEqual([
      { reaction: 'agree', by: ['ana', 'ben'] },
      { reaction: 'thanks', by: ['ben'] },
    ])
    react(ben.plan, id, 'agree', false, 'ben')
    settled()
    expect(ana.comment(id)?.reactions[0]).toEqual({ reaction: 'agree', by: ['ana'] })
  })

  test('has a label in both languages', () => {
    for (const one of REACTIONS)
      for (const language of ['en', 'es'] as const) expect(reactionWords[language][one]).toBeTruthy()
  })

  test('settles it and opens it again; the later word counts, and of two at once the one that keeps it in sight', () => {
    const { ana, ben, card, settled } = withCard()
    const id = ana.say(['card', card], 'Good')
    settled()
    settle(ben.plan, id, 'settled', 'ben', 5)
    settled()
    expect(ana.comment(id)).toMatchObject({ state: 'settled', settled: { by: 'ben', at: 5 } })
    settle(ana.plan, id, 'open', 'ana', 1)
    settled()
    expect(ben.comment(id)?.state).toBe('open')
    // Both see it open. Ben settles it; Ana settles it too, and thinks better of it before either hears of the other.
    settle(ben.plan, id, 'settled', 'ben', 6)
    settle(ana.plan, id, 'settled', 'ana', 7)
    settle(ana.plan, id, 'open', 'ana', 8)
    settled()
    expect(ana.comment(id)?.state).toBe('open')
    expect(ben.comment(id)?.state).toBe('open')
  })

  test('writes nothing if nothing changes', () => {
    const { ana, card } = withCard()
    const id = ana.say(['card', card], 'Good')
    const before = Y.encodeStateVector(ana.docs.talk)
    react(ana.plan, id, 'agree', false, 'ana')
    settle(ana.plan, id, 'open', 'ana', 8)
    setMentions(ana.plan, { root: 'comments', id }, [], 'ana')
    react(ana.plan, 'nothing' as CommentId, 'agree', true, 'ana')
    expect(Y.encodeStateVector(ana.docs.talk)).toEqual(before)
  })
})

describe('a range of the vision', () => {
  const VISION = 'Every child reads by nine, and families feel at home.'

  test('keeps to its words while others write before, in and behind it', () => {
    const { ana, ben, settled } = meet(VISION)
    const id = ana.sayOf('child reads by nine', 'By nine?')
    settled()
    ben.writeVision(`Here, ${ben.vision()}`)
    ben.writeVision(ben.vision().replace('reads by', 'reads and counts by'))
    ben.writeVision(ben.vision().replace('nine,', 'nine and ten,'))
    settled()
    expect(ana.wordsOf(id)).toBe('child reads and counts by nine')
    expect(ben.wordsOf(id)).toBe('child reads and counts by nine')
  })

  test('of which all letters have gone shows its quote', () => {
    const { ana, ben, settled } = meet(VISION)
    const id = ana.sayOf('child reads by nine', 'By nine?')
    settled()
    ben.writeVision(VISION.replace('child reads by nine', ''))
    settled()
    expect(ana.comment(id)).toMatchObject({ isOrphan: true, quote: 'child reads by nine' })
    expect(ana.comment(id)?.range).toBeUndefined()
  })

  test('does not go over to the same words elsewhere', () => {
    const { ana, ben, settled } = meet('All children read. We love reading with our children in spring.')
    const id = ana.sayOf('children', 'Which?')
    settled()
    ben.writeVision('All read. We love reading with our children in spring.')
    settled()
    expect(ana.comment(id)?.isOrphan).toBe(true)
  })

  test('that somebody took away and gave back by undo is the same on every screen', () => {
    const { ana, ben, settled } = meet(VISION)
    const id = ana.sayOf('child reads by nine', 'By nine?')
    settled()
    ben.writeVision('Every, and families feel at home.')
    settled()
    ben.undo.undo()
    settled()
    for (const person of [ana, ben]) expect(person.wordsOf(id)).toBe('child reads by nine')
  })

  test.each([0, 6, 12, 25, 27, 53])('stays when its block is split at letter %i', (at) => {
    const { ana, ben, settled } = meet(VISION)
    const id = ana.sayOf('child reads by nine', 'By nine?')
    settled()
    ben.split(at)
    settled()
    for (const person of [ana, ben]) expect(person.wordsOf(id)?.replace(/\s+/g, '')).toBe('childreadsbynine')
  })

  test('stays when its block becomes a heading or a list item', () => {
    const { ana, ben, settled } = meet(VISION)
    const id = ana.sayOf('child reads by nine', 'By nine?')
    settled()
    ben.docs.plan.transact(() => (ben.plan.vision.get(0) as Y.XmlElement).setAttribute('as', 'heading'))
    settled()
    expect(ana.wordsOf(id)).toBe('child reads by nine')
  })

  test('goes with its block, and shows its quote', () => {
    const { ana, ben, settled } = meet(VISION)
    const id = ana.sayOf('child reads by nine', 'By nine?')
    settled()
    ben.docs.plan.transact(() => ben.plan.vision.delete(0, 1))
    settled()
    expect(ana.comment(id)).toMatchObject({ isOrphan: true, quote: 'child reads by nine' })
  })

  test('leaves out the spaces at its ends, and is none without words', () => {
    const { ana } = meet(VISION)
    const about = subjectOfRange(ana.plan, { from: 5, to: 12 }) as Subject
    expect(ana.wordsOf(ana.say(about, 'Who?'))).toBe('child')
    expect(subjectOfRange(ana.plan, { from: 5, to: 6 })).toBeUndefined()
    expect(subjectOfRange(ana.plan, { from: 900, to: 950 })).toBeUndefined()
  })
})

describe('a proposed wording', () => {
  test('shows which words it changes', () => {
    expect(differenceInWords('Children read more', 'All children read much more')).toEqual([
      { kind: 'gone', text: 'Children ' },
      { kind: 'new', text: 'All children ' },
      { kind: 'same', text: 'read' },
      { kind: 'new', text: ' much' },
      { kind: 'same', text: ' more' },
    ])
  })

  test.each(seeds(60))('is told from the old one so that both can be read from it (seed %i)', (seed) => {
    const random = new Random(seed)
    const words = ['a', 'b', 'c', 'año', 'x-y', '\n', '👪', '. ']
    const text = () => Array.from({ length: random.below(25) }, () => random.pick(words)).join(random.pick(['', ' ']))
    const [before, after] = [text(), text()]
    const pieces = differenceInWords(before, after)
    const read = (...kinds: string[]) =>
      pieces
        .filter(({ kind }) => kinds.includes(kind))
        .map((p) => p.text)
        .join('')
    expect(read('same', 'gone')).toBe(before)
    expect(read('same', 'new')).toBe(after)
  })

  test('that is accepted stands in the card, with who did it; one undo takes both back', () => {
    const { ana, ben, card, settled } = withCard()
    const id = ana.say(['card', card], 'Clearer', { proposal: 'All children read much more' })
    settled()
    expect(acceptProposal(ben.plan, id, 'ben', 9)).toBeUndefined()
    settled()
    expect(cardText(ana.plan, card)).toBe('All children read much more')
    expect(ana.comment(id)).toMatchObject({ state: 'settled', accepted: { by: 'ben', at: 9 } })
    ben.undo.undo()
    settled()
    expect(cardText(ana.plan, card)).toBe('Children read more')
    expect(ana.comment(id)).toMatchObject({ state: 'open' })
    expect(ana.comment(id)?.accepted).toBeUndefined()
    ben.undo.redo()
    settled()
    expect(ana.comment(id)).toMatchObject({ words: 'All children read much more', accepted: { by: 'ben', at: 9 } })
  })

  test('leaves what others write into the card meanwhile, when it is accepted and when that is undone', () => {
    const { ana, ben, card, settled } = withCard('Children read more in every school')
    const id = ana.say(['card', card], 'Clearer', { proposal: 'Children read better in each school' })
    settled()
    acceptProposal(ben.plan, id, 'ben', 9)
    typeInCard(ana.plan, card, { index: 0, remove: 0, insert: 'Our ' })
    typeInCard(ana.plan, card, { index: 38, remove: 0, insert: ' and home' })
    settled()
    expect(cardText(ana.plan, card)).toBe('Our Children read better in each school and home')
    ben.undo.undo()
    settled()
    expect(cardText(ana.plan, card)).toBe('Our Children read more in every school and home')
  })

  test('of a range of the vision stands in its place, and the comment still knows where', () => {
    const { ana, ben, settled } = meet()
    const id = ana.sayOf('child reads by nine', 'All of them', 'boy and girl reads')
    const whole = ana.sayOf('families', 'Who?', 'parents')
    settled()
    expect(acceptProposal(ben.plan, id, 'ben', 9)).toBeUndefined()
    expect(acceptProposal(ben.plan, whole, 'ben', 9)).toBeUndefined()
    settled()
    expect(ana.vision()).toBe('Every boy and girl reads, and parents feel at home.')
    for (const person of [ana, ben]) {
      expect(person.wordsOf(id)).toBe('boy and girl reads')
      expect(person.wordsOf(whole)).toBe('parents')
    }
    ben.undo.undo()
    ben.undo.undo()
    settled()
    expect(ana.vision()).toBe('Every child reads by nine, and families feel at home.')
    expect(ana.wordsOf(id)).toBe('child reads by nine')
  })

  test.each(['a card', 'an empty function', 'a range of the vision'])(
    'of %s, accepted by two at once while both write there, stands there once, and each takes his own back',
    (what) => {
      const { ana, ben, card, settled } = withCard('Children read more')
      const fixed = functionCardId('CE')
      const id =
        what === 'a card'
          ? ana.say(['card', card], 'Clearer', { proposal: 'All pupils read much more' })
          : what === 'an empty function'
            ? ana.say(['card', fixed], 'A line', { proposal: 'Meets monthly' })
            : ana.sayOf('child reads by nine', 'All of them', 'boy and girl reads')
      settled()
      const words = () => [cardText(ana.plan, card), cardText(ana.plan, fixed), ana.vision()].join(' | ')
      const before = words()
      const start = Y.encodeStateAsUpdate(ana.docs.plan)
      for (const person of [ana, ben]) expect(acceptProposal(person.plan, id, person.name, 9)).toBeUndefined()
      // What somebody else writes there meanwhile.
      const chidi = new Talker('chidi', 13)
      Y.applyUpdate(chidi.docs.plan, start, 'net')
      typeInCard(chidi.plan, card, { index: 0, remove: 0, insert: 'Our ' })
      typeInCard(chidi.plan, card, { index: 22, remove: 0, insert: ' at home' })
      typeInCard(chidi.plan, fixed, { index: 0, remove: 0, insert: 'Here: ' })
      exchange(ben, chidi)
      settled()
      const isNew = {
        'a card': 'Our All pupils read much more at home',
        'an empty function': 'Meets monthly',
        'a range of the vision': 'Every boy and girl reads, and',
      }[what] as string
      expect(words().split(isNew)).toHaveLength(2)
      expect(readPlan(ben.plan)).toEqual(readPlan(ana.plan))
      ana.undo.undo()
      settled()
      expect(words()).toContain(isNew)
      expect(ben.comment(id)).toMatchObject({ accepted: { by: 'ben', at: 9 } })
      ben.undo.undo()
      settled()
      expect(words()).toBe(before.replace('Children read more |  |', 'Our Children read more at home | Here:  |'))
      expect(ana.comment(id)?.accepted).toBeUndefined()
      expect(readPlan(ben.plan)).toEqual(readPlan(ana.plan))
      // Once more, and this time it is new again.
      expect(acceptProposal(ana.plan, id, 'ana', 10)).toBeUndefined()
      settled()
      expect(words()).toContain(isNew.replace('Our ', '').replace(' at home', ''))
    },
  )

  test('of words in several blocks keeps the blocks', () => {
    const { ana, ben, settled } = meet('Children read. Families feel at home. Nobody waits.')
    ana.split(15)
    settled()
    const id = ana.sayOf('read. \nFamilies', 'Shorter', 'learn.\nParents\ntoo')
    settled()
    acceptProposal(ben.plan, id, 'ben', 9)
    settled()
    expect(ana.vision()).toBe('Children learn.\nParents too feel at home. Nobody waits.')
    expect(ana.plan.vision.length).toBe(2)
  })

  test('fits the lines there are', () => {
    expect(fitLines('a\nb\nc', 2)).toBe('a\nb c')
    expect(fitLines('a', 3)).toBe('a\n\n')
    expect(fitLines('a \n b', 1)).toBe('a b')
  })

  test('is refused with the reason when the card or the words have gone, twice, or where nothing is proposed', () => {
    const { ana, ben, card, settled } = withCard()
    const onCard = ana.say(['card', card], 'Clearer', { proposal: 'Other words' })
    const onRange = ana.sayOf('child reads by nine', 'All', 'boy')
    const plain = ana.say(['card', card], 'No proposal')
    const onBoard = ana.say(['board', 'vision'], 'Whole', { proposal: 'Not possible' })
    settled()
    expect(acceptProposal(ben.plan, plain, 'ben', 9)).toBe('noProposal')
    expect(acceptProposal(ben.plan, onBoard, 'ben', 9)).toBe('noProposal')
    expect(acceptProposal(ben.plan, 'nowhere' as CommentId, 'ben', 9)).toBe('noProposal')
    removeCards(ben.plan, [card], 'ben', 2)
    ben.writeVision('Families feel at home.')
    const before = readPlan(ben.plan)
    expect(acceptProposal(ben.plan, onCard, 'ben', 9)).toBe('gone')
    expect(acceptProposal(ben.plan, onRange, 'ben', 9)).toBe('gone')
    expect(readPlan(ben.plan)).toEqual(before)
    const again = ana.say(['card', functionCardId('CE')], 'A line', { proposal: 'Meets monthly' })
    expect(acceptProposal(ana.plan, again, 'ana', 9)).toBeUndefined()
    expect(acceptProposal(ana.plan, again, 'ana', 9)).toBe('accepted')
    expect(cardText(ana.plan, functionCardId('CE'))).toBe('Meets monthly')
  })

  test('that would make the vision too long is refused whole', () => {
    const { ana } = meet('b'.repeat(1_990))
    typeInCard(ana.plan, VISION_ID, { index: 1_990, remove: 0, insert: ' end' })
    const id = ana.sayOf('end', 'Longer', 'at the very end')
    expect(acceptProposal(ana.plan, id, 'ana', 9)).toBe('tooLong')
    expect(ana.vision()).toHaveLength(1_994)
  })
})

describe('reading', () => {
  test('takes whatever somebody left for nothing, and throws at none of it', () => {
    const { ana, card } = withCard()
    const good = ana.say(['card', card], 'Good')
    const { comments, replies, reactions, settled } = ana.plan.talk as NonNullable<Plan['talk']>
    const junk = [
      ...[1, 'x', null, [], {}].map((value) => () => value),
      () => new Y.Array(),
      () => new Y.Map(),
      () => new Y.Map([['by', 'ben']]),
      () => new Y.Text('x'),
    ]
    for (const [index, make] of junk.entries()) {
      for (const root of [comments, replies, reactions, settled]) {
        root.set(`${good}~p${index}`, make())
        root.set(`junk${index}`, make())
      }
    }
    const position = { type: { client: 9, clock: 9 }, item: { client: 'x', clock: -1 }, assoc: 'no' }
    for (const [index, about] of [
      ['vision', { start: {}, end: {}, before: {}, after: {}, around: ['', ''] }],
      ['vision', { start: position, end: position, before: { tname: 'cards' }, after: [], around: ['', ''] }],
      ['vision', 5],
      ['moon', 'x'],
      ['item', 'cards', 'x'],
    ].entries())
      comments.set(
        `odd${index}`,
        new Y.Map<unknown>([
          ['about', about],
          ['text', new Y.Text('odd')],
          ['by', 'ben'],
        ]),
      )
    const read = readTalk(ana.plan)
    expect(read.find(({ id }) => id === good)).toMatchObject({
      text: 'Good',
      replies: [],
      reactions: [],
      state: 'open',
    })
    expect(read.filter(({ text }) => text === 'odd').every(({ isOrphan }) => isOrphan)).toBe(true)
    expect(ana.docs.plan.share.has('cards')).toBe(true)
  })

  test('again gives the same objects, except where something changed', () => {
    const { ana, card } = withCard()
    const first = ana.say(['card', card], 'One', { at: 1 })
    ana.say(['board', 'vision'], 'Two', { at: 2 })
    const watch = watchTalk(ana.plan)
    const before = watch.read()
    expect(watch.read()).toBe(before)
    let heard = 0
    watch.subscribe(() => (heard += 1))
    typeInCard(ana.plan, card, { index: 0, remove: 0, insert: 'Our ' })
    expect(heard).toBe(1)
    const after = watch.read()
    expect(after[0]).not.toBe(before[0])
    expect(after[0]?.words).toBe('Our Children read more')
    expect(after[1]).toBe(before[1])
    react(ana.plan, first, 'thanks', true, 'ben')
    expect(watch.read()[1]).toBe(before[1])
    expect(watch.read()[0]?.reactions).toHaveLength(1)
    // A change elsewhere is none here.
    const list = watch.read()
    addCard(ana.plan, { column: 'results', band: 'population' }, 'Another')
    expect(watch.read()).toBe(list)
    watch.destroy()
  })
})
