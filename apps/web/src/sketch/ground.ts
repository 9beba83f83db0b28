import { type Anchor, anchorOn, type Anchors } from '@commonboard/model'

interface Point {
  readonly x: number
  readonly y: number
}

/** A board as drawings stand on it. Places are board pixels. */
export interface SketchGround {
  /** The upper left corner of a thing a drawing may stand on. */
  place(on: string): Point | undefined
  /** What stands under the first of these points, or under the next; the offsets are those of the first. */
  anchors(points: readonly [Point, ...Point[]]): Anchors
}

/** What a page shows that drawings may stand on: its name and its element. */
export type Things = readonly (readonly [on: string, element: Element])[]

/**
 * A board that is a page: its things are elements, measured from the corner of `origin`.
 * @param isWide things reach over the whole width: a note in the margin belongs to the words beside it
 */
export function pageGround(origin: () => Element | null, things: () => Things, isWide = false): SketchGround {
  const measure = (element: Element) => {
    const corner = origin()?.getBoundingClientRect()
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x: x - (corner?.x ?? 0), y: y - (corner?.y ?? 0), width, height }
  }
  return {
    place(on) {
      if (on === 'board') return { x: 0, y: 0 }
      const thing = things().find(([name]) => name === on)
      return thing && measure(thing[1])
    },
    anchors(points) {
      const [first] = points
      const anchors: Anchor[] = []
      const all = things()
        .map(([on, element]) => ({ on, ...measure(element) }))
        .sort((a, b) => a.width * a.height - b.width * b.height)
      for (const { x, y } of points) {
        const under = all.find(
          (box) => y >= box.y && y <= box.y + box.height && (isWide || (x >= box.x && x <= box.x + box.width)),
        )
        if (!under) continue
        anchors.push(anchorOn(under.on, under, first))
        break
      }
      anchors.push(anchorOn('board', { x: 0, y: 0 }, first))
      return anchors
    },
  }
}
