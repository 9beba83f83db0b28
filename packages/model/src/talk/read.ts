import * as Y from 'yjs'
import type { CommentId } from '../ids.ts'
import type { Plan } from '../plan.ts'
import { LIMITS } from '../protocol.ts'
import { type Accepted, readAccepted } from './proposal.ts'
import {
  type Subject,
  isCardThere,
  isItemThere,
  isParticipantId,
  mayPropose,
  type Reaction,
  readSubject,
  readReactions,
  REACTIONS,
  saidOf,
} from './comment.ts'
import { laterMark, readSettleMark, type SettledBy } from './marks.ts'
import { markOf, TALK_ROOTS, type TalkRoot, touchedTalk } from '../talkRoots.ts'
import { cardText, cutAt } from '../text.ts'
import { visionText } from '../vision.ts'
import { rangeOfAnchor, type VisionRange } from './visionAnchor.ts'

/** Somebody's words, a comment or a reply. */
export interface Said {
  readonly id: CommentId
  /** Participant id; who that is the server's list of people says. */
  readonly by: string
  /** Milliseconds since 1970 by that person's clock; shown, never compared. */
  readonly at: number
  readonly text: string
  readonly mentions: readonly string[]
  /** Taken back by who said it: there are no words any more. */
  readonly isRemoved: boolean
}

export type Reply = Said

/** A comment with all that hangs on it, and how it stands. */
export interface Comment extends Said {
  readonly about: Subject
  /** The words it was about when it was written. */
  readonly quote: string
  /** The words that should stand in the place of those it is about. */
  readonly proposal?: string
  readonly replies: readonly Reply[]
  /** Who said which word; in the order of `REACTIONS`, without those nobody said. */
  readonly reactions: readonly { readonly reaction: Reaction; readonly by: readonly string[] }[]
  /** `settled` by hand, or because its proposal was taken over. */
  readonly state: 'open' | 'settled'
  readonly settled?: { readonly by: string; readonly at: number }
  readonly accepted?: Accepted
  /** What it is about has gone; the quote says what it was. Ideas may come later, so they are never missed. */
  readonly isOrphan: boolean
  /** Where the words stand, in `visionText`; for comments on the vision. */
  readonly range?: VisionRange
  /** The words as they stand, of a card or a range; absent for everything else, and if they have gone. */
  readonly words?: string
}

/** The talk of a plan, the oldest comment first; forgiving of anything. */
export function readTalk(plan: Plan): readonly Comment[] {
  const watch = watchTalk(plan)
  const comments = watch.read()
  watch.destroy()
  return comments
}

/** A talk that is read again only where it, or what it is about, has changed. */
export interface TalkWatch {
  /** The same list until something changes; unchanged comments stay the same objects. */
  read(): readonly Comment[]
  /** Calls back after each transaction that may have changed something, with its origin; returns what ends it. */
  subscribe(onChange: (origin: unknown) => void): () => void
  destroy(): void
}

/** What the talk says of a comment, without the plan. */
type Spoken = Omit<Comment, 'isOrphan' | 'range' | 'words' | 'accepted' | 'state'> & { readonly isOpen: boolean }

interface ReplyEntry {
  readonly to: string
  readonly said: Said
}

