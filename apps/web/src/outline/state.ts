import type { CardId, Column, Target } from '@commonboard/model'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Store, WritableStore } from '../plan/store.ts'
import type { Actions } from './actions.ts'

/** The parts of a card's details that fold out, one at a time. */
export type FoldName =
  | 'band'
  | 'kind'
  | 'move'
  | `link-${Column}`
  | 'value'
  | 'when'
  | 'what'
  | 'goal'
  | 'from'
  | 'groups'
  | 'strategy'
  | 'resource'
  | 'made'

/** The card whose details are open: below its row, or on a phone as a sheet. */
export interface Opened {
  readonly card: CardId
  readonly fold?: FoldName | undefined
  /** The fold was asked for by key: the focus goes in. */
  readonly takesFocus?: boolean
}

/** News with one action, said inside an open sheet: a toast would lie below it, out of reach. */
export interface Told {
  readonly text: string
  readonly undo: () => void
}

/** A question about cards that stands over the page until it is answered. */
export type Asked =
  | { readonly what: 'move' | 'make' | 'merge' | 'link' | 'remove'; readonly ids: readonly CardId[] }
  | { readonly what: 'split'; readonly id: CardId }
  | {
      readonly what: 'paste'
      /** Absent: still to be pasted. */
      readonly text?: string
      readonly target: Target
      /** The open text it was pasted into; absent: a row. */
      readonly into?: { readonly card: CardId; readonly caret: number } | undefined
    }

/** What the parts of one outline share. The same object as long as rights, device and language stay. */
export interface OutlineState {
  readonly canEdit: boolean
  readonly isPhone: boolean
  /** The card whose text is open in its row. */
  readonly writing: WritableStore<CardId | undefined>
  readonly opened: WritableStore<Opened | undefined>
  readonly told: WritableStore<Told | undefined>
  /** The sheet that asks where a new card goes; phone only. */
  readonly isAdding: WritableStore<boolean>
  /** The first rows are on the screen: what nobody waited for may come. */
  readonly isDrawn: WritableStore<boolean>
  readonly folded: WritableStore<ReadonlySet<Column>>
  /** Each card is a box to tick; the ticked ones are `board.chosen`. */
  readonly choosing: WritableStore<boolean>
  /** What can be done with the ticked ones takes the focus when it comes. */
  readonly toBar: WritableStore<boolean>
  readonly asked: WritableStore<Asked | undefined>
  /** The one card that Tab reaches. */
  readonly tabStop: WritableStore<CardId | undefined>
  readonly actions: Actions
  /** Says something once to a screen reader, unseen. */
  readonly say: (text: string) => void
  readonly spoken: Store<string>
}

export const OutlineContext = createContext<OutlineState | undefined>(undefined)

export function useOutline(): OutlineState {
  const state = useContext(OutlineContext)
  if (!state) throw new Error('useOutline needs an OutlineContext above it')
  return state
}

/** A fact drawn from a store; the component is drawn again only when the fact changes, not the store. */
export function useFact<T, Fact extends string | number | boolean | undefined>(
  store: Store<T>,
  fact: (value: T) => Fact,
): Fact {
  return useSyncExternalStore(store.subscribe, () => fact(store.get()))
}
