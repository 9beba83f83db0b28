import type { FieldsSeed, Said } from './seed.ts'

/**
 * The results framework of Riverbend: what each indicator says besides its name and its values. Some of it is left
 * open, as it is in a third year, so that a visitor meets what the checks have to say: one headline has nobody who keeps
 * it, another no groups.
 */

const by = (owner: string, organization: Said): FieldsSeed => ({ owner, organization })
const RUSD = { en: 'Riverbend schools', es: 'Escuelas de Riverbend' }
const EUSD = { en: 'Eastfork schools', es: 'Escuelas de Eastfork' }
const UNITED_WAY = { en: 'Riverbend United Way', es: 'Riverbend United Way' }
const COUNTY = { en: 'County health department', es: 'Salud pública del condado' }
const FUND = { en: 'Riverbend Fund', es: 'Fondo Riverbend' }
const COLLEGE = { en: 'Riverbend College', es: 'Colegio universitario de Riverbend' }

const start = (baseline: number, baselineDate: string): FieldsSeed => ({ baseline, baselineDate })
const goal = (target: number, targetDate: string): FieldsSeed => ({ target, targetDate })

const STATE_TESTS = { en: 'State tests', es: 'Pruebas estatales' }
const STUDENT_RECORDS = { en: 'Student records of both districts', es: 'Registros escolares de los dos distritos' }
const SURVEY = { en: 'Spring survey of students', es: 'Encuesta de primavera a estudiantes' }
const FAMILY_SURVEY = { en: 'Spring survey of families', es: 'Encuesta de primavera a familias' }
const COUNCIL_MINUTES = { en: 'Minutes of councils and teams', es: 'Actas de consejos y equipos' }
const ALL_STUDENTS = { en: 'all students of our eleven schools', es: 'estudiantes de nuestras once escuelas' }

