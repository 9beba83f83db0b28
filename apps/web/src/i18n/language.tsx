import { isLanguage, type Language, type PeopleWords, peopleWords } from '@commonboard/model'
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useDeferredValue,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react'
import { baseCatalogue, boardCatalogue, useJoined } from './catalogues.ts'
import type { BaseWords, BoardWords, Part, Words } from './en.ts'

const STORAGE_KEY = 'commonboard.language'

interface LanguageState {
  /** What the page speaks now. */
  readonly language: Language
  /** What has been asked for; its words may still be on their way. */
  readonly chosen: Language
  readonly setLanguage: (language: Language) => void
}

const LanguageContext = createContext<LanguageState | undefined>(undefined)

/** Gives the pages below it their language and sets `<html lang>`, so that screen readers and hyphenation follow. */
export function LanguageProvider({ first, children }: { readonly first: Language; readonly children: ReactNode }) {
  const [chosen, choose] = useState(first)
  // Deferred, so that the old page stays until the words have come, while the choice itself shows at once.
  const language = useDeferredValue(chosen)
  useLayoutEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const setLanguage = useCallback((next: Language) => {
    keepLanguage(next)
    choose(next)
  }, [])
  const state = useMemo(() => ({ language, chosen, setLanguage }), [language, chosen, setLanguage])
  return <LanguageContext value={state}>{children}</LanguageContext>
}

export function useLanguage(): LanguageState {
  const state = use(LanguageContext)
  if (!state) throw new Error('useLanguage needs a LanguageProvider above it')
  return state
}

/**
 * The words of a plan's page in the person's language: `const words = useWords()`, then `words.plan.saved`. What not every
 * board says is asked for by name, `useWords('vision')`, and suspends until it has come.
 */
export const useWords = <Name extends Part = never>(...parts: Name[]): BoardWords & Pick<Words, Name> =>
  useJoined(boardCatalogue, useLanguage().language, parts)

/** The words of the quiet pages and of plain components only; whoever uses this does not wait for the board's words. */
export const useBaseWords = <Name extends Part = never>(...parts: Name[]): BaseWords & Pick<Words, Name> =>
  useJoined(baseCatalogue, useLanguage().language, parts)

/** Roles and role groups in the person's language. The plan's other words (`wordsOf`) are too heavy for the first pages. */
export const usePeopleWords = (): PeopleWords => peopleWords[useLanguage().language]

/** `?lang=es` of a link that was sent, else the last choice on this device, else the browser's languages. */
export function firstLanguage(): Language {
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
