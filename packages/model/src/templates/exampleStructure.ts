import { type Said, unit as same } from './seed.ts'
import type { BodySeed, SeatSeed, StructureSeed } from './structure.ts'

const ROLES = {
  superintendent: { en: 'superintendent', es: 'superintendente' },
  principal: { en: 'principal', es: 'dirección' },
  coordinator: { en: 'coordinator', es: 'coordinación' },
  teacher: { en: 'teacher', es: 'docente' },
  family: { en: 'family', es: 'familia' },
  student: { en: 'student', es: 'estudiante' },
  partner: { en: 'partner', es: 'organización aliada' },
} as const satisfies Record<string, Said>

const A_COORDINATOR: Said = { en: 'a coordinator', es: 'coordinación' }
const A_FAMILY: Said = { en: 'a family', es: 'una familia' }
const A_STUDENT: Said = { en: 'a student', es: 'estudiante' }

const held = (role: Said, sector: SeatSeed['sector'], holder: string, since = '2025-09'): SeatSeed => ({
  role,
  sector,
  holder,
  since,
})
const open = (role: Said, sector: SeatSeed['sector'], waitsFor: Said, since: string): SeatSeed => ({
  role,
  sector,
  waitsFor,
  since,
})
const site = (key: string, name: Said, meets: Said, seats: readonly SeatSeed[]): BodySeed => ({
  key,
  level: 'site',
  kind: 'team',
  name,
  meets,
  seats,
})

const weekly: Said = { en: 'meets weekly', es: 'cada semana' }
const twiceAMonth: Said = { en: 'twice a month', es: 'dos veces al mes' }

