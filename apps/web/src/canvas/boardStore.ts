import {
  type Board,
  type CardBox,
  type CardId,
  type Chain,
  type Column,
  type LinkId,
  type Target,
  VISION_ID,
} from '@commonboard/model'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Peer } from '../plan/usePlan.ts'
import { createStore, type Store, type WritableStore } from '../plan/store.ts'

/** How one card looks at the moment, apart from its words. */
export interface CardView {
  readonly box: CardBox
  readonly look: 'rest' | 'lit' | 'quiet' | 'chosen'
  /** Somebody else has its text open. */
  readonly writer?: { readonly name: string; readonly color: number }
  /** Somebody else has chosen it. */
  readonly choosers: readonly { readonly name: string; readonly color: number }[]
  /** Somebody else has it in the hand: only its outline stays here. */
  readonly isAway: boolean
  /** The one card the Tab key stops at. */
  readonly isTabStop: boolean
}

/** What the parts of the canvas read. Each card hears only of its own changes. */
export interface BoardStore {
  readonly board: Store<Board>
  readonly litLinks: Store<ReadonlySet<LinkId>>
  readonly peers: Store<readonly Peer[]>
  /** The link somebody here has clicked. */
  readonly chosenLink: WritableStore<LinkId | undefined>
  view(id: CardId): CardView | undefined
  subscribe(id: CardId, onChange: () => void): () => void
  set(next: Shown): void
}

const EMPTY: Board = {
  width: 0,
  height: 0,
  groups: [],
  columns: [],
  strips: [],
  bands: [],
  adds: [],
  cards: new Map(),
  links: [],
}
interface Shown {
  readonly board: Board
  readonly chosen: readonly CardId[]
  readonly chain: Chain
  /** What is looked for; undefined: nothing, and no card is quiet for it. */
  readonly found?: ReadonlySet<CardId> | undefined
  readonly peers: readonly Peer[]
}

const NOBODY: CardView['choosers'] = []

export function createBoardStore(): BoardStore {
  const board = createStore<Board>(EMPTY)
  const litLinks = createStore<ReadonlySet<LinkId>>(new Set())
  const peers = createStore<readonly Peer[]>([])
  const chosenLink = createStore<LinkId | undefined>(undefined)
  const listeners = new Map<CardId, Set<() => void>>()
  let views = new Map<CardId, CardView>()
  let last: (Shown & { readonly marks: string }) | undefined

  return {
    board,
    litLinks,
    peers,
    chosenLink,
    view: (id) => views.get(id),
    subscribe(id, onChange) {
      const set = listeners.get(id) ?? new Set()
      listeners.set(id, set.add(onChange))
      return () => {
        set.delete(onChange)
        if (set.size === 0) listeners.delete(id)
      }
    },
    set(next) {
      // People's cursors move twenty times a second; no card looks different for it.
      const marks = marksOf(next.peers)
      const isSame =
        last?.board === next.board &&
        last.chosen === next.chosen &&
        last.chain === next.chain &&
        last.found === next.found &&
        last.marks === marks
      last = { ...next, marks }
      if (isSame) return peers.set(next.peers)
      const before = views
      views = viewsOf(next, before)
      board.set(next.board)
      peers.set(next.peers)
      if (!isSameSet(litLinks.get(), next.chain.links)) litLinks.set(next.chain.links)
      for (const [id, set] of listeners) {
        if (views.get(id) === before.get(id)) continue
        for (const listener of [...set]) listener()
      }
    },
  }
}

/** What of others shows on cards. */
const marksOf = (peers: readonly Peer[]): string =>
  JSON.stringify(
    peers.flatMap(({ isMe, name, color, editing, selected, drag }) =>
      isMe ? [] : [[name, color, editing?.card, selected, drag?.cards]],
    ),
  )

