import * as Y from 'yjs'
import type { Plan } from './plan.ts'
import { safeLink } from './safeLink.ts'

// The vision is flat: every block is an element `paragraph`, and what it is stands in its one attribute `as`. Making a
// heading or a list item sets that attribute and moves no letter, so whoever types there meanwhile loses nothing;
// elements of other names (`heading`, `listItem`) would have to be made anew around a copy of the words.
export const PARAGRAPH = 'paragraph'

export const BLOCK_KINDS = ['paragraph', 'heading', 'subheading', 'bullet', 'number'] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

export interface VisionRun {
  readonly text: string
  readonly isBold?: true
  /** A safe target; see `safeLink`. */
  readonly link?: string
}

/** One line of the vision as people see it. */
export interface VisionBlock {
  readonly as: BlockKind
  /** Neighbors differ in their marks; none is empty. */
  readonly runs: readonly VisionRun[]
}

/** Above this many words a vision can hardly be kept in mind; up to `praisedMax` it is easily said aloud. */
export const VISION_WORDS = { praisedMax: 35, lookAbove: 60 } as const

export const countWords = (text: string): number =>
  text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

// What somebody's program nests deeper than any editor would would end the stack.
const NESTING_MAX_DEPTH = 20

// A restore that takes a block away empties it and leaves it, unseen, because somebody may be typing in it: an element
// that is deleted takes with it the words that arrive later. With words in it, it is a paragraph like any other.
export const GONE = 'gone'

/** An emptied block that a restore has taken away. */
export const isGone = (node: unknown): boolean =>
  node instanceof Y.XmlElement &&
  node.nodeName === PARAGRAPH &&
  (node.getAttributes() as Record<string, unknown>)['as'] === GONE &&
  node.toArray().every((child) => child instanceof Y.XmlText && child.length === 0)

interface Line {
  readonly element: Y.XmlElement
  readonly texts: readonly Y.XmlText[]
  readonly as: BlockKind
}

/**
 * The lines of a vision: ours are its paragraphs. Nested elements, as other editors and programs write them, are read
 * from the innermost one that holds words.
 */
function linesOf(nodes: readonly unknown[], list?: 'bullet' | 'number', depth = 0): Line[] {
  return nodes.flatMap((node): Line[] => {
    if (!(node instanceof Y.XmlElement) || depth > NESTING_MAX_DEPTH || isGone(node)) return []
    const children = node.toArray()
    const inner = node.nodeName === 'bulletList' ? 'bullet' : node.nodeName === 'orderedList' ? 'number' : list
    const isLeaf = !children.some((child) => child instanceof Y.XmlElement)
    const texts = children.filter((child): child is Y.XmlText => child instanceof Y.XmlText)
    const own: Line[] = isLeaf || texts.length > 0 ? [{ element: node, texts, as: inner ?? kindOf(node) }] : []
    return isLeaf ? own : [...own, ...linesOf(children, inner, depth + 1)]
  })
}

function kindOf(element: Y.XmlElement): BlockKind {
  const attributes = element.getAttributes() as Record<string, unknown>
  if (element.nodeName === 'heading') return Number(attributes['level']) > 2 ? 'subheading' : 'heading'
  return BLOCK_KINDS.find((kind) => kind === attributes['as']) ?? 'paragraph'
}

export interface Op {
  readonly insert: unknown
  readonly attributes?: Readonly<Record<string, unknown>>
}
export const opsOf = (text: Y.XmlText): readonly Op[] => text.toDelta() as Op[]
const plain = (text: Y.XmlText): string =>
  opsOf(text).reduce((all, { insert }) => all + (typeof insert === 'string' ? insert : ''), '')

/** The vision as plain text, its blocks parted by a line break. */
export const visionText = (plan: Plan): string =>
  linesOf(plan.vision.toArray())
    .map(({ texts }) => texts.map(plain).join(''))
    .join('\n')

/** The text that holds the letter at an offset of `visionText`, and where in it; at the end of a line its last text. */
export function placeInVision(
  plan: Pick<Plan, 'vision'>,
  offset: number,
): { text: Y.XmlText; index: number } | undefined {
  let left = offset
  for (const { texts } of linesOf(plan.vision.toArray())) {
    for (const [number, text] of texts.entries()) {
      const { length } = text
      if (left < length || (left === length && number === texts.length - 1)) return { text, index: left }
      left -= length
    }
    left -= 1
  }
  return undefined
}

