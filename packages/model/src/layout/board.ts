import type { CardId } from '../ids.ts'
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
  type Strip,
} from '../vocabulary.ts'
import { wordsOf } from '../words/index.ts'
import { type CardFace, cardHeight, faceOf, fitsBold } from './face.ts'
import { countLines } from './measure.ts'
import { type End, gapsBetween, type LinkPath, planRoutes } from './routes.ts'
import { stripGrid, stripRows } from './strips.ts'

/** One person's way of looking; never shared. */
export interface View {
  readonly language: Language
  /** What a check finds missing, as a short line for each card. */
  readonly missing: ReadonlyMap<CardId, string>
  /** Said on cards changed here that the server has not got yet. */
  readonly notSent?: { readonly cards: ReadonlySet<CardId>; readonly text: string }
  /** Columns this person has folded to a bar; their cards are not on the board. */
  readonly collapsed?: ReadonlySet<Column>
  /** Strategies and resources stand below the columns. */
  readonly isLayerShown?: boolean
  /** Columns somebody asks to wait in: a line below their heads says so. */
  readonly locked?: ReadonlySet<Column>
  /** What is pressed with a finger is larger, and stands apart from what it could be taken for. */
  readonly isTouch?: boolean
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
  readonly isCollapsed: boolean
  /** Where it stands who asks to wait in this column. */
  readonly lockY?: number
  /** Of a collapsed column: where a card lands that is dropped on its bar. */
  readonly foot?: { readonly band: Band; readonly after: CardId | null }
}

/** A strip below the columns: its head left of its cards. */
export interface StripBox extends Box {
  readonly column: Strip
  readonly count: number
  readonly headWidth: number
  readonly headY: number
  readonly lockY?: number
  /** Shown while the strip has no card. */
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

export interface Board {
  readonly width: number
  readonly height: number
  readonly groups: readonly { readonly group: Group; readonly x: number; readonly width: number }[]
  readonly columns: readonly ColumnBox[]
  /** Strategies and resources; none while the linked layer is hidden. */
  readonly strips: readonly StripBox[]
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

/** Heights of the heads of the board; the canvas draws them, the layout leaves them room. */
export const HEAD = {
  groupRuleY: 24,
  columnY: 34,
  columnHeight: 26,
  cardsY: 66,
  bandHeight: 20,
  questionLine: 20,
  lockLine: 22,
} as const
const ADD = { below: 30, first: 42 } as const
/** 44 px on the screen at the first view of a phone, where the board is drawn at 80 %. */
const TOUCH_PX = 56
const QUESTION_PX = 14.5

/** A collapsed column: a bar for its icon, number, name and count. */
export const BAR = { width: 34, height: 236 } as const
/** Around the rule over a strip, and between it and what stands below. */
const STRIP_GAP = 26
const STRIP_RULE_PAD = 6

interface ColumnPlace {
  readonly column: Column
  readonly x: number
  readonly width: number
  readonly isCollapsed: boolean
}

function placeColumns(collapsed: ReadonlySet<Column> | undefined, isTouch = false): ColumnPlace[] {
  const places: ColumnPlace[] = []
  let x = 0
  for (const [index, column] of COLUMNS.entries()) {
    const previous = COLUMNS[index - 1]
    if (previous) {
      const isSameGroup = COLUMN_FACTS[previous].group === COLUMN_FACTS[column].group
      x += !isSameGroup ? GAP_BETWEEN_GROUPS : column === 'indicators' ? GAP_FOR_LINKS : GAP_IN_GROUP
    }
    const isCollapsed = collapsed?.has(column) ?? false
    const width = !isCollapsed ? WIDTHS[column] : isTouch ? TOUCH_PX : BAR.width
    places.push({ column, x, width, isCollapsed })
    x += width
  }
  return places
}

const ALL_OPEN = placeColumns(undefined)
const endOf = (places: readonly ColumnPlace[]): number => {
  const last = places.at(-1)
  return last ? last.x + last.width : 0
}

/** With every column open. */
export const BOARD_WIDTH = endOf(ALL_OPEN)

/** Where everything of the logic model stands: a pure function of the plan and one person's view. */
export function layoutBoard(content: PlanContent, view: View): Board {
  const words = wordsOf(view.language)
  const cards = new Map<CardId, CardBox>()
  const columns: ColumnBox[] = []
  const bands: BandBox[] = []
  const adds: AddBox[] = []
  const byBand = groupByBand(content.cards)
  const places = view.collapsed?.size ? placeColumns(view.collapsed, view.isTouch) : ALL_OPEN
  const ends = new Map<CardId, End>()
  const addHeight = view.isTouch ? { below: TOUCH_PX, first: TOUCH_PX } : ADD
  let bottom = 0

  const put = (card: Card, at: Omit<Box, 'height'>): number => {
    const face = faceOf(card, content, view.language, view.missing.get(card.id), notSentIn(view, card.id))
    const height = cardHeight(face, card, at.width)
    cards.set(card.id, { card, face, fitsBold: fitsBold(face, card, at.width, height), ...at, height })
    return height
  }

  for (const { column, x, width, isCollapsed } of places) {
    const facts = COLUMN_FACTS[column]
    const count = facts.bands.reduce((sum, band) => sum + (byBand.get(`${column}|${band}`)?.length ?? 0), 0)
    if (isCollapsed) {
      const inColumn = facts.bands.flatMap((band) => byBand.get(`${column}|${band}`) ?? [])
      for (const [index, card] of inColumn.entries())
        ends.set(card.id, { column, x, width, ...onBar(index, inColumn.length) })
      const height = BAR.height
      const foot = footOf(facts.bands, inColumn)
      columns.push({ column, count, x, y: HEAD.columnY, width, height, isCollapsed, foot })
      bottom = Math.max(bottom, HEAD.columnY + height)
      continue
    }
    const lockHeight = view.locked?.has(column) ? HEAD.lockLine : 0
    let y: number = HEAD.cardsY + lockHeight
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
        // A finger adds below a card that it has chosen: here it would take the card above.
        if (inBand.length > 0 && !view.isTouch)
          adds.push({ column, band, look: 'inBand', x, y, width, height: HEAD.bandHeight })
        y += HEAD.bandHeight
      }
      isFirstBand = false
      for (const card of inBand) {
        const height = put(card, { x, y, width })
        ends.set(card.id, { column, x, y, width, height })
        y += height + CARD_GAP
      }
      if (inBand.length > 0) y -= CARD_GAP
      if (facts.isFixed) continue
      if (inBand.length === 0) {
        adds.push({ column, band, look: 'first', x, y, width, height: addHeight.first })
        y += addHeight.first
      } else if (band === '') {
        adds.push({ column, band, look: 'below', x, y: y + 2, width, height: addHeight.below })
        y += addHeight.below + 2
      }
    }
    columns.push({
      column,
      count,
      x,
      y: HEAD.columnY,
      width,
      height: y - HEAD.columnY,
      isCollapsed,
      ...(lockHeight > 0 ? { lockY: HEAD.columnY + HEAD.columnHeight } : {}),
      ...(question ? { question } : {}),
    })
    bottom = Math.max(bottom, y)
  }

