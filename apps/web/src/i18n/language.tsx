import { isLanguage, type Language, type PlanWords, wordsOf } from '@commonboard/model'
import { createContext, type ReactNode, use, useCallback, useLayoutEffect, useMemo, useState } from 'react'
import { en, type Words } from './en.ts'
import { es } from './es.ts'

const CATALOGUES: Readonly<Record<Language, Words>> = { en, es }
const STORAGE_KEY = 'commonboard.language'

interface LanguageState {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
}

const LanguageContext = createContext<LanguageState | undefined>(undefined)

/** Gives the pages below it their language and sets `<html lang>`, so that screen readers and hyphenation follow. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, choose] = useState(firstLanguage)
  useLayoutEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const setLanguage = useCallback((next: Language) => {
    choose(next)
    keepLanguage(next)
  }, [])
  const state = useMemo(() => ({ language, setLanguage }), [language, setLanguage])
  return <LanguageContext value={state}>{children}</LanguageContext>
}

export function useLanguage(): LanguageState {
  const state = use(LanguageContext)
  if (!state) throw new Error('useLanguage needs a LanguageProvider above it')
  return state
}

/** The interface's words in the person's language: `const words = useWords()`, then `words.plan.saved`. */
export const useWords = (): Words => CATALOGUES[useLanguage().language]

/** The plan's own words (columns, roles, checks) in the person's language. */
export const usePlanWords = (): PlanWords => wordsOf(useLanguage().language)

/** `?lang=es` of a link that was sent, else the last choice on this device, else the browser's languages. */
function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  if (isLanguage(asked)) {
    keepLanguage(asked)
    return asked
  }
  const kept = keptLanguage()
  if (kept) return kept
  for (const tag of navigator.languages) {
    const base = tag.split('-')[0]
    if (isLanguage(base)) return base
  }
  return 'en'
}

// A browser that blocks storage throws on the mere access; the choice then lasts as long as the page.
function keptLanguage(): Language | undefined {
  try {
    const kept = localStorage.getItem(STORAGE_KEY)
    return isLanguage(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language)
  } catch (error) {
    console.info('The language is not kept: this browser blocks storage.', error)
  }
}