/** Who leads in Riverbend. Both student seats of the council stand open, so that a visitor meets what the checks say. */
export const exampleStructure: StructureSeed = {
  organizations: [
    { key: 'rusd', name: { en: 'Riverbend schools', es: 'Escuelas de Riverbend' }, sector: 'schools' },
    { key: 'eusd', name: { en: 'Eastfork schools', es: 'Escuelas de Eastfork' }, sector: 'schools' },
    { key: 'uw', name: same('Riverbend United Way'), sector: 'nonprofit' },
    { key: 'city', name: { en: 'City of Riverbend', es: 'Ciudad de Riverbend' }, sector: 'government' },
    { key: 'county', name: { en: 'County health department', es: 'Salud pública del condado' }, sector: 'government' },
    { key: 'hospital', name: { en: 'St. Brigid Hospital', es: 'Hospital St. Brigid' }, sector: 'nonprofit' },
    {
      key: 'college',
      name: { en: 'Riverbend College', es: 'Colegio universitario de Riverbend' },
      sector: 'university',
    },
    { key: 'chamber', name: { en: 'Chamber of Commerce', es: 'Cámara de Comercio' }, sector: 'business' },
    { key: 'faith', name: { en: 'Interfaith circle', es: 'Círculo interreligioso' }, sector: 'faith' },
    { key: 'fund', name: { en: 'Riverbend Fund', es: 'Fondo Riverbend' }, sector: 'funder' },
    { key: 'club', name: { en: 'Boys and girls club', es: 'Club de niñas y niños' }, sector: 'nonprofit' },
    { key: 'library', name: { en: 'Public library', es: 'Biblioteca pública' }, sector: 'government' },
  ],
  people: [
    { key: 'reyes', name: same('Dr. Elena Reyes'), at: 'rusd' },
    { key: 'daly', name: same('Martin Daly'), at: 'eusd' },
    { key: 'hall', name: same('Marcus Hall'), at: 'uw' },
    { key: 'greene', name: same('Joan Greene'), at: 'city' },
    { key: 'ortiz', name: same('Lucía Ortiz'), at: 'hospital' },
    { key: 'kim', name: same('Dr. Soo Kim'), at: 'college' },
    { key: 'banks', name: same('Terrence Banks'), at: 'chamber' },
    { key: 'shaw', name: same('Rev. Alice Shaw'), at: 'faith' },
    { key: 'ames', name: same('Ruth Ames'), at: 'fund' },
    { key: 'morales', name: same('Ana Morales') },
    { key: 'tran', name: same('Binh Tran') },
    { key: 'whitfield', name: same('Dana Whitfield'), at: 'uw' },
    { key: 'becker', name: same('Tom Becker'), at: 'uw' },
    { key: 'price', name: same('Jo Price'), at: 'rusd' },
    { key: 'nair', name: same('Priya Nair'), at: 'uw' },
    { key: 'cole', name: same('Sam Cole'), at: 'county' },
    { key: 'ito', name: same('Dr. Mai Ito'), at: 'college' },
    { key: 'okafor', name: same('Grace Okafor'), at: 'rusd' },
    { key: 'lopez', name: same('Rosa López') },
    { key: 'diaz', name: same('Mateo Díaz'), at: 'club' },
    { key: 'voss', name: same('Karl Voss'), at: 'rusd' },
    { key: 'hill', name: same('Nia Hill'), at: 'uw' },
    { key: 'baker', name: same('Liz Baker'), at: 'rusd' },
    { key: 'stone', name: same('Ray Stone'), at: 'rusd' },
    { key: 'jaylen', name: same('Jaylen') },
    { key: 'amara', name: same('Amara') },
    { key: 'wu', name: same('Helen Wu'), at: 'library' },
    { key: 'frost', name: same('Ida Frost'), at: 'rusd' },
    { key: 'mendez', name: same('Carlos Méndez') },
    { key: 'lane', name: same('Peter Lane'), at: 'eusd' },
    { key: 'ruiz', name: same('Inés Ruiz'), at: 'eusd' },
    { key: 'abbott', name: same('Claire Abbott'), at: 'eusd' },
  ],
  bodies: [
    {
      key: 'council',
      level: 'community',
      kind: 'council',
      name: { en: 'Leadership council', es: 'Consejo de liderazgo' },
      purpose: {
        en: 'Holds the vision, settles policy across both districts, answers what the schools ask.',
        es: 'Cuida la visión, acuerda las políticas de los dos distritos y responde a lo que piden las escuelas.',
      },
      meets: { en: 'meets monthly', es: 'cada mes' },
      seats: [
        held(ROLES.superintendent, 'schools', 'reyes', '2023-09'),
        held(ROLES.superintendent, 'schools', 'daly', '2024-01'),
        held({ en: 'United Way', es: 'United Way' }, 'nonprofit', 'hall', '2023-09'),
        held({ en: 'mayor', es: 'alcaldía' }, 'government', 'greene', '2025-01'),
        held({ en: 'hospital', es: 'hospital' }, 'nonprofit', 'ortiz'),
        held({ en: 'college president', es: 'rectoría' }, 'university', 'kim', '2023-09'),
        held({ en: 'business', es: 'empresas' }, 'business', 'banks'),
        held({ en: 'faith community', es: 'comunidad de fe' }, 'faith', 'shaw', '2024-09'),
        held(ROLES.family, 'family', 'morales'),
        held(ROLES.family, 'family', 'tran', '2026-02'),
        open(ROLES.student, 'student', { en: 'a student, Riverbend', es: 'estudiante, Riverbend' }, '2026-06'),
        open(ROLES.student, 'student', { en: 'a student, Eastfork', es: 'estudiante, Eastfork' }, '2026-06'),
      ],
    },
    {
      key: 'funders',
      level: 'community',
      kind: 'committee',
      name: { en: 'Funders’ table', es: 'Mesa de financiadores' },
      purpose: { en: 'Lines up money behind the results.', es: 'Une el dinero en torno a los resultados.' },
      meets: { en: 'each quarter', es: 'cada trimestre' },
      seats: [
        held({ en: 'fund', es: 'fondo' }, 'funder', 'ames', '2024-01'),
        held({ en: 'United Way', es: 'United Way' }, 'nonprofit', 'hall', '2023-09'),
        held({ en: 'city budget', es: 'presupuesto municipal' }, 'government', 'greene', '2025-01'),
      ],
    },
    {
      key: 'backbone',
      level: 'intermediary',
      kind: 'team',
      name: { en: 'Bridge team, hosted by United Way', es: 'Equipo puente, en United Way' },
      purpose: {
        en: 'Plans, trains coordinators, carries questions up and answers down.',
        es: 'Planea, forma a quienes coordinan, lleva preguntas arriba y trae respuestas.',
      },
      meets: weekly,
      seats: [
        held({ en: 'director', es: 'dirección' }, 'staff', 'whitfield', '2024-03'),
        held({ en: 'school sites', es: 'planteles' }, 'staff', 'becker'),
        held({ en: 'lent by the district', es: 'cedido por el distrito' }, 'schools', 'price', '2026-01'),
        open(
          { en: 'training lead', es: 'formación' },
          'staff',
          { en: 'training lead', es: 'responsable de formación' },
          '2026-08',
        ),
      ],
    },
    {
      key: 'data',
      level: 'intermediary',
      kind: 'workingGroup',
      name: { en: 'Data group', es: 'Grupo de datos' },
      purpose: { en: 'Collects, protects and explains the numbers.', es: 'Reúne, protege y explica los números.' },
      meets: twiceAMonth,
      seats: [
        held({ en: 'data lead', es: 'responsable de datos' }, 'staff', 'nair', '2024-06'),
        held({ en: 'county health', es: 'salud del condado' }, 'government', 'cole'),
        held({ en: 'research partner', es: 'investigación' }, 'university', 'ito', '2026-02'),
      ],
    },
    site('mill', { en: 'Mill Street Elementary', es: 'Primaria Mill Street' }, weekly, [
      held(ROLES.principal, 'schools', 'okafor', '2023-09'),
      held(ROLES.coordinator, 'staff', 'diaz', '2024-09'),
      held(ROLES.family, 'family', 'lopez'),
      open(ROLES.family, 'family', A_FAMILY, '2026-10'),
      held(ROLES.partner, 'nonprofit', 'hill'),
    ]),
    site('harbor', { en: 'Harbor Middle', es: 'Secundaria Harbor' }, twiceAMonth, [
      held(ROLES.principal, 'schools', 'voss', '2024-09'),
      held(ROLES.teacher, 'schools', 'baker'),
      open(ROLES.coordinator, 'staff', A_COORDINATOR, '2026-07'),
      held(ROLES.student, 'student', 'amara', '2026-09'),
      open(ROLES.family, 'family', A_FAMILY, '2026-09'),
    ]),
    site('high', { en: 'Riverbend High', es: 'Preparatoria Riverbend' }, weekly, [
      held(ROLES.principal, 'schools', 'stone'),
      held(ROLES.student, 'student', 'jaylen', '2026-09'),
      open(ROLES.student, 'student', A_STUDENT, '2026-10'),
      held(ROLES.partner, 'government', 'wu'),
      open(ROLES.family, 'family', A_FAMILY, '2026-06'),
    ]),
    site('willow', { en: 'Willow Creek Elementary', es: 'Primaria Willow Creek' }, twiceAMonth, [
      held(ROLES.principal, 'schools', 'frost'),
      open(ROLES.coordinator, 'staff', A_COORDINATOR, '2026-09'),
      held(ROLES.family, 'family', 'mendez', '2026-03'),
    ]),
    site('eastfork', { en: 'Eastfork Elementary', es: 'Primaria Eastfork' }, twiceAMonth, [
      held(ROLES.principal, 'schools', 'lane', '2025-01'),
      held(ROLES.teacher, 'schools', 'ruiz'),
      open(ROLES.family, 'family', A_FAMILY, '2026-03'),
    ]),
    site('eastHigh', { en: 'Eastfork High', es: 'Preparatoria Eastfork' }, { en: 'each month', es: 'cada mes' }, [
      held(ROLES.principal, 'schools', 'abbott', '2026-01'),
      open(ROLES.coordinator, 'staff', A_COORDINATOR, '2026-01'),
      open(ROLES.student, 'student', A_STUDENT, '2026-09'),
    ]),
  ],
  channels: [
    {
      from: 'council',
      to: 'backbone',
      purpose: { en: 'Policy, money, answers', es: 'Políticas, dinero, respuestas' },
      rhythm: { en: 'within 30 days', es: 'en 30 días' },
    },
    {
      from: 'backbone',
      to: 'council',
      purpose: { en: 'Findings and requests', es: 'Hallazgos y peticiones' },
      rhythm: { en: 'every month', es: 'cada mes' },
    },
    {
      from: 'backbone',
      to: 'mill',
      purpose: { en: 'Help, training, agreements', es: 'Ayuda, formación, acuerdos' },
      rhythm: { en: 'every two weeks', es: 'cada dos semanas' },
      isTwoWay: true,
    },
    {
      from: 'harbor',
      to: 'backbone',
      purpose: { en: 'What works, what is in the way', es: 'Lo que funciona y lo que estorba' },
      rhythm: { en: 'every two weeks', es: 'cada dos semanas' },
    },
    {
      from: 'data',
      to: 'council',
      purpose: { en: 'Numbers in plain words', es: 'Los números en palabras sencillas' },
      rhythm: { en: 'each quarter', es: 'cada trimestre' },
    },
  ],
}
