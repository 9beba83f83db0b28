import { adopted } from '../adopted.ts'
import { reviewPlan } from '../checks/index.ts'
import { fieldsOf } from '../field.ts'
import type { Card, PlanContent } from '../read.ts'
import { isStrip, type Language, STRIPS, type Strip } from '../vocabulary.ts'
import { wordsOf } from '../words/index.ts'
import { fieldCell } from './sheet.ts'

/** What of the logic model is wanted on paper beside the seven columns. */
export interface LogicModelParts {
  /** Strategies and resources, with their links. */
  readonly hasLayer: boolean
  /** What people have looked at and accept as it is, as footnotes. */
  readonly hasNotes: boolean
}

/** The same plan with only those parts of the logic model that are wanted: every format then prints what is there. */
export function withParts(content: PlanContent, { hasLayer, hasNotes }: LogicModelParts): PlanContent {
  const { waivers, ...rest } = content
  const noted = hasNotes && waivers ? content : rest
  if (hasLayer) return noted
  const cards = content.cards.filter((card) => !isStrip(card.column))
  const ids = new Set(cards.map((card) => card.id))
  return { ...noted, cards, links: content.links.filter((link) => ids.has(link.from) && ids.has(link.to)) }
}

/** The strips that have a card to print. An empty one is not missed on paper: the seven columns are the model. */
export function stripsOf(content: PlanContent): { readonly strip: Strip; readonly cards: readonly Card[] }[] {
  const { cards } = adopted(content)
  return STRIPS.map((strip) => ({ strip, cards: cards.filter((card) => card.column === strip) })).filter(
    (one) => one.cards.length > 0,
  )
}

/** What is known of a strategy or resource beside its words: `support; Youth Center`. */
export const stripFacts = (card: Card, language: Language): string[] =>
  fieldsOf(card.column)
    .map((name) => String(fieldCell(card, name, language)))
    .filter(Boolean)

/** A finding people accept: of which card, what it is, and why it may stay. */
export interface AcceptedNote {
  readonly number: string
  readonly title: string
  readonly reason: string
}

export function acceptedNotes(content: PlanContent, language: Language): AcceptedNote[] {
  if (!content.waivers?.length) return []
  const { checks } = wordsOf(language)
  const numbers = new Map(content.cards.map((card) => [card.id, card.number]))
  return reviewPlan(content).accepted.flatMap(({ rule, cards, gap, accepted }) =>
    gap
      ? []
      : [
          {
            number: cards.flatMap((id) => numbers.get(id) ?? []).join(', '),
            title: checks[rule],
            reason: accepted.reason,
          },
        ],
  )
}
