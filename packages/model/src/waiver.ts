import { type CardId, isCardId } from './ids.ts'
import { edit, type Plan, setKey } from './plan.ts'
import { LIMITS } from './protocol.ts'
import { cardOf, cutAt, isFixedCard } from './text.ts'
import { RULES, type Rule } from './words/words.ts'

/** "That is fine": a finding people have looked at and accept, and why. It stays until somebody takes it back. */
export interface Waiver {
  readonly rule: Rule
  /** Absent: what is missing altogether. */
  readonly card?: CardId
  readonly reason: string
  /** Participant id. */
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** What a waiver is about: rule and card. One value under one key, so that two people who accept at once make one. */
export const waiverKey = (rule: Rule, card?: CardId): string => (card ? `${rule} ${card}` : rule)

/**
 * Accepts a finding with a reason. Without a reason, or of a card that is not there, nothing is accepted. While a card
 * is removed its acceptances rest with it.
 */
export function acceptFinding(
  plan: Plan,
  rule: Rule,
  card: CardId | undefined,
  waiver: Omit<Waiver, 'rule' | 'card'>,
): void {
  const reason = tidy(waiver.reason)
  if (!reason || (card !== undefined && !isFixedCard(card) && !cardOf(plan, card))) return
  edit(plan, () => setKey(plan.waivers, waiverKey(rule, card), { reason, by: waiver.by, at: waiver.at }))
}

const tidy = (reason: string) => cutAt(reason.trim(), LIMITS.itemTextMaxLength)

/** The finding counts again. */
export function takeBackWaiver(plan: Plan, rule: Rule, card?: CardId): void {
  edit(plan, () => setKey(plan.waivers, waiverKey(rule, card), undefined))
}

/** All that are kept, also of removed cards, in the order of the keys. What only a newer version knows is left out. */
export function readWaivers(plan: Plan): Waiver[] {
  const found: [string, Waiver][] = []
  for (const [key, value] of plan.waivers) {
    const waiver = readWaiver(key, value)
    if (waiver) found.push([key, waiver])
  }
  return found.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, waiver]) => waiver)
}

export function readWaiver(key: string, value: unknown): Waiver | undefined {
  const [rule, card, ...rest] = key.split(' ')
  if (!isRule(rule) || rest.length > 0 || (card !== undefined && !isCardId(card))) return undefined
  if (typeof value !== 'object' || !value) return undefined
  const { reason, by, at } = value as Partial<Waiver>
  if (typeof reason !== 'string' || !tidy(reason) || typeof by !== 'string' || !Number.isFinite(at)) return undefined
  return { rule, ...(card === undefined ? {} : { card }), reason: tidy(reason), by, at: at as number }
}

const isRule = (value: unknown): value is Rule => (RULES as readonly unknown[]).includes(value)
