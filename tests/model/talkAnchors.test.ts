import {
  acceptProposal,
  addCard,
  addReply,
  type CommentId,
  openPlan,
  prepareVision,
  react,
  readTalk,
  removeComment,
  REACTIONS,
  settle,
  spliceVision,
  typeInCard,
  typeInComment,
  VISION_ID,
  watchTalk,
} from '@commonboard/model'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { seedIds } from '../support/peers.ts'
import { Random, seeds } from '../support/random.ts'
import { exchange, meet, Talker } from '../support/talkers.ts'

afterEach(() => void vi.restoreAllMocks())

/**
 * The obvious model of a range: every letter is one of a kind. What must hold whatever happened: everybody sees the same;
 * while its first and last letter stand, the range is what stands between them; it never takes in a letter beyond its old
 * neighbors, and while any of its own letters stands it is not lost, nor any of those letters outside of it. Letters that
 * were struck out and given back by undo are others to Yjs, so these count as gone (`struck`).
 */
describe('anchors, several people and a bad network', () => {
  const FIRST = 0x4e00
  test.each(seeds(60))('are where the letters are (seed %i)', (seed) => {
    const random = new Random(seed)
    seedIds(random)
    let used = 0
    const fresh = (count: number) => Array.from({ length: count }, () => String.fromCharCode(FIRST + used++)).join('')
    const start = openPlan({ plan: new Y.Doc() })
    start.doc.clientID = 1
    prepareVision(start)
    spliceVision(start.vision, { index: 0, remove: 0, insert: fresh(60) })
    const people = ['ana', 'ben', 'chidi'].map((name, index) => new Talker(name, 100 + index))
    const mail = people.map((): { to: Talker; zone: 'plan' | 'talk'; update: Uint8Array }[] => [])
    for (const [index, person] of people.entries()) {
      Y.applyUpdate(person.docs.plan, Y.encodeStateAsUpdate(start.doc), 'net')
      for (const zone of ['plan', 'talk'] as const)
        person.docs[zone].on('update', (update: Uint8Array, origin: unknown) => {
          if (origin === 'net') return
          for (const to of people) if (to !== person) mail[index]?.push({ to, zone, update })
        })
    }
    const deliver = (most: number) => {
      for (let count = 0; count < most; count++) {
        const box = random.pick(mail.filter((one) => one.length > 0))
        const letter = box?.shift()
        if (!letter) return
        Y.applyUpdate(letter.to.docs[letter.zone], letter.update, 'net')
      }
    }
    const ranges = new Map<CommentId, { letters: string; before: string; after: string }>()
    const struck = new Set<string>()
    for (let step = 0; step < 60; step++) {
      const person = random.pick(people) as Talker
      const text = person.vision()
      const at = random.below(text.length + 1)
      const act = random.weighted({ type: 6, strike: 4, speak: 2, undo: 1 })
      if (act === 'type')
        typeInCard(person.plan, VISION_ID, { index: at, remove: 0, insert: fresh(1 + random.below(4)) })
      if (act === 'strike') typeInCard(person.plan, VISION_ID, { index: at, remove: 1 + random.below(6), insert: '' })
      if (act === 'undo' && seed % 2 === 1) person.undo.undo()
      if (act === 'speak' && at < text.length) {
        const letters = text.slice(at, at + 2 + random.below(8))
        const id = person.sayOf(letters, 'About this')
        ranges.set(id, { letters, before: text[at - 1] ?? '', after: text[at + letters.length] ?? '' })
      }
      for (const letter of text) if (!person.vision().includes(letter)) struck.add(letter)
      person.undo.closeStep()
      deliver(random.below(6))
    }
    deliver(Infinity)
    const [ana, ...others] = people as [Talker, ...Talker[]]
    for (const other of others) expect(other.comments()).toEqual(ana.comments())
    const text = ana.vision()
    for (const [id, { letters, before, after }] of ranges) {
      const range = ana.comment(id)?.range
      const isThere = (letter: string) => letter !== '' && text.includes(letter) && !struck.has(letter)
      const living = [...letters].filter(isThere)
      if (living.length > 0) expect(range, `the range of ${id}`).toBeDefined()
      if (!range) continue
      const [first, last] = [letters[0] as string, letters.at(-1) as string]
      if (isThere(first) && isThere(last))
        expect(range).toEqual({ from: text.indexOf(first), to: text.indexOf(last) + 1 })
      for (const letter of living) {
        expect(text.indexOf(letter)).toBeGreaterThanOrEqual(range.from)
        expect(text.indexOf(letter)).toBeLessThan(range.to)
      }
      if (isThere(before)) expect(text.indexOf(before)).toBeLessThan(range.from)
      if (isThere(after)) expect(text.indexOf(after)).toBeGreaterThanOrEqual(range.to)
    }
  })

  test.each(seeds(40))('and everybody reads the same talk in the end (seed %i)', (seed) => {
    const random = new Random(seed)
    const { ana, ben } = meet()
    const chidi = new Talker('chidi', 13)
    exchange(ana, ben, chidi)
    const people = [ana, ben, chidi]
    const card = addCard(ana.plan, { column: 'results', band: 'population' }, 'Children read more')
    for (let step = 0; step < 80; step++) {
      const person = random.pick(people) as Talker
      const one = random.pick(person.comments())
      const act = random.weighted({
        say: 3,
        answer: 2,
        react: 3,
        settle: 3,
        remove: 1,
        type: 2,
        accept: 1,
        undo: 1,
        meet: 3,
      })
      const me = person.name
      if (act === 'say') person.say(['card', card], `words ${step}`, { proposal: `Children read ${step}`, at: step })
      if (act === 'meet') exchange(person, random.pick(people.filter((other) => other !== person)) as Talker)
      if (act === 'undo') person.undo.undo()
      if (!one) continue
      if (act === 'answer') addReply(person.plan, one.id, { text: `answer ${step}` }, me, step)
      if (act === 'react') react(person.plan, one.id, random.pick(REACTIONS) ?? 'agree', random.chance(0.7), me)
      if (act === 'settle') settle(person.plan, one.id, random.chance(0.5) ? 'settled' : 'open', me, step)
      if (act === 'remove' && one.by === me) removeComment(person.plan, { root: 'comments', id: one.id }, step)
      if (act === 'type')
        typeInComment(person.plan, { root: 'comments', id: one.id }, { index: 0, remove: 1, insert: 'w' }, me)
      if (act === 'accept') acceptProposal(person.plan, one.id, me, step)
    }
    exchange(...people)
    exchange(...people)
    for (const person of people) {
      expect(person.comments()).toEqual(ana.comments())
      const watch = watchTalk(person.plan)
      expect(watch.read()).toEqual(readTalk(person.plan))
      watch.destroy()
    }
  })
})
