import type { CardId } from '../ids.ts'
import type { Card, PlanContent } from '../read.ts'
import { ALIKE, pieces as piecesOf, similarity } from '../similar.ts'
import { functionCardId, functionCodeOf, VISION_ID } from '../text.ts'
import type { Column } from '../vocabulary.ts'
import { withoutBullet } from './bullets.ts'
import { cleaned, type Draft, type WhyLeftOut } from './drafts.ts'

/** By what a row was found to speak of a card, the surest first. `chosen`: somebody said so. */
export type FoundBy = 'chosen' | 'id' | 'number' | 'text' | 'alike'
export interface Candidate {
  readonly card: CardId
  /** 0 to 1. */
  readonly likeness: number
}
export interface Match {
  readonly card?: Card
  readonly by?: FoundBy
  readonly likeness?: number
  /** Cards it might be, the likeliest first. More than one, and none taken: somebody has to choose. */
  readonly candidates: readonly Candidate[]
  readonly isUndecided?: true
  readonly leftOut?: WhyLeftOut
}
/** For a row, by the key of its draft: a card, a card of its own, or nothing. */
export type Choice = CardId | 'new' | 'leaveOut'

/** A number and a text somewhat like it are the same card. */
const NUMBER_ALIKE = 0.5
/** Two cards so nearly as much like a text leave the choice to people. */
const NEARLY = 0.08
const CANDIDATES_MAX = 4

