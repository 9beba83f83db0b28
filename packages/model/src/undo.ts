import * as Y from 'yjs'
import { BY_HAND, type Plan } from './plan.ts'

/** Undo and redo of one person's own steps over all zones that can be undone. */
export interface Undo {
  undo(): boolean
  redo(): boolean
  canUndo(): boolean
  canRedo(): boolean
  /** Ends the running step: what comes next is undone on its own. */
  closeStep(): void
  subscribe(onChange: () => void): () => void
  destroy(): void
}

/** Letters typed within this pause of each other are one step. */
const STEP_PAUSE_MS = 500

/**
 * One `Y.UndoManager` per zone and one list of their order: a manager over two documents does not work.
 * Yjs itself never undoes what another person wrote over ours.
 */
export function createUndo(plan: Plan): Undo {
  const listeners = new Set<() => void>()
  const managers = [plan.doc, plan.sketch].flatMap((doc) =>
    doc
      ? [
          new Y.UndoManager(doc, {
            trackedOrigins: new Set<unknown>([BY_HAND]),
            captureTimeout: STEP_PAUSE_MS,
            deleteFilter: (item) => !isOthersCard(plan, doc, item),
          }),
        ]
      : [],
  )
  let done: Y.UndoManager[] = []
  let undone: Y.UndoManager[] = []
  const tell = () => {
    for (const listener of listeners) listener()
  }

  for (const manager of managers) {
    manager.on('stack-item-added', ({ type, origin }: { type: 'undo' | 'redo'; origin: unknown }) => {
      if (type === 'undo' && origin !== manager) {
        done.push(manager)
        undone = []
        for (const other of managers) {
          if (other === manager) continue
          other.stopCapturing()
          other.clear(false, true)
        }
      }
      tell()
    })
  }

  // Yjs drops steps that have no effect any more, several at a time: our list follows the lengths of its stacks.
  const settle = () => {
    const trim = (list: Y.UndoManager[], size: (manager: Y.UndoManager) => number) => {
      const kept: Y.UndoManager[] = []
      const counts = new Map<Y.UndoManager, number>()
      for (const manager of list) {
        const count = counts.get(manager) ?? 0
        if (count < size(manager)) {
          kept.push(manager)
          counts.set(manager, count + 1)
        }
      }
      return kept
    }
    done = trim(done, (manager) => manager.undoStack.length)
    undone = trim(undone, (manager) => manager.redoStack.length)
  }

  const step = (from: 'undo' | 'redo'): boolean => {
    for (const manager of managers) manager.stopCapturing()
    for (;;) {
      const manager = (from === 'undo' ? done : undone).at(-1)
      if (!manager) return false
      const item = from === 'undo' ? manager.undo() : manager.redo()
      if (from === 'undo') undone.push(manager)
      else done.push(manager)
      settle()
      tell()
      if (item) return true
    }
  }

  return {
    undo: () => step('undo'),
    redo: () => step('redo'),
    canUndo: () => done.length > 0,
    canRedo: () => undone.length > 0,
    closeStep: () => {
      for (const manager of managers) manager.stopCapturing()
    },
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    destroy() {
      for (const manager of managers) manager.destroy()
      listeners.clear()
    },
  }
}

/**
 * Taking back "add a card" must not take away the words others have written in it since: such a card stays,
 * with the fields it was born with; only one's own letters go.
 */
function isOthersCard(plan: Plan, doc: Y.Doc, item: Y.Item): boolean {
  if (doc !== plan.doc) return false
  const cards = plan.cards as unknown
  const entry = item.parent === cards ? item : (item.parent as Y.AbstractType<unknown> | null)?._item
  if (!entry || entry.parent !== cards) return false
  // A later value of a field follows an earlier one; only the first value belongs to the birth of the card.
  if (item !== entry && item.origin !== null) return false
  const map = (entry.content as { type?: unknown }).type
  return map instanceof Y.Map && hasForeignItems(map, doc.clientID)
}

function hasForeignItems(map: Y.Map<unknown>, own: number): boolean {
  for (const item of map._map.values()) {
    if (item.deleted) continue
    if (item.id.client !== own) return true
    const type = (item.content as { type?: unknown }).type
    if (!(type instanceof Y.Text)) continue
    for (let letter = type._start; letter; letter = letter.right)
      if (!letter.deleted && letter.id.client !== own) return true
  }
  return false
}
