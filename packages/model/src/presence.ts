import { type Anchors, DRAWING_BOARDS, type DrawingBoard, readAnchors } from './drawing.ts'
import type { CardId, DrawingId, IdeaId, ItemId } from './ids.ts'
import type { Role } from './protocol.ts'
import { type Column, type FaceName, isFaceName } from './vocabulary.ts'

/** A spot on a derived board: a share of a card's or column's own size, never page pixels. */
export interface Spot {
  readonly card?: CardId
  readonly column?: Column
  /** Shares of the width and height; a column's height counts as 1000 board pixels. */
  readonly dx: number
  readonly dy: number
}

/** A person's awareness state in the zone `session`. The server stamps who, name, role and color. */
export interface Presence {
  readonly who?: string
  readonly name?: string
  readonly role?: Role
  /** Index into the twelve people's colors; from 12 on they repeat with an inner ring. */
  readonly color?: number
  readonly face?: FaceName
  readonly cursor?: Spot | null
  readonly selected?: readonly (CardId | ItemId)[]
  /** The card or item whose text this person has open, and the caret's index in it (UTF-16 units). */
  readonly editing?: { readonly card: CardId | ItemId | IdeaId | DrawingId; readonly caret: number } | null
  /** The cell of the table this person is on: a card and the name of a column. */
  readonly cell?: { readonly card: CardId; readonly field: string } | null
  /**
   * The selection in the rich text of the vision, as relative positions of Yjs in JSON. `editing` names the same place
   * for those who see the vision as plain text.
   */
  readonly vision?: { readonly anchor: unknown; readonly head: unknown } | null
  readonly drag?: { readonly cards: readonly CardId[]; readonly at: Spot } | null
  /** Where the laser points just now; it is written nowhere. */
  readonly laser?: { readonly board: DrawingBoard; readonly at: Anchors } | null
}

const finite = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** What another browser sent, made safe to draw; undefined if it is nothing we know. */
export function readPresence(state: unknown): Presence | undefined {
  if (typeof state !== 'object' || state === null) return undefined
  const s = state as Record<string, unknown>
  const spot = (value: unknown): Spot | null => {
    if (typeof value !== 'object' || value === null) return null
    const v = value as Record<string, unknown>
    if (!finite(v.dx) || !finite(v.dy)) return null
    const place = typeof v.card === 'string' ? { card: v.card as CardId } : { column: String(v.column) as Column }
    return { ...place, dx: v.dx, dy: v.dy }
  }
  const ids = (value: unknown): CardId[] =>
    Array.isArray(value) ? (value.filter((id) => typeof id === 'string').slice(0, 200) as CardId[]) : []
  const editing = s.editing as Record<string, unknown> | null | undefined
  const vision = s.vision as Record<string, unknown> | null | undefined
  const drag = s.drag as Record<string, unknown> | null | undefined
  const laser = s.laser as Record<string, unknown> | null | undefined
  const laserBoard = DRAWING_BOARDS.find((board) => board === laser?.board)
  const laserAt = laserBoard && readAnchors(laser?.at)
  const cell = s.cell as Record<string, unknown> | null | undefined
  const dragAt = drag ? spot(drag.at) : null
  return {
    ...(typeof s.who === 'string' ? { who: s.who } : {}),
    ...(typeof s.name === 'string' ? { name: s.name.slice(0, 60) } : {}),
    ...(typeof s.role === 'string' ? { role: s.role as Role } : {}),
    color: finite(s.color) ? s.color : 0,
    ...(isFaceName(s.face) ? { face: s.face } : {}),
    cursor: spot(s.cursor),
    selected: ids(s.selected),
    editing:
      editing && typeof editing.card === 'string' && finite(editing.caret)
        ? { card: editing.card as CardId, caret: editing.caret }
        : null,
    cell:
      cell && typeof cell.card === 'string' && typeof cell.field === 'string'
        ? { card: cell.card as CardId, field: cell.field.slice(0, 40) }
        : null,
    vision: typeof vision === 'object' && vision ? { anchor: vision.anchor, head: vision.head } : null,
    laser: laserBoard && laserAt ? { board: laserBoard, at: laserAt } : null,
    drag: drag && dragAt ? { cards: ids(drag.cards), at: dragAt } : null,
  }
}
