import * as Y from 'yjs'
import { type EntryRoot, entryRootOf, markHash } from './entry.ts'
import { markRemoved } from './drawing.ts'
import { endsOf } from './ids.ts'
import { linkKeys } from './link.ts'
import { isIntoKey, isMergeKey } from './merged.ts'
import { BY_HAND, type Plan } from './plan.ts'
import type { RemovalMark } from './removal.ts'

/** Undo and redo of one person's own steps over all zones that can be undone. */
export interface Undo {
  undo(): boolean
  redo(): boolean
  canUndo(): boolean
  canRedo(): boolean
  /** Ends the running step: what comes next is undone on its own. */
  closeStep(): void
  /**
   * Makes a change a step of its own.
   * @returns takes just this step back as long as it is the last one, and says whether it did; undefined: nothing was written
   */
  asStep(change: () => void): (() => boolean) | undefined
  /**
   * Takes what comes under this origin for the person's own steps too. For an editor that writes the vision by itself;
   * it is loaded late, so the origin comes late.
   */
  follow(origin: unknown): void
  /** Whether a change of this origin was made by hand here, undo and redo included. */
  isOwn(origin: unknown): boolean
  subscribe(onChange: () => void): () => void
  /** Calls back after each step taken back or done again: an offer to take one back may be void. */
  onTurn(onTurned: () => void): () => void
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
  const turned = new Set<() => void>()
  const followed = new Set<unknown>([BY_HAND])
  const managers = [plan.doc, plan.sketch].flatMap((doc) =>
    doc
      ? [
          new Y.UndoManager(doc, {
            trackedOrigins: new Set(followed),
            captureTimeout: STEP_PAUSE_MS,
            // Over a whole document Yjs would count one that wrote nothing as a step, and forget what can be redone.
            captureTransaction: ({ changed }) => changed.size > 0,
            deleteFilter: (item) => mayDelete(plan, doc, item),
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

  const closeStep = () => {
    for (const manager of managers) manager.stopCapturing()
  }

  const step = (from: 'undo' | 'redo'): boolean => {
    closeStep()
    for (;;) {
      const manager = (from === 'undo' ? done : undone).at(-1)
      if (!manager) return false
      const item = from === 'undo' ? manager.undo() : manager.redo()
      if (from === 'undo') undone.push(manager)
      else done.push(manager)
      settle()
      tell()
      for (const listener of turned) listener()
      if (item) return true
    }
  }

  return {
    undo: () => step('undo'),
    redo: () => step('redo'),
    canUndo: () => done.length > 0,
    canRedo: () => undone.length > 0,
    closeStep,
    asStep(change) {
      const top = () => done.at(-1)?.undoStack.at(-1)
      closeStep()
      const before = top()
      change()
      closeStep()
      const item = top()
      const manager = done.at(-1)
      if (!manager || !item || item === before) return undefined
      return () => {
        closeStep()
        if (done.at(-1) !== manager || top() !== item) return false
        // Where others have made it a step without effect, Yjs would take back the one before.
        const earlier = manager.undoStack.splice(0, manager.undoStack.length - 1)
        const wasUndone = manager.undo() !== null
        manager.undoStack.unshift(...earlier)
        undone.push(manager)
        settle()
        tell()
        for (const listener of turned) listener()
        return wasUndone
      }
    },
    follow(origin) {
      followed.add(origin)
      for (const manager of managers) manager.addTrackedOrigin(origin)
    },
    isOwn: (origin) => followed.has(origin) || origin instanceof Y.UndoManager,
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    onTurn(onTurned) {
      turned.add(onTurned)
      return () => turned.delete(onTurned)
    },
    destroy() {
      for (const manager of managers) manager.destroy()
      listeners.clear()
      turned.clear()
    },
  }
}

/**
 * What undo may take away by deleting it. Called inside the transaction of the undo, children before parents, so the
 * own letters of the step are already gone.
 */
function mayDelete(plan: Plan, doc: Y.Doc, item: Y.Item): boolean {
  if (doc !== plan.doc) return mayDeleteDrawing(plan, doc.clientID, item)
  if (item.parent === (plan.links as unknown)) return !hasTwin(item, doc.clientID) && giveUpLink(plan, item)
  if (valueRoots(plan).includes(item.parent)) return giveBack(item.parent as Y.Map<unknown>, item, doc.clientID)
  const made = (item.content as { type?: unknown }).type
  // A paragraph of ours in which somebody else has written stays with those words.
  if (made instanceof Y.XmlElement || made instanceof Y.XmlText) return made.length === 0
  const entry = entryRootOf(plan, item.parent) ? item : (item.parent as Y.AbstractType<unknown> | null)?._item
  const root = entry ? entryRootOf(plan, entry.parent) : undefined
  if (!entry || !root) return true
  const { type } = entry.content as { type?: unknown }
  if (!(type instanceof Y.Map)) return true
  const map = type as Y.Map<unknown>
  // Already overwritten by the earlier value that came back.
  if (item.deleted) return true
  if (item === entry) {
    removeAgain(root, map, doc.clientID)
    return false
  }
  if (item.parentSub !== null && KEPT_KEYS.has(item.parentSub)) return putBack(map, item.parentSub, item, doc.clientID)
  if (root === 'cards' && item.parentSub !== 'removed' && !giveBack(map, item, doc.clientID)) return false
  return !((item.content as { type?: unknown }).type instanceof Y.Text)
}

/** Roots whose keys hold a value each. */
const valueRoots = (plan: Plan): readonly unknown[] => [plan.words, plan.functions, plan.reasons, plan.waivers]

/**
 * A value two people gave at the same moment, taken back by the one whose value stands. The other's is not known any
 * more; the one before takes over, as if nobody else had been there. A mark that can only be set (`breakdown.school`)
 * was set by both and stays.
 * @returns whether the value may go
 */
function giveBack(map: Y.Map<unknown>, item: Y.Item, own: number): boolean {
  if (item.deleted || item.parentSub === null || !(item.content instanceof Y.ContentAny) || !hasTwin(item, own))
    return true
  if (item.content.arr[0] === true || bothMerged(map, own)) return false
  const before = knownBefore(item)
  if (before) map.set(item.parentSub, before.content.arr[0])
  return true
}

// What two merges filled in at once belongs to both: it stays with the one that is not taken back.
function bothMerged(map: Y.Map<unknown>, own: number): boolean {
  const merges = [...map._map].flatMap(([key, item]) => (isMergeKey(key) && !isIntoKey(key) ? [item] : []))
  return merges.some(({ id }) => id.client === own) && merges.some(({ id, deleted }) => id.client !== own && !deleted)
}

/** The nearest earlier value under the same key that is still known. */
function knownBefore(item: Y.Item): (Y.Item & { readonly content: Y.ContentAny }) | undefined {
  for (let known = item.left; known; known = known.left)
    if (known.content instanceof Y.ContentAny) return known as Y.Item & { content: Y.ContentAny }
  return undefined
}

/** The same for the sketch: what others have changed or written in stays when its maker takes it back. */
function mayDeleteDrawing(plan: Plan, own: number, item: Y.Item): boolean {
  const isEntry = item.parent === (plan.drawing as unknown)
  const entry = isEntry ? item : (item.parent as Y.AbstractType<unknown> | null)?._item
  if (!entry || entry.parent !== (plan.drawing as unknown)) return true
  const { type } = entry.content as { type?: unknown }
  if (!(type instanceof Y.Map) || item.deleted) return true
  const map = type as Y.Map<unknown>
  if (isEntry) {
    if (!hasForeignItems(map, own)) markRemoved(map, '', 0)
    return false
  }
  if (item.parentSub !== null && DRAWING_KEYS.has(item.parentSub)) return putBack(map, item.parentSub, item, own)
  return !((item.content as { type?: unknown }).type instanceof Y.Text)
}

const DRAWING_KEYS: ReadonlySet<string> = new Set(['board', 'at', 'shape'])

/** Without these an entry stands nowhere. */
const KEPT_KEYS: ReadonlySet<string> = new Set(['place', 'order', 'from', 'to'])

/**
 * Taking back "add" of a card or an item of the structure removes it by mark, like every removal: deleting it would take with it the words somebody
 * else is writing in it and which have not arrived here. What others have already put into it keeps it alive.
 */
function removeAgain(root: EntryRoot, entry: Y.Map<unknown>, own: number): void {
  if (hasForeignItems(entry, own)) return
  entry.set('removed', { by: '', at: 0, text: markHash(root, entry) } satisfies RemovalMark)
}

/**
 * Yjs brings the earlier place back by itself, unless somebody moved the card at the same moment: then it would
 * delete ours, and the card would stand nowhere. The nearest earlier place that is still known takes over; the first
 * place of a card is written once more, because Yjs takes a step in which nothing was deleted for one without effect
 * and would take back the step before it as well.
 */
function putBack(entry: Y.Map<unknown>, key: string, item: Y.Item, own: number): boolean {
  if (item.origin === null && hasForeignItems(entry, own)) return false
  const known = item.origin === null ? item : knownBefore(item)
  if (!(known?.content instanceof Y.ContentAny)) return false
  entry.set(key, known.content.arr[0])
  return true
}

// Two people drew the same link at once, or gave the same key a value: the other one's stays when one takes back his own.
function hasTwin(item: Y.Item, own: number): boolean {
  const left = item.left
  if (!left || left.id.client === own) return false
  return item.origin === null || !Y.compareIDs(item.origin, left.lastId)
}

// Words somebody else gave a link would be out of sight without it: it is written once more, like the place of a card.
function giveUpLink(plan: Plan, link: Y.Item): boolean {
  const ends = endsOf(link.parentSub ?? '')
  const isGivenReason = ends && linkKeys(ends.from, ends.to).some((key) => isForeign(plan, plan.reasons._map.get(key)))
  if (isGivenReason && link.parentSub !== null && link.content instanceof Y.ContentAny)
    plan.links.set(link.parentSub, link.content.arr[0])
  return true
}
const isForeign = (plan: Plan, item: Y.Item | undefined): boolean =>
  item !== undefined && !item.deleted && item.id.client !== plan.doc.clientID

function hasForeignItems(entry: Y.Map<unknown>, own: number): boolean {
  for (const [key, item] of entry._map) {
    // Somebody else's removal gives an entry no life of its own.
    if (item.deleted || key === 'removed' || isIntoKey(key)) continue
    if (item.id.client !== own) return true
    const type = (item.content as { type?: unknown }).type
    if (!(type instanceof Y.Text)) continue
    for (let letter = type._start; letter; letter = letter.right)
      if (!letter.deleted && letter.id.client !== own) return true
  }
  return false
}
