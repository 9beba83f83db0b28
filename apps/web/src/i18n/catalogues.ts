import type { Language } from '@commonboard/model'
import { use } from 'react'
import { untilItComes } from '../ui/later.ts'
import type { BaseWords, BoardWords, Part, Words } from './en.ts'
import type { CheckWords } from './en/check.ts'

interface Catalogue<Part> {
  /** The part in this language. Suspends until it has come. */
  use(language: Language): Part
  load(language: Language): Promise<Part>
}

// A language comes in several chunks, so that no page weighs the other language, nor the words of what it does not show.
export const baseCatalogue = catalogue<BaseWords>({
  en: () => import('./en/base.ts').then(({ base }) => base),
  es: () => import('./es/base.ts').then(({ base }) => base),
})

export const boardCatalogue = catalogue<BoardWords>({
  en: () => import('./en/board.ts').then(({ board }) => board),
  es: () => import('./es/board.ts').then(({ board }) => board),
})

const partCatalogues: { readonly [Name in Part]: Catalogue<Words[Name]> } = {
  pages: part({
    en: () => import('./en/pages.ts').then(({ pages }) => pages),
    es: () => import('./es/pages.ts').then(({ pages }) => pages),
  }),
  join: part({
    en: () => import('./en/join.ts').then(({ join }) => join),
    es: () => import('./es/join.ts').then(({ join }) => join),
  }),
  privacy: part({
    en: () => import('./en/privacy.ts').then(({ privacy }) => privacy),
    es: () => import('./es/privacy.ts').then(({ privacy }) => privacy),
  }),
  sharing: part({
    en: () => import('./en/sharing.ts').then(({ sharing }) => sharing),
    es: () => import('./es/sharing.ts').then(({ sharing }) => sharing),
  }),
  menu: part({
    en: () => import('./en/menu.ts').then(({ menu }) => menu),
    es: () => import('./es/menu.ts').then(({ menu }) => menu),
  }),
  canvas: part({
    en: () => import('./en/canvas.ts').then(({ canvas }) => canvas),
    es: () => import('./es/canvas.ts').then(({ canvas }) => canvas),
  }),
  cards: part({
    en: () => import('./en/cards.ts').then(({ cards }) => cards),
    es: () => import('./es/cards.ts').then(({ cards }) => cards),
  }),
  vision: part({
    en: () => import('./en/vision.ts').then(({ vision }) => vision),
    es: () => import('./es/vision.ts').then(({ vision }) => vision),
  }),
  leadership: part({
    en: () => import('./en/leadership.ts').then(({ leadership }) => leadership),
    es: () => import('./es/leadership.ts').then(({ leadership }) => leadership),
  }),
  checks: part({
    en: () => import('./en/checks.ts').then(({ checks }) => checks),
    es: () => import('./es/checks.ts').then(({ checks }) => checks),
  }),
  handed: part({
    en: () => import('./en/handed.ts').then(({ handed }) => handed),
    es: () => import('./es/handed.ts').then(({ handed }) => handed),
  }),
  kept: part({
    en: () => import('./en/kept.ts').then(({ kept }) => kept),
    es: () => import('./es/kept.ts').then(({ kept }) => kept),
  }),
  keys: part({
    en: () => import('./en/keys.ts').then(({ keys }) => keys),
    es: () => import('./es/keys.ts').then(({ keys }) => keys),
  }),
  rounds: part({
    en: () => import('./en/rounds.ts').then(({ rounds }) => rounds),
    es: () => import('./es/rounds.ts').then(({ rounds }) => rounds),
  }),
  importing: part({
    en: () => import('./en/importing.ts').then(({ importing }) => importing),
    es: () => import('./es/importing.ts').then(({ importing }) => importing),
  }),
  sketch: part({
    en: () => import('./en/sketch.ts').then(({ sketch }) => sketch),
    es: () => import('./es/sketch.ts').then(({ sketch }) => sketch),
  }),
  history: part({
    en: () => import('./en/history.ts').then(({ history }) => history),
    es: () => import('./es/history.ts').then(({ history }) => history),
  }),
  versions: part({
    en: () => import('./en/versions.ts').then(({ versions }) => versions),
    es: () => import('./es/versions.ts').then(({ versions }) => versions),
  }),
  files: part({
    en: () => import('./en/files.ts').then(({ files }) => files),
    es: () => import('./es/files.ts').then(({ files }) => files),
  }),
  find: part({
    en: () => import('./en/find.ts').then(({ find }) => find),
    es: () => import('./es/find.ts').then(({ find }) => find),
  }),
  chain: part({
    en: () => import('./en/chain.ts').then(({ chain }) => chain),
    es: () => import('./es/chain.ts').then(({ chain }) => chain),
  }),
  library: part({
    en: () => import('./en/library.ts').then(({ library }) => library),
    es: () => import('./es/library.ts').then(({ library }) => library),
  }),
  lock: part({
    en: () => import('./en/lock.ts').then(({ lock }) => lock),
    es: () => import('./es/lock.ts').then(({ lock }) => lock),
  }),
  labels: part({
    en: () => import('./en/labels.ts').then(({ labels }) => labels),
    es: () => import('./es/labels.ts').then(({ labels }) => labels),
  }),
  table: part({
    en: () => import('./en/table.ts').then(({ table }) => table),
    es: () => import('./es/table.ts').then(({ table }) => table),
  }),
  talk: part({
    en: () => import('./en/talk.ts').then(({ talk }) => talk),
    es: () => import('./es/talk.ts').then(({ talk }) => talk),
  }),
}

// Of one page that few people open.
export const checkCatalogue = catalogue<CheckWords>({
  en: () => import('./en/check.ts').then(({ check }) => check),
  es: () => import('./es/check.ts').then(({ check }) => check),
})

/** Asks for parts before somebody reads them, so that they travel beside the code that does. */
export const loadParts = (language: Language, parts: readonly Part[]): Promise<unknown> =>
  Promise.all(parts.map((part) => partCatalogues[part].load(language)))

/** A part for what is no component. */
export const loadPart = <Name extends Part>(language: Language, part: Name): Promise<Words[Name]> =>
  partCatalogues[part].load(language)

const joined = new Map<string, object>()

/** A catalogue with further parts in it; the same object each time. Suspends until all have come. */
export function useJoined<Core extends object, Name extends Part>(
  core: Catalogue<Core>,
  language: Language,
  parts: readonly Name[],
): Core & Pick<Words, Name> {
  // All are on their way before the first is waited for.
  void loadParts(language, parts)
  const words = core.use(language)
  const read = parts.map((part) => [part, partCatalogues[part].use(language)] as const)
  if (read.length === 0) return words as Core & Pick<Words, Name>
  const key = [language, core === (baseCatalogue as unknown) ? 'base' : 'board', ...parts].join(' ')
  const known = joined.get(key) ?? { ...words, ...Object.fromEntries(read) }
  joined.set(key, known)
  return known as Core & Pick<Words, Name>
}

/** Comes into a page that stands: where the network has gone by then, it is asked for again, and nothing stops for it. */
function part<Words>({ en, es }: Readonly<Record<Language, () => Promise<Words>>>): Catalogue<Words> {
  return catalogue({ en: () => untilItComes(en), es: () => untilItComes(es) })
}

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
