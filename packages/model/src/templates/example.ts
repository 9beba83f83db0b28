import { type CardSeed, type Seed, unit } from './seed.ts'
import { framework } from './exampleFramework.ts'
import { resources, strategies } from './exampleStrategies.ts'
import { exampleStructure } from './exampleStructure.ts'

/**
 * Riverbend, a fictional community of two school districts, in its third year. Two lines are left as starters, one
 * function is left open and some of the framework is missing, so that a visitor meets what the checks have to say.
 */
const impact: readonly CardSeed[] = [
  {
    key: 'future',
    text: {
      en: 'Every young person leaves school confident, prepared and with a plan.',
      es: 'Cada joven termina la escuela con confianza, bien preparado y con un plan.',
    },
  },
  {
    key: 'wellbeing',
    text: {
      en: 'Children and families are healthy, heard and at home here.',
      es: 'Los niños y sus familias tienen salud, son escuchados y se sienten en casa aquí.',
    },
  },
  {
    key: 'together',
    text: {
      en: 'Riverbend and Eastfork solve the problems they share together.',
      es: 'Riverbend y Eastfork resuelven juntos los problemas que comparten.',
    },
  },
]

const results: readonly CardSeed[] = [
  {
    key: 'share',
    band: 'system',
    serves: ['together'],
    text: {
      en: 'Partners put in their fair share, and it is well used.',
      es: 'Los socios aportan lo justo, y se usa bien.',
    },
  },
  {
    key: 'data',
    band: 'system',
    serves: ['future', 'together'],
    text: {
      en: 'Both districts and the county share data and act on it.',
      es: 'Los dos distritos y el condado comparten datos y actúan con ellos.',
    },
  },
  {
    key: 'decide',
    band: 'system',
    serves: ['wellbeing', 'together'],
    text: {
      en: 'Families and students help decide how schools and services work.',
      es: 'Familias y estudiantes ayudan a decidir cómo funcionan las escuelas y los servicios.',
    },
  },
  {
    key: 'ready',
    band: 'population',
    serves: ['future'],
    text: {
      en: 'Young children start school ready to learn.',
      es: 'Los niños pequeños llegan a la escuela listos para aprender.',
    },
  },
  {
    key: 'studies',
    band: 'population',
    serves: ['future'],
    text: { en: 'Students do well in their studies.', es: 'A los estudiantes les va bien en sus estudios.' },
  },
  {
    key: 'present',
    band: 'population',
    serves: ['future', 'wellbeing'],
    text: {
      en: 'Students are at school and take part.',
      es: 'Los estudiantes van a la escuela y participan.',
    },
  },
  {
    key: 'well',
    band: 'population',
    serves: ['wellbeing'],
    text: {
      en: 'Students are well in body, mind and friendships.',
      es: 'Los estudiantes están bien de cuerpo, de ánimo y de amistades.',
    },
  },
  {
    key: 'home',
    band: 'population',
    serves: ['wellbeing'],
    text: {
      en: 'Students have steady, safe places to live and learn.',
      es: 'Los estudiantes tienen lugares estables y seguros para vivir y aprender.',
    },
  },
  {
    key: 'families',
    band: 'population',
    serves: ['future', 'wellbeing'],
    text: {
      en: 'Families take part in how their children learn.',
      es: 'Las familias participan en el aprendizaje de sus hijos.',
    },
  },
  {
    key: 'stay',
    band: 'population',
    serves: ['together'],
    text: {
      en: 'People want to live and stay in our neighborhoods.',
      es: 'La gente quiere vivir y quedarse en nuestros vecindarios.',
    },
  },
  {
    key: 'millStreet',
    band: 'site',
    serves: ['future'],
    text: {
      en: 'Mill Street Elementary: every third grader reads with ease.',
      es: 'Primaria Mill Street: todos los de tercer grado leen con facilidad.',
    },
  },
  {
    key: 'eastforkMiddle',
    band: 'site',
    serves: ['wellbeing'],
    text: {
      en: 'Eastfork Middle: students have somewhere good to be until six.',
      es: 'Secundaria Eastfork: los estudiantes tienen un buen lugar donde estar hasta las seis.',
    },
  },
]

