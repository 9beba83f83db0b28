import * as Y from 'yjs'
import { edit, type Plan } from './plan.ts'
import { isGone, type Op, opsOf, PARAGRAPH, readVision, type VisionBlock } from './vision.ts'

// What only the vision's own board and a restored version need of it.

/** Names of the blocks in their order, for what is drawn beside them. A block that is split keeps its name above. */
export const visionBlockIds = ({ vision }: Pick<Plan, 'vision'>): string[] =>
  vision
    .toArray()
    .filter((node) => !isGone(node))
    .map(({ _item }) => (_item ? `${_item.id.client}-${_item.id.clock}` : ''))

/**
 * Whether all of the vision is of the kind written here. A rich editor changes at once, in everybody's document, what
 * its schema does not know; so it may open a vision only while this is true.
 */
export const isOwnVision = (plan: Plan): boolean => plan.vision.toArray().every(isOwnBlock)

const isOwnBlock = (node: unknown): boolean =>
  node instanceof Y.XmlElement &&
  node.nodeName === PARAGRAPH &&
  Object.keys(node.getAttributes()).every((key) => key === 'as') &&
  node.toArray().every((text) => text instanceof Y.XmlText && opsOf(text).every(isOwnOp))

const isOwnOp = ({ insert, attributes = {} }: Op): boolean =>
  typeof insert === 'string' &&
  Object.entries(attributes).every(([key, value]) => key === 'bold' || (key === 'link' && isOwnLink(value)))

const isOwnLink = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).join() === 'href' &&
  typeof (value as { href: unknown }).href === 'string'

/** Writes a vision some other program has written anew in our kind of blocks: same words, bold and links. */
export function simplifyVision(plan: Plan): void {
  if (isOwnVision(plan)) return
  edit(plan, () => {
    const blocks = readVision(plan)
    plan.vision.delete(0, plan.vision.length)
    plan.vision.insert(0, blocks.map(elementOf))
  })
}

export function elementOf({ as, runs }: VisionBlock): Y.XmlElement {
  const element = new Y.XmlElement(PARAGRAPH)
  if (as !== 'paragraph') element.setAttribute('as', as)
  const text = new Y.XmlText()
  text.applyDelta(
    runs.map((run) => ({
      insert: run.text,
      attributes: { ...(run.isBold ? { bold: {} } : {}), ...(run.link ? { link: { href: run.link } } : {}) },
    })),
  )
  element.insert(0, [text])
  return element
}

/** Writes these blocks into a vision that is empty. */
export function writeVision({ vision }: Pick<Plan, 'vision'>, blocks: readonly VisionBlock[]): void {
  vision.insert(0, blocks.map(elementOf))
}
