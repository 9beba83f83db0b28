import type { VisionRange } from '@commonboard/model'

/** The blocks of the vision on the page, in their order; one for each line of its plain text. */
export const blocksOf = (main: HTMLElement | null): HTMLElement[] => [
  ...(main?.querySelectorAll<HTMLElement>('[data-words] :is(p, h3, h4, li)') ?? []),
]

/** The letters of a block, without the names of those who write in it. */
function* letters(block: HTMLElement): Generator<Text> {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!node.parentElement?.closest('[aria-hidden]')) yield node as Text
}

/** Where a place on the page lies in its block, in letters. */
function offsetIn(block: HTMLElement, node: Node, offset: number): number {
  const point = document.createRange()
  point.setStart(node, offset)
  let before = 0
  for (const text of letters(block)) {
    if (text === node) return before + offset
    if (point.comparePoint(text, 0) > 0) return before
    before += text.length
  }
  return before
}

/** What is selected in the vision, in offsets of its plain text. @param lines of that text */
export function selectedRange(main: HTMLElement | null, lines: readonly string[]): VisionRange | undefined {
  const selection = document.getSelection()
  if (!main || !selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0)
  const blocks = blocksOf(main)
  if (blocks.length !== lines.length) return undefined
  const offsetOf = (node: Node, offset: number): number | undefined => {
    let before = 0
    for (const [index, block] of blocks.entries()) {
      if (block.contains(node)) return before + offsetIn(block, node, offset)
      before += (lines[index]?.length ?? 0) + 1
    }
    return undefined
  }
  const from = offsetOf(startContainer, startOffset)
  const to = offsetOf(endContainer, endOffset)
  return from !== undefined && to !== undefined && to > from ? { from, to } : undefined
}

/** A range of the plain text on the page; undefined while the page shows other words. */
export function rangeOnPage(
  blocks: readonly HTMLElement[],
  lines: readonly string[],
  { from, to }: VisionRange,
): Range | undefined {
  if (blocks.length !== lines.length) return undefined
  const pointAt = (offset: number, isEnd: boolean): { node: Text; at: number } | undefined => {
    let left = offset
    for (const [index, block] of blocks.entries()) {
      const length = lines[index]?.length ?? 0
      if (left <= length) {
        let last: Text | undefined
        for (const text of letters(block)) {
          if (left < text.length || (isEnd && left === text.length)) return { node: text, at: left }
          left -= text.length
          last = text
        }
        return last && { node: last, at: last.length }
      }
      left -= length + 1
    }
    return undefined
  }
  const start = pointAt(from, false)
  const end = pointAt(to, true)
  if (!start || !end) return undefined
  const range = document.createRange()
  range.setStart(start.node, start.at)
  range.setEnd(end.node, end.at)
  return range
}