function viewsOf(
  { board, chosen, chain, found, peers }: Shown,
  before: ReadonlyMap<CardId, CardView>,
): Map<CardId, CardView> {
  const others = peers.filter((peer) => !peer.isMe)
  const away = new Set(others.flatMap((peer) => peer.drag?.cards ?? []))
  // A card without links lights nothing, so nothing goes quiet.
  const isChainLit = chain.cards.size > chosen.length
  const held = new Set(chosen)
  const lookOf = (id: CardId): CardView['look'] => {
    if (held.has(id)) return 'chosen'
    if (found && !found.has(id)) return 'quiet'
    return !isChainLit ? 'rest' : chain.cards.has(id) ? 'lit' : found ? 'rest' : 'quiet'
  }
  const stop = chosen.find((id) => board.cards.has(id)) ?? VISION_ID
  const writers = new Map<string, CardView['writer']>()
  const choosing = new Map<string, CardView['choosers']>()
  for (const { name = '', color = 0, editing, selected = [] } of others) {
    const person = { name, color }
    if (editing && !writers.has(editing.card)) writers.set(editing.card, person)
    for (const id of selected) choosing.set(id, [...(choosing.get(id) ?? []), person])
  }
  const views = new Map<CardId, CardView>()
  for (const [id, box] of board.cards) {
    const writer = writers.get(id)
    const view: CardView = {
      box,
      look: lookOf(id),
      ...(writer ? { writer } : {}),
      choosers: choosing.get(id) ?? NOBODY,
      isAway: away.has(id),
      isTabStop: id === stop,
    }
    const old = before.get(id)
    views.set(id, old && isSameView(old, view) ? old : view)
  }
  return views
}

function isSameView(a: CardView, b: CardView): boolean {
  const isSameFace =
    a.box.card === b.box.card &&
    a.box.width === b.box.width &&
    a.box.height === b.box.height &&
    a.box.face.title === b.box.face.title &&
    a.box.face.text === b.box.face.text &&
    a.box.face.value === b.box.face.value &&
    a.box.face.notes.map((note) => note.text).join('\n') === b.box.face.notes.map((note) => note.text).join('\n')
  return (
    isSameFace &&
    a.look === b.look &&
    a.isAway === b.isAway &&
    a.isTabStop === b.isTabStop &&
    a.writer?.name === b.writer?.name &&
    a.writer?.color === b.writer?.color &&
    a.choosers.length === b.choosers.length &&
    a.choosers.every((chooser, index) => chooser.name === b.choosers[index]?.name)
  )
}

const isSameSet = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean =>
  a.size === b.size && [...a].every((x) => b.has(x))

/** A question about several cards, or about lines that were pasted. */
export type Asked =
  | { readonly what: 'wait'; readonly column: Column }
  | { readonly what: 'move' | 'make' | 'merge' | 'link' | 'remove'; readonly ids: readonly CardId[] }
  | { readonly what: 'paste'; readonly text: string; readonly target: Target }

/** What cards and tools on the canvas can ask for; made by `Canvas`. */
export interface CanvasActions {
  /** Adds a card and opens it for writing. */
  add(target: {
    column: Board['columns'][number]['column']
    band: Board['bands'][number]['band'] | ''
    after?: CardId | null
  }): void
  write(id: CardId): void
  /** Ends a card that was just added and adds the next below it; false: this one was there before. */
  addNext(id: CardId): boolean
  /** What follows this letter becomes a card of its own, with the caret in it. */
  split(id: CardId, at: number): void
  /** Copies with fields and links, below their originals or at a place of their own, and chooses them. */
  duplicate(ids: readonly CardId[], target?: Target): readonly CardId[]
  endWriting(): void
  connect(from: CardId): void
  openLinks(card: CardId): void
  ask(asked: Asked | undefined): void
  /** Pasted words as a card, or a look at several lines first; false: they are no card here. */
  paste(text: string, at: { readonly x: number; readonly y: number } | undefined): boolean
  /** Lines of the starter library, dropped at a point of the board. */
  dropFromLibrary(ids: readonly string[], at: { readonly x: number; readonly y: number }): void
  /** Whether somebody asks to wait where these cards stand, or in this column; then it is said who, and nothing begins. */
  waits(ids: readonly CardId[], column?: Column): boolean
  /** Removes the chosen link or cards. */
  remove(): void
  choose(ids: readonly CardId[]): void
  /** Chooses a card, opens what it is folded into and brings it into sight. */
  show(id: CardId): void
}

export interface CanvasContextValue {
  readonly store: BoardStore
  readonly actions: CanvasActions
  /** Pressed with a finger: everything is at least 44 px large, and what is small has another way. */
  readonly isTouch: boolean
  /** Columns somebody else asks to wait in, as long as one has not chosen to go on there anyway. */
  readonly resting: ReadonlySet<Column>
}

export const CanvasContext = createContext<CanvasContextValue | undefined>(undefined)

export function useCanvas(): CanvasContextValue {
  const value = useContext(CanvasContext)
  if (!value) throw new Error('useCanvas needs a CanvasContext above it')
  return value
}

export function useCardView(id: CardId): CardView | undefined {
  const { store } = useCanvas()
  return useSyncExternalStore(
    (onChange) => store.subscribe(id, onChange),
    () => store.view(id),
  )
}
