import type { CardSeed } from './seed.ts'

/**
 * The linked layer of Riverbend: what its partners do, and what it takes. One strategy serves no result yet, which the
 * checks will say.
 */
export const strategies: readonly CardSeed[] = [
  {
    key: 'tutoring',
    serves: ['studies', 'millStreet', 'reading'],
    text: {
      en: 'Tutors in every elementary school, four days a week',
      es: 'Tutoras y tutores en cada primaria, cuatro días a la semana',
    },
    facts: { strategyKind: 'program', lead: 'Riverbend College' },
    reasons: {
      reading: {
        en: 'Where children were tutored twice a week or more, reading rose by nine points in a year.',
        es: 'Donde los niños tuvieron tutoría dos veces por semana o más, la lectura subió nueve puntos en un año.',
      },
    },
  },
  {
    key: 'homeVisits',
    serves: ['families', 'present', 'absence'],
    text: {
      en: 'Teachers and neighbors visit families at home before school starts',
      es: 'Docentes y vecinos visitan a las familias en casa antes de que empiecen las clases',
    },
    facts: { strategyKind: 'activity', lead: 'Jo Price' },
  },
  {
    key: 'clubs',
    serves: ['eastforkMiddle', 'well', 'untilSix'],
    text: {
      en: 'Clubs, homework help and a meal until six',
      es: 'Clubes, ayuda con las tareas y una comida hasta las seis',
    },
    facts: { strategyKind: 'program', lead: { en: 'Boys and girls club', es: 'Club de niñas y niños' } },
  },
  {
    key: 'clinic',
    serves: ['well', 'checkups'],
    text: {
      en: 'A school clinic for body and mind at both high schools',
      es: 'Una clínica escolar, para cuerpo y ánimo, en las dos preparatorias',
    },
    facts: { strategyKind: 'support', lead: { en: 'St. Brigid Hospital', es: 'Hospital St. Brigid' } },
  },
  {
    key: 'absenceCalls',
    serves: ['present', 'attendance', 'absence'],
    text: {
      en: 'After three missed days, someone the family knows asks what would help',
      es: 'Tras tres días de ausencia, alguien que la familia conoce pregunta qué ayudaría',
    },
    facts: { strategyKind: 'support', lead: { en: 'Site coordinators', es: 'Coordinación de cada escuela' } },
  },
  {
    key: 'oneEnrollment',
    serves: ['ready', 'early', 'data'],
    text: {
      en: 'One enrollment for all early learning in the county',
      es: 'Una sola inscripción para toda la educación temprana del condado',
    },
    facts: { strategyKind: 'structuralChange', lead: { en: 'County', es: 'Condado' } },
    reasons: {
      early: {
        en: 'Families told us that five forms kept them away, not the cost.',
        es: 'Las familias nos dijeron que no las frenaba el costo, sino llenar cinco formularios.',
      },
    },
  },
  {
    key: 'newsletter',
    text: {
      en: 'A bilingual letter to every home, four times a year',
      es: 'Una carta bilingüe a cada hogar, cuatro veces al año',
    },
    facts: { strategyKind: 'activity' },
  },
]

export const resources: readonly CardSeed[] = [
  {
    key: 'tutorsPaid',
    serves: ['tutoring'],
    text: { en: 'Work-study students as tutors', es: 'Estudiantes universitarios becados como tutores' },
    facts: {
      resourceKind: 'people',
      basis: 'redirected',
      amount: { en: '48 students', es: '48 estudiantes' },
      provider: { en: 'Riverbend College', es: 'Colegio universitario de Riverbend' },
    },
  },
  {
    key: 'fundGrant',
    serves: ['tutoring', 'homeVisits', 'clubs'],
    text: { en: 'Yearly grant of the Riverbend Fund', es: 'Aporte anual del Fondo Riverbend' },
    facts: {
      resourceKind: 'money',
      basis: 'existing',
      amount: { en: '$1.2 M a year', es: '$1.2 M al año' },
      provider: { en: 'Riverbend Fund', es: 'Fondo Riverbend' },
    },
  },
  {
    key: 'rooms',
    serves: ['clubs'],
    text: { en: 'Gym, library and kitchen after hours', es: 'Gimnasio, biblioteca y cocina por la tarde' },
    facts: {
      resourceKind: 'space',
      basis: 'inKind',
      provider: { en: 'Eastfork schools', es: 'Escuelas de Eastfork' },
    },
  },
  {
    key: 'nurses',
    serves: ['clinic'],
    text: { en: 'Two nurses and a counselor', es: 'Dos enfermeras y una consejera' },
    facts: {
      resourceKind: 'service',
      basis: 'new',
      amount: { en: '3 positions', es: '3 puestos' },
      provider: { en: 'St. Brigid Hospital', es: 'Hospital St. Brigid' },
    },
  },
  {
    key: 'sharedRecords',
    serves: ['absenceCalls', 'oneEnrollment'],
    text: { en: 'Shared records under the data agreement', es: 'Registros compartidos por el acuerdo de datos' },
    facts: {
      resourceKind: 'data',
      basis: 'existing',
      provider: { en: 'County health department', es: 'Salud pública del condado' },
    },
  },
  {
    key: 'visitTraining',
    serves: ['homeVisits'],
    text: { en: 'What parents know about a good visit', es: 'Lo que las familias saben de una buena visita' },
    facts: {
      resourceKind: 'knowHow',
      basis: 'existing',
      provider: { en: 'Parent council', es: 'Consejo de familias' },
    },
  },
]
