import * as Y from 'yjs'
import { LIMITS } from '../protocol.ts'
import { isParticipantId, readSubject, readReactions } from './comment.ts'
import { readSettleMark } from './marks.ts'
import { markOf, type Talk, talkRootOf, touchedTalk } from '../talkRoots.ts'

/**
 * For the server: whether all that a transaction has put into the talk is what this person may say for himself. That it
 * touches nobody else's entries is looked at elsewhere; here it is who an entry says it is by, what its key says, whose
 * comment is settled, and how long it is. What has been taken away claims nothing.
 */
export function claimsHold(talk: Talk, transaction: Y.Transaction, who: string): boolean {
  for (const type of transaction.changed.keys())
    if ((type as Y.AbstractType<unknown>)._item === null && !talkRootOf(talk, type)) return false
  const seen = new Set<string>()
  for (const [root, key] of touchedTalk(talk, transaction)) {
    const name = `${root} ${key}`
    if (seen.has(name) || !talk[root].has(key)) continue
    seen.add(name)
    const value = talk[root].get(key)
    if (root === 'comments' || root === 'replies') {
      if (!isOwnSaying(root, value, who)) return false
      continue
    }
    const mark = markOf(key)
    if (mark?.by !== who || !talk.comments.has(mark.comment)) return false
    if (root === 'reactions') {
      if (!Array.isArray(value) || readReactions(value).length !== value.length) return false
    } else if (!isPlain(value) || !readSettleMark(value) || authorOf(talk, mark.comment) !== who) return false
  }
  return true
}

// What is not there yet claims nothing: a large update comes in pieces, and an entry without its author is read by nobody.
function isOwnSaying(root: 'comments' | 'replies', value: unknown, who: string): boolean {
  if (!(value instanceof Y.Map)) return false
  const entry = value as Y.Map<unknown>
  const isFine = (key: string, isRight: (value: unknown) => boolean) => !entry.has(key) || isRight(entry.get(key))
  if (!isFine('by', (by) => by === who)) return false
  if (!isFine('text', (text) => text instanceof Y.Text && text.length <= LIMITS.commentTextMaxLength)) return false
  if (root === 'comments' && !isFine('about', (about) => readSubject(about) !== undefined)) return false
  if (root === 'replies' && !isFine('to', (to) => typeof to === 'string')) return false
  const isShort = (key: string, max: number) => {
    const words = entry.get(key)
    return words === undefined || (typeof words === 'string' && words.length <= max)
  }
  if (!isShort('quote', LIMITS.quoteMaxLength) || !isShort('proposal', LIMITS.cardTextMaxLength)) return false
  const mentions = entry.get('mentions')
  if (mentions !== undefined && !(Array.isArray(mentions) && mentions.every(isParticipantId))) return false
  if (Array.isArray(mentions) && mentions.length > LIMITS.mentionsMax) return false
  return JSON.stringify(entry.toJSON()).length <= LIMITS.talkEntryMaxLength
}

/** A mark is three short values and nothing else. */
const isPlain = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !(value instanceof Y.AbstractType) && Object.keys(value).length <= 3

function authorOf(talk: Talk, comment: string): unknown {
  const entry = talk.comments.get(comment)
  return entry instanceof Y.Map ? entry.get('by') : undefined
}
