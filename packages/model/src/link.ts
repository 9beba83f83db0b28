import { type CardId, endsOf, type LinkId, linkIdOf } from './ids.ts'
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

/**
 * Two cards have one link, whichever way round it was drawn: which of them is the means follows from their columns,
 * and turns when one of them becomes another kind. These are the keys it may stand under.
 */
export const linkKeys = (a: CardId, b: CardId): readonly [LinkId, LinkId] => [linkIdOf(a, b), linkIdOf(b, a)]

/** Links two cards, in whichever order they were named; undefined if their columns are not linked. */
export function addLink(plan: Plan, a: CardId, b: CardId): LinkId | undefined {
  const columnA = columnOf(plan, a)
  const columnB = columnOf(plan, b)
  const rule = columnA && columnB && a !== b ? linkRule(columnA, columnB) : undefined
  if (!rule) return undefined
  const [id, turned] = rule.isTurned ? linkKeys(b, a) : linkKeys(a, b)
  if (!plan.links.has(turned)) edit(plan, () => setKey(plan.links, id, { kind: rule.kind }))
  return id
}

export function removeLinks(plan: Plan, ids: readonly LinkId[]): void {
  edit(plan, () => {
    for (const id of ids) for (const key of bothKeys(id)) setKey(plan.links, key, undefined)
  })
}

export const REASON_MAX_LENGTH = 300

/** Why the one leads to the other; empty takes it back. */
export function setLinkReason(plan: Plan, id: LinkId, reason: string): void {
  const words = cutAt(reason.trim(), REASON_MAX_LENGTH)
  const [key, turned] = bothKeys(id)
  if (!key || words === (linkReason(plan, key) ?? '')) return
  edit(plan, () => {
    setKey(plan.reasons, key, words || undefined)
    if (turned) setKey(plan.reasons, turned, undefined)
  })
}

/** The reason of the link under this key, also where it was given while the link led the other way. */
export function linkReason(plan: Plan, id: LinkId): string | undefined {
  for (const key of bothKeys(id)) {
    const reason = plan.reasons.get(key)
    if (typeof reason === 'string' && reason) return reason
  }
  return undefined
}

function bothKeys(id: LinkId): readonly LinkId[] {
  const ends = endsOf(id)
  return ends ? linkKeys(ends.from, ends.to) : [id]
}

/**
 * Gives a card the links of another of its column, with their reasons, within an `edit`. What rests is copied too and
 * comes back with the others.
 * @param turn who stands in the place of the card at the other end; absent: that card itself
 */
export function copyLinks(plan: Plan, from: CardId, to: CardId, turn?: ReadonlyMap<CardId, CardId>): void {
  for (const [key, value] of [...plan.links]) {
    const ends = endsOf(key)
    const far = ends && (ends.from === from ? ends.to : ends.to === from ? ends.from : undefined)
    if (!ends || !far) continue
    const end = turn?.get(far) ?? far
    if (end === to) continue
    const [id, turned] = ends.from === from ? linkKeys(to, end) : linkKeys(end, to)
    const kind = (value as { kind?: unknown } | null)?.kind
    if (!plan.links.has(id) && !plan.links.has(turned)) plan.links.set(id, typeof kind === 'string' ? { kind } : {})
    const reason = linkReason(plan, key as LinkId)
    if (reason && !linkReason(plan, id)) plan.reasons.set(id, reason)
  }
}
