import {
  type Band,
  type Card,
  type CardContent,
  type CardId,
  COLUMN_FACTS,
  COLUMNS_AND_STRIPS,
  type Column,
  compareCards,
  type PlanContent,
  STANDING_BANDS,
} from '@commonboard/model'

/** A row of the outline. Without a number: a card somebody else has just removed while we were in it. */
export type RowCard = CardContent & { readonly number?: string }

export interface BandRows {
  readonly band: Band
  readonly rows: readonly RowCard[]
}

export interface ColumnRows {
  readonly column: Column
  /** Live cards. */
  readonly count: number
  readonly bands: readonly BandRows[]
}

export type Sections = Readonly<Record<Column, ColumnRows>>

/**
 * The plan as the outline lists it. What did not change since `old` is the same object, so that one letter typed
 * draws one row again and not two thousand.
 * @param held a card that stays in sight although somebody removed it: we are in it
 * @param isShown absent: nothing is looked for, and every card is shown
 */
export function sectionsOf(
  content: PlanContent,
  held: CardId | undefined,
  old?: Sections,
  isShown?: (id: CardId) => boolean,
): Sections {
  const cards = new Map<Column, Card[]>(COLUMNS_AND_STRIPS.map((column) => [column, []]))
  for (const card of content.cards) cards.get(card.column)?.push(card)
  const stays = held && content.removed.find((card) => card.id === held)
  const sections: Partial<Record<Column, ColumnRows>> = {}
  for (const column of COLUMNS_AND_STRIPS) {
    const live = cards.get(column) ?? []
    const rows: RowCard[] = stays?.column === column ? [...live, stays].sort(compareCards) : live
    const known = old?.[column]
    const bands = COLUMN_FACTS[column].bands
      .filter((band) => STANDING_BANDS.includes(band) || rows.some((row) => row.band === band))
      .map((band) => {
        const inBand = rows.filter((row) => row.band === band && (!isShown || isShown(row.id)))
        const before = known?.bands.find((one) => one.band === band)
        return before && isSameList(before.rows, inBand) ? before : { band, rows: inBand }
      })
    sections[column] =
      known && known.count === live.length && isSameList(known.bands, bands)
        ? known
        : { column, count: live.length, bands }
  }
  return sections as Sections
}

const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index])

/** True while nobody has written a word or put a card anywhere. */
export const isWhollyEmpty = (content: PlanContent): boolean =>
  content.cards.every((card) => COLUMN_FACTS[card.column].isFixed && card.text.trim() === '')
