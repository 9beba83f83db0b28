import type { LinkPath } from './routes.ts'

interface Point {
  readonly x: number
  readonly y: number
}

const CORNER_RADIUS = 7
const BEND_MIN = 14
/** Enough points on a curve to stay within half a pixel of it. */
const STEPS = 24

/** The drawing of a link, as the `d` of an SVG path. */
export function linkDrawing(link: Pick<LinkPath, 'x1' | 'y1' | 'x2' | 'y2'> & Partial<LinkPath>): string {
  const { x1, y1, x2, y2, turns = [] } = link
  if (turns.length === 0) {
    const bend = bendOf(link)
    return `M${n(x1)},${n(y1)}C${n(x1 + bend)},${n(y1)} ${n(x2 - bend)},${n(y2)} ${n(x2)},${n(y2)}`
  }
  let d = `M${n(x1)},${n(y1)}`
  const points = cornersOf({ x1, y1, x2, y2, turns })
  for (let at = 1; at < points.length - 1; at++) {
    const [before, corner, after] = [points[at - 1], points[at], points[at + 1]]
    if (!before || !corner || !after) continue
    const radius = Math.min(CORNER_RADIUS, distance(before, corner) / 2, distance(corner, after) / 2)
    const [into, out] = [towards(corner, before, radius), towards(corner, after, radius)]
    d += `L${n(into.x)},${n(into.y)}Q${n(corner.x)},${n(corner.y)} ${n(out.x)},${n(out.y)}`
  }
  return `${d}L${n(x2)},${n(y2)}`
}

/** Points along a link, close enough together to stand for it; both ends included. */
export function linkPoints(link: LinkPath): Point[] {
  if (link.turns.length > 0) return cornersOf(link)
  const { x1, y1, x2, y2 } = link
  const bend = bendOf(link)
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const t = step / STEPS
    const u = 1 - t
    const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
    return { x: a * x1 + b * (x1 + bend) + c * (x2 - bend) + d * x2, y: (a + b) * y1 + (c + d) * y2 }
  })
}

/** The middle of a link's way, where its panel stands. */
export function linkMiddle(link: LinkPath): Point {
  const points = linkPoints(link)
  const lengths = points.slice(1).map((point, at) => distance(points[at] ?? point, point))
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2
  for (const [at, length] of lengths.entries()) {
    const [a, b] = [points[at], points[at + 1]]
    if (a && b && left <= length) return towards(a, b, left)
    left -= length
  }
  return { x: link.x1, y: link.y1 }
}

/** The link nearest to a point, the one drawn last among equals; undefined: none within `reach` board pixels. */
export function linkAt(links: readonly LinkPath[], point: Point, reach: number): LinkPath | undefined {
  let best: LinkPath | undefined
  let bestDistance = reach
  for (const link of links) {
    const [top, bottom] = spanOf(link)
    if (point.y < top - reach || point.y > bottom + reach) continue
    const points = linkPoints(link)
    for (let at = 1; at < points.length; at++) {
      const [a, b] = [points[at - 1], points[at]]
      const away = a && b ? toSegment(point, a, b) : bestDistance
      if (away <= bestDistance) {
        best = link
        bestDistance = away
      }
    }
  }
  return best
}

function spanOf({ y1, y2, turns }: LinkPath): [top: number, bottom: number] {
  let [top, bottom] = y1 < y2 ? [y1, y2] : [y2, y1]
  for (const { y } of turns) {
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return [top, bottom]
}

const bendOf = ({ x1, x2 }: Pick<LinkPath, 'x1' | 'x2'>): number => Math.max(BEND_MIN, (x2 - x1) * 0.55)

// Turns that fall together would be corners without a way between them.
function cornersOf({ x1, y1, x2, y2, turns }: Pick<LinkPath, 'x1' | 'y1' | 'x2' | 'y2' | 'turns'>): Point[] {
  const points: Point[] = []
  for (const point of [{ x: x1, y: y1 }, ...turns, { x: x2, y: y2 }]) {
    const last = points.at(-1)
    if (!last || distance(last, point) > 0.05) points.push(point)
  }
  return points
}

const n = (value: number): number => Math.round(value * 10) / 10
const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y)

function towards(from: Point, to: Point, length: number): Point {
  const share = length / Math.max(0.001, distance(from, to))
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

function toSegment(point: Point, a: Point, b: Point): number {
  const length = Math.max(0.001, (b.x - a.x) ** 2 + (b.y - a.y) ** 2)
  const share = Math.min(1, Math.max(0, ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / length))
  return distance(point, { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) })
}
