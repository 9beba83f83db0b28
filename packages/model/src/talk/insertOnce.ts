import * as Y from 'yjs'
import { shortHash } from '../hash.ts'

/** A letter in a shared text; null: the beginning. */
export interface After {
  readonly text: Y.Text
  readonly letter: Y.ID | null
}

/** The place right behind a letter, counted as the text stands; -1: its beginning. */
export function placeAfter(text: Y.Text, index: number): After | undefined {
  if (index < 0) return { text, letter: null }
  let left = index
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (left < item.length) return { text, letter: Y.createID(item.id.client, item.id.clock + left) }
    left -= item.length
  }
  return undefined
}

/** Below those of people, which are any of 32 bits: what stands at the same letter comes first, whoever else types there. */
const CLIENTS = 2 ** 26

/**
 * Writes words right behind a letter, within an `edit`, so that everybody who writes the same words for the same reason at
 * the same letter writes the same letters: Yjs knows a letter by its client and clock, and these follow from what is written.
 * They name nothing that stands around them, or two who saw different letters there would part the documents.
 * @param reason tells these words from the same ones written there for another reason
 */
export function insertOnce(doc: Y.Doc, { text, letter }: After, words: string, reason: string): void {
  doc.transact((transaction) => {
    const left = letter && itemEndingWith(transaction, letter)
    let client = 0
    // Words that were written, taken back and are written again are new ones.
    for (let turn = 0; client === 0 || Y.getState(doc.store, client) > 0; turn++)
      client = clientOf([reason, letter?.client, letter?.clock, words, turn].join(' '))
    const next = left ? left.right : text._start
    const comesBefore = next !== null && next.id.client < client && isSameId(next.origin, letter)
    const right = comesBefore ? next : null
    const content = new Y.ContentString(words)
    new Y.Item(Y.createID(client, 0), left, letter, right, right && right.id, text, null, content).integrate(
      transaction,
      0,
    )
  })
}

const isSameId = (a: Y.ID | null, b: Y.ID | null): boolean => (a && b ? Y.compareIDs(a, b) : a === b)

const clientOf = (key: string): number => 1 + (Number.parseInt(shortHash(key), 36) % CLIENTS)

function itemEndingWith(transaction: Y.Transaction, letter: Y.ID): Y.Item {
  // Yjs cuts an item where what is looked at ends.
  const one = Y.createDeleteSet()
  one.clients.set(letter.client, [{ clock: letter.clock, len: 1 }])
  Y.iterateDeletedStructs(transaction, one, () => undefined)
  return Y.getItem(transaction.doc.store, letter) as Y.Item
}
