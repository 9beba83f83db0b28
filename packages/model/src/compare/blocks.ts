import type { VisionBlock } from '../vision.ts'
import { bestPath, commonInOrder, type Pairs } from './align.ts'
import { likeness } from './wording.ts'

export const blockText = ({ runs }: VisionBlock): string => runs.map(({ text }) => text).join('')

// Half the words in common make it the same block with other words; less, another block.
const LIKE_ENOUGH = 0.5
const MAX_COMPARISONS = 10_000
// Letters looked at in all of them. Thirty paragraphs of 500 on each side are one million; this takes some 0.5 s.
const MAX_LETTERS = 20_000_000

/** Which block became which: equal ones, and between those the ones most alike. */
export function alignBlocks(before: readonly VisionBlock[], after: readonly VisionBlock[]): Pairs {
  const [old, fresh] = [before.map(blockText), after.map(blockText)]
  const pairs: [number, number][] = []
  let [i, j] = [0, 0]
  // Empty blocks part others; two of them are never the reason to pair what stands around.
  const name = (text: string, index: number, side: string) => (text.trim() === '' ? `${side}${index}` : `=${text}`)
  const equal = commonInOrder(
    old.map((text, index) => name(text, index, '<')),
    fresh.map((text, index) => name(text, index, '>')),
  )
  for (const [a, b] of [...equal, [old.length, fresh.length] as const]) {
    for (const [row, column] of alike(old.slice(i, a), fresh.slice(j, b))) pairs.push([i + row, j + column])
    if (a < old.length) pairs.push([a, b])
    ;[i, j] = [a + 1, b + 1]
  }
  return pairs
}

function alike(old: readonly string[], fresh: readonly string[]): [number, number][] {
  if (old.length === 0 || fresh.length === 0 || old.length * fresh.length > MAX_COMPARISONS) return []
  if (lettersIn(old) * fresh.length + lettersIn(fresh) * old.length > MAX_LETTERS) return []
  return bestPath(old.length, fresh.length, (row, column) => {
    const [a, b] = [old[row] ?? '', fresh[column] ?? '']
    if (a.trim() === '' && b.trim() === '') return 0.1
    const share = likeness(a, b)
    return share >= LIKE_ENOUGH ? share : 0
  })
}

const lettersIn = (texts: readonly string[]): number => texts.reduce((sum, { length }) => sum + length, 0)
