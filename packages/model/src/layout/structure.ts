import type { BodyId } from '../ids.ts'
import type { Body, Channel, Leadership, Seat } from '../leadership.ts'
import type { Language, Level } from '../vocabulary.ts'
import { wordsOf } from '../words/index.ts'
import { levelLabels } from '../words/levels.ts'
import type { Box } from './board.ts'
import { countLines, textWidth } from './measure.ts'
import { type BodyBox, layoutBody, type SeatFaces } from './structureBody.ts'
import { type ChannelBox, channelsOfBridge, placeChannels, stretchAlone } from './structureChannels.ts'

/** One person's way of looking at the structure; never shared. */
export interface StructureView {
  readonly language: Language
  /** `YYYY-MM-DD`. */
  readonly today: string
  /** Of the board, in pixels. */
  readonly width: number
  /** All sites are shown, not five and a stack. */
  readonly isStackOpen: boolean
  /** What a community calls its levels, where it has words of its own. */
  readonly labels?: Readonly<Partial<Record<Level, string>>>
  /** What the button says that adds to a level; absent: there is none. */
  readonly addLabel?: string | undefined
  /** Seats are as high as a finger needs. */
  readonly isTouch?: boolean
  /** Which bodies a channel joins is said elsewhere on the page. */
  readonly isBrief?: boolean
}

export const STRUCTURE = {
  /** Of a phone of 320 px; no board is drawn narrower. */
  leastWidth: 288,
  /** Below this the piers are edges only: bodies in one column, channels in two between the levels. */
  narrowBelow: 560,
  /** From here on the names of the levels stand at the left. */
  namesBesideFrom: 800,
  namesWidth: 150,
  namesGap: 20,
  bandPad: 14,
  gap: 12,
  /** Above so many site bodies the rest lies in a stack. */
  sitesMax: 6,
  voicePx: 23,
  voiceLinePx: 31,
  archHeight: 22,
} as const

export interface StructureBoard {
  readonly width: number
  readonly height: number
  readonly levels: readonly (Box & { readonly level: Level; readonly isBeside: boolean })[]
  /** Above and below; between them the bridge. */
  readonly bands: readonly (Box & { readonly level: 'community' | 'site' })[]
  readonly bridge: Box
  /** Where one sees through: the vision above the deck, the arch below it. */
  readonly opening: Box
  readonly arch: Box
  readonly bodies: readonly BodyBox[]
  readonly stack?: Box & { readonly bodies: readonly Body[]; readonly openSeats: number }
  readonly empties: readonly (Box & { readonly level: Level })[]
  readonly channels: readonly ChannelBox[]
  /** Channels within one level: no pier carries them; they are listed below. */
  readonly within: readonly Channel[]
  /** Channels between levels for which the piers have no room; they are listed below too. */
  readonly more: readonly Channel[]
}

const LEAST_BODY: Readonly<Record<Level, number>> = { community: 250, intermediary: 230, site: 214 }
const EMPTY_HEIGHT = 92
const NAME_PX = 16
/** Of the button that adds to a level, beside its name or below it; icon and edges without its words. */
const ADD = { textPx: 13.5, framePx: 38, height: 34, touchHeight: 50 } as const

