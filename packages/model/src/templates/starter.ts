import { indicatorLines } from '../library/indicators.ts'
import { wordsOf } from '../words/index.ts'
import type { FunctionCode } from '../vocabulary.ts'
import type { CardSeed, FunctionSeed, Seed } from './seed.ts'
import { impactLines, infrastructureLines, principleLines, resultLines } from './starterLines.ts'
import { starterStructure } from './starterStructure.ts'

/** Of the library's forty indicators the few a new plan begins with. */
const FIRST_INDICATORS: readonly string[] = [
  'N1',
  'N3',
  'N6',
  'N7',
  'N8',
  'N11',
  'N15',
  'N17',
  'N18',
  'N22',
  'N27',
  'N28',
  'N29',
  'N33',
  'N35',
  'N40',
]

// The same line as in the catalogue of words: there it explains the function, here a community may change it.
const line = (code: FunctionCode): FunctionSeed => ({
  line: { en: wordsOf('en').functions[code].line, es: wordsOf('es').functions[code].line },
})

const asStarters = (cards: readonly CardSeed[]) => cards.map((card) => ({ ...card, isStarter: true }))

export const starter: Seed = {
  structure: starterStructure,
  cards: {
    impact: asStarters(impactLines),
    results: asStarters(resultLines),
    indicators: asStarters(indicatorLines.filter(({ key }) => FIRST_INDICATORS.includes(key))),
    principles: asStarters(principleLines),
    infrastructure: asStarters(infrastructureLines),
  },
  functions: {
    CE: line('CE'),
    AI: line('AI'),
    PL: line('PL'),
    DE: line('DE'),
    FR: line('FR'),
    PP: line('PP'),
  },
}
