import {
  type AcceptedFinding,
  type Card,
  type CardId,
  type Finding,
  labelOf,
  type Language,
  type PlanContent,
  reviewPlan,
  type Rule,
  RULES,
} from '@commonboard/model'
import { useEffect, useMemo, useState } from 'react'

/** One rule with what it finds now, and what it found since the panel was opened and is settled. */
export interface RuleGroup {
  readonly rule: Rule
  readonly severity: Finding['severity']
  readonly open: readonly Finding[]
  readonly settled: readonly Settled[]
}

/** Something that was to be looked at and is not any more: one sees that it was settled, be it by somebody else. */
export interface Settled {
  readonly finding: Finding
  readonly key: string
  /** The cards as they were called then. */
  readonly said: string
}

export const keyOf = ({ rule, cards, gap }: Finding): string =>
  [rule, ...cards, gap?.level, gap?.neighbor].filter(Boolean).join(' ')

/** A card as it is called in a list: its words; of a function its name. */
export const nameOf = (card: Card, content: PlanContent, language: Language): string =>
  card.code ? labelOf(content, language, `function.${card.code}`) : card.text

/** What there is to look at, rule by rule, and what was settled while one looked. */
export function useFound(
  content: PlanContent,
  language: Language,
): {
  groups: readonly RuleGroup[]
  accepted: readonly AcceptedFinding[]
} {
  const { open, accepted } = reviewPlan(content)
  const [seen, setSeen] = useState<ReadonlyMap<string, Settled>>(new Map())
  useEffect(() => {
    setSeen((before) => {
      const fresh = open.filter((finding) => !before.has(keyOf(finding)))
      if (fresh.length === 0) return before
      const cards = new Map(content.cards.map((card) => [card.id, card]))
      const say = (id: CardId) => {
        const card = cards.get(id)
        return card && `${card.number} ${nameOf(card, content, language)}`
      }
      const added = fresh.map((finding): [string, Settled] => {
        const key = keyOf(finding)
        return [key, { finding, key, said: finding.cards.map(say).filter(Boolean).join(' · ') }]
      })
      return new Map([...before, ...added])
    })
  }, [open, content, language])
  const groups = useMemo(() => groupsOf(open, accepted, seen), [open, accepted, seen])
  return { groups, accepted }
}

function groupsOf(
  open: readonly Finding[],
  accepted: readonly AcceptedFinding[],
  seen: ReadonlyMap<string, Settled>,
): RuleGroup[] {
  const known = new Set([...open, ...accepted].map(keyOf))
  const settled = [...seen.values()].filter(({ key }) => !known.has(key))
  const rules = new Map<Rule, Finding['severity']>()
  for (const { rule, severity } of [...open, ...settled.map(({ finding }) => finding)]) rules.set(rule, severity)
  return [...rules]
    .map(([rule, severity]) => ({
      rule,
      severity,
      open: open.filter((finding) => finding.rule === rule),
      settled: settled.filter(({ finding }) => finding.rule === rule),
    }))
    .sort((a, b) => RULES.indexOf(a.rule) - RULES.indexOf(b.rule))
}
