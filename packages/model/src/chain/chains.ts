import type { CardId } from '../ids.ts'
import type { Card, Link, PlanContent } from '../read.ts'
import { VISION_ID } from '../text.ts'

/** A card of a chain, and what joins it to the card before it. */
export interface ChainStep {
  readonly card: Card
  /** Two where a strategy reaches a result through the indicator it moves; none at the first card and at the vision. */
  readonly links: readonly Link[]
}

/** An indicator that shows the result of a chain. */
export interface Shown {
  readonly card: Card
  readonly link: Link
  /** The strategy of this chain is meant to move it. */
  readonly isMoved: boolean
}

/** One way from what people have or do to what they want: the theory of change in one line. */
export interface ReadChain {
  /** The same as long as the chain leads over the same cards. */
  readonly id: string
  /** From the farthest means to the vision: infrastructure, function or resource, strategy, result, impact, vision. */
  readonly steps: readonly ChainStep[]
  /** What shows its result; those the strategy moves come first. Empty without a result. */
  readonly shown: readonly Shown[]
}

export interface ChainsThrough {
  /** At most as many as were asked for, in the order of the board. */
  readonly chains: readonly ReadChain[]
  /** All there are. */
  readonly count: number
}

interface Edge {
  readonly to: CardId
  readonly links: readonly Link[]
}

/** The chains a card belongs to. A card without links is a chain of one; a principle belongs to all and so to none. */
export function chainsThrough(content: PlanContent, id: CardId, max: number): ChainsThrough {
  const board = readBoard(content)
  const card = board.cards.get(id)
  if (!card || card.column === 'principles') return { chains: [], count: 0 }
  // An indicator is no step of its own: its chains are those of the results it shows.
  const starts =
    card.column === 'indicators'
      ? (board.results.get(id) ?? []).map((link) => link.to)
      : id === VISION_ID
        ? content.cards.filter(({ column }) => column === 'impact').map((impact) => impact.id)
        : [id]
  if (id === VISION_ID && starts.length === 0) return { chains: [], count: 0 }
  if (starts.length === 0) return { chains: [single(card)], count: 1 }
  const chains: ReadChain[] = []
  let count = 0
  for (const start of starts) {
    const up = paths(board.ends, start, max)
    const down = paths(board.means, start, max)
    count += up.count * down.count
    for (const back of down.found)
      for (const on of up.found) {
        if (chains.length >= max) break
        chains.push(chainOfPath(board, start, back, on, card.column === 'indicators' ? id : undefined))
      }
  }
  return { chains, count }
}

const single = (card: Card): ReadChain => ({ id: card.id, steps: [{ card, links: [] }], shown: [] })

interface Board {
  readonly cards: ReadonlyMap<CardId, Card>
  readonly ends: ReadonlyMap<CardId, readonly Edge[]>
  readonly means: ReadonlyMap<CardId, readonly Edge[]>
  /** Result to what measures it. */
  readonly measures: ReadonlyMap<CardId, readonly Link[]>
  /** Indicator to the results it measures. */
  readonly results: ReadonlyMap<CardId, readonly Link[]>
  /** `strategy indicator`. */
  readonly moves: ReadonlySet<string>
}

