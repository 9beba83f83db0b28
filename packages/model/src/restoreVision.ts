import * as Y from 'yjs'
import { alignBlocks, blockText } from './compare/blocks.ts'
import { RESTORE_MAX_CELLS, splicesBetween } from './compare/wording.ts'
import { type Plan, sameValue } from './plan.ts'
import { GONE, isGone, readVision, runsOf, type VisionBlock, type VisionRun } from './vision.ts'
import { elementOf, isOwnVision, simplifyVision } from './visionKind.ts'

const EMPTY: VisionBlock = { as: 'paragraph', runs: [] }

/**
 * Turns the blocks of the vision into what they were. Each element goes to the block it is most like; one that is left
 * over is emptied and goes out of sight, so that nobody's words go with it.
 */
export function restoreVision(plan: Plan, present: readonly VisionBlock[], target: readonly VisionBlock[]): void {
  if (sameValue(present, target)) return
  // What another program nested cannot be turned element by element.
  simplifyVision(plan)
  if (!isOwnVision(plan)) return
  // A vision always has a line to type in.
  const wanted = target.length > 0 ? target : [EMPTY]
  const elements = plan.vision.toArray() as Y.XmlElement[]
  const blocks = readVision(plan)
  const seen = elements.flatMap((element, index) => (isGone(element) ? [] : [index]))
  const pairs = alignBlocks(blocks, wanted).map(([a, b]) => [seen[a] ?? 0, b] as const)

  const places = [...pairs, [elements.length, wanted.length] as const]
  // From the end, so that what is put in does not move what comes before it.
  for (let one = places.length - 1; one >= 0; one--) {
    const [end, endWanted] = places[one] ?? [0, 0]
    const [start, startWanted] = places[one - 1] ?? [-1, -1]
    const element = elements[end]
    const block = wanted[endWanted]
    if (element && block) rewriteBlock(element, block)
    fillGap(plan, elements.slice(start + 1, end), wanted.slice(startWanted + 1, endWanted), start + 1)
  }
}

/** Between two blocks that stay: the elements there take up the blocks that belong there, as far as they go. */
function fillGap(plan: Plan, elements: readonly Y.XmlElement[], wanted: readonly VisionBlock[], at: number): void {
  // Those in sight first: whoever types there goes on in what replaces it.
  const inSight = elements.filter((element) => !isGone(element)).length
  let spare = Math.max(0, wanted.length - inSight)
  const rows = [...elements.keys()].filter((row) => !isGone(elements[row]) || spare-- > 0).slice(0, wanted.length)
  const chosen = new Map(rows.map((row, column) => [row, wanted[column]]))
  for (const [row, element] of elements.entries()) {
    const block = chosen.get(row)
    if (block) rewriteBlock(element, block)
    else if (!isGone(element)) rewriteBlock(element, EMPTY, GONE)
  }
  const rest = wanted.slice(rows.length)
  if (rest.length > 0) plan.vision.insert(at + elements.length, rest.map(elementOf))
}

function rewriteBlock(element: Y.XmlElement, { as, runs }: VisionBlock, kind: string = as): void {
  const now = (element.getAttributes() as Record<string, unknown>)['as']
  if (kind === 'paragraph') {
    // Whatever else is read as a paragraph stays, except what hides it.
    if (now !== undefined && (now === GONE || KINDS.has(now))) element.removeAttribute('as')
  } else if (now !== kind) element.setAttribute('as', kind)
  const texts = element.toArray().filter((node): node is Y.XmlText => node instanceof Y.XmlText)
  const [first = new Y.XmlText(), ...others] = texts
  if (texts.length === 0) {
    if (runs.length === 0) return
    element.insert(0, [first])
  }
  for (const other of others) if (other.length > 0) other.delete(0, other.length)
  const splices = splicesBetween(plainOf(first), blockText({ as, runs }), RESTORE_MAX_CELLS)
  for (const { index, remove, insert } of splices) {
    if (remove > 0) first.delete(index, remove)
    if (insert) first.insert(index, insert)
  }
  rewriteMarks(first, runs)
}

const KINDS: ReadonlySet<unknown> = new Set(['heading', 'subheading', 'bullet', 'number'])

const plainOf = (text: Y.XmlText): string => blockText({ as: 'paragraph', runs: runsOf([text]) })

// The letters are the same on both sides; where their marks differ, they are set.
function rewriteMarks(text: Y.XmlText, wanted: readonly VisionRun[]): void {
  let offset = 0
  const changes: { index: number; length: number; marks: Record<string, unknown> }[] = []
  const rest = wanted.map((run) => ({ ...run }))
  for (const run of runsOf([text])) {
    let left = run.text.length
    while (left > 0) {
      const next = rest[0]
      if (!next) return
      const length = Math.min(left, next.text.length)
      const marks = {
        ...(run.isBold === next.isBold ? {} : { bold: next.isBold ? {} : null }),
        ...(run.link === next.link ? {} : { link: next.link ? { href: next.link } : null }),
      }
      if (Object.keys(marks).length > 0) changes.push({ index: offset, length, marks })
      next.text = next.text.slice(length)
      if (next.text === '') rest.shift()
      left -= length
      offset += length
    }
  }
  for (const { index, length, marks } of changes) text.format(index, length, marks)
}
