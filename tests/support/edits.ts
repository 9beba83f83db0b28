import {
  addCard,
  addLink,
  adoptCards,
  bringBackCards,
  type Card,
  COLUMN_FACTS,
  COLUMNS_AND_STRIPS,
  FUNCTION_CODES,
  isFixedCard,
  moveCards,
  removeCards,
  removeLinks,
  setAddressed,
  setReading,
  setField,
  type Target,
  typeInCard,
} from '@commonboard/model'
import * as Y from 'yjs'
import type { Peer } from './peers.ts'
import type { Random } from './random.ts'
import { anyBroughtEdit, anySeveralEdit, anyValueEdit } from './severalEdits.ts'
import { anyStructureEdit, itemWords, typeSomewhere } from './structureEdits.ts'

const OPEN_COLUMNS = COLUMNS_AND_STRIPS.filter((column) => !COLUMN_FACTS[column].isFixed)

/**
 * Keeps account of single letters. Every letter typed in a run is another one, so that each can be asked for:
 * who typed it, did somebody take it away, is it still there.
 */
export class Ledger {
  readonly typedBy = new Map<string, Peer>()
  /** Taken away by somebody's own act: deleted, or undone by who had typed it. */
  readonly taken = new Set<string>()
  // Ideographs: one UTF-16 unit each, enough for twenty thousand letters.
  private nextLetter = 0x4e00

  letters(peer: Peer, count: number): string {
    let letters = ''
    for (let i = 0; i < count; i++) {
      const letter = String.fromCharCode(this.nextLetter++)
      this.typedBy.set(letter, peer)
      letters += letter
    }
    return letters
  }
}

/** Every letter in a peer's plan, removed cards and reasons included, and how often: a merge and a copy write it again. */
export function lettersOf(peer: Peer): Map<string, number> {
  const letters = new Map<string, number>()
  const count = (words: string) => {
    for (const letter of words) letters.set(letter, (letters.get(letter) ?? 0) + 1)
  }
  const { cards, removed } = peer.read()
  for (const card of [...cards, ...removed]) count(card.text)
  for (const words of itemWords(peer)) count(words)
  // What a merge puts between two texts is nobody's.
  letters.delete('\n')
  return letters
}

/** Every value of cards, links and what goes with them, and whether this peer gave it. Removal is nobody's to keep. */
function valuesOf({ plan }: Peer): Map<string, { value: string; isOwn: boolean }> {
  const values = new Map<string, { value: string; isOwn: boolean }>()
  const take = (path: string, map: Y.Map<unknown>) => {
    for (const [key, item] of map._map)
      if (!item.deleted && key !== 'removed' && item.content instanceof Y.ContentAny)
        values.set(`${path}/${key}`, {
          value: JSON.stringify(item.content.arr[0]),
          isOwn: item.id.client === plan.doc.clientID,
        })
  }
  for (const root of ['links', 'reasons', 'waivers', 'functions', 'words'] as const) take(root, plan[root])
  for (const [id, card] of plan.cards) take(`cards/${id}`, card)
  return values
}

const WEIGHTS = {
  add: 5,
  type: 12,
  erase: 4,
  move: 6,
  moveSeveral: 1,
  link: 4,
  unlink: 1,
  remove: 2,
  bringBack: 2,
  value: 2,
  address: 1,
  adopt: 1,
  undo: 4,
  redo: 2,
  closeStep: 5,
  structure: 8,
  item: 6,
  several: 9,
  fields: 9,
  brought: 0,
} as const
export type Act = keyof typeof WEIGHTS

