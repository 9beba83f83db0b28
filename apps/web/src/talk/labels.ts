import { type Comment, labelOf, type PlanContent, type Subject, VISION_ID } from '@commonboard/model'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { nameOfItem } from '../leadership/actions.ts'

/** How what a comment is about is called. */
export interface SubjectLabel {
  /** The card's number, or the board. */
  readonly where: string
  readonly text: string
}

export function useSubjectLabels(content: PlanContent): (subject: Subject, words?: string) => SubjectLabel {
  const words = useWords('talk')
  const { language } = useLanguage()
  return (subject, quoted = '') => {
    switch (subject[0]) {
      case 'card': {
        const card = content.cards.find((one) => one.id === subject[1])
        if (subject[1] === VISION_ID) return { where: '', text: words.talk.onBoard.vision }
        const name = card?.code ? labelOf(content, language, `function.${card.code}`) : ''
        return { where: card?.number ?? '', text: card?.text || name || words.outline.empty }
      }
      case 'item':
        return { where: words.talk.inLeadership, text: nameOfItem(content.leadership, subject[2], language) }
      case 'vision':
        return { where: words.talk.inVision, text: words.talk.onWords(quoted) }
      case 'idea':
        return {
          where: words.talk.onIdea,
          text: content.ideas.find(({ id }) => id === subject[1])?.text || quoted,
        }
      case 'board':
        return { where: '', text: words.talk.onBoard[subject[1]] }
    }
  }
}

/** The words a comment is about as they stand, or as they stood. */
export const quotedOf = ({ words, quote }: Comment): string => words ?? quote