  const width = endOf(places)
  const grid = stripGrid(width)
  const rows = view.isLayerShown ? stripRows((strip) => byBand.get(`${strip}|`) ?? [], grid.cells) : []
  for (const [row, { strip, cards: inRow }] of rows.entries())
    for (const [at, { id }] of inRow.entries())
      ends.set(id, { column: strip, x: grid.cellX(at), y: 0, width: grid.cellWidth, height: 0, cell: { row, at } })
  const routes = planRoutes(content.links, ends, {
    gaps: gapsBetween(places),
    streets: grid.streets,
    rows: rows.length,
  })

  const strips: StripBox[] = []
  const laneYs: number[] = []
  for (const [row, { strip, cards: inRow }] of rows.entries()) {
    const isFirst = rows[row - 1]?.strip !== strip
    if (isFirst) bottom += STRIP_GAP
    const top = bottom
    laneYs.push(bottom + (isFirst ? STRIP_RULE_PAD : 0))
    let y = bottom + (isFirst ? STRIP_RULE_PAD : 0) + (routes.lanes[row] ?? 0)
    let height = inRow.length === 0 ? addHeight.first : 0
    for (const [at, card] of inRow.entries())
      height = Math.max(height, put(card, { x: grid.cellX(at), y, width: grid.cellWidth }))
    if (isFirst) {
      const count = byBand.get(`${strip}|`)?.length ?? 0
      const headY = y
      const text = words.columns[strip].question
      const lines = countLines(text, grid.headWidth, 'sans', QUESTION_PX)
      const lockHeight = view.locked?.has(strip) ? HEAD.lockLine : 0
      const belowHead = headY + HEAD.columnHeight + lockHeight
      const headHeight = belowHead - headY + (count === 0 ? lines * HEAD.questionLine : addHeight.below)
      height = Math.max(height, headHeight)
      const add = { column: strip, band: '' as Band }
      if (count === 0)
        adds.push({ ...add, look: 'first', x: grid.cellX(0), y, width: grid.cellWidth, height: addHeight.first })
      else
        adds.push({
          ...add,
          look: 'below',
          x: 0,
          y: belowHead,
          width: grid.headWidth,
          height: addHeight.below,
        })
      strips.push({
        column: strip,
        count,
        x: 0,
        y: top,
        width: grid.width,
        height: 0,
        headWidth: grid.headWidth,
        headY,
        ...(lockHeight > 0 ? { lockY: headY + HEAD.columnHeight } : {}),
        ...(count === 0 ? { question: { text, y: belowHead } } : {}),
      })
    }
    y += height
    bottom = y
    const last = strips.at(-1)
    if (last) strips[strips.length - 1] = { ...last, height: bottom - last.y }
  }

  return {
    width: rows.length > 0 ? Math.max(width, grid.width) : width,
    height: bottom,
    groups: GROUPS.map((group) => {
      const members = COLUMNS.filter((column) => COLUMN_FACTS[column].group === group)
      const inGroup = places.filter(({ column }) => members.includes(column))
      const x = inGroup[0]?.x ?? 0
      return { group, x, width: endOf(inGroup) - x }
    }),
    columns,
    strips,
    bands,
    adds,
    cards,
    links: routes.paths({ laneYs, box: (id) => cards.get(id) }),
  }
}

// At the end of the band most cards of such a column stand in.
function footOf(bands: readonly Band[], cards: readonly Card[]): NonNullable<ColumnBox['foot']> {
  const band: Band = bands.includes('population') ? 'population' : ''
  return { band, after: cards.findLast((card) => card.band === band)?.id ?? null }
}

/** Where on the bar of a collapsed column the links of a card end: in its order, below the head. */
function onBar(index: number, count: number): { readonly y: number; readonly height: number } {
  const room = BAR.height - HEAD.columnHeight
  const height = room / Math.max(1, count)
  return { y: HEAD.columnY + HEAD.columnHeight + index * height, height }
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

const notSentIn = ({ notSent }: View, id: CardId) => (notSent?.cards.has(id) ? notSent.text : undefined)
