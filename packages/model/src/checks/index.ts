import type { Leadership } from '../leadership.ts'
import type { Card, PlanContent } from '../read.ts'
import { isFixedCard } from '../text.ts'
import { type Waiver, waiverKey } from '../waiver.ts'
import { RULES, type Rule, type StructureRule } from '../words/words.ts'
import { soundsLikeActivity } from './activity.ts'
import { alikeAbove } from './alike.ts'
import {
  type Check,
  each,
  findBy,
  type Finding,
  FIRST_CHECKS,
  type Found,
  isFirst,
  type Look,
  lookAt,
  type Waivers,
  waiverOf,
  waiversOf,
} from './first.ts'
import { adoptedStructure, type Gap, hasBody, levelsWithoutBody, notHeard, withoutTwoWay } from './structure.ts'

export { checkFirst, type Finding } from './first.ts'
export { INDICATORS_LIMITS, INDICATORS_MAX, type IndicatorsLimit, indicatorsMax, setIndicatorsMax } from './limits.ts'
export { adoptedStructure, type Gap, notHeard } from './structure.ts'

export interface AcceptedFinding extends Finding {
  readonly accepted: Waiver
}

/** What a plan still lacks, and what of it people have looked at and accept as it is. */
export interface Review {
  readonly open: readonly Finding[]
  readonly accepted: readonly AcceptedFinding[]
}

/**
 * What a plan still lacks, in the order of the rules and of the board. Judges what an export would print: a starter
 * nobody adopted fills no gap and is itself spoken of only as a starter (L-10). What people accept is left out.
 */
export const checkPlan = (content: PlanContent): readonly Finding[] => reviewPlan(content).open

/** The checks, with what was accepted on the side. An acceptance of what is no longer found is not spoken of. */
export function reviewPlan(content: PlanContent): Review {
  const before = REVIEWS.get(content)
  if (before) return before
  const open: Finding[] = []
  const accepted: AcceptedFinding[] = []
  const waivers = waiversOf(content)
  for (const finding of findAll(content, waivers)) {
    const waiver = waiverOf(finding, waivers)
    if (waiver) accepted.push({ ...finding, accepted: waiver })
    else open.push(finding)
  }
  const review = { open, accepted }
  REVIEWS.set(content, review)
  return review
}

// The bar and the face beside it ask about the same content.
const REVIEWS = new WeakMap<PlanContent, Review>()

function findAll(content: PlanContent, waivers: Waivers): Finding[] {
  const look = lookAt(content, waivers)
  return RULES.flatMap((rule): Finding[] => {
    if (isStructureRule(rule))
      return STRUCTURE_CHECKS[rule](content.leadership).map((gap) => ({ rule, severity: 'warn', cards: [], gap }))
    return findBy(rule, isFirst(rule) ? FIRST_CHECKS[rule] : LATER_CHECKS[rule], look)
  })
}

/** The rules that read what results and other cards say. */
const LATER_CHECKS: Readonly<Record<'L-11' | 'L-12', Check>> = {
  'L-11': { column: 'results', find: findAlike },
  'L-12': {
    column: 'results',
    find: (look) => each(look.of('results').filter((card) => soundsLikeActivity(card.text))),
  },
}

/**
 * Once for each card that is like one above it, or says the very same as one of an earlier column; of several, the most
 * similar that nobody has called a different one.
 */
function findAlike({ adopted, waivers }: Look): Found {
  const cards = adopted.filter((card) => !isFixedCard(card.id))
  const isAccepted = (card: Card) => waivers.has(waiverKey('L-11', card.id))
  const alike = new Map(alikeAbove(cards))
  const saying = new Map<string, Card>()
  return cards.flatMap((card): Found => {
    const words = bareWords(card.text)
    const same = words ? saying.get(words) : undefined
    if (!same) saying.set(words, card)
    const like = [...(alike.get(card) ?? []), ...(same ? [same] : [])]
    const other = like.find((above) => !isAccepted(above)) ?? like[0]
    return other ? [[other, card]] : []
  })
}

const bareWords = (text: string): string =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')

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
