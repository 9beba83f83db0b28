import { type BlockKind, GONE, safeLink } from '@commonboard/model'
import { type DOMOutputSpec, type Node, Schema } from '@tiptap/pm/model'
import { LINK_ATTRIBUTES } from './links.ts'

/** What a block is; null is a plain paragraph, and nothing is stored for it. */
export type As = Exclude<BlockKind, 'paragraph'> | null

export const asOf = (block: Node): As => (block.attrs as { as: As }).as

/** An emptied line that a restore has taken away and left for whoever is typing in it; see `vision.ts` of the model. */
export const isGone = (block: Node): boolean => (block.attrs as { as: unknown }).as === GONE && block.content.size === 0
/** The lines people see. */
const linesOf = (doc: Node): { readonly block: Node; readonly before: number }[] => {
  const lines: { block: Node; before: number }[] = []
  doc.forEach((block, before) => {
    if (!isGone(block)) lines.push({ block, before })
  })
  return lines
}
export const isListItem = (as: As): boolean => as === 'bullet' || as === 'number'

// A list item is a list of one: blocks are flat, so that nobody's change of kind moves anybody's letters.
const ELEMENTS: Readonly<Record<BlockKind, DOMOutputSpec>> = {
  paragraph: ['p', 0],
  heading: ['h3', 0],
  subheading: ['h4', 0],
  bullet: ['ul', ['li', 0]],
  number: ['ol', ['li', 0]],
}

/**
 * All that a vision may hold. It is also the list of what a paste may bring: everything else comes as plain words or
 * not at all.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: {
      content: 'text*',
      attrs: { as: { default: null } },
      toDOM: (block) =>
        (block.attrs as { as: unknown }).as === GONE
          ? ['p', { 'data-gone': '' }, 0]
          : (ELEMENTS[asOf(block) ?? 'paragraph'] ?? ELEMENTS.paragraph),
      parseDOM: [
        // Lists pasted from elsewhere hold paragraphs; the item is the block.
        { tag: 'li > p', skip: true, priority: 70 },
        { tag: 'li', getAttrs: (li) => ({ as: li.parentElement?.nodeName === 'OL' ? 'number' : 'bullet' }) },
        ...['h1', 'h2', 'h3'].map((tag) => ({ tag, attrs: { as: 'heading' } })),
        ...['h4', 'h5', 'h6'].map((tag) => ({ tag, attrs: { as: 'subheading' } })),
        { tag: 'p' },
      ],
    },
    text: {},
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      // What another program left there is checked again: the document is no guard.
      toDOM: (mark) => {
        const href = safeLink((mark.attrs as { href: unknown }).href)
        return href ? ['a', { href, ...LINK_ATTRIBUTES }, 0] : ['span', 0]
      },
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (a) => {
            const href = safeLink(a.getAttribute('href'))
            return href ? { href } : false
          },
        },
      ],
    },
    bold: {
      toDOM: () => ['strong', 0],
      parseDOM: [
        { tag: 'strong' },
        // Some editors wrap everything they copy in a <b> that is not bold.
        { tag: 'b', getAttrs: (b) => (b.style.fontWeight === 'normal' ? false : null) },
        { style: 'font-weight', getAttrs: (weight) => (/^(bold(er)?|[6-9]\d\d)$/.test(weight) ? null : false) },
      ],
    },
  },
})

/** The words of a document as `visionText` gives them: a line a block. */
export const plainOf = (doc: Node): string =>
  linesOf(doc)
    .map(({ block }) => block.textContent)
    .join('\n')

/** The place of a plain offset in the document. */
export function positionOf(doc: Node, offset: number): number {
  let left = Math.max(0, offset)
  let end = 1
  for (const { block, before } of linesOf(doc)) {
    if (left < 0) break
    end = before + 1 + Math.min(left, block.content.size)
    left -= block.content.size + 1
  }
  return end
}

/** The plain offset of a place in the document: every line but the first adds its break. */
export function offsetOf(doc: Node, position: number): number {
  let offset = 0
  for (const { block, before } of linesOf(doc)) {
    if (position <= before + 1 + block.content.size) return offset + Math.max(0, position - before - 1)
    offset += block.content.size + 1
  }
  return Math.max(0, offset - 1)
}
