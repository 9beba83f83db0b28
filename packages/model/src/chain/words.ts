import type { Language } from '../vocabulary.ts'
import type { Quoted } from './sentence.ts'

/**
 * How a chain is said. People's words are quoted as they stand and never bent into a grammar, so each sentence must bear
 * a noun, a whole sentence or a question in the place of the quotation.
 */
export interface ChainWords {
  readonly infrastructure: Say
  readonly resources: Say
  readonly functions: Say
  readonly strategies: Say
  readonly results: Say
  readonly impact: Say
  /** After an opening that began with "if". */
  readonly next: { readonly functions: Say; readonly strategies: Say; readonly results: Say }
  /** What follows from what was said before. */
  readonly so: { readonly functions: Say; readonly strategies: Say; readonly results: Say; readonly impact: Say }
  readonly ifs: {
    readonly infrastructure: Say
    readonly resources: Say
    readonly functions: Say
    readonly strategies: Say
  }
  readonly shown: (list: Quoted) => Said
  readonly shownFirst: (first: Quoted, rest: Quoted | undefined) => Said
  readonly indicator: Say
  readonly vision: (words: Quoted | undefined) => Said
  readonly why: Say
  readonly more: (count: number) => string
  readonly and: (next: string) => string
  /** A comma and a full stop stand inside the marks, or after them. */
  readonly stopsInside: boolean
  readonly noWords: (one: string, number: string) => string
}

/** Words, and quotations with the sign that follows them. */
export type Said = readonly (string | readonly [Quoted, '.' | ',' | ''])[]
type Say = (words: Quoted) => Said

const en: ChainWords = {
  infrastructure: (q) => ['We want to have this in place: ', [q, '.']],
  resources: (q) => ['We have this to work with: ', [q, '.']],
  functions: (q) => ['We work on ', [q, '.']],
  strategies: (q) => ['We do this: ', [q, '.']],
  results: (q) => ['We want this to become true: ', [q, '.']],
  impact: (q) => ['We want this for our community: ', [q, '.']],
  ifs: {
    infrastructure: (q) => ['If we have this in place: ', [q, ',']],
    resources: (q) => ['If we have this: ', [q, ',']],
    functions: (q) => ['If we work on ', [q, ',']],
    strategies: (q) => ['If we do this: ', [q, ',']],
  },
  next: {
    functions: (q) => [' we can keep up our work on ', [q, '.']],
    strategies: (q) => [' we can do this: ', [q, '.']],
    results: (q) => [' then this becomes true: ', [q, '.']],
  },
  so: {
    functions: (q) => ['That holds up our work on ', [q, '.']],
    strategies: (q) => ['That lets us do this: ', [q, '.']],
    results: (q) => ['Then this becomes true: ', [q, '.']],
    impact: (q) => ['And so: ', [q, '.']],
  },
  shown: (list) => ['We will see it in ', [list, '.']],
  shownFirst: (first, rest) =>
    rest
      ? ['We will see it first in ', [first, ','], ' and also in ', [rest, '.']]
      : ['We will see it in ', [first, '.']],
  indicator: (q) => ['We look at this: ', [q, '.']],
  vision: (q) => (q ? ['That brings us closer to our vision: ', [q, '.']] : ['That brings us closer to our vision.']),
  why: (q) => ['Why we think so: ', [q, '.']],
  more: (count) => `${count} more`,
  and: () => 'and',
  stopsInside: true,
  noWords: (one, number) => `${one} ${number}, which has no words yet`,
}

const es: ChainWords = {
  infrastructure: (q) => ['Queremos tener esto en marcha: ', [q, '.']],
  resources: (q) => ['Contamos con esto: ', [q, '.']],
  functions: (q) => ['Trabajamos en ', [q, '.']],
  strategies: (q) => ['Hacemos esto: ', [q, '.']],
  results: (q) => ['Queremos que esto se haga realidad: ', [q, '.']],
  impact: (q) => ['Queremos esto para nuestra comunidad: ', [q, '.']],
  ifs: {
    infrastructure: (q) => ['Si tenemos esto en marcha: ', [q, ',']],
    resources: (q) => ['Si contamos con esto: ', [q, ',']],
    functions: (q) => ['Si trabajamos en ', [q, ',']],
    strategies: (q) => ['Si hacemos esto: ', [q, ',']],
  },
  next: {
    functions: (q) => [' podemos sostener nuestro trabajo en ', [q, '.']],
    strategies: (q) => [' podemos hacer esto: ', [q, '.']],
    results: (q) => [' entonces esto se hace realidad: ', [q, '.']],
  },
  so: {
    functions: (q) => ['Eso sostiene nuestro trabajo en ', [q, '.']],
    strategies: (q) => ['Eso nos permite hacer esto: ', [q, '.']],
    results: (q) => ['Entonces esto se hace realidad: ', [q, '.']],
    impact: (q) => ['Y así: ', [q, '.']],
  },
  shown: (list) => ['Lo veremos en ', [list, '.']],
  shownFirst: (first, rest) =>
    rest ? ['Lo veremos primero en ', [first, ''], ' y también en ', [rest, '.']] : ['Lo veremos en ', [first, '.']],
  indicator: (q) => ['Nos fijamos en esto: ', [q, '.']],
  vision: (q) => (q ? ['Eso nos acerca a nuestra visión: ', [q, '.']] : ['Eso nos acerca a nuestra visión.']),
  why: (q) => ['Por qué lo creemos: ', [q, '.']],
  more: (count) => `${count} más`,
  // "y" becomes "e" before the sound i.
  and: (next) => (/^(i|hi(?!e)|í|hí)/iu.test(next) ? 'e' : 'y'),
  stopsInside: false,
  noWords: (one, number) => `${one} ${number}, que aún no tiene palabras`,
}

export const chainWords: Readonly<Record<Language, ChainWords>> = { en, es }
