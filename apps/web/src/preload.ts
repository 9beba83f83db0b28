import type { Language } from '@commonboard/model'
import { boardCatalogue, loadParts } from './i18n/catalogues.ts'
import { askAhead } from './plan/firstFacts.ts'
import { ahead } from './ui/later.ts'

export const home = ahead(() => import('./pages/Home.tsx'))
export const join = ahead(() => import('./pages/Join.tsx'))
export const planPage = ahead(() => import('./plan/PlanPage.tsx'))

/**
 * Asks for what the page at this address needs before React asks: words and page then travel at the same time.
 * @returns when it has come, or cannot: a failure is tried again when it counts
 */
export function preload(path: string, language: Language): Promise<unknown> {
  const [, planId, beside] = /^\/plan\/([^/]+)(?:\/(\w+))?/.exec(path) ?? []
  if (planId && beside === 'versions') return loadParts(language, ['versions']).catch(() => undefined)
  if (planId) {
    if (beside !== 'activity') askAhead(planId)
    return preloadPlan(language)
  }
  if (path === '/join') return Promise.allSettled([loadParts(language, ['join']), join.ask()])
  if (path === '/') return Promise.allSettled([loadParts(language, ['pages']), home.ask()])
  return Promise.resolve()
}

/** The plan's page and its words; not the canvas, which a phone may never need. */
export function preloadPlan(language: Language): Promise<unknown> {
  return Promise.allSettled([boardCatalogue.load(language), planPage.ask()])
}
