import type { CardId } from '../ids.ts'
import { adopted } from '../adopted.ts'
import type { Leadership } from '../leadership.ts'
import type { Card, PlanContent } from '../read.ts'
import { type Column, INGREDIENTS } from '../vocabulary.ts'
import { countWords, VISION_WORDS } from '../vision.ts'
import { type ModelRule, RULES, type Rule, type StructureRule } from '../words/index.ts'
import { adoptedStructure, type Gap, hasBody, levelsWithoutBody, notHeard, withoutTwoWay } from './structure.ts'

export { adoptedStructure, type Gap, notHeard } from './structure.ts'

/** Something missing or odd in a plan. `block` stops only the finalizing of a version, never the work. */
export interface Finding {
  readonly rule: Rule
  readonly severity: 'block' | 'warn'
  /** Where to look on the logic model: the column that lacks something, or the one the card stands in. */
  readonly column?: Column
  /** The card spoken of; empty where something is missing altogether. */
  readonly cards: readonly CardId[]
  /** The card does have what is missed, but only as starters nobody adopted; absent: it has nothing. */
  readonly hasOnlyStarters?: true
  /** Where to look on the leadership board: what a level lacks. */
  readonly gap?: Gap
}

/**
 * What a plan still lacks, in the order of the rules and of the board. Judges what an export would print: a starter
 * nobody adopted fills no gap and is itself spoken of only as a starter (L-10).
 */
export function checkPlan(content: PlanContent): Finding[] {
  const seen = lookAt(content)
  return RULES.flatMap((rule): Finding[] => {
    if (isStructureRule(rule))
      return STRUCTURE_CHECKS[rule](content.leadership).map((gap) => ({ rule, severity: 'warn', cards: [], gap }))
    const { severity, column, find } = CHECKS[rule]
    const found = find(seen)
    if (found === true) return [{ rule, severity, column, cards: [] }]
    if (found === false) return []
    return found.map((card) => ({
      rule,
      severity,
      column: card.column,
      cards: [card.id],
      ...(hasLink(content, rule, card.id) ? { hasOnlyStarters: true as const } : {}),
    }))
  })
}

/** On which side a rule misses a link. */
const MISSED_SIDE: Partial<Record<Rule, 'from' | 'to'>> = { 'L-04': 'to', 'L-05': 'from', 'L-06': 'to' }

function hasLink({ links }: PlanContent, rule: Rule, id: CardId): boolean {
  const side = MISSED_SIDE[rule]
  return side !== undefined && links.some((link) => link[side] === id && (rule !== 'L-04' || link.kind === 'measures'))
}

interface Look {
  readonly content: PlanContent
  readonly visionWords: number
  readonly all: readonly Card[]
  /** Adopted cards of a column. */
  readonly of: (column: Column) => Card[]
  /** Cards a link begins at, and cards one ends at; links of starters do not count. */
  readonly begins: ReadonlySet<CardId>
  readonly ends: ReadonlySet<CardId>
  /** Results an indicator measures. */
  readonly measured: ReadonlySet<CardId>
}

function lookAt(content: PlanContent): Look {
  const { cards, links } = adopted(content)
  return {
    content,
    visionWords: countWords(content.cards.find((card) => card.column === 'vision')?.text ?? ''),
    all: content.cards,
    of: (column) => cards.filter((card) => card.column === column),
    begins: new Set(links.map((link) => link.from)),
    ends: new Set(links.map((link) => link.to)),
    measured: new Set(links.filter((link) => link.kind === 'measures').map((link) => link.to)),
  }
}

interface Check {
  readonly severity: Finding['severity']
  readonly column: Column
  /** Cards to look at; or whether something is missing altogether. */
  readonly find: (look: Look) => boolean | Card[]
}

const hasResult = (look: Look, band: string) => look.of('results').some((card) => card.band === band)

const CHECKS: Readonly<Record<ModelRule, Check>> = {
  'V-01': { severity: 'block', column: 'vision', find: (look) => look.visionWords === 0 },
  'V-02': {
    severity: 'warn',
    column: 'vision',
    // Of an empty vision nobody can say what is in it.
    find: (look) => look.visionWords > 0 && INGREDIENTS.some((one) => look.content.ingredients[one].length === 0),
  },
  'V-04': { severity: 'warn', column: 'vision', find: (look) => look.visionWords > VISION_WORDS.lookAbove },
  'L-01': { severity: 'block', column: 'impact', find: (look) => look.of('impact').length === 0 },
  'L-02': { severity: 'warn', column: 'results', find: (look) => !hasResult(look, 'system') },
  'L-03': { severity: 'block', column: 'results', find: (look) => !hasResult(look, 'population') },
  'L-04': {
    severity: 'block',
    column: 'results',
    find: (look) => look.of('results').filter((card) => !look.measured.has(card.id)),
  },
  'L-05': {
    severity: 'warn',
    column: 'indicators',
    find: (look) => look.of('indicators').filter((card) => !look.begins.has(card.id)),
  },
  'L-06': {
    severity: 'warn',
    column: 'impact',
    find: (look) => look.of('impact').filter((card) => !look.ends.has(card.id)),
  },
  'L-07': {
    severity: 'warn',
    column: 'functions',
    // "Later" counts as an answer only together with its reason.
    find: (look) =>
      look
        .of('functions')
        .filter((card) => card.addressed !== 'now' && !(card.addressed === 'later' && card.reason?.trim())),
  },
  'L-08': { severity: 'warn', column: 'infrastructure', find: (look) => look.of('infrastructure').length === 0 },
  'L-09': { severity: 'warn', column: 'principles', find: (look) => look.of('principles').length === 0 },
  'L-10': { severity: 'warn', column: 'infrastructure', find: (look) => look.all.filter((card) => card.isStarter) },
}

const isStructureRule = (rule: Rule): rule is StructureRule => rule.startsWith('G-')

// Before there is any body the board has not been begun: then G-01 alone says so, once for each level.
const STRUCTURE_CHECKS: Readonly<Record<StructureRule, (leadership: Leadership) => Gap[]>> = {
  'G-01': (leadership) =>
    levelsWithoutBody(leadership).filter(({ level }) => level !== 'intermediary' || isUnbegun(leadership)),
  'G-02': (leadership) =>
    isUnbegun(leadership) || hasBody(leadership, 'intermediary') ? [] : [{ level: 'intermediary' }],
  'G-03': notHeard,
  'G-04': withoutTwoWay,
}

const isUnbegun = (leadership: Leadership): boolean => adoptedStructure(leadership).bodies.length === 0
