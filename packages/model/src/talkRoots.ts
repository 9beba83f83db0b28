import type * as Y from 'yjs'

/** The roots of the zone `talk`. Every act is an entry of its own in one of them; see README.md, "Own only". */
export const TALK_ROOTS = ['comments', 'replies', 'reactions', 'settled'] as const
export type TalkRoot = (typeof TALK_ROOTS)[number]

export interface Talk {
  readonly doc: Y.Doc
  /** By id. */
  readonly comments: Y.Map<unknown>
  /** By id; each names the comment it answers. */
  readonly replies: Y.Map<unknown>
  /** `<comment>~<participant>` → the words this person has chosen. */
  readonly reactions: Y.Map<unknown>
  /** `<comment>~<participant>` → `{ turn, is, at }`; the latest turn counts. */
  readonly settled: Y.Map<unknown>
}

export const openTalk = (doc: Y.Doc): Talk => ({
  doc,
  comments: doc.getMap('comments'),
  replies: doc.getMap('replies'),
  reactions: doc.getMap('reactions'),
  settled: doc.getMap('settled'),
})

/** Which root of the talk this shared type is. */
export const talkRootOf = (talk: Talk, type: unknown): TalkRoot | undefined =>
  TALK_ROOTS.find((root) => type === talk[root])

const OWNER_MARK = '~'

/** The key of what one person says of one comment. */
export const markKey = (comment: string, by: string): string => `${comment}${OWNER_MARK}${by}`

/** The two halves of such a key; undefined if it is none. */
export function markOf(key: string): { comment: string; by: string } | undefined {
  const [comment, by, ...rest] = key.split(OWNER_MARK)
  return comment && by && rest.length === 0 ? { comment, by } : undefined
}

/** The entries a transaction wrote in, by root. An entry may come several times. */
export function* touchedTalk(talk: Talk, transaction: Y.Transaction): Generator<[TalkRoot, string]> {
  for (const [type, keys] of transaction.changed) {
    const root = talkRootOf(talk, type)
    if (root) {
      for (const key of keys) if (key !== null) yield [root, key]
      continue
    }
    let item = (type as Y.AbstractType<unknown>)._item
    while (item) {
      const above = talkRootOf(talk, item.parent)
      if (above) {
        if (item.parentSub !== null) yield [above, item.parentSub]
        break
      }
      item = (item.parent as Y.AbstractType<unknown>)._item
    }
  }
}
