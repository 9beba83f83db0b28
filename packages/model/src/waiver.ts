import { type CardId, isCardId } from './ids.ts'
import { edit, type Plan, setKey } from './plan.ts'
import { LIMITS } from './protocol.ts'
import { cutAt } from './text.ts'
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

/** Accepts a finding with a reason. Without a reason nothing is accepted. */
export function acceptFinding(
  plan: Plan,
  rule: Rule,
  card: CardId | undefined,
  waiver: Omit<Waiver, 'rule' | 'card'>,
): void {
  const reason = cutAt(waiver.reason.trim(), LIMITS.itemTextMaxLength)
  if (!reason) return
  edit(plan, () => setKey(plan.waivers, waiverKey(rule, card), { reason, by: waiver.by, at: waiver.at }))
}

/** The finding counts again. */
export function takeBackWaiver(plan: Plan, rule: Rule, card?: CardId): void {
  edit(plan, () => setKey(plan.waivers, waiverKey(rule, card), undefined))
}

/** In the order of the rules and of the keys. */
export function readWaivers(plan: Plan): Waiver[] {
  const found: [string, Waiver][] = []
  for (const [key, value] of plan.waivers) {
    const [rule, card] = key.split(' ')
    if (!isRule(rule) || (card !== undefined && !isCardId(card)) || typeof value !== 'object' || !value) continue
    const { reason, by, at } = value as Partial<Waiver>
    if (typeof reason !== 'string' || typeof by !== 'string' || typeof at !== 'number') continue
    found.push([key, { rule, ...(card === undefined ? {} : { card }), reason, by, at }])
  }
  return found.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, waiver]) => waiver)
}

const isRule = (value: unknown): value is Rule => (RULES as readonly unknown[]).includes(value)
