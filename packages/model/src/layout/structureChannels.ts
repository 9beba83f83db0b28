import type { BodyId } from '../ids.ts'
import type { Channel, Leadership } from '../leadership.ts'
import { type Language, LEVELS } from '../vocabulary.ts'
import { structureWords } from '../words/structure.ts'
import type { Box } from './board.ts'
import { countLines } from './measure.ts'
import { BODY, bodyName } from './structureBody.ts'

/** The left pier leads down, the right one up. A channel both ways stands in both. */
export type Way = 'down' | 'up'
const WAYS = ['down', 'up'] as const

export const CHANNEL = {
  arrowX: 20,
  /** Where its words begin, beside the arrow. */
  wordsX: 36,
  gap: 12,
  /** In one pier of one half of the bridge. Whatever else there is, is listed below the board. */
  eachMax: 3,
} as const

export interface ChannelBox extends Box {
  readonly channel: Channel
  readonly half: 'upper' | 'lower'
  readonly points: Way
  /** The way back of a channel that goes both ways: the same channel, drawn a second time. */
  readonly isWayBack: boolean
  /** Which two bodies it joins, where the place alone does not say it. */
  readonly ends: string
}

type Half = Readonly<Record<Way, readonly Channel[]>> & { readonly name: ChannelBox['half'] }

interface BridgeChannels {
  /** Between the upper two levels; what joins the outer ones passes here too. */
  readonly upper: Half
  readonly lower: Half
  readonly within: readonly Channel[]
  readonly more: readonly Channel[]
}

/** Which channels the two halves of the bridge carry, and which ways. */
export function channelsOfBridge({ bodies, channels }: Leadership): BridgeChannels {
  const levelOf = new Map(bodies.map((body) => [body.id, LEVELS.indexOf(body.level)]))
  const upper = { name: 'upper' as const, down: [] as Channel[], up: [] as Channel[] }
  const lower = { name: 'lower' as const, down: [] as Channel[], up: [] as Channel[] }
  const within: Channel[] = []
  const more: Channel[] = []
  for (const channel of channels) {
    const from = levelOf.get(channel.from) ?? 0
    const to = levelOf.get(channel.to) ?? 0
    if (from === to) {
      within.push(channel)
      continue
    }
    const half = Math.min(from, to) === 0 ? upper : lower
    const ways = channel.isTwoWay ? WAYS : [wayOf(from, to)]
    if (ways.every((way) => half[way].length < CHANNEL.eachMax)) for (const way of ways) half[way].push(channel)
    else more.push(channel)
  }
  return { upper, lower, within, more }
}

const wayOf = (from: number, to: number): Way => (from < to ? 'down' : 'up')

/** Where the channels of one half stand, from `top` down, and where the longer of the two rows ends. */
export function placeChannels(
  half: Half,
  at: Readonly<Record<Way, number>> & { readonly top: number; readonly width: number; readonly isBrief: boolean },
  leadership: Leadership,
  language: Language,
): { boxes: ChannelBox[]; bottom: number } {
  const levelOf = new Map(leadership.bodies.map((body) => [body.id, LEVELS.indexOf(body.level)]))
  const boxes: ChannelBox[] = []
  let bottom = at.top
  for (const points of WAYS) {
    let y = at.top + 10
    for (const channel of half[points]) {
      const ends = half[points].length > 1 && !at.isBrief ? endsOfChannel(channel, leadership, language) : ''
      const height = channelHeight(channel, ends, at.width, language)
      const own = wayOf(levelOf.get(channel.from) ?? 0, levelOf.get(channel.to) ?? 0)
      const place = { x: at[points], y, width: at.width, height }
      boxes.push({ channel, half: half.name, points, isWayBack: points !== own, ends, ...place })
      y += height + CHANNEL.gap
      bottom = Math.max(bottom, y - CHANNEL.gap + 10)
    }
  }
  return { boxes, bottom }
}

/** A channel alone in its place spans all of it, as a pier does. */
export const stretchAlone = (boxes: readonly ChannelBox[], top: number, bottom: number): ChannelBox[] =>
  boxes.map((box) =>
    boxes.filter((one) => one.points === box.points).length === 1
      ? { ...box, y: top + 10, height: Math.max(box.height, bottom - top - 20) }
      : box,
  )

/** `from the council to the bridge team`. */
export function endsOfChannel(channel: Channel, { bodies }: Leadership, language: Language): string {
  const nameOf = (id: BodyId) => {
    const body = bodies.find((one) => one.id === id)
    return body ? bodyName(body, language) : ''
  }
  const { channel: oneWay, channelBothWays } = structureWords[language]
  return (channel.isTwoWay ? channelBothWays : oneWay)(nameOf(channel.from), nameOf(channel.to))
}

/** The second line of a channel: its rhythm, and whether words go both ways. */
export const channelRhythm = (channel: Channel, language: Language): string =>
  [channel.rhythm, channel.isTwoWay ? structureWords[language].bothWays : ''].filter(Boolean).join(', ')

function channelHeight(channel: Channel, ends: string, width: number, language: Language): number {
  const room = width - CHANNEL.wordsX - 10
  const purpose = channel.purpose || structureWords[language].nameless.channel
  const rhythm = channelRhythm(channel, language)
  const lines =
    countLines(purpose, room, 'sansBold', BODY.textPx) + (rhythm ? countLines(rhythm, room, 'sans', BODY.textPx) : 0)
  const small = ends ? countLines(ends, room, 'sans', BODY.notePx) * BODY.noteLinePx : 0
  return Math.ceil(Math.max(64, lines * BODY.linePx + small + 16))
}
