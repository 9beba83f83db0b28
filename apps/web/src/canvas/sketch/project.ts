import type { Drawing, DrawnShape } from '@commonboard/model'
import { type Editor, type IndexKey, T, type TLShape } from '@tldraw/tldraw'
import { drawnShapeId, hasWords, isDrawnType, isWordType, noteHeight, textBox } from './shapes.ts'

const warned = new Set<string>()

/**
 * A drawing as tldraw draws it; undefined for what it cannot draw. Somebody else's program may have written anything:
 * the record is held against tldraw's schema, and its outline is computed once to see that it can be.
 */
export function recordOf(editor: Editor, drawing: Drawing, place: { x: number; y: number }): TLShape | undefined {
  const { type, props, index, rotation } = drawing.shape as DrawnShape & Record<string, unknown>
  if (!isDrawnType(type)) return undefined
  try {
    if (!isTame(props)) throw new Error('a number out of bounds')
    const util = editor.getShapeUtil(type)
    const record = {
      typeName: 'shape',
      id: drawnShapeId(drawing.id),
      type,
      parentId: editor.getCurrentPageId(),
      index: indexOf(index),
      x: place.x,
      y: place.y,
      rotation: typeof rotation === 'number' && Number.isFinite(rotation) ? rotation : 0,
      isLocked: false,
      opacity: 1,
      meta: {},
      props: withWords(type, { ...util.getDefaultProps(), ...(props as object) }, drawing.text),
    } as unknown as TLShape
    editor.store.schema.validateRecord(editor.store, record, 'createRecord', null)
    const { bounds } = util.getGeometry(record)
    if (![bounds.x, bounds.y, bounds.w, bounds.h].every((one) => Math.abs(one) < 1e6)) throw new Error('out of bounds')
    return record
  } catch (error) {
    if (!warned.has(drawing.id)) console.warn(`The drawing ${drawing.id} cannot be shown`, error)
    warned.add(drawing.id)
    return undefined
  }
}

/** What of a shape is written down; place and words have keys of their own, sizes that follow from words have none. */
export function drawnShapeOf(shape: TLShape): DrawnShape {
  const { type, index, rotation } = shape
  const props: Record<string, unknown> = { ...shape.props }
  if (isWordType(type)) {
    delete props.text
    delete props.h
  }
  if (type === 'sketchText') delete props.w
  return { type, props, index, ...(rotation === 0 ? {} : { rotation }) }
}

export const wordsOfShape = (shape: TLShape): string | undefined => (hasWords(shape) ? shape.props.text : undefined)

function withWords(type: string, props: Record<string, unknown>, text = ''): Record<string, unknown> {
  if (!isWordType(type)) return props
  const size = String(props.size)
  if (type === 'sketchText') return { ...props, text, ...textBox(text, size) }
  return { ...props, text, h: noteHeight(text, size, Number(props.w)) }
}

/** Cards lie below `a0`: a drawing never goes under one. */
function indexOf(index: unknown): IndexKey {
  try {
    if (typeof index === 'string' && index >= 'a0' && index.length < 60) {
      T.indexKey.validate(index)
      return index as IndexKey
    }
  } catch {
    // Not an index: below its neighbors.
  }
  return 'a1' as IndexKey
}

const NUMBER_MAX = 100_000

/** Numbers of a size that can be drawn, however deep they lie. */
function isTame(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') return Math.abs(value) <= NUMBER_MAX
  if (typeof value !== 'object' || value === null) return true
  return depth < 8 && Object.values(value).every((one) => isTame(one, depth + 1))
}
