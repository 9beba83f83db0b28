import { wordsOf } from '../words/index.ts'
import type { FunctionCode } from '../vocabulary.ts'
import { type CardSeed, type FunctionSeed, type Seed, unit } from './seed.ts'
import { starterStructure } from './starterStructure.ts'

/** Our own starter lines: examples a community keeps, changes or removes. None is a sentence of the guide. */
const impact: readonly CardSeed[] = [
  {
    key: 'I1',
    text: {
      en: 'Young people leave school confident and prepared.',
      es: 'Los jóvenes terminan la escuela con confianza y bien preparados.',
    },
  },
  {
    key: 'I2',
    text: {
      en: 'Students and families are healthy, involved and have a say.',
      es: 'Estudiantes y familias tienen salud, participan y tienen voz.',
    },
  },
  {
    key: 'I3',
    text: {
      en: 'Our community can solve its own problems together.',
      es: 'Nuestra comunidad puede resolver unida sus propios problemas.',
    },
  },
]

const results: readonly CardSeed[] = [
  {
    key: 'R1',
    band: 'system',
    serves: ['I3'],
    text: {
      en: 'Partner organizations put in their fair share, and it is well used.',
      es: 'Las organizaciones aliadas aportan lo justo, y se usa bien.',
    },
  },
  {
    key: 'R2',
    band: 'population',
    serves: ['I1'],
    text: {
      en: 'Young children start school ready to learn.',
      es: 'Los niños pequeños llegan a la escuela listos para aprender.',
    },
  },
  {
    key: 'R3',
    band: 'population',
    serves: ['I1'],
    text: { en: 'Students do well in their studies.', es: 'A los estudiantes les va bien en sus estudios.' },
  },
  {
    key: 'R4',
    band: 'population',
    serves: ['I1', 'I2'],
    text: {
      en: 'Students take an active part in learning and in their community.',
      es: 'Los estudiantes participan en su aprendizaje y en su comunidad.',
    },
  },
  {
    key: 'R5',
    band: 'population',
    serves: ['I2'],
    text: {
      en: 'Students are well in body, mind and friendships.',
      es: 'Los estudiantes están bien de cuerpo, de ánimo y de amistades.',
    },
  },
  {
    key: 'R6',
    band: 'population',
    serves: ['I2'],
    text: {
      en: 'Students have steady, supportive places to live and learn.',
      es: 'Los estudiantes tienen lugares estables y acogedores para vivir y aprender.',
    },
  },
  {
    key: 'R7',
    band: 'population',
    serves: ['I2', 'I3'],
    text: {
      en: 'Families take part in how their children learn.',
      es: 'Las familias participan en el aprendizaje de sus hijos.',
    },
  },
  {
    key: 'R8',
    band: 'population',
    serves: ['I3'],
    text: {
      en: 'People want to live in our neighborhoods.',
      es: 'La gente quiere vivir en nuestros vecindarios.',
    },
  },
]

const perYear = { en: '$ per year', es: '$ al año' }