/** One thing somebody does, chosen by chance; `ledger` keeps account of the letters. */
export function anyEdit(ledger: Ledger, weights: Readonly<Partial<Record<Act, number>>> = WEIGHTS) {
  return (peer: Peer, random: Random): void => {
    const { cards, removed, links } = peer.read()
    const card = random.pick(cards) as Card
    const movable = cards.filter((one) => !isFixedCard(one.id))
    switch (random.weighted(weights as Record<Act, number>)) {
      case 'add':
        addCard(peer.plan, anyTarget(random, cards), random.chance(0.5) ? ledger.letters(peer, 3) : '')
        break
      case 'type': {
        const text = peer.text(card.id)
        const insert = ledger.letters(peer, 1 + random.below(4))
        typeInCard(peer.plan, card.id, { index: random.below(text.length + 1), remove: 0, insert })
        break
      }
      case 'erase': {
        const text = peer.text(card.id)
        const index = random.below(text.length + 1)
        const remove = random.below(Math.min(6, text.length - index + 1))
        for (const letter of text.slice(index, index + remove)) ledger.taken.add(letter)
        typeInCard(peer.plan, card.id, { index, remove, insert: '' })
        break
      }
      case 'move': {
        const moving = random.pick(movable)
        if (moving) moveCards(peer.plan, [moving.id], anyTarget(random, cards))
        break
      }
      case 'moveSeveral':
        moveCards(
          peer.plan,
          movable.filter(() => random.chance(0.2)).map((one) => one.id),
          anyTarget(random, cards),
        )
        break
      case 'link':
        addLink(peer.plan, card.id, (random.pick(cards) as Card).id)
        break
      case 'unlink': {
        const link = random.pick(links)
        if (link) removeLinks(peer.plan, [link.id])
        break
      }
      case 'remove':
        removeCards(peer.plan, [card.id], peer.name, random.below(1e9))
        break
      case 'bringBack': {
        const back = random.pick(removed)
        if (back) bringBackCards(peer.plan, [back.id])
        break
      }
      case 'value':
        if (random.chance(0.5)) setField(peer.plan, card.id, 'unit', random.pick(['%', 'days', '']) ?? '')
        else setReading(peer.plan, card.id, `20${20 + random.below(7)}`, random.chance(0.2) ? null : random.below(100))
        break
      case 'address':
        setAddressed(peer.plan, random.pick(FUNCTION_CODES) ?? 'CE', random.pick(['now', 'later', undefined]))
        break
      case 'adopt':
        adoptCards(peer.plan, [card.id])
        break
      case 'undo':
      case 'redo': {
        const act = random.chance(0.67) ? 'undo' : 'redo'
        const before = lettersOf(peer)
        const values = valuesOf(peer)
        peer[act]()
        const left = valuesOf(peer)
        for (const [path, { value, isOwn }] of values)
          if (!isOwn && left.get(path)?.value !== value)
            throw new Error(`${peer.name} took away what somebody else gave, by ${act}: ${path} ${value}`)
        const after = lettersOf(peer)
        for (const [letter, count] of before) {
          const left = after.get(letter) ?? 0
          const typist = ledger.typedBy.get(letter)
          // Who takes back what he typed takes it back for good, wherever others have copied it to meanwhile.
          if (typist === peer && left < count) ledger.taken.add(letter)
          if (left > 0) continue
          // A redo may repeat a deletion of others' letters, which was an act of one's own.
          if (typist && typist !== peer && !ledger.taken.has(letter))
            throw new Error(`${peer.name} took ${typist.name}'s letter ${letter} away by ${act}`)
          ledger.taken.add(letter)
        }
        break
      }
      case 'structure':
        anyStructureEdit(peer, random)
        break
      case 'item':
        typeSomewhere(peer, random, ledger)
        break
      case 'several':
        anySeveralEdit(peer, random, ledger)
        break
      case 'fields':
        anyValueEdit(peer, random)
        break
      case 'brought':
        anyBroughtEdit(peer, random, ledger)
        break
      case 'closeStep':
        peer.closeStep()
    }
  }
}

function anyTarget(random: Random, cards: readonly Card[]): Target {
  const column = random.pick(OPEN_COLUMNS) ?? 'impact'
  const band = random.pick(COLUMN_FACTS[column].bands) ?? ''
  const after = random.chance(0.2) ? null : random.pick(cards.filter((card) => card.column === column))?.id
  return { column, band, ...(after === undefined ? {} : { after }) }
}
