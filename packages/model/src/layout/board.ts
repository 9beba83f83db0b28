import type { CardId, LinkId } from '../ids.ts'
import type { Card, PlanContent } from '../read.ts'
import {
  type Band,
  COLUMN_FACTS,
  type Column,
  COLUMNS,
  GROUPS,
  type Group,
  type Language,
  STANDING_BANDS,
} from '../vocabulary.ts'
import { wordsOf } from '../words/index.ts'
import { type CardFace, cardHeight, faceOf, fitsBold } from './face.ts'
import { countLines } from './measure.ts'

/** One person's way of looking; never shared. */
export interface View {
  readonly language: Language
  /** What a check finds missing, as a short line for each card. */
  readonly missing: ReadonlyMap<CardId, string>
  /** Said on cards changed here that the server has not got yet. */
  readonly notSent?: { readonly cards: ReadonlySet<CardId>; readonly text: string }
}

/** Board pixels; the origin is the upper left corner of the first group. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface CardBox extends Box {
  readonly card: Card
  readonly face: CardFace
  /** The card may be set in 600 without growing. */
  readonly fitsBold: boolean
}

export interface ColumnBox extends Box {
  readonly column: Column
  readonly count: number
  /** Shown while the column has no card; its box stands under the header. */
  readonly question?: { readonly text: string; readonly y: number }
}

export interface BandBox extends Box {
  readonly column: Column
  readonly band: Band
}

/** Where a click adds a card: `first` is the dashed box of an empty band. */
export interface AddBox extends Box {
  readonly column: Column
  readonly band: Band
  readonly look: 'first' | 'below' | 'inBand'
}

