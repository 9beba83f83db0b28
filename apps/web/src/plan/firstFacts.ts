import { api, type PlanFacts } from '../api.ts'

let asked: { readonly planId: string; readonly facts: Promise<PlanFacts> } | undefined

/** Asks the server about a plan while the code of its page is still on its way. */
export function askAhead(planId: string): void {
  const facts = api.plan(planId)
  // Whoever takes the answer hears of a failure.
  facts.catch(() => undefined)
  asked = { planId, facts }
}

/** The answer that was asked for ahead, once; else a new one. */
export function firstFacts(planId: string): Promise<PlanFacts> {
  const known = asked
  asked = undefined
  return known?.planId === planId ? known.facts : api.plan(planId)
}
