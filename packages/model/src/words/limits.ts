import type { IndicatorsLimit } from '../checks/limits.ts'
import type { Language } from '../vocabulary.ts'

/** What a community may set how many of are fine. */
export const limitWords: Readonly<Record<Language, Readonly<Record<IndicatorsLimit, string>>>> = {
  en: { perResult: 'Indicators for one result', inAll: 'Indicators in all' },
  es: { perResult: 'Indicadores para un resultado', inAll: 'Indicadores en total' },
}
