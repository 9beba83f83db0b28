import { type CardId, cardText, LIMITS, typeInCard } from '@commonboard/model'
import { useMemo } from 'react'
import { SharedText, type SharedTextProps, type TextSource } from './SharedText.tsx'
import { usePlan } from './usePlan.ts'

export interface CardTextProps extends Omit<SharedTextProps, 'source'> {
  readonly card: CardId
}

/** The words of one card in a real text field. */
export function CardText({ card, ...rest }: CardTextProps) {
  const plan = usePlan()
  const source = useMemo<TextSource>(
    () => ({
      id: card,
      maxLength: LIMITS.cardTextMaxLength,
      read: () => cardText(plan, card),
      type: (splice) => typeInCard(plan, card, splice),
    }),
    [plan, card],
  )
  return <SharedText {...rest} source={source} />
}