/** Where a place in one of its texts lies in `visionText`; undefined if the vision has not got that text. */
export function offsetInVision(plan: Pick<Plan, 'vision'>, text: unknown, index: number): number | undefined {
  let offset = 0
  for (const { texts } of linesOf(plan.vision.toArray())) {
    for (const one of texts) {
      if (one === text) return offset + Math.min(index, one.length)
      offset += one.length
    }
    offset += 1
  }
  return undefined
}

/** The vision with what its words are; what a reader does not know is read as plain words. */
export const readVision = (plan: Plan): VisionBlock[] =>
  linesOf(plan.vision.toArray()).map(({ as, texts }) => ({ as, runs: runsOf(texts) }))

export function runsOf(texts: readonly Y.XmlText[]): VisionRun[] {
  const runs: VisionRun[] = []
  for (const { insert, attributes } of texts.flatMap(opsOf)) {
    if (typeof insert !== 'string' || insert === '') continue
    const link = safeLink((attributes?.['link'] as { href?: unknown } | undefined)?.href)
    const marks = { ...(attributes?.['bold'] ? { isBold: true as const } : {}), ...(link ? { link } : {}) }
    const last = runs.at(-1)
    if (last && last.isBold === marks.isBold && last.link === link)
      runs[runs.length - 1] = { ...last, text: last.text + insert }
    else runs.push({ text: insert, ...marks })
  }
  return runs
}

/** Adds an empty paragraph if the vision has none. The server does this once for a new plan, so that nobody races. */
export function prepareVision({ vision }: Pick<Plan, 'vision'>, text = ''): void {
  if (linesOf(vision.toArray()).length > 0) return
  const paragraph = new Y.XmlElement(PARAGRAPH)
  paragraph.insert(0, [new Y.XmlText(text)])
  vision.insert(0, [paragraph])
}

/**
 * The plain offsets of `visionText` laid over the lines; the break between two of them counts one. A break stays when
 * it lies in what is taken away: joining blocks would mean to copy the second and lose what others type in it.
 */
export function spliceVision(
  vision: Y.XmlFragment,
  { index, remove, insert }: { readonly index: number; readonly remove: number; readonly insert: string },
): void {
  prepareVision({ vision })
  let offset = 0
  let left = insert
  const put = (text: Y.XmlText, at: number) => {
    if (left) text.insert(at, left, marksFor(text, at))
    left = ''
  }
  for (const { element, texts } of linesOf(vision.toArray())) {
    // Rich editors leave an empty block without a text in it.
    if (left && index <= offset && texts.length === 0) element.push([new Y.XmlText()])
    for (const text of texts.length > 0 ? texts : element.toArray().filter((node) => node instanceof Y.XmlText)) {
      const length = text.length
      const from = Math.max(0, index - offset)
      const to = Math.min(length, index + remove - offset)
      if (to > from) text.delete(from, to - from)
      if (index - offset <= length) put(text, from)
      offset += length
    }
    offset += 1
  }
  const last = linesOf(vision.toArray()).at(-1)
  if (!left || !last) return
  if (last.texts.length === 0) last.element.push([new Y.XmlText()])
  const text = last.element.toArray().findLast((node) => node instanceof Y.XmlText)
  if (text) put(text, text.length)
}

/** New letters take the marks of the letter before them, but a link ends where it ends, as in the rich editor. */
function marksFor(text: Y.XmlText, at: number): Record<string, unknown> {
  let offset = 0
  let before: Op['attributes']
  let after: Op['attributes']
  for (const op of opsOf(text)) {
    const end = offset + (typeof op.insert === 'string' ? op.insert.length : 1)
    if (offset < at && at <= end) before = op.attributes
    if (offset <= at && at < end) after = op.attributes
    offset = end
  }
  const { link, ...marks } = before ?? {}
  return link && JSON.stringify(link) === JSON.stringify(after?.['link']) ? { ...marks, link } : marks
}