/** Where everything of the structure stands: a pure function of the plan and one person's view. */
export function layoutStructure(leadership: Leadership, vision: string, view: StructureView): StructureBoard {
  const width = Math.max(STRUCTURE.leastWidth, Math.floor(view.width))
  const isBeside = width >= STRUCTURE.namesBesideFrom
  const isNarrow = width < STRUCTURE.narrowBelow
  const left = isBeside ? STRUCTURE.namesWidth + STRUCTURE.namesGap : 0
  const span = width - left
  const pier = isNarrow ? 14 : Math.min(208, Math.max(132, Math.round(span * 0.18)))
  const { bandPad, gap } = STRUCTURE
  const faces: SeatFaces = { ...view, people: new Map(leadership.people.map((person) => [person.id, person])) }
  const seatsOf = new Map<BodyId, Seat[]>()
  for (const seat of leadership.seats) seatsOf.set(seat.body, [...(seatsOf.get(seat.body) ?? []), seat])
  const words = wordsOf(view.language)
  // Its name, and the button that adds to it beside or below the name.
  const addHeight = view.isTouch ? ADD.touchHeight : ADD.height
  const headingOf = (level: Level, room: number): number => {
    if (isBeside) return 0
    const label = view.labels?.[level] ?? levelLabels[view.language][level]
    const lines = countLines(label, room - 22, 'sansBold', NAME_PX)
    const add = view.addLabel ? textWidth(view.addLabel, 'sans', ADD.textPx) + ADD.framePx : 0
    if (lines === 1 && textWidth(label, 'sansBold', NAME_PX) + 22 + 16 + add <= room) return addHeight
    return lines * 24 + 8 + (add > 0 ? addHeight : 0)
  }

  const bodies: BodyBox[] = []
  const empties: StructureBoard['empties'][number][] = []
  const levels: StructureBoard['levels'][number][] = []
  let stack: StructureBoard['stack']

  const layoutLevel = (level: Level, x: number, top: number, room: number): number => {
    const all = leadership.bodies.filter((body) => body.level === level)
    if (all.length === 0) {
      empties.push({ level, x, y: top, width: room, height: EMPTY_HEIGHT })
      return top + EMPTY_HEIGHT
    }
    const isStacked = level === 'site' && all.length > STRUCTURE.sitesMax && !view.isStackOpen
    const shown = isStacked ? all.slice(0, STRUCTURE.sitesMax - 1) : all
    const count = shown.length + (isStacked ? 1 : 0)
    const columnsMax = Math.max(1, Math.floor((room + gap) / (LEAST_BODY[level] + gap)))
    const rows = Math.ceil(count / columnsMax)
    const columns = Math.ceil(count / rows)
    let y = top
    for (let start = 0; start < count; start += columns) {
      const row = shown.slice(start, start + columns)
      const hasStack = isStacked && start + columns >= count
      const places = level === 'site' ? equalWidths(columns, room) : widthsOf(row, seatsOf, room, level)
      const boxes = row.map((body, index) => {
        const at = places[index] ?? { x: 0, width: room }
        return layoutBody(body, seatsOf.get(body.id) ?? [], x + at.x, y, at.width, faces)
      })
      const height = Math.max(hasStack ? 76 : 0, ...boxes.map((box) => box.height))
      for (const box of boxes) bodies.push({ ...box, height })
      const at = places[row.length]
      if (hasStack && at) {
        const rest = all.slice(shown.length)
        const openSeats = rest.flatMap((body) => seatsOf.get(body.id) ?? []).filter((seat) => !seat.holder).length
        // Two edges of what lies below show at the right.
        stack = { bodies: rest, openSeats, x: x + at.x, y, width: at.width - 8, height: height - 8 }
      }
      y += height + gap
    }
    return y - gap
  }

  const name = (level: Level, x: number, y: number, room: number) => {
    const height = headingOf(level, room)
    levels.push({ level, isBeside, x: isBeside ? 0 : x, y, width: isBeside ? STRUCTURE.namesWidth : room, height })
    return height
  }

  // The band above.
  const bandRoom = span - 2 * bandPad
  const aboveHead = name('community', left + bandPad, isBeside ? 8 : 4, bandRoom)
  const communityBottom = layoutLevel('community', left + bandPad, bandPad + aboveHead, bandRoom) + bandPad

  // The upper half of the bridge: the vision between the piers; on a narrow board the channels stand below it.
  const openingWidth = span - 2 * pier
  const voiceRoom = Math.min(openingWidth - 48, VOICE_MAX)
  const voiceLines = countLines(vision || words.columns.vision.question, voiceRoom, 'serif', STRUCTURE.voicePx)
  const visionBottom = communityBottom + 26 + 20 + 6 + voiceLines * STRUCTURE.voiceLinePx + 22
  const channelsAt = {
    isBrief: view.isBrief ?? false,
    ...(isNarrow
      ? { down: left, up: left + span / 2, width: span / 2 }
      : { down: left, up: left + span - pier, width: pier }),
  }
  const { upper, lower, more, within } = channelsOfBridge(leadership)
  const upperTop = isNarrow ? visionBottom : communityBottom
  const above = placeChannels(upper, { ...channelsAt, top: upperTop }, leadership, view.language)
  const upperBottom = Math.max(visionBottom, above.bottom)
  const openingBottom = isNarrow ? visionBottom : upperBottom
  const opening = { x: left + pier, y: communityBottom, width: openingWidth, height: openingBottom - communityBottom }

  // The deck, and the arch below it.
  const deckTop = upperBottom + bandPad
  const deckHead = name('intermediary', left + pier, isBeside ? deckTop - 2 : deckTop - 6, openingWidth)
  const deckBottom = layoutLevel('intermediary', left + pier, deckTop + deckHead, openingWidth) + bandPad
  const lowerTop = isNarrow ? deckBottom : upperBottom
  const below = placeChannels(lower, { ...channelsAt, top: lowerTop }, leadership, view.language)
  const lowerBottom = Math.max(deckBottom + (isNarrow ? 0 : STRUCTURE.archHeight), below.bottom)
  const archTop = isNarrow ? lowerBottom : deckBottom
  const arch = { x: left + pier, y: archTop, width: openingWidth, height: lowerBottom - archTop }

  // The band below.
  const belowHead = name('site', left + bandPad, lowerBottom + (isBeside ? 10 : 4), bandRoom)
  const siteBottom = layoutLevel('site', left + bandPad, lowerBottom + bandPad + belowHead, bandRoom) + bandPad

  return {
    width,
    height: siteBottom,
    levels,
    bands: [
      { level: 'community', x: left, y: 0, width: span, height: communityBottom },
      { level: 'site', x: left, y: lowerBottom, width: span, height: siteBottom - lowerBottom },
    ],
    bridge: { x: left, y: communityBottom, width: span, height: lowerBottom - communityBottom },
    opening,
    arch,
    bodies,
    ...(stack ? { stack } : {}),
    empties,
    channels: isNarrow
      ? [...above.boxes, ...below.boxes]
      : [
          ...stretchAlone(above.boxes, communityBottom, upperBottom),
          ...stretchAlone(below.boxes, upperBottom, lowerBottom),
        ],
    within,
    more,
  }
}

/** The vision is set no wider than this, so that its lines stay easy to read. */
export const VOICE_MAX = 560

// Schools stand as equals, in the last row too.
function equalWidths(columns: number, room: number) {
  const width = Math.floor((room - STRUCTURE.gap * (columns - 1)) / columns)
  return Array.from({ length: columns }, (_, index) => ({ x: index * (width + STRUCTURE.gap), width }))
}

// Above and at the bridge a body with more seats is wider.
function widthsOf(row: readonly Body[], seatsOf: ReadonlyMap<BodyId, Seat[]>, room: number, level: Level) {
  const weights = row.map((body) => Math.max(2, seatsOf.get(body.id)?.length ?? 0))
  const free = Math.max(0, room - STRUCTURE.gap * (weights.length - 1) - LEAST_BODY[level] * weights.length)
  const sum = weights.reduce((a, b) => a + b, 0)
  let x = 0
  return weights.map((weight) => {
    const width = weights.length === 1 ? room : Math.floor(LEAST_BODY[level] + (free * weight) / sum)
    const place = { x, width }
    x += width + STRUCTURE.gap
    return place
  })
}
