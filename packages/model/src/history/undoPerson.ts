import * as Y from 'yjs'
import { ENTRY_ROOTS, type EntryRoot, ITEM_ROOTS, markHash, textIn } from '../entry.ts'
import { shortHash } from '../hash.ts'
import { isIntoKey } from '../merged.ts'
import { openPlan, sameValue } from '../plan.ts'
import { openTalk } from '../talkRoots.ts'
import { readRemovalMark, type RemovalMark } from '../removal.ts'
import { standsIn, type Trace } from './trace.ts'

type Shared = Y.AbstractType<unknown>

/** The server's own table is the authority for two of these; locks pass. */
const NOBODYS_ROOTS: ReadonlySet<string> = new Set(['about', 'meta', 'locks'])

/** Without these an entry stands nowhere. */
const KEPT_KEYS: ReadonlySet<string> = new Set([
  ...['place', 'order', 'from', 'to'],
  ...['board', 'at', 'shape'],
  ...['about', 'on', 'by'],
])

/**
 * Takes back what the traced person did, as a forward edit: his letters go, letters he erased come back where they
 * stood, and a value that is his doing gives way to the latest of anybody else. Whatever others did stays: see
 * "Undo by person" in README.md.
 * @returns the edit, for the living document; undefined if there is nothing to take back
 */
export function undoPerson(trace: Trace): Uint8Array | undefined {
  const { doc } = trace
  openRoots(trace)
  const updates: Uint8Array[] = []
  const onUpdate = (update: Uint8Array) => updates.push(update)
  doc.on('update', onUpdate)
  doc.transact((transaction) => new Undoing(trace, transaction).run())
  doc.off('update', onUpdate)
  return updates.length > 0 ? Y.mergeUpdates(updates) : undefined
}

/** Yjs knows what kind of root it is only when somebody asks for it by kind. */
function openRoots({ zone, doc }: Trace): void {
  if (zone === 'sketch') doc.getMap('drawing')
  if (zone === 'plan') openPlan({ plan: doc })
  if (zone === 'talk') openTalk(doc)
}

class Undoing {
  private readonly doc: Y.Doc
  /** Ids that stand as values in what others wrote: a body others put seats into is theirs too. */
  private readonly named = new Set<string>()

  constructor(
    private readonly trace: Trace,
    private readonly transaction: Y.Transaction,
  ) {
    this.doc = trace.doc
  }

  run(): void {
    const { made, erased } = this.trace
    // First cut everything at the borders of what is his, then look at the pieces.
    const cut = (marks: Trace['made']) => Y.iterateDeletedStructs(this.transaction, marks, () => undefined)
    cut(made)
    cut(erased)
    const mine = this.itemsOf(made).filter((item) => !this.isNobodys(item))
    const gone = this.itemsOf(erased).filter((item) => !this.isNobodys(item))
    this.noteNamed()

    const entries = this.turnBackKeys([...mine, ...gone])
    for (const item of gone) if (item.parentSub === null && !this.isMade(item) && isAlive(item)) this.putBackAt(item)
    for (const item of mine)
      if (item.parentSub === null && !item.deleted && !typeIn(item)) item.delete(this.transaction)
    // The innermost first: a block of the vision goes when nothing is left in it.
    const inner = mine.filter((item) => item.parentSub === null && typeIn(item)).sort((a, b) => depthOf(b) - depthOf(a))
    for (const item of inner) if (!item.deleted && !hasContent(typeIn(item))) item.delete(this.transaction)
    for (const item of entries) this.takeAway(item)
    for (const [type, keys] of this.transaction.changed)
      if (keys.has(null)) (type as unknown as { _searchMarker: unknown[] | null })._searchMarker?.splice(0)
  }

  private itemsOf(marks: Trace['made']): Y.Item[] {
    const items: Y.Item[] = []
    Y.iterateDeletedStructs(this.transaction, marks, (struct) => {
      if (struct instanceof Y.Item) items.push(struct)
    })
    return items
  }

