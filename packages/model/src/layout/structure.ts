import type { BodyId } from '../ids.ts'
import type { Body, Channel, Leadership, Seat } from '../leadership.ts'
import { type Language, LEVELS, type Level } from '../vocabulary.ts'
import { wordsOf } from '../words/index.ts'
import type { Box } from './board.ts'
import { countLines } from './measure.ts'
import { BODY, bodyName, type BodyBox, layoutBody, type SeatFaces } from './structureBody.ts'

/** One person's way of looking at the structure; never shared. */
export interface StructureView {
  readonly language: Language
  /** `YYYY-MM-DD`. */
  readonly today: string
  /** Of the board, in pixels. Below `STRUCTURE.leastWidth` it stays that wide and scrolls. */
  readonly width: number
  /** All sites are shown, not five and a stack. */
  readonly isStackOpen: boolean
}

export const STRUCTURE = {
  leastWidth: 620,
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
  arrowX: 20,
  channelX: 36,
  archHeight: 22,
} as const

export interface ChannelBox extends Box {
  readonly channel: Channel
  readonly points: 'down' | 'up'
  /** Which two bodies it joins, where the place alone does not say it. */
  readonly ends: string
}

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
}

const LEAST_BODY: Readonly<Record<Level, number>> = { community: 250, intermediary: 230, site: 214 }
const EMPTY_HEIGHT = 92
const HEADING = 34

/** Where everything of the structure stands: a pure function of the plan and one person's view. */
export function layoutStructure(leadership: Leadership, vision: string, view: StructureView): StructureBoard {
  const width = Math.max(STRUCTURE.leastWidth, Math.floor(view.width))
  const isBeside = width >= STRUCTURE.namesBesideFrom
  const left = isBeside ? STRUCTURE.namesWidth + STRUCTURE.namesGap : 0
  const span = width - left
  const pier = Math.min(208, Math.max(138, Math.round(span * 0.18)))
  const { bandPad, gap } = STRUCTURE
  const faces: SeatFaces = { ...view, people: new Map(leadership.people.map((person) => [person.id, person])) }
  const seatsOf = new Map<BodyId, Seat[]>()
  for (const seat of leadership.seats) seatsOf.set(seat.body, [...(seatsOf.get(seat.body) ?? []), seat])
  const heading = isBeside ? 0 : HEADING

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
      const places = widthsOf(row, seatsOf, room, level, hasStack)
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

  const name = (level: Level, x: number, y: number, room: number) =>
    levels.push({
      level,
      isBeside,
      x: isBeside ? 0 : x,
      y,
      width: isBeside ? STRUCTURE.namesWidth : room,
      height: isBeside ? 0 : HEADING,
    })

  // The band above.
  name('community', left + bandPad, isBeside ? 8 : 4, span - 2 * bandPad)
  const communityBottom = layoutLevel('community', left + bandPad, bandPad + heading, span - 2 * bandPad) + bandPad

  // The upper half of the bridge: the vision between the piers.
  const channels: ChannelBox[] = []
  const sorted = sortChannels(leadership)
  const placeChannels = (half: 'upper' | 'lower', top: number): number => {
    let bottom = top
    for (const points of ['down', 'up'] as const) {
      const here = sorted[half][points]
      let y = top + 10
      for (const channel of here) {
        const x = points === 'down' ? left : left + span - pier
        const ends = here.length > 1 ? endsOfChannel(channel, leadership, view.language) : ''
        const height = channelHeight(channel, ends, pier, view.language)
        channels.push({ channel, points, ends, x, y, width: pier, height })
        y += height + gap
      }
      bottom = Math.max(bottom, y - (here.length > 0 ? gap : 0) + 10)
    }
    return bottom
  }
  const stretch = (half: 'upper' | 'lower', top: number, bottom: number) => {
    // A channel alone in its place spans all of it, as a pier does.
    for (const points of ['down', 'up'] as const) {
      const alone = sorted[half][points].length === 1 ? sorted[half][points][0] : undefined
      const index = channels.findIndex((box) => box.channel === alone)
      const box = channels[index]
      if (box) channels[index] = { ...box, y: top + 10, height: Math.max(box.height, bottom - top - 20) }
    }
  }
  const words = wordsOf(view.language)
  const openingWidth = span - 2 * pier
  const text = vision || words.columns.vision.question
  const visionHeight =
    26 +
    20 +
    6 +
    countLines(text, Math.min(openingWidth - 48, VOICE_MAX), 'serif', STRUCTURE.voicePx) * STRUCTURE.voiceLinePx +
    22
  const upperBottom = Math.max(communityBottom + visionHeight, placeChannels('upper', communityBottom))
  stretch('upper', communityBottom, upperBottom)
  const opening = { x: left + pier, y: communityBottom, width: openingWidth, height: upperBottom - communityBottom }

  // The deck, and the arch below it.
  const deckTop = upperBottom + bandPad
  name('intermediary', left + pier, isBeside ? deckTop - 2 : deckTop - 6, openingWidth)
  const deckBottom = layoutLevel('intermediary', left + pier, deckTop + heading, openingWidth) + bandPad
  const lowerBottom = Math.max(deckBottom + STRUCTURE.archHeight, placeChannels('lower', upperBottom))
  stretch('lower', upperBottom, lowerBottom)
  const arch = { x: left + pier, y: deckBottom, width: openingWidth, height: lowerBottom - deckBottom }

  // The band below.
  name('site', left + bandPad, lowerBottom + (isBeside ? 10 : 4), span - 2 * bandPad)
  const siteBottom = layoutLevel('site', left + bandPad, lowerBottom + bandPad + heading, span - 2 * bandPad) + bandPad

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
    channels,
    within: sorted.within,
  }
}

