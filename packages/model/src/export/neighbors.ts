import type { CardId } from '../ids.ts'
import type { Card, Link, PlanContent } from '../read.ts'
import { type Language, LINK_KINDS, type LinkKind } from '../vocabulary.ts'
import { wordsOf } from '../words/index.ts'

/** Of a result, its indicators before its strategies. */
const MEANS_ORDER: readonly LinkKind[] = ['measures', 'contributesTo', 'moves', 'supports']

/** The numbers at the other ends of a card's links, in board order. */
export interface Neighbors {
  /** What it serves. */
  readonly ends: readonly string[]
  /** What serves it. */
  readonly means: readonly string[]
  /** The same, kind by kind: what it serves first. */
  readonly groups: readonly {
    readonly kind: LinkKind
    readonly side: 'ends' | 'means'
    readonly numbers: readonly string[]
  }[]
  /** Why it serves them, where somebody has said it; in board order. */
  readonly reasons: readonly { readonly number: string; readonly reason: string }[]
}

export function neighborsOf({ cards, links }: Pick<PlanContent, 'cards' | 'links'>): (card: Card) => Neighbors {
  const from = groupBy(links, (link) => link.from)
  const to = groupBy(links, (link) => link.to)
  const rank = new Map(cards.map((card, index) => [card.id, index]))
  const numbers = (ids: readonly CardId[]) =>
    ids
      .flatMap((id) => rank.get(id) ?? [])
      .sort((a, b) => a - b)
      .flatMap((index) => cards[index]?.number ?? [])
  return (card) => {
    const out = from.get(card.id) ?? []
    const into = to.get(card.id) ?? []
    const ofKind = (of: readonly Link[], kind: LinkKind, far: 'from' | 'to') =>
      numbers(of.filter((link) => link.kind === kind).map((link) => link[far]))
    return {
      ends: numbers(out.map((link) => link.to)),
      means: numbers(into.map((link) => link.from)),
      groups: [
        ...LINK_KINDS.map((kind) => ({ kind, side: 'ends' as const, numbers: ofKind(out, kind, 'to') })),
        ...MEANS_ORDER.map((kind) => ({ kind, side: 'means' as const, numbers: ofKind(into, kind, 'from') })),
      ].filter((group) => group.numbers.length > 0),
      reasons: out
        .flatMap(({ to: end, reason }) => {
          const index = rank.get(end)
          return reason && index !== undefined ? [{ index, reason }] : []
        })
        .sort((a, b) => a.index - b.index)
        .flatMap(({ index, reason }) => (cards[index] ? [{ number: cards[index].number, reason }] : [])),
    }
  }
}

function groupBy(links: readonly Link[], key: (link: Link) => CardId): Map<CardId, Link[]> {
  const groups = new Map<CardId, Link[]>()
  for (const link of links) {
    const group = groups.get(key(link))
    if (group) group.push(link)
    else groups.set(key(link), [link])
  }
  return groups
}

/** "for 2.1", "seen in 4.5, 4.6". */
export function sayLinks({ kind, side, numbers }: Neighbors['groups'][number], language: Language): string {
  const { forwardShort, backwardShort } = wordsOf(language).links[kind]
  return `${side === 'ends' ? forwardShort : backwardShort} ${numbers.join(', ')}`
}

/** An indicator shows whether it gets better. */
export const isMeasured = (groups: Neighbors['groups']): boolean =>
  groups.some(({ kind, side }) => kind === 'measures' && side === 'means')
