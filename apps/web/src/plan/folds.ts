import { type Column, COLUMNS } from '@commonboard/model'
import { FOLDS, read, remove, write } from './device.ts'
import { createStore, type Store } from './store.ts'

/** Columns this person has folded to a bar on the canvas; one's own, kept on this device for each plan. */
export interface FoldsUi {
  readonly collapsed: Store<ReadonlySet<Column>>
  fold(column: Column, isCollapsed: boolean): void
}

export function createFoldsUi(planId: string): FoldsUi {
  const kept = read(FOLDS + planId)
  const collapsed = createStore<ReadonlySet<Column>>(
    new Set(Array.isArray(kept) ? COLUMNS.filter((column) => kept.includes(column)) : []),
  )
  return {
    collapsed,
    fold(column, isCollapsed) {
      if (collapsed.get().has(column) === isCollapsed) return
      const next = new Set(collapsed.get())
      if (isCollapsed) next.add(column)
      else next.delete(column)
      collapsed.set(next)
      if (next.size > 0) write(FOLDS + planId, [...next])
      else remove(FOLDS + planId)
    },
  }
}
