import * as Y from 'yjs'
import { shortHash } from './hash.ts'
import { type DrawingId, randomId } from './ids.ts'
import { editSketch, type Plan, sameValue } from './plan.ts'
import { LIMITS } from './protocol.ts'
import { readRemovalMark, type RemovalMark } from './removal.ts'
import { cutAt, type Splice } from './text.ts'

/** The boards that can be drawn on. */
export const DRAWING_BOARDS = ['logicModel', 'leadership', 'vision'] as const
export type DrawingBoard = (typeof DRAWING_BOARDS)[number]

/** What a drawing stands on (`card:…`, `column:results`, `body:…`, `board`) and how far from its upper left corner; board pixels. */
export type Anchor = readonly [on: string, x: number, y: number]

/** From the nearest thing to the whole board: the first that is still there counts. */
export type Anchors = readonly Anchor[]

/** What was drawn, opaque here: whoever draws it knows what its keys mean and must expect anything. */
export interface DrawnShape {
  readonly type: string
  readonly [key: string]: unknown
}

/** A stroke, a note, an arrow, as it is read. */
export interface Drawing {
  readonly id: DrawingId
  readonly board: DrawingBoard
  readonly at: Anchors
  readonly shape: DrawnShape
  /** The words of a note or a text; absent where nobody can write. */
  readonly text?: string
}

export interface NewDrawing {
  readonly board: DrawingBoard
  readonly at: Anchors
  readonly shape: DrawnShape
  /** Given, also empty: several people may write in it. */
  readonly text?: string
}

const ANCHORS_MAX = 6
const COORDINATE_MAX = 1_000_000
const DRAWING_ID = /^[A-Za-z0-9_-]{1,40}$/

export const newDrawingId = (): DrawingId => randomId(12) as DrawingId
export const isDrawingId = (value: unknown): value is DrawingId => typeof value === 'string' && DRAWING_ID.test(value)

/** Puts a drawing on a board. One that is too large, or stands nowhere, is not written. @returns whether it was */
export function addDrawing(plan: Plan, id: DrawingId, { board, at, shape, text }: NewDrawing): boolean {
  const root = plan.drawing
  if (!root || root.has(id) || !isDrawingId(id) || !readAnchors(at) || !readShape(shape)) return false
  editSketch(plan, () => {
    const entry = new Y.Map<unknown>([
      ['board', board],
      ['at', at],
      ['shape', shape],
    ])
    if (text !== undefined) entry.set('text', new Y.Text(cutAt(text, LIMITS.noteTextMaxLength)))
    root.set(id, entry)
  })
  return true
}

/** Another place; one value, so that two people who move it at once leave it where one of them put it. */
export function moveDrawing(plan: Plan, id: DrawingId, at: Anchors): void {
  const entry = entryOf(plan, id)
  if (!entry || !readAnchors(at) || sameValue(entry.get('at'), at)) return
  editSketch(plan, () => entry.set('at', at))
}

/** Another size, color or turn. */
export function changeDrawing(plan: Plan, id: DrawingId, shape: DrawnShape): void {
  const entry = entryOf(plan, id)
  if (!entry || !readShape(shape) || sameValue(entry.get('shape'), shape)) return
  editSketch(plan, () => entry.set('shape', shape))
}

/**
 * Takes drawings away, by mark like a card: somebody may be typing in a note. Ink too, for Yjs cannot give back whole what
 * others change while it is deleted.
 */
export function removeDrawings(plan: Plan, ids: readonly DrawingId[], by: string, at: number): void {
  editSketch(plan, () => {
    for (const id of ids) {
      const entry = entryOf(plan, id)
      if (entry && !isRemoved(entry)) markRemoved(entry, by, at)
    }
  })
}

/** Puts drawings back that were taken away; one that is there stays as it is. */
export function bringBackDrawings(plan: Plan, ids: readonly DrawingId[]): void {
  editSketch(plan, () => {
    for (const id of ids) {
      const entry = entryOf(plan, id)
      if (entry && isRemoved(entry)) entry.delete('removed')
    }
  })
}

/** The words of a note or a text; empty if it is not there. */
export const drawingText = (plan: Plan, id: DrawingId): string => textOf(entryOf(plan, id))?.toString() ?? ''

/** Writes a change of words into a note or a text. Words over the limit are cut at the limit. */
export function typeInDrawing(plan: Plan, id: DrawingId, splice: Splice): void {
  const text = textOf(entryOf(plan, id))
  if (!text) return
  const index = Math.min(splice.index, text.length)
  const remove = Math.min(splice.remove, text.length - index)
  const insert = cutAt(splice.insert, LIMITS.noteTextMaxLength - (text.length - remove))
  if (remove === 0 && insert === '') return
  editSketch(plan, () => {
    if (remove > 0) text.delete(index, remove)
    if (insert) text.insert(index, insert)
  })
}

/** The drawings of every board, in the order of their ids; what cannot be read stays out, and in the document. */
export function readDrawings(plan: Plan): Drawing[] {
  const found: Drawing[] = []
  for (const id of [...(plan.drawing?.keys() ?? [])].sort()) {
    const drawing = readDrawing(plan, id)
    if (drawing) found.push(drawing)
  }
  return found
}

