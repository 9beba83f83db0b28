import { adoptedStructure, notHeard } from '../checks/structure.ts'
import type { Body, Channel, Leadership, Organization, Seat } from '../leadership.ts'
import type { PlanContent } from '../read.ts'
import { type Language, LEVELS, type Level } from '../vocabulary.ts'
import { labelOf, wordsOf } from '../words/index.ts'
import { structureWords } from '../words/structure.ts'

/** The structure as it is printed, with what refers to something else said in words. People's words are as they wrote them. */
export interface LeadershipParts {
  readonly levels: readonly {
    readonly level: Level
    readonly label: string
    readonly bodies: readonly BodyPart[]
  }[]
  readonly channels: readonly ChannelPart[]
  readonly organizations: readonly OrganizationPart[]
  /** Without the words `Not heard yet:`; empty if everybody is. */
  readonly notHeard: string
}

export interface BodyPart {
  readonly body: Body
  readonly name: string
  readonly kind: string
  readonly seats: readonly SeatPart[]
}

export interface SeatPart {
  readonly seat: Seat
  readonly role: string
  readonly sector: string
  /** Empty: open. */
  readonly holder: string
  readonly organization: string
}

export interface ChannelPart {
  readonly channel: Channel
  readonly from: string
  readonly to: string
  readonly purpose: string
}

export interface OrganizationPart {
  readonly organization: Organization
  readonly name: string
  readonly sector: string
  /** Those of its people who hold a seat, each with the bodies. */
  readonly people: readonly string[]
}

export function leadershipParts(content: PlanContent, language: Language): LeadershipParts {
  const words = structureWords[language]
  const leadership = { ...content.leadership, ...adoptedStructure(content.leadership) }
  const { bodies, seats, channels, organizations } = leadership
  const people = new Map(leadership.people.map((person) => [person.id, person]))
  const nameOf = new Map(organizations.map((one) => [one.id, one.name || words.nameless.organization]))
  const bodyOf = new Map(bodies.map((body) => [body.id, body.name || words.nameless.body]))
  const sectorOf = ({ sector }: { sector?: Seat['sector'] }) => (sector ? words.sectors[sector] : '')

  const seatPart = (seat: Seat): SeatPart => {
    const holder = seat.holder && people.get(seat.holder)
    return {
      seat,
      role: seat.role || words.nameless.seat,
      sector: sectorOf(seat),
      holder: holder ? holder.name || words.nameless.person : '',
      organization: (holder && holder.organization && nameOf.get(holder.organization)) || '',
    }
  }
  return {
    levels: LEVELS.map((level) => ({
      level,
      label: labelOf(content, language, `level.${level}`),
      bodies: bodies
        .filter((body) => body.level === level)
        .map((body) => ({
          body,
          name: body.name || words.nameless.body,
          kind: body.kind ? words.kinds[body.kind] : '',
          seats: seats.filter((seat) => seat.body === body.id).map(seatPart),
        })),
    })),
    channels: channels.map((channel) => ({
      channel,
      from: bodyOf.get(channel.from) ?? '',
      to: bodyOf.get(channel.to) ?? '',
      purpose: channel.purpose || words.nameless.channel,
    })),
    organizations: organizations.map((organization) => ({
      organization,
      name: nameOf.get(organization.id) ?? '',
      sector: sectorOf(organization),
      people: leadership.people
        .filter((person) => person.organization === organization.id)
        .flatMap((person) => {
          const sits = seats.filter((seat) => seat.holder === person.id).map((seat) => bodyOf.get(seat.body) ?? '')
          return sits.length > 0 ? `${person.name || words.nameless.person} (${[...new Set(sits)].join(', ')})` : []
        }),
    })),
    notHeard: saidNotHeard(leadership, language),
  }
}

function saidNotHeard(leadership: Leadership, language: Language): string {
  const structure = structureWords[language]
  const { locale } = wordsOf(language)
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return notHeard(leadership)
    .map(({ level, voices = [] }) => {
      const who = list.format(voices.map((voice) => structure.voices[voice]))
      return `${who} ${structure.levels[level].at}`
    })
    .join('; ')
}
