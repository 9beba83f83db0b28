import { type CardId, cardText, type Plan, type PlanContent, type Role } from '@commonboard/model'

/** Words of ours the server would not take, kept for the person to copy or download. */
export interface KeptWords {
  readonly at: Date
  readonly role: Role
  readonly reason: string
  readonly items: readonly { readonly number: string; readonly text: string }[]
}

/** The texts of the cards touched since the last Saved, as they stand here. */
export function keepWords(
  plan: Plan,
  content: PlanContent,
  touched: ReadonlySet<CardId>,
  role: Role,
  reason: string,
): KeptWords {
  const items = [...touched].map((id) => ({
    number: content.cards.find((card) => card.id === id)?.number ?? '',
    text: cardText(plan, id),
  }))
  return { at: new Date(), role, reason, items: items.filter((item) => item.text.trim() !== '') }
}

export const keptAsText = (kept: KeptWords): string =>
  kept.items.map((item) => `${item.number} ${item.text}`.trim()).join('\n\n')
