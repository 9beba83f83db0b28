import { adopted } from '../adopted.ts'
import type { CardId } from '../ids.ts'
import type { Card, Link, PlanContent } from '../read.ts'
import { countWords, VISION_WORDS } from '../vision.ts'
import { type Column, INGREDIENTS, type LinkKind } from '../vocabulary.ts'
import { type Waiver, waiverKey } from '../waiver.ts'
import { MODEL_RULES, type ModelRule, type Rule } from '../words/words.ts'
import {
  goesAgainst,
  lacksBreakdown,
  lacksGoal,
  lacksOwner,
  lacksSource,
  lacksStart,
  lacksUnitOrDirection,
} from './indicators.ts'
import { indicatorsMax } from './limits.ts'
import type { Gap } from './structure.ts'

/** Something missing or odd in a plan. `block` stops only the finalizing of a version, never the work. */
export interface Finding {
  readonly rule: Rule
  readonly severity: 'block' | 'warn'
  /** Where to look on the logic model: the column that lacks something, or the one the card stands in. */
  readonly column?: Column
  /** The card spoken of, or the two that are alike; empty where something is missing altogether. */
  readonly cards: readonly CardId[]
  /** The card does have what is missed, but only as starters nobody adopted; absent: it has nothing. */
  readonly hasOnlyStarters?: true
  /** Where to look on the leadership board: what a level lacks. */
  readonly gap?: Gap
}

/** The rules whose findings a plan's first screen shows on its cards; the others read texts, or are of another board. */
export type FirstRule = Exclude<ModelRule, 'L-11' | 'L-12'>

/** What the first rules find open, at once; `checkPlan` finds these and more. */
export function checkFirst(content: PlanContent): readonly Finding[] {
  const waivers = waiversOf(content)
  const look = lookAt(content, waivers)
  return MODEL_RULES.flatMap((rule) => (isFirst(rule) ? findBy(rule, FIRST_CHECKS[rule], look) : [])).filter(
    (finding) => !waiverOf(finding, waivers),
  )
}

export const isFirst = (rule: Rule): rule is FirstRule => rule in FIRST_CHECKS

export type Waivers = ReadonlyMap<string, Waiver>

export const waiversOf = (content: PlanContent): Waivers =>
  new Map((content.waivers ?? []).map((waiver) => [waiverKey(waiver.rule, waiver.card), waiver]))

/** Only what is worth a look can be accepted; what must be settled before an agreement stays until it is settled. */
export function waiverOf({ rule, severity, cards }: Finding, waivers: Waivers): Waiver | undefined {
  if (severity === 'block') return undefined
  if (cards.length === 0) return waivers.get(waiverKey(rule))
  return cards.map((card) => waivers.get(waiverKey(rule, card))).find((waiver) => waiver !== undefined)
}

/** What a rule finds in a plan, each with where to look. */
export function findBy(rule: ModelRule, { severity = 'warn', column, find }: Check, look: Look): Finding[] {
  return find(look).map((cards) => ({
    rule,
    severity,
    column: cards[0]?.column ?? column,
    cards: cards.map(({ id }) => id),
    ...(cards[0] && isLinkedToStarters(look.content, rule, cards[0].id) ? { hasOnlyStarters: true as const } : {}),
  }))
}

/** The link a rule misses: at which of its ends the card stands, and of which kind it is. */
const MISSED_LINK: Partial<Record<Rule, { end: 'from' | 'to'; kind: LinkKind }>> = {
  'L-04': { end: 'to', kind: 'measures' },
  'L-05': { end: 'from', kind: 'measures' },
  'L-06': { end: 'to', kind: 'contributesTo' },
  'L-14': { end: 'from', kind: 'contributesTo' },
}

function isLinkedToStarters({ links }: PlanContent, rule: Rule, id: CardId): boolean {
  const missed = MISSED_LINK[rule]
  return missed !== undefined && links.some((link) => link[missed.end] === id && link.kind === missed.kind)
}

export interface Look {
  readonly content: PlanContent
  readonly waivers: Waivers
  readonly visionWords: number
  readonly all: readonly Card[]
  /** What an export would print. */
  readonly adopted: readonly Card[]
  /** Adopted cards of a column. */
  readonly of: (column: Column) => Card[]
  /** Indicators in the headline, if any have been chosen. */
  readonly headlines: () => Card[]
  /** Cards a link begins at, and cards one ends at; links of starters do not count. */
  readonly begins: ReadonlySet<CardId>
  readonly ends: ReadonlySet<CardId>
  /** How many indicators measure a result. */
  readonly measuredBy: ReadonlyMap<CardId, number>
  /** Strategies that reach a result, also by way of an indicator of it. */
  readonly reaching: ReadonlySet<CardId>
}

