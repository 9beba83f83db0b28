import type { BodyKind, Language, Level, Sector, Voice } from '../vocabulary.ts'
import { levelLabels } from './levels.ts'

/** The words of the leadership structure, on the board, in print and in the checks. */
export interface StructureWords {
  readonly levels: Readonly<
    Record<
      Level,
      {
        readonly label: string
        /** Its main job in one line. */
        readonly line: string
        /** What an empty level asks. */
        readonly question: string
        /** Where: said after a voice that is missing. */
        readonly at: string
      }
    >
  >
  readonly kinds: Readonly<Record<BodyKind, string>>
  readonly sectors: Readonly<Record<Sector, string>>
  readonly voices: Readonly<Record<Voice, string>>
  /** On an open seat; an empty string: for anybody. */
  readonly open: (forWhom: string) => string
  readonly openFor: (forWhom: string, months: number) => string
  readonly notHeard: string
  readonly whoCouldAsk: string
  readonly nameless: {
    readonly body: string
    readonly seat: string
    readonly person: string
    readonly organization: string
    readonly channel: string
  }
  readonly more: (bodies: number) => string
  readonly openSeats: (seats: number) => string
  readonly bothWays: string
  readonly ourVision: string
  /** One channel between bodies of the same level, or between the outer two. */
  readonly channel: (from: string, to: string) => string
  /** The same where both bring something of their own. */
  readonly channelBothWays: (one: string, other: string) => string
}

export const structureWords: Readonly<Record<Language, StructureWords>> = {
  en: {
    levels: {
      community: {
        label: levelLabels.en.community,
        line: 'Vision, policy, lining up resources',
        question: 'Who speaks for the whole community?',
        at: 'community-wide',
      },
      intermediary: {
        label: levelLabels.en.intermediary,
        line: 'Planning, coordinating, keeping both others in touch',
        question: 'Who keeps it running, week by week?',
        at: 'at the intermediary',
      },
      site: {
        label: levelLabels.en.site,
        line: 'Planning, doing and improving at the school',
        question: 'Who leads at each school?',
        at: 'at the schools',
      },
    },
    kinds: { council: 'Council', team: 'Team', committee: 'Committee', workingGroup: 'Working group' },
    sectors: {
      schools: 'Schools',
      government: 'Government',
      funder: 'Funder',
      university: 'College or university',
      business: 'Business',
      nonprofit: 'Nonprofit',
      faith: 'Faith community',
      family: 'Family',
      student: 'Student',
      neighbor: 'Neighbor',
      staff: 'Staff',
    },
    voices: { families: 'families', students: 'students', educators: 'educators', partners: 'partners' },
    open: (forWhom) => (forWhom ? `Open: ${forWhom}` : 'Open seat'),
    openFor: (forWhom, months) =>
      `${forWhom ? `Open: ${forWhom}` : 'Open seat'}, ${months === 1 ? '1 month' : `${months} months`}`,
    notHeard: 'Not heard yet:',
    whoCouldAsk: 'Who could ask them?',
    nameless: {
      body: 'Body without a name',
      seat: 'Seat without a role',
      person: 'No name yet',
      organization: 'Organization without a name',
      channel: 'Purpose to be written',
    },
    more: (bodies) => `${bodies} more`,
    openSeats: (seats) => (seats === 1 ? '1 open seat' : `${seats} open seats`),
    bothWays: 'both ways',
    ourVision: 'Our vision',
    channel: (from, to) => `from ${from} to ${to}`,
    channelBothWays: (one, other) => `between ${one} and ${other}`,
  },
  es: {
    levels: {
      community: {
        label: levelLabels.es.community,
        line: 'Visión, políticas y unión de recursos',
        question: '¿Quién habla por toda la comunidad?',
        at: 'en toda la comunidad',
      },
      intermediary: {
        label: levelLabels.es.intermediary,
        line: 'Planear, coordinar y mantener en contacto a los otros dos',
        question: '¿Quién lo mantiene en marcha, semana a semana?',
        at: 'en el intermediario',
      },
      site: {
        label: levelLabels.es.site,
        line: 'Planear, hacer y mejorar en la escuela',
        question: '¿Quién dirige en cada escuela?',
        at: 'en las escuelas',
      },
    },
    kinds: { council: 'Consejo', team: 'Equipo', committee: 'Comité', workingGroup: 'Grupo de trabajo' },
    sectors: {
      schools: 'Escuelas',
      government: 'Gobierno',
      funder: 'Financiador',
      university: 'Universidad',
      business: 'Empresa',
      nonprofit: 'Organización sin fines de lucro',
      faith: 'Comunidad de fe',
      family: 'Familia',
      student: 'Estudiante',
      neighbor: 'Vecindario',
      staff: 'Personal',
    },
    voices: { families: 'familias', students: 'estudiantes', educators: 'docentes', partners: 'socios' },
    open: (forWhom) => (forWhom ? `Libre: ${forWhom}` : 'Puesto libre'),
    openFor: (forWhom, months) =>
      `${forWhom ? `Libre: ${forWhom}` : 'Puesto libre'}, ${months === 1 ? '1 mes' : `${months} meses`}`,
    notHeard: 'Falta escuchar a:',
    whoCouldAsk: '¿Quién podría preguntarles?',
    nameless: {
      body: 'Órgano sin nombre',
      seat: 'Puesto sin función',
      person: 'Aún sin nombre',
      organization: 'Organización sin nombre',
      channel: 'Propósito por escribir',
    },
    more: (bodies) => `${bodies} más`,
    openSeats: (seats) => (seats === 1 ? '1 puesto libre' : `${seats} puestos libres`),
    bothWays: 'en ambos sentidos',
    ourVision: 'Nuestra visión',
    channel: (from, to) => `de ${from} a ${to}`,
    channelBothWays: (one, other) => `entre ${one} ${/^h?[ií](?![aeo])/i.test(other) ? 'e' : 'y'} ${other}`,
  },
}