export const framework: Readonly<Record<string, FieldsSeed>> = {
  funding: {
    ...start(0.7, '2024'),
    ...goal(2, '2029'),
    ...by('Ruth Ames', FUND),
    direction: 'up',
    definition: {
      en: 'Money partners have put into the Riverbend Fund within the year',
      es: 'Dinero que los socios han puesto en el Fondo Riverbend durante el año',
    },
    source: { en: 'Yearly report of the fund', es: 'Informe anual del fondo' },
    frequency: 'yearly',
    availability: 'have',
  },
  inKind: {
    ...start(260, '2025'),
    ...by('Ruth Ames', FUND),
    direction: 'up',
    source: { en: 'Partners’ own count', es: 'Recuento de los socios' },
    frequency: 'yearly',
    availability: 'have',
  },
  policies: {
    ...goal(14, '2028-06'),
    ...by('Joan Greene', { en: 'City of Riverbend', es: 'Ciudad de Riverbend' }),
    direction: 'up',
    definition: {
      en: 'Rules on the list of fourteen that both districts, city and county have made alike',
      es: 'Reglas de la lista de catorce que los dos distritos, la ciudad y el condado ya tienen iguales',
    },
    frequency: 'yearly',
    availability: 'have',
  },
  sharing: {
    ...start(3, '2024-09'),
    ...goal(11, '2027-09'),
    ...by('Priya Nair', UNITED_WAY),
    direction: 'up',
    headline: true,
    source: { en: 'Data agreement', es: 'Acuerdo de datos' },
    frequency: 'yearly',
    availability: 'have',
    breakdowns: ['school'],
  },
  daysToData: {
    ...start(90, '2025-09'),
    ...goal(14, '2028-09'),
    ...by('Priya Nair', UNITED_WAY),
    direction: 'down',
    frequency: 'quarterly',
    availability: 'have',
  },
  familiesDecide: {
    ...start(64, '2024-06'),
    ...goal(200, '2029-06'),
    ...by('Nia Hill', UNITED_WAY),
    direction: 'up',
    population: { en: 'families of our eleven schools', es: 'familias de nuestras once escuelas' },
    source: COUNCIL_MINUTES,
    frequency: 'twiceAYear',
    availability: 'have',
    breakdowns: ['language', 'neighborhood', { en: 'first year in town', es: 'primer año en la ciudad' }],
  },
  studentsDecide: {
    ...start(9, '2025-06'),
    ...by('Nia Hill', UNITED_WAY),
    direction: 'up',
    source: COUNCIL_MINUTES,
    frequency: 'twiceAYear',
    availability: 'have',
    breakdowns: ['grade'],
  },
  early: {
    ...start(49, '2023-10'),
    ...goal(75, '2029-10'),
    ...by('Sam Cole', COUNTY),
    direction: 'up',
    population: { en: 'children three and four years old', es: 'niños de tres y cuatro años' },
    source: { en: 'County enrollment counts', es: 'Recuento de inscripciones del condado' },
    frequency: 'yearly',
    availability: 'canGet',
    breakdowns: ['income', 'language', 'neighborhood'],
  },
  nextSchool: {
    ...by('Liz Baker', RUSD),
    direction: 'up',
    source: FAMILY_SURVEY,
    frequency: 'yearly',
    availability: 'have',
  },
  reading: {
    ...start(36, '2023-06'),
    ...goal(60, '2029-06'),
    ...by('Dr. Elena Reyes', RUSD),
    direction: 'up',
    headline: true,
    definition: {
      en: 'Students who reach the reading standard of the state at the end of grade 3',
      es: 'Estudiantes que alcanzan el nivel estatal de lectura al terminar tercer grado',
    },
    population: { en: 'third graders of both districts', es: 'tercer grado de los dos distritos' },
    source: STATE_TESTS,
    frequency: 'yearly',
    availability: 'have',
    breakdowns: ['school', 'race', 'language', 'disability'],
  },
  math: {
    ...start(33, '2024-06'),
    ...goal(50, '2029-06'),
    ...by('Dr. Elena Reyes', RUSD),
    direction: 'up',
    source: STATE_TESTS,
    frequency: 'yearly',
    availability: 'have',
    breakdowns: ['school', 'race'],
  },
  graduation: {
    ...start(81, '2023-06'),
    ...goal(92, '2029-06'),
    ...by('Martin Daly', EUSD),
    direction: 'up',
    headline: true,
    definition: {
      en: 'Students who finish high school within four years',
      es: 'Estudiantes que terminan la preparatoria en cuatro años',
    },
    source: STUDENT_RECORDS,
    frequency: 'yearly',
    availability: 'have',
  },
  attendance: {
    ...start(90.6, '2024-06'),
    ...goal(95, '2028-06'),
    ...by('Claire Abbott', EUSD),
    direction: 'up',
    population: ALL_STUDENTS,
    source: STUDENT_RECORDS,
    frequency: 'monthly',
    availability: 'have',
    breakdowns: ['school', 'grade'],
  },
  absence: {
    ...start(31, '2024-06'),
    ...goal(15, '2028-06'),
    ...by('Claire Abbott', EUSD),
    direction: 'down',
    headline: true,
    definition: {
      en: 'Students who miss one school day in ten or more, for whatever reason',
      es: 'Estudiantes que faltan a uno de cada diez días de clase o más, por la razón que sea',
    },
    population: ALL_STUDENTS,
    source: STUDENT_RECORDS,
    frequency: 'monthly',
    availability: 'have',
    breakdowns: ['school', 'grade', 'income', 'disability'],
  },
  belong: {
    ...start(58, '2025-04'),
    ...goal(80, '2029-04'),
    ...by('Dr. Mai Ito', COLLEGE),
    direction: 'up',
    source: SURVEY,
    frequency: 'yearly',
    availability: 'have',
    breakdowns: ['grade', 'gender', 'language'],
  },
  trustedAdult: {
    ...goal(90, '2029-04'),
    ...by('Dr. Mai Ito', COLLEGE),
    direction: 'up',
    source: SURVEY,
    frequency: 'yearly',
    availability: 'have',
  },
  checkups: {
    ...start(64, '2025-05'),
    ...goal(95, '2028-05'),
    ...by('Sam Cole', COUNTY),
    direction: 'up',
    source: { en: 'School nurses’ records', es: 'Registros de enfermería escolar' },
    frequency: 'yearly',
    availability: 'canGet',
  },
  mobility: {
    ...start(22, '2024-06'),
    direction: 'down',
    source: STUDENT_RECORDS,
    frequency: 'yearly',
    availability: 'have',
    breakdowns: ['school', 'income'],
  },
  safe: { ...start(61, '2025-04'), direction: 'up', source: SURVEY, frequency: 'yearly', availability: 'have' },
  turnout: {
    ...start(31, '2024-11'),
    ...goal(60, '2028-11'),
    direction: 'up',
    headline: true,
    source: { en: 'Sign-in sheets', es: 'Hojas de asistencia' },
    frequency: 'twiceAYear',
    availability: 'have',
    breakdowns: ['school', 'language'],
  },
  readAtHome: { direction: 'up', source: FAMILY_SURVEY, frequency: 'yearly', availability: 'have' },
  emptyHomes: {
    ...start(228, '2023'),
    ...goal(120, '2028'),
    ...by('Joan Greene', { en: 'City of Riverbend', es: 'Ciudad de Riverbend' }),
    direction: 'down',
    source: { en: 'City housing register', es: 'Registro municipal de vivienda' },
    frequency: 'yearly',
    availability: 'canGet',
    breakdowns: ['neighborhood'],
  },
  wantToStay: { direction: 'up', source: FAMILY_SURVEY, frequency: 'everyTwoYears', availability: 'mustCreate' },
  readWithEase: {
    ...start(24, '2025-05'),
    ...goal(56, '2028-05'),
    ...by('Grace Okafor', { en: 'Mill Street Elementary', es: 'Primaria Mill Street' }),
    direction: 'up',
    source: { en: 'Teachers’ reading records', es: 'Registros de lectura de docentes' },
    frequency: 'quarterly',
    availability: 'have',
  },
  untilSix: {
    ...start(18, '2025-10'),
    ...goal(60, '2028-10'),
    ...by('Mateo Díaz', { en: 'Boys and girls club', es: 'Club de niñas y niños' }),
    direction: 'up',
    source: { en: 'Club sign-ins', es: 'Registros del club' },
    frequency: 'monthly',
    availability: 'have',
    breakdowns: ['grade', 'gender'],
  },
}
