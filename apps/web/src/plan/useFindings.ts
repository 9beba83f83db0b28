import { type CardId, checkFirst, type Finding, type Language, type PlanContent, wordsOf } from '@commonboard/model'
import { useDeferredValue } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { untilItComes } from '../ui/later.ts'
import { createStore } from './store.ts'
import { useStore } from './usePlan.ts'

export interface Findings {
  /** How many checks find something: forty starter cards are one thing to look at, not forty. */
  readonly toLookAt: number
  /** Only the first rules have looked so far: more may be found in a moment. */
  readonly isPartial: boolean
  /** The short line a card carries because of them: the first thing to look at, and how many more there are. */
  readonly missing: ReadonlyMap<CardId, string>
}

type Check = (content: PlanContent) => readonly Finding[]

/** The first rules until the others, which compare texts and look at the other boards, have come. */
const check = createStore<Check>(checkFirst)

/** Loads the other rules; for a moment when the first screen stands. */
export async function loadAllChecks(): Promise<void> {
  const { checkPlan } = await untilItComes(() => import('./allChecks.ts'))
  check.set(checkPlan)
}

/** What a plan still lacks, as its bar and its cards say it: after the letter that was typed, for the rules read all of it. */
export const useFindings = (content: PlanContent): Findings => useFindingsNow(useDeferredValue(content))

/** The same with the change itself, where a card that grows a moment later would jump. */
export function useFindingsNow(content: PlanContent): Findings {
  const { language } = useLanguage()
  return findingsOf(content, useStore(check), language)
}

/** The last findings; the same object as long as they say the same, so that a letter draws no card again for them. */
let last: Findings | undefined
const known = new WeakMap<PlanContent, { readonly by: Check; readonly language: Language; readonly found: Findings }>()

// The bar and the face beside it ask about the same content.
function findingsOf(content: PlanContent, by: Check, language: Language): Findings {
  const before = known.get(content)
  if (before?.by === by && before.language === language) return before.found
  const next = { ...sum(by(content), language), isPartial: by === checkFirst }
  const found = last && isSame(last, next) ? last : next
  last = found
  known.set(content, { by, language, found })
  return found
}

const isSame = (a: Findings, b: Findings): boolean =>
  a.toLookAt === b.toLookAt &&
  a.isPartial === b.isPartial &&
  a.missing.size === b.missing.size &&
  [...a.missing].every(([card, line]) => b.missing.get(card) === line)

function sum(findings: readonly Finding[], language: Language): Omit<Findings, 'isPartial'> {
  const { checks, onlyStarters, andMore } = wordsOf(language)
  const rules = new Set<Finding['rule']>()
  const first = new Map<CardId, string>()
  const counts = new Map<CardId, number>()
  for (const { rule, cards, hasOnlyStarters } of findings) {
    rules.add(rule)
    // A starter says so itself.
    if (rule === 'L-10') continue
    for (const id of cards) {
      counts.set(id, (counts.get(id) ?? 0) + 1)
      if (!first.has(id)) first.set(id, hasOnlyStarters ? onlyStarters : checks[rule])
    }
  }
  const missing = new Map<CardId, string>()
  for (const [id, line] of first) {
    const more = (counts.get(id) ?? 1) - 1
    missing.set(id, more > 0 ? andMore(line, more) : line)
  }
  return { toLookAt: rules.size, missing }
}
