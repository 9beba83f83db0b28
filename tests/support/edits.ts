import {
  addCard,
  addLink,
  adoptCards,
  bringBackCards,
  type Card,
  COLUMN_FACTS,
  COLUMNS,
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
import type { Peer } from './peers.ts'
import type { Random } from './random.ts'
import { anyStructureEdit, itemWords, typeSomewhere } from './structureEdits.ts'

const OPEN_COLUMNS = COLUMNS.filter((column) => !COLUMN_FACTS[column].isFixed)

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

/** Every letter in a peer's plan, removed cards and reasons included. */
export function lettersOf(peer: Peer): Set<string> {
  const letters = new Set<string>()
  const { cards, removed } = peer.read()
  for (const card of [...cards, ...removed]) for (const letter of card.text) letters.add(letter)
  for (const words of itemWords(peer)) for (const letter of words) letters.add(letter)
  return letters
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
        peer[act]()
        const after = lettersOf(peer)
        for (const letter of before) {
          if (after.has(letter)) continue
          const typist = ledger.typedBy.get(letter)
          // A redo may repeat a deletion of others' letters, which was an act of one's own.
          if (typist !== peer && !ledger.taken.has(letter))
            throw new Error(`${peer.name} took ${typist?.name}'s letter ${letter} away by ${act}`)
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
