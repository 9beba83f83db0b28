import * as Y from 'yjs'
import { entryOf, ITEM_ROOTS, type ItemRoot, removedBy } from '../entry.ts'
import { ideaText } from '../idea.ts'
import { type CommentId, type CardId, type IdeaId, isCardId, type ItemId, newCommentId } from '../ids.ts'
import { editTalk, type Plan, sameValue, setKey } from '../plan.ts'
import { LIMITS } from '../protocol.ts'
import { type Settled, turnsOf } from './marks.ts'
import { markKey, type TalkRoot } from '../talkRoots.ts'
import { cardOf, cardText, cutAt, functionCodeOf, isFixedCard, type Splice, VISION_ID } from '../text.ts'
import { visionText } from '../vision.ts'
import { anchorInVision, rangeOfAnchor, type VisionAnchor, type VisionRange } from './visionAnchor.ts'

/** What can be said to a comment with one press; their labels stand in `words/talk.ts`. */
export const REACTIONS = ['agree', 'question', 'matters', 'thanks'] as const
export type Reaction = (typeof REACTIONS)[number]

/** The boards one can speak of as a whole. */
export const TALK_BOARDS = ['vision', 'logicModel', 'leadership', 'ideas'] as const
export type TalkBoard = (typeof TALK_BOARDS)[number]

/** What a comment is about, as it is kept in the comment. */
export type Subject =
  | readonly ['card', CardId]
  | readonly ['item', ItemRoot, ItemId]
  | readonly ['vision', VisionAnchor]
  | readonly ['idea', string]
  | readonly ['board', TalkBoard]

export interface NewComment {
  readonly about: Subject
  readonly text: string
  /** Participant ids. */
  readonly mentions?: readonly string[]
  /** The words that should stand in the place of the card's, or of the range's. */
  readonly proposal?: string
}

const PARTICIPANT_ID = /^[\w-]{1,64}$/
export const isParticipantId = (value: unknown): value is string =>
  typeof value === 'string' && PARTICIPANT_ID.test(value)

/** What the comment of some words of the vision is about; undefined where there are no words. */
export function subjectOfRange(plan: Plan, range: VisionRange): Subject | undefined {
  const anchor = anchorInVision(plan, range)
  return anchor && ['vision', anchor]
}

/**
 * Says something about a part of the plan.
 * @returns its id; undefined if there is nothing in it, or the zone is not open
 */
export function addComment(plan: Plan, comment: NewComment, by: string, at: number): CommentId | undefined {
  const { about, text, mentions = [], proposal } = comment
  if (!plan.talk || !isParticipantId(by) || !readSubject(about)) return undefined
  const wording = proposal !== undefined && mayPropose(about) ? cutAt(proposal, LIMITS.cardTextMaxLength) : undefined
  if (!text.trim() && wording === undefined) return undefined
  const quote = cutAt(wordsAbout(plan, about) ?? '', LIMITS.quoteMaxLength)
  const id = newCommentId()
  editTalk(plan, ({ comments }) =>
    comments.set(
      id,
      new Y.Map<unknown>([
        ['about', about],
        ...said(text, mentions, by, at),
        ...(quote ? [['quote', quote] as [string, unknown]] : []),
        ...(wording === undefined ? [] : [['proposal', wording] as [string, unknown]]),
      ]),
    ),
  )
  return id
}

export function addReply(
  plan: Plan,
  to: CommentId,
  { text, mentions = [] }: Pick<NewComment, 'text' | 'mentions'>,
  by: string,
  at: number,
): CommentId | undefined {
  if (!plan.talk?.comments.has(to) || !isParticipantId(by) || !text.trim()) return undefined
  const id = newCommentId()
  editTalk(plan, ({ replies }) => replies.set(id, new Y.Map<unknown>([['to', to], ...said(text, mentions, by, at)])))
  return id
}

const said = (text: string, mentions: readonly string[], by: string, at: number): [string, unknown][] => {
  const named = [...new Set(mentions.filter(isParticipantId))].slice(0, LIMITS.mentionsMax)
  return [
    ['text', new Y.Text(cutAt(text.trim(), LIMITS.commentTextMaxLength))],
    ['by', by],
    ['at', at],
    ...(named.length > 0 ? [['mentions', named] as [string, unknown]] : []),
  ]
}

/** Where a comment or a reply stands: the root it is in and its id. */
export interface SaidRef {
  readonly root: 'comments' | 'replies'
  readonly id: CommentId
}

/** Writes a change into one's own words. Words over the limit are cut at the limit. */
export function typeInComment(plan: Plan, { root, id }: SaidRef, splice: Splice, by: string): void {
  const entry = saidOf(plan, root, id)
  const text = entry?.get('text')
  if (entry?.get('by') !== by || !(text instanceof Y.Text)) return
  const index = Math.min(splice.index, text.length)
  const remove = Math.min(splice.remove, text.length - index)
  const insert = cutAt(splice.insert, LIMITS.commentTextMaxLength - (text.length - remove))
  if (remove === 0 && insert === '') return
  editTalk(plan, () => {
    if (remove > 0) text.delete(index, remove)
    if (insert) text.insert(index, insert)
  })
}

