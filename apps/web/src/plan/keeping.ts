import type { Role } from '@commonboard/model'
import { dropKept, keptWords, type KeptWords, readKept, storeKept } from './kept.ts'
import { createStore, type Store } from './store.ts'
import type { Change } from './difference.ts'

/** The words kept of one plan while it is open, and whether a reload would find them. */
export interface Keeping {
  readonly kept: Store<readonly KeptWords[]>
  /**
   * Keeps changes in plain words. Called again with the words of before it replaces them; with nothing to keep it
   * gives those back.
   */
  keep(changes: readonly Change[], role: Role, words: KeptWords | undefined, mayStore: boolean): KeptWords | undefined
  /** They have been handed to a facilitator. */
  noteHanded(): void
  /** The person has them somewhere else. */
  putAway(): void
  /** false: they live only as long as this page. */
  isSafe(): boolean
}

export function createKeeping(planId: string): Keeping {
  const kept = createStore<readonly KeptWords[]>(readKept(planId))
  let areStored = true
  return {
    kept,
    keep(changes, role, words, mayStore) {
      const found = keptWords(changes, role, words?.at ?? Date.now())
      if (!found) return words
      const next = { ...found, id: words?.id ?? found.id }
      const isStored = mayStore && storeKept(planId, next)
      areStored &&= isStored
      kept.set([...kept.get().filter(({ id }) => id !== next.id), next])
      return next
    },
    noteHanded() {
      const handed = kept.get().map((words) => ({ ...words, isHanded: true as const }))
      for (const words of handed) storeKept(planId, words)
      kept.set(handed)
      // What a facilitator has is safe.
      areStored = true
    },
    putAway() {
      dropKept(planId, kept.get())
      kept.set([])
      areStored = true
    },
    isSafe: () => areStored || kept.get().length === 0,
  }
}
