import { adoptedStructure } from '../checks/structure.ts'
import type { Body, Leadership, Person, Seat } from '../leadership.ts'
import type { PersonId } from '../ids.ts'
import type { Language } from '../vocabulary.ts'
import { wordsOf } from '../words/index.ts'
import { structureWords } from '../words/structure.ts'
import type { Box } from './board.ts'
import { countLines, textWidth } from './measure.ts'

/** How bodies and seats look at 100 %, in board pixels; the stylesheet of the board says the same. */
export const BODY = {
  pad: 12,
  borderPx: 1,
  namePx: 15.5,
  nameLinePx: 20,
  textPx: 13.5,
  linePx: 17.5,
  notePx: 12,
  noteLinePx: 16,
  chipHeight: 32,
  /** Where a finger has to find it. */
  touchChipHeight: 44,
  chipPad: 9,
  /** Icon and the gap behind it. */
  chipIcon: 23,
  chipGap: 5,
} as const

export interface SeatBox extends Box {
  readonly seat: Seat
  /** Who holds it and as what; or for whom it is open. */
  readonly label: string
}

/** Places are those of the board, not of the body. */
export interface BodyBox extends Box {
  readonly body: Body
  readonly name: string
  /** Beside the name if both fit on one line, else below it. */
  readonly isMeetsBeside: boolean
  readonly seats: readonly SeatBox[]
}

export interface SeatFaces {
  readonly language: Language
  /** `YYYY-MM-DD`: how long a seat has been open. */
  readonly today: string
  readonly people: ReadonlyMap<PersonId, Person>
  readonly isTouch?: boolean
}

const OLD_VACANCY_DAYS = 60
const DAY_MS = 86_400_000

/** Whole months a seat has been open; 0 for the first sixty days, in which nobody counts them. */
export function monthsOpen(since: string | undefined, today: string): number {
  if (!since) return 0
  const from = Date.parse(`${since}-01T00:00:00Z`)
  const now = Date.parse(`${today}T00:00:00Z`)
  if (!(now - from > OLD_VACANCY_DAYS * DAY_MS)) return 0
  const [year = 0, month = 0] = since.split('-').map(Number)
  const [yearNow = 0, monthNow = 0] = today.split('-').map(Number)
  return (yearNow - year) * 12 + monthNow - month
}

/** What stands on a seat in one language: on the board, in the outline and in print. */
export function seatLabel(seat: Seat, { language, today, people }: SeatFaces): string {
  const words = structureWords[language]
  const holder = seat.holder && people.get(seat.holder)
  if (holder) return [holder.name || words.nameless.person, seat.role].filter(Boolean).join(', ')
  const months = monthsOpen(seat.since, today)
  const forWhom = seat.waitsFor || seat.role
  return months > 0 ? words.openFor(forWhom, months) : words.open(forWhom)
}

export const bodyName = (body: Body, language: Language): string => body.name || structureWords[language].nameless.body

/** A body of this width with its seats, laid out from its upper left corner. */
export function layoutBody(body: Body, seats: readonly Seat[], x: number, y: number, width: number, faces: SeatFaces) {
  const inner = width - 2 * (BODY.pad + BODY.borderPx)
  const name = bodyName(body, faces.language)
  const left = x + BODY.pad + BODY.borderPx
  const nameWidth = textWidth(name, 'sansBold', BODY.namePx)
  const isMeetsBeside = nameWidth + 16 + textWidth(body.meets, 'sans', BODY.textPx) <= inner
  let bottom = y + BODY.pad + BODY.borderPx + countLines(name, inner, 'sansBold', BODY.namePx) * BODY.nameLinePx
  const text = (words: string, sizePx: number, linePx: number) => {
    if (words) bottom += countLines(words, inner, 'sans', sizePx) * linePx
  }
  if (!isMeetsBeside) text(body.meets, BODY.textPx, BODY.linePx)
  text(body.purpose, BODY.textPx, BODY.linePx)
  if (body.isStarter) text(wordsOf(faces.language).starter, BODY.notePx, BODY.noteLinePx)
  bottom += 8
  const boxes: SeatBox[] = []
  let chipX = left
  let rowHeight = 0
  for (const seat of seats) {
    const label = seatLabel(seat, faces)
    const frame = 2 * (BODY.chipPad + BODY.borderPx) + BODY.chipIcon
    const chipWidth = Math.min(inner, Math.ceil(textWidth(label, 'sans', BODY.textPx) + frame + 2))
    const lines = countLines(label, chipWidth - frame, 'sans', BODY.textPx)
    const height = Math.max(
      faces.isTouch ? BODY.touchChipHeight : BODY.chipHeight,
      Math.ceil(lines * BODY.linePx + 14.5),
    )
    if (chipX > left && chipX + chipWidth > left + inner) {
      chipX = left
      bottom += rowHeight + BODY.chipGap
      rowHeight = 0
    }
    boxes.push({ seat, label, x: chipX, y: bottom, width: chipWidth, height })
    chipX += chipWidth + BODY.chipGap
    rowHeight = Math.max(rowHeight, height)
  }
  bottom += rowHeight + (seats.length > 0 ? BODY.pad : 4) + BODY.borderPx
  return { body, name, isMeetsBeside, seats: boxes, x, y, width, height: Math.ceil(bottom - y) } satisfies BodyBox
}

/** The structure as it is printed: without starters nobody kept, and then only what stands in what is left. */
export function structureForPrint(leadership: Leadership): Leadership {
  return { ...leadership, ...adoptedStructure(leadership) }
}
