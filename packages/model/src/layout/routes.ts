import type { CardId, LinkId } from '../ids.ts'
import type { Link } from '../read.ts'
import { type Column, COLUMNS, isStrip } from '../vocabulary.ts'
import type { Box } from './board.ts'

/**
 * How links run: between neighboring columns as a curve in the gap; to a strategy or resource down through a gap, along
 * the lane above its row, and through the streets between the cards of the strips. No link runs over a card. All that
 * belongs to one strategy shares a track, as wires of one cable do, so that eighty links stay a few lines.
 */

interface Point {
  readonly x: number
  readonly y: number
}

export interface LinkPath {
  readonly id: LinkId
  readonly from: CardId
  readonly to: CardId
  /** Left and right end; of a link to a strip its upper and lower end. */
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  /** Where it turns; none: a curve in the gap between two columns. */
  readonly turns: readonly Point[]
}

/** What a link may end at: a card, or its place on the bar of a collapsed column. */
export interface End extends Box {
  readonly column: Column
  /** On a strip: its row among all rows of the strips, and its cell in that row. */
  readonly cell?: { readonly row: number; readonly at: number }
}

/** Free space links may run in, before anybody knows how high the strips stand. */
export interface Ways {
  /** The gap left and right of each column; board pixels. */
  readonly gaps: Readonly<Partial<Record<Column, Readonly<Record<'left' | 'right', Way>>>>>
  /** Between the cells of the strips; the one at `at` stands left of cell `at`. */
  readonly streets: readonly Way[]
  readonly rows: number
}

export interface Way {
  /** The middle, and how much of it may be used. */
  readonly x: number
  readonly width: number
}

const LINK_GAP = 5
/** Ends keep this far from the corners of a card. */
const CORNER_PX = 6
/** A lane without tracks, and what it has around them. */
const LANE_MIN = 14
const LANE_PAD = 9
/** Two cables on one track keep this far apart, so that nobody takes them for one. */
const APART_PX = 44

/** The side of its column at which a link to a strip leaves; there is room for it in that gap. */
const STRIP_SIDE: Readonly<Partial<Record<Column, 'left' | 'right'>>> = {
  results: 'left',
  indicators: 'right',
  functions: 'right',
}

interface Route {
  readonly link: Link
  /** What is left, or above. */
  readonly a: CardId
  readonly b: CardId
  readonly endA: End
  readonly endB: End
  /** Absent: neighboring columns. */
  readonly cable?: string
}

/** Cables and the tracks they have; made before the strips have heights, which follow from the number of tracks. */
export interface RoutePlan {
  /** The height each lane asks for; the one at `row` stands above that row. */
  readonly lanes: readonly number[]
  paths(strips: StripPlaces): LinkPath[]
}

export interface StripPlaces {
  /** The upper edge of each lane. */
  readonly laneYs: readonly number[]
  /** The boxes of the cards on the strips, which have heights now. */
  readonly box: (id: CardId) => Box | undefined
}

export function planRoutes(links: readonly Link[], ends: ReadonlyMap<CardId, End>, ways: Ways): RoutePlan {
  const routes = links.flatMap((link) => routeOf(link, ends) ?? [])
  const cables = routes.filter((route) => route.cable !== undefined)
  const tracks = new Tracks()
  for (const route of cables) for (const leg of legsOf(route, ways)) tracks.take(leg)
  const lanes = Array.from({ length: ways.rows }, (_, row) => {
    const count = tracks.countOf(`lane:${row}`)
    return count === 0 ? LANE_MIN : 2 * LANE_PAD + (count - 1) * LINK_GAP
  })
  return {
    lanes,
    paths(strips) {
      const at = spreadEnds(routes)
      const entries = entriesAbove(routes)
      return routes.map((route) => (route.cable === undefined ? curveOf(route, at) : cableOf(route, at)))

      function cableOf({ link, a, b, endA, endB, cable = '' }: Route, ys: EndYs): LinkPath {
        const track = (way: string, middle: number, width: number) => tracks.offset(way, cable, width) + middle
        const lane = (row: number) =>
          track(`lane:${row}`, (strips.laneYs[row] ?? 0) + (lanes[row] ?? 0) / 2, lanes[row] ?? 0)
        const turns: Point[] = []
        let start: Point
        let row: number
        if (endA.cell) {
          const box = strips.box(a) ?? endA
          start = { x: exitX(endA), y: box.y + box.height }
          row = endA.cell.row + 1
          turns.push({ x: start.x, y: lane(row) })
        } else {
          const side = STRIP_SIDE[endA.column] ?? 'right'
          const gap = ways.gaps[endA.column]?.[side]
          const x = gap ? track(`gap:${endA.column}`, gap.x, gap.width) : endA.x
          start = { x: side === 'left' ? endA.x : endA.x + endA.width, y: ys.get(link.id)?.[0] ?? endA.y }
          row = 0
          turns.push({ x, y: start.y }, { x, y: lane(0) })
        }
        const target = strips.box(b) ?? endB
        const cell = endB.cell ?? { row: 0, at: 0 }
        const x = endB.x + endB.width / 2 + (entries.get(`${b}|${cable}`) ?? 0)
        if (cell.row > row) {
          const street = ways.streets[cell.at]
          const sx = street ? track(`street:${cell.at}`, street.x, street.width) : endB.x
          turns.push({ x: sx, y: lane(row) }, { x: sx, y: lane(cell.row) })
        }
        turns.push({ x, y: lane(cell.row) })
        return { id: link.id, from: link.from, to: link.to, x1: start.x, y1: start.y, x2: x, y2: target.y, turns }
      }
    },
  }
}

