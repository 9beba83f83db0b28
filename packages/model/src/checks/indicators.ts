import type { Card } from '../read.ts'

/** What an indicator still lacks; asked of those in the headline only, since nobody fills all of it for all. */
export const lacksUnitOrDirection = (card: Card): boolean => !card.unit || !card.direction
export const lacksSource = (card: Card): boolean => !card.source
export const lacksOwner = (card: Card): boolean => !card.owner
// A first value of a known date is a start as well.
export const lacksStart = (card: Card): boolean =>
  card.baseline === undefined ? !card.readings?.length : !card.baselineDate
export const lacksGoal = (card: Card): boolean => card.target === undefined || !card.targetDate
export const lacksBreakdown = (card: Card): boolean => !card.breakdowns?.length

/** The goal lies on the other side of the start than the number should move to, or elsewhere where it should hold. */
export const goesAgainst = ({ direction, baseline, target }: Card): boolean =>
  baseline !== undefined &&
  target !== undefined &&
  ((direction === 'up' && target < baseline) ||
    (direction === 'down' && target > baseline) ||
    (direction === 'hold' && target !== baseline))