  private isNobodys(item: Y.Item): boolean {
    const parent = item.parent as Shared
    const at = standsIn(parent) ?? Y.findRootTypeKey(parent)
    return NOBODYS_ROOTS.has(at.split('/')[0] ?? '')
  }

  private isMade = (item: Y.Item): boolean => Y.isDeleted(this.trace.made, item.id)
  private isErased = (item: Y.Item): boolean => Y.isDeleted(this.trace.erased, item.id)

  /** @returns what he put under a key and nobody had there before: entries, texts */
  private turnBackKeys(touched: readonly Y.Item[]): Y.Item[] {
    const entries: Y.Item[] = []
    const seen = new Map<Shared, Set<string>>()
    for (const { parent, parentSub } of touched) {
      const holder = parent as Shared
      if (parentSub === null || holder._item?.deleted) continue
      const keys = seen.get(holder) ?? new Set()
      seen.set(holder, keys)
      if (keys.has(parentSub)) continue
      keys.add(parentSub)
      const added = this.turnBackKey(holder, parentSub)
      if (added) entries.push(added)
    }
    return entries
  }

  private turnBackKey(parent: Shared, key: string): Y.Item | undefined {
    const shown = parent._map.get(key)
    if (!shown || !(shown.deleted ? this.isErased(shown) : this.isMade(shown))) return undefined
    const earlier = this.valueBefore(parent, shown)
    if (earlier === 'keep') return undefined
    if (earlier) {
      // Others have taken the starter for the community's own meanwhile.
      if (key === 'origin' && this.trace.shared.has(standsIn(parent) ?? '')) return undefined
      if (shown.deleted || !isSameContent(shown, earlier)) this.put(parent, key, earlier)
    } else if (!shown.deleted) {
      if (typeIn(shown)) return shown
      if (!KEPT_KEYS.has(key)) shown.delete(this.transaction)
    }
    return undefined
  }

  /** The latest value under a key that is not his doing. */
  private valueBefore(parent: Shared, shown: Y.Item): Y.Item | 'keep' | undefined {
    for (let item: Y.Item | null = shown; item; item = item.left) {
      const isGoneByOthers = Y.isDeleted(this.trace.erasedByOthers, item.id)
      if (this.isMade(item)) {
        // Others have emptied the key since.
        if (isGoneByOthers) return undefined
        continue
      }
      const isKnown = !(item.content instanceof Y.ContentDeleted)
      if (this.isErased(item) && isKnown) return item
      if (isKnown) return undefined
      // Of two who write at once the one that loses is not known any more; that he drew the same link, or set the same
      // mark, is.
      if (isGoneByOthers && (parent === (this.doc.share.get('links') as unknown) || isMark(shown))) return 'keep'
    }
    return undefined
  }

  private put(parent: Shared, key: string, value: Y.Item): void {
    const left = parent._map.get(key) ?? null
    this.insert(value, { parent, key, left, right: null })
  }

  private putBackAt(item: Y.Item): void {
    this.insert(item, { parent: item.parent as Shared, key: null, left: item.left, right: item })
  }