export function watchTalk(plan: Plan): TalkWatch {
  const { talk } = plan
  const listeners = new Set<(origin: unknown) => void>()
  const stale = Object.fromEntries(
    TALK_ROOTS.map((root) => [root, new Set<string>(talk?.[root].keys())]),
  ) as unknown as Record<TalkRoot, Set<string>>
  const replies = new Map<string, ReplyEntry>()
  const spoken = new Map<string, Spoken>()
  const derived = new Map<string, Known>()
  let current: readonly Comment[] = []
  let isCurrent = false
  let isPlanStale = true

  const tell = (origin: unknown) => {
    isCurrent = false
    for (const listener of listeners) listener(origin)
  }
  const onTalk = (transaction: Y.Transaction) => {
    if (!talk || transaction.changed.size === 0) return
    for (const [root, id] of touchedTalk(talk, transaction)) stale[root].add(id)
    tell(transaction.origin)
  }
  const onPlan = (transaction: Y.Transaction) => {
    if (transaction.changed.size === 0) return
    isPlanStale = true
    if (spoken.size + stale.comments.size > 0) tell(transaction.origin)
  }
  talk?.doc.on('afterTransaction', onTalk)
  plan.doc.on('afterTransaction', onPlan)

  /** The comments that must be put together anew. */
  const takeStale = (): Set<string> => {
    const ids = new Set(stale.comments)
    for (const id of stale.replies) {
      const old = replies.get(id)
      const entry = readReply(plan, id)
      if (old) ids.add(old.to)
      if (entry) {
        ids.add(entry.to)
        replies.set(id, entry)
      } else replies.delete(id)
    }
    for (const root of ['reactions', 'settled'] as const)
      for (const key of stale[root]) {
        const of = markOf(key)
        if (of) ids.add(of.comment)
      }
    for (const root of TALK_ROOTS) stale[root].clear()
    return ids
  }

  return {
    read() {
      if (isCurrent) return current
      const ids = takeStale()
      if (ids.size > 0) {
        const answers = groupReplies(replies.values())
        const marks = talk ? marksOf(talk.reactions, talk.settled, ids) : new Map<string, Marks>()
        for (const id of ids) {
          const one = readSpoken(plan, id, answers.get(id) ?? [], marks.get(id) ?? NO_MARKS)
          if (one) spoken.set(id, one)
          else spoken.delete(id)
        }
      }
      // Words of the plan are read once for all comments on them, and only where the plan has changed.
      const words = new Map<string, string | undefined>()
      const next: Comment[] = []
      for (const [id, from] of spoken) {
        const known = derived.get(id)
        const comment = known && !isPlanStale && !ids.has(id) ? known.comment : derive(plan, from, words, known)
        if (comment !== known?.comment || from !== known.from) derived.set(id, { from, comment })
        next.push(comment)
      }
      isPlanStale = false
      for (const id of derived.keys()) if (!spoken.has(id)) derived.delete(id)
      next.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
      if (next.length !== current.length || next.some((comment, index) => comment !== current[index])) current = next
      isCurrent = true
      return current
    },
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    destroy() {
      talk?.doc.off('afterTransaction', onTalk)
      plan.doc.off('afterTransaction', onPlan)
      listeners.clear()
    },
  }
}

interface Marks {
  readonly reactions: ReadonlyMap<Reaction, readonly string[]>
  readonly settled: SettledBy | undefined
}
const NO_MARKS: Marks = { reactions: new Map(), settled: undefined }

function groupReplies(replies: Iterable<ReplyEntry>): Map<string, Said[]> {
  const grouped = new Map<string, Said[]>()
  for (const { to, said } of replies) {
    const list = grouped.get(to)
    if (list) list.push(said)
    else grouped.set(to, [said])
  }
  return grouped
}

function marksOf(
  reactions: Y.Map<unknown>,
  settled: Y.Map<unknown>,
  ids: ReadonlySet<string>,
): ReadonlyMap<string, Marks> {
  const found = new Map<string, { reactions: Map<Reaction, string[]>; settled: SettledBy | undefined }>()
  const of = (comment: string) => {
    const known = found.get(comment) ?? { reactions: new Map<Reaction, string[]>(), settled: undefined }
    found.set(comment, known)
    return known
  }
  for (const [key, value] of reactions) {
    const mark = markOf(key)
    if (!mark || !ids.has(mark.comment)) continue
    for (const reaction of readReactions(value)) {
      const { reactions: said } = of(mark.comment)
      said.set(reaction, [...(said.get(reaction) ?? []), mark.by].sort())
    }
  }
  for (const [key, value] of settled) {
    const mark = markOf(key)
    const read = mark && ids.has(mark.comment) ? readSettleMark(value) : undefined
    if (!mark || !read) continue
    const marks = of(mark.comment)
    marks.settled = laterMark(marks.settled, { ...read, by: mark.by })
  }
  return found
}

