import { type Card, labelOf, type Language, type PlanContent } from '@commonboard/model'

/** What a card goes by: its words, or the name of its function; empty where nobody has written yet. */
export const cardName = (content: PlanContent, card: Card, language: Language): string =>
  card.code ? labelOf(content, language, `function.${card.code}`) : card.text.trim()