const indicators: readonly CardSeed[] = [
  {
    key: 'funding',
    band: 'system',
    serves: ['share'],
    text: { en: 'Shared funding', es: 'Fondos compartidos' },
    unit: unit('$ M'),
    readings: { '2024': 0.7, '2025': 0.9, '2026': 1.2 },
  },
  {
    key: 'inKind',
    band: 'system',
    serves: ['share'],
    text: { en: 'In-kind contributions', es: 'Aportes en especie' },
    unit: { en: '$ K', es: '$ mil' },
    readings: { '2025': 260, '2026': 340 },
  },
  {
    key: 'policies',
    band: 'system',
    serves: ['share'],
    text: { en: 'Policies that match', es: 'Políticas afines' },
    unit: { en: 'of 14', es: 'de 14' },
    readings: { '2026-03': 6 },
  },
  {
    key: 'sharing',
    band: 'system',
    serves: ['data'],
    text: { en: 'Schools that share data', es: 'Escuelas que comparten' },
    unit: { en: 'of 11', es: 'de 11' },
    readings: { '2024-09': 3, '2025-09': 5, '2026-09': 8 },
  },
  {
    key: 'daysToData',
    band: 'system',
    serves: ['data'],
    text: { en: 'Wait for new numbers', es: 'Espera de datos nuevos' },
    unit: { en: 'days', es: 'días' },
    readings: { '2025-09': 90, '2026-09': 34 },
  },
  {
    key: 'familiesDecide',
    band: 'system',
    serves: ['decide', 'families'],
    text: { en: 'Families who help decide', es: 'Familias que deciden' },
    readings: { '2024-06': 64, '2025-06': 88, '2026-06': 112 },
  },
  {
    key: 'studentsDecide',
    band: 'system',
    serves: ['decide'],
    text: { en: 'Students on site teams', es: 'Estudiantes en equipos' },
    readings: { '2025-06': 9, '2026-06': 22 },
  },
  {
    key: 'early',
    band: 'population',
    serves: ['ready'],
    text: { en: 'In early learning', es: 'En educación temprana' },
    unit: unit('%'),
    readings: { '2023-10': 49, '2024-10': 51, '2025-10': 55, '2026-10': 58 },
  },
  {
    key: 'nextSchool',
    band: 'population',
    serves: ['ready'],
    text: { en: 'Know their next school', es: 'Conocen su próxima escuela' },
    unit: unit('%'),
    readings: { '2026-05': 44 },
  },
  {
    key: 'reading',
    band: 'population',
    serves: ['studies', 'millStreet'],
    text: { en: 'Reading, end of grade 3', es: 'Lectura, fin de 3.º' },
    unit: unit('%'),
    readings: { '2023-06': 36, '2024-06': 38, '2025-06': 39, '2026-06': 41 },
  },
  {
    key: 'math',
    band: 'population',
    serves: ['studies'],
    text: { en: 'Math, end of grade 8', es: 'Matemáticas, fin de 8.º' },
    unit: unit('%'),
    readings: { '2024-06': 33, '2025-06': 32, '2026-06': 35 },
  },
  {
    key: 'graduation',
    band: 'population',
    serves: ['studies'],
    text: { en: 'Graduation rate', es: 'Tasa de graduación' },
    unit: unit('%'),
    readings: { '2023-06': 81, '2024-06': 82, '2025-06': 83, '2026-06': 84 },
  },
  {
    key: 'attendance',
    band: 'population',
    serves: ['studies', 'present'],
    text: { en: 'Attendance', es: 'Asistencia' },
    unit: unit('%'),
    readings: { '2024-06': 90.6, '2025-06': 91.2, '2026-06': 91.8 },
  },
  {
    key: 'absence',
    band: 'population',
    serves: ['present'],
    text: { en: 'Chronic absence', es: 'Ausentismo crónico' },
    unit: unit('%'),
    readings: { '2024-06': 31, '2025-06': 29, '2026-06': 27 },
  },
  {
    key: 'belong',
    band: 'population',
    serves: ['present', 'well'],
    text: { en: 'Feel they belong', es: 'Sienten que pertenecen' },
    unit: unit('%'),
    readings: { '2025-04': 58, '2026-04': 62 },
  },
  {
    key: 'trustedAdult',
    band: 'population',
    serves: ['well'],
    text: { en: 'Have a trusted adult', es: 'Adulto de confianza' },
    unit: unit('%'),
    readings: { '2026-04': 71 },
  },
  {
    key: 'checkups',
    band: 'population',
    serves: ['well'],
    text: { en: 'Sight and dental checks', es: 'Revisión de vista y dientes' },
    unit: unit('%'),
    readings: { '2025-05': 64, '2026-05': 73 },
  },
  {
    key: 'mobility',
    band: 'population',
    serves: ['home'],
    text: { en: 'Moved during the year', es: 'Se mudaron en el año' },
    unit: unit('%'),
    readings: { '2024-06': 22, '2025-06': 21, '2026-06': 19 },
  },
  {
    key: 'safe',
    band: 'population',
    serves: ['home'],
    text: { en: 'Feel safe at school', es: 'Se sienten seguros' },
    unit: unit('%'),
    readings: { '2025-04': 61, '2026-04': 66 },
  },
  {
    key: 'turnout',
    band: 'population',
    serves: ['families'],
    text: { en: 'Turnout at conferences', es: 'Asisten a las reuniones' },
    unit: unit('%'),
    readings: { '2024-11': 31, '2025-11': 38 },
  },
  {
    key: 'readAtHome',
    band: 'population',
    serves: ['families'],
    text: { en: 'Read together at home', es: 'Leen juntos en casa' },
    unit: unit('%'),
    readings: { '2026-04': 47 },
  },
  {
    key: 'emptyHomes',
    band: 'population',
    serves: ['stay'],
    text: { en: 'Homes that stand empty', es: 'Viviendas vacías' },
    readings: { '2023': 228, '2024': 212, '2025': 180 },
  },
  {
    key: 'wantToStay',
    band: 'population',
    serves: ['stay'],
    text: { en: 'Hope to stay here', es: 'Desean quedarse aquí' },
    unit: unit('%'),
    readings: { '2026-05': 68 },
  },
  {
    key: 'readWithEase',
    band: 'site',
    serves: ['millStreet'],
    text: { en: 'Read with ease by spring', es: 'Leen bien en primavera' },
    unit: { en: 'of 62', es: 'de 62' },
    readings: { '2025-05': 24, '2026-05': 33 },
  },
  {
    key: 'untilSix',
    band: 'site',
    serves: ['eastforkMiddle'],
    text: { en: 'In a club until six', es: 'En un club hasta las seis' },
    unit: unit('%'),
    readings: { '2025-10': 18, '2026-10': 35 },
  },
]