/** Where a drawing stands: `placeOf` gives the upper left corner of a thing, or nothing if that is not on this board. */
export function placeOfDrawing(
  at: Anchors,
  placeOf: (on: string) => { readonly x: number; readonly y: number } | undefined,
): { x: number; y: number } | undefined {
  for (const [on, x, y] of at) {
    const corner = placeOf(on)
    if (corner) return { x: corner.x + x, y: corner.y + y }
  }
  return undefined
}

/** Drawings that are read again only where they changed. */
export interface DrawingWatch {
  /** The same object until something changes; unchanged drawings stay the same objects. */
  read(): ReadonlyMap<DrawingId, Drawing>
  /** Calls back after each transaction that changed a drawing, with its origin; returns what ends it. */
  subscribe(onChange: (origin: unknown) => void): () => void
  destroy(): void
}

export function watchDrawings(plan: Plan): DrawingWatch {
  const root = plan.drawing
  const listeners = new Set<(origin: unknown) => void>()
  const stale = new Set<string>(root?.keys() ?? [])
  let current: ReadonlyMap<DrawingId, Drawing> = new Map()
  const onTransaction = (transaction: Y.Transaction) => {
    const before = stale.size
    for (const id of touchedDrawings(plan, transaction)) stale.add(id)
    if (stale.size === 0 || (stale.size === before && transaction.changed.size === 0)) return
    for (const listener of listeners) listener(transaction.origin)
  }
  plan.sketch?.on('afterTransaction', onTransaction)
  return {
    read() {
      if (stale.size === 0) return current
      const next = new Map(current)
      for (const id of stale) {
        const drawing = readDrawing(plan, id)
        if (drawing) next.set(drawing.id, drawing)
        else next.delete(id as DrawingId)
      }
      stale.clear()
      current = next
      return current
    },
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    destroy() {
      plan.sketch?.off('afterTransaction', onTransaction)
      listeners.clear()
    },
  }
}

/** The drawings a transaction wrote in. */
export function* touchedDrawings(plan: Plan, transaction: Y.Transaction): Generator<string> {
  for (const [type, keys] of transaction.changed) {
    if (type === (plan.drawing as unknown)) {
      for (const key of keys) if (key !== null) yield key
      continue
    }
    let item = (type as Y.AbstractType<unknown>)._item
    while (item) {
      if (item.parent === (plan.drawing as unknown)) {
        if (item.parentSub !== null) yield item.parentSub
        break
      }
      item = (item.parent as Y.AbstractType<unknown>)._item
    }
  }
}

export function markRemoved(entry: Y.Map<unknown>, by: string, at: number): void {
  entry.set('removed', { by, at, text: shortHash(textOf(entry)?.toString() ?? '') } satisfies RemovalMark)
}

const isRemoved = (entry: Y.Map<unknown>): boolean => {
  const mark = readRemovalMark(entry)
  return mark !== undefined && mark.text === shortHash(textOf(entry)?.toString() ?? '')
}

function entryOf(plan: Plan, id: string): Y.Map<unknown> | undefined {
  const entry: unknown = plan.drawing?.get(id)
  return entry instanceof Y.Map ? (entry as Y.Map<unknown>) : undefined
}

export function textOf(entry: Y.Map<unknown> | undefined): Y.Text | undefined {
  const text = entry?.get('text')
  return text instanceof Y.Text ? text : undefined
}

function readDrawing(plan: Plan, id: string): Drawing | undefined {
  const entry = isDrawingId(id) ? entryOf(plan, id) : undefined
  if (!entry || isRemoved(entry)) return undefined
  const board = DRAWING_BOARDS.find((one) => one === entry.get('board'))
  const at = readAnchors(entry.get('at'))
  const shape = readShape(entry.get('shape'))
  const text = textOf(entry)
  if (!board || !at || !shape) return undefined
  return {
    id: id as DrawingId,
    board,
    at,
    shape,
    ...(text ? { text: cutAt(text.toString(), LIMITS.noteTextMaxLength) } : {}),
  }
}

/** Anchors as they came from somebody else; undefined if they are none. */
export function readAnchors(value: unknown): Anchors | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > ANCHORS_MAX) return undefined
  const isAnchor = (one: unknown): one is Anchor =>
    Array.isArray(one) &&
    one.length === 3 &&
    typeof one[0] === 'string' &&
    one[0].length <= LIMITS.anchorMaxLength &&
    isCoordinate(one[1]) &&
    isCoordinate(one[2])
  return value.every(isAnchor) ? value : undefined
}

const isCoordinate = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) <= COORDINATE_MAX

function readShape(value: unknown): DrawnShape | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const shape = value as DrawnShape
  if (typeof shape.type !== 'string' || shape.type.length > LIMITS.anchorMaxLength) return undefined
  try {
    return JSON.stringify(shape).length <= LIMITS.drawingMaxLength ? shape : undefined
  } catch {
    return undefined
  }
}
