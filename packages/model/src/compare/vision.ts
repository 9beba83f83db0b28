import type { PlanContent } from '../read.ts'
import { INGREDIENTS } from '../vocabulary.ts'
import { alignBlocks, blockText } from './blocks.ts'
import type { BlockDifference, IngredientDifference } from './difference.ts'

type Sides = Readonly<Record<'before' | 'after', Pick<PlanContent, 'vision' | 'ingredients'>>>

/** What became of the vision, block by block; empty lines are not spoken of. */
export function visionDifferences({ before, after }: Sides): BlockDifference[] {
  const pairs = alignBlocks(before.vision, after.vision)
  const pairOf = new Map(pairs.map(([a, b]) => [b, a]))
  const stays = new Set(pairs.map(([a]) => a))
  let gone = before.vision
    .map((block, index) => ({ index, words: blockText(block), kind: block.as }))
    .filter(({ index, words }) => !stays.has(index) && words.trim())
  const differences: BlockDifference[] = []
  for (const [index, block] of after.vision.entries()) {
    const words = blockText(block)
    const facts = { board: 'vision', item: 'block', id: String(index), words, kind: block.as } as const
    const was = before.vision[pairOf.get(index) ?? -1]
    if (!was) {
      // The same words were taken away elsewhere.
      const from = words.trim() ? gone.find((one) => one.words === words) : undefined
      if (from) {
        gone = gone.filter((one) => one !== from)
        differences.push({ ...facts, change: 'moved' })
      } else if (words.trim()) differences.push({ ...facts, change: 'added' })
      continue
    }
    const old = blockText(was)
    if (old !== words && (old.trim() || words.trim()))
      differences.push({ ...facts, change: 'reworded', before: old, after: words })
    if (was.as !== block.as && words.trim()) differences.push({ ...facts, change: 'kind', kindBefore: was.as })
    else if (old === words && JSON.stringify(was.runs) !== JSON.stringify(block.runs))
      differences.push({ ...facts, change: 'marks', runs: { before: was.runs, after: block.runs } })
  }
  const removed = gone.map(
    ({ index, ...one }): BlockDifference => ({
      board: 'vision',
      item: 'block',
      change: 'removed',
      id: String(index),
      ...one,
    }),
  )
  return [...removed, ...differences]
}

export function ingredientDifferences({ before, after }: Sides): IngredientDifference[] {
  return INGREDIENTS.flatMap((id) => {
    const [old, fresh] = [new Set(before.ingredients[id]), new Set(after.ingredients[id])]
    const confirmed = [...fresh].filter((who) => !old.has(who)).length
    const takenBack = [...old].filter((who) => !fresh.has(who)).length
    const tell = (change: 'confirmed' | 'takenBack', people: number): IngredientDifference[] =>
      people > 0 ? [{ board: 'vision', item: 'ingredient', change, id, people }] : []
    return [...tell('confirmed', confirmed), ...tell('takenBack', takenBack)]
  })
}