export function lookAt(content: PlanContent, waivers: Waivers): Look {
  const { cards, links } = adopted(content)
  const measures = links.filter((link) => link.kind === 'measures')
  const measuredBy = new Map<CardId, number>()
  for (const { to } of measures) measuredBy.set(to, (measuredBy.get(to) ?? 0) + 1)
  const measuring = new Set(measures.map((link) => link.from))
  const reaches = ({ kind, to }: Link) => kind === 'contributesTo' || (kind === 'moves' && measuring.has(to))
  const of = (column: Column) => cards.filter((card) => card.column === column)
  return {
    content,
    waivers,
    visionWords: countWords(content.cards.find((card) => card.column === 'vision')?.text ?? ''),
    all: content.cards,
    adopted: cards,
    of,
    headlines: () => of('indicators').filter((card) => card.headline),
    begins: new Set(links.map((link) => link.from)),
    ends: new Set(links.map((link) => link.to)),
    measuredBy,
    reaching: new Set(links.filter(reaches).map((link) => link.from)),
  }
}

/** What each finding of a rule is about: a card, two that are alike, or none where something is missing altogether. */
export type Found = readonly (readonly Card[])[]
export const one = (isMissing: boolean): Found => (isMissing ? [[]] : [])
export const each = (cards: readonly Card[]): Found => cards.map((card) => [card])

export interface Check {
  /** Absent: `warn`. */
  readonly severity?: Finding['severity']
  readonly column: Column
  readonly find: (look: Look) => Found
}

const hasResult = (look: Look, band: string) => look.of('results').some((card) => card.band === band)

/** Asks something of each indicator in the headline. */
const ofHeadlines = (lacks: (card: Card) => boolean): Check => ({
  column: 'indicators',
  find: (look) => each(look.headlines().filter(lacks)),
})

/** The rules that ask for fields and links, without reading what cards say. */
export const FIRST_CHECKS: Readonly<Record<FirstRule, Check>> = {
  'V-01': { severity: 'block', column: 'vision', find: (look) => one(look.visionWords === 0) },
  'V-02': {
    column: 'vision',
    // Of an empty vision nobody can say what is in it.
    find: (look) =>
      one(look.visionWords > 0 && INGREDIENTS.some((ingredient) => look.content.ingredients[ingredient].length === 0)),
  },
  'V-04': { column: 'vision', find: (look) => one(look.visionWords > VISION_WORDS.lookAbove) },
  'L-01': { severity: 'block', column: 'impact', find: (look) => one(look.of('impact').length === 0) },
  'L-02': { column: 'results', find: (look) => one(!hasResult(look, 'system')) },
  'L-03': { severity: 'block', column: 'results', find: (look) => one(!hasResult(look, 'population')) },
  'L-04': {
    severity: 'block',
    column: 'results',
    find: (look) => each(look.of('results').filter((card) => !look.measuredBy.has(card.id))),
  },
  'L-05': {
    column: 'indicators',
    find: (look) => each(look.of('indicators').filter((card) => !look.begins.has(card.id))),
  },
  'L-06': { column: 'impact', find: (look) => each(look.of('impact').filter((card) => !look.ends.has(card.id))) },
  'L-07': {
    column: 'functions',
    // "Later" counts as an answer only together with its reason.
    find: (look) =>
      each(
        look
          .of('functions')
          .filter((card) => card.addressed !== 'now' && !(card.addressed === 'later' && card.reason?.trim())),
      ),
  },
  'L-08': { column: 'infrastructure', find: (look) => one(look.of('infrastructure').length === 0) },
  'L-09': { column: 'principles', find: (look) => one(look.of('principles').length === 0) },
  'L-10': { column: 'infrastructure', find: (look) => each(look.all.filter((card) => card.isStarter)) },
  'L-13': {
    column: 'indicators',
    find: (look) => {
      const perResult = indicatorsMax(look.content, 'perResult')
      return [
        ...each(look.of('results').filter((card) => (look.measuredBy.get(card.id) ?? 0) > perResult)),
        ...one(look.of('indicators').length > indicatorsMax(look.content, 'inAll')),
      ]
    },
  },
  'L-14': {
    column: 'strategies',
    find: (look) => each(look.of('strategies').filter((card) => !look.reaching.has(card.id))),
  },
  'R-01': ofHeadlines(lacksUnitOrDirection),
  'R-02': ofHeadlines(lacksSource),
  'R-03': ofHeadlines(lacksOwner),
  'R-04': ofHeadlines(lacksStart),
  'R-05': ofHeadlines(lacksGoal),
  'R-06': { column: 'indicators', find: (look) => each(look.of('indicators').filter(goesAgainst)) },
  'R-08': ofHeadlines(lacksBreakdown),
}
