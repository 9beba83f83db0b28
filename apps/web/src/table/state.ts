import type { Card, CardId, PlanContent } from '@commonboard/model'
import { createContext, useContext } from 'react'
import type { WritableStore } from '../plan/store.ts'
import type { Actions } from './actions.ts'
import type { GridField } from './fields.ts'
import type { Grid } from './grid.ts'
import type { PastePlan } from './paste.ts'

/** A window of the table; one at a time. */
export type Window =
  | { readonly kind: 'values' | 'links' | 'groups' | 'menu'; readonly card: CardId; readonly row: string }
  | { readonly kind: 'columns' }
  | { readonly kind: 'paste'; readonly plan: PastePlan; readonly text: string }

/** What the parts of one table share; the same object as long as rights and language stay. */
export interface TableState {
  readonly canEdit: boolean
  readonly grid: Grid
  readonly actions: Actions
  readonly window: WritableStore<Window | undefined>
  readonly content: () => PlanContent
  /** The heading of a column of the table. */
  readonly headOf: (field: GridField) => string
  /** How a card is called: "Indicator 4.6". */
  readonly nameOf: (card: Card) => string
}

export const TableContext = createContext<TableState | undefined>(undefined)

export function useTable(): TableState {
  const state = useContext(TableContext)
  if (!state) throw new Error('useTable needs a TableContext above it')
  return state
}
