import type { Language } from '@commonboard/model'
import { boardCatalogue, loadParts } from './i18n/catalogues.ts'

/** Asks for what the page at this address needs before React asks: words and page then travel at the same time. */
export function preload(path: string, language: Language): void {
  if (/^\/plan\/[^/]+\/versions\b/.test(path)) void loadParts(language, ['versions']).catch(() => undefined)
  else if (path.startsWith('/plan/')) preloadPlan(language)
  else if (path === '/join') void Promise.allSettled([loadParts(language, ['join']), import('./pages/Join.tsx')])
  else if (path === '/') void Promise.allSettled([loadParts(language, ['pages']), import('./pages/Home.tsx')])
}

/** The plan's page and its words; not the canvas, which a phone may never need. A failure is tried again when it counts. */
export function preloadPlan(language: Language): void {
  void Promise.allSettled([boardCatalogue.load(language), import('./plan/PlanPage.tsx')])
}
