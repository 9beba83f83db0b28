import type { Language } from '../vocabulary.ts'

/** The words of the leadership structure as a file: headings, and what stands in place of something missing. */
export interface LeadershipExportWords {
  readonly title: (plan: string) => string
  readonly howToReadText: string
  /** Said of the picture to who does not see it; the levels with the number of their bodies come before. */
  readonly picture: (levels: string, channels: number) => string
  readonly bodies: (count: number) => string
  readonly seats: (count: number, open: number) => string
  readonly noBody: string
  readonly noSeat: string
  readonly noChannel: string
  readonly channels: string
  readonly organizations: string
  readonly open: (forWhom: string) => string
  readonly since: (month: string) => string
  readonly otherChannels: string
  readonly yes: string
  readonly table: Readonly<
    Record<
      | 'level'
      | 'body'
      | 'kind'
      | 'purpose'
      | 'meets'
      | 'seat'
      | 'heldBy'
      | 'openFor'
      | 'organization'
      | 'sector'
      | 'since'
      | 'from'
      | 'to'
      | 'about'
      | 'rhythm'
      | 'people',
      string
    >
  >
}

export const leadershipExportWords: Readonly<Record<Language, LeadershipExportWords>> = {
  en: {
    title: (plan) => `${plan}: leadership`,
    howToReadText:
      'From the top down: who speaks for the whole community, who keeps it running, who leads at the schools. Arrows show which way word travels, and how often. A dashed seat is open.',
    picture: (levels, channels) =>
      `The structure as a bridge. ${levels}. ${channels === 1 ? '1 channel' : `${channels} channels`} between them. All of it stands in words below.`,
    bodies: (count) => (count === 1 ? '1 body' : `${count} bodies`),
    seats: (count, open) =>
      `${count === 1 ? '1 seat' : `${count} seats`}${open === 0 ? '' : count === open ? ', open' : `, ${open} open`}`,
    noBody: 'Nobody is named here yet.',
    noSeat: 'No seats yet.',
    noChannel: 'No channels yet.',
    channels: 'How word travels',
    organizations: 'Organizations',
    open: (forWhom) => (forWhom ? `Open, for: ${forWhom}` : 'Open'),
    since: (month) => `since ${month}`,
    otherChannels: 'Other channels',
    yes: 'yes',
    table: {
      level: 'Level',
      body: 'Body',
      kind: 'Kind',
      purpose: 'Purpose',
      meets: 'Meets',
      seat: 'Seat',
      heldBy: 'Held by',
      openFor: 'Open for',
      organization: 'Organization',
      sector: 'Sector',
      since: 'Since',
      from: 'From',
      to: 'To',
      about: 'What for',
      rhythm: 'How often',
      people: 'People in seats',
    },
  },
  es: {
    title: (plan) => `${plan}: liderazgo`,
    howToReadText:
      'De arriba abajo: quién habla por toda la comunidad, quién lo mantiene en marcha, quién dirige en las escuelas. Las flechas muestran hacia dónde va la palabra y cada cuánto. Un puesto con borde discontinuo está libre.',
    picture: (levels, channels) =>
      `La estructura como un puente. ${levels}. ${channels === 1 ? '1 canal' : `${channels} canales`} entre ellos. Todo está escrito más abajo.`,
    bodies: (count) => (count === 1 ? '1 órgano' : `${count} órganos`),
    seats: (count, open) =>
      `${count === 1 ? '1 puesto' : `${count} puestos`}${open === 0 ? '' : count === open ? ', libre' : open === 1 ? ', 1 libre' : `, ${open} libres`}`,
    noBody: 'Aún no se nombra a nadie aquí.',
    noSeat: 'Aún sin puestos.',
    noChannel: 'Aún sin canales.',
    channels: 'Cómo viaja la palabra',
    organizations: 'Organizaciones',
    open: (forWhom) => (forWhom ? `Libre, para: ${forWhom}` : 'Libre'),
    since: (month) => `desde ${month}`,
    otherChannels: 'Otros canales',
    yes: 'sí',
    table: {
      level: 'Nivel',
      body: 'Órgano',
      kind: 'Tipo',
      purpose: 'Propósito',
      meets: 'Se reúne',
      seat: 'Puesto',
      heldBy: 'Lo ocupa',
      openFor: 'Libre para',
      organization: 'Organización',
      sector: 'Sector',
      since: 'Desde',
      from: 'De',
      to: 'A',
      about: 'Para qué',
      rhythm: 'Cada cuánto',
      people: 'Personas con puesto',
    },
  },
}