/** Other people named in one's own words. */
export function setMentions(plan: Plan, { root, id }: SaidRef, mentions: readonly string[], by: string): void {
  const entry = saidOf(plan, root, id)
  if (entry?.get('by') !== by) return
  const named = [...new Set(mentions.filter(isParticipantId))].slice(0, LIMITS.mentionsMax)
  if (sameValue(entry.get('mentions') ?? [], named)) return
  editTalk(plan, () => setKey(entry, 'mentions', named.length > 0 ? named : undefined))
}

/**
 * Takes words back for good: the letters go, and so do the quote, the proposal and who was named. The entry stays, for
 * others may have answered it.
 */
export function removeComment(plan: Plan, { root, id }: SaidRef, at: number): void {
  const entry = saidOf(plan, root, id)
  if (!entry || entry.has('removed')) return
  editTalk(plan, () => {
    const text = entry.get('text')
    if (text instanceof Y.Text && text.length > 0) text.delete(0, text.length)
    for (const key of ['quote', 'proposal', 'mentions']) if (entry.has(key)) entry.delete(key)
    entry.set('removed', at)
  })
}

/** Says one of the words to a comment, or takes it back. */
export function react(plan: Plan, comment: CommentId, reaction: Reaction, isSaid: boolean, by: string): void {
  if (!plan.talk?.comments.has(comment) || !isParticipantId(by)) return
  const key = markKey(comment, by)
  const old = readReactions(plan.talk.reactions.get(key))
  const next = REACTIONS.filter((one) => (one === reaction ? isSaid : old.includes(one)))
  if (sameValue(old, next)) return
  editTalk(plan, ({ reactions }) => setKey(reactions, key, next.length > 0 ? next : undefined))
}

/** Says that a comment is dealt with, or that it is not. Each person's word is an entry of its own; the latest counts. */
export function settle(plan: Plan, comment: CommentId, is: Settled, by: string, at: number): void {
  const { talk } = plan
  if (!talk?.comments.has(comment) || !isParticipantId(by)) return
  const { now, turn } = turnsOf(talk, comment)
  if (now === is) return
  editTalk(plan, ({ settled }) => settled.set(markKey(comment, by), { turn: turn + 1, is, at }))
}

export const mayPropose = (about: Subject): boolean =>
  about[0] === 'vision' || (about[0] === 'card' && about[1] !== VISION_ID)

/** The words as they stand of what a comment is about; undefined if it has none of its own, or they have gone. */
export function wordsAbout(plan: Plan, about: Subject, quote?: string): string | undefined {
  if (about[0] === 'card') return isCardThere(plan, about[1]) ? cardText(plan, about[1]) : undefined
  if (about[0] === 'idea') return ideaText(plan, about[1] as IdeaId)?.toString()
  if (about[0] !== 'vision') return undefined
  const range = rangeOfAnchor(plan, about[1], quote)
  return range && visionText(plan).slice(range.from, range.to)
}

export function isCardThere(plan: Plan, id: CardId): boolean {
  if (isFixedCard(id)) return id === VISION_ID || functionCodeOf(id) !== undefined
  const card = cardOf(plan, id)
  return card !== undefined && removedBy('cards', card) === undefined
}

export function isItemThere(plan: Plan, root: ItemRoot, id: string): boolean {
  const entry = entryOf(plan, root, id)
  return entry !== undefined && removedBy(root, entry) === undefined
}

export function saidOf(plan: Plan, root: TalkRoot, id: string): Y.Map<unknown> | undefined {
  const entry = plan.talk?.[root].get(id)
  return entry instanceof Y.Map ? (entry as Y.Map<unknown>) : undefined
}

/** What a comment is about, as it came from somebody else; undefined if it is nothing we know. */
export function readSubject(value: unknown): Subject | undefined {
  if (!Array.isArray(value)) return undefined
  const [kind, one, two] = value as readonly unknown[]
  if (kind === 'card' || kind === 'idea') return isCardId(one) ? ([kind, one] as Subject) : undefined
  if (kind === 'board') return TALK_BOARDS.some((board) => board === one) ? (['board', one] as Subject) : undefined
  if (kind === 'item') {
    const root = ITEM_ROOTS.find((name) => name === one)
    return root && isCardId(two) ? ['item', root, two as string as ItemId] : undefined
  }
  return kind === 'vision' && isAnchor(one) ? ['vision', one] : undefined
}

function isAnchor(value: unknown): value is VisionAnchor {
  if (typeof value !== 'object' || value === null) return false
  const { start, end, before, after, around } = value as Partial<Record<keyof VisionAnchor, unknown>>
  return (
    [start, end, before, after].every((position) => typeof position === 'object' && position !== null) &&
    Array.isArray(around) &&
    around.length === 2 &&
    around.every((letters) => typeof letters === 'string')
  )
}

export const readReactions = (value: unknown): Reaction[] =>
  Array.isArray(value) ? REACTIONS.filter((one) => value.includes(one)) : []