const indicators: readonly CardSeed[] = [
  {
    key: 'N1',
    band: 'system',
    serves: ['R1'],
    text: { en: 'Blended or braided funding', es: 'Fondos combinados' },
    unit: perYear,
  },
  {
    key: 'N3',
    band: 'system',
    serves: ['R1'],
    text: { en: 'Partners whose policies match', es: 'Aliados con políticas afines' },
    unit: unit('%'),
  },
  {
    key: 'N6',
    band: 'population',
    serves: ['R2'],
    text: { en: 'Children in early learning', es: 'En educación temprana' },
    unit: unit('%'),
  },
  {
    key: 'N7',
    band: 'population',
    serves: ['R2'],
    text: { en: 'Families in touch with the next school', es: 'Familias en contacto con su próxima escuela' },
    unit: unit('%'),
  },
  {
    key: 'N8',
    band: 'population',
    serves: ['R3'],
    text: { en: 'Attendance', es: 'Asistencia' },
    unit: unit('%'),
  },
  {
    key: 'N11',
    band: 'population',
    serves: ['R3'],
    text: { en: 'Reading by end of grade 3', es: 'Lectura al final de 3.er grado' },
    unit: unit('%'),
  },
  {
    key: 'N15',
    band: 'population',
    serves: ['R3'],
    text: { en: 'Graduation rate', es: 'Tasa de graduación' },
    unit: unit('%'),
  },
  {
    key: 'N17',
    band: 'population',
    serves: ['R4'],
    text: { en: 'Chronic absence', es: 'Ausentismo crónico' },
    unit: unit('%'),
  },
  {
    key: 'N18',
    band: 'population',
    serves: ['R4'],
    text: { en: 'Students who feel they belong', es: 'Sienten que pertenecen' },
    unit: unit('%'),
  },
  {
    key: 'N22',
    band: 'population',
    serves: ['R5'],
    text: { en: 'Students with a trusted adult', es: 'Con un adulto de confianza' },
    unit: unit('%'),
  },
  {
    key: 'N27',
    band: 'population',
    serves: ['R5'],
    text: { en: 'Vision, hearing and dental checks', es: 'Revisión de vista, oído y dientes' },
    unit: unit('%'),
  },
  {
    key: 'N28',
    band: 'population',
    serves: ['R6'],
    text: { en: 'Students who move in the year', es: 'Se mudan durante el año' },
    unit: unit('%'),
  },
  {
    key: 'N29',
    band: 'population',
    serves: ['R6'],
    text: { en: 'Feel safe at school', es: 'Se sienten seguros en la escuela' },
    unit: unit('%'),
  },
  {
    key: 'N33',
    band: 'population',
    serves: ['R7'],
    text: { en: 'Family turnout at events', es: 'Familias en los eventos' },
    unit: unit('%'),
  },
  {
    key: 'N35',
    band: 'population',
    serves: ['R7'],
    text: { en: 'Families who help decide', es: 'Familias que deciden' },
    unit: { en: 'families', es: 'familias' },
  },
  {
    key: 'N40',
    band: 'population',
    serves: ['R8'],
    text: { en: 'Crime rate', es: 'Tasa de delitos' },
    unit: { en: 'per 1,000 people', es: 'por 1,000 personas' },
  },
]

const principles: readonly CardSeed[] = [
  {
    key: 'PR1',
    text: {
      en: 'We build trust first, between organizations and between people.',
      es: 'Primero creamos confianza, entre organizaciones y entre personas.',
    },
  },
  {
    key: 'PR2',
    text: {
      en: 'The people affected help make the decision.',
      es: 'Las personas afectadas ayudan a tomar la decisión.',
    },
  },
  {
    key: 'PR3',
    text: {
      en: 'We keep coming back to the vision we wrote together.',
      es: 'Volvemos una y otra vez a la visión que escribimos juntos.',
    },
  },
  {
    key: 'PR4',
    text: {
      en: 'We look at what happened, and change what we do.',
      es: 'Miramos lo que pasó y cambiamos lo que hacemos.',
    },
  },
  {
    key: 'PR5',
    text: {
      en: 'We begin with what our community already has.',
      es: 'Empezamos con lo que nuestra comunidad ya tiene.',
    },
  },
]

const infrastructure: readonly CardSeed[] = [
  {
    key: 'S1',
    serves: ['CE', 'PP'],
    text: {
      en: 'Bodies in which partners govern together',
      es: 'Órganos en los que los socios gobiernan juntos',
    },
  },
  {
    key: 'S2',
    serves: ['AI'],
    text: {
      en: 'Partnerships chosen for the results they serve',
      es: 'Alianzas elegidas por los resultados que sirven',
    },
  },
  {
    key: 'S3',
    serves: ['PL'],
    text: { en: 'Shared training and learning', es: 'Formación y aprendizaje en común' },
  },
  {
    key: 'S4',
    serves: ['DE'],
    text: {
      en: 'Data systems that can talk to each other',
      es: 'Sistemas de datos que se entienden entre sí',
    },
  },
  {
    key: 'S5',
    serves: ['FR'],
    text: { en: 'Contributions that are fair and well used', es: 'Aportes justos y bien usados' },
  },
  {
    key: 'S6',
    serves: ['DE'],
    text: { en: 'Data people can act on', es: 'Datos que sirven para actuar' },
  },
]

// The same line as in the catalogue of words: there it explains the function, here a community may change it.
const line = (code: FunctionCode): FunctionSeed => ({
  line: { en: wordsOf('en').functions[code].line, es: wordsOf('es').functions[code].line },
})

const asStarters = (cards: readonly CardSeed[]) => cards.map((card) => ({ ...card, isStarter: true }))

export const starter: Seed = {
  structure: starterStructure,
  cards: {
    impact: asStarters(impact),
    results: asStarters(results),
    indicators: asStarters(indicators),
    principles: asStarters(principles),
    infrastructure: asStarters(infrastructure),
  },
  functions: {
    CE: line('CE'),
    AI: line('AI'),
    PL: line('PL'),
    DE: line('DE'),
    FR: line('FR'),
    PP: line('PP'),
  },
}
