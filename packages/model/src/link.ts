import { type CardId, type LinkId, linkIdOf } from './ids.ts'
import { edit, type Plan, setKey } from './plan.ts'
import { placeOf } from './place.ts'
import { cutAt, functionCodeOf, VISION_ID } from './text.ts'
import { type Column, LINK_RULES, type LinkKind } from './vocabulary.ts'

/** The column a card, fixed or not, stands in. */
export function columnOf(plan: Plan, id: CardId): Column | undefined {
  if (id === VISION_ID) return 'vision'
  if (functionCodeOf(id)) return 'functions'
  return placeOf(plan, id)?.[0]
}

/** How two columns may be joined, whichever was named first; undefined if they are not linked. */
export function linkRule(a: Column, b: Column): { kind: LinkKind; isTurned: boolean } | undefined {
  for (const rule of LINK_RULES) {
    if (rule.from === a && rule.to === b) return { kind: rule.kind, isTurned: false }
    if (rule.from === b && rule.to === a) return { kind: rule.kind, isTurned: true }
  }
  return undefined
}

/** The columns whose cards a card of `column` may be linked with. */
export const linkableColumns = (column: Column): Column[] =>
  LINK_RULES.flatMap((rule) => (rule.from === column ? [rule.to] : rule.to === column ? [rule.from] : []))

/** Links two cards, in whichever order they were named; undefined if their columns are not linked. */
export function addLink(plan: Plan, a: CardId, b: CardId): LinkId | undefined {
  const columnA = columnOf(plan, a)
  const columnB = columnOf(plan, b)
  const rule = columnA && columnB && a !== b ? linkRule(columnA, columnB) : undefined
  if (!rule) return undefined
  const id = rule.isTurned ? linkIdOf(b, a) : linkIdOf(a, b)
  edit(plan, () => setKey(plan.links, id, { kind: rule.kind }))
  return id
}

export function removeLinks(plan: Plan, ids: readonly LinkId[]): void {
  edit(plan, () => {
    for (const id of ids) setKey(plan.links, id, undefined)
  })
}

export const REASON_MAX_LENGTH = 300

/** Why the one leads to the other; empty takes it back. */
export function setLinkReason(plan: Plan, id: LinkId, reason: string): void {
  edit(plan, () => setKey(plan.reasons, id, cutAt(reason.trim(), REASON_MAX_LENGTH) || undefined))
}
