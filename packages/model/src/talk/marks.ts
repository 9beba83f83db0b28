import { markOf, type Talk } from '../talkRoots.ts'

export type Settled = 'settled' | 'open'

/** What one person says of a comment. `turn` counts up from what he saw: of two, the later one counts. */
export interface SettleMark {
  readonly turn: number
  readonly is: Settled
  /** Milliseconds since 1970 by that person's clock; shown, never compared. */
  readonly at: number
}

export function readSettleMark(value: unknown): SettleMark | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { turn, is, at } = value as Partial<SettleMark>
  if (typeof turn !== 'number' || !Number.isSafeInteger(turn) || (is !== 'settled' && is !== 'open')) return undefined
  return { turn, is, at: typeof at === 'number' ? at : 0 }
}

export interface SettledBy extends SettleMark {
  readonly by: string
}

/** The mark that counts. Of two at one moment `open` does: nothing somebody cares for is put away unseen. */
export const laterMark = (a: SettledBy | undefined, b: SettledBy): SettledBy => {
  if (!a || b.turn > a.turn) return b
  if (b.turn < a.turn) return a
  if (a.is !== b.is) return a.is === 'open' ? a : b
  return a.by < b.by ? a : b
}

/** How a comment stands, and the latest turn. Walks over all marks: for a command, not for a view. */
export function turnsOf(talk: Talk, comment: string): { now: Settled; turn: number } {
  let last: SettledBy | undefined
  for (const [key, value] of talk.settled) {
    const of = markOf(key)
    const mark = readSettleMark(value)
    if (of?.comment === comment && mark) last = laterMark(last, { ...mark, by: of.by })
  }
  return { now: last?.is ?? 'open', turn: last?.turn ?? 0 }
}