function routeOf(link: Link, ends: ReadonlyMap<CardId, End>): Route | undefined {
  const from = ends.get(link.from)
  const to = ends.get(link.to)
  if (!from || !to) return undefined
  if (isStrip(from.column) || isStrip(to.column)) {
    // A strategy is an end of every link to a strip.
    const isFromUpper = !isStrip(from.column) || (from.column === 'strategies' && isStrip(to.column))
    const [a, b] = isFromUpper ? [link.from, link.to] : [link.to, link.from]
    const [endA, endB] = isFromUpper ? [from, to] : [to, from]
    const strategy = from.column === 'strategies' ? link.from : link.to
    return { link, a, b, endA, endB, cable: strategy }
  }
  const isFromLeft = from.x < to.x
  return isFromLeft
    ? { link, a: link.from, b: link.to, endA: from, endB: to }
    : { link, a: link.to, b: link.from, endA: to, endB: from }
}

// Beside the middle, where links come in from above to what stands below.
const exitX = (end: End): number => end.x + end.width / 4

interface Leg {
  readonly way: string
  readonly cable: string
  readonly from: number
  readonly to: number
}

// Lanes are measured across the board, gaps and streets in rows: heights are not known yet.
function legsOf({ endA, endB, cable = '' }: Route, ways: Ways): Leg[] {
  const legs: Leg[] = []
  const leg = (way: string, a: number, b: number) => {
    legs.push({ way, cable, from: Math.min(a, b), to: Math.max(a, b) })
  }
  const cell = endB.cell ?? { row: 0, at: 0 }
  const middle = endB.x + endB.width / 2
  let x: number
  let row: number
  if (endA.cell) {
    x = exitX(endA)
    row = endA.cell.row + 1
  } else {
    const side = STRIP_SIDE[endA.column] ?? 'right'
    x = ways.gaps[endA.column]?.[side].x ?? endA.x
    row = 0
    leg(`gap:${endA.column}`, 0, 1)
  }
  if (cell.row > row) {
    const street = ways.streets[cell.at]?.x ?? endB.x
    leg(`lane:${row}`, x, street)
    leg(`street:${cell.at}`, row, cell.row)
    x = street
  }
  leg(`lane:${cell.row}`, x, middle)
  return legs
}

/** Which track of a gap, lane or street a cable has. */
class Tracks {
  private readonly ways = new Map<string, Map<string, [from: number, to: number]>>()
  private readonly settled = new Map<string, { readonly of: ReadonlyMap<string, number>; readonly count: number }>()

  take({ way, cable, from, to }: Leg): void {
    const cables = this.ways.get(way) ?? new Map<string, [number, number]>()
    this.ways.set(way, cables)
    const span = cables.get(cable)
    cables.set(cable, span ? [Math.min(span[0], from), Math.max(span[1], to)] : [from, to])
  }

  countOf(way: string): number {
    return this.tracksOf(way).count
  }

  offset(way: string, cable: string, width: number): number {
    const { of, count } = this.tracksOf(way)
    return spreadOffset(of.get(cable) ?? 0, count, width)
  }

