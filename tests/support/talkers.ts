import {
  addCard,
  addComment,
  type Comment,
  type CommentId,
  createUndo,
  fillTemplate,
  type Subject,
  openPlan,
  type Plan,
  prepareVision,
  readTalk,
  spliceBetween,
  subjectOfRange,
  typeInCard,
  VISION_ID,
  visionText,
} from '@commonboard/model'
import * as Y from 'yjs'
import { seedIds } from './peers.ts'
import { Random } from './random.ts'

/** One person's browser with plan and talk. */
export class Talker {
  readonly docs = { plan: new Y.Doc(), talk: new Y.Doc() }
  readonly plan: Plan = openPlan(this.docs)
  readonly undo = createUndo(this.plan)

  constructor(
    readonly name: string,
    clientID: number,
  ) {
    this.docs.plan.clientID = clientID
    this.docs.talk.clientID = clientID
  }

  comments = () => readTalk(this.plan)
  vision = () => visionText(this.plan)

  say(about: Subject, text: string, more: { proposal?: string; mentions?: string[]; at?: number } = {}): CommentId {
    const { at = 1_000, ...rest } = more
    const id = addComment(this.plan, { about, text, ...rest }, this.name, at)
    if (!id) throw new Error(`${this.name} could not say ${text}`)
    return id
  }

  /** Speaks of these words of the vision. */
  sayOf(words: string, text: string, proposal?: string): CommentId {
    const from = this.vision().indexOf(words)
    const about = subjectOfRange(this.plan, { from, to: from + words.length })
    if (!about) throw new Error(`"${words}" is not in the vision`)
    return this.say(about, text, proposal === undefined ? {} : { proposal })
  }

  comment(id: CommentId): Comment | undefined {
    return this.comments().find((one) => one.id === id)
  }

  /** The words of the vision a comment is about; undefined: they have gone. */
  wordsOf = (id: CommentId): string | undefined => this.comment(id)?.words

  writeVision(text: string): void {
    const splice = spliceBetween(this.vision(), text)
    if (splice) typeInCard(this.plan, VISION_ID, splice)
  }

  /** What a rich editor does at Enter: what stands behind is taken away here and written anew in a block of its own. */
  split(at: number): void {
    let left = at
    for (const [index, block] of this.plan.vision.toArray().entries()) {
      const text = (block as Y.XmlElement).get(0) as Y.XmlText
      if (left > text.length) {
        left -= text.length + 1
        continue
      }
      const tail = text.toString().slice(left)
      this.docs.plan.transact(() => {
        if (tail) text.delete(left, tail.length)
        const next = new Y.XmlElement('paragraph')
        next.insert(0, [new Y.XmlText(tail)])
        this.plan.vision.insert(index + 1, [next])
      }, this.plan)
      return
    }
  }
}

export function exchange(...people: readonly Talker[]): void {
  for (const zone of ['plan', 'talk'] as const)
    for (const from of people)
      for (const to of people)
        if (from !== to)
          Y.applyUpdate(
            to.docs[zone],
            Y.encodeStateAsUpdate(from.docs[zone], Y.encodeStateVector(to.docs[zone])),
            'net',
          )
}

/** Ana and Ben at one plan with these words as its vision. */
export function meet(vision = 'Every child reads by nine, and families feel at home.') {
  seedIds(new Random(7))
  const ana = new Talker('ana', 11)
  const ben = new Talker('ben', 12)
  const start = openPlan({ plan: new Y.Doc() })
  start.doc.clientID = 1
  fillTemplate(start, 'blank', 'en')
  prepareVision(start)
  typeInCard(start, VISION_ID, { index: 0, remove: 0, insert: vision })
  for (const person of [ana, ben]) Y.applyUpdate(person.docs.plan, Y.encodeStateAsUpdate(start.doc), 'net')
  return { ana, ben, settled: () => exchange(ana, ben) }
}

/** The same with one result, made by Ana. */
export function withCard(text = 'Children read more') {
  const met = meet()
  const card = addCard(met.ana.plan, { column: 'results', band: 'population' }, text)
  met.ana.undo.closeStep()
  met.settled()
  return { ...met, card }
}
