import type { PlanContent } from '../read.ts'
import { cardDifferences, linkDifferences, waiverDifferences } from './cards.ts'
import type { AboutDifference, Difference, LabelDifference } from './difference.ts'
import { leadershipDifferences } from './leadership.ts'
import { ingredientDifferences, visionDifferences } from './vision.ts'

export * from './difference.ts'
export * from './say.ts'
export { wordingBetween, type WordingPart } from './wording.ts'

/**
 * What became otherwise between two contents of a plan, in the order of its boards. Calm: a number that only follows
 * its neighbors, a link that rests with its card, a seat that rests with its body are not named. Pure; an item keeps
 * its id through all versions of a plan.
 */
export function compareContents(before: PlanContent, after: PlanContent): Difference[] {
  const sides = { before, after }
  return [
    ...aboutDifferences(before, after),
    ...visionDifferences(sides),
    ...ingredientDifferences(sides),
    ...cardDifferences(sides),
    ...linkDifferences(sides),
    ...waiverDifferences(sides),
    ...labelDifferences(before, after),
    ...leadershipDifferences({ before: before.leadership, after: after.leadership }),
  ]
}

const aboutDifferences = (before: PlanContent, after: PlanContent): AboutDifference[] =>
  (['title', 'place', 'language'] as const).flatMap((change) =>
    before.about[change] === after.about[change]
      ? []
      : [
          {
            board: 'about',
            item: 'plan',
            change,
            id: 'about',
            before: before.about[change],
            after: after.about[change],
          },
        ],
  )

function labelDifferences(before: PlanContent, after: PlanContent): LabelDifference[] {
  const keys = [...new Set([...Object.keys(before.words), ...Object.keys(after.words)])].sort()
  return keys.flatMap((id) => {
    const [old, fresh] = [ownLabel(before, id), ownLabel(after, id)]
    if (old === fresh) return []
    return [
      {
        board: id.startsWith('level.') ? 'leadership' : 'logicModel',
        item: 'label',
        change: 'changed',
        id,
        ...(old ? { before: old } : {}),
        ...(fresh ? { after: fresh } : {}),
      },
    ]
  })
}

const ownLabel = ({ words }: PlanContent, key: string): string | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined
