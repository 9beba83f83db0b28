import type { Column } from '@commonboard/model'
import { createStore } from '../plan/store.ts'

export interface ImportAsked {
  /** What stands on the clipboard; absent: a file is asked for. */
  readonly text?: string
  /** Where rows without headings go. */
  readonly column?: Column
}

/** Somebody wants to bring in a table; the plan's menu shows the dialog. */
export const importAsked = createStore<ImportAsked | undefined>(undefined)

export const openImport = (asked: ImportAsked = {}): void => importAsked.set(asked)