function readSaid(entry: Y.Map<unknown>, id: string): Said | undefined {
  const text = entry.get('text')
  const by = entry.get('by')
  const at = entry.get('at')
  const mentions = entry.get('mentions')
  if (!(text instanceof Y.Text) || !isParticipantId(by)) return undefined
  return {
    id: id as CommentId,
    by,
    at: typeof at === 'number' && Number.isFinite(at) ? at : 0,
    text: cutAt(text.toString(), LIMITS.commentTextMaxLength),
    mentions: Array.isArray(mentions) ? mentions.filter(isParticipantId).slice(0, LIMITS.mentionsMax) : [],
    isRemoved: entry.has('removed'),
  }
}

function readReply(plan: Plan, id: string): ReplyEntry | undefined {
  const entry = saidOf(plan, 'replies', id)
  const said = entry && readSaid(entry, id)
  const to = entry?.get('to')
  return said && typeof to === 'string' ? { to, said } : undefined
}

function readSpoken(plan: Plan, id: string, answers: readonly Said[], marks: Marks): Spoken | undefined {
  const entry = saidOf(plan, 'comments', id)
  const said = entry && readSaid(entry, id)
  const about = readSubject(entry?.get('about'))
  if (!entry || !said || !about) return undefined
  const replies = answers.filter((reply) => !reply.isRemoved).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  // Taken back and unanswered: as if it had never been.
  if (said.isRemoved && replies.length === 0) return undefined
  const quote = entry.get('quote')
  const proposal = entry.get('proposal')
  const { settled } = marks
  return {
    ...said,
    about,
    quote: typeof quote === 'string' ? cutAt(quote, LIMITS.quoteMaxLength) : '',
    ...(typeof proposal === 'string' && mayPropose(about)
      ? { proposal: cutAt(proposal, LIMITS.cardTextMaxLength) }
      : {}),
    replies,
    reactions: REACTIONS.flatMap((reaction) => {
      const by = marks.reactions.get(reaction)
      return by ? [{ reaction, by }] : []
    }),
    isOpen: settled?.is !== 'settled',
    ...(settled?.is === 'settled' ? { settled: { by: settled.by, at: settled.at } } : {}),
  }
}

interface Known {
  readonly from: Spoken
  readonly comment: Comment
}

/** How it stands beside the plan; the comment as it was, if that is nothing new. @param words by subject, as far as read */
function derive(plan: Plan, from: Spoken, words: Map<string, string | undefined>, known: Known | undefined): Comment {
  const { about, quote } = from
  const accepted = from.proposal === undefined ? undefined : readAccepted(plan, from.id)
  const range = about[0] === 'vision' ? rangeOfAnchor(plan, about[1], quote) : undefined
  const now = wordsOfSubject(plan, about, range, words)
  const isOrphan = about[0] === 'item' ? !isItemThere(plan, about[1], about[2]) : hasWords(about) && now === undefined
  const old = known?.from === from ? known.comment : undefined
  if (
    old &&
    old.isOrphan === isOrphan &&
    old.words === now &&
    old.range?.from === range?.from &&
    old.range?.to === range?.to &&
    old.accepted?.by === accepted?.by &&
    old.accepted?.at === accepted?.at
  )
    return old
  const { isOpen, ...spoken } = from
  return {
    ...spoken,
    state: isOpen && !accepted ? 'open' : 'settled',
    ...(accepted ? { accepted } : {}),
    isOrphan,
    ...(range ? { range } : {}),
    ...(now === undefined ? {} : { words: now }),
  }
}

const hasWords = (about: Subject): boolean => about[0] === 'card' || about[0] === 'vision'

function wordsOfSubject(
  plan: Plan,
  about: Subject,
  range: VisionRange | undefined,
  known: Map<string, string | undefined>,
): string | undefined {
  const once = (key: string, read: () => string | undefined) => {
    if (!known.has(key)) known.set(key, read())
    return known.get(key)
  }
  if (about[0] === 'vision') return range && once('vision', () => visionText(plan))?.slice(range.from, range.to)
  if (about[0] !== 'card') return undefined
  return once(`card ${about[1]}`, () => (isCardThere(plan, about[1]) ? cardText(plan, about[1]) : undefined))
}
