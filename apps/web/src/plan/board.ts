import { type CardId, type FaceName, isFaceName, type ItemId, NOTHING_SOUGHT, type Sought } from '@commonboard/model'
import { createContext, useContext } from 'react'
import type { LibraryAsked } from '../library/state.ts'
import { createSketchUi, type SketchUi } from '../sketch/state.ts'
import { createTalkUi, type TalkUi } from '../talk/state.ts'
import { createFoldsUi, type FoldsUi } from './folds.ts'
import { createLayerUi, type LayerUi } from './layer.ts'
import { createStore, type Store, type WritableStore } from './store.ts'

export type Face = FaceName

/** The boards of a plan in the order of their tabs. A board stands here once it works, with the faces it has. */
export const BOARDS = ['vision', 'logicModel', 'leadership'] as const
export type BoardName = (typeof BOARDS)[number]
/** A board that looks one way only has none: no switch is shown, and the keys of the faces do nothing. */
export const FACES: Readonly<Record<BoardName, readonly Face[]>> = {
  vision: [],
  logicModel: ['canvas', 'table', 'outline', 'chain'],
  leadership: ['canvas', 'outline'],
}

/** From this width on Undo and Redo stand among the tools of the canvas; on a phone in the bar above, where they are in sight. */
export const UNDO_IN_TOOLBAR_WIDTH = '(min-width: 560px)'

/** What one person looks at; carried over when the face changes, never shared as such. */
export interface BoardState {
  readonly name: WritableStore<BoardName>
  readonly face: WritableStore<Face>
  /** The chosen cards; the first one has the focus. Their chain is lit. */
  readonly chosen: WritableStore<readonly CardId[]>
  /** The chosen item of the leadership board; its details are open. */
  readonly item: WritableStore<ItemId | undefined>
  /** The canvas asks the outline to open this card's details when it comes. */
  readonly details: WritableStore<CardId | undefined>
  /** What this person looks for on the logic model; every face shows it in its own way. */
  readonly sought: WritableStore<Sought>
  /** What the checks find is open beside the board, or over it on a phone. */
  readonly checks: WritableStore<boolean>
  /** What somebody wants from the library, which is open then. */
  readonly library: WritableStore<LibraryAsked | undefined>
  /** Strategies and resources, shown or hidden in every face. */
  readonly layer: LayerUi
  /** The bar for it is open. */
  readonly isFinding: WritableStore<boolean>
  /** Columns folded to bars on the canvas. */
  readonly folds: FoldsUi
  readonly sketch: SketchUi
  readonly talk: TalkUi
}

export function createBoardState(name: BoardName, face: Face, planId: string): BoardState {
  const board: BoardState = {
    name: createStore(name),
    face: createStore(face),
    chosen: createStore<readonly CardId[]>(askedFor('card') as CardId[]),
    item: createStore<ItemId | undefined>(askedFor('item')[0] as ItemId | undefined),
    details: createStore<CardId | undefined>(undefined),
    sought: createStore(NOTHING_SOUGHT),
    checks: createStore(false),
    library: createStore<LibraryAsked | undefined>(undefined),
    layer: createLayerUi(planId),
    isFinding: createStore(false),
    folds: createFoldsUi(planId),
    sketch: createSketchUi(planId),
    talk: createTalkUi(askedFor('comment')[0]),
  }
  keepOneOpen(board)
  return board
}

/** One panel has room beside the board: the one asked for last. */
function keepOneOpen({ talk, checks, library }: BoardState): void {
  const panels = new Map<Store<unknown>, () => void>([
    [talk.isOpen, () => talk.isOpen.set(false)],
    [checks, () => checks.set(false)],
    [library, () => library.set(undefined)],
  ])
  for (const panel of panels.keys())
    panel.subscribe(() => {
      if (!panel.get()) return
      for (const [other, close] of panels) if (other !== panel) close()
    })
}

export const BoardContext = createContext<BoardState | undefined>(undefined)

/** A link from another page leads to one thing: `?card=…`, `?item=…`, `?comment=…`. */
function askedFor(what: 'card' | 'item' | 'comment'): string[] {
  const asked = new URLSearchParams(location.search).get(what)
  return asked ? [asked] : []
}

export function useBoard(): BoardState {
  const board = useContext(BoardContext)
  if (!board) throw new Error('useBoard needs a BoardContext above it')
  return board
}

/**
 * Nothing has the focus, as when the face it was in has gone: the one that comes may take it. Whoever is on a control in
 * the bars, or opens another board there, stays where he is.
 */
export const isFocusFree = (): boolean => document.activeElement === null || document.activeElement === document.body

/** Phones get the outline and never load the canvas unasked; so do tablets, where it comes first. */
export function firstFace(): Face {
  const asked = new URLSearchParams(location.search).get('face')
  if (isFaceName(asked)) return asked
  return window.matchMedia('(min-width: 1100px)').matches ? 'canvas' : 'outline'
}

export function firstBoard(): BoardName {
  const asked = new URLSearchParams(location.search).get('board')
  return BOARDS.find((name) => name === asked) ?? 'logicModel'
}

/** Goes to a board. */
export function showBoard(board: BoardState, name: BoardName): void {
  board.name.set(name)
  keepBoard(name)
}

/** Keeps the board in the address, so that a reload and a sent address open the same one. */
function keepBoard(name: BoardName): void {
  const url = new URL(location.href)
  url.searchParams.set('board', name)
  history.replaceState(history.state, '', url)
}

/** What was asked for has been shown: loading the page again does not ask once more. */
export function forgetAsked(what: 'comment'): void {
  const url = new URL(location.href)
  if (!url.searchParams.has(what)) return
  url.searchParams.delete(what)
  history.replaceState(history.state, '', url)
}

/** The key that shows each face, the same in every language. */
export const FACE_KEYS: Readonly<Record<Face, string>> = { canvas: 'b', table: 'g', outline: 'o', chain: 'i' }

/** The face a board shows when `face` is asked for: itself where the board has it, else the outline, or none. */
export const faceOn = (name: BoardName, face: Face): Face =>
  FACES[name].length === 0 || FACES[name].includes(face) ? face : 'outline'

/** Keeps the face in the address, so that a reload and a sent address open the same one. */
export function keepFace(face: Face): void {
  const url = new URL(location.href)
  url.searchParams.set('face', face)
  history.replaceState(history.state, '', url)
}
