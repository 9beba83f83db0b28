import type { Language } from '@commonboard/model'
import { use } from 'react'
import type { BaseWords, Words } from './en.ts'
import type { CheckWords } from './en/check.ts'

interface Catalogue<Part> {
  /** The part in this language. Suspends until it has come. */
  use(language: Language): Part
  load(language: Language): Promise<Part>
}

// A language comes as two chunks, so that joining weighs neither the other language nor the board's words.
export const baseCatalogue = catalogue<BaseWords>({
  en: () => import('./en/base.ts').then(({ base }) => base),
  es: () => import('./es/base.ts').then(({ base }) => base),
})

export const fullCatalogue = catalogue<Words>({
  en: () => import('./en.ts').then(({ en }) => en),
  es: () => import('./es.ts').then(({ es }) => es),
})

// Of one page that few people open.
export const checkCatalogue = catalogue<CheckWords>({
  en: () => import('./en/check.ts').then(({ check }) => check),
  es: () => import('./es/check.ts').then(({ check }) => check),
})

function catalogue<Part>(parts: Readonly<Record<Language, () => Promise<Part>>>): Catalogue<Part> {
  const coming = new Map<Language, Promise<Part>>()
  const load = (language: Language): Promise<Part> => {
    const known = coming.get(language)
    if (known) return known
    const promise = parts[language]()
    coming.set(language, promise)
    promise.then(
      // As React marks a promise it has read: from now on reading it suspends nobody, not even for a moment. Not calling
      // `use` at all would do so too, but where React repeats an interrupted drawing it must be called again (error 467).
      (part) => Object.assign(promise, { status: 'fulfilled', value: part }),
      // Asked again next time: the network may be back.
      () => coming.delete(language),
    )
    return promise
  }
  return { load, use: (language) => use(load(language)) }
}
