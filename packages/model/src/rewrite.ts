import type * as Y from 'yjs'
import { RESTORE_MAX_CELLS, splicesBetween } from './compare/wording.ts'
import { wordsOfTexts } from './entry.ts'
import { shortHash } from './hash.ts'
import { setKey } from './plan.ts'
import { readRemovalMark, type RemovalMark } from './removal.ts'

/** Who restores, and when. */
export interface Restorer {
  /** Participant id; stands in the marks of what is taken away. */
  readonly by: string
  readonly at: number
}

/** Writes a text over another so that words that stay are left alone. */
export function rewriteText(text: Y.Text, wanted: string): void {
  for (const { index, remove, insert } of splicesBetween(text.toString(), wanted, RESTORE_MAX_CELLS)) {
    if (remove > 0) text.delete(index, remove)
    if (insert) text.insert(index, insert)
  }
}

/** The mark on an entry with these texts. */
export const markOf = ({ by, at }: Restorer, texts: readonly string[]): RemovalMark => ({
  by,
  at,
  text: shortHash(wordsOfTexts(texts)),
})

/** Sets or lifts the removal mark of an entry that has these texts by now; one that has not held is left alone. */
export function restoreMark(
  entry: Y.Map<unknown>,
  wasRemoved: boolean,
  removed: Restorer | undefined,
  texts: readonly string[],
): void {
  if (removed) {
    const { by, at, text } = markOf(removed, texts)
    const now = readRemovalMark(entry)
    if (now?.by !== by || now.at !== at || now.text !== text) setKey(entry, 'removed', { by, at, text })
  } else if (wasRemoved || readRemovalMark(entry)?.text === shortHash(wordsOfTexts(texts)))
    setKey(entry, 'removed', undefined)
}
