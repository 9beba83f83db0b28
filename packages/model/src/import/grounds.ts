import { linkIdOf } from '../ids.ts'
import { linkReason } from '../link.ts'
import type { Plan } from '../plan.ts'
import { fixedCards, readCard } from '../read.ts'
import { cardOf, isFixedCard } from '../text.ts'
import { isAsPlanned } from './applyImport.ts'
import type { ImportEntry, ImportLink, ImportPlan } from './planImport.ts'

/** What an import counted on when it was planned, no larger than it has to be: it may be asked for often. */
export interface ImportGrounds {
  /** Removed ones included. */
  readonly cards: number
  readonly changed: readonly ImportEntry[]
  readonly reasons: readonly ImportLink[]
}

export const groundsOf = (plan: Plan, { entries, links }: ImportPlan): ImportGrounds => ({
  cards: plan.cards.size,
  changed: entries.filter(({ outcome }) => outcome === 'changed'),
  reasons: links.filter(({ reason }) => reason !== undefined),
})

/** Whether the plan still says all an import counted on, and has no card it did not know. */
export function stillHolds(plan: Plan, { cards, changed, reasons }: ImportGrounds): boolean {
  if (plan.cards.size !== cards) return false
  const fixed = new Map(fixedCards(plan).map((card) => [card.id, card]))
  return changed.every(isThere) && reasons.every(isReasonThere)

  function isThere({ card: id, column, changes }: ImportEntry): boolean {
    if (!id) return false
    const map = cardOf(plan, id)
    const card = isFixedCard(id) ? fixed.get(id) : map && readCard(id, map)
    return (
      card !== undefined && !card.removed && card.column === column && changes.every((one) => isAsPlanned(card, one))
    )
  }

  function isReasonThere({ from, to, oldReason }: ImportLink): boolean {
    if (!('card' in from && 'card' in to)) return true
    return (linkReason(plan, linkIdOf(from.card, to.card)) ?? '') === (oldReason ?? '')
  }
}
