import type { CardSeed } from './seed.ts'

/** Our own starter lines: examples a community keeps, changes or removes. None is a sentence of the guide. */
export const impactLines: readonly CardSeed[] = [
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

export const resultLines: readonly CardSeed[] = [
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

export const principleLines: readonly CardSeed[] = [
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

export const infrastructureLines: readonly CardSeed[] = [
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