/** The vision is set no wider than this, so that its lines stay easy to read. */
export const VOICE_MAX = 560

// Above and at the bridge a body with more seats is wider; schools stand as equals.
function widthsOf(
  row: readonly Body[],
  seatsOf: ReadonlyMap<BodyId, Seat[]>,
  room: number,
  level: Level,
  hasStack: boolean,
) {
  const least = LEAST_BODY[level]
  const weights = row.map((body) => (level === 'site' ? 1 : Math.max(2, seatsOf.get(body.id)?.length ?? 0)))
  if (hasStack) weights.push(1)
  const free = Math.max(0, room - STRUCTURE.gap * (weights.length - 1) - least * weights.length)
  const sum = weights.reduce((a, b) => a + b, 0)
  let x = 0
  return weights.map((weight) => {
    const width = weights.length === 1 ? room : Math.floor(least + (free * weight) / sum)
    const place = { x, width }
    x += width + STRUCTURE.gap
    return place
  })
}

type Sides = Record<'down' | 'up', Channel[]>

// The left pier leads down, the right one up. What joins the outer levels passes the upper half.
function sortChannels({ bodies, channels }: Leadership): { upper: Sides; lower: Sides; within: Channel[] } {
  const levelOf = new Map(bodies.map((body) => [body.id, LEVELS.indexOf(body.level)]))
  const sorted = { upper: { down: [], up: [] } as Sides, lower: { down: [], up: [] } as Sides, within: [] as Channel[] }
  for (const channel of channels) {
    const from = levelOf.get(channel.from) ?? 0
    const to = levelOf.get(channel.to) ?? 0
    if (from === to) sorted.within.push(channel)
    else sorted[Math.min(from, to) === 0 ? 'upper' : 'lower'][from < to ? 'down' : 'up'].push(channel)
  }
  return sorted
}

/** `from the council to the bridge team`. */
export function endsOfChannel(channel: Channel, { bodies }: Leadership, language: Language): string {
  const nameOf = (id: BodyId) => {
    const body = bodies.find((one) => one.id === id)
    return body ? bodyName(body, language) : ''
  }
  return wordsOf(language).structure.channel(nameOf(channel.from), nameOf(channel.to))
}

/** The second line of a channel: its rhythm, and whether words go both ways. */
export const channelRhythm = (channel: Channel, language: Language): string =>
  [channel.rhythm, channel.isTwoWay ? wordsOf(language).structure.bothWays : ''].filter(Boolean).join(', ')

function channelHeight(channel: Channel, ends: string, pier: number, language: Language): number {
  const room = pier - STRUCTURE.channelX - 10
  const purpose = channel.purpose || wordsOf(language).structure.nameless.channel
  const rhythm = channelRhythm(channel, language)
  const lines =
    countLines(purpose, room, 'sansBold', BODY.textPx) + (rhythm ? countLines(rhythm, room, 'sans', BODY.textPx) : 0)
  const small = ends ? countLines(ends, room, 'sans', BODY.notePx) * BODY.noteLinePx : 0
  return Math.ceil(Math.max(64, lines * BODY.linePx + small + 16))
}
