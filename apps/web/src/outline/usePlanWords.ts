import { type PlanWords, wordsOf } from '@commonboard/model'
import { useLanguage } from '../i18n/language.tsx'

/** The plan's own words (columns, bands, links, checks) in the person's language. */
export const usePlanWords = (): PlanWords => wordsOf(useLanguage().language)