/** Two texts that differ in nothing a table can carry. */
export const isSameText = (a: string, b: string): boolean => a === b || plainText(a) === plainText(b)
export const plainText = (text: string): string => withoutBullet(IS_PLAIN.test(text) ? text : tidied(text))
const IS_PLAIN = /^[!-~]+(?: [!-~]+)*$/
const tidied = (text: string): string =>
  cleaned(text)
    .normalize('NFC')
    // What a file had to put in the place of half a character.
    .replace(/\ufffd/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim()

/** Finds for each draft the card it speaks of. No card is found twice. */
export function matchDrafts(
  content: PlanContent,
  drafts: readonly Draft[],
  choices: ReadonlyMap<string, Choice> = new Map(),
): Map<Draft, Match> {
  const matches = new Map<Draft, Match>()
  const taken = new Set<CardId>()
  const byId = new Map(content.cards.map((card) => [card.id as string, card]))
  const removed = new Set<string>(content.removed.map(({ id }) => id))
  const groups = new Map<Column, Map<string, Card[]>>()
  const indexes = new Map<string, Index>()
  const open = () => drafts.filter((draft) => !matches.has(draft))
  const take = (draft: Draft, card: Card, by: FoundBy, likeness = 1) => {
    taken.add(card.id)
    matches.set(draft, { card, by, likeness, candidates: [{ card: card.id, likeness }] })
  }

  for (const draft of drafts) {
    const choice = choices.get(draft.key)
    const card = choice && byId.get(choice)
    if (card && card.column === draft.column && !taken.has(card.id))
      take(draft, card, 'chosen', similarity(card.text, draft.text))
    else if (choice === 'leaveOut') matches.set(draft, { candidates: [], leftOut: 'byChoice' })
  }
  for (const draft of open()) {
    const card = draft.id === undefined ? undefined : byId.get(draft.id)
    if (card?.column === draft.column && !taken.has(card.id)) take(draft, card, 'id')
    else if (draft.id !== undefined && removed.has(draft.id))
      matches.set(draft, { candidates: [], leftOut: 'removedHere' })
  }
  for (const draft of open()) matchFixed(draft)
  matchTexts()
  matchNumbers()
  matchAlike()
  return matches

  function matchFixed(draft: Draft): void {
    if (draft.column === 'vision') {
      const card = byId.get(VISION_ID)
      if (card && !taken.has(card.id)) take(draft, card, 'text')
      else matches.set(draft, { candidates: [], leftOut: 'oneVision' })
    } else if (draft.column === 'functions') {
      const card = draft.code
        ? byId.get(functionCardId(draft.code))
        : content.cards.find(({ id, number }) => functionCodeOf(id) && number === draft.number)
      if (card && !taken.has(card.id)) take(draft, card, draft.code ? 'text' : 'number')
      else matches.set(draft, { candidates: [], leftOut: 'noSuchFunction' })
    }
  }

  // Several cards with the very same words: first the one of the same number, then those people have kept, in order.
  function matchTexts(): void {
    const same = new Map<string, Card[]>()
    const keyOf = (column: Column, text: string) => `${column} ${plainText(text)}`
    for (const card of content.cards) {
      const key = keyOf(card.column, card.text)
      same.set(key, [...(same.get(key) ?? []), card])
    }
    for (const byNumber of [true, false])
      for (const draft of open()) {
        if (!draft.text) continue
        const cards = (same.get(keyOf(draft.column, draft.text)) ?? []).filter(({ id }) => !taken.has(id))
        const card = byNumber
          ? cards.find(({ number }) => number === draft.number)
          : (cards.find(({ isStarter }) => !isStarter) ?? cards[0])
        if (card && choices.get(draft.key) !== 'new') take(draft, card, 'text')
      }
  }

  function matchNumbers(): void {
    const byNumber = new Map(content.cards.map((card) => [card.number, card]))
    for (const draft of open()) {
      const card = draft.number === undefined ? undefined : byNumber.get(draft.number.toUpperCase())
      if (!card || card.column !== draft.column || taken.has(card.id) || choices.get(draft.key) === 'new') continue
      const likeness = similarity(card.text, draft.text)
      const isSame = !draft.text || (likeness >= NUMBER_ALIKE && haveSameFigures(card.text, draft.text))
      if (isSame) take(draft, card, 'number', draft.text ? likeness : 1)
    }
  }

  function matchAlike(): void {
    const found = open().flatMap((draft) => {
      if (!draft.text) {
        matches.set(draft, { candidates: [], leftOut: 'noText' })
        return []
      }
      return [{ draft, candidates: alikeTo(draft) }]
    })
    found.sort((a, b) => (b.candidates[0]?.likeness ?? 0) - (a.candidates[0]?.likeness ?? 0))
    for (const { draft, candidates: all } of found) {
      const candidates = all.filter(({ card }) => !taken.has(card))
      const [best, second] = candidates
      const isNew = choices.get(draft.key) === 'new'
      const card = best && byId.get(best.card)
      if (!best || !card || isNew) matches.set(draft, { candidates })
      else if (second && second.likeness > best.likeness - NEARLY)
        matches.set(draft, { candidates, isUndecided: true, leftOut: 'toChoose' })
      else {
        taken.add(best.card)
        matches.set(draft, { card, by: 'alike', likeness: best.likeness, candidates })
      }
    }
  }

  // Texts that name other figures are never alike: only those of the same ones are compared.
  function indexFor(column: Column, figures: string): Index {
    if (!groups.has(column)) {
      const own = new Map<string, Card[]>()
      for (const card of content.cards) {
        if (card.column !== column) continue
        const key = figuresIn(card.text)
        const group = own.get(key)
        if (group) group.push(card)
        else own.set(key, [card])
      }
      groups.set(column, own)
    }
    const key = `${column} ${figures}`
    const known = indexes.get(key) ?? indexOf(groups.get(column)?.get(figures) ?? [])
    indexes.set(key, known)
    return known
  }

  function alikeTo({ column, text }: Draft): Candidate[] {
    const { cards, holders, shared } = indexFor(column, figuresIn(text))
    if (cards.length === 0) return []
    const pieces = piecesOf(text)
    shared.fill(0)
    for (const piece of pieces) for (const index of holders.get(piece) ?? []) shared[index] = (shared[index] ?? 0) + 1
    const candidates: Candidate[] = []
    for (const [index, one] of cards.entries()) {
      const likeness = (2 * (shared[index] ?? 0)) / (pieces.size + one.size)
      if (likeness >= ALIKE && !taken.has(one.card.id)) candidates.push({ card: one.card.id, likeness })
    }
    return candidates.sort((a, b) => b.likeness - a.likeness || (a.card < b.card ? -1 : 1)).slice(0, CANDIDATES_MAX)
  }
}

interface Index {
  readonly cards: readonly { readonly card: Card; readonly size: number }[]
  readonly holders: ReadonlyMap<string, readonly number[]>
  /** How many pieces of a text each card has, counted anew for each text. */
  readonly shared: Uint32Array
}

// Five thousand rows beside two thousand cards: only those that share some letters are looked at.
function indexOf(cards: readonly Card[]): Index {
  const holders = new Map<string, number[]>()
  const sized = cards.map((card, index) => {
    const pieces = piecesOf(card.text)
    for (const piece of pieces) {
      const own = holders.get(piece)
      if (own) own.push(index)
      else holders.set(piece, [index])
    }
    return { card, size: pieces.size }
  })
  return { cards: sized, holders, shared: new Uint32Array(sized.length) }
}

/** "Reading, end of grade 3" and "… grade 8" share nearly every letter and are two things. */
const haveSameFigures = (a: string, b: string): boolean => figuresIn(a) === figuresIn(b)
const figuresIn = (text: string): string => (text.match(/\d+/g) ?? []).join(' ')
