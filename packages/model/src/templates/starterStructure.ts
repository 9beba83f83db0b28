import type { Said } from './seed.ts'
import type { SeatSeed, StructureSeed } from './structure.ts'

const seat = (sector: SeatSeed['sector'], en: string, es: string): SeatSeed => ({ sector, role: { en, es } })
const whole: Said = { en: 'Community council', es: 'Consejo de la comunidad' }

/** Three bodies with the roles most communities begin with; all open, all to keep, change or remove. */
export const starterStructure: StructureSeed = {
  isStarter: true,
  organizations: [],
  people: [],
  bodies: [
    {
      key: 'council',
      level: 'community',
      kind: 'council',
      name: whole,
      seats: [
        seat('schools', 'school district leader', 'dirección del distrito escolar'),
        seat('government', 'elected official', 'autoridad elegida'),
        seat('funder', 'funder', 'financiador'),
        seat('university', 'college leader', 'dirección universitaria'),
        seat('business', 'business leader', 'dirección de empresa'),
        seat('nonprofit', 'community organization', 'organización comunitaria'),
        seat('faith', 'faith leader', 'liderazgo de fe'),
        seat('family', 'family, chosen by families', 'familia, elegida por familias'),
        seat('student', 'student, chosen by students', 'estudiante, por elección estudiantil'),
      ],
    },
    {
      key: 'team',
      level: 'intermediary',
      kind: 'team',
      name: { en: 'Bridge team', es: 'Equipo puente' },
      seats: [
        seat('staff', 'convener', 'convocatoria'),
        seat('staff', 'point person for all schools', 'enlace con todas las escuelas'),
        seat('staff', 'data and evaluation', 'datos y evaluación'),
        seat('staff', 'training and support', 'formación y apoyo'),
      ],
    },
    {
      key: 'site',
      level: 'site',
      kind: 'team',
      name: { en: 'Team of the first school', es: 'Equipo de la primera escuela' },
      seats: [
        seat('schools', 'principal', 'dirección'),
        seat('staff', 'coordinator, full-time', 'coordinación de tiempo completo'),
        seat('schools', 'teachers', 'docentes'),
        seat('family', 'families', 'familias'),
        seat('student', 'students', 'estudiantes'),
        seat('neighbor', 'neighbors', 'vecinos'),
        seat('nonprofit', 'lead partner', 'organización principal'),
      ],
    },
  ],
  channels: [],
}