const principles: readonly CardSeed[] = [
  {
    key: 'trust',
    text: {
      en: 'We build trust first, between organizations and between people.',
      es: 'Primero creamos confianza, entre organizaciones y entre personas.',
    },
  },
  {
    key: 'nothingAbout',
    text: { en: 'Nothing about families without families.', es: 'Nada sobre las familias sin las familias.' },
  },
  {
    key: 'comeBack',
    text: {
      en: 'We keep coming back to the vision we wrote together.',
      es: 'Volvemos una y otra vez a la visión que escribimos juntos.',
    },
  },
  {
    key: 'learn',
    text: {
      en: 'We look at what happened, and change what we do.',
      es: 'Miramos lo que pasó y cambiamos lo que hacemos.',
    },
  },
  {
    key: 'shareAll',
    text: {
      en: 'We share the credit, the costs and the bad news.',
      es: 'Compartimos el mérito, los costos y las malas noticias.',
    },
  },
  {
    key: 'strengths',
    isStarter: true,
    text: {
      en: 'We begin with what our community already has.',
      es: 'Empezamos con lo que nuestra comunidad ya tiene.',
    },
  },
]

const infrastructure: readonly CardSeed[] = [
  {
    key: 'council',
    serves: ['CE', 'PP'],
    text: {
      en: 'A council of both districts, city, county, families and students',
      es: 'Un consejo de los dos distritos, la ciudad, el condado, familias y estudiantes',
    },
  },
  {
    key: 'siteTeams',
    serves: ['CE'],
    text: {
      en: 'A team in every school, with families and students at the table',
      es: 'Un equipo en cada escuela, con familias y estudiantes en la mesa',
    },
  },
  {
    key: 'intermediary',
    serves: ['AI'],
    text: {
      en: 'A small staff at United Way that keeps partners in step',
      es: 'Un equipo pequeño en United Way que mantiene el paso de los socios',
    },
  },
  {
    key: 'coordinators',
    serves: ['AI', 'CE'],
    text: {
      en: 'A coordinator in each of our eleven schools',
      es: 'Una persona coordinadora en cada una de nuestras once escuelas',
    },
  },
  {
    key: 'training',
    isStarter: true,
    serves: ['PL'],
    text: { en: 'Shared training and learning', es: 'Formación y aprendizaje en común' },
  },
  {
    key: 'agreement',
    serves: ['DE'],
    text: {
      en: 'One data agreement for both districts and the county',
      es: 'Un solo acuerdo de datos para los dos distritos y el condado',
    },
  },
  {
    key: 'fund',
    serves: ['FR'],
    text: {
      en: 'The Riverbend Fund, which pools money and reports each year',
      es: 'El Fondo Riverbend, que reúne el dinero e informa cada año',
    },
  },
]

