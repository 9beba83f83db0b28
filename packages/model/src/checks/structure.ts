import type { Leadership, Seat } from '../leadership.ts'
import { LEVELS, type Level, type Sector, VOICES, type Voice } from '../vocabulary.ts'

/** What a level of the structure lacks. */
export interface Gap {
  readonly level: Level
  /** The level it should talk with. */
  readonly neighbor?: Level
  readonly voices?: readonly Voice[]
}

const VOICE_OF: Readonly<Partial<Record<Sector, Voice>>> = {
  family: 'families',
  student: 'students',
  schools: 'educators',
  government: 'partners',
  funder: 'partners',
  university: 'partners',
  business: 'partners',
  nonprofit: 'partners',
  faith: 'partners',
}

/** The structure as the community has it: starters nobody kept or filled do not count. */
export function adoptedStructure(leadership: Leadership): Pick<Leadership, 'bodies' | 'seats' | 'channels'> {
  const bodies = leadership.bodies.filter((body) => !body.isStarter)
  const ids = new Set(bodies.map((body) => body.id))
  return {
    bodies,
    seats: leadership.seats.filter((seat) => !seat.isStarter && ids.has(seat.body)),
    channels: leadership.channels.filter((channel) => ids.has(channel.from) && ids.has(channel.to)),
  }
}

/** Levels without a body. While there is none at all, every level lacks one, and nothing else is asked. */
export const levelsWithoutBody = (leadership: Leadership): Gap[] =>
  LEVELS.filter((level) => !hasBody(leadership, level)).map((level) => ({ level }))

export const hasBody = (leadership: Leadership, level: Level): boolean =>
  adoptedStructure(leadership).bodies.some((body) => body.level === level)

/** Voices without a held seat, at the two levels that decide. An open seat has not been heard. */
export function notHeard(leadership: Leadership): Gap[] {
  const { bodies, seats } = adoptedStructure(leadership)
  const levelOf = new Map(bodies.map((body) => [body.id, body.level]))
  return (['community', 'site'] as const).flatMap((level) => {
    if (!bodies.some((body) => body.level === level)) return []
    const isHeard = (voice: Voice) =>
      seats.some((seat: Seat) => seat.holder && levelOf.get(seat.body) === level && voiceOf(seat) === voice)
    const voices = VOICES.filter((voice) => !isHeard(voice))
    return voices.length > 0 ? [{ level, voices }] : []
  })
}

const voiceOf = (seat: Seat): Voice | undefined => seat.sector && VOICE_OF[seat.sector]

/** Neighboring levels, both with bodies, between which words do not go both ways. */
export function withoutTwoWay(leadership: Leadership): Gap[] {
  const { bodies, channels } = adoptedStructure(leadership)
  const levelOf = new Map(bodies.map((body) => [body.id, body.level]))
  const pairs = [
    ['community', 'intermediary'],
    ['intermediary', 'site'],
  ] as const
  return pairs.flatMap(([level, neighbor]) => {
    const has = (one: Level) => bodies.some((body) => body.level === one)
    if (!has(level) || !has(neighbor)) return []
    const goes = (from: Level, to: Level) =>
      channels.some((channel) => {
        const ends = [levelOf.get(channel.from), levelOf.get(channel.to)]
        return (ends[0] === from && ends[1] === to) || (channel.isTwoWay && ends[0] === to && ends[1] === from)
      })
    return goes(level, neighbor) && goes(neighbor, level) ? [] : [{ level, neighbor }]
  })
}