  /** Puts a copy of something erased in, with all that went with it. */
  private insert(
    item: Y.Item,
    at: { parent: Shared; key: string | null; left: Y.Item | null; right: Y.Item | null },
  ): Y.Item {
    const { doc } = this
    const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID))
    const { parent, key, left, right } = at
    const copy = new Y.Item(id, left, left && left.lastId, right, right && right.id, parent, key, item.content.copy())
    copy.integrate(this.transaction, 0)
    const [from, to] = [typeIn(item), typeIn(copy)]
    if (from && to) this.fill(from, to)
    return copy
  }

  private fill(from: Shared, to: Shared): void {
    const wentWithIt = (item: Y.Item) => this.isErased(item) && !this.isMade(item)
    let left: Y.Item | null = null
    for (let child = from._start; child; child = child.right)
      if (wentWithIt(child)) left = this.insert(child, { parent: to, key: null, left, right: null })
    for (const [key, last] of from._map) {
      let value: Y.Item | null = last
      while (value && this.isMade(value)) value = value.left
      if (value && wentWithIt(value)) this.put(to, key, value)
    }
  }

  private noteNamed(): void {
    for (const root of ITEM_ROOTS) {
      const entries = this.doc.share.get(root)
      for (const entry of entries?._map.values() ?? []) {
        const type = entry.deleted ? undefined : typeIn(entry)
        for (const item of type?._map.values() ?? []) {
          if (item.deleted || this.isMade(item) || !(item.content instanceof Y.ContentAny)) continue
          const value: unknown = item.content.arr[0]
          for (const one of Array.isArray(value) ? (value as unknown[]) : [value])
            if (typeof one === 'string') this.named.add(one)
        }
      }
    }
  }

  /**
   * An entry he added: removed by mark, like every removal, because somebody may be typing in it whose words have not
   * arrived. It stays, without his letters, if others have put something into it or refer to it.
   */
  private takeAway(item: Y.Item): void {
    const type = typeIn(item)
    const parent = item.parent as Shared
    if (!type || item.deleted) return
    // A text is a field of its entry and goes or stays with it.
    if (parent._item) return
    if (this.hasOthers(type) || this.named.has(item.parentSub ?? '')) return
    const root = Y.findRootTypeKey(parent)
    // As one's own words in the talk are taken back: others may have answered them.
    if (type instanceof Y.Map && (root === 'comments' || root === 'replies')) {
      if (!type.has('removed')) type.set('removed', 0)
    } else if (!(type instanceof Y.Map) || !isMarked(root)) item.delete(this.transaction)
    else markEntry(root, type as Y.Map<unknown>)
  }

  private hasOthers(type: Shared): boolean {
    const isOthers = (item: Y.Item): boolean => {
      if (item.deleted) return false
      const inner = typeIn(item)
      return !this.isMade(item) || (inner !== undefined && this.hasOthers(inner))
    }
    for (let item = type._start; item; item = item.right) if (isOthers(item)) return true
    // Somebody else's removal gives an entry no life of its own.
    for (const [key, item] of type._map) if (key !== 'removed' && !isIntoKey(key) && isOthers(item)) return true
    return false
  }
}

const isMarked = (root: string): root is EntryRoot | 'drawing' =>
  root === 'drawing' || (ENTRY_ROOTS as readonly string[]).includes(root)

function markEntry(root: EntryRoot | 'drawing', entry: Y.Map<unknown>): void {
  const text = root === 'drawing' ? shortHash(textIn(entry, 'text')) : markHash(root, entry)
  if (readRemovalMark(entry)?.text !== text) entry.set('removed', { by: '', at: 0, text } satisfies RemovalMark)
}

const isAlive = (item: Y.Item): boolean => !(item.parent as Shared)._item?.deleted

const typeIn = (item: Y.Item): Shared | undefined =>
  item.content instanceof Y.ContentType ? (item.content.type as Shared) : undefined

function depthOf(item: Y.Item): number {
  let depth = 0
  for (let one = (item.parent as Shared)._item; one; one = (one.parent as Shared)._item) depth += 1
  return depth
}

function hasContent(type: Shared | undefined): boolean {
  for (let item = type?._start ?? null; item; item = item.right) if (!item.deleted && item.countable) return true
  return false
}

/** A value that can only be set or absent: a group, an origin, the mark of a headline. */
const isMark = (item: Y.Item): boolean => item.content instanceof Y.ContentAny && item.content.arr[0] === true

const isSameContent = (a: Y.Item, b: Y.Item): boolean =>
  a.content instanceof Y.ContentAny &&
  b.content instanceof Y.ContentAny &&
  sameValue(a.content.arr[0], b.content.arr[0])
