import type * as Y from 'yjs'

export interface RemovalMark {
  /** Participant id of who removed it. */
  readonly by: string
  /** Milliseconds since 1970 by that person's clock; shown, never compared. */
  readonly at: number
  /** Short hash of what was removed (`markHash`): while the entry has these words it counts as removed. */
  readonly text: string
}

/** The mark on a card or an item of the structure; whether it still holds depends on the words (`wordsIn`). */
export function readRemovalMark(entry: Y.Map<unknown>): RemovalMark | undefined {
  const mark = entry.get('removed') as Partial<RemovalMark> | undefined
  if (typeof mark !== 'object' || mark === null || typeof mark.text !== 'string') return undefined
  return {
    by: typeof mark.by === 'string' ? mark.by : '',
    at: typeof mark.at === 'number' ? mark.at : 0,
    text: mark.text,
  }
}