  // Greedy by where a cable begins: the fewest tracks there can be.
  private tracksOf(way: string) {
    const known = this.settled.get(way)
    if (known) return known
    const apart = way.startsWith('lane') ? APART_PX : 0
    const ends: number[] = []
    const of = new Map<string, number>()
    const spans = [...(this.ways.get(way) ?? [])].sort(
      ([a, [from, to]], [b, other]) => from - other[0] || to - other[1] || (a < b ? -1 : 1),
    )
    for (const [cable, [from, to]] of spans) {
      let track = ends.findIndex((end) => end + apart < from)
      if (track < 0) track = ends.length
      ends[track] = to
      of.set(cable, track)
    }
    const settled = { of, count: ends.length }
    this.settled.set(way, settled)
    return settled
  }
}

/** LINK_GAP apart around the middle, closer where there is no room. */
const spreadOffset = (index: number, count: number, width: number): number =>
  (index - (count - 1) / 2) * Math.min(LINK_GAP, Math.max(0, width - 2 * CORNER_PX) / Math.max(1, count - 1))

/** The heights of a link's ends at the cards left and right of a gap. */
type EndYs = ReadonlyMap<LinkId, readonly [a: number, b: number]>

// Ends at one card stand LINK_GAP apart, ordered by where the other end lies, so that few lines cross.
function spreadEnds(routes: readonly Route[]): EndYs {
  const ys = new Map<LinkId, [number, number]>()
  const sides = new Map<string, { readonly link: LinkId; readonly which: 0 | 1; readonly box: End; far: number }[]>()
  const middle = (box: Box) => box.y + box.height / 2
  const put = (id: CardId, side: string, link: LinkId, which: 0 | 1, box: End, far: number) => {
    const key = `${id}|${side}`
    const list = sides.get(key)
    if (list) list.push({ link, which, box, far })
    else sides.set(key, [{ link, which, box, far }])
  }
  for (const { link, a, b, endA, endB, cable } of routes) {
    ys.set(link.id, [0, 0])
    if (cable === undefined) {
      put(a, 'right', link.id, 0, endA, middle(endB))
      put(b, 'left', link.id, 1, endB, middle(endA))
      // The strips lie below all cards: those ends come last.
    } else if (!endA.cell) put(a, STRIP_SIDE[endA.column] ?? 'right', link.id, 0, endA, BELOW + endB.x)
  }
  for (const list of sides.values()) {
    list.sort((one, other) => one.far - other.far)
    for (const [index, { link, which, box }] of list.entries()) {
      const pair = ys.get(link)
      if (pair) pair[which] = middle(box) + spreadOffset(index, list.length, box.height)
    }
  }
  return ys
}

const BELOW = 1e7

function curveOf({ link, endA, endB }: Route, ys: EndYs): LinkPath {
  const [y1, y2] = ys.get(link.id) ?? [0, 0]
  return { id: link.id, from: link.from, to: link.to, x1: endA.x + endA.width, y1, x2: endB.x, y2, turns: [] }
}

// Of several strategies at one resource each has its own entry, around the middle.
function entriesAbove(routes: readonly Route[]): ReadonlyMap<string, number> {
  const mates = new Map<CardId, Route[]>()
  for (const route of routes) if (route.endA.cell) mates.set(route.b, [...(mates.get(route.b) ?? []), route])
  const entries = new Map<string, number>()
  for (const [id, list] of mates) {
    list.sort((one, other) => one.endA.x - other.endA.x)
    for (const [index, { cable, endB }] of list.entries())
      entries.set(`${id}|${cable ?? ''}`, spreadOffset(index, list.length, endB.width / 2))
  }
  return entries
}

/** Gaps left and right of each column that stands on the board. */
export function gapsBetween(
  columns: readonly { readonly column: Column; readonly x: number; readonly width: number }[],
): Ways['gaps'] {
  const gaps: Partial<Record<Column, Record<'left' | 'right', Way>>> = {}
  for (const [index, { column, x, width }] of columns.entries()) {
    if (!COLUMNS.includes(column)) continue
    const before = columns[index - 1]
    const after = columns[index + 1]
    const way = (from: number, to: number): Way => ({ x: (from + to) / 2, width: to - from })
    gaps[column] = {
      left: way(before ? before.x + before.width : x - EDGE_WAY, x),
      right: way(x + width, after ? after.x : x + width + EDGE_WAY),
    }
  }
  return gaps
}

/** Outside the first and last column. */
const EDGE_WAY = 18
