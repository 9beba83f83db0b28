/** A rectangle on the screen, from the upper left corner of the canvas. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Narrower than this the tools leave a line free below them. */
const PHONE_PX = 560
const EDGE_PX = 8
/** What stands at the lower left corner beside the tools. */
const CORNER_PX = 240
/** Up to the upper edge of the tools. */
const ABOVE_TOOLS_PX = 80
/** On a phone: beside the mark of tldraw, and from the lower edge. */
const PHONE = { mark: 30, edge: 4, below: 6 } as const

export interface Dock {
  readonly edge: 'top' | 'bottom'
  readonly bar: Rect
}

/**
 * Where the bar of what is chosen stands: always at the same edge, so that hands find it and no card beside the chosen
 * one lies under it. Only where it would cover what is chosen itself, it goes to the other edge.
 */
export function dockBar(
  screen: { readonly width: number; readonly height: number },
  bar: { readonly width: number; readonly height: number },
  chosen: readonly Rect[],
  preferred: Dock['edge'] = 'bottom',
): Dock {
  const isPhone = screen.width < PHONE_PX
  const middle = Math.max(isPhone ? PHONE.edge : EDGE_PX, (screen.width - bar.width) / 2)
  const at = {
    top: { ...bar, x: middle, y: EDGE_PX },
    bottom: isPhone
      ? { ...bar, x: PHONE.edge, y: screen.height - PHONE.below - bar.height }
      : { ...bar, x: Math.max(CORNER_PX, middle), y: screen.height - ABOVE_TOOLS_PX - bar.height },
  }
  const other = preferred === 'top' ? 'bottom' : 'top'
  const covers = (edge: Dock['edge']) => chosen.some((card) => overlap(card, at[edge]))
  const edge = covers(preferred) && !covers(other) ? other : preferred
  return { edge, bar: at[edge] }
}

/** So much of the width is left for the bar; on a phone it is moved sideways, elsewhere it has a further line. */
export const dockWidth = (screenWidth: number): number =>
  screenWidth - (screenWidth < PHONE_PX ? PHONE.edge + PHONE.mark : CORNER_PX + EDGE_PX)

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