export interface LinkPath {
  readonly id: LinkId
  readonly from: CardId
  readonly to: CardId
  /** Left and right end. */
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

export interface Board {
  readonly width: number
  readonly height: number
  readonly groups: readonly { readonly group: Group; readonly x: number; readonly width: number }[]
  readonly columns: readonly ColumnBox[]
  readonly bands: readonly BandBox[]
  readonly adds: readonly AddBox[]
  readonly cards: ReadonlyMap<CardId, CardBox>
  readonly links: readonly LinkPath[]
}

const WIDTHS: Record<Column, number> = {
  vision: 152,
  impact: 148,
  results: 226,
  indicators: 238,
  principles: 150,
  functions: 172,
  infrastructure: 140,
  strategies: 226,
  resources: 226,
}
const GAP_IN_GROUP = 12
const GAP_FOR_LINKS = 38
const GAP_BETWEEN_GROUPS = 36
const CARD_GAP = 5
const BAND_GAP = 11
const LINK_GAP = 5

/** Heights of the heads of the board; the canvas draws them, the layout leaves them room. */
export const HEAD = {
  groupRuleY: 24,
  columnY: 34,
  columnHeight: 26,
  cardsY: 66,
  bandHeight: 20,
  questionLine: 20,
} as const
const ADD_HEIGHT = 30
const ADD_FIRST_HEIGHT = 42
const QUESTION_PX = 14.5

const columnXs: Record<Column, number> = (() => {
  const xs = {} as Record<Column, number>
  let x = 0
  let previous: Column | undefined
  for (const column of COLUMNS) {
    if (previous) {
      const isSameGroup = COLUMN_FACTS[previous].group === COLUMN_FACTS[column].group
      x += !isSameGroup ? GAP_BETWEEN_GROUPS : column === 'indicators' ? GAP_FOR_LINKS : GAP_IN_GROUP
    }
    xs[column] = x
    x += WIDTHS[column]
    previous = column
  }
  return xs
})()

export const BOARD_WIDTH = columnXs.infrastructure + WIDTHS.infrastructure

/** Where everything of the logic model stands: a pure function of the plan and one person's view. */
export function layoutBoard(content: PlanContent, view: View): Board {
  const words = wordsOf(view.language)
  const cards = new Map<CardId, CardBox>()
  const columns: ColumnBox[] = []
  const bands: BandBox[] = []
  const adds: AddBox[] = []
  const byBand = groupByBand(content.cards)
  let bottom = 0

  for (const column of COLUMNS) {
    const x = columnXs[column]
    const width = WIDTHS[column]
    const facts = COLUMN_FACTS[column]
    const count = facts.bands.reduce((sum, band) => sum + (byBand.get(`${column}|${band}`)?.length ?? 0), 0)
    let y: number = HEAD.cardsY
    let question: ColumnBox['question']
    if (count === 0 || (column === 'vision' && !byBand.get('vision|')?.[0]?.text)) {
      const text = words.columns[column].question
      question = { text, y: y - 2 }
      y += countLines(text, width, 'sans', QUESTION_PX) * HEAD.questionLine + 8
    }
    let isFirstBand = true
    for (const band of facts.bands) {
      const inBand = byBand.get(`${column}|${band}`) ?? []
      if (inBand.length === 0 && !STANDING_BANDS.includes(band)) continue
      if (band !== '') {
        if (!isFirstBand) y += BAND_GAP
        bands.push({ column, band, x, y, width, height: HEAD.bandHeight })
        if (inBand.length > 0) adds.push({ column, band, look: 'inBand', x, y, width, height: HEAD.bandHeight })
        y += HEAD.bandHeight
      }
      isFirstBand = false
      for (const card of inBand) {
        const face = faceOf(card, content, view.language, view.missing.get(card.id), notSentIn(view, card.id))
        const height = cardHeight(face, card, width)
        cards.set(card.id, { card, face, fitsBold: fitsBold(face, card, width, height), x, y, width, height })
        y += height + CARD_GAP
      }
      if (inBand.length > 0) y -= CARD_GAP
      if (facts.isFixed) continue
      if (inBand.length === 0) {
        adds.push({ column, band, look: 'first', x, y, width, height: ADD_FIRST_HEIGHT })
        y += ADD_FIRST_HEIGHT
      } else if (band === '') {
        adds.push({ column, band, look: 'below', x, y: y + 2, width, height: ADD_HEIGHT })
        y += ADD_HEIGHT + 2
      }
    }
    columns.push({
      column,
      count,
      x,
      y: HEAD.columnY,
      width,
      height: y - HEAD.columnY,
      ...(question ? { question } : {}),
    })
    bottom = Math.max(bottom, y)
  }

  return {
    width: BOARD_WIDTH,
    height: bottom,
    groups: GROUPS.map((group) => {
      const members = COLUMNS.filter((column) => COLUMN_FACTS[column].group === group)
      const first = members[0] as Column
      const last = members.at(-1) as Column
      return { group, x: columnXs[first], width: columnXs[last] + WIDTHS[last] - columnXs[first] }
    }),
    columns,
    bands,
    adds,
    cards,
    links: layoutLinks(content, cards),
  }
}

function groupByBand(cards: readonly Card[]): Map<string, Card[]> {
  const groups = new Map<string, Card[]>()
  for (const card of cards) {
    const key = `${card.column}|${card.band}`
    const group = groups.get(key)
    if (group) group.push(card)
    else groups.set(key, [card])
  }
  return groups
}

// Ends at one card stand LINK_GAP apart, ordered by where the other end lies, so that few lines cross.
function layoutLinks(content: PlanContent, cards: ReadonlyMap<CardId, CardBox>): LinkPath[] {
  interface Ends {
    readonly left: CardBox
    readonly right: CardBox
    y1: number
    y2: number
  }
  const middle = (box: CardBox) => box.y + box.height / 2
  const all = content.links.flatMap((link) => {
    const a = cards.get(link.from)
    const b = cards.get(link.to)
    if (!a || !b) return []
    const ends: Ends = a.x < b.x ? { left: a, right: b, y1: 0, y2: 0 } : { left: b, right: a, y1: 0, y2: 0 }
    return [{ link, ends }]
  })
  const spread = (side: 'left' | 'right') => {
    const byCard = new Map<CardBox, Ends[]>()
    for (const { ends } of all) {
      const list = byCard.get(ends[side])
      if (list) list.push(ends)
      else byCard.set(ends[side], [ends])
    }
    const other = side === 'left' ? 'right' : 'left'
    for (const [box, list] of byCard) {
      list.sort((a, b) => middle(a[other]) - middle(b[other]))
      const gap = Math.min(LINK_GAP, (box.height - 12) / Math.max(1, list.length))
      for (const [index, ends] of list.entries())
        ends[side === 'left' ? 'y1' : 'y2'] = middle(box) + (index - (list.length - 1) / 2) * gap
    }
  }
  spread('left')
  spread('right')
  return all.map(({ link, ends }) => ({
    id: link.id,
    from: link.from,
    to: link.to,
    x1: ends.left.x + ends.left.width,
    y1: ends.y1,
    x2: ends.right.x,
    y2: ends.y2,
  }))
}

const notSentIn = ({ notSent }: View, id: CardId) => (notSent?.cards.has(id) ? notSent.text : undefined)
