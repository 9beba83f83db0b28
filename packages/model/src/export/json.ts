import { adopted } from '../adopted.ts'
import { type CardFields, FIELD_NAMES } from '../field.ts'
import type { Card, PlanContent } from '../read.ts'
import { COLUMN_FACTS, COLUMNS_AND_STRIPS, columnSign, type Language } from '../vocabulary.ts'
import { labelOf } from '../words/index.ts'

/** Shapes of these two files; the number grows when a reader of the old one would misread the new one. */
export const LOGIC_MODEL_FORMAT = { format: 'commonboard-logic-model', version: 1 } as const
export const PLAN_FORMAT = { format: 'commonboard-plan', version: 1 } as const

/** The logic model as printed: adopted cards and the links between them. The shape stands in README.md. */
export function logicModelJson(content: PlanContent, language: Language): string {
  const { cards, links } = adopted(content)
  return write({
    ...LOGIC_MODEL_FORMAT,
    language,
    about: content.about,
    columns: COLUMNS_AND_STRIPS.map((column) => {
      const { group } = COLUMN_FACTS[column]
      return {
        id: column,
        number: columnSign(column),
        label: labelOf(content, language, `column.${column}`),
        ...(group ? { group: { id: group, label: labelOf(content, language, `group.${group}`) } } : {}),
      }
    }),
    cards: cards.map((card) => ({
      id: card.id,
      number: card.number,
      column: card.column,
      ...(card.band ? { band: card.band } : {}),
      ...(card.code
        ? {
            code: card.code,
            name: labelOf(content, language, `function.${card.code}`),
            addressed: card.addressed ?? null,
          }
        : {}),
      text: card.text,
      ...(card.addressed === 'later' && card.reason ? { reason: card.reason } : {}),
      ...fieldsIn(card),
      ...(card.breakdowns ? { breakdowns: card.breakdowns } : {}),
      ...(card.readings ? { readings: card.readings } : {}),
    })),
    links: links.map(({ kind, from, to, reason }) => ({ kind, from, to, ...(reason ? { reason } : {}) })),
  })
}

/** Only those the card has, in the order of the table. */
export const fieldsIn = (card: Card): CardFields =>
  Object.fromEntries(FIELD_NAMES.flatMap((name) => (card[name] === undefined ? [] : [[name, card[name]]])))

/** Everything the document holds, starters and removed cards too: a backup a person can read. */
export const planJson = (content: PlanContent): string => write({ ...PLAN_FORMAT, ...content })

export const write = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