export const example: Seed = {
  structure: exampleStructure,
  vision: {
    en: 'In Riverbend, every child is known, safe and learning, because schools, families and neighbors plan and act as one team across both of our districts.',
    es: 'En Riverbend, cada niño y cada niña es alguien a quien conocemos, está a salvo y aprende, porque escuelas, familias y vecinos planean y actúan como un solo equipo en nuestros dos distritos.',
  },
  cards: {
    impact,
    results,
    indicators: indicators.map((card) => ({ ...card, facts: framework[card.key] ?? {} })),
    principles,
    infrastructure,
  },
  strips: { strategies, resources },
  functions: {
    CE: {
      addressed: 'now',
      carries: ['homeVisits'],
      line: {
        en: 'Parents and students host every other meeting.',
        es: 'Madres, padres y estudiantes dirigen una de cada dos reuniones.',
      },
    },
    AI: {
      addressed: 'now',
      carries: ['absenceCalls', 'oneEnrollment'],
      line: {
        en: 'One calendar, one referral form, one set of results.',
        es: 'Un calendario, un formulario de derivación, los mismos resultados.',
      },
    },
    PL: {
      addressed: 'later',
      carries: ['tutoring'],
      line: {
        en: 'Teachers and partners train together four times a year.',
        es: 'Docentes y socios se forman juntos cuatro veces al año.',
      },
      reason: {
        en: 'From August on, when both districts have the same training days.',
        es: 'Desde agosto, cuando los dos distritos tengan los mismos días de formación.',
      },
    },
    DE: {
      addressed: 'now',
      line: {
        en: 'A small team brings the numbers to the table each quarter.',
        es: 'Un equipo pequeño trae los números a la mesa cada trimestre.',
      },
    },
    FR: {
      addressed: 'now',
      line: {
        en: 'Partners pool money and count what they give in kind.',
        es: 'Los socios reúnen dinero y cuentan lo que dan en especie.',
      },
    },
    PP: {
      line: {
        en: 'What schools learn goes to both boards twice a year.',
        es: 'Lo que aprenden las escuelas llega a las dos juntas dos veces al año.',
      },
    },
  },
}