function readBoard({ cards, links }: PlanContent): Board {
  const byId = new Map(cards.map((card) => [card.id, card]))
  const rank = new Map(cards.map((card, index) => [card.id, index]))
  const inOrder = (key: (link: Link) => CardId) => (a: Link, b: Link) =>
    (rank.get(key(a)) ?? 0) - (rank.get(key(b)) ?? 0)
  const measures = group(links, 'measures', (link) => link.to)
  const results = group(links, 'measures', (link) => link.from)
  for (const list of measures.values()) list.sort(inOrder((link) => link.from))
  for (const list of results.values()) list.sort(inOrder((link) => link.to))
  const ends = new Map<CardId, Edge[]>()
  const means = new Map<CardId, Edge[]>()
  const join = (from: CardId, to: CardId, by: readonly Link[]) => {
    add(ends, from, { to, links: by })
    add(means, to, { to: from, links: by })
  }
  const direct = links.filter((link) => link.kind === 'contributesTo' || link.kind === 'supports')
  for (const link of direct) join(link.from, link.to, [link])
  // A strategy that moves an indicator is for the result behind it, whether or not somebody drew that line too.
  const known = new Set(direct.map((link) => `${link.from} ${link.to}`))
  const moves = links.filter((link) => link.kind === 'moves')
  for (const move of moves)
    for (const measure of results.get(move.to) ?? []) {
      const pair = `${move.from} ${measure.to}`
      if (known.has(pair)) continue
      known.add(pair)
      join(move.from, measure.to, [move, measure])
    }
  const byRank = (a: Edge, b: Edge) => (rank.get(a.to) ?? 0) - (rank.get(b.to) ?? 0)
  for (const map of [ends, means]) for (const list of map.values()) list.sort(byRank)
  return {
    cards: byId,
    ends,
    means,
    measures,
    results,
    moves: new Set(moves.map((link) => `${link.from} ${link.to}`)),
  }
}

function group(links: readonly Link[], kind: Link['kind'], key: (link: Link) => CardId): Map<CardId, Link[]> {
  const groups = new Map<CardId, Link[]>()
  for (const link of links) if (link.kind === kind) add(groups, key(link), link)
  return groups
}

function add<Value>(map: Map<CardId, Value[]>, key: CardId, value: Value): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

type Path = readonly Edge[]

/**
 * Ways from a card to where nothing follows. Every link leads from one column to another and none leads back, so no way
 * is longer than the columns are many; but there may be thousands, which are counted and not all walked.
 */
function paths(
  edges: ReadonlyMap<CardId, readonly Edge[]>,
  start: CardId,
  max: number,
): { found: Path[]; count: number } {
  const found: Path[] = []
  const walk = (id: CardId, path: Path) => {
    if (found.length >= max) return
    const next = edges.get(id) ?? []
    if (next.length === 0) found.push(path)
    for (const edge of next) walk(edge.to, [...path, edge])
  }
  walk(start, [])
  const counts = new Map<CardId, number>()
  const countFrom = (id: CardId): number => {
    const known = counts.get(id)
    if (known !== undefined) return known
    const next = edges.get(id) ?? []
    const count = next.length === 0 ? 1 : next.reduce((sum, edge) => sum + countFrom(edge.to), 0)
    counts.set(id, count)
    return count
  }
  return { found, count: countFrom(start) }
}

function chainOfPath(board: Board, start: CardId, back: Path, on: Path, indicator: CardId | undefined): ReadChain {
  const ids = [...back.map((edge) => edge.to).reverse(), start, ...on.map((edge) => edge.to)]
  const joints = [[], ...back.map((edge) => edge.links).reverse(), ...on.map((edge) => edge.links)]
  const steps: ChainStep[] = ids.flatMap((id, index) => {
    const card = board.cards.get(id)
    return card ? [{ card, links: joints[index] ?? [] }] : []
  })
  const vision = board.cards.get(VISION_ID)
  if (steps.at(-1)?.card.column === 'impact' && vision) steps.push({ card: vision, links: [] })
  const result = steps.find(({ card }) => card.column === 'results')?.card
  const strategy = steps.find(({ card }) => card.column === 'strategies')?.card
  const shown = (result ? (board.measures.get(result.id) ?? []) : []).flatMap((link): Shown[] => {
    const card = board.cards.get(link.from)
    if (!card || (indicator && card.id !== indicator)) return []
    return [{ card, link, isMoved: strategy !== undefined && board.moves.has(`${strategy.id} ${card.id}`) }]
  })
  return {
    id: ids.join(' '),
    steps,
    shown: [...shown.filter((one) => one.isMoved), ...shown.filter((one) => !one.isMoved)],
  }
}
