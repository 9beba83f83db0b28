import { countLines, textWidth } from '@commonboard/model'
import type { TLBaseShape, TLShape, TLShapeId } from '@tldraw/tldraw'
import type { DrawingId } from '@commonboard/model'

/** Names of our own beside tldraw's `draw` and `highlight`: its select tool has habits for its own notes and arrows. */
export type NoteShape = TLBaseShape<'sketchNote', { w: number; h: number; color: string; size: string; text: string }>
export type TextShape = TLBaseShape<'sketchText', { w: number; h: number; color: string; size: string; text: string }>
export type FigureShape = TLBaseShape<
  'sketchFigure',
  { w: number; h: number; color: string; size: string; figure: Figure }
>
export type ArrowShape = TLBaseShape<'sketchArrow', { endX: number; endY: number; color: string; size: string }>

export const FIGURES = ['rectangle', 'ellipse', 'diamond', 'triangle'] as const
export type Figure = (typeof FIGURES)[number]

/** What may be drawn; another type stays in the document and is not shown. */
const DRAWN_TYPES: ReadonlySet<string> = new Set([
  'draw',
  'highlight',
  'sketchNote',
  'sketchText',
  'sketchFigure',
  'sketchArrow',
])

export const isDrawnType = (type: string): boolean => DRAWN_TYPES.has(type)
export const isDrawn = (shape: TLShape): boolean => isDrawnType(shape.type)
export const hasWords = (shape: TLShape): shape is (NoteShape | TextShape) & TLShape => isWordType(shape.type)
export const isWordType = (type: string): boolean => type === 'sketchNote' || type === 'sketchText'

export const drawnShapeId = (id: DrawingId): TLShapeId => `shape:${id}` as TLShapeId
export const drawingIdOf = (shape: TLShapeId): DrawingId => shape.slice('shape:'.length) as DrawingId

export const NOTE = { width: 150, paddingX: 12, paddingY: 10, minHeight: 76 } as const
/** Text sizes in board pixels: letters, line. */
export const LETTERS: Readonly<Record<string, readonly [number, number]>> = {
  s: [13.5, 18],
  m: [16, 21],
  l: [20, 26],
}
const TEXT_MAX_WIDTH = 320
const lettersOf = (size: string) => LETTERS[size] ?? ([16, 21] as const)

/** A note keeps its width and grows with its words. */
export function noteHeight(text: string, size: string, width: number): number {
  const [letter, line] = lettersOf(size)
  const lines = countLines(text, width - 2 * NOTE.paddingX, 'sans', letter)
  return Math.max(NOTE.minHeight, lines * line + 2 * NOTE.paddingY)
}

/** A text is as wide as its words until it must wrap. */
export function textBox(text: string, size: string): { w: number; h: number } {
  const [letter, line] = lettersOf(size)
  const longest = Math.max(...text.split('\n').map((one) => textWidth(one, 'sans', letter)), 5 * letter)
  const w = Math.ceil(Math.min(TEXT_MAX_WIDTH, longest + 6))
  return { w, h: countLines(text, w, 'sans', letter) * line }
}
