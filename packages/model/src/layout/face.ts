import type { Card, PlanContent } from '../read.ts'
import { VISION_ID } from '../text.ts'
import type { Language } from '../vocabulary.ts'
import { labelOf, showValue, wordsOf } from '../words/index.ts'
import { countLines, textWidth } from './measure.ts'

/** How a card looks at 100 %, in board pixels; the stylesheet of the card says the same. */
export const CARD = {
  textPx: 13.5,
  linePx: 17.5,
  numberPx: 12,
  notePx: 12,
  noteLinePx: 16,
  padX: 8,
  padY: 6,
  borderPx: 1,
  /** Where text begins, right of the number. */
  numberColumnPx: 28,
  valueGapPx: 8,
  voicePx: 16.5,
  voiceLinePx: 22.5,
  voicePadX: 10,
  voicePadY: 8,
  voiceMinLines: 3,
} as const

/** What stands on a card in one language: the same words on canvas, in print and in tests. */
export interface CardFace {
  /** Name of a function, above its line. */
  readonly title?: string
  readonly text: string
  /** True when `text` is our own explanation, shown until the community writes its own. */
  readonly isPlaceholder: boolean
  /** An indicator's last reading with its unit. */
  readonly value?: string
  /** Small lines under the text. */
  readonly notes: readonly CardNote[]
}

export interface CardNote {
  readonly kind: 'starter' | 'missing' | 'later' | 'notSent'
  readonly text: string
}

/**
 * @param missing what a check finds missing on this card, as a short line
 * @param notSent said while the server has not got what was changed here
 */
export function faceOf(
  card: Card,
  content: PlanContent,
  language: Language,
  missing?: string,
  notSent?: string,
): CardFace {
  const words = wordsOf(language)
  const notes: CardNote[] = []
  if (notSent) notes.push({ kind: 'notSent', text: notSent })
  if (card.addressed === 'later')
    notes.push({
      kind: 'later',
      text: card.reason ? `${words.addressed.later}: ${card.reason}` : words.addressed.later,
    })
  if (card.isStarter) notes.push({ kind: 'starter', text: words.starter })
  else if (missing) notes.push({ kind: 'missing', text: missing })
  const last = card.readings?.at(-1)
  const placeholder =
    card.code && !card.text
      ? words.functions[card.code].line
      : card.id === VISION_ID && !card.text
        ? words.visionHint
        : ''
  return {
    ...(card.code ? { title: labelOf(content, language, `function.${card.code}`) } : {}),
    text: card.text || placeholder,
    isPlaceholder: placeholder !== '',
    ...(last ? { value: showValue(last.value, card.unit, language) } : {}),
    notes,
  }
}

/** Height of a card of this width, so that nothing in it is clipped. */
export function cardHeight(face: CardFace, card: Card, widthPx: number): number {
  return heightIn(face, card, widthPx, 'sans')
}

/** Whether the card may be set in 600 without growing: a chosen card is, and choosing must not move the others. */
export function fitsBold(face: CardFace, card: Card, widthPx: number, heightPx: number): boolean {
  return card.id !== VISION_ID && heightIn(face, card, widthPx, 'sansBold') <= heightPx
}

function heightIn(face: CardFace, card: Card, widthPx: number, weight: 'sans' | 'sansBold'): number {
  if (card.id === VISION_ID) {
    const inner = widthPx - 2 * (CARD.voicePadX + CARD.borderPx)
    const lines = Math.max(CARD.voiceMinLines, countLines(face.text, inner, 'serif', CARD.voicePx))
    const words = CARD.linePx + lines * CARD.voiceLinePx
    return Math.ceil(2 * (CARD.voicePadY + CARD.borderPx) + words + notesHeight(face, inner, 'sans'))
  }
  const inner = widthPx - 2 * (CARD.padX + CARD.borderPx) - numberColumn(card.number)
  const forText = inner - (face.value ? textWidth(face.value, weight, CARD.textPx) + CARD.valueGapPx + 1 : 0)
  let height = 2 * (CARD.padY + CARD.borderPx)
  if (face.title) height += countLines(face.title, inner, 'sansBold', CARD.textPx) * CARD.linePx
  height += countLines(face.text, forText, weight, CARD.textPx) * CARD.linePx
  return Math.ceil(height + notesHeight(face, inner, weight))
}

function notesHeight({ notes }: CardFace, innerPx: number, weight: 'sans' | 'sansBold'): number {
  let height = 0
  for (const note of notes) {
    // What is missing is set in 600; all but a starter's line have an icon before them.
    const noteWeight = note.kind === 'missing' ? 'sansBold' : weight
    const iconPx = note.kind === 'starter' ? 0 : 17
    height += 2 + countLines(note.text, innerPx - iconPx, noteWeight, CARD.notePx) * CARD.noteLinePx
  }
  return height
}

/** Width of the column a card's number stands in, gap included. */
export const numberColumn = (number: string): number =>
  Math.max(CARD.numberColumnPx, Math.ceil(textWidth(number, 'sansBold', CARD.numberPx)) + 6)
